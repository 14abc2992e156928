package game

// destroyLabs takes up to n labs of a group in a region (its best region when none is named); four fifths come back in
// the next two months, half of them elsewhere (M4, M8). What a claimed hit truly burned is told to its owner at once and
// to the United States with the next brief.
func (r *run) destroyLabs(g Group, at Region, n int32, claimed bool) {
	if !r.rs.alive(r.s, g) {
		return
	}
	cause := ByMarket
	if at < 0 || n < 0 {
		at = r.labRegion(g, at)
	}
	if at < 0 {
		return
	}
	if n < 0 {
		r.add(FLabs, int(at), int(g), -n, cause)
		return
	}
	n = min(n, int32(r.s.Labs[at][g]))
	r.add(FLabs, int(at), int(g), -n, cause)
	r.set(FRebuild, int(g), 0, int32(r.s.Hidden.Rebuild[g])+n, cause)
	if n == 0 {
		return
	}
	e := fact(LabsDestroyed)
	e.Region, e.Group, e.New = at, g, int16(n)
	if claimed {
		e.Vis = visSeat(r.rs.seatOf(g))
		r.set(FBurnt, 0, 0, int32(r.s.Hidden.Burnt)+n, cause)
	}
	r.tell(&e)
}

// labRegion is the region with most of a group's labs, else its home.
func (r *run) labRegion(g Group, avoid Region) Region {
	best, at := int16(0), r.rs.home(g, r.s)
	for n := range r.rs.Regions {
		if l := r.s.Labs[n][g]; l > best && Region(n) != avoid {
			best, at = l, Region(n)
		}
	}
	return at
}

// rebuild brings destroyed labs back: a half or all of those due, four in five of them, every second one elsewhere.
func (r *run) rebuild(g Group) {
	due := int32(r.s.Hidden.Rebuild[g])
	if due == 0 {
		return
	}
	cause := ByMarket
	now := max(1, due*2/3)
	r.set(FRebuild, int(g), 0, due-now, cause)
	for k := range now {
		if !r.chance(rollRebuild, int32(g), int16(k), r.rs.P(PLabBack)) {
			continue
		}
		at := r.labRegion(g, NoRegion)
		if r.chance(rollRebuild, 100+int32(g), int16(k), r.rs.P(PLabElsewhere)) {
			at = r.otherPlace(g, at, int16(k))
		}
		if at >= 0 {
			r.add(FLabs, int(at), int(g), 1, cause)
		}
	}
}

// otherPlace draws another region where the group is present, or keeps at.
func (r *run) otherPlace(g Group, at Region, index int16) Region {
	n := int32(0)
	for k := range r.rs.Regions {
		if r.s.Presence[k][g] > 0 && Region(k) != at {
			n++
		}
	}
	if n == 0 {
		return at
	}
	pick := r.roll(rollRebuild, 200+int32(g), index, n)
	for k := range r.rs.Regions {
		if r.s.Presence[k][g] > 0 && Region(k) != at {
			if pick--; pick == 0 {
				return Region(k)
			}
		}
	}
	return at
}

// moveLabs moves the actor's labs out of the region (its busiest when none is named) and blinds others there.
func (r *run) moveLabs(c *Ctx, cause Cause) {
	g := c.Group
	if !r.rs.alive(r.s, g) {
		return
	}
	from := c.Here
	if from < 0 {
		from = r.labRegion(g, NoRegion)
	}
	to := r.otherPlace(g, from, 77)
	n := int32(r.s.Labs[from][g])
	if to == from || n == 0 {
		return
	}
	move := (n + 1) / 2
	r.add(FLabs, int(from), int(g), -move, cause)
	r.add(FLabs, int(to), int(g), move, cause)
	for side, f := range [2]Field{FIntelUsa, FIntelMexico} {
		r.set(f, int(from), int(g), int32(r.s.Intel[side][from][g])-2, cause)
	}
}

// openRoute gives a group a way of its own past the pressed crossings (M9).
func (r *run) openRoute(g Group, by int32, cause Cause) {
	if r.rs.alive(r.s, g) {
		r.group(FRoute, g, by, cause)
	}
}

