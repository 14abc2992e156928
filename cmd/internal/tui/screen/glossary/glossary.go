// Package glossary has a card for every term: as a screen with the chapters of terms on the left, and as an overlay over
// any screen.
package glossary

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Glossary is the screen.
type Glossary struct {
	list   widget.List
	filter widget.Field
	typing bool
}

// New opens it, on a term if one is named.
func New(c *screen.Ctx, term string) *Glossary {
	g := &Glossary{filter: widget.NewField(20)}
	for i, t := range g.terms(c) {
		if t == term {
			g.list.At = i
		}
	}
	return g
}

// terms are the ids that the filter leaves, in order.
func (g *Glossary) terms(c *screen.Ctx) []string {
	var out []string
	what := screen.Fold(g.filter.Value())
	for _, t := range screen.Terms(c) {
		if strings.Contains(screen.Fold(screen.TermName(c, t)), what) {
			out = append(out, t)
		}
	}
	return out
}

// Typing tells whether keys are text.
func (g *Glossary) Typing() bool { return g.typing }

// Key moves, filters, or follows a card's first reference.
func (g *Glossary) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	all := g.terms(c)
	if g.typing {
		switch {
		case p.Action == theme.Back && !p.Typed, p.Action == theme.Open:
			g.typing = false
		case g.filter.Take(p.Msg):
			g.list.At = 0
		case !p.Typed:
			g.list.Key(p.Action, len(all), 10)
		}
		return screen.Outcome{}
	}
	switch p.Action {
	case theme.Back:
		if g.filter.Len() > 0 {
			g.filter.Reset()
			return screen.Outcome{}
		}
		return screen.Outcome{Kind: screen.Back}
	case theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	case theme.Filter:
		g.typing = true
	case theme.Open, theme.Right:
		if g.list.At < len(all) {
			if see := screen.TermSee(c, all[g.list.At]); len(see) > 0 {
				g.jump(c, see[0])
			}
		}
	default:
		g.list.Key(p.Action, len(all), 10)
	}
	return screen.Outcome{}
}

func (g *Glossary) jump(c *screen.Ctx, term string) {
	g.filter.Reset()
	for i, t := range g.terms(c) {
		if t == term {
			g.list.At = i
		}
	}
}

// Hints are the keys that work here.
func (g *Glossary) Hints(c *screen.Ctx) []screen.Hint {
	if g.typing {
		return []screen.Hint{{Keys: "a–z", Word: "filter"}, {Keys: "↑↓", Word: "move"}, {Action: theme.Back, Word: "done"}}
	}
	return []screen.Hint{{Keys: "↑↓", Word: "move"}, {Action: theme.Open, Word: "read_on"}, {Action: theme.Filter, Word: "filter"}, {Action: theme.Back, Word: "back"}}
}

// Draw draws the terms by chapter and the card of the chosen one.
func (g *Glossary) Draw(c *screen.Ctx, cv *widget.Canvas, r widget.Rect) {
	if w := min(r.W, 110); r.W-w >= 8 {
		r.X, r.W = r.X+(r.W-w)/2, w
		low := min(2, max(0, r.H-28))
		r.Y, r.H = r.Y+low, min(r.H-low, 36)
	}
	left, right := r.LeftOf(30)
	all := g.terms(c)
	g.list.Move(0, len(all))
	state := ""
	if g.typing || g.filter.Len() > 0 {
		state = "/" + g.filter.Value()
		if g.typing {
			state = "/" + g.filter.Line()
		}
	}
	frame := widget.Frame{Title: c.T("ui.glossary.title"), Right: state, Focus: true, Foot: screen.Count(min(g.list.At+1, len(all)), len(all))}
	in := cv.Panel(left, frame)
	var items []widget.Item
	chapter := ""
	for _, t := range all {
		if ch := screen.TermChapter(c, t); ch != chapter {
			if chapter != "" {
				items = append(items, widget.Item{Head: true, Rows: []widget.Row{{}}})
			}
			items = append(items, widget.Item{Head: true, Rows: []widget.Row{widget.R(theme.Quiet, ch)}})
			chapter = ch
		}
		items = append(items, widget.Item{Rows: []widget.Row{widget.R(theme.Text, " "+screen.TermName(c, t))}})
	}
	if len(all) == 0 {
		items = append(items, widget.Item{Head: true, Rows: []widget.Row{widget.R(theme.Quiet, c.T("ui.glossary.none"))}})
	}
	g.list.Draw(cv, in, items, true)
	title := ""
	if len(all) > 0 {
		title = screen.TermName(c, all[g.list.At])
	}
	in = cv.Panel(right, widget.Frame{Title: title}).Inset(2)
	if len(all) > 0 {
		_, in = in.Top(1)
		cv.Rows(in, rows(c, all[g.list.At], min(in.W, 72)))
	}
}

// rows are a card's text and what to read next.
func rows(c *screen.Ctx, term string, w int) []widget.Row {
	out := widget.WrapRows(theme.Text, screen.TermText(c, term), w, 0)
	var names []string
	for _, s := range screen.TermSee(c, term) {
		names = append(names, screen.TermName(c, s))
	}
	if len(names) > 0 {
		out = append(out, widget.Row{}, widget.Row{widget.S(theme.Quiet, c.T("ui.glossary.see")+" "), widget.S(theme.Key, strings.Join(names, ", "))})
	}
	return out
}

// Card is the overlay with one term.
type Card struct {
	term string
	been []string
}

// NewCard opens the card of a term.
func NewCard(term string) *Card { return &Card{term: term} }

// Key follows references, goes back, or opens the whole list.
func (k *Card) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Back, theme.Quit:
		if n := len(k.been); n > 0 {
			k.term, k.been = k.been[n-1], k.been[:n-1]
			return screen.Outcome{}
		}
		return screen.Outcome{Kind: screen.Back}
	case theme.Open, theme.Right:
		if see := screen.TermSee(c, k.term); len(see) > 0 {
			k.been, k.term = append(k.been, k.term), see[0]
		}
	case theme.Explain:
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Glossary, Text: k.term}}
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (k *Card) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Action: theme.Open, Word: "read_on"}, {Action: theme.Explain, Word: "words"}, {Action: theme.Back, Word: "close"}}
}

// Size is as large as the card needs.
func (k *Card) Size(c *screen.Ctx, w, h int) (int, int) {
	w = min(w, 64)
	return w, min(h, len(rows(c, k.term, w-6))+4)
}

// Draw draws the card.
func (k *Card) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: screen.TermName(c, k.term), Foot: c.T("ui.help.close"), Focus: true}).Inset(2)
	_, in = in.Top(1)
	g.Rows(in, rows(c, k.term, in.W))
}
