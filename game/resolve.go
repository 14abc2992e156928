package game

import "riobravo/game/rule"

// queueCap is how many orders a month can carry out.
const queueCap = 64

// queued is one order waiting in the resolution. Its key is total: stage, preparedness, actor, column.
type queued struct {
	seat  Seat
	group Group
	order Order
}

// resolve runs the month's resolution up to the first question (a crisis) or to its end. All orders were sealed; they
// resolve together in the stages of rules.md (The turn, 4).
func (r *run) resolve() {
	r.set(FPhase, 0, 0, int32(Resolve), ByClock)
	r.tellPhase()
	r.revealPostures()
	r.seatlessOrders()
	for k := range r.rs.Seats {
		r.restraint(Seat(k))
		r.idle(Seat(k))
	}
	r.carryOut(StageDiplomatic, StageOperations)
	r.triggers()
	r.resume()
}

// resume goes on from the crises: the next one opens, or the rest of the month runs.
func (r *run) resume() {
	if r.openNext() {
		return
	}
	r.finishMonth()
}

// revealPostures puts the postures of the sheets in force: their cost is paid and their monthly effects run.
func (r *run) revealPostures() {
	for n := range r.rs.Seats {
		k := Seat(n)
		p := PostureID(r.s.Own[k].Posture)
		d := &r.rs.Postures[p]
		cause := CausePosture | Cause(p)
		c := r.forSeat(k)
		cost := d.Cost.At(c)
		if cost > r.purse(k) {
			p = r.rs.firstPosture(k)
			d = &r.rs.Postures[p]
			r.set(FOrderPosture, n, 0, int32(p), cause)
			cost = d.Cost.At(c)
		}
		r.pay(k, cost, cause)
		r.set(FStanding, n, 0, int32(p)+1, cause)
		e := fact(PostureRevealed)
		e.Seat, e.Subject = k, int16(p)
		if g := r.rs.Seats[k].Group; g >= 0 {
			r.set(FStance, int(g), 0, int32(p), cause)
			e.Vis = visSeat(k)
		} else {
			r.set(FPosture, n, 0, int32(p)+1, cause)
		}
		r.tell(&e)
		r.stand(k, p, c)
	}
}

// stand runs a posture's monthly effects; a group's posture is known to its seat alone.
func (r *run) stand(k Seat, p PostureID, c *Ctx) {
	vis := VisAll
	if r.rs.Seats[k].Side < 0 {
		vis = visSeat(k)
	}
	was := r.among(vis)
	r.apply(r.rs.Postures[p].Effects, c, CausePosture|Cause(p))
	r.among(was)
}

// purse is what a seat can spend.
func (r *run) purse(k Seat) int32 { return r.rs.purse(r.s, k) }

func (rs *Ruleset) purse(s *State, k Seat) int32 {
	if g := rs.Seats[k].Group; g >= 0 {
		return int32(s.Secret[g].Cash)
	}
	return int32(s.Own[k].Resource)
}

// pay takes a cost from a seat's purse.
func (r *run) pay(k Seat, cost int32, cause Cause) {
	if cost == 0 {
		return
	}
	if g := r.rs.Seats[k].Group; g >= 0 {
		r.group(FCash, g, -cost, cause)
		return
	}
	r.seat(FResource, k, -cost, cause)
}

// collect fills the queue with the sheets' orders of the stages from first to last, and lists their places there in the order
// of their keys: a place stands in a number's low bits, below the key.
func (r *run) collect(first, last OrderStage) []int32 {
	n, stages := 0, &r.rs.stages
	for i := range r.rs.Seats {
		own := &r.s.Own[i]
		for col := range own.Draft {
			d := &own.Draft[col]
			if d[0] == 0 {
				continue
			}
			if stage := stages[d[0]-1]; stage >= first && stage <= last && n < queueCap {
				r.buf.enqueue(n, r.orderKey(Seat(i), orderOf(d)), Seat(i), r.rs.Seats[i].Group, d)
				n++
			}
		}
	}
	for g := range r.used() {
		d := &r.s.Secret[g].Draft
		if d[0] == 0 || r.s.Groups[g].Alive == 0 || r.rs.groupSeat[g] >= 0 {
			continue
		}
		if stage := stages[d[0]-1]; stage >= first && stage <= last && n < queueCap {
			r.buf.enqueue(n, int32(stage)*10000+2000+int32(g), NoSeat, Group(g), d)
			n++
		}
	}
	places := r.buf.places[:n]
	for i := 1; i < len(places); i++ { // insertion sort: few orders, nearly in order, no allocation
		this, j := places[i], i
		for ; j > 0 && this < places[j-1]; j-- {
			places[j] = places[j-1]
		}
		places[j] = this
	}
	return places
}

// enqueue puts the order of a draft at place n of the queue.
func (b *Buffer) enqueue(n int, key int32, k Seat, g Group, d *[5]int16) {
	q := &b.queue[n]
	q.seat, q.group, q.order = k, g, orderOf(d)
	b.places[n] = key*queueCap + int32(n)
}

