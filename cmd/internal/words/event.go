package words

import (
	"strings"

	"riobravo/game"
	"riobravo/game/rule"
)

// whoNames are the kinds of people that PeopleKilled counts, by its Subject.
var whoNames = [...]string{"service", "citizens", "soldiers", "civilians"}

// howNames are the ways a leader goes, by LeaderRemoved's Outcome.
var howNames = [...]string{"captured", "killed", "delivered", "extradited"}

// factKeys are the catalogue keys of kinds that need no more than their arguments.
var factKeys = map[game.EventKind]string{
	game.GroupSplit: "report.split", game.WarBegan: "report.war_began", game.WarEnded: "report.war_ended",
	game.LabsDestroyed: "fact.labs", game.HitClaimed: "fact.hit_claimed", game.HitWasEmpty: "fact.hit_empty", game.HitConfirmed: "fact.hit_confirmed",
	game.OfferLapsed: "report.offer_lapsed", game.TreatySigned: "report.treaty_signed",
	game.TreatyBroken: "report.treaty_broken", game.TreatyEnded: "report.treaty_ended", game.PromiseExposed: "fact.promise_exposed",
	game.SignalPosted: "report.signal_posted", game.SignalKept: "report.signal_kept", game.PostureRevealed: "fact.posture",
	game.UninvitedAct: "fact.uninvited", game.MetTroops: "fact.met_troops", game.TargetWarned: "fact.target_warned",
	game.PlanLeaked: "fact.plan_leaked", game.ObjectiveChosen: "fact.objective", game.GroupMerged: "fact.group_merged",
	game.AircraftLost: "fact.aircraft", game.Prepared: "fact.prepared", game.TroopsMoved: "fact.troops_moved",
}

// eventArgs are the arguments that every text about a fact may use.
func (r *Renderer) eventArgs(e game.Event) args {
	a := args{
		"Seat": r.SeatIn(e.Seat), "Other": r.SeatIn(e.Other), "Region": r.RegionIn(e.Region), "Core": r.Core(e.Region),
		"Group": r.GroupIn(e.Group), "Aim": r.t("words.aim", nil), "Leader": r.leader(e), "N": int(e.New), "Old": int(e.Old), "Amount": int(e.Amount),
		"Order": "", "Name": "", "Column": "", "Actor": r.actor(e), "Month": r.MonthLong(e.Month),
		"Wing": "", "Posture": "", "Clause": "", "Signal": "", "Objective": "", "Choice": "", "Rung": "", "Months": r.Months(e.New),
	}
	switch e.Kind {
	case game.OrderResolved, game.OrderFailed:
		a["Order"] = r.OrderName(game.OrderID(e.Subject))
		a["Name"] = a["Order"]
		a["Aim"] = r.aim(game.OrderID(e.Subject))
		if e.Kind == game.OrderResolved && e.Subject >= 0 {
			a["Choice"] = r.Choice(game.OrderID(e.Subject), e.Amount)
		}
		if e.Seat < 0 { // a group without a seat: Other is the group
			a["Other"] = ""
		}
	case game.Rolled, game.RollModified:
		a["Name"] = r.operation(e.Subject)
		a["Order"] = a["Name"]
	case game.CrisisOpened, game.CrisisResolved, game.ChoiceMade:
		a["Name"] = r.Crisis(game.CrisisID(e.Subject))
		if e.Kind == game.CrisisOpened {
			a["Region"] = r.CrisisPlace(game.CrisisID(e.Subject), e.Region)
		}
	case game.SignalPosted, game.SignalKept, game.SignalBroken:
		a["Name"] = r.Signal(game.SignalID(e.Subject))
		if e.Seat >= 0 && r.rs.Seats[e.Seat].Group >= 0 {
			a["Group"] = r.GroupIn(r.rs.Seats[e.Seat].Group) // the group that speaks
		}
	case game.MemoRuled, game.MemoPlayed, game.MemoWritten:
		a["Column"] = r.Column(game.Column(e.I))
	case game.PostureRevealed:
		a["Name"] = r.Posture(game.PostureID(e.Subject))
	case game.ObjectiveChosen:
		a["Name"] = r.Objective(game.ObjectiveID(e.Subject))
	case game.RungReached:
		a["Name"], a["Rung"] = r.Rung(e.New), r.Rung(e.New)
	case game.GroupSplit:
		a["Name"] = r.GroupIn(game.Group(e.New))
	case game.PlazaFought:
		a["Other"] = r.GroupIn(game.Group(e.New)) // the attacker
	}
	return a
}

