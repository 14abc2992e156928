// Package ask is the confirmation overlay: only for what cannot be taken back. The safe answer is the default.
package ask

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Confirm is the overlay.
type Confirm struct {
	yes  screen.Outcome
	text []string
	at   int // 0 no, 1 yes
}

// New asks an outcome's question; yes carries the outcome out.
func New(o screen.Outcome) *Confirm {
	c := &Confirm{text: o.Question, yes: o}
	c.yes.Question = nil
	c.yes.Kind = screen.Submit
	if len(o.Commands) == 0 {
		c.yes.Kind = o.Then
	}
	return c
}

// Key answers.
func (a *Confirm) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch {
	case p.Action == theme.Accept, p.Action == theme.Open && a.at == 1:
		return a.yes
	case p.Action == theme.Back, p.Action == theme.Refuse, p.Action == theme.Quit, p.Action == theme.Open:
		return screen.Outcome{Kind: screen.Back}
	case p.Action == theme.Left, p.Action == theme.Up:
		a.at = 0
	case p.Action == theme.Right, p.Action == theme.Down, p.Action == theme.Next:
		a.at = 1 - a.at
	}
	return screen.Outcome{}
}

// Closes tells the app that yes closes the overlay first.
func (a *Confirm) Closes() bool { return true }

// Hints are the keys that work here.
func (a *Confirm) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Action: theme.Refuse, Word: "no"}, {Action: theme.Accept, Word: "yes"}, {Keys: "←→", Word: "move"}, {Action: theme.Open, Word: "choose"}, {Action: theme.Back, Word: "back"}}
}

func (a *Confirm) rows(w int) []widget.Row {
	var rows []widget.Row
	for i, t := range a.text {
		role := theme.Text
		if i == 0 {
			role = theme.Strong
		}
		rows = append(rows, widget.WrapRows(role, t, w, 0)...)
	}
	return rows
}

// Size is as large as the question needs.
func (a *Confirm) Size(c *screen.Ctx, w, h int) (int, int) {
	w = min(w, 64)
	return w, min(h, len(a.rows(w-6))+6)
}

// Draw draws the question and its two answers.
func (a *Confirm) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: c.T("ui.ask.title"), Focus: true}).Inset(2)
	rows := a.rows(in.W)
	g.Rows(widget.Rect{X: in.X, Y: in.Y + 1, W: in.W, H: in.H - 3}, rows)
	y, x := in.Y+in.H-2, in.X
	for i, key := range []string{"no", "yes"} {
		st := theme.Of(theme.Text)
		word := " " + c.T("ui.ask."+key) + " "
		end := g.Print(x, y, in.W, word, st)
		g.Pick(widget.Rect{X: x, Y: y, W: end - x, H: 1}, func(int, int) bool {
			was := a.at == i
			a.at = i
			return was
		})
		if i == a.at {
			g.Ground(widget.Rect{X: x, Y: y, W: end - x, H: 1}, theme.Select)
			g.Cursor(x+1, y)
		}
		x = end + 2
	}
}
