package screen

import "riobravo/game"

// RestraintPays is what a column left empty this month would pay the seat: nothing to a group, and nothing when one paid
// last month (rules.md, The turn).
func (c *Ctx) RestraintPays() int {
	if c.Side() == game.NoSide || c.Own().Rested == 1 {
		return 0
	}
	return int(c.Rules().P(game.PRestraintPay))
}
