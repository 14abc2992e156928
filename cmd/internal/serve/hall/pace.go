package hall

import (
	"time"

	"riobravo/game"
)

// Pace is how long the parts of a month are meant to take, as the scenario says (its section `clock`).
type Pace struct{ Brief, Talks, Orders, Crisis, Report time.Duration }

// part is how long a part of a month takes: the talks' time is shared among their rounds, and the first of them is also the
// time to read the brief and, after the first month, the report of the last. 0 where nobody is waited for but the
// facilitator.
func (p Pace) part(m game.Part, rounds int) time.Duration {
	switch game.Phase(m.Phase) {
	case game.Talks:
		each := p.Talks / time.Duration(max(1, rounds))
		if m.Round > 1 {
			return each
		}
		if m.Month > 1 {
			each += p.Report
		}
		return p.Brief + each
	case game.Orders:
		return p.Orders
	case game.CrisisOpen:
		return p.Crisis
	}
	return 0
}

// Pace lets each part of a month take as long as the scenario says, from this one on.
func (t *Table) Pace() error {
	was := t.clock.kept()
	t.did(deed{What: deedClock, Clock: &was})
	t.clock.Pace(t.stands())
	return t.timed()
}

// Pace gives each part of a month the scenario's own time from now on.
func (c *clock) Pace(m game.Part) {
	c.mu.Lock()
	c.each, c.paced, c.held = c.table.hall.cfg.Pace.part(m, c.table.rounds()), true, false
	each := c.each
	c.mu.Unlock()
	if each > 0 {
		c.run(each)
		return
	}
	c.stop()
}

// rounds is how many rounds the talks of a month have.
func (t *Table) rounds() int { return int(t.hall.cfg.Rules.Rounds) }
