package game

import "riobravo/game/rule"

// FailReason says why an order came to nothing before it began. Catalogue keys: fail.<name>.
type FailReason int16

// The reasons.
const (
	FailNoConsent FailReason = iota + 1
	FailAdvisers
	FailCost
	FailGone
	FailTreaty
	FailLapsed // it stood on a sheet of an earlier month and may not be given any more
)

// FailNames are the words of the reasons.
var FailNames = []string{"", "no_consent", "advisers", "cost", "gone", "treaty", "lapsed"}

// operate runs an operation: its roll, its outcome's effects, its dangers. ordered says that it comes from a sheet.
// It reports whether it ended in success or better.
func (r *run) operate(kind rule.Operation, c *Ctx, o Order, ordered bool) bool {
	d := &r.rs.Operations[kind]
	ch := r.rs.reckon(r.s, c, kind, o, true)
	slot := r.rs.preparedSlot(r.s, c)
	if slot >= 0 && d.Kinetic {
		if r.s.Hidden.Leaked[slot] != 0 {
			r.warn(c.Target, c.Here, CauseOp|Cause(kind))
			ch = r.rs.reckon(r.s, c, kind, o, true)
			ch.mod(ModWarned, -r.rs.P(POpPrepared), -r.rs.P(POpPrepared)) // what leaked surprises nobody
			ch.clamp(r.rs)
		}
		r.set(FPrep, int(c.Seat), slot*2, 0, CauseOp|Cause(kind))
		r.set(FPrep, int(c.Seat), slot*2+1, 0, CauseOp|Cause(kind))
		r.set(FLeaked, slot, 0, 0, CauseOp|Cause(kind))
	}
	p := ch.low
	width := r.rs.disaster(r.s, c, kind, ch.consent, p)
	die := r.roll(rollOperation, int32(kind)*64+int32(c.Seat+1)+int32(c.Group+1)<<12, place(c.Here, c.Target), 100)
	outcome := Miss
	switch {
	case die <= p/10:
		outcome = Decisive
	case die <= p:
		outcome = Success
	case die > 100-width:
		outcome = Disaster
	}
	r.tellRoll(kind, c, o, &ch, width, die, outcome)
	if d.Kinetic || c.side() == Mexico {
		defer r.among(r.among(VisAll)) // the inner call now, the outer one on return: all see that it happened
	}
	uninvited := r.rs.foreign(c) && d.Kinetic && !ch.consent
	if d.Kinetic {
		r.pace(kind, c, d, outcome, uninvited)
	}
	if claims(kind, outcome, c) {
		r.claimHit(c, outcome)
	}
	cause := CauseOp | Cause(kind)
	r.apply(d.Always, c, cause)
	if c.Target >= 0 && (d.Kinetic || hunts(kind)) && c.side() >= 0 {
		r.set(FStruck, int(c.Target), 0, int32(r.s.World.Month), cause)
		if d.Kinetic && c.side() == USA {
			r.set(FHitByUs, int(c.Target), 0, int32(r.s.World.Month), cause)
		}
	}
	switch outcome {
	case Decisive:
		r.apply(d.Decisive, c, cause)
	case Success:
		r.apply(d.Success, c, cause)
	case Miss:
		r.apply(d.Miss, c, cause)
	case Disaster:
		r.apply(d.DisasterFx, c, cause)
	}
	if d.Ground && c.side() >= 0 {
		r.groundRisks(kind, c, ch.consent)
	}
	switch {
	case uninvited:
		r.violate(c)
	case r.rs.foreign(c) && d.Kinetic:
		r.seat(FApproval, c.Seat, r.rs.P(PConsentApproval), ByPolitics)
	}
	return outcome <= Success
}

// claims tells whether an operation is first reported as a hit, whatever came of it: a U.S. strike on labs that did not
// end in disaster (M5).
func claims(kind rule.Operation, outcome int8, c *Ctx) bool {
	return kind == rule.OpStrikeLabs && outcome != Disaster && c.Seat >= 0
}

// tellRoll writes down the roll with each modifier by name. A strike on labs is first reported as a hit: its true roll is
// kept for the review and told to nobody; its seat sees the odds without the die, until the next brief says what burned.
func (r *run) tellRoll(kind rule.Operation, c *Ctx, o Order, ch *odds, width, die int32, outcome int8) {
	vis, twin := visSeat(c.Seat), VisAll
	if !r.rs.Operations[kind].Kinetic && c.side() != Mexico {
		twin = VisNone
	}
	for i := range ch.n {
		e := fact(RollModified)
		e.Vis, e.Seat, e.Subject, e.New = vis, c.Seat, int16(ch.mods[i].name), int16(ch.mods[i].low)
		r.tell(&e)
	}
	e := fact(Rolled)
	e.Vis, e.Twin, e.Seat, e.Region, e.Group = vis, twin, c.Seat, c.Here, c.Target
	e.Subject, e.Old, e.New, e.Die, e.Outcome, e.I, e.J = int16(kind), int16(ch.base), int16(ch.low), int16(die), outcome, int16(o.Amount), int16(width)
	if claims(kind, outcome, c) {
		told := e
		told.Die, told.Outcome, told.Twin = 0, 0, VisNone
		r.tell(&told)
		e.Vis, e.Twin = VisNone, VisNone
	}
	r.tell(&e)
}