// actor is who did it: a seat, or the seatless group that stands in Other.
func (r *Renderer) actor(e game.Event) string {
	if e.Seat >= 0 {
		return r.SeatIn(e.Seat)
	}
	switch e.Kind {
	case game.OrderResolved, game.OrderFailed:
		if e.Other >= 0 {
			return r.GroupIn(game.Group(e.Other))
		}
	case game.ReprisalMade:
		if e.Group >= 0 {
			return r.GroupIn(e.Group)
		}
	}
	return r.t("words.somebody", nil)
}

// leader is a role of the group's leadership that a text may name.
func (r *Renderer) leader(e game.Event) string {
	if e.Kind != game.LeaderRemoved {
		return ""
	}
	tier := "top"
	if e.Amount == 2 {
		tier = "mid"
	}
	if e.Group >= 0 && int(e.Group) < len(r.rs.Groups) {
		if key := "leader." + r.rs.Groups[e.Group].ID + "." + tier; r.w.Has(key) {
			return r.w.Variant(key, int(e.Serial), nil)
		}
	}
	return r.t("words.leader_"+tier, args{"Group": r.GroupIn(e.Group)})
}

func (r *Renderer) operation(n int16) string {
	if n <= 0 || int(n) >= len(rule.Operations) {
		return ""
	}
	return r.or(nil, "operation."+rule.Operations[n]+".name", "operation."+rule.Operations[n])
}

// Event renders a fact as a sentence. ok is false for facts that are not worth a line.
func (r *Renderer) Event(e game.Event) (string, bool) {
	key, ok := r.factKey(e)
	if !ok {
		return "", false
	}
	line := strings.TrimSpace(r.w.Variant(key, int(e.Serial), r.eventArgs(e)))
	if headline, text := r.told(e); text != "" {
		line = text
	} else if headline != "" { // it alone is new
		line = headline + ". " + line
	}
	if why := r.whyNot(&e); why != "" && line != "" {
		return r.Sentence(line) + " " + why, true
	}
	return r.Sentence(line), line != ""
}

