package picker

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// drawCompared draws the pinned order and the chosen one side by side.
func (p *Picker) drawCompared(c *screen.Ctx, g *widget.Canvas, r widget.Rect, e *entry) {
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.T("ui.picker.compared"), Right: c.T("ui.picker.compare_key"), Focus: p.focus > 0}).Inset(1)
	a, b := c.Session.Preview(p.pinned), c.Session.Preview(e.order())
	const head = 12
	w := (in.W - head - 2) / 2
	var rows []widget.Row
	line := func(word, left, right string) {
		l, q := widget.Wrap(left, w), widget.Wrap(right, w)
		for i := range max(len(l), len(q), 1) {
			at := func(s []string) string {
				if i < len(s) {
					return s[i]
				}
				return ""
			}
			label := ""
			if i == 0 {
				label = word
			}
			rows = append(rows, widget.Row{widget.S(theme.Quiet, widget.Pad(label, head)), widget.S(theme.Text, widget.Pad(at(l), w)+"  "), widget.S(theme.Text, at(q))})
		}
	}
	line("", c.Text.OrderName(a.Order.ID), c.Text.OrderName(b.Order.ID))
	for i := range rows {
		for j := range rows[i] {
			rows[i][j].S = theme.Of(theme.Strong)
		}
	}
	line("", c.Text.Target(a.Order), c.Text.Target(b.Order))
	rows = append(rows, widget.Row{})
	line(c.T("ui.preview.cost_label"), cost(c, a), cost(c, b))
	line(c.T("ui.preview.odds_label"), oddsWord(c, a), oddsWord(c, b))
	for o := int8(0); o <= game.Disaster; o++ {
		word := c.T("ui.preview.anyway_label")
		if o > 0 {
			word = strings.ToLower(c.Text.Outcome(o))
		}
		if l, q := strings.Join(c.Text.Moves(a.Moves, o), "; "), strings.Join(c.Text.Moves(b.Moves, o), "; "); l+q != "" {
			line(word, dash(l), dash(q))
		}
	}
	line(c.T("ui.preview.invites_label"), invited(c, a), invited(c, b))
	line(c.T("ui.preview.soil_label"), yes(c, a.Uninvited), yes(c, b.Uninvited))
	line(c.T("ui.preview.cliff_label"), cliff(c, a), cliff(c, b))
	if foot := p.scroll.Draw(g, in, rows); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+c.T("ui.picker.more", "Count", foot)+" ", theme.Of(theme.Quiet))
	}
}

func dash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

func cost(c *screen.Ctx, v game.Preview) string { return c.Text.Cost(v.Order.ID, v.Cost) }

func oddsWord(c *screen.Ctx, v game.Preview) string {
	if !v.Rolls {
		return c.T("ui.picker.sure")
	}
	return c.Text.Odds(v.Odds)
}

// invited are the letters of the seats that an order invites something from.
func invited(c *screen.Ctx, v game.Preview) string {
	var out []string
	for _, i := range v.Invites {
		out = append(out, c.Text.SeatShort(i.Seat))
	}
	return dash(strings.Join(out, ", "))
}

func yes(c *screen.Ctx, uninvited bool) string {
	if uninvited {
		return c.T("ui.picker.uninvited")
	}
	return "—"
}

func cliff(c *screen.Ctx, v game.Preview) string {
	if !v.Cliff {
		return "—"
	}
	return strconv.Itoa(int(v.Rung)) + " " + c.Text.Rung(v.Rung)
}
