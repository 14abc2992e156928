package game

// maxCrises is how many crises may open in a month (rules.md, Crises).
const maxCrises = 2

// pendNamed puts a crisis of that id on the list, if the scenario has it.
func (r *run) pendNamed(id string, c *Ctx) {
	for i := range r.rs.Crises {
		if r.rs.Crises[i].ID == id {
			r.pend(CrisisID(i), c.Here, c.Target, c.By)
			return
		}
	}
}

// pend puts a crisis on the list of those waiting; the same one waits once, a full list forgets the newest.
func (r *run) pend(id CrisisID, at Region, g Group, by Seat) {
	if r.cooling(int16(id), -2) {
		return // it was faced a short while ago
	}
	free := -1
	for n := range r.s.Hidden.Pending {
		p := &r.s.Hidden.Pending[n]
		if p[0] == int16(id)+1 {
			return
		}
		if p[0] == 0 && free < 0 {
			free = n
		}
	}
	if free < 0 {
		return
	}
	r.setPending(free, [5]int16{int16(id) + 1, int16(at) + 1, int16(g) + 1, int16(by) + 1, 0})
}

func (r *run) setPending(slot int, v [5]int16) {
	for n := range v {
		r.set(FPending, slot*5+n, 0, int32(v[n]), ByClock)
	}
}

// triggers puts the crises on the list whose own condition holds.
func (r *run) triggers() {
	c := r.ctx()
	for i := range r.rs.Crises {
		d := &r.rs.Crises[i]
		if !d.Trigger.Set || !d.Trigger.Holds(c) || r.cooling(int16(i), -2) {
			continue
		}
		r.pend(CrisisID(i), NoRegion, r.hottest(), NoSeat)
	}
}

// hottest is the living group with most heat, the first of equals.
func (r *run) hottest() Group {
	best := Group(0)
	for n := range MaxGroups {
		if r.s.Groups[n].Alive != 0 && r.s.Groups[n].Heat > r.s.Groups[best].Heat {
			best = Group(n)
		}
	}
	return best
}

// cooling tells whether a cooldown of order (or crisis) i for seat j still runs.
func (r *run) cooling(i, j int16) bool {
	for n := range r.timed().cooling.all {
		if r.s.Mods[n].cools(i, j, r.s.World.Month) {
			return true
		}
	}
	return false
}

func (s *State) cooling(i, j int16) bool {
	for n := range s.Mods {
		if s.Mods[n].cools(i, j, s.World.Month) {
			return true
		}
	}
	return false
}

// cools tells whether a modifier is that cooldown and still runs in a month.
func (m *Modifier) cools(i, j, month int16) bool {
	return m.Kind == ModCooldown && m.I == i && m.J == j && month <= m.Until
}

// openNext opens the first crisis on the list, unless two have opened this month. It reports whether the exercise now
// waits for an answer; parties without a seat have answered by doctrine.
func (r *run) openNext() bool {
	w := &r.s.World
	for w.CrisesNow < maxCrises {
		slot := -1
		for n := range r.s.Hidden.Pending {
			if r.s.Hidden.Pending[n][0] != 0 {
				slot = n
				break
			}
		}
		if slot < 0 {
			return false
		}
		p := r.s.Hidden.Pending[slot]
		r.setPending(slot, [5]int16{})
		id := CrisisID(p[0] - 1)
		if !r.possible(id, Group(p[2]-1)) || !r.rs.Crises[id].When.Holds(r.ctx()) {
			continue
		}
		r.open(id, p)
		if Phase(w.Phase) != Aftermath && Waiting(r.rs, r.s) != 0 {
			return true
		}
		r.answerRest(true)
		r.closeCrisis()
	}
	return false
}

// possible tells whether a crisis still has all its parties.
func (r *run) possible(id CrisisID, g Group) bool {
	for _, p := range r.rs.Crises[id].Parties {
		if (p.Kind == PartyGroup || p.Kind == PartyRival) && !r.rs.alive(r.s, g) {
			return false
		}
	}
	return true
}

func (r *run) open(id CrisisID, p [5]int16) {
	d := &r.rs.Crises[id]
	cause := CauseCrisis | Cause(id)
	at, g := Region(p[1]-1), Group(p[2]-1)
	if at < 0 && g >= 0 {
		at = r.rs.home(g, r.s)
	}
	if !d.Question {
		r.world(FCrisesNow, 1, cause)
	}
	r.set(FCrisis, 0, 0, int32(id)+1, cause)
	r.set(FCrisisRegion, 0, 0, int32(at)+1, cause)
	r.set(FCrisisGroup, 0, 0, int32(g)+1, cause)
	r.set(FCrisisBy, 0, 0, int32(p[3]), cause)
	if Phase(r.s.World.Phase) != Aftermath {
		r.set(FPhase, 0, 0, int32(CrisisOpen), cause)
	}
	r.unsealAll()
	for k := range r.rs.Seats {
		r.set(FChoice, k, 0, 0, cause)
	}
	if d.Cooldown > 0 {
		r.schedule(Modifier{Kind: ModCooldown, I: int16(id), J: -2, From: r.s.World.Month, Until: r.s.World.Month + d.Cooldown})
	}
	e := fact(CrisisOpened)
	e.Subject, e.Region, e.Group = int16(id), at, g
	r.tell(&e)
	c := r.crisisCtx()
	r.apply(d.Open, c, cause)
}

// crisisCtx is the context of the open crisis's effects.
func (r *run) crisisCtx() *Ctx {
	w := &r.s.World
	c := r.ctx()
	c.Here, c.Target, c.By = Region(w.CrisisReg-1), Group(w.CrisisGrp-1), Seat(w.CrisisBy-1)
	return c
}

