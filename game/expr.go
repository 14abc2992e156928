package game

import "riobravo/game/rule"

// Ctx is what an expression is read against: a State (or the part of it in a View) and the subjects it may name.
// Subjects that do not apply are NoSeat, NoGroup, NoRegion; a field of a missing subject reads 0.
type Ctx struct {
	S      *State
	RS     *Ruleset
	nobody int8   // always 0; see who
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

	promised *promises // of a run, or nil
}

// renew makes c the context of a seat and a group and no more. It writes part by part: a literal would be put together
// elsewhere and copied, and whoever reads it at once would have to wait for that.
func (c *Ctx) renew(s *State, rs *Ruleset, k Seat, g Group) {
	c.S, c.RS, c.known, c.promised = s, rs, nil, nil
	c.Seat, c.Group, c.Target, c.Here, c.Other, c.By = k, g, NoGroup, NoRegion, NoSeat, k
	c.Amount, c.Wing, c.granted = 0, 0, rule.OpNone
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
	return k.all.holds(c)
}

// holdsOnce evaluates the parts that are the same for every target, holdsEach the others.
func (k *Cond) holdsOnce(c *Ctx) bool { return k.once.holds(c) }
func (k *Cond) holdsEach(c *Ctx) bool { return k.each.holds(c) }

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
	switch layouts[f].scope {
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

func b2i(b bool) int32 {
	if b {
		return 1
	}
	return 0
}
