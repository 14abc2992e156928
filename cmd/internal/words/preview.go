package words

import (
	"slices"
	"strings"

	"riobravo/game"
	"riobravo/game/rule"
)

// Cost is a cost in the seat's own money: capital for a republic, cash for a group.
func (r *Renderer) Cost(o game.OrderID, n int16) string {
	key := "words.capital"
	if o >= 0 && int(o) < len(r.rs.Orders) && r.rs.Orders[o].Actor.Side == game.NoSide {
		key = "words.cash"
	}
	return r.t(key, args{"N": int(n)})
}

// Odds is a chance rounded to five, as a range.
func (r *Renderer) Odds(g game.Range) string {
	return r.t("words.percent", args{"Range": r.Range(game.Range{Low: five(g.Low), High: five(g.High)})})
}

// Percent is a chance as it stands.
func (r *Renderer) Percent(g game.Range) string {
	return r.t("words.percent", args{"Range": r.Range(g)})
}

func five(n int16) int16 {
	if n < 5 {
		return n
	}
	return (n + 2) / 5 * 5
}

// Preview explains what a seat may expect of an order, a line each.
func (r *Renderer) Preview(p game.Preview) []string {
	if p.Refusal != nil {
		return r.Refusal(p.Refusal)
	}
	out := []string{r.t("preview.cost", args{"Cost": r.Cost(p.Order.ID, p.Cost), "Left": r.Cost(p.Order.ID, p.Left)})}
	if p.Rolls {
		out = append(out, r.t("preview.odds", args{"Odds": r.Odds(p.Odds)}))
		for _, m := range p.Mods {
			if m.Low != 0 || m.High != 0 {
				out = append(out, r.t("preview.mod", args{"Name": r.Modifier(m.Name), "Change": r.changes(m.Range)}))
			}
		}
		if p.Disaster.High > 0 {
			out = append(out, r.t("preview.disaster", args{"Odds": r.Percent(p.Disaster)}))
		}
	}
	out = append(out, r.moves(p)...)
	if p.Threshold > 0 {
		out = append(out, r.Held(p))
	}
	return append(out, r.dangers(p)...)
}

// Held is what the seat would be held to with the objective that an order declares.
func (r *Renderer) Held(p game.Preview) string {
	return r.t("preview.threshold", args{"N": int(p.Threshold)})
}

func (r *Renderer) changes(g game.Range) string {
	if g.Low == g.High {
		return r.Change(int(g.Low))
	}
	return r.t("words.to", args{"A": r.Change(int(g.Low)), "B": r.Change(int(g.High))})
}

// moves groups the expected changes by the outcome that brings them.
func (r *Renderer) moves(p game.Preview) []string {
	var out []string
	for o := int8(0); o <= game.Disaster; o++ {
		list := r.Moves(p.Moves, o)
		if len(list) == 0 {
			continue
		}
		key := "preview.always"
		if o > 0 {
			key = "preview.outcome"
		}
		out = append(out, r.t(key, args{"Outcome": r.Outcome(o), "Moves": strings.Join(list, "; ")}))
	}
	return out
}

// dangers are what an order breaks, meets and invites.
func (r *Renderer) dangers(p game.Preview) []string {
	var out []string
	if p.Uninvited {
		out = append(out, r.t("preview.uninvited", nil))
	}
	if p.Cancelled {
		out = append(out, r.t("preview.cancelled", nil))
	}
	if p.Meets.High > 0 {
		out = append(out, r.t("preview.meets", args{"Odds": r.Percent(p.Meets)}))
	}
	for _, c := range p.Breaks {
		out = append(out, r.t("preview.breaks", args{"Clause": r.ClauseName(c)}))
	}
	for _, c := range p.Strains {
		out = append(out, r.t("preview.strains", args{"Clause": r.ClauseName(c)}))
	}
	if p.Cliff {
		out = append(out, r.t("preview.cliff", args{"Rung": r.Rung(p.Rung), "N": int(p.Rung)}))
	}
	for _, i := range p.Invites {
		out = append(out, r.Invite(i))
	}
	return out
}

// Invite is what an order invites from another seat.
func (r *Renderer) Invite(i game.Invite) string {
	return r.t("preview.invite", args{"Seat": r.Seat(i.Seat), "What": r.Invited(i)})
}

// Invited is the same without the seat, for rows that begin with its letter.
func (r *Renderer) Invited(i game.Invite) string { return r.t("invite."+i.Key, nil) }

// Reason is one line of why an offer is likely or unlikely to be taken by the seat it goes to.
func (r *Renderer) Reason(w game.Reason, to game.Seat) string {
	return r.t("words.reason", args{"What": r.ReasonWhat(w, to), "Change": r.Change(int(w.Points))})
}

// ReasonWhat is the same without its points, for tables.
func (r *Renderer) ReasonWhat(w game.Reason, to game.Seat) string {
	return r.t("accept."+w.Key, args{"Seat": r.SeatIn(to), "Clause": r.ClauseName(w.Clause)})
}

// moveWord is the enum word of an effect kind's head; its keys are move.<kind>_<word>.
func moveWord(k rule.Kind, arg int16) string {
	d := rule.Kinds[k].Head
	if d.Type == rule.TEnum && arg >= 0 && int(arg) < len(d.Words) {
		return d.Words[arg]
	}
	return ""
}