// orderKey is an order's place in the resolution: stage, prepared operations first, then a rolled order of seats.
func (r *run) orderKey(k Seat, o Order) int32 {
	stage := r.rs.stages[o.ID]
	key := int32(stage)*10000 + (r.roll(rollOrderTie, int32(k), int16(stage), 100)-1)*10 + int32(k)
	if stage == StageOperations && r.s.Own[k].prepared(o.Region, o.Group) < 0 {
		key += 1000
	}
	return key
}

// restraint pays for an empty column, never two months running; a memo, played or dismissed, leaves none empty.
func (r *run) restraint(k Seat) {
	empty := false
	for c := range Columns {
		empty = empty || r.s.Own[k].Draft[c][0] == 0 && r.s.Own[k].Memo[c] == 0
	}
	rested := r.s.Own[k].Rested
	if empty && rested == 0 {
		r.set(FRested, int(k), 0, 1, ByIncome)
		if r.rs.Seats[k].Side >= 0 {
			r.seat(FResource, k, r.rs.P(PRestraintPay), ByIncome)
		}
		return
	}
	r.set(FRested, int(k), 0, 0, ByIncome)
}

// idle counts a republic's months without a tactical order; one that is carried out sets the count back. What a group does
// in secret is nobody's to count.
func (r *run) idle(k Seat) {
	if r.rs.Seats[k].Side >= 0 {
		r.seat(FIdle, k, 1, ByClock)
		if r.s.Own[k].Memo[Tactical] == memoPlayed {
			r.set(FIdle, int(k), 0, 0, ByClock)
		}
	}
}

// execute carries out one order, or says why it came to nothing.
func (r *run) execute(q *queued) {
	o := q.order
	d := &r.rs.Orders[o.ID]
	cause := CauseOrder | Cause(o.ID)
	var c *Ctx
	if q.seat >= 0 {
		c = r.forSeat(q.seat)
	} else {
		c = r.forGroup(q.group)
	}
	c.Here, c.Target, c.Amount, c.Wing = o.Region, o.Group, o.Amount, o.Wing
	c.Other = r.addressee(c, o)
	if q.seat < 0 && !r.rs.alive(r.s, q.group) {
		return
	}
	cost := d.Cost.At(c)
	if reason := r.fails(q, c, d, cost); reason != 0 {
		r.tellOrder(OrderFailed, q, int16(reason))
		return
	}
	if !d.Public {
		defer r.among(r.among(visSeat(q.seat))) // the inner call now, the outer one on return
	}
	if q.seat >= 0 {
		r.pay(q.seat, cost, cause)
		if d.Column == Tactical && r.rs.Seats[q.seat].Side >= 0 {
			r.set(FIdle, int(q.seat), 0, 0, ByClock)
		}
		r.strain(q.seat, o)
		if d.Cooldown > 0 {
			r.schedule(Modifier{Kind: ModCooldown, I: int16(o.ID), J: int16(q.seat), From: r.s.World.Month, Until: r.s.World.Month + d.Cooldown, Owner: owner(q.seat)})
		}
	} else {
		r.group(FCash, q.group, -cost, cause)
		if d.Cooldown > 0 {
			r.schedule(Modifier{Kind: ModCooldown, I: int16(o.ID), J: seatless(q.group), From: r.s.World.Month, Until: r.s.World.Month + d.Cooldown})
		}
	}
	r.tellOrder(OrderResolved, q, o.Amount)
	r.apply(d.Effects, c, cause)
	if d.Operation != rule.OpNone {
		r.operate(d.Operation, c, o, true)
	}
}

// addressee is the other party of an order: the other republic, or the target group's seat.
func (r *run) addressee(c *Ctx, o Order) Seat {
	if k := r.rs.seatOf(o.Group); k >= 0 && k != c.Seat {
		return k
	}
	switch c.side() {
	case USA:
		return r.mexico()
	default:
		return r.usa()
	}
}

// fails says why an order cannot be carried out: no consent under partner or defer, an adviser's veto, an empty purse, a
// target that is gone. Hidden truth makes an order fail here; it never refuses one beforehand.
func (r *run) fails(q *queued, c *Ctx, d *OrderDef, cost int32) FailReason {
	if q.seat >= 0 && cost > r.purse(q.seat) || q.seat < 0 && cost > int32(r.s.Secret[q.group].Cash) {
		return FailCost
	}
	if c.Target >= 0 && !r.rs.alive(r.s, c.Target) {
		return FailGone
	}
	if d.Uninvited && c.side() == USA && !c.consentLive(d.Operation) {
		if r.rs.role(r.s, USA) != RoleUnilateral {
			return FailNoConsent
		}
		guard := int32(r.s.Seats[c.Seat].Guardrail)
		if r.chance(rollAdvisers, int32(c.Seat), place(c.Here, c.Target), guard*r.rs.P(PGuardrailPercent)) {
			r.seat(FGuardrail, c.Seat, -1, ByPolitics)
			return FailAdvisers
		}
	}
	if !d.When.Holds(c) {
		return FailGone
	}
	return 0
}

