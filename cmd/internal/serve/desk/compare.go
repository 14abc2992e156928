package desk

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// comparison is the screen of all tables side by side: their numbers as they stand, and one track of each over the months.
type comparison struct {
	on    bool
	track int // of deskTracks, drawn below
}

// key answers a key there; false when it closes.
func (c *comparison) key(act theme.Action) bool {
	n := len(deskTracks)
	switch act {
	case theme.Right, theme.Down, theme.Next:
		c.track = (c.track + 1) % n
	case theme.Left, theme.Up, theme.Prev:
		c.track = (c.track + n - 1) % n
	default:
		c.on = false
	}
	return c.on
}

// nameWide is how wide a table's name is there.
const nameWide = 14

// drawCompare draws the tables side by side.
func (m *model) drawCompare(g *widget.Canvas) {
	all := m.d.hall.Tables()
	in := g.Panel(widget.Rect{X: 0, Y: 0, W: m.w, H: m.h}, widget.Frame{Title: m.d.t("panel.compare"), Right: m.d.t("tracks_change"), Foot: m.d.t("compare_keys"), Focus: true}).Inset(1)
	rs := m.d.hall.Rules()
	each := (in.W - nameWide - 8) / (len(deskTracks) + len(rs.Seats)) // columns of a number
	top, low := in.Top(len(all) + 2)
	x := top.X + nameWide + 8
	for i, tr := range deskTracks {
		role := theme.Quiet
		if i == m.compare.track {
			role = theme.Key
		}
		g.Right(x+each-1, top.Y, widget.Cut(m.d.words.Text("ui.short."+strings.TrimSuffix(tr.key, "_short"), nil), each-1), theme.Of(role))
		x += each
	}
	for k := range rs.Seats {
		g.Right(x+each-1, top.Y, string(rs.Seats[k].Letter)+" ±", theme.Of(theme.Slot(k)).B())
		x += each
	}
	for i, t := range all {
		if y := top.Y + 1 + i; y < in.Y+in.H {
			m.drawCompared(g, top, y, each, i, t)
		}
	}
	m.drawCourse(g, low, all)
}

// drawCompared draws a table's row.
func (m *model) drawCompared(g *widget.Canvas, r widget.Rect, y, each, i int, t *hall.Table) {
	rs, s := m.d.hall.Rules(), t.Game().Whole()
	past, _ := t.Game().Public()
	g.Print(r.X, y, 2, strconv.Itoa(t.No()), theme.Of(theme.Slot(i)).B())
	g.Print(r.X+2, y, nameWide-3, t.Name(), theme.Of(theme.Strong))
	g.Print(r.X+nameWide, y, 7, strconv.Itoa(m.d.month(&s.World))+"/"+strconv.Itoa(int(rs.Turns)), theme.Of(theme.Quiet))
	before := s.World
	if n := len(past); n > 1 && !t.Game().Over() {
		before = past[n-2]
	}
	x := r.X + nameWide + 8
	for _, tr := range deskTracks {
		now, was := tr.shown(&s.World), tr.shown(&before)
		change := ""
		if now != was && each > 8 {
			change = " " + widget.Signed(now-was)
		}
		end := g.Right(x+each-1, y, change, theme.Of(theme.Quiet))
		g.Right(end, y, widget.Num(now), theme.Of(theme.Text))
		x += each
	}
	for k := range rs.Seats {
		st := game.Score(rs, &s, game.Seat(k))
		tone := theme.Good
		if st.Score < st.Threshold {
			tone = theme.Bad
		}
		g.Right(x+each-1, y, m.d.r.MarginOf(st), theme.Of(tone))
		x += each
	}
}

// drawCourse draws one track of all tables over the months.
func (m *model) drawCourse(g *widget.Canvas, r widget.Rect, all []*hall.Table) {
	tr := deskTracks[m.compare.track]
	g.Print(r.X, r.Y, r.W, m.d.words.Text("ui.track."+tr.key, nil), theme.Of(theme.Strong))
	_, r = r.Top(1)
	p := &widget.Plot{At: -1}
	for i, t := range all {
		past, _ := t.Game().Public()
		line := widget.Line{Role: theme.Slot(i), Tag: strconv.Itoa(t.No())}
		for n := range past {
			line.Values = append(line.Values, tr.shown(&past[n]))
		}
		now := t.Game().Standing()
		if !t.Game().Over() {
			line.Values = append(line.Values, tr.shown(&now))
		}
		p.Lines = append(p.Lines, line)
	}
	p.Low, p.High = span(p.Lines, tr.low/max(1, tr.scale), tr.high/max(1, tr.scale))
	p.Draw(g, r)
}

// span is a scale that shows how far lines lie apart: from the least to the greatest value, and no less than a quarter of what a
// track can be.
func span(lines []widget.Line, low, high int) (from, to int) {
	from, to = high, low
	for _, l := range lines {
		for _, v := range l.Values {
			from, to = min(from, v), max(to, v)
		}
	}
	for want := max(4, (high-low)/4); to-from < want; {
		if from > low {
			from--
		}
		if to < high || from <= low {
			to++
		}
	}
	return from, to
}