// factKey finds the catalogue key of a fact's sentence.
func (r *Renderer) factKey(e game.Event) (string, bool) {
	switch e.Kind {
	case game.MonthBegan:
		return "fact.month_began", true
	case game.OrderResolved:
		if e.Seat < 0 && e.Other < 0 {
			return "", false
		}
		return "fact.order", true
	case game.OrderFailed:
		return r.first("fail."+failName(e.Amount), "fail.other"), true
	case game.Rolled:
		if e.Outcome <= 0 || int(e.Outcome) >= len(game.OutcomeNames) || e.Subject <= 0 || int(e.Subject) >= len(rule.Operations) {
			return "", false
		}
		return r.first("operation."+rule.Operations[e.Subject]+"."+game.OutcomeNames[e.Outcome], "fact.rolled."+game.OutcomeNames[e.Outcome]), true
	case game.LeaderRemoved:
		if e.Outcome >= 0 && int(e.Outcome) < len(howNames) {
			return "report.leader_removed." + howNames[e.Outcome], true
		}
		return "report.leader_removed.captured", true
	case game.PeopleKilled:
		if e.New <= 0 || e.Subject < 0 || int(e.Subject) >= len(whoNames) {
			return "", false
		}
		if e.Region < 0 {
			return "report.killed." + whoNames[e.Subject], true
		}
		return "fact.killed." + whoNames[e.Subject], true
	case game.CrisisOpened:
		return "fact.crisis_opened", true
	case game.ChoiceMade: // Choices tells what all parties chose, when it is over
		return "", false
	case game.CrisisResolved:
		return r.outcomeKey(e)
	case game.ScenarioFired:
		if e.Subject < 0 || int(e.Subject) >= len(r.rs.Events) {
			return "", false
		}
		d := &r.rs.Events[e.Subject]
		return r.first("event."+d.ID+".text", "event."+d.ID+".name"), !d.Hidden || r.w.Has("event."+d.ID+".text")
	case game.RungReached:
		if e.New < e.Old {
			return "report.rung_down", true
		}
		return "report.rung_up", true
	case game.OfferMade: // told once: when it is on the table
		if e.Old > 0 {
			return "report.offer_countered", e.Amount == 1
		}
		return "report.offer_made", e.Amount == 1
	case game.ReprisalMade:
		if e.Group < 0 {
			return "fact.answer", true
		}
		return "fact.reprisal", true
	case game.SignalBroken:
		if e.Subject < 0 {
			return "fact.ultimatum", true
		}
		return "report.signal_broken", true
	case game.MemoRuled:
		if e.Outcome > 0 {
			return "fact.memo_ruled", true
		}
		return "fact.memo_dismissed", true
	case game.MemoPlayed:
		return yesNo("fact.memo", e.Outcome), true
	case game.OfferAnswered:
		if e.Outcome == 1 {
			return "fact.offer_accepted", true
		}
		if e.Outcome == game.AnswerCounter {
			return "", false // the counter itself tells it
		}
		return "fact.offer_refused", true
	case game.BorderChanged:
		if e.New <= 0 {
			return "fact.border_open", true
		}
		return "fact.border_closed", true
	case game.PlazaFought:
		return yesNo("fact.plaza", e.Outcome), true
	case game.SuccessionOver:
		return yesNo("fact.succession", e.Outcome), true
	case game.Informed:
		return yesNo("fact.informed", e.Outcome), true
	case game.LieutenantsAsked:
		return yesNo("fact.lieutenants", e.Outcome), true
	case game.GameEnded:
		if e.Subject > 0 && int(e.Subject) < len(game.EndingNames) {
			return "report.ended." + game.EndingNames[e.Subject], true
		}
		return "", false
	case game.FieldSet:
		return "fact.field_set", true
	case game.Unsealed:
		return "fact.unsealed", e.Seat >= 0
	}
	key, found := factKeys[e.Kind]
	return key, found
}

func yesNo(key string, outcome int8) string {
	if outcome == 1 {
		return key + ".yea"
	}
	return key + ".nay"
}

// first returns the first key that has words, else the last.
func (r *Renderer) first(keys ...string) string {
	for _, k := range keys {
		if r.w.Has(k) {
			return k
		}
	}
	return keys[len(keys)-1]
}

// failName is the reason why an order came to nothing, from OrderFailed's Amount.
func failName(n int16) string {
	if n > 0 && int(n) < len(game.FailNames) {
		return game.FailNames[n]
	}
	return "other"
}

// outcomeKey finds the words of a crisis' outcome row.
func (r *Renderer) outcomeKey(e game.Event) (string, bool) {
	if e.Subject < 0 || int(e.Subject) >= len(r.rs.Crises) {
		return "", false
	}
	d := &r.rs.Crises[e.Subject]
	if e.New < 0 || int(e.New) >= len(d.Outcomes) {
		return "fact.crisis_resolved", true
	}
	return "crisis." + d.ID + ".outcome." + d.Outcomes[e.New].ID, true
}

