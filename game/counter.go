package game

// A counter is an offer that answers another: it goes to the other's maker, and the other counts as countered when the
// round ends, which is neither a yes nor a refusal and has no price. It may be countered once more, so haggling ends.

// maxHaggle is how many counters one line of offers may hold.
const maxHaggle = 2

// The sealed answers to an offer.
const (
	AnswerNone    = 0
	AnswerYes     = 1
	AnswerNo      = 2
	AnswerCounter = 3
)

// countered is the offer that an offer answers, or nil: it answers none, or that one is gone with its month.
func (s *State) countered(o *Offer) *Offer {
	if o.Counters <= 0 || int(o.Counters) > MaxOffers {
		return nil
	}
	return &s.Offers[o.Counters-1]
}

// MayCounter tells whether the looking seat may answer the offer in a slot by one of its own: it is open to the seat, its
// line of offers is not at its end, and the seat has an offer left.
func MayCounter(v *View, slot int16) bool {
	return MayOffer(v) && v.Known.counterable(v.Seat, slot)
}

func (s *State) counterable(k Seat, slot int16) bool {
	if slot < 0 || int(slot) >= MaxOffers {
		return false
	}
	o := &s.Offers[slot]
	return o.State == OfferOpen && Seat(o.To) == k && o.Answer != AnswerCounter && Counterable(o)
}

// Counterable tells whether an offer's line has room for a counter.
func Counterable(o *Offer) bool { return o.Haggle < maxHaggle }

// checkCounter checks what a counter answers: an open offer to the seat, of the seat it goes to, which it changes.
func (rs *Ruleset) checkCounter(v *View, cmd *Command) *Refusal {
	b := &cmd.Offer
	if b.Counters == 0 {
		return nil
	}
	slot := b.Counters - 1
	if !v.Known.counterable(v.Seat, slot) {
		ref := refuse(RefusedCounter, cmd)
		if slot >= 0 && int(slot) < MaxOffers && !Counterable(&v.Known.Offers[slot]) {
			ref.Have = maxHaggle
		}
		return ref
	}
	o := &v.Known.Offers[slot]
	if Seat(o.From) != b.To {
		return refuse(RefusedParty, cmd)
	}
	if was := OfferBundle(o); was.Same(b) {
		ref := refuse(RefusedCounter, cmd)
		ref.Need = 1
		return ref
	}
	return nil
}

// Same tells whether two bundles hold the same clauses for as long, in whatever order.
func (b *Bundle) Same(o *Bundle) bool {
	if b.N != o.N || b.Months != o.Months {
		return false
	}
	for i := range int(b.N) {
		if !contains(o.Clauses[:o.N], b.Clauses[i]) {
			return false
		}
	}
	return true
}

// haggle is how many counters the line of a new offer holds.
func (r *run) haggle(b *Bundle) int16 {
	if b.Counters == 0 {
		return 0
	}
	return r.s.Offers[b.Counters-1].Haggle + 1
}

// unlink takes back what a counter did to the offer it answers: the seat may answer that one anew.
func (r *run) unlink(slot int, k Seat) {
	if o := &r.s.Offers[slot]; o.Counters > 0 {
		r.setSeen(FOfferAnswer, int(o.Counters)-1, 0, AnswerNone, ByTalks, visSeat(k))
		r.setSeen(FOfferCounters, slot, 0, 0, ByTalks, visSeat(k))
	}
}

// forget drops the links to an offer whose place becomes free.
func (r *run) forget(slot int) {
	for i := range r.s.Offers {
		if o := &r.s.Offers[i]; o.Counters == int16(slot)+1 {
			vis := visSeat(Seat(o.From))
			if o.State != OfferSealed {
				vis |= visSeat(Seat(o.To))
			}
			r.setSeen(FOfferCounters, i, 0, 0, ByTalks, vis)
		}
	}
}

// stood tells whether a clause stood in the offer that o answers: asking for it again tells nobody anything new.
func (s *State) stood(o *Offer, u ClauseUse) bool {
	was := s.countered(o)
	if was == nil {
		return false
	}
	b := OfferBundle(was)
	return contains(b.Clauses[:b.N], u)
}

// Tipping is what a counter needs: the least willingness of the seat that makes it, in percent, and the least that it
// believes the other still has. Judgement.
const (
	tippingOwn   = 50
	tippingOther = 15
)

// Counter is the offer that the seat's staff would make in place of refusing the one in a slot: the same with one thing
// less that it gives, or one thing more that it takes, of which the other side is believed likeliest to accept. reason
// is a catalogue key; ok is false when no single change would make the offer worth signing and still have a chance.
func (m *Mind) Counter(rs *Ruleset, v *View, slot int16) (b Bundle, reason string, ok bool) {
	if !MayCounter(v, slot) {
		return b, "", false
	}
	o := &v.Known.Offers[slot]
	from := Seat(o.From)
	if !MayTalk(rs, v, from) {
		return b, "", false
	}
	was := OfferBundle(o)
	best := int16(tippingOther - 1)
	try := func(changed Bundle, why string) {
		changed.To = v.Seat
		if changed.N < 1 || Willing(rs, v, &changed, from) < tippingOwn {
			return
		}
		changed.To, changed.Counters = from, slot+1
		if p := Willing(rs, v, &changed, v.Seat); p > best && rs.clausesFit(v, &changed) && Check(rs, v, &Command{Kind: CmdOffer, Seat: v.Seat, Offer: changed}) == nil {
			b, reason, ok, best = changed, why, true, p
		}
	}
	for i := range int(was.N) {
		if was.Clauses[i].Giver == v.Seat {
			less := was
			copy(less.Clauses[i:], less.Clauses[i+1:])
			less.N--
			less.Clauses[less.N] = ClauseUse{}
			try(less, "advice.counter_less")
		}
	}
	if int(was.N) == MaxClauses {
		return b, reason, ok
	}
	m.uses = LegalClauses(rs, v, from, from, m.uses[:0])
	for all := m.uses; len(all) > 0; {
		n := 1
		for n < len(all) && all[n].Clause == all[0].Clause {
			n++
		}
		if id := all[0].Clause; !was.names(id) && !v.known.hold(id) {
			more := was
			more.Clauses[more.N] = all[max(0, m.prefer(rs, v, all[:n]))]
			more.N++
			try(more, "advice.counter_more")
		}
		all = all[n:]
	}
	return b, reason, ok
}

// names tells whether a clause stands in the bundle in any form.
func (b *Bundle) names(id ClauseID) bool {
	for i := range int(b.N) {
		if b.Clauses[i].Clause == id {
			return true
		}
	}
	return false
}
