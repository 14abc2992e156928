package talks

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

func (t *Talks) drawOffer(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	title := "ui.talks.offer"
	if t.bundle.Counters > 0 {
		title = "ui.talks.offer_counter"
	}
	in := g.Panel(r, widget.Frame{Number: 2 + t.first(c), Title: c.T(title, "Seat", c.Text.SeatShort(t.to)), Right: c.T("ui.talks.left", "N", max(0, 2-int(c.Own().Offered))), Focus: t.focus == 2})
	rows := t.rows(c)
	t.offer.At = min(t.offer.At, len(rows)-1)
	var items []widget.Item
	giver := game.NoSeat
	for _, row := range rows {
		if (row.kind == rowClause || row.kind == rowAdd) && row.giver != giver {
			giver = row.giver
			key := "ui.talks.you_get"
			if giver == c.Seat() {
				key = "ui.talks.you_give"
			}
			items = append(items, widget.Item{Rows: []widget.Row{widget.R(theme.Quiet, c.T(key))}, Head: true})
		}
		if row.kind == rowTerm || row.kind == rowDone {
			items = append(items, widget.Item{Rows: []widget.Row{{}}, Head: true})
		}
		items = append(items, t.offerItem(c, row, in.W-2))
	}
	list, low := in.Top(min(len(items)+1, max(in.H/2, in.H-14)))
	t.offer.Draw(g, list, items, t.focus == 2)
	t.drawAbout(c, g, r, low, t.about(c, rows[t.offer.At], low.W-2))
}

// drawAbout draws what explains the selection; what does not fit is read by pages.
func (t *Talks) drawAbout(c *screen.Ctx, g *widget.Canvas, frame, r widget.Rect, rows []widget.Row) {
	if foot := t.scroll.Draw(g, r.Inset(1), rows); foot != "" {
		g.Right(frame.X+frame.W-2, frame.Y+frame.H-1, " "+c.T("ui.picker.more", "Count", foot)+" ", theme.Of(theme.Quiet))
	}
}

func (t *Talks) offerItem(c *screen.Ctx, row row, w int) widget.Item {
	switch row.kind {
	case rowClause:
		u := t.bundle.Clauses[row.clause]
		text := c.Text.Clause(u)
		if len(variants(t.legal(c, u.Giver), u.Clause)) > 1 {
			text = "‹ " + text + " ›"
		}
		sign := "+ "
		if u.Giver == c.Seat() {
			sign = "− "
		}
		kept := t.nature(c, u.Clause)
		return widget.Item{Rows: []widget.Row{widget.R(theme.Text, widget.Cut(sign+text, w-2-widget.Len(kept)))}, Right: widget.S(theme.Quiet, kept)}
	case rowAdd:
		return widget.Item{Rows: []widget.Row{{{Text: "a", S: theme.Of(theme.Key).B()}, widget.S(theme.Quiet, " "+c.T("ui.talks.add"))}}}
	case rowTerm:
		return widget.Item{Rows: []widget.Row{{widget.S(theme.Quiet, c.T("ui.talks.term")+" "), widget.S(theme.Strong, "‹ "+c.Text.Months(t.bundle.Months)+" ›")}}}
	case rowSend:
		return widget.Item{Rows: []widget.Row{{{Text: "s", S: theme.Of(theme.Key).B()}, widget.S(theme.Strong, " "+c.T("ui.talks.send"))}}}
	}
	if c.Phase() != game.Talks {
		return widget.Item{Rows: []widget.Row{widget.R(theme.Text, c.T("ui.talks.back"))}}
	}
	key := ""
	if t.bundle.N == 0 {
		key = "s "
	}
	return widget.Item{Rows: []widget.Row{{{Text: key, S: theme.Of(theme.Key).B()}, widget.S(theme.Text, c.T("ui.talks.done"))}}}
}

// nature is how a clause is kept: it binds, or is a promise, or one whose breach is seen late.
func (t *Talks) nature(c *screen.Ctx, id game.ClauseID) string {
	d := &c.Rules().Clauses[id]
	switch {
	case d.Binds:
		return c.T("ui.talks.binds")
	case d.Late > 0:
		return c.T("ui.talks.late")
	}
	return c.T("ui.talks.promise")
}

