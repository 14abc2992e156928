package tui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strconv"
	"testing"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/game/dice"
)

// monkey presses anything anywhere. Its games are begun by its own keys, from the menu.
type monkey struct {
	*driver
	r     *rand.Rand
	table *table.Table
	seen  map[screen.Name]int
	games int
	log   []string // the last inputs, to be told when something breaks
}

// keys of a monkey: every printable one, and the named ones more often.
var monkeyKeys = func() []tea.KeyPressMsg {
	var out []tea.KeyPressMsg
	for r := rune(' '); r < 0x7f; r++ {
		out = append(out, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	for _, r := range "ñÑáéíóú¿¡«»–−ß漢🚀\u202e\u200d" {
		out = append(out, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	for _, c := range []rune{
		tea.KeyEnter, tea.KeyEscape, tea.KeyTab, tea.KeyUp, tea.KeyDown, tea.KeyLeft, tea.KeyRight, tea.KeyHome, tea.KeyEnd, tea.KeyPgUp, tea.KeyPgDown,
		tea.KeyBackspace, tea.KeyDelete, tea.KeyInsert, tea.KeyF1, tea.KeyF12,
	} {
		for _, mod := range []tea.KeyMod{0, 0, 0, tea.ModCtrl, tea.ModShift, tea.ModAlt} {
			out = append(out, tea.KeyPressMsg{Code: c, Mod: mod})
		}
	}
	for r := 'a'; r <= 'z'; r++ {
		out = append(out, tea.KeyPressMsg{Code: r, Mod: tea.ModCtrl}, tea.KeyPressMsg{Code: r, Mod: tea.ModAlt})
	}
	return out
}()

// likely are the keys that a player presses all the time: without them a monkey stays in the first month.
var likely = []string{"enter", "enter", "s", "s", "y", "esc", "D", "T", "S", "a", "down", "down", "up", "tab", "right", "left", "n", "o", "p", "u", "U", "space", "G", "d", "c", "r", "w", "e", "v", "4"}

// TestMonkey presses random keys, clicks, turns the wheel, pastes and resizes. No input panics, every frame keeps its
// shape, and the state is always that of its log. RIOBRAVO_KEYS is how many inputs, 2,000 without it.
func TestMonkey(t *testing.T) {
	t.Parallel()
	n := long()
	if n == 0 {
		n = 2000
	}
	seed := uint64(n)
	if s, err := strconv.ParseUint(os.Getenv("RIOBRAVO_MONKEY"), 10, 64); err == nil {
		seed = s
	}
	m := &monkey{r: rand.New(rand.NewPCG(seed, 4)), seen: map[screen.Name]int{}}
	cfg := config()
	cfg.Settings, cfg.Env = newKeeper(), []string{"RIOBRAVO_TRACE=1"} // a fault comes out where it lies
	_ = cfg.Settings.Set("clock", "30")
	cfg.Export = func(name, _ string) (string, error) { return "/tmp/" + name + ".txt", nil }
	cfg.NewGame = func(c Choice) ([]session.Session, error) { return m.begin(c) }
	m.driver = newDriver(t, cfg, 80, 24)
	at := 0
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("input %d of seed %d, on screen %d: %v\nafter %q\n%s", at, seed, m.at(), p, m.log, debug.Stack())
		}
		if t.Failed() {
			t.Logf("input %d of seed %d, after %q", at, seed, m.log)
		}
	}()
	for at = range n {
		m.once()
		if m.quit || m.a.lines {
			m.quit, m.a.lines = false, false
			m.a.close()
			m.driver.a = New(m.a.cfg)
			m.size(80, 24)
		}
		if at%500 == 499 {
			m.valid()
		}
	}
	m.valid()
	t.Logf("%d inputs, %d games, screens %v", n, m.games, m.seen)
	if m.games < 1 || len(m.seen) < 10 {
		t.Errorf("the monkey saw %d games and %d screens only", m.games, len(m.seen))
	}
}

// begin deals a game as chosen on the screen of new games.
func (m *monkey) begin(c Choice) ([]session.Session, error) {
	m.games++
	var players []table.Player
	people := 0
	for _, f := range c.Seats {
		p := table.Player{Bot: f.By}
		if f.By == "human" {
			p.Bot = ""
			people++
		}
		players = append(players, p)
	}
	if people == 0 {
		return nil, fmt.Errorf("nobody plays")
	}
	tb, err := table.New(table.Config{Rules: scenario.Ruleset, Players: players, StandIn: "novice", Source: dice.Source{K0: m.r.Uint64(), K1: 1}})
	if err != nil {
		return nil, err
	}
	m.table = tb
	return tb.Sessions()
}

// once makes one input and checks the frame.
func (m *monkey) once() {
	if m.r.IntN(20) == 0 {
		m.note("a second")
		m.send(ticked{m.a.clock.of, m.a.clock.seat})
	}
	switch r := m.r.IntN(100); {
	case r < 70:
		k := likely[m.r.IntN(len(likely))]
		m.note(k)
		m.press(k)
		m.seen[m.at()]++
		return
	case r < 88:
		k := monkeyKeys[m.r.IntN(len(monkeyKeys))]
		if k.String() == "L" || k.String() == "ctrl+z" {
			return
		}
		m.note(k.String())
		m.send(k)
	case r < 94:
		mouse := tea.Mouse{X: m.r.IntN(m.w + 2), Y: m.r.IntN(m.h + 2), Button: tea.MouseButton(m.r.IntN(6)), Mod: tea.KeyMod(m.r.IntN(4))}
		m.note(fmt.Sprint(mouse))
		if mouse.Button >= tea.MouseWheelUp {
			m.send(tea.MouseWheelMsg(mouse))
		} else {
			m.send(tea.MouseClickMsg(mouse))
			m.send(tea.MouseReleaseMsg(mouse))
		}
	case r < 97:
		text := []string{hostile, "cul", "12345678901234567890", "\n\n\n", "y", hostile + "s\nq"}[m.r.IntN(6)]
		m.note("paste " + text[:1])
		m.send(tea.PasteMsg{Content: text})
	default:
		w, h := 80+m.r.IntN(90), 24+m.r.IntN(30)
		if m.r.IntN(4) == 0 {
			w, h = 1+m.r.IntN(90), 1+m.r.IntN(30)
		}
		m.note(fmt.Sprintf("size %dx%d", w, h))
		m.size(w, h)
	}
	m.seen[m.at()]++
}

func (m *monkey) note(s string) {
	if m.log = append(m.log, s); len(m.log) > 40 {
		m.log = m.log[1:]
	}
}

func (m *monkey) size(w, h int) {
	m.w, m.h = w, h
	m.a.Update(tea.WindowSizeMsg{Width: w, Height: h})
	m.check()
}

func (m *monkey) send(msg tea.Msg) {
	_, cmd := m.a.Update(msg)
	m.ran(cmd)
	m.check()
}

// valid holds the game to its log: the state that the facts fold to is the one that its seats look at.
func (m *monkey) valid() {
	m.t.Helper()
	m.harmless()
	if m.table == nil {
		return
	}
	l := m.table.Snapshot()
	if err := l.Verify(); err != nil {
		m.t.Fatalf("the log: %v, after %q", err, m.log)
	}
	s := l.Fold()
	for _, p := range m.a.seats {
		if w := p.sess.View().Known.World; len(m.a.seats) > 0 && (w.Month != s.World.Month || w.Phase != s.World.Phase || w.Escalation != s.World.Escalation) {
			m.t.Fatalf("a seat sees another world than the log: %+v, %+v", w, s.World)
		}
	}
	if rs := l.Records(); game.Checksum(&s) != rs[len(rs)-1].Checksum {
		m.t.Fatalf("the state's checksum is not the log's, after %q", m.log)
	}
}
