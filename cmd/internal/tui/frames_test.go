package tui

import (
	"crypto/sha256"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
)

// looks are the colours and grounds of the golden frames; the first is the one whose text is kept.
var looks = []struct {
	name, color string
	light       bool
}{{"none", "never", false}, {"dark", "true", false}, {"light", "true", true}}

// scene is one screen of the frozen game in one state.
type scene struct {
	name   string
	moment string // of the frozen game; "" is outside any game
	shelf  bool   // at the list of kept games
	hosted bool   // letters can be written
	seat   int    // who looks; everybody is everyone at one keyboard
	keys   string // what is pressed, from where the game stands; @NAME goes to a screen that has no key here
	clock  string // seconds that a crisis may take
	at     screen.Name
	over   bool // at is an overlay
	holds  func(d *driver) []string
}

// sat opens a scene at a size, with whatever is changed in what the wiring hands in.
func (s *scene) sat(t *testing.T, w, h int, color string, with ...func(*Config)) *driver {
	t.Helper()
	cfg := config()
	cfg.Settings, cfg.Color = newKeeper(), color
	_ = cfg.Settings.Set("color", color)
	_ = cfg.Settings.Set("motion", "none")
	if s.clock != "" {
		_ = cfg.Settings.Set("clock", s.clock)
	}
	cfg.Version, cfg.Env = "0.1.0", []string{"TERM=xterm-256color"}
	cfg.Last = func() (*screen.Saved, bool) { return nil, true }
	if s.moment != "" {
		f := frozenAt(t, s.moment)
		cfg.Words, cfg.Sessions = f.scenario.Texts.In("en"), f.sessions
		switch s.seat {
		case everybody:
		case concerned:
			k := f.concerned()
			cfg.Sessions = f.sessions[k : k+1]
		default:
			cfg.Sessions = f.sessions[s.seat : s.seat+1]
		}
	}
	if cfg.AtGames = s.shelf; s.shelf {
		full().hand(&cfg)
	}
	if s.hosted {
		posted(&cfg)
	}
	for _, f := range with {
		f(&cfg)
	}
	d := newDriver(t, cfg, w, h)
	if s.shelf {
		d.reads()
	}
	d.follow(s.keys)
	return d
}

// follow presses keys; a name behind @ is a way that the screen has to be asked for.
func (d *driver) follow(keys string) {
	d.t.Helper()
	for _, k := range strings.Fields(keys) {
		switch {
		case k == "@roll":
			d.toRoll()
		case k == "@offer":
			d.press(d.offerPanel(), "g")
		case k == "@consent": // the clause with a kind of operation
			d.seek("down", func() bool {
				return slices.ContainsFunc(d.a.now().Hints(d.a.ctx()), func(h screen.Hint) bool { return h.Word == "kind" })
			})
		case k == "@months":
			d.seek("down", func() bool { return strings.Contains(d.text(), "▌For ‹") })
		case k == "@own" || k == "@treaty":
			d.onTable(k == "@treaty")
		case k[0] == '@' && len(k) > 1:
			d.a.goTo(d.route(k[1:]))
			d.check()
		default:
			d.press(k)
		}
	}
}

// seek presses a key until something is so.
func (d *driver) seek(key string, so func() bool) {
	d.t.Helper()
	for n := 0; !so(); n++ {
		if n > 30 {
			d.t.Fatalf("%q never leads there:\n%s", key, d.text())
		}
		d.press(key)
	}
}

// routes are the places that scenes go to without a key.
var routes = map[string]screen.Route{
	"report": {To: screen.Report}, "resolve": {To: screen.Resolve}, "charts": {To: screen.Charts},
	"board": {To: screen.Board}, "talks": {To: screen.Talks}, "settings": {To: screen.Settings}, "about": {To: screen.About}, "words": {To: screen.Glossary},
	"term": {To: screen.Term, Text: "margin"}, "say": {To: screen.Say}, "code": {To: screen.Code}, "wire": {To: screen.Wire}, "brief": {To: screen.Brief},
}

// toRoll goes on until a die lies on its bar.
func (d *driver) toRoll() {
	next := map[screen.Name]string{screen.Resolve: "right", screen.Report: "down"}[d.at()]
	for n := 0; n < 40 && !strings.Contains(d.text(), "▓"); n++ {
		d.press(next)
	}
}

// route is a place by its name, of last month where it is of one.
func (d *driver) route(name string) screen.Route {
	r := routes[name]
	if r.To == screen.Report || r.To == screen.Resolve {
		r.Month = d.world().Month - 1
	}
	return r
}

// reached tells whether the scene shows the screen that it means to show.
func (s *scene) reached(d *driver) bool {
	if n := len(d.a.over); s.over && n > 0 {
		r := d.a.over[n-1].route
		return r.To == s.at
	}
	return d.at() == s.at && len(d.a.over) == 0
}

