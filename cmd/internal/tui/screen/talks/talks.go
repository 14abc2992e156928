// Package talks is the screen of the talks: one counterpart at a time, what lies on the table with him, and the offer being
// composed. Signals are posted from here too. Outside the talks it shows what stands and lets a treaty be broken openly.
package talks

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// mode is what the right panel does.
type mode uint8

const (
	composing mode = iota
	adding         // a clause
	signalling
)

// Talks is the screen.
type Talks struct {
	to      game.Seat
	focus   int // 0 the channels, where there is room, 1 the table, 2 the offer
	table   widget.List
	offer   widget.List
	pick    widget.List
	channel widget.List
	synced  int                        // the row of the counterpart in channel
	drafts  [game.MaxSeats]game.Bundle // offers being composed, by counterpart
	tips    []tip                      // what would tip the offer, while it is asked
	tipped  bool
	scroll  widget.Scroll // over what explains the selection
	story   story
	mode    mode
	giver   game.Seat // of the clause being added
	bundle  game.Bundle
	form    map[game.ClauseID]game.ClauseUse // which form of a clause is shown while adding
}

// New opens the talks with the first counterpart who has something on the table.
func New(c *screen.Ctx) *Talks {
	t := &Talks{focus: 2, form: map[game.ClauseID]game.ClauseUse{}}
	t.to = t.next(c, c.Seat(), 1)
	for k := range c.Rules().Seats {
		if t.waiting(c, game.Seat(k)) {
			t.to, t.focus = game.Seat(k), 1
			break
		}
	}
	t.clear(c)
	return t
}

func (t *Talks) clear(c *screen.Ctx) {
	t.bundle = game.Bundle{To: t.to, Months: 6}
	t.mode = composing
	t.offer.At = 0
}

// next is the next seat after k that is not the player's own.
func (t *Talks) next(c *screen.Ctx, k game.Seat, d int) game.Seat {
	n := len(c.Rules().Seats)
	for i := 1; i <= n; i++ {
		s := game.Seat((int(k) + d*i + n*n) % n)
		if s != c.Seat() {
			return s
		}
	}
	return k
}

// waiting tells whether a seat's offer waits for an answer.
func (t *Talks) waiting(c *screen.Ctx, k game.Seat) bool {
	for i := range c.Known().Offers {
		if o := &c.Known().Offers[i]; o.State == game.OfferOpen && game.Seat(o.To) == c.Seat() && game.Seat(o.From) == k && o.Answer == 0 {
			return true
		}
	}
	return false
}

// item is one thing on the table with the counterpart: an offer or a treaty, by slot.
type item struct {
	slot   int16
	treaty bool
	mine   bool
	offer  *game.Offer
	deal   *game.Treaty
}

func (t *Talks) items(c *screen.Ctx) []item {
	var out []item
	k := c.Known()
	for i := range k.Offers {
		o := &k.Offers[i]
		from, to := game.Seat(o.From), game.Seat(o.To)
		if o.State == game.OfferFree || !(from == t.to && to == c.Seat() || from == c.Seat() && to == t.to) {
			continue
		}
		out = append(out, item{slot: int16(i), mine: from == c.Seat(), offer: o})
	}
	out = threads(out)
	for i := range k.Treaties {
		d := &k.Treaties[i]
		a, b := game.Seat(d.A), game.Seat(d.B)
		if d.Live == 0 || !(a == t.to && b == c.Seat() || a == c.Seat() && b == t.to) {
			continue
		}
		out = append(out, item{slot: int16(i), treaty: true, deal: d})
	}
	return out
}

// threads puts each counter after the offer that it answers.
func threads(offers []item) []item {
	out := make([]item, 0, len(offers))
	var follow func(answers int16)
	follow = func(answers int16) {
		for _, it := range offers {
			if it.offer.Counters == answers {
				out = append(out, it)
				follow(it.slot + 1)
			}
		}
	}
	follow(0)
	return out
}

