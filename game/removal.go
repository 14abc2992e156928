package game

// How a leader was removed, by word of KindRemove; HowNames are catalogue words.
const (
	Captured int8 = iota
	Killed
	Delivered
	Extradited
	killedByUS // content's word in a crisis, where no seat acts: Killed, by U.S. forces
)

// HowNames are the words of the ways.
var HowNames = []string{"captured", "killed", "delivered", "extradited"}

// remove takes one leader of a group: tier 0 any (the top if one is left), 1 top, 2 middle. It is the heart of rules.md,
// Tactical: cohesion falls, the group may split or go to war with itself, and violence rises at home (D1-D9).
func (r *run) remove(g Group, tier int, how int8, c *Ctx) {
	if !r.rs.alive(r.s, g) {
		return
	}
	p := &r.s.Groups[g]
	if tier == 0 {
		tier = 1
		if p.TopOut >= p.Top {
			tier = 2
		}
	}
	if tier == 1 && p.TopOut >= p.Top || tier == 2 && p.MidOut >= p.Mid {
		return
	}
	cause := ByRemoval
	byUS := how == killedByUS || how == Killed && c.side() == USA
	if how == killedByUS {
		how = Killed
	}
	e := fact(LeaderRemoved)
	e.Group, e.Region, e.Amount, e.Outcome, e.Seat = g, c.Here, int16(tier), how, c.Seat
	r.tell(&e)
	if byUS {
		r.set(FKilledByUs, int(g), 0, int32(r.s.World.Month), cause)
		r.set(FHitByUs, int(g), 0, int32(r.s.World.Month), cause)
	}
	r.set(FStruck, int(g), 0, int32(r.s.World.Month), cause)
	for k := range r.rs.Seats {
		if r.s.Belief[k].Located[g] > 0 {
			r.add(FLocated, k, int(g), -1, cause)
		}
	}
	if tier == 2 {
		r.removeMid(g, cause)
		return
	}
	r.group(FTopRemoved, g, 1, cause)
	r.world(FTopOut, 1, cause)
	r.group(FCohesion, g, -r.rs.P(PCohesionTop), cause)
	r.group(FCapacity, g, -r.rs.P(PCapacityTop), cause)
	r.bump(g, how)
	r.set(FSuccession, int(g), 0, 1, cause)
	r.rush(g)
	r.fracture(g, how)
}

func (r *run) removeMid(g Group, cause Cause) {
	r.group(FMidRemoved, g, 1, cause)
	r.world(FMidOut, 1, cause)
	r.group(FCohesion, g, -r.rs.P(PCohesionMid), cause)
	r.group(FCapacity, g, -r.rs.P(PCapacityMid), cause)
	now := r.s.World.Month
	r.schedule(Modifier{Kind: ModArrest, I: int16(g), J: int16(r.rs.home(g, r.s)), From: now, Until: now + int16(r.rs.P(PBumpMonths)) - 1})
}

// bump schedules the violence that a removal brings; a killing brings a quarter more (D6).
func (r *run) bump(g Group, how int8) {
	scale := int32(100)
	if how == Killed {
		scale += r.rs.P(PBumpKill)
	}
	now := r.s.World.Month
	r.schedule(Modifier{Kind: ModRemoval, I: int16(g), J: int16(r.rs.home(g, r.s)), Amount: int16(scale), From: now, Until: now + int16(r.rs.P(PBumpMonths)) - 1})
}

// rush opens the group's home plaza to its rivals for three months.
func (r *run) rush(g Group) {
	if h := r.rs.home(g, r.s); h >= 0 {
		r.set(FContest, int(h), 0, max(int32(r.s.Regions[h].Contest), r.rs.P(PRushMonths)), ByRemoval)
	}
}

// fracture rolls for a succession war between wings and for a split.
func (r *run) fracture(g Group, how int8) {
	p := &r.s.Groups[g]
	betrayed := how == Delivered
	if p.Wings == 2 && p.War == 0 {
		percent := r.rs.P(PWarWings)
		if betrayed {
			percent = r.rs.P(PWarBetrayal)
		}
		r.maybeWar(g, percent)
	}
	split := r.rs.P(PSplitBase)
	switch {
	case betrayed || p.Wings == 2:
		split = r.rs.P(PSplitWings)
	case p.Settled > 0:
		split = r.rs.P(PSplitSettled)
	}
	if r.chance(rollSplit, int32(g), p.TopOut, split) {
		r.split(g)
	}
}

