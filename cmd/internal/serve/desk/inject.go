package desk

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/wire"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// stage is where an event of the scenario's stands at a table.
type stage string

// The stages, in the order in which they are listed.
const (
	stageComing stage = "coming" // on a month of its own, or when a measure reaches a bound
	stageWindow stage = "window" // a reckoning: certain within months
	stageHeld   stage = "held"   // by the scenario or by the facilitator: it waits for a hand
	stageDone   stage = "done"
	stageSkip   stage = "skipped"
	stageChance stage = "chance" // it may be drawn, or lies behind the last turn
)

// Inject is a row of the list of injects.
type Inject struct {
	Event game.EventID
	ID    string
	Name  string
	Stage stage
	When  string // in words
	Short string // the same in a few letters
	By    bool   // the facilitator said so, not the scenario
	month int16

	Worded bool // it comes in the facilitator's words
}

// timeline lists a table's events: what comes, what waits, what is done; those that may be drawn too with chance.
func (d *Desk) timeline(t *hall.Table, chance bool) []Inject {
	s := t.Game().Whole()
	var out []Inject
	for i := range d.hall.Rules().Events {
		if in := d.injectOf(t, &s, game.EventID(i)); chance || in.Stage != stageChance {
			out = append(out, in)
		}
	}
	order := []stage{stageComing, stageWindow, stageHeld, stageDone, stageSkip, stageChance}
	slices.SortStableFunc(out, func(a, b Inject) int {
		if n := slices.Index(order, a.Stage) - slices.Index(order, b.Stage); n != 0 {
			return n
		}
		return int(a.month) - int(b.month)
	})
	return out
}

// injectOf tells how an event stands.
func (d *Desk) injectOf(t *hall.Table, s *game.State, id game.EventID) Inject {
	e := &d.hall.Rules().Events[id]
	in := Inject{Event: id, ID: e.ID, Name: d.of(t).EventName(id), Worded: s.Worded(id) > 0}
	if in.Worded {
		if headline := t.Game().Wording(id).In(d.tongue()).Headline; headline != "" {
			in.Name = words.Clean(headline)
		}
	}
	in.stand(e, s, d.hall.Rules().Turns)
	p, planned := s.Plan(id)
	fired := s.Fired[id]
	if planned {
		in.By = true
		in.Stage, in.month = stageComing, p.Value
		switch p.When {
		case game.PlanHeld:
			in.Stage = stageHeld
		case game.PlanSkipped:
			in.Stage = stageSkip
			if fired > 0 {
				in.Stage, in.By = stageDone, false
			}
		}
	}
	if in.Stage == stageDone {
		in.month = fired
	}
	bound := ""
	if p.When == game.PlanAtLeast || p.When == game.PlanAtMost {
		in.month = game.MaxTurns
		bound = wire.Label(d.hall.Rules(), p.Field, int(p.I), int(p.J))
	}
	where := []string{}
	if p.Region >= 0 {
		where = append(where, d.r.Region(p.Region))
	}
	if p.Group >= 0 {
		where = append(where, d.r.Group(p.Group))
	}
	told := []any{
		"Month", int(in.month), "First", int(e.First), "Last", int(min(e.Last, d.hall.Rules().Turns)), "Field", bound, "Least", p.When == game.PlanAtLeast, "Bound", int(p.Value), "Fired", int(fired),
		"Where", strings.Join(where, ", "),
	}
	in.When, in.Short = d.t("stage."+string(in.Stage), told...), d.t("short."+string(in.Stage), told...)
	return in
}

// stand is how an event stands by the scenario, which has so many turns: what lies behind them does not come.
func (in *Inject) stand(e *game.EventDef, s *game.State, turns int16) {
	fired := s.Fired[in.Event]
	switch {
	case fired > 0 && (e.Once || e.Reckon || e.Held || e.Month > 0):
		in.Stage = stageDone
	case e.Held:
		in.Stage = stageHeld
	case e.Month > turns || e.First > turns:
		in.Stage = stageChance
	case e.Month > 0 && e.Month > s.World.Month:
		in.Stage, in.month = stageComing, e.Month
	case e.Month > 0:
		in.Stage = stageSkip // its month went by without it
	case e.Reckon:
		in.Stage, in.month = stageWindow, e.Last
	case fired > 0:
		in.Stage = stageDone
	default:
		in.Stage = stageChance
	}
}

