package tui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/game"
)

// keeper is settings in memory.
type keeper struct {
	all  []screen.Setting
	fail bool
}

func newKeeper() *keeper {
	return &keeper{all: []screen.Setting{
		{Name: "theme", Value: "auto", Values: theme.Looks, From: "default"},
		{Name: "color", Value: "never", Values: theme.Colors, From: "environment", By: "NO_COLOR"},
		{Name: "glyphs", Value: "full", Values: theme.Tiers, From: "flag"},
		{Name: "paint", Value: "off", Values: []string{"off", "on"}, From: "default"},
		{Name: "motion", Value: "full", Values: []string{"full", "short", "none"}, From: "file"},
		{Name: "mouse", Value: "on", Values: []string{"on", "off"}, From: "default"},
		{Name: "clock", Value: "off", Values: []string{"off", "30", "60", "90", "180"}, From: "default"},
		{Name: "reader", Value: "off", Values: []string{"off", "on"}, From: "default"},
	}}
}

func (k *keeper) List() []screen.Setting { return slices.Clone(k.all) }

func (k *keeper) Place() string { return "/home/somebody/.config/riobravo/config.yaml" }

func (k *keeper) Set(name, value string) error {
	for i := range k.all {
		if k.all[i].Name == name {
			k.all[i].Value, k.all[i].From = value, "now"
		}
	}
	if k.fail {
		return errors.New("full")
	}
	return nil
}

// TestShellFrames draws the screens of the shell at every size, colour, ground and tier: exactly H lines of W cells, no
// rune outside the tier, a real cursor.
func TestShellFrames(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 36}, {160, 45}, {200, 60}} {
		for _, colour := range []string{"never", "16", "256", "true"} {
			for _, look := range []string{"dark", "light", "contrast"} {
				for _, glyphs := range []string{"full", "basic", "ascii"} {
					if glyphs != "full" && colour != "never" || look != "dark" && colour == "never" {
						continue
					}
					t.Run(fmt.Sprintf("%dx%d-%s-%s-%s", size[0], size[1], colour, look, glyphs), func(t *testing.T) {
						cfg := config()
						k := newKeeper()
						cfg.Settings = k
						_ = k.Set("color", colour)
						_ = k.Set("theme", look)
						_ = k.Set("glyphs", glyphs)
						tour(t, newDriver(t, cfg, size[0], size[1]))
						cfg.Sessions = sit(t, 3, "mexico", "usa")
						d := newDriver(t, cfg, size[0], size[1])
						d.inTier()
						d.press("enter", "enter", ":", "c", "o", "d", "e", "enter", "1", "2", "esc", "?", "esc")
						d.inTier()
					})
				}
			}
		}
	}
}

// tour walks through the shell from the menu.
func tour(t *testing.T, d *driver) {
	t.Helper()
	for _, keys := range []string{"n down ?", "esc esc o down right", "esc a down tab pgdown", "esc w down down / t r", "esc esc esc : t h e", "esc ? x", "esc esc"} {
		for _, k := range strings.Fields(keys) {
			d.press(k)
			d.inTier()
			if v := d.a.View(); v.Cursor == nil && d.at() != screen.NewGame {
				t.Errorf("no cursor after %q:\n%s", k, d.text())
			}
		}
	}
	if d.quit {
		t.Error("the tour left the program")
	}
}

// inTier looks for runes that the tier has not.
func (d *driver) inTier() {
	d.t.Helper()
	for _, r := range d.a.theme.Glyph.Fold(d.text()) {
		if r != '\n' && !d.a.theme.Glyph.Has(r) {
			d.t.Errorf("%q is not of the tier %s:\n%s", r, d.a.theme.Glyph.Tier, d.text())
			return
		}
	}
}

// TestSettingsCountAtOnce changes the theme by key, the glyphs by palette, and says when it cannot be kept.
func TestSettingsCountAtOnce(t *testing.T) {
	cfg := config()
	k := newKeeper()
	k.all[1].Value = "true"
	cfg.Settings = k
	d := newDriver(t, cfg, 120, 36)
	d.press("o")
	was := d.a.View().Content
	d.press("right", "right")
	if k.all[0].Value != "light" || d.a.View().Content == was || !d.a.theme.Light() {
		t.Errorf("the theme is %q", k.all[0].Value)
	}
	k.fail = true
	d.press(":")
	for _, c := range "signs plain" {
		d.press(string(c))
	}
	d.press("enter")
	if d.a.theme.Glyph.Tier != "ascii" || !strings.Contains(d.text(), "cannot be kept") {
		t.Errorf("tier %s:\n%s", d.a.theme.Glyph.Tier, d.text())
	}
}

