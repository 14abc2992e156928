package picker

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Draw draws the list and, beside it, what the chosen order does, why, or how it compares.
func (p *Picker) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	left, right := r.LeftOf(33)
	if c.Wide() {
		left, right = r.LeftOf(46)
	}
	p.drawList(c, g, left)
	e, ok := p.chosen(c)
	switch {
	case !ok:
		in := g.Panel(right, widget.Frame{Number: 2}).Inset(1)
		g.Print(in.X, in.Y, in.W, c.T("ui.picker.none"), theme.Of(theme.Quiet))
	case p.explain:
		p.drawWhy(c, g, right, e)
	case p.pinned.ID >= 0 && len(e.all) > 0:
		p.drawCompared(c, g, right, e)
	default:
		p.drawPreview(c, g, right, e)
	}
}

func (p *Picker) drawList(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	foot := c.T("ui.picker.filter")
	if p.filter.Len() > 0 || p.typing {
		foot = "/" + p.filter.Value()
		if p.typing {
			foot = "/" + p.filter.Line()
		}
	}
	in := g.Panel(r, widget.Frame{Number: 1, Title: c.Text.Column(p.col), Right: c.T("ui.picker.head"), Foot: foot, Focus: p.focus == 0})
	p.drawColumns(c, g, in)
	low := p.low(c, in.W-2)
	_, list := in.Top(2)
	list, rest := list.Bottom(len(low) + 1)
	items := p.listed(c, list)
	if count := p.list.Draw(g, list, items, p.focus == 0); count != "" {
		g.Print(r.X+2, r.Y+r.H-1, r.W-widget.Len(foot)-6, " "+count+" ", theme.Of(theme.Quiet))
	}
	g.Rows(widget.Rect{X: rest.X + 1, Y: rest.Y + 1, W: rest.W - 2, H: rest.H - 1}, low)
}

// drawColumns writes the three columns, the open one in capitals.
func (p *Picker) drawColumns(c *screen.Ctx, g *widget.Canvas, in widget.Rect) {
	x, end := in.X+1, in.X+in.W-1
	for col := range game.Column(game.Columns) {
		word := c.T("ui.picker.column." + game.ColumnNames[col])
		if c.Wide() {
			word = c.Text.Column(col)
		}
		st := theme.Of(theme.Quiet)
		if col == p.col {
			st, word = theme.Of(theme.Strong), strings.ToUpper(word)
		}
		x = g.Print(x, in.Y, end-x, c.T("ui.letter."+game.ColumnNames[col])+" ", theme.Of(theme.Key).B())
		x = g.Print(x, in.Y, end-x, word, st) + 2
	}
}

// listed are the column's orders as rows, with air between them where there is room.
func (p *Picker) listed(c *screen.Ctx, r widget.Rect) []widget.Item {
	legal, closed := p.shown(c)
	var items []widget.Item
	lines := 2
	for _, e := range closed {
		lines += 1 + len(widget.Wrap(p.reason(c, e), r.W-4))
	}
	for _, e := range legal {
		v := c.Session.Preview(e.order())
		odds := c.T("ui.picker.sure")
		if v.Rolls {
			odds = span(v.Odds)
		}
		right := widget.PadLeft(strconv.Itoa(int(v.Cost)), 2) + widget.PadLeft(odds, 6) + " "
		name := c.Text.OrderName(e.id)
		if widget.Len(name)+widget.Len(right) > r.W-2 {
			name = c.Text.OrderShort(e.id)
		}
		rows := []widget.Row{widget.R(theme.Text, name)}
		if note := p.note(c, v); note != "" {
			rows = append(rows, widget.R(theme.Quiet, "  "+note))
		}
		lines += len(rows)
		items = append(items, widget.Item{Rows: rows, Right: widget.S(theme.Text, right)})
	}
	if lines+len(legal) <= r.H {
		for i := range items {
			if len(items[i].Rows) == 1 {
				items[i].Rows = append(items[i].Rows, widget.Row{})
			}
		}
	}
	if len(closed) > 0 {
		items = append(items, widget.Item{Head: true, Rows: []widget.Row{{}, widget.R(theme.Strong, c.T("ui.picker.closed"))}})
	}
	for _, e := range closed {
		rows := []widget.Row{widget.R(theme.Quiet, c.Text.OrderName(e.id))}
		for _, l := range widget.Wrap(p.reason(c, e), r.W-4) { // a number that is needed is not cut
			rows = append(rows, widget.R(theme.Quiet, "  "+l))
		}
		items = append(items, widget.Item{Rows: rows})
	}
	return items
}

