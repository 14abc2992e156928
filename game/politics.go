package game

// economy feeds trade back into approval and alignment.
func (r *run) economy() {
	w, cause := &r.s.World, ByPolitics
	for _, k := range r.rs.seat {
		if w.Recession != 0 {
			r.seat(FApproval, k, -r.rs.P(PRecessionApproval), cause)
		} else if w.Trade < 80 && w.Month%2 == 0 {
			r.seat(FApproval, k, -1, cause)
		}
	}
	if w.Trade < 80 && w.Month%2 == 0 {
		r.world(FCrossings, 2, ByTrade) // lost work sends people north
	}
	if w.Trade < 70 && w.Month%2 == 0 {
		r.world(FAlignment, -r.rs.P(PAlignmentDecay), ByTrade)
	}
}

// politics is the pressure at home: a hawk base punishes idleness, allies and markets punish the opposite, Mexican
// approval follows killings, and both return slowly toward their usual level.
func (r *run) politics() {
	w, cause := &r.s.World, ByPolitics
	us, mx := r.usa(), r.mexico()
	if int32(r.s.Own[us].Idle) >= r.rs.P(PIdleMonths) {
		r.seat(FApproval, us, -r.rs.P(PIdleApproval), cause)
	}
	if r.s.Rung() >= 6 {
		r.seat(FApproval, us, -r.rs.P(PAllyApproval), cause)
	}
	for i, usual := range r.usual() {
		k := r.rs.seat[i]
		if a := int32(r.s.Seats[k].Approval); a < usual-1 {
			r.seat(FApproval, k, 1, cause)
		} else if a > usual+4 && w.Month%2 == 1 {
			r.seat(FApproval, k, -1, cause)
		}
	}
	if every := int16(r.rs.P(PSovereigntyBack)); every > 0 && w.Month%every == 0 && since(w.Month, w.LastUnvtd) > 3 && int32(r.s.Seats[mx].Sovereignty) < r.rs.sovereign {
		r.seat(FSovereignty, mx, 1, cause)
	}
	if w.Violence >= 125 {
		r.seat(FApproval, mx, -1, cause)
	}
	r.exposure()
	r.drift()
	r.alignment()
	r.grievance()
}

// usual are the approvals that politics returns to: a little under where the republics began.
func (r *run) usual() [2]int32 { return r.rs.usual }

// exposure: at rung 4 and above covert acts come out the more of them there are, at a price on both sides of the river;
// otherwise they are forgotten (rules.md, Tracks).
func (r *run) exposure() {
	us := r.usa()
	e := int32(r.s.Seats[us].Exposure)
	if r.s.Rung() >= 4 && e >= 5 && r.chance(rollExpose, 600, 0, 10*(e-4)) {
		r.seat(FApproval, us, -2, ByPolitics)
		r.cooperate(-1, ByPolitics)
		r.seat(FExposure, us, -3, ByPolitics)
		f := fact(PlanLeaked)
		f.Seat = us
		r.tell(&f)
		return
	}
	if r.s.World.Month%2 == 0 {
		r.seat(FExposure, us, -1, ByPolitics)
	}
}

// drift lowers cooperation by one at months 3, 7 and 11, whoever governs, unless a treaty is being kept (claim 13).
func (r *run) drift() {
	w := &r.s.World
	if m := w.Month; m%4 == 3 && r.rs.P(PDrift) > 0 && r.rs.republicTreaties(r.s, 1) == 0 {
		r.cooperate(-r.rs.P(PDrift), ByPolitics)
	}
	if r.s.Rung() == 0 && int32(w.Cooperation) < r.rs.P(PPartnershipCoop) {
		r.cooperate(1, ByRung)
	}
}

// alignment erodes at rung 5 and above every second month and returns slowly in quiet cooperation (claims 48, 51).
func (r *run) alignment() {
	w := &r.s.World
	every := int16(max(1, r.rs.P(PAlignStrikes)))
	if r.s.Rung() >= 5 && w.Month%every == 0 {
		r.world(FAlignment, -r.rs.P(PAlignmentDecay), ByRung)
	}
	if back := int16(r.rs.P(PAlignBack)); back > 0 && w.Cooperation >= 5 && w.Quiet > 0 && w.Quiet%back == 0 {
		r.world(FAlignment, 1, ByPolitics)
	}
}

// grievance fades by one for every four clean months (claim 12).
func (r *run) grievance() {
	w := &r.s.World
	every := int16(max(1, r.rs.P(PGrievanceFade)))
	if w.Month > w.LastUnvtd && (w.Month-w.LastUnvtd)%every == 0 {
		r.seat(FGrievance, r.mexico(), -1, ByPolitics)
	}
	r.world(FDecree, -1, ByClock)
}

// thresholds runs the clocks: the ultimatum, the quiet months that lower escalation, expectation.
func (r *run) thresholds() {
	w := &r.s.World
	us := r.usa()
	if w.Ultimatum > 0 {
		r.world(FUltimatum, -1, ByClock)
		if w.Ultimatum == 0 && since(w.Month, w.Conceded) > 2 && since(w.Month, w.LastOp) > 1 {
			r.seat(FCredibility, us, -2, ByPolitics)
			e := fact(SignalBroken)
			e.Seat, e.Subject = us, -1
			r.tell(&e)
		}
	}
	if r.s.Rung() >= 9 && r.chance(rollMeet, 900, 0, r.rs.P(PRuptureClash)) {
		c := r.forSeat(us)
		c.Target = r.hottest()
		c.Here = r.rs.home(c.Target, r.s)
		r.pendNamed("clash", c)
	}
	if w.LastOp == w.Month {
		return
	}
	r.world(FQuiet, 1, ByClock)
	if w.Quiet > 0 && w.Quiet%2 == 0 {
		r.points(-r.rs.P(PQuietPoints), 10, NoSeat, ByRung)
		r.world(FExpectation, -1, ByRung)
	}
}
