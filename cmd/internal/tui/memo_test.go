package tui

import (
	"strings"
	"testing"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/game/dice"
)

// TestMemoOnTheSheet: a memo stands on the sheet as one and not as an empty column, is not asked about as restraint when it is
// sealed, and is dropped as an order is.
func TestMemoOnTheSheet(t *testing.T) {
	players := []table.Player{{}, {Bot: "staff"}, {Bot: "staff"}, {Bot: "staff"}}
	tb, err := table.New(table.Config{Rules: scenario.Ruleset, Players: players, Source: dice.FromSeed(5), Facilitated: true})
	if err != nil {
		t.Fatal(err)
	}
	all, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	s := all[0]
	for game.Phase(s.View().Known.World.Phase) == game.Talks {
		if err := s.Submit(game.Command{Kind: game.CmdReady}); err != nil {
			t.Fatal(err)
		}
	}
	write := func() {
		t.Helper()
		if err := s.(session.Writer).Write(game.Command{Kind: game.CmdMemo, Column: game.Diplomatic}, "Ask the ports."); err != nil {
			t.Fatal(err)
		}
	}
	write()
	for _, w := range []int{80, 120} {
		d := newDriver(t, Config{Words: scenario.Texts.In("en"), Sessions: all[:1]}, w, 36)
		d.press("enter")
		if now := d.text(); !strings.Contains(now, "— memo —") {
			t.Errorf("%d columns: the memo is not on the sheet:\n%s", w, now)
		}
		if w < 120 {
			continue
		}
		d.press("d")
		if now := d.text(); strings.Contains(now, "— memo —") || s.View().Known.Own[0].Memo[0] != 0 {
			t.Errorf("it cannot be dropped:\n%s", now)
		}
		write()
		d.press("s")
		if s.View().Known.Seats[0].Sealed == 0 && game.Phase(s.View().Known.World.Phase) == game.Orders {
			t.Errorf("a sheet with a memo is asked about as an empty one:\n%s", d.text())
		}
	}
}
