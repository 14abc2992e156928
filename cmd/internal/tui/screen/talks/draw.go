package talks

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// Draw draws the counterparts in a strip, the table on the left and the offer on the right.
func (t *Talks) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	strip, rest := r.Top(1)
	t.strip(c, g, strip)
	left, right := rest.LeftOf(rest.W * 38 / 80)
	if c.Wide() {
		left, right = rest.LeftOf(60)
	}
	t.drawTable(c, g, left)
	switch t.mode {
	case adding:
		t.drawAdding(c, g, right)
	case signalling:
		t.drawSignals(c, g, right)
	default:
		t.drawOffer(c, g, right)
	}
}

func (t *Talks) strip(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	x := r.X + 1
	for k := range c.Rules().Seats {
		s := game.Seat(k)
		if s == c.Seat() {
			continue
		}
		name := c.Text.SeatShort(s)
		st := theme.Of(theme.Quiet)
		if s == t.to {
			name, st = "▸"+name, theme.Of(theme.Strong)
		}
		x = g.Print(x, r.Y, r.W, c.Letter(s)+" ", theme.Of(theme.Slot(k)).B())
		x = g.Print(x, r.Y, r.W, name, st)
		if t.waiting(c, s) {
			x = g.Print(x, r.Y, r.W, " !", theme.Of(theme.Warn).B())
		}
		x += 2
	}
	w := c.Known().World
	right := c.T("ui.talks.round", "N", int(w.Round), "Of", int(c.Rules().Rounds))
	if c.Phase() != game.Talks {
		right = c.T("ui.talks.closed")
	}
	sig := c.T("ui.talks.signal", "Name", t.signal(c), "N", int(c.Known().Seats[c.Seat()].Credibility))
	if x+widget.Len(sig)+widget.Len(right)+4 < r.X+r.W {
		g.Print(x+1, r.Y, r.W, sig, theme.Of(theme.Text))
	}
	g.Right(r.X+r.W-1, r.Y, right, theme.Of(theme.Quiet))
}

// signal is the seat's own signal: posted this round, standing, or none.
func (t *Talks) signal(c *screen.Ctx) string {
	if s := c.Own().Speech; s > 0 {
		return c.Text.Signal(game.SignalID(s - 1))
	}
	if s := c.Known().Seats[c.Seat()].Signal; s > 0 {
		return c.Text.Signal(game.SignalID(s - 1))
	}
	return c.T("ui.talks.no_signal")
}

