package charts

import (
	"strconv"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Draw draws the chart or the table, the series beside or under it, and what moved them.
func (p *Charts) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	side := 37
	low := min(max(6, r.H/5), 12)
	if !c.Wide() {
		side, low = 24, 6
	}
	if p.view != tracks {
		low = 0
	}
	up, causes := r.Bottom(low)
	left, right := up.LeftOf(up.W - side)
	in := g.Panel(left, widget.Frame{Number: 1, Title: p.title(c), Right: p.months(c), Focus: p.focus == 1})
	switch {
	case p.table:
		p.drawTable(c, g, left, in.Inset(1))
	case p.view == seen && len(p.bands) == 0:
		g.Rows(in.Inset(1), widget.WrapRows(theme.Quiet, c.T("ui.charts.no_bands"), in.W-2, 0))
	default:
		plot := p.plot(c)
		plot.Draw(g, in)
	}
	p.drawSeries(c, g, right)
	if low > 0 {
		p.drawTurns(c, g, causes)
	}
}

func (p *Charts) title(c *screen.Ctx) string {
	return c.T("ui.charts.title_" + [...]string{"tracks", "seen", "standings"}[p.view])
}

func (p *Charts) months(c *screen.Ctx) string {
	if p.view == tracks && !p.table {
		return c.T("ui.charts.scale", "From", p.from(), "To", p.last)
	}
	return c.T("ui.charts.months", "From", p.from(), "To", p.last)
}

// plot is what is charted now.
func (p *Charts) plot(c *screen.Ctx) *widget.Plot {
	plot := &widget.Plot{High: 100, First: p.from(), At: p.cursor, Notes: map[int]string{}}
	switch p.view {
	case seen:
		b := p.bands[min(p.list.At, len(p.bands)-1)]
		low, high := widget.Line{Role: theme.Quiet}, widget.Line{Role: theme.Slot(b.slot)}
		top := 4
		for _, v := range b.months[min(p.from(), len(b.months)-1):] {
			low.Values, high.Values = append(low.Values, int(v[0])), append(high.Values, int(v[1]))
			top = max(top, int(v[1]))
		}
		plot.High = 4 * quarter(top)
		low.Tag = c.T("ui.charts.low") + " " + strconv.Itoa(low.Values[len(low.Values)-1])
		high.Tag = c.T("ui.charts.high") + " " + strconv.Itoa(high.Values[len(high.Values)-1])
		plot.Lines = []widget.Line{low, high}
	case standings:
		course := c.Session.Course()
		span := 20
		for k := range c.Rules().Seats {
			l := widget.Line{Role: theme.Slot(k)}
			for _, month := range course[min(p.from(), len(course)-1):] {
				m := int(month[k].Margin) / 100
				span = max(span, m, -m)
				l.Values = append(l.Values, m)
			}
			l.Tag = c.Letter(game.Seat(k)) + " " + c.Text.MarginOf(course[len(course)-1][k])
			plot.Lines = append(plot.Lines, l)
		}
		span = (span + 9) / 10 * 10
		plot.Low, plot.High = -span, span
	default:
		for i := range p.all {
			if s := &p.all[i]; p.shown[i] {
				l := widget.Line{Role: s.Role}
				for _, v := range s.Values[p.from():] {
					l.Values = append(l.Values, s.Scaled(v))
				}
				l.Tag = s.Letter + " " + widget.Num(s.Values[p.last])
				plot.Lines = append(plot.Lines, l)
			}
		}
		for i, t := range p.told(12) {
			plot.Notes[int(t.Month)] += string(rune('a' + i))
		}
	}
	return plot
}

// quarter is a quarter of a scale up to top, in two digits that read well.
func quarter(top int) int {
	q, unit := (top+3)/4, 1
	for q/unit >= 100 {
		unit *= 10
	}
	return (q + unit - 1) / unit * unit
}

