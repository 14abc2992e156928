package game

import (
	"math/bits"

	"riobravo/game/rule"
)

// Kinds of timed modifiers.
const (
	ModNone     = 0
	ModAdd      = 1 // adds Amount to Field in month From; with Until, taken back after it
	ModUndo     = 2 // adds Amount to Field in month From
	ModMonthly  = 3 // adds Amount each month From..Until
	ModBump     = 4 // violence in region I (-1: everywhere) up by Amount percent until Until
	ModRemoval  = 5 // a tier-1 leader of group I was removed at home J: bumps scaled by Amount percent
	ModArrest   = 6 // a tier-2 leader was arrested at J
	ModLater    = 7 // an effect of rule.Kind Field, amount Amount, in region I against group J
	ModCooldown = 8 // order I may not be given by seat J until Until
	ModShut     = 9 // closes Amount weeks a month in region I (-1: everywhere)
)

// apply carries out effects in order.
func (r *run) apply(list []Effect, c *Ctx, cause Cause) {
	c.S, c.RS = r.s, r.rs
	for i := range list {
		e := &list[i]
		if !e.when.holds(c) {
			continue
		}
		if e.chance != nil && !r.chance(rollEffect, int32(cause)*64+int32(i)+int32(c.Group+1)<<20, place(c.Here, c.Target), e.chance(c)) {
			continue
		}
		switch {
		case e.After > 0:
			r.later(e, c, cause)
		case e.Kind == rule.KindAdd: // most are
			r.doAdd(e, c, e.amount(c), cause)
		default:
			r.do(e, c, cause)
		}
	}
}

// later schedules an effect with a delay.
func (r *run) later(e *Effect, c *Ctx, cause Cause) {
	from := r.s.World.Month + e.After
	m := Modifier{Amount: int16(e.amount(c)), From: from, Owner: owner(c.Seat)}
	switch e.Kind {
	case rule.KindAdd:
		i, j, ok := c.indices(Field(e.Field), e.I, e.J)
		if !ok {
			return
		}
		m.Field, m.I, m.J = int16(e.Field), int16(i), int16(j)
		switch {
		case e.Monthly:
			m.Kind, m.Until = ModMonthly, from+e.For-1
			if e.For == 0 {
				m.Until = 200
			}
		default:
			m.Kind = ModAdd
			if e.For > 0 {
				m.Until = from + e.For
			}
		}
	case rule.KindBump:
		m.Kind, m.I, m.Until = ModBump, int16(c.Here), from+max(1, e.For)-1
		if e.Arg2 == 1 {
			m.I = -1
		}
	default:
		m.Kind, m.Field, m.I, m.J = ModLater, int16(e.Kind), int16(c.Here), int16(c.Target)
		if e.Kind == rule.KindSettle || e.Kind == rule.KindRoute { // the actor's own
			m.J = int16(c.Group)
		}
		m.Until = int16(e.Arg)
	}
	r.schedule(m)
}

// owner is a modifier's Owner for a seat.
func owner(k Seat) int16 {
	if k < 0 {
		return 0
	}
	return int16(k) + 1
}

// schedule puts a modifier into the table; when it is full the one that ends first gives way.
func (r *run) schedule(m Modifier) {
	from := r.probe(int32(m.Kind)<<16|int32(m.Field), m.I<<8^m.J^m.From<<4, MaxModifiers)
	at := r.timed().used.free(from)
	if at < 0 {
		at = 0
		for i := range r.s.Mods {
			if a, b := &r.s.Mods[i], &r.s.Mods[at]; max(a.Until, a.From) < max(b.Until, b.From) {
				at = i
			}
		}
		e := fact(CapReached)
		e.Subject, e.Vis = int16(FModKind), VisNone
		r.tell(&e)
		r.setMod(at, Modifier{}) // before its owner, so that the next one's sees nothing of it
	}
	r.setMod(at, m)
}

