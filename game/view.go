package game

import "math/bits"

// View is what one seat may know: a State in which only that was written. It is filled by adding, part by part, never by
// removing; whatever the seat may not know is zero in it. Legal, Check, Preview and the bots read a View and no State.
type View struct {
	Seat  Seat  // NoSeat for a seatless group or the public
	Group Group // the group that looks, or NoGroup
	Known State

	scratch [16]Ctx // contexts handed out by ctx
	next    uint8
	known   masks

	survey   *Survey // that filled it, or nil
	taken    uint32  // what the survey counted when it did
	mods     modSet  // with a survey: what it copied
	treaties paperSet
	offers   slotSet // that it holds
}

// ViewFor fills v with what the seat may know. v may be reused for the same seat without clearing; for another seat it
// must be zero.
func ViewFor(rs *Ruleset, s *State, seat Seat, v *View) {
	v.survey = nil
	v.fill(rs, s, seat, everyPart)
	v.copyOffers(s, everySlot)
	k := &v.Known
	for i := range s.Treaties {
		copyTreaty(&k.Treaties[i], &s.Treaties[i], seat)
	}
	for i := range s.Mods {
		if s.Mods[i].Kind != 0 || k.Mods[i].Kind != 0 {
			copyMod(&k.Mods[i], &s.Mods[i], seat)
		}
	}
}

// fill writes all that a seat may know but treaties, offers and modifiers; of the parts of a state only those named.
func (v *View) fill(rs *Ruleset, s *State, seat Seat, parts partSet) {
	v.Seat, v.Group = seat, NoGroup
	v.known.placed, v.known.tied, v.known.sighted = false, false, false
	v.known.signed = v.known.signed && parts&partTreaties == 0
	k := &v.Known
	copyCells(k, s, 0, groupCells) // World and Seats
	if parts&partGround != 0 {
		copyCells(k, s, groupCells, presenceCells)
	}
	if parts&partPresence != 0 {
		copyCells(k, s, presenceCells, recordCells)
	}
	if parts&partRecord != 0 {
		copyCells(k, s, recordCells, publicCells)
	}
	if seat < 0 {
		return
	}
	k.Own[seat] = s.Own[seat]
	if parts&partBelief != 0 {
		copyCells(k, s, FBeliefCash.cell(int(seat), 0), FLocated.cell(int(seat), MaxGroups-1)+1)
	}
	if d := &rs.Seats[seat]; d.Side < 0 {
		v.Group = d.Group
		if parts&partSecret != 0 {
			k.Secret[d.Group] = s.Secret[d.Group]
		}
		if parts&partLabs != 0 {
			addLabs(k, s, d.Group)
		}
	} else if parts&partIntel != 0 {
		f := [2]Field{FIntelUsa, FIntelMexico}[d.Side]
		copyCells(k, s, f.cell(0, 0), f.cell(MaxRegions-1, MaxGroups-1)+1)
	}
}

// copyMod adds a modifier that everybody may see, or that is the seat's.
func copyMod(to, from *Modifier, seat Seat) {
	*to = Modifier{}
	if from.seenBy(seat) {
		*to = *from
	}
}

// seenBy tells whether a seat may see a modifier in use.
func (m *Modifier) seenBy(k Seat) bool { return m.Owner == -1 || m.Owner > 0 && Seat(m.Owner-1) == k }

// Refresh brings a view that ViewFor filled up to date, when since then only the seats' own parts of the phase have
// changed (Buffer.Turned was false after every Step): who has sealed, the seat's own drafts, its offers.
func Refresh(s *State, v *View) {
	k := &v.Known
	k.Seats = s.Seats
	if v.Seat >= 0 {
		own := slotsOf(v.Seat)
		for others := v.offers &^ own; others != 0; others &= others - 1 { // they can only have been answered
			i := bits.TrailingZeros16(uint16(others)) % MaxOffers
			k.Offers[i].Answer = s.Offers[i].Answer
		}
		v.copyOffers(s, own)
		k.Own[v.Seat] = s.Own[v.Seat]
	}
}

func addLabs(k, s *State, g Group) {
	for r := range s.Labs {
		k.Labs[r][g] = s.Labs[r][g]
	}
}

// copyTreaty adds a treaty that the seat knows of.
func copyTreaty(to, from *Treaty, seat Seat) {
	if from.Live == 0 && to.Live == 0 {
		return
	}
	*to = Treaty{}
	if from.Live != 0 && from.seenBy(seat) {
		*to = *from
		to.Strain = 0
	}
}

