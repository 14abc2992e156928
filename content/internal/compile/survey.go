package compile

import (
	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
)

// surveyKinds are the ways in which a question after the end is answered.
var surveyKinds = []string{"scale", "text"}

// usualScale is the number of steps of a scale that does not say: the common agreement scale (Likert, 1932).
const usualScale = 5

// survey compiles what is asked after the end, in the order of the file. A scenario without a survey asks nothing.
func (c *compiler) survey() {
	list := c.raw.Survey
	number(c, "survey", list, len(list), func(d *decode.Question) decode.Str { return d.ID })
	if n := len(list); n > 0 && n < game.FewestQuestions || n > game.MostQuestions {
		c.list.Hint(diag.OutOfRange, list[n-1].At, "or none at all", "a survey of length %d: %d to %d questions are asked", n, game.FewestQuestions, game.MostQuestions)
	}
	for i := range list {
		d := &list[i]
		c.owner = "question " + d.ID.V
		q := game.AfterQuestion{ID: d.ID.V}
		if c.word(d.Kind, surveyKinds, 1, "kind") == 0 {
			q.Steps = c.within(d.Steps, game.ShortestScale, game.LongestScale, usualScale, "steps")
		} else if d.Steps.Set {
			c.list.Hint(diag.OutOfRange, d.Steps.At, "take it out, or write kind: scale", "a question in one's own words has no steps, in %s", c.owner)
		}
		c.rs.After = append(c.rs.After, q)
	}
}
