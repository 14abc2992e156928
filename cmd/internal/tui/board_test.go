package tui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// boardIn plays a seat until the orders of a month and stands on its board.
func boardIn(t *testing.T, cfg Config, seat string, month int16, w, h int) *driver {
	t.Helper()
	cfg.Sessions = sit(t, 5, seat)
	d := newDriver(t, cfg, w, h)
	for n := 0; d.world().Month < month || d.at() != screen.Board; n++ {
		if n > 300 || d.at() == screen.Ending {
			t.Fatalf("month %d is not reached:\n%s", month, d.text())
		}
		d.step(n)
	}
	return d
}

// TestBoardIsReadable recovers from the text alone each theatre's holder, the selection, the focus, and the sign of each
// track's change.
func TestBoardIsReadable(t *testing.T) {
	d := boardIn(t, config(), "usa", 4, 80, 24)
	c := d.a.ctx()
	d.press("1", "V")
	text := d.text()
	d.dump("tiles")
	for i, def := range c.Rules().Regions {
		want, _ := c.HolderLook(game.Region(i))
		code := c.Map().Code(i)
		m := regexp.MustCompile(`([a-z·]) ` + code + `\b`).FindStringSubmatch(text)
		if m == nil || m[1] != want {
			t.Errorf("%s: tile %v, held by %q\n%s", def.ID, m, want, text)
		}
	}
	if !strings.Contains(text, "┏━1 ") || strings.Count(text, "┏") != 1 {
		t.Errorf("the focus does not show:\n%s", text)
	}
	for range 6 {
		d.press("down")
	}
	if at := c.Map().Abbr(int(selected(d))); !regexp.MustCompile(`5 .*─ ` + at + ` `).MatchString(d.text()) {
		t.Errorf("the selection %s does not show:\n%s", at, d.text())
	}
	changes := 0
	for _, tr := range d.a.ctx().Tracks()[:4] {
		sign := map[bool]string{true: "▲", false: "▼"}[tr.Delta > 0]
		if tr.Delta == 0 {
			continue
		}
		changes++
		if want := strings.ReplaceAll(fmt.Sprintf("%s %d%s%d", tr.Short, tr.Value, sign, max(tr.Delta, -tr.Delta)), "-", "−"); !strings.Contains(text, want) {
			t.Errorf("%q does not show:\n%s", want, text)
		}
	}
	if changes == 0 {
		t.Error("nothing changed: the test shows nothing")
	}
}

// selected is the region that the board's fifth panel shows.
func selected(d *driver) game.Region {
	c := d.a.ctx()
	for i := range c.Rules().Regions {
		if strings.Contains(d.text(), "╭─5 "+c.Text.Region(game.Region(i))+" ") || strings.Contains(d.text(), "╭─5 "+c.Text.Region(game.Region(i))+" ·") {
			return game.Region(i)
		}
	}
	return game.NoRegion
}

// TestBoardInGreys: without colour the layers differ in what is written, holders in their letters, alerts in a glyph.
func TestBoardInGreys(t *testing.T) {
	cfg := config()
	d := boardIn(t, cfg, "mexico", 4, 120, 36)
	d.press("1")
	c := d.a.ctx()
	seen := map[string]string{}
	for range screen.Layers {
		d.dump("layer")
		text := mapOf(d.text())
		lines := strings.Split(text, "\n")
		title := lines[0]
		body := strings.Join(lines[1:], "\n")
		if o, twice := seen[body]; twice {
			t.Errorf("%q looks like %q", title, o)
		}
		seen[body] = title
		alerts := strings.Count(strings.Join(lines[1:len(lines)-1], "\n"), "!")
		want := 0
		for i, s := range c.Sites("presence") {
			if s.Alarm && c.Map().Abbr(i) != "" {
				want++
			}
		}
		if alerts != want || want == 0 {
			t.Errorf("%d alerts shown of %d\n%s", alerts, want, text)
		}
		d.press("v")
	}
	letters := map[int]string{}
	for g := range c.Rules().Groups {
		l, slot := c.GroupLook(game.Group(g))
		for o, k := range letters {
			if k == l {
				t.Errorf("groups %d and %d share the letter %s (slot %d)", o, g, l, slot)
			}
		}
		letters[g] = l
	}
	for i, s := range c.Sites("presence") { // what is written on the land is true
		if m := regexp.MustCompile(`\b` + c.Map().Abbr(i) + `([a-z])`).FindStringSubmatch(mapOf(d.text())); m != nil && m[1] != s.Letter {
			t.Errorf("%s is held by %q, not %q", c.Map().Abbr(i), s.Letter, m[1])
		}
	}
}

