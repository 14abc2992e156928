package claims

import (
	"fmt"
	"slices"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"riobravo/game"
)

// badValue is a mistake in a test's expression that shows only when it is evaluated.
type badValue struct{ error }

// value is a compiled expression over the arms of a row. It gives a number, a condition, or a list of either: a list is
// as many samples.
type value struct {
	src string
	run *vm.Program
	env map[string]any
}

// filter narrows what is counted: words and numbers by name. Keys: seat, other, group, region, what, cause, outcome, from, to.
type filter = map[string]any

// functions are what expressions may call beside the language's own; each takes an arm first.
//
//	at(arm, month, "mexico.approval")  a reading of the scenario's language at the end of a month, 0 the opening
//	facts(arm, "crisis_opened", {what: "pinned_down"})  facts of a kind
//	total(arm, "people_killed", {what: "service"})  the sum of their numbers
//	ops(arm), struck(arm)  lists of Op and Struck
//	margin(arm, "usa"), score(arm, "usa")  at the end, in points
//	first(arm, "usa"), met(arm, "usa"), ended(arm, "war")  conditions at the end
//	willing(arm, 3, "usa:mexico=limited_operation+raid+sinaloa+sinaloa")  percent that the second seat would sign after month 3
//	groups(arm, 12, "capacity")  a field added up over the living groups at the end of a month
//	line(arm, 12, "sinaloa", "migrants")  a group's income by line in a month
//	lines(arm, 12, "migrants")  the same of all groups, splinters with them
//	over(arm)  the game has ended; only then are there margins
//	months(arm)  months played, the aftermath with it
func functions() map[string]any {
	return map[string]any{
		"at":      func(g *Game, month int, src string) float64 { return float64(g.read(src)(g.at(month))) },
		"facts":   func(g *Game, kind string, f filter) float64 { n, _ := g.facts(kind, f); return float64(n) },
		"total":   func(g *Game, kind string, f filter) float64 { _, sum := g.facts(kind, f); return float64(sum) },
		"ops":     func(g *Game) []Op { return g.ops },
		"struck":  func(g *Game) []Struck { return g.struck },
		"margin":  func(g *Game, seat string) float64 { return float64(g.standing(seat).Margin) / 100 },
		"score":   func(g *Game, seat string) float64 { return float64(g.standing(seat).Score) / 100 },
		"first":   func(g *Game, seat string) bool { return g.standing(seat).First },
		"met":     func(g *Game, seat string) bool { return g.standing(seat).Met },
		"ended":   func(g *Game, how string) bool { return endings[g.at(len(g.states)).World.EndedBy] == how },
		"willing": func(g *Game, month int, deal string) float64 { return float64(g.willing(g.at(month), deal)) },
		"groups":  func(g *Game, month int, field string) float64 { return float64(g.sum(month, field)) },
		"line":    func(g *Game, month int, group, line string) float64 { return float64(g.line(month, group, line)) },
		"lines":   func(g *Game, month int, line string) float64 { return float64(g.lines(month, line)) },
		"over":    func(g *Game) bool { return game.Phase(g.at(len(g.states)).World.Phase) == game.Over },
		"months":  func(g *Game) int { return len(g.states) - 1 },
	}
}

var endings = []string{"", "horizon", "war", "decoupled"}

// compileValue compiles an expression over the named arms.
func compileValue(src string, arms []*player) (*value, error) {
	env := functions()
	for _, p := range arms {
		env[p.name] = &p.rec
	}
	prog, err := expr.Compile(src, expr.Env(env))
	if err != nil {
		return nil, err
	}
	return &value{src: src, run: prog, env: env}, nil
}

// samples evaluates the expression over the games just played.
func (v *value) samples(out []float64) (list []float64, err error) {
	defer func() {
		if p := recover(); p != nil {
			bad, ok := p.(badValue)
			if !ok {
				panic(p)
			}
			err = bad
		}
	}()
	got, err := expr.Run(v.run, v.env)
	if err != nil {
		return nil, err
	}
	return flatten(got, out)
}

func flatten(got any, out []float64) ([]float64, error) {
	switch x := got.(type) {
	case bool:
		if x {
			return append(out, 1), nil
		}
		return append(out, 0), nil
	case int:
		return append(out, float64(x)), nil
	case float64:
		return append(out, x), nil
	case []any:
		var err error
		for _, y := range x {
			if out, err = flatten(y, out); err != nil {
				return nil, err
			}
		}
		return out, nil
	}
	return nil, fmt.Errorf("the value is %T, where a number, a condition or a list of them is wanted", got)
}

// factKinds are the facts that may be counted, by the words that expressions use.
var factKinds = map[string]game.EventKind{
	"order_resolved": game.OrderResolved, "order_failed": game.OrderFailed, "leader_removed": game.LeaderRemoved, "group_split": game.GroupSplit,
	"war_began": game.WarBegan, "war_ended": game.WarEnded, "labs_destroyed": game.LabsDestroyed, "people_killed": game.PeopleKilled,
	"crisis_opened": game.CrisisOpened, "crisis_resolved": game.CrisisResolved, "offer_made": game.OfferMade, "offer_answered": game.OfferAnswered,
	"treaty_signed": game.TreatySigned, "treaty_broken": game.TreatyBroken, "signal_posted": game.SignalPosted, "signal_kept": game.SignalKept,
	"signal_broken": game.SignalBroken, "event": game.ScenarioFired, "uninvited": game.UninvitedAct, "met_troops": game.MetTroops,
	"target_warned": game.TargetWarned, "plan_leaked": game.PlanLeaked, "reprisal": game.ReprisalMade, "informed": game.Informed,
	"lieutenants_asked": game.LieutenantsAsked, "aircraft_lost": game.AircraftLost, "succession_over": game.SuccessionOver,
}

