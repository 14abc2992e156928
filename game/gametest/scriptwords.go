package gametest

import (
	"fmt"
	"strconv"
	"strings"

	"riobravo/game"
)

// find is the number of the definition with an id.
func find[T any](what, id string, list []T, name func(*T) string) (int, error) {
	known := make([]string, len(list))
	for i := range list {
		if known[i] = name(&list[i]); known[i] == id {
			return i, nil
		}
	}
	return -1, fmt.Errorf("no %s %q", what, id)
}

// seat is the seat of that id, or NoSeat.
func (p *play) seat(id string) game.Seat {
	for i := range p.rs.Seats {
		if p.rs.Seats[i].ID == id {
			return game.Seat(i)
		}
	}
	return game.NoSeat
}

// kind is the first word of the ids of a seat's orders, postures and signals.
func (p *play) kind(k game.Seat) string {
	switch p.rs.Seats[k].Side {
	case game.USA:
		return "usa"
	case game.Mexico:
		return "mexico"
	}
	return "group"
}

// group is a group by its id; splinter1 is the first after the scenario's own.
func (p *play) group(id string) (game.Group, error) {
	if n, ok := strings.CutPrefix(id, "splinter"); ok {
		v, err := strconv.Atoi(n)
		if g := len(p.rs.Groups) + v - 1; err == nil && v > 0 && g < game.MaxGroups {
			return game.Group(g), nil
		}
	}
	n, err := find("group", id, p.rs.Groups, func(d *game.GroupDef) string { return d.ID })
	return game.Group(n), err
}

func (p *play) region(id string) (game.Region, error) {
	n, err := find("region", id, p.rs.Regions, func(d *game.RegionDef) string { return d.ID })
	return game.Region(n), err
}

func (p *play) clause(id string) (game.ClauseID, error) {
	n, err := find("clause", id, p.rs.Clauses, func(d *game.ClauseDef) string { return d.ID })
	return game.ClauseID(n), err
}

// posture finds a posture of a seat's kind.
func (p *play) posture(k game.Seat, name string) (game.PostureID, error) {
	n, err := find("posture", p.kind(k)+"."+name, p.rs.Postures, func(d *game.PostureDef) string { return d.ID })
	return game.PostureID(n), err
}

// eventKinds names the kinds of facts for conditions.
var eventKinds = map[string]game.EventKind{
	"month_began": game.MonthBegan, "phase_began": game.PhaseBegan, "order_resolved": game.OrderResolved, "order_failed": game.OrderFailed,
	"rolled": game.Rolled, "leader_removed": game.LeaderRemoved, "group_split": game.GroupSplit, "war_began": game.WarBegan,
	"war_ended": game.WarEnded, "labs_destroyed": game.LabsDestroyed, "hit_claimed": game.HitClaimed, "hit_was_empty": game.HitWasEmpty, "hit_confirmed": game.HitConfirmed,
	"people_killed": game.PeopleKilled, "crisis_opened": game.CrisisOpened, "choice_made": game.ChoiceMade, "crisis_resolved": game.CrisisResolved,
	"offer_made": game.OfferMade, "offer_answered": game.OfferAnswered, "offer_lapsed": game.OfferLapsed, "treaty_signed": game.TreatySigned,
	"treaty_broken": game.TreatyBroken, "treaty_ended": game.TreatyEnded, "promise_exposed": game.PromiseExposed,
	"signal_posted": game.SignalPosted, "signal_kept": game.SignalKept, "signal_broken": game.SignalBroken, "rung_reached": game.RungReached,
	"posture_revealed": game.PostureRevealed, "uninvited_act": game.UninvitedAct, "met_troops": game.MetTroops, "target_warned": game.TargetWarned,
	"border_changed": game.BorderChanged, "reprisal_made": game.ReprisalMade, "objective_chosen": game.ObjectiveChosen,
	"group_merged": game.GroupMerged, "cap_reached": game.CapReached, "game_ended": game.GameEnded, "score_taken": game.ScoreTaken,
	"plaza_fought": game.PlazaFought, "succession_over": game.SuccessionOver, "informed": game.Informed,
	"lieutenants_asked": game.LieutenantsAsked, "aircraft_lost": game.AircraftLost, "prepared": game.Prepared, "income_came": game.IncomeCame,
	"troops_moved": game.TroopsMoved, "drafted": game.Drafted, "sealed": game.Sealed, "scenario_fired": game.ScenarioFired,
	"memo_written": game.MemoWritten, "memo_ruled": game.MemoRuled, "memo_played": game.MemoPlayed,
}

// who are the counts of the dead that a word of people_killed names.
var who = map[string]int16{"service": 0, "citizens": 1, "soldiers": 2, "civilians": 3}

