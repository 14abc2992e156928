package screen

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Reading is what a layer of the map says of a region, in words and numbers.
func (c *Ctx) Reading(layer string, r game.Region) widget.Row {
	d, reg := &c.Rules().Regions[r], &c.Known().Regions[r]
	if d.Side == game.USA && layer != "presence" {
		return widget.R(theme.Quiet, "·")
	}
	switch layer {
	case "violence":
		return append(widget.R(theme.Text, widget.Level(c.Violent(r), 4)+"  "), c.killings(r)...)
	case "crossings":
		row := widget.R(theme.Strong, widget.PadLeft(c.T("ui.map.share", "N", int(d.Trade)), 5))
		if d.Crossing {
			row = append(row, widget.S(theme.Text, "  "), c.gateSpan(reg.Closed))
		}
		return row
	case "intelligence":
		n := c.Insight(r)
		if c.Side() == game.NoSide {
			return widget.R(theme.Text, c.T("ui.map.labs", "N", n))
		}
		row := widget.R(theme.Text, widget.Level(n, 5)+"  "+strconv.Itoa(n)+"/5")
		if s := c.labs(r); s != "" {
			row = append(row, widget.S(theme.Quiet, "  "+c.T("ui.region.labs")+" "), widget.S(theme.Text, s))
		}
		return row
	case "forces":
		row := widget.R(theme.Text, widget.Pad(c.T("ui.map.troops", "N", int(reg.Troops)), 9))
		if reg.Assets > 0 {
			row = append(row, widget.S(theme.Text, c.T("ui.map.assets", "N", int(reg.Assets))))
		}
		return row
	}
	var parts []string
	for _, g := range c.groups(r) {
		letter, _ := c.GroupLook(g)
		parts = append(parts, letter+" "+c.Text.GroupShort(g)+" "+widget.Level(int(c.Known().Presence[r][g]), 4))
	}
	if len(parts) == 0 {
		return widget.R(theme.Quiet, c.T("ui.region.nobody"))
	}
	return widget.R(theme.Text, strings.Join(parts, ", "))
}
