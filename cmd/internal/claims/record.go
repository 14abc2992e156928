package claims

import (
	"slices"

	"riobravo/game"
	"riobravo/game/rule"
)

// Game is what one game left behind, for the expressions of the tests.
type Game struct {
	rs     *game.Ruleset
	states []game.State // at the end of each month, index 0 the opening; after an early end the last one stands for the rest
	events []game.Event
	final  []game.Standing
	ops    []Op
	struck []Struck
	read   func(src string) func(*game.State) int32

	willing func(s *game.State, deal string) int16
}

// Op is one operation as it was rolled, with all that followed from it, a crisis it led to with it. Chances are percent.
type Op struct {
	Seat      string `expr:"seat"` // "" for a group without a seat
	Kind      string `expr:"kind"`
	Order     string `expr:"order"`
	Month     int    `expr:"month"`
	Region    string `expr:"region"`
	Group     string `expr:"group"`
	Home      bool   `expr:"home"` // in the target's home region
	Intel     int    `expr:"intel"`
	Base      int    `expr:"base"`
	Odds      int    `expr:"odds"`
	Width     int    `expr:"width"` // of the disaster band
	Outcome   string `expr:"outcome"`
	Won       bool   `expr:"won"` // success or better
	Uninvited bool   `expr:"uninvited"`
	Met       bool   `expr:"met"` // met Mexican troops
	Warned    bool   `expr:"warned"`
	Labs      int    `expr:"labs"` // destroyed
	Aircraft  int    `expr:"aircraft"`
	Service   int    `expr:"service"` // people killed
	Citizens  int    `expr:"citizens"`
	Soldiers  int    `expr:"soldiers"`
	Civilians int    `expr:"civilians"`
	Removed   bool   `expr:"removed"` // a leader of the first tier
	Crisis    string `expr:"crisis"`  // the first crisis that it led to, "" none

	region game.Region
	group  game.Group
}

// Struck is a month in which a group was struck by a republic, with what it did next.
type Struck struct {
	Group    string `expr:"group"`
	Who      int    `expr:"who"` // the group's number
	Month    int    `expr:"month"`
	Last     bool   `expr:"last"`     // not struck again in the four months that follow
	ByUS     bool   `expr:"by_us"`    // by U.S. forces
	Posture  string `expr:"posture"`  // in the month after
	Income   int    `expr:"income"`   // before, then one to four months after
	Income4  int    `expr:"income4"`  // the best of the third and fourth month after
	Reprisal bool   `expr:"reprisal"` // on U.S. interests in the month or the one after
	Cohesion int    `expr:"cohesion"`
	Capacity int    `expr:"capacity"`
	Cornered bool   `expr:"cornered"` // half of its leaders of the first tier are gone
}

// at is the state at the end of a month.
func (g *Game) at(month int) *game.State {
	return &g.states[min(max(month, 0), len(g.states)-1)]
}

// begin makes the record ready for another game.
func (g *Game) begin(rs *game.Ruleset, opening *game.State) {
	g.rs = rs
	g.states, g.events, g.ops, g.struck = append(g.states[:0], *opening), g.events[:0], g.ops[:0], g.struck[:0]
	g.final = nil
}

// end reads the operations and the struck groups out of the facts.
func (g *Game) end(s *game.State) {
	g.final = game.Final(g.rs, s)
	g.operations()
	g.strikes()
}

var orders = []string{"", "decisive", "success", "miss", "disaster"}

// operations walks the facts once: what stands between one order and the next belongs to the operation rolled there; what
// a crisis brings belongs to the last operation of the month against the same group in the same region.
func (g *Game) operations() {
	var cur *Op
	order := ""
	for i := range g.events {
		e := &g.events[i]
		switch e.Kind {
		case game.MonthBegan, game.PhaseBegan:
			cur = nil
		case game.OrderResolved:
			cur, order = nil, g.rs.Orders[e.Subject].ID
		case game.OrderFailed:
			cur, order = nil, ""
		case game.Rolled:
			if e.Vis == game.VisNone || e.Die != 0 { // of a claimed hit the true roll counts, which nobody is told
				g.ops = append(g.ops, g.op(e, order))
				cur = &g.ops[len(g.ops)-1]
			}
		case game.CrisisOpened:
			cur = g.led(e)
			if cur != nil && cur.Crisis == "" {
				cur.Crisis = g.rs.Crises[e.Subject].ID
			}
		}
		if cur != nil {
			cur.add(e)
		}
	}
}

