package charts

import (
	"strconv"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// column is one column of the table: its head, and a text for each month.
type column struct {
	head string
	role theme.Role
	at   func(m int) string
}

// drawTable writes the same numbers as the chart: a row for each month, a column for each series.
func (p *Charts) drawTable(c *screen.Ctx, g *widget.Canvas, frame, r widget.Rect) {
	cols := p.columns(c)
	w := 7
	if p.view == seen {
		w = 18
	}
	head := widget.Row{widget.S(theme.Quiet, widget.Pad(c.T("ui.charts.head_month"), 6))}
	n := min(len(cols), (r.W-6)/w)
	for _, col := range cols[:n] {
		head = append(head, widget.Span{Text: widget.PadLeft(col.head, w), S: theme.Of(col.role).B()})
	}
	g.Row(r.X, r.Y, r.W, head)
	var rows []widget.Row
	for m := p.from(); m <= p.last; m++ {
		role := theme.Text
		if m == p.cursor {
			role = theme.Strong
		}
		row := widget.Row{widget.S(theme.Quiet, widget.Pad(widget.PadLeft(strconv.Itoa(m), 3), 6))}
		for _, col := range cols[:n] {
			row = append(row, widget.S(role, widget.PadLeft(col.at(m), w)))
		}
		rows = append(rows, row)
	}
	_, low := r.Top(1)
	if foot := p.scroll.Draw(g, low, rows); foot != "" {
		g.Right(frame.X+frame.W-2, frame.Y+frame.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

// columns are the table's columns; the chosen series comes first where not all fit.
func (p *Charts) columns(c *screen.Ctx) []column {
	var out []column
	switch p.view {
	case seen:
		for i := range p.bands {
			b := p.bands[(i+p.list.At)%len(p.bands)]
			out = append(out, column{widget.Cut(b.name, 17), theme.Text, func(m int) string {
				if m >= len(b.months) || b.months[m][2] == 0 {
					return "—"
				}
				v := b.months[m]
				return c.Text.Range(game.Range{Low: v[0], High: v[1]}) + "  " + strconv.Itoa(int(v[2])) + " %"
			}})
		}
	case standings:
		course := c.Session.Course()
		for k := range c.Rules().Seats {
			out = append(out, column{c.Letter(game.Seat(k)), theme.Slot(k), func(m int) string {
				if m >= len(course) {
					return ""
				}
				return c.Text.MarginOf(course[m][k])
			}})
		}
	default:
		for i := range p.all {
			s := &p.all[i]
			out = append(out, column{c.T("ui.shift." + s.Key), s.Role, func(m int) string { return widget.Num(s.Values[m]) }})
		}
	}
	return out
}
