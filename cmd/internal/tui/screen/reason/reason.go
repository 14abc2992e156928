// Package reason is the overlay on which a seat writes, if it wants to, why its sheet is as it is. What is written is kept
// with the sheet when it is sealed, and the review sets it beside the outcome.
package reason

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Reason is the overlay.
type Reason struct{ text widget.Field }

// New opens it with what was written before.
func New(c *screen.Ctx) *Reason {
	m := &Reason{text: widget.NewField(session.LongestText)}
	m.text.Set(c.Why)
	return m
}

// Typing tells that keys are text.
func (m *Reason) Typing() bool { return true }

// Key types, keeps the text or closes.
func (m *Reason) Key(_ *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Back:
		return screen.Outcome{Kind: screen.Back}
	case theme.Open:
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Reason, Text: strings.TrimSpace(m.text.Value()), Value: "set"}}
	}
	m.text.Take(p.Msg)
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (m *Reason) Hints(*screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "a–z", Word: "write"}, {Action: theme.Open, Word: "keep"}, {Action: theme.Back, Word: "close"}}
}

// Size keeps it small.
func (m *Reason) Size(c *screen.Ctx, w, h int) (int, int) {
	w = min(w, 76)
	return w, min(h, 7+len(widget.Wrap(c.T("ui.reason.text"), w-8)))
}

// Draw draws the field.
func (m *Reason) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: c.T("ui.reason.title"), Foot: c.T("ui.help.close"), Focus: true}).Inset(3)
	g.Rows(in, append([]widget.Row{{}}, widget.WrapRows(theme.Text, c.T("ui.reason.text"), in.W, 0)...))
	y := in.Y + in.H - 2
	x := g.Print(in.X, y, 2, "› ", theme.Of(theme.Quiet))
	m.text.Draw(g, x, y, in.X+in.W-x, theme.Of(theme.Strong))
}
