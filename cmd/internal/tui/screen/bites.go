package screen

import (
	"strconv"

	"riobravo/game"
)

// Bite is how hard one of the three challenges presses now, as the seat can see it.
type Bite struct {
	Level int      // 0 not at all to 4
	Why   []string // what in the view says so
	score int
}

// Step is how many points of pressure make one level. Weights and step are judgement: each challenge reaches its third
// level in an ordinary troubled month 6 of a game played by staff.
const biteStep = 16

// Bites are the three challenges by column, from what the seat may know and nothing else.
func (c *Ctx) Bites() [3]Bite { return [3]Bite{c.diplomatic(), c.tactical(), c.strategic()} }

// Biting is the column of the challenge that presses most now, or -1 when none does.
func (c *Ctx) Biting() int {
	best, most := -1, 0
	for i, b := range c.Bites() {
		if b.score > most && b.Level > 0 {
			best, most = i, b.score
		}
	}
	return best
}

func (b *Bite) add(points int, why string) {
	if points <= 0 {
		return
	}
	b.score += points
	b.Level = min(4, b.score/biteStep)
	b.Why = append(b.Why, why)
}

// diplomatic presses when cooperation is low, when Mexico remembers, when things were done uninvited.
func (c *Ctx) diplomatic() Bite {
	var b Bite
	w := c.Known().World
	b.add(7*(5-int(w.Cooperation)), c.T("ui.bite.cooperation", "N", signless(w.Cooperation)))
	grievance := int16(0)
	for i, d := range c.Rules().Seats {
		if d.Side == game.Mexico {
			grievance = c.Known().Seats[i].Grievance
		}
	}
	b.add(5*int(grievance), c.T("ui.bite.grievance", "N", int(grievance)))
	b.add(5*min(int(w.Uninvited), 4), c.T("ui.bite.uninvited", "N", int(w.Uninvited)))
	return b
}

// tactical presses when operations miss and when targets stay hidden; for a group, when it draws fire.
func (c *Ctx) tactical() Bite {
	var b Bite
	missed, rolled := c.lately()
	b.add(10*missed, c.T("ui.bite.missed", "N", missed, "Of", rolled))
	if side := c.Side(); side != game.NoSide {
		seen, n := c.sight(side)
		if n > 0 {
			b.add(3*(40-seen*10/n)/2, c.T("ui.bite.hidden", "N", strconv.Itoa(seen/n)+"."+strconv.Itoa(seen*10/n%10)))
		}
		return b
	}
	if g := c.Rules().Seats[c.Seat()].Group; g >= 0 {
		h := int(c.Known().Groups[g].Heat)
		b.add(7*h, c.T("ui.bite.heat", "N", h))
	}
	return b
}

// lately counts the rolls of the last three months that the seat heard of, and those that missed.
func (c *Ctx) lately() (missed, rolled int) {
	now := c.Known().World.Month
	for m := max(1, now-3); m <= now; m++ {
		for _, e := range c.Session.Events(m) {
			if e.Kind != game.Rolled {
				continue
			}
			rolled++
			if e.Outcome == game.Miss || e.Outcome == game.Disaster {
				missed++
			}
		}
	}
	return missed, rolled
}

// sight is a republic's intelligence summed over the strongest groups of all theatres, and how many those are.
func (c *Ctx) sight(side game.Side) (seen, n int) {
	k := c.Known()
	for r := range c.Rules().Regions {
		if g, p := c.Holder(game.Region(r)); g >= 0 && p > 0 {
			seen += int(k.Intel[side][r][g])
			n++
		}
	}
	return seen, n
}

// strategic presses when what force took away has grown back, and when the price is paid elsewhere.
func (c *Ctx) strategic() Bite {
	var b Bite
	w := c.Known().World
	if w.OpsWon > 0 {
		b.add((int(w.Flow)-60)/2, c.T("ui.bite.flow_after", "N", int(w.OpsWon), "Flow", int(w.Flow)))
	} else {
		b.add((int(w.Flow)-80)/2, c.T("ui.bite.flow", "N", int(w.Flow)))
	}
	b.add(int(96-w.Trade), c.T("ui.bite.trade", "N", int(w.Trade)))
	b.add((int(w.Violence)-100)/2, c.T("ui.bite.violence", "N", int(w.Violence)))
	return b
}

func signless(n int16) string {
	if n < 0 {
		return "−" + strconv.Itoa(-int(n))
	}
	return strconv.Itoa(int(n))
}
