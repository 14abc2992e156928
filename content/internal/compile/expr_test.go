package compile

import (
	"fmt"
	"strings"
	"testing"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
	"riobravo/game/rule"
)

// small is a small scenario for expressions to stand in.
func small() *compiler {
	var l diag.List
	id := func(s string) decode.Str { return decode.Str{V: s, Set: true} }
	raw := &decode.Raw{
		Seats:       []decode.Seat{{ID: id("usa"), Side: id("usa")}, {ID: id("mexico"), Side: id("mexico")}, {ID: id("north"), Group: id("north")}},
		Groups:      []decode.Group{{ID: id("north")}, {ID: id("south")}},
		Regions:     []decode.Region{{ID: id("coast")}, {ID: id("hills")}},
		Clauses:     []decode.Clause{{ID: id("truce")}},
		Postures:    []decode.Posture{{ID: id("usa.defer")}, {ID: id("mexico.resist")}},
		Events:      []decode.Event{{ID: id("storm")}},
		Counters:    []decode.Counter{{ID: id("x")}},
		Assumptions: []decode.Assumption{{ID: id("memory")}},
	}
	c := &compiler{raw: raw, list: &l, rs: &game.Ruleset{}, owner: "test"}
	c.tables()
	return c
}

// show prints a tree as nested words, with fields by name.
func show(n rule.Node) string {
	switch n.Op {
	case rule.Const:
		return fmt.Sprint(n.Const)
	case rule.Param:
		return "param:" + game.ParamName(game.ParamID(n.Const))
	case rule.Assume:
		return fmt.Sprintf("assume:%d", n.Const)
	case rule.Field:
		name := ""
		if n.Field >= game.DerivedBase {
			name = "~" + game.Derived()[n.Field-game.DerivedBase].Name
		} else {
			name = game.Registry[n.Field].Name
		}
		who := func(r rule.Ref) string {
			return [...]string{"", fmt.Sprint(r.N), "self", "target", "here", "other"}[r.Who]
		}
		if refs := strings.Trim(who(n.I)+","+who(n.J), ","); refs != "" {
			name += "[" + refs + "]"
		}
		return name
	}
	var args []string
	for _, a := range n.Args {
		args = append(args, show(a))
	}
	op := map[rule.Op]string{
		rule.Add: "+", rule.Sub: "-", rule.Mul: "*", rule.Div: "div", rule.Min: "min", rule.Max: "max", rule.Neg: "neg", rule.Not: "not", rule.And: "and", rule.Or: "or",
		rule.Eq: "==", rule.Ne: "!=", rule.Lt: "<", rule.Le: "<=", rule.Gt: ">", rule.Ge: ">=", rule.If: "if",
	}[n.Op]
	return "(" + op + " " + strings.Join(args, " ") + ")"
}

