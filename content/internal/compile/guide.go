package compile

import (
	"riobravo/content/internal/decode"
	"riobravo/game"
)

// guidePhases are the words of a step's phase; the phases they stand for are in phaseOf.
var (
	guidePhases = []string{"talks", "orders", "crisis", "over"}
	phaseOf     = []game.Phase{game.Talks, game.Orders, game.CrisisOpen, game.Over}
)

// guide compiles the steps of a guided start, in the order of the file.
func (c *compiler) guide() {
	number(c, "guide", c.raw.Guide, maxGuide, func(d *decode.GuideStep) decode.Str { return d.ID })
	for i := range c.raw.Guide {
		d := &c.raw.Guide[i]
		c.owner = d.ID.V
		c.rs.Guide = append(c.rs.Guide, game.GuideStep{
			ID:    d.ID.V,
			Month: c.within(d.Month, 1, int64(max(c.rs.Turns, 1)), 0, "month"),
			Phase: phaseOf[c.word(d.Phase, guidePhases, 0, "phase")],
			Done:  game.GuideDone(c.word(d.Done, game.GuideDones, 0, "done")),
		})
	}
}
