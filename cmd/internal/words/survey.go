package words

import "riobravo/game"

// Question is one of those that are asked after the end.
type Question struct {
	N         int // from 1 on
	ID        string
	Text      string
	Steps     int    // of its scale; 0: it is answered in one's own words
	Low, High string // the ends of its scale
}

// Scaled tells whether a question is answered on a scale.
func (q Question) Scaled() bool { return q.Steps > 0 }

// catalogue is the part of the words that questions are read from.
type catalogue interface {
	Text(key string, args map[string]any) string
}

// Survey are the questions that a scenario asks after the end, in their order.
func Survey(rs *game.Ruleset, w catalogue) []Question {
	var out []Question
	for i, d := range rs.After {
		q := Question{N: i + 1, ID: d.ID, Steps: int(d.Steps), Text: w.Text("survey."+d.ID+".text", nil)}
		if q.Scaled() {
			q.Low, q.High = w.Text("survey."+d.ID+".low", nil), w.Text("survey."+d.ID+".high", nil)
		}
		out = append(out, q)
	}
	return out
}
