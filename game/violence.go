package game

// violence moves every region toward what its bumps and wars make of it, and the national index with them (D1-D9, S1-S5,
// rules.md, Tactical). Bumps do not multiply: the strongest, plus a quarter of the others, at most double outside a war.
func (r *run) violence() {
	cause := ByViolence
	before, after := int32(0), int32(0) // the nation's
	follow := r.rs.P(PViolenceFollow)
	scarce := r.scarcity()
	var core, rest [MaxRegions]tally
	everywhere := r.bumps(&core, &rest)
	var war [MaxRegions]int32
	r.localBumps(&core, &rest, &war)
	q, limit, floor, calm := r.rs.P(PBumpQuarter), r.rs.P(PBumpCap), r.rs.P(PBumpMidFloor), 100-int32(r.s.World.Calm)
	for n := range r.rs.Regions {
		at, d := &r.rs.Regions[n], &r.s.Regions[n]
		was := at.killings(d)
		before += was
		if at.Side != Mexico {
			after += was
			continue
		}
		core[n].join(&everywhere)
		rest[n].join(&everywhere)
		tc, tr := core[n].total(q, limit, floor), rest[n].total(q, limit, floor)
		if w := war[n]; w > 0 {
			tc = max(tc, w) + min(tc, w)*q/100
			tr = max(tr, w) + min(tr, w)*q/100
		}
		c, o := approach(int32(d.Core), (100+tc+scarce)*calm/100, follow), approach(int32(d.Rest), (100+tr+scarce)*calm/100, follow)
		if r.quiet { // every region's, every month
			d.Core, d.Rest = FCore.clamp(int32(d.Core)+c), FRest.clamp(int32(d.Rest)+o)
			r.parts |= partGround
		} else {
			r.region(FCore, Region(n), c, cause)
			r.region(FRest, Region(n), o, cause)
		}
		after += at.killings(d)
	}
	by := after*100/r.rs.share - before*100/r.rs.share // telescopes: no rounding drift
	r.world(FViolence, by, cause)
	p := r.rs.P(PMissingFollow)
	r.world(FMissing, after*p/r.rs.share-before*p/r.rs.share, cause)
	r.citizens()
}

// approach is the step from a value toward its target: a percentage of the gap, at least 1.
func approach(from, to, percent int32) int32 {
	gap := to - from
	by := gap * percent / 100
	if by == 0 && gap != 0 {
		by = sign(gap)
	}
	return by
}

// sign is -1 or 1.
func sign(n int32) int32 { return n>>31 | 1 }

// nationSum is the regions' violence weighted by their share of killings.
func (rs *Ruleset) nationSum(s *State) int32 {
	n := int32(0)
	for k := range rs.Regions {
		n += rs.Regions[k].killings(&s.Regions[k])
	}
	return n
}

// killings is a region's part of it.
func (d *RegionDef) killings(s *RegionState) int32 {
	in := int32(d.CoreIs)
	return int32(d.Violence) * (int32(s.Core)*in + int32(s.Rest)*(100-in)) / 100
}

// scarcity is the violence of lost supply where several groups compete (D14).
func (r *run) scarcity() int32 {
	lost := max(0, 100-int32(r.s.World.Demand)-int32(r.s.World.Flow))
	return lost * r.rs.P(PScarcity) / 100
}

// tally combines bumps: the strongest and a quarter of the rest.
type tally struct{ up, sum, down int32 }

func (t *tally) add(v int32) {
	if v > 0 {
		t.up = max(t.up, v)
		t.sum += v
	} else {
		t.down += v
	}
}

// join adds the bumps of another.
func (t *tally) join(o *tally) {
	t.up = max(t.up, o.up)
	t.sum += o.sum
	t.down += o.down
}

func (t *tally) total(quarter, limit, floor int32) int32 {
	v := t.up + (t.sum-t.up)*quarter/100
	return max(min(v, limit)+max(t.down, -floor), -50)
}

// both adds a bump to a region's core city and the half of it to its rest.
func both(core, rest *tally, v int32) {
	core.add(v)
	rest.add(v / 2)
}

