package gametest

import (
	"errors"
	"fmt"

	"riobravo/game"
)

// twinParts names what the public twin of a fact may show, by kind. Everything else of the fact must leave it unchanged.
var twinParts = map[game.EventKind][]string{
	game.Rolled:          {"Seat", "Region", "Group", "Subject", "Outcome"},
	game.OrderResolved:   {"Seat", "Subject"},
	game.OrderFailed:     {"Seat", "Subject"},
	game.Sealed:          {"Seat"},
	game.Unsealed:        {"Seat"},
	game.MemoPlayed:      {"Seat", "I", "Outcome"},
	game.CrisisOpened:    {"Subject", "Region", "Group", "New", "Amount"},
	game.CrisisResolved:  {"Subject", "Region", "Group", "New", "Amount"},
	game.OfferMade:       {"Seat", "Other"},
	game.OfferAnswered:   {"Seat", "Other"},
	game.OfferLapsed:     {"Seat", "Other"},
	game.Changed:         {"Field", "I", "J", "Old", "New"},
	game.EstimateRevised: {"Field", "I", "J", "Old", "New"},
	game.PeopleKilled:    {"Subject", "New"},
	game.RungReached:     {"Seat", "Old", "New"},
}

// unseen is now and then another fact of the same kind and audience.
func (g *leaks) unseen(e *game.Event) game.Event {
	if g.luck.N(40) != 0 {
		return *e
	}
	return g.other(e, nil)
}

// other is the same fact with any content but for the parts in keep: its kind, its audience and its month stay.
func (g *leaks) other(e *game.Event, keep map[string]bool) game.Event {
	out := *e
	set := func(name string, write func()) {
		if !keep[name] {
			write()
		}
	}
	set("Outcome", func() { out.Outcome = int8(g.luck.N(5)) })
	set("Seat", func() { out.Seat = game.Seat(g.luck.N(6)) })
	set("Other", func() { out.Other = game.Seat(g.luck.N(6)) })
	set("Region", func() { out.Region = game.Region(g.luck.N(17)) })
	set("Group", func() { out.Group = game.Group(g.luck.N(24)) })
	set("Field", func() { out.Field = game.Field(1 + g.luck.N(50)) })
	set("Cause", func() { out.Cause = game.Cause(g.luck.N(8000)) })
	for name, p := range map[string]*int16{"I": &out.I, "J": &out.J, "Old": &out.Old, "New": &out.New, "Subject": &out.Subject, "Amount": &out.Amount, "Die": &out.Die} {
		set(name, func() { *p = int16(g.luck.N(100)) })
	}
	return out
}

// twin changes whatever the public twin lacks and demands that the twin stays.
func (g *leaks) twin(e *game.Event, t game.Event, k game.Seat) error {
	may := map[string]bool{}
	parts, ok := twinParts[e.Kind]
	if !ok {
		return errors.New("this kind of fact should have no public twin")
	}
	for _, p := range parts {
		may[p] = true
	}
	changed := g.other(e, may)
	if e.Kind == game.Rolled && e.Outcome <= game.Success {
		changed.Outcome = game.Decisive + game.Success - e.Outcome // the world sees a success, not how great
	}
	if u, ok := game.Redact(changed, k); !ok || u != t {
		return fmt.Errorf("its public twin shows a secret: %+v, then %+v", t, u)
	}
	if t.Vis != 0 {
		return errors.New("its public twin says who sees more")
	}
	number := t.Serial
	t.Serial, t.Twin = 0, 0
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.numbers == nil {
		g.numbers = map[game.Event]int32{}
	}
	if old, seen := g.numbers[t]; seen && old != number {
		return fmt.Errorf("the number of its public twin, %d, tells more than the twin: another had %d", number, old)
	}
	g.numbers[t] = number
	return nil
}
