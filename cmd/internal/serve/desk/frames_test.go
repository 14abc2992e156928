package desk

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
	"riobravo/game/dice"
)

var update = flag.Bool("update", false, "write the golden frames anew")

// seminar is a hall with three tables on a clock that stands, with people at some of them and something done.
func seminar(t *testing.T) *hall.Hall {
	t.Helper()
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	var tables []hall.Setup
	for i, name := range []string{"Mesa Norte", "Mesa Sur", "Mesa Centro"} {
		tables = append(tables, hall.Setup{Name: name, Fills: []string{"", "", "staff", "staff"}, Source: dice.FromSeed(uint64(7 + i))})
	}
	h, err := hall.New(hall.Config{Rules: scenario().Ruleset, Life: time.Hour, Now: func() time.Time { return now }, Table: table.Config{Facilitated: true}, Tables: tables})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(h.Close)
	sit(t, h, "Ana", 0)
	sit(t, h, "Benjamín", 0)
	d := New(h, scenario().Texts.In("en"), "Prof")
	for game.Phase(h.Tables()[0].Game().Standing().Phase) == game.Talks {
		must(t, d, "seal 1")
	}
	for h.Tables()[2].Game().Standing().Month < 4 { // this one is ahead of the others
		must(t, d, "seal 3")
	}
	must(t, d, "clock 1 12m")
	must(t, d, "pause 2")
	must(t, d, "hold 1 tariff_deadline not in the first session")
	must(t, d, "plan 1 caravan 4 : to see who shares")
	must(t, d, "skip 1 treaty_review too much for one class")
	return h
}

// TestFrames holds the desk and the wall to frames that were looked at, in both languages and sizes.
func TestFrames(t *testing.T) {
	h := seminar(t)
	for _, lang := range []string{"en", "es"} {
		d := New(h, scenario().Texts.In(lang), "Prof")
		for size, at := range map[string][2]int{"80x24": {80, 24}, "120x36": {120, 36}} {
			for name, change := range map[string]func(m *model){
				"tables":  func(*model) {},
				"injects": func(m *model) { m.focus, m.injects.At = panelInjects, 1 },
				"typing":  func(m *model) { m.write(prompts[5]) },
				"palette": func(m *model) { m.typing = true; m.field.Set("se") },
				"answer":  func(m *model) { m.do(d.t("command.injects.word") + " 1") },
				"compare": func(m *model) { m.compare = comparison{on: true, track: 4} },
				"edit": func(m *model) {
					m.focus = panelInjects
					m.write(prompted[panelInjects][6])
				},
				"wall": func(m *model) { m.wall = 1 },
			} {
				m := &model{d: d, th: theme.New(theme.Options{Profile: colorprofile.ASCII, Glyphs: "full"}), w: at[0], h: at[1], field: widget.NewField(lineMost), said: []string{d.t("welcome")}}
				change(m)
				frame(t, strings.Join([]string{name, size, lang}, "-"), m.View().Content)
			}
		}
	}
}

// frame compares a frame with the one that was kept.
func frame(t *testing.T, name, got string) {
	t.Helper()
	var b strings.Builder
	for _, l := range strings.Split(ansi.Strip(got), "\n") {
		b.WriteString(strings.TrimRight(l, " ") + "\n")
	}
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != b.String() {
		t.Errorf("%s is\n%s\nand was\n%s", name, b.String(), want)
	}
}

// TestWallClock: a clock of days leaves the month on the wall whole where there is little room; it stands in words there.
func TestWallClock(t *testing.T) {
	h := seminar(t)
	must(t, New(h, scenario().Texts.In("en"), "Prof"), "clock 3 48h")
	d := New(h, scenario().Texts.In("es"), "Prof")
	for w, words := range map[int]bool{60: true, 80: true, 120: false} {
		m := &model{d: d, th: theme.New(theme.Options{Profile: colorprofile.ASCII, Glyphs: "full"}), w: w, h: 24, field: widget.NewField(lineMost), wall: 3}
		now := ansi.Strip(m.View().Content)
		if !strings.Contains(now, "mes 4 de 12") || strings.Contains(now, "48:00:00") != words || strings.Contains(now, "██") == words {
			t.Errorf("%d columns:\n%s", w, now)
		}
	}
}
