package game

import (
	"slices"

	"riobravo/game/rule"
)

// Expressions are lowered once, by Prepare, into functions that only do what is left to do: parameters are numbers by
// then, parts that cannot matter are gone, sums and conjunctions are lists, and of a conjunction the cheapest parts are
// asked first (reading an expression changes nothing, so the order of its parts is free).

// reading is a lowered expression.
type reading = func(c *Ctx) int32

// lower turns a checked tree into a function; constants stay constants (nil function).
func (rs *Ruleset) lower(n rule.Node) reading {
	if n = rs.fold(n); n.Op == rule.Const {
		return nil
	}
	return rs.closure(n)
}

// fold replaces parameters and assumptions by their values, computes constant parts and drops those without effect.
func (rs *Ruleset) fold(n rule.Node) rule.Node {
	switch n.Op {
	case rule.Param:
		return rule.Int(rs.Params[n.Const])
	case rule.Assume:
		return rule.Int(b2i(rs.assumed[n.Const]))
	case rule.Const, rule.Field:
		return n
	}
	args := make([]rule.Node, len(n.Args))
	all := true
	for i, a := range n.Args {
		args[i] = rs.fold(a)
		all = all && args[i].Op == rule.Const
	}
	n.Args = args
	if !all {
		return simpler(n)
	}
	c := Ctx{}
	return rule.Int(rs.closure(n)(&c))
}

// simpler is a folded node without an operand that does nothing: x + 0, x * 1, 0 * x, a branch that is never taken.
func simpler(n rule.Node) rule.Node {
	a, b := n.Args[0], n.Args[len(n.Args)-1]
	is := func(n rule.Node, k int32) bool { return n.Op == rule.Const && n.Const == k }
	switch n.Op {
	case rule.Add:
		if is(a, 0) {
			return b
		} else if is(b, 0) {
			return a
		}
	case rule.Sub:
		if is(b, 0) {
			return a
		}
	case rule.Mul:
		if is(a, 0) || is(b, 0) {
			return rule.Int(0)
		} else if is(a, 1) {
			return b
		} else if is(b, 1) {
			return a
		}
	case rule.And:
		if is(a, 0) || is(b, 0) {
			return rule.Int(0)
		}
	case rule.If:
		if a.Op == rule.Const && a.Const != 0 {
			return n.Args[1]
		} else if a.Op == rule.Const {
			return n.Args[2]
		}
	}
	return n
}

// closure lowers a folded node.
func (rs *Ruleset) closure(n rule.Node) reading {
	switch n.Op {
	case rule.Const:
		k := n.Const
		return func(*Ctx) int32 { return k }
	case rule.Field:
		return rs.read(n)
	case rule.Add, rule.Sub, rule.Neg:
		return rs.sum(n)
	case rule.Mul:
		if n.Args[0].Op == rule.Const || n.Args[1].Op == rule.Const {
			return rs.sum(n)
		}
	case rule.And:
		g := rs.all(conjuncts(n, nil))
		return func(c *Ctx) int32 { return b2i(g.holds(c)) }
	case rule.Or:
		return rs.some(n)
	case rule.Not:
		return rs.within(n.Args[0], 0, 0)
	case rule.If:
		g, b, d := rs.all(conjuncts(n.Args[0], nil)), rs.closure(n.Args[1]), rs.closure(n.Args[2])
		return func(c *Ctx) int32 {
			if g.holds(c) {
				return b(c)
			}
			return d(c)
		}
	}
	if k := n.Args[1]; k.Op == rule.Const {
		if low, high, ok := bounds(n.Op, int64(k.Const)); ok {
			return rs.within(n.Args[0], low, high)
		}
	}
	return dyadic(n.Op, rs.closure(n.Args[0]), rs.closure(n.Args[1]))
}

// bounds are the values for which a comparison with a literal holds, if they are one run.
func bounds(op rule.Op, k int64) (low, high int64, ok bool) {
	low, high = -1<<31, 1<<31-1
	switch op {
	case rule.Ge:
		low = k
	case rule.Gt:
		low = k + 1
	case rule.Le:
		high = k
	case rule.Lt:
		high = k - 1
	case rule.Eq:
		low, high = k, k
	default:
		return 0, 0, false
	}
	return low, high, low <= high
}

// within lowers "low <= n <= high", the commonest condition of all.
func (rs *Ruleset) within(n rule.Node, low, high int64) reading {
	from, width := int32(low), uint32(high-low)
	if p, ok := spotOf(n); ok {
		if at := p.at; p.of == ofNone {
			return func(c *Ctx) int32 { return b2i(uint32(int32(c.S.cells()[at])-from) <= width) }
		}
		return func(c *Ctx) int32 { return b2i(uint32(p.read(c)-from) <= width) }
	}
	if n.Op == rule.Field && n.Field >= DerivedBase {
		d, i, j := derived[n.Field-DerivedBase].fn, n.I, n.J
		return func(c *Ctx) int32 { return b2i(uint32(d(c, i, j)-from) <= width) }
	}
	a := rs.closure(n)
	return func(c *Ctx) int32 { return b2i(uint32(a(c)-from) <= width) }
}

