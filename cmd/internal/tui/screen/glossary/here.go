package glossary

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Here is the overlay with the words that stand on the screen below and have a card.
type Here struct {
	terms []string
	list  widget.List
}

// NewHere lists terms, those of the panel in front first.
func NewHere(terms []string) *Here { return &Here{terms: terms} }

// Key chooses a word or closes.
func (h *Here) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Back, theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	case theme.Open, theme.Right, theme.Explain:
		if h.list.At < len(h.terms) {
			return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Term, Text: h.terms[h.list.At]}}
		}
		return screen.To(screen.Glossary)
	default:
		h.list.Key(p.Action, len(h.terms), 10)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (h *Here) Hints(*screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "↑↓", Word: "move"}, {Action: theme.Open, Word: "card"}, {Action: theme.Back, Word: "close"}}
}

// Size is as large as the list needs.
func (h *Here) Size(_ *screen.Ctx, w, hh int) (int, int) {
	return min(w, 64), min(hh, max(len(h.terms), 1)+4)
}

// Draw lists the words, each with the beginning of its card.
func (h *Here) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: c.T("ui.glossary.here"), Foot: c.T("ui.help.close"), Focus: true}).Inset(1)
	_, in = in.Top(1)
	if len(h.terms) == 0 {
		g.Print(in.X+1, in.Y, in.W-1, c.T("ui.glossary.none_here"), theme.Of(theme.Quiet))
		return
	}
	var items []widget.Item
	for _, t := range h.terms {
		row := widget.Row{widget.S(theme.Strong, widget.Pad(screen.TermName(c, t), 24)+"  "), widget.S(theme.Quiet, screen.TermText(c, t))}
		items = append(items, widget.Item{Rows: []widget.Row{row}})
	}
	h.list.Draw(g, in, items, true)
}
