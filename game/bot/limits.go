package bot

import (
	"slices"

	"riobravo/game"
	"riobravo/game/dice"
)

// Limits shape what a seat's bot may choose: experiments compare a seat with and without an order, or make it give one.
type Limits struct {
	Forbid   []game.OrderID
	Force    []Forced
	Postures []ForcedPosture
	Offers   []ForcedOffer
	Accept   []ForcedOffer // offers of Bundle.To that are accepted; their clauses are not looked at
	Mute     bool          // says nothing, offers nothing and answers nothing in talks, but for what is forced
	NoDeals  bool          // says what it likes, but makes no offer and takes none
	Greedy   bool          // a bot that looks ahead looks no further than the end of the month
}

// ForcedOffer is an offer that a seat makes in the first round of some months.
type ForcedOffer struct {
	Bundle game.Bundle
	Months func(month int16) bool
}

// ForcedPosture is a posture that a seat takes in some months, where it is legal.
type ForcedPosture struct {
	Posture game.PostureID
	Months  func(month int16) bool
}

// Forced is an order that a seat gives in some months, whatever its bot thinks. Of the order's legal forms it gives the
// one its doctrine likes best, else the one with the best odds.
type Forced struct {
	Order  game.OrderID
	Months func(month int16) bool
	Choice int16       // or -1: any
	Group  game.Group  // or NoGroup: any
	Region game.Region // or NoRegion: any
	// Asked and Given count the months in which it was due and those in which it was legal.
	Asked, Given int
}

// barred marks orders by number; nil bars nothing.
type barred []bool

func (b *random) bar(orders barred) { b.barred = orders }
func (b *staff) bar(orders barred)  { b.barred = orders }

func (b *principal) bar(orders barred) {
	b.staff.bar(orders)
	b.propose.barred = orders
}

func (b *tempered) bar(orders barred) {
	if within, ok := b.Bot.(interface{ bar(barred) }); ok {
		within.bar(orders)
	}
}

func (b *standIn) bar(orders barred) {
	if within, ok := b.Bot.(interface{ bar(barred) }); ok {
		within.bar(orders)
	}
}

// NewLimited makes a bot for a seat within limits. The Asked and Given counts of lim.Force are kept up to date.
func NewLimited(name string, rs *game.Ruleset, src dice.Source, seat game.Seat, lim *Limits) (Bot, error) {
	known := rs
	var bar barred
	if len(lim.Forbid) > 0 {
		bar = make(barred, len(rs.Orders))
		for _, id := range lim.Forbid {
			bar[id] = true
		}
		known = taught(rs, seat, func(c game.Consideration) bool { return !bar[c.What] })
	}
	b, err := New(name, known, src)
	if err != nil {
		return nil, err
	}
	if b, ok := b.(interface{ bar(barred) }); ok {
		b.bar(bar)
	}
	if b, ok := b.(interface{ greedy() }); ok && lim.Greedy {
		b.greedy()
	}
	if len(lim.Force)+len(lim.Postures)+len(lim.Offers)+len(lim.Accept) == 0 && !lim.Mute && !lim.NoDeals {
		return b, nil
	}
	f := &forced{Bot: b, rs: rs, lim: lim}
	for i := range lim.Force {
		id := lim.Force[i].Order
		f.like = append(f.like, taught(rs, seat, func(c game.Consideration) bool { return game.OrderID(c.What) == id }))
	}
	return f, nil
}

// taught is the ruleset with only those of the seat's considerations about orders that keep admits.
func taught(rs *game.Ruleset, seat game.Seat, keep func(game.Consideration) bool) *game.Ruleset {
	own := *rs
	own.Doctrines = slices.Clone(rs.Doctrines)
	d := game.DoctrineOf(&own, &game.View{Seat: seat, Group: rs.Seats[seat].Group})
	if d != nil {
		*d = d.Only(keep)
	}
	return &own
}

// forced is a bot whose sheet is overruled.
type forced struct {
	Bot
	rs     *game.Ruleset
	lim    *Limits
	like   []*game.Ruleset // by forced order: the doctrine that thinks of nothing else
	mind   game.Mind
	orders []game.Order
	fixed  [game.Columns]game.Order
}

// Act is the bot's act; in its sheet the forced orders that are legal take their columns, and what can no longer be paid
// is left out, the bot's own orders first.
func (b *forced) Act(v *game.View) (game.Command, string) {
	switch phase := game.Phase(v.Known.World.Phase); {
	case phase == game.Talks:
		return b.talk(v)
	case phase != game.Orders || !b.due(v.Known.World.Month):
		return b.Bot.Act(v)
	}
	mine := *v // the bot scribbles in its view
	cmd, why := b.Bot.Act(v)
	if cmd.Kind != game.CmdSheet {
		return cmd, why
	}
	*v = mine
	b.overrule(v, &cmd)
	return cmd, why
}