// Choices tells what each party of a resolved crisis chose, a line each.
func (r *Renderer) Choices(e game.Event) []string {
	if e.Kind != game.CrisisResolved || e.Subject < 0 || int(e.Subject) >= len(r.rs.Crises) {
		return nil
	}
	var out []string
	for i, p := range r.rs.Crises[e.Subject].Parties {
		option := e.Amount >> (4 * i) & 15
		if int(option) >= len(p.Options) {
			continue
		}
		who := ""
		switch p.Kind {
		case game.PartyUSA, game.PartyMexico:
			for k, d := range r.rs.Seats {
				if p.Kind == game.PartyUSA && d.Side == game.USA || p.Kind == game.PartyMexico && d.Side == game.Mexico {
					who = r.SeatIn(game.Seat(k))
				}
			}
		case game.PartyGroup:
			who = r.GroupIn(e.Group)
		case game.PartyRival:
			who = r.t("words.rival_wing", nil)
		}
		if who == "" {
			who = r.t("words.somebody", nil)
		}
		out = append(out, r.Sentence(r.t("words.chose", args{"Seat": who, "Choice": r.Option(game.CrisisID(e.Subject), i, option)})))
	}
	return out
}

// wireKeys are the catalogue keys (wire.<name>) of facts whose headline is the same in every scenario.
var wireKeys = map[game.EventKind]string{
	game.GroupSplit: "split", game.WarBegan: "war_began", game.WarEnded: "war_ended", game.TreatySigned: "treaty_signed",
	game.TreatyBroken: "treaty_broken", game.UninvitedAct: "uninvited", game.MetTroops: "met_troops",
	game.PlanLeaked: "plan_leaked", game.ReprisalMade: "reprisal", game.ObjectiveChosen: "objective",
	game.PromiseExposed: "promise_exposed", game.SignalBroken: "signal_broken", game.AircraftLost: "aircraft",
	game.HitWasEmpty: "hit_empty",
}

// Headline renders a public fact as a wire headline. ok is false for facts that make none, and for facts that only some
// seats may see: the wire is public.
func (r *Renderer) Headline(e game.Event) (string, bool) {
	if e.Vis != game.VisAll && e.Twin != game.VisAll {
		return "", false
	}
	key, ok := r.headlineKey(e)
	if !ok || !r.w.Has(key) {
		return "", false
	}
	if headline, _ := r.told(e); headline != "" {
		return headline, true
	}
	a := r.eventArgs(e)
	about := e.Group
	if about < 0 { // nobody else: the group that acts or speaks
		if e.Kind == game.OrderResolved {
			about = game.Group(e.I)
		} else if e.Seat >= 0 {
			about = r.rs.Seats[e.Seat].Group
		}
	}
	a["Group"], a["Seat"], a["Other"] = r.groupWire(about), r.SeatShort(e.Seat), r.SeatShort(e.Other)
	if a["Region"] != "" { // a headline has no room for the article
		a["Region"] = r.Region(e.Region)
	}
	line := strings.TrimSpace(r.w.Variant(key, int(e.Serial), a))
	return capital(line), line != ""
}

