package board

import (
	"strconv"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/tui/widget/theatre"
	"riobravo/game"
)

type rowKind uint8

const (
	rowPosture rowKind = iota
	rowOrder
	rowTroops
	rowHold
)

// sheetRow is one row of the sheet.
type sheetRow struct {
	kind  rowKind
	col   game.Column
	order game.Order
}

func (b *Board) rows(c *screen.Ctx) []sheetRow {
	rows := []sheetRow{{kind: rowPosture}}
	for col := range game.Column(game.Columns) {
		rows = append(rows, sheetRow{rowOrder, col, c.Drafted(col)})
	}
	troops, hold := c.SheetFields()
	if troops {
		rows = append(rows, sheetRow{kind: rowTroops})
	}
	if hold {
		rows = append(rows, sheetRow{kind: rowHold})
	}
	return rows
}

// layout is the board's rectangles; those that a size lacks are empty.
type layout struct{ strip, theatre, tracks, wire, sheet, detail, line widget.Rect }

// lay divides r. At 120×36 the map is 72×26, tracks and wire 48×13, sheet 72×8, detail 48×8; at 80×24 the map is 56×20
// and sheet and detail share a column of 24.
func lay(wide bool, r widget.Rect, rows int) layout {
	var l layout
	if wide {
		left, right := r.LeftOf(r.W - 48)
		l.theatre, l.sheet = left.Bottom(max(8, rows+4))
		up, low := right.Bottom(max(8, rows+4))
		l.detail = low
		l.tracks, l.wire = up.Top(15)
		return l
	}
	var rest widget.Rect
	l.strip, rest = r.Top(1)
	rest, l.line = rest.Bottom(1)
	var side widget.Rect
	l.theatre, side = rest.LeftOf(r.W - 24)
	l.sheet, l.detail = side.Top(rows + 5)
	return l
}

// Draw draws the panels that the size has room for.
func (b *Board) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	rows := b.rows(c)
	b.row = min(b.row, len(rows)-1)
	l := lay(c.Wide(), r, len(rows))
	if !c.Wide() && (b.focus == panelTracks || b.focus == panelWire) {
		b.focus = panelSheet
	}
	b.drawMap(c, g, l.theatre)
	if c.Wide() {
		in := g.Panel(l.tracks, widget.Frame{Number: panelTracks, Title: c.T("ui.board.tracks"), Right: c.T("ui.board.since"), Focus: b.focus == panelTracks})
		widget.Tracks(g, c.Theme, in, c.Ladder(), c.Tracks())
		b.drawWire(c, g, l.wire)
		b.drawSheetWide(c, g, l.sheet, rows)
	} else {
		widget.Strip(g, c.Theme, l.strip, c.Ladder(), c.Tracks())
		b.drawSheet(c, g, l.sheet, rows)
		b.drawLine(c, g, l.line)
	}
	b.drawDetail(c, g, l.detail, rows)
}

func (b *Board) drawMap(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	layer := screen.Layers[b.layer]
	in := g.Panel(r, widget.Frame{Number: panelMap, Title: c.T("ui.board.theatre", "Layer", c.T("ui.layer."+layer)), Right: c.T("ui.board.layer_key"), Foot: c.T("ui.legend." + layer), Focus: b.focus == panelMap})
	c.Map().Draw(g, c.Theme, in, &theatre.Scene{Sites: c.Sites(b.layer), Select: int(b.region), Focus: b.focus == panelMap, Trade: layer == "crossings"})
}

