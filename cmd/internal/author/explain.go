package author

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/content/diag"
	"riobravo/game"
	"riobravo/game/rule"
)

func (d Deps) explainCommand() *cobra.Command {
	cmd := d.command("explain <what> [scenario]", 1, 2)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		what := args[0]
		if lines := d.explainCode(strings.ToUpper(what)); lines != nil {
			return d.print(cmd, lines...)
		}
		if lines := d.explainFormat(what); lines != nil {
			return d.print(cmd, lines...)
		}
		sc, err := d.scenario(cmd, args, 1)
		if err != nil {
			return err
		}
		e := &explainer{d: &d, sc: sc, rs: sc.Ruleset, r: renderer(sc, d.Words.Language()), v: sc.Texts.In(d.Words.Language())}
		if lines := e.object(what); lines != nil {
			return d.print(cmd, lines...)
		}
		var known []string
		for _, p := range sc.Places() {
			known = append(known, p.ID)
		}
		for _, c := range diag.Codes {
			known = append(known, string(c.Code))
		}
		return d.wrongValue(d.t("explain.thing", nil), what, append(known, content.Keys()...))
	}
	return cmd
}

// explainCode tells what a diagnostic's code means and what to do; nil for what is no code.
func (d *Deps) explainCode(code string) []string {
	c := diag.Code(code)
	if c.Doc() == "" {
		return nil
	}
	doc := c.Doc()
	if d.Words.Has("author.code." + code) {
		doc = d.t("code."+code, nil)
	}
	out := []string{d.t("explain.code", map[string]any{"Code": code, "Severity": d.t("explain."+c.Severity().String(), nil), "Doc": doc})}
	if d.Words.Has("author.remedy." + code) {
		out = append(out, d.t("remedy."+code, nil))
	}
	return append(out, d.t("explain."+c.Severity().String()+"_means", nil))
}

// explainFormat tells what a key of the format or an effect kind means; nil for what is neither.
func (d *Deps) explainFormat(what string) []string {
	name := strings.TrimPrefix(what, "effects.")
	if k, ok := rule.ByName(name); ok {
		out := []string{d.t("explain.kind", map[string]any{"Kind": k.Name, "Doc": d.kindDoc(&k)})}
		for _, list := range [][]rule.ParamDef{k.Params, rule.Shared} {
			for _, p := range list {
				if p.Name == "by" && k.Head.Type == rule.TInt {
					continue
				}
				line := "  " + p.Name
				if len(p.Words) > 0 {
					line += " (" + strings.TrimSpace(strings.Join(p.Words, " ")) + ")"
				}
				out = append(out, line+d.paramDoc(&p))
			}
		}
		return out
	}
	if !slices.Contains(content.Keys(), what) {
		return nil
	}
	out := []string{d.t("explain.key", map[string]any{"Key": what, "Doc": d.keyDoc(what)})}
	for _, k := range content.Keys() {
		if rest, ok := strings.CutPrefix(k, what+"."); ok && !strings.Contains(rest, ".") {
			out = append(out, "  "+rest+": "+d.keyDoc(k))
		}
	}
	return out
}

// keyDoc is what a key of the format means: its own words, or those that its last part has in all sections.
func (d *Deps) keyDoc(key string) string {
	if d.Words.Has("author.format." + key) {
		return d.t("format."+key, nil)
	}
	last := key[strings.LastIndexByte(key, '.')+1:]
	if d.Words.Has("author.format.any." + last) {
		return d.t("format.any."+last, nil)
	}
	return ""
}

func (d *Deps) kindDoc(k *rule.KindDef) string {
	if d.Words.Has("author.kind." + k.Name) {
		return d.t("kind."+k.Name, nil)
	}
	return k.Doc
}

func (d *Deps) paramDoc(p *rule.ParamDef) string {
	if d.Words.Has("author.param." + p.Name) {
		return ": " + d.t("param."+p.Name, nil)
	}
	if p.Doc != "" {
		return ": " + p.Doc
	}
	return ""
}

// explainer tells about the definitions of one scenario.
type explainer struct {
	d   *Deps
	sc  *content.Scenario
	rs  *game.Ruleset
	r   *words.Renderer
	v   *content.Voice
	out []string

	cited []string // the sources of this definition that stand already
}