// pace is what any kinetic operation of a republic does to the tracks: points, expectation, the clock of quiet months,
// and the shock to trade of the first ones (claims 1, 53).
func (r *run) pace(kind rule.Operation, c *Ctx, d *OperationDef, outcome int8, uninvited bool) {
	cause := ByRung
	w := &r.s.World
	if d.Points > 0 && c.side() == USA {
		by := int32(d.Points)
		if !uninvited {
			by = (by*r.rs.P(PConsentPoints) + 50) / 100
		}
		r.points(by, int32(d.Ceiling), c.Seat, cause)
	}
	if c.side() != USA {
		return
	}
	surprise := 10 - int32(w.Expectation)
	shock := r.rs.P(PStrikeShock) * (r.rs.P(PStrikePriced)*10 + (100-r.rs.P(PStrikePriced))*surprise) / 1000
	if !uninvited {
		shock /= 2
	}
	r.world(FTrade, -shock, ByTrade)
	r.world(FConfidence, -1, ByTrade)
	r.world(FExpectation, r.rs.P(PFirstStrikeExpectation), cause)
	r.set(FLastOp, 0, 0, int32(w.Month), cause)
	r.set(FQuiet, 0, 0, 0, cause)
	if outcome <= Success || claims(kind, outcome, c) {
		r.world(FOpsWon, 1, cause)
		r.seat(FApproval, c.Seat, r.rs.P(PSuccessApproval), ByPolitics)
	}
}

// claimHit is the first report of a strike on labs: a hit, until the next brief. A hit that was none is remembered.
func (r *run) claimHit(c *Ctx, outcome int8) {
	e := fact(HitClaimed)
	e.Seat, e.Region, e.Group = c.Seat, c.Here, c.Target
	r.tell(&e)
	if outcome == Miss {
		r.set(FBurned, 0, 0, int32(r.s.Hidden.Burned)+1, ByPolitics)
	}
}

// groundRisks are the fight, the aircraft and, without consent, the meeting with Mexican troops (S8-S12, K2, K3).
func (r *run) groundRisks(kind rule.Operation, c *Ctx, consent bool) {
	home := c.Target >= 0 && r.rs.home(c.Target, r.s) == c.Here
	fight, craft := r.rs.P(PFightRural), r.rs.P(PAircraftRural)
	if home {
		fight, craft = r.rs.P(PFightHome), r.rs.P(PAircraftHome)
	}
	cause := CauseOp | Cause(kind)
	at := place(c.Here, c.Target)
	usOp := c.side() == USA && kind != rule.OpJoint
	if c.Target >= 0 && r.chance(rollFight, int32(kind), at, fight) {
		n := r.draw(1, 0, 900+int32(kind), c)
		n = n * int32(r.s.Groups[c.Target].Capacity) / max(1, r.rs.P(PLossCapacity))
		n += n * int32(r.s.Secret[c.Target].Arms) / 100
		if usOp {
			r.kill(0, n, cause)
		} else {
			r.kill(2, n, cause)
		}
	}
	if usOp && r.chance(rollAircraft, int32(kind), at, craft) {
		e := fact(AircraftLost)
		e.Seat, e.Region = c.Seat, c.Here
		r.tell(&e)
		r.seat(FApproval, c.Seat, -1, cause)
	}
	if usOp && !consent && r.chance(rollMeet, int32(kind), at, r.rs.meets(r.rs.role(r.s, Mexico))) {
		e := fact(MetTroops)
		e.Seat, e.Other, e.Region, e.Group = c.Seat, r.mexico(), c.Here, c.Target
		r.tell(&e)
		r.pendNamed("clash", c) // its opening brings the clash's points
	}
}

// violate is the price of acting on the other republic's soil without consent (rules.md, Consultation; P1-P5, P19, P21).
func (r *run) violate(c *Ctx) {
	w, cause := &r.s.World, ByUninvited
	us, mx := r.usa(), r.mexico()
	m := &r.s.Seats[mx]
	e := fact(UninvitedAct)
	e.Seat, e.Other, e.Region, e.Group = us, mx, c.Here, c.Target
	r.tell(&e)
	r.world(FUninvited, 1, cause)
	r.set(FLastUninvited, 0, 0, int32(w.Month), cause)
	loss := r.rs.P(PUninvitedCooperation)
	if per := r.rs.P(PGrievanceWeight); per > 0 {
		loss += int32(m.Grievance) / per
	}
	defied := w.Refused > 0 && w.Month-w.Refused <= 2
	if defied {
		loss += r.rs.P(PUninvitedDefied)
		r.points(r.rs.P(PUninvitedPoints), 10, us, cause)
	}
	r.cooperate(-loss, cause)
	for d := int16(1); d <= 2; d++ {
		r.schedule(Modifier{Kind: ModLater, Field: int16(rule.KindCooperation), I: -1, J: -1, Amount: -int16(r.rs.P(PUninvitedTail)), From: w.Month + d})
	}
	r.seat(FGrievance, mx, r.rs.P(PUninvitedGrievance), cause)
	hurt := r.rs.P(PUninvitedSovereignty)
	if r.rs.role(r.s, Mexico) == RoleObserve {
		hurt += 3
	}
	r.seat(FSovereignty, mx, -hurt, cause)
	r.seat(FCredibility, us, r.rs.P(PUninvitedCredibility), cause)
	r.seat(FApproval, us, r.rs.P(PUninvitedApproval), cause)
	if r.rs.role(r.s, Mexico) == RoleResist {
		r.points(1, 10, mx, cause)
		r.seat(FApproval, mx, 1, cause)
	}
	r.rally(cause)
	r.curb(cause)
	if w.BorderOut == 0 && r.chance(rollShut, 1, place(c.Here, c.Target), r.rs.P(PShutChance)) {
		r.shutSupply(cause)
	}
}

