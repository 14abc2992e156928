package game

import (
	"math/bits"

	"riobravo/game/rule"
)

// aim is the legal form of a consideration's order that it prefers, the first of equals, and what the order weighs so;
// ok is false when no form is legal. What of the consideration's condition depends on no target must hold already.
func (rs *Ruleset) aim(c *Ctx, k *Consideration, purse int32) (o Order, weight int32, ok bool) {
	d := &rs.Orders[k.What]
	choice, ok := k.choice(d)
	if !ok || d.fixedCost && d.Cost.At(c) > purse || !d.When.holdsOnce(c) {
		return Empty, 0, false
	}
	var a aiming // part by part: see Ctx.renew
	a.rs, a.c, a.k, a.d, a.purse, a.best = rs, c, k, d, purse, -1<<30
	c.Amount = choice
	a.groups()
	if ok = a.found; ok {
		c.Here, c.Target, c.Amount = a.order.Region, a.order.Group, a.order.Amount
		weight = k.Weight.At(c)
	}
	c.Here, c.Target, c.Amount = NoRegion, NoGroup, 0
	return a.order, weight, ok
}

// choice is the one that a consideration names among its order's, 0 where there are not several; ok is false if it is none.
func (k *Consideration) choice(d *OrderDef) (n int16, ok bool) {
	if len(d.Choices) < 2 {
		return 0, true
	}
	return k.Amount, k.Amount >= 0 && int(k.Amount) < len(d.Choices)
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
		a.try()
		return
	}
	for set := a.rs.regions(a.c, a.d.Region); set != 0; set &= set - 1 {
		a.c.Here = Region(bits.TrailingZeros32(set))
		a.try()
	}
	a.c.Here = NoRegion
}

// try takes the form that the context names if it is legal and preferred to the best so far.
func (a *aiming) try() {
	switch {
	case a.k.Prefer == PreferFirst:
		if !a.found && a.legal() {
			a.take(0)
		}
	case a.k.Prefer == PreferOdds: // they are long to reckon
		if a.legal() {
			if odds := a.odds(); odds > a.best {
				a.take(odds)
			}
		}
	default:
		if v := a.rs.appeal(a.c, a.k.Prefer); v > a.best && a.legal() {
			a.take(v)
		}
	}
}

// take makes the form that the context names the best so far.
func (a *aiming) take(appeal int32) {
	a.best, a.order, a.found = appeal, a.form(), true
}

// form is the order as the context names it.
func (a *aiming) form() Order {
	o := Order{OrderID(a.k.What), a.c.Here, a.c.Target, NoWing, a.c.Amount}
	if a.d.Wing {
		o.Wing = 0
	}
	return o
}

// legal tells whether the form that the context names may be ordered, and is what the consideration is about.
func (a *aiming) legal() bool {
	return a.d.When.holdsEach(a.c) && (a.d.fixedCost || a.d.Cost.At(a.c) <= a.purse) && a.k.When.holdsEach(a.c)
}

// odds are those that the looking seat believes the form has.
func (a *aiming) odds() int32 {
	chances := a.rs.reckon(a.c.S, a.c, a.d.Operation, a.form(), false)
	return chances.low + chances.high
}

// appeal is how much a preference likes the target and the region that the context names.
func (rs *Ruleset) appeal(c *Ctx, p Prefer) int32 {
	s, at, who := c.S, c.Here, c.Target
	switch p {
	case PreferIntel:
		v := rs.intel(s, c.side(), at, who)
		if at < 0 && who >= 0 && c.side() >= 0 {
			for n := range rs.Regions {
				v = max(v, rs.intel(s, c.side(), Region(n), who))
			}
		}
		return v
	case PreferHeat:
		if who >= 0 {
			return int32(s.Groups[who].Heat)
		}
	case PreferStrong:
		if who >= 0 {
			return int32(s.Groups[who].Capacity)
		}
	case PreferWeak:
		if who >= 0 {
			return -int32(s.Groups[who].Capacity)
		}
	case PreferTrade:
		if at >= 0 {
			return int32(rs.Regions[at].Trade)
		}
	case PreferViolence:
		if at >= 0 {
			return int32(s.Regions[at].Core)
		}
	case PreferFlow:
		if at >= 0 {
			return int32(rs.Regions[at].Flow)
		}
	case PreferLabs:
		if at >= 0 && c.Group >= 0 {
			return int32(s.Labs[at][c.Group])
		}
		if at >= 0 && c.Seat >= 0 {
			b := s.Belief[c.Seat].Labs[at]
			return int32(b[0]) + int32(b[1])
		}
	case PreferPresence:
		if who < 0 {
			who = c.Group
		}
		if at >= 0 && who >= 0 {
			return int32(s.Presence[at][who])
		}
	}
	return 0
}
