package bot

import (
	"riobravo/game"
	"riobravo/game/dice"
)

// streamStray is the stream by which orders are drawn that no doctrine thought of.
const streamStray dice.Stream = 903

// One order is drawn by lot for so many futures, and one for each column at most (judgement: a look that is short is not to be
// spent on chances).
const (
	futuresAStray = 12
	mostStrays    = game.Columns
)

// strays adds sheets in which one order was drawn by lot from those of its column that nobody has proposed, so that who looks
// ahead may find what its doctrine misses. Columns take turns, and a month has its own lots.
func (p *proposer) strays(v *game.View, base proposal) {
	if p.stray == 0 {
		return
	}
	w := &v.Known.World
	if p.next == nil {
		p.next = p.lots.N
		p.only = make(barred, len(p.rs.Orders))
	}
	p.lots = p.src.Sequence(dice.Key{Stream: streamStray, Turn: w.Month, Subject: int32(v.Seat)})
	for n := range p.stray {
		col := game.Column((int(w.Month) + n) % game.Columns)
		draw(&v.Known.Own[v.Seat], &base.sheet)
		o := p.stranger(v, col)
		if o.ID < 0 {
			continue
		}
		next := base
		next.part, next.reason = int8(col), reasonForesight
		next.sheet.Orders[col] = o
		p.add(v, next)
	}
}

// stranger is a form of an order of a column that stands in no proposal: the first order from a drawn one on of which a drawn
// form is legal.
func (p *proposer) stranger(v *game.View, col game.Column) game.Order {
	all := len(p.rs.Orders)
	for i := range p.only {
		p.only[i] = true
	}
	first := p.next(all)
	for n := range all {
		id := game.OrderID((first + n) % all)
		if p.rs.Orders[id].Column != col || p.barred != nil && p.barred[id] || p.proposed(col, id) {
			continue
		}
		p.only[id] = false
		o := game.Draw(p.rs, v, col, p.only, p.next)
		p.only[id] = true
		if o.ID >= 0 {
			return o
		}
	}
	return game.Empty
}

func (p *proposer) proposed(col game.Column, id game.OrderID) bool {
	for i := range p.list {
		if p.list[i].sheet.Orders[col].ID == id {
			return true
		}
	}
	return false
}