// attack fights for a plaza: presence ±1 at 40 + capacity difference / 2 (opening-values.md).
func (r *run) attack(c *Ctx) {
	g, foe, at := c.Group, c.Target, c.Here
	if !r.rs.alive(r.s, g) || !r.rs.alive(r.s, foe) || at < 0 {
		return
	}
	cause := ByGroups
	p := 40 + (int32(r.s.Groups[g].Capacity)-int32(r.s.Groups[foe].Capacity))/2
	if r.s.Regions[at].Contest > 0 && r.s.Groups[foe].Succ == 1 && r.rs.home(foe, r.s) == at {
		p += r.rs.P(PRushOdds) // a removed leader's plaza
	}
	p = min(max(p, r.rs.P(POpMin)), r.rs.P(POpMax))
	won := r.chance(rollAttack, int32(g), place(at, foe), p)
	e := fact(PlazaFought)
	e.Group, e.Region, e.New, e.Outcome, e.Amount = foe, at, int16(g), int8(b2i(won)), int16(p)
	r.tell(&e)
	if won {
		r.add(FPresence, int(at), int(g), 1, cause)
		r.add(FPresence, int(at), int(foe), -1, cause)
	} else {
		r.group(FCapacity, g, -2, cause)
	}
	r.set(FContest, int(at), 0, max(int32(r.s.Regions[at].Contest), 2), cause)
	if k := r.rs.seatOf(g); k >= 0 {
		r.add(FGrudge, int(foe), int(k), 2, cause)
	}
	r.heatOf(g, 1)
}

// heatOf raises a group's heat.
func (r *run) heatOf(g Group, by int32) { r.group(FHeat, g, by, ByGroups) }

// settle tries to settle the actor's succession; not while revenge is 5 or more.
func (r *run) settle(c *Ctx, percent int32) {
	g := c.Group
	if !r.rs.alive(r.s, g) {
		return
	}
	e := fact(SuccessionOver)
	e.Group, e.Vis = g, visSeat(r.rs.seatOf(g))
	if r.s.Secret[g].Revenge >= 5 || !r.chance(rollSettle, int32(g), 0, percent) {
		r.tell(&e)
		return
	}
	e.Outcome = 1
	r.group(FCohesion, g, 5, BySuccession) // with the 15 of a war's end, 20
	if r.s.Groups[g].War > 0 {
		r.endWar(g, false)
		return
	}
	r.group(FCohesion, g, 15, BySuccession)
	if r.s.Groups[g].Succ == 1 {
		r.set(FSuccession, int(g), 0, 0, BySuccession)
		r.group(FSuccessionsSettled, g, 1, BySuccession)
		r.world(FSettled, 1, BySuccession)
	}
	r.tell(&e)
}

// inform tells the authorities about a rival: heat +2, intelligence +2 for both republics; exposed with a chance.
func (r *run) inform(c *Ctx, percent int32, cause Cause) {
	if !r.rs.alive(r.s, c.Target) {
		return
	}
	r.heatOf(c.Target, 2)
	for _, side := range []Side{USA, Mexico} {
		r.learn(side, c.Here, c.Target, 2, cause)
	}
	exposed := r.chance(rollInform, int32(c.Group), place(c.Here, c.Target), percent)
	e := fact(Informed)
	e.Group, e.Outcome = c.Target, int8(b2i(exposed))
	if !exposed {
		e.Vis = visSeat(c.Seat)
	}
	r.tell(&e)
	if exposed {
		if c.Seat >= 0 {
			r.add(FGrudge, int(c.Target), int(c.Seat), 3, cause)
		}
		r.group(FCohesion, c.Group, -5, cause)
	}
}

// fund strengthens a wing of a divided rival: the war lasts.
func (r *run) fund(c *Ctx, by int32, cause Cause) {
	g := c.Target
	if !r.rs.alive(r.s, g) || r.s.Groups[g].Wings < 2 {
		return
	}
	if c.Wing == 1 {
		by = -by
	}
	r.group(FShare, g, by, cause)
	if r.s.Groups[g].War > 0 {
		r.set(FWarLeft, int(g), 0, int32(r.s.Hidden.WarLeft[g])+2, cause)
	}
}

