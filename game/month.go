package game

import (
	"math/bits"

	"riobravo/game/rule"
)

// New is the opening of a scenario: the ruleset's starting values and nothing else. It has not begun; CmdBegin does that.
func New(rs *Ruleset) State {
	var s State
	s.World.Price, s.World.Flow, s.World.Flow1, s.World.Flow2 = 100, 100, 100, 100
	s.World.Violence, s.World.Missing, s.World.Crossings, s.World.Overdose, s.World.OverdoseRef = 100, 100, 100, 100, 100
	for r := range s.Regions {
		s.Regions[r].Core, s.Regions[r].Rest = 100, 100
	}
	for g := range s.Groups {
		s.Groups[g].Wings = 1
		s.Secret[g].Output, s.Secret[g].Share = 100, 100
		if ids := rs.postures[2]; len(ids) > 0 {
			s.Secret[g].Posture = int16(business(rs))
		}
	}
	for g := range rs.Groups {
		s.Groups[g].Alive = 1
		if len(rs.Groups[g].Wings) == 2 {
			s.Groups[g].Wings, s.Secret[g].Share = 2, 50
		}
	}
	for i := range rs.Counters {
		s.Counters[i] = rs.Counters[i].Start
	}
	for _, v := range rs.Start {
		*s.at(v.Field, int(v.I), int(v.J)) = v.Field.clamp(int32(v.Value))
	}
	for k := range rs.Seats {
		s.Own[k].Posture = int16(rs.firstPosture(Seat(k)))
	}
	s.Hidden.FlowModel = s.World.Flow
	for g := range rs.Groups {
		sum := int32(0)
		for r := range rs.Regions {
			sum += int32(s.Presence[r][g])
		}
		s.Secret[g].Plazas = int16(sum)
		par := int16(rs.Groups[g].Par)
		s.Secret[g].Income, s.Secret[g].Income1, s.Secret[g].Income2 = par, par, par
	}
	return s
}

// business is the ordinary posture of a group.
func business(rs *Ruleset) PostureID {
	for _, p := range rs.postures[2] {
		if rs.Postures[p].Role == RoleBusiness {
			return p
		}
	}
	return rs.postures[2][0]
}

// firstPosture is the posture a seat begins with: business for a group, else the first of its list.
func (rs *Ruleset) firstPosture(k Seat) PostureID {
	kind := Actor{Side: rs.Seats[k].Side}.kind()
	if len(rs.postures[kind]) == 0 {
		return 0
	}
	if kind == 2 {
		return business(rs)
	}
	for _, p := range rs.postures[kind] {
		if role := rs.Postures[p].Role; role == RolePartner || role == RoleObserve {
			return p
		}
	}
	return rs.postures[kind][0]
}

// beginMonth is the brief: income, modifiers, decay, promises and signals, scenario events, estimates; then talks begin, or
// the month is resolved at once by the sheets that stand.
func (r *run) beginMonth() {
	w := &r.s.World
	if w.Month > 0 {
		r.buf.Months = append(r.buf.Months, *w)
	}
	r.set(FMonth, 0, 0, int32(w.Month)+1, ByClock)
	r.set(FCrisesNow, 0, 0, 0, ByClock)
	e := fact(MonthBegan)
	e.New = w.Month
	r.tell(&e)
	if w.Month > 1 {
		r.capitalIncome()
		r.tick()
		r.treatyMonth()
		r.signalMonth()
		r.decay()
		r.findOut()
	}
	r.fireEvents()
	if w.Month <= r.rs.Turns { // nobody decides on them in the aftermath
		r.estimates()
	}
	standing := r.stands()
	r.clearMonth(standing)
	if w.Month > r.rs.Turns {
		return
	}
	if standing {
		r.repeat()
		r.resolve()
		return
	}
	r.enter(Talks)
}

// enter begins a phase: everybody is open again.
func (r *run) enter(p Phase) {
	r.set(FPhase, 0, 0, int32(p), ByClock)
	round := int32(0)
	if p == Talks {
		round = 1
	}
	r.set(FRound, 0, 0, round, ByClock)
	r.unsealAll()
	r.tellPhase()
}

