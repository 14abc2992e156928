package screen

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// placeW is the width from which a region's particulars stand in a column behind their labels.
const placeW = 40

// RegionRows are a theatre's particulars as the seat knows them, in w cells.
func (c *Ctx) RegionRows(r game.Region, w int) []widget.Row {
	d, reg := &c.Rules().Regions[r], &c.Known().Regions[r]
	if w < placeW {
		return c.placeNarrow(r, w)
	}
	rows := c.presenceRows(r, w)
	if d.Side == game.Mexico {
		rows = append(rows, c.field("violence", append(c.killings(r), c.strife(r)...)))
		if s := c.labs(r); s != "" {
			rows = append(rows, c.field("labs", append(widget.R(theme.Text, s), c.located(r)...)))
		}
		if c.Side() != game.NoSide {
			n := c.Insight(r)
			rows = append(rows, c.field("intel", append(widget.Row{widget.S(theme.Good, widget.Level(n, 5)), widget.S(theme.Text, " "+strconv.Itoa(n)+"/5")}, c.orbits(r)...)))
		}
		rows = append(rows, c.field("troops", c.army(r)))
	}
	trade := widget.R(theme.Text, c.T("ui.map.share", "N", int(d.Trade)))
	if d.Crossing {
		trade = append(trade, widget.S(theme.Quiet, "  "+c.T("ui.region.crossing")+" "), c.gateSpan(reg.Closed))
	}
	return append(rows, c.field("trade", trade))
}

// field is a labelled row.
func (c *Ctx) field(word string, row widget.Row) widget.Row {
	return append(widget.Row{widget.S(theme.Quiet, widget.Pad(c.T("ui.region."+word), c.fieldW()))}, row...)
}

// fieldW is the width of the labels, with a blank behind the longest.
func (c *Ctx) fieldW() int {
	w := 0
	for _, word := range []string{"presence", "violence", "labs", "intel", "troops", "trade"} {
		w = max(w, widget.Len(c.T("ui.region."+word))+1)
	}
	return w
}

// presenceRows are the groups in a region, two to a row.
func (c *Ctx) presenceRows(r game.Region, w int) []widget.Row {
	all := c.groups(r)
	if len(all) == 0 {
		return []widget.Row{c.field("presence", widget.R(theme.Quiet, c.T("ui.region.nobody")))}
	}
	var rows []widget.Row
	for i := 0; i < len(all); i += 2 {
		var row widget.Row
		for _, g := range all[i:min(i+2, len(all))] {
			letter, slot := c.GroupLook(g)
			row = append(row, widget.Span{Text: letter + " " + c.Text.GroupShort(g) + " ", S: theme.Of(theme.Slot(slot)).B()},
				widget.S(theme.Text, widget.Level(int(c.Known().Presence[r][g]), 4)+"  "))
		}
		if i == 0 {
			rows = append(rows, c.field("presence", row))
		} else {
			rows = append(rows, append(widget.R(theme.Text, widget.Pad("", c.fieldW())), row...))
		}
	}
	return rows
}

// groups are the groups present in a region, the strongest first.
func (c *Ctx) groups(r game.Region) []game.Group {
	k := c.Known()
	var out []game.Group
	for n := int16(4); n > 0; n-- {
		for g, p := range k.Presence[r] {
			if p == n && k.Groups[g].Alive != 0 {
				out = append(out, game.Group(g))
			}
		}
	}
	return out
}

func (c *Ctx) killings(r game.Region) widget.Row {
	reg := &c.Known().Regions[r]
	return widget.Row{
		widget.S(theme.Quiet, c.T("ui.region.core")+" "), widget.S(theme.Strong, widget.Num(int(reg.Core))),
		widget.S(theme.Quiet, "  "+c.T("ui.region.rest")+" "), widget.S(theme.Strong, widget.Num(int(reg.Rest))),
	}
}

// strife says that a group fights itself here, or groups each other.
func (c *Ctx) strife(r game.Region) widget.Row {
	for _, g := range c.groups(r) {
		if c.Known().Groups[g].War > 0 {
			return widget.R(theme.Warn, "  "+c.T("ui.region.war"))
		}
	}
	if c.Known().Regions[r].Contest > 0 {
		return widget.R(theme.Warn, "  "+c.T("ui.region.contest"))
	}
	return nil
}

// located are the leaders of the strongest group that the seat has found.
func (c *Ctx) located(r game.Region) widget.Row {
	g, _ := c.Holder(r)
	if g < 0 || c.Side() == game.NoSide {
		return nil
	}
	if n := c.Known().Belief[c.Seat()].Located[g]; n > 0 {
		return widget.Row{widget.S(theme.Text, "   "+c.T("ui.region.located")+" "), widget.S(theme.Strong, strconv.Itoa(int(n)))}
	}
	return nil
}

