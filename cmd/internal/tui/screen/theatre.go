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

// Sites are the theatres as the map shows them in a layer.
func (c *Ctx) Sites(layer int) []theatre.Site {
	rs := c.Rules()
	hot := c.incidents()
	out := make([]theatre.Site, len(rs.Regions))
	for i, d := range rs.Regions {
		s := theatre.Site{Slot: -1, Letter: "·", Alarm: hot&(1<<uint(i)) != 0}
		if g, _ := c.Holder(game.Region(i)); g >= 0 {
			s.Letter, s.Slot = c.GroupLook(g)
		} else {
			for k, sd := range rs.Seats {
				if sd.Side == d.Side {
					s.Letter, s.Slot = strings.ToLower(string(rune(sd.Letter))), k
				}
			}
		}
		s.Short = s.Letter
		out[i] = s
	}
	return out
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
			switch e.Kind {
			case game.PeopleKilled, game.CrisisOpened, game.MetTroops, game.UninvitedAct, game.WarBegan, game.ReprisalMade, game.Rolled:
				set |= 1 << uint(e.Region)
			}
		}
	}
	return set
}

// RegionRows are a theatre's particulars as the seat knows them.
func (c *Ctx) RegionRows(r game.Region, w int) []widget.Row {
	rs, k := c.Rules(), c.Known()
	reg, d := &k.Regions[r], &rs.Regions[r]
	var rows []widget.Row
	for g, p := range k.Presence[r] {
		if p == 0 || k.Groups[g].Alive == 0 {
			continue
		}
		letter, slot := c.GroupLook(game.Group(g))
		name := c.Text.GroupShort(game.Group(g))
		rows = append(rows, widget.Row{
			widget.S(theme.Slot(slot), letter+" "), widget.S(theme.Text, widget.Pad(name, 11)), widget.S(theme.Text, widget.Level(int(p), 4)),
			widget.S(theme.Quiet, c.groupNote(game.Group(g), r, w)),
		})
	}
	if len(rows) == 0 {
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.region.nobody")))
	}
	rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.core")+" "), widget.S(theme.Strong, widget.Num(int(reg.Core))), widget.S(theme.Quiet, "  "+c.T("ui.region.rest")+" "), widget.S(theme.Strong, widget.Num(int(reg.Rest)))})
	if s := c.labs(r); s != "" {
		rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.labs")+" "), widget.S(theme.Text, s)})
	}
	if d.Side == game.Mexico {
		rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.troops")+" "), widget.S(theme.Text, c.T("ui.region.units", "N", int(reg.Troops)))})
	}
	if reg.Assets > 0 {
		rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.assets")+" "), widget.S(theme.Text, strconv.Itoa(int(reg.Assets)))})
	}
	rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.trade")+" "), widget.S(theme.Text, strconv.Itoa(int(d.Trade))+" %")})
	if d.Crossing {
		s := c.T("ui.region.open")
		if reg.Closed > 0 {
			s = c.T("ui.region.closed", "N", int(reg.Closed))
		}
		rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.crossing")+" "), widget.S(theme.Text, s)})
	}
	if reg.Contest > 0 {
		rows = append(rows, widget.R(theme.Warn, c.T("ui.region.contest")))
	}
	return rows
}

// groupNote is what the seat knows of a group beside its presence.
func (c *Ctx) groupNote(g game.Group, r game.Region, w int) string {
	k := c.Known()
	if side := c.Side(); w < 34 {
		if side == game.NoSide {
			return ""
		}
		return " " + c.T("ui.region.intel_short", "N", int(k.Intel[side][r][g]))
	}
	s := []string{""}
	if side := c.Side(); side != game.NoSide {
		s = append(s, c.T("ui.region.intel", "N", int(k.Intel[side][r][g])))
	}
	if k.Groups[g].War > 0 {
		s = append(s, c.T("ui.region.war"))
	}
	return strings.Join(s, "  ")
}

func (c *Ctx) labs(r game.Region) string {
	k := c.Known()
	if d := c.Rules().Seats[c.Seat()]; d.Side == game.NoSide && d.Group >= 0 {
		if n := k.Labs[r][d.Group]; n > 0 {
			return c.T("ui.region.own_labs", "N", int(n))
		}
		return ""
	}
	if b := k.Belief[c.Seat()].Labs[r]; b[2] > 0 {
		return c.Text.Estimate(b)
	}
	return ""
}
