package game

// violence moves every region toward what its bumps and wars make of it, and the national index with them (D1-D9, S1-S5,
// rules.md, Tactical). Bumps do not multiply: the strongest, plus a quarter of the others, at most double outside a war.
func (r *run) violence() {
	cause := ByViolence
	before := r.rs.nationSum(r.s)
	follow := r.rs.P(PViolenceFollow)
	scarce := r.scarcity()
	var active bumps
	active.gather(r.s)
	for n := range r.rs.Regions {
		if r.rs.Regions[n].Side != Mexico {
			continue
		}
		core, rest := r.pressures(Region(n), &active)
		d := &r.s.Regions[n]
		tc := (100 + core + scarce) * (100 - int32(r.s.World.Calm)) / 100
		tr := (100 + rest + scarce) * (100 - int32(r.s.World.Calm)) / 100
		r.region(FCore, Region(n), approach(int32(d.Core), tc, follow), cause)
		r.region(FRest, Region(n), approach(int32(d.Rest), tr, follow), cause)
	}
	after := r.rs.nationSum(r.s)
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
		by = gap / max(gap, -gap)
	}
	return by
}

// nationSum is the regions' violence weighted by their share of killings.
func (rs *Ruleset) nationSum(s *State) int32 {
	n := int32(0)
	for k := range rs.Regions {
		d := &rs.Regions[k]
		in := int32(d.CoreIs)
		n += int32(d.Violence) * (int32(s.Regions[k].Core)*in + int32(s.Regions[k].Rest)*(100-in)) / 100
	}
	return n
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

func (t *tally) total(quarter, limit, floor int32) int32 {
	v := t.up + (t.sum-t.up)*quarter/100
	return max(min(v, limit)+max(t.down, -floor), -50)
}

// bumps are the modifiers that bear on violence this month.
type bumps struct {
	at [MaxModifiers]int16
	n  int
}

func (b *bumps) gather(s *State) {
	now := s.World.Month
	for i := range s.Mods {
		m := &s.Mods[i]
		if m.Kind >= ModBump && m.Kind <= ModArrest && m.From <= now && m.Until >= now {
			b.at[b.n] = int16(i)
			b.n++
		}
	}
}

// pressures are the percent of added violence in a region's core city and in its rest.
func (r *run) pressures(at Region, active *bumps) (core, rest int32) {
	rs, s := r.rs, r.s
	var c, o tally
	sign := rs.P(PBumpSign)
	now := s.World.Month
	for _, i := range active.at[:active.n] {
		m := &s.Mods[i]
		switch m.Kind {
		case ModBump:
			if m.I == -1 || Region(m.I) == at {
				c.add(int32(m.Amount))
				if m.I == -1 {
					o.add(int32(m.Amount))
				} else {
					o.add(int32(m.Amount) / 2)
				}
			}
		case ModRemoval:
			a, b := r.removalBump(m, at)
			c.add(a * sign * int32(m.Amount) / 100)
			o.add(b * sign * int32(m.Amount) / 100)
		case ModArrest:
			if Region(m.J) == at {
				v := rs.P(PBumpMid)
				if now-m.From >= int16(rs.P(PBumpMidMonths)) {
					v = rs.P(PBumpMidAfter) * sign
				}
				c.add(v)
				o.add(v / 2)
			}
		}
	}
	war := r.localBumps(at, &c, &o)
	q, limit, floor := rs.P(PBumpQuarter), rs.P(PBumpCap), rs.P(PBumpMidFloor)
	core, rest = c.total(q, limit, floor), o.total(q, limit, floor)
	if war > 0 {
		core = max(core, war) + min(core, war)*q/100
		rest = max(rest, war) + min(rest, war)*q/100
	}
	return core, rest
}

// localBumps adds contested plazas and preying splinters, and returns the percent that a succession war adds state-wide.
func (r *run) localBumps(at Region, c, o *tally) int32 {
	rs, s := r.rs, r.s
	if s.Regions[at].Contest > 0 {
		c.add(rs.P(PHotViolence))
		o.add(rs.P(PHotViolence) / 2)
	}
	war, small := int32(0), int32(0)
	for n := range r.s.used() {
		if s.Groups[n].Alive == 0 || s.Presence[at][n] == 0 {
			continue
		}
		if n >= len(rs.Groups) && small < 3 {
			small++
			c.add(rs.P(PPreySmall))
			o.add(rs.P(PPreySmall) / 2)
		}
		if months := s.Groups[n].War; int32(months) > rs.P(PWarLag) {
			v := rs.P(PWarCore)
			if rs.home(Group(n), s) != at {
				v = rs.P(PWarOther) * int32(s.Presence[at][n]) / 4
			}
			noise := rs.P(PWarNoise)
			v += v * (r.roll(rollNoise, int32(n), int16(at), 2*noise+1) - 1 - noise) / 100
			war = max(war, v)
		}
	}
	return war
}

// removalBump is what the removal of a leader of group m.I does to a region: most at home, less elsewhere in its ground,
// a little calm in bordering regions without it (D1-D3).
func (r *run) removalBump(m *Modifier, at Region) (core, rest int32) {
	rs, s := r.rs, r.s
	if Region(m.J) == at {
		return rs.P(PBumpCore), rs.P(PBumpRest)
	}
	early := s.World.Month-m.From < int16(rs.P(PBumpOtherMonths))
	if !early {
		return 0, 0
	}
	if s.Presence[at][m.I] > 0 {
		return rs.P(PBumpOtherCore), rs.P(PBumpOtherRest)
	}
	if m.J >= 0 && rs.adjacent[at]&(1<<uint(m.J)) != 0 {
		return rs.P(PBumpBorder), rs.P(PBumpBorder)
	}
	return 0, 0
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
		r.tell(e)
	}
}