// sum lowers additions, subtractions and products with literals: a number and terms, each taken so many times.
func (rs *Ruleset) sum(n rule.Node) reading {
	type term struct {
		k  int32
		fn reading
	}
	var terms []term
	base := int32(0)
	var gather func(n rule.Node, k int32)
	gather = func(n rule.Node, k int32) {
		switch {
		case n.Op == rule.Const:
			base += k * n.Const
		case n.Op == rule.Add:
			gather(n.Args[0], k)
			gather(n.Args[1], k)
		case n.Op == rule.Sub:
			gather(n.Args[0], k)
			gather(n.Args[1], -k)
		case n.Op == rule.Neg:
			gather(n.Args[0], -k)
		case n.Op == rule.Mul && n.Args[0].Op == rule.Const:
			gather(n.Args[1], k*n.Args[0].Const)
		case n.Op == rule.Mul && n.Args[1].Op == rule.Const:
			gather(n.Args[0], k*n.Args[1].Const)
		default:
			terms = append(terms, term{k, rs.closure(n)})
		}
	}
	gather(n, 1)
	if len(terms) == 1 {
		k, fn := terms[0].k, terms[0].fn
		return func(c *Ctx) int32 { return base + k*fn(c) }
	}
	return func(c *Ctx) int32 {
		v := base
		for i := range terms {
			v += terms[i].k * terms[i].fn(c)
		}
		return v
	}
}

// some lowers a disjunction: it ends with the first part that holds.
func (rs *Ruleset) some(n rule.Node) reading {
	parts := flat(n.Op, n, nil)
	slices.SortStableFunc(parts, func(a, b rule.Node) int { return price(a) - price(b) })
	fs := make([]reading, len(parts))
	for i, p := range parts {
		fs[i] = rs.closure(p)
	}
	return func(c *Ctx) int32 {
		for _, f := range fs {
			if f(c) != 0 {
				return 1
			}
		}
		return 0
	}
}

// flat lists the operands of a run of the same operator.
func flat(op rule.Op, n rule.Node, buf []rule.Node) []rule.Node {
	if n.Op != op {
		return append(buf, n)
	}
	return flat(op, n.Args[1], flat(op, n.Args[0], buf))
}

// price is roughly what reading a node costs.
func price(n rule.Node) int {
	if n.Op == rule.Field {
		if _, ok := spotOf(n); ok {
			return 1
		}
		return 4
	}
	sum := 1
	for _, a := range n.Args {
		sum += price(a)
	}
	return sum
}

func dyadic(op rule.Op, a, b reading) reading {
	switch op {
	case rule.Mul:
		return func(c *Ctx) int32 { return a(c) * b(c) }
	case rule.Div:
		return func(c *Ctx) int32 {
			if d := b(c); d != 0 {
				return a(c) / d
			}
			return 0
		}
	case rule.Min:
		return func(c *Ctx) int32 { return min(a(c), b(c)) }
	case rule.Max:
		return func(c *Ctx) int32 { return max(a(c), b(c)) }
	case rule.Eq:
		return func(c *Ctx) int32 { return b2i(a(c) == b(c)) }
	case rule.Ne:
		return func(c *Ctx) int32 { return b2i(a(c) != b(c)) }
	case rule.Lt:
		return func(c *Ctx) int32 { return b2i(a(c) < b(c)) }
	case rule.Le:
		return func(c *Ctx) int32 { return b2i(a(c) <= b(c)) }
	case rule.Gt:
		return func(c *Ctx) int32 { return b2i(a(c) > b(c)) }
	default:
		return func(c *Ctx) int32 { return b2i(a(c) >= b(c)) }
	}
}

// read lowers a field or derived value.
func (rs *Ruleset) read(n rule.Node) reading {
	if n.Field >= DerivedBase {
		d := derived[n.Field-DerivedBase].fn
		i, j := n.I, n.J
		return func(c *Ctx) int32 { return d(c, i, j) }
	}
	if p, ok := spotOf(n); ok {
		if at := p.at; p.of == ofNone {
			return func(c *Ctx) int32 { return int32(c.S.cells()[at]) }
		}
		return p.read
	}
	f, ri, rj := Field(n.Field), n.I, n.J
	return func(c *Ctx) int32 {
		i, j, ok := c.indices(f, ri, rj)
		if !ok {
			return 0
		}
		return int32(*c.S.at(f, i, j))
	}
}

// spot is where a field of one subject lies: at + step * subject.
type spot struct {
	of       subject
	at, step int
}

// subject is what a spot's place depends on.
type subject uint8

const (
	ofNone subject = iota // nothing: it is one cell
	ofSeat
	ofGroup
	ofTarget
	ofHere

	subjects = 8 // and places to spare
)

// read is the field's value, 0 for a missing subject.
func (p *spot) read(c *Ctx) int32 {
	n := p.cell(c)
	if n < 0 {
		return 0
	}
	return int32(c.S.cells()[n])
}

// cell is the number of its cell, -1 for a missing subject.
func (p *spot) cell(c *Ctx) int {
	n := int(c.who()[p.of&(subjects-1)])
	if n < 0 {
		return -1
	}
	return p.at + n*p.step
}

// spotOf is the spot of a field node; ok is false where it takes more than one subject of the context to find it.
func spotOf(n rule.Node) (p *spot, ok bool) {
	if n.Op != rule.Field || n.Field >= DerivedBase {
		return nil, false
	}
	f, scope := Field(n.Field), Registry[n.Field].Scope
	switch {
	case scope == ScopeWorld:
		return &spot{at: f.cell(0, 0)}, true
	case n.I.Who == rule.Fixed && scope != ScopeRegionGroup:
		return &spot{at: f.cell(int(n.I.N), int(n.J.N))}, true
	}
	p = &spot{at: f.cell(0, int(n.J.N)), step: int(layouts[f].di)}
	switch scope {
	case ScopeSeat, ScopeSeatSlot:
		p.of = map[rule.Who]subject{rule.Self: ofSeat}[n.I.Who]
	case ScopeGroup, ScopeGroupSlot:
		p.of = map[rule.Who]subject{rule.Self: ofGroup, rule.Target: ofTarget}[n.I.Who]
	case ScopeRegion:
		p.of = map[rule.Who]subject{rule.Here: ofHere}[n.I.Who]
	}
	return p, p.of != ofNone
}