// deal is a group's bargain with U.S. prosecutors: a rival's leader is located, at the price of its own peace.
func (r *run) deal(c *Ctx, percent int32, cause Cause) {
	g := c.Target
	if !r.rs.alive(r.s, g) {
		return
	}
	r.locate(r.usa(), g, 1)
	r.learn(USA, NoRegion, g, 1, cause)
	if c.Group >= 0 && r.s.Groups[c.Group].Wings == 2 && r.chance(rollSplit, 300+int32(c.Group), 0, percent) {
		r.maybeWar(c.Group, 100)
	}
}

// soilAttack is an order to attack on U.S. soil: the lieutenants obey with a chance, else cohesion -15 and the U.S. learns
// of it. No such attack has been found in the record (G13).
func (r *run) soilAttack(c *Ctx, percent int32, cause Cause) {
	g := c.Group
	if !r.rs.alive(r.s, g) {
		return
	}
	obeyed := r.chance(rollObey, int32(g), 0, percent)
	e := fact(LieutenantsAsked)
	e.Group, e.Outcome = g, int8(b2i(obeyed))
	e.Vis = visSeat(r.usa()) | visSeat(r.rs.seatOf(g))
	r.tell(&e)
	if !obeyed {
		r.group(FCohesion, g, -15, cause)
		r.heatOf(g, 2)
		return
	}
	r.world(FSoilHits, 1, cause)
	r.heatOf(g, 5)
	t := *c
	t.Target = g
	n := 10 + r.draw(2, 0, 700, &t)
	if r.s.Own[r.usa()].Plan > 0 {
		n -= n * r.rs.P(PPlanShare) / 100
	}
	r.kill(1, n, cause)
	r.points(8, 10, c.Seat, cause)
	r.pendNamed("soil_attack", &t)
}

// closeBorder closes weeks here or everywhere for the effect's months.
func (r *run) closeBorder(e *Effect, c *Ctx, weeks int32, cause Cause) {
	f, at := FClosed, 0
	if e.Arg2 == 0 && c.Here >= 0 {
		f, at = FClosedHere, int(c.Here)
	}
	before := r.s.Get(f, at, 0)
	r.add(f, at, 0, weeks, cause)
	done := r.s.Get(f, at, 0) - before
	if c.By >= 0 {
		r.set(FLastBy, 0, 0, int32(c.By)+1, cause)
	}
	if e.For > 0 && done != 0 { // what really closed opens again, not what was asked for
		r.schedule(Modifier{Kind: ModUndo, Field: int16(f), I: int16(at), Amount: -done, From: r.s.World.Month + e.For, Owner: -1})
	}
	ev := fact(BorderChanged)
	ev.New, ev.Region = int16(weeks), c.Here
	r.tell(&ev)
}

// reopenBorder lifts closed weeks and pressure; from rung 8 up the weeks are held open for this month.
func (r *run) reopenBorder(c *Ctx, weeks int32, cause Cause) {
	if r.s.Rung() >= 8 {
		r.world(FHeld, weeks, cause)
	} else {
		r.world(FClosed, -weeks, cause)
	}
	for n := range r.rs.Regions {
		r.region(FClosedHere, Region(n), -weeks, cause)
		r.region(FPressure, Region(n), -5*weeks, cause)
	}
	r.world(FBorderOut, -weeks, cause)
	ev := fact(BorderChanged)
	ev.New = int16(-weeks)
	r.tell(&ev)
}

// holdings are what each group has in all regions together.
type holdings struct{ labs, presence [MaxGroups]int32 }

func (r *run) holdings() (h holdings) {
	s, used := r.s, r.used()
	for n := range r.rs.Regions {
		labs, presence := s.Labs[n][:used], s.Presence[n][:used]
		for g := range used {
			h.labs[g] += int32(labs[g])
			h.presence[g] += int32(presence[g])
		}
	}
	return h
}

// incomes reckons every group's month: its lines, its wages, its labs, its heat, its strength.
func (r *run) incomes(h *holdings, stopped int32) {
	contested := r.contested()
	for n := range r.used() {
		if g := Group(n); r.rs.alive(r.s, g) {
			r.income(g, h, contested[n], stopped)
		}
	}
}

// netStopped is the percent of the national flow that pressure at the crossings stops and no other route carries.
func (r *run) netStopped() int32 {
	n := int32(0)
	for k := range r.rs.Regions {
		if d := &r.s.Regions[k]; d.Pressure != 0 {
			n += int32(r.rs.Regions[k].Flow) * int32(d.Pressure) * (100 - int32(d.Displaced)) / 10000
		}
	}
	return n
}