// Moves are the expected changes of one outcome (0: whatever the roll says), a text each. Changes of the same number are
// told as one, from what is certain to what is possible.
func (r *Renderer) Moves(all []game.Move, outcome int8) []string {
	var out []string
	var done []game.Move
	for i, m := range all {
		if m.Outcome != outcome || slices.Contains(done, about(m)) {
			continue
		}
		span, n := game.Range{}, 0
		for _, o := range all[i:] {
			if o.Outcome != outcome || about(o) != about(m) {
				continue
			}
			n++
			if o.Chance == 0 || o.Chance >= 100 {
				span.Low, span.High = span.Low+o.By, span.High+o.By
			} else {
				span.Low, span.High = span.Low+min(0, o.By), span.High+max(0, o.By)
			}
		}
		if n > 1 && spanned[m.Kind] {
			done = append(done, about(m))
			m.Chance = 100
		} else {
			span = game.Range{Low: m.By, High: m.By}
		}
		if s := r.move(m, span); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// spanned are the kinds whose amounts add up and whose words bear a range.
var spanned = map[rule.Kind]bool{rule.KindAdd: true, rule.KindPoints: true, rule.KindCooperation: true, rule.KindIntel: true, rule.KindLabs: true, rule.KindFlow: true}

// about is a change without its amount and its chance.
func about(m game.Move) game.Move {
	m.By, m.Chance = 0, 0
	return m
}

// Move is one expected change, with its delay, its length and its chance.
func (r *Renderer) Move(m game.Move) string { return r.move(m, game.Range{Low: m.By, High: m.By}) }

// move is a change by an amount that may be a range.
func (r *Renderer) move(m game.Move, by game.Range) string {
	if m.Kind >= rule.KindCount {
		return ""
	}
	if (m.Kind == rule.KindAdd || m.Kind == rule.KindSet) && !r.shown(m) {
		return ""
	}
	what := ""
	switch m.Kind {
	case rule.KindNone:
		return ""
	case rule.KindAdd:
		if by.Low == 0 && by.High == 0 {
			return ""
		}
		what = r.t("move.add", args{"Field": r.Field(m.Field, int(m.I), int(m.J)), "Change": r.changes(by)})
	case rule.KindSet:
		if key := "move.set_" + game.Registry[m.Field].Name; r.w.Has(key) {
			what = r.t(key, args{"N": int(m.By), "Of": r.ofField(m)})
			break
		}
		if clocks[m.Field] {
			return ""
		}
		what = r.t("move.set", args{"Field": r.Field(m.Field, int(m.I), int(m.J)), "N": r.Number(int(m.By))})
	default:
		if m.By == 0 && rule.Kinds[m.Kind].Head.Type == rule.TInt {
			return ""
		}
		a := args{"N": int(m.By), "Change": r.changes(by), "Word": "", "Name": ""}
		if by.Low != by.High {
			a["N"] = r.Range(by)
		}
		key := "move." + rule.Kinds[m.Kind].Name
		if w := moveWord(m.Kind, m.Arg); w != "" {
			a["Word"] = r.t(key+"_"+w, nil)
		}
		switch m.Kind {
		case rule.KindCrisis:
			a["Name"] = r.Crisis(game.CrisisID(m.Arg))
		case rule.KindFlow: // the rules count what is lost
			a["Change"] = r.changes(game.Range{Low: -by.High, High: -by.Low})
		case rule.KindSignal:
			a["Name"] = r.Signal(game.SignalID(m.Arg))
		case rule.KindClause:
			a["Name"] = r.ClauseKind(game.ClauseID(m.Arg), rule.Operation(m.Arg2))
		case rule.KindOperation:
			return ""
		case rule.KindRung:
			a["Name"] = r.Rung(m.By)
		}
		if !r.w.Has(key) {
			return ""
		}
		what = r.t(key, a)
	}
	for _, part := range r.timing(m) {
		what += part
	}
	return what
}

// clocks are fields that hold the month of something: what is set in them says nothing to a reader.
var clocks = map[game.Field]bool{
	game.FConceded: true, game.FSummit: true, game.FRally: true, game.FRefused: true, game.FLastOp: true, game.FLastUninvited: true,
	game.FStruck: true, game.FKilledByUs: true, game.FPressed: true, game.FDeclared: true, game.FSignalEnd: true,
}

// ofField is the short name of a change's subject, empty for the world.
func (r *Renderer) ofField(m game.Move) string {
	switch game.Registry[m.Field].Scope {
	case game.ScopeSeat:
		return r.SeatShort(game.Seat(m.I))
	case game.ScopeGroup:
		return r.GroupShort(game.Group(m.I))
	case game.ScopeRegion:
		return r.Region(game.Region(m.I))
	}
	return ""
}

// shown tells whether a player may read about a change: a scenario's own counter only when it has a name, the engine's
// bookkeeping never.
func (r *Renderer) shown(m game.Move) bool {
	if m.Field >= game.FieldCount || game.Registry[m.Field].Seen == game.SeenByNone {
		return false
	}
	if m.Field == game.FCounter {
		return int(m.I) < len(r.rs.Counters) && r.w.Has("counter."+r.rs.Counters[m.I].ID+".name")
	}
	return true
}

// timing is when a change comes, how long it lasts and how likely it is.
func (r *Renderer) timing(m game.Move) []string {
	var out []string
	if m.Chance > 0 && m.Chance < 100 {
		out = append(out, r.t("move.chance", args{"N": int(m.Chance)}))
	}
	if m.After > 0 {
		out = append(out, r.t("move.after", args{"Months": r.Months(m.After)}))
	}
	switch {
	case m.For > 0 && m.Monthly:
		out = append(out, r.t("move.monthly", args{"Months": r.Months(m.For)}))
	case m.For > 0:
		out = append(out, r.t("move.for", args{"Months": r.Months(m.For)}))
	}
	return out
}