// told are the greatest turns of the months that are charted, in the order of the months.
func (p *Charts) told(n int) []screen.Turn {
	var out []screen.Turn
	months := map[int16]int{}
	for _, t := range p.turns {
		if int(t.Month) >= p.from() && len(out) < n && months[t.Month] < 2 { // one month does not fill the axis
			months[t.Month]++
			out = append(out, t)
		}
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].Month < out[j-1].Month; j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// drawSeries lists the series with what each was in the month under the cursor.
func (p *Charts) drawSeries(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	right := c.T("ui.charts.month", "N", p.cursor)
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.T("ui.charts.series"), Right: right, Focus: p.focus == 2})
	var items []widget.Item
	switch p.view {
	case seen:
		for _, b := range p.bands {
			v := b.months[min(p.cursor, len(b.months)-1)]
			text := "—"
			if v[2] > 0 {
				text = c.Text.Range(game.Range{Low: v[0], High: v[1]})
			}
			role, name := theme.Quiet, b.name
			if b.slot >= 0 {
				role = theme.Slot(b.slot)
			}
			if r.W < 28 {
				name = b.short
			}
			items = append(items, widget.Item{Rows: []widget.Row{{{Text: b.letter + " ", S: theme.Of(role).B()}, widget.S(theme.Text, name)}}, Right: widget.S(theme.Strong, text+" ")})
		}
	case standings:
		course := c.Session.Course()
		for k := range c.Rules().Seats {
			s := course[min(p.cursor, len(course)-1)][k]
			items = append(items, widget.Item{Rows: []widget.Row{{{Text: c.Letter(game.Seat(k)) + " ", S: theme.Of(theme.Slot(k)).B()}, widget.S(theme.Text, c.Text.SeatShort(game.Seat(k)))}}, Right: widget.S(theme.Strong, c.Text.MarginOf(s)+" ")})
		}
	default:
		items = p.listed(c, r.W)
	}
	if foot := p.list.Draw(g, in, items, p.focus == 2); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

// listed are the tracks with their value and their change in the month under the cursor.
func (p *Charts) listed(c *screen.Ctx, w int) []widget.Item {
	var items []widget.Item
	for i := range p.all {
		s := &p.all[i]
		box := "□ "
		if p.shown[i] {
			box = "■ "
		}
		v, d := s.Values[p.cursor], 0
		if p.cursor > 0 {
			d = v - s.Values[p.cursor-1]
		}
		name := c.T("ui.track." + s.Key)
		if s.Key == "escalation" {
			name = c.T("ui.track.escalation_short")
		}
		if w < 28 {
			name = c.T("ui.shift." + s.Key)
		}
		scale := ""
		switch {
		case s.Shift != 0 || w < 28:
		case s.Times > s.Over:
			scale = " ×" + strconv.Itoa(s.Times/s.Over)
		case s.Over > s.Times:
			scale = " ÷" + strconv.Itoa(s.Over/s.Times)
		}
		right := widget.PadLeft(widget.Num(v), 4) + widget.PadLeft(widget.Arrow(d), 5) + " "
		if widget.Len(name+scale) > w-5-widget.Len(right) {
			name = c.T("ui.shift." + s.Key)
		}
		items = append(items, widget.Item{
			Rows:  []widget.Row{{widget.S(s.Role, box), {Text: s.Letter + " ", S: theme.Of(s.Role).B()}, widget.S(theme.Text, name), widget.S(theme.Quiet, scale)}},
			Right: widget.Span{Text: right, S: theme.Of(widget.Tone(s.Good, d))},
		})
	}
	return items
}

// drawTurns tells what moved the tracks, by the letters under the axis.
func (p *Charts) drawTurns(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Number: 0, Title: c.T("ui.charts.causes"), Right: c.T("ui.charts.count", "N", len(p.told(12)), "Of", len(p.turns))}).Inset(1)
	var rows []widget.Row
	for i, t := range p.told(12) {
		rows = append(rows, widget.Row{
			{Text: string(rune('a'+i)) + " ", S: theme.Of(theme.Key).B()},
			widget.S(theme.Quiet, widget.PadLeft(strconv.Itoa(int(t.Month)), 2)+"  "),
			{Text: t.Letter + " ", S: theme.Of(t.Role).B()},
			widget.S(theme.Text, t.What+"  "), widget.S(theme.Strong, c.SwingText(t)),
		})
	}
	if len(rows) == 0 {
		rows = widget.WrapRows(theme.Quiet, c.T("ui.charts.no_causes"), in.W, 0)
	}
	cols := 1
	if len(rows) > in.H {
		cols = max(1, in.W/58)
	}
	rows = p.aroundCursor(rows, in.H*cols)
	w := in.W / cols
	for i := range cols {
		from := min(i*in.H, len(rows))
		g.Rows(widget.Rect{X: in.X + i*w, Y: in.Y, W: w - 2, H: in.H}, rows[from:])
	}
}

// aroundCursor are the causes up to the cursor's month first, where not all fit.
func (p *Charts) aroundCursor(rows []widget.Row, h int) []widget.Row {
	if len(rows) <= h {
		return rows
	}
	at := 0
	for i, t := range p.told(12) {
		if int(t.Month) <= p.cursor {
			at = i
		}
	}
	from := min(max(0, at-h+1), len(rows)-h)
	return rows[from : from+h]
}
