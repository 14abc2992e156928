package hall

import (
	"errors"
	"slices"

	"riobravo/game"
	"riobravo/save"
)

// What a facilitator does to a table can be taken back, the last first, where that makes sense: a deed is what is kept of it
// so that the table can be brought back. One that everybody has seen, as rulings that were rolled or a part that was sealed,
// stands among them so that undo says so instead of taking back what was done before it.

// deed is something that a facilitator did to a table. The fields that a kind does not name are zero.
type deed struct {
	What  string       // a deed below
	Line  string       // as it was typed
	N     int          `json:",omitempty"` // the letter, the event or the seat
	Field game.Field   `json:",omitempty"` // a value that was set, at (I, J), from Old to New
	I     int16        `json:",omitempty"`
	J     int16        `json:",omitempty"`
	Old   int16        `json:",omitempty"`
	New   int16        `json:",omitempty"`
	Plan  *game.Plan   `json:",omitempty"` // what was said of the event before
	Words save.Wording `json:",omitempty"` // how the event was to be told before
	Was   bool         `json:",omitempty"` // how a switch stood
	Lock  bool         `json:",omitempty"` // whether the table was locked
	Name  string       `json:",omitempty"` // who filled the seat
	Clock *keptClock   `json:",omitempty"` // how the clock stood

	Ruling *Ruling `json:",omitempty"` // what was said of the memo before
}

// The deeds.
const (
	deedSet    = "set"
	deedInject = "inject"
	deedPlan   = "plan"
	deedWord   = "word"
	deedLetter = "letter"
	deedLock   = "lock"
	deedMute   = "mute"
	deedHold   = "hold"
	deedClock  = "clock"
	deedFill   = "fill"
	deedEnd    = "end"
	deedRule   = "rule"
	deedRoll   = "roll"
	deedSeal   = "seal"
)

// ofGame are the deeds that a rewind leaves behind.
var ofGame = []string{deedSet, deedInject, deedPlan, deedWord, deedRule, deedRoll, deedSeal}

// deedsMost is how many deeds of a table are kept; older ones make room.
const deedsMost = 50

// Errors of Undo, beside the game's own refusals.
var (
	ErrNoDeed = errors.New("hall: nothing is left to take back")
	ErrBuilt  = errors.New("hall: something was built on it")
)

// did notes a deed.
func (t *Table) did(d deed) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.deeds = append(t.deeds, d); len(t.deeds) > deedsMost {
		t.deeds = t.deeds[1:]
	}
}

// Typed gives the deeds that have none yet the line that was typed for them.
func (t *Table) Typed(line string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for i := range t.deeds {
		if t.deeds[i].Line == "" {
			t.deeds[i].Line = line
		}
	}
}

// Deeds are the lines of what can be taken back, oldest first.
func (t *Table) Deeds() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var out []string
	for _, d := range t.deeds {
		out = append(out, d.Line)
	}
	return out
}

// Undo takes the last deed back and says which it was; reason gives what the game's log says of it. A deed that cannot be
// taken back any more is forgotten, so that the one before it may be; month is then where going back would undo it.
func (t *Table) Undo(reason func(line string) string) (line string, month int16, err error) {
	t.mu.Lock()
	if len(t.deeds) == 0 {
		t.mu.Unlock()
		return "", 0, ErrNoDeed
	}
	d := t.deeds[len(t.deeds)-1]
	t.deeds = t.deeds[: len(t.deeds)-1 : len(t.deeds)-1]
	t.mu.Unlock()
	if err := t.undo(&d, reason(d.Line)); err != nil {
		var ref *game.Refusal
		if errors.As(err, &ref) {
			err = ErrBuilt
		}
		if !errors.Is(err, ErrBuilt) && !errors.Is(err, ErrRolled) { // it could not be kept: it stands, and so does the deed
			t.did(d)
		}
		return d.Line, int16(d.N), err
	}
	t.moved()
	return d.Line, 0, t.hall.keep()
}

// undo brings the table back to before a deed.
func (t *Table) undo(d *deed, reason string) error {
	switch d.What {
	case deedSet:
		if s := t.game.Whole(); s.Get(d.Field, int(d.I), int(d.J)) != d.New {
			return ErrBuilt
		}
		return t.game.Facilitate(game.Command{Kind: game.CmdField, Seat: game.NoSeat, Field: d.Field, I: d.I, J: d.J, Value: d.Old}, reason)
	case deedInject:
		if err := t.game.Facilitate(game.Command{Kind: game.CmdUndo}, reason); err != nil {
			return err
		}
		t.tell(News{Kind: NewsTakenBack}, everybody)
		return nil
	case deedPlan:
		return t.game.Facilitate(d.Plan.Command(), reason)
	case deedWord:
		return t.word(game.EventID(d.N), d.Words)
	case deedRule:
		t.setRuling(game.Seat(d.N), game.Column(d.I), d.Ruling)
		return nil
	case deedRoll, deedSeal:
		return ErrRolled
	case deedLetter:
		return t.withdraw(d.N)
	case deedFill:
		return t.fill(game.Seat(d.N), d.Name)
	}
	return t.unset(d)
}

// unset puts a switch or the clock back.
func (t *Table) unset(d *deed) error {
	switch d.What {
	case deedLock:
		return t.set(&t.locked, d.Was)
	case deedMute:
		return t.set(&t.muted, d.Was)
	case deedHold:
		return t.hold(d.Was)
	case deedClock:
		t.clock.back(*d.Clock)
		return t.timed()
	case deedEnd:
		t.end(false)
		t.clock.back(*d.Clock)
		t.tell(News{Kind: NewsResumed}, everybody)
		defer t.attend()
		return errors.Join(t.set(&t.paused, d.Was), t.set(&t.locked, d.Lock))
	}
	return ErrBuilt
}

// forgetDeeds forgets those of some kinds.
func (t *Table) forgetDeeds(kinds ...string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.deeds = slices.DeleteFunc(slices.Clone(t.deeds), func(d deed) bool { return slices.Contains(kinds, d.What) })
}
