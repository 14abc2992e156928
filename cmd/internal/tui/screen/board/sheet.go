package board

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

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

// stands says until when the sheet counts, where that is longer than its month.
func stands(c *screen.Ctx) string {
	m := c.Known().World.Month
	if until := c.Rules().Stands(m); until > m {
		return c.T("ui.board.sheet_until", "Month", c.Text.Month(until))
	}
	return ""
}

// sheetTitle is the wide sheet's title.
func sheetTitle(c *screen.Ctx) string {
	if s := stands(c); s != "" {
		return s
	}
	return c.T("ui.board.sheet")
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

// drawSheetNarrow is the sheet in a column of 24 cells.
func (b *Board) drawSheetNarrow(c *screen.Ctx, g *widget.Canvas, r widget.Rect, rows []sheetRow) {
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
	drawWhy(c, g, in.X+1, in.Y+len(rows), in.W-1)
	y := in.Y + len(rows) + 1
	if w := b.warning(c); w != "" {
		g.Print(in.X+1, y, in.W-1, "! "+w, theme.Of(theme.Warn))
	} else if o := rows[b.row]; o.kind != rowOrder || o.order.ID < 0 {
		g.Print(in.X+1, y, in.W-1, stands(c), theme.Of(theme.Quiet))
	} else {
		if p := c.Session.Preview(o.order); p.Rolls {
			g.Row(in.X+1, y, in.W-1, widget.Row{widget.S(theme.Quiet, c.T("ui.preview.odds_label")+" "), widget.S(theme.Strong, c.Text.Odds(p.Odds))})
		}
	}
	g.Row(in.X+1, y+1, in.W-1, widget.Row{{Text: "a", S: theme.Of(theme.Key).B()}, widget.S(theme.Text, " "+c.T("ui.hint.order")+"  "), {Text: "s", S: theme.Of(theme.Key).B()}, widget.S(theme.Text, " "+c.T("ui.hint.seal"))})
}

// drawWhy is what the seat wrote beside its sheet.
func drawWhy(c *screen.Ctx, g *widget.Canvas, x, y, w int) {
	if c.Why != "" {
		g.Row(x, y, w, widget.Row{{Text: "› ", S: theme.Of(theme.Key).B()}, widget.S(theme.Text, c.Why)})
	}
}

// mark marks the selected row, and makes it answer the mouse.
func (b *Board) mark(g *widget.Canvas, r widget.Rect, i int) {
	g.Pick(r, func(int, int) bool {
		again := b.row == i
		if b.row = i; !again {
			b.detail.Reset()
		}
		return again
	})
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
	switch {
	case c.Memo(row.col):
		return letter, c.T("ui.board.memo"), ""
	case row.order.ID < 0:
		return letter, c.T("ui.board.empty"), ""
	}
	return letter, c.Text.OrderShort(row.order.ID), strconv.Itoa(int(c.Session.Preview(row.order).Cost))
}

// heads are the columns of the sheet.
var heads = [...]string{"column", "order", "cost", "odds", "likely"}

// columnsOf are where the columns of a sheet of w cells begin; where there is more room the order and its effect share it.
func columnsOf(w int) [len(heads)]int {
	more := max(0, w-70)
	if w < 60 { // beside a map in a low window: no column for the effect
		return [len(heads)]int{1, 12, 32, 37, w}
	}
	return [len(heads)]int{1, 13, 33 + more/3, 39 + more/3, 48 + more/3}
}

// drawSheet is the sheet with its columns: order, cost, odds, likely effect; its last line warns of the next cliff.
func (b *Board) drawSheet(c *screen.Ctx, g *widget.Canvas, r widget.Rect, rows []sheetRow) {
	in := g.Panel(r, widget.Frame{Number: panelSheet, Title: sheetTitle(c), Right: b.purse(c), Focus: b.focus == panelSheet})
	x := columnsOf(in.W)
	for i, key := range heads {
		g.Print(in.X+x[i], in.Y, in.W-x[i], c.T("ui.board.head_"+key), theme.Of(theme.Quiet))
	}
	for i, row := range rows {
		y := in.Y + 1 + i
		label, text, cost, odds, likely := b.long(c, row, in.W, in.W-1-x[4])
		st := theme.Of(theme.Text)
		if i == b.row {
			st = theme.Of(theme.Strong)
		}
		if row.kind == rowOrder && row.order.ID < 0 {
			st = theme.Of(theme.Quiet)
		}
		g.Print(in.X+x[0], y, x[1]-x[0]-1, label, theme.Of(theme.Quiet))
		room := x[2] - x[1] - 1
		if row.kind != rowOrder {
			room = x[4] - x[1] - 1
		}
		end := g.Print(in.X+x[1], y, room, text, st)
		g.Right(in.X+x[2]+3, y, cost, theme.Of(theme.Text))
		g.Print(in.X+x[3], y, 9, odds, theme.Of(theme.Strong))
		g.Print(in.X+x[4], y, in.W-1-x[4], likely, theme.Of(theme.Text))
		b.mark(g, widget.Rect{X: in.X, Y: y, W: in.W, H: 1}, i)
		if row.kind == rowPosture {
			g.Arrows(in.X+x[1], end, y)
		}
	}
	b.lastLine(c, g, widget.Rect{X: in.X + 1, Y: in.Y + in.H - 1, W: in.W - 2, H: 1})
}

// lastLine warns of a cliff that the sheet could reach, and says why the sheet is as it is, else who is invited to answer it.
func (b *Board) lastLine(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	end := g.Right(r.X+r.W, r.Y, " "+c.T("ui.board.seals"), theme.Of(theme.Text))
	end = g.Right(end, r.Y, c.Theme.Keys.Shown(theme.Commit), theme.Of(theme.Key).B()) - 2
	x := r.X
	if w := b.warning(c); w != "" {
		x = g.Print(x, r.Y, end-x, "! "+w, theme.Of(theme.Warn)) + 2
	}
	if c.Why != "" && x < end {
		drawWhy(c, g, x, r.Y, end-x)
	} else if n := b.invited(c); n != "" && x < end {
		g.Print(x, r.Y, end-x, n, theme.Of(theme.Quiet))
	}
}

// invited is the answer that the sheet most invites.
func (b *Board) invited(c *screen.Ctx) string {
	for col := range game.Column(game.Columns) {
		if o := c.Drafted(col); o.ID >= 0 {
			for _, i := range c.Session.Preview(o).Invites {
				return c.Text.Invite(i)
			}
		}
	}
	return ""
}

// holdCost is what a week of holding the border open costs.
func holdCost(c *screen.Ctx) string { return strconv.Itoa(int(c.Rules().P(game.PHoldCost))) }

// long is a row of the wide sheet, w cells wide; the effect has room cells.
func (b *Board) long(c *screen.Ctx, row sheetRow, w, room int) (label, text, cost, odds, likely string) {
	switch row.kind {
	case rowPosture:
		return c.T("ui.board.posture"), "‹ " + c.Text.Posture(game.PostureID(c.Own().Posture)) + " ›", "", "", ""
	case rowTroops:
		return c.T("ui.board.troops_label"), c.T("ui.board.troops", "N", int(c.Known().Seats[c.Seat()].FreeTroops)), "", "", ""
	case rowHold:
		return c.T("ui.board.border_label"), c.T("ui.board.hold"), holdCost(c), "", ""
	}
	label = c.Text.Column(row.col)
	if c.Memo(row.col) {
		return label, c.T("ui.board.memo"), "", "", c.T("ui.board.memo_waits")
	}
	if row.order.ID < 0 {
		n := c.RestraintPays()
		if n == 0 {
			return label, c.T("ui.board.empty"), "", "", ""
		}
		return label, c.T("ui.board.empty"), widget.Signed(n), "", c.T("ui.board.restraint", "N", n)
	}
	p := c.Session.Preview(row.order)
	text, cost = c.Text.OrderName(row.order.ID), strconv.Itoa(int(p.Cost))
	if x := columnsOf(w); widget.Len(text) > x[2]-x[1]-1 {
		text = c.Text.OrderShort(row.order.ID)
	}
	if at := where(c, row.order); at != "" {
		text += " · " + at
	}
	if p.Rolls {
		odds = c.Text.Odds(p.Odds)
	}
	return label, text, cost, odds, likelyOf(c, p, room)
}

// where is an order's place or target in one word.
func where(c *screen.Ctx, o game.Order) string {
	switch {
	case o.Region >= 0:
		return c.Text.Region(o.Region)
	case o.Group >= 0:
		return c.Text.GroupShort(o.Group)
	}
	return c.Text.Choice(o.ID, o.Amount)
}

// likelyOf are the changes that an order brings for certain, else by success: as many as fit.
func likelyOf(c *screen.Ctx, p game.Preview, room int) string {
	var all []string
	for _, o := range []int8{0, game.Success, game.Decisive} {
		all = append(all, c.Text.Moves(p.Moves, o)...)
	}
	out := ""
	for _, s := range all {
		switch {
		case out == "":
			out = s
		case widget.Len(out)+2+widget.Len(s) <= room:
			out += "; " + s
		}
	}
	return strings.TrimSpace(out)
}
