// Package troops is where Mexico places its units: from the reserve or from another theatre, two a month.
package troops

import (
	"strconv"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Troops is the screen. Marking a theatre makes it the place that units leave; unmarked, they come from the reserve.
type Troops struct {
	list widget.List
	from game.Region
}

// New opens it with the reserve as the source.
func New(c *screen.Ctx) *Troops { return &Troops{from: game.NoRegion} }

func regions(c *screen.Ctx) []game.Region {
	var out []game.Region
	for i, d := range c.Rules().Regions {
		if d.Side == game.Mexico {
			out = append(out, game.Region(i))
		}
	}
	return out
}

// Key chooses a source with space and sends one unit with enter.
func (t *Troops) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	all := regions(c)
	at := all[min(t.list.At, len(all)-1)]
	switch p.Action {
	case theme.Back, theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	case theme.Mark, theme.Less:
		if t.from == at {
			t.from = game.NoRegion
		} else if c.Known().Regions[at].Troops > 0 {
			t.from = at
		}
	case theme.Open, theme.More:
		cmd := game.Command{Kind: game.CmdTroops, Slot: int16(t.from), Value: 1, Order: game.Order{ID: game.NoOrder, Region: at, Group: game.NoGroup, Wing: game.NoWing}}
		return screen.Outcome{Kind: screen.Submit, Commands: []game.Command{cmd}, Toast: c.T("ui.toast.troops", "Region", c.Text.Region(at))}
	default:
		t.list.Key(p.Action, len(all), 8)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (t *Troops) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "↑↓", Word: "theatre"}, {Action: theme.Open, Word: "send_unit"}, {Action: theme.Mark, Word: "from_here"}, {Action: theme.Back, Word: "back"}}
}

// Draw draws the theatres with their units, and how the army may move.
func (t *Troops) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	left, right := r.LeftOf(r.W * 44 / 80)
	k := c.Known()
	var items []widget.Item
	for _, at := range regions(c) {
		letter, slot := "·", -1
		if h, _ := c.Holder(at); h >= 0 {
			letter, slot = c.GroupLook(h)
		}
		role := theme.Quiet
		if slot >= 0 {
			role = theme.Slot(slot)
		}
		note := ""
		if at == t.from {
			note = " " + c.T("ui.troops.from")
		}
		units := k.Regions[at].Troops
		items = append(items, widget.Item{
			Rows:  []widget.Row{{widget.S(role, letter+" "), widget.S(theme.Text, widget.Pad(c.Text.Region(at), 20)), widget.S(theme.Quiet, screen.PadNum(int(k.Regions[at].Core), 4)), widget.S(theme.Warn, note)}},
			Right: widget.S(theme.Strong, widget.Level(int(units), max(2, int(units)))+" "+strconv.Itoa(int(units))),
		})
	}
	in := g.Panel(left, widget.Frame{Number: 1, Title: c.T("ui.troops.title"), Right: c.T("ui.troops.head"), Focus: true})
	if foot := t.list.Draw(g, in, items, true); foot != "" {
		g.Right(left.X+left.W-2, left.Y+left.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
	source := c.T("ui.troops.reserve")
	if t.from >= 0 {
		source = c.Text.Region(t.from)
	}
	rows := []widget.Row{
		{widget.S(theme.Quiet, c.T("ui.troops.free")+" "), widget.S(theme.Strong, strconv.Itoa(int(k.Seats[c.Seat()].FreeTroops)))},
		{widget.S(theme.Quiet, c.T("ui.troops.moves")+" "), widget.S(theme.Strong, strconv.Itoa(max(0, 2-int(c.Own().March))))},
		{widget.S(theme.Quiet, c.T("ui.troops.source")+" "), widget.S(theme.Strong, source)},
		{},
	}
	in = g.Panel(right, widget.Frame{Number: 2, Title: c.T("ui.troops.army")}).Inset(1)
	g.Rows(in, append(rows, widget.WrapRows(theme.Text, c.T("ui.troops.note"), in.W, 0)...))
}
