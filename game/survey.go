package game

import "math/bits"

// Survey is what the views of one state have in common, found once for all of them: which parts have changed since each
// view last saw them, which places of the sparse tables are in use, and where the groups stand. It makes the views of a
// batch, which asks for each seat's several times a month, cost a fifth of ViewFor's; what stands in them is the same.
type Survey struct {
	s     *State
	taken uint32            // counts the states it was taken of
	since [partCount]uint32 // by part: the count at which it last changed
	last  partSet           // the parts that changed before the state it was last taken of

	seen      [8]modSet         // modifiers by 1 + their Owner
	offers    [MaxSeats]slotSet // on the table, by the seats that they are of and for
	treaties  paperSet          // in force
	ground    ground
	groundFor uint32 // the count that ground was found for
}

// Take begins the survey of a state that is kept with a buffer (Buffer.Renew) and no other survey. It must be taken anew
// when Buffer.Turned was true after a Step.
func (x *Survey) Take(s *State, buf *Buffer) {
	changed := buf.changed
	if x.s = s; x.taken == 0 || !buf.kept {
		changed = everyPart
	}
	buf.changed, x.last = 0, changed
	x.taken++
	for n := range x.since {
		is := -uint32(changed >> n & 1) // all bits or none: which parts have changed is hard to guess
		x.since[n] = x.since[n]&^is | x.taken&is
	}
	if changed&partMods != 0 {
		x.seen = [8]modSet{}
		live := &buf.live
		if buf.counted != s {
			all := s.timed()
			live = &all
		}
		for n, set := range live.used {
			for ; set != 0; set &= set - 1 {
				owner := s.Mods[n*64+bits.TrailingZeros64(set)].Owner
				x.seen[(owner+1)&7][n] |= set & -set
			}
		}
	}
	if changed&partOffers != 0 {
		x.offers = [MaxSeats]slotSet{}
		for i := range s.Offers {
			o := &s.Offers[i]
			in := slotSet(b2i(o.State != OfferFree)) << i
			x.offers[o.From] |= in
			x.offers[o.To] |= in
		}
	}
	if changed&partTreaties != 0 {
		x.treaties = s.papers()
	}
}

// changed are the parts that have changed since the survey counted so far.
func (x *Survey) changed(since uint32) (p partSet) {
	if since+1 == x.taken { // nearly always
		return x.last
	}
	for n, at := range x.since {
		p |= partSet(b2i(at > since)) << n
	}
	return p
}

// ViewFor is the function ViewFor over the state surveyed.
func (x *Survey) ViewFor(rs *Ruleset, seat Seat, v *View) {
	if v.survey != x {
		v.survey, v.taken = x, 0
		v.Known.Mods, v.mods = [MaxModifiers]Modifier{}, modSet{}
		v.Known.Treaties, v.treaties = [MaxTreaties]Treaty{}, 0
		v.Known.Offers, v.offers = [MaxOffers]Offer{}, 0
	}
	parts := x.changed(v.taken)
	v.fill(rs, x.s, seat, parts)
	if parts&partOffers != 0 {
		at := v.offers
		if seat >= 0 {
			at |= x.offers[seat]
		}
		v.copyOffers(x.s, at)
	}
	if parts&partMods != 0 {
		v.copyMods(x)
	}
	if parts&partTreaties != 0 {
		v.copyTreaties(x.s, x.treaties)
	}
	v.taken = x.taken
}

// copyMods makes the modifiers of a view those that its seat may see.
func (v *View) copyMods(x *Survey) {
	k := &v.Known
	set := x.seen[0] // everybody's
	if v.Seat >= 0 {
		set = set.with(x.seen[v.Seat+2])
	}
	gone := v.mods.but(set)
	for i := range gone.all {
		k.Mods[i] = Modifier{}
	}
	for i := range set.all {
		k.Mods[i] = x.s.Mods[i]
	}
	v.mods = set
}

// copyTreaties makes the treaties of a view those in force of which its seat knows.
func (v *View) copyTreaties(s *State, inForce paperSet) {
	k, set := &v.Known, paperSet(0)
	for ; inForce != 0; inForce &= inForce - 1 { // without a branch
		t := &s.Treaties[bits.TrailingZeros32(uint32(inForce))%MaxTreaties]
		set |= inForce & -inForce & -paperSet(b2i(t.seenBy(v.Seat)))
	}
	for gone := v.treaties &^ set; gone != 0; gone &= gone - 1 {
		k.Treaties[bits.TrailingZeros32(uint32(gone))%MaxTreaties] = Treaty{}
	}
	for left := set; left != 0; left &= left - 1 {
		i := bits.TrailingZeros32(uint32(left)) % MaxTreaties
		k.Treaties[i] = s.Treaties[i]
		k.Treaties[i].Strain = 0
	}
	v.treaties = set
}

// fresh tells whether the view was filled from the state that its survey was last taken of.
func (v *View) fresh() bool { return v.survey != nil && v.taken == v.survey.taken }

// where is where the groups stand, counted over a fresh view.
func (x *Survey) where(rs *Ruleset, v *View) *ground {
	if x.groundFor == x.taken {
		return &x.ground
	}
	parts, alive := x.changed(x.groundFor), x.ground.alive
	x.groundFor = x.taken
	if parts&partGround != 0 {
		x.ground.sides(rs, &v.Known)
	}
	if parts&partPresence != 0 || x.ground.alive != alive { // in the talks nobody moves
		x.ground.places(rs, &v.Known)
	}
	return &x.ground
}

// timers are the places of the view's modifiers.
func (v *View) timers() modSet {
	if v.survey != nil {
		return v.mods
	}
	return v.Known.timed().used
}

// papers are the places of the treaties that the seat knows of.
func (v *View) papers() paperSet {
	if v.survey != nil {
		return v.treaties
	}
	return v.Known.papers()
}
