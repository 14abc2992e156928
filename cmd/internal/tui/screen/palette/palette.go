// Package palette is the command palette: what can be done now, by name, with its key.
package palette

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Palette is the overlay.
type Palette struct {
	hints  []screen.Hint
	inGame bool
	typed  string
	list   widget.List
}

// New lists a screen's keys and the places of the game.
func New(hints []screen.Hint, inGame bool) *Palette { return &Palette{hints: hints, inGame: inGame} }

type command struct {
	name, key string
	out       screen.Outcome
	press     theme.Action
}

func (p *Palette) commands(c *screen.Ctx) []command {
	var all []command
	for _, h := range p.hints {
		if h.Action != theme.None && h.Action != theme.Help {
			all = append(all, command{name: c.T("ui.hint." + h.Word), key: c.Theme.Keys.Shown(h.Action), press: h.Action})
		}
	}
	places := []struct {
		to   screen.Name
		word string
		key  theme.Action
	}{{screen.Advice, "advice", theme.Advice}, {screen.Brief, "brief", theme.None}, {screen.Wire, "wire", theme.Wire}, {screen.Talks, "talks", theme.Talks}, {screen.Proceed, "proceed", theme.None}}
	if p.inGame {
		for _, pl := range places {
			if pl.key != theme.None && p.has(pl.key) {
				continue
			}
			k := ""
			if pl.key != theme.None {
				k = c.Theme.Keys.Shown(pl.key)
			}
			all = append(all, command{name: c.T("ui.command." + pl.word), key: k, out: screen.To(pl.to)})
		}
	}
	all = append(all, command{name: c.T("ui.command.menu"), out: screen.To(screen.Menu)}, command{name: c.T("ui.command.lines"), key: "L", out: screen.To(screen.Lines)})
	if p.typed == "" {
		return all
	}
	var kept []command
	for _, k := range all {
		if fuzzy(strings.ToLower(k.name), p.typed) {
			kept = append(kept, k)
		}
	}
	return kept
}

// has tells whether the screen's own keys do it already.
func (p *Palette) has(a theme.Action) bool {
	for _, h := range p.hints {
		if h.Action == a {
			return true
		}
	}
	return false
}

// fuzzy tells whether the letters of what stand in s in that order.
func fuzzy(s, what string) bool {
	for _, r := range what {
		i := strings.IndexRune(s, r)
		if i < 0 {
			return false
		}
		s = s[i+len(string(r)):]
	}
	return true
}

// Typing tells that keys are text.
func (p *Palette) Typing() bool { return true }

// Key types, chooses or closes.
func (p *Palette) Key(c *screen.Ctx, k screen.Press) screen.Outcome {
	all := p.commands(c)
	switch {
	case k.Action == theme.Back && !k.Typed:
		return screen.Outcome{Kind: screen.Back}
	case k.Action == theme.Open:
		if p.list.At < len(all) {
			cmd := all[p.list.At]
			if cmd.press != theme.None {
				return screen.Outcome{Kind: screen.Back, Press: cmd.press}
			}
			return cmd.out
		}
	case k.Text == "backspace":
		if r := []rune(p.typed); len(r) > 0 {
			p.typed = string(r[:len(r)-1])
		}
	case k.Typed && len([]rune(k.Text)) == 1:
		p.typed += strings.ToLower(k.Text)
		p.list.At = 0
	case k.Text == "space":
		p.typed += " "
	case !k.Typed:
		p.list.Key(k.Action, len(all), 5)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (p *Palette) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "a–z", Word: "search"}, {Keys: "↑↓", Word: "move"}, {Action: theme.Open, Word: "choose"}, {Action: theme.Back, Word: "close"}}
}

// Size keeps the palette small.
func (p *Palette) Size(c *screen.Ctx, w, h int) (int, int) { return min(w, 60), min(h, 16) }

// Draw draws the field and the list.
func (p *Palette) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	all := p.commands(c)
	in := g.Panel(r, widget.Frame{Title: c.T("ui.command.title"), Focus: true, Foot: screen.Count(min(p.list.At+1, len(all)), len(all))}).Inset(1)
	g.Print(in.X, in.Y, in.W, ": "+p.typed+"_", theme.Of(theme.Strong))
	var items []widget.Item
	for _, k := range all {
		items = append(items, widget.Item{Rows: []widget.Row{widget.R(theme.Text, k.name)}, Right: widget.S(theme.Key, k.key)})
	}
	_, rest := in.Top(2)
	p.list.Draw(g, rest, items, true)
}
