package game

import (
	"slices"

	"riobravo/game/rule"
)

// sign brings an accepted offer into force. Self of a clause's effects is its giver, Other its receiver.
func (r *run) sign(o *Offer) {
	var buf [MaxClauses]ClauseUse
	r.enact(Seat(o.From), Seat(o.To), o.Months, o.uses(&buf))
}

// enact puts a treaty between a and b into force for months (the term counts from now).
func (r *run) enact(a, b Seat, months int16, uses []ClauseUse) {
	slot := r.freeTreaty(a, b)
	w := &r.s.World
	secret := true
	for _, u := range uses {
		secret = secret && r.rs.Clauses[u.Clause].Secret
	}
	mask, vis := int16(-1), VisAll
	if secret {
		vis = visSeat(a) | visSeat(b)
		mask = int16(vis)
	}
	r.putTreaty(slot, &Treaty{
		Live: 1, A: int16(a), B: int16(b), Since: w.Month, Until: FTreatyUntil.clamp(int32(w.Month) + int32(months)), Mask: mask,
		Done: w.Month, DoneB: w.Month, Clauses: cellsOf(uses),
	}, vis)
	e := fact(TreatySigned)
	e.Seat, e.Other, e.New, e.Vis = a, b, int16(slot), vis
	if len(uses) > 0 {
		e.Subject, e.Region, e.Group, e.Amount = int16(uses[0].Clause), uses[0].Region, uses[0].Group, int16(len(uses))
	}
	r.tell(&e)
	for _, u := range uses {
		r.clause(r.rs.Clauses[u.Clause].Signing, u, a, b, vis)
	}
}

// putTreaty writes a treaty into its place, each part of it a fact for those in vis; who broke a promise nobody learns.
func (r *run) putTreaty(slot int, t *Treaty, vis uint8) {
	r.buf.promised.counted = false
	if r.quiet {
		r.s.Treaties[slot] = *t
		r.parts |= partTreaties
		return
	}
	for _, p := range [...]struct {
		f Field
		v int16
	}{{FTreatyLive, t.Live}, {FTreatyA, t.A}, {FTreatyB, t.B}, {FTreatySince, t.Since}, {FTreatyUntil, t.Until}, {FTreatyMask, t.Mask}, {FTreatyDone, t.Done}, {FTreatyDoneB, t.DoneB}} {
		r.setSeen(p.f, slot, 0, int32(p.v), ByTreaty, vis)
	}
	r.setSeen(FTreatyStrain, slot, 0, int32(t.Strain), ByTreaty, VisNone)
	r.clauseFacts(FTreatyClause, slot, &t.Clauses, ByTreaty, vis)
}

// clauseFacts writes a record's clauses cell by cell.
func (r *run) clauseFacts(f Field, slot int, clauses *[MaxClauses][4]int16, cause Cause, vis uint8) {
	for k := range clauses {
		r.row(f, slot, k*len(clauses[k]), clauses[k][:], cause, vis)
	}
}

// cellsOf are clauses as a treaty or an offer keeps them, without gaps.
func cellsOf(uses []ClauseUse) (v [MaxClauses][4]int16) {
	for k := range uses {
		v[k] = uses[k].cells()
	}
	return v
}

// clauseCtx is the context of a clause: Self its giver, Other the other party.
func (r *run) clauseCtx(u ClauseUse, a, b Seat) *Ctx {
	c := r.forSeat(u.Giver)
	c.Here, c.Target = u.Region, u.Group
	c.Other = a
	if u.Giver == a {
		c.Other = b
	}
	return c
}

// freeTreaty is a free slot for a treaty of a and b; when none is left the treaty that ends first is ended.
func (r *run) freeTreaty(a, b Seat) int {
	first, from := 0, r.probe(int32(FTreatyLive), int16(a)*8+int16(b), MaxTreaties)
	for n := range r.s.Treaties {
		i := (from + n) % MaxTreaties
		if r.s.Treaties[i].Live == 0 {
			return i
		}
		if r.s.Treaties[i].Until < r.s.Treaties[first].Until {
			first = i
		}
	}
	e := fact(CapReached)
	e.Subject, e.Vis = int16(FTreatyLive), VisNone
	r.tell(&e)
	r.endTreaty(first, true)
	return first
}

// treatyVis is the audience of a treaty.
func (s *State) treatyVis(slot int) uint8 {
	if m := s.Treaties[slot].Mask; m != -1 {
		return uint8(m)
	}
	return VisAll
}

// uses lists a treaty's clauses.
func (t *Treaty) uses(buf *[MaxClauses]ClauseUse) []ClauseUse { return clausesOf(&t.Clauses, buf) }

