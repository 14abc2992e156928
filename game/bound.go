package game

import "riobravo/game/rule"

// What a consideration weighs at most, whatever its target, tells which considerations need not look for one. The bound
// of an expression keeps what is the same for every target and puts the end of its range in place of what is not.

// unbounded is more than anything weighs; with noise it does not overflow.
const unbounded = 1 << 30

// atMost is what an expression is at most, whatever the target: itself where it does not depend on one.
func (rs *Ruleset) atMost(n rule.Node) (out Num) {
	var ok bool
	if out.Node, ok = rs.bound(rs.fold(n), true); !ok {
		out.Node = rule.Int(unbounded)
	}
	out.lower(rs)
	return out
}

// bound is an expression that does not depend on a target and is never less than n or (up false) never more; ok is false
// where none is found.
func (rs *Ruleset) bound(n rule.Node, up bool) (rule.Node, bool) {
	if !rs.aims(n) {
		return n, true
	}
	switch n.Op {
	case rule.Field:
		low, high, ok := rs.reach(n)
		if up {
			low = high
		}
		return rule.Int(low), ok
	case rule.Add:
		return rs.both(n, up, up)
	case rule.Sub:
		return rs.both(n, up, !up)
	case rule.Neg:
		a, ok := rs.bound(n.Args[0], !up)
		return rule.Node{Op: rule.Neg, Args: []rule.Node{a}}, ok
	case rule.Mul, rule.Div:
		return rs.scaled(n, up)
	case rule.Min, rule.Max:
		return rs.outer(n, up)
	case rule.If:
		if rs.aims(n.Args[0]) {
			op := rule.Min
			if up {
				op = rule.Max
			}
			return rs.outer(rule.Node{Op: op, Args: n.Args[1:]}, up)
		}
		a, okA := rs.bound(n.Args[1], up)
		b, okB := rs.bound(n.Args[2], up)
		return rule.Node{Op: rule.If, Args: []rule.Node{n.Args[0], a, b}}, okA && okB
	}
	return rule.Int(b2i(up)), true // a condition: 0 or 1
}

// both bounds the two operands of n.
func (rs *Ruleset) both(n rule.Node, up, upSecond bool) (rule.Node, bool) {
	a, okA := rs.bound(n.Args[0], up)
	b, okB := rs.bound(n.Args[1], upSecond)
	return rule.Node{Op: n.Op, Args: []rule.Node{a, b}}, okA && okB
}

// scaled bounds a product with a literal, and a division by one that is greater than zero.
func (rs *Ruleset) scaled(n rule.Node, up bool) (rule.Node, bool) {
	a, b := n.Args[0], n.Args[1]
	switch {
	case n.Op == rule.Mul && a.Op == rule.Const:
		return rs.both(n, up, up == (a.Const >= 0))
	case n.Op == rule.Mul && b.Op == rule.Const:
		return rs.both(n, up == (b.Const >= 0), up)
	case n.Op == rule.Div && b.Op == rule.Const && b.Const > 0:
		return rs.both(n, up, up)
	}
	return n, false
}

// outer bounds the greater or smaller of two. Of the greater the one operand is a lower bound by itself, and the other way
// round.
func (rs *Ruleset) outer(n rule.Node, up bool) (rule.Node, bool) {
	a, okA := rs.bound(n.Args[0], up)
	b, okB := rs.bound(n.Args[1], up)
	switch one := up == (n.Op == rule.Min); {
	case okA && okB:
		return rule.Node{Op: n.Op, Args: []rule.Node{a, b}}, true
	case one && okA:
		return a, true
	case one && okB:
		return b, true
	}
	return n, false
}

// reach is the range of a field or derived value that depends on a target; a missing subject reads 0.
func (rs *Ruleset) reach(n rule.Node) (low, high int32, ok bool) {
	if n.Field < DerivedBase {
		d := &Registry[n.Field]
		return min(0, int32(d.Min)), max(0, int32(d.Max)), true
	}
	top := func(f Field) (int32, int32, bool) { return 0, int32(Registry[f].Max), true }
	switch derived[n.Field-DerivedBase].Name {
	case "intel", "top_intel":
		_, high, _ := top(FIntelUsa)
		return 0, max(high, rs.P(PIntelFloor)), true
	case "presence_here", "own_presence", "rival_presence":
		return top(FPresence)
	case "labs_believed":
		return top(FBeliefLabs)
	case "located_leaders":
		return top(FLocated)
	case "grudge_target", "grudge_of_target":
		return top(FGrudge)
	case "leaders_left":
		return 0, 100, true
	case "is_home", "clause", "consent", "consent_to", "posture", "heat_rank", "seated":
		return 0, 1, true
	}
	return 0, 0, false
}