// about explains the selected row: a clause's words and nature, or what the round does.
func (t *Talks) about(c *screen.Ctx, row row, w int) []widget.Row {
	rows := []widget.Row{widget.Rule("", w)}
	if t.tipped {
		return append(rows, t.tipRows(c, w)...)
	}
	switch row.kind {
	case rowClause:
		u := t.bundle.Clauses[row.clause]
		chance := t.chance(c, w)
		rows = append(append(rows, chance[0]), t.clauseAbout(c, u, w)...)
		return append(append(rows, t.clausePrice(c, u, w)...), chance[1:]...)
	case rowSend, rowTerm, rowAdd:
		return append(rows, t.chance(c, w)...)
	}
	if t.bundle.N > 0 {
		return append(rows, t.chance(c, w)...)
	}
	return append(rows, widget.WrapRows(theme.Quiet, c.T("ui.talks.done_note"), w, 0)...)
}

// clauseAbout is a clause in full, where the list may have cut it, with its words and nature.
func (t *Talks) clauseAbout(c *screen.Ctx, u game.ClauseUse, w int) []widget.Row {
	d := &c.Rules().Clauses[u.Clause]
	rows := widget.WrapRows(theme.Strong, c.Text.Clause(u), w, 0)
	rows = append(rows, widget.WrapRows(theme.Text, c.T("clause."+d.ID+".text"), w, 0)...)
	key := "ui.talks.nature_promise"
	switch {
	case d.Binds:
		key = "ui.talks.nature_binds"
	case d.Late > 0:
		key = "ui.talks.nature_late"
	}
	return append(rows, widget.WrapRows(theme.Quiet, c.T(key, "N", int(d.Late)), w, 0)...)
}

// chance is what the seat may expect of its offer: how likely it is to be taken, as a range, and why.
func (t *Talks) chance(c *screen.Ctx, w int) []widget.Row {
	if t.bundle.N == 0 {
		return widget.WrapRows(theme.Quiet, c.T("ui.talks.add_note"), w, 0)
	}
	n, why := game.Acceptance(c.Rules(), c.Session.View(), t.bundle, c.Seat())
	row := widget.Row{widget.S(theme.Text, c.T("ui.talks.accept")+"  "), widget.S(theme.Strong, c.Text.Percent(around(n))+"  ")}
	row = append(row, c.OddsBar(around(n), max(6, min(24, w-row.Width())))...)
	rows := []widget.Row{row}
	for _, r := range why {
		lines := widget.Wrap(c.Text.ReasonWhat(r, t.to), w-8)
		for i, l := range lines {
			points := ""
			if i == len(lines)-1 {
				points = widget.Signed(int(r.Points))
			}
			rows = append(rows, widget.Row{widget.S(theme.Quiet, "  "+widget.Pad(l, w-8)), widget.S(theme.Text, widget.PadLeft(points, 6))})
		}
	}
	rows = append(rows, t.breach(c, t.bundle.Clauses[:t.bundle.N], w)...)
	return append(rows, widget.Row{{Text: "= ", S: theme.Of(theme.Key).B()}, widget.S(theme.Quiet, c.T("ui.talks.tip_key"))})
}

// worth is what an offer's clauses are worth to the seat that is asked, by clause.
func worth(c *screen.Ctx, b game.Bundle, from game.Seat) map[game.ClauseID]int {
	out := map[game.ClauseID]int{}
	_, why := game.Acceptance(c.Rules(), c.Session.View(), b, from)
	for _, r := range why {
		if r.Key == "clause" {
			out[r.Clause] += int(r.Points)
		}
	}
	return out
}

