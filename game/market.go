package game

// market moves the flow of drugs, its price, the routes, the people crossing and the deaths it ends in (rules.md,
// Strategic; M1-M14).
func (r *run) market() {
	w, cause := &r.s.World, ByMarket
	rest := int32(w.Flow) - int32(r.s.Hidden.FlowModel)
	r.routes()
	h := r.holdings()
	stopped := r.netStopped()
	flow, model := int32(w.Flow), r.modelFlow(&h, stopped-stopped*r.ownRoutes(&h)/100)
	r.set(FFlow2, 0, 0, int32(w.Flow1), cause)
	r.set(FFlow1, 0, 0, flow, cause)
	// what no component explains (events) fades like a shock; components act in full
	back := r.rs.P(PShockBack)
	rest -= rest * back / 100
	r.set(FFlow, 0, 0, model+rest, cause)
	r.set(FFlowModel, 0, 0, model, cause)
	// a shock shows in full in its month, and comes back from the next
	shock := int32(r.s.Hidden.FlowShock)
	r.set(FFlowShock, 0, 0, shock-(shock*back+50)/100, cause)
	r.incomes(&h, stopped)
	r.priceMonth()
	r.crossingsMonth()
	r.overdoseMonth()
}

// modelFlow is the flow that the components explain: strikes, precursors, demand, stopped crossings, raised production.
func (r *run) modelFlow(h *holdings, stopped int32) int32 {
	w := &r.s.World
	return 100 - int32(r.s.Hidden.FlowShock) - int32(w.Precursor) - int32(w.Demand) - stopped + r.outputBoost(h)
}

// outputBoost is what raised (or cut) production adds, by each group's share of labs.
func (r *run) outputBoost(h *holdings) int32 {
	labs, out := int32(0), int32(0)
	for n := range r.used() {
		if r.s.Groups[n].Alive != 0 {
			labs += h.labs[n]
			out += h.labs[n] * (int32(r.s.Secret[n].Output) - 100)
		}
	}
	if labs == 0 {
		return 0
	}
	return out / labs / 2
}

// ownRoutes is the percent of the stopped flow that goes by routes of the groups' own, by each group's share of labs; a
// route is found out in time.
func (r *run) ownRoutes(h *holdings) int32 {
	labs, past := int32(0), int32(0)
	for n := range r.used() {
		if r.s.Groups[n].Alive == 0 {
			continue
		}
		labs += h.labs[n]
		past += h.labs[n] * int32(r.s.Secret[n].Route)
		if r.s.Secret[n].Route > 0 {
			r.group(FRoute, Group(n), -r.rs.P(PRouteFade), ByMarket)
		}
	}
	return past / max(1, labs)
}

// routes lets the flow find its way round pressed crossings: 30 % within three months, 60 % within twelve (M9).
func (r *run) routes() {
	cause := ByBorder
	now := r.s.World.Month
	for n := range r.rs.Regions {
		d := &r.s.Regions[n]
		if d.Pressure == 0 {
			if d.Displaced != 0 || d.Pressed != 0 {
				r.set(FDisplaced, n, 0, int32(d.Displaced)-10, cause)
				r.set(FPressed, n, 0, 0, cause)
			}
			continue
		}
		if d.Pressed == 0 {
			r.set(FPressed, n, 0, int32(now), cause)
		}
		by := r.rs.P(PDisplacedFirst)
		if now-d.Pressed >= 3 {
			by = r.rs.P(PDisplacedLater)
		}
		if int32(d.Displaced) < r.rs.P(PDisplacedCap) {
			r.set(FDisplaced, n, 0, min(int32(d.Displaced)+by, r.rs.P(PDisplacedCap)), cause)
		}
		r.region(FPressure, Region(n), -r.rs.P(PPressureFade), cause)
	}
}

// priceMonth moves the price: about 1.2 % for each percent of supply lost, at most 15 a month and to 150 (M1, M19).
func (r *run) priceMonth() {
	w := &r.s.World
	lost := 100 - int32(w.Demand) - int32(w.Flow)
	target := min(100+lost*r.rs.P(PPriceSlope)/10, r.rs.P(PPriceCap))
	step := r.rs.P(PPriceStep)
	by := min(max(target-int32(w.Price), -step), step)
	r.world(FPrice, by, ByMarket)
}

// crossingsMonth lets the number of people crossing return toward normal.
func (r *run) crossingsMonth() {
	w, cause := &r.s.World, ByMarket
	gap := 100 - int32(w.Crossings)
	back := r.rs.P(PCrossingsBack)
	if lost := r.rs.P(PCrossingsEnforce); w.Cooperation <= -2 && gap <= 0 && int32(w.Crossings) < 100+lost {
		r.world(FCrossings, max(back, (lost+2)/3), cause) // Mexican enforcement falls away within three months (P12)
		return
	}
	r.world(FCrossings, min(max(gap, -back), back), cause)
}

// overdoseMonth: the baseline falls one a month; treatment and lost flow take deaths below it (M2, M14).
func (r *run) overdoseMonth() {
	w, cause := &r.s.World, ByMarket
	r.world(FOverdoseRef, -r.rs.P(POverdoseTrend), cause)
	target := int32(w.OverdoseRef) - int32(w.Demand) - (100-int32(w.Flow))*r.rs.P(POverdoseFlow)/100
	gap := target - int32(w.Overdose)
	by := gap / 3
	if by == 0 && gap != 0 {
		by = sign(gap)
	}
	r.world(FOverdose, by, cause)
}
