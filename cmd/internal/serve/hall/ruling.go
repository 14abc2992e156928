package hall

import (
	"errors"
	"slices"

	"riobravo/game"
)

// What a facilitator makes of a memo is written down first and carried out when the facilitator says so: until then nobody has
// seen it, no die was rolled, and it can be taken back or replaced. From then on only going back to a month undoes it.

// Ruling is a facilitator's word on a memo that was not carried out yet.
type Ruling struct {
	Seat   game.Seat
	Column game.Column
	What   *game.RulingOf `json:",omitempty"` // nil: the memo is dismissed
	Reason string
	Line   string // the effects as they were typed
}

func (r *Ruling) command() game.Command {
	c := game.Command{Kind: game.CmdRule, Seat: r.Seat, Column: r.Column}
	if r.What != nil {
		c.Yes, c.Ruling = true, *r.What
	}
	return c
}

// Errors of rulings.
var (
	ErrNoRuling = errors.New("hall: no ruling waits")
	ErrRolled   = errors.New("hall: the dice were rolled and seen")
)

// Rule writes down what becomes of a memo, in place of what was said of it before. What the rules forbid is refused at once.
func (t *Table) Rule(r Ruling) error {
	if _, _, ref := t.game.Try(r.command()); ref != nil {
		return ref
	}
	before := t.ruled(r.Seat, r.Column)
	t.setRuling(r.Seat, r.Column, &r)
	t.did(deed{What: deedRule, N: int(r.Seat), I: int16(r.Column), Ruling: before})
	return t.hall.keep()
}

// ruled is the ruling on a memo that was not carried out yet, nil none.
func (t *Table) ruled(k game.Seat, c game.Column) *Ruling {
	for _, r := range t.Rulings() {
		if r.Seat == k && r.Column == c {
			return &r
		}
	}
	return nil
}

// setRuling puts a ruling in the place of the one on the same memo; nil takes that away.
func (t *Table) setRuling(k game.Seat, c game.Column, r *Ruling) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rulings = slices.DeleteFunc(slices.Clone(t.rulings), func(o Ruling) bool { return o.Seat == k && o.Column == c })
	if r != nil {
		t.rulings = append(t.rulings, *r)
	}
}

// Rulings are those that were not carried out yet, in the order in which they were made.
func (t *Table) Rulings() []Ruling {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.rulings)
}

// Unruled are the memos that wait for a ruling still.
func (t *Table) Unruled() []Memo {
	return slices.DeleteFunc(t.Memos(), func(m Memo) bool { return t.ruled(m.Seat, m.Column) != nil })
}

// Roll carries the rulings out, in the order in which they were made; one that the rules do not allow any more stays, as do those
// behind it.
func (t *Table) Roll() error {
	all := t.Rulings()
	if len(all) == 0 {
		return ErrNoRuling
	}
	month := t.game.Standing().Month
	for i := range all {
		r := &all[i]
		if err := t.facilitate(r.command(), r.Reason); err != nil {
			return errors.Join(err, t.hall.keep())
		}
		t.setRuling(r.Seat, r.Column, nil)
		if i == 0 {
			t.forgetDeeds(deedRule)
			t.did(deed{What: deedRoll, N: int(month)})
		}
	}
	return t.hall.keep()
}

// unruled forgets the rulings that a rewind left behind.
func (t *Table) unruled() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rulings = nil
}
