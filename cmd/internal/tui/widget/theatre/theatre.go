// Package theatre draws the land that the exercise is about: a hybrid of filled land, a coast in quarter blocks and
// lines in braille, with the same land as tiles and as a strip of crossings. It gets what each theatre shows (Site) and
// knows no game, messages or keys. What depends on the size alone is computed once and kept; Draw only colours it. Read
// Map first.
package theatre

import (
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Site is what one theatre shows in one layer.
type Site struct {
	Letter string     // who holds it, "·" nobody
	Slot   int        // the holder's colour slot, -1 nobody's
	Ground theme.Role // the land's ground; NoGround or nothing: the holder's fill
	Short  string     // after the area's code: one letter or digit
	Wide   string     // the same with room: at most five cells
	Level  string     // on its tile: at most five cells
	Hold   string     // how strong the holder is, for the crossings view: four cells
	Share  string     // at its crossing, at most four cells
	State  string     // the same: open or shut
	Shut   bool
	Alarm  bool
}

// Scene is what the map shows now.
type Scene struct {
	Sites  []Site
	Select int // -1 nothing
	Focus  bool
	Trade  bool // every route is drawn
	Bare   bool // no places, codes or incidents: a picture
	View   View
	Legend []widget.Row // of the tile view, where the grid leaves room
}

// site is a theatre's land: its areas, the largest first.
type site struct {
	id    string
	areas []int
	main  int // -1: the geometry does not know it
}

// Map is the land with the rasters drawn from it so far. It belongs to one session and is not safe for use by several
// goroutines at once.
type Map struct {
	geo    *Geometry
	ids    []string
	sites  []site
	owner  []int // by area: its theatre, -1 none
	byRank []int // areas, those whose code matters most first
	kept   map[kept]*raster
	order  []kept
	placed map[string]int // by place: its theatre
}

type kept struct {
	w, h int
	v    View
}

// keepAtMost rasters: the sizes and windows that one session looks at in turn.
const keepAtMost = 12

// New returns a map of the land for theatres given by id, in the order in which Draw gets them and At answers.
func New(g *Geometry, ids []string) *Map {
	m := &Map{geo: g, ids: ids, owner: make([]int, len(g.Areas)), kept: map[kept]*raster{}}
	for _, id := range ids {
		s := site{id: id, main: -1}
		for a := range g.Areas {
			if g.Areas[a].Theatre != id {
				continue
			}
			s.areas = append(s.areas, a)
			if s.main < 0 || g.Areas[a].Size > g.Areas[s.main].Size {
				s.main = a
			}
		}
		m.sites = append(m.sites, s)
		if s.main >= 0 {
			m.byRank = append(m.byRank, s.main)
		}
	}
	for a := range m.owner {
		m.owner[a] = -1
	}
	for i, s := range m.sites {
		for _, a := range s.areas {
			m.owner[a] = i
			if a != s.main {
				m.byRank = append(m.byRank, a)
			}
		}
	}
	return m
}

// Knows tells whether the map was made for these theatres.
func (m *Map) Knows(n int) bool { return len(m.ids) == n }

// Abbr is the two letters of a theatre's main area, "" for one that the geometry does not know.
func (m *Map) Abbr(i int) string {
	if i < 0 || i >= len(m.sites) || m.sites[i].main < 0 {
		return ""
	}
	return m.geo.Areas[m.sites[i].main].Abbr
}

// Code is the letters of a theatre's main area on its tile.
func (m *Map) Code(i int) string {
	if i < 0 || i >= len(m.sites) || m.sites[i].main < 0 {
		return ""
	}
	return m.geo.Areas[m.sites[i].main].Code
}

// raster returns the land at a size, drawn once.
func (m *Map) raster(w, h int, v View) *raster {
	k := kept{w, h, v}
	if r, ok := m.kept[k]; ok {
		return r
	}
	if len(m.order) >= keepAtMost {
		delete(m.kept, m.order[0])
		m.order = m.order[1:]
	}
	r := m.rasterize(w, h, v)
	m.kept[k], m.order = r, append(m.order, k)
	return r
}
