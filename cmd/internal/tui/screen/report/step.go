package report

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// drawStep draws what the step tells: its text, its roll, what changed, and who saw it.
func (r *Resolve) drawStep(c *screen.Ctx, g *widget.Canvas, rect widget.Rect, number int) {
	s := r.steps[r.view]
	ev := r.ev
	right := ""
	for _, e := range ev[s.from:s.to] {
		if e.Kind == game.UninvitedAct {
			right = c.T("ui.resolve.uninvited")
		}
	}
	in := g.Panel(rect, widget.Frame{Number: number, Title: s.label, Right: right, Focus: r.focus == 2 || !c.Wide()}).Inset(1)
	rows := r.told(c, ev, s, in.W, in.H)
	if foot := r.scroll.Draw(g, in, rows); foot != "" {
		g.Right(rect.X+rect.W-2, rect.Y+rect.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
	g.Cursor(in.X, in.Y)
}

// told are the rows of a step; while its die runs the end is not told.
func (r *Resolve) told(c *screen.Ctx, ev []game.Event, s step, w, h int) []widget.Row {
	air := h >= 24
	t, rolled := thrown(c, ev, s.roll)
	var rows []widget.Row
	gap := func() {
		if len(rows) > 0 && len(rows[len(rows)-1]) > 0 {
			rows = append(rows, widget.Row{})
		}
	}
	if s.at >= 0 {
		rows = append(rows, r.heading(c, ev, s, w)...)
	}
	if rolled && !r.folded {
		gap()
		shown := t.die
		if r.Moving() {
			shown = r.Between(1, t.die)
		}
		rows = append(rows, t.bar(c, w-4, shown)...)
		if r.Moving() {
			return rows
		}
		gap()
	}
	if text := about(c, ev, s); text != "" && h >= 18 && !rolled {
		gap()
		rows = append(rows, widget.WrapRows(theme.Quiet, text, w, 0)...)
	}
	if s.roll >= 0 && s.roll != s.at {
		if text, ok := c.Text.Event(ev[s.roll]); ok {
			gap()
			if rolled {
				rows = append(rows, t.verdict(c))
			}
			rows = append(rows, widget.WrapRows(theme.Text, text, w, 0)...)
		}
	} else if rolled {
		gap()
		rows = append(rows, t.verdict(c))
	}
	if s.roll >= 0 && !rolled {
		rows = append(rows, widget.WrapRows(theme.Quiet, c.T("ui.roll.unknown"), w, 0)...)
	}
	if rolled && !r.folded {
		if air {
			gap()
			rows = append(rows, t.sum(c, w)...)
		} else {
			rows = append(rows, t.folded(c, w)...)
		}
	}
	if list := followed(c, ev, s, w); len(list) > 0 {
		gap()
		rows = append(rows, list...)
	}
	if list := changed(c, ev[s.from:s.to], w); len(list) > 0 {
		gap()
		if air {
			rows = append(rows, widget.R(theme.Strong, c.T("ui.resolve.changed")))
		}
		rows = append(rows, list...)
	}
	gap()
	rows = append(rows, seenBy(c, ev, s, w)...)
	if rolled && !r.folded {
		rows = append(rows, t.without(c, w)...)
	}
	return rows
}

// about is what the thing is that a step's first fact names: an order, a posture, a signal.
func about(c *screen.Ctx, ev []game.Event, s step) string {
	if s.at < 0 || ev[s.at].Subject < 0 {
		return ""
	}
	key, rs, n := "", c.Rules(), ev[s.at].Subject
	switch ev[s.at].Kind {
	case game.OrderResolved, game.OrderFailed:
		key = "order." + rs.Orders[n].ID + ".text"
	case game.PostureRevealed:
		key = "posture." + rs.Postures[n].ID + ".text"
	case game.SignalPosted, game.SignalKept, game.SignalBroken:
		key = "signal." + rs.Signals[n].ID + ".text"
	}
	if ev[s.at].Kind == game.CrisisOpened {
		e := ev[s.at]
		return c.Text.Sentence(c.T("crisis."+rs.Crises[n].ID+".scene", "Region", c.Text.RegionIn(e.Region), "Core", c.Text.Core(e.Region), "Group", c.Text.GroupIn(e.Group)))
	}
	if key == "" || !c.Words.Has(key) {
		return ""
	}
	return c.T(key)
}

// heading is what the step's first fact says; a crisis also tells who chose what.
func (r *Resolve) heading(c *screen.Ctx, ev []game.Event, s step, w int) []widget.Row {
	var rows []widget.Row
	e := ev[s.at]
	if e.Kind == game.CrisisResolved {
		for _, l := range c.Text.Choices(e) {
			rows = append(rows, widget.WrapRows(theme.Strong, l, w, 2)...)
		}
		rows = append(rows, widget.Row{})
	}
	text, _ := c.Text.Event(e)
	return append(rows, widget.WrapRows(theme.Text, text, w, 0)...)
}

// followed are the further facts of a step, a line each.
func followed(c *screen.Ctx, ev []game.Event, s step, w int) []widget.Row {
	var rows []widget.Row
	seen := ""
	for i := s.from; i < s.to; i++ {
		if i == s.at || i == s.roll || ev[i].Kind == game.Changed {
			continue
		}
		text, ok := c.Text.Event(ev[i])
		if !ok || text == seen {
			continue
		}
		seen = text
		mark, role := c.EventLook(ev[i])
		for j, l := range widget.Wrap(text, w-2) {
			if j > 0 {
				mark = " "
			}
			rows = append(rows, widget.Row{{Text: mark + " ", S: theme.Of(role).B()}, widget.S(theme.Text, l)})
		}
	}
	return rows
}

// seenBy says who saw a step, by letter.
func seenBy(c *screen.Ctx, ev []game.Event, s step, w int) []widget.Row {
	if s.at < 0 && s.roll < 0 {
		return nil
	}
	at := s.at
	if at < 0 {
		at = s.roll
	}
	mask, all := ev[at].Vis, uint8(0)
	if s.roll >= 0 {
		mask |= ev[s.roll].Twin
	}
	row := widget.Row{widget.S(theme.Quiet, c.T("ui.resolve.seen")+"  ")}
	for k := range c.Rules().Seats {
		all |= 1 << uint(k)
		if mask&(1<<uint(k)) != 0 {
			row = append(row, widget.Span{Text: c.Letter(game.Seat(k)) + " ", S: theme.Of(theme.Slot(k)).B()})
		}
	}
	switch {
	case mask&all == all:
		return []widget.Row{{widget.S(theme.Quiet, c.T("ui.resolve.seen")+"  "), widget.S(theme.Text, c.T("ui.resolve.everybody"))}}
	case len(row) == 1:
		return []widget.Row{{widget.S(theme.Quiet, c.T("ui.resolve.seen_twin"))}}
	}
	return []widget.Row{row}
}