// setMod writes a modifier, each part of it a fact for its owner.
func (r *run) setMod(at int, m Modifier) {
	mods := r.timed()
	mods.used.mark(at, m.Kind != ModNone)
	mods.cooling.mark(at, m.Kind == ModCooldown)
	if r.quiet {
		r.s.Mods[at] = m
		r.parts |= partMods
		return
	}
	vis := VisNone
	o := m.Owner
	if m.Kind == ModNone {
		o = r.s.Mods[at].Owner
	}
	switch {
	case o < 0:
		vis = VisAll
	case o > 0:
		vis = visSeat(Seat(o - 1))
	}
	for _, p := range [8]struct {
		f Field
		v int16
	}{{FModKind, m.Kind}, {FModField, m.Field}, {FModI, m.I}, {FModJ, m.J}, {FModAmount, m.Amount}, {FModFrom, m.From}, {FModUntil, m.Until}, {FModOwner, m.Owner}} {
		r.setSeen(p.f, at, 0, int32(p.v), ByDelay, vis)
	}
}

// tick runs the modifiers that are due this month and clears those that are over. What they schedule in turn is due in
// later months.
func (r *run) tick() {
	now := r.s.World.Month
	used := r.timed().used // as they stand now
	for n, left := range used {
		for ; left != 0; left &= left - 1 {
			i := n*64 + bits.TrailingZeros64(left)
			if m := &r.s.Mods[i]; m.From <= now && !(m.stands() && now <= m.Until) {
				r.ripe(i, *m, now)
			}
		}
	}
}

// stands tells whether a modifier does nothing of its own but stand until it is over.
func (m *Modifier) stands() bool { return m.Kind >= ModBump && m.Kind != ModLater }

// ripe runs a modifier that is due, or clears one that is over.
func (r *run) ripe(i int, m Modifier, now int16) {
	switch m.Kind {
	case ModAdd:
		f := Field(m.Field)
		before := r.s.Get(f, int(m.I), int(m.J))
		r.add(f, int(m.I), int(m.J), int32(m.Amount), ByDelay)
		if done := r.s.Get(f, int(m.I), int(m.J)) - before; m.Until > now && done != 0 {
			if m.Owner > 0 {
				m.Owner = r.owner(Seat(m.Owner-1), f, int(m.I), int(m.J))
			}
			r.setMod(i, Modifier{Kind: ModUndo, Field: m.Field, I: m.I, J: m.J, Amount: -done, From: m.Until, Owner: m.Owner})
		} else {
			r.setMod(i, Modifier{})
		}
	case ModUndo:
		r.add(Field(m.Field), int(m.I), int(m.J), int32(m.Amount), ByDelay)
		r.setMod(i, Modifier{})
	case ModMonthly:
		r.add(Field(m.Field), int(m.I), int(m.J), int32(m.Amount), ByDelay)
		if now >= m.Until {
			r.setMod(i, Modifier{})
		}
	case ModLater:
		c := r.ctx()
		c.Here, c.Target = Region(m.I), Group(m.J)
		if m.Owner > 0 {
			c = r.forSeat(Seat(m.Owner - 1))
			c.Here, c.Target = Region(m.I), Group(m.J)
		}
		if k := rule.Kind(m.Field); k == rule.KindSettle || k == rule.KindRoute {
			c.Group = Group(m.J)
		}
		e := Effect{Effect: rule.Effect{Kind: rule.Kind(m.Field), By: rule.Int(int32(m.Amount)), Arg: m.Until}}
		r.setMod(i, Modifier{})
		r.do(&e, c, ByDelay)
	default:
		r.setMod(i, Modifier{})
	}
}

