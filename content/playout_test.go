package content_test

import (
	"testing"

	"riobravo/content"
	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/game/gametest"
)

func rules(t testing.TB) *game.Ruleset {
	t.Helper()
	s, l := content.Load("threat")
	if s == nil {
		t.Fatal(l)
	}
	return s.Ruleset
}

func table(t testing.TB, rs *game.Ruleset, name string, seed uint64) *gametest.Table {
	t.Helper()
	tab := &gametest.Table{Rules: rs, Source: dice.FromSeed(seed)}
	for range rs.Seats {
		b, err := bot.New(name, rs, dice.FromSeed(seed^0xb07))
		if err != nil {
			t.Fatal(err)
		}
		tab.Seats = append(tab.Seats, b)
	}
	return tab
}

func TestPlayouts(t *testing.T) {
	rs := rules(t)
	for _, name := range bot.Names {
		var ends [4]int
		games, named := uint64(40), name
		if bot.LooksAhead(name) {
			games, named = 2, name+"@8"
		}
		for seed := range games {
			tab := table(t, rs, named, seed)
			if err := tab.Play(); err != nil {
				t.Fatalf("%s, seed %d: %v", name, seed, err)
			}
			ends[tab.State.World.EndedBy]++
			if seed == 1 {
				t.Logf("%s: %d steps, %+v", name, tab.Steps, tab.State.World)
				for _, st := range game.Final(rs, &tab.State) {
					t.Logf("%+v", st)
				}
			}
		}
		t.Log(name, ends)
	}
}