// stepped is the government blamed for what follows a crisis that no government opened: the one that chose something else
// than silence, the United States before Mexico; nobody if neither did.
func (r *run) stepped(chosen [3]int16) Seat {
	for _, kind := range []PartyKind{PartyUSA, PartyMexico} {
		for i, p := range r.rs.Crises[r.s.World.Crisis-1].Parties {
			if p.Kind == kind && chosen[i] != p.silence(r.partyCtx(r.s, kind)) {
				return r.rs.partySeat(r.s, kind)
			}
		}
	}
	return NoSeat
}

// choices are the options the parties chose, or what silence means; -1 for a party that a doctrine must answer for.
func (r *run) choices() [3]int16 {
	out := [3]int16{}
	d := &r.rs.Crises[r.s.World.Crisis-1]
	for i, p := range d.Parties {
		out[i] = p.silence(r.partyCtx(r.s, p.Kind))
		if k := r.rs.partySeat(r.s, p.Kind); k >= 0 {
			if c := r.s.Own[k].Choice; c > 0 {
				out[i] = c - 1
			}
			continue
		}
		out[i] = r.lean(i)
	}
	return out
}

// answerRest lets a doctrine answer for seats that have not (the aftermath has no players).
func (r *run) answerRest(all bool) {
	if !all {
		return
	}
	d := &r.rs.Crises[r.s.World.Crisis-1]
	for i, p := range d.Parties {
		if k := r.rs.partySeat(r.s, p.Kind); k >= 0 && r.s.Own[k].Choice == 0 {
			r.set(FChoice, int(k), 0, int32(r.lean(i))+1, CauseCrisis|Cause(r.s.World.Crisis-1))
		}
	}
}

// silence is the option that a party takes by not answering.
func (p *CrisisParty) silence(c *Ctx) int16 {
	for i := range p.Options {
		if o := &p.Options[i]; o.Silent.Set && o.Silent.Holds(c) {
			return int16(i)
		}
	}
	return p.Silence
}

// Silence is the option that the seat's silence means in the open crisis, or -1 when it is no party to one.
func Silence(rs *Ruleset, v *View) int16 {
	p := rs.partyOf(&v.Known, v.Seat)
	if p < 0 {
		return -1
	}
	party := &rs.Crises[v.Known.World.Crisis-1].Parties[p]
	return party.silence(v.keep(rs.partyCtx(&v.Known, party.Kind)))
}

// lean is the option that a party's doctrine takes: drawn by the options' weights.
func (r *run) lean(party int) int16 {
	w := &r.s.World
	p := &r.rs.Crises[w.Crisis-1].Parties[party]
	c := r.partyCtx(r.s, p.Kind)
	var weights [8]int32
	total := int32(0)
	for i := range p.Options {
		if p.Options[i].When.Holds(c) {
			weights[i] = max(0, p.Options[i].Weight.At(c))
			total += weights[i]
		}
	}
	if total == 0 {
		return p.silence(c)
	}
	pick := r.roll(rollCrisis, int32(w.Crisis)*8+int32(party), w.CrisisGrp, total)
	for i := range p.Options {
		if pick -= weights[i]; pick <= 0 {
			return int16(i)
		}
	}
	return p.silence(c)
}

// partyCtx is the context in which a party weighs its options.
func (r *run) partyCtx(s *State, kind PartyKind) *Ctx {
	c := r.ctx()
	*c = r.rs.partyCtx(s, kind)
	return c
}

func (rs *Ruleset) partyCtx(s *State, kind PartyKind) Ctx {
	g := Group(s.World.CrisisGrp - 1)
	var c Ctx
	switch kind {
	case PartyUSA, PartyMexico:
		c = rs.forSeat(s, rs.seat[kind])
	default:
		c = rs.forGroup(s, g)
	}
	c.Here, c.Target = Region(s.World.CrisisReg-1), g
	return c
}

// closeCrisis applies every outcome row that matches the parties' choices and goes on.
func (r *run) closeCrisis() {
	w := &r.s.World
	id := CrisisID(w.Crisis - 1)
	d := &r.rs.Crises[id]
	cause := CauseCrisis | Cause(id)
	chosen := r.choices()
	packed := int16(0)
	for i := range d.Parties {
		packed |= chosen[i] << (4 * i)
	}
	c := r.crisisCtx()
	if c.By < 0 || r.rs.Seats[c.By].Side < 0 {
		c.By = r.stepped(chosen)
	}
	lost := false
	for n := range d.Outcomes {
		o := &d.Outcomes[n]
		match := true
		for i := range d.Parties {
			match = match && o.Masks[i]&(1<<uint(chosen[i])) != 0
		}
		if !match {
			continue
		}
		lost = lost || o.Lost
		e := fact(CrisisResolved)
		e.Subject, e.New, e.Amount, e.Region, e.Group = int16(id), int16(n), packed, c.Here, c.Target
		r.tell(&e)
		r.apply(o.Effects, c, cause)
	}
	if lost {
		r.world(FCrisesUs, 1, cause)
	}
	for k := range r.rs.Seats {
		r.set(FChoice, k, 0, 0, cause)
	}
	r.set(FCrisis, 0, 0, 0, cause)
	r.set(FCrisisRegion, 0, 0, 0, cause)
	r.set(FCrisisGroup, 0, 0, 0, cause)
	r.set(FCrisisBy, 0, 0, 0, cause)
	if Phase(w.Phase) == CrisisOpen {
		r.set(FPhase, 0, 0, int32(Resolve), cause)
	}
}