// injects lists a table's events; a word looks among all of them.
func (d *Desk) injects(t *hall.Table, rest []string, a *Answer) error {
	word := strings.ToLower(strings.Join(rest, " "))
	for _, in := range d.timeline(t, word != "") {
		if word == "" || word == "all" || word == d.t("all") || strings.Contains(in.ID, word) || strings.Contains(strings.ToLower(in.Name), word) {
			a.Lines = append(a.Lines, d.line(&in))
		}
	}
	switch {
	case len(a.Lines) == 0 && word == "":
		a.Lines = []string{d.t("no_injects")}
	case len(a.Lines) == 0:
		return d.no("event", "Typed", word, "Near", "")
	case word == "":
		a.Lines = append(a.Lines, d.t("drawn", "N", len(d.timeline(t, true))-len(a.Lines)))
	}
	return nil
}

// line is an inject as it is listed.
func (d *Desk) line(in *Inject) string {
	return d.t("event", "ID", in.ID, "Name", in.Name, "When", in.When, "By", in.By, "Worded", in.Worded)
}

// because splits what was typed at the colon before a reason.
func because(rest []string) (before []string, reason string) {
	text := strings.Join(rest, " ")
	head, reason, _ := strings.Cut(text, ":")
	return strings.Fields(head), strings.TrimSpace(reason)
}

// aim is an event with the place and the group behind it, and behind a colon why.
type aim struct {
	event  game.EventID
	at     game.Region
	group  game.Group
	reason string
}

// aimed reads one; id is the command that wants it.
func (d *Desk) aimed(id string, rest []string) (a aim, err error) {
	if rest, a.reason = because(rest); len(rest) == 0 {
		return a, d.form(id)
	}
	e, err := d.event(rest[0])
	if err != nil {
		return a, err
	}
	a.event = game.EventID(e)
	a.at, a.group, err = d.place(rest[1:])
	return a, err
}

// inject lets an event happen now.
func (d *Desk) inject(t *hall.Table, rest []string, _ *Answer) error {
	a, err := d.aimed("inject", rest)
	if err != nil {
		return err
	}
	return t.Inject(int(a.event), a.at, a.group, a.reason)
}

// hold keeps an event from coming until another word is said; skip lets it not come any more.
func (d *Desk) hold(t *hall.Table, rest []string, a *Answer) error {
	return d.put(t, "hold", rest, game.PlanHeld, a)
}

func (d *Desk) skip(t *hall.Table, rest []string, a *Answer) error {
	return d.put(t, "skip", rest, game.PlanSkipped, a)
}

func (d *Desk) put(t *hall.Table, id string, rest []string, when game.PlanWhen, a *Answer) error {
	if len(rest) == 0 {
		return d.form(id)
	}
	e, err := d.event(strings.TrimSuffix(rest[0], ":"))
	if err != nil {
		return err
	}
	p := game.Plan{Event: game.EventID(e), When: when, Region: game.NoRegion, Group: game.NoGroup}
	return d.planned(t, p, strings.TrimSpace(strings.TrimPrefix(strings.Join(rest[1:], " "), ":")), a)
}

// plan says when an event comes, and where: in a month, when a measure reaches a bound, or as the scenario has it.
func (d *Desk) plan(t *hall.Table, rest []string, a *Answer) error {
	if head, _ := because(rest); len(head) < 2 {
		return d.form("plan")
	}
	p, err := d.when(rest[1])
	if err != nil {
		return err
	}
	aim, err := d.aimed("plan", slices.Delete(slices.Clone(rest), 1, 2))
	if err != nil {
		return err
	}
	p.Event, p.Region, p.Group = aim.event, aim.at, aim.group
	return d.planned(t, p, aim.reason, a)
}