// do carries out one effect now.
func (r *run) do(e *Effect, c *Ctx, cause Cause) {
	by := e.amount(c)
	switch e.Kind {
	case rule.KindAdd:
		r.doAdd(e, c, by, cause)
	case rule.KindSet:
		if i, j, ok := c.indices(Field(e.Field), e.I, e.J); ok {
			r.set(Field(e.Field), i, j, by, cause)
		}
	case rule.KindPoints:
		top := int32(10)
		if e.ceiling != nil {
			top = e.ceiling(c)
		}
		r.points(by, top, c.By, cause)
	case rule.KindCooperation:
		r.cooperate(by, cause)
	case rule.KindIntel:
		r.learn(r.sideOf(e.Arg2, c), c.Here, c.Target, by, cause)
	case rule.KindLocate:
		r.locate(r.seatOfSide(e.Arg2, c), c.Target, by)
	case rule.KindRemove:
		r.remove(c.Target, int(e.Arg), int8(e.Arg2), c)
	case rule.KindSplit:
		if r.rs.alive(r.s, c.Target) && r.chance(rollSplit, int32(c.Target), int16(cause), by) {
			r.split(c.Target)
		}
	case rule.KindWar:
		r.maybeWar(c.Target, by)
	case rule.KindPeace:
		if r.rs.alive(r.s, c.Target) && r.chance(rollWar, 100+int32(c.Target), int16(cause), by) {
			r.endWar(c.Target, false)
		}
	case rule.KindLabs:
		r.destroyLabs(c.Target, c.Here, by, cause == CauseOp|Cause(rule.OpStrikeLabs))
	case rule.KindPresence:
		r.doPresence(e, c, by, cause)
	case rule.KindCrisis:
		g := c.Target
		if g < 0 {
			g = c.Group // a group's own act: a siege, hostages
		}
		r.pend(CrisisID(e.Arg), c.Here, g, c.By)
	case rule.KindOperation:
		r.operate(rule.Operation(e.Arg), c, Order{ID: NoOrder, Region: c.Here, Group: c.Target, Wing: NoWing, Amount: c.Amount}, false)
	case rule.KindCasualties:
		r.kill(int(e.Arg), r.draw(e.Arg2, by, int32(cause)*8+int32(e.Arg), c), cause)
	case rule.KindBump:
		m := Modifier{Kind: ModBump, I: int16(c.Here), Amount: int16(by), From: r.s.World.Month, Until: r.s.World.Month + max(1, e.For) - 1}
		if e.Arg2 == 1 || c.Here < 0 {
			m.I = -1
		}
		r.schedule(m)
	case rule.KindPlan:
		if c.Seat >= 0 {
			r.set(FPlan, int(c.Seat), 0, by, cause)
		}
	case rule.KindObjective:
		r.declare(c, cause)
	case rule.KindFlow:
		r.world(FFlowShock, by, cause) // the flow itself follows in the market stage
	default:
		r.doRare(e, c, by, cause)
	}
}

// doRare carries out the kinds that few orders use.
func (r *run) doRare(e *Effect, c *Ctx, by int32, cause Cause) {
	switch e.Kind {
	case rule.KindPrepare:
		r.prepare(c)
	case rule.KindMoveLabs:
		r.moveLabs(c, cause)
	case rule.KindRoute:
		r.openRoute(c.Group, by, cause)
	case rule.KindAttack:
		r.attack(c)
	case rule.KindSettle:
		r.settle(c, by)
	case rule.KindInform:
		r.inform(c, by, cause)
	case rule.KindFund:
		r.fund(c, by, cause)
	case rule.KindConsult:
		r.consultLeak(c)
	case rule.KindClose:
		r.closeBorder(e, c, by, cause)
	case rule.KindReopen:
		r.reopenBorder(c, by, cause)
	case rule.KindWarn:
		r.warn(c.Target, NoRegion, cause)
	case rule.KindRedLine:
		r.set(FRedLine, 0, 0, 1, cause)
	case rule.KindBreak:
		r.voidTreaties(r.seatOfSide(e.Arg, c))
	case rule.KindClause:
		r.grant(ClauseID(e.Arg), e.For, rule.Operation(e.Arg2), c)
	case rule.KindSoilAttack:
		r.soilAttack(c, by, cause)
	case rule.KindSignal:
		if c.Seat >= 0 { // a group without a seat gives no word
			r.speak(c.Seat, SignalID(e.Arg))
		}
	case rule.KindDeal:
		r.deal(c, by, cause)
	case rule.KindRung:
		r.step(by, c.By, cause)
	case rule.KindTroops:
		if c.Here >= 0 {
			n := min(by, int32(r.s.Seats[r.mexico()].FreeTroops))
			r.seat(FFreeTroops, r.mexico(), -n, cause)
			r.region(FTroops, c.Here, n, cause)
		}
	}
}

// telling are the fields of which an addition moves another: see doAdd.
func telling(f Field) bool { return f == FSecurity || f == FTradeCut || f == FTradeRetal }

