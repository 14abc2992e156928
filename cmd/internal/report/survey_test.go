package report_test

import (
	"strings"
	"testing"

	"riobravo/cmd/internal/report"
	"riobravo/game"
	"riobravo/save"
)

// TestSurveyJoins: answers stand in the review by question and seat, hostile ones as text; a seat's review holds its own.
func TestSurveyJoins(t *testing.T) {
	sc := scenario(t)
	l := played(t, sc, "staff", 17)
	l.SetAnswer(save.Answer{Seat: 0, Question: 1, Value: 4})
	l.SetAnswer(save.Answer{Seat: 1, Question: 4, Text: "<script>alert(1)</script> the pact\x1b[2J"})
	l.SetAnswer(save.Answer{Seat: 1, Question: 30, Text: "to a question that is not asked"})
	files := written(t, sc, report.Build(input(sc, l, game.NoSeat)))
	for name, want := range map[string]string{"html": "&lt;script&gt;alert(1)&lt;/script&gt; the pact", "md": "4 of 5", "json": `"said": "`, "survey.csv": "the pact"} {
		if !strings.Contains(string(files[name]), want) {
			t.Errorf("%s lacks %q", name, want)
		}
	}
	wellFormed(t, files["html"])
	r := report.Build(input(sc, l, game.NoSeat))
	if len(r.Survey) != 2 || r.Survey[0].Value != 4 || strings.ContainsRune(r.Survey[1].Said, '\x1b') {
		t.Errorf("%+v", r.Survey)
	}
	if own := report.Build(input(sc, l, 0)).Survey; len(own) != 1 || own[0].Seat != "usa" {
		t.Errorf("a seat's review: %+v", own)
	}
}