// income is one group's month. Lines in tenths of a percent of par: fentanyl by its own labs, price and open crossings;
// other drugs take up part of what fentanyl lost; migrants follow crossings; extortion follows plazas and weakness (D10).
func (r *run) income(g Group, h *holdings, contested, stopped int32) {
	s, o, p := r.s, &r.s.Secret[g], &r.s.Groups[g]
	cause := ByMarket
	par := r.rs.par(s, g)
	root := r.rs.root(s, g)
	weights := r.rs.Groups[root].Weight
	if int(g) >= len(r.rs.Groups) { // a splinter earns less and preys more (D10, claim 42)
		weights = preying(weights, r.rs.P(PPreyShift))
	}
	start := r.rs.labStart(g)
	fent := int32(100)
	if start > 0 {
		fent = min(160, h.labs[g]*int32(o.Output)/start)
	}
	fent = fent * int32(s.World.Price) / 100 * (100 - stopped*(100-int32(o.Route))/100) / 100
	drugs := 100 + (int32(s.World.Price)-100)/2 + max(0, 100-fent)*r.rs.P(PSubstitute)*int32(weights[0])/max(1, 100*int32(weights[1]))
	migr := int32(s.World.Crossings)
	if r.rs.P(PMigrants) == 0 {
		migr = 100
	}
	plazas := h.presence[g] * 100 / max(1, int32(o.Plazas))
	if p.Capacity <= 30 {
		plazas += r.rs.P(PPrey)
	}
	plazas += contested
	factors := [5]int32{fent, drugs, migr, plazas, min(plazas, 130)}
	percent := int32(100)
	switch r.rs.stance(s, g) {
	case RoleLieLow:
		percent = r.rs.P(PLieLowIncome)
	case RoleConfront, RoleRetaliate:
		percent = r.rs.P(PConfrontIncome)
	}
	sum := int32(0)
	for i := range factors {
		v := par * int32(weights[i]) * factors[i] / 10000 * percent / 100
		if r.quiet {
			o.Lines[i] = FLine.clamp(v)
		} else {
			r.set(FLine, int(g), i, v, cause)
		}
		sum += v
	}
	sum += sum * (int32(o.Markets) - int32(o.Squeeze)) / 100
	if r.quiet { // every group's, every month
		o.Income2, o.Income1, o.Income = o.Income1, o.Income, FIncome.clamp(sum)
		r.parts |= partSecret
	} else {
		r.set(FIncome2, int(g), 0, int32(o.Income1), cause)
		r.set(FIncome1, int(g), 0, int32(o.Income), cause)
		r.set(FIncome, int(g), 0, sum, cause)
	}
	r.group(FCash, g, sum-sum*r.rs.P(PWages)/100, cause)
	if !r.quiet {
		e := fact(IncomeCame)
		e.Group, e.New, e.Vis = g, int16(sum), visSeat(r.rs.seatOf(g))
		r.tell(&e)
	}
}

// preying are the weights of a group's lines without a percentage of its drugs, half of which it takes by extortion instead.
func preying(w [len(Lines)]int16, percent int32) [len(Lines)]int16 {
	for i := range 2 {
		lost := int16(int32(w[i]) * percent / 100)
		w[i] -= lost
		w[3] += lost / 2
	}
	return w
}

// contested is the percent that plazas fought over add to groups: they pay double to the strongest there.
func (r *run) contested() (n [MaxGroups]int32) {
	for k := range r.rs.Regions {
		if r.s.Regions[k].Contest <= 0 {
			continue
		}
		g := Holder(r.rs, r.s, Region(k))
		if g < 0 || r.s.Groups[g].Succ == 1 {
			continue // it is being robbed, not paid
		}
		n[g] += (r.rs.P(PContestPay) - 100) * int32(r.s.Presence[k][g]) / max(1, int32(r.s.Secret[g].Plazas))
	}
	return n
}

// Holder is the group with most presence in a region (the first of equals), or NoGroup.
func Holder(rs *Ruleset, s *State, at Region) Group {
	best, g := int16(0), NoGroup
	for n := range s.used() {
		if p := s.Presence[at][n]; p > best && s.Groups[n].Alive != 0 {
			best, g = p, Group(n)
		}
	}
	return g
}

