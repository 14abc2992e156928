package gametest

import (
	"fmt"

	"riobravo/game"
)

// drawnOrders proves that Draw and Throws are fair: of the numbers that they may draw at first, exactly one gives each order
// that is listed, exactly one the empty order, and every other is thrown back. So where numbers are equally likely, orders are.
func (g *battery) drawnOrders(v *game.View) error {
	for c := range game.Column(game.Columns) {
		g.orders = game.Legal(g.Rules, v, c, g.orders[:0])
		if err := g.drawn(v, c, "Draw", game.Draw); err != nil {
			return err
		}
		if err := g.drawn(v, c, "Throws", thrown); err != nil {
			return err
		}
	}
	return nil
}

type drawing func(rs *game.Ruleset, v *game.View, c game.Column, barred []bool, next func(n int) int) game.Order

// thrown draws by Throws for a column that is empty.
func thrown(rs *game.Ruleset, v *game.View, c game.Column, barred []bool, next func(n int) int) game.Order {
	draft := &v.Known.Own[v.Seat].Draft[c]
	was := *draft
	*draft = [5]int16{}
	var t game.Throws
	t.Begin(rs, v, barred)
	*draft = was
	return t.Order(c, next)
}

// drawn holds one way of drawing to the orders listed for a column.
func (g *battery) drawn(v *game.View, c game.Column, name string, draw drawing) error {
	due := map[game.Order]int{game.Empty: 1}
	for _, o := range g.orders {
		due[o]++
	}
	for try, forms := 0, 1; try < forms; try++ {
		thrown := false
		asked := 0
		o := draw(g.Rules, v, c, nil, func(n int) int {
			if asked++; asked == 1 {
				forms = n
				return try
			}
			thrown = true
			return n - 1 // the empty order, which ends it
		})
		if !thrown {
			due[o]--
		}
	}
	for o, n := range due {
		if n != 0 {
			return fmt.Errorf("column %d: %+v is given by %d numbers of %s too few", c, o, n, name)
		}
	}
	return nil
}

// drawnClauses proves the same of clauses: exactly one number gives each clause that is listed for either giver.
func (g *battery) drawnClauses(v *game.View) error {
	var urn game.Clauses
	for to := range game.Seat(len(g.Rules.Seats)) {
		if to == v.Seat {
			continue
		}
		due := map[game.ClauseUse]int{}
		g.clauses = game.LegalClauses(g.Rules, v, to, v.Seat, g.clauses[:0])
		g.clauses = game.LegalClauses(g.Rules, v, to, to, g.clauses)
		for _, u := range g.clauses {
			due[u]++
		}
		urn.Fill(g.Rules, v, to)
		for n := range urn.Forms() {
			if u, ok := urn.Draw(func(int) int { return n }); ok {
				due[u]--
			}
		}
		for u, n := range due {
			if n != 0 {
				return fmt.Errorf("to seat %d: %+v is given by %d numbers too few", to, u, n)
			}
		}
	}
	return nil
}
