package game

import (
	"fmt"

	"riobravo/game/rule"
)

// index is what Prepare derives from the definitions.
type index struct {
	assumed    []bool
	seat       [2]Seat               // the republics' seats
	groupSeat  [MaxGroups]Seat       // by group
	orders     [3][Columns][]OrderID // by actor kind (usa, mexico, group) and column
	lots       [3][Columns][]lot     // the same, sorted by where they may be done
	stages     [maxOrders]OrderStage // by order
	postures   [3][]PostureID
	signals    [3][]SignalID
	doctrine   []int // by seat: its doctrine, -1 none
	groupDoc   [MaxGroups]int
	adjacent   [MaxRegions]uint32
	crossing   uint32 // regions with a crossing
	ports      uint32
	inMexico   uint32
	everywhere uint32
	hot        uint32
	consent    []ClauseID // clauses that consent to an operation
	consents   uint64     // the same as a set
	between    [MaxSeats][MaxSeats][]mutual
	pledges    [maxOrders]uint64 // by order: the clauses that forbid it or ask for it
	overfly    ClauseID
	relief     ClauseID
	truce      ClauseID
	share      int32            // sum of the regions' violence shares times their opening index, for the national index
	sovereign  int32            // sovereignty that clean months return to
	usual      [2]int32         // approvals that politics returns to
	labsAt     [MaxGroups]int32 // labs at the start
	strength   [MaxGroups]int32 // capacity at the start
	calendar   []eventMonth     // by month
	gates      map[gate]*gate   // those of tests alone, while expressions are lowered
	prepared   bool
}

// kind numbers the three kinds of actors: 0 the U.S., 1 Mexico, 2 a group.
func (a Actor) kind() int {
	if a.Side >= 0 {
		return int(a.Side)
	}
	return 2
}

// Prepare lowers every expression and builds the indices. It must be called once, after the definitions are complete and
// the assumptions chosen. An error means a definition that content should have refused.
func (rs *Ruleset) Prepare(assume ...string) error {
	if rs.prepared {
		return fmt.Errorf("ruleset %q is prepared already", rs.ID)
	}
	if err := rs.suppose(assume); err != nil {
		return err
	}
	if err := rs.indexSeats(); err != nil {
		return err
	}
	rs.indexOrders()
	rs.indexClauses()
	rs.indexPairs()
	rs.lowerAll()
	if err := rs.indexLots(); err != nil {
		return err
	}
	rs.indexDoctrines()
	rs.indexEvents()
	rs.indexStart()
	rs.gates = nil
	rs.prepared = true
	return nil
}

// suppose turns assumptions on: their parameter changes take the place of the defaults.
func (rs *Ruleset) suppose(names []string) error {
	rs.assumed = make([]bool, len(rs.Assumptions))
	for _, n := range names {
		found := false
		for i, a := range rs.Assumptions {
			if a.ID != n {
				continue
			}
			found = true
			rs.assumed[i] = true
			for _, c := range a.Change {
				rs.Params[c.Param] = c.Value
			}
		}
		if !found {
			return fmt.Errorf("assumption %q is not known", n)
		}
	}
	return nil
}

// Assumed lists the assumptions that are on, in the scenario's order.
func (rs *Ruleset) Assumed() []string {
	var on []string
	for i, a := range rs.Assumptions {
		if i < len(rs.assumed) && rs.assumed[i] {
			on = append(on, a.ID)
		}
	}
	return on
}

func (rs *Ruleset) indexSeats() error {
	rs.seat = [2]Seat{NoSeat, NoSeat}
	for g := range rs.groupSeat {
		rs.groupSeat[g] = NoSeat
	}
	if len(rs.Seats) > MaxSeats || len(rs.Regions) > MaxRegions || len(rs.Groups) > MaxGroups || len(rs.Events) > MaxEventKinds || len(rs.Orders) > maxOrders || len(rs.Clauses) > maxClauseKinds || len(rs.Postures) > maxPostures {
		return fmt.Errorf("ruleset %q is larger than the engine's caps", rs.ID)
	}
	for i, d := range rs.Seats {
		if d.Side >= 0 {
			rs.seat[d.Side] = Seat(i)
		} else if d.Group >= 0 {
			rs.groupSeat[d.Group] = Seat(i)
			rs.Groups[d.Group].Seat = Seat(i)
		}
	}
	if rs.seat[USA] < 0 || rs.seat[Mexico] < 0 {
		return fmt.Errorf("ruleset %q lacks the seat of a republic", rs.ID)
	}
	for r := range rs.Regions {
		for _, n := range rs.Regions[r].Adjacent {
			rs.adjacent[r] |= 1 << uint(n)
		}
		rs.everywhere |= 1 << uint(r)
		if rs.Regions[r].Crossing {
			rs.crossing |= 1 << uint(r)
		}
		if rs.Regions[r].Port {
			rs.ports |= 1 << uint(r)
		}
		if rs.Regions[r].Hot {
			rs.hot |= 1 << uint(r)
		}
		if rs.Regions[r].Side == Mexico {
			rs.inMexico |= 1 << uint(r)
		}
	}
	return nil
}

