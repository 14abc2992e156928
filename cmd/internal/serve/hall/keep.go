package hall

import (
	"encoding/json"
	"errors"
	"time"

	"riobravo/cmd/internal/table"
	"riobravo/game"
)

// form is the number of the shape below.
const form = 1

// kept is what a hall knows, as it is made durable.
type kept struct {
	Form   int
	Salt   []byte
	Codes  map[string]Ticket
	People []Person
	Opened bool
	Marks  []string
	Tables []keptTable
}

type keptTable struct {
	Name     string
	Game     string // its id in the store
	Fills    []string
	Locked   bool
	Ended    bool `json:",omitempty"`
	Muted    bool
	Paused   bool
	Letters  []Letter
	Deeds    []deed      `json:",omitempty"`
	Rulings  []Ruling    `json:",omitempty"`
	Shared   []Cabinet   `json:",omitempty"` // by seat
	Trail    []step      `json:",omitempty"`
	Standing []*Standing `json:",omitempty"` // by seat
	Clock    keptClock
	Cabinets *keptBallots `json:",omitempty"`
}

// keptClock is a table's clock: it goes on by the time of day while the host is down.
type keptClock struct {
	Each  time.Duration // what it gives a part
	Left  time.Duration // while it stands
	Until time.Time     // while it runs; zero when it stands
	Held  bool
	Paced bool // each part takes what the scenario says
}

// ErrForm says that what was kept is not of this program's shape.
var ErrForm = errors.New("hall: what was kept is of another shape")

// Games are the ids of the games of a hall that was kept.
func Games(data []byte) ([]string, error) {
	k, err := parse(data)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, t := range k.Tables {
		out = append(out, t.Game)
	}
	return out, nil
}

func parse(data []byte) (*kept, error) {
	k := &kept{}
	if json.Unmarshal(data, k) != nil || k.Form != form || len(k.Tables) == 0 || len(k.Salt) == 0 {
		return nil, ErrForm
	}
	return k, nil
}

// Resume opens a hall that was kept: its tables where they stood, its people and codes as they were.
func Resume(cfg Config, data []byte) (*Hall, error) {
	k, err := parse(data)
	if err != nil {
		return nil, err
	}
	h := open(cfg)
	h.salt, h.opened, h.marks = k.Salt, k.Opened, k.Marks
	if k.Codes != nil {
		h.codes = k.Codes
	}
	for i := range k.People {
		p := &k.People[i]
		if p.Table < -1 || p.Table >= len(k.Tables) || p.Seat < game.NoSeat || int(p.Seat) >= len(cfg.Rules.Seats) {
			return nil, ErrForm
		}
		h.people = append(h.people, p)
	}
	for i := range k.Tables {
		if err := h.takeUp(i, &k.Tables[i]); err != nil {
			return nil, err
		}
	}
	return h, h.keep()
}

// takeUp sets a kept table in its place.
func (h *Hall) takeUp(i int, k *keptTable) error {
	log, at, err := h.cfg.Resume(k.Game)
	if err != nil {
		return err
	}
	c := h.cfg.Table
	c.Rules = h.cfg.Rules
	g, err := table.Resume(c, log, at)
	if err != nil {
		return err
	}
	t := newTable(h, i, k.Name, g, k.Fills)
	t.locked, t.ended, t.muted, t.paused, t.letters = k.Locked, k.Ended, k.Muted, k.Paused, k.Letters
	g.Stop(k.Ended)
	h.tables = append(h.tables, t)
	for seat, name := range k.Fills {
		if seat < len(t.seats) && name != g.Player(game.Seat(seat)) {
			if err := g.Fill(game.Seat(seat), name); err != nil {
				return err
			}
		}
	}
	for _, p := range h.people {
		if p.Role == Player && p.Table == i && !p.Gone {
			t.seats[p.Seat].claimed = true
		}
	}
	t.at = t.stands()
	t.recall(k)
	t.takeBallots(k.Cabinets)
	t.clock.restore(k.Clock)
	return nil
}

// recall takes up what was kept of a table's standing sheets and of its past.
func (t *Table) recall(k *keptTable) {
	t.deeds, t.rulings = k.Deeds, k.Rulings
	for seat, c := range k.Shared {
		if seat < len(t.seats) && !t.hall.cfg.Reseat {
			t.seats[seat].cabinet = c
		}
	}
	for seat, s := range k.Standing {
		if seat < len(t.seats) {
			t.seats[seat].standing = s
		}
	}
	t.trail = nil
	for _, s := range k.Trail {
		if s.N <= t.game.Length() {
			t.trail = append(t.trail, s)
		}
	}
	t.trace()
}

// keep makes what the hall knows durable.
func (h *Hall) keep() error {
	if h.cfg.Store == nil {
		return nil
	}
	h.keeping.Lock() // what is known later is written later
	defer h.keeping.Unlock()
	k := kept{Form: form}
	for _, t := range h.tables {
		k.Tables = append(k.Tables, t.keptNow())
	}
	h.mu.Lock()
	k.Salt, k.Codes, k.Opened, k.Marks = h.salt, h.codes, h.opened, h.marks
	for _, p := range h.people {
		k.People = append(k.People, Person{ID: p.ID, Name: p.Name, Role: p.Role, Table: p.Table, Seat: p.Seat, All: p.All, Keys: p.Keys, Token: p.Token, Gone: p.Gone, Wall: p.Wall, Lag: p.Lag})
	}
	b, err := json.Marshal(k)
	h.mu.Unlock()
	if err != nil {
		return err
	}
	return h.cfg.Store(b)
}
