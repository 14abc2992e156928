package screen

import (
	"sync"

	"riobravo/cmd/internal/tui/widget/theatre"
	"riobravo/game"
)

// Land is the geometry of the theatre with the map last made of it. It belongs to one terminal.
type Land struct {
	Geometry *theatre.Geometry
	m        *theatre.Map
	rules    *game.Ruleset
}

// read is the geometry that was read last: a host draws the same land for hundreds of seats.
var read struct {
	sync.Mutex
	data *byte // where its bytes lie; they do not change
	land *theatre.Geometry
}

// NewLand reads the geometry; nil data is a land of sea. The same bytes are read once.
func NewLand(data []byte) (*Land, error) {
	if len(data) == 0 {
		return &Land{Geometry: &theatre.Geometry{}}, nil
	}
	read.Lock()
	defer read.Unlock()
	if read.data != &data[0] {
		g, err := theatre.Parse(data)
		if err != nil {
			return &Land{Geometry: &theatre.Geometry{}}, err
		}
		read.data, read.land = &data[0], g
	}
	return &Land{Geometry: read.land}, nil
}

// Map is the theatre's map: in a game over the regions of its scenario, before one over none.
func (c *Ctx) Map() *theatre.Map {
	l := c.Land
	var rules *game.Ruleset
	if c.Session != nil {
		rules = c.Session.Rules()
	}
	if l.m != nil && l.rules == rules {
		return l.m
	}
	var ids []string
	if rules != nil {
		for _, d := range rules.Regions {
			ids = append(ids, d.Map)
		}
	}
	l.m, l.rules = theatre.New(l.Geometry, ids), rules
	return l.m
}