func (r *run) doAdd(e *Effect, c *Ctx, by int32, cause Cause) {
	f := Field(e.Field)
	if r.quiet && e.lasting != nil {
		if n := e.lasting.cell(c); n >= 0 {
			p, l := &r.s.cells()[n], &layouts[f]
			if v := l.clamp(int32(*p) + by); v != *p {
				*p = v
				r.parts |= l.part
			}
		}
		return
	}
	i, j, ok := c.indices(f, e.I, e.J)
	if !ok {
		return
	}
	cell := r.s.at(f, i, j)
	before := *cell
	r.set(f, i, j, int32(before)+by, cause)
	done := *cell - before
	switch {
	case f == FSecurity && c.Here >= 0 && c.Group == Group(i):
		r.set(FGuard, i, 0, int32(c.Here)+1, cause) // guards stand in one theatre
	case (f == FTradeCut || f == FTradeRetal) && done > 0 && c.By >= 0:
		r.set(FLastBy, 0, 0, int32(c.By)+1, cause) // a step toward decoupling
	}
	if !e.Monthly && e.For == 0 {
		return
	}
	now := r.s.World.Month
	m := Modifier{Field: int16(f), I: int16(i), J: int16(j), Owner: r.owner(c.Seat, f, i, j)}
	switch {
	case e.Monthly:
		m.Kind, m.Amount, m.From, m.Until = ModMonthly, int16(by), now+1, now+e.For-1
		if e.For == 0 {
			m.Until = 200
		}
		if m.Until > now {
			r.schedule(m)
		}
	case e.For > 0 && done != 0: // what really changed is taken back, not what was asked for
		m.Kind, m.Amount, m.From = ModUndo, -done, now+e.For
		r.schedule(m)
	}
}

// owner is who may see a timed change of a field: the seat that caused it, if it may see the field itself.
func (r *run) owner(k Seat, f Field, i, j int) int16 {
	if k < 0 || r.seers(f, i, j)&visSeat(k) == 0 {
		return 0
	}
	return int16(k) + 1
}

func (r *run) doPresence(e *Effect, c *Ctx, by int32, cause Cause) {
	g := c.Target
	if e.Arg2 == 1 {
		g = c.Group
	}
	if g >= 0 && c.Here >= 0 && r.rs.alive(r.s, g) {
		r.add(FPresence, int(c.Here), int(g), by, cause)
	}
}

// sideOf is the republic that an effect's word names.
func (r *run) sideOf(word int16, c *Ctx) Side {
	switch word {
	case 1:
		return USA
	case 2:
		return Mexico
	}
	return c.side()
}

// seatOfSide is the seat that an effect's word names.
func (r *run) seatOfSide(word int16, c *Ctx) Seat {
	if word == 0 {
		return c.Seat
	}
	return r.rs.seat[word-1]
}

// draw is a number of people killed (opening-values.md, Crises): L 0-4 (median 1), M 1-14 (median 4), H 4-34 (median 8,
// long tail; K1), each plus the fixed number by. It is drawn from tables whose quantiles are those figures.
func (r *run) draw(word int16, by, subject int32, c *Ctx) int32 {
	if word == 0 {
		return max(0, by)
	}
	d := r.roll(rollDraw, subject, place(c.Here, c.Target), 20) - 1
	return max(0, by+drawTables[word-1][d])
}

// drawTables holds twenty equally likely values each of L, M and H: medians 1, 4 and 8; the highest 4, 14 and 34.
var drawTables = [3][20]int32{
	{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 4},
	{1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 6, 6, 7, 9, 11, 14},
	{4, 4, 5, 5, 6, 6, 6, 7, 7, 8, 8, 9, 10, 11, 12, 13, 15, 18, 24, 34},
}

// deathFields are the counts of the dead by word of KindCasualties.
var deathFields = [4]Field{FServiceDead, FCitizensDead, FSoldiersDead, FCiviliansDead}

// kill counts people killed and what it means at home: approval falls by the parameter for ten U.S. dead.
func (r *run) kill(who int, n int32, cause Cause) {
	if who == 3 && r.s.Own[r.mexico()].Plan > 0 {
		n -= n * r.rs.P(PPlanShare) / 100 // a plan to protect the population
	}
	if n <= 0 {
		return
	}
	r.world(deathFields[who], n, cause)
	e := fact(PeopleKilled)
	e.Subject, e.New, e.Cause = int16(who), int16(n), cause
	r.tell(&e)
	k := r.usa()
	if who >= 2 {
		k = r.mexico()
	}
	total := n*r.rs.P(PDeadApproval) + r.roll(rollDeaths, int32(who), int16(n), 10) - 1
	r.seat(FApproval, k, -min(6, total/10), ByDeaths)
	if who == 2 && n > 0 && cause&^0x3ff == CauseCrisis && r.s.World.BorderOut == 0 && r.chance(rollShut, 2, int16(n), r.rs.P(PShutSoldiers)*min(10, n)/10) && r.s.World.LastUnvtd == r.s.World.Month {
		r.shutSupply(cause)
	}
}