// mapOf is the panel of the map in a wide frame.
func mapOf(text string) string {
	var out []string
	for _, l := range strings.Split(text, "\n") {
		r := []rune(l)
		if len(out) > 0 && (len(r) == 0 || !slices.Contains([]rune("│┃┗╰"), r[0])) {
			break
		}
		if len(r) > 0 && slices.Contains([]rune("│┃┗╰┏╭"), r[0]) {
			out = append(out, string(r[:min(len(r), 72)]))
		}
		if len(out) > 1 && (strings.HasPrefix(l, "┗") || strings.HasPrefix(l, "╰")) {
			break
		}
	}
	return strings.Join(out, "\n")
}

// TestBoardFrames draws the board in every view at every size, profile and tier; the driver holds each frame to its size.
func TestBoardFrames(t *testing.T) {
	t.Parallel()
	for _, colour := range []string{"never", "16", "256", "true"} {
		for _, glyphs := range []string{"full", "basic", "ascii"} {
			if glyphs != "full" && (colour == "16" || colour == "true") {
				continue
			}
			t.Run(colour+"-"+glyphs, func(t *testing.T) {
				cfg := config()
				cfg.Color, cfg.Glyphs = colour, glyphs
				cfg.Sessions = sit(t, 3, "mexico")
				d := newDriver(t, cfg, 80, 24)
				for n := 0; d.at() != screen.Board && n < 20; n++ {
					d.step(n)
				}
				for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 24}, {120, 36}, {160, 45}, {200, 60}} {
					d.w, d.h = size[0], size[1]
					d.a.Update(tea.WindowSizeMsg{Width: d.w, Height: d.h})
					for _, light := range []bool{true, false} {
						d.a.light = light
						d.a.retheme()
						d.check()
						d.tier()
						if light {
							continue
						}
						d.press("1", "z", "z", "z", "z", "+", "+", "right", "-", "-", "g", "enter", "down", "e", "esc", "enter", "esc", "esc", "V", "v", "v", "down", "v", "v", "v", "V", "/", "c", "u", "l", "enter")
						d.press("2", "down", "right", "e", "esc", "3", "down", "5", "down", "4")
						d.tier()
					}
				}
			})
		}
	}
}

// tier holds the frame to its glyph tier and its panels to their frames.
func (d *driver) tier() {
	d.t.Helper()
	for _, line := range strings.Split(d.screenText(), "\n") {
		for _, r := range line {
			if !d.a.theme.Glyph.Has(r) {
				d.t.Fatalf("%q is no glyph of the tier %s:\n%s", r, d.a.theme.Glyph.Tier, d.screenText())
			}
		}
	}
}

func (d *driver) screenText() string { return d.a.theme.Glyph.Fold(d.text()) }

// TestBoardFind types a name and lands there; tab goes through incidents and then on to the next panel.
func TestBoardFind(t *testing.T) {
	d := boardIn(t, config(), "usa", 3, 120, 36)
	d.press("1", "/", "r", "e", "y", "enter")
	if !strings.Contains(d.text(), "5 East Tamaulipas") && !strings.Contains(d.text(), "─ TM ╮") {
		t.Errorf("/rey does not go to Reynosa:\n%s", d.text())
	}
	d.press("a")
	if d.at() != screen.Picker {
		t.Fatalf("a on the map opens no picker:\n%s", d.text())
	}
	d.press("esc", "1")
	hot := 0
	for _, s := range d.a.ctx().Sites("presence") {
		if s.Alarm {
			hot++
		}
	}
	for range hot {
		d.press("tab")
		if !strings.Contains(d.text(), "┏━1 ") {
			t.Fatalf("tab leaves the map with incidents unseen:\n%s", d.text())
		}
	}
	if d.press("tab"); !strings.Contains(d.text(), "┏━2 ") {
		t.Errorf("tab does not leave the map:\n%s", d.text())
	}
	d.press("down", "e")
	if !strings.Contains(d.text(), "Now") {
		t.Errorf("e does not explain a track:\n%s", d.text())
	}
}

// TestBoardMouse: a click on land selects what is drawn there, a second opens its card.
func TestBoardMouse(t *testing.T) {
	d := boardIn(t, config(), "usa", 1, 120, 36)
	d.clickOn("CHs", 0)
	if !strings.Contains(d.text(), "─ CH ╮") {
		t.Fatalf("a click on Chihuahua does not select it:\n%s", d.text())
	}
	d.clickOn("CHs", 1)
	if len(d.a.over) != 1 {
		t.Errorf("a second click opens no card:\n%s", d.text())
	}
	d.press("esc")
	d.clickOn("Theatre", 1)
	if !strings.Contains(d.text(), "list") {
		t.Errorf("a click on the title lists nothing:\n%s", d.text())
	}
}

// BenchmarkBoardLarge is a whole frame at 200×60.
func BenchmarkBoardLarge(b *testing.B) {
	cfg := config()
	cfg.Color = "true"
	cfg.Sessions = sit(&testing.T{}, 1, "usa")
	a := New(cfg)
	a.Update(tea.WindowSizeMsg{Width: 200, Height: 60})
	a.goTo(screen.Route{To: screen.Board})
	for b.Loop() {
		_ = a.View()
	}
}