func (rs *Ruleset) indexOrders() {
	rs.orders = [3][Columns][]OrderID{}
	for i, d := range rs.Orders {
		k := d.Actor.kind()
		rs.orders[k][d.Column] = append(rs.orders[k][d.Column], OrderID(i))
		rs.stages[i] = d.Stage
	}
	for i, d := range rs.Postures {
		rs.postures[d.Actor.kind()] = append(rs.postures[d.Actor.kind()], PostureID(i))
	}
	for i, d := range rs.Signals {
		rs.signals[d.Actor.kind()] = append(rs.signals[d.Actor.kind()], SignalID(i))
	}
}

func (rs *Ruleset) indexClauses() {
	rs.overfly, rs.relief, rs.truce = -1, -1, -1
	for i, d := range rs.Clauses {
		for _, list := range [2][]OrderID{d.Forbids, d.Needs} {
			for _, id := range list {
				rs.pledges[id] |= 1 << uint(i)
			}
		}
		if len(d.Kinds) > 0 {
			rs.consent = append(rs.consent, ClauseID(i))
			rs.consents |= 1 << uint(i)
		}
		switch d.ID {
		case "overflight":
			rs.overfly = ClauseID(i)
		case "tariff_relief":
			rs.relief = ClauseID(i)
		case "group_truce":
			rs.truce = ClauseID(i)
		}
	}
}

func (rs *Ruleset) indexDoctrines() {
	find := func(kind int, g Group) int {
		best := -1
		for i, d := range rs.Doctrines {
			if d.Actor.kind() != kind || d.Actor.Group >= 0 && d.Actor.Group != g {
				continue
			}
			if best < 0 || d.Actor.Group >= 0 {
				best = i
			}
		}
		return best
	}
	rs.doctrine = make([]int, len(rs.Seats))
	for i, d := range rs.Seats {
		rs.doctrine[i] = find(Actor{Side: d.Side}.kind(), d.Group)
	}
	for g := range rs.groupDoc {
		rs.groupDoc[g] = find(2, Group(g))
	}
}

// eventMonth are the scenario events that a month admits, in order: those with a date (injects, reckonings that may be due)
// and those that may be drawn.
type eventMonth struct {
	dated []EventID
	drawn []eventLot

	swayed []int // places among those drawn of weights that are not always the same
}

// eventLot is what the drawing of an event asks of each that may be drawn, side by side.
type eventLot struct {
	id     EventID
	rest   int16 // months after which it may come again
	weight int32 // swayed where it is not always the same
}

// swayed stands for a weight that is still to be read.
const swayed = 1

func (rs *Ruleset) indexEvents() {
	rs.calendar = make([]eventMonth, maxMonths+1)
	for n := range rs.calendar {
		m, c := int16(n), &rs.calendar[n]
		for i := range rs.Events {
			switch d := &rs.Events[i]; {
			case d.Held:
			case d.Month > 0 && d.Month == m, d.Month == 0 && d.Reckon && d.First <= m && m <= d.Last:
				c.dated = append(c.dated, EventID(i))
			case d.Month == 0 && !d.Reckon && d.First <= m && (d.Last <= 0 || m <= d.Last):
				l := eventLot{id: EventID(i), rest: max(0, d.Cooldown), weight: swayed}
				if d.Once {
					l.rest = 1<<15 - 1
				}
				if d.Weight.fn == nil {
					l.weight = max(0, d.Weight.Node.Const)
				} else {
					c.swayed = append(c.swayed, len(c.drawn))
				}
				c.drawn = append(c.drawn, l)
			}
		}
	}
}

