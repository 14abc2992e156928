package table

import (
	"fmt"

	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
)

// Stop says at which command a migration cannot go on: the new rules refuse it, or have no such thing any more.
type Stop struct {
	Record  int
	Refusal *game.Refusal
	Gone    string // the id that the new rules do not have, "" none
	View    game.View
}

// Migrate decides every command of a log again under other rules, in a log of its own with the same dice and people. The
// names that commands use are looked up in the new rules. It stops at the first command that does not go through.
func Migrate(l *save.Log, old, now *game.Ruleset) (*save.Log, *Stop, error) {
	st := l.Stamp()
	if len(st.Seats) != len(now.Seats) {
		return nil, &Stop{Gone: fmt.Sprintf("%d seats", len(st.Seats))}, nil
	}
	st.Engine, st.RulesHash, st.TextHash = save.Engine, now.RulesHash, now.TextHash
	st.Options = append(append([]save.Option(nil), st.Options...), save.Option{Name: "migrated_from", Value: l.Head().Short()})
	s := game.New(now)
	out := save.Create(st, &s)
	buf := &game.Buffer{}
	for i := range l.Records() {
		c := l.Records()[i].Command
		text, _ := l.Note(c.Note)
		if gone := rename(&c, old, now); gone != "" {
			return nil, stopAt(now, &s, i, c, nil, gone), nil
		}
		events, ref := decide(out, now, &s, &c, buf)
		if ref != nil {
			return nil, stopAt(now, &s, i, c, ref, ""), nil
		}
		game.Fold(&s, events)
		if err := out.Append(c, events, game.Checksum(&s), text); err != nil {
			return nil, nil, err
		}
	}
	return out, nil, nil
}

// decide decides a command under rules, at the end of a log.
func decide(l *save.Log, rs *game.Ruleset, s *game.State, c *game.Command, buf *game.Buffer) ([]game.Event, *game.Refusal) {
	var events []game.Event
	var code game.RefusalCode
	switch c.Kind {
	case game.CmdUndo:
		events, code = l.Undo(c.Seat)
	case game.CmdRedo:
		events, code = l.Redo(c.Seat)
	case game.CmdRewind:
		var ok bool
		if events, ok = l.Rewind(c.Value); !ok {
			code = game.RefusedRange
		}
	default:
		luck := l.Luck(len(l.Records()))
		return game.Decide(rs, s, c, dice.Source{K0: luck.Secret[0], K1: luck.Secret[1], Epoch: luck.Epoch}, buf)
	}
	if code != 0 {
		return nil, &game.Refusal{Code: code, Command: *c, Order: game.NoOrder, Clause: -1}
	}
	return events, nil
}

func stopAt(rs *game.Ruleset, s *game.State, i int, c game.Command, ref *game.Refusal, gone string) *Stop {
	st := &Stop{Record: i + 1, Refusal: ref, Gone: gone}
	game.ViewFor(rs, s, max(c.Seat, 0), &st.View)
	return st
}

// renamer looks the numbers of one set of rules up in another, by id.
type renamer struct {
	old, now *game.Ruleset
	gone     string
}

// by gives the number of the thing with the same id; numbers below 0 name none and stay.
func by[N ~int8 | ~int16](r *renamer, n *N, old int, oldID func(int) string, now int, nowID func(int) string) {
	if *n < 0 || int(*n) >= old {
		return
	}
	id := oldID(int(*n))
	for i := range now {
		if nowID(i) == id {
			*n = N(i)
			return
		}
	}
	r.gone = id
}

func (r *renamer) region(n *game.Region) {
	by(r, n, len(r.old.Regions), func(i int) string { return r.old.Regions[i].ID }, len(r.now.Regions), func(i int) string { return r.now.Regions[i].ID })
}

func (r *renamer) group(n *game.Group) {
	by(r, n, len(r.old.Groups), func(i int) string { return r.old.Groups[i].ID }, len(r.now.Groups), func(i int) string { return r.now.Groups[i].ID })
}

func (r *renamer) posture(n *game.PostureID) {
	by(r, n, len(r.old.Postures), func(i int) string { return r.old.Postures[i].ID }, len(r.now.Postures), func(i int) string { return r.now.Postures[i].ID })
}

func (r *renamer) order(o *game.Order) {
	by(r, &o.ID, len(r.old.Orders), func(i int) string { return r.old.Orders[i].ID }, len(r.now.Orders), func(i int) string { return r.now.Orders[i].ID })
	r.region(&o.Region)
	r.group(&o.Group)
}

func (r *renamer) offer(b *game.Bundle) {
	for i := range b.Clauses[:max(0, min(int(b.N), len(b.Clauses)))] {
		u := &b.Clauses[i]
		by(r, &u.Clause, len(r.old.Clauses), func(i int) string { return r.old.Clauses[i].ID }, len(r.now.Clauses), func(i int) string { return r.now.Clauses[i].ID })
		r.region(&u.Region)
		r.group(&u.Group)
	}
}

// rename gives a command's things the numbers that they have in other rules; it returns the id of one that is gone.
func rename(c *game.Command, old, now *game.Ruleset) string {
	r := &renamer{old: old, now: now}
	switch c.Kind {
	case game.CmdSignal:
		by(r, &c.Signal, len(old.Signals), func(i int) string { return old.Signals[i].ID }, len(now.Signals), func(i int) string { return now.Signals[i].ID })
	case game.CmdOffer:
		r.offer(&c.Offer)
	case game.CmdPosture:
		r.posture(&c.Posture)
	case game.CmdOrder:
		r.order(&c.Order)
	case game.CmdSheet:
		r.posture(&c.Sheet.Posture)
		for i := range c.Sheet.Orders {
			r.order(&c.Sheet.Orders[i])
		}
	case game.CmdTroops:
		r.region(&c.Order.Region)
		if from := game.Region(c.Slot); from >= 0 {
			r.region(&from)
			c.Slot = int16(from)
		}
	case game.CmdInject, game.CmdPlan, game.CmdWord:
		by(r, &c.Slot, len(old.Events), func(i int) string { return old.Events[i].ID }, len(now.Events), func(i int) string { return now.Events[i].ID })
		r.region(&c.Order.Region)
		r.group(&c.Order.Group)
	}
	return r.gone
}