func (t *Talks) drawAdding(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	all := t.legal(c, t.giver)
	ids := kinds(all)
	key := "ui.talks.pick_get"
	if t.giver == c.Seat() {
		key = "ui.talks.pick_give"
	}
	in := g.Panel(r, widget.Frame{Number: 2 + t.first(c), Title: c.T(key), Focus: true})
	if len(ids) == 0 {
		g.Rows(in.Inset(1), widget.WrapRows(theme.Quiet, c.T("ui.talks.no_clause"), in.W-2, 0))
		return
	}
	t.pick.At = min(t.pick.At, len(ids)-1)
	var items []widget.Item
	for _, id := range ids {
		vs := variants(all, id)
		text := c.Text.Clause(t.shown(c, vs))
		if len(vs) > 1 {
			text = "‹ " + text + " ›"
		}
		kept := t.nature(c, id)
		items = append(items, widget.Item{Rows: []widget.Row{widget.R(theme.Text, widget.Cut(text, in.W-4-widget.Len(kept)))}, Right: widget.S(theme.Quiet, kept)})
	}
	list, low := in.Top(min(len(items)+1, max(in.H/2, in.H-14)))
	if foot := t.pick.Draw(g, list, items, true); foot != "" {
		g.Print(r.X+2, r.Y+r.H-1, r.W-4, " "+foot+" ", theme.Of(theme.Quiet))
	}
	u, w := t.shown(c, variants(all, ids[t.pick.At])), low.W-2
	rows := append([]widget.Row{widget.Rule("", w)}, t.clauseAbout(c, u, w)...)
	rows = append(rows, t.clausePrice(c, u, w)...)
	if b := t.bundle; b.N < game.MaxClauses {
		b.Clauses[b.N] = u
		b.N++
		rows = append(rows, widget.Row{}, widget.Row{widget.S(theme.Quiet, c.T("ui.talks.with_it")+"  "), widget.S(theme.Strong, c.Text.Percent(around(t.accepted(c, b))))})
	}
	t.drawAbout(c, g, r, low, rows)
}

func (t *Talks) drawSignals(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Number: 2 + t.first(c), Title: c.T("ui.talks.signal_title"), Focus: true})
	ids := t.signals(c)
	if len(ids) == 0 {
		g.Rows(in.Inset(1), widget.WrapRows(theme.Quiet, c.T("ui.talks.no_signals"), in.W-2, 0))
		return
	}
	t.pick.At = min(t.pick.At, len(ids)-1)
	var items []widget.Item
	for _, id := range ids {
		items = append(items, widget.Item{Rows: []widget.Row{widget.R(theme.Text, c.Text.Signal(id))}, Right: widget.S(theme.Quiet, c.Text.Months(c.Rules().Signals[id].Term))})
	}
	list, low := in.Top(min(len(items)+1, max(in.H/3, in.H-16)))
	t.pick.Draw(g, list, items, true)
	d, w := &c.Rules().Signals[ids[t.pick.At]], low.W-2
	rows := append([]widget.Row{widget.Rule("", w)}, widget.WrapRows(theme.Text, c.T("signal."+d.ID+".text"), w, 0)...)
	rows = append(rows, widget.Row{})
	a := screen.Subject{Self: c.Seat(), Other: game.NoSeat, Target: c.Rules().Seats[c.Seat()].Group, Here: game.NoRegion}
	add := func(word, text string, role theme.Role) {
		if text != "" {
			rows = append(rows, screen.Labelled(c.T("ui.talks."+word), text, w, role)...)
		}
	}
	add("at_once", strings.Join(c.EffectTexts(d.Post, a), "; "), theme.Text)
	if d.KeptIf.Set {
		add("kept_if", c.Text.Cond(d.KeptIf.Node), theme.Text)
	}
	add("kept", strings.Join(c.EffectTexts(d.Kept, a), "; "), theme.Good)
	if d.BrokeIf.Set {
		add("broken_if", c.Text.Cond(d.BrokeIf.Node), theme.Text)
	}
	add("broken", strings.Join(c.EffectTexts(d.Broken, a), "; "), theme.Bad)
	end := "ui.talks.lapses_broken"
	if d.Lapses {
		end = "ui.talks.lapses_kept"
	}
	rows = append(rows, widget.WrapRows(theme.Quiet, c.T(end, "Months", c.Text.Months(d.Term)), w, 0)...)
	t.drawAbout(c, g, r, low, rows)
}
