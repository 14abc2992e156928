package picker

import (
	"strconv"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// drawWhy draws where an order's numbers come from: the exact odds with every modifier, the rule of its cost and of when
// it may be given, and what the numbers rest on.
func (p *Picker) drawWhy(c *screen.Ctx, g *widget.Canvas, r widget.Rect, e *entry) {
	d := &c.Rules().Orders[e.id]
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.Text.OrderName(e.id), Right: c.T("ui.picker.why"), Focus: p.focus > 0}).Inset(1)
	var rows []widget.Row
	if len(e.all) > 0 {
		rows = append(rows, oddsWhy(c, c.Session.Preview(e.order()))...)
	}
	add := func(word, text string) {
		if text != "" {
			rows = append(rows, screen.Labelled(c.T("ui.picker.why_"+word), text, in.W, theme.Text)...)
		}
	}
	add("cost", c.Text.Cond(d.Cost.Node))
	if d.When.Set {
		add("when", c.Text.Cond(d.When.Node))
	}
	if d.Cooldown > 0 {
		add("again", c.T("ui.picker.again", "Months", c.Text.Months(d.Cooldown)))
	}
	rest := "ui.picker.rests_evidence"
	if d.Source == "" || d.Source == "judgement" {
		rest = "ui.picker.rests_judgement"
	}
	rows = append(rows, widget.Row{})
	add("rests", c.T(rest))
	rows = append(rows, claimRows(c, d, in.W)...)
	if foot := p.scroll.Draw(g, in, rows); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+c.T("ui.picker.more", "Count", foot)+" ", theme.Of(theme.Quiet))
	}
}

// oddsWhy are the odds unrounded, with every modifier that counted, also those that came to nothing.
func oddsWhy(c *screen.Ctx, v game.Preview) []widget.Row {
	if !v.Rolls {
		return append(widget.WrapRows(theme.Text, c.T("ui.picker.no_roll"), 60, 0), widget.Row{})
	}
	var rows []widget.Row
	line := func(name, worth string, role theme.Role) {
		rows = append(rows, widget.Row{widget.S(theme.Quiet, widget.Pad(name, 28)), widget.S(role, widget.PadLeft(worth, 12))})
	}
	for _, m := range v.Mods {
		worth := widget.Signed(int(m.Low))
		if m.Low != m.High {
			worth += "…" + widget.Signed(int(m.High))
		}
		line(c.Text.Modifier(m.Name), worth, theme.Text)
	}
	line(c.T("ui.picker.sum"), c.Text.Percent(v.Odds), theme.Strong)
	line(c.T("ui.picker.band"), c.Text.Percent(v.Disaster), theme.Strong)
	return append(rows, widget.Row{})
}

// claimRows are the claims of the article that the order bears on, with the assumption that can be switched for each.
func claimRows(c *screen.Ctx, d *game.OrderDef, w int) []widget.Row {
	var rows []widget.Row
	for _, n := range d.Claims {
		head := c.T("ui.picker.claim", "N", strconv.Itoa(int(n)))
		text := ""
		if key := "claim." + strconv.Itoa(int(n)) + ".name"; c.Words.Has(key) {
			text = c.T(key) + "."
		}
		for _, a := range c.Rules().Assumptions {
			if key := "assumption." + a.ID + ".text"; a.Claim == n && c.Words.Has(key) {
				text += " " + c.T(key)
			}
		}
		if text == "" {
			text = c.T("ui.picker.claim_plain")
		}
		rows = append(rows, screen.Labelled(head, text, w, theme.Text)...)
	}
	return rows
}