func (r *run) tellPhase() {
	if r.quiet {
		return
	}
	e := fact(PhaseBegan)
	e.New, e.Amount = r.s.World.Phase, r.s.World.Round
	r.tell(&e)
}

// capitalIncome is the republics' political capital: three a month, one more above 55 approval, one less below 35.
func (r *run) capitalIncome() {
	for _, k := range r.rs.seat {
		by := r.rs.P(PCapitalIncome)
		if a := int32(r.s.Seats[k].Approval); a > r.rs.P(PCapitalHigh) {
			by++
		} else if a < r.rs.P(PCapitalLow) {
			by--
		}
		r.seat(FResource, k, by, ByIncome)
		r.seat(FPlan, k, -1, ByDecay)
	}
}

// decay lowers intelligence by one every second month, and whereabouts with it.
func (r *run) decay() {
	every := int16(max(1, r.rs.P(PIntelDecayEvery)))
	if r.s.World.Month%every != 0 {
		return
	}
	used := r.used()
	for side, f := range [2]Field{FIntelUsa, FIntelMexico} {
		for n := range r.rs.Regions {
			if r.quiet { // the commonest change of all
				fade(&r.s.Intel[side][n], used)
				r.parts |= partIntel
				continue
			}
			for g, v := range r.s.Intel[side][n][:used] {
				if v > 1 {
					r.set(f, n, g, int32(v)-1, ByDecay)
				}
			}
		}
	}
	if r.s.World.Month%(2*every) != 0 {
		return
	}
	for k := range r.rs.Seats {
		for g := range used {
			if r.s.Belief[k].Located[g] > 0 {
				r.add(FLocated, k, g, -1, ByDecay)
			}
		}
	}
}

// findOut tells the United States what its claimed hits burned; an empty one takes its success back, and every second one
// comes out and costs approval (M5).
func (r *run) findOut() {
	us, cause := r.usa(), ByPolitics
	if n := r.s.Hidden.Burnt; n > 0 {
		e := fact(HitConfirmed)
		e.Seat, e.New, e.Vis = us, n, visSeat(us)
		r.tell(&e)
		r.set(FBurnt, 0, 0, 0, cause)
	}
	n := r.s.Hidden.Burned
	if n == 0 {
		return
	}
	e := fact(HitWasEmpty)
	e.Seat, e.New = us, n
	public := r.chance(rollExpose, 500, 0, 50)
	if !public {
		e.Vis = visSeat(us)
	}
	r.tell(&e)
	if public {
		r.seat(FApproval, us, -2, cause)
	}
	r.world(FOpsWon, -int32(n), cause)
	r.set(FBurned, 0, 0, 0, cause)
}

// clearMonth clears what belongs to one month; sheets that stand do not.
func (r *run) clearMonth(standing bool) {
	r.clearOffers()
	for k := range r.rs.Seats {
		own := &r.s.Own[k]
		if own.Consults != 0 {
			r.set(FConsults, k, 0, 0, ByClock)
		}
		if own.March != 0 {
			r.set(FMarch, k, 0, 0, ByClock)
		}
		if own.Memo != ([Columns]int16{}) {
			for c := range Columns {
				r.set(FMemo, k, c, 0, ByClock)
			}
		}
		if !standing && own.Draft != ([Columns][5]int16{}) {
			for c := range Columns {
				r.draft(Seat(k), Column(c), &Empty)
			}
		}
	}
}

// fireEvents fires the injects of the month, the reckonings that are due, and at most two drawn events.
func (r *run) fireEvents() {
	w := &r.s.World
	if len(r.rs.Events) == 0 {
		return
	}
	planned := r.s.Hidden.Plan != [MaxPlans][planCells]int16{}
	if planned {
		r.firePlanned()
	}
	c := r.ctx()
	for _, i := range r.rs.calendar[w.Month].dated {
		d := &r.rs.Events[i]
		if planned && r.s.planOf(EventID(i)) >= 0 || r.s.Fired[i] != 0 && (d.Once || d.Reckon) || !d.When.Holds(c) {
			continue
		}
		if left := int32(d.Last - w.Month + 1); d.Month > 0 || r.roll(rollReckoning, int32(i), 0, left) == 1 {
			r.fireAt(i)
		}
	}
	for n := range int16(2) {
		if r.roll(rollEvent, int32(n), 0, 100) <= 55 {
			r.drawEvent(n, planned)
		}
	}
}

