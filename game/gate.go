package game

import (
	"slices"

	"riobravo/game/rule"
)

// gate is a lowered condition: tests that must all hold, side by side in one line of the processor's cache, and what no
// test can say. Most conditions are a few tests of which the first or second fails.
type gate struct {
	tests [mostTests]test
	n     uint8
	rest  *[]reading // the other parts, the cheapest first; nil: none
}

// mostTests is how many tests stand in a gate itself; more are among its other parts.
const mostTests = 4

// test is the commonest part of a condition: that a field, or the months since the month that it holds, lies in a run of
// values.
type test struct {
	low   int16
	width uint16 // the highest value is low + width
	at    uint16 // see spot
	step  uint16
	of    subject
	since bool
}

// holds tells whether all parts of a condition hold; nil holds always.
func (g *gate) holds(c *Ctx) bool { return g == nil || g.ask(c) }

func (g *gate) ask(c *Ctx) bool {
	cells, who := c.S.cells(), c.who()
	for i := range g.tests[:g.n&(2*mostTests-1)] {
		t, v := &g.tests[i], int16(0)
		if n := int(who[t.of&(subjects-1)]); n >= 0 {
			v = cells[int(t.at)+n*int(t.step)]
		}
		if t.since {
			v = int16(since(c.S.World.Month, v))
		}
		if uint16(v-t.low) > t.width {
			return false
		}
	}
	if g.rest == nil {
		return true
	}
	for _, f := range *g.rest {
		if f(c) == 0 {
			return false
		}
	}
	return true
}

// all lowers a conjunction; without parts it is nil.
func (rs *Ruleset) all(parts []rule.Node) *gate {
	var g gate
	var rest []rule.Node
	for _, p := range parts {
		t, ok := testOf(p)
		switch {
		case p.Op == rule.Const && p.Const != 0:
		case ok && g.n < mostTests:
			g.tests[g.n] = t
			g.n++
		default:
			rest = append(rest, p)
		}
	}
	if len(rest) == 0 && g.n == 0 {
		return nil
	}
	if len(rest) == 0 {
		return rs.shared(g)
	}
	slices.SortStableFunc(rest, func(a, b rule.Node) int { return price(a) - price(b) })
	fs := make([]reading, len(rest))
	for i, p := range rest {
		fs[i] = rs.closure(p)
	}
	g.rest = &fs
	return &g
}

// shared is the one gate of these tests: what holds for one order or effect often holds for many.
func (rs *Ruleset) shared(g gate) *gate {
	if known, ok := rs.gates[g]; ok {
		return known
	}
	if rs.gates == nil {
		rs.gates = map[gate]*gate{}
	}
	rs.gates[g] = &g
	return &g
}

// testOf is a folded part of a condition as a test; ok is false if it is none.
func testOf(n rule.Node) (t test, ok bool) {
	low, high := int64(0), int64(0)
	switch {
	case n.Op == rule.Not:
	case len(n.Args) != 2 || n.Args[1].Op != rule.Const:
		return t, false
	default:
		if low, high, ok = bounds(n.Op, int64(n.Args[1].Const)); !ok {
			return t, false
		}
	}
	f := n.Args[0]
	if f.Op == rule.Field && f.Field >= DerivedBase {
		name := derived[f.Field-DerivedBase].Name
		month, is := months[name]
		switch {
		case is:
			f.Field, t.since = uint16(month), true
		case name == "rung": // see State.Rung: four points each, the tenth without an end
			f.Field = uint16(FEscalation)
			if low = max(4*low, -1<<31); high < 10 {
				high = 4*high + 3
			}
		}
	}
	p, ok := spotOf(f)
	if !ok {
		return t, false
	}
	low, high = max(low, -1<<15), min(high, 1<<15-1) // what a field can hold
	t.low, t.width, t.at, t.step, t.of = int16(low), uint16(high-low), uint16(p.at), uint16(p.step), p.of
	return t, low <= high
}

// months are the fields that hold the month of what a derived value counts the months since.
var months = map[string]Field{
	"since_uninvited": FLastUninvited, "since_op": FLastOp, "since_conceded": FConceded, "since_summit": FSummit, "since_refused": FRefused,
	"since_struck": FStruck, "since_killed_by_us": FKilledByUs, "since_hit_by_us": FHitByUs,
}
