package gametest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"riobravo/game"
	"riobravo/game/rule"
)

// words are what is left of an act or a given; take and after eat them.
type words []string

// after eats the word that follows key, wherever key stands; "" when it does not.
func (w *words) after(key string) string {
	for i, s := range *w {
		if s == key && i+1 < len(*w) {
			v := (*w)[i+1]
			*w = slices.Concat((*w)[:i:i], (*w)[i+2:])
			return v
		}
	}
	return ""
}

func (w *words) take() string {
	if len(*w) == 0 {
		return ""
	}
	v := (*w)[0]
	*w = (*w)[1:]
	return v
}

// act carries out one act of a seat, in the phase it belongs to.
func (p *play) act(seat string, w words) error {
	cmds, phase, err := p.command(seat, w)
	if err != nil {
		return err
	}
	if phase != 0 && game.Phase(p.s.World.Phase) != phase {
		if p.busy && phase == game.Talks {
			return fmt.Errorf("%q belongs to the talks, and they are over", strings.Join(w, " "))
		}
		if err := p.until(phase); err != nil {
			return err
		}
		if cmds, _, err = p.command(seat, w); err != nil { // slots and parties are known only now
			return err
		}
	}
	c := &cmds[0]
	if c.Kind == game.CmdAnswer && !p.open(c.Slot) || c.Kind == game.CmdOffer && c.Offer.Counters > 0 && !p.open(c.Offer.Counters-1) {
		if err := p.end(); err != nil { // the round in which the offer was made
			return err
		}
	}
	now := p.moment()
	for i := range cmds {
		if err := p.step(&cmds[i]); err != nil {
			return err
		}
	}
	p.busy = now == p.moment() // the last answer of a crisis has ended it
	return nil
}

// moment is the phase under way: its month, round and crisis.
func (p *play) moment() [4]int16 {
	w := &p.s.World
	return [4]int16{w.Month, w.Phase, w.Round, w.Crisis}
}

// open tells whether the offer in a slot is open.
func (p *play) open(slot int16) bool {
	return slot >= 0 && p.s.Offers[slot].State == game.OfferOpen
}

// command reads one act.
func (p *play) command(seat string, w words) ([]game.Command, game.Phase, error) {
	if seat == "facilitator" {
		cmd, err := p.ruling(w)
		return []game.Command{cmd}, game.Ruling, err
	}
	k := p.seat(seat)
	if k == game.NoSeat {
		return nil, 0, fmt.Errorf("no seat %q", seat)
	}
	cmd := game.Command{Seat: k}
	one := func(kind game.CommandKind, phase game.Phase, err error) ([]game.Command, game.Phase, error) {
		cmd.Kind = kind
		return []game.Command{cmd}, phase, err
	}
	verb := w.take()
	switch verb {
	case "posture":
		id, err := p.posture(k, w.take())
		cmd.Posture = id
		return one(game.CmdPosture, game.Orders, err)
	case "say":
		id, err := find("signal", p.kind(k)+"."+w.take(), p.rs.Signals, func(d *game.SignalDef) string { return d.ID })
		cmd.Signal = game.SignalID(id)
		return one(game.CmdSignal, game.Talks, err)
	case "offer":
		err := p.offer(k, w, &cmd.Offer)
		return one(game.CmdOffer, game.Talks, err)
	case "counter": // counter MONTHS give ... take ...: in answer to the first offer to the seat
		slot := p.offered(k)
		if slot < 0 {
			return nil, 0, fmt.Errorf("no offer to %q may be countered", seat)
		}
		from := game.Seat(p.s.Offers[slot].From)
		err := p.offer(k, append(words{p.rs.Seats[from].ID}, w...), &cmd.Offer)
		cmd.Offer.Counters = slot + 1
		return one(game.CmdOffer, game.Talks, err)
	case "accept", "refuse":
		cmd.Yes, cmd.Slot = verb == "accept", p.offered(k)
		return one(game.CmdAnswer, game.Talks, nil)
	case "withdraw":
		for i := range p.s.Offers {
			if p.s.Offers[i].State == game.OfferSealed && game.Seat(p.s.Offers[i].From) == k {
				cmd.Slot = int16(i)
			}
		}
		return one(game.CmdWithdraw, game.Talks, nil)
	case "memo": // memo COLUMN NUMBER
		c, err := column(w.take())
		cmd.Column = c
		if err == nil {
			var n int
			n, err = strconv.Atoi(w.take())
			cmd.Note = int32(n)
		}
		return one(game.CmdMemo, game.Orders, err)
	case "break":
		slot, err := p.treaty(k, w.take())
		cmd.Slot = slot
		return one(game.CmdBreak, 0, err)
	case "choose":
		if game.Phase(p.s.World.Phase) == game.CrisisOpen {
			opt, err := p.option(k, w.take())
			cmd.Option = opt
			return one(game.CmdChoose, game.CrisisOpen, err)
		}
		return one(game.CmdChoose, game.CrisisOpen, nil)
	case "hold":
		n, err := strconv.Atoi(w.take())
		cmd.Value = int16(n)
		return one(game.CmdHold, game.Orders, err)
	case "move":
		n, err := strconv.Atoi(w.take())
		cmd.Value, cmd.Slot = int16(n), -1
		if err == nil {
			cmd.Order.Region, err = p.region(w.after("to"))
		}
		if from := w.after("from"); err == nil && from != "" {
			var at game.Region
			at, err = p.region(from)
			cmd.Slot = int16(at)
		}
		return one(game.CmdTroops, game.Orders, err)
	case "nothing":
		var out []game.Command
		for c := range game.Columns {
			out = append(out, game.Command{Kind: game.CmdOrder, Seat: k, Order: game.Empty, Column: game.Column(c)})
		}
		return out, game.Orders, nil
	}
	o, err := p.order(k, verb, w)
	cmd.Order = o
	return one(game.CmdOrder, game.Orders, err)
}

