// Package menu is the first screen: a title, the theatre as a picture, and what can be done from here, one key each.
package menu

import (
	"slices"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/tui/widget/theatre"
	"riobravo/game"
)

// guided is the scenario that "First steps" starts.
const guided = "first-steps"

// Menu is the screen.
type Menu struct {
	list  widget.List
	moved bool // a key or a click has chosen: nothing is proposed any more
}

type entry struct {
	key, tag string // letter, and catalogue word ui.menu.<word>
	note     string // other words than ui.menu.<word>_note
	out      screen.Outcome
}

// New opens the menu.
func New(*screen.Ctx) *Menu { return &Menu{} }

// propose chooses, until somebody else does: the game to go on with, for one who never played the first steps, else a new
// game. What is kept is found out after the first frame.
func (m *Menu) propose(c *screen.Ctx, all []entry) {
	if m.moved {
		return
	}
	want := "new"
	switch {
	case c.Resume || c.Saved != nil:
		want = "continue"
	case c.First:
		want = "first"
	}
	m.list.At = max(0, slices.IndexFunc(all, func(e entry) bool { return e.tag == want }))
}

// entries are what works now: nothing that does not is shown.
func (m *Menu) entries(c *screen.Ctx) []entry {
	var all []entry
	if len(c.Scenarios) > 0 {
		all = append(all, entry{key: "n", tag: "new", out: screen.To(screen.NewGame)})
	}
	switch {
	case c.Resume:
		all = append(all, entry{key: "c", tag: "continue", note: standing(c), out: screen.To(screen.Proceed)})
	case c.Saved != nil:
		all = append(all, entry{key: "c", tag: "continue", note: c.Saved.Line, out: screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Play, Text: c.Saved.ID}}})
	}
	if c.Shelf != nil && len(c.Shelf.Games) > 0 {
		all = append(all, entry{key: "g", tag: "games", note: c.T("ui.games.count", "N", len(c.Shelf.Games)), out: screen.To(screen.Games)})
	}
	for _, s := range c.Scenarios {
		if s.ID == guided && len(s.Seats) > 0 {
			e := entry{key: "t", tag: "first", out: screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Play, Choice: first(s)}}}
			if c.First {
				e.note = c.T("ui.menu.first_why")
			}
			all = append(all, e)
		}
	}
	if len(c.Settings) > 0 {
		all = append(all, entry{key: "o", tag: "settings", out: screen.To(screen.Settings)})
	}
	all = append(all, entry{key: "a", tag: "about", out: screen.To(screen.About)}, entry{key: "w", tag: "words", out: screen.To(screen.Glossary)})
	all = append(all, entry{key: "L", tag: "lines", out: screen.To(screen.Lines)})
	quit := entry{key: "q", tag: "quit", out: leave(c)}
	if g, ok := c.Session.(session.Guest); ok && g.LooksIn() {
		quit.note = c.T("ui.menu.back_note")
	}
	return append(all, quit)
}

// leave asks only where something would be lost.
func leave(c *screen.Ctx) screen.Outcome {
	if c.Resume && c.Session != nil && c.Phase() != game.Over {
		if id, _ := c.Session.Kept(); id == "" {
			return screen.Outcome{Kind: screen.Ask, Then: screen.Go, Route: screen.Route{To: screen.Quit}, Question: []string{c.T("ui.ask.quit"), c.T("ui.ask.quit_cost")}}
		}
	}
	return screen.To(screen.Quit)
}

// first is the guided game: a person in the first seat.
func first(s screen.Scenario) screen.Choice {
	ch := screen.Choice{Scenario: s.ID}
	for i, id := range s.Seats {
		by := "staff"
		if i == 0 {
			by = "human"
		}
		ch.Seats = append(ch.Seats, screen.Fill{Seat: id, By: by})
	}
	return ch
}

// standing is where the open game stands; several at one keyboard see no seat.
func standing(c *screen.Ctx) string {
	switch {
	case c.Session == nil:
		return c.T("ui.menu.covered")
	case c.Seats > 1:
		return c.T("ui.menu.month", "N", int(c.Known().World.Month))
	}
	return c.T("ui.menu.standing", "N", int(c.Known().World.Month), "Seat", c.Text.SeatShort(c.Seat()))
}

// Key chooses.
func (m *Menu) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	all := m.entries(c)
	m.propose(c, all)
	m.moved = true
	for i, e := range all {
		if p.Text == e.key {
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
	return []screen.Hint{{Keys: "↑↓", Word: "move"}, {Action: theme.Open, Word: "choose"}, {Action: theme.Quit, Word: "quit"}, {Action: theme.Help, Word: "help"}}
}

// Aside says what the terminal was found to be.
func (m *Menu) Aside(c *screen.Ctx) string { return screen.Found(c) + " · " + c.Version }

// Draw draws the title, the entries and, where there is room, the land.
func (m *Menu) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	m.propose(c, m.entries(c))
	if r.W >= 120 && r.H >= 28 {
		m.wide(c, g, r)
		return
	}
	m.compact(c, g, r)
}

