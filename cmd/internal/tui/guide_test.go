package tui

import (
	"strings"
	"testing"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/screen"
	"riobravo/content"
	"riobravo/game/dice"
)

// TestGuide: the guide opens a card where it speaks, waits for what it asks for, can be left and taken up, and stands in
// nobody's way at any size.
func TestGuide(t *testing.T) {
	sc, problems := content.Load("first-steps")
	if sc == nil {
		t.Fatal(problems)
	}
	tb, err := table.New(table.Config{Rules: sc.Ruleset, Players: []table.Player{{}}, Source: dice.FromSeed(3)})
	if err != nil {
		t.Fatal(err)
	}
	cfg := config()
	cfg.Words = sc.Texts.In("en")
	if cfg.Sessions, err = tb.Sessions(); err != nil {
		t.Fatal(err)
	}
	d := newDriver(t, cfg, 80, 24)
	card := func(title string) {
		t.Helper()
		if text := d.text(); !strings.Contains(text, "━ "+title+" ━") {
			t.Fatalf("no card %q:\n%s", title, text)
		}
	}
	d.press("enter") // the brief
	card("Welcome")
	d.press("enter")
	card("Two tracks to watch")
	d.press("esc")
	card("Say something in public")
	d.press("enter")
	if text := d.text(); len(d.a.over) != 0 || !strings.Contains(text, "Guide · Say something in public") {
		t.Fatalf("the step is not remembered:\n%s", text)
	}
	d.press("w", "esc") // other screens are left alone
	if len(d.a.over) != 0 {
		t.Fatalf("a card came back:\n%s", d.text())
	}
	d.press("s", "s") // through the talks
	card("The order sheet")
	d.press("d")
	if len(d.a.over) != 0 || !d.a.seats[0].led.off {
		t.Fatalf("the guide was not left:\n%s", d.text())
	}
	d.a.goTo(screen.Route{To: screen.Guide})
	card("The order sheet")
	d.press("enter")
	card("Choose a posture")
	d.press("enter")
	card("Begin something slow")
}
