package gametest

import (
	"fmt"

	"riobravo/game"
)

// drawnOrders proves that Draw is fair: of the numbers that it may draw at first, exactly one gives each order that is
// listed, exactly one the empty order, and every other is thrown back. So where numbers are equally likely, orders are.
func (g *battery) drawnOrders(v *game.View) error {
	for c := range game.Column(game.Columns) {
		due := map[game.Order]int{game.Empty: 1}
		g.orders = game.Legal(g.Rules, v, c, g.orders[:0])
		for _, o := range g.orders {
			due[o]++
		}
		for try, forms := 0, 1; try < forms; try++ {
			thrown := false
			asked := 0
			o := game.Draw(g.Rules, v, c, nil, func(n int) int {
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
				return fmt.Errorf("column %d: %+v is given by %d numbers too few", c, o, n)
			}
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