// wide puts the land at the right; every cell that the window has more is the land's.
func (m *Menu) wide(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	land := widget.Rect{X: r.X + 46, Y: r.Y + 2, W: r.W - 48, H: r.H - 5}
	if h := land.W * 24 / 70; h < land.H { // the land's own proportion
		land.Y, land.H = land.Y+(land.H-h)/2, h
	}
	m.land(c, g, land)
	x, y := r.X+6, r.Y+max(3, (r.H-30)/3+3)
	y = title(g, x, y, r.W)
	for i, l := range strings.SplitAfterN(c.T("ui.menu.motto"), ". ", 2) {
		g.Print(x, y+i, 40, strings.TrimSpace(l), theme.Of(theme.Text))
	}
	y += 4
	all := m.entries(c)
	step := 2
	if y+2*len(all) > r.Y+r.H-2 {
		step = 1
	}
	for i, e := range all {
		m.entry(c, g, widget.Rect{X: x - 2, Y: y + i*step, W: 42, H: 1}, i, e, 14)
	}
}

func (m *Menu) compact(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	x, y := r.X+4+max(0, (r.W-84)/2), r.Y+2+max(0, (r.H-24)/3)
	y = title(g, x, y, r.W)
	g.Print(x, y, r.W-8, c.T("ui.menu.motto"), theme.Of(theme.Text))
	y += 2
	for i, e := range m.entries(c) {
		m.entry(c, g, widget.Rect{X: x - 2, Y: y, W: min(74, r.W-4), H: 1}, i, e, 24)
		y++
	}
	y++
	rows := widget.WrapRows(theme.Quiet, c.T("ui.menu.about_game"), min(70, r.W-8), 0)
	if c.Saved != nil && !c.Resume {
		rows = nil
		for _, l := range c.Saved.Lines {
			rows = append(rows, widget.R(theme.Quiet, l))
		}
	}
	for _, row := range rows {
		if y < r.Y+r.H {
			g.Row(x, y, r.W-8, row)
		}
		y++
	}
}

// entry draws one line of the menu.
func (m *Menu) entry(c *screen.Ctx, g *widget.Canvas, r widget.Rect, i int, e entry, w int) {
	key := c.T("ui.menu." + e.tag + "_note")
	if e.note != "" {
		key = e.note
	}
	label := widget.S(theme.Text, widget.Pad(c.T("ui.menu."+e.tag), w))
	if i == m.list.At {
		label.S = theme.Of(theme.Strong)
	}
	row := widget.Row{{Text: widget.Pad(e.key, 4), S: theme.Of(theme.Key).B()}, label, widget.S(theme.Quiet, key)}
	g.Row(r.X+2, r.Y, r.W-2, row)
	pick := m.list.Pick(i)
	g.Pick(r, func(x, y int) bool {
		m.moved = true
		return pick(x, y)
	})
	if i == m.list.At {
		g.Ground(r, theme.Select)
		g.Set(r.X, r.Y, '▌', theme.Of(theme.Key).On(theme.Select))
		g.Cursor(r.X+2, r.Y)
	}
}

// land draws the theatre without names.
func (m *Menu) land(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	if c.Land == nil || c.Theme.Glyph.Tier == "ascii" {
		return
	}
	s := theatre.Scene{Select: -1, Bare: true}
	if c.Session != nil && c.Seats == 1 {
		s.Sites = c.Sites(screen.Layers[0])
		for i := range s.Sites {
			s.Sites[i].Alarm = false
		}
	} else if c.Session != nil {
		s.Sites = make([]theatre.Site, len(c.Rules().Regions))
		for i := range s.Sites {
			s.Sites[i] = theatre.Site{Slot: -1}
		}
	}
	c.Map().Draw(g, c.Theme, r, &s)
}

func title(g *widget.Canvas, x, y, w int) int {
	for _, l := range strings.Split(strings.TrimRight(logo, "\n"), "\n") {
		g.Print(x, y, w-8, l, theme.Of(theme.Strong))
		y++
	}
	return y + 1
}

const logo = `█▀▀▄ ▞ ▄▀▀▄    █▀▀▄ █▀▀▄ ▄▀▀▄ █  █ ▄▀▀▄
█▄▄▀ █ █  █    █▀▀▄ █▄▄▀ █▄▄█ ▐▌▐▌ █  █
█ ▀▄ █ ▀▄▄▀    █▄▄▀ █ ▀▄ █  █  ▀▀  ▀▄▄▀
`
