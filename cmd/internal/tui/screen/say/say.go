// Package say is the overlay that tells a screen in sentences: no frames, no columns, one statement a line.
package say

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Say is the overlay.
type Say struct {
	lines []string
	list  widget.List
}

// New tells lines.
func New(lines []string) *Say { return &Say{lines: lines} }

// Key reads on, or closes.
func (s *Say) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Back, theme.Quit, theme.Open:
		return screen.Outcome{Kind: screen.Back}
	case theme.Export:
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Export}}
	default:
		s.list.Key(p.Action, len(s.lines), 8)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (s *Say) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "↑↓", Word: "read"}, {Action: theme.Export, Word: "to_file"}, {Action: theme.Back, Word: "close"}}
}

// Draw draws the sentences, the real cursor on the one that is read.
func (s *Say) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: c.T("ui.say.title"), Foot: c.T("ui.help.close"), Focus: true}).Inset(1)
	var items []widget.Item
	for _, l := range s.lines {
		items = append(items, widget.Item{Rows: widget.WrapRows(theme.Text, l, in.W-3, 2)})
	}
	s.list.Draw(g, in, items, true)
}
