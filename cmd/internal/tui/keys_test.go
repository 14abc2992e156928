package tui

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/content"
)

// TestKeys holds the table of keys: none means two things, h j k l only move, every action has words.
func TestKeys(t *testing.T) {
	words := scenario.Texts.In("en")
	seen := map[string]theme.Action{}
	for _, a := range theme.Actions() {
		for _, k := range a.Keys() {
			if b, twice := seen[k]; twice {
				t.Errorf("key %q means %s and %s", k, a.Name(), b.Name())
			}
			seen[k] = a
			if strings.Contains("hjkl", k) && (a < theme.Up || a > theme.Right) {
				t.Errorf("key %q is a verb: %s", k, a.Name())
			}
		}
		if !words.Has("ui.key." + a.Name()) {
			t.Errorf("action %q has no words", a.Name())
		}
	}
}

// TestHelpIsNeverDropped looks for ? in the hint line of every screen at the smallest size.
func TestHelpIsNeverDropped(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 2, "mexico")
	d := newDriver(t, cfg, 80, 24)
	for n := 0; n < 30 && d.at() != screen.Ending; n++ {
		lines := strings.Split(strings.TrimRight(d.text(), "\n"), "\n")
		if last := lines[len(lines)-1]; !strings.HasSuffix(last, "? help") {
			t.Errorf("screen %d: no help in %q", d.at(), last)
		}
		d.step(n)
	}
}

// TestColours: without colour no colour code is written, whatever NO_COLOR says as long as it says something.
func TestColours(t *testing.T) {
	code := regexp.MustCompile(`\x1b\[[0-9;]*(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]`)
	for env, want := range map[string]bool{"NO_COLOR=1": false, "NO_COLOR=yes": false, "NO_COLOR=0": false, "NO_COLOR=": true} {
		cfg := config()
		cfg.Color, cfg.Env = "", []string{env}
		cfg.Sessions = sit(t, 2, "usa")
		d := newDriver(t, cfg, 80, 24)
		d.a.Update(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
		d.press("enter", "s", "s")
		if got := code.MatchString(d.a.View().Content); got != want {
			t.Errorf("with %q coloured is %v", env, got)
		}
	}
}

// TestSweep resizes at random while keys are pressed: no panic, no line over the width, the small notice keeps the game.
func TestSweep(t *testing.T) {
	t.Parallel()
	cfg := config()
	cfg.Sessions = sit(t, 4, "usa")
	d := newDriver(t, cfg, 80, 24)
	rng := rand.New(rand.NewPCG(1, 2))
	keys := []string{"up", "down", "left", "right", "tab", "enter", "esc", "a", "d", "p", "s", "v", "i", "t", "w", "r", "?", "y", "n", "1", "4", "space", "pgdown", "D", "T", "S", "/", ":", "q", "e", "[", "]", "g", "G", "o", "u", "x", "U", "b", "c", "m", "f", "z", "=", "+", "-", "E", "P", "shift+tab"}
	for range 1500 {
		if rng.IntN(4) == 0 {
			d.w, d.h = 20+rng.IntN(230), 5+rng.IntN(75)
			d.a.Update(tea.WindowSizeMsg{Width: d.w, Height: d.h})
			d.check()
			continue
		}
		if rng.IntN(6) == 0 && d.at() != screen.Menu && !d.a.small() { // the bottom line may leave
			x, y := rng.IntN(d.w), rng.IntN(d.h-1)
			if rng.IntN(3) == 0 {
				d.a.Update(tea.MouseWheelMsg{X: x, Y: y, Button: tea.MouseWheelDown})
				d.check()
			} else {
				d.clickAt(x, y)
			}
			continue
		}
		k := keys[rng.IntN(len(keys))]
		if d.a.small() && k == "q" || d.at() == screen.Menu && (k == "q" || k == "enter" || k == "n") {
			continue
		}
		d.press(k)
		if d.quit {
			t.Fatalf("%q left the game:\n%s", k, d.text())
		}
	}
}

// TestCurtainHidesTheSeat plants words that only one seat may see and looks for them on the curtain.
func TestCurtainHidesTheSeat(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 9, "usa", "mexico")
	d := newDriver(t, cfg, 80, 24)
	for n := 0; n < 60; n++ {
		if d.at() == screen.Curtain {
			s := d.text()
			for _, secret := range []string{"capital", "margin", "Sheet", "‹", "Cost", "offer"} {
				if strings.Contains(s, secret) {
					t.Fatalf("the curtain shows %q:\n%s", secret, s)
				}
			}
			if title := d.a.View().WindowTitle; strings.Contains(title, "month") {
				t.Errorf("the window's title tells %q", title)
			}
		}
		d.step(n)
	}
}

// TestFromTheMenu starts a game from the menu and comes back to it.
func TestFromTheMenu(t *testing.T) {
	cfg := config()
	var got Choice
	cfg.NewGame = func(ch Choice) ([]session.Session, error) {
		got = ch
		var people []string
		for _, f := range ch.Seats {
			if f.By == "human" {
				people = append(people, f.Seat)
			}
		}
		return sit(t, ch.Seed, people...), nil
	}
	d := newDriver(t, cfg, 80, 24)
	d.press("n", "down", "enter") // Mexico for me
	d.press("up", "4", "2", "down", "enter")
	if d.at() != screen.Brief || got.Scenario != content.Default || !got.Seeded || got.Seed != 42 || got.Seats[1].By != "human" || got.Seats[0].By != "staff" {
		t.Fatalf("at %d with %+v", d.at(), got)
	}
	d.press("q")
	if d.at() != screen.Menu {
		t.Fatalf("q does not go up:\n%s", d.text())
	}
	d.press("c")
	if d.at() != screen.Brief {
		t.Fatalf("continue does not go back:\n%s", d.text())
	}
	d.press("q", "q")
	if d.quit || len(d.a.over) != 1 {
		t.Fatalf("quit is not asked about:\n%s", d.text())
	}
	if d.press("y"); !d.quit {
		t.Error("yes does not quit")
	}
}

// BenchmarkBoard is a frame of the board as a game begins.
func BenchmarkBoard(b *testing.B) {
	cfg := config()
	cfg.Color = "true"
	cfg.Sessions = sit(&testing.T{}, 1, "usa")
	a := New(cfg)
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	a.goTo(screen.Route{To: screen.Board})
	for b.Loop() {
		_ = a.View()
	}
}
