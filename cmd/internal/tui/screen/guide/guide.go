// Package guide is a step of a scenario's guided start: a card over the screen it speaks of. It never plays for anybody.
package guide

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Card is the overlay for one step.
type Card struct{ step int }

// New shows a step of the scenario's guide.
func New(step int) *Card { return &Card{step} }

// Key closes the card, or leaves the guide.
func (k *Card) Key(_ *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Drop:
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Guide, Value: "off"}}
	case theme.Open, theme.Back, theme.Mark, theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (k *Card) Hints(*screen.Ctx) []screen.Hint {
	return []screen.Hint{{Action: theme.Open, Word: "go_on"}, {Action: theme.Drop, Word: "leave_guide"}, {Action: theme.Back, Word: "back"}}
}

// rows are the step's text and, set apart, what to press.
func (k *Card) rows(c *screen.Ctx, w int) []widget.Row {
	id := "guide." + c.Rules().Guide[k.step].ID
	rows := widget.WrapRows(theme.Text, c.T(id+".text"), w, 0)
	rows = append(rows, widget.Row{})
	return append(rows, widget.WrapRows(theme.Strong, Keys(c, k.step), w, 0)...)
}

// Keys says what to press for a step, with the keys as they are bound.
func Keys(c *screen.Ctx, step int) string {
	args := map[string]any{}
	for _, a := range theme.Actions() {
		name := a.Name()
		args[strings.ToUpper(name[:1])+name[1:]] = c.Theme.Keys.Shown(a)
	}
	return c.Words.Text("guide."+c.Rules().Guide[step].ID+".keys", args)
}

// Size is as large as the step needs.
func (k *Card) Size(c *screen.Ctx, w, h int) (int, int) {
	w = min(w, 68)
	return w, min(h, len(k.rows(c, w-6))+4)
}

// Draw draws the card.
func (k *Card) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	g.Clear(r)
	in := g.Panel(r, widget.Frame{
		Title: c.T("guide." + c.Rules().Guide[k.step].ID + ".name"), Right: c.T("ui.guide.count", "N", k.step+1, "Of", len(c.Rules().Guide)), Focus: true,
	}).Inset(2)
	in.Y, in.H = in.Y+1, in.H-1
	g.Cursor(in.X, in.Y)
	g.Rows(in, k.rows(c, in.W))
}
