// Package compile turns a raw tree into a game.Ruleset: ids become numbers, expressions checked trees, words the
// engine's own. Every problem is a diagnostic and nothing panics; a Ruleset is handed out only when no error was found.
// Read Compile first. Conditions over what an actor may not know are refused in path.go, the rule for it in scope.go.
package compile

import (
	"fmt"
	"slices"
	"strings"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
	"riobravo/game/rule"
)

// Options derive a ruleset from the same source with other assumptions or parameters.
type Options struct {
	Assume []string         // assumptions that are on, beside those of the scenario
	Doubt  []string         // assumptions of the scenario that are off after all
	Params map[string]int32 // parameters with another value than the source gives
}

// Compile compiles and prepares. The Ruleset is nil when the list has an error.
func Compile(raw *decode.Raw, o Options, l *diag.List) *game.Ruleset {
	c := &compiler{raw: raw, list: l, rs: &game.Ruleset{}}
	before := l.Failed()
	c.tables()
	c.header()
	c.world()
	c.acts()
	c.talks()
	c.happenings()
	c.aims()
	c.personas()
	c.start()
	c.guide()
	c.survey()
	c.override(o.Params)
	if before || l.Failed() {
		return nil
	}
	if err := prepare(c.rs, c.assumed(o)); err != nil {
		l.Say(diag.Refused, raw.Scenario.At, "the engine refuses the ruleset: %v", err)
		return nil
	}
	return c.rs
}

// assumed lists the assumptions that are on: the scenario's own but those doubted, and the caller's.
func (c *compiler) assumed(o Options) []string {
	out := slices.Clone(o.Assume)
	for _, s := range c.raw.Scenario.Assume.V {
		if !slices.Contains(o.Doubt, s.V) && !slices.Contains(out, s.V) {
			out = append(out, s.V)
		}
	}
	return out
}

// prepare hands the ruleset to the engine. What the engine cannot stand is an error of the scenario, not the end of the
// program.
func prepare(rs *game.Ruleset, assume []string) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("it cannot be prepared: %v", r)
		}
	}()
	return rs.Prepare(assume...)
}

// compiler holds the tables of ids and the place it is at.
type compiler struct {
	raw   *decode.Raw
	list  *diag.List
	rs    *game.Ruleset
	owner string // the definition being compiled, for messages

	orders, postures, crises, clauses, signals, events, objectives, seats, groups, regions, assumptions, counters *table
}

// table numbers the ids of a section.
type table struct {
	section string
	ids     []string
	index   map[string]int
}

func (t *table) find(id string) (int, bool) {
	i, ok := t.index[id]
	return i, ok
}

// number builds a section's table. Ids that cannot be read still take their number, so positions agree.
func number[T any](c *compiler, section string, list []T, limit int, id func(*T) decode.Str) *table {
	t := &table{section: section, index: make(map[string]int, len(list))}
	for i := range list {
		s := id(&list[i])
		t.ids = append(t.ids, s.V)
		if s.Set {
			if _, twice := t.index[s.V]; !twice {
				t.index[s.V] = i
			}
			if !goodID(s.V) {
				c.list.Hint(diag.BadID, s.At, "write small letters, digits and _", "%q is no id", s.V)
			}
		}
	}
	if len(list) > limit {
		c.list.Say(diag.Cap, id(&list[limit]).At, "%d %s, the engine has room for %d", len(list), section, limit)
	}
	return t
}

func goodID(s string) bool {
	for _, part := range strings.Split(s, ".") {
		if part == "" || part[0] < 'a' || part[0] > 'z' {
			return false
		}
		for i := 0; i < len(part); i++ {
			b := part[i]
			if (b < 'a' || b > 'z') && (b < '0' || b > '9') && b != '_' {
				return false
			}
		}
	}
	return true
}

// Room that the engine's fields leave for each kind of definition.
const (
	maxOrders     = 400
	maxPostures   = 59
	maxSignals    = 59
	maxCrises     = 39
	maxClauses    = 98
	maxObjectives = 19
	maxAssume     = 200
	maxGuide      = 99
)

