package game

import (
	"math/bits"

	"riobravo/game/rule"
)

// aim is the legal form of a consideration's order that it prefers, the first of equals, and what the order weighs so;
// ok is false when no form is legal. What of the consideration's condition depends on no target must hold already.
func (rs *Ruleset) aim(c *Ctx, k *Consideration, purse int32) (o Order, weight int32, ok bool) {
	d := &rs.Orders[k.What]
	if d.fixedCost && d.Cost.At(c) > purse || !d.When.holdsOnce(c) {
		return Empty, 0, false
	}
	a := aiming{rs: rs, c: c, k: k, d: d, purse: purse, best: -1 << 30}
	a.groups()
	if ok = a.found; ok {
		c.Here, c.Target, c.Amount = a.order.Region, a.order.Group, a.order.Amount
		weight = k.Weight.At(c)
	}
	c.Here, c.Target, c.Amount = NoRegion, NoGroup, 0
	return a.order, weight, ok
}

// aiming is an aim under way.
type aiming struct {
	rs    *Ruleset
	c     *Ctx
	k     *Consideration
	d     *OrderDef
	purse int32
	best  int32
	order Order
	found bool
}

// groups tries the groups that the order's selector and the consideration admit.
func (a *aiming) groups() {
	switch c := a.c; {
	case a.d.Group == rule.SelNone && a.k.Group < 0:
		a.regions()
	case a.d.Group == rule.SelNone:
	case a.k.Group >= 0:
		if a.rs.groupFits(c, a.d.Group, a.k.Group) {
			c.Target = a.k.Group
			a.regions()
		}
	default:
		for set := a.rs.groups(c, a.d.Group); set != 0; set &= set - 1 {
			c.Target = Group(bits.TrailingZeros32(set))
			a.regions()
		}
	}
}

// regions tries the regions for the group that the context names.
func (a *aiming) regions() {
	if a.d.Region == rule.SelNone {
		a.choices()
		return
	}
	for set := a.rs.regions(a.c, a.d.Region); set != 0; set &= set - 1 {
		a.c.Here = Region(bits.TrailingZeros32(set))
		a.choices()
	}
	a.c.Here = NoRegion
}

// choices tries the choice that the consideration names, where there are several.
func (a *aiming) choices() {
	n := len(a.d.Choices)
	if n < 2 {
		a.try(0)
	} else if a.k.Amount >= 0 && int(a.k.Amount) < n {
		a.try(a.k.Amount)
	}
}

// try takes the form that the context names if it is legal and preferred to the best so far.
func (a *aiming) try(choice int16) {
	c := a.c
	if a.found && a.k.Prefer == PreferFirst {
		return
	}
	c.Amount = choice
	if !a.d.When.holdsEach(c) || !a.d.fixedCost && a.d.Cost.At(c) > a.purse || !a.k.When.holdsEach(c) {
		return
	}
	o := Order{OrderID(a.k.What), c.Here, c.Target, NoWing, choice}
	if a.d.Wing {
		o.Wing = 0
	}
	if v := a.rs.appeal(c, a.k.Prefer, o); v > a.best {
		a.best, a.order, a.found = v, o, true
	}
}

// appeal is how much a preference likes an order's target.
func (rs *Ruleset) appeal(c *Ctx, p Prefer, o Order) int32 {
	s := c.S
	group := func(f func(g *GroupState) int16) int32 {
		if o.Group < 0 {
			return 0
		}
		return int32(f(&s.Groups[o.Group]))
	}
	switch p {
	case PreferIntel:
		v := rs.intel(s, c.side(), o.Region, o.Group)
		if o.Region < 0 && o.Group >= 0 && c.side() >= 0 {
			for n := range rs.Regions {
				v = max(v, rs.intel(s, c.side(), Region(n), o.Group))
			}
		}
		return v
	case PreferHeat:
		return group(func(g *GroupState) int16 { return g.Heat })
	case PreferStrong:
		return group(func(g *GroupState) int16 { return g.Capacity })
	case PreferWeak:
		return -group(func(g *GroupState) int16 { return g.Capacity })
	case PreferTrade:
		if o.Region >= 0 {
			return int32(rs.Regions[o.Region].Trade)
		}
	case PreferViolence:
		if o.Region >= 0 {
			return int32(s.Regions[o.Region].Core)
		}
	case PreferFlow:
		if o.Region >= 0 {
			return int32(rs.Regions[o.Region].Flow)
		}
	case PreferLabs:
		if o.Region >= 0 {
			if c.Group >= 0 {
				return int32(s.Labs[o.Region][c.Group])
			}
			if c.Seat >= 0 {
				b := s.Belief[c.Seat].Labs[o.Region]
				return int32(b[0]) + int32(b[1])
			}
		}
	case PreferPresence:
		g := o.Group
		if g < 0 {
			g = c.Group
		}
		if o.Region >= 0 && g >= 0 {
			return int32(s.Presence[o.Region][g])
		}
	case PreferOdds:
		ch := rs.reckon(s, c, rs.Orders[o.ID].Operation, o, false)
		return ch.low + ch.high
	}
	return 0
}
