package line

import (
	"strings"
	"testing"

	"riobravo/cmd/internal/table"
	"riobravo/content"
	"riobravo/game/dice"
)

// guided starts the guided scenario for the first seat.
func guided(t *testing.T) Config {
	t.Helper()
	sc, problems := content.Load("first-steps")
	if sc == nil {
		t.Fatalf("content: %v", problems)
	}
	tb, err := table.New(table.Config{Rules: sc.Ruleset, Players: []table.Player{{}}, Source: dice.FromSeed(4), SeedKnown: true})
	if err != nil {
		t.Fatal(err)
	}
	sessions, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	return Config{Sessions: sessions, Words: sc.Texts.In("en")}
}

// TestGuide: the guide goes on with Enter, waits for what it asks for, can be repeated and left, and leads to the end.
func TestGuide(t *testing.T) {
	out, err := run(t, guided(t), "\n\nstatus\nguide\nsignal promise to ask\nauto all\nquit\n")
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, out)
	at := -1
	for _, want := range []string{"Guide. Welcome", "Guide. Two tracks", "Guide. Say something", "Guide. Say something", "Guide. Offer something", "Guide. How it is judged"} {
		i := strings.Index(out[at+1:], want)
		if i < 0 {
			t.Fatalf("%q does not follow in:\n%s", want, out)
		}
		at += 1 + i
	}
	if n := strings.Count(out, "Guide. Say something"); n != 2 {
		t.Errorf("the step stands %d times: once when it comes, once when asked for", n)
	}
	out, _ = run(t, guided(t), "guide off\n\nready\nready\nguide nonsense\nguide\nquit\n")
	if strings.Count(out, "Guide. ") != 2 || !strings.Contains(out, `You typed "nonsense"`) {
		t.Errorf("leaving and taking up the guide:\n%s", out)
	}
}
