// Package menu is the first screen: a title and what can be done from here, one key each.
package menu

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Menu is the screen.
type Menu struct{ list widget.List }

type entry struct {
	key string // letter, and catalogue word ui.menu.<word>
	out screen.Outcome
	tag string
}

// New opens the menu; with a game open behind it, Continue is chosen.
func New(c *screen.Ctx) *Menu { return &Menu{} }

func (m *Menu) entries(c *screen.Ctx) []entry {
	var all []entry
	if c.Resume {
		all = append(all, entry{"c", screen.To(screen.Proceed), "continue"})
	}
	all = append(all, entry{"n", screen.To(screen.NewGame), "new"}, entry{"l", screen.To(screen.Lines), "lines"})
	quit := screen.To(screen.Quit)
	if c.Resume && c.Phase() != game.Over {
		quit = screen.Outcome{Kind: screen.Ask, Then: screen.Go, Route: screen.Route{To: screen.Quit}, Question: []string{c.T("ui.ask.quit"), c.T("ui.ask.quit_cost")}}
	}
	return append(all, entry{"q", quit, "quit"})
}

// Key chooses.
func (m *Menu) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	all := m.entries(c)
	for i, e := range all {
		if p.Text == e.key && e.key != "l" {
			m.list.At = i
			return e.out
		}
	}
	switch {
	case m.list.Key(p.Action, len(all), len(all)):
	case p.Action == theme.Open:
		return all[m.list.At].out
	case p.Action == theme.Back && c.Resume:
		return screen.To(screen.Proceed)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (m *Menu) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "↑↓", Word: "move"}, {Action: theme.Open, Word: "choose"}, {Action: theme.LineMode, Word: "lines"}, {Action: theme.Quit, Word: "quit"}, {Action: theme.Help, Word: "help"}}
}

// Draw draws the title, the entries and what a new game would be.
func (m *Menu) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	x, y := r.X+4, r.Y+2
	if r.W >= 120 {
		x += (r.W - 76) / 2
		y += 3
	}
	for _, l := range strings.Split(strings.TrimRight(logo, "\n"), "\n") {
		g.Print(x, y, r.W-8, l, theme.Of(theme.Strong))
		y++
	}
	y++
	g.Print(x, y, r.W-8, c.T("ui.menu.motto"), theme.Of(theme.Text))
	y += 3
	for i, e := range m.entries(c) {
		key := e.key
		if key == "l" {
			key = "L"
		}
		row := widget.Row{{Text: widget.Pad(key, 4), S: theme.Of(theme.Key).B()}, widget.S(theme.Text, widget.Pad(c.T("ui.menu."+e.tag), 22)), widget.S(theme.Quiet, c.T("ui.menu."+e.tag+"_note"))}
		g.Row(x, y, r.W-8, row)
		g.Pick(widget.Rect{X: x - 2, Y: y, W: min(68, r.W-8), H: 1}, m.list.Pick(i))
		if i == m.list.At {
			g.Ground(widget.Rect{X: x - 2, Y: y, W: min(68, r.W-8), H: 1}, theme.Select)
			g.Set(x-2, y, '▌', theme.Of(theme.Key).On(theme.Select))
			g.Cursor(x, y)
		}
		y++
	}
	y += 2
	for _, row := range widget.WrapRows(theme.Quiet, c.T("ui.menu.about"), min(72, r.W-8), 0) {
		if y < r.Y+r.H-1 {
			g.Row(x, y, r.W-8, row)
		}
		y++
	}
}

const logo = `█▀▀▄ ▞ ▄▀▀▄    █▀▀▄ █▀▀▄ ▄▀▀▄ █  █ ▄▀▀▄
█▄▄▀ █ █  █    █▀▀▄ █▄▄▀ █▄▄█ ▐▌▐▌ █  █
█ ▀▄ █ ▀▄▄▀    █▄▄▀ █ ▀▄ █  █  ▀▀  ▀▄▄▀
`