func (r *Renderer) headlineKey(e game.Event) (string, bool) {
	switch e.Kind {
	case game.OrderResolved:
		if e.Subject < 0 || int(e.Subject) >= len(r.rs.Orders) || !r.rs.Orders[e.Subject].Public {
			return "", false
		}
		return "headline.order." + r.rs.Orders[e.Subject].ID, true
	case game.Rolled:
		if e.Subject <= 0 || int(e.Subject) >= len(rule.Operations) || e.Outcome <= 0 || int(e.Outcome) >= len(game.OutcomeNames) {
			return "", false
		}
		o := e.Outcome
		if o == game.Decisive {
			o = game.Success
		}
		return "headline.operation." + rule.Operations[e.Subject] + "." + game.OutcomeNames[o], true
	case game.SignalPosted:
		if e.Subject < 0 || int(e.Subject) >= len(r.rs.Signals) {
			return "", false
		}
		return "headline.signal." + r.rs.Signals[e.Subject].ID, true
	case game.CrisisOpened:
		if e.Subject < 0 || int(e.Subject) >= len(r.rs.Crises) {
			return "", false
		}
		return "headline.crisis." + r.rs.Crises[e.Subject].ID, true
	case game.ScenarioFired:
		if e.Subject < 0 || int(e.Subject) >= len(r.rs.Events) || r.rs.Events[e.Subject].Hidden {
			return "", false
		}
		return "headline.event." + r.rs.Events[e.Subject].ID, true
	case game.PeopleKilled:
		if e.New <= 0 || e.Subject < 0 || int(e.Subject) >= len(whoNames) {
			return "", false
		}
		return "wire.killed." + whoNames[e.Subject], true
	case game.RungReached:
		if e.New < e.Old {
			return "wire.rung_down", true
		}
		return "wire.rung_up", true
	case game.BorderChanged:
		if e.New <= 0 {
			return "wire.border_open", true
		}
		return "wire.border_closed", true
	case game.GameEnded:
		if e.Subject > 0 && int(e.Subject) < len(game.EndingNames) {
			return "wire.ended." + game.EndingNames[e.Subject], true
		}
	}
	if k, found := wireKeys[e.Kind]; found {
		return "wire." + k, true
	}
	return "", false
}

// Roll explains the roll at i: its base, each modifier by name, the odds, the disaster band, the die and the result. Of a
// roll whose particulars the seat may not know it gives the result alone.
func (r *Renderer) Roll(events []game.Event, i int) []string {
	if i < 0 || i >= len(events) || events[i].Kind != game.Rolled {
		return nil
	}
	e := events[i]
	a := r.eventArgs(e)
	a["Outcome"] = r.Outcome(e.Outcome)
	out := []string{r.t("roll.title", a)}
	if e.Die == 0 && e.New == 0 {
		return append(out, r.t("roll.unknown", a))
	}
	out = append(out, r.t("roll.base", args{"N": int(e.Old)}))
	j := i
	for j > 0 && events[j-1].Kind == game.RollModified {
		j--
	}
	for ; j < i; j++ {
		m := events[j]
		out = append(out, r.t("roll.modifier", args{"Name": r.Modifier(game.ModName(m.Subject)), "Change": r.Change(int(m.New))}))
	}
	out = append(out, r.t("roll.odds", args{"N": int(e.New), "Decisive": int(e.New) / 10}))
	if e.J > 0 {
		out = append(out, r.t("roll.disaster", args{"N": int(e.J), "From": 101 - int(e.J)}))
	}
	if e.Die == 0 { // a claimed hit: the next brief will tell
		return append(out, r.t("roll.later", nil))
	}
	return append(out, r.t("roll.die", args{"N": int(e.Die), "Outcome": a["Outcome"]}))
}

// Modifier is the name of a roll's modifier.
func (r *Renderer) Modifier(m game.ModName) string {
	if m < 0 || int(m) >= len(game.ModNames) {
		return ""
	}
	return r.t("modifier."+game.ModNames[m], nil)
}

// Cause is the name of what moved a number.
func (r *Renderer) Cause(c game.Cause) string {
	class, n := c.Split()
	switch class {
	case game.CauseRule:
		if n < len(game.RuleCauses) {
			return r.t("cause."+game.RuleCauses[n], nil)
		}
	case game.CauseOrder:
		return r.OrderName(game.OrderID(n))
	case game.CauseOp:
		return r.operation(int16(n))
	case game.CauseCrisis:
		return r.Crisis(game.CrisisID(n))
	case game.CauseEvent:
		if n < len(r.rs.Events) {
			return r.EventName(game.EventID(n))
		}
	case game.CauseClause:
		return r.ClauseName(game.ClauseID(n))
	case game.CauseSignal:
		return r.Signal(game.SignalID(n))
	case game.CausePosture:
		return r.Posture(game.PostureID(n))
	case game.CauseHand:
		return r.t("cause.hand", nil)
	case game.CauseMemo:
		return r.t("cause.memo", nil)
	}
	return r.t("words.none", nil)
}
