package hall

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"riobravo/game"
)

// Kinds of address.
const (
	Everyone = "all"
	ToSeat   = "seat"
	Own      = "cabinet" // the writer's own seat
	Desk     = "desk"    // the facilitator
	Dissent  = "dissent" // the own cabinet, and the record
)

// Address is to whom a letter goes.
type Address struct {
	Kind string
	Seat game.Seat // ToSeat
}

// Letter is what a person wrote to people. From is NoSeat for the facilitator.
type Letter struct {
	N         int // from 1 on, at its table
	Month     int16
	From      game.Seat
	Name      string
	To        Address
	Text      string
	At        time.Time
	Withdrawn bool `json:",omitempty"` // the facilitator took it back: it stands in the record alone
}

// The limits of what people write.
const (
	LetterLength = 500  // runes
	lettersMost  = 5000 // at a table
	perMinute    = 20   // of one person
)

// letterText is a text as it is kept: valid, in one paragraph, within the limit.
func letterText(s string) (string, error) {
	s = strings.TrimSpace(strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " "))
	switch {
	case s == "":
		return "", ErrEmpty
	case utf8.RuneCountInString(s) > LetterLength:
		return "", ErrLong
	}
	return s, nil
}

// mayRead tells whether a seat may read a letter. What was opened may be read by all.
func (l *Letter) mayRead(k game.Seat) bool {
	switch l.To.Kind {
	case Everyone:
		return true
	case ToSeat:
		return l.From == k || l.To.Seat == k
	case Own, Dissent, Desk:
		return l.From == k
	}
	return false
}

// write keeps a letter and then wakes those who may read it; it gives the letter's number.
func (t *Table) write(l Letter) (int, error) {
	l.At = t.hall.cfg.Now()
	l.Month = t.game.Standing().Month
	t.mu.Lock()
	if len(t.letters) >= lettersMost {
		t.mu.Unlock()
		return 0, ErrLong
	}
	l.N = len(t.letters) + 1
	t.letters = append(t.letters, l)
	t.mu.Unlock()
	if err := t.hall.keep(); err != nil {
		t.mu.Lock()
		t.letters = t.letters[:l.N-1]
		t.mu.Unlock()
		return 0, err
	}
	t.tell(News{Kind: NewsLetter, Who: l.Name, From: l.From, To: l.To, Text: l.Text}, func(c *Chair) bool {
		return (c.watch && c.p.All || l.mayRead(c.p.Seat)) && !(c.p.Name == l.Name && c.seated(l.From))
	})
	return l.N, nil
}

// Letters are those that a seat may read, oldest first; with all, every one.
func (t *Table) Letters(k game.Seat, all bool) []Letter {
	opened := t.hall.Opened() && t.past()
	t.mu.Lock()
	defer t.mu.Unlock()
	var out []Letter
	for _, l := range t.letters {
		if all || opened || l.mayRead(k) {
			out = append(out, l)
		}
	}
	return out
}

// Opened tells whether secret letters may be read by all once a game is over.
func (h *Hall) Opened() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.opened
}

// Open lets secret letters be read once a game is over, or no more.
func (h *Hall) Open(yes bool) error {
	h.mu.Lock()
	h.opened = yes
	h.mu.Unlock()
	return h.keep()
}

// Say is a facilitator's letter to a table's seat, or to everyone.
func (t *Table) Say(name string, to Address, text string) error {
	text, err := letterText(text)
	if err != nil {
		return err
	}
	n, err := t.write(Letter{From: game.NoSeat, Name: name, To: to, Text: text})
	if err != nil {
		return err
	}
	t.did(deed{What: deedLetter, N: n})
	return nil
}

// withdraw takes a letter of the facilitator's back.
func (t *Table) withdraw(n int) error {
	t.mu.Lock()
	i := slices.IndexFunc(t.letters, func(l Letter) bool { return l.N == n })
	if i < 0 {
		t.mu.Unlock()
		return ErrBuilt
	}
	t.letters[i].Withdrawn = true
	t.mu.Unlock()
	return t.hall.keep()
}
