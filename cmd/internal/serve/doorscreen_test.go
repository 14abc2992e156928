package serve

import (
	"flag"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/game/dice"
)

var update = flag.Bool("update", false, "write the golden frames anew")

// atDoor is somebody before the door of a hall with two tables.
func atDoor(t *testing.T, user, lang string) (*hall.Hall, *doorModel) {
	t.Helper()
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	fills := []string{"", "", "", "staff"}
	h, err := hall.New(hall.Config{
		Rules: scenario().Ruleset, Life: time.Hour, Log: log, Table: table.Config{Facilitated: true}, Cabinets: []hall.Cabinet{{Places: 1, Seal: hall.Any}},
		Tables: []hall.Setup{{Name: "Mesa Norte", Fills: fills, Source: dice.FromSeed(7)}, {Name: "Mesa Sur", Fills: fills, Source: dice.FromSeed(8)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.Close)
	p, err := h.Admit(hall.Ticket{Role: hall.Player, Seat: 0}, "Ana", "")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.Enter(p, func(error) {}); err != nil {
		t.Fatal(err)
	}
	s := &Server{cfg: Config{Words: func(l string) session.Words { return scenario().Texts.In(l) }, Languages: []string{"en", "es"}, Language: "en", Log: log}, gates: newGates(), meter: newMeter(func() *hall.Hall { return h })}
	v := &visitor{s: s, hall: h, user: user, from: "a", env: environ(nil, "xterm-256color"), words: []string{"lang=" + lang}, terminal: true}
	v.prepare()
	m := &doorModel{v: v, th: theme.New(theme.Options{Profile: colorprofile.ASCII, Glyphs: "full"}), w: 80, h: 24}
	m.ask()
	return h, m
}

// types types keys at the door.
func (m *doorModel) types(keys ...string) {
	for _, k := range keys {
		msg := tea.KeyPressMsg{Text: k, Code: []rune(k)[0]}
		switch k {
		case "enter":
			msg = tea.KeyPressMsg{Code: tea.KeyEnter}
		case "down":
			msg = tea.KeyPressMsg{Code: tea.KeyDown}
		case "ctrl+c":
			msg = tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}
		}
		m.Update(msg)
	}
}

// TestDoorScreen: a wrong code is waited out, a guest chooses a seat by its number, a name is asked for last; a third wrong code
// closes the door.
func TestDoorScreen(t *testing.T) {
	h, m := atDoor(t, "luz", "en")
	code, err := h.Issue(hall.Ticket{Role: hall.Guest, Table: -1, Seat: -1})
	if err != nil {
		t.Fatal(err)
	}
	m.types(strings.Split("22222", "")...)
	m.types("enter")
	if !m.wait || m.fault == "" || m.step != stepCode {
		t.Fatalf("after a wrong code: %+v", m.step)
	}
	m.types("x")
	if m.field.Value() != "" {
		t.Error("keys count while a wrong code is waited out")
	}
	m.Update(waited{})
	m.types(strings.Split(code, "")...)
	m.types("enter")
	if m.step != stepSeat {
		t.Fatalf("the lobby's code leads to step %d, %q", m.step, m.fault)
	}
	m.types("9", "enter")
	if m.fault == "" || m.step != stepSeat {
		t.Error("a seat that is not in the list was taken")
	}
	m.types("4", "enter") // of the second table: the first seat of the first is full
	if m.step != stepName || m.ticket.Table != 1 || m.ticket.Seat != 0 {
		t.Fatalf("step %d, %+v", m.step, m.ticket)
	}
	if m.field.Value() != "luz" {
		t.Errorf("the name is %q", m.field.Value())
	}
	m.types("enter")
	if m.step != stepDone || m.name != "luz" || m.code != code {
		t.Errorf("step %d, %q, %q", m.step, m.name, m.code)
	}
	_, m = atDoor(t, "luz", "en")
	for range tries {
		m.types("3", "enter")
		m.Update(waited{})
	}
	if m.err == nil {
		t.Error("somebody may guess for ever")
	}
	_, m = atDoor(t, "luz", "en")
	if m.types("ctrl+c"); m.err != errLeft {
		t.Errorf("leaving at the door: %v", m.err)
	}
}

// TestDoorFrames holds the door and the lobby to frames that were looked at.
func TestDoorFrames(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		h, m := atDoor(t, "luz", lang)
		code, err := h.Issue(hall.Ticket{Role: hall.Guest, Table: -1, Seat: -1})
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range []string{"code", "lobby", "name"} {
			switch step {
			case "lobby":
				m.present(code)
			case "name":
				m.types("down", "enter")
			}
			for size, at := range map[string][2]int{"80x24": {80, 24}, "120x36": {120, 36}} {
				m.w, m.h = at[0], at[1]
				var b strings.Builder
				for _, l := range strings.Split(ansi.Strip(m.View().Content), "\n") {
					b.WriteString(strings.TrimRight(l, " ") + "\n")
				}
				path := filepath.Join("testdata", "door-"+step+"-"+size+"-"+lang+".txt")
				if *update {
					if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
						t.Fatal(err)
					}
					continue
				}
				if want, err := os.ReadFile(path); err != nil || string(want) != b.String() {
					t.Errorf("%s: %v: it is\n%s\nand was\n%s", path, err, b.String(), want)
				}
			}
		}
	}
}
