package game

// Talks: each round every seat may post one signal a month, make offers, answer offers; then it is ready. Nothing of a
// round is shown before all are ready.

// offersEach is how many offers of its own a seat may have on the table at once, and make in a month. Each seat has its own
// slots, so that whether the table is full never tells a seat what others have offered.
const offersEach = MaxOffers / MaxSeats

// makeOffer puts a bundle on the table, sealed until the round ends.
func (r *run) makeOffer(k Seat, b *Bundle) {
	w := &r.s.World
	slot := r.s.offerSlot(k)
	vis := visSeat(k)
	r.putOffer(slot, &Offer{
		State: OfferSealed, From: int16(k), To: int16(b.To), Months: b.Months, Lapses: r.rs.Stands(w.Month) + 1, Round: w.Round, Answer: AnswerNone,
		Counters: b.Counters, Haggle: r.haggle(b), Clauses: cellsOf(b.Clauses[:b.N]),
	}, vis)
	r.seat(FOffered, k, 1, ByTalks)
	if r.quiet {
		return
	}
	e := fact(OfferMade)
	e.Seat, e.Other, e.New, e.Vis = k, b.To, int16(slot), vis
	r.tell(&e)
}

// putOffer writes an offer into its place, each part of it a fact for those in vis; the offer that it counters is answered
// by it.
func (r *run) putOffer(slot int, o *Offer, vis uint8) {
	answered := func() {
		if o.Counters > 0 {
			r.setSeen(FOfferAnswer, int(o.Counters)-1, 0, AnswerCounter, ByTalks, vis)
		}
	}
	if r.quiet {
		r.s.Offers[slot] = *o
		r.parts |= partOffers
		answered()
		return
	}
	put := func(f Field, v int16) { r.setSeen(f, slot, 0, int32(v), ByTalks, vis) }
	put(FOfferState, o.State)
	put(FOfferFrom, o.From)
	put(FOfferTo, o.To)
	put(FOfferMonths, o.Months)
	put(FOfferLapses, o.Lapses)
	put(FOfferRound, o.Round)
	put(FOfferAnswer, o.Answer)
	answered()
	put(FOfferCounters, o.Counters)
	put(FOfferHaggle, o.Haggle)
	r.clauseFacts(FOfferClause, slot, &o.Clauses, ByTalks, vis)
}

// offerSlot is a free slot of a seat's own, or -1.
func (s *State) offerSlot(k Seat) int {
	for i := int(k) * offersEach; i < (int(k)+1)*offersEach; i++ {
		if s.Offers[i].State == OfferFree {
			return i
		}
	}
	return -1
}

// MayOffer tells whether the looking seat may put another offer on the table this month.
func MayOffer(v *View) bool {
	return v.Seat >= 0 && v.Known.Own[v.Seat].Offered < offersEach && v.Known.offerSlot(v.Seat) >= 0
}

// endRound reveals the round: signals are spoken, sealed offers open, answers count.
func (r *run) endRound() {
	w := &r.s.World
	for k := range r.rs.Seats {
		if id := r.s.Own[k].Speech; id > 0 {
			r.speak(Seat(k), SignalID(id-1))
		}
	}
	for i := range r.s.Offers {
		o := &r.s.Offers[i]
		switch {
		case o.State == OfferSealed:
			r.openOffer(i)
		case o.State == OfferOpen && o.Answer != 0:
			r.settleOffer(i)
		}
	}
	r.unsealAll()
	if w.Round < r.rs.Rounds {
		r.set(FRound, 0, 0, int32(w.Round)+1, ByClock)
		r.tellPhase()
		return
	}
	r.enter(Orders)
}

// openOffer shows an offer to its addressee; what asking itself does (a leak) happens now.
func (r *run) openOffer(slot int) {
	o := &r.s.Offers[slot]
	vis := visSeat(Seat(o.From)) | visSeat(Seat(o.To))
	r.setSeen(FOfferState, slot, 0, OfferOpen, ByTalks, vis)
	var buf [MaxClauses]ClauseUse
	uses := o.uses(&buf)
	if !r.quiet {
		e := fact(OfferMade)
		e.Seat, e.Other, e.New, e.Vis, e.Amount, e.Old = Seat(o.From), Seat(o.To), int16(slot), vis, 1, o.Counters
		if len(uses) > 0 {
			e.Subject, e.Region, e.Group = int16(uses[0].Clause), uses[0].Region, uses[0].Group
		}
		r.tell(&e)
	}
	for _, u := range uses {
		if Seat(o.From) == u.Giver || r.s.stood(o, u) {
			continue // it is offered, not asked for; or the other side named it first
		}
		r.clause(r.rs.Clauses[u.Clause].Asked, u, Seat(o.From), Seat(o.To), vis)
	}
}

