package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// whole holds every panel on the screen to its frame: from each upper corner both sides run unbroken to the lower corners.
func (d *driver) whole() {
	d.t.Helper()
	var grid [][]rune
	for _, l := range strings.Split(strings.TrimRight(d.text(), "\n"), "\n") {
		row := []rune(l)
		for len(row) < d.w {
			row = append(row, ' ')
		}
		grid = append(grid, row)
	}
	side := func(x, y int, end string) int {
		for y++; y < len(grid); y++ {
			switch r := grid[y][x]; {
			case strings.ContainsRune(end, r):
				return y
			case !strings.ContainsRune("│┃", r):
				return -1
			}
		}
		return -1
	}
	for y, row := range grid {
		for x, r := range row {
			if !strings.ContainsRune("╭┏", r) {
				continue
			}
			x2 := x + 1
			for x2 < len(row) && !strings.ContainsRune("╮┓", row[x2]) {
				x2++
			}
			if x2 == len(row) {
				d.t.Fatalf("a panel at %d,%d has no right corner:\n%s", x, y, d.text())
			}
			left, right := side(x, y, "╰┗"), side(x2, y, "╯┛")
			if left < 0 || left != right {
				d.t.Fatalf("the frame of the panel at %d,%d is overwritten (%d, %d):\n%s", x, y, left, right, d.text())
			}
		}
	}
}

// resize changes the window and checks the frame.
func (d *driver) resize(w, h int) {
	d.w, d.h = w, h
	d.a.Update(tea.WindowSizeMsg{Width: w, Height: h})
	d.check()
}

var sizes = [][2]int{{80, 24}, {100, 30}, {120, 36}, {160, 45}, {200, 60}}

// each shows the screen that is open at every size.
func (d *driver) each() {
	d.t.Helper()
	for _, s := range sizes {
		d.resize(s[0], s[1])
		if len(d.a.over) == 0 {
			d.whole()
		}
	}
}

// visit presses what opens every part of a screen, and looks at each at every size.
func (d *driver) visit(all ...string) {
	d.t.Helper()
	d.each()
	for _, keys := range all {
		d.press(strings.Fields(keys)...)
		d.each()
	}
}

// TestPlayScreens goes through the screens of the game, seat by seat, at every size, in every profile and tier.
func TestPlayScreens(t *testing.T) {
	t.Parallel()
	looks := []struct{ color, glyphs string }{{"never", "full"}, {"16", "full"}, {"256", "full"}, {"true", "full"}, {"never", "ascii"}, {"256", "basic"}}
	for i, look := range looks {
		seat := scenario.Ruleset.Seats[i%len(scenario.Ruleset.Seats)].ID
		t.Run(fmt.Sprintf("%s-%s-%s", seat, look.color, look.glyphs), func(t *testing.T) {
			cfg := config()
			cfg.Color, cfg.Glyphs = look.color, look.glyphs
			cfg.Sessions = sit(t, uint64(i+2), seat)
			d := newDriver(t, cfg, 80, 24)
			shown := map[screen.Name]int{}
			for n := 0; d.at() != screen.Ending; n++ {
				if n > 400 {
					t.Fatalf("no end in sight:\n%s", d.text())
				}
				at := d.at()
				if shown[at]++; shown[at] == 1 {
					d.look(at)
				}
				d.resize(80, 24)
				d.step(n)
			}
			d.visit("down", "tab", "tab", "tab")
			d.a.goTo(screen.Route{To: screen.Charts})
			d.visit("v v left", "t")
		})
	}
}

// look opens the parts of the screen at which the driver stands.
func (d *driver) look(at screen.Name) {
	switch at {
	case screen.Brief:
		d.visit("v", "tab", "tab")
	case screen.Talks:
		d.visit("tab", "p", "esc")
		d.resize(80, 24)
		d.press("2", "g")
		d.visit("enter", "down right", "enter", "=", "tab", "tab", "right", "left")
		d.press("esc")
	case screen.Board:
		for _, col := range []string{"D", "T", "S"} {
			d.press(col)
			d.visit("down", "e", "e = down", "= tab", "tab G")
			d.press("/")
			d.visit("z z z")
			d.press("esc", "esc", "esc", "esc")
			for d.at() == screen.Picker {
				d.press("esc")
			}
		}
		d.press("c")
		d.visit("down space left", "+ t", "v -", "down t", "tab")
		d.press("esc")
	case screen.Resolve:
		d.visit("space", "space space", "f", "e", "tab up up")
	case screen.Report:
		d.visit("e", "down down", "tab down")
	case screen.Crisis:
		d.visit("down", "right", "tab", "tab")
	}
}

// TestResolutionTellsAll steps through a month: every fact that has words stands on the page of some step.
func TestResolutionTellsAll(t *testing.T) {
	t.Parallel()
	cfg := config()
	cfg.Sessions = sit(t, 6, "mexico")
	d := newDriver(t, cfg, 200, 60)
	months := 0
	for n := 0; d.at() != screen.Ending && months < 4; n++ {
		if d.at() != screen.Resolve {
			d.step(n)
			continue
		}
		months++
		d.press("g")
		pages := ""
		for was := ""; was != d.text(); {
			was = d.text()
			pages += was
			d.press("right")
		}
		s := d.a.seats[0]
		for _, e := range s.sess.Events(d.a.top().route.Month) {
			text, ok := s.text.Event(e)
			if !ok || e.Kind == game.MonthBegan {
				continue
			}
			if r := []rune(text); len(r) > 40 {
				text = string(r[:40])
			}
			if !strings.Contains(pages, text) {
				t.Errorf("month %d: no step tells %q", d.a.top().route.Month, text)
			}
		}
		d.press("enter", "enter")
	}
}