// uses lists an offer's clauses.
func (o *Offer) uses(buf *[MaxClauses]ClauseUse) []ClauseUse { return clausesOf(&o.Clauses, buf) }

// clausesOf lists the clauses of a record, which holds them without gaps.
func clausesOf(cells *[MaxClauses][4]int16, buf *[MaxClauses]ClauseUse) []ClauseUse {
	n := 0
	for n < MaxClauses {
		u, ok := useOf(&cells[n])
		if !ok {
			break
		}
		buf[n] = u
		n++
	}
	return buf[:n]
}

// endTreaty takes a treaty out of force; run says that its clauses' ending effects apply.
func (r *run) endTreaty(slot int, ending bool) {
	t := r.s.Treaties[slot]
	if t.Live == 0 {
		return
	}
	vis := r.s.treatyVis(slot)
	var buf [MaxClauses]ClauseUse
	uses := t.uses(&buf)
	r.clearTreaty(slot, vis)
	if !ending {
		return
	}
	e := fact(TreatyEnded)
	e.Seat, e.Other, e.New, e.Vis = Seat(t.A), Seat(t.B), int16(slot), vis
	if len(uses) > 0 {
		e.Subject = int16(uses[0].Clause)
	}
	r.tell(&e)
	for _, u := range uses {
		r.clause(r.rs.Clauses[u.Clause].Ending, u, Seat(t.A), Seat(t.B), vis)
	}
}

// clause runs effects of a clause between a and b, of which only the seats in vis know.
func (r *run) clause(list []Effect, u ClauseUse, a, b Seat, vis uint8) {
	if len(list) == 0 {
		return
	}
	was := r.among(vis)
	r.apply(list, r.clauseCtx(u, a, b), CauseClause|Cause(u.Clause))
	r.among(was)
}

// clearTreaty empties a slot before those who knew the treaty, so that the next one there shows nothing of it.
func (r *run) clearTreaty(slot int, vis uint8) { r.putTreaty(slot, &Treaty{}, vis) }

// breakTreaty ends a treaty at the price of its clauses that the breaker gave.
func (r *run) breakTreaty(slot int, by Seat) {
	t := r.s.Treaties[slot]
	if t.Live == 0 {
		return
	}
	vis := r.s.treatyVis(slot)
	var buf [MaxClauses]ClauseUse
	uses := t.uses(&buf)
	e := fact(TreatyBroken)
	e.Seat, e.New, e.Vis = by, int16(slot), vis
	e.Other = Seat(t.A)
	if by == e.Other {
		e.Other = Seat(t.B)
	}
	if len(uses) > 0 {
		e.Subject = int16(uses[0].Clause)
	}
	r.tell(&e)
	r.endTreaty(slot, false)
	for _, u := range uses {
		if u.Giver == by {
			r.clause(r.rs.Clauses[u.Clause].Breach, u, Seat(t.A), Seat(t.B), vis)
		}
		r.clause(r.rs.Clauses[u.Clause].Ending, u, Seat(t.A), Seat(t.B), vis)
	}
	r.seat(FCredibility, by, -1, ByTreaty)
}

// voidTreaties ends every treaty of a seat with a republic, without a price.
func (r *run) voidTreaties(k Seat) {
	for i := range r.s.Treaties {
		t := &r.s.Treaties[i]
		if t.Live != 0 && (Seat(t.A) == k || Seat(t.B) == k) && r.rs.Seats[t.A].Side >= 0 && r.rs.Seats[t.B].Side >= 0 {
			r.endTreaty(i, true)
		}
	}
}

// grant puts one clause into force by the acting seat alone, for months (an order that gives or declares it); kind is the
// kind of operation it consents to, if it is such a clause.
func (r *run) grant(id ClauseID, months int16, kind rule.Operation, c *Ctx) {
	d := &r.rs.Clauses[id]
	giver := c.Seat
	if d.Giver.Side >= 0 {
		giver = r.rs.seat[d.Giver.Side]
	}
	to := c.Other
	switch {
	case d.Receiver.Side >= 0:
		to = r.rs.seat[d.Receiver.Side]
	case c.Target >= 0:
		to = r.rs.seatOf(c.Target)
	}
	if giver < 0 || to < 0 || giver == to {
		return
	}
	if months <= 0 {
		months = 6
	}
	uses := [2]ClauseUse{{id, giver, c.Here, c.Target, kind}}
	n := 1
	if own := r.rs.Seats[giver].Group; own >= 0 && r.rs.Seats[to].Group >= 0 { // between groups it binds both
		uses[1] = ClauseUse{id, to, c.Here, own, kind}
		if c.Target < 0 {
			uses[1].Group = NoGroup
		}
		n = 2
	}
	r.enact(giver, to, months, uses[:n])
}

