package charts

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// band is an estimate over the months: low, high and how sure; sure 0 is no estimate.
type band struct {
	name   string
	short  string // for narrow panels, beside the letter
	letter string
	slot   int
	months [][3]int16
}

// bands are the estimates that the seat ever had, as they stood at the end of each month. They are read back from what it
// believes now through every revision that it was told.
func bands(c *screen.Ctx) []band {
	k, rs := c.Known(), c.Rules()
	last := int(k.World.Month)
	now := &game.State{}
	now.Belief[c.Seat()] = k.Belief[c.Seat()]
	history := make([]game.Belief, last+1)
	for m := last; m >= 0; m-- {
		history[m] = now.Belief[c.Seat()]
		ev := c.Session.Events(int16(m))
		for i := len(ev) - 1; i >= 0; i-- {
			if e := ev[i]; e.Kind == game.EstimateRevised && game.Seat(e.I) == c.Seat() {
				e.Old, e.New = e.New, e.Old
				game.Apply(now, &e)
			}
		}
	}
	var out []band
	add := func(b band, read func(*game.Belief) [3]int16) {
		any := false
		for m := range history {
			v := read(&history[m])
			any = any || v[2] > 0
			b.months = append(b.months, v)
		}
		if any {
			out = append(out, b)
		}
	}
	for g := range rs.Groups {
		l, slot := c.GroupLook(game.Group(g))
		name := c.Text.GroupShort(game.Group(g))
		add(band{name: c.T("ui.charts.cash_of", "Name", name), short: c.T("ui.charts.cash"), letter: l, slot: slot}, func(b *game.Belief) [3]int16 { return b.Cash[g] })
		add(band{name: c.T("ui.charts.cohesion_of", "Name", name), short: c.T("ui.charts.cohesion"), letter: l, slot: slot}, func(b *game.Belief) [3]int16 { return b.Cohesion[g] })
	}
	for r := range rs.Regions {
		add(band{name: c.T("ui.charts.labs_in", "Name", c.Text.Region(game.Region(r))), short: c.T("ui.charts.labs_in", "Name", c.Text.Region(game.Region(r))), letter: "·", slot: -1}, func(b *game.Belief) [3]int16 { return b.Labs[r] })
	}
	add(band{name: c.T("ui.charts.leak"), short: c.T("ui.charts.leak_short"), letter: "·", slot: -1}, func(b *game.Belief) [3]int16 { return b.Leak })
	return out
}
