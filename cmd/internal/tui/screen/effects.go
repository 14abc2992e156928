package screen

import (
	"riobravo/game"
	"riobravo/game/rule"
)

// Subject is what effects are about: who acts, the other party, the target and the place.
type Subject struct {
	Self, Other game.Seat
	Target      game.Group
	Here        game.Region
}

// EffectTexts are effects in words, as far as they are certain beforehand: amounts that depend on the state, and subjects
// that only the moment decides, are left out.
func (c *Ctx) EffectTexts(all []game.Effect, a Subject) []string {
	var moves []game.Move
	var out []string
	flush := func() {
		out = append(out, c.Text.Moves(moves, 0)...)
		moves = nil
	}
	for i := range all {
		e := &all[i]
		m, ok := c.move(e, a)
		if !ok {
			continue
		}
		if e.Kind != rule.KindCasualties {
			moves = append(moves, m)
			continue
		}
		flush()
		s := c.Text.Move(m)
		if words := rule.Kinds[e.Kind].Params[0].Words; s != "" && int(e.Arg2) < len(words) && c.Words.Has("ui.draw."+words[e.Arg2]) {
			s = c.T("ui.crisis.dead", "Who", s, "N", c.T("ui.draw."+words[e.Arg2]))
		} else if s != "" && m.By > 0 {
			s = c.T("ui.crisis.dead", "Who", s, "N", c.Text.Number(int(m.By)))
		}
		if s != "" {
			out = append(out, s)
		}
	}
	flush()
	return out
}

// EffectMoves are the same as expected changes, for screens that add them up.
func (c *Ctx) EffectMoves(all []game.Effect, a Subject) []game.Move {
	var out []game.Move
	for i := range all {
		if m, ok := c.move(&all[i], a); ok {
			out = append(out, m)
		}
	}
	return out
}

// move is an effect as an expected change; false when something in it depends on the moment.
func (c *Ctx) move(e *game.Effect, a Subject) (game.Move, bool) {
	if e.When != nil {
		return game.Move{}, false
	}
	m := game.Move{Kind: e.Kind, Field: game.Field(e.Field), After: e.After, For: e.For, Monthly: e.Monthly, Chance: 100, Arg: e.Arg, Arg2: e.Arg2}
	by, sure := value(c.Rules(), e.By)
	m.By = int16(by)
	if e.Chance != nil {
		n, ok := value(c.Rules(), *e.Chance)
		sure, m.Chance = sure && ok, int16(n)
	}
	i, ok1 := c.subject(e.I, m.Field, a)
	j, ok2 := c.subject(e.J, m.Field, a)
	m.I, m.J = i, j
	return m, sure && ok1 && ok2
}

// subject resolves what an effect is about; false when only the moment decides.
func (c *Ctx) subject(r rule.Ref, f game.Field, a Subject) (int16, bool) {
	seat := func(k game.Seat) (int16, bool) {
		if k < 0 {
			return 0, false
		}
		if s := game.Registry[f].Scope; s == game.ScopeGroup || s == game.ScopeGroupSlot {
			g := c.Rules().Seats[k].Group
			return int16(g), g >= 0
		}
		return int16(k), true
	}
	switch r.Who {
	case rule.Nobody, rule.Fixed:
		return r.N, true
	case rule.Target:
		return int16(a.Target), a.Target >= 0
	case rule.Here:
		return int16(a.Here), a.Here >= 0
	case rule.Self:
		return seat(a.Self)
	case rule.Other:
		return seat(a.Other)
	}
	return 0, false
}

// value is an expression's value when it needs no state.
func value(rs *game.Ruleset, n rule.Node) (int32, bool) {
	switch n.Op {
	case rule.Const:
		return n.Const, true
	case rule.Param:
		if n.Const >= 0 && int(n.Const) < len(rs.Params) {
			return rs.Params[n.Const], true
		}
	case rule.Neg:
		if len(n.Args) == 1 {
			v, ok := value(rs, n.Args[0])
			return -v, ok
		}
	}
	return 0, false
}