// indexStart reads from the opening what later months are measured against.
func (rs *Ruleset) indexStart() {
	s := New(rs)
	for g := range rs.Groups {
		for r := range rs.Regions {
			rs.labsAt[g] += int32(s.Labs[r][g])
		}
		rs.strength[g] = int32(s.Groups[g].Capacity)
	}
	for side, k := range rs.seat {
		rs.usual[side] = int32(s.Seats[k].Approval) - 2
	}
	rs.sovereign = int32(s.Seats[rs.seat[Mexico]].Sovereignty)
	rs.share = max(1, rs.nationSum(&s))
}

// lowerAll lowers every expression of every definition.
func (rs *Ruleset) lowerAll() {
	rs.lowerActs()
	rs.lowerTalks()
	rs.lowerMinds()
}

// lowerActs lowers postures, orders, operations and crises.
func (rs *Ruleset) lowerActs() {
	for i := range rs.Postures {
		d := &rs.Postures[i]
		rs.num(&d.Cost)
		rs.cond(&d.When)
		rs.fx(d.Effects)
	}
	for i := range rs.Orders {
		d := &rs.Orders[i]
		rs.num(&d.Cost)
		rs.cond(&d.When)
		rs.fx(d.Effects)
		d.fixedCost = !rs.aims(d.Cost.Node)
		d.plain = d.fixedCost && d.When.each == nil && !d.Wing && len(d.Choices) <= 1
	}
	for i := range rs.Operations {
		d := &rs.Operations[i]
		rs.num(&d.Disaster)
		rs.num(&d.Home)
		for _, list := range [][]Effect{d.Decisive, d.Success, d.Miss, d.DisasterFx, d.Always} {
			rs.fx(list)
		}
	}
	for i := range rs.Crises {
		d := &rs.Crises[i]
		rs.cond(&d.Trigger)
		rs.cond(&d.When)
		rs.fx(d.Open)
		for p := range d.Parties {
			for o := range d.Parties[p].Options {
				rs.cond(&d.Parties[p].Options[o].When)
				rs.num(&d.Parties[p].Options[o].Weight)
				rs.cond(&d.Parties[p].Options[o].Silent)
			}
		}
		for o := range d.Outcomes {
			rs.fx(d.Outcomes[o].Effects)
		}
	}
}

// lowerTalks lowers clauses, signals and scenario events.
func (rs *Ruleset) lowerTalks() {
	for i := range rs.Clauses {
		d := &rs.Clauses[i]
		rs.cond(&d.When)
		rs.num(&d.Worth[0])
		rs.num(&d.Worth[1])
		for _, list := range [][]Effect{d.Asked, d.Signing, d.Monthly, d.Ending, d.Breach} {
			rs.fx(list)
		}
	}
	for i := range rs.Signals {
		d := &rs.Signals[i]
		for _, k := range []*Cond{&d.When, &d.KeptIf, &d.BrokeIf} {
			rs.cond(k)
		}
		for _, list := range [][]Effect{d.Post, d.Kept, d.Broken} {
			rs.fx(list)
		}
	}
	for i := range rs.Events {
		d := &rs.Events[i]
		rs.cond(&d.When)
		rs.num(&d.Weight)
		rs.fx(d.Effects)
	}
}

// lowerMinds lowers objectives, scores and doctrines.
func (rs *Ruleset) lowerMinds() {
	for i := range rs.Objectives {
		rs.num(&rs.Objectives[i].Part)
	}
	for i := range rs.Scores {
		rs.num(&rs.Scores[i].Threshold)
		for p := range rs.Scores[i].Parts {
			rs.num(&rs.Scores[i].Parts[p].Value)
		}
	}
	for i := range rs.Doctrines {
		d := &rs.Doctrines[i]
		for _, list := range [][]Consideration{d.Orders, d.Postures, d.Signals} {
			for j := range list {
				rs.cond(&list[j].When)
				rs.num(&list[j].Weight)
				list[j].most = rs.atMost(list[j].Weight.Node)
			}
		}
		for j := range d.Orders {
			o := &rs.Orders[d.Orders[j].What]
			d.Orders[j].column, d.Orders[j].operation = o.Column, o.Operation
		}
		d.indexColumns()
		for j := range d.Offers {
			rs.cond(&d.Offers[j].When)
			rs.num(&d.Offers[j].Weight)
		}
	}
}

func (rs *Ruleset) num(n *Num) { n.lower(rs) }