// object tells about the definition with an id, or each of those that share it; nil when there is none.
func (e *explainer) object(id string) []string {
	for _, p := range e.sc.Places() {
		_, short, _ := strings.Cut(p.ID, ".")
		if p.ID != id && short != id {
			continue
		}
		if len(e.out) > 0 {
			e.out = append(e.out, "")
		}
		e.say("object", map[string]any{"ID": p.ID, "Section": e.d.t("section."+p.Section, nil), "At": p.At.String()})
		e.definition(p)
	}
	return e.out
}

func (e *explainer) say(key string, args map[string]any) {
	e.out = append(e.out, e.d.t("explain."+key, args))
}

// part adds a labelled line when there is something to say.
func (e *explainer) part(key, text string) {
	if text != "" && text != "0" {
		e.say("part", map[string]any{"Label": e.d.t("explain.label."+key, nil), "Text": text})
	}
}

// text adds a text of the catalogue when there is one.
func (e *explainer) text(key string) {
	if e.v.Has(key) {
		for _, line := range strings.Split(e.v.Text(key, sample), "\n") {
			if line != "" {
				e.out = append(e.out, "  "+line)
			}
		}
	}
}

// sample fills the placeholders of a text that is shown without a game.
var sample = map[string]any{
	"Region": "…", "Core": "…", "Group": "…", "Wing": "…", "Seat": "…", "Other": "…", "Order": "…", "Posture": "…", "Clause": "…", "Signal": "…",
	"Objective": "…", "Choice": "…", "Rung": "…", "Month": "…", "Months": "…", "N": 2,
}

func (e *explainer) effects(key string, list []game.Effect) {
	if len(list) == 0 {
		return
	}
	e.say("list", map[string]any{"Label": e.d.t("explain.label."+key, nil)})
	for i := range list {
		e.out = append(e.out, "    - "+e.r.Effect(&list[i].Effect))
	}
}

func (e *explainer) cond(key string, c game.Cond) {
	if c.Set {
		e.part(key, e.r.Cond(c.Node))
	}
}

// source tells where a definition's numbers come from, with the works behind each fact.
func (e *explainer) source(s string) {
	for _, id := range strings.Fields(s) {
		if slices.Contains(e.cited, id) {
			continue
		}
		e.cited = append(e.cited, id)
		e.part("source", Cited(e.sc, e.d.Words, id))
	}
}

// Cited is a source in words: a fact with the works behind it, a claim's sentence, or that it is judgement.
func Cited(sc *content.Scenario, v *content.Voice, id string) string {
	for _, own := range sc.Sources() {
		if own.ID == id {
			key := "author.cite.own"
			if own.After {
				key = "author.cite.after"
			}
			return v.Text(key, map[string]any{"ID": id, "Cite": own.Cite, "Date": own.Date})
		}
	}
	if n, ok := strings.CutPrefix(id, "claim:"); ok {
		return v.Text("author.cite.claim", map[string]any{"N": n, "Text": v.Text("claim."+n+".name", nil)})
	}
	if id == "judgement" {
		return v.Text("author.cite.judgement", nil)
	}
	f, ok := content.Facts()[id]
	if !ok {
		return id
	}
	var cites []string
	for _, w := range f.Works {
		cites = append(cites, content.Works()[w])
	}
	if len(cites) == 0 {
		return v.Text("author.cite.derived", map[string]any{"ID": id})
	}
	return v.Text("author.cite.fact", map[string]any{"ID": id, "Works": strings.Join(cites, "; ")})
}

