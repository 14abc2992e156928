// Package waiting is what a seat sees while others are still at it, and when the table was ended before its last month.
package waiting

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
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
	over := session.Stopped(c.Session)
	switch p.Action {
	case theme.Add: // after-action
		if over && c.Reviews {
			return screen.To(screen.Review)
		}
	case theme.Message:
		if over && c.Asks() {
			return screen.To(screen.Survey)
		}
	case theme.Charts:
		if over {
			return screen.To(screen.Charts)
		}
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
	if session.Stopped(c.Session) {
		return w.after(c)
	}
	return []screen.Hint{{Action: theme.Undo, Word: "take_back"}, {Action: theme.Wire, Word: "wire"}, {Action: theme.Quit, Word: "menu"}}
}

// after are the keys of a table that was ended.
func (w *Waiting) after(c *screen.Ctx) (h []screen.Hint) {
	if c.Reviews {
		h = append(h, screen.Hint{Action: theme.Add, Word: "review"})
	}
	if c.Asks() {
		h = append(h, screen.Hint{Action: theme.Message, Word: "survey"})
	}
	return append(h, screen.Hint{Action: theme.Charts, Word: "charts"}, screen.Hint{Action: theme.Wire, Word: "wire"}, screen.Hint{Action: theme.Quit, Word: "menu"})
}

// Draw says who is still open, or that nobody plays on.
func (w *Waiting) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	if session.Stopped(c.Session) {
		box := widget.Rect{X: r.X + (r.W-60)/2, Y: r.Y + max(0, (r.H-8)/2), W: 60, H: 8}
		in := g.Panel(box, widget.Frame{Title: c.T("ui.waiting.over"), Focus: true}).Inset(2)
		g.Rows(in, append([]widget.Row{{}}, widget.WrapRows(theme.Text, c.T("ui.waiting.stopped"), in.W, 0)...))
		return
	}
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
