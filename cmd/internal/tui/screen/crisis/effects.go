package crisis

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
	"riobravo/game/rule"
)

// moves are an outcome's effects in words, as far as they are certain beforehand: amounts that depend on the state, and
// subjects that only the moment decides, are left to the outcome's sentence.
func (k *Crisis) moves(c *screen.Ctx, o open, row *game.CrisisOutcome) string {
	var out []string
	for i := range row.Effects {
		e := &row.Effects[i]
		if e.When != nil {
			continue
		}
		m := game.Move{Kind: e.Kind, Field: game.Field(e.Field), After: e.After, For: e.For, Monthly: e.Monthly, Chance: 100, Arg: e.Arg, Arg2: e.Arg2}
		by, sure := value(c.Rules(), e.By)
		m.By = int16(by)
		if e.Chance != nil {
			n, ok := value(c.Rules(), *e.Chance)
			sure, m.Chance = sure && ok, int16(n)
		}
		i1, ok1 := o.subject(e.I)
		i2, ok2 := o.subject(e.J)
		m.I, m.J = i1, i2
		if !sure || !ok1 || !ok2 {
			continue
		}
		s := c.Text.Move(m)
		if s != "" && e.Kind == rule.KindCasualties {
			if words := rule.Kinds[e.Kind].Params[0].Words; int(e.Arg2) < len(words) && c.Words.Has("ui.draw."+words[e.Arg2]) {
				s = c.T("ui.crisis.dead", "Who", s, "N", c.T("ui.draw."+words[e.Arg2]))
			} else if by > 0 {
				s = c.T("ui.crisis.dead", "Who", s, "N", c.Text.Number(int(by)))
			}
		}
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, "; ")
}

// subject resolves what an effect is about; false when only the moment decides.
func (o open) subject(r rule.Ref) (int16, bool) {
	switch r.Who {
	case rule.Nobody, rule.Fixed:
		return r.N, true
	case rule.Target:
		return int16(o.group), o.group >= 0
	case rule.Here:
		return int16(o.region), o.region >= 0
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
