package talks

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// drawChannels draws the seat's own public word and the counterparts, each with what lies on the table.
func (t *Talks) drawChannels(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Number: 1, Title: c.T("ui.talks.channels"), Right: t.round(c), Focus: t.focus == 0})
	var items []widget.Item
	seats := t.others(c)
	if t.channel.At != t.synced && t.channel.At < len(seats) { // chosen by the mouse
		t.turnTo(seats[t.channel.At])
	}
	for i, s := range seats {
		k := int(s)
		if s == t.to {
			t.channel.At, t.synced = i, i
		}
		name := widget.Row{{Text: c.Letter(s) + "  ", S: theme.Of(theme.Slot(k)).B()}, widget.S(theme.Text, c.Text.SeatShort(s))}
		rows := []widget.Row{name}
		for _, l := range widget.Wrap(t.state(c, s), in.W-6) {
			role := theme.Quiet
			if t.waiting(c, s) {
				role = theme.Warn
			}
			rows = append(rows, widget.R(role, "   "+l))
		}
		items = append(items, widget.Item{Rows: append(rows, widget.Row{})})
	}
	word := widget.WrapRows(theme.Strong, t.signal(c), in.W-2, 0)
	head := append([]widget.Row{{{Text: "p ", S: theme.Of(theme.Key).B()}, widget.S(theme.Quiet, c.T("ui.talks.your_word"))}}, word...)
	if c.Side() != game.NoSide {
		head = append(head, widget.R(theme.Quiet, c.T("ui.talks.credibility", "N", int(c.Known().Seats[c.Seat()].Credibility))))
	}
	top, list := in.Top(len(head) + 1)
	g.Rows(top.Inset(1), head)
	t.channel.Draw(g, list, items, t.focus == 0)
	low := t.standing(c, in.W-2)
	if _, foot := list.Bottom(len(low)); foot.Y >= list.Y+len(items)*4 {
		g.Rows(foot.Inset(1), low)
	}
}

// others are the seats beside the player's own, in scenario order.
func (t *Talks) others(c *screen.Ctx) []game.Seat {
	var out []game.Seat
	for k := range c.Rules().Seats {
		if game.Seat(k) != c.Seat() {
			out = append(out, game.Seat(k))
		}
	}
	return out
}

// round is where the talks stand.
func (t *Talks) round(c *screen.Ctx) string {
	if c.Phase() != game.Talks {
		return c.T("ui.talks.closed")
	}
	return c.T("ui.talks.round_short", "N", int(c.Known().World.Round), "Of", int(c.Rules().Rounds))
}

// state is what lies on the table with a seat, in few words.
func (t *Talks) state(c *screen.Ctx, s game.Seat) string {
	k := c.Known()
	theirs, mine, deals := 0, 0, 0
	for i := range k.Offers {
		o := &k.Offers[i]
		switch from, to := game.Seat(o.From), game.Seat(o.To); {
		case o.State != game.OfferOpen && o.State != game.OfferSealed:
		case from == s && to == c.Seat() && o.Answer == 0:
			theirs++
		case from == c.Seat() && to == s:
			mine++
		}
	}
	for i := range k.Treaties {
		d := &k.Treaties[i]
		if a, b := game.Seat(d.A), game.Seat(d.B); d.Live != 0 && (a == s && b == c.Seat() || b == s && a == c.Seat()) {
			deals++
		}
	}
	var parts []string
	add := func(word string, n int) {
		if n > 0 {
			parts = append(parts, c.T("ui.talks.channel_"+word, "N", n))
		}
	}
	add("theirs", theirs)
	add("mine", mine)
	add("deals", deals)
	if len(parts) == 0 {
		return c.T("ui.talks.channel_none")
	}
	return strings.Join(parts, " · ")
}

// standing are the signals that other seats have in force: what has been said aloud.
func (t *Talks) standing(c *screen.Ctx, w int) []widget.Row {
	var rows []widget.Row
	for k := range c.Rules().Seats {
		if s := &c.Known().Seats[k]; s.Signal > 0 && game.Seat(k) != c.Seat() {
			head := widget.Row{{Text: c.Letter(game.Seat(k)) + "  ", S: theme.Of(theme.Slot(k)).B()}}
			for i, l := range widget.Wrap(c.Text.Signal(game.SignalID(s.Signal-1)), w-3) {
				if i > 0 {
					head = widget.R(theme.Text, "   ")
				}
				rows = append(rows, append(head, widget.S(theme.Text, l)))
			}
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return append([]widget.Row{widget.R(theme.Quiet, c.T("ui.talks.said"))}, rows...)
}

// turnTo changes the counterpart; each keeps its draft.
func (t *Talks) turnTo(s game.Seat) {
	if s == t.to {
		return
	}
	t.drafts[t.to] = t.bundle
	t.to, t.table.At, t.offer.At, t.mode, t.tips = s, 0, 0, composing, nil
	t.bundle = t.drafts[s]
	if t.bundle.N == 0 {
		t.bundle = game.Bundle{To: s, Months: 6}
	}
}

// past are the facts between the seat and its counterpart, the newest first: what was offered, answered, signed, broken.
func (t *Talks) past(c *screen.Ctx, w int) []widget.Item {
	month := c.Known().World.Month
	now := story{to: t.to, w: w, month: month, facts: len(c.Session.Events(month))}
	if was := t.story; was.items != nil && was.to == now.to && was.w == now.w && was.month == now.month && was.facts == now.facts {
		return was.items
	}
	now.items = t.tell(c, w)
	t.story = now
	return now.items
}

// story is what passed with a counterpart as it was last told, kept until there are more facts.
type story struct {
	to       game.Seat
	w, facts int
	month    int16
	items    []widget.Item
}

func (t *Talks) tell(c *screen.Ctx, w int) []widget.Item {
	items := []widget.Item{}
	for m := c.Known().World.Month; m >= 1; m-- {
		ev := c.Session.Events(m)
		for i := len(ev) - 1; i >= 0; i-- {
			e := ev[i]
			if !between(e, c.Seat(), t.to) {
				continue
			}
			text, ok := c.Text.Event(e)
			if !ok {
				continue
			}
			mark, role := c.EventLook(e)
			var rows []widget.Row
			for j, l := range widget.Wrap(text, w-5) {
				head := widget.Row{widget.S(theme.Quiet, "   "), widget.S(theme.Quiet, "  ")}
				if j == 0 {
					head = widget.Row{widget.S(theme.Quiet, widget.PadLeft(widget.Num(int(m)), 2)+" "), {Text: mark + " ", S: theme.Of(role).B()}}
				}
				rows = append(rows, append(head, widget.S(theme.Text, l)))
			}
			items = append(items, widget.Item{Rows: rows})
		}
	}
	return items
}

// between tells whether a fact of the talks is about two seats; a signal is about whoever posts it.
func between(e game.Event, a, b game.Seat) bool {
	switch e.Kind {
	case game.OfferMade, game.OfferAnswered, game.OfferLapsed, game.TreatySigned, game.TreatyBroken, game.TreatyEnded, game.PromiseExposed:
		return e.Seat == a && e.Other == b || e.Seat == b && e.Other == a
	case game.SignalPosted, game.SignalKept, game.SignalBroken, game.UninvitedAct:
		return e.Seat == b
	}
	return false
}
