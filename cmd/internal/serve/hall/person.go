package hall

import (
	"crypto/rand"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"riobravo/game"
)

// NameLength is the most letters of a person's name.
const NameLength = 24

// Person is somebody who was let in. The fields are kept; what is only now stands in visit.
type Person struct {
	ID    int
	Name  string
	Role  Role
	Table int // 0-based; -1 all
	Seat  game.Seat
	All   bool
	Wall  bool
	Lag   Lag
	Keys  []string // hashes of the SSH keys that are this person's
	Token string   // hash of the browser's token, "" none
	Gone  bool     // replaced or sent away: keys and token open nothing any more

	visit *Visit
}

// Visit is a person's connection.
type Visit struct {
	Person *Person
	hall   *Hall
	end    func(why error)
	chair  *Chair
}

// TidyName is a person's name as it is shown: letters, digits and a few signs, cut where it is long.
func TidyName(s string) string {
	var b strings.Builder
	for _, r := range strings.TrimSpace(s) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), strings.ContainsRune(" .'-_", r):
			b.WriteRune(r)
		}
	}
	r := []rune(strings.Join(strings.Fields(b.String()), " "))
	return string(r[:min(len(r), NameLength)])
}

// Known finds a person by an SSH key's hash or a browser's token; nil nobody.
func (h *Hall) Known(key, token string) *Person {
	if token != "" {
		token = h.digest(token)
	}
	if key != "" {
		key = h.digest(key)
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for i := len(h.people) - 1; i >= 0; i-- { // the newest: a key may have sat elsewhere before
		p := h.people[i]
		if !p.Gone && (key != "" && slices.Contains(p.Keys, key) || token != "" && p.Token == token) {
			return p
		}
	}
	return nil
}

// Admit lets a person in by a ticket. The same name with the same ticket is the same person, who comes back to the same
// place; the ticket's table and seat must be chosen. The key's hash, if there is one, opens the place from now on.
func (h *Hall) Admit(t Ticket, name, key string) (*Person, error) {
	if key != "" {
		key = h.digest(key)
	}
	if t.Table >= 0 && t.Role == Player {
		if err := h.tables[t.Table].mayEnter(t.Seat, name); err != nil {
			return nil, err
		}
	}
	h.mu.Lock()
	p := h.placed(t, name)
	if p == nil {
		p = &Person{ID: len(h.people) + 1, Name: name, Role: t.Role, Table: t.Table, Seat: t.Seat, All: t.All, Wall: t.Wall, Lag: t.Lag}
		h.people = append(h.people, p)
	}
	if key != "" && !slices.Contains(p.Keys, key) {
		p.Keys = append(p.Keys, key)
	}
	h.mu.Unlock()
	return p, h.keep()
}

// Has tells whether somebody of that name has the place that a ticket opens already.
func (h *Hall) Has(t Ticket, name string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.placed(t, name) != nil
}

// Sits tells whether somebody of that name is in the place that a ticket opens now.
func (h *Hall) Sits(t Ticket, name string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	p := h.placed(t, name)
	return p != nil && p.visit != nil
}

// placed is the person of a name at a ticket's place; nil nobody. The hall is locked.
func (h *Hall) placed(t Ticket, name string) (p *Person) {
	for _, o := range h.people {
		if !o.Gone && strings.EqualFold(o.Name, name) && o.Role == t.Role && o.Table == t.Table && o.Seat == t.Seat && o.All == t.All && o.Wall == t.Wall && o.Lag == t.Lag {
			p = o
		}
	}
	return p
}

// Token gives a person a token that opens the place again; an older one opens it no more.
func (h *Hall) Token(p *Person) (string, error) {
	var b [24]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", err
	}
	token := hex.EncodeToString(b[:])
	d := h.digest(token)
	h.mu.Lock()
	p.Token = d
	h.mu.Unlock()
	return token, h.keep()
}

// Enter begins a person's visit. Where the person is here already, the older connection ends; end is called when the hall
// ends this one.
func (h *Hall) Enter(p *Person, end func(why error)) (*Visit, error) {
	h.mu.Lock()
	if h.closed != nil {
		h.mu.Unlock()
		return nil, h.closed
	}
	if p.Gone {
		h.mu.Unlock()
		return nil, ErrNobody
	}
	old := p.visit
	v := &Visit{Person: p, hall: h, end: end}
	p.visit = v
	h.mu.Unlock()
	if old != nil {
		old.end(ErrElsewhere)
	}
	if p.Role == Player {
		h.tables[p.Table].arrived(p)
	}
	h.cfg.Log.Info("enter", "person", p.ID, "role", p.Role, "table", p.Table+1, "seat", int(p.Seat))
	return v, nil
}

// Leave ends a visit; a seat that nobody is left in is minded by a bot after the hall's grace.
func (v *Visit) Leave() {
	h, p := v.hall, v.Person
	h.mu.Lock()
	last := p.visit == v
	if last {
		p.visit = nil
	}
	h.mu.Unlock()
	if v.chair != nil {
		v.chair.Rise()
	}
	if last && p.Role == Player {
		h.tables[p.Table].left(p)
	}
	h.cfg.Log.Info("leave", "person", p.ID)
}

// dismiss ends a person's visit, if there is one.
func (h *Hall) dismiss(p *Person, why error) {
	h.mu.Lock()
	v := p.visit
	h.mu.Unlock()
	if v != nil {
		v.end(why)
	}
}

// Remove sends a person away for good: the key and token open the place no more.
func (h *Hall) Remove(p *Person) error {
	h.mu.Lock()
	p.Gone = true
	v := p.visit
	h.mu.Unlock()
	if v != nil {
		v.end(ErrNobody)
	}
	return h.keep()
}

// Here are the people of a seat who are connected, in the order in which they came.
func (h *Hall) here(table int, k game.Seat) []*Person {
	h.mu.Lock()
	defer h.mu.Unlock()
	var out []*Person
	for _, p := range h.people {
		if p.visit != nil && p.Role == Player && p.Table == table && p.Seat == k {
			out = append(out, p)
		}
	}
	return out
}

// People are all who were let in and not sent away.
func (h *Hall) People() []Seen {
	return slices.DeleteFunc(h.Everyone(), func(s Seen) bool { return s.gone })
}

// Everyone is all who were ever let in: who gave a place up did something at it until then.
func (h *Hall) Everyone() []Seen {
	h.mu.Lock()
	defer h.mu.Unlock()
	var out []Seen
	for _, p := range h.people {
		out = append(out, Seen{Person: p, Name: p.Name, Role: p.Role, Table: p.Table, Seat: p.Seat, Here: p.visit != nil, gone: p.Gone})
	}
	return out
}

// Seen is a person as others see them.
type Seen struct {
	Person *Person
	Name   string
	Role   Role
	Table  int
	Seat   game.Seat
	Here   bool
	gone   bool
}
