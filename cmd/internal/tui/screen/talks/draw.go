package talks

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// Draw draws the channels (a strip where there is no room for them), what lies on the table, and the offer.
func (t *Talks) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	left, right := r, r
	if c.Wide() {
		channels, rest := r.LeftOf(26)
		t.drawChannels(c, g, channels)
		left, right = rest.LeftOf(rest.W - min(max(46, rest.W*46/94), 64))
	} else {
		if t.focus == 0 {
			t.focus = 1
		}
		strip, rest := r.Top(1)
		t.strip(c, g, strip)
		left, right = rest.LeftOf(rest.W * 38 / 80)
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
			rows = append(rows, t.breach(c, words.TreatyClauses(it.deal), w)...)
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
	if past := t.past(c, w); len(past) > 0 {
		items = append(items, widget.Item{Head: true, Rows: []widget.Row{widget.Rule(c.T("ui.talks.past"), w)}})
		items = append(items, past...)
	}
	in := g.Panel(r, widget.Frame{Number: 1 + t.first(c), Title: c.Text.Seat(t.to), Right: c.T("ui.talks.table"), Focus: t.focus == 1})
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