// maybeWar starts a succession war with a chance, if the group has two wings of like strength (share 25-75).
func (r *run) maybeWar(g Group, percent int32) {
	if !r.rs.alive(r.s, g) {
		return
	}
	p := &r.s.Groups[g]
	if p.War > 0 || p.Wings < 2 || r.s.Secret[g].Share < 25 || r.s.Secret[g].Share > 75 {
		return
	}
	if !r.chance(rollWar, int32(g), p.TopOut, percent) {
		return
	}
	cause := BySuccession
	r.set(FWar, int(g), 0, 1, cause)
	r.set(FSuccession, int(g), 0, 1, cause)
	months := r.rs.P(PWarMonths) + r.roll(rollWar, 50+int32(g), 0, r.rs.P(PWarSpread)+1) - 1
	r.set(FWarLeft, int(g), 0, months, cause)
	r.group(FRevenge, g, 2, cause)
	e := fact(WarBegan)
	e.Group = g
	r.tell(&e)
}

// split makes a splinter of a group: a fifth to a third of its capacity, half its presence in about half its regions.
// When no slot is free the smallest splinter merges into the local cells.
func (r *run) split(g Group) {
	slot := r.freeGroup(g)
	if slot < 0 || r.s.Groups[g].Capacity < 8 {
		return
	}
	cause := ByRemoval
	low, high := r.rs.P(PSplinterLow), r.rs.P(PSplinterHigh)
	pct := low + r.roll(rollSplinter, int32(g), 1, high-low+1) - 1
	cap := max(3, int32(r.s.Groups[g].Capacity)*pct/100)
	r.group(FCapacity, g, -cap, cause)
	s := int(slot)
	for _, v := range []struct {
		f Field
		v int32
	}{
		{FAlive, 1},
		{FParent, int32(r.rs.root(r.s, g)) + 1}, // always a group of the scenario: slots are used again, and a chain could close
		{FCapacity, cap},
		{FWings, 1},
		{FHeat, 2},
		{FTop, 1},
		{FTopRemoved, 0},
		{FMid, 2},
		{FMidRemoved, 0},
		{FWar, 0},
		{FSuccession, 0},
		{FSuccessionsSettled, 0},
		{FCohesion, 50},
		{FShare, 100},
		{FOutput, 100},
		{FStance, int32(r.s.Secret[g].Posture)},
		{FCash, int32(r.s.Secret[g].Cash) / 6},
		{FStruck, 0},
		{FKilledByUs, 0},
		{FDesignated, 0},
		{FCount, 0},
		{FSecurity, 0},
		{FMarkets, 0},
		{FRevenge, 0},
	} {
		r.set(v.f, s, 0, v.v, cause)
	}
	r.top = 0
	r.group(FCash, g, -int32(r.s.Secret[g].Cash)/6, cause)
	r.splitPlaces(g, slot, cause)
	e := fact(GroupSplit)
	e.Group, e.New = g, int16(slot)
	r.tell(&e)
}

// splitPlaces gives the splinter its regions: always one, the others by a coin.
func (r *run) splitPlaces(g, slot Group, cause Cause) {
	sum := int32(0)
	first := NoRegion
	for n := range r.rs.Regions {
		have := int32(r.s.Presence[n][g])
		r.set(FPresence, n, int(slot), 0, cause)
		r.set(FLabs, n, int(slot), 0, cause)
		if have == 0 {
			continue
		}
		if first < 0 || have > int32(r.s.Presence[first][g]) {
			first = Region(n)
		}
		if have >= 2 && r.roll(rollSplinter, int32(g)*32+int32(n), 2, 2) == 1 {
			sum += r.moveHalf(n, g, slot, cause)
		}
	}
	if sum == 0 && first >= 0 {
		sum = r.moveHalf(int(first), g, slot, cause)
	}
	r.set(FPlazas, int(slot), 0, sum, cause)
}

func (r *run) moveHalf(n int, g, slot Group, cause Cause) int32 {
	have := int32(r.s.Presence[n][g])
	take := max(1, have/2)
	r.set(FPresence, n, int(slot), take, cause)
	r.set(FPresence, n, int(g), max(1, have-take), cause)
	labs := int32(r.s.Labs[n][g]) / 3
	r.set(FLabs, n, int(slot), labs, cause)
	r.add(FLabs, n, int(g), -labs, cause)
	for side, f := range [2]Field{FIntelUsa, FIntelMexico} {
		r.set(f, n, int(slot), int32(r.s.Intel[side][n][g])/2, cause)
	}
	return take
}

