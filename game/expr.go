package game

import "riobravo/game/rule"

// Ctx is what an expression is read against: a State (or the part of it in a View) and the subjects it may name.
// Subjects that do not apply are NoSeat, NoGroup, NoRegion; a field of a missing subject reads 0.
type Ctx struct {
	S      *State
	RS     *Ruleset
	Seat   Seat   // the seat that acts
	Group  Group  // the group that acts
	Target Group  // the group the act is about
	Here   Region // the region the act is about
	Other  Seat   // the other party
	By     Seat   // who opened the crisis or caused the effect: blamed for its steps
	Amount int16  // the order's choice
	Wing   Wing   // the order's wing

	granted rule.Operation // a kind of operation to which consent is supposed, for a plan
	known   *masks         // what was counted once over S, or nil
}

// nobody is a context without subjects.
func (rs *Ruleset) ctx(s *State) Ctx {
	return Ctx{S: s, RS: rs, Seat: NoSeat, Group: NoGroup, Target: NoGroup, Here: NoRegion, Other: NoSeat, By: NoSeat}
}

// forSeat is a seat's context.
func (rs *Ruleset) forSeat(s *State, seat Seat) Ctx {
	c := rs.ctx(s)
	c.Seat, c.By = seat, seat
	if seat >= 0 {
		c.Group = rs.Seats[seat].Group
	}
	return c
}

// forGroup is a group's context; its seat, if it has one, acts with it.
func (rs *Ruleset) forGroup(s *State, g Group) Ctx {
	c := rs.ctx(s)
	c.Group = g
	c.Seat = rs.seatOf(g)
	c.By = c.Seat
	return c
}

// At evaluates the number; the zero Num is 0.
func (n *Num) At(c *Ctx) int32 {
	if n.fn == nil {
		return n.Node.Const
	}
	return n.fn(c)
}

// Holds evaluates the condition; the zero Cond holds.
func (k *Cond) Holds(c *Ctx) bool {
	if !k.Set {
		return true
	}
	if k.fn == nil {
		return k.Node.Const != 0
	}
	return k.fn(c) != 0
}

// holdsOnce evaluates the parts that are the same for every target, holdsEach the others.
func (k *Cond) holdsOnce(c *Ctx) bool { return k.once == nil || k.once(c) != 0 }
func (k *Cond) holdsEach(c *Ctx) bool { return k.each == nil || k.each(c) != 0 }

// index resolves a subject for the given scope; ok is false for a missing one.
func (c *Ctx) seatAt(r rule.Ref) int {
	switch r.Who {
	case rule.Fixed:
		return int(r.N)
	case rule.Self:
		return int(c.Seat)
	case rule.Other:
		return int(c.Other)
	default:
		return -1
	}
}

func (c *Ctx) groupAt(r rule.Ref) int {
	switch r.Who {
	case rule.Fixed:
		return int(r.N)
	case rule.Self:
		return int(c.Group)
	case rule.Target:
		return int(c.Target)
	case rule.Other:
		if c.Other >= 0 {
			return int(c.RS.Seats[c.Other].Group)
		}
	}
	return -1
}

func (c *Ctx) regionAt(r rule.Ref) int {
	switch r.Who {
	case rule.Fixed:
		return int(r.N)
	case rule.Here:
		return int(c.Here)
	case rule.Self:
		if c.Group >= 0 {
			return int(c.RS.home(c.Group, c.S))
		}
	case rule.Target:
		if c.Target >= 0 {
			return int(c.RS.home(c.Target, c.S))
		}
	}
	return -1
}

// indices resolves a field's two indices, or reports that a subject is missing.
func (c *Ctx) indices(f Field, i, j rule.Ref) (int, int, bool) {
	a, b := 0, 0
	switch Registry[f].Scope {
	case ScopeSeat:
		a = c.seatAt(i)
	case ScopeSeatSlot:
		a, b = c.seatAt(i), int(j.N)
	case ScopeGroup:
		a = c.groupAt(i)
	case ScopeGroupSlot:
		a, b = c.groupAt(i), int(j.N)
	case ScopeRegion:
		a = c.regionAt(i)
	case ScopeRegionGroup:
		a, b = c.regionAt(i), c.groupAt(j)
	case ScopeWorld:
	default:
		a, b = int(i.N), int(j.N)
	}
	return a, b, a >= 0 && b >= 0
}

// lower turns a checked tree into a function; constants stay constants (nil function).
func (rs *Ruleset) lower(n rule.Node) func(c *Ctx) int32 {
	if n = rs.fold(n); n.Op == rule.Const {
		return nil
	}
	return rs.closure(n)
}

// fold replaces parameters and assumptions by their values and computes constant parts.
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
		return n
	}
	c := Ctx{}
	return rule.Int(rs.closure(n)(&c))
}