// labStart is the number of labs a group of the scenario began with.
func (rs *Ruleset) labStart(g Group) int32 {
	if int(g) >= len(rs.Groups) {
		return 0
	}
	return rs.labsAt[g]
}

// groupMonth is what a month does to every living group apart from income: strength returns, heat and grudges fade, wings
// want their share, the spent ones end.
func (r *run) groupMonth() {
	cause := ByGroups
	now := r.s.World.Month
	every := int16(r.rs.P(PHeatFade))
	cools := every > 0 && now%every == 0
	for n := range r.used() {
		g := Group(n)
		p, o := &r.s.Groups[g], &r.s.Secret[g]
		if p.Alive == 0 {
			continue
		}
		r.rebuild(g)
		stance := r.rs.stance(r.s, g)
		if start := r.rs.capacityAt(g); int32(p.Capacity) < start && o.Cash > 0 && p.War == 0 {
			r.group(FCapacity, g, r.rs.P(PRecruit)*(100-int32(o.Recruit))/100+b2i(o.Recruit > 0 && (now+int16(n))%2 == 0), cause)
		}
		switch stance {
		case RoleLieLow, RoleBusiness:
			if cools && p.Heat > 0 {
				r.group(FHeat, g, -1, cause)
			}
		case RoleConfront, RoleRetaliate:
			r.group(FHeat, g, 1+int32(r.s.World.RedLine), cause) // past Mexico's red line they draw double force (D17)
			r.group(FCohesion, g, 1, cause)
		}
		if o.Cash == 0 {
			r.group(FCohesion, g, -3, cause)
		} else if p.Wings == 2 && r.rs.incomeRatio(r.s, g) < r.rs.P(PWingShare) {
			r.group(FCohesion, g, -1, cause) // each wing wants its share
		} else if p.War == 0 && o.Cohesion < 60 && now%2 == 0 {
			r.group(FCohesion, g, 1, cause)
		}
		if now%3 == 0 {
			for k := range r.rs.Seats {
				if o.Grudge[k] > 0 {
					r.add(FGrudge, n, k, -1, cause)
				}
			}
			if o.Security > 0 || o.Guard != 0 {
				r.group(FSecurity, g, -2, cause)
			}
			if o.Security == 0 && o.Guard != 0 {
				r.set(FGuard, n, 0, 0, cause)
			}
		}
		if p.Capacity <= 2 || !r.rs.present(r.s, g) {
			r.fade(g)
		}
	}
	for n := range r.rs.Regions {
		if r.s.Regions[n].Contest != 0 {
			r.region(FContest, Region(n), -1, cause)
		}
		if r.rs.Regions[n].Hot && r.facing(Region(n)) {
			r.set(FContest, n, 0, max(1, int32(r.s.Regions[n].Contest)), cause)
		}
	}
}

// facing tells whether two groups with seats face each other in a region without a truce (rules.md, Tactical: Sinaloa and
// Jalisco, every month, in two hot theatres).
func (r *run) facing(at Region) bool {
	if r.promised(r.rs.truce) {
		return false
	}
	n := 0
	for g := range r.used() {
		if r.rs.groupSeat[g] >= 0 && r.s.Groups[g].Alive != 0 && r.s.Presence[at][g] > 0 {
			n++
		}
	}
	return n >= 2
}

// fade ends a spent seatless group: others take its places and most of its strength (claim 37).
func (r *run) fade(g Group) {
	if r.rs.seatOf(g) >= 0 {
		return
	}
	into, best := NoGroup, int32(-1)
	for n := range r.used() {
		if Group(n) == g || r.s.Groups[n].Alive == 0 {
			continue
		}
		shared := int32(0)
		for k := range r.rs.Regions {
			shared += int32(min(r.s.Presence[k][g], r.s.Presence[k][n]))
		}
		if v := shared*100 + int32(r.s.Groups[n].Capacity); v > best {
			best, into = v, Group(n)
		}
	}
	if into >= 0 {
		r.absorb(g, into, ByGroups)
		e := fact(GroupMerged)
		e.Group, e.New = g, int16(into)
		r.tell(&e)
	}
}

// capacityAt is the capacity a group returns to.
func (rs *Ruleset) capacityAt(g Group) int32 {
	if int(g) >= len(rs.Groups) {
		return 30
	}
	return rs.strength[g]
}
