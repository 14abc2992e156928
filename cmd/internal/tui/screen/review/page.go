package review

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/tui/widget/theatre"
)

// drawn is a part as it was last laid out, for its width.
type drawn struct {
	part, w int
	page    *widget.Canvas
	rows    []widget.Row // as many as the page is high: what scrolling counts
}

// Heights of the pictures in a part, in rows.
const (
	plotH = 13
	mapH  = 24
)

// drawPart draws the part in front from the reading position on.
func (r *Review) drawPart(c *screen.Ctx, g *widget.Canvas, box widget.Rect) {
	if r.list.At >= len(r.parts) {
		return
	}
	p := &r.parts[r.list.At]
	frame := widget.Frame{Number: 2, Title: p.Title, Focus: r.focus == 2}
	if m := r.maps(); p.ID == "map" && r.month < len(m) {
		frame.Right = m[r.month].Title
	}
	in := g.Panel(box, frame).Inset(1)
	if r.drawn.page == nil || r.drawn.part != r.list.At || r.drawn.w != in.W {
		r.lay(c, p, in.W, in.H)
	}
	if foot := r.scroll.Draw(g, in, r.drawn.rows); foot != "" {
		g.Right(box.X+box.W-2, box.Y+box.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
	g.Window(in, r.drawn.page, r.scroll.At())
}

// lay lays a part out on a page of its own, as high as it needs.
func (r *Review) lay(c *screen.Ctx, p *session.Part, w, h int) {
	var all []piece
	if p.Intro != "" {
		all = append(all, rowsOf(append(widget.WrapRows(theme.Quiet, p.Intro, w, 0), widget.Row{})))
	}
	for i := range p.Blocks {
		all = append(all, r.pieces(c, &p.Blocks[i], w, h)...)
	}
	high := 0
	for _, x := range all {
		high += x.high
	}
	page := widget.New(w, high)
	y := 0
	for _, x := range all {
		x.draw(page, widget.Rect{X: 0, Y: y, W: w, H: x.high})
		y += x.high
	}
	r.drawn = drawn{r.list.At, w, page, make([]widget.Row, high)}
}

// piece is something that takes some rows of a page.
type piece struct {
	high int
	draw func(g *widget.Canvas, r widget.Rect)
}

func rowsOf(rows []widget.Row) piece {
	return piece{len(rows), func(g *widget.Canvas, r widget.Rect) { g.Rows(r, rows) }}
}

// pieces are what a block takes.
func (r *Review) pieces(c *screen.Ctx, b *session.Block, w, h int) []piece {
	var out []piece
	if len(b.Maps) > 0 {
		m := &b.Maps[min(r.month, len(b.Maps)-1)]
		high := min(mapH, max(12, h-1))
		out = append(out, piece{high, func(g *widget.Canvas, box widget.Rect) { drawMap(c, g, box, m) }}, rowsOf([]widget.Row{{}}))
	}
	if b.Chart != nil {
		out = append(out, piece{plotH, func(g *widget.Canvas, box widget.Rect) { drawChart(g, box, b.Chart) }})
	}
	var rows []widget.Row
	if b.Title != "" {
		rows = append(rows, widget.WrapRows(theme.Strong, b.Title, w, 0)...)
	}
	for _, l := range b.Lines {
		text := l.Text
		if l.Knew != "" {
			text += " (" + l.Knew + ")"
		}
		for i, part := range widget.Wrap(text, w-2) {
			mark := "· "
			if i > 0 {
				mark = "  "
			}
			role := theme.Text
			if l.Knew != "" {
				role = theme.Quiet
			}
			rows = append(rows, widget.Row{widget.S(theme.Quiet, mark), widget.S(role, part)})
		}
	}
	if b.Table != nil {
		rows = append(rows, tableRows(b.Table, w)...)
	}
	if len(rows) > 0 {
		out = append(out, rowsOf(append(rows, widget.Row{})))
	}
	return out
}

// drawChart draws lines over the months with the letters of the turning points under them.
func drawChart(g *widget.Canvas, box widget.Rect, ch *session.Chart) {
	g.Print(box.X, box.Y, box.W, ch.Title, theme.Of(theme.Strong))
	plot := &widget.Plot{Low: ch.Low, High: ch.High, At: -1, Notes: ch.Marks}
	for _, l := range ch.Lines {
		role := theme.Text
		if l.Seat >= 0 {
			role = theme.Slot(l.Seat)
		}
		plot.Lines = append(plot.Lines, widget.Line{Values: l.Values, Role: role, Tag: l.Tag})
	}
	box.Y, box.H = box.Y+1, box.H-2
	plot.Draw(g, box)
}

// shadesAt are the values of violence in the core city from which the ground grows one shade darker: those of the page.
var shadesAt = [5]int{80, 110, 150, 200, 300}

func shade(core int) int {
	n := 0
	for _, from := range shadesAt {
		if core >= from {
			n++
		}
	}
	return n
}

// drawMap draws the theatre of a month: who held what, how violent it was, and where something happened.
func drawMap(c *screen.Ctx, g *widget.Canvas, box widget.Rect, m *session.MonthMap) {
	sites := make([]theatre.Site, len(c.Rules().Regions))
	for i := range min(len(sites), len(m.Sites)) {
		x, s := &m.Sites[i], &sites[i]
		s.Letter, s.Slot, s.Alarm = "·", -1, x.Incident
		if x.Letter != "" {
			s.Letter, s.Slot = x.Letter, c.SlotOf(x.Letter)
		}
		s.Hold = widget.Level(x.Presence, 4)
		s.Short, s.Level, s.Ground = s.Letter, s.Hold, theme.Ramp(shade(x.Core))
	}
	c.Map().Draw(g, c.Theme, box, &theatre.Scene{Sites: sites, Select: -1})
}