// drawTries bounds how often drawEvent draws again when the drawn event's condition fails.
const drawTries = 12

// drawEvent draws one event by weight among those whose condition holds: it draws among all that the calendar admits and
// draws again while the condition fails, which gives each the same share without reading every condition.
func (r *run) drawEvent(nth int16, planned bool) {
	w := &r.s.World
	c := r.ctx()
	month := &r.rs.calendar[w.Month]
	list := month.drawn
	weights := r.buf.weights[:len(list)]
	total := weigh(list, weights, &r.s.Fired, w.Month)
	for n := 0; planned && n < len(list); n++ {
		if r.s.planOf(list[n].id) >= 0 {
			total -= weights[n]
			weights[n] = 0
		}
	}
	for _, n := range month.swayed {
		if weights[n] != 0 {
			weights[n] = max(0, r.rs.Events[list[n].id].Weight.At(c))
			total += weights[n] - swayed
		}
	}
	for try := int16(0); try < drawTries && total > 0; try++ {
		pick := r.roll(rollEventPick, int32(nth), try, total)
		for n := range weights {
			if pick -= weights[n]; pick > 0 || weights[n] == 0 {
				continue
			}
			if id := list[n].id; r.rs.Events[id].When.Holds(c) {
				r.fireAt(id)
				return
			}
			total -= weights[n]
			weights[n] = 0
			break
		}
	}
}

// weigh fills in the weights of the events that may be drawn now, and returns their sum.
func weigh(list []eventLot, weights []int32, fired *[MaxEventKinds]int16, now int16) (total int32) {
	for n := range list {
		l := &list[n]
		weight := l.weight
		if last := fired[l.id]; last != 0 && now-last <= l.rest {
			weight = 0
		}
		weights[n] = weight
		total += weight
	}
	return total
}

// fireAt draws where an event happens and to whom, and fires it.
func (r *run) fireAt(id EventID) {
	r.fireIn(id, NoRegion, NoGroup)
}

// fireIn fires an event at a place and against a group; what is not named is drawn.
func (r *run) fireIn(id EventID, at Region, g Group) {
	d := &r.rs.Events[id]
	c := r.ctx()
	c.Here, c.Target = at, g
	if d.Group != rule.SelNone && g == NoGroup {
		c.Target = r.drawGroup(id, d.Group)
	}
	if d.Region != rule.SelNone && at == NoRegion {
		c.Here = r.drawRegion(id, d.Region, c.Target)
	}
	r.fire(id, c)
}

func (r *run) drawGroup(id EventID, sel rule.Selector) Group {
	n := int32(0)
	ok := func(g int) bool {
		return r.s.Groups[g].Alive != 0 && (sel != rule.SelWings || r.s.Groups[g].Wings == 2)
	}
	for g := range MaxGroups {
		n += b2i(ok(g))
	}
	if n == 0 {
		return NoGroup
	}
	pick := r.roll(rollEventPlace, int32(id), 1, n)
	for g := range MaxGroups {
		if ok(g) {
			if pick--; pick == 0 {
				return Group(g)
			}
		}
	}
	return NoGroup
}

func (r *run) drawRegion(id EventID, sel rule.Selector, g Group) Region {
	c := r.ctx()
	c.Target = g
	set := r.rs.regions(c, sel)
	if set == 0 {
		return NoRegion
	}
	for range r.roll(rollEventPlace, int32(id), 2, int32(bits.OnesCount32(set))) - 1 {
		set &= set - 1
	}
	return Region(bits.TrailingZeros32(set))
}

// fire fires a scenario event.
func (r *run) fire(id EventID, c *Ctx) {
	d := &r.rs.Events[id]
	r.set(FFired, int(id), 0, int32(r.s.World.Month), CauseEvent|Cause(id))
	e := fact(ScenarioFired)
	e.Subject, e.Region, e.Group, e.Amount = int16(id), c.Here, c.Target, r.toldSo(id)
	if d.Hidden {
		e.Vis = VisNone
	}
	r.tell(&e)
	r.apply(d.Effects, c, CauseEvent|Cause(id))
}