// seenBy tells whether a seat knows of a treaty in force; what nobody in particular knows everybody does, by the sign bit.
func (t *Treaty) seenBy(k Seat) bool { return t.Mask>>(uint8(k)&15)&1 != 0 }

// copyOffer adds an offer that the seat made, or that was made to it and is on the table; a sealed answer only to the
// seat that gave it. What decides it is reckoned, being hard to guess.
func copyOffer(to, from *Offer, seat Seat) (seen bool) {
	mine, forMe := b2i(Seat(from.From) == seat), b2i(Seat(from.To) == seat)
	seen = b2i(from.State != OfferFree)&(mine|forMe&b2i(from.State != OfferSealed)) != 0
	if !seen {
		*to = Offer{}
		return false
	}
	*to = *from
	to.Answer &= -int16(forMe | b2i(from.State >= OfferTaken))
	return true
}

// slotSet is a set of the places of offers.
type slotSet uint16

// everySlot are all places, slotsOf those where a seat's own offers stand.
const everySlot slotSet = 1<<MaxOffers - 1

func slotsOf(k Seat) slotSet { return (1<<offersEach - 1) << (uint(k) * offersEach) }

// copyOffers looks again at the offers in some places and notes which of them the view holds then.
func (v *View) copyOffers(s *State, slots slotSet) {
	for ; slots != 0; slots &= slots - 1 {
		i := bits.TrailingZeros16(uint16(slots))
		to, from := &v.Known.Offers[i], &s.Offers[i]
		if to.State|from.State == OfferFree {
			continue
		}
		v.offers = v.offers&^(1<<i) | slotSet(b2i(copyOffer(to, from, v.Seat)))<<i
	}
}

// OpenOffers appends the slots of the offers that a seat's view of a state holds, are open to the seat and not yet
// answered by it.
func OpenOffers(v *View, buf []int16) []int16 {
	set := v.offers
	if v.Seat >= 0 {
		set &^= slotsOf(v.Seat) // its own are for others
	}
	for ; set != 0; set &= set - 1 {
		i := bits.TrailingZeros16(uint16(set))
		if o := &v.Known.Offers[i]; o.State == OfferOpen && Seat(o.To) == v.Seat && o.Answer == AnswerNone {
			buf = append(buf, int16(i))
		}
	}
	return buf
}

// States of an Offer.
const (
	OfferFree      = 0
	OfferSealed    = 1 // with its maker until the round ends
	OfferOpen      = 2
	OfferTaken     = 3
	OfferRefused   = 4
	OfferCountered = 5
)

// ctx is a fresh context of the looking seat over what it knows. It stays good while fewer than len(v.scratch) more are
// asked for: no question nests deeper.
func (v *View) ctx(rs *Ruleset) *Ctx {
	v.next = (v.next + 1) % uint8(len(v.scratch))
	c := &v.scratch[v.next]
	c.renew(&v.Known, rs, v.Seat, v.Group)
	return c
}

// placing is ctx with the places counted once: for questions that list many forms.
func (v *View) placing(rs *Ruleset) *Ctx {
	m := &v.known
	if v.fresh() {
		m.ground = v.survey.where(rs, v)
	} else if m.ground = &m.own; !m.placed { // a copied view has its own
		m.placed = true
		m.ground.count(rs, &v.Known)
	}
	if !m.signed {
		m.signed = true
		m.pacts = v.Known.pactsAt(v.papers())
	}
	c := v.ctx(rs)
	c.known = m
	return c
}

// knowing is placing with the orders and postures counted that the seat may not give or take.
func (v *View) knowing(rs *Ruleset) *Ctx {
	if m := &v.known; !m.tied {
		m.bars, m.stances = rs.bars(v)
		m.tied = true
	}
	return v.placing(rs)
}

// keep puts a context into the view's scratch, so that reading expressions allocates nothing.
func (v *View) keep(c Ctx) *Ctx {
	v.next = (v.next + 1) % uint8(len(v.scratch))
	v.scratch[v.next] = c
	return &v.scratch[v.next]
}

// Side is the republic that looks, or NoSide.
func (v *View) Side(rs *Ruleset) Side {
	if v.Seat < 0 {
		return NoSide
	}
	return rs.Seats[v.Seat].Side
}