// TestPaletteReachesEverything: every place, every setting, every term and every theatre has a command, and each has its
// own name.
func TestPaletteReachesEverything(t *testing.T) {
	cfg := config()
	cfg.Settings = newKeeper()
	cfg.Sessions = sit(t, 2, "usa", "mexico")
	d := newDriver(t, cfg, 120, 36)
	d.press("enter", "enter")
	for typed, to := range map[string]screen.Name{
		"settings": screen.Settings, "about": screen.About, "what the words mean": screen.Glossary, "this screen in words": screen.Say, "word margin": screen.Term, "sinaloa card": screen.Region,
		"what would my staff": screen.Advice, "a code for my curtain": screen.Code, "the wire": screen.Wire, "the menu": screen.Menu,
	} {
		d.press(":")
		for _, r := range typed {
			if r == ' ' {
				d.press("space")
			} else {
				d.press(string(r))
			}
		}
		d.press("enter")
		got := d.at()
		if n := len(d.a.over); n > 0 {
			got = d.a.over[n-1].route.To
		}
		if got != to {
			t.Errorf("%q leads to %d instead of %d:\n%s", typed, got, to, d.text())
		}
		for i := 0; i < 4 && (len(d.a.over) > 0 || d.at() != screen.Brief); i++ {
			d.press("esc")
		}
	}
}

// TestPaste: what is pasted goes into a field, without what a terminal would obey; elsewhere it is no command.
func TestPaste(t *testing.T) {
	d := newDriver(t, config(), 80, 24)
	paste := func(s string) {
		_, cmd := d.a.Update(tea.PasteMsg{Content: s})
		d.ran(cmd)
		d.check()
	}
	if paste("q"); d.quit || d.at() != screen.Menu {
		t.Fatalf("a pasted letter is a command:\n%s", d.text())
	}
	d.press(":")
	if paste("\x1b]0;x\x07wor\nds"); !strings.Contains(d.text(), ": ]0;xwor ds▏") {
		t.Errorf("the field holds something else:\n%s", d.text())
	}
	d.press("esc", "n", "down", "down", "down", "down")
	if paste("x12\x1b34"); !strings.Contains(d.text(), "1234▏") {
		t.Errorf("the seed is something else:\n%s", d.text())
	}
}

// TestFirstRun: who never kept a game is led to the first steps, who did to the game that is open; a key or a click ends
// the proposing.
func TestFirstRun(t *testing.T) {
	cfg := config()
	cfg.Scenarios = append(cfg.Scenarios, Scenario{ID: "first-steps", Seats: cfg.Scenarios[0].Seats})
	proposed := func(d *driver) string {
		for _, l := range strings.Split(d.text(), "\n") {
			if rest, ok := strings.CutPrefix(strings.TrimSpace(l), "▌"); ok {
				return rest
			}
		}
		return ""
	}
	d := newDriver(t, cfg, 80, 24)
	if p := proposed(d); !strings.Contains(p, "New game") {
		t.Errorf("before anything is known, %q", p)
	}
	d.a.Update(found{first: true})
	if p := proposed(d); !strings.Contains(p, "First steps") || !strings.Contains(p, "begin here") {
		t.Errorf("at the first run, %q", p)
	}
	d.a.Update(found{saved: &screen.Saved{ID: "x", Line: "May · Mexico"}})
	if p := proposed(d); !strings.Contains(p, "Continue") {
		t.Errorf("with a game to go on with, %q", p)
	}
	d.press("down")
	d.a.Update(found{first: true})
	if p := proposed(d); strings.Contains(p, "New game") {
		t.Errorf("after a key, %q", p)
	}
}

