package screen

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
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

// Tiles are the theatres as the map shows them in a layer.
func (c *Ctx) Tiles(layer int) []widget.Tile {
	rs, k := c.Rules(), c.Known()
	hot := c.incidents()
	var out []widget.Tile
	for i, d := range rs.Regions {
		r := game.Region(i)
		t := widget.Tile{Map: d.Map, Name: c.tileName(r), Slot: -1, Letter: "·", Incident: hot&(1<<uint(i)) != 0, North: d.Side == game.USA}
		g, n := c.Holder(r)
		switch {
		case g >= 0:
			t.Letter, t.Slot = c.GroupLook(g)
		default:
			for s, sd := range rs.Seats {
				if sd.Side == d.Side {
					t.Letter, t.Slot = string(rune(sd.Letter)), s
				}
			}
		}
		t.Note = c.tileNote(Layers[layer%len(Layers)], r, g, n)
		t.More = widget.R(theme.Text, c.T("ui.map.core", "N", int(k.Regions[i].Core)))
		if Layers[layer%len(Layers)] == "violence" {
			t.More = widget.R(theme.Text, c.T("ui.map.rest", "N", int(k.Regions[i].Rest)))
		}
		out = append(out, t)
	}
	return out
}

func (c *Ctx) tileName(r game.Region) string {
	if key := "ui.tile." + c.Rules().Regions[r].ID; c.Words.Has(key) {
		return c.T(key)
	}
	return c.Text.Region(r)
}

func (c *Ctx) tileNote(layer string, r game.Region, g game.Group, n int16) widget.Row {
	rs, k := c.Rules(), c.Known()
	reg, d := &k.Regions[r], &rs.Regions[r]
	switch layer {
	case "violence":
		return widget.Row{widget.S(theme.Strong, PadNum(int(reg.Core), 3)), widget.S(theme.Text, " "+widget.Level(int(reg.Core-50)/50, 3))}
	case "crossings":
		s := strconv.Itoa(int(d.Trade)) + " %"
		if reg.Closed > 0 {
			s += " " + c.T("ui.map.shut", "N", int(reg.Closed))
		}
		return widget.R(theme.Text, s)
	case "intelligence":
		if c.Side() == game.NoSide {
			return widget.R(theme.Quiet, c.T("ui.map.labs", "N", int(k.Labs[r][max(0, c.Rules().Seats[c.Seat()].Group)])))
		}
		best := int16(0)
		for x := range k.Intel[c.Side()][r] {
			best = max(best, k.Intel[c.Side()][r][x])
		}
		return widget.R(theme.Text, widget.Level(int(best), 5))
	case "forces":
		s := ""
		if reg.Troops > 0 {
			s = c.T("ui.map.troops", "N", int(reg.Troops))
		}
		if reg.Assets > 0 {
			s += " " + c.T("ui.map.assets", "N", int(reg.Assets))
		}
		if s == "" {
			s = "·"
		}
		return widget.R(theme.Text, s)
	}
	if g < 0 {
		return widget.R(theme.Quiet, "····")
	}
	return widget.R(theme.Text, widget.Level(int(n), 4))
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
