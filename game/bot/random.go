package bot

import (
	"slices"

	"riobravo/game"
	"riobravo/game/dice"
)

// random plays uniformly: each call it takes one of the things the seat may do now, each equally likely.
type random struct {
	luck
	rs       *game.Ruleset
	barred   barred
	next     func(n int) int // luck.n, kept so that a decision allocates nothing
	postures []game.PostureID
	throws   game.Throws
	clauses  game.Clauses
	listed   []game.ClauseUse
}

func newRandom(rs *game.Ruleset, src dice.Source) *random {
	b := &random{rs: rs, luck: luck{src: src}}
	b.next = b.n
	return b
}

// Act takes a uniformly drawn legal step.
func (b *random) Act(v *game.View) (cmd game.Command, why string) {
	b.do(v, &cmd)
	return cmd, ""
}

func (b *random) do(v *game.View, cmd *game.Command) {
	b.begin(v)
	emptied(cmd, v.Seat)
	switch game.Phase(v.Known.World.Phase) {
	case game.Talks:
		b.talk(v, cmd)
	case game.CrisisOpen:
		var buf [8]int16
		options := game.LegalOptions(b.rs, v, buf[:0])
		cmd.Kind, cmd.Option = game.CmdChoose, options[b.n(len(options))]
	default:
		b.sheet(v, cmd)
	}
}

// talk draws between being ready, offering, answering each open offer in one of three ways, and speaking. It draws among
// all signals of the seat's kind, and again where it hits one that the seat may not post.
func (b *random) talk(v *game.View, cmd *game.Command) {
	signals := game.Signals(b.rs, v)
	var buf [game.MaxOffers]int16
	open := game.OpenOffers(v, buf[:0])
	for {
		n := b.n(2 + 3*len(open) + len(signals))
		switch {
		case n == 0, n == 1 && !b.offer(v, cmd, nil, 0):
			cmd.Kind = game.CmdReady
			return
		case n == 1:
			return
		case n < 2+3*len(open):
			b.answer(v, cmd, open[(n-2)/3], (n-2)%3)
			return
		}
		if id := signals[n-2-3*len(open)]; game.MaySignal(b.rs, v, id) {
			cmd.Kind, cmd.Signal = game.CmdSignal, id
			return
		}
	}
}

// answer says no (0), yes (1), or counters (2), and no where it may not.
func (b *random) answer(v *game.View, cmd *game.Command, slot int16, way int) {
	if way == 2 && b.offer(v, cmd, &v.Known.Offers[slot], slot) {
		return
	}
	cmd.Kind, cmd.Slot, cmd.Yes = game.CmdAnswer, slot, way == 1
}

// offer draws a party and one to three clauses that either side may give; with an offer to counter, in answer to it.
func (b *random) offer(v *game.View, cmd *game.Command, counter *game.Offer, slot int16) bool {
	if !game.MayOffer(v) || counter != nil && !game.MayCounter(v, slot) {
		return false
	}
	to := game.Seat(b.n(len(b.rs.Seats) - 1))
	if to >= v.Seat {
		to++
	}
	if counter != nil {
		to = game.Seat(counter.From)
	}
	if !game.MayTalk(b.rs, v, to) { // to ask in vain costs a refusal
		return false
	}
	o := &cmd.Offer
	o.To, o.Months = to, int16(1+b.n(12))
	b.clauses.Fill(b.rs, v, to)
	for range 1 + b.n(3) {
		b.clause(v, o)
	}
	ok := o.N > 0
	if counter != nil {
		o.Counters = slot + 1
		was := game.OfferBundle(counter)
		ok = ok && !was.Same(o)
	}
	if cmd.Kind = game.CmdOffer; !ok {
		emptied(cmd, v.Seat)
	}
	return ok
}

// throws is how often a clause is drawn before the clauses are listed.
const throws = 60

// clause adds a clause to a bundle that is not in it yet, each equally likely, if there is one.
func (b *random) clause(v *game.View, o *game.Bundle) {
	in := o.Clauses[:o.N]
	put := func(u game.ClauseUse) {
		o.Clauses[o.N] = u
		o.N++
	}
	if b.clauses.Forms() <= len(in) {
		return
	}
	for range throws {
		if u, ok := b.clauses.Draw(b.next); ok && !slices.Contains(in, u) {
			put(u)
			return
		}
	}
	b.listed = game.LegalClauses(b.rs, v, o.To, v.Seat, b.listed[:0])
	b.listed = game.LegalClauses(b.rs, v, o.To, o.To, b.listed)
	b.listed = slices.DeleteFunc(b.listed, func(u game.ClauseUse) bool { return slices.Contains(in, u) })
	if len(b.listed) > 0 {
		put(b.listed[b.n(len(b.listed))])
	}
}

// sheet draws a posture and an order (or none) for each column, and seals.
func (b *random) sheet(v *game.View, cmd *game.Command) {
	own := &v.Known.Own[v.Seat]
	clearDraft(own)
	cmd.Kind, cmd.Yes = game.CmdSheet, true
	b.postures = game.LegalPostures(b.rs, v, b.postures[:0])
	cmd.Sheet.Posture = game.PostureID(own.Posture)
	if len(b.postures) > 0 {
		cmd.Sheet.Posture = b.postures[b.n(len(b.postures))]
	}
	own.Posture = int16(cmd.Sheet.Posture)
	b.throws.Begin(b.rs, v, b.barred)
	for c := range game.Columns {
		o := b.throws.Order(game.Column(c), b.next)
		cmd.Sheet.Orders[c] = o
		putDraft(own, game.Column(c), o)
	}
}

// clearDraft empties the draft in a view, so that the columns are thought through from nothing.
func clearDraft(own *game.SeatOwn) {
	for c := range own.Draft {
		own.Draft[c] = [5]int16{}
	}
}

// putDraft writes an order into the draft in a view: later columns see what it costs.
func putDraft(own *game.SeatOwn, c game.Column, o game.Order) {
	d := &own.Draft[c]
	d[0], d[1], d[2], d[3], d[4] = int16(o.ID)+1, int16(o.Region)+1, int16(o.Group)+1, int16(o.Wing)+1, o.Amount
}