// note is what a newcomer must know of a legal order before he reads on: one line at most.
func (p *Picker) note(c *screen.Ctx, v game.Preview) string {
	switch {
	case len(v.Breaks)+len(v.Strains) > 0:
		return c.T("ui.picker.note_treaty")
	case v.Cancelled:
		return c.T("ui.picker.note_consent")
	case v.Uninvited:
		return c.T("ui.picker.note_uninvited")
	case v.Cliff && v.Rung > c.Known().World.Escalation/4+1:
		return c.T("ui.picker.note_cliff", "N", int(v.Rung))
	}
	return ""
}

// reason is what forbids an order, in few words; the whole stands beside it.
func (p *Picker) reason(c *screen.Ctx, e *entry) string {
	if e.why == nil {
		return c.T("ui.picker.closed_by.aim")
	}
	key := "ui.picker.closed_by." + game.RefusalNames[e.why.Code]
	if e.why.Code == game.RefusedWhen {
		return c.T(key, "Needs", c.Text.Cond(c.Rules().Orders[e.id].When.Node))
	}
	if !c.Words.Has(key) {
		return c.Text.Refusal(e.why)[1]
	}
	return c.T(key, "Need", int(e.why.Need), "Have", int(e.why.Have), "Month", c.Text.Month(int16(e.why.Need)), "Clause", c.Text.ClauseName(e.why.Clause))
}

// low is what stands under the list: what an empty column pays, and what the staff would put here.
func (p *Picker) low(c *screen.Ctx, w int) []widget.Row {
	text := c.T("ui.picker.empty_free")
	if n := c.RestraintPays(); n > 0 {
		text = c.T("ui.picker.empty", "N", n, "Word", c.PurseWord())
	}
	rows := []widget.Row{{{Text: "d ", S: theme.Of(theme.Key).B()}, widget.S(theme.Quiet, text)}}
	if p.staff != "" {
		rows = append(rows, widget.Row{{Text: "i ", S: theme.Of(theme.Key).B()}, widget.S(theme.Quiet, widget.Cut(c.T("ui.picker.staff", "What", p.staff), w-2))})
	}
	return rows
}

// span is a chance rounded to five, as narrow as it goes.
func span(r game.Range) string {
	lo, hi := (r.Low+2)/5*5, (r.High+2)/5*5
	if lo == hi {
		return strconv.Itoa(int(lo)) + " %"
	}
	return strconv.Itoa(int(lo)) + "–" + strconv.Itoa(int(hi))
}

// drawPreview draws the order, its values and what the seat may expect of it.
func (p *Picker) drawPreview(c *screen.Ctx, g *widget.Canvas, r widget.Rect, e *entry) {
	d := &c.Rules().Orders[e.id]
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.Text.OrderName(e.id), Right: claims(c, d), Focus: p.focus > 0}).Inset(1)
	page, rows := p.expected(c, e, in.W)
	asked := e.asked(c)
	intent := intent(c, d, in.W, in.H-len(asked)-len(page))
	used := len(intent) + len(asked)
	if used+len(page) <= in.H {
		rows = page
	}
	y := in.Y
	for _, row := range intent {
		g.Row(in.X, y, in.W, row)
		y++
	}
	y = p.drawValues(c, g, in, y, e, asked)
	low := widget.Rect{X: in.X, Y: y, W: in.W, H: in.Y + in.H - y}
	if foot := p.scroll.Draw(g, low, rows); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+c.T("ui.picker.more", "Count", foot)+" ", theme.Of(theme.Quiet))
	}
}

