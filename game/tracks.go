package game

// points moves escalation. Above an act's ceiling rung it adds only 1; drift never enters rung 9; points never fall below
// rung 2 while a threat or an ultimatum stands (rules.md, Tracks).
func (r *run) points(by, ceiling int32, who Seat, cause Cause) {
	w := &r.s.World
	before := int32(w.Escalation)
	if by > 0 && before/4 >= ceiling {
		by = 1
	}
	to := before + by
	if by > 0 {
		if before < 36 {
			to = min(to, 35)
		} else {
			to = before
		}
	} else if to < 8 && before >= 8 && r.threatened() {
		to = 8
	}
	r.moveEscalation(to, who, cause)
}

// step enters a rung deliberately, 9 and 10 included.
func (r *run) step(rung int32, who Seat, cause Cause) {
	r.moveEscalation(max(int32(r.s.World.Escalation), rung*4), who, cause)
}

// moveEscalation sets the points and tells of a rung reached; who is remembered as having made the last step up.
func (r *run) moveEscalation(to int32, who Seat, cause Cause) {
	before := r.s.Rung()
	r.set(FEscalation, 0, 0, to, cause)
	after := r.s.Rung()
	if after == before {
		return
	}
	if after > before && who >= 0 {
		r.set(FLastBy, 0, 0, int32(who)+1, cause)
	}
	e := fact(RungReached)
	e.Old, e.New, e.Cause = before, after, cause // who made the step is not told: the order may be secret
	r.tell(&e)
}

// threatened tells whether an ultimatum or a public threat of a republic stands.
func (r *run) threatened() bool {
	if r.s.World.Ultimatum > 0 {
		return true
	}
	for k := range r.rs.Seats {
		if id := r.s.Seats[k].Signal; id > 0 && r.rs.Signals[id-1].Threat && r.rs.Seats[k].Side >= 0 {
			return true
		}
	}
	return false
}

// cooperate moves cooperation; each point below -5 becomes alignment and escalation instead (rules.md, Consultation).
func (r *run) cooperate(by int32, cause Cause) {
	to := int32(r.s.World.Cooperation) + by
	r.set(FCooperation, 0, 0, to, cause)
	if deficit := -5 - to; deficit > 0 {
		r.world(FAlignment, -deficit*r.rs.P(PSpillAlignment)*r.rs.P(PAlignmentDecay), cause)
		r.points(deficit*r.rs.P(PSpillPoints), 10, NoSeat, cause)
	}
}

// learn moves a republic's intelligence on a group in one region, or in all its regions when none is named, within the
// republic's ceiling.
func (r *run) learn(side Side, at Region, g Group, by int32, cause Cause) {
	if side < 0 {
		return
	}
	f := FIntelUsa
	if side == Mexico {
		f = FIntelMexico
	}
	top := int32(0)
	if by > 0 {
		top = r.intelCeiling(side)
	}
	regions, groups := span(int(at), len(r.rs.Regions)), span(int(g), r.used())
	for n := regions[0]; n < regions[1]; n++ {
		for o := groups[0]; o < groups[1]; o++ {
			if r.s.Groups[o].Alive == 0 || r.s.Presence[n][o] == 0 {
				continue
			}
			have := int32(r.s.Intel[side][n][o])
			to := have + by
			if by > 0 {
				to = max(have, min(to, top))
			}
			r.set(f, n, o, to, cause)
		}
	}
}

// span is the range of numbers that one names: itself, or all n when it is negative.
func span(one, n int) [2]int {
	if one >= 0 {
		return [2]int{one, one + 1}
	}
	return [2]int{0, n}
}

// locate gives a seat the whereabouts of leaders of a group, at most as many as are at large.
func (r *run) locate(k Seat, g Group, n int32) {
	if k < 0 || !r.rs.alive(r.s, g) {
		return
	}
	p := &r.s.Groups[g]
	to := min(int32(r.s.Belief[k].Located[g])+n, int32(p.Top-p.TopOut))
	r.set(FLocated, int(k), int(g), to, ByIntel)
}

// warn tells a group that it is hunted: intelligence on it falls to 0-1.
func (r *run) warn(g Group, at Region, cause Cause) {
	if g < 0 {
		return
	}
	regions := span(int(at), len(r.rs.Regions))
	for n := regions[0]; n < regions[1]; n++ {
		for side, f := range [2]Field{FIntelUsa, FIntelMexico} {
			if int32(r.s.Intel[side][n][g]) > 1 {
				r.set(f, n, int(g), 1, cause)
			}
		}
	}
	e := fact(TargetWarned)
	e.Group, e.Region = g, at
	e.Vis = visSeat(r.rs.seatOf(g))
	r.tell(&e)
}

// declare sets the objective that the order's choice names. The first declaration is free; one change costs approval.
func (r *run) declare(c *Ctx, cause Cause) {
	k := c.Seat
	if k < 0 || int(c.Amount) >= len(r.rs.Objectives) || c.Amount < 0 {
		return
	}
	s := &r.s.Seats[k]
	if s.Objective == c.Amount+1 {
		return
	}
	if s.Objective != 0 {
		r.seat(FChanged, k, 1, cause)
		if r.s.World.Month > 1 {
			r.seat(FApproval, k, -r.rs.P(PObjectiveChange), cause)
		}
	}
	r.set(FObjective, int(k), 0, int32(c.Amount)+1, cause)
	r.set(FDeclared, int(k), 0, int32(r.s.World.Month), cause)
	e := fact(ObjectiveChosen)
	e.Seat, e.Subject = k, c.Amount
	r.tell(&e)
}