// planned carries a plan out and says how the event stands then.
func (d *Desk) planned(t *hall.Table, p game.Plan, reason string, a *Answer) error {
	var ref *game.Refusal
	if err := t.Plan(p, reason); errors.As(err, &ref) && ref.Code == game.RefusedNothing {
		return d.no("unplanned")
	} else if errors.As(err, &ref) && ref.Code == game.RefusedRange && p.When != game.PlanMonth && p.When != game.PlanAtLeast && p.When != game.PlanAtMost {
		return d.no("plans", "Most", game.MaxPlans)
	} else if err != nil {
		return err
	}
	s := t.Game().Whole()
	in := d.injectOf(t, &s, p.Event)
	a.Lines = append(a.Lines, d.line(&in))
	return nil
}

// when reads a month, a bound as trade<=70, or the scenario's own.
func (d *Desk) when(word string) (game.Plan, error) {
	if word == "scenario" || word == d.t("scenario") {
		return game.Plan{When: game.PlanNone}, nil
	}
	if n, err := strconv.ParseInt(word, 10, 16); err == nil {
		return game.Plan{When: game.PlanMonth, Value: int16(n)}, nil
	}
	for sign, w := range map[string]game.PlanWhen{"<=": game.PlanAtMost, ">=": game.PlanAtLeast} {
		name, bound, ok := strings.Cut(word, sign)
		n, err := strconv.ParseInt(bound, 10, 16)
		if !ok || err != nil {
			continue
		}
		f, i, j, ok := wire.FieldAt(d.hall.Rules(), name)
		if !ok {
			return game.Plan{}, d.no("field", "Typed", name)
		}
		return game.Plan{When: w, Value: int16(n), Field: f, I: int16(i), J: int16(j)}, nil
	}
	return game.Plan{}, d.no("when", "Typed", word)
}

// try says what an inject would bring about now.
func (d *Desk) try(t *hall.Table, rest []string, a *Answer) error {
	aim, err := d.aimed("try", rest)
	if err != nil {
		return err
	}
	facts, told, err := t.Try(int(aim.event), aim.at, aim.group)
	if err != nil {
		return err
	}
	r := d.of(t).Heed(told)
	for _, f := range facts {
		switch line, ok := r.Event(f); {
		case f.Kind == game.Changed && kept(f.Field):
		case f.Kind == game.Changed:
			a.Lines = append(a.Lines, d.t("changes", "Field", wire.Label(d.hall.Rules(), f.Field, int(f.I), int(f.J)), "Old", int(f.Old), "New", int(f.New)))
		case ok:
			if headline, _ := r.Headline(f); f.Kind == game.ScenarioFired && f.Amount > 0 && !strings.HasPrefix(line, headline) {
				line = headline + ": " + line
			}
			a.Lines = append(a.Lines, words.Clean(line))
		}
	}
	if len(a.Lines) == 0 {
		a.Lines = []string{d.t("changes_nothing")}
	}
	return nil
}

// kept tells whether a field is the engine's own record, which says nothing to a reader.
func kept(f game.Field) bool {
	if f == game.FTold {
		return true
	}
	switch game.Registry[f].Scope {
	case game.ScopeEvent, game.ScopeModifier, game.ScopeSlot, game.ScopeTreatySlot, game.ScopeOfferSlot:
		return true
	}
	return false
}

// undo takes back what was done last at a table.
func (d *Desk) undo(t *hall.Table, rest []string, a *Answer) error {
	if len(rest) > 0 {
		return d.form("undo")
	}
	line, month, err := t.Undo(func(line string) string { return d.t("taken_back", "Line", line) })
	switch {
	case err == nil:
		a.Lines = append(a.Lines, d.t("taken_back", "Line", line))
	case line != "":
		return d.built(t, err, line, month)
	}
	return err
}