// tellOrder tells that an order was carried out or failed: to all when it is public, else to its seat alone. A seatless
// group's seat is -1 and its number stands in I.
func (r *run) tellOrder(kind EventKind, q *queued, amount int16) {
	if r.quiet {
		return
	}
	e := fact(kind)
	e.Seat, e.Region, e.Group, e.Subject, e.Amount, e.I = q.seat, q.order.Region, q.order.Group, int16(q.order.ID), amount, int16(q.group)
	e.J = q.order.Amount
	if !r.rs.Orders[q.order.ID].Public || kind == OrderFailed {
		e.Vis = visSeat(q.seat)
	}
	r.tell(&e)
}

// carryOut carries out the sheets' orders of the stages from first to last, in the order of their keys. Strategic ones
// come after the crises and the reprisals: the sheets still stand then.
func (r *run) carryOut(first, last OrderStage) {
	for _, n := range r.collect(first, last) {
		r.execute(&r.buf.queue[int(n)%queueCap])
	}
}

// reprisals let the groups that U.S. forces struck lately and that retaliate hit back at U.S. interests: rarely (claim 29).
func (r *run) reprisals() {
	now := r.s.World.Month
	for n := range r.used() {
		g := Group(n)
		if r.s.Groups[n].Alive == 0 || r.rs.stance(r.s, g) != RoleRetaliate || since(now, r.s.Groups[n].HitBy) > 1 {
			continue
		}
		if !r.chance(rollReprisal, int32(n), 0, r.rs.P(PReprisalChance)) {
			continue
		}
		c := r.forGroup(g)
		c.Target, c.Here = g, r.rs.home(g, r.s)
		e := fact(ReprisalMade)
		e.Group, e.Region, e.Other, e.Cause = g, c.Here, r.usa(), ByReprisal
		r.tell(&e)
		dead := r.draw(1, 1, 701, c)
		if r.s.Own[r.usa()].Plan > 0 {
			dead -= dead * r.rs.P(PPlanShare) / 100
		} else {
			r.seat(FApproval, r.usa(), -r.rs.P(PSurpriseApproval), ByReprisal)
		}
		r.kill(1, dead, ByReprisal)
		r.points(4, 6, c.Seat, ByReprisal)
		r.heatOf(g, 2)
	}
}

// finishMonth runs the stages after the crises, checks for the end, and begins the next month.
func (r *run) finishMonth() {
	w := &r.s.World
	r.reprisals()
	r.carryOut(StageStrategic, StageStrategic)
	r.closeMonth()
	if r.ended() {
		return
	}
	if w.Month == r.rs.Turns {
		r.takeScores()
		r.set(FPhase, 0, 0, int32(Aftermath), ByClock)
		r.tellPhase()
	}
	if w.Month >= r.rs.Turns {
		r.aftermath()
		return
	}
	r.beginMonth()
}

// closeMonth runs the stages that no seat orders: market, groups, violence, economy, politics, thresholds.
func (r *run) closeMonth() {
	r.market()
	r.groupMonth()
	r.successions()
	r.violence()
	r.trade()
	r.economy()
	r.politics()
	r.thresholds()
}

// aftermath runs the months without orders, by standing posture and doctrine, to the horizon.
func (r *run) aftermath() {
	w := &r.s.World
	for w.Month < r.rs.Turns+r.rs.Aftermath {
		r.beginMonth()
		r.standingPostures()
		r.triggers()
		r.openNext()
		r.reprisals()
		r.closeMonth()
		if r.ended() {
			return
		}
	}
	r.end(Horizon)
}

// standingPostures keeps the postures in force working through the aftermath; nobody pays for them.
func (r *run) standingPostures() {
	for n := range r.rs.Seats {
		p := r.s.Own[n].Stand
		if p == 0 {
			continue
		}
		c := r.forSeat(Seat(n))
		r.stand(Seat(n), PostureID(p-1), c)
	}
	for _, k := range r.rs.seat {
		r.set(FIdle, int(k), 0, 0, ByClock)
	}
}

// ended checks for war and decoupling and ends the exercise.
func (r *run) ended() bool {
	switch {
	case r.s.Rung() >= 10:
		r.end(WarEnding)
		return true
	case int32(r.s.World.Trade) < r.rs.P(PDecoupledBelow):
		r.end(Decoupled)
		return true
	}
	return false
}

func (r *run) end(how Ending) {
	r.set(FEndedBy, 0, 0, int32(how), ByEnding)
	r.set(FPhase, 0, 0, int32(Over), ByEnding)
	r.set(FRound, 0, 0, 0, ByEnding)
	e := fact(GameEnded)
	e.Subject = int16(how)
	r.tell(&e)
}

// takeScores keeps each seat's score at the close of the orders: the final one is its mean with the aftermath's.
func (r *run) takeScores() {
	for n := range r.rs.Seats {
		score, _ := r.rs.scoreAt(r.forSeat(Seat(n)), Seat(n))
		r.set(FScoreAtClose, n, 0, (score+50)/100, ByEnding)
		e := fact(ScoreTaken)
		e.Seat, e.New, e.Vis = Seat(n), int16((score+50)/100), visSeat(Seat(n))
		r.tell(&e)
	}
}
