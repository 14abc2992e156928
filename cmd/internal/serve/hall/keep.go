package hall

import (
	"encoding/json"
	"time"
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
	Name    string
	Game    string // its id in the store
	Fills   []string
	Locked  bool
	Muted   bool
	Letters []Letter
	Left    time.Duration // on the clock
	Phase   time.Duration // what the clock gives a phase
}

// keep makes what the hall knows durable.
func (h *Hall) keep() error {
	if h.cfg.Store == nil {
		return nil
	}
	k := kept{Form: form}
	for _, t := range h.tables {
		k.Tables = append(k.Tables, t.keptNow())
	}
	h.mu.Lock()
	k.Salt, k.Codes, k.Opened, k.Marks = h.salt, h.codes, h.opened, h.marks
	for _, p := range h.people {
		k.People = append(k.People, Person{ID: p.ID, Name: p.Name, Role: p.Role, Table: p.Table, Seat: p.Seat, All: p.All, Keys: p.Keys, Token: p.Token, Gone: p.Gone})
	}
	b, err := json.Marshal(k)
	h.mu.Unlock()
	if err != nil {
		return err
	}
	return h.cfg.Store(b)
}