func (c *compiler) tables() {
	r := c.raw
	c.orders = number(c, "orders", r.Orders, maxOrders, func(d *decode.Order) decode.Str { return d.ID })
	c.postures = number(c, "postures", r.Postures, maxPostures, func(d *decode.Posture) decode.Str { return d.ID })
	c.crises = number(c, "crises", r.Crises, maxCrises, func(d *decode.Crisis) decode.Str { return d.ID })
	c.clauses = number(c, "clauses", r.Clauses, maxClauses, func(d *decode.Clause) decode.Str { return d.ID })
	c.signals = number(c, "signals", r.Signals, maxSignals, func(d *decode.Signal) decode.Str { return d.ID })
	c.events = number(c, "events", r.Events, game.MaxEventKinds, func(d *decode.Event) decode.Str { return d.ID })
	c.objectives = number(c, "objectives", r.Objectives, maxObjectives, func(d *decode.Objective) decode.Str { return d.ID })
	c.seats = number(c, "seats", r.Seats, game.MaxSeats, func(d *decode.Seat) decode.Str { return d.ID })
	c.groups = number(c, "groups", r.Groups, game.MaxGroups, func(d *decode.Group) decode.Str { return d.ID })
	c.regions = number(c, "regions", r.Regions, game.MaxRegions, func(d *decode.Region) decode.Str { return d.ID })
	c.assumptions = number(c, "assumptions", r.Assumptions, maxAssume, func(d *decode.Assumption) decode.Str { return d.ID })
	c.counters = number(c, "counters", r.Counters, game.MaxCounters, func(d *decode.Counter) decode.Str { return d.ID })
}

// ref resolves a reference; an unset one was reported or is optional.
func (c *compiler) ref(s decode.Str, t *table) (int, bool) {
	if !s.Set {
		return 0, false
	}
	if i, ok := t.find(s.V); ok {
		return i, true
	}
	c.list.Hint(diag.UnknownID, s.At, diag.DidYouMean(s.V, t.ids), "%q is not among the %s in %s", s.V, t.section, c.owner)
	return 0, false
}

// gone tells whether the scenario removed the id, so that a reference to it is dropped without a word.
func (c *compiler) gone(s decode.Str, t *table) bool {
	e, ok := c.raw.Removed.Get(t.section)
	if _, back := t.find(s.V); !ok || back {
		return false
	}
	return slices.ContainsFunc(e.Val.V, func(w decode.Str) bool { return w.V == s.V })
}

// refs resolves a list of references; removed ones are dropped.
func refs[T ~int16 | ~int8](c *compiler, list []decode.Str, t *table) []T {
	var out []T
	for _, s := range list {
		if c.gone(s, t) {
			continue
		}
		if i, ok := c.ref(s, t); ok {
			out = append(out, T(i))
		}
	}
	return out
}

// word resolves one of a list of words; unset means the first... of what the caller says.
func (c *compiler) word(s decode.Str, words []string, fallback int, what string) int {
	if !s.Set {
		return fallback
	}
	if i := slices.Index(words, s.V); i >= 0 && s.V != "" {
		return i
	}
	c.list.Hint(diag.UnknownWord, s.At, oneOf(s.V, words), "unknown %s %q in %s", what, s.V, c.owner)
	return fallback
}

func oneOf(w string, words []string) string {
	if hint := diag.DidYouMean(w, words); hint != "" {
		return hint
	}
	return "one of " + strings.TrimSpace(strings.Join(words, " "))
}

// within checks a literal's range; what is outside or unset becomes the fallback.
func (c *compiler) within(i decode.Int, lo, hi, fallback int64, what string) int16 {
	if !i.Set {
		return int16(fallback)
	}
	if i.V < lo || i.V > hi {
		c.list.Say(diag.OutOfRange, i.At, "%s %d is outside %d..%d in %s", what, i.V, lo, hi, c.owner)
		return int16(fallback)
	}
	return int16(i.V)
}

// claims checks row numbers of the table of claims.
func (c *compiler) claims(list []decode.Int) []int16 {
	var out []int16
	for _, i := range list {
		if i.Set {
			out = append(out, c.within(i, 1, 99, 1, "claim"))
		}
	}
	return out
}

// actor resolves usa, mexico, group, or one group's (or seat's) id.
func (c *compiler) actor(s decode.Str) (game.Actor, bool) {
	anyGroup := game.Actor{Side: game.NoSide, Group: game.NoGroup}
	switch s.V {
	case "usa":
		return game.Actor{Side: game.USA, Group: game.NoGroup}, s.Set
	case "mexico":
		return game.Actor{Side: game.Mexico, Group: game.NoGroup}, s.Set
	case "group":
		return anyGroup, s.Set
	}
	if !s.Set {
		return anyGroup, false
	}
	if g, ok := c.groups.find(s.V); ok {
		return game.Actor{Side: game.NoSide, Group: game.Group(g)}, true
	}
	if k, ok := c.seats.find(s.V); ok && c.raw.Seats[k].Group.Set {
		if g, ok := c.groups.find(c.raw.Seats[k].Group.V); ok {
			return game.Actor{Side: game.NoSide, Group: game.Group(g)}, true
		}
	}
	c.list.Hint(diag.UnknownID, s.At, diag.DidYouMean(s.V, append([]string{"usa", "mexico", "group"}, c.groups.ids...)),
		"%q is nobody: usa, mexico, group or a group's id, in %s", s.V, c.owner)
	return anyGroup, false
}

