package game

// trade moves the trade track toward its ceiling and takes off what closures, fighting and lost confidence cost (T1-T13).
func (r *run) trade() {
	w, cause := &r.s.World, ByTrade
	r.borderByRung()
	ceiling := r.ceiling()
	gap := ceiling - int32(w.Trade)
	by := int32(0)
	switch {
	case gap > 0:
		by = (gap + r.rs.P(PTradeBack) - 1) / max(1, r.rs.P(PTradeBack))
	case gap < 0:
		by = max(gap, gap/2-2)
	}
	by -= r.closureLoss()
	by -= int32(w.Fights)
	if w.Confidence <= 2 {
		by--
	}
	if by < 0 && w.TradeFloor > 0 {
		by += min(int32(w.TradeFloor), -by/4)
	}
	r.world(FTrade, by, cause)
	r.set(FFights, 0, 0, 0, cause)
	r.set(FHeld, 0, 0, 0, ByBorder)
	r.world(FBorderOut, -1, ByBorder)
	if w.Quiet > 0 && w.Confidence < 7 {
		r.world(FConfidence, r.rs.P(PConfidenceBack), cause)
	}
	low := b2i(int32(w.Trade) < r.rs.P(PRecessionBelow))
	r.set(FRecession, 0, 0, low, cause)
}

// ceiling is the highest trade the relationship allows now: by rung, less tariffs and reprisals; a live tariff relief
// clause is the treaty's exemption, under which tariffs cost a sixth (T11).
func (r *run) ceiling() int32 {
	w := &r.s.World
	c := int32(r.rs.Rungs[r.s.Rung()].Ceiling)
	cut := int32(w.TradeCut)
	if r.promised(r.rs.relief) {
		cut /= 6
	}
	c -= cut + int32(w.TradeRetal)
	if w.BorderOut > 0 {
		c -= 8
	}
	return max(10, c)
}

// closureLoss is what closed weeks cost this month: the national closure, or the regions' by their share of trade, and one
// point more where motor plants stand still.
func (r *run) closureLoss() int32 {
	w := &r.s.World
	if open := w.Closed - w.Held; open > 0 {
		return r.weeks(int32(open)) + r.rs.P(PMotorFirst)
	}
	loss := int32(0)
	for n := range r.rs.Regions {
		if c := r.s.Regions[n].Closed; c > 0 {
			loss += r.weeks(int32(c)) * int32(r.rs.Regions[n].Trade)
			if r.rs.Regions[n].Motor >= 10 {
				loss += r.rs.P(PMotorFirst) * 100
			}
		}
	}
	return (loss + 50) / 100
}

// weeks is the trade lost for closed weeks a month: 2, 6, 12, 21 for one to four (T6-T8).
func (r *run) weeks(n int32) int32 {
	switch {
	case n <= 0:
		return 0
	case n == 1:
		return r.rs.P(PClose1)
	case n == 2:
		return r.rs.P(PClose2)
	case n == 3:
		return r.rs.P(PClose3)
	}
	return r.rs.P(PClose4)
}

// borderByRung closes weeks at rung 8 and above, two and rising (not in a month in which they are held open), and opens
// them again below.
func (r *run) borderByRung() {
	w := &r.s.World
	if r.s.Rung() >= 7 { // inspections at every crossing
		for n := range r.rs.Regions {
			if r.rs.Regions[n].Crossing {
				r.set(FPressure, n, 0, max(int32(r.s.Regions[n].Pressure), r.rs.P(PInspections)), ByRung)
			}
		}
	}
	if r.s.Rung() >= 8 {
		if w.Closed < 4 && w.Held == 0 {
			r.set(FClosed, 0, 0, max(2, int32(w.Closed)+1), ByBorder)
			e := fact(BorderChanged)
			e.New = w.Closed
			r.tell(&e)
		}
		return
	}
	if w.Closed > 0 && !r.closedForATime() {
		r.world(FClosed, -1, ByBorder)
		e := fact(BorderChanged)
		e.New = -1
		r.tell(&e)
	}
}

// closedForATime tells whether a closure ordered for a number of months still runs: it ends by itself.
func (r *run) closedForATime() bool {
	for i := range r.timed().used.all {
		if m := &r.s.Mods[i]; m.Kind == ModUndo && Field(m.Field) == FClosed {
			return true
		}
	}
	return false
}