// TestBookmark: b keeps the moment with words of one's own; what is not kept has no bookmarks.
func TestBookmark(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 2, "usa")
	d := newDriver(t, cfg, 80, 24)
	if d.press("b"); len(d.a.over) != 0 || !strings.Contains(d.text(), "is not kept") {
		t.Errorf("a game that is not kept takes a bookmark:\n%s", d.text())
	}
	marked := &marker{Session: cfg.Sessions[0]}
	d.a.seats[0].sess = marked
	d.press("enter", "b", "x", "!", "enter")
	if marked.text != "January 2025, Talksx!" || len(d.a.over) != 0 || !strings.Contains(d.text(), "Bookmarked.") {
		t.Errorf("bookmarked %q:\n%s", marked.text, d.text())
	}
	marked.err = errors.New("the disk is full")
	if d.press("b", "enter"); !strings.Contains(d.text(), "the disk is full") {
		t.Errorf("nothing says that it is not kept:\n%s", d.text())
	}
}

// marker is a session whose game is kept.
type marker struct {
	session.Session
	text string
	err  error
}

func (m *marker) Kept() (id, head string) { return "x", "" }

func (m *marker) Mark(text string) error {
	m.text = text
	return m.err
}

// TestLanguageCountsAtOnce: a language chosen in the settings speaks on the screen in front and on those below; with one
// language alone there is nothing to choose.
func TestLanguageCountsAtOnce(t *testing.T) {
	cfg := config()
	k := newKeeper()
	cfg.Settings = k
	d := newDriver(t, cfg, 120, 36)
	if d.press("o"); strings.Contains(d.text(), "Language") {
		t.Errorf("one language is a choice:\n%s", d.text())
	}
	k.all = append([]screen.Setting{{Name: "language", Value: "en", Values: []string{"auto", "en", "es"}}}, k.all...)
	cfg.Speak = func(string) session.Words { return scenario.Texts.In(k.all[0].Value) }
	cfg.Sessions = sit(t, 2, "mexico")
	d = newDriver(t, cfg, 120, 36)
	d.a.goTo(screen.Route{To: screen.Board})
	d.a.goTo(screen.Route{To: screen.Settings})
	if !strings.Contains(d.text(), "Language") {
		t.Fatalf("nothing to choose:\n%s", d.text())
	}
	d.press("right")
	if k.all[0].Value != "es" {
		t.Fatalf("the language is %q", k.all[0].Value)
	}
	d.press("esc")
	if d.at() != screen.Board || !strings.Contains(d.text(), scenario.Texts.In("es").Text("region.sinaloa.name", nil)) || !strings.Contains(d.text(), "México") {
		t.Errorf("the board speaks otherwise:\n%s", d.text())
	}
}

// TestWordsHere: where a screen has nothing of its own to explain, e lists the words on it, the panel in front first; a
// word opens its card, and a number's explanation leads to the card of what it counts.
func TestWordsHere(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 2, "usa")
	d := newDriver(t, cfg, 120, 36)
	d.press("e")
	if s := d.text(); !strings.Contains(s, "Words on this screen") || !strings.Contains(s, "Cohesion") {
		t.Fatalf("no words:\n%s", s)
	}
	d.press("enter")
	if n := len(d.a.over); n != 1 || d.a.over[0].route.To != screen.Term {
		t.Fatalf("no card:\n%s", d.text())
	}
	d.press("esc")
	d.a.goTo(screen.Route{To: screen.Board})
	d.a.goTo(screen.Route{To: screen.Explain, Field: game.FTrade, I: 0, Order: game.Empty})
	if d.press("enter"); len(d.a.over) != 1 || d.a.over[0].route.Text != "trade" {
		t.Errorf("no card of trade:\n%s", d.text())
	}
}

// TestTermsOfFields: every track and every number of a seat that a screen explains has a card.
func TestTermsOfFields(t *testing.T) {
	c := New(config()).ctx()
	for _, f := range []game.Field{
		game.FEscalation, game.FTrade, game.FCooperation, game.FAlignment, game.FViolence, game.FFlow, game.FPrice, game.FCrossings, game.FMissing, game.FOverdose,
		game.FExpectation, game.FConfidence, game.FApproval, game.FCredibility, game.FAuthority, game.FExposure, game.FSovereignty, game.FGrievance, game.FResource,
		game.FHeat, game.FCapacity, game.FCohesion, game.FCash, game.FPresence, game.FLabs, game.FObjective, game.FPosture,
	} {
		if screen.TermOf(c, f) == "" {
			t.Errorf("%s has no card", game.Registry[f].Name)
		}
	}
}

