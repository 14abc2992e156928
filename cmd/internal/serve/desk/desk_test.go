package desk

import (
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
)

var scenario = sync.OnceValue(func() *content.Scenario {
	sc, _ := content.Load(content.Default)
	return sc
})

// room is a hall with two tables, people in the first two seats of each.
func room(t *testing.T) (*hall.Hall, *Desk) {
	t.Helper()
	fills := []string{"", "", "staff", "staff"}
	h, err := hall.New(hall.Config{
		Rules: scenario().Ruleset, Life: time.Hour, Pace: hall.Pace{Brief: 3 * time.Minute, Talks: 8 * time.Minute, Orders: 6 * time.Minute}, Table: table.Config{Facilitated: true},
		Tables: []hall.Setup{{Name: "one", Fills: fills, Source: dice.FromSeed(7)}, {Name: "two", Fills: fills, Source: dice.FromSeed(8)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	d := New(h, scenario().Texts.In("en"), "Prof")
	d.Languages, d.Speak = []string{"en", "es"}, func(code string) session.Words { return scenario().Texts.In(code) }
	return h, d
}

func sit(t *testing.T, h *hall.Hall, name string, k game.Seat) *hall.Chair {
	t.Helper()
	p, err := h.Admit(hall.Ticket{Role: hall.Player, Seat: k}, name, "")
	if err != nil {
		t.Fatal(err)
	}
	v, err := h.Enter(p, func(error) {})
	if err != nil {
		t.Fatal(err)
	}
	c, err := v.Sit()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// must carries out a line and gives what was answered.
func must(t *testing.T, d *Desk, line string) string {
	t.Helper()
	a := d.Do(line)
	if a.Bad {
		t.Fatalf("%s: %v", line, a.Lines)
	}
	return strings.Join(a.Lines, "\n")
}

// TestSteer drives a table through a month with everything that a facilitator may do.
func TestSteer(t *testing.T) {
	h, d := room(t)
	tb := h.Tables()[0]
	c := sit(t, h, "Ana", 0)
	must(t, d, "say 1 Welcome")
	must(t, d, "say 1 @mexico Only you")
	if l := c.Letters(); len(l) != 1 || l[0].Text != "Welcome" {
		t.Errorf("%+v", l)
	}
	must(t, d, "clock all 10m")
	if _, running, ok := h.Tables()[1].Clock().Left(); !running || !ok {
		t.Error("no clock at table 2")
	}
	must(t, d, "clock all scenario")
	if left, running, _ := h.Tables()[1].Clock().Left(); !running || left <= 6*time.Minute || left > 7*time.Minute {
		t.Errorf("the brief and the first of two rounds have %v, the scenario gives them 3 and 4 minutes", left)
	}
	must(t, d, "clock all off")
	must(t, d, "pause 1")
	if err := c.Submit(game.Command{Kind: game.CmdReady}); err == nil {
		t.Error("a paused table takes a command")
	}
	must(t, d, "go 1")
	if got := must(t, d, "set 1 trade 80 a strike at the ports"); !strings.Contains(got, "becomes 80") || tb.Game().Standing().Trade != 80 {
		t.Errorf("%s", got)
	}
	if a := d.Do("set 1 trade 70"); !a.Bad || tb.Game().Standing().Trade != 80 {
		t.Error("an override without a reason")
	}
	before := tb.Game().Whole()
	if got := must(t, d, "try 1 caravan"); !strings.Contains(got, "crossings") || game.Checksum(&before) != sum(tb) {
		t.Errorf("a trial changed the table, or nothing: %s", got)
	}
	must(t, d, "inject 1 caravan")
	if game.Checksum(&before) == sum(tb) {
		t.Error("an inject changed nothing")
	}
	for tb.Game().Standing().Phase == int16(game.Talks) {
		must(t, d, "seal 1")
	}
	if err := c.Memo(game.Tactical, "A quiet word with the ports"); err != nil {
		t.Fatal(err)
	}
	must(t, d, "seal 1")
	if got := must(t, d, "memos 1"); !strings.Contains(got, "A quiet word") {
		t.Errorf("%s", got)
	}
	if a := d.Do("rule 1 usa tactical 60 1 approval usa 99"); !a.Bad {
		t.Error("an effect beyond the list was taken")
	}
	if got := must(t, d, "argue 1 usa tactical 3 1 1 approval usa +2 cooperation 1"); !strings.Contains(got, "70") {
		t.Errorf("%s", got)
	}
	if a := d.Do("argue 1 usa tactical 3 1 999 approval usa +2"); !a.Bad {
		t.Error("a ruling that the seat cannot pay was taken")
	}
	unseen := sum(tb)
	if got := must(t, d, "undo 1"); !strings.Contains(got, "argue 1") || strings.Contains(must(t, d, "memos 1"), "70 %") {
		t.Errorf("a ruling is not taken back: %s", got)
	}
	if a := d.Do("roll 1"); !a.Bad {
		t.Error("no ruling was carried out")
	}
	must(t, d, "dismiss 1 usa tactical no time")
	must(t, d, "rule 1 usa tactical 60 1 approval usa +2") // in its place
	if got := must(t, d, "memos 1"); !strings.Contains(got, "60 %, cost 1") || strings.Contains(got, "no time") {
		t.Errorf("%s", got)
	}
	if sum(tb) != unseen || tb.Game().Standing().Phase != int16(game.Ruling) {
		t.Error("a ruling changed the game before it was carried out")
	}
	if got := must(t, d, "roll 1"); !strings.Contains(got, "The die showed") || !strings.Contains(got, "60 or less") {
		t.Errorf("%s", got)
	}
	if a := d.Do("undo 1"); !a.Bad || !strings.Contains(a.Lines[0], "rewind 1 1 same") {
		t.Errorf("what everybody saw is taken back, or not in words: %+v", a)
	}
	if w := tb.Game().Standing(); w.Month != 2 && w.Phase != int16(game.CrisisOpen) {
		t.Errorf("the month does not go on: %+v", w.Phase)
	}
	must(t, d, "rewind 1 1")
	if w := tb.Game().Standing(); w.Month != 1 || tb.Places()[2].Waited {
		t.Errorf("month %d after the rewind; the bots wait: %v", w.Month, tb.Places()[2].Waited)
	}
	must(t, d, "fill 1 mexico staff")
	if tb.Game().Player(1) != "staff" {
		t.Error("no bot in Mexico's seat")
	}
	if got := must(t, d, "code 1 usa"); !strings.Contains(got, "-") {
		t.Errorf("%s", got)
	}
	must(t, d, "lock 1 on")
	if _, err := h.Admit(hall.Ticket{Role: hall.Player, Seat: 0}, "Late", ""); err == nil {
		t.Error("a locked table takes somebody new")
	}
	must(t, d, "remove 1 usa Ana")
	must(t, d, "end 1")
	if log := must(t, d, "log"); strings.Count(log, "\n") < 12 || !strings.Contains(log, "Prof: set 1 trade 80 a strike at the ports") {
		t.Errorf("%s", log)
	}
	if err := tb.Game().Snapshot().Verify(); err != nil {
		t.Errorf("the log does not verify: %v", err)
	}
}

func sum(t *hall.Table) uint64 {
	s := t.Game().Whole()
	return game.Checksum(&s)
}

// TestEveryCommandHasWords: word, form and help in both languages, no two words the same, and each found by its word.
func TestEveryCommandHasWords(t *testing.T) {
	h, _ := room(t)
	for _, lang := range []string{"en", "es"} {
		d := New(h, scenario().Texts.In(lang), "Prof")
		seen := map[string]string{}
		for _, c := range commands {
			for _, part := range []string{"word", "form", "help"} {
				if !d.words.Has("serve.desk.command." + c.id + "." + part) {
					t.Errorf("%s: %s of %s is missing", lang, part, c.id)
				}
			}
			w := d.t("command." + c.id + ".word")
			if seen[w] != "" {
				t.Errorf("%s: %q means %s and %s", lang, w, seen[w], c.id)
			}
			seen[w] = c.id
			if got, err := d.find(w); err != nil || got.id != c.id {
				t.Errorf("%s: %q leads to %q: %v", lang, w, got.id, err)
			}
		}
	}
}

// TestWrongLines: what makes no sense is answered with words and changes nothing.
func TestWrongLines(t *testing.T) {
	h, d := room(t)
	before := sum(h.Tables()[0])
	for _, line := range []string{"dance", "s", "clock 1", "clock 9 5m", "clock 1 soon", "see 1 nobody", "rule 1 usa", "inject 1 nothing", "set 1 nothing 3 x", "set 1 trade much x", "rewind 1 40", "fill 1 usa hero", "remove 1 usa Nobody", "say 1", "try 1 caravan nowhere", "mute 1 maybe"} {
		a := d.Do(line)
		if !a.Bad || len(a.Lines) == 0 || a.Lines[0] == "" {
			t.Errorf("%q: %+v", line, a)
		}
		for _, l := range a.Lines {
			if strings.Contains(l, "[serve") || strings.Contains(l, "hall:") {
				t.Errorf("%q: %s", line, l)
			}
		}
	}
	if sum(h.Tables()[0]) != before || len(h.Marks()) != 0 {
		t.Errorf("something was done: %v", h.Marks())
	}
}

// TestKeys: a key writes a command, enter carries it out; esc does not.
func TestKeys(t *testing.T) {
	h, d := room(t)
	m := &model{d: d, th: theme.New(theme.Options{Profile: colorprofile.ASCII, Glyphs: "full"}), w: 100, h: 30, field: widget.NewField(lineMost)}
	press := func(keys ...string) {
		for _, k := range keys {
			msg := tea.KeyPressMsg{Text: k}
			switch k {
			case "enter":
				msg = tea.KeyPressMsg{Code: tea.KeyEnter}
			case "esc":
				msg = tea.KeyPressMsg{Code: tea.KeyEscape}
			case "down":
				msg = tea.KeyPressMsg{Code: tea.KeyDown}
			default:
				msg.Code = []rune(k)[0]
			}
			m.Update(msg)
		}
	}
	press("down", " ", "esc")
	if _, paused, _ := h.Tables()[1].State(); paused {
		t.Error("a key alone paused a table")
	}
	press(" ", "enter")
	if _, paused, _ := h.Tables()[1].State(); !paused {
		t.Error("the chosen table was not paused")
	}
	if v := m.View().Content; !strings.Contains(v, "PAUSED") || !strings.Contains(v, "Table") && !strings.Contains(v, "two") {
		t.Errorf("%s", v)
	}
	press("P")
	if v := m.View().Content; strings.Contains(v, "margin") || !strings.Contains(v, "Trade") {
		t.Errorf("the wall shows what is not public, or not what is: %s", v)
	}
}

// TestInjects: the list says what comes, what waits and what is done; hold, skip and plan want a reason, and undo gives back.
func TestInjects(t *testing.T) {
	h, d := room(t)
	tb := h.Tables()[0]
	sit(t, h, "Ana", 0)
	sit(t, h, "Mar", 1)
	if got := must(t, d, "injects 1"); !strings.Contains(got, "tariff_deadline") || !strings.Contains(got, "from 2 to 5") || strings.Contains(got, "caravan") || !strings.Contains(got, "more may be drawn") {
		t.Errorf("%s", got)
	}
	if got := must(t, d, "injects 1 carav"); !strings.Contains(got, "may be drawn") {
		t.Errorf("%s", got)
	}
	for _, line := range []string{"hold 1 caravan", "skip 1 caravan", "plan 1 caravan 4", "plan 1 caravan 1 : late", "plan 1 caravan soon : x", "plan 1 caravan trade<=900 : x", "plan 1 caravan nothing<=3 : x", "plan 1 caravan scenario : x", "plan 1 caravan 4 nowhere : x", "undo 1", "watch 1 all 1s", "watch 1 all 9h"} {
		if a := d.Do(line); !a.Bad || strings.Contains(a.Lines[0], "[") && !strings.Contains(a.Lines[0], "N|all") && !strings.Contains(a.Lines[0], "approval[usa]") {
			t.Errorf("%q: %v", line, a.Lines)
		}
	}
	if got := must(t, d, "hold 1 tariff_deadline not in the first session"); !strings.Contains(got, "held") || !strings.Contains(got, "your word") {
		t.Errorf("%s", got)
	}
	if got := must(t, d, "plan 1 caravan 4 : to see who shares"); !strings.Contains(got, "in month 4") {
		t.Errorf("%s", got)
	}
	if got := must(t, d, "plan 1 drone_over_ranch trade<=85 sonora : pressure"); !strings.Contains(got, "trade is 85 or less") || !strings.Contains(got, "Sonora") {
		t.Errorf("%s", got)
	}
	must(t, d, "skip 1 treaty_review too much")
	if got := must(t, d, "injects 1"); strings.Index(got, "caravan") > strings.Index(got, "tariff_deadline") || !strings.Contains(got, "treaty_review: ") {
		t.Errorf("%s", got)
	}
	if got := must(t, d, "undo 1"); !strings.Contains(got, "skip 1 treaty_review too much") {
		t.Errorf("%s", got)
	}
	if got := must(t, d, "injects 1 treaty_review"); !strings.Contains(got, "from 6 to 10") {
		t.Errorf("%s", got)
	}
	must(t, d, "inject 1 caravan : now after all")
	if got := must(t, d, "injects 1 caravan"); !strings.Contains(got, "in month 4") {
		t.Errorf("%s", got)
	}
	reasons := 0
	l := tb.Game().Snapshot()
	for _, r := range l.Records() {
		if text, _ := l.Note(r.Command.Note); strings.Contains("not in the first session|to see who shares|pressure|too much|now after all", text) && text != "" {
			reasons++
		}
	}
	if reasons != 5 {
		t.Errorf("%d of five reasons stand in the log", reasons)
	}
	for _, e := range h.Rules().Events { // a place that the event wants is drawn, and no line has a hole
		a := d.Do("try 1 " + e.ID)
		for _, l := range a.Lines {
			if a.Bad || strings.Contains(l, "  ") || strings.Contains(l, "fired[") || strings.Contains(l, "modifier") || strings.Contains(l, " .") || strings.Contains(l, " ,") {
				t.Errorf("%s: %q", e.ID, l)
			}
		}
	}
	if got := must(t, d, "watch 1 usa month"); !strings.Contains(got, "a month later") {
		t.Errorf("%s", got)
	}
	if got := must(t, d, "watch 1 all 10m"); !strings.Contains(got, "10 min later") {
		t.Errorf("%s", got)
	}
}

// TestWord: an event is given other words by language and part; the desk shows how it would be told, tries it so, and takes the
// words back.
func TestWord(t *testing.T) {
	h, d := room(t)
	tb := h.Tables()[0]
	ana := sit(t, h, "Ana", 0)
	if own := must(t, d, "word 1 caravan"); !strings.Contains(own, "en: A caravan sets out: ") || !strings.Contains(own, "es: Sale una caravana: ") {
		t.Error(own)
	}
	must(t, d, "word 1 caravan headline : Buses: north \x1b[31mnow")
	said := must(t, d, "word 1 caravan es text : Dos mil personas esperan.")
	if !strings.Contains(said, "en: Buses: north [31mnow: Dos mil personas esperan.") || !strings.Contains(said, "es: Buses: north [31mnow: Dos mil") {
		t.Error(said)
	}
	if list := must(t, d, "injects 1 caravan"); !strings.Contains(list, "Buses: north") || !strings.Contains(list, "in your words") {
		t.Error(list)
	}
	if tried := must(t, d, "try 1 caravan"); !strings.Contains(tried, "Buses: north") {
		t.Error(tried)
	}
	for line, why := range map[string]string{
		"word 1 caravan headline : " + strings.Repeat("x", headlineMost+1): "too long", "word 1 caravan text : " + strings.Repeat("x", session.LongestText+1): "too long",
		"word 1 caravan fr text : x": "no language", "word 1 nothing text : x": "no event", "word 1 caravan text :": "write it so", "word 1 caravan": "",
		"word 1 heat_deaths scenario": "own words already",
	} {
		if a := d.Do(line); a.Bad != (why != "") || !strings.Contains(strings.Join(a.Lines, " "), why) {
			t.Errorf("%s: %v", line, a.Lines)
		}
	}
	must(t, d, "word 1 caravan scenario")
	must(t, d, "undo 1")
	must(t, d, "inject 1 caravan")
	if wall := strings.Join(d.Public(tb, false), "\n"); !strings.Contains(wall, "Dos mil personas esperan.") {
		t.Error(wall)
	}
	if _, headline, _, ok := ana.Told(1, "en"); !ok || headline != "Buses: north [31mnow" {
		t.Errorf("%q", headline)
	}
}

// TestRulingsAreTheDesks: rulings are carried out memo by memo, those that were made; the seat that wrote the memo cannot take
// the facilitator's word back, and rulings that wait are kept with the hall's other affairs.
func TestRulingsAreTheDesks(t *testing.T) {
	h, d := room(t)
	tb := h.Tables()[0]
	ana, mar := sit(t, h, "Ana", 0), sit(t, h, "Mar", 1)
	for tb.Game().Standing().Phase == int16(game.Talks) {
		must(t, d, "seal 1")
	}
	for _, c := range []*hall.Chair{ana, mar} {
		if err := c.Memo(game.Tactical, "A quiet word"); err != nil {
			t.Fatal(err)
		}
	}
	must(t, d, "seal 1")
	must(t, d, "dismiss 1 usa tactical no time for it")
	must(t, d, "roll 1")
	if w := tb.Game().Standing(); w.Phase != int16(game.Ruling) || len(tb.Memos()) != 1 {
		t.Fatalf("phase %d, %d memos wait", w.Phase, len(tb.Memos()))
	}
	if err := ana.Submit(game.Command{Kind: game.CmdUndo}); err == nil {
		t.Error("a seat took the facilitator's word back")
	}
	said := scenario().Texts.In("es")
	es := New(h, said, "Prof")
	if got := must(t, es, "resolver 1 mexico táctica 60 1 approval mexico +3"); !strings.Contains(got, "60 %, costo 1") || !strings.Contains(got, "tirar") {
		t.Error(got)
	}
	must(t, es, "tirar 1")
	if len(tb.Memos()) != 0 || len(tb.Rulings()) != 0 {
		t.Error("something waits still")
	}
	if err := tb.Game().Snapshot().Verify(); err != nil {
		t.Error(err)
	}
}

// TestEndedTable: at a table that was ended nothing that belongs to play is done, and the line says what takes the end back;
// what is about all tables goes to the others.
func TestEndedTable(t *testing.T) {
	h, d := room(t)
	sit(t, h, "Ana", 0)
	must(t, d, "end 1")
	before := sum(h.Tables()[0])
	for _, line := range []string{"go 1", "pause 1", "seal 1", "clock 1 5m", "set 1 trade 80 a strike", "rewind 1 1", "inject 1 caravan", "end 1", "fill 1 usa staff"} {
		if a := d.Do(line); !a.Bad || !strings.Contains(a.Lines[0], "undo 1") {
			t.Errorf("%s: %+v", line, a)
		}
	}
	if sum(h.Tables()[0]) != before {
		t.Error("something was done at a table that was ended")
	}
	must(t, d, "pause all")
	if _, paused, _ := h.Tables()[1].State(); !paused {
		t.Error("the other table was not held")
	}
	if got := must(t, d, "tables"); !strings.Contains(got, "ENDED") {
		t.Errorf("%s", got)
	}
	must(t, d, "say 1 Thank you all")
	must(t, d, "undo 1") // the letter
	must(t, d, "undo 1")
	if h.Tables()[0].Ended() {
		t.Error("undo does not take the end back")
	}
	if a := d.Do("remove 1 usa ann"); !a.Bad || !strings.Contains(a.Lines[0], "Ana") {
		t.Errorf("who has a place is not said: %v", a.Lines)
	}
	if got := must(t, d, "remove 1 usa ana"); !strings.Contains(got, "code 1 usa") {
		t.Errorf("%s", got)
	}
}
