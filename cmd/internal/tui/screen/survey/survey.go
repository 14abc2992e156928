// Package survey is the form that is filled in right after the end, each seat on its own: questions with a scale and questions
// in one's own words. What is answered is kept at once and joins the review.
package survey

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/words"
)

// Survey is the screen.
type Survey struct {
	all    []words.Question
	given  map[int]session.Answer
	list   widget.List
	typing bool
	text   widget.Field
	fault  string
}

// New opens it with what was answered before.
func New(c *screen.Ctx) *Survey {
	s := &Survey{all: words.Survey(c.Rules(), c.Words), given: map[int]session.Answer{}, text: widget.NewField(session.LongestText)}
	if a, ok := c.Session.(session.Answerer); ok {
		s.given = a.Answers()
	}
	return s
}

// Typing tells that keys are text.
func (s *Survey) Typing() bool { return s.typing }

// Key moves, changes an answer on its scale, or types one.
func (s *Survey) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	if len(s.all) == 0 {
		return screen.Outcome{Kind: screen.Back}
	}
	q := s.all[min(s.list.At, len(s.all)-1)]
	if s.typing {
		switch p.Action {
		case theme.Back:
			s.typing = false
		case theme.Open:
			s.typing = false
			s.keep(c, q, session.Answer{Text: strings.TrimSpace(s.text.Value())})
		default:
			s.text.Take(p.Msg)
		}
		return screen.Outcome{}
	}
	switch p.Action {
	case theme.Back, theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	case theme.Left, theme.Right, theme.Mark:
		if q.Scaled() {
			by := map[theme.Action]int{theme.Left: -1}[p.Action]
			if by == 0 {
				by = 1
			}
			s.keep(c, q, session.Answer{Value: min(max(s.given[q.N].Value+by, 0), q.Steps)})
		}
	case theme.Panel:
		if n := int(p.Text[0] - '0'); q.Scaled() && n <= q.Steps {
			s.keep(c, q, session.Answer{Value: n})
		}
	case theme.Open:
		if !q.Scaled() {
			s.text.Set(s.given[q.N].Text)
			s.typing = true
			return screen.Outcome{}
		}
		s.list.Move(1, len(s.all))
	default:
		s.list.Key(p.Action, len(s.all), 3)
	}
	return screen.Outcome{}
}

// keep keeps an answer, or says why it is not kept.
func (s *Survey) keep(c *screen.Ctx, q words.Question, a session.Answer) {
	to, ok := c.Session.(session.Answerer)
	if !ok {
		return
	}
	if err := to.Answer(q.N, a); err != nil {
		s.fault = words.Clean(err.Error())
		return
	}
	s.fault, s.given[q.N] = "", a
}

// Hints are the keys that work now.
func (s *Survey) Hints(*screen.Ctx) []screen.Hint {
	if s.typing {
		return []screen.Hint{{Action: theme.Open, Word: "done"}, {Action: theme.Back, Word: "close"}}
	}
	last := screen.Hint{Action: theme.Open, Word: "write"}
	if len(s.all) > 0 && s.all[min(s.list.At, len(s.all)-1)].Scaled() {
		last = screen.Hint{Keys: "←→", Word: "change"}
	}
	return []screen.Hint{{Keys: "↑↓", Word: "move"}, last, {Action: theme.Back, Word: "back"}, {Action: theme.Help, Word: "help"}}
}

// Draw draws the questions, each with its answer under it.
func (s *Survey) Draw(c *screen.Ctx, g *widget.Canvas, box widget.Rect) {
	in := g.Panel(box, widget.Frame{Title: c.T("ui.survey.title"), Focus: true})
	head := widget.WrapRows(theme.Quiet, c.T("ui.survey.text"), in.W-2, 0)
	if s.fault != "" {
		head = widget.WrapRows(theme.Warn, c.T("ui.unkept", "What", s.fault), in.W-2, 0)
	}
	top, low := in.Top(len(head) + 1)
	g.Rows(top.Inset(1), head)
	if s.typing {
		var field widget.Rect
		low, field = low.Bottom(2)
		x := g.Print(field.X+1, field.Y+1, 2, "› ", theme.Of(theme.Quiet))
		s.text.Draw(g, x, field.Y+1, field.X+field.W-x-1, theme.Of(theme.Strong))
	}
	var items []widget.Item
	for _, q := range s.all {
		rows := widget.WrapRows(theme.Text, c.T("ui.survey.question", "N", q.N, "Text", q.Text), in.W-3, 0)
		rows = append(rows, s.answer(c, q, in.W-5)...)
		items = append(items, widget.Item{Rows: append(rows, widget.Row{})})
	}
	s.list.Draw(g, low, items, !s.typing)
}

// answer is what was answered so far.
func (s *Survey) answer(c *screen.Ctx, q words.Question, w int) []widget.Row {
	a := s.given[q.N]
	if !q.Scaled() {
		if a.Text == "" {
			return []widget.Row{widget.R(theme.Quiet, "   "+c.T("ui.survey.none"))}
		}
		var rows []widget.Row
		for _, l := range widget.Wrap(a.Text, w-3) {
			rows = append(rows, widget.R(theme.Strong, "   "+l))
		}
		return rows
	}
	row := widget.Row{widget.S(theme.Quiet, "   "+q.Low+"  ")}
	for n := 1; n <= q.Steps; n++ {
		role := theme.Quiet
		text := " " + widget.Num(n) + " "
		if n == a.Value {
			role, text = theme.Strong, "["+widget.Num(n)+"]"
		}
		row = append(row, widget.S(role, text))
	}
	return []widget.Row{append(row, widget.S(theme.Quiet, "  "+q.High))}
}