// TestGoldenFrames draws every scene at every size, without colour and in true colour on a dark and on a light ground: the
// text and the colours are those that were looked at, every essential value is there, every line has its width, every
// panel its frame, every glyph its tier.
func TestGoldenFrames(t *testing.T) {
	t.Parallel()
	var colours []string
	for i := range scenes {
		s := &scenes[i]
		t.Run(s.name, func(t *testing.T) {
			var text strings.Builder
			for _, size := range sizes {
				d := s.sat(t, size[0], size[1], "never")
				if !s.reached(d) {
					t.Fatalf("the keys lead to screen %d:\n%s", d.at(), d.text())
				}
				if len(d.a.over) == 0 {
					d.whole()
				}
				d.inTier()
				s.essential(d)
				fmt.Fprintf(&text, "== %d×%d\n%s\n", size[0], size[1], trimmed(d.screen()))
				for _, l := range looks[1:] {
					colours = append(colours, fmt.Sprintf("%s %dx%d %s %s", s.name, size[0], size[1], l.name, strings.Join(d.inColour(l.color, l.light), " ")))
				}
			}
			held(t, s.name+".txt", text.String())
		})
	}
	if len(colours) < len(scenes)*len(sizes)*(len(looks)-1) {
		return // only some were asked for, or one has failed already
	}
	if slices.Sort(colours); !t.Failed() || *golden {
		held(t, "colours.txt", strings.Join(colours, "\n")+"\n")
	}
}

// essential looks for the values that a screen may never lose.
func (s *scene) essential(d *driver) {
	d.t.Helper()
	if s.holds == nil {
		return
	}
	text := strings.Join(strings.Fields(d.text()), " ")
	for _, want := range s.holds(d) {
		if !strings.Contains(text, strings.Join(strings.Fields(want), " ")) {
			d.t.Errorf("%s at %d×%d does not show %q:\n%s", s.name, d.w, d.h, want, d.text())
		}
	}
}

// inColour is a few digits of each row as it is drawn in a colour and on a ground.
func (d *driver) inColour(color string, light bool) []string {
	d.t.Helper()
	_ = d.a.cfg.Settings.Set("color", color)
	_ = d.a.cfg.Settings.Set("theme", map[bool]string{true: "light", false: "dark"}[light])
	d.a.retheme()
	d.check()
	var rows []string
	for _, l := range strings.Split(d.a.View().Content, "\n") {
		rows = append(rows, fmt.Sprintf("%x", sha256.Sum256([]byte(l)))[:4])
	}
	_ = d.a.cfg.Settings.Set("color", "never")
	_ = d.a.cfg.Settings.Set("theme", "auto")
	d.a.retheme()
	return rows
}

// long is the number of keys of the long form of the battery (.ci/run long), 0 in the ordinary one.
func long() int {
	n, _ := strconv.Atoi(os.Getenv("RIOBRAVO_KEYS"))
	return n
}

// TestResizeSweep takes every scene through all sizes from 200×60 down to 20×5 and back: nothing breaks, every frame has
// its size, and the screen comes back as it was.
func TestResizeSweep(t *testing.T) {
	t.Parallel()
	for i := range scenes {
		s := &scenes[i]
		t.Run(s.name, func(t *testing.T) {
			d := s.sat(t, 200, 60, "true")
			was := d.text()
			steps := 7
			if long() > 0 {
				steps = 60
			}
			for k := range 2*steps + 1 {
				n := steps - max(k-steps, steps-k)
				d.sweep(200-n*180/steps, 60-n*55/steps)
			}
			if now := d.text(); now != was {
				t.Errorf("after the sweep the screen is another:\n%s\n%s", was, now)
			}
		})
	}
}

// sweep changes the window and holds the frame to it.
func (d *driver) sweep(w, h int) {
	d.t.Helper()
	d.w, d.h = w, h
	d.a.Update(tea.WindowSizeMsg{Width: w, Height: h})
	d.check()
	if len(d.a.over) == 0 && w >= minW && h >= minH {
		d.whole()
	}
}

// TestEveryScreenHasAScene: no screen is without golden frames.
func TestEveryScreenHasAScene(t *testing.T) {
	shown := map[screen.Name]bool{}
	for i := range scenes {
		shown[scenes[i].at] = true
	}
	d := (&scene{moment: atOrders, seat: mexico}).sat(t, 120, 36, "never")
	other := fmt.Sprintf("%T", d.a.make(screen.Route{To: screen.Menu}).scr)
	n := 0
	for name := screen.Menu; name <= screen.Proceed; name++ {
		if p := d.a.make(screen.Route{To: name, Month: 1}); name != screen.Menu && fmt.Sprintf("%T", p.scr) == other {
			continue // no screen, or one that is laid over another
		}
		if n++; !shown[name] {
			t.Errorf("screen %d has no scene", name)
		}
	}
	for _, over := range []screen.Name{screen.Term, screen.Say, screen.WordsHere, screen.Code, screen.Region, screen.Advice, screen.Explain, screen.Letters} {
		if !shown[over] {
			t.Errorf("overlay %d has no scene", over)
		}
	}
	if n < 25 {
		t.Errorf("only %d screens", n)
	}
}