// rally lifts Mexican approval, once in four months, and lets it decay over four (P21).
func (r *run) rally(cause Cause) {
	w, mx := &r.s.World, r.mexico()
	months := int16(r.rs.P(PRallyMonths))
	if w.Rally > 0 && w.Month-w.Rally < months {
		return
	}
	low, high := r.rs.P(PRallyLow), r.rs.P(PRallyHigh)
	by := low + r.roll(rollRally, 1, 0, high-low+1) - 1
	r.set(FRally, 0, 0, int32(w.Month), cause)
	r.seat(FApproval, mx, by, cause)
	if months > 0 && by > 0 {
		last := min(months, int16(by))
		each := int16(by) / last
		r.schedule(Modifier{Kind: ModMonthly, Field: int16(FApproval), I: int16(mx), Amount: -each, From: w.Month + 1, Until: w.Month + last, Owner: -1})
		if rest := int16(by) - each*last; rest > 0 {
			r.schedule(Modifier{Kind: ModAdd, Field: int16(FApproval), I: int16(mx), Amount: -rest, From: w.Month + 1, Owner: -1})
		}
	}
}

// curb may limit foreign agents two to six months later, in full or softened (P1-P5).
func (r *run) curb(cause Cause) {
	if r.s.World.Decree > 0 || !r.chance(rollCurb, 1, 0, r.rs.P(PCurbChance)) {
		return
	}
	first, last := r.rs.P(PCurbFirst), r.rs.P(PCurbLast)
	delay := int16(first + r.roll(rollCurb, 2, 0, last-first+1) - 1)
	months := r.rs.P(PCurbMonths)
	if !r.chance(rollExecute, 1, 0, r.rs.P(PExecuteFull)) {
		months /= 2
	}
	r.schedule(Modifier{Kind: ModAdd, Field: int16(FDecree), Amount: int16(months), From: r.s.World.Month + delay})
}

// shutSupply is Mexico's closing of a supply line for about seven months (K13): inspections and stopped trains.
func (r *run) shutSupply(cause Cause) {
	r.set(FBorderOut, 0, 0, r.rs.P(PShutMonths)+r.roll(rollShut, 9, 0, 3)-2, cause)
	e := fact(ReprisalMade)
	e.Seat, e.Other, e.Cause = r.mexico(), r.usa(), cause
	r.tell(&e)
}

// prepare puts an operation against group and region into a free slot (or the first); it leaks 3 % a point of press leaks.
func (r *run) prepare(c *Ctx) {
	if c.Seat < 0 || c.Here < 0 || c.Target < 0 {
		return
	}
	slot := 0
	if r.s.Own[c.Seat].Prep[0][1] != 0 && r.s.Own[c.Seat].Prep[1][1] == 0 {
		slot = 1
	}
	cause := ByIntel
	r.set(FPrep, int(c.Seat), slot*2, int32(c.Here)+1, cause)
	r.set(FPrep, int(c.Seat), slot*2+1, int32(c.Target)+1, cause)
	leaked := r.chance(rollLeak, 10+int32(slot), place(c.Here, c.Target), r.rs.P(PLeakPress)*int32(r.s.Own[c.Seat].Leak))
	r.set(FLeaked, slot, 0, b2i(leaked), cause)
	e := fact(Prepared)
	e.Seat, e.Region, e.Group, e.Vis = c.Seat, c.Here, c.Target, visSeat(c.Seat)
	r.tell(&e)
	if leaked && r.chance(rollLeak, 20+int32(slot), place(c.Here, c.Target), 50) {
		r.pendNamed("plan_leaks", c)
	}
}

// consultLeak is the price of asking: 7 % per point of Mexican corruption that the target is warned.
func (r *run) consultLeak(c *Ctx) {
	us, mx := r.usa(), r.mexico()
	r.seat(FConsults, us, 1, ByTalks)
	if r.chance(rollLeak, 1, place(c.Here, c.Target), r.rs.P(PLeakCorruption)*int32(r.s.Own[mx].Leak)) {
		r.warn(c.Target, c.Here, ByTalks)
	}
}