// talk makes and accepts what is forced, and then lets the bot speak unless it is mute.
func (b *forced) talk(v *game.View) (game.Command, string) {
	w := &v.Known.World
	for _, o := range b.lim.Offers {
		c := game.Command{Kind: game.CmdOffer, Seat: v.Seat, Offer: o.Bundle}
		if w.Round == 1 && o.Months(w.Month) && v.Known.Own[v.Seat].Offered == 0 && game.Check(b.rs, v, &c) == nil {
			return c, ""
		}
	}
	for i := range v.Known.Offers {
		o := &v.Known.Offers[i]
		if o.State != game.OfferOpen || o.Answer != 0 || game.Seat(o.To) != v.Seat {
			continue
		}
		for _, a := range b.lim.Accept {
			c := game.Command{Kind: game.CmdAnswer, Seat: v.Seat, Slot: int16(i), Yes: true}
			if a.Bundle.To == game.Seat(o.From) && a.Months(w.Month) && game.Check(b.rs, v, &c) == nil {
				return c, ""
			}
		}
	}
	if b.lim.Mute {
		return game.Command{Kind: game.CmdReady, Seat: v.Seat}, ""
	}
	cmd, why := b.Bot.Act(v)
	if b.lim.NoDeals {
		return unsigned(v, cmd), why
	}
	return cmd, why
}

// unsigned is a command in talks of a seat that makes no deals: it refuses where it would accept or counter, and is ready
// where it would offer.
func unsigned(v *game.View, cmd game.Command) game.Command {
	switch cmd.Kind {
	case game.CmdAnswer:
		cmd.Yes = false
	case game.CmdOffer:
		for i := range v.Known.Offers {
			if o := &v.Known.Offers[i]; o.State == game.OfferOpen && game.Seat(o.To) == v.Seat && o.Answer == 0 {
				return game.Command{Kind: game.CmdAnswer, Seat: v.Seat, Slot: int16(i)}
			}
		}
		return game.Command{Kind: game.CmdReady, Seat: v.Seat}
	}
	return cmd
}

// due tells whether anything is forced in a month.
func (b *forced) due(month int16) bool {
	return slices.ContainsFunc(b.lim.Force, func(f Forced) bool { return f.Months(month) }) ||
		slices.ContainsFunc(b.lim.Postures, func(p ForcedPosture) bool { return p.Months(month) })
}

// stance is the posture forced in a month, if it is legal, else the one chosen.
func (b *forced) stance(v *game.View, chosen game.PostureID) game.PostureID {
	for _, p := range b.lim.Postures {
		if p.Months(v.Known.World.Month) && game.Check(b.rs, v, &game.Command{Kind: game.CmdPosture, Seat: v.Seat, Posture: p.Posture}) == nil {
			return p.Posture
		}
	}
	return chosen
}

// overrule puts the month's forced orders and posture into a sheet.
func (b *forced) overrule(v *game.View, cmd *game.Command) {
	own := &v.Known.Own[v.Seat]
	clearDraft(own)
	posture := b.stance(v, cmd.Sheet.Posture)
	for c := range b.fixed {
		b.fixed[c] = game.Empty
	}
	for i := range b.lim.Force {
		f := &b.lim.Force[i]
		if !f.Months(v.Known.World.Month) {
			continue
		}
		f.Asked++
		o, ok := b.form(v, i)
		if !ok {
			continue
		}
		f.Given++
		col := b.rs.Orders[o.ID].Column
		b.fixed[col] = o
		putDraft(own, col, o)
		if b.rs.Orders[o.ID].Uninvited {
			posture = b.unasked(v, o, posture)
		}
	}
	try := *cmd
	try.Sheet = game.Sheet{Posture: posture, Orders: b.fixed}
	if game.Check(b.rs, v, &try) != nil {
		try.Sheet.Posture = game.PostureID(own.Posture)
	}
	for c := range try.Sheet.Orders {
		if b.fixed[c].ID != game.NoOrder {
			continue
		}
		try.Sheet.Orders[c] = cmd.Sheet.Orders[c]
		if game.Check(b.rs, v, &try) != nil {
			try.Sheet.Orders[c] = game.Empty
		}
	}
	if game.Check(b.rs, v, &try) == nil {
		*cmd = try
	}
}

// form picks the form of a forced order that the seat's doctrine likes best, else the one with the best odds, else the
// first.
func (b *forced) form(v *game.View, i int) (game.Order, bool) {
	f := &b.lim.Force[i]
	col := b.rs.Orders[f.Order].Column
	if b.fixed[col].ID != game.NoOrder {
		return game.Empty, false // another forced order has the column
	}
	fits := func(o game.Order) bool {
		return o.ID == f.Order && (f.Choice < 0 || o.Amount == f.Choice) && (f.Group < 0 || o.Group == f.Group) && (f.Region < 0 || o.Region == f.Region)
	}
	if t := b.mind.Column(b.like[i], v, col, game.Still); t.Weight > 0 && fits(t.Order) {
		return t.Order, true
	}
	b.orders = game.Legal(b.rs, v, col, b.orders[:0])
	best, low := game.Empty, int16(-1)
	for _, o := range b.orders {
		if !fits(o) {
			continue
		}
		p := game.PreviewOrder(b.rs, v, o)
		if best.ID == game.NoOrder || p.Odds.Low+p.Odds.High > low {
			best, low = o, p.Odds.Low+p.Odds.High
		}
	}
	return best, best.ID != game.NoOrder
}

// unasked is the posture in which an order on the other republic's soil is not called off: the one chosen, or going it
// alone where no consent covers the order.
func (b *forced) unasked(v *game.View, o game.Order, posture game.PostureID) game.PostureID {
	own := &v.Known.Own[v.Seat]
	own.Posture = int16(posture)
	if !game.PreviewOrder(b.rs, v, o).Cancelled {
		return posture
	}
	for p := range b.rs.Postures {
		if d := &b.rs.Postures[p]; d.Role == game.RoleUnilateral && d.Actor.Side == v.Side(b.rs) {
			return game.PostureID(p)
		}
	}
	return posture
}