// prefixed takes the actor out of an id like usa.raid.
func (c *compiler) prefixed(s decode.Str) game.Actor {
	who, _, ok := strings.Cut(s.V, ".")
	if !ok {
		if s.Set {
			c.list.Hint(diag.BadID, s.At, fmt.Sprintf("write usa.%s, mexico.%s or group.%s", s.V, s.V, s.V), "%q does not say whose it is", s.V)
		}
		return game.Actor{Side: game.NoSide, Group: game.NoGroup}
	}
	a, _ := c.actor(decode.Str{V: who, At: s.At, Set: true})
	return a
}

// selector resolves a selector word that makes sense for regions or groups.
func (c *compiler) selector(s decode.Str, allowed []rule.Selector, what string) rule.Selector {
	words := make([]string, len(allowed))
	for i, a := range allowed {
		words[i] = rule.Selectors[a]
	}
	return allowed[c.word(s, words, 0, what+" selector")]
}

var (
	regionSelectors = []rule.Selector{rule.SelNone, rule.SelAny, rule.SelPresence, rule.SelHome, rule.SelCrossing, rule.SelPort, rule.SelLabs, rule.SelOwnLabs, rule.SelHot, rule.SelMexico, rule.SelSelf}
	groupSelectors  = []rule.Selector{rule.SelNone, rule.SelAny, rule.SelRival, rule.SelWings}
)

// SealWords say whose word closes a part of the month where several people share a seat: anybody's, the one's who sat down
// first, that of more than half, or everybody's.
var SealWords = []string{"any", "head", "majority", "all"}

func (c *compiler) header() {
	h := c.raw.Scenario
	c.owner = "scenario"
	for _, s := range h.Assume.V {
		c.ref(s, c.assumptions)
	}
	rs := c.rs
	rs.ID = h.ID.V
	rs.Turns = c.within(h.Turns, 1, game.MaxTurns, 12, "turns")
	rs.Aftermath = c.within(h.Aftermath, 0, 24, 0, "aftermath")
	rs.Year = c.within(h.Year, 1900, 2200, 2025, "year")
	rs.FirstMon = c.within(h.Month, 1, 12, 1, "month")
	for _, part := range []decode.Int{c.raw.Clock.Brief, c.raw.Clock.Talks, c.raw.Clock.Orders, c.raw.Clock.Crisis, c.raw.Clock.Report, c.raw.Clock.Before, c.raw.Clock.After} {
		c.within(part, 0, 600, 0, "minutes")
	}
	for _, s := range c.raw.Seats {
		c.within(s.Places, 1, 12, 1, "places")
		c.word(s.Seal, SealWords, 0, "rule of sealing")
	}
	rs.Rounds = c.within(h.Rounds, 0, 2, 2, "rounds")
	rs.SheetEvery = c.within(h.Sheets, 1, 12, 1, "sheet_every")
}

// override lays the caller's parameters over the source's, and over what assumptions would make of them: who names a number
// and a contrary view means the number.
func (c *compiler) override(params map[string]int32) {
	names := make([]string, 0, len(params))
	for name := range params {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if p, ok := game.ParamByName(name); ok {
			c.rs.Params[p] = params[name]
			for i := range c.rs.Assumptions {
				a := &c.rs.Assumptions[i]
				a.Change = slices.DeleteFunc(slices.Clone(a.Change), func(ch game.ParamChange) bool { return ch.Param == p })
			}
			continue
		}
		c.list.Hint(diag.UnknownParam, diag.Span{File: "options"}, diag.DidYouMean(name, paramNames()), "unknown parameter %q", name)
	}
}

func paramNames() []string {
	var out []string
	for p := range game.ParamCount {
		out = append(out, game.ParamName(p))
	}
	return out
}

// Number compiles an expression over the whole truth of a scenario, as a review reads it: no seat, no target.
func Number(raw *decode.Raw, e decode.Expr, l *diag.List) (rule.Node, bool) {
	c := &compiler{raw: raw, list: l, rs: &game.Ruleset{}, owner: "a reading"}
	c.tables()
	return c.expr(e, flag, anyone, "") // a condition reads as 1 or 0
}
