package picker

import (
	"strconv"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Draw draws the list and the preview.
func (p *Picker) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	left, right := r.LeftOf(36)
	if c.Wide() {
		left, right = r.LeftOf(46)
	}
	p.drawList(c, g, left)
	p.drawPreview(c, g, right)
}

func (p *Picker) drawList(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	legal, closed := p.shown(c)
	foot := c.T("ui.picker.filter")
	if p.filter != "" || p.typing {
		foot = "/" + p.filter
		if p.typing {
			foot += "_"
		}
	}
	in := g.Panel(r, widget.Frame{Number: 1, Title: c.Text.Column(p.col), Right: c.T("ui.picker.head"), Foot: foot, Focus: p.focus == 0})
	x := in.X + 1
	for col := range game.Column(game.Columns) {
		st := theme.Of(theme.Quiet)
		word := c.T("ui.letter."+game.ColumnNames[col]) + " " + c.T("ui.picker.column."+game.ColumnNames[col])
		if col == p.col {
			st = theme.Of(theme.Strong)
			word = "▸" + word
		}
		x = g.Print(x, in.Y, in.X+in.W-x, word, st) + 2
	}
	var items []widget.Item
	for _, e := range legal {
		v := c.Session.Preview(e.order())
		right := widget.PadLeft(strconv.Itoa(int(v.Cost)), 3) + "       "
		if v.Rolls {
			right = widget.PadLeft(strconv.Itoa(int(v.Cost)), 3) + widget.PadLeft(odds(v.Odds), 7)
		}
		items = append(items, widget.Item{Rows: []widget.Row{widget.R(theme.Text, c.Text.OrderName(e.id))}, Right: widget.S(theme.Text, right)})
	}
	if len(closed) > 0 {
		items = append(items, widget.Item{Head: true, Rows: []widget.Row{{}, widget.R(theme.Quiet, c.T("ui.picker.closed"))}})
	}
	for _, e := range closed {
		items = append(items, widget.Item{Rows: []widget.Row{widget.R(theme.Quiet, c.Text.OrderName(e.id))}})
	}
	_, list := in.Top(2)
	list, low := list.Bottom(2)
	p.list.Draw(g, list, items, p.focus == 0)
	g.Print(low.X+1, low.Y+1, low.W-2, c.T("ui.picker.empty"), theme.Of(theme.Quiet))
}

// odds is a range rounded to five, as narrow as it goes.
func odds(r game.Range) string {
	lo, hi := (r.Low+2)/5*5, (r.High+2)/5*5
	if lo == hi {
		return strconv.Itoa(int(lo)) + " %"
	}
	return strconv.Itoa(int(lo)) + "–" + strconv.Itoa(int(hi))
}

func (p *Picker) drawPreview(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	e, ok := p.chosen(c)
	if !ok {
		in := g.Panel(r, widget.Frame{Number: 2}).Inset(1)
		g.Print(in.X, in.Y, in.W, c.T("ui.picker.none"), theme.Of(theme.Quiet))
		return
	}
	d := &c.Rules().Orders[e.id]
	v := c.Session.Preview(e.order())
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.Text.OrderName(e.id), Right: p.claims(c, d), Focus: p.focus > 0}).Inset(1)
	y := in.Y
	for _, row := range p.intent(c, d, in.W, in.H) {
		g.Row(in.X, y, in.W, row)
		y++
	}
	for i, n := range e.asked(c) {
		st := theme.Of(theme.Strong)
		text := p.value(c, e.order(), n)
		if len(e.values(n)) > 1 {
			text = "‹ " + text + " ›"
		}
		g.Print(in.X, y, 10, c.T("ui.picker."+[parts]string{"whom", "where", "wing", "how"}[n]), theme.Of(theme.Quiet))
		g.Print(in.X+10, y, in.W-10, text, st)
		if p.focus == i+1 {
			g.Ground(widget.Rect{X: in.X - 1, Y: y, W: in.W + 2, H: 1}, theme.Select)
			g.Set(in.X-1, y, '▌', theme.Of(theme.Key).On(theme.Select))
			g.Cursor(in.X+10, y)
		}
		y++
	}
	v.Refusal = e.why
	rows := c.PreviewRows(v, in.W, true)
	if e.aimless {
		rows = widget.WrapRows(theme.Warn, c.T("ui.picker.no_target"), in.W, 0)
	}
	if ref := e.why; ref == nil && !e.aimless {
		ref = c.Session.Check(game.Command{Kind: game.CmdOrder, Seat: c.Seat(), Column: p.col, Order: e.order()})
		if v.Refusal == nil && ref != nil {
			v.Refusal = ref
			rows = append(c.PreviewRows(v, in.W, true), rows...)
		}
	}
	low := widget.Rect{X: in.X, Y: y, W: in.W, H: in.Y + in.H - y}
	if foot := p.scroll.Draw(g, low, rows); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+c.T("ui.picker.more", "Count", foot)+" ", theme.Of(theme.Quiet))
	}
}

// intent is what the order is for: one line where rows are few, the whole text where there is room.
func (p *Picker) intent(c *screen.Ctx, d *game.OrderDef, w, h int) []widget.Row {
	w = min(w, 72)
	rows := widget.WrapRows(theme.Text, c.T("order."+d.ID+".intent"), w, 0)
	if key := "order." + d.ID + ".text"; c.Words.Has(key) {
		text := widget.WrapRows(theme.Quiet, c.T(key), w, 0)
		if h >= 28 || len(text) <= 4 {
			rows = append(rows, text...)
		}
	}
	return append(rows, widget.Row{})
}

func (p *Picker) claims(c *screen.Ctx, d *game.OrderDef) string {
	if len(d.Claims) == 0 {
		return ""
	}
	s := ""
	for i, n := range d.Claims {
		if i > 0 {
			s += ", "
		}
		s += strconv.Itoa(int(n))
	}
	return c.T("ui.picker.claims", "List", s)
}

func (p *Picker) value(c *screen.Ctx, o game.Order, n int) string {
	switch n {
	case byGroup:
		return c.Text.Group(o.Group)
	case byRegion:
		return c.T("ui.region.title", "Name", c.Text.Region(o.Region), "Core", c.Text.Core(o.Region))
	case byWing:
		return c.Text.Wing(o.Group, o.Wing)
	}
	return c.Text.Choice(o.ID, o.Amount)
}
