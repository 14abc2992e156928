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