// freeGroup finds a slot for a splinter, merging the smallest one into local cells when none is free.
func (r *run) freeGroup(parent Group) Group {
	small := NoGroup
	for g := Group(len(r.rs.Groups)); g < MaxGroups; g++ {
		if r.s.Groups[g].Alive == 0 {
			return g
		}
		if g != parent && (small < 0 || r.s.Groups[g].Capacity < r.s.Groups[small].Capacity) {
			small = g
		}
	}
	if small < 0 {
		return NoGroup
	}
	into := r.rs.root(r.s, small)
	r.absorb(small, into, ByGroups)
	r.group(FCount, into, 1+int32(r.s.Groups[small].Count), ByGroups)
	e := fact(GroupMerged)
	e.Group, e.New = small, int16(into)
	r.tell(&e)
	return small
}

// absorb gives a group's places and capacity to another and ends it.
func (r *run) absorb(g, into Group, cause Cause) {
	for n := range r.rs.Regions {
		if have := r.s.Presence[n][g]; have > 0 {
			r.set(FPresence, n, int(into), max(int32(r.s.Presence[n][into]), int32(have)), cause)
			r.set(FPresence, n, int(g), 0, cause)
		}
		if have := r.s.Labs[n][g]; have > 0 {
			r.add(FLabs, n, int(into), int32(have), cause)
			r.set(FLabs, n, int(g), 0, cause)
		}
	}
	r.group(FCapacity, into, int32(r.s.Groups[g].Capacity)*r.rs.P(PRefill)/100, cause)
	r.set(FAlive, int(g), 0, 0, cause)
	r.top = 0
	r.set(FCapacity, int(g), 0, 0, cause)
}

// successions runs the wars and open successions of a month (S1-S5, claims 43, 45).
func (r *run) successions() {
	cause := BySuccession
	for n := range r.used() {
		g := Group(n)
		p := &r.s.Groups[g]
		if p.Alive == 0 {
			continue
		}
		if p.War > 0 {
			r.warMonth(g, cause)
			continue
		}
		if p.Succ == 1 && r.s.World.Month-p.Struck >= int16(r.rs.P(PSuccessionMonths)) {
			r.set(FSuccession, n, 0, 0, cause)
			r.group(FSuccessionsSettled, g, 1, cause)
			r.world(FSettled, 1, cause)
			r.group(FCohesion, g, 8, cause)
			e := fact(SuccessionOver)
			e.Group, e.Outcome = g, 1
			r.tell(&e)
		}
	}
}

func (r *run) warMonth(g Group, cause Cause) {
	p, o := &r.s.Groups[g], &r.s.Secret[g]
	r.group(FWar, g, 1, cause)
	r.group(FCapacity, g, -(r.roll(rollWarTick, int32(g), 1, 2) - 1), cause)
	r.group(FCohesion, g, -(r.roll(rollWarTick, int32(g), 2, 3) - 1), cause)
	r.group(FShare, g, r.roll(rollWarTick, int32(g), 3, 13)-7, cause)
	r.group(FRevenge, g, b2i(r.roll(rollWarTick, int32(g), 4, 3) == 1), cause)
	if r.rs.stance(r.s, g) == RoleLieLow {
		r.group(FRevenge, g, -1, cause) // quiet months cool it
	}
	fall := int32(1)
	if r.rs.P(PWarRevenge) == 0 && p.War > 1 {
		fall = 3 // without revenge a war that no longer pays is given up (judgement)
	}
	left := int32(r.s.Hidden.WarLeft[g]) - fall
	r.set(FWarLeft, int(g), 0, left, cause)
	if o.Share <= 12 || o.Share >= 88 {
		r.endWar(g, true)
	} else if left <= 0 {
		r.endWar(g, false)
	}
}

// endWar ends a succession war: one wing won, or they settled.
func (r *run) endWar(g Group, won bool) {
	if r.s.Groups[g].War == 0 {
		return
	}
	cause := BySuccession
	r.set(FWar, int(g), 0, 0, cause)
	r.set(FWarLeft, int(g), 0, 0, cause)
	r.set(FRevenge, int(g), 0, 0, cause)
	r.set(FSuccession, int(g), 0, 0, cause)
	r.group(FSuccessionsSettled, g, 1, cause)
	r.world(FSettled, 1, cause)
	r.group(FCohesion, g, 15, cause)
	if won {
		r.set(FWings, int(g), 0, 1, cause)
	}
	e := fact(WarEnded)
	e.Group, e.Outcome = g, int8(b2i(won))
	r.tell(&e)
}
