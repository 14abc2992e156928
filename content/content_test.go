package content

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"riobravo/game"
)

// The default scenario loads without a word: rules, texts and all.
func TestDefaultScenarioLoads(t *testing.T) {
	s, l := Load(Default)
	if l.Len() > 0 {
		t.Errorf("rules:\n%s", l)
	}
	if s == nil {
		t.FailNow()
	}
	if l := s.Check(Fallback); l.Len() > 0 {
		t.Errorf("texts:\n%s", l)
	}
}

// Every column has enough to choose from: eight orders for a republic, seven for a group.
func TestDefaultScenarioHasEnoughOrders(t *testing.T) {
	s, l := Load(Default)
	if s == nil {
		t.Fatalf("does not load:\n%v", l.Err())
	}
	count := map[string]int{}
	for _, o := range s.Ruleset.Orders {
		who, _, _ := strings.Cut(o.ID, ".")
		count[who+" "+game.ColumnNames[o.Column]]++
	}
	for who, least := range map[string]int{"usa": 8, "mexico": 8, "group": 7} {
		for _, col := range game.ColumnNames {
			if n := count[who+" "+col]; n < least {
				t.Errorf("%s has %d %s orders, at least %d wanted", who, n, col, least)
			}
		}
	}
}

// The canonical source compiles to the same rules, and its hash is theirs.
func TestSource(t *testing.T) {
	s, l := Load(Default)
	if s == nil {
		t.Fatal(l.Err())
	}
	back, l := LoadStored(s.Source(), s.Archive())
	if back == nil {
		t.Fatalf("does not read back:\n%s", l)
	}
	if string(back.Source()) != string(s.Source()) || back.Ruleset.RulesHash != s.Ruleset.RulesHash {
		t.Error("the source changes when it is read back")
	}
	if a, b := len(back.Ruleset.Orders), len(s.Ruleset.Orders); a != b {
		t.Errorf("%d orders read back, %d before", a, b)
	}
	if len(s.Ruleset.RulesHash) != 64 || len(s.Ruleset.TextHash) != 64 || s.Ruleset.TextHash == s.Ruleset.RulesHash {
		t.Errorf("hashes %q, %q", s.Ruleset.RulesHash, s.Ruleset.TextHash)
	}
}

// A scenario on disk overlays the base: it adds, changes and removes, and brings words of its own.
func TestLoadDir(t *testing.T) {
	base, l := Load(Default)
	if base == nil {
		t.Fatal(l.Err())
	}
	dir := t.TempDir()
	write(t, dir+"/scenario.yaml", `
scenario: {id: short, base: base, turns: 5, aftermath: 2, year: 2025, month: 3}
remove: {events: [report_missing], orders: [usa.raid]}
start: {usa.approval: 60}
orders:
  - {id: usa.summit, cost: 1}
  - {id: usa.wait, column: diplomatic, cost: 0, effects: [{points: -1}], source: judgement}
`)
	write(t, dir+"/locale/en/own.yaml", "order: {usa.wait: {name: Wait and see}}\n")
	s, l := LoadDir(dir)
	if s == nil {
		t.Fatalf("%s", l)
	}
	rs := s.Ruleset
	if rs.Turns != 5 || rs.FirstMon != 3 || s.ID != "short" || len(rs.Orders) != len(base.Ruleset.Orders) {
		t.Errorf("turns %d, month %d, %d orders", rs.Turns, rs.FirstMon, len(rs.Orders))
	}
	if slices.ContainsFunc(rs.Orders, func(o game.OrderDef) bool { return o.ID == "usa.raid" }) || rs.Orders[len(rs.Orders)-1].ID != "usa.wait" {
		t.Error("usa.raid is still there, or usa.wait is not the last")
	}
	if !slices.Contains(rs.Start, game.Setting{Field: game.FApproval, I: 0, Value: 60}) {
		t.Error("the start is not overlaid")
	}
	if s.Texts.Text("order.usa.wait.name", nil) != "Wait and see" || s.Texts.Text("order.usa.summit.name", nil) == "" {
		t.Error("words are missing")
	}
	if rs.RulesHash == base.Ruleset.RulesHash || rs.TextHash == base.Ruleset.TextHash {
		t.Error("the hashes are those of the base")
	}
	one := t.TempDir() + "/one.yaml"
	write(t, one, "scenario: {id: one, base: base, turns: 3, aftermath: 0, year: 2025, month: 1}\n")
	if s, l := LoadDir(one); s == nil || s.Turns != 3 {
		t.Errorf("one file: %s", l)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, id := range []string{"", "thret", "..", "../base", "threat/", "."} {
		if s, l := Load(id); s != nil || !l.Failed() {
			t.Errorf("%q: loaded, or refused without a word", id)
		}
	}
	if _, l := Load("thret"); !strings.Contains(l.String(), `did you mean "threat"?`) {
		t.Errorf("%s", l)
	}
	if s, l := LoadDir("testdata/nowhere"); s != nil || !l.Failed() {
		t.Errorf("nowhere: %s", l)
	}
	if s, l := LoadDir(t.TempDir()); s != nil || !l.Failed() {
		t.Errorf("an empty folder: %s", l)
	}
	if s, l := LoadStored([]byte("{}"), nil); s != nil || !l.Failed() {
		t.Errorf("an empty source: %s", l)
	}
}

// Assumptions and parameters give a ruleset of their own and leave the scenario alone.
func TestWith(t *testing.T) {
	s, l := Load(Default)
	if s == nil {
		t.Fatal(l.Err())
	}
	if len(s.Ruleset.Assumptions) == 0 {
		t.Skip("no assumptions")
	}
	a := s.Ruleset.Assumptions[0]
	p, was := a.Change[0].Param, s.Ruleset.P(a.Change[0].Param)
	rs, l := s.With(Options{Assume: map[string]bool{a.ID: true}, Params: map[string]int32{"wages": 31}})
	if rs == nil {
		t.Fatal(l.Err())
	}
	if rs.P(p) != a.Change[0].Value || rs.P(game.PWages) != 31 || s.Ruleset.P(p) != was || !slices.Equal(rs.Assumed(), []string{a.ID}) {
		t.Errorf("%s: %d, wages %d; before %d", a.ID, rs.P(p), rs.P(game.PWages), s.Ruleset.P(p))
	}
	if rs, l := s.With(Options{Assume: map[string]bool{"no_such": true}}); rs != nil || !l.Failed() {
		t.Error("an unknown assumption was taken")
	}
	if rs, l := s.With(Options{Params: map[string]int32{"no_such": 1}}); rs != nil || !l.Failed() {
		t.Error("an unknown parameter was taken")
	}
}

func TestScenarios(t *testing.T) {
	all := Scenarios()
	if len(all) == 0 || all[0].ID != Default || all[0].Turns != 12 || all[0].Aftermath != 6 || all[0].Year != 2025 || all[0].Month != 1 {
		t.Errorf("%+v", all)
	}
	for _, i := range all {
		s, l := Load(i.ID)
		if s == nil {
			t.Errorf("%s: %v", i.ID, l.Err())
			continue
		}
		var seats []string
		for _, d := range s.Ruleset.Seats {
			seats = append(seats, d.ID)
		}
		if !slices.Equal(i.Seats, seats) {
			t.Errorf("%s is listed with the seats %q and played with %q", i.ID, i.Seats, seats)
		}
	}
}

// A game starts at once: rules and English texts together stay under 50 ms.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		s, l := Load(Default)
		if s == nil {
			b.Fatal(l.Err())
		}
		if s.Texts.Text("order.usa.raid.name", nil) == "" {
			b.Fatal("no text")
		}
	}
}