func (b *Board) drawWire(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	lines := c.WireLines(4)
	var rows []widget.Row
	for _, l := range lines {
		rows = append(rows, l.Row())
	}
	if len(rows) == 0 {
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.board.no_wire")))
	}
	in := g.Panel(r, widget.Frame{Number: panelWire, Title: c.T("ui.board.wire"), Focus: b.focus == panelWire}).Inset(1)
	if foot := b.wire.Draw(g, in, rows); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

// drawLine is the newest headline, where there is no room for the wire.
func (b *Board) drawLine(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	tail := c.T("ui.board.wire_key")
	if lines := c.WireLines(2); len(lines) > 0 {
		g.Row(r.X+1, r.Y, r.W-widget.Len(tail)-4, lines[0].Row())
	} else {
		g.Print(r.X+1, r.Y, r.W-widget.Len(tail)-4, c.T("ui.board.no_wire"), theme.Of(theme.Quiet))
	}
	g.Right(r.X+r.W-1, r.Y, tail, theme.Of(theme.Quiet))
}

// purse is what the seat has and what the sheet leaves of it.
func (b *Board) purse(c *screen.Ctx) string {
	left := c.Purse()
	for col := range game.Column(game.Columns) {
		if o := c.Drafted(col); o.ID >= 0 {
			left = min(left, int(c.Session.Preview(o).Left))
		}
	}
	if left != c.Purse() && !c.Wide() {
		return widget.Num(c.Purse()) + "→" + widget.Num(left)
	}
	if left != c.Purse() {
		return c.T("ui.board.purse_after", "Word", c.PurseWord(), "N", c.Purse(), "Left", widget.Num(left))
	}
	return c.T("ui.board.purse", "Word", c.PurseWord(), "N", c.Purse())
}

// warning is the line about the next cliff, if the sheet could reach it.
func (b *Board) warning(c *screen.Ctx) string {
	for col := range game.Column(game.Columns) {
		if o := c.Drafted(col); o.ID >= 0 {
			if p := c.Session.Preview(o); p.Cliff {
				return c.T("ui.board.cliff", "N", int(p.Rung), "Name", c.Text.Rung(p.Rung))
			}
		}
	}
	return ""
}

func (b *Board) drawSheet(c *screen.Ctx, g *widget.Canvas, r widget.Rect, rows []sheetRow) {
	in := g.Panel(r, widget.Frame{Number: panelSheet, Title: c.T("ui.board.sheet_short"), Right: b.purse(c), Focus: b.focus == panelSheet})
	for i, row := range rows {
		y := in.Y + i
		letter, text, right := b.short(c, row)
		room := in.W - 4
		if right != "" {
			g.Right(in.X+in.W, y, right, theme.Of(theme.Text))
			room -= widget.Len(right) + 1
		}
		g.Print(in.X+1, y, 1, letter, theme.Of(theme.Quiet))
		st := theme.Of(theme.Text)
		if row.kind == rowOrder && row.order.ID < 0 {
			st = theme.Of(theme.Quiet)
		}
		g.Print(in.X+3, y, room+1, text, st)
		b.mark(g, widget.Rect{X: in.X, Y: y, W: in.W, H: 1}, i)
	}
	y := in.Y + len(rows) + 1
	if w := b.warning(c); w != "" {
		g.Print(in.X+1, y, in.W-1, "! "+w, theme.Of(theme.Warn))
	} else if o := rows[b.row]; o.kind == rowOrder && o.order.ID >= 0 {
		if p := c.Session.Preview(o.order); p.Rolls {
			g.Row(in.X+1, y, in.W-1, widget.Row{widget.S(theme.Quiet, c.T("ui.preview.odds_label")+" "), widget.S(theme.Strong, c.Text.Odds(p.Odds))})
		}
	}
	g.Row(in.X+1, y+1, in.W-1, widget.Row{{Text: "a", S: theme.Of(theme.Key).B()}, widget.S(theme.Text, " "+c.T("ui.hint.order")+"  "), {Text: "s", S: theme.Of(theme.Key).B()}, widget.S(theme.Text, " "+c.T("ui.hint.seal"))})
}

func (b *Board) mark(g *widget.Canvas, r widget.Rect, i int) {
	if i != b.row {
		return
	}
	ground := theme.Text
	if b.focus == panelSheet {
		ground = theme.Select
		g.Ground(r, theme.Select)
		g.Cursor(r.X+1, r.Y)
	}
	g.Set(r.X, r.Y, '▌', theme.Of(theme.Key).On(ground))
}

// short is a row of the narrow sheet: its letter, its words, and its cost.
func (b *Board) short(c *screen.Ctx, row sheetRow) (letter, text, right string) {
	switch row.kind {
	case rowPosture:
		return "P", "‹ " + c.Text.Posture(game.PostureID(c.Own().Posture)) + " ›", ""
	case rowTroops:
		return "G", c.T("ui.board.troops", "N", int(c.Known().Seats[c.Seat()].FreeTroops)), ""
	case rowHold:
		return "B", c.T("ui.board.hold"), holdCost(c)
	}
	letter = c.T("ui.letter." + game.ColumnNames[row.col])
	if row.order.ID < 0 {
		return letter, c.T("ui.board.empty"), ""
	}
	return letter, c.Text.OrderName(row.order.ID), strconv.Itoa(int(c.Session.Preview(row.order).Cost))
}

func (b *Board) drawSheetWide(c *screen.Ctx, g *widget.Canvas, r widget.Rect, rows []sheetRow) {
	in := g.Panel(r, widget.Frame{Number: panelSheet, Title: c.T("ui.board.sheet"), Right: b.purse(c), Focus: b.focus == panelSheet})
	x := [5]int{in.X + 1, in.X + 13, in.X + 38, in.X + 43, in.X + 53}
	for i, key := range []string{"column", "order", "cost", "odds", "likely"} {
		g.Print(x[i], in.Y, 12, c.T("ui.board.head_"+key), theme.Of(theme.Quiet))
	}
	for i, row := range rows {
		y := in.Y + 1 + i
		label, text, cost, odds, likely := b.long(c, row)
		st := theme.Of(theme.Text)
		if i == b.row {
			st = theme.Of(theme.Strong)
		}
		if row.kind == rowOrder && row.order.ID < 0 {
			st = theme.Of(theme.Quiet)
		}
		g.Print(x[0], y, 11, label, theme.Of(theme.Quiet))
		g.Print(x[1], y, 24, text, st)
		g.Right(x[2]+4, y, cost, theme.Of(theme.Text))
		g.Print(x[3], y, 9, odds, theme.Of(theme.Text))
		g.Print(x[4], y, in.X+in.W-1-x[4], likely, theme.Of(theme.Quiet))
		b.mark(g, widget.Rect{X: in.X, Y: y, W: in.W, H: 1}, i)
	}
	y := in.Y + 1 + len(rows)
	if w := b.warning(c); w != "" && y < in.Y+in.H {
		g.Print(in.X+1, y, in.W-2, "! "+w, theme.Of(theme.Warn))
	}
}

// holdCost is what a week of holding the border open costs.
func holdCost(c *screen.Ctx) string { return strconv.Itoa(int(c.Rules().P(game.PHoldCost))) }

// long is a row of the wide sheet.
func (b *Board) long(c *screen.Ctx, row sheetRow) (label, text, cost, odds, likely string) {
	switch row.kind {
	case rowPosture:
		return c.T("ui.board.posture"), "‹ " + c.Text.Posture(game.PostureID(c.Own().Posture)) + " ›", "", "", ""
	case rowTroops:
		return c.T("ui.board.troops_label"), c.T("ui.board.troops", "N", int(c.Known().Seats[c.Seat()].FreeTroops)), "", "", ""
	case rowHold:
		return c.T("ui.board.border_label"), c.T("ui.board.hold"), holdCost(c), "", ""
	}
	label = c.Text.Column(row.col)
	if row.order.ID < 0 {
		return label, c.T("ui.board.empty"), "", "", c.T("ui.board.restraint", "N", int(c.Rules().P(game.PRestraintPay)), "Word", c.PurseWord())
	}
	p := c.Session.Preview(row.order)
	text, cost = c.Text.OrderName(row.order.ID), strconv.Itoa(int(p.Cost))
	if p.Rolls {
		odds = c.Text.Odds(p.Odds)
	}
	return label, text, cost, odds, c.Text.Target(row.order)
}

// drawDetail shows the particulars of what is selected: a posture, an order, or the theatre.
func (b *Board) drawDetail(c *screen.Ctx, g *widget.Canvas, r widget.Rect, rows []sheetRow) {
	title, body := c.T("ui.region.title", "Name", c.Text.Region(b.region), "Core", c.Text.Core(b.region)), c.RegionRows(b.region, r.W-4)
	if !c.Wide() {
		title = c.Text.Region(b.region)
	}
	row := rows[b.row]
	sheet := b.focus == panelSheet || b.focus == panelDetail
	switch {
	case sheet && row.kind == rowPosture:
		id := c.Rules().Postures[c.Own().Posture].ID
		title = c.Text.Posture(game.PostureID(c.Own().Posture))
		body = widget.WrapRows(theme.Text, c.T("posture."+id+".text"), r.W-4, 0)
	case sheet && row.kind == rowOrder && row.order.ID >= 0:
		title = c.Text.OrderName(row.order.ID)
		if where := c.Text.Where(row.order); where != "" {
			body = widget.WrapRows(theme.Text, where, r.W-4, 0)
		} else {
			body = nil
		}
		body = append(body, c.PreviewRows(c.Session.Preview(row.order), r.W-4, c.Wide())...)
	case sheet && row.kind == rowOrder && !c.Wide():
		title = c.Text.Column(row.col)
		body = widget.WrapRows(theme.Quiet, c.T("ui.board.empty_note", "N", int(c.Rules().P(game.PRestraintPay)), "Word", c.PurseWord()), r.W-4, 0)
	case sheet && row.kind == rowHold:
		title, body = c.T("ui.board.hold"), widget.WrapRows(theme.Text, c.T("ui.board.hold_note"), r.W-4, 0)
	case sheet && row.kind == rowTroops:
		title, body = c.T("ui.board.troops_label"), widget.WrapRows(theme.Text, c.T("ui.board.troops_note"), r.W-4, 0)
	}
	in := g.Panel(r, widget.Frame{Number: panelDetail, Title: title, Focus: b.focus == panelDetail}).Inset(1)
	if foot := b.detail.Draw(g, in, body); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}