func (c *Ctx) orbits(r game.Region) widget.Row {
	n := c.Known().Regions[r].Assets
	if n == 0 {
		return nil
	}
	return widget.Row{widget.S(theme.Quiet, "   "+c.T("ui.region.assets")+" "), widget.S(theme.Strong, strconv.Itoa(int(n)))}
}

// army is what Mexico has in a region and the posture that it last showed.
func (c *Ctx) army(r game.Region) widget.Row {
	row := widget.R(theme.Text, c.T("ui.region.units", "N", int(c.Known().Regions[r].Troops)))
	for k, d := range c.Rules().Seats {
		if d.Side != game.Mexico {
			continue
		}
		row = append(widget.Row{{Text: c.Letter(game.Seat(k)) + " ", S: theme.Of(theme.Slot(k)).B()}}, row...)
		if p := c.Known().Seats[k].Posture; p > 0 {
			row = append(row, widget.S(theme.Text, ", "+c.T("ui.region.posture")+" "), widget.S(theme.Warn, c.Text.Posture(game.PostureID(p-1))))
		}
	}
	return row
}

func (c *Ctx) gateSpan(closed int16) widget.Span {
	if closed > 0 {
		return widget.S(theme.Bad, c.T("ui.region.closed", "N", int(closed)))
	}
	return widget.S(theme.Text, c.T("ui.region.open"))
}

// placeNarrow is RegionRows for the column of 24 cells.
func (c *Ctx) placeNarrow(r game.Region, w int) []widget.Row {
	d, reg := &c.Rules().Regions[r], &c.Known().Regions[r]
	var rows []widget.Row
	for _, g := range c.groups(r) {
		letter, slot := c.GroupLook(g)
		rows = append(rows, widget.Row{
			{Text: letter + " " + widget.Pad(c.Text.GroupShort(g), w-9) + " ", S: theme.Of(theme.Slot(slot)).B()},
			widget.S(theme.Text, widget.Level(int(c.Known().Presence[r][g]), 4)),
		})
	}
	if len(rows) == 0 {
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.region.nobody")))
	}
	pair := func(word, value string, role theme.Role) {
		rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region."+word)+" "), widget.S(role, value)})
	}
	if d.Side == game.Mexico {
		row := c.killings(r)
		row[0].Text = c.T("ui.region.core_short") + " "
		rows = append(rows, row)
		if s := c.strife(r); s != nil {
			rows = append(rows, widget.R(theme.Warn, strings.TrimSpace(s[0].Text)))
		}
		if s := c.labs(r); s != "" {
			rows = append(rows, c.labsNarrow(r, s, w)...)
		}
		if c.Side() != game.NoSide {
			n := c.Insight(r)
			row := widget.Row{widget.S(theme.Quiet, c.T("ui.region.intel")+" "), widget.S(theme.Good, widget.Level(n, 5))}
			if reg.Assets > 0 {
				row = append(row, widget.S(theme.Text, " "+c.T("ui.map.assets", "N", int(reg.Assets))))
			}
			rows = append(rows, row)
		}
		pair("troops", c.T("ui.region.units", "N", int(reg.Troops)), theme.Text)
	}
	pair("trade", c.T("ui.map.share", "N", int(d.Trade)), theme.Text)
	if d.Crossing {
		rows = append(rows, widget.Row{widget.S(theme.Quiet, c.T("ui.region.crossing")+" "), c.gateSpan(reg.Closed)})
	}
	if line := c.IncidentLine(r); line != nil {
		rows = append(rows, widget.Row{}, line)
	}
	return rows
}

// labsNarrow are the laboratories in a narrow panel: an estimate that does not fit says how sure it is without the word.
func (c *Ctx) labsNarrow(r game.Region, s string, w int) []widget.Row {
	label := c.T("ui.region.labs") + " "
	if b := c.Known().Belief[c.Seat()].Labs[r]; b[2] > 0 && widget.Len(label+s) > w {
		sure := c.Text.Percent(game.Range{Low: b[2], High: b[2]})
		return []widget.Row{{widget.S(theme.Quiet, label), widget.S(theme.Text, c.Text.Range(game.Range{Low: b[0], High: b[1]})+" "), widget.S(theme.Quiet, sure)}}
	}
	return Labelled(c.T("ui.region.labs"), s, w, theme.Text)
}

// labs are the laboratories of a region: a group's seat counts its own, the others estimate.
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
