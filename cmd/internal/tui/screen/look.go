package screen

import (
	"fmt"
	"strconv"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// PadNum is a number at a fixed width.
func PadNum(n, w int) string { return widget.PadLeft(strconv.Itoa(n), w) }

// Line is one entry of the wire.
type Line struct {
	Month  int16
	Letter string
	Slot   int
	Text   string
}

// WireLines are the public headlines, newest first, of the given number of months back (0: all).
func (c *Ctx) WireLines(back int16) []Line {
	now := c.Known().World.Month
	first := int16(1)
	if back > 0 {
		first = max(1, now-back+1)
	}
	var out []Line
	for m := now; m >= first; m-- {
		ev := c.Session.Events(m)
		for i := len(ev) - 1; i >= 0; i-- {
			if text, ok := c.Text.Headline(ev[i]); ok {
				l, slot := c.eventLook(ev[i])
				out = append(out, Line{m, l, slot, text})
			}
		}
	}
	return out
}

// eventLook is the letter and colour of who did it.
func (c *Ctx) eventLook(e game.Event) (string, int) {
	switch e.Kind {
	case game.CrisisOpened, game.PeopleKilled, game.MetTroops:
		return "!", -1
	}
	if e.Seat >= 0 && int(e.Seat) < len(c.Rules().Seats) {
		return c.Letter(e.Seat), int(e.Seat)
	}
	if e.Group >= 0 && e.Kind != game.Rolled {
		return c.GroupLook(e.Group)
	}
	return "·", -1
}

// EventLook is the letter and role of who did it.
func (c *Ctx) EventLook(e game.Event) (string, theme.Role) {
	l, slot := c.eventLook(e)
	if l == "!" {
		return l, theme.Warn
	}
	if slot < 0 {
		return l, theme.Quiet
	}
	return l, theme.Slot(slot)
}

// Row is the entry as a row.
func (l Line) Row() widget.Row {
	role := theme.Quiet
	if l.Slot >= 0 {
		role = theme.Slot(l.Slot)
	}
	if l.Letter == "!" {
		role = theme.Warn
	}
	return widget.Row{widget.S(theme.Quiet, widget.PadLeft(strconv.Itoa(int(l.Month)), 2)+" "), {Text: l.Letter + " ", S: theme.Of(role).B()}, widget.S(theme.Text, l.Text)}
}

// StandingLine is a seat's score in one line: "48 of 54 · −6".
func (c *Ctx) StandingLine(s game.Standing) string {
	return c.T("ui.score.line", "Score", c.Text.Points(s.Score), "Threshold", c.Text.Points(s.Threshold), "Margin", c.Text.MarginOf(s))
}

// ScoreParts are a standing's parts for the widget.
func (c *Ctx) ScoreParts(s game.Standing) []widget.ScorePart {
	var out []widget.ScorePart
	for _, p := range s.Parts {
		out = append(out, widget.ScorePart{Label: c.T("score." + p.ID + ".name"), Points: int((p.Points + 50) / 100), Weight: int(p.Weight)})
	}
	return out
}

// Count is "3 of 7" for panel borders.
func Count(n, of int) string { return fmt.Sprintf("%d / %d", n, of) }

// MeansRows are what the seat has to work with, and its declared objective.
func (c *Ctx) MeansRows(w int) []widget.Row {
	k, s := c.Known(), &c.Known().Seats[c.Seat()]
	var rows []widget.Row
	if c.Side() == game.USA {
		text := c.T("ui.means.no_objective")
		if s.Objective > 0 {
			text = c.T("ui.means.objective", "Name", c.Text.Objective(game.ObjectiveID(s.Objective-1)), "Month", int(s.Declared))
		}
		rows = append(rows, widget.WrapRows(theme.Text, text, w, 2)...)
	}
	pair := func(word string, n int) widget.Row {
		return widget.Row{widget.S(theme.Quiet, c.T("ui.means."+word)+" "), widget.S(theme.Strong, widget.Num(n)), widget.S(theme.Text, "  ")}
	}
	var all []widget.Row
	switch c.Side() {
	case game.USA:
		all = []widget.Row{pair("capital", c.Purse()), pair("credibility", int(s.Credibility)), pair("authority", int(s.Authority))}
	case game.Mexico:
		all = []widget.Row{pair("capital", c.Purse()), pair("credibility", int(s.Credibility)), pair("corruption", int(c.Own().Leak))}
	default:
		g := c.Rules().Seats[c.Seat()].Group
		all = []widget.Row{pair("cash", c.Purse()), pair("cohesion", int(k.Secret[g].Cohesion)), pair("capacity", int(k.Groups[g].Capacity))}
	}
	row := widget.Row{}
	for _, p := range all {
		if row.Width()+p.Width()-2 > w {
			rows, row = append(rows, row), nil
		}
		row = append(row, p...)
	}
	return append(rows, row)
}

// Reason is why the staff would do something. A reason without words is left out.
func (c *Ctx) Reason(a game.Advice) string {
	if a.Reason == "" || !c.Words.Has(a.Reason) {
		return ""
	}
	return c.T(a.Reason)
}