// bumps adds the timed modifiers that bear on violence this month to the regions they touch, and returns those that touch
// all of them alike.
func (r *run) bumps(core, rest *[MaxRegions]tally) (everywhere tally) {
	rs, s, now := r.rs, r.s, r.s.World.Month
	mods := r.timed()
	others := mods.used.but(mods.cooling)
	for i := range others.all {
		m := &s.Mods[i]
		if m.From > now || m.Until < now {
			continue
		}
		switch m.Kind {
		case ModBump:
			if m.I >= 0 {
				both(&core[m.I], &rest[m.I], int32(m.Amount))
				continue
			}
			everywhere.add(int32(m.Amount))
		case ModRemoval:
			r.removalBumps(m, core, rest)
		case ModArrest:
			if m.J >= 0 {
				v := rs.P(PBumpMid)
				if now-m.From >= int16(rs.P(PBumpMidMonths)) {
					v = rs.P(PBumpMidAfter) * rs.P(PBumpSign)
				}
				both(&core[m.J], &rest[m.J], v)
			}
		}
	}
	return everywhere
}

// localBumps adds contested plazas and preying splinters, and finds the percent that a succession war adds state-wide.
func (r *run) localBumps(core, rest *[MaxRegions]tally, war *[MaxRegions]int32) {
	rs, s := r.rs, r.s
	for n := range rs.Regions {
		if s.Regions[n].Contest > 0 {
			both(&core[n], &rest[n], rs.P(PHotViolence))
		}
	}
	var small [MaxRegions]int8
	for g := range r.used() {
		if s.Groups[g].Alive == 0 {
			continue
		}
		preys, fights := g >= len(rs.Groups), int32(s.Groups[g].War) > rs.P(PWarLag)
		if !preys && !fights {
			continue
		}
		for n := range rs.Regions {
			if s.Presence[n][g] == 0 {
				continue
			}
			if preys && small[n] < 3 {
				small[n]++
				both(&core[n], &rest[n], rs.P(PPreySmall))
			}
			if fights && rs.Regions[n].Side == Mexico {
				war[n] = max(war[n], r.warBump(Group(g), Region(n)))
			}
		}
	}
}

// warBump is the percent of violence that a group's succession war adds in a region where it is present.
func (r *run) warBump(g Group, at Region) int32 {
	rs := r.rs
	v := rs.P(PWarCore)
	if rs.home(g, r.s) != at {
		v = rs.P(PWarOther) * int32(r.s.Presence[at][g]) / 4
	}
	noise := rs.P(PWarNoise)
	return v + v*(r.roll(rollNoise, int32(g), int16(at), 2*noise+1)-1-noise)/100
}

// removalBumps adds what the removal of a leader of group m.I does: most at home, less elsewhere in its ground and for a
// time, a little calm in bordering regions without it (D1-D3).
func (r *run) removalBumps(m *Modifier, core, rest *[MaxRegions]tally) {
	rs, s := r.rs, r.s
	add := func(at int, c, o ParamID) {
		scale := rs.P(PBumpSign) * int32(m.Amount)
		core[at].add(rs.P(c) * scale / 100)
		rest[at].add(rs.P(o) * scale / 100)
	}
	if m.J >= 0 {
		add(int(m.J), PBumpCore, PBumpRest)
	}
	if s.World.Month-m.From >= int16(rs.P(PBumpOtherMonths)) {
		return
	}
	for n := range rs.Regions {
		switch {
		case n == int(m.J):
		case s.Presence[n][m.I] > 0:
			add(n, PBumpOtherCore, PBumpOtherRest)
		case m.J >= 0 && rs.adjacent[n]&(1<<uint(m.J)) != 0:
			add(n, PBumpBorder, PBumpBorder)
		}
	}
}

// citizens counts U.S. citizens killed in Mexico: about six a month, times one to three with national violence (T14).
func (r *run) citizens() {
	v := min(320, max(60, int32(r.s.World.Violence)))
	mean := r.rs.P(PCitizensBase) * v / 100
	n := mean + r.roll(rollDeaths, 77, 0, 5) - 3
	if n > 0 {
		r.world(FCitizensDead, n, ByViolence)
		e := fact(PeopleKilled)
		e.Subject, e.New, e.Cause = 1, int16(n), ByViolence
		r.tell(&e)
	}
}