// definition tells about one definition by its section.
func (e *explainer) definition(p content.Place) {
	e.cited = nil
	switch p.Section {
	case "orders":
		e.order(pick(e.rs.Orders, func(o *game.OrderDef) bool { return o.ID == p.ID }))
	case "operations":
		if op, ok := rule.OperationByName(p.ID); ok {
			e.operation(&e.rs.Operations[op])
		}
	case "postures":
		o := pick(e.rs.Postures, func(o *game.PostureDef) bool { return o.ID == p.ID })
		e.named("posture", o.ID, "text")
		e.part("cost", e.r.Cond(o.Cost.Node))
		e.cond("when", o.When)
		e.effects("effects", o.Effects)
	case "crises":
		e.crisis(pick(e.rs.Crises, func(o *game.CrisisDef) bool { return o.ID == p.ID }))
	case "clauses":
		e.clause(pick(e.rs.Clauses, func(o *game.ClauseDef) bool { return o.ID == p.ID }))
	case "signals":
		e.signal(pick(e.rs.Signals, func(o *game.SignalDef) bool { return o.ID == p.ID }))
	case "events":
		e.event(pick(e.rs.Events, func(o *game.EventDef) bool { return o.ID == p.ID }))
	case "objectives":
		o := pick(e.rs.Objectives, func(o *game.ObjectiveDef) bool { return o.ID == p.ID })
		e.named("objective", o.ID, "text")
		e.part("score", e.r.Cond(o.Part.Node))
	case "scores":
		for i := range e.rs.Scores {
			if s := &e.rs.Scores[i]; scoreFor(e.rs, s) == p.ID {
				e.part("threshold", e.r.Cond(s.Threshold.Node))
				for _, part := range s.Parts {
					e.part("score", fmt.Sprintf("%s, %d %%: %s", e.v.Text("score."+part.ID+".name", nil), part.Weight, e.r.Cond(part.Value.Node)))
				}
			}
		}
	case "assumptions":
		o := pick(e.rs.Assumptions, func(o *game.AssumptionDef) bool { return o.ID == p.ID })
		e.named("assumption", o.ID, "text")
		for _, c := range o.Change {
			e.part("changes", fmt.Sprintf("%s %d → %d", game.ParamName(c.Param), e.rs.Params[c.Param], c.Value))
		}
		if o.Claim > 0 {
			e.source(fmt.Sprintf("claim:%d", o.Claim))
		}
	case "params":
		if id, ok := game.ParamByName(p.ID); ok {
			e.part("value", fmt.Sprint(e.rs.Params[id]))
		}
	case "seats":
		e.named("seat", p.ID, "brief", "plan")
	case "personas", "regions", "groups", "rungs", "guide":
		e.named(map[string]string{"personas": "persona", "regions": "region", "groups": "group", "rungs": "rung", "guide": "guide"}[p.Section], p.ID, "text", "effect")
	case "survey":
		for _, part := range []string{"text", "low", "high"} {
			e.text("survey." + p.ID + "." + part)
		}
	case "counters":
		o := pick(e.rs.Counters, func(o *game.CounterDef) bool { return o.ID == p.ID })
		e.part("value", fmt.Sprintf("%d (%d–%d)", o.Start, o.Min, o.Max))
	case "sources":
		e.part("source", Cited(e.sc, e.d.Words, p.ID))
	}
}

// pick is the first of a list that fits; the zero value when none does.
func pick[T any](list []T, fits func(*T) bool) *T {
	for i := range list {
		if fits(&list[i]) {
			return &list[i]
		}
	}
	return new(T)
}

func scoreFor(rs *game.Ruleset, s *game.ScoreDef) string {
	switch {
	case s.Actor.Side == game.USA:
		return "usa"
	case s.Actor.Side == game.Mexico:
		return "mexico"
	case s.Actor.Group >= 0:
		return rs.Groups[s.Actor.Group].ID
	}
	return "group"
}

// named adds a definition's name and texts.
func (e *explainer) named(kind, id string, parts ...string) {
	e.text(kind + "." + id + ".name")
	for _, p := range parts {
		e.text(kind + "." + id + "." + p)
	}
}

func (e *explainer) order(o *game.OrderDef) {
	e.named("order", o.ID, "intent", "text")
	e.part("column", e.r.Column(o.Column))
	e.part("cost", e.r.Cond(o.Cost.Node))
	e.cond("when", o.When)
	if o.Region != rule.SelNone {
		e.part("region", e.d.t("selector."+rule.Selectors[o.Region], nil))
	}
	if o.Group != rule.SelNone {
		e.part("group", e.d.t("selector."+rule.Selectors[o.Group], nil))
	}
	if len(o.Choices) > 0 {
		e.part("choices", strings.Join(o.Choices, ", "))
	}
	if o.Cooldown > 0 {
		e.part("cooldown", e.r.Months(o.Cooldown))
	}
	for _, f := range []struct {
		key string
		on  bool
	}{{"public", o.Public}, {"secret", !o.Public}, {"uninvited", o.Uninvited}} {
		if f.on {
			e.say("note."+f.key, nil)
		}
	}
	e.effects("effects", o.Effects)
	if o.Operation != rule.OpNone {
		e.say("list", map[string]any{"Label": e.d.t("explain.label.operation", nil) + " " + rule.Operations[o.Operation]})
		e.operation(&e.rs.Operations[o.Operation])
	}
	e.source(o.Source)
}