func (t *Talks) drawTable(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	k := c.Known()
	w := r.W - 6
	var items []widget.Item
	head := t.counterpart(c, w)
	items = append(items, widget.Item{Rows: head, Head: true})
	all := t.items(c)
	if len(all) == 0 {
		items = append(items, widget.Item{Rows: widget.WrapRows(theme.Quiet, c.T("ui.talks.nothing"), w, 0), Head: true})
	}
	for _, it := range all {
		var rows []widget.Row
		switch {
		case it.treaty:
			rows = append(rows, widget.R(theme.Strong, c.T("ui.talks.treaty", "Until", c.Text.Month(it.deal.Until))))
			for _, cl := range words.TreatyClauses(it.deal) {
				rows = append(rows, t.clauseRows(c, cl, w)...)
			}
		case it.mine:
			rows = append(rows, widget.R(theme.Strong, c.T("ui.talks.mine."+state(it.offer.State))))
			rows = append(rows, t.answers(c, it.offer, w)...)
			rows = append(rows, t.bundleRows(c, words.OfferBundle(it.offer), w)...)
		default:
			rows = append(rows, widget.R(theme.Strong, t.theirTitle(c, it.offer)))
			rows = append(rows, t.answers(c, it.offer, w)...)
			rows = append(rows, t.weighed(c, words.OfferBundle(it.offer), w)...)
			if it.offer.State == game.OfferOpen && it.offer.Answer != game.AnswerCounter {
				rows = append(rows, t.staff(c, it.slot, w)...)
				answers := widget.Row{{Text: "y", S: theme.Of(theme.Key).B()}, widget.S(theme.Text, " "+c.T("ui.hint.accept")+"  "), {Text: "n", S: theme.Of(theme.Key).B()}, widget.S(theme.Text, " "+c.T("ui.hint.refuse")+"  ")}
				if game.MayCounter(c.Session.View(), it.slot) {
					answers = append(answers, widget.Span{Text: "o", S: theme.Of(theme.Key).B()}, widget.S(theme.Text, " "+c.T("ui.hint.counter")))
				}
				rows = append(rows, answers)
			}
		}
		items = append(items, widget.Item{Rows: append(rows, widget.Row{})})
	}
	_ = k
	in := g.Panel(r, widget.Frame{Number: 1, Title: c.Text.Seat(t.to), Right: c.T("ui.talks.table"), Focus: t.focus == 1})
	t.table.At = min(t.table.At, max(0, len(all)-1))
	if foot := t.table.Draw(g, in, items, t.focus == 1); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

func state(s int16) string {
	return [...]string{"free", "sealed", "open", "taken", "refused", "countered"}[min(max(s, 0), 5)]
}

func (t *Talks) theirTitle(c *screen.Ctx, o *game.Offer) string {
	switch {
	case o.State != game.OfferOpen:
		return c.T("ui.talks.theirs." + state(o.State))
	case o.Answer == game.AnswerYes:
		return c.T("ui.talks.theirs.yes")
	case o.Answer == game.AnswerNo:
		return c.T("ui.talks.theirs.no")
	case o.Answer == game.AnswerCounter:
		return c.T("ui.talks.theirs.counter")
	}
	return c.T("ui.talks.theirs.open", "Until", c.Text.Month(o.Lapses))
}

// answers tells what a counter answers: the clauses of the offer before it, while that one is on the table.
func (t *Talks) answers(c *screen.Ctx, o *game.Offer, w int) []widget.Row {
	if o.Haggle == 0 {
		return nil
	}
	text := c.T("ui.talks.in_answer_past")
	if o.Counters > 0 {
		was := words.OfferBundle(&c.Known().Offers[o.Counters-1])
		var names []string
		for _, u := range was.Clauses[:was.N] {
			names = append(names, c.Text.ClauseKind(u.Clause, u.Kind))
		}
		text = c.T("ui.talks.in_answer", "Clauses", strings.Join(names, ", "))
	}
	return widget.WrapRows(theme.Quiet, text, w, 2)
}

// counterpart is what the seat sees of the other: posture, signal, standing.
func (t *Talks) counterpart(c *screen.Ctx, w int) []widget.Row {
	k := c.Known()
	s := &k.Seats[t.to]
	var parts []string
	d := c.Rules().Seats[t.to]
	if d.Side != game.NoSide {
		if s.Posture > 0 {
			parts = append(parts, c.Text.Posture(game.PostureID(s.Posture-1)))
		}
		parts = append(parts, c.T("ui.brief.state", "Approval", int(s.Approval)), c.T("ui.talks.credibility", "N", int(s.Credibility)))
	} else if d.Group >= 0 {
		parts = append(parts, c.T("ui.brief.group", "Heat", int(k.Groups[d.Group].Heat), "Capacity", int(k.Groups[d.Group].Capacity)))
	}
	rows := widget.WrapRows(theme.Quiet, strings.Join(parts, " · "), w, 0)
	if s.Signal > 0 {
		rows = append(rows, widget.WrapRows(theme.Warn, c.T("ui.talks.says", "Name", c.Text.Signal(game.SignalID(s.Signal-1)), "Until", c.Text.Month(s.SignalEnd)), w, 2)...)
	}
	return append(rows, widget.Row{})
}

// staff is what the seat's staff thinks of an offer.
func (t *Talks) staff(c *screen.Ctx, slot int16, w int) []widget.Row {
	for _, a := range c.Session.Advise() {
		if a.Kind == game.AdviseCounter && a.Slot == slot {
			return widget.WrapRows(theme.Quiet, c.T("ui.talks.staff_counter", "Why", c.Reason(a)), w, 2)
		}
		if a.Kind != game.AdviseAnswer || a.Slot != slot {
			continue
		}
		key := "ui.talks.staff_no"
		if a.Yes {
			key = "ui.talks.staff_yes"
		}
		return widget.WrapRows(theme.Quiet, c.T(key, "Why", c.Reason(a), "N", int(a.Weight)), w, 2)
	}
	return nil
}

// clauseRows are one clause with a sign: + what I get, − what I give.
func (t *Talks) clauseRows(c *screen.Ctx, u game.ClauseUse, w int) []widget.Row {
	sign := "+ "
	if u.Giver == c.Seat() {
		sign = "− "
	}
	return widget.WrapRows(theme.Text, sign+c.Text.Clause(u), w, 2)
}

// weighed are the clauses of their offer, each with what the staff thinks it is worth to the seat.
func (t *Talks) weighed(c *screen.Ctx, b game.Bundle, w int) []widget.Row {
	worths := worth(c, b, t.to)
	var rows []widget.Row
	for _, u := range b.Clauses[:b.N] {
		sign := "+ "
		if u.Giver == c.Seat() {
			sign = "− "
		}
		text := sign + c.Text.Clause(u)
		if n := worths[u.Clause]; n != 0 {
			text = c.T("ui.talks.worth", "Clause", text, "N", widget.Signed(n))
		}
		rows = append(rows, widget.WrapRows(theme.Text, text, w, 2)...)
	}
	return append(rows, widget.R(theme.Quiet, c.T("ui.talks.for", "Months", c.Text.Months(b.Months))))
}

func (t *Talks) bundleRows(c *screen.Ctx, b game.Bundle, w int) []widget.Row {
	var rows []widget.Row
	for _, u := range b.Clauses[:b.N] {
		rows = append(rows, t.clauseRows(c, u, w)...)
	}
	return append(rows, widget.R(theme.Quiet, c.T("ui.talks.for", "Months", c.Text.Months(b.Months))))
}

func (t *Talks) drawOffer(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	title := "ui.talks.offer"
	if t.bundle.Counters > 0 {
		title = "ui.talks.offer_counter"
	}
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.T(title, "Seat", c.Text.SeatShort(t.to)), Right: c.T("ui.talks.left", "N", max(0, 2-int(c.Own().Offered))), Focus: t.focus == 2})
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
	list, low := in.Bottom(min(12, in.H/2))
	t.offer.Draw(g, list, items, t.focus == 2)
	g.Rows(low.Inset(1), t.about(c, rows[t.offer.At], low.W-2))
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
		return widget.Item{Rows: []widget.Row{widget.R(theme.Text, widget.Cut(sign+text, w-3))}, Right: widget.S(theme.Quiet, t.nature(c, u.Clause))}
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