// closure lowers a folded node.
func (rs *Ruleset) closure(n rule.Node) func(c *Ctx) int32 {
	switch n.Op {
	case rule.Const:
		k := n.Const
		return func(*Ctx) int32 { return k }
	case rule.Field:
		return rs.read(n)
	}
	fs := make([]func(c *Ctx) int32, len(n.Args))
	for i, a := range n.Args {
		fs[i] = rs.closure(a)
	}
	switch len(fs) {
	case 1:
		return unary(n.Op, fs[0])
	case 3:
		a, b, d := fs[0], fs[1], fs[2]
		return func(c *Ctx) int32 {
			if a(c) != 0 {
				return b(c)
			}
			return d(c)
		}
	}
	if n.Args[1].Op == rule.Const {
		if i, ok := fixedCell(n.Args[0]); ok {
			if fn := compareCell(n.Op, i, n.Args[1].Const); fn != nil {
				return fn
			}
		}
		return withConst(n.Op, fs[0], n.Args[1].Const)
	}
	return dyadic(n.Op, fs[0], fs[1])
}

func unary(op rule.Op, a func(c *Ctx) int32) func(c *Ctx) int32 {
	if op == rule.Neg {
		return func(c *Ctx) int32 { return -a(c) }
	}
	return func(c *Ctx) int32 { return b2i(a(c) == 0) }
}

// withConst covers the common case of a comparison or product with a literal.
func withConst(op rule.Op, a func(c *Ctx) int32, k int32) func(c *Ctx) int32 {
	switch op {
	case rule.Ge:
		return func(c *Ctx) int32 { return b2i(a(c) >= k) }
	case rule.Gt:
		return func(c *Ctx) int32 { return b2i(a(c) > k) }
	case rule.Lt:
		return func(c *Ctx) int32 { return b2i(a(c) < k) }
	case rule.Le:
		return func(c *Ctx) int32 { return b2i(a(c) <= k) }
	case rule.Eq:
		return func(c *Ctx) int32 { return b2i(a(c) == k) }
	case rule.Mul:
		return func(c *Ctx) int32 { return a(c) * k }
	case rule.Add:
		return func(c *Ctx) int32 { return a(c) + k }
	case rule.Sub:
		return func(c *Ctx) int32 { return a(c) - k }
	}
	return dyadic(op, a, func(*Ctx) int32 { return k })
}

func dyadic(op rule.Op, a, b func(c *Ctx) int32) func(c *Ctx) int32 {
	switch op {
	case rule.Add:
		return func(c *Ctx) int32 { return a(c) + b(c) }
	case rule.Sub:
		return func(c *Ctx) int32 { return a(c) - b(c) }
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
	case rule.And:
		return func(c *Ctx) int32 { return b2i(a(c) != 0 && b(c) != 0) }
	case rule.Or:
		return func(c *Ctx) int32 { return b2i(a(c) != 0 || b(c) != 0) }
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
func (rs *Ruleset) read(n rule.Node) func(c *Ctx) int32 {
	if n.Field >= DerivedBase {
		d := derived[n.Field-DerivedBase].fn
		i, j := n.I, n.J
		return func(c *Ctx) int32 { return d(c, i, j) }
	}
	f := Field(n.Field)
	if i, ok := fixedCell(n); ok {
		return func(c *Ctx) int32 { return int32(c.S.cells()[i]) }
	}
	ri, rj := n.I, n.J
	return func(c *Ctx) int32 {
		i, j, ok := c.indices(f, ri, rj)
		if !ok {
			return 0
		}
		return int32(*c.S.at(f, i, j))
	}
}

// fixedCell is the one cell that a field node always reads, if its subjects are fixed.
func fixedCell(n rule.Node) (int, bool) {
	if n.Op != rule.Field || n.Field >= DerivedBase {
		return 0, false
	}
	f := Field(n.Field)
	switch d := Registry[f].Scope; {
	case d == ScopeWorld:
		return f.cell(0, 0), true
	case n.I.Who == rule.Fixed && d != ScopeRegionGroup:
		return f.cell(int(n.I.N), int(n.J.N)), true
	}
	return 0, false
}

// compareCell is a comparison of one cell with a literal, the commonest condition of all.
func compareCell(op rule.Op, i int, k int32) func(c *Ctx) int32 {
	switch op {
	case rule.Ge:
		return func(c *Ctx) int32 { return b2i(int32(c.S.cells()[i]) >= k) }
	case rule.Gt:
		return func(c *Ctx) int32 { return b2i(int32(c.S.cells()[i]) > k) }
	case rule.Lt:
		return func(c *Ctx) int32 { return b2i(int32(c.S.cells()[i]) < k) }
	case rule.Le:
		return func(c *Ctx) int32 { return b2i(int32(c.S.cells()[i]) <= k) }
	case rule.Eq:
		return func(c *Ctx) int32 { return b2i(int32(c.S.cells()[i]) == k) }
	case rule.Ne:
		return func(c *Ctx) int32 { return b2i(int32(c.S.cells()[i]) != k) }
	}
	return nil
}

func b2i(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
