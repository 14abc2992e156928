package cli

import (
	"strings"
	"testing"

	"riobravo/cmd/internal/report"
	"riobravo/content"
	"riobravo/save"
)

// TestOthersSayWhatTheyAre: a run that is set against games of other rules, assumptions or another scenario is told so, and one
// of the same is not; the table that comes with the program is of the scenario as it is, or is told to be of another state.
func TestOthersSayWhatTheyAre(t *testing.T) {
	shown := content.Shown{Scenario: "threat", Rules: "a", Assume: []string{}, Bots: "staff", Seed: 7, Games: 9, Counts: map[string]content.Count{"fallout": {Games: 3, Occasions: 5, Shown: 4}}}
	for _, c := range []struct {
		scenario, rules string
		assume          []string
		like            string
	}{
		{"threat", "a", nil, "same"},
		{"threat", "b", nil, "older"},
		{"threat", "a", []string{"goldfish_memory"}, "assumed"},
		{"one-class", "a", nil, "other"},
	} {
		to := &report.Signs{List: []report.SeenSign{{ID: "fallout"}, {ID: "soil"}}}
		setAgainst(to, &shown, c.scenario, c.rules, save.Stamp{Assumptions: c.assume})
		if o := to.Others; o.Like != c.like || o.Games != 9 || o.Seed != "7" || to.List[0].Times != 5 || to.List[0].Shown != 4 || to.List[1].Times != 0 {
			t.Errorf("%+v: %+v, %+v", c, o, to.List)
		}
	}
	place := t.TempDir()
	id := started(t, place, "auto all\nquit\n", "--seat", "usa", "--seed", "5")
	out, _, code := callIn(place, "", "report", id, "--format", "md", "--out", "-")
	_, sum, _ := content.Signs()
	before, ok := content.ShownBefore()
	sc, _ := content.Load(content.Default)
	older := before.Rules != sc.Ruleset.RulesHash
	switch {
	case code != fine || !ok:
		t.Fatalf("code %d, a table %v", code, ok)
	case before.Signs != sum && !strings.Contains(out, "No other games were played"):
		t.Error("the table counted other signs, and the review does not say so")
	case before.Signs == sum && (!strings.Contains(out, "The other games: 1000 of") || strings.Contains(out, "another state of this scenario") != older):
		t.Errorf("the table is of another state: %v; the review says something else", older)
	}
}
