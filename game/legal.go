package game

import (
	"math/bits"

	"riobravo/game/rule"
)

// Legal, Check and Preview are the one source of legality: they read what the seat may know and nothing else, so a
// refusal never tells a secret. Hidden truth makes an order fail at its resolution instead.

// Legal appends to buf every order that the seat may draft in column c beside the rest of its draft, in a fixed order:
// by order, then region, group, wing and choice. The empty order is not listed; it is always legal.
func Legal(rs *Ruleset, v *View, c Column, buf []Order) []Order {
	ctx := v.knowing(rs)
	purse := v.spare(rs, c)
	bars := &v.known.bars
	for _, id := range rs.orders[v.actorKind(rs)][c] {
		if !bars.has(id) && rs.may(v, rs.Orders[id].Actor) {
			buf = rs.listAll(ctx, id, &rs.Orders[id], purse, buf)
		}
	}
	return buf
}

// spare is what the seat can spend on a column: its purse less the rest of its draft.
func (v *View) spare(rs *Ruleset, c Column) int32 {
	if v.Seat < 0 {
		return int32(v.Known.Secret[v.Group].Cash)
	}
	left := v.unspent(rs, c)
	if p := int(v.Known.Own[v.Seat].Posture); p < len(rs.Postures) {
		left -= rs.Postures[p].Cost.At(v.ctx(rs))
	}
	return left
}

// unspent is the seat's purse less its drafted orders but that of column c.
func (v *View) unspent(rs *Ruleset, c Column) int32 {
	left := rs.purse(&v.Known, v.Seat)
	own := &v.Known.Own[v.Seat]
	for o := range Columns {
		if Column(o) == c || own.Draft[o][0] == 0 {
			continue
		}
		ctx := v.ctx(rs)
		if d := own.DraftOrder(Column(o)); d.ID >= 0 && int(d.ID) < len(rs.Orders) {
			ctx.Here, ctx.Target, ctx.Amount = d.Region, d.Group, d.Amount
			left -= rs.Orders[d.ID].Cost.At(ctx)
		}
	}
	return left
}

// postureSpare is what the seat can spend on a posture: its purse less its drafted orders.
func (v *View) postureSpare(rs *Ruleset) int32 {
	if v.Seat < 0 {
		return 0
	}
	return v.unspent(rs, -1)
}

// may tells whether what belongs to an actor is open to the looking seat.
func (rs *Ruleset) may(v *View, a Actor) bool {
	return a.kind() == v.actorKind(rs) && (a.Group < 0 || a.Group == v.Group)
}

// listAll appends every form of one order that its selectors, condition and cost admit.
func (rs *Ruleset) listAll(c *Ctx, id OrderID, d *OrderDef, purse int32, buf []Order) []Order {
	if d.fixedCost && d.Cost.At(c) > purse || !d.When.holdsOnce(c) {
		return buf
	}
	o := Order{id, NoRegion, NoGroup, NoWing, 0}
	if d.Group == rule.SelNone {
		return rs.listRegions(c, d, o, purse, buf)
	}
	for set := rs.groups(c, d.Group); set != 0; set &= set - 1 {
		g := Group(bits.TrailingZeros32(set))
		c.Target, o.Group = g, g
		buf = rs.listRegions(c, d, o, purse, buf)
	}
	c.Target = NoGroup
	return buf
}

// listRegions appends an order's forms over the regions its selector admits.
func (rs *Ruleset) listRegions(c *Ctx, d *OrderDef, o Order, purse int32, buf []Order) []Order {
	if d.Region == rule.SelNone {
		return rs.listChoices(c, d, o, purse, buf)
	}
	for set := rs.regions(c, d.Region); set != 0; set &= set - 1 {
		o.Region = Region(bits.TrailingZeros32(set))
		if d.plain {
			buf = append(buf, o)
			continue
		}
		buf = rs.listChoices(c, d, o, purse, buf)
	}
	return buf
}

// listChoices appends an order's forms over its choices and wings.
func (rs *Ruleset) listChoices(c *Ctx, d *OrderDef, o Order, purse int32, buf []Order) []Order {
	c.Here, c.Target = o.Region, o.Group
	for n := range max(1, len(d.Choices)) {
		c.Amount = int16(n)
		if !d.When.holdsEach(c) || !d.fixedCost && d.Cost.At(c) > purse {
			continue
		}
		o.Amount = int16(n)
		if d.Wing {
			for w := range Wing(2) {
				o.Wing = w
				buf = append(buf, o)
			}
			continue
		}
		buf = append(buf, o)
	}
	c.Here, c.Amount = NoRegion, 0
	return buf
}