// TestFuzzy: words are found by their beginnings and without accents.
func TestFuzzy(t *testing.T) {
	for _, c := range []struct{ better, worse, typed string }{
		{"Raid (Tactical)", "Trade chart", "ra"},
		{"Culiacán on a card", "Circular", "culiacan"},
		{"Theme: light", "The night letter", "tl"},
	} {
		a, b := screen.Match(screen.Fold(c.better), screen.Fold(c.typed)), screen.Match(screen.Fold(c.worse), screen.Fold(c.typed))
		if a <= b {
			t.Errorf("%q: %q has %d, %q has %d", c.typed, c.better, a, c.worse, b)
		}
	}
	if screen.Match("raid", "rx") != 0 {
		t.Error("letters that are not there fit")
	}
}

// TestCode: a seat's code opens its curtain and nothing else does; the third wrong one waits; the menu is no way around.
func TestCode(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 9, "usa", "mexico")
	d := newDriver(t, cfg, 80, 24)
	d.press("enter", "enter") // the first curtain has no code
	first := d.a.cur
	d.press(":")
	for _, r := range "code" {
		d.press(string(r))
	}
	d.press("enter", "4", "7", "1", "1", "4", "7", "1", "1")
	if !d.a.seats[first].lock.set {
		t.Fatalf("no code is set:\n%s", d.text())
	}
	for n := 0; n < 60 && (d.at() != screen.Curtain || d.a.cur != first); n++ {
		d.step(n)
	}
	if d.at() != screen.Curtain {
		t.Fatalf("no curtain:\n%s", d.text())
	}
	d.press("enter", "enter", "enter")
	if d.at() != screen.Curtain || strings.Contains(d.text(), "4711") {
		t.Fatalf("enter opens it:\n%s", d.text())
	}
	d.press("q", "c")
	if d.at() != screen.Curtain {
		t.Fatalf("the menu is a way around:\n%s", d.text())
	}
	d.press("q", "a")
	if strings.Contains(d.text(), "■") {
		t.Errorf("a covered seat shows:\n%s", d.text())
	}
	d.press("esc", "c")
	for range 3 {
		d.press("1", "2", "3", "4")
	}
	if l := d.a.lock(); l.Wait < 4 {
		t.Errorf("after three wrong codes it waits %d seconds", l.Wait)
	}
	d.press("4", "7", "1", "1")
	if d.at() != screen.Curtain {
		t.Error("the right code opens it during the wait")
	}
	d.a.seats[first].lock.until = time.Time{}
	d.press("4", "7", "1", "1")
	if d.at() == screen.Curtain {
		t.Errorf("the right code does not open it:\n%s", d.text())
	}
}

// TestCurtainWipes: when another seat sits down the terminal's screen is cleared, and nothing of the last seat is left in
// the model.
func TestCurtainWipes(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 9, "usa", "mexico")
	d := newDriver(t, cfg, 80, 24)
	d.press("enter", "enter")
	for n := 0; n < 40 && d.at() != screen.Curtain; n++ {
		d.step(n)
	}
	if d.at() != screen.Curtain || len(d.a.stack) != 2 || len(d.a.over) != 0 || len(d.a.notice) != 0 {
		t.Errorf("%d screens, %d overlays, notice %q", len(d.a.stack), len(d.a.over), d.a.notice)
	}
	if d.wiped < 1 {
		t.Error("the screen was not cleared")
	}
}

// TestExport writes the panel in front; in hot-seat it waits for the end.
func TestExport(t *testing.T) {
	dir := t.TempDir()
	cfg := config()
	cfg.Export = func(name, text string) (string, error) {
		p := filepath.Join(dir, name+".txt")
		return p, os.WriteFile(p, []byte(text), 0o600)
	}
	cfg.Sessions = sit(t, 2, "usa")
	d := newDriver(t, cfg, 120, 36)
	d.press("x")
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v %v\n%s", files, err, d.text())
	}
	b, err := os.ReadFile(files[0])
	if err != nil || len(b) < 200 || strings.Contains(string(b), "\x1b") {
		t.Errorf("%v:\n%s", err, b)
	}
	cfg.Sessions = sit(t, 2, "usa", "mexico")
	d = newDriver(t, cfg, 120, 36)
	d.press("enter", "enter", "x")
	if files, _ := filepath.Glob(filepath.Join(dir, "*.txt")); len(files) != 1 || !strings.Contains(d.text(), "Several seats") {
		t.Errorf("a file shows a seat's secrets: %v\n%s", files, d.text())
	}
}

