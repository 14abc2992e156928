package content_test

import (
	"fmt"
	"testing"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/game/gametest"
)

// crowd fills every table of a state to its cap: groups, treaties, offers, modifiers, crises that wait.
func crowd(rs *game.Ruleset, s *game.State, seed uint64) {
	l := gametest.NewChance(seed)
	for g := len(rs.Groups); g < game.MaxGroups; g++ {
		s.Groups[g] = game.GroupState{Alive: 1, Parent: int16(1 + g%len(rs.Groups)), Capacity: int16(10 + l.N(60)), Wings: int16(1 + l.N(2)), Top: 2, Mid: 3, Heat: int16(l.N(10))}
		s.Secret[g].Cash, s.Secret[g].Cohesion = int16(l.N(400)), int16(l.N(100))
		for range 4 {
			at := l.N(len(rs.Regions))
			s.Presence[at][g], s.Labs[at][g] = int16(1+l.N(4)), int16(l.N(8))
		}
	}
	var views [game.MaxSeats]game.View
	for k := range rs.Seats {
		game.ViewFor(rs, s, game.Seat(k), &views[k])
	}
	bundle := func(a, b game.Seat) (out [game.MaxClauses][4]int16) {
		list := game.LegalClauses(rs, &views[a], b, a, nil)
		list = game.LegalClauses(rs, &views[a], b, b, list)
		for n := range out {
			if len(list) > 0 {
				u := list[l.N(len(list))]
				out[n] = [4]int16{int16(u.Clause) + 1, int16(u.Giver), int16(u.Region) + 1, int16(u.Group) + 1}
			}
		}
		return out
	}
	seats := len(rs.Seats)
	for i := range s.Treaties {
		a := game.Seat(i % seats)
		b := game.Seat((i + 1 + l.N(seats-1)) % seats)
		if a == b {
			b = (a + 1) % game.Seat(seats)
		}
		s.Treaties[i] = game.Treaty{Live: 1, A: int16(a), B: int16(b), Since: s.World.Month, Until: s.World.Month + int16(1+l.N(24)), Mask: -1, Done: s.World.Month, Clauses: bundle(a, b)}
		if l.N(2) == 0 {
			s.Treaties[i].Mask = 1<<uint(a) | 1<<uint(b)
		}
	}
	each := game.MaxOffers / game.MaxSeats
	for i := range s.Offers {
		if a := game.Seat(i / each); int(a) < seats {
			b := (a + 1 + game.Seat(l.N(seats-1))) % game.Seat(seats)
			s.Offers[i] = game.Offer{State: game.OfferOpen, From: int16(a), To: int16(b), Months: 6, Lapses: s.World.Month + 1, Round: 1, Clauses: bundle(a, b)}
		}
	}
	fields := []game.Field{game.FApproval, game.FTrade, game.FCohesion, game.FCapacity, game.FCore, game.FFlowShock, game.FTradeCut, game.FGrievance}
	for i := range s.Mods {
		f := fields[l.N(len(fields))]
		ni, _ := f.Size()
		m := game.Modifier{Kind: int16(1 + l.N(4)), Field: int16(f), I: int16(l.N(min(ni, seats))), Amount: int16(l.N(9) - 4), From: s.World.Month + int16(l.N(4)), Owner: int16(l.N(seats+2) - 1)}
		if m.Kind != game.ModUndo {
			m.Until = m.From + int16(l.N(100))
		}
		s.Mods[i] = m
	}
	gametest.Index(s)
	for n := range s.Hidden.Pending {
		s.Hidden.Pending[n] = [5]int16{int16(1 + (n*5+int(seed))%len(rs.Crises)), int16(1 + l.N(len(rs.Regions))), int16(1 + l.N(game.MaxGroups)), int16(l.N(seats + 1)), 0}
	}
}

// checked is a table that watches the range of every value that changes.
func checked(rs *game.Ruleset, name string, seed uint64) (*gametest.Table, map[game.EventKind]int) {
	seen := map[game.EventKind]int{}
	tab := &gametest.Table{Rules: rs, Seats: actors(rs, name, seed), Source: dice.FromSeed(seed)}
	tab.OnStep = func(before *game.State, cmd *game.Command, events []game.Event) error {
		folded := *before
		game.Fold(&folded, events)
		if label, a, b, differ := game.Difference(&folded, &tab.State); differ {
			return fmt.Errorf("month %d, command %d: the facts leave %s at %d, Step at %d", before.World.Month, cmd.Kind, label, a, b)
		}
		for i := range events {
			e := &events[i]
			seen[e.Kind]++
			if e.Kind != game.Changed && e.Kind != game.EstimateRevised {
				continue
			}
			if d := &game.Registry[e.Field]; e.New < d.Min || e.New > d.Max {
				return fmt.Errorf("month %d: %s went to %d", before.World.Month, e.Field.Label(int(e.I), int(e.J)), e.New)
			}
		}
		return nil
	}
	return tab, seen
}

// Reaching a cap is a rule, never a panic: with every table full a game plays on to its end.
func TestCaps(t *testing.T) {
	rs := rules(t)
	states := moments(t, rs)
	var caps, merged int
	for seed := range uint64(24) {
		s := states[(seed*7)%uint64(len(states))]
		crowd(rs, &s, seed)
		tab, seen := checked(rs, bot.Names[seed%3], seed)
		if err := careful(func() error { return tab.Resume(s) }); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
		caps, merged = caps+seen[game.CapReached], merged+seen[game.GroupMerged]
	}
	if caps == 0 || merged == 0 {
		t.Errorf("full tables were met %d times, groups merged %d times: the caps were not tried", caps, merged)
	}
}

// The longest game that the engine allows ends too.
func TestLongestGame(t *testing.T) {
	long := *rules(t)
	long.Turns, long.Aftermath = game.MaxTurns, 12
	for seed := range uint64(6) {
		tab, _ := checked(&long, bot.Names[seed%3], seed)
		if err := careful(tab.Play); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
	}
}
