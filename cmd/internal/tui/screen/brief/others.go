package brief

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// others are the other seats and the groups as the seat sees them: what is public, and its estimates with how sure it is.
func (b *Brief) others(c *screen.Ctx, w int) []widget.Row {
	var rows []widget.Row
	rs, k := c.Rules(), c.Known()
	standing := c.Session.Standings()
	for i, d := range rs.Seats {
		if game.Seat(i) == c.Seat() || d.Side == game.NoSide {
			continue
		}
		notes := []string{c.T("ui.brief.state", "Approval", int(k.Seats[i].Approval))}
		if p := k.Seats[i].Posture; p > 0 {
			notes = append([]string{c.Text.Posture(game.PostureID(p - 1))}, notes...)
		}
		if i < len(standing) {
			notes = append(notes, c.T("ui.brief.margin", "N", c.Text.MarginOf(standing[i])))
		}
		rows = append(rows, b.one(c, c.Letter(game.Seat(i)), i, c.Text.SeatShort(game.Seat(i)), notes, nil, w)...)
	}
	for g := range k.Groups {
		if k.Groups[g].Alive == 0 || rs.Seats[c.Seat()].Group == game.Group(g) {
			continue
		}
		letter, slot := c.GroupLook(game.Group(g))
		notes := []string{c.T("ui.brief.group", "Heat", int(k.Groups[g].Heat), "Capacity", int(k.Groups[g].Capacity))}
		if k.Groups[g].War > 0 {
			notes = append(notes, c.T("ui.brief.war"))
		}
		rows = append(rows, b.one(c, letter, slot, c.Text.GroupShort(game.Group(g)), notes, b.believed(c, g), w)...)
	}
	return rows
}

// believed are the seat's estimates of a group.
func (b *Brief) believed(c *screen.Ctx, g int) []string {
	var out []string
	add := func(word string, v [3]int16) {
		if v[2] > 0 {
			out = append(out, c.T("ui.brief."+word, "Range", c.Text.Range(game.Range{Low: v[0], High: v[1]}), "Sure", int(v[2])))
		}
	}
	belief := &c.Known().Belief[c.Seat()]
	add("cash", belief.Cash[g])
	add("cohesion", belief.Cohesion[g])
	return out
}

// one is a seat or group: its public numbers, and under them the estimates where there is room for whole ones.
func (b *Brief) one(c *screen.Ctx, letter string, slot int, name string, notes, estimates []string, w int) []widget.Row {
	const head = 14
	first := widget.Row{{Text: letter + "  ", S: theme.Of(theme.Slot(slot)).B()}, widget.S(theme.Text, widget.Pad(name, head-3))}
	var rows []widget.Row
	put := func(role theme.Role, text string) {
		for _, l := range widget.Wrap(text, w-head) {
			rows = append(rows, append(first, widget.S(role, l)))
			first = widget.R(theme.Text, strings.Repeat(" ", head))
		}
	}
	row := func(role theme.Role, list []string) {
		text := ""
		for i, n := range list {
			if i > 0 && head+widget.Len(text)+3+widget.Len(n) > w { // a number is never cut: it stands whole on the next line
				put(role, text)
				text = n
				continue
			}
			if i > 0 {
				text += " · "
			}
			text += n
		}
		if text != "" {
			put(role, text)
		}
	}
	row(theme.Text, notes)
	row(theme.Quiet, estimates)
	return rows
}
