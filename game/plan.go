package game

// PlanWhen says when a scenario event comes by a facilitator's word. Numbers are stable and only appended.
type PlanWhen int16

// What a facilitator may say of an event.
const (
	PlanNone    PlanWhen = iota // as the scenario has it
	PlanHeld                    // not before another word is said
	PlanSkipped                 // not any more
	PlanMonth                   // at the beginning of a month
	PlanAtLeast                 // at the beginning of the first month in which a measure is at least the bound
	PlanAtMost                  // the same, at most
	planWhens
)

// planCells is how many cells a plan takes.
const planCells = 8

// Plan is a facilitator's word on a scenario event. What is planned neither falls on the scenario's own month nor is drawn;
// when it comes, its condition in the scenario is not asked. It is done once it came: then it is skipped.
type Plan struct {
	Event  EventID
	When   PlanWhen
	Value  int16  // the month, or the bound
	Region Region // NoRegion: drawn, where the event wants one
	Group  Group
	Field  Field // what is measured
	I, J   int16
}

// Plan is the facilitator's word on an event; ok is false where the scenario's own stands.
func (s *State) Plan(id EventID) (p Plan, ok bool) {
	n := s.planOf(id)
	if n < 0 {
		return Plan{Event: id, Region: NoRegion, Group: NoGroup}, false
	}
	c := &s.Hidden.Plan[n]
	return Plan{EventID(c[0] - 1), PlanWhen(c[1]), c[2], Region(c[3] - 1), Group(c[4] - 1), Field(c[5]), c[6], c[7]}, true
}

// Command is the command that says it.
func (p *Plan) Command() Command {
	return Command{
		Kind: CmdPlan, Seat: NoSeat, Slot: int16(p.Event), Option: int16(p.When), Value: p.Value, Field: p.Field, I: p.I, J: p.J,
		Order: Order{ID: NoOrder, Region: p.Region, Group: p.Group, Wing: NoWing},
	}
}

// planOf is the place of the word on an event, -1 where there is none.
func (s *State) planOf(id EventID) int {
	for n := range s.Hidden.Plan {
		if s.Hidden.Plan[n][0] == int16(id)+1 {
			return n
		}
	}
	return -1
}

// checkPlan checks a facilitator's word on an event.
func (rs *Ruleset) checkPlan(s *State, cmd *Command) *Refusal {
	if cmd.Slot < 0 || int(cmd.Slot) >= len(rs.Events) || cmd.Option < 0 || cmd.Option >= int16(planWhens) {
		return refuse(RefusedUnknown, cmd)
	}
	has := s.planOf(EventID(cmd.Slot)) >= 0
	switch p := Phase(s.World.Phase); {
	case p == NotBegun:
		return refuse(RefusedPhase, cmd)
	case p == Over:
		return refuse(RefusedOver, cmd)
	case PlanWhen(cmd.Option) == PlanNone && !has:
		return refuse(RefusedNothing, cmd)
	case !has && s.planOf(-1) < 0:
		ref := refuse(RefusedRange, cmd)
		ref.Need = MaxPlans
		return ref
	}
	return rs.checkPlanWhen(s, cmd)
}

// checkPlanWhen checks when and where a planned event is to come: a month that has not begun, or a measure with its bound.
func (rs *Ruleset) checkPlanWhen(s *State, cmd *Command) *Refusal {
	switch PlanWhen(cmd.Option) {
	case PlanMonth:
		if cmd.Value <= s.World.Month || cmd.Value > rs.Turns {
			ref := refuse(RefusedRange, cmd)
			ref.Have, ref.Need = int32(s.World.Month)+1, int32(rs.Turns)
			return ref
		}
	case PlanAtLeast, PlanAtMost:
		if cmd.Field >= FieldCount || Registry[cmd.Field].Name == "" {
			return refuse(RefusedUnknown, cmd)
		}
		if ni, nj := cmd.Field.Size(); cmd.I < 0 || cmd.J < 0 || int(cmd.I) >= ni || int(cmd.J) >= nj || !rs.inPlay(s, cmd) {
			return refuse(RefusedUnknown, cmd)
		}
		if d := &Registry[cmd.Field]; cmd.Value < d.Min || cmd.Value > d.Max {
			ref := refuse(RefusedRange, cmd)
			ref.Have, ref.Need = int32(d.Min), int32(d.Max)
			return ref
		}
	}
	return rs.checkPlace(s, cmd)
}

// plan writes a facilitator's word on an event down; nobody at the table sees it.
func (r *run) plan(cmd *Command) {
	n := r.s.planOf(EventID(cmd.Slot))
	if n < 0 {
		n = r.s.planOf(-1)
	}
	v := [planCells]int16{
		cmd.Slot + 1, cmd.Option, cmd.Value, int16(cmd.Order.Region) + 1, int16(cmd.Order.Group) + 1, int16(cmd.Field), cmd.I, cmd.J,
	}
	switch PlanWhen(cmd.Option) {
	case PlanNone:
		v = [planCells]int16{}
	case PlanHeld, PlanSkipped:
		v = [planCells]int16{cmd.Slot + 1, cmd.Option}
	case PlanMonth:
		v[5], v[6], v[7] = 0, 0, 0
	}
	r.setPlan(n, &v)
}

func (r *run) setPlan(n int, v *[planCells]int16) {
	for i := range v {
		r.set(FPlanned, n*planCells+i, 0, int32(v[i]), CauseHand)
	}
}

// firePlanned fires the planned events whose month has come or whose measure has reached its bound.
func (r *run) firePlanned() {
	for n := range r.s.Hidden.Plan {
		id := r.s.Hidden.Plan[n][0] - 1
		if id < 0 || int(id) >= len(r.rs.Events) {
			continue
		}
		if p, _ := r.s.Plan(EventID(id)); r.comes(&p) {
			r.setPlan(n, &[planCells]int16{id + 1, int16(PlanSkipped)})
			if p.Group != NoGroup && r.s.Groups[p.Group].Alive == 0 { // it was merged or is gone since
				p.Group = NoGroup
			}
			r.fireIn(p.Event, p.Region, p.Group)
		}
	}
}

// comes tells whether a planned event comes now. A word that makes no sense in these rules never does.
func (r *run) comes(p *Plan) bool {
	if p.Region >= Region(len(r.rs.Regions)) || p.Group >= MaxGroups || p.Region < NoRegion || p.Group < NoGroup {
		return false
	}
	switch p.When {
	case PlanMonth:
		return p.Value == r.s.World.Month
	case PlanAtLeast, PlanAtMost:
		if p.Field >= FieldCount || Registry[p.Field].Name == "" {
			return false
		}
		if ni, nj := p.Field.Size(); p.I < 0 || p.J < 0 || int(p.I) >= ni || int(p.J) >= nj {
			return false
		}
		v := r.s.Get(p.Field, int(p.I), int(p.J))
		return p.When == PlanAtLeast && v >= p.Value || p.When == PlanAtMost && v <= p.Value
	}
	return false
}
