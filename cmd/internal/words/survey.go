package words

import "strconv"

// Question is one of those that are asked after the end.
type Question struct {
	N         int // from 1 on
	Text      string
	Low, High string // the ends of its scale; empty: it is answered in one's own words
}

// Scale is how many steps a scale has.
const Scale = 5

// mostQuestions is how many are asked at most.
const mostQuestions = 6

// Scaled tells whether a question is answered on a scale.
func (q Question) Scaled() bool { return q.Low != "" }

// catalogue is the part of the words that questions are read from.
type catalogue interface {
	Text(key string, args map[string]any) string
	Has(key string) bool
}

// Survey are the questions that a scenario asks after the end, in their order.
func Survey(w catalogue) []Question {
	var out []Question
	for n := 1; n <= mostQuestions; n++ {
		key := "survey." + strconv.Itoa(n) + "."
		if !w.Has(key + "text") {
			break
		}
		q := Question{N: n, Text: w.Text(key+"text", nil)}
		if w.Has(key+"low") && w.Has(key+"high") {
			q.Low, q.High = w.Text(key+"low", nil), w.Text(key+"high", nil)
		}
		out = append(out, q)
	}
	return out
}