func (e *explainer) operation(o *game.OperationDef) {
	e.part("odds", e.d.t("explain.odds", map[string]any{"A": o.Odds[0], "B": o.Odds[1], "C": o.Odds[2]}))
	e.part("disaster", e.d.t("explain.disaster", map[string]any{"A": e.r.Cond(o.Disaster.Node), "B": e.r.Cond(o.Home.Node)}))
	if o.Points > 0 {
		e.part("points", e.d.t("explain.points", map[string]any{"N": int(o.Points), "Rung": int(o.Ceiling)}))
	}
	e.effects("always", o.Always)
	e.effects("decisive", o.Decisive)
	e.effects("success", o.Success)
	e.effects("miss", o.Miss)
	e.effects("fails", o.DisasterFx)
	e.source(o.Source)
}

func (e *explainer) crisis(o *game.CrisisDef) {
	e.named("crisis", o.ID, "scene")
	e.cond("trigger", o.Trigger)
	e.cond("when", o.When)
	e.effects("open", o.Open)
	for p := range o.Parties {
		party := &o.Parties[p]
		who := game.PartyNames[party.Kind]
		for i := range party.Options {
			text := e.v.Text("crisis."+o.ID+".option."+who+"."+party.Options[i].ID, sample)
			if int16(i) == party.Silence {
				text += " " + e.d.t("explain.silence", nil)
			}
			if w := party.Options[i].When; w.Set {
				text += " (" + e.r.Cond(w.Node) + ")"
			}
			e.part("option", e.d.t("party."+who, nil)+": "+text)
		}
	}
	for i := range o.Outcomes {
		out := &o.Outcomes[i]
		e.say("list", map[string]any{"Label": e.d.t("explain.label.outcome", nil) + " " + out.ID + " (" + combination(o, out) + ")"})
		e.text("crisis." + o.ID + ".outcome." + out.ID)
		for k := range out.Effects {
			e.out = append(e.out, "    - "+e.r.Effect(&out.Effects[k].Effect))
		}
	}
	e.source(o.Source)
}

// combination is the choices under which an outcome comes, by their ids; a party that does not matter is left out.
func combination(c *game.CrisisDef, o *game.CrisisOutcome) string {
	var parts []string
	for p := range c.Parties {
		var ids []string
		for i := range c.Parties[p].Options {
			if o.Masks[p]&(1<<uint(i)) != 0 {
				ids = append(ids, c.Parties[p].Options[i].ID)
			}
		}
		if len(ids) < len(c.Parties[p].Options) {
			parts = append(parts, game.PartyNames[c.Parties[p].Kind]+": "+strings.Join(ids, "|"))
		}
	}
	if len(parts) == 0 {
		return "*"
	}
	return strings.Join(parts, ", ")
}

func (e *explainer) clause(o *game.ClauseDef) {
	e.named("clause", o.ID, "text")
	e.cond("when", o.When)
	e.part("worth", e.d.t("explain.worth", map[string]any{"A": e.r.Cond(o.Worth[0].Node), "B": e.r.Cond(o.Worth[1].Node)}))
	for _, f := range []struct {
		key string
		on  bool
	}{{"binds", o.Binds}, {"promise", !o.Binds}, {"kept_secret", o.Secret}} {
		if f.on {
			e.say("note."+f.key, nil)
		}
	}
	var forbids []string
	for _, id := range o.Forbids {
		forbids = append(forbids, e.r.OrderName(id))
	}
	e.part("forbids", strings.Join(forbids, ", "))
	e.effects("asked", o.Asked)
	e.effects("signing", o.Signing)
	e.effects("monthly", o.Monthly)
	e.effects("ending", o.Ending)
	e.effects("breach", o.Breach)
	e.source(o.Source)
}

func (e *explainer) signal(o *game.SignalDef) {
	e.named("signal", o.ID, "text")
	e.part("term", e.r.Months(o.Term))
	e.cond("when", o.When)
	e.cond("kept_if", o.KeptIf)
	e.cond("broke_if", o.BrokeIf)
	e.effects("post", o.Post)
	e.effects("kept", o.Kept)
	e.effects("broken", o.Broken)
	e.source(o.Source)
}

func (e *explainer) event(o *game.EventDef) {
	e.named("event", o.ID, "text")
	switch {
	case o.Held:
		e.say("note.held", nil)
	case o.Month > 0:
		e.part("month", e.r.MonthLong(o.Month))
	case o.Reckon:
		e.say("note.reckon", map[string]any{"A": int(o.First), "B": int(o.Last)})
	default:
		e.part("weight", e.r.Cond(o.Weight.Node))
		if o.First > 0 || o.Last > 0 {
			e.part("window", fmt.Sprintf("%d–%d", o.First, o.Last))
		}
	}
	e.cond("when", o.When)
	e.effects("effects", o.Effects)
	e.source(o.Source)
}