// settleOffer makes an answered offer a treaty, a refusal, or one that was countered.
func (r *run) settleOffer(slot int) {
	o := &r.s.Offers[slot]
	from, to := Seat(o.From), Seat(o.To)
	vis := visSeat(from) | visSeat(to)
	yes := o.Answer == AnswerYes
	if !r.quiet {
		e := fact(OfferAnswered)
		e.Seat, e.Other, e.New, e.Vis, e.Outcome = to, from, int16(slot), vis, int8(o.Answer)
		r.tell(&e)
	}
	if yes {
		r.setSeen(FOfferState, slot, 0, OfferTaken, ByTalks, vis)
		r.sign(o)
		return
	}
	if o.Answer == AnswerCounter {
		r.setSeen(FOfferState, slot, 0, OfferCountered, ByTalks, vis)
		return
	}
	r.setSeen(FOfferState, slot, 0, OfferRefused, ByTalks, vis)
	if to != r.mexico() {
		return
	}
	var buf [MaxClauses]ClauseUse
	for _, u := range o.uses(&buf) {
		if contains(r.rs.consent, u.Clause) {
			r.set(FRefused, 0, 0, int32(r.s.World.Month), ByTalks)
		}
	}
}

// clearOffers frees what the month has settled or let lapse.
func (r *run) clearOffers() {
	for i := range r.s.Offers {
		o := &r.s.Offers[i]
		if o.State == OfferFree || o.State == OfferOpen && r.s.World.Month <= o.Lapses {
			continue
		}
		vis := visSeat(Seat(o.From)) | visSeat(Seat(o.To))
		if o.State == OfferSealed {
			vis = visSeat(Seat(o.From))
		}
		if o.State == OfferOpen {
			e := fact(OfferLapsed)
			e.Seat, e.Other, e.New, e.Vis = Seat(o.From), Seat(o.To), int16(i), vis
			r.tell(&e)
		}
		r.setSeen(FOfferAnswer, i, 0, 0, ByTalks, vis)
		r.setSeen(FOfferState, i, 0, OfferFree, ByTalks, vis)
		r.forget(i)
	}
	for k := range r.rs.Seats {
		r.set(FOffered, k, 0, 0, ByTalks)
	}
}

// speak posts a signal: it takes the place of an older one, which counts as dropped.
func (r *run) speak(k Seat, id SignalID) {
	cause := CauseSignal | Cause(id)
	d := &r.rs.Signals[id]
	r.set(FSpeech, int(k), 0, 0, cause)
	r.set(FSpoken, int(k), 0, int32(r.s.World.Month), cause)
	if old := r.s.Seats[k].Signal; old > 0 && old != int16(id)+1 {
		r.endSignal(k, r.rs.Signals[old-1].Lapses)
	}
	r.set(FSignal, int(k), 0, int32(id)+1, cause)
	r.set(FSignalEnd, int(k), 0, int32(r.s.World.Month+d.Term), cause)
	e := fact(SignalPosted)
	e.Seat, e.Subject = k, int16(id)
	r.tell(&e)
	c := r.forSeat(k)
	c.Other = r.otherRepublic(k)
	c.Target = c.Group
	r.apply(d.Post, c, cause)
	if d.Threat && r.rs.Seats[k].Side == USA {
		r.world(FExpectation, r.rs.P(PThreatExpectation), cause)
	}
}

// otherRepublic is the other republic's seat, or for a group the United States.
func (r *run) otherRepublic(k Seat) Seat {
	if r.rs.Seats[k].Side == USA {
		return r.mexico()
	}
	return r.usa()
}

// signalMonth decides which signals were kept or broken.
func (r *run) signalMonth() {
	for n := range r.rs.Seats {
		k := Seat(n)
		id := r.s.Seats[k].Signal
		if id == 0 {
			continue
		}
		d := &r.rs.Signals[id-1]
		c := r.forSeat(k)
		c.Other = r.otherRepublic(k)
		c.Target = c.Group
		switch {
		case d.BrokeIf.Set && d.BrokeIf.Holds(c):
			r.endSignal(k, false)
		case d.KeptIf.Set && d.KeptIf.Holds(c):
			r.endSignal(k, true)
		case r.s.World.Month >= r.s.Seats[k].SignalEnd:
			r.endSignal(k, d.Lapses)
		}
	}
}

func (r *run) endSignal(k Seat, kept bool) {
	id := SignalID(r.s.Seats[k].Signal - 1)
	d := &r.rs.Signals[id]
	cause := CauseSignal | Cause(id)
	r.set(FSignal, int(k), 0, 0, cause)
	c := r.forSeat(k)
	c.Other = r.otherRepublic(k)
	c.Target = c.Group
	e := fact(SignalKept)
	list := d.Kept
	if !kept {
		e.Kind, list = SignalBroken, d.Broken
	}
	e.Seat, e.Subject = k, int16(id)
	r.tell(&e)
	r.apply(list, c, cause)
}
