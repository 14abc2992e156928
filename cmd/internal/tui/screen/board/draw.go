package board

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// Draw draws the panels that the size has room for.
func (b *Board) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	rows := b.rows(c)
	b.row = min(b.row, len(rows)-1)
	k := classOf(c.W, c.H)
	l := lay(k, r, len(rows))
	if !k.full() && b.focus == panelWire {
		b.focus = panelSheet
	}
	b.drawMap(c, g, l.theatre)
	if k.full() {
		b.drawTracks(c, g, l.tracks)
		b.drawWire(c, g, l.wire)
	} else {
		sel := -1
		if b.focus == panelTracks {
			sel = b.tracks.List.At
		}
		g.Spot(widget.Spot{R: l.strip, Panel: panelTracks, Focus: sel >= 0})
		widget.Strip(g, c.Theme, l.strip, c.Ladder(), c.Tracks(), sel)
		b.drawLine(c, g, l.line)
	}
	if k.wide {
		b.drawSheet(c, g, l.sheet, rows)
	} else {
		b.drawSheetNarrow(c, g, l.sheet, rows)
	}
	b.drawDetail(c, g, l.detail, rows)
}

func (b *Board) drawTracks(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Number: panelTracks, Title: c.T("ui.board.tracks"), Right: c.T("ui.board.since"), Focus: b.focus == panelTracks})
	if foot := b.tracks.Draw(g, c.Theme, in, c.Ladder(), c.Tracks(), b.focus == panelTracks); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

func (b *Board) drawWire(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	lines := b.headlines(c, 4)
	var rows []widget.Row
	fresh := 0
	for _, l := range lines {
		rows = append(rows, l.Row())
		if l.Month == c.Known().World.Month {
			fresh++
		}
	}
	news := ""
	if fresh > 0 {
		news = c.T("ui.board.new", "N", fresh)
	}
	if len(rows) == 0 {
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.board.no_wire")))
	}
	in := g.Panel(r, widget.Frame{Number: panelWire, Title: c.T("ui.board.wire"), Right: news, Focus: b.focus == panelWire}).Inset(1)
	if foot := b.wire.Draw(g, in, rows); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

// heard is what the headlines were last told of.
type heard struct {
	text  *words.Renderer
	month int16
	back  int16
	n     int
	last  game.Event
}

// headlines are the wire's lines. They are told anew only when something has happened: they are half the cost of a frame.
func (b *Board) headlines(c *screen.Ctx, back int16) []screen.Line {
	now := heard{text: c.Text, month: c.Known().World.Month, back: back}
	if all := c.Session.Events(now.month); len(all) > 0 {
		now.n, now.last = len(all), all[len(all)-1]
	}
	if b.lines == nil || now != b.heard {
		b.heard, b.lines = now, c.WireLines(back)
	}
	return b.lines
}

// drawLine is the newest headline, where there is no room for the wire.
func (b *Board) drawLine(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	tail := c.T("ui.board.wire_key")
	if lines := b.headlines(c, 2); len(lines) > 0 {
		g.Row(r.X+1, r.Y, r.W-widget.Len(tail)-4, lines[0].Row())
	} else {
		g.Print(r.X+1, r.Y, r.W-widget.Len(tail)-4, c.T("ui.board.no_wire"), theme.Of(theme.Quiet))
	}
	g.Right(r.X+r.W-1, r.Y, tail, theme.Of(theme.Quiet))
}

// drawDetail shows the particulars of what is selected: a posture, an order, or the theatre.
func (b *Board) drawDetail(c *screen.Ctx, g *widget.Canvas, r widget.Rect, rows []sheetRow) {
	title, body, place := c.T("ui.region.title", "Name", c.Text.Region(b.region), "Core", c.Text.Core(b.region)), []widget.Row(nil), false
	if !classOf(c.W, c.H).wide {
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
		body = append(body, c.PreviewRows(c.Session.Preview(row.order), r.W-4, classOf(c.W, c.H).wide)...)
	case sheet && row.kind == rowHold:
		title, body = c.T("ui.board.hold"), widget.WrapRows(theme.Text, c.T("ui.board.hold_note"), r.W-4, 0)
	case sheet && row.kind == rowTroops:
		title, body = c.T("ui.board.troops_label"), widget.WrapRows(theme.Text, c.T("ui.board.troops_note"), r.W-4, 0)
	default:
		body, place = c.RegionRows(b.region, r.W-4), true
	}
	code := ""
	if place {
		code = c.Map().Abbr(int(b.region))
	}
	in := g.Panel(r, widget.Frame{Number: panelDetail, Title: title, Right: code, Focus: b.focus == panelDetail}).Inset(1)
	if at := in.Y + in.H - 1; place && in.H > len(body) && r.W >= sideW {
		b.placeKeys(c, g, widget.Rect{X: in.X, Y: at, W: in.W, H: 1})
		in.H--
	}
	if foot := b.detail.Draw(g, in, body); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

// placeKeys are what can be done with the theatre that is shown.
func (b *Board) placeKeys(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	x := r.X
	for _, h := range []screen.Hint{{Action: theme.Open, Word: "card"}, {Action: theme.Add, Word: "order_here"}, {Action: theme.Explain, Word: "explain"}} {
		if b.focus != panelMap && b.focus != panelDetail {
			return
		}
		x = g.Print(x, r.Y, r.X+r.W-x, c.Theme.Keys.Shown(h.Action), theme.Of(theme.Key).B()) + 1
		x = g.Print(x, r.Y, r.X+r.W-x, c.T("ui.hint."+h.Word), theme.Of(theme.Text)) + 2
	}
}