// matches reads `event KIND [of GROUP] [by SEAT] [in REGION] [for WORD] [new N] [outcome N]` into a test of one fact.
func (p *play) matches(w words) (func(e *game.Event) bool, error) {
	kind, ok := eventKinds[w.take()]
	if !ok {
		return nil, fmt.Errorf("no kind of fact of that name")
	}
	tests := []func(e *game.Event) bool{func(e *game.Event) bool { return e.Kind == kind }}
	for len(w) > 1 {
		key, word := w.take(), w.take()
		var t func(e *game.Event) bool
		var err error
		switch key {
		case "of":
			var g game.Group
			g, err = p.group(word)
			t = func(e *game.Event) bool { return e.Group == g }
		case "in":
			var at game.Region
			at, err = p.region(word)
			t = func(e *game.Event) bool { return e.Region == at }
		case "by":
			k := p.seat(word)
			t = func(e *game.Event) bool { return e.Seat == k }
		case "new", "outcome", "die", "amount":
			var n int32
			n, err = p.value(&p.s, word)
			t = func(e *game.Event) bool {
				return int32(map[string]int16{"new": e.New, "outcome": int16(e.Outcome), "die": e.Die, "amount": e.Amount}[key]) == n
			}
		case "for":
			t, err = p.subject(kind, word)
		default:
			err = fmt.Errorf("%q says nothing of a fact: of, by, in, for, new, outcome, die, amount", key)
		}
		if err != nil {
			return nil, err
		}
		tests = append(tests, t)
	}
	return func(e *game.Event) bool {
		for _, t := range tests {
			if !t(e) {
				return false
			}
		}
		return true
	}, w.empty()
}

// subject reads what a kind of fact is about: an order, a crisis, a signal, a reason, the dead.
func (p *play) subject(kind game.EventKind, word string) (func(e *game.Event) bool, error) {
	n := -1
	var err error
	switch kind {
	case game.OrderResolved:
		n, err = find("order", word, p.rs.Orders, func(d *game.OrderDef) string { return d.ID })
	case game.CrisisOpened, game.CrisisResolved:
		n, err = find("crisis", word, p.rs.Crises, func(d *game.CrisisDef) string { return d.ID })
	case game.SignalPosted, game.SignalKept, game.SignalBroken:
		n, err = find("signal", word, p.rs.Signals, func(d *game.SignalDef) string { return d.ID })
	case game.TreatySigned, game.TreatyBroken, game.TreatyEnded, game.PromiseExposed, game.OfferMade:
		n, err = find("clause", word, p.rs.Clauses, func(d *game.ClauseDef) string { return d.ID })
	case game.PeopleKilled:
		v, ok := who[word]
		n = int(v)
		if !ok {
			err = fmt.Errorf("no count of the dead %q", word)
		}
	case game.OrderFailed:
		for i, f := range game.FailNames {
			if f == word {
				return func(e *game.Event) bool { return e.Amount == int16(i) }, nil
			}
		}
		err = fmt.Errorf("no reason %q", word)
	case game.LeaderRemoved:
		for i, f := range game.HowNames {
			if f == word {
				return func(e *game.Event) bool { return e.Outcome == int8(i) }, nil
			}
		}
		err = fmt.Errorf("no way %q", word)
	default:
		err = fmt.Errorf("a fact of that kind is for nothing")
	}
	return func(e *game.Event) bool { return int(e.Subject) == n }, err
}

// cause reads `from CLASS [ID]` into a test of a fact's cause.
func (p *play) cause(w words) (func(c game.Cause) bool, error) {
	class, id := w.take(), w.take()
	for i, name := range game.RuleCauses {
		if name == class {
			return func(c game.Cause) bool { return c == game.Cause(i) }, nil
		}
	}
	kinds := map[string]game.Cause{
		"order": game.CauseOrder, "operation": game.CauseOp, "crisis": game.CauseCrisis, "event": game.CauseEvent,
		"clause": game.CauseClause, "signal": game.CauseSignal, "posture": game.CausePosture, "hand": game.CauseHand, "memo": game.CauseMemo,
	}
	k, ok := kinds[class]
	if !ok {
		return nil, fmt.Errorf("no cause %q", class)
	}
	if id == "" {
		return func(c game.Cause) bool { v, _ := c.Split(); return v == k }, nil
	}
	n, err := -1, error(nil)
	switch k {
	case game.CauseOrder:
		n, err = find("order", id, p.rs.Orders, func(d *game.OrderDef) string { return d.ID })
	case game.CauseCrisis:
		n, err = find("crisis", id, p.rs.Crises, func(d *game.CrisisDef) string { return d.ID })
	case game.CauseClause:
		n, err = find("clause", id, p.rs.Clauses, func(d *game.ClauseDef) string { return d.ID })
	case game.CauseSignal:
		n, err = find("signal", id, p.rs.Signals, func(d *game.SignalDef) string { return d.ID })
	case game.CausePosture:
		n, err = find("posture", id, p.rs.Postures, func(d *game.PostureDef) string { return d.ID })
	default:
		err = fmt.Errorf("%s takes no id", class)
	}
	return func(c game.Cause) bool { v, m := c.Split(); return v == k && m == n }, err
}

// crisisID finds a crisis by its id.
func (p *play) crisisID(id string) (int, error) {
	return find("crisis", id, p.rs.Crises, func(d *game.CrisisDef) string { return d.ID })
}

// parties are the ids of the seats that have a part in the open crisis.
func (p *play) parties() string {
	var out []string
	for k := range p.rs.Seats {
		if game.PartyOf(p.rs, &p.s, game.Seat(k)) >= 0 {
			out = append(out, p.rs.Seats[k].ID)
		}
	}
	return strings.Join(out, " ")
}
