// Package help is the overlay with every key of the screen under it, grouped by what keys are for and searchable by
// typing.
package help

import (
	"slices"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Help is the overlay.
type Help struct {
	hints  []screen.Hint
	where  string // catalogue word of the screen, "" none
	filter widget.Field
	scroll widget.Scroll
}

// New lists the keys of a screen and those that work everywhere.
func New(hints []screen.Hint, where string) *Help {
	return &Help{hints: hints, where: where, filter: widget.NewField(20)}
}

// chapters are the groups of keys. What a screen's hints name stands under Act or Look with the screen's own word for it;
// Move and Anywhere are the same everywhere.
var (
	moving   = []theme.Action{theme.Up, theme.Left, theme.Next, theme.Panel, theme.First, theme.PageUp, theme.Before, theme.Open, theme.Mark}
	anywhere = []theme.Action{theme.Palette, theme.Filter, theme.Help, theme.Back, theme.Quit, theme.Explain, theme.Undo, theme.Redo, theme.Bookmark, theme.Export, theme.LineMode, theme.Redraw, theme.Suspend, theme.Leave}
	looking  = []theme.Action{theme.Advice, theme.Talks, theme.Charts, theme.Wire, theme.Report, theme.View, theme.Tiles, theme.Zoom, theme.Explain, theme.Compare}
	paired   = map[theme.Action]theme.Action{theme.First: theme.Last, theme.PageUp: theme.PageDown, theme.Before: theme.After}
)

// line is a key and what it does.
type line struct{ keys, text string }

// Key searches, scrolls or closes.
func (h *Help) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch {
	case p.Action == theme.Back, p.Action == theme.Help, p.Action == theme.Open, p.Action == theme.Quit && h.filter.Len() == 0:
		return screen.Outcome{Kind: screen.Back}
	case h.filter.Take(p.Msg):
		h.scroll.Reset()
	case !p.Typed:
		h.scroll.Key(p.Action)
	}
	return screen.Outcome{}
}

// Typing tells that keys are text.
func (h *Help) Typing() bool { return true }

// Hints are the keys that work here.
func (h *Help) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "a–z", Word: "search"}, {Keys: "↑↓", Word: "read"}, {Action: theme.Back, Word: "close"}}
}

// own are the screen's hints by chapter: what looks and what acts.
func (h *Help) own(c *screen.Ctx) (look, act []line) {
	for _, hint := range h.hints {
		l := line{hint.Keys, c.T("ui.hint." + hint.Word)}
		if l.keys == "" {
			l.keys = c.Theme.Keys.Shown(hint.Action)
		}
		switch {
		case hint.Action == theme.None && strings.ContainsAny(hint.Keys, "↑↓←→"), hint.Action == theme.Next, slices.Contains(anywhere, hint.Action) && hint.Action != theme.Explain:
		case slices.Contains(looking, hint.Action):
			look = append(look, l)
		default:
			act = append(act, l)
		}
	}
	return look, act
}

func fixed(c *screen.Ctx, all []theme.Action) []line {
	var out []line
	for _, a := range all {
		k := c.Theme.Keys.Of(a)
		keys := strings.Join(k, " ")
		if b, ok := paired[a]; ok {
			keys = c.Theme.Keys.Shown(a) + " " + c.Theme.Keys.Shown(b)
		}
		switch a {
		case theme.Up:
			keys = "↑↓ jk"
		case theme.Left:
			keys = "←→ hl"
		case theme.Panel, theme.Next:
			keys = c.Theme.Keys.Shown(a)
		case theme.LineMode, theme.Leave, theme.Redraw:
			keys = k[0]
		}
		out = append(out, line{keys, c.T("ui.help.does." + a.Name())})
	}
	return out
}

// column is a list of chapters under each other.
func (h *Help) column(c *screen.Ctx, w int, titles []string, chapters [][]line) []widget.Row {
	var out []widget.Row
	what := screen.Fold(h.filter.Value())
	for i, ch := range chapters {
		var kept []line
		for _, l := range ch {
			if strings.Contains(screen.Fold(l.keys+" "+l.text), what) {
				kept = append(kept, l)
			}
		}
		if len(kept) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, widget.Row{})
		}
		out = append(out, widget.R(theme.Strong, c.T("ui.help."+titles[i])))
		for _, l := range kept {
			out = append(out, widget.Row{{Text: widget.Pad(l.keys, 11), S: theme.Of(theme.Key).B()}, widget.S(theme.Text, widget.Pad(l.text, w-11))})
		}
	}
	return out
}

// rows sets two columns beside each other.
func (h *Help) rows(c *screen.Ctx, w int) []widget.Row {
	look, act := h.own(c)
	half := w / 2
	left := h.column(c, half, []string{"move", "act"}, [][]line{fixed(c, moving), act})
	every := slices.DeleteFunc(slices.Clone(anywhere), func(a theme.Action) bool { // told under what the screen looks at
		return a == theme.Explain && slices.ContainsFunc(h.hints, func(s screen.Hint) bool { return s.Action == a })
	})
	right := h.column(c, w-half, []string{"look", "everywhere"}, [][]line{look, fixed(c, every)})
	var out []widget.Row
	for i := range max(len(left), len(right)) {
		var row widget.Row
		if i < len(left) {
			row = append(row, left[i]...)
		}
		if i < len(right) {
			row = append(append(row, widget.S(theme.Text, strings.Repeat(" ", max(0, half-row.Width())))), right[i]...)
		}
		out = append(out, row)
	}
	if len(out) == 0 {
		out = append(out, widget.R(theme.Quiet, c.T("ui.help.none")))
	}
	if h.filter.Len() == 0 {
		out = append(out, widget.Row{})
		out = append(out, widget.WrapRows(theme.Quiet, c.T("ui.help.mouse"), w, 0)...)
		out = append(out, widget.Row{})
		out = append(out, widget.WrapRows(theme.Quiet, c.T("ui.help.month"), w, 0)...)
	}
	return out
}

// Draw draws the keys in two columns.
func (h *Help) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	right, title := c.T("ui.help.search"), c.T("ui.help.title")
	if h.filter.Len() > 0 {
		right = "/" + h.filter.Value()
	}
	if h.where != "" {
		title += " · " + c.T("ui.where."+h.where)
	}
	rows := h.rows(c, r.W-6)
	in := g.Panel(r, widget.Frame{Title: title, Right: right, Foot: c.T("ui.help.close"), Focus: true}).Inset(2)
	_, in = in.Top(1)
	if at := h.scroll.Draw(g, in, rows); at != "" {
		g.Foot(r, at+" · "+c.T("ui.help.close"))
	}
}