var people = []string{"service", "citizens", "soldiers", "civilians"}

// facts counts the facts of a kind that pass a filter, and adds up their numbers.
func (g *Game) facts(kind string, f filter) (n, sum int) {
	k, ok := factKinds[kind]
	if !ok {
		panic(badValue{fmt.Errorf("no fact %q is counted", kind)})
	}
	for i := range g.events {
		e := &g.events[i]
		if e.Kind == k && g.passes(e, f) {
			n++
			sum += int(e.New)
		}
	}
	return n, sum
}

// passes tells whether a fact passes a filter.
func (g *Game) passes(e *game.Event, f filter) bool {
	for key, want := range f {
		switch key {
		case "from":
			if int(e.Month) < want.(int) {
				return false
			}
		case "to":
			if int(e.Month) > want.(int) {
				return false
			}
		case "outcome":
			if int(e.Outcome) != want.(int) {
				return false
			}
		default:
			if !oneOf(g.word(e, key), want) {
				return false
			}
		}
	}
	return true
}

// oneOf tells whether a word is the one wanted, or one of a list.
func oneOf(word string, want any) bool {
	switch w := want.(type) {
	case string:
		return word == w
	case []any:
		return slices.Contains(w, any(word))
	}
	return false
}

// word is a fact's seat, group, region or subject as content names it.
func (g *Game) word(e *game.Event, key string) string {
	seat := func(k game.Seat) string {
		if k < 0 {
			return ""
		}
		return g.rs.Seats[k].ID
	}
	switch key {
	case "seat":
		return seat(e.Seat)
	case "other":
		return seat(e.Other)
	case "group":
		if e.Group < 0 {
			return ""
		}
		return g.groupID(e.Group)
	case "region":
		if e.Region < 0 {
			return ""
		}
		return g.rs.Regions[e.Region].ID
	case "cause":
		return g.cause(e.Cause)
	case "what":
		return g.subject(e)
	}
	panic(badValue{fmt.Errorf("no filter %q: seat, other, group, region, what, cause, outcome, from and to are", key)})
}

// cause names the rule, order or crisis behind a fact.
func (g *Game) cause(c game.Cause) string {
	class, n := c.Split()
	switch class {
	case game.CauseRule:
		return game.RuleCauses[n]
	case game.CauseOrder:
		return g.rs.Orders[n].ID
	case game.CauseCrisis:
		return g.rs.Crises[n].ID
	}
	return ""
}

// subject names what a fact is about.
func (g *Game) subject(e *game.Event) string {
	n := int(e.Subject)
	switch e.Kind {
	case game.OrderResolved, game.OrderFailed:
		return g.rs.Orders[n].ID
	case game.CrisisOpened, game.CrisisResolved:
		return g.rs.Crises[n].ID
	case game.ScenarioFired:
		return g.rs.Events[n].ID
	case game.SignalPosted, game.SignalKept, game.SignalBroken:
		if n >= 0 {
			return g.rs.Signals[n].ID
		}
	case game.PeopleKilled:
		return people[n]
	case game.LeaderRemoved:
		return [...]string{"", "top", "mid"}[e.Amount]
	}
	return ""
}

// standing is a seat's standing at the end.
func (g *Game) standing(seat string) *game.Standing {
	for k := range g.final {
		if g.rs.Seats[g.final[k].Seat].ID == seat {
			return &g.final[k]
		}
	}
	panic(badValue{fmt.Errorf("no seat %q", seat)})
}

// sum adds up a field over the groups that are alive at the end of a month.
func (g *Game) sum(month int, field string) int {
	f, ok := game.FieldByName(field, game.ScopeGroup)
	if !ok {
		panic(badValue{fmt.Errorf("no field %q of groups", field)})
	}
	s, n := g.at(month), 0
	for i := range s.Groups {
		if s.Groups[i].Alive != 0 {
			n += int(s.Get(f, i, 0))
		}
	}
	return n
}

// line is a group's income of a month by line.
func (g *Game) line(month int, group, line string) int {
	n := slices.IndexFunc(g.rs.Groups, func(d game.GroupDef) bool { return d.ID == group })
	if n < 0 {
		panic(badValue{fmt.Errorf("no group %q", group)})
	}
	return int(g.at(month).Secret[n].Lines[lineOf(line)])
}

// lines is the income of a month by line of all living groups.
func (g *Game) lines(month int, line string) int {
	s, n := g.at(month), 0
	for i := range s.Groups {
		if s.Groups[i].Alive != 0 {
			n += int(s.Secret[i].Lines[lineOf(line)])
		}
	}
	return n
}

func lineOf(name string) int {
	k := slices.Index(game.Lines[:], name)
	if k < 0 {
		panic(badValue{fmt.Errorf("no line of income %q", name)})
	}
	return k
}
