package save

import (
	"fmt"

	"riobravo/game"
)

// Luck is the dice of one record: the secret of the game and the epoch of the line it stands in.
type Luck struct {
	Secret [2]uint64
	Epoch  uint32
}

// Decider decides a command as the engine does under some rules: it returns the facts, and leaves the state alone.
type Decider func(s *game.State, c *game.Command, luck Luck) ([]game.Event, *game.Refusal)

// Redecide lets every command be decided again and names the first that came out otherwise: refused, or a fact that is
// not the same, with the field it moves. A log without its secret cannot be decided again.
func (l *Log) Redecide(decide Decider) error {
	s := l.opening
	for i := range l.records {
		r := &l.records[i]
		events, ref := l.decide(i, &s, decide)
		if ref != nil {
			return &Difference{Record: i + 1, What: "refused", Want: "taken", Got: game.RefusalNames[ref.Code]}
		}
		if d := differ(i+1, r.Events, events); d != nil {
			return d
		}
		game.Fold(&s, r.Events)
	}
	return nil
}

// decide decides the command of a record again: those about what came before out of the log, the others by the rules.
func (l *Log) decide(i int, s *game.State, decide Decider) ([]game.Event, *game.Refusal) {
	c := &l.records[i].Command
	var events []game.Event
	var code game.RefusalCode
	switch c.Kind {
	case game.CmdUndo:
		events, code = undo(l.records[:i], c.Seat)
	case game.CmdRedo:
		events, code = redo(l.records[:i], c.Seat)
	case game.CmdRewind:
		var ok bool
		if events, ok = rewind(l, i, c.Value); !ok {
			code = game.RefusedRange
		}
	default:
		return decide(s, c, l.Luck(i))
	}
	if code != 0 {
		return nil, &game.Refusal{Code: code, Command: *c, Order: game.NoOrder, Clause: -1}
	}
	return events, nil
}

// differ compares the facts of a record with those decided again.
func differ(record int, kept, again []game.Event) *Difference {
	for n := range max(len(kept), len(again)) {
		switch {
		case n >= len(kept):
			return &Difference{Record: record, What: "facts", Want: fmt.Sprint(len(again)), Got: fmt.Sprint(len(kept))}
		case n >= len(again):
			return &Difference{Record: record, What: "facts", Want: fmt.Sprint(len(again)), Got: fmt.Sprint(len(kept))}
		case kept[n] == again[n]:
			continue
		}
		a, b := &kept[n], &again[n]
		d := &Difference{Record: record, What: "fact", Want: fmt.Sprintf("kind %d", b.Kind), Got: fmt.Sprintf("kind %d", a.Kind)}
		if b.Kind == game.Changed || b.Kind == game.EstimateRevised || b.Kind == game.FieldSet {
			d.What, d.Field = "field", b.Field.Label(int(b.I), int(b.J))
			d.Want, d.Got = fmt.Sprint(b.New), "another fact"
			if a.Kind == b.Kind && a.Field == b.Field && a.I == b.I && a.J == b.J {
				d.Got = fmt.Sprint(a.New)
			}
		}
		return d
	}
	return nil
}
