package content

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"riobravo/content/diag"
)

// What a scenario itself writes needs its words, also where it writes over what the program brings; what it leaves as it is
// is not asked again.
func TestAuditOfOwn(t *testing.T) {
	name := filepath.Join(t.TempDir(), "mine.yaml")
	err := os.WriteFile(name, []byte(`scenario: {id: mine, base: base, turns: 3, aftermath: 0, year: 2025, month: 1}
orders:
  - {id: mexico.open_review, public: true}
  - {id: mexico.hold_talks, column: diplomatic, cost: 1, source: judgement, effects: [{cooperation: 1}]}
events:
  - {id: fair_weather, when: trade > 90, weight: 3, source: judgement, effects: [{add: trade, by: 1}]}
`), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	s, l := LoadDir(name)
	if s == nil {
		t.Fatal(l.String())
	}
	var missing []string
	for _, d := range s.audited() {
		if d.Code == diag.MissingText {
			missing = append(missing, d.Message)
		}
	}
	all := strings.Join(missing, "\n")
	for _, want := range []string{`"order.mexico.hold_talks.name" in en`, `"event.fair_weather.name" in en`} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is not missed in\n%s", want, all)
		}
	}
	if strings.Contains(all, "order.usa.") {
		t.Errorf("the program's own order is asked for its words:\n%s", all)
	}
}

func (s *Scenario) audited() []diag.Diagnostic { l := s.Audit(); return l.All() }

// A scenario in a folder that is called like one of the program's is told apart all the same.
func TestBrought(t *testing.T) {
	for name, want := range map[string]bool{"base": true, "./base/x.yaml": true, "scenarios/mine": true, "mine": false, "/base": false, "../base": false, "bases/x.yaml": false} {
		if brought(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}
