package report_test

import (
	"slices"
	"strings"
	"testing"

	"riobravo/cmd/internal/report"
	"riobravo/game"
)

// TestRunAgainstTheArticle: a claim's evidence for and against stands in every form of the review with its months and places
// and how it was in other games; where the run contradicts the article it says so; what may happen and did not contradicts
// nothing; the sight of one seat holds none of it.
func TestRunAgainstTheArticle(t *testing.T) {
	sc := scenario(t)
	l := played(t, sc, "staff", 3)
	in := input(sc, l, game.NoSeat)
	in.Signs = &report.Signs{
		List: []report.SeenSign{
			{ID: "fallout", Claim: "17", Occasions: []report.Occasion{{Month: 2, Shown: true}, {Month: 3}, {Month: 4}}, Games: 580, Times: 816, Shown: 775},
			{ID: "pinned", Claim: "22", May: true, Occasions: []report.Occasion{{Month: 2, Region: "sinaloa", Group: "sinaloa"}}, Games: 233, Times: 275, Shown: 6},
			{ID: "first_year", Claim: "13", Occasions: []report.Occasion{{Month: 12, Shown: true}}, Games: 950, Times: 950, Shown: 485},
			{ID: "waiting", Claim: "14", Games: 119, Times: 129, Shown: 57},
		},
		Others: report.Others{Games: 1000, Scenario: "threat", Rules: strings.Repeat("ab", 32), Bots: "staff", Seed: "1", Like: "older"},
	}
	r := report.Build(in)
	got := map[string]string{}
	for _, c := range r.Claims {
		got[c.ID] = c.Verdict
	}
	if got["17"] != report.Contradicts || got["22"] != report.Absent || got["13"] != report.Agrees || got["14"] != "" || r.Unseen != 1 {
		t.Errorf("%v, %d unseen", got, r.Unseen)
	}
	if !slices.ContainsFunc(r.Questions, func(q report.Question) bool { return q.Kind == "contradiction" && q.Month == 3 }) {
		t.Errorf("no question about the contradiction: %+v", r.Questions)
	}
	files := written(t, sc, r)
	wellFormed(t, files["html"])
	for _, name := range []string{"html", "md"} {
		for _, want := range []string{"Here the run contradicts the article: 17.", "in 1 of 3 occasions", "95 % of 816", "2 Sinaloa", "another state of this scenario", "contradicts 1;"} {
			if !strings.Contains(string(files[name]), want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
	if n := strings.Count(string(files["claims.csv"]), "\n"); n != 6 {
		t.Errorf("claims.csv has %d lines, a head and five occasions are wanted", n)
	}
	told := ""
	for _, p := range report.NewDesk(in, nil).Parts() {
		if p.ID == "claims" {
			told = p.Blocks[0].Lines[1].Text
		}
	}
	if !strings.Contains(told, "Here the run contradicts the article: 17.") {
		t.Errorf("on the screen: %q", told)
	}
	in.Seat = 0
	own := report.Build(in)
	for _, c := range own.Claims {
		if len(c.Signs) > 0 || c.Verdict != "" || own.Others.Games != 0 {
			t.Errorf("a seat's review holds evidence on %s", c.ID)
		}
	}
}
