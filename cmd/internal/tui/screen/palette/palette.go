// Package palette is the command palette: everything that can be done or looked up, by name, with its key. Typing finds
// by letters in order, without accents.
package palette

import (
	"slices"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Palette is the overlay.
type Palette struct {
	all   []command
	typed widget.Field
	list  widget.List
}

// command is a line of the palette. What is found only by typing is not listed before.
type command struct {
	name, folded, key string
	out               screen.Outcome
	hidden            bool
	weight            int
}

// New lists what can be done on a screen with these keys, and from everywhere.
func New(c *screen.Ctx, hints []screen.Hint) *Palette {
	return &Palette{all: commands(c, hints), typed: widget.NewField(40)}
}

// Weights order what fits about as well: what is listed, what acts, what explains a word. Judgement: more than a few
// letters of length, less than a letter that fits.
const (
	listed = 20
	acts   = 12
)

// found are the commands that fit what is typed, the best first.
func (p *Palette) found() []command {
	what := screen.Fold(p.typed.Value())
	var kept []command
	score := map[string]int{}
	for _, k := range p.all {
		if what == "" && k.hidden {
			continue
		}
		if n := screen.Match(k.folded, what); n > 0 {
			score[k.name] = n + k.weight
			kept = append(kept, k)
		}
	}
	if what == "" || len(kept) == 0 {
		return kept
	}
	slices.SortStableFunc(kept, func(a, b command) int { return score[b.name] - score[a.name] })
	for i, k := range kept {
		if score[k.name]*2 < score[kept[0].name] { // far from the best: letters strewn over a name
			return kept[:i]
		}
	}
	return kept
}

// Typing tells that keys are text.
func (p *Palette) Typing() bool { return true }

// Key types, chooses or closes.
func (p *Palette) Key(c *screen.Ctx, k screen.Press) screen.Outcome {
	all := p.found()
	switch {
	case k.Action == theme.Back && !k.Typed:
		return screen.Outcome{Kind: screen.Back}
	case k.Action == theme.Open:
		if p.list.At < len(all) {
			return all[p.list.At].out
		}
	case p.typed.Take(k.Msg):
		p.list.At = 0
	case !k.Typed:
		p.list.Key(k.Action, len(all), 8)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (p *Palette) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "a–z", Word: "search"}, {Keys: "↑↓", Word: "move"}, {Action: theme.Open, Word: "choose"}, {Action: theme.Back, Word: "close"}}
}

// Size keeps the palette small.
func (p *Palette) Size(c *screen.Ctx, w, h int) (int, int) { return min(w, 60), min(h, 18) }

// Draw draws the field and the list.
func (p *Palette) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	all := p.found()
	p.list.Move(0, len(all))
	in := g.Panel(r, widget.Frame{Title: c.T("ui.command.title"), Focus: true, Foot: c.T("ui.command.count", "N", len(all), "Of", len(p.all))}).Inset(1)
	at := g.Print(in.X+1, in.Y, in.W-2, ": ", theme.Of(theme.Strong))
	p.typed.Draw(g, at, in.Y, in.X+in.W-1-at, theme.Of(theme.Strong))
	var items []widget.Item
	for _, k := range all {
		items = append(items, widget.Item{Rows: []widget.Row{widget.R(theme.Text, k.name)}, Right: widget.Span{Text: k.key, S: theme.Of(theme.Key).B()}})
	}
	_, rest := in.Top(2)
	if len(items) == 0 {
		g.Print(rest.X+1, rest.Y, rest.W, c.T("ui.command.none"), theme.Of(theme.Quiet))
	}
	p.list.Draw(g, rest, items, true)
}
