// Package help is the overlay with every key of the screen under it, searchable by typing.
package help

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Help is the overlay.
type Help struct {
	hints  []screen.Hint
	filter string
	scroll widget.Scroll
}

// New lists the keys of a screen and those that work everywhere.
func New(hints []screen.Hint) *Help { return &Help{hints: hints} }

// everywhere are the keys that work on every screen.
var everywhere = []theme.Action{
	theme.Up, theme.Left, theme.Next, theme.Panel, theme.First, theme.Last, theme.PageUp, theme.PageDown, theme.Open, theme.Back, theme.Quit,
	theme.Help, theme.Palette, theme.LineMode, theme.Redraw, theme.Leave,
}

// Key searches, scrolls or closes.
func (h *Help) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch {
	case p.Action == theme.Back, p.Action == theme.Help, p.Action == theme.Open, p.Action == theme.Quit && h.filter == "":
		return screen.Outcome{Kind: screen.Back}
	case p.Text == "backspace" && h.filter != "":
		h.filter = h.filter[:len(h.filter)-1]
	case !p.Typed && h.scroll.Key(p.Action, 10):
	case p.Typed && len(p.Text) == 1:
		h.filter += strings.ToLower(p.Text)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (h *Help) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "a–z", Word: "search"}, {Keys: "↑↓", Word: "read"}, {Action: theme.Back, Word: "close"}}
}

func (h *Help) rows(c *screen.Ctx, w int) []widget.Row {
	var out []widget.Row
	half := w / 2
	section := func(title string, lines [][2]string) {
		var kept [][2]string
		for _, l := range lines {
			if h.filter == "" || strings.Contains(strings.ToLower(l[0]+" "+l[1]), h.filter) {
				kept = append(kept, l)
			}
		}
		if len(kept) == 0 {
			return
		}
		if len(out) > 0 {
			out = append(out, widget.Row{})
		}
		out = append(out, widget.R(theme.Strong, c.T(title)))
		rows := (len(kept) + 1) / 2
		for i := range rows {
			row := cellOf(kept[i], half)
			if i+rows < len(kept) {
				row = append(row, cellOf(kept[i+rows], w-half)...)
			}
			out = append(out, row)
		}
	}
	var here, all [][2]string
	for _, hint := range h.hints {
		k := hint.Keys
		if k == "" {
			k = c.Theme.Keys.Shown(hint.Action)
		}
		here = append(here, [2]string{k, c.T("ui.hint." + hint.Word)})
	}
	for _, a := range everywhere {
		k := strings.ReplaceAll(strings.Join(c.Theme.Keys.Of(a), " "), "pgdown", "pgdn")
		switch a {
		case theme.Up:
			k = "↑ ↓ k j"
		case theme.Left:
			k = "← → h l"
		case theme.Panel:
			k = "1–9"
		case theme.Next:
			k = "tab"
		}
		all = append(all, [2]string{k, c.T("ui.key." + a.Name())})
	}
	section("ui.help.here", here)
	section("ui.help.everywhere", all)
	if len(out) == 0 {
		out = append(out, widget.R(theme.Quiet, c.T("ui.help.none")))
	}
	if h.filter == "" {
		out = append(out, widget.Row{})
		out = append(out, widget.WrapRows(theme.Quiet, c.T("ui.help.month"), w, 0)...)
	}
	return out
}

func cellOf(l [2]string, w int) widget.Row {
	return widget.Row{{Text: widget.Pad(l[0], 13), S: theme.Of(theme.Key).B()}, widget.S(theme.Text, widget.Pad(l[1], w-13))}
}

// Draw draws the keys in two columns.
func (h *Help) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	right := c.T("ui.help.search")
	if h.filter != "" {
		right = "/" + h.filter
	}
	rows := h.rows(c, r.W-6)
	in := g.Panel(r, widget.Frame{Title: c.T("ui.help.title"), Right: right, Foot: c.T("ui.help.close"), Focus: true}).Inset(2)
	in.Y, in.H = in.Y+1, in.H-1
	h.scroll.Draw(g, in, rows)
}
