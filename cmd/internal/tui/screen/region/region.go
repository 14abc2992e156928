// Package region is the card of one theatre, over the board.
package region

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Card is the overlay.
type Card struct {
	at     game.Region
	scroll widget.Scroll
}

// New opens the card of a theatre.
func New(r game.Region) *Card { return &Card{at: r} }

// Key turns to the next theatre, orders something here, or closes.
func (k *Card) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	n := game.Region(len(c.Rules().Regions))
	switch p.Action {
	case theme.Back, theme.Open, theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	case theme.Left:
		k.at = (k.at + n - 1) % n
	case theme.Right:
		k.at = (k.at + 1) % n
	case theme.Add:
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Picker, Column: game.Tactical, Region: k.at + 1, Order: game.Empty}}
	default:
		k.scroll.Key(p.Action)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (k *Card) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "←→", Word: "theatre"}, {Action: theme.Add, Word: "order_here"}, {Keys: "↑↓", Word: "read"}, {Action: theme.Back, Word: "close"}}
}

// cardW is the card's width: as wide as the column beside the map, and wide enough for labels in a column.
const cardW = 48

// Beside tells the app to draw the card beside the map.
func (k *Card) Beside() {}

// Size is as high as what the card says.
func (k *Card) Size(c *screen.Ctx, w, h int) (int, int) {
	return min(w, cardW), min(h, len(k.rows(c, min(w, cardW)-6))+3)
}

// rows are what the seat knows of the theatre, what lies beside it, and what happened there lately.
func (k *Card) rows(c *screen.Ctx, w int) []widget.Row {
	rows := append([]widget.Row{}, c.RegionRows(k.at, w)...)
	near := ""
	for i, a := range c.Rules().Regions[k.at].Adjacent {
		if i > 0 {
			near += ", "
		}
		near += c.Text.Region(a)
	}
	rows = append(rows, widget.Row{})
	rows = append(rows, screen.Labelled(c.T("ui.region.near"), near, w, theme.Text)...)
	if news := k.news(c, w); len(news) > 0 {
		rows = append(append(rows, widget.Row{}, widget.R(theme.Quiet, c.T("ui.region.lately"))), news...)
	}
	return rows
}

// Draw draws the card.
func (k *Card) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	title := c.T("ui.region.title", "Name", c.Text.Region(k.at), "Core", c.Text.Core(k.at))
	in := g.Panel(r, widget.Frame{Title: title, Right: c.Map().Abbr(int(k.at)), Focus: true, Foot: c.T("ui.help.close")}).Inset(2)
	k.scroll.Draw(g, in, k.rows(c, in.W))
}

func (k *Card) news(c *screen.Ctx, w int) []widget.Row {
	var rows []widget.Row
	now := c.Known().World.Month
	for m := now; m >= max(1, now-2); m-- {
		for _, e := range c.Session.Events(m) {
			if e.Region != k.at {
				continue
			}
			if s, ok := c.Text.Event(e); ok {
				rows = append(rows, widget.WrapRows(theme.Text, screen.PadNum(int(m), 2)+" "+s, w, 3)...)
			}
		}
	}
	return rows
}