// orderSet is a set of orders.
type orderSet [maxOrders / 64]uint64

func (b *orderSet) has(id OrderID) bool {
	return b[uint16(id)/64%uint16(len(b))]&(1<<(uint16(id)%64)) != 0
}

func (b *orderSet) add(id OrderID, in bool) { // without a branch
	b[uint16(id)/64%uint16(len(b))] |= uint64(b2i(in)) << (uint16(id) % 64)
}
func (b *orderSet) put(id OrderID) { b[uint16(id)/64] |= 1 << (uint16(id) % 64) }

// bars are the orders that are cooling down for the seat or forbidden by a binding clause it has given, and the postures
// that such a clause forbids.
func (rs *Ruleset) bars(v *View) (b orderSet, stances uint64) {
	timers := v.timers()
	for n := range timers.all {
		m := &v.Known.Mods[n]
		b.add(OrderID(m.I), m.cools(m.I, int16(v.Seat), v.Known.World.Month))
	}
	if v.Seat < 0 {
		return b, 0
	}
	for papers := v.papers(); papers != 0; papers &= papers - 1 {
		t := &v.Known.Treaties[bits.TrailingZeros32(uint32(papers))%MaxTreaties]
		if Seat(t.A) != v.Seat && Seat(t.B) != v.Seat {
			continue
		}
		for n := range t.Clauses {
			u := &t.Clauses[n]
			if u[0] == 0 {
				break
			}
			if Seat(u[1]) != v.Seat {
				continue
			}
			if d := &rs.Clauses[u[0]-1]; d.Binds {
				for _, id := range d.Forbids {
					b.put(id)
				}
				for _, p := range d.Postures {
					stances |= 1 << uint(p)
				}
			}
		}
	}
	return b, stances
}

// forbidden is the binding clause by which the seat may not give order id (or take posture p), or -1.
func (rs *Ruleset) forbidden(v *View, id OrderID, p PostureID) ClauseID {
	if v.Seat < 0 {
		return -1
	}
	var buf [MaxClauses]ClauseUse
	for i := range v.Known.Treaties {
		t := &v.Known.Treaties[i]
		if t.Live == 0 || Seat(t.A) != v.Seat && Seat(t.B) != v.Seat {
			continue
		}
		for _, u := range t.uses(&buf) {
			d := &rs.Clauses[u.Clause]
			if u.Giver != v.Seat || !d.Binds {
				continue
			}
			if id >= 0 && contains(d.Forbids, id) || p >= 0 && contains(d.Postures, p) {
				return u.Clause
			}
		}
	}
	return -1
}

// groupFits tells whether an order's selector admits a target group.
func (rs *Ruleset) groupFits(c *Ctx, sel rule.Selector, g Group) bool {
	if g < 0 || g >= MaxGroups || c.S.Groups[g].Alive == 0 || g == c.Group {
		return false
	}
	switch sel {
	case rule.SelAny:
		return true
	case rule.SelWings:
		return c.S.Groups[g].Wings == 2
	case rule.SelRival:
		return c.presentIn(g)&c.presentIn(c.Group) != 0
	}
	return false
}

// regionFits tells whether a selector admits a region for the context's target (or, without one, its actor).
func (rs *Ruleset) regionFits(c *Ctx, sel rule.Selector, at Region) bool {
	if at < 0 || int(at) >= len(rs.Regions) {
		return false
	}
	d := &rs.Regions[at]
	who := c.Target
	if who < 0 {
		who = c.Group
	}
	switch sel {
	case rule.SelAny:
		return true
	case rule.SelMexico:
		return d.Side == Mexico
	case rule.SelCrossing:
		return d.Crossing
	case rule.SelPort:
		return d.Port
	case rule.SelPresence:
		return who >= 0 && c.S.Presence[at][who] > 0
	case rule.SelHome:
		return who >= 0 && rs.home(who, c.S) == at
	case rule.SelSelf:
		return c.Group >= 0 && rs.home(c.Group, c.S) == at
	case rule.SelOwnLabs:
		return c.Group >= 0 && c.S.Labs[at][c.Group] > 0
	case rule.SelLabs:
		return who >= 0 && c.S.Presence[at][who] > 0 && c.Seat >= 0 && c.S.Belief[c.Seat].Labs[at][1] > 0
	case rule.SelHot:
		return (d.Hot || c.S.Regions[at].Contest > 0) && who >= 0 && c.S.Presence[at][who] > 0
	}
	return false
}

