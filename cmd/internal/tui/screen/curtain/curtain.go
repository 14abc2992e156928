// Package curtain stands between two players at one keyboard: nothing of either seat is on the screen.
package curtain

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Curtain is the screen.
type Curtain struct{ once bool }

// New draws the curtain before the seat that comes next.
func New(c *screen.Ctx) *Curtain { return &Curtain{} }

// Key opens it on the second enter.
func (k *Curtain) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Open:
		if k.once {
			return screen.Outcome{Kind: screen.Back}
		}
		k.once = true
	case theme.Quit:
		return screen.To(screen.Menu)
	}
	return screen.Outcome{}
}

// Typing keeps other keys from reaching over the curtain.
func (k *Curtain) Typing() bool { return true }

// Hints are the keys that work here.
func (k *Curtain) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Action: theme.Open, Word: "i_am_it"}, {Action: theme.Quit, Word: "menu"}}
}

// Draw draws one box and nothing else.
func (k *Curtain) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	g.Clear(g.Bounds())
	box := widget.Rect{X: (g.W - 60) / 2, Y: max(0, (g.H-14)/2), W: 60, H: 12}
	in := g.Panel(box, widget.Frame{Title: c.T("ui.curtain.title"), Focus: true}).Inset(2)
	name := c.Text.Seat(c.Seat())
	rows := []widget.Row{{}, {widget.S(theme.Quiet, c.T("ui.curtain.next")+" "), widget.S(theme.Slot(int(c.Seat())), c.Letter(c.Seat())+" "), widget.S(theme.Strong, name)}, {}}
	rows = append(rows, widget.WrapRows(theme.Text, c.T("ui.curtain.text", "Seat", name), in.W, 0)...)
	rows = append(rows, widget.Row{})
	word := "ui.curtain.twice"
	if k.once {
		word = "ui.curtain.again"
	}
	rows = append(rows, widget.R(theme.Strong, c.T(word)))
	g.Rows(in, rows)
}
