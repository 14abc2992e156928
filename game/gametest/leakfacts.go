package gametest

import (
	"errors"
	"fmt"

	"riobravo/game"
)

// onStep looks at every fact of a step through every seat.
func (g *leaks) onStep(before *game.State, cmd *game.Command, events []game.Event) error {
	fail := func(e *game.Event, k game.Seat, what string) error {
		label := ""
		if isChange(e.Kind) {
			label = e.Field.Label(int(e.I), int(e.J)) + " "
		}
		return errors.New(where(before, k, fmt.Sprintf("fact of kind %d (%s%+v): %s", e.Kind, label, *e, what)))
	}
	records := g.records(before, events)
	for n := range events {
		e := &events[n]
		was := g.folded
		game.Apply(&g.folded, e)
		held := g.hold(e)
		for m := range g.Rules.Seats {
			k := game.Seat(m)
			t, ok := game.Redact(*e, k)
			if isChange(e.Kind) {
				f, i, j := e.Field, int(e.I), int(e.J)
				old, now := knows(g.Rules, &was, k, f, i, j) || held&(1<<uint(k)) != 0, knows(g.Rules, &g.folded, k, f, i, j)
				now = now || f != game.FOfferAnswer && f != game.FTreatyStrain && records[record(f, i)]&(1<<uint(k)) != 0
				switch {
				case ok && !old && !now:
					return fail(e, k, "the seat may not know the field it sees changed")
				case ok && !old && t.Old != 0 && f != game.FOfferState:
					return fail(e, k, "the old value is a secret")
				case !ok && game.Registry[f].Seen != game.SeenByParties && now:
					return fail(e, k, "the seat may know the field and is not told")
				}
			}
			if !ok {
				if _, ok := game.Redact(g.unseen(e), k); ok {
					return fail(e, k, "whether the seat is told depends on what happened")
				}
				continue
			}
			if t != *e {
				if err := g.twin(e, t, k); err != nil {
					return fail(e, k, err.Error())
				}
			}
			if !g.mayCause(before, &was, k, t.Cause) {
				return fail(e, k, "its cause is a secret")
			}
			game.Apply(&g.shadow[k], &t)
		}
	}
	for m := range g.Rules.Seats {
		if err := g.addsUp(game.Seat(m)); err != nil {
			return fmt.Errorf("%s: %w", where(before, game.Seat(m), fmt.Sprintf("command %d of seat %d", cmd.Kind, cmd.Seat)), err)
		}
	}
	return nil
}

// mayCause tells whether a seat may know the order, clause or posture that a fact names as its cause: what is public, what
// it gave itself, what it is a party to.
func (g *leaks) mayCause(before, was *game.State, k game.Seat, cause game.Cause) bool {
	class, n := cause.Split()
	switch class {
	case game.CauseOrder:
		if g.Rules.Orders[n].Public {
			return true
		}
		for c := range game.Column(game.Columns) {
			if was.Own[k].DraftOrder(c).ID == game.OrderID(n) {
				return true
			}
		}
		return false
	case game.CausePosture:
		own := &was.Own[k]
		return g.Rules.Postures[n].Actor.Side >= 0 || own.Posture == int16(n) || own.Stand == int16(n)+1
	case game.CauseClause:
		if !g.Rules.Clauses[n].Secret {
			return true
		}
		if g.signed[int16(n)]&(1<<uint(k)) != 0 {
			return true
		}
		for _, s := range [...]*game.State{before, was, &g.folded, &g.t.State} {
			for i := range s.Treaties {
				for _, c := range s.Treaties[i].Clauses {
					if c[0] == int16(n)+1 && knows(g.Rules, s, k, game.FTreatyLive, i, 0) {
						return true
					}
				}
			}
		}
		return false
	}
	return true
}

// record names the treaty, offer or modifier that a field stands in; other fields have none.
func record(f game.Field, i int) [2]int {
	d := &game.Registry[f]
	if d.Seen != game.SeenByParties {
		return [2]int{}
	}
	scope := d.Scope
	if scope == game.ScopeTreatySlot || scope == game.ScopeOfferSlot {
		scope--
	}
	return [2]int{int(scope), i + 1}
}

// leads are the fields that tell whether a record is there.
var leads = map[game.Scope]game.Field{game.ScopeTreaty: game.FTreatyLive, game.ScopeOffer: game.FOfferState, game.ScopeModifier: game.FModKind}

// holding has a bit for each seat that may know a record.
func (g *leaks) holding(s *game.State, at [2]int) uint8 {
	out := uint8(0)
	for k := range g.Rules.Seats {
		if knows(g.Rules, s, game.Seat(k), leads[game.Scope(at[0])], at[1]-1, 0) {
			out |= 1 << uint(k)
		}
	}
	return out
}

// hold follows who knows a record, from its beginning until the next takes its place, and returns who knew it before e.
func (g *leaks) hold(e *game.Event) uint8 {
	if !isChange(e.Kind) || game.Registry[e.Field].Seen != game.SeenByParties {
		return 0
	}
	at := record(e.Field, int(e.I))
	held := g.holders[at]
	if e.Field == leads[game.Scope(at[0])] && e.Old == 0 {
		held = 0
		g.holders[at] = 0
	}
	g.holders[at] |= g.holding(&g.folded, at)
	return held
}

// records has, for each record that a step wrote, a bit for each seat that may know it at some moment of the step: records
// are written part by part, and may come and go in one step.
func (g *leaks) records(before *game.State, events []game.Event) map[[2]int]uint8 {
	out := map[[2]int]uint8{}
	clear(g.signed)
	s := *before
	for n := range events {
		e := &events[n]
		game.Apply(&s, e)
		if !isChange(e.Kind) || game.Registry[e.Field].Seen != game.SeenByParties {
			continue
		}
		at := record(e.Field, int(e.I))
		holders := g.holding(&s, at)
		out[at] |= holders
		if e.Field == game.FTreatyClause && e.New > 0 && e.J%4 == 0 {
			g.signed[e.New-1] |= holders
		}
	}
	return out
}

// addsUp demands that the facts a seat was told add up to what it sees, apart from the records on the table.
func (g *leaks) addsUp(k game.Seat) error {
	if g.luck.N(g.Every) != 0 {
		return nil
	}
	s := &g.t.State
	return eachLeaf(func(f game.Field, i, j int) error {
		if game.Registry[f].Seen == game.SeenByParties || !knows(g.Rules, s, k, f, i, j) {
			return nil
		}
		if told, is := g.shadow[k].Get(f, i, j), s.Get(f, i, j); told != is {
			return fmt.Errorf("%s is %d, and the seat was told %d", f.Label(i, j), is, told)
		}
		return nil
	})
}