// Key moves, composes, answers or ends the round.
func (t *Talks) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	if t.mode != composing {
		return t.keyPick(c, p)
	}
	switch p.Action {
	case theme.Next, theme.Prev:
		t.step(c, p.Action == theme.Next)
	case theme.Panel:
		if n := int(p.Text[0]-'0') - t.first(c); n >= 0 && n <= 2 && (n > 0 || c.Wide()) {
			t.focus = n
		}
	case theme.Compare:
		t.tips, t.tipped = nil, !t.tipped
		if t.tipped = t.tipped && t.bundle.N > 0; t.tipped {
			t.focus, t.tips = 2, t.tipping(c)
		}
	case theme.Charts:
		return screen.To(screen.Charts)
	case theme.Before, theme.After:
		d := 1
		if p.Action == theme.Before {
			d = -1
		}
		t.turnTo(t.next(c, t.to, d))
	case theme.Stance:
		t.mode, t.focus, t.pick = signalling, 2, widget.List{}
	case theme.Commit:
		if t.bundle.N > 0 {
			return t.send(c)
		}
		return t.done(c)
	case theme.Accept, theme.Refuse:
		return t.answer(c, p.Action == theme.Accept)
	case theme.Counter:
		t.counter(c)
	case theme.Drop:
		return t.drop(c)
	case theme.Advice:
		return screen.To(screen.Advice)
	case theme.Wire:
		return screen.To(screen.Wire)
	case theme.Report:
		if m := c.Known().World.Month - 1; m >= 1 {
			return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Report, Month: m}}
		}
	case theme.Back:
		return screen.Outcome{Kind: screen.Back}
	case theme.Quit:
		if c.Phase() != game.Talks {
			return screen.Outcome{Kind: screen.Back}
		}
		return screen.To(screen.Menu)
	default:
		return t.move(c, p)
	}
	return screen.Outcome{}
}

// first is the number of the table's panel less one: the channels come before it where there is room.
func (t *Talks) first(c *screen.Ctx) int {
	if c.Wide() {
		return 1
	}
	return 0
}

// step moves the focus to the next panel or the one before.
func (t *Talks) step(c *screen.Ctx, forward bool) {
	n := 2 + t.first(c)
	at := t.focus - 1 + t.first(c)
	d := n - 1
	if forward {
		d = 1
	}
	t.focus = (at+d)%n + 1 - t.first(c)
}

// browse moves among the counterparts or over what lies on the table.
func (t *Talks) browse(c *screen.Ctx, a theme.Action) {
	switch {
	case a == theme.Left || t.focus == 0 && a == theme.Up:
		t.turnTo(t.next(c, t.to, -1))
	case a == theme.Right || t.focus == 0 && a == theme.Down:
		t.turnTo(t.next(c, t.to, 1))
	case t.focus == 0 && a == theme.Open:
		t.focus = 2
	case t.focus == 1:
		t.table.Key(a, len(t.items(c))+len(t.story.items), 5)
	}
}

func (t *Talks) move(c *screen.Ctx, p screen.Press) screen.Outcome {
	if t.focus < 2 {
		t.browse(c, p.Action)
		return screen.Outcome{}
	}
	if t.scroll.At() > 0 || p.Action == theme.PageDown {
		if p.Action == theme.PageUp || p.Action == theme.PageDown {
			t.scroll.Key(p.Action)
			return screen.Outcome{}
		}
		t.scroll.Reset()
	}
	t.tips, t.tipped = nil, false
	rows := t.rows(c)
	t.offer.At = min(t.offer.At, len(rows)-1)
	r := rows[t.offer.At]
	switch p.Action {
	case theme.Left, theme.Less:
		t.change(c, r, -1, p.Action == theme.Less)
	case theme.Right, theme.More:
		t.change(c, r, 1, p.Action == theme.More)
	case theme.Add:
		if r.kind != rowAdd && r.kind != rowClause {
			r.giver = c.Seat()
		}
		t.open(r.giver)
	case theme.Open:
		switch r.kind {
		case rowAdd:
			t.open(r.giver)
		case rowTerm:
			t.change(c, r, 1, false)
		case rowSend:
			return t.send(c)
		case rowDone:
			return t.done(c)
		}
	default:
		t.offer.Key(p.Action, len(rows), 5)
	}
	return screen.Outcome{}
}

