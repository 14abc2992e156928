package words

import (
	"slices"
	"strings"

	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// Brief is what a seat reads at the beginning of a month. Depth 0 is for a principal (a few lines), depth 1 for a planner
// (a page): what happened to it, the tracks, its standing, what is in force, and the others as it sees them.
func (r *Renderer) Brief(s session.Session, depth int) []string {
	v := s.View()
	r.See(v)
	seat := s.Seat()
	month := v.Known.World.Month
	var out []string
	if month <= 1 && seat >= 0 {
		id := r.rs.Seats[seat].ID
		if depth > 0 && r.w.Has("seat."+id+".plan") {
			out = append(out, paragraphs(r.t("seat."+id+".plan", nil))...)
		} else {
			out = append(out, r.t("seat."+id+".brief", nil))
		}
	}
	facts := r.Facts(s, month, depth)
	if len(facts) == 0 && month > 1 {
		facts = []string{r.w.Variant("report.quiet_month", int(month), nil)}
	}
	out = append(out, facts...)
	if s := r.SheetStands(month); s != "" {
		out = append(out, s)
	}
	tracks := s.Tracks()
	before := v.Known.World
	if n := len(tracks); n > 1 && month > 1 {
		before = tracks[max(0, n-1-int(month-r.rs.Since(month)))]
	}
	out = append(out, r.Tracks(v.Known.World, before, depth > 0)...)
	out = append(out, r.Own(s)...)
	if depth > 0 {
		out = append(out, r.InForce(v)...)
		out = append(out, r.Others(v)...)
	}
	return out
}

func paragraphs(s string) []string {
	var out []string
	for _, p := range strings.Split(s, "\n") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// weights say how much a fact matters to a principal; facts without a weight are for the planner's page.
var weights = map[game.EventKind]int{
	game.PeopleKilled: 9, game.GameEnded: 9, game.CrisisResolved: 8, game.Rolled: 7, game.UninvitedAct: 7, game.MetTroops: 7,
	game.RungReached: 6, game.TreatyBroken: 6, game.TreatySigned: 6, game.LeaderRemoved: 5, game.WarBegan: 5, game.HitWasEmpty: 5, game.HitConfirmed: 5,
	game.PlanLeaked: 5, game.ReprisalMade: 5, game.ScenarioFired: 4, game.PromiseExposed: 4, game.OrderFailed: 4,
	game.SignalBroken: 4, game.GroupSplit: 4, game.ObjectiveChosen: 4, game.BorderChanged: 3,
}

// SheetStands says until when a sheet of the month counts; "" where it counts for its month alone.
func (r *Renderer) SheetStands(month int16) string {
	until := r.rs.Stands(month)
	if until <= month {
		return ""
	}
	return r.t("words.sheet_stands", args{"Until": r.Month(until)})
}

// Facts are the facts since the last sheet and this month's news in words, at a depth.
func (r *Renderer) Facts(s session.Session, month int16, depth int) []string {
	var list []game.Event
	for m := r.rs.Since(month); m < month; m++ {
		list = append(list, s.Events(m)...)
	}
	for _, e := range s.Events(month) {
		if e.Kind == game.PhaseBegan && game.Phase(e.New) > game.Brief {
			break
		}
		list = append(list, e)
	}
	floor := 0
	if depth == 0 {
		floor = 4
		for heavy := len(list); heavy > 6 && floor < 9; {
			heavy = 0
			for _, e := range list {
				if weights[e.Kind] >= floor {
					heavy++
				}
			}
			if heavy > 6 {
				floor++
			}
		}
	}
	var out []string
	seen := map[string]bool{}
	for _, e := range list {
		if e.Kind == game.MonthBegan || e.Kind == game.OfferLapsed && depth == 0 || weights[e.Kind] < floor {
			continue
		}
		if line, ok := r.Event(e); ok && !seen[line] {
			seen[line] = true
			out = append(out, line)
		}
	}
	return out
}

// trackFields are the public tracks in the order they are told; those after the first seven only at length.
var trackFields = []game.Field{
	game.FTrade, game.FCooperation, game.FAlignment, game.FViolence, game.FFlow, game.FPrice, game.FCrossings, game.FMissing, game.FOverdose,
	game.FExpectation, game.FConfidence,
}

// TrackFields are the public tracks in the order they are told.
func TrackFields() []game.Field { return slices.Clone(trackFields) }

// deathFields count people.
var deathFields = []game.Field{game.FServiceDead, game.FCitizensDead, game.FSoldiersDead, game.FCiviliansDead}

// Tracks tells the public tracks now, with what changed since before; those that did not change only at length.
func (r *Renderer) Tracks(now, before game.World, long bool) []string {
	s, b := game.State{World: now}, game.State{World: before}
	out := []string{r.t("tracks.escalation", args{
		"N": int(s.Rung()), "Rung": r.Rung(s.Rung()), "Points": int(now.Escalation), "Change": r.moved(int(now.Escalation), int(before.Escalation)),
	})}
	for i, f := range trackFields {
		n, o := int(s.Get(f, 0, 0)), int(b.Get(f, 0, 0))
		if long || n != o || i < 2 {
			out = append(out, r.t("tracks.line", args{"Name": capital(r.FieldName(f)), "N": r.Number(n), "Change": r.moved(n, o)}))
		}
	}
	for _, f := range deathFields {
		n, o := int(s.Get(f, 0, 0)), int(b.Get(f, 0, 0))
		if n != o || long && n > 0 {
			out = append(out, r.t("tracks.people", args{"Name": capital(r.FieldName(f)), "N": n, "Change": r.moved(n, o)}))
		}
	}
	if now.Closed > 0 || before.Closed != now.Closed {
		out = append(out, r.t("tracks.closed", args{"N": int(now.Closed)}))
	}
	return out
}

func (r *Renderer) moved(now, before int) string {
	if now == before {
		return ""
	}
	return r.Change(now - before)
}

// Own tells a seat's own standing and means.
func (r *Renderer) Own(s session.Session) []string {
	seat := s.Seat()
	if seat < 0 {
		return nil
	}
	v := s.View()
	r.See(v)
	k := &v.Known
	st := s.Score()
	out := []string{r.t("own.score", args{"Score": r.Points(st.Score), "Threshold": r.Points(st.Threshold), "Margin": r.MarginOf(st)})}
	d := &r.rs.Seats[seat]
	if d.Side == game.NoSide {
		g := &k.Secret[d.Group]
		out = append(out, r.t("own.group", args{
			"Cash": int(g.Cash), "Income": int(g.Income), "Cohesion": int(g.Cohesion),
			"Capacity": int(k.Groups[d.Group].Capacity), "Heat": int(k.Groups[d.Group].Heat),
		}))
		if w := k.Groups[d.Group].War; w > 0 {
			out = append(out, r.t("own.war", args{"N": int(w), "Months": r.Months(w)}))
		}
		return out
	}
	p, o := &k.Seats[seat], &k.Own[seat]
	out = append(out, r.t("own.republic", args{
		"Capital": int(o.Resource), "Approval": int(p.Approval), "Credibility": int(p.Credibility), "Leak": int(o.Leak),
	}))
	if d.Side == game.USA {
		name := r.t("words.undeclared", nil)
		if p.Objective > 0 {
			name = r.Objective(game.ObjectiveID(p.Objective - 1))
		}
		out = append(out, r.t("own.usa", args{"Name": name, "Authority": int(p.Authority), "Exposure": int(p.Exposure), "Guardrail": int(p.Guardrail)}))
	} else {
		out = append(out, r.t("own.mexico", args{
			"Sovereignty": int(p.Sovereignty), "Grievance": int(p.Grievance), "Reforms": int(p.Reforms),
			"Extraditions": int(p.Extradites), "Troops": int(p.FreeTroops),
		}))
	}
	return out
}

// InForce lists treaties and signals that the seat knows of.
func (r *Renderer) InForce(v *game.View) []string {
	var out []string
	for i := range v.Known.Treaties {
		t := &v.Known.Treaties[i]
		if t.Live == 0 {
			continue
		}
		var names []string
		for _, c := range TreatyClauses(t) {
			names = append(names, r.t("words.gives", args{"Seat": r.SeatShort(c.Giver), "Clause": r.Clause(c)}))
		}
		out = append(out, r.t("force.treaty", args{
			"N": i + 1, "Seat": r.SeatShort(game.Seat(t.A)), "Other": r.SeatShort(game.Seat(t.B)),
			"Until": r.Month(t.Until), "Clauses": strings.Join(names, "; "),
		}))
	}
	for k := range r.rs.Seats {
		if s := v.Known.Seats[k].Signal; s > 0 {
			out = append(out, r.Sentence(r.t("force.signal", args{
				"Seat": r.SeatIn(game.Seat(k)), "Name": r.Signal(game.SignalID(s - 1)), "Until": r.Month(v.Known.Seats[k].SignalEnd),
			})))
		}
	}
	return out
}

// Others tells how a seat sees the others: what is public, and its estimates of the rest.
func (r *Renderer) Others(v *game.View) []string {
	r.See(v)
	var out []string
	k := &v.Known
	for i := range r.rs.Seats {
		d := &r.rs.Seats[i]
		if game.Seat(i) == v.Seat || d.Side == game.NoSide {
			continue
		}
		p := &k.Seats[i]
		posture := r.t("words.unknown", nil)
		if p.Posture > 0 {
			posture = r.Posture(game.PostureID(p.Posture - 1))
		}
		out = append(out, r.t("other.republic", args{"Seat": r.Seat(game.Seat(i)), "Posture": posture, "Approval": int(p.Approval), "Credibility": int(p.Credibility)}))
		if d.Side == game.USA && p.Objective > 0 {
			out = append(out, r.Sentence(r.t("other.objective", args{"Seat": r.SeatIn(game.Seat(i)), "Name": r.Objective(game.ObjectiveID(p.Objective - 1))})))
		}
		if v.Seat >= 0 && k.Belief[v.Seat].Leak[2] > 0 && v.Side(r.rs) != game.NoSide {
			out = append(out, r.t("other.leak", args{"Seat": r.Seat(game.Seat(i)), "Estimate": r.Estimate(k.Belief[v.Seat].Leak)}))
		}
	}
	for g := range k.Groups {
		p := &k.Groups[g]
		if p.Alive == 0 || game.Group(g) == v.Group {
			continue
		}
		a := args{"Group": r.Group(game.Group(g)), "Heat": int(p.Heat), "Capacity": int(p.Capacity), "War": int(p.War), "Months": r.Months(p.War), "Cash": "", "Cohesion": ""}
		if v.Seat >= 0 {
			b := &k.Belief[v.Seat]
			if b.Cash[g][2] > 0 {
				a["Cash"] = r.Estimate(b.Cash[g])
			}
			if b.Cohesion[g][2] > 0 {
				a["Cohesion"] = r.Estimate(b.Cohesion[g])
			}
		}
		out = append(out, r.t("other.group", a))
	}
	return out
}

// Places tells the theatres as sentences: who is there, how it fares, and what a seat knows of it.
func (r *Renderer) Places(v *game.View) []string {
	r.See(v)
	var out []string
	for i := range r.rs.Regions {
		out = append(out, r.Place(v, game.Region(i)))
	}
	return out
}

// Place tells one theatre.
func (r *Renderer) Place(v *game.View, g game.Region) string {
	k := &v.Known
	p := &k.Regions[g]
	var groups, known []string
	for n := range k.Groups {
		if k.Groups[n].Alive != 0 && k.Presence[g][n] > 0 {
			groups = append(groups, r.t("place.presence", args{"Group": r.GroupShort(game.Group(n)), "N": int(k.Presence[g][n])}))
			if side := v.Side(r.rs); side >= 0 && k.Intel[side][g][n] > 0 {
				known = append(known, r.t("place.intel", args{"Group": r.GroupShort(game.Group(n)), "N": int(k.Intel[side][g][n])}))
			}
		}
	}
	if v.Group >= 0 && k.Labs[g][v.Group] > 0 {
		known = append(known, r.t("place.own_labs", args{"N": int(k.Labs[g][v.Group])}))
	} else if v.Seat >= 0 && k.Belief[v.Seat].Labs[g][2] > 0 && k.Belief[v.Seat].Labs[g][1] > 0 {
		known = append(known, r.t("place.labs", args{"Estimate": r.Estimate(k.Belief[v.Seat].Labs[g])}))
	}
	return r.t("place.line", args{
		"Region": r.Region(g), "Core": r.Core(g), "CoreViolence": int(p.Core), "Rest": int(p.Rest),
		"Mexico": r.rs.Regions[g].Side == game.Mexico, "Groups": strings.Join(groups, ", "), "Known": strings.Join(known, ", "),
		"Troops": int(p.Troops), "Closed": int(p.Closed), "Pressure": int(p.Pressure), "Crossing": r.rs.Regions[g].Crossing,
	})
}

// Result tells how a game ended and where every seat stands, best margin first as given.
func (r *Renderer) Result(st []game.Standing, ending game.Ending) []string {
	var out []string
	if ending > 0 && int(ending) < len(game.EndingNames) {
		out = append(out, r.t("result."+game.EndingNames[ending], nil))
	}
	nobody := true
	for _, s := range st {
		out = append(out, r.Standing(s))
		nobody = nobody && !s.First
	}
	if nobody && ending > 0 {
		out = append(out, r.t("result.nobody", nil))
	}
	return out
}

// Standing is one seat's score, threshold and margin.
func (r *Renderer) Standing(s game.Standing) string {
	if !s.Known {
		return r.t("result.unknown", args{"Seat": r.Seat(s.Seat)})
	}
	return r.t("result.seat", args{
		"Seat": r.Seat(s.Seat), "Score": r.Points(s.Score), "Threshold": r.Points(s.Threshold), "Margin": r.MarginOf(s),
		"Met": s.Met, "First": s.First,
	})
}

// MarginOf is the margin between the score and the threshold as they are shown, so that the three numbers agree.
func (r *Renderer) MarginOf(s game.Standing) string {
	if n := round(s.Score) - round(s.Threshold); n != 0 {
		return r.Change(n)
	}
	return r.Margin(max(-49, min(49, s.Margin))) // they look alike: the margin decides
}

// Parts lists the parts of a score.
func (r *Renderer) Parts(s game.Standing) []string {
	var out []string
	for _, p := range s.Parts {
		out = append(out, r.t("result.part", args{"Name": r.t("score."+p.ID+".name", nil), "Points": r.Points(p.Points), "Weight": int(p.Weight), "Value": int(p.Value)}))
	}
	return out
}

// Advice says what a seat's staff would do and why.
func (r *Renderer) Advice(a game.Advice) string {
	what := ""
	switch a.Kind {
	case game.AdvisePosture:
		what = r.t("command.posture", args{"Name": r.Posture(a.Posture)})
	case game.AdviseOrder:
		if a.Order.ID < 0 {
			what = r.t("command.clear", args{"Name": r.Column(a.Column)})
		} else {
			what = r.t("command.order", args{"Name": r.Order(a.Order)})
		}
	case game.AdviseSignal:
		what = r.t("command.signal", args{"Name": r.Signal(a.Signal)})
	case game.AdviseOffer:
		what = r.t("command.offer", args{"Other": r.SeatIn(a.Offer.To)})
	case game.AdviseCounter:
		what = r.t("command.counter", args{"Other": r.SeatIn(a.Offer.To)})
	case game.AdviseAnswer:
		key := "command.refuse"
		if a.Yes {
			key = "command.accept"
		}
		what = r.t(key, args{"N": int(a.Slot)})
	case game.AdviseOption:
		what = r.option(a.Option)
	}
	why := ""
	if a.Reason != "" && r.w.Has(a.Reason) {
		why = r.t(a.Reason, nil)
	}
	return r.t("words.advice", args{"What": what, "Why": why})
}

// option names an option of the crisis that is open for the seat the renderer was shown.
func (r *Renderer) option(n int16) string {
	if r.known != nil && r.known.World.Crisis > 0 {
		id := game.CrisisID(r.known.World.Crisis - 1)
		if party := r.Party(id, game.Group(r.known.World.CrisisGrp-1), r.seat); party >= 0 {
			return r.Option(id, party, n)
		}
	}
	return itoa(n + 1)
}
