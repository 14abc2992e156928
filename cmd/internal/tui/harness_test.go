package tui

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
)

// driver plays the model by keys, synchronously: keys in, frames out.
type driver struct {
	t      *testing.T
	a      *App
	w, h   int
	frames int
	seen   map[screen.Name]bool
	vt     *vt.Emulator
	quit   bool
	wiped  int
	watch  func()         // looks at every frame
	behind []chan tea.Msg // what may still bring an answer
}

var scenario = func() *content.Scenario {
	s, l := content.Load(content.Default)
	if s == nil {
		panic(fmt.Sprint(l))
	}
	return s
}()

// sit starts a game with persons in some seats and staff in the others.
func sit(t *testing.T, seed uint64, people ...string) []session.Session {
	t.Helper()
	_, all := seated(t, seed, people...)
	return all
}

// seated is sit, with the table.
func seated(t *testing.T, seed uint64, people ...string) (*table.Table, []session.Session) {
	t.Helper()
	var players []table.Player
	for _, d := range scenario.Ruleset.Seats {
		p := table.Player{Bot: "staff"}
		for _, id := range people {
			if id == d.ID {
				p.Bot = ""
			}
		}
		players = append(players, p)
	}
	tb, err := table.New(table.Config{Rules: scenario.Ruleset, Players: players, Source: dice.Source{K0: seed, K1: 5}})
	if err != nil {
		t.Fatal(err)
	}
	all, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	return tb, all
}

func config() Config {
	var ids []string
	for _, d := range scenario.Ruleset.Seats {
		ids = append(ids, d.ID)
	}
	return Config{
		Words: scenario.Texts.In("en"), Theatre: content.Theatre(), Scenarios: []Scenario{{ID: content.Default, Seats: ids}}, Color: "never", Glyphs: "full",
		Review:  func(session.Session) (session.Review, error) { return newTold(), nil },
		NewGame: func(Choice) ([]session.Session, error) { return nil, fmt.Errorf("no game here") },
	}
}

func newDriver(t *testing.T, cfg Config, w, h int) *driver {
	d := &driver{t: t, a: New(cfg), w: w, h: h, seen: map[screen.Name]bool{}, vt: vt.NewEmulator(w, h)}
	d.a.Update(tea.WindowSizeMsg{Width: w, Height: h})
	d.check()
	return d
}

var named = map[string]rune{
	"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	"space": tea.KeySpace, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace,
}

// press sends keys by name and checks every frame on the way.
func (d *driver) press(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		msg := tea.KeyPressMsg{Text: k}
		switch r := []rune(k); {
		case named[k] != 0:
			msg = tea.KeyPressMsg{Code: named[k]}
			if k == "space" {
				msg.Text = " "
			}
		case k == "ctrl+c":
			msg = tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}
		case k == "shift+tab":
			msg = tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
		default:
			msg.Code = r[0]
		}
		_, cmd := d.a.Update(msg)
		d.ran(cmd)
		d.check()
	}
}

// ran runs what an update led to; what it brings at once is given to the model, what only waits is left.
func (d *driver) ran(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	got := make(chan tea.Msg, 1)
	go func() { got <- cmd() }()
	select {
	case m := <-got:
		if fmt.Sprintf("%T", m) == "tea.clearScreenMsg" {
			d.wiped++
		}
		switch m := m.(type) {
		case tea.QuitMsg:
			d.quit = true
		case tea.BatchMsg:
			for _, c := range m {
				d.ran(c)
			}
		case answer:
			_, next := d.a.Update(m)
			d.ran(next)
		}
	case <-time.After(60 * time.Millisecond): // it listens
		d.behind = append(d.behind, got)
	}
}

// await gives the model the answers that come late, until something is so.
func (d *driver) await(so func() bool) {
	d.t.Helper()
	for n := 0; !so(); n++ {
		if n > 1000 {
			d.t.Fatalf("it never comes:\n%s", d.text())
		}
		time.Sleep(5 * time.Millisecond)
		for _, got := range d.behind {
			select {
			case m := <-got:
				if m, ok := m.(answer); ok {
					_, next := d.a.Update(m)
					d.ran(next)
				}
			default:
			}
		}
	}
	d.check()
}

// check holds a frame to its size: exactly H lines of exactly W cells, nothing missing from the catalogue.
func (d *driver) check() {
	d.t.Helper()
	d.frames++
	d.seen[d.a.top().route.To] = true
	if d.watch != nil {
		d.watch()
	}
	text := d.a.View().Content
	lines := strings.Split(text, "\n")
	if len(lines) != d.h {
		d.t.Fatalf("%d lines instead of %d\n%s", len(lines), d.h, d.text())
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n != d.w {
			d.t.Fatalf("line %d has %d cells instead of %d\n%s", i, n, d.w, d.text())
		}
	}
	if d.frames%40 == 0 && d.vt.Width() == d.w && d.vt.Height() == d.h {
		if got, want := trimmed(d.screen()), trimmed(d.a.theme.Glyph.Fold(d.text())); got != want {
			d.t.Fatalf("a terminal shows something else:\n%s\n%s", got, want)
		}
	}
	if d.a.shown.canvas == nil { // busy from the first frame on
		return
	}
	if s := d.a.shown.canvas.Text(); strings.Contains(s, "[ui.") || strings.Contains(s, "[words.") || strings.Contains(s, "<no value>") {
		d.t.Errorf("words are missing:\n%s", s)
	}
}

// trimmed drops the blanks at the ends of lines.
func trimmed(s string) string {
	lines := strings.Split(strings.TrimRight(s, "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// text is the frame without styles.
func (d *driver) text() string { return d.a.draw().Text() }

// screen is the frame as a terminal shows it.
func (d *driver) screen() string {
	d.vt.WriteString("\x1b[2J\x1b[H" + strings.ReplaceAll(d.a.View().Content, "\n", "\r\n"))
	return d.vt.String()
}

func (d *driver) dump(name string) {
	if dir := os.Getenv("TUI_DUMP"); dir != "" { // to look at: text on the output, colours in a file
		fmt.Printf("=== %s %d\n%s", name, d.frames, d.text())
		file := fmt.Sprintf("%s/%s-%dx%d-%04d.ans", dir, strings.ReplaceAll(name, " ", "_"), d.w, d.h, d.frames)
		if err := os.WriteFile(file, []byte(d.a.View().Content), 0o600); err != nil {
			d.t.Fatal(err)
		}
	}
}

func (d *driver) at() screen.Name { return d.a.top().route.To }

func (d *driver) world() game.World { return d.a.seats[d.a.cur].sess.View().Known.World }