// treatyMonth runs the clauses in force: monthly effects, promises found broken, terms that end, rung 9.
func (r *run) treatyMonth() {
	now := r.s.World.Month
	for i := range r.s.Treaties {
		t := &r.s.Treaties[i]
		if t.Live == 0 {
			continue
		}
		if now > t.Until {
			r.endTreaty(i, true)
			continue
		}
		if r.s.Rung() >= 9 && r.rs.Seats[t.A].Side >= 0 && r.rs.Seats[t.B].Side >= 0 {
			r.endTreaty(i, true)
			continue
		}
		r.clauseMonth(i, now)
	}
}

func (r *run) clauseMonth(slot int, now int16) {
	var buf [MaxClauses]ClauseUse
	t := &r.s.Treaties[slot]
	a, b := Seat(t.A), Seat(t.B)
	for n, u := range t.uses(&buf) {
		d := &r.rs.Clauses[u.Clause]
		r.clause(d.Monthly, u, a, b, r.s.treatyVis(slot))
		if t.Live == 0 {
			return
		}
		done, broke := t.Done, t.Strain&1 != 0
		if u.Giver == b {
			done, broke = t.DoneB, t.Strain&2 != 0
		}
		lazy := len(d.Needs) > 0 && now-done > 3
		percent := int32(d.Found)
		if broke || lazy {
			percent = max(percent, int32(d.Late))
		}
		if r.chance(rollExpose, int32(slot), int16(n), percent) {
			e := fact(PromiseExposed)
			e.Seat, e.Other, e.Subject = u.Giver, a, int16(u.Clause)
			if u.Giver == a {
				e.Other = b
			}
			r.tell(&e)
			r.breakTreaty(slot, u.Giver)
			return
		}
	}
}

// strain remembers what an order does to the promises its seat has given, and what it does for them.
func (r *run) strain(k Seat, o Order) {
	if r.buf.promised.in(r.s).clauses&r.rs.pledges[o.ID] == 0 {
		return
	}
	var buf [MaxClauses]ClauseUse
	for i := range r.s.Treaties {
		t := &r.s.Treaties[i]
		if t.Live == 0 || Seat(t.A) != k && Seat(t.B) != k {
			continue
		}
		for _, u := range t.uses(&buf) {
			d := &r.rs.Clauses[u.Clause]
			if u.Giver != k {
				continue
			}
			if !d.Binds && contains(d.Forbids, o.ID) && r.rs.aimed(t, k, o.Group) {
				who := int16(1)
				if k == Seat(t.B) {
					who = 2
				}
				r.setSeen(FTreatyStrain, i, 0, int32(t.Strain|who), ByTreaty, VisNone)
			}
			if contains(d.Needs, o.ID) {
				f := FTreatyDone
				if k == Seat(t.B) {
					f = FTreatyDoneB
				}
				r.setSeen(f, i, 0, int32(r.s.World.Month), ByTreaty, r.s.treatyVis(i))
			}
		}
	}
}

// aimed tells whether an order against group g touches the other party of a treaty: a truce with one rival leaves the
// others, and an order against nobody touches all.
func (rs *Ruleset) aimed(t *Treaty, k Seat, g Group) bool {
	other := Seat(t.A)
	if other == k {
		other = Seat(t.B)
	}
	party := rs.Seats[other].Group
	return g < 0 || party < 0 || g == party
}

func contains[T comparable](list []T, v T) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

// OfferBundle reads an offer's content.
func OfferBundle(o *Offer) (b Bundle) {
	b.To, b.Months = Seat(o.To), o.Months
	uses := clausesOf(&o.Clauses, &b.Clauses)
	b.N = int8(len(uses))
	return b
}

// TreatyUses reads a treaty's clauses.
func TreatyUses(t *Treaty) []ClauseUse {
	var buf [MaxClauses]ClauseUse
	return t.uses(&buf)
}

// Signs tells whether an order may bring a treaty into force by itself, without an offer.
func Signs(rs *Ruleset, id OrderID) bool {
	return id >= 0 && int(id) < len(rs.Orders) && signs(rs.Orders[id].Effects)
}

// SignsOption tells whether an option of the open crisis may end in a treaty for the looking seat.
func SignsOption(rs *Ruleset, v *View, option int16) bool {
	p := rs.partyOf(&v.Known, v.Seat)
	if p < 0 {
		return false
	}
	for i := range rs.Crises[v.Known.World.Crisis-1].Outcomes {
		o := &rs.Crises[v.Known.World.Crisis-1].Outcomes[i]
		if o.Masks[p]&(1<<uint(option)) != 0 && signs(o.Effects) {
			return true
		}
	}
	return false
}

func signs(list []Effect) bool {
	return slices.ContainsFunc(list, func(e Effect) bool { return e.Kind == rule.KindClause })
}