// send puts the offer on the table; the composer is then empty again.
func (t *Talks) send(c *screen.Ctx) screen.Outcome {
	cmd := game.Command{Kind: game.CmdOffer, Seat: c.Seat(), Offer: t.bundle}
	toast := "ui.toast.offer"
	if t.bundle.Counters > 0 {
		toast = "ui.toast.counter"
	}
	if t.bundle.N > 0 && c.Session.Check(cmd) == nil {
		t.clear(c)
		t.offer.At = 99
	}
	return screen.Outcome{Kind: screen.Submit, Commands: []game.Command{cmd}, Toast: c.T(toast, "Seat", c.Text.SeatIn(t.to))}
}

// done ends the round for this seat; in another phase it goes back.
func (t *Talks) done(c *screen.Ctx) screen.Outcome {
	if c.Phase() != game.Talks {
		return screen.Outcome{Kind: screen.Back}
	}
	out := screen.Send(game.Command{Kind: game.CmdReady})
	for k := range c.Rules().Seats {
		if t.waiting(c, game.Seat(k)) {
			out.Kind, out.Question = screen.Ask, []string{c.Text.Sentence(c.T("ui.ask.unanswered", "Seat", c.Text.SeatIn(game.Seat(k)))), c.T("ui.ask.unanswered_cost")}
		}
	}
	return out
}

// chosen is the selected thing on the table, or the one offer that waits.
func (t *Talks) chosen(c *screen.Ctx, want func(item) bool) (item, bool) {
	items := t.items(c)
	if t.focus == 1 && t.table.At < len(items) && want(items[t.table.At]) {
		return items[t.table.At], true
	}
	for _, it := range items {
		if want(it) {
			return it, true
		}
	}
	return item{}, false
}

func theirs(it item) bool { return !it.treaty && !it.mine && it.offer.State == game.OfferOpen }

func (t *Talks) answer(c *screen.Ctx, yes bool) screen.Outcome {
	it, ok := t.chosen(c, theirs)
	if !ok {
		return screen.Outcome{}
	}
	key := "ui.toast.refused"
	if yes {
		key = "ui.toast.accepted"
	}
	return screen.Outcome{Kind: screen.Submit, Commands: []game.Command{{Kind: game.CmdAnswer, Slot: it.slot, Yes: yes}}, Toast: c.T(key)}
}

// counter takes their offer into the composer, to be changed and sent back.
func (t *Talks) counter(c *screen.Ctx) {
	it, ok := t.chosen(c, theirs)
	if !ok || !game.MayCounter(c.Session.View(), it.slot) {
		return
	}
	t.bundle = words.OfferBundle(it.offer)
	t.bundle.To, t.bundle.Counters = t.to, it.slot+1
	t.focus, t.offer.At = 2, 0
}

// drop drops a clause of the draft, takes an own offer back, or breaks a treaty openly (asked first).
func (t *Talks) drop(c *screen.Ctx) screen.Outcome {
	if t.focus == 2 {
		rows := t.rows(c)
		if r := rows[min(t.offer.At, len(rows)-1)]; r.kind == rowClause {
			copy(t.bundle.Clauses[r.clause:], t.bundle.Clauses[r.clause+1:])
			t.bundle.N--
		}
		return screen.Outcome{}
	}
	items := t.items(c)
	if t.table.At >= len(items) {
		return screen.Outcome{}
	}
	it := items[t.table.At]
	switch {
	case it.treaty:
		q := []string{c.T("ui.ask.break", "Seat", c.Text.SeatIn(t.to)), c.T("ui.ask.break_cost")}
		return screen.Outcome{Kind: screen.Ask, Question: q, Commands: []game.Command{{Kind: game.CmdBreak, Slot: it.slot}}}
	case it.mine && it.offer.State == game.OfferSealed:
		return screen.Outcome{Kind: screen.Submit, Commands: []game.Command{{Kind: game.CmdWithdraw, Slot: it.slot}}, Toast: c.T("ui.toast.withdrawn")}
	}
	return screen.Outcome{}
}

// consents tells whether a clause is a consent to one kind of operation.
func consents(c *screen.Ctx, id game.ClauseID) bool { return len(c.Rules().Clauses[id].Kinds) > 0 }