// led is the operation that a crisis follows from, or nil.
func (g *Game) led(e *game.Event) *Op {
	for i := len(g.ops) - 1; i >= 0 && g.ops[i].Month >= int(e.Month)-1; i-- {
		if g.ops[i].region == e.Region && g.ops[i].group == e.Group {
			return &g.ops[i]
		}
	}
	return nil
}

func (g *Game) op(e *game.Event, order string) Op {
	o := Op{
		Kind: rule.Operations[e.Subject], Order: order, Month: int(e.Month), Base: int(e.Old), Odds: int(e.New), Width: int(e.J),
		Outcome: orders[e.Outcome], Won: e.Outcome == game.Decisive || e.Outcome == game.Success, region: e.Region, group: e.Group,
	}
	if e.Seat >= 0 {
		o.Seat = g.rs.Seats[e.Seat].ID
	}
	before := g.at(int(e.Month) - 1)
	if e.Region >= 0 {
		o.Region = g.rs.Regions[e.Region].ID
	}
	if e.Group >= 0 {
		o.Group = g.groupID(e.Group)
		if int(e.Group) < len(g.rs.Groups) {
			o.Home = g.rs.Groups[e.Group].Home == e.Region
		}
		if e.Region >= 0 && e.Seat >= 0 && g.rs.Seats[e.Seat].Side >= 0 {
			o.Intel = int(before.Intel[g.rs.Seats[e.Seat].Side][e.Region][e.Group])
		}
	}
	return o
}

// groupID names a group; what split off later carries its parent's name.
func (g *Game) groupID(n game.Group) string {
	if int(n) < len(g.rs.Groups) {
		return g.rs.Groups[n].ID
	}
	return "splinter"
}

// add counts a fact that followed from the operation.
func (o *Op) add(e *game.Event) {
	switch e.Kind {
	case game.PeopleKilled:
		switch e.Subject {
		case 0:
			o.Service += int(e.New)
		case 1:
			o.Citizens += int(e.New)
		case 2:
			o.Soldiers += int(e.New)
		case 3:
			o.Civilians += int(e.New)
		}
	case game.UninvitedAct:
		o.Uninvited = true
	case game.MetTroops:
		o.Met = true
	case game.TargetWarned:
		o.Warned = true
	case game.LabsDestroyed:
		o.Labs += int(e.New)
	case game.AircraftLost:
		o.Aircraft++
	case game.LeaderRemoved:
		o.Removed = o.Removed || e.Amount == 1
	}
}

// strikes lists the months in which a group of the scenario was struck.
func (g *Game) strikes() {
	last := len(g.states) - 1
	for m := 1; m < last; m++ {
		for n := range g.rs.Groups {
			now := g.at(m)
			if now.Groups[n].Alive == 0 || int(now.Groups[n].Struck) != m {
				continue
			}
			next := g.at(m + 1)
			before := g.at(m - 1)
			s := Struck{
				Group: g.rs.Groups[n].ID, Who: n, Month: m, Posture: g.role(next, n), Income: int(before.Secret[n].Income),
				Cohesion: int(now.Secret[n].Cohesion), Capacity: int(now.Groups[n].Capacity),
				Cornered: 2*now.Groups[n].TopOut >= now.Groups[n].Top, Reprisal: g.reprisal(n, m), Last: true, ByUS: int(now.Groups[n].HitBy) == m,
			}
			for d := 1; d <= 4; d++ {
				if int(g.at(m + d).Groups[n].Struck) > m {
					s.Last = false
				}
				if d >= 3 {
					s.Income4 = max(s.Income4, int(g.at(m + d).Secret[n].Income))
				}
			}
			g.struck = append(g.struck, s)
		}
	}
}

var roles = map[game.PostureRole]string{
	game.RoleLieLow: "lie_low", game.RoleBusiness: "business", game.RoleConfront: "confront", game.RoleRetaliate: "retaliate",
}

func (g *Game) role(s *game.State, group int) string {
	return roles[g.rs.Postures[s.Secret[group].Posture].Role]
}

// blows are the orders by which a group hits U.S. interests.
var blows = []string{"group.hit_firm", "group.hostages", "group.soil_attack"}

// reprisal tells whether a group hit back at U.S. interests in a month or the one after.
func (g *Game) reprisal(group, month int) bool {
	for i := range g.events {
		e := &g.events[i]
		if int(e.Month) < month || int(e.Month) > month+1 {
			continue
		}
		switch e.Kind {
		case game.ReprisalMade:
			if int(e.Group) == group {
				return true
			}
		case game.OrderResolved:
			if int(e.I) == group && slices.Contains(blows, g.rs.Orders[e.Subject].ID) {
				return true
			}
		}
	}
	return false
}