func TestExpressions(t *testing.T) {
	usa := by(game.Actor{Side: game.USA, Group: game.NoGroup}).about(rule.SelAny, rule.SelAny)
	group := by(game.Actor{Side: game.NoSide, Group: game.NoGroup}).about(rule.SelAny, rule.SelAny)
	north := by(game.Actor{Side: game.NoSide, Group: 0}).about(rule.SelAny, rule.SelAny)
	public := usa
	public.reads = 1
	for _, c := range []struct {
		src  string
		want kind
		s    scope
		out  string // the tree, or the code of the error
	}{
		{"1 + 2 * 3", integer, anyone, "7"},
		{"-trade", integer, anyone, "(neg trade)"},
		{"-2147483648 + 0", integer, anyone, "E024"},
		{"rung >= 6 && cooperation < 3", truthy, anyone, "(and (>= ~rung 6) (< cooperation 3))"},
		{"rung >= 6 and not (cooperation < 3) or false", truthy, anyone, "(or (and (>= ~rung 6) (not (< cooperation 3))) 0)"},
		{"2 < rung < 5", truthy, anyone, "(and (< 2 ~rung) (< ~rung 5))"},
		{"rung > 3 ? 2 : 1", integer, anyone, "(if (> ~rung 3) 2 1)"},
		{"min(trade, flow, 3)", integer, anyone, "(min (min trade flow) 3)"},
		{"max(5, div(trade, 2))", integer, anyone, "(max 5 (div trade 2))"},
		{"abs(alignment - 5)", integer, anyone, "(max (- alignment 5) (neg (- alignment 5)))"},
		{"self.capital", integer, usa, "resource[self]"},
		{"usa.approval - mexico.approval", integer, anyone, "(- approval[0] approval[1])"},
		{"mexico.corruption", integer, anyone, "leak[1]"},
		{"group.south.heat", integer, anyone, "heat[1]"},
		{"region.hills.core", integer, anyone, "core[1]"},
		{"target.core", integer, usa, "core[target]"},
		{"here.intel", integer, usa, "~intel[here]"},
		{"here.labs", integer, anyone, "labs[here,target]"},
		{"self.labs", integer, group, "labs[here,self]"},
		{"target.presence", integer, usa, "presence[here,target]"},
		{"clause.truce == 0", truthy, anyone, "(== ~clause[0] 0)"},
		{"clause.truce", truthy, anyone, "~clause[0]"},
		{"!posture.mexico.resist", truthy, anyone, "(not ~posture[1])"},
		{"event.storm == 0", truthy, anyone, "(== fired[0] 0)"},
		{"counter.x + param.wages", integer, anyone, "(+ counter[0] param:wages)"},
		{"assume.memory ? 1 : 2", integer, anyone, "(if assume:0 1 2)"},
		{"tariffs * 3", integer, anyone, "(* tariffs 3)"},
		{"choice == 1", truthy, anyone, "(== ~choice 1)"},

		{"target.cash > 3", truthy, usa, "E025"},
		{"target.cash > 3", truthy, usa.truly(), "(> cash[target] 3)"},
		{"target.believed_cash > 3", truthy, usa, "(> ~believed_cash[target] 3)"},
		{"usa.capital > 3", truthy, usa, "(> resource[0] 3)"},
		{"mexico.capital > 3", truthy, usa, "E025"},
		{"other.capital > 3", truthy, usa, "E025"},
		{"self.capital > 3", truthy, public, "E025"},
		{"self.cash > 3", truthy, group, "(> cash[self] 3)"},
		{"group.north.cash > 3", truthy, group, "E025"},
		{"group.north.cash > 3", truthy, north, "(> cash[0] 3)"},
		{"group.south.cash > 3", truthy, north, "E025"},
		{"here.intel_usa > 3", truthy, usa, "(> intel_usa[here,target] 3)"},
		{"here.intel_mexico > 3", truthy, usa, "E025"},
		{"self.prepared_slots > 0", truthy, usa, "(> ~prepared_slots[self] 0)"},
		{"mexico.prepared_slots > 0", truthy, usa, "E025"},
		{"target.income_ratio > 0", truthy, usa, "E025"},
		{"target.rebuild > 0", truthy, usa, "E025"},
		{"self.heat > 0", truthy, usa, "E026"},

		{"10 / 2", integer, anyone, "E023"},
		{"2 ** 3", integer, anyone, "E023"},
		{"7 % 2", integer, anyone, "E023"},
		{"1.5", integer, anyone, "E023"},
		{"\"a\"", integer, anyone, "E023"},
		{"nil", integer, anyone, "E023"},
		{"[1][0]", integer, anyone, "E023"},
		{"let x = 1; x", integer, anyone, "E023"},
		{"trade?.x", integer, anyone, "E023"},
		{"sum([1])", integer, anyone, "E023"},
		{"all([1], # > 0)", truthy, anyone, "E023"},
		{"trade | abs()", integer, anyone, "(max trade (neg trade))"},
		{"trade in [1, 2]", truthy, anyone, "E023"},
		{"1..3", integer, anyone, "E023"},
		{"trade; flow", integer, anyone, "E023"},
		{"trade ?? 1", integer, anyone, "E023"},
		{"{a: 1}", integer, anyone, "E023"},
		{"trade.x()", integer, anyone, "E023"},
		{"1 +", integer, anyone, "E020"},
		{"(", integer, anyone, "E020"},
		{"rung = 3", truthy, anyone, "E020"},
		{"'", integer, anyone, "E020"},
		{"3000000000", integer, anyone, "E024"},
		{"70000 * 70000", integer, anyone, "E024"},
		{"99999999999999999999", integer, anyone, "E020"},
		{"0x10", integer, anyone, "E007"},
		{"017 + trade", integer, anyone, "E007"},
		{"1_000", integer, anyone, "E007"},
		{"rung", truthy, anyone, "E022"},
		{"rung > 3", integer, anyone, "E022"},
		{"true + 1", integer, anyone, "E022"},
		{"(rung > 3) == 1", truthy, anyone, "E022"},
		{"div(1)", integer, anyone, "E022"},
		{"min()", integer, anyone, "E022"},
		{"nonsense", integer, anyone, "E021"},
		{"self.nonsense", integer, anyone, "E021"},
		{"group.west.heat", integer, anyone, "E021"},
		{"self", integer, anyone, "E021"},
		{"self.draft", integer, usa, "E021"},
		{"clause.x", integer, anyone, "E021"},
		{"region.coast", integer, anyone, "E021"},
		{strings.Repeat("(", 60) + "1" + strings.Repeat(")", 60), integer, anyone, "1"},
		{strings.Repeat("-", 60) + "trade", integer, anyone, "E028"},
		{strings.Repeat("1 + ", 200) + "1", integer, anyone, "E028"},
	} {
		comp := small()
		n, ok := comp.expr(decode.Expr{Src: c.src, Set: true}, c.want, c.s, "")
		got := show(n)
		if !ok {
			all := comp.list.All()
			if len(all) == 0 {
				t.Errorf("%q: refused without a word", c.src)
				continue
			}
			got = string(all[0].Code)
		} else if comp.list.Failed() {
			t.Errorf("%q: taken, with an error: %s", c.src, comp.list)
		}
		if got != c.out {
			t.Errorf("%q: got %s, want %s\n%s", c.src, got, c.out, comp.list)
		}
	}
}

// Whatever is written, an expression is a tree or a diagnostic.
func FuzzExpression(f *testing.F) {
	for _, s := range []string{"1 + 2", "rung > 3 ? trade : 0", "min(1, 2, 3)", "posture.usa.defer", "not (a and b)", "'", "a.b.c[1]?.d", "-----1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		c := small()
		n, ok := c.expr(decode.Expr{Src: src, At: diag.Span{File: "x", Line: 1, Col: 1}, Exact: true, Set: src != ""}, integer, anyone, "")
		if !ok && src != "" && !c.list.Failed() {
			t.Errorf("%q: refused without a word", src)
		}
		_ = show(n)
		_ = c.list.String()
	})
}