// order reads an order: NAME [against] [GROUP] [in REGION] [as CHOICE] [wing N].
func (p *play) order(k game.Seat, name string, w words) (game.Order, error) {
	o := game.Empty
	id, err := find("order", p.kind(k)+"."+name, p.rs.Orders, func(d *game.OrderDef) string { return d.ID })
	if err != nil {
		return o, err
	}
	o.ID = game.OrderID(id)
	if r := w.after("in"); r != "" {
		if o.Region, err = p.region(r); err != nil {
			return o, err
		}
	}
	if c := w.after("as"); c != "" {
		n := slices.Index(p.rs.Orders[id].Choices, c)
		if n < 0 {
			return o, fmt.Errorf("no choice %q of %s, one of %s", c, p.rs.Orders[id].ID, strings.Join(p.rs.Orders[id].Choices, " "))
		}
		o.Amount = int16(n)
	}
	if v := w.after("wing"); v != "" {
		n, err := strconv.Atoi(v)
		if err != nil {
			return o, err
		}
		o.Wing = game.Wing(n)
	}
	g := w.after("against")
	if g == "" {
		g = w.take()
	}
	if g != "" {
		if o.Group, err = p.group(g); err != nil {
			return o, err
		}
	}
	return o, w.empty()
}

func (w words) empty() error {
	if len(w) > 0 {
		return fmt.Errorf("%q is too much", strings.Join(w, " "))
	}
	return nil
}

// offer reads a bundle: SEAT MONTHS give C [in REGION] [against GROUP] [as KIND] and C take C.
func (p *play) offer(k game.Seat, w words, b *game.Bundle) error {
	b.To = p.seat(w.take())
	n, err := strconv.Atoi(w.take())
	if err != nil || b.To == game.NoSeat {
		return fmt.Errorf("an offer is: offer SEAT MONTHS give CLAUSE and CLAUSE take CLAUSE")
	}
	b.Months = int16(n)
	giver := k
	for len(w) > 0 {
		switch word := w.take(); word {
		case "give":
			giver = k
		case "take":
			giver = b.To
		case "and":
		default:
			stop := len(w)
			for i, s := range w {
				if s == "and" || s == "take" || s == "give" {
					stop = i
					break
				}
			}
			u, err := p.use(word, giver, w[:stop:stop])
			if err != nil {
				return err
			}
			w = w[stop:]
			if int(b.N) == game.MaxClauses {
				return fmt.Errorf("more than %d clauses", game.MaxClauses)
			}
			b.Clauses[b.N] = u
			b.N++
		}
	}
	return nil
}

