package screen

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/tui/widget/theatre"
	"riobravo/game"
)

// Holder is the group with most presence in a region, or NoGroup.
func (c *Ctx) Holder(r game.Region) (game.Group, int16) {
	best, n := game.NoGroup, int16(0)
	for g, p := range c.Known().Presence[r] {
		if p > n {
			best, n = game.Group(g), p
		}
	}
	return best, n
}

// Layers are the map's layers, by catalogue word.
var Layers = []string{"presence", "violence", "crossings", "intelligence", "forces"}

// Sites are the theatres as the map shows them in a layer: a ground, a digit or a letter behind the code, and the same in
// more room. Each reads without the ground.
func (c *Ctx) Sites(layer string) []theatre.Site {
	rs := c.Rules()
	hot := c.incidents()
	out := make([]theatre.Site, len(rs.Regions))
	for i := range rs.Regions {
		r := game.Region(i)
		s := &out[i]
		s.Alarm = hot&(1<<uint(i)) != 0
		s.Letter, s.Slot = c.HolderLook(r)
		_, n := c.Holder(r)
		s.Hold = widget.Level(int(n), 4)
		c.gate(s, r)
		switch layer {
		case "violence":
			c.violent(s, r)
		case "crossings":
			c.trading(s, r)
		case "intelligence":
			c.known(s, r)
		case "forces":
			c.garrisoned(s, r)
		default:
			s.Short = s.Letter
			if rs.Regions[i].Side == game.Mexico {
				s.Level = s.Hold
			}
		}
	}
	return out
}

// HolderLook is the letter and slot of who holds a region: the strongest group, else its republic.
func (c *Ctx) HolderLook(r game.Region) (string, int) {
	if g, _ := c.Holder(r); g >= 0 {
		return c.GroupLook(g)
	}
	rs := c.Rules()
	for k, d := range rs.Seats {
		if d.Side == rs.Regions[r].Side {
			return strings.ToLower(string(rune(d.Letter))), k
		}
	}
	return "·", -1
}

// gate is what the crossings view shows of a region.
func (c *Ctx) gate(s *theatre.Site, r game.Region) {
	d, reg := &c.Rules().Regions[r], &c.Known().Regions[r]
	if !d.Crossing {
		return
	}
	s.Share, s.State = c.T("ui.map.share", "N", int(d.Trade)), c.T("ui.map.open")
	if reg.Closed > 0 {
		s.State, s.Shut = c.T("ui.map.shut", "N", int(reg.Closed)), true
	}
}

// steps of killings against the year before, in percent of it, from which a region counts one square more; judgement.
var violentFrom = [4]int{75, 125, 200, 300}

// Violent is a region's violence in squares, 0..4: core city and rest by their weight.
func (c *Ctx) Violent(r game.Region) int {
	d, reg := &c.Rules().Regions[r], &c.Known().Regions[r]
	all := (int(reg.Core)*int(d.CoreIs) + int(reg.Rest)*(100-int(d.CoreIs))) / 100
	n := 0
	for _, from := range violentFrom {
		if all >= from {
			n++
		}
	}
	return n
}

func (c *Ctx) violent(s *theatre.Site, r game.Region) {
	if c.Rules().Regions[r].Side != game.Mexico {
		s.Ground = theme.Land
		return
	}
	n := c.Violent(r)
	s.Ground, s.Short, s.Level = theme.Ramp(n), strconv.Itoa(n), widget.Level(n, 4)
}

// leveled gives a site a digit, and a ground that grows lighter with it.
func leveled(s *theatre.Site, n int) {
	if s.Ground, s.Short = theme.Land, "·"; n > 0 {
		s.Ground, s.Short = theme.Level(n), strconv.Itoa(min(n, 9))
	}
}

// shares of trade, in percent, from which the ground is one step lighter; judgement.
var sharedFrom = [4]int{1, 5, 10, 20}

func (c *Ctx) trading(s *theatre.Site, r game.Region) {
	d := &c.Rules().Regions[r]
	n := 0
	for _, from := range sharedFrom {
		if int(d.Trade) >= from {
			n++
		}
	}
	leveled(s, n)
	if s.Level = widget.Level(n, 4); d.Trade > 0 {
		s.Level = strconv.Itoa(int(d.Trade)) + "%"
	}
	if s.Shut {
		s.Short, s.Level = "×", "×"+s.Level
	}
}

func (c *Ctx) known(s *theatre.Site, r game.Region) {
	n := c.Insight(r)
	if leveled(s, n); c.Rules().Regions[r].Side == game.Mexico {
		s.Level = widget.Level(n, 5)
	}
}

// Insight is the best that the seat knows of a group in a region, 0..5; a group's seat knows its own laboratories.
func (c *Ctx) Insight(r game.Region) int {
	k := c.Known()
	if c.Side() == game.NoSide {
		return int(k.Labs[r][max(0, c.Rules().Seats[c.Seat()].Group)])
	}
	n := int16(0)
	for _, v := range k.Intel[c.Side()][r] {
		n = max(n, v)
	}
	return int(n)
}

func (c *Ctx) garrisoned(s *theatre.Site, r game.Region) {
	reg := &c.Known().Regions[r]
	leveled(s, int(reg.Troops))
	s.Level = "·"
	if reg.Troops > 0 {
		s.Level = strconv.Itoa(int(reg.Troops))
	}
	if reg.Assets > 0 {
		s.Short = s.Level
		s.Level += "+" + strconv.Itoa(int(reg.Assets))
		s.Wide = s.Level
	}
}

// IncidentLine is the newest headline from a region, nil when nothing was heard from it lately.
func (c *Ctx) IncidentLine(r game.Region) widget.Row {
	now := c.Known().World.Month
	for m := now; m >= max(1, now-1); m-- {
		ev := c.Session.Events(m)
		for i := len(ev) - 1; i >= 0; i-- {
			if ev[i].Region != r || !incident(ev[i].Kind) {
				continue
			}
			if text, ok := c.Text.Headline(ev[i]); ok {
				return widget.Row{widget.S(theme.Warn, "! "), widget.S(theme.Quiet, strconv.Itoa(int(m))+" "), widget.S(theme.Text, text)}
			}
		}
	}
	return nil
}

// incident tells whether a fact marks its region on the map.
func incident(k game.EventKind) bool {
	switch k {
	case game.PeopleKilled, game.CrisisOpened, game.MetTroops, game.UninvitedAct, game.WarBegan, game.ReprisalMade, game.Rolled:
		return true
	}
	return false
}

// incidents are the regions where something was heard of since last month.
func (c *Ctx) incidents() uint32 {
	m := c.Known().World.Month
	set := uint32(0)
	for _, month := range []int16{m - 1, m} {
		if month < 1 {
			continue
		}
		for _, e := range c.Session.Events(month) {
			if e.Region < 0 {
				continue
			}
			if incident(e.Kind) {
				set |= 1 << uint(e.Region)
			}
		}
	}
	return set
}
