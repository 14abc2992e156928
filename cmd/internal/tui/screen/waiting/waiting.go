// Package waiting is what a seat sees while others are still at it.
package waiting

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Waiting is the screen.
type Waiting struct{}

// New opens it.
func New() *Waiting { return &Waiting{} }

// Key takes the seal back, or looks at what may be looked at.
func (w *Waiting) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Wire:
		return screen.To(screen.Wire)
	case theme.Quit:
		return screen.To(screen.Menu)
	case theme.Open:
		return screen.To(screen.Proceed)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (w *Waiting) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Action: theme.Undo, Word: "take_back"}, {Action: theme.Wire, Word: "wire"}, {Action: theme.Quit, Word: "menu"}}
}

// Draw says who is still open.
func (w *Waiting) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	box := widget.Rect{X: r.X + (r.W-60)/2, Y: r.Y + max(0, (r.H-12)/2), W: 60, H: 12}
	in := g.Panel(box, widget.Frame{Title: c.T("ui.waiting.title"), Focus: true}).Inset(2)
	rows := append([]widget.Row{{}}, widget.WrapRows(theme.Text, c.T("ui.waiting.text"), in.W, 0)...)
	rows = append(rows, widget.Row{})
	for i := range c.Rules().Seats {
		word := "ui.waiting.open"
		if c.Known().Seats[i].Sealed == 1 {
			word = "ui.waiting.in"
		}
		rows = append(rows, widget.Row{widget.S(theme.Slot(i), c.Letter(game.Seat(i))+" "), widget.S(theme.Text, widget.Pad(c.Text.Seat(game.Seat(i)), 24)), widget.S(theme.Quiet, c.T(word))})
	}
	g.Rows(in, rows)
}