// TestSay tells the board in sentences: no frame, no gauge, the panel's names and numbers.
func TestSay(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 2, "usa")
	d := newDriver(t, cfg, 120, 36)
	d.a.goTo(screen.Route{To: screen.Board})
	d.a.goTo(screen.Route{To: screen.Say})
	d.check()
	said := strings.Join(d.a.draw().Sentences(), "\n")
	for _, want := range []string{"Tracks", "Trade"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
	if strings.ContainsAny(said, "│┃━─█⠤") {
		t.Errorf("frames are said:\n%s", said)
	}
}

// TestGlossary holds every card together: a name that fits, a text, references that lead somewhere, no term twice.
func TestGlossary(t *testing.T) {
	a := New(config())
	c := a.ctx()
	all := screen.Terms(c)
	if len(all) < 90 {
		t.Errorf("%d terms", len(all))
	}
	seen := map[string]bool{}
	for _, id := range all {
		name, text := screen.TermName(c, id), screen.TermText(c, id)
		if seen[id] || seen[name] || strings.Contains(name+text, "[") || len([]rune(name)) > 24 || !strings.HasSuffix(text, ".") {
			t.Errorf("card %q: %q, %q", id, name, text)
		}
		seen[id], seen[name] = true, true
		for _, s := range screen.TermSee(c, id) {
			if !slices.Contains(all, s) {
				t.Errorf("card %q leads to %q, which is no card", id, s)
			}
		}
	}
}

// TestFaultPutsTheTerminalBack: a fault in a screen ends in a Fault, not in a trace over the screen.
func TestFaultPutsTheTerminalBack(t *testing.T) {
	cfg := config()
	cfg.NewGame = func(Choice) ([]session.Session, error) { panic("made for the test") }
	d := newDriver(t, cfg, 80, 24)
	stopped := false
	d.a.stop = func() { stopped = true }
	d.press("n", "s")
	if d.a.fault == nil || d.a.fault.What != "made for the test" || !stopped {
		t.Errorf("fault %v, stopped %v", d.a.fault, stopped)
	}
}

// TestBites: About shows which challenge presses, from the seat's own view.
func TestBites(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 2, "mexico")
	d := newDriver(t, cfg, 120, 36)
	d.a.goTo(screen.Route{To: screen.About})
	d.check()
	if !strings.Contains(d.text(), "presses") || !strings.Contains(d.text(), "■") {
		t.Errorf("nothing presses:\n%s", d.text())
	}
	d.press("enter")
	if d.at() != screen.Board || !strings.Contains(d.text(), "presses most now") {
		t.Errorf("not on the board:\n%s", d.text())
	}
}

// TestMotionEnds: motion is as long as the setting says, and any key ends it.
func TestMotionEnds(t *testing.T) {
	var s screen.Show
	for m, want := range map[screen.Motion]int{screen.Still: 0, screen.Brisk: 2, screen.Lively: 5} {
		s.Begin(m, 400)
		n := 0
		for ; s.Moving(); s.Step() {
			if v := s.Between(10, 20); v < 10 || v >= 20 {
				t.Errorf("on its way at %d", v)
			}
			n++
		}
		if n != want || s.Between(10, 20) != 20 {
			t.Errorf("motion %d: %d frames instead of %d", m, n, want)
		}
	}
	s.Begin(screen.Lively, 5000)
	if s.Settle(); s.Moving() {
		t.Error("a settled motion moves")
	}
}

// TestSpeak: a game started from the menu speaks its scenario's own words.
func TestSpeak(t *testing.T) {
	cfg := config()
	cfg.NewGame = func(Choice) ([]session.Session, error) { return sit(t, 1, "usa"), nil }
	asked := ""
	cfg.Speak = func(id string) session.Words { asked = id; return cfg.Words }
	d := newDriver(t, cfg, 80, 24)
	d.press("n", "s")
	if d.at() != screen.Brief || asked != scenario.Ruleset.ID {
		t.Errorf("at %d, words asked of %q", d.at(), asked)
	}
}