// TestTalksKeepsDrafts: to look at another counterpart, or to ask what would tip an offer, loses nothing of it.
func TestTalksKeepsDrafts(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 3, "usa")
	d := newDriver(t, cfg, 120, 36)
	for n := 0; d.at() != screen.Talks; n++ {
		d.step(n)
	}
	d.press("3", "g", "a", "down", "enter", "g")
	if draft := d.text(); !strings.Contains(draft, "− ") || !strings.Contains(draft, "send this offer") {
		t.Fatalf("no clause was added:\n%s", draft)
	}
	was := d.text()
	d.press("]", "]", "]", "g")
	if d.text() != was {
		t.Errorf("after a round of the counterparts the offer is another:\n%s\n%s", was, d.text())
	}
	d.press("=")
	if s := d.text(); !strings.Contains(s, "What would tip it") || strings.Count(s, "%") < 2 {
		t.Errorf("nothing tips:\n%s", s)
	}
	d.press("=")
	if d.text() != was {
		t.Error("asking changed the offer")
	}
}

// TestDieRuns: with motion on, a die runs along its bar for less than a second and hides the outcome while it runs; any
// key ends it. With motion off nothing ever moves.
func TestDieRuns(t *testing.T) {
	for _, motion := range []string{"full", "short", "none"} {
		cfg := config()
		cfg.Motion, cfg.Sessions = motion, sit(t, 2, "usa")
		d := newDriver(t, cfg, 120, 36)
		s, month := cfg.Sessions[0], int16(0)
		for month == 0 {
			if err := s.(interface{ Auto() error }).Auto(); err != nil || d.world().Phase == int16(game.Over) {
				t.Fatalf("no roll in a whole game (%v)", err)
			}
			for _, e := range s.Events(d.world().Month - 1) {
				if e.Kind == game.Rolled && e.Die > 0 && e.Seat == s.Seat() {
					month = e.Month
				}
			}
		}
		d.a.goTo(screen.Route{To: screen.Resolve, Month: month})
		d.press("g")
		outcome := func() bool {
			return strings.Contains(d.text(), " to spare.") || strings.Contains(d.text(), " short.") || strings.Contains(d.text(), "just enough")
		}
		dice, frames := 0, 0
		for was := ""; was != d.text(); {
			m := d.a.now().(screen.Mover)
			if motion == "none" && m.Moving() {
				t.Fatal("something moves with motion off")
			}
			if strings.Contains(d.text(), "▲ ") && strings.Contains(d.text(), "  75  ") {
				dice++
				for frames = 0; m.Moving(); frames++ {
					if outcome() {
						t.Fatalf("the outcome is told while the die runs:\n%s", d.text())
					}
					d.a.Update(framed{})
					d.check()
				}
				if !outcome() || frames > 11 {
					t.Errorf("%s: after %d frames:\n%s", motion, frames, d.text())
				}
				d.press("left", "right", "e", "e")
				if m.Moving() != (motion != "none") {
					t.Errorf("%s: a roll that is opened again: moving %v", motion, m.Moving())
				}
				d.press("down") // any key
				if m.Moving() || !outcome() {
					t.Error("a key does not end the motion")
				}
			}
			m.Settle()
			was = d.text()
			d.press("right")
		}
		if dice == 0 {
			t.Errorf("%s: no die was thrown on the screen", motion)
		}
	}
}

// find is the cell at which a text begins on the screen.
func (d *driver) find(text string) (x, y int) {
	d.t.Helper()
	for y, l := range strings.Split(d.text(), "\n") {
		if i := strings.Index(l, text); i >= 0 {
			return len([]rune(l[:i])), y
		}
	}
	d.t.Fatalf("%q is not on the screen:\n%s", text, d.text())
	return 0, 0
}

// TestClicks: a click chooses a counterpart, a step that was told, and turns a value of an order.
func TestClicks(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 3, "usa")
	d := newDriver(t, cfg, 120, 36)
	stand := func(to screen.Name) {
		for n := 0; d.at() != to; n++ {
			d.step(n)
		}
	}
	click := func(text string) {
		d.a.click(d.find(text))
		d.check()
	}
	stand(screen.Talks)
	click("S  Sinaloa")
	if !strings.Contains(d.text(), "2 Sinaloa") {
		t.Errorf("a click on a channel:\n%s", d.text())
	}
	stand(screen.Board)
	d.press("T")
	click("‹ ")
	was := d.text()
	click("‹ ")
	if d.text() == was {
		t.Errorf("a click on ‹ turns nothing:\n%s", was)
	}
	d.press("esc", "esc")
	stand(screen.Resolve)
	d.press("f", "right")
	was = d.text()
	_, y := d.find("diplomatic")
	d.a.click(5, y+1)
	d.check()
	if d.text() == was {
		t.Errorf("a click on a step that was told:\n%s", was)
	}
}
