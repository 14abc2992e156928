package wire

import (
	"slices"

	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// add puts something that may be done on the list.
func (p *play) add(a action) {
	a.N, a.Text = len(p.actions), words.Clean(a.Text)
	a.command.Seat = p.s.Seat()
	p.actions = append(p.actions, a)
}

// list is what may be done now.
func (p *play) list(v *game.View) {
	switch game.Phase(v.Known.World.Phase) {
	case game.Talks:
		p.listTalks(v)
	case game.Orders:
		p.listOrders(v)
	case game.CrisisOpen:
		p.listOptions(v)
	}
}

func (p *play) listTalks(v *game.View) {
	rs := p.s.Rules()
	for _, s := range game.LegalSignals(rs, v, nil) {
		p.add(action{Do: "signal", ID: rs.Signals[s].ID, Text: p.cfg.Words.Text("signal."+rs.Signals[s].ID+".name", nil), command: game.Command{Kind: game.CmdSignal, Signal: s}})
	}
	for i := range v.Known.Offers {
		o := &v.Known.Offers[i]
		text := join(p.r.Bundle(words.OfferBundle(o), game.Seat(o.From)))
		for _, yes := range []bool{true, false} {
			c := game.Command{Kind: game.CmdAnswer, Slot: int16(i), Yes: yes}
			if p.s.Check(c) != nil {
				continue
			}
			do := "accept"
			if !yes {
				do = "refuse"
			}
			p.add(action{Do: do, Slot: i, Giver: rs.Seats[o.From].ID, Text: text, command: c})
		}
	}
	p.add(action{Do: "ready", command: game.Command{Kind: game.CmdReady}})
}

func (p *play) listOrders(v *game.View) {
	rs := p.s.Rules()
	for _, id := range game.LegalPostures(rs, v, nil) {
		p.add(action{Do: "posture", ID: rs.Postures[id].ID, Text: p.cfg.Words.Text("posture."+rs.Postures[id].ID+".name", nil), command: game.Command{Kind: game.CmdPosture, Posture: id}})
	}
	for c := range game.Columns {
		col := game.Column(c)
		for _, o := range p.s.Legal(col) {
			pre := p.s.Preview(o)
			a := action{Do: "order", Column: game.ColumnNames[c], Region: regionID(rs, int(o.Region)), Group: groupID(rs, int(o.Group)), Cost: pre.Cost, Text: p.r.Order(o), command: game.Command{Kind: game.CmdOrder, Column: col, Order: o}}
			if o.ID >= 0 {
				a.ID = rs.Orders[o.ID].ID
			}
			if o.Wing != game.NoWing {
				w := int(o.Wing)
				a.Wing = &w
			}
			if pre.Rolls {
				a.Odds = []int{int(pre.Odds.Low), int(pre.Odds.High)}
			}
			p.add(a)
		}
		p.add(action{Do: "empty", Column: game.ColumnNames[c], command: game.Command{Kind: game.CmdOrder, Column: col, Order: game.Empty}})
	}
	if seal := (game.Command{Kind: game.CmdSeal}); p.s.Check(seal) == nil {
		p.add(action{Do: "seal", command: seal})
	}
}

func (p *play) listOptions(v *game.View) {
	w := &v.Known.World
	id := game.CrisisID(w.Crisis - 1)
	party := p.r.Party(id, game.Group(w.CrisisGrp-1), p.s.Seat())
	for _, o := range game.LegalOptions(p.s.Rules(), v, nil) {
		p.add(action{Do: "choose", ID: p.s.Rules().Crises[id].ID, Slot: int(o), Text: p.r.Option(id, party, o), command: game.Command{Kind: game.CmdChoose, Option: o}})
	}
}

// seat finds a seat by its id.
func (p *play) seat(id string) (game.Seat, bool) {
	k := slices.IndexFunc(p.s.Rules().Seats, func(d game.SeatDef) bool { return d.ID == id })
	return game.Seat(k), k >= 0 && game.Seat(k) != p.s.Seat()
}

// listClauses answers what may be bargained for with a seat.
func (p *play) listClauses(to string) error {
	k, ok := p.seat(to)
	if !ok {
		return p.refuse(p.cfg.Words.Text("wire.no_seat", map[string]any{"Seat": to}))
	}
	rs, v := p.s.Rules(), p.s.View()
	p.clauses, p.with = nil, k
	for _, giver := range []game.Seat{p.s.Seat(), k} {
		for _, u := range game.LegalClauses(rs, v, k, giver, nil) {
			p.clauses = append(p.clauses, action{
				N: len(p.clauses), Do: "clause", ID: rs.Clauses[u.Clause].ID, Giver: rs.Seats[giver].ID, Region: regionID(rs, int(u.Region)),
				Group: groupID(rs, int(u.Group)), Text: words.Clean(p.r.Clause(u)), clause: u,
			})
		}
	}
	return p.out.Encode(message{Type: "clauses", Seat: to, Clauses: p.clauses})
}

// offer makes an offer out of the clauses listed last.
func (p *play) offer(a *ask) error {
	k, ok := p.seat(a.To)
	if !ok || k != p.with || len(a.Clauses) == 0 || len(a.Clauses) > game.MaxClauses {
		return p.refuse(p.cfg.Words.Text("wire.no_offer", map[string]any{"Most": game.MaxClauses}))
	}
	c := game.Command{Kind: game.CmdOffer, Offer: game.Bundle{To: k, Months: a.Months}}
	for _, n := range a.Clauses {
		if n < 0 || n >= len(p.clauses) {
			return p.refuse(p.cfg.Words.Text("wire.no_clause", map[string]any{"N": n, "Of": len(p.clauses)}))
		}
		c.Offer.Clauses[c.Offer.N] = p.clauses[n].clause
		c.Offer.N++
	}
	return p.submit(c)
}