// LegalPostures appends the postures that the seat may take and pay for.
func LegalPostures(rs *Ruleset, v *View, buf []PostureID) []PostureID {
	c := v.knowing(rs)
	purse := v.postureSpare(rs)
	for _, p := range rs.postures[v.actorKind(rs)] {
		d := &rs.Postures[p]
		if v.known.stances&(1<<uint(p)) == 0 && rs.may(v, d.Actor) && d.When.Holds(c) && d.Cost.At(c) <= purse {
			buf = append(buf, p)
		}
	}
	return buf
}

// LegalSignals appends the signals that the seat may post this round.
func LegalSignals(rs *Ruleset, v *View, buf []SignalID) []SignalID {
	for _, id := range Signals(rs, v) {
		if MaySignal(rs, v, id) {
			buf = append(buf, id)
		}
	}
	return buf
}

// Signals are the signals of the seat's kind, or none where it may post none this round whatever the rest.
func Signals(rs *Ruleset, v *View) []SignalID {
	if v.Seat < 0 || Phase(v.Known.World.Phase) != Talks || v.Known.Own[v.Seat].Speech != 0 || v.Known.Own[v.Seat].Spoken == v.Known.World.Month {
		return nil
	}
	return rs.signals[v.actorKind(rs)]
}

// MaySignal tells whether the seat may post one of its Signals.
func MaySignal(rs *Ruleset, v *View, id SignalID) bool {
	d := &rs.Signals[id]
	return !d.Ordered && rs.may(v, d.Actor) && d.When.Holds(v.ctx(rs))
}

// LegalOptions appends the options that the seat may choose in the open crisis.
func LegalOptions(rs *Ruleset, v *View, buf []int16) []int16 {
	p := rs.partyOf(&v.Known, v.Seat)
	if p < 0 || Phase(v.Known.World.Phase) != CrisisOpen {
		return buf
	}
	party := &rs.Crises[v.Known.World.Crisis-1].Parties[p]
	c := v.keep(rs.partyCtx(&v.Known, party.Kind))
	for i := range party.Options {
		if party.Options[i].When.Holds(c) {
			buf = append(buf, int16(i))
		}
	}
	if len(buf) == 0 {
		buf = append(buf, party.silence(c))
	}
	return buf
}

// checkOrder checks one order for a seat whose spare purse is given.
func (rs *Ruleset) checkOrder(v *View, cmd *Command, o Order, purse int32) *Refusal {
	fail := func(code RefusalCode) *Refusal {
		ref := refuse(code, cmd)
		ref.Order = o.ID
		return ref
	}
	if o.ID < 0 || int(o.ID) >= len(rs.Orders) {
		return fail(RefusedUnknown)
	}
	d := &rs.Orders[o.ID]
	if !rs.may(v, d.Actor) {
		return fail(RefusedActor)
	}
	if !v.known.tied || v.known.bars.has(o.ID) {
		if d.Cooldown > 0 && v.Known.cooling(int16(o.ID), int16(v.Seat)) {
			return fail(RefusedCooldown)
		}
		if cl := rs.forbidden(v, o.ID, -1); cl >= 0 {
			ref := fail(RefusedTreaty)
			ref.Clause = cl
			return ref
		}
	}
	c := v.ctx(rs)
	switch {
	case d.Group == rule.SelNone && o.Group != NoGroup, d.Group != rule.SelNone && !rs.groupFits(c, d.Group, o.Group):
		return fail(RefusedGroup)
	}
	c.Target = o.Group
	switch {
	case d.Region == rule.SelNone && o.Region != NoRegion, d.Region != rule.SelNone && !rs.regionFits(c, d.Region, o.Region):
		return fail(RefusedRegion)
	case d.Wing != (o.Wing == 0 || o.Wing == 1), !d.Wing && o.Wing != NoWing:
		return fail(RefusedWing)
	case o.Amount < 0 || int(o.Amount) >= max(1, len(d.Choices)):
		return fail(RefusedChoice)
	}
	c.Here, c.Amount = o.Region, o.Amount
	if !d.When.Holds(c) {
		return fail(RefusedWhen)
	}
	if cost := d.Cost.At(c); cost > purse {
		ref := fail(RefusedCost)
		ref.Have, ref.Need = purse, cost
		return ref
	}
	return nil
}
