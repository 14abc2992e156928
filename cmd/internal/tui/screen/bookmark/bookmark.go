// Package bookmark is the overlay on which a bookmark of this moment gets its words. Bookmarks are kept beside the game; its
// replay shows them.
package bookmark

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// longest is how many characters a bookmark has at most: one line of the replay.
const longest = 60

// Bookmark is the overlay.
type Bookmark struct{ text widget.Field }

// New opens it with the month and the phase in the field.
func New(c *screen.Ctx) *Bookmark {
	m := &Bookmark{text: widget.NewField(longest)}
	w := c.Known().World
	m.text.Set(c.Text.MonthLong(w.Month) + ", " + c.Text.Phase(game.Phase(w.Phase)))
	return m
}

// Typing tells that keys are text.
func (m *Bookmark) Typing() bool { return true }

// Key types, keeps the bookmark or closes.
func (m *Bookmark) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Back:
		return screen.Outcome{Kind: screen.Back}
	case theme.Open:
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Bookmark, Text: strings.TrimSpace(m.text.Value()), Value: "set"}}
	}
	m.text.Take(p.Msg)
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (m *Bookmark) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "a–z", Word: "write"}, {Action: theme.Open, Word: "keep"}, {Action: theme.Back, Word: "close"}}
}

// Size keeps it small.
func (m *Bookmark) Size(c *screen.Ctx, w, h int) (int, int) {
	w = min(w, longest+10)
	return w, min(h, 7+len(widget.Wrap(c.T("ui.mark.text"), w-8)))
}

// Draw draws the field.
func (m *Bookmark) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: c.T("ui.mark.title"), Foot: c.T("ui.help.close"), Focus: true}).Inset(3)
	g.Rows(in, append([]widget.Row{{}}, widget.WrapRows(theme.Text, c.T("ui.mark.text"), in.W, 0)...))
	y := in.Y + in.H - 2
	x := g.Print(in.X, y, 2, "› ", theme.Of(theme.Quiet))
	m.text.Draw(g, x, y, in.X+in.W-x, theme.Of(theme.Strong))
}