func (rs *Ruleset) cond(k *Cond) {
	if k.Set {
		k.lower(rs)
	}
}

func (rs *Ruleset) fx(list []Effect) {
	for i := range list {
		list[i].lower(rs)
	}
}

// aims tells whether an expression depends on an order's target, place or choice.
func (rs *Ruleset) aims(n rule.Node) bool {
	if n.Op == rule.Field {
		if n.Field >= DerivedBase {
			switch d := &derived[n.Field-DerivedBase]; d.Name {
			case "choice", "consent", "consent_to", "grudge_target", "grudge_of_target", "rival_presence":
				return true
			case "clause": // one that names a place or a group may stand for some targets only
				if c := &rs.Clauses[n.I.N]; c.Region != rule.SelNone || c.Group != rule.SelNone {
					return true
				}
			case "posture":
				if rs.Postures[n.I.N].Actor.Side < 0 {
					return true
				}
			}
		}
		for _, w := range []rule.Who{n.I.Who, n.J.Who} {
			if w == rule.Target || w == rule.Here || w == rule.Other {
				return true
			}
		}
	}
	for _, a := range n.Args {
		if rs.aims(a) {
			return true
		}
	}
	return false
}

func (n *Num) lower(rs *Ruleset) {
	if n.fn = rs.lower(n.Node); n.fn == nil {
		n.Node = rs.fold(n.Node)
	}
}

func (k *Cond) lower(rs *Ruleset) {
	var once, each []rule.Node
	parts := conjuncts(rs.fold(k.Node), nil)
	for _, n := range parts {
		if rs.aims(n) {
			each = append(each, n)
		} else {
			once = append(once, n)
		}
	}
	k.all, k.once, k.each = rs.all(parts), rs.all(once), rs.all(each)
}

// conjuncts lists the parts of a condition that must all hold.
func conjuncts(n rule.Node, buf []rule.Node) []rule.Node {
	if n.Op != rule.And {
		return append(buf, n)
	}
	return conjuncts(n.Args[1], conjuncts(n.Args[0], buf))
}

func (e *Effect) lower(rs *Ruleset) {
	e.by = rs.lower(e.By)
	if e.by == nil {
		e.By = rs.fold(e.By)
	}
	low := func(n *rule.Node) func(c *Ctx) int32 {
		if n == nil {
			return nil
		}
		return rs.closure(rs.fold(*n))
	}
	e.chance, e.ceiling = low(e.Chance), low(e.Ceiling)
	e.lasting = nil
	if f := Field(e.Field); e.Kind == rule.KindAdd && e.For == 0 && !e.Monthly && !telling(f) {
		if p, ok := spotOf(rule.Node{Op: rule.Field, Field: e.Field, I: e.I, J: e.J}); ok {
			e.lasting = p
		}
	}
	if e.When != nil {
		e.when = rs.all(conjuncts(rs.fold(*e.When), nil))
	}
}

// amount is the effect's value in a context.
func (e *Effect) amount(c *Ctx) int32 {
	if e.by == nil {
		return e.By.Const
	}
	return e.by(c)
}

// seatOf is the seat that leads a group, or NoSeat.
func (rs *Ruleset) seatOf(g Group) Seat {
	if g < 0 {
		return NoSeat
	}
	return rs.groupSeat[g]
}

// SeatOf is the seat that leads a group, or NoSeat.
func (rs *Ruleset) SeatOf(g Group) Seat { return rs.seatOf(g) }

// Republic is the seat of a republic.
func (rs *Ruleset) Republic(side Side) Seat { return rs.seat[side] }

// home is a group's home region: its own, or for a splinter the region where it is strongest.
func (rs *Ruleset) home(g Group, s *State) Region {
	if g < 0 {
		return NoRegion
	}
	if int(g) < len(rs.Groups) {
		return rs.Groups[g].Home
	}
	best, at := int16(0), NoRegion
	for r := range rs.Regions {
		if p := s.Presence[r][g]; p > best {
			best, at = p, Region(r)
		}
	}
	return at
}

// Home is a group's home region.
func (rs *Ruleset) Home(g Group, s *State) Region { return rs.home(g, s) }

// actorKind is 0, 1 or 2 for the United States, Mexico or a group.
func (v *View) actorKind(rs *Ruleset) int {
	if s := v.Side(rs); s >= 0 {
		return int(s)
	}
	return 2
}