// nature is how a clause is kept: b binds, p a promise, l a promise seen late.
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
	switch row.kind {
	case rowClause:
		return append(rows, t.clauseAbout(c, t.bundle.Clauses[row.clause], w)...)
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
	low, high := max(0, n-8)/5*5, min(100, n+7)/5*5
	row := widget.Row{widget.S(theme.Text, c.T("ui.talks.accept")+" "), widget.S(theme.Strong, c.Text.Percent(game.Range{Low: low, High: high})+"  ")}
	row = append(row, widget.GaugeSpans(c.Theme, theme.Text, int(n), 100, max(6, min(20, w-row.Width())))...)
	rows := []widget.Row{row}
	for _, r := range why {
		for _, l := range widget.Wrap(strings.TrimSuffix(c.Text.Reason(r, t.to), "."), w-1) {
			rows = append(rows, widget.R(theme.Quiet, " "+l))
		}
	}
	return rows
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
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.T(key), Focus: true})
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
		items = append(items, widget.Item{Rows: []widget.Row{widget.R(theme.Text, widget.Cut(text, in.W-6))}, Right: widget.S(theme.Quiet, t.nature(c, id))})
	}
	list, low := in.Bottom(min(8, in.H/2))
	if foot := t.pick.Draw(g, list, items, true); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
	rows := append([]widget.Row{widget.Rule("", low.W-2)}, t.clauseAbout(c, t.shown(c, variants(all, ids[t.pick.At])), low.W-2)...)
	g.Rows(low.Inset(1), rows)
}

func (t *Talks) drawSignals(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.T("ui.talks.signal_title"), Focus: true})
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
	list, low := in.Bottom(min(10, in.H/2))
	t.pick.Draw(g, list, items, true)
	d := &c.Rules().Signals[ids[t.pick.At]]
	rows := append([]widget.Row{widget.Rule("", low.W-2)}, widget.WrapRows(theme.Text, c.T("signal."+d.ID+".text"), low.W-2, 0)...)
	g.Rows(low.Inset(1), rows)
}