// use reads a clause with its subjects: CLAUSE [in REGION] [against GROUP] [as KIND].
func (p *play) use(id string, giver game.Seat, w words) (game.ClauseUse, error) {
	u := game.ClauseUse{Giver: giver, Region: game.NoRegion, Group: game.NoGroup}
	n, err := p.clause(id)
	u.Clause = n
	if r := w.after("in"); err == nil && r != "" {
		u.Region, err = p.region(r)
	}
	if g := w.after("against"); err == nil && g != "" {
		u.Group, err = p.group(g)
	}
	if kind := w.after("as"); err == nil && kind != "" {
		ok := false
		if u.Kind, ok = rule.OperationByName(kind); !ok {
			err = fmt.Errorf("no kind of operation %q", kind)
		}
	}
	if err == nil {
		err = w.empty()
	}
	return u, err
}

// offered is the first offer to a seat that is open or about to be, or -1.
func (p *play) offered(k game.Seat) int16 {
	for i := range p.s.Offers {
		o := &p.s.Offers[i]
		if (o.State == game.OfferOpen || o.State == game.OfferSealed) && game.Seat(o.To) == k && o.Answer == 0 {
			return int16(i)
		}
	}
	return -1
}

// treaty is the treaty of a seat that holds a clause.
func (p *play) treaty(k game.Seat, clause string) (int16, error) {
	id, err := p.clause(clause)
	if err != nil {
		return -1, err
	}
	for i := range p.s.Treaties {
		t := &p.s.Treaties[i]
		if t.Live != 0 && (game.Seat(t.A) == k || game.Seat(t.B) == k) && holdsClause(t, id) {
			return int16(i), nil
		}
	}
	return -1, fmt.Errorf("no treaty with %s", clause)
}

func holdsClause(t *game.Treaty, id game.ClauseID) bool {
	for _, c := range t.Clauses {
		if c[0] == int16(id)+1 {
			return true
		}
	}
	return false
}

// option finds an option of the open crisis for a seat.
func (p *play) option(k game.Seat, name string) (int16, error) {
	n := game.PartyOf(p.rs, &p.s, k)
	if n < 0 {
		return 0, fmt.Errorf("the seat has no part in the crisis %s", p.rs.Crises[p.s.World.Crisis-1].ID)
	}
	party := &p.rs.Crises[p.s.World.Crisis-1].Parties[n]
	id, err := find("option", name, party.Options, func(d *game.CrisisOption) string { return d.ID })
	return int16(id), err
}

// may checks that an act can (or cannot) be taken beside those already drafted, and for what reason it is refused.
func (p *play) may(st *step) error {
	text, reason, _ := strings.Cut(st.text, ":")
	cmds, phase, err := p.command(st.seat, strings.Fields(text))
	if err != nil {
		return err
	}
	keep := *p
	defer func() { failed := p.failed; *p = keep; p.failed = failed }()
	p.seen = nil
	if phase != 0 && game.Phase(p.s.World.Phase) != phase {
		if err := p.until(phase); err != nil {
			return err
		}
		if cmds, _, err = p.command(st.seat, strings.Fields(text)); err != nil {
			return err
		}
	}
	ref := game.Step(p.rs, &p.s, &cmds[0], p.src, &p.buf)
	got := "it is taken"
	if ref != nil {
		got = "refused: " + game.RefusalNames[ref.Code]
	}
	reason = strings.TrimSpace(reason)
	switch {
	case st.no && ref == nil, st.no && reason != "" && game.RefusalNames[ref.Code] != reason, !st.no && ref != nil:
		p.failed = append(p.failed, p.at(st, fmt.Errorf("%s %s: %s", st.seat, strings.TrimSpace(text), got)))
	}
	return nil
}