// expected is the preview with room and folded; for an order that may not be given now, what forbids it.
func (p *Picker) expected(c *screen.Ctx, e *entry, w int) (page, folded []widget.Row) {
	if e.aimless {
		rows := widget.WrapRows(theme.Warn, "! "+c.T("ui.picker.no_target"), w, 2)
		return rows, rows
	}
	v := c.Session.Preview(e.order())
	v.Refusal = e.why
	page, folded = c.PreviewPage(v, w), c.PreviewRows(v, w, true)
	if e.why == nil && len(e.all) > 0 {
		if ref := c.Session.Check(game.Command{Kind: game.CmdOrder, Seat: c.Seat(), Column: p.col, Order: e.order()}); ref != nil {
			v.Refusal = ref
			why := append(c.PreviewPage(v, w), widget.Row{})
			page, folded = append(why, page...), append(why, folded...)
		}
	}
	return page, folded
}

// drawValues writes the order's values, each between ‹ › when it can be changed, and returns the row below them.
func (p *Picker) drawValues(c *screen.Ctx, g *widget.Canvas, in widget.Rect, y int, e *entry, asked []int) int {
	for i, n := range asked {
		text := p.value(c, e.order(), n)
		if all := e.values(n); len(all) > 1 {
			text = "‹ " + text + " ›"
			if in.W >= 60 {
				g.Right(in.X+in.W, y, c.T("ui.picker.of", "N", index(all, part(e.order(), n))+1, "Of", len(all)), theme.Of(theme.Quiet))
			}
		}
		g.Print(in.X, y, 10, c.T("ui.picker."+[parts]string{"whom", "where", "wing", "how"}[n]), theme.Of(theme.Quiet))
		end := g.Print(in.X+10, y, in.W-10, text, theme.Of(theme.Strong))
		if len(e.values(n)) > 1 {
			g.Pick(widget.Rect{X: in.X, Y: y, W: end - in.X, H: 1}, func(x, _ int) bool { // ‹ and › turn the value they stand at
				p.focus = i + 1
				switch {
				case x <= in.X+11:
					e.turn(n, -1)
				case x >= end-2:
					e.turn(n, 1)
				}
				return false
			})
		}
		if p.focus == i+1 {
			g.Ground(widget.Rect{X: in.X - 1, Y: y, W: in.W + 2, H: 1}, theme.Select)
			g.Set(in.X-1, y, '▌', theme.Of(theme.Key).On(theme.Select))
			g.Cursor(in.X+10, y)
		}
		y++
	}
	return y
}

func index(all []int, v int) int {
	for i, x := range all {
		if x == v {
			return i
		}
	}
	return 0
}

// intent is what the order is for: one line where rows are few, the whole text where room is left.
func intent(c *screen.Ctx, d *game.OrderDef, w, room int) []widget.Row {
	rows := widget.WrapRows(theme.Strong, c.T("order."+d.ID+".intent"), w, 0)
	if key := "order." + d.ID + ".text"; c.Words.Has(key) {
		if text := widget.WrapRows(theme.Quiet, c.T(key), w, 0); len(rows)+len(text)+1 <= room {
			rows = append(rows, text...)
		}
	}
	if room < 4 { // every row counts
		return rows
	}
	return append(rows, widget.Row{})
}

func claims(c *screen.Ctx, d *game.OrderDef) string {
	if len(d.Claims) == 0 {
		return ""
	}
	var list []string
	for _, n := range d.Claims {
		list = append(list, strconv.Itoa(int(n)))
	}
	return c.T("ui.picker.claims", "List", strings.Join(list, ", "))
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
