package report_test

import (
	"bytes"
	"testing"

	"riobravo/cmd/internal/report"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
)

// people is a game for people at every seat.
func people(t *testing.T, sc *content.Scenario, seed uint64) (*table.Table, []session.Session) {
	t.Helper()
	cfg := table.Config{Rules: sc.Ruleset, Source: dice.FromSeed(seed), SeedKnown: true}
	for range sc.Ruleset.Seats {
		cfg.Players = append(cfg.Players, table.Player{})
	}
	tb, err := table.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	seats, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	return tb, seats
}

// TestSeatsReview takes each seat's review again and again through a game: made of the whole log it is, in every format, the
// same to the byte as made of the seat's own sight, which holds nothing else.
func TestSeatsReview(t *testing.T) {
	sc := scenario(t)
	tb, seats := people(t, sc, 31)
	for n := 0; !tb.Over(); n++ {
		auto(t, tb, seats)
		if n%17 != 9 && !tb.Over() {
			continue
		}
		for k := range sc.Ruleset.Seats {
			seat := game.Seat(k)
			seen := tb.Snapshot().Seen(sc.Ruleset, seat)
			same(t, written(t, sc, report.Build(input(sc, tb.Snapshot(), seat))), written(t, sc, report.Build(input(sc, seen, game.NoSeat))))
			r := report.Build(input(sc, tb.Snapshot(), seat))
			if r.Game.Eyes != sc.Ruleset.Seats[k].ID || r.Game.Head != seen.Head().Short() {
				t.Fatalf("the review is %q's, head %s", r.Game.Eyes, r.Game.Head)
			}
			for _, o := range r.Orders {
				if o.Seat != r.Game.Eyes && (o.Low >= 0 || len(o.Believed) > 0 || o.Fate == "open" || o.Fate == "empty" || o.Reason != "") {
					t.Fatalf("%s reads of %+v", r.Game.Eyes, o)
				}
			}
			for _, e := range r.Estimates {
				if e.Seat != r.Game.Eyes || e.Truth >= 0 {
					t.Fatalf("%s reads of %+v", r.Game.Eyes, e)
				}
			}
			for _, p := range r.People {
				if p.Seat != r.Game.Eyes {
					t.Fatalf("%s reads of %+v", r.Game.Eyes, p)
				}
			}
		}
	}
}

// auto lets the staff act for every seat that is waited for.
func auto(t *testing.T, tb *table.Table, seats []session.Session) {
	t.Helper()
	for k, s := range seats {
		if tb.Waiting()&(1<<k) == 0 {
			continue
		}
		if err := s.(interface{ Auto() error }).Auto(); err != nil {
			t.Fatal(err)
		}
	}
}

func same(t *testing.T, a, b map[string][]byte) {
	t.Helper()
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Fatalf("%s differs", name)
		}
	}
}

// TestReviewIsBlind plays two games that differ in what other seats have secretly drafted: a seat's review is the same to
// the byte in every format, and the facilitator's is not.
func TestReviewIsBlind(t *testing.T) {
	sc := scenario(t)
	var seen, all [2]map[string][]byte
	for n := range seen {
		tb, seats := people(t, sc, 12)
		for seats[0].View().Known.World.Month < 2 { // a month with the staff's orders, so that there is something to tell
			auto(t, tb, seats)
		}
		for game.Phase(seats[0].View().Known.World.Phase) != game.Orders {
			for k, s := range seats {
				if tb.Waiting()&(1<<k) != 0 && game.Phase(s.View().Known.World.Phase) == game.Talks {
					if err := s.Submit(game.Command{Kind: game.CmdReady}); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		for k, s := range seats[1:] {
			rs := s.Rules()
			list := game.LegalPostures(rs, s.View(), nil)
			if err := s.Submit(game.Command{Kind: game.CmdPosture, Posture: list[(n+k)%len(list)]}); err != nil {
				t.Fatal(err)
			}
			if orders := s.Legal(game.Strategic); n == 1 && len(orders) > 0 {
				_ = s.Submit(game.Command{Kind: game.CmdOrder, Order: orders[0]})
			}
		}
		seen[n] = written(t, sc, report.Build(input(sc, tb.Snapshot(), 0)))
		all[n] = written(t, sc, report.Build(input(sc, tb.Snapshot(), game.NoSeat)))
	}
	same(t, seen[0], seen[1])
	if bytes.Equal(all[0]["html"], all[1]["html"]) {
		t.Error("the games do not differ, so this shows nothing")
	}
}
