package widget

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/theme"
)

// Track is one number that everybody watches.
type Track struct {
	Label   string
	Short   string
	Value   int
	Low     int // the gauge's ends
	High    int
	Delta   int
	Good    int // 1 when rising is good for the reader, -1 when falling is, 0 neither
	History []int
}

// Tone is the role for a change by d, judged from the reader's seat.
func Tone(good, d int) theme.Role {
	switch {
	case d == 0 || good == 0:
		return theme.Text
	case (d > 0) == (good > 0):
		return theme.Good
	}
	return theme.Bad
}

// Rungs is the height of the escalation ladder.
const Rungs = 10

// Ladder is the escalation track.
type Ladder struct {
	Word    string // ESCALATION
	Short   string
	Rung    int
	Name    string
	Next    string // the next rung's name, and what lacks to it
	Cliff   string // the next rung from which there is no easy way back
	CliffAt int    // 0 none
	Delta   int
}

// rungRole is the colour of a rung: the ramp rises one step every two rungs.
func rungRole(i int) theme.Role { return theme.Ramp(1 + (i-1)/2) }

// Strip writes the ladder and the tracks in one line; sel is the one in focus: 0 the ladder, -1 none.
func Strip(c *Canvas, t *theme.Theme, r Rect, l Ladder, tracks []Track, sel int) {
	mark := func(from, to, i int) {
		if i == sel {
			c.Ground(Rect{from, r.Y, to - from, 1}, theme.Select)
			c.Cursor(from, r.Y)
		}
	}
	x := c.Print(r.X+1, r.Y, r.W, l.Short+" ", theme.Of(theme.Quiet))
	x = c.Print(x, r.Y, r.W, strconv.Itoa(l.Rung)+"/10 ", theme.Of(theme.Strong))
	for i := 1; i <= Rungs; i++ {
		if i <= l.Rung {
			c.Set(x, r.Y, '█', theme.Of(rungRole(i)))
		} else {
			c.Set(x, r.Y, '░', theme.Of(theme.Line))
		}
		x++
	}
	if l.Delta != 0 {
		x = c.Print(x+1, r.Y, 5, Arrow(l.Delta), theme.Of(theme.Bad))
		if l.Delta < 0 {
			c.Ink(Rect{x - 2, r.Y, 2, 1}, theme.Good)
		}
	}
	mark(r.X, x, 0)
	x += 2
	for i, tr := range tracks {
		val, ch := Num(tr.Value), Arrow(tr.Delta)
		if tr.Delta == 0 {
			ch = ""
		}
		if x+Len(tr.Short)+1+Len(val)+Len(ch) > r.X+r.W {
			return
		}
		from := x
		x = c.Print(x, r.Y, r.W, tr.Short+" ", theme.Of(theme.Quiet))
		x = c.Print(x, r.Y, r.W, val, theme.Of(theme.Strong))
		x = c.Print(x, r.Y, r.W, ch, theme.Of(Tone(tr.Good, tr.Delta)))
		mark(from, x, i+1)
		x += 2
	}
}

// TrackList draws the ladder and the tracks as a panel's inside. The ladder is the list's first entry.
type TrackList struct {
	List List
	top  int
}

// ladderH are the rows of the ladder: head, bar, numbers, next rung and cliff.
const ladderH = 4

// Draw draws into r, 46 cells wide or more, and returns "1–7 / 9" when not all tracks fit.
func (tl *TrackList) Draw(c *Canvas, t *theme.Theme, r Rect, l Ladder, tracks []Track, focus bool) string {
	in := r.Inset(1)
	drawLadder(c, in, l)
	if focus && tl.List.At == 0 {
		c.Ground(Rect{r.X, r.Y, r.W, 1}, theme.Select)
		c.Set(r.X, r.Y, '▌', theme.Of(theme.Key).On(theme.Select))
		c.Cursor(in.X, in.Y)
	}
	c.Pick(Rect{r.X, r.Y, r.W, ladderH}, tl.List.Pick(0))
	c.Wheel(r, func(d int, _ bool) { tl.List.Move(d, len(tracks)+1) })
	room := in.H - ladderH
	at := tl.List.At - 1
	tl.top = min(tl.top, max(0, at))
	tl.top = max(0, min(max(tl.top, at-room+1), len(tracks)-room))
	for i, tr := range tracks[tl.top:min(len(tracks), tl.top+max(room, 0))] {
		y, n := in.Y+ladderH+i, tl.top+i+1
		drawTrack(c, t, in, y, tr)
		if focus && n == tl.List.At {
			c.Ground(Rect{r.X, y, r.W, 1}, theme.Select)
			c.Set(r.X, y, '▌', theme.Of(theme.Key).On(theme.Select))
			c.Cursor(in.X, y)
		}
		c.Pick(Rect{r.X, y, r.W, 1}, tl.List.Pick(n))
	}
	if room < len(tracks) {
		return strconv.Itoa(tl.top+1) + "–" + strconv.Itoa(tl.top+max(room, 0)) + " / " + strconv.Itoa(len(tracks))
	}
	return ""
}

// drawLadder draws the rungs that are climbed, the numbers with the cliff marked before its own, and what comes next.
func drawLadder(c *Canvas, in Rect, l Ladder) {
	head := Row{S(theme.Strong, l.Word), S(theme.Text, "  "), S(theme.Strong, strconv.Itoa(l.Rung)+"/10 "), S(theme.Warn, l.Name)}
	c.Row(in.X, in.Y, in.W-6, head)
	role := theme.Text
	switch {
	case l.Delta > 0:
		role = theme.Bad
	case l.Delta < 0:
		role = theme.Good
	}
	c.Right(in.X+in.W, in.Y, change(l.Delta), theme.Of(role))
	for i := 1; i <= Rungs; i++ {
		x := in.X + (i-1)*4
		glyph, st := '░', theme.Of(theme.Line)
		if i <= l.Rung {
			glyph, st = '█', theme.Of(rungRole(i))
		}
		for d := range 3 {
			c.Set(x+d, in.Y+1, glyph, st)
		}
		st = theme.Of(theme.Quiet)
		switch {
		case i == l.CliffAt:
			st = theme.Of(theme.Bad).B()
			c.Set(x-1, in.Y+2, '▏', st)
		case i == l.Rung:
			st = theme.Of(theme.Strong)
		}
		c.Print(x, in.Y+2, 3, PadLeft(strconv.Itoa(i), 2), st)
	}
	x := in.X + in.W
	if l.Cliff != "" {
		x = c.Right(x, in.Y+3, l.Cliff, theme.Of(theme.Quiet)) - 1
	}
	c.Print(in.X, in.Y+3, x-in.X, l.Next, theme.Of(theme.Text))
}

// drawTrack writes one track: label, value, gauge, past months, change since last month judged from the reader's seat.
func drawTrack(c *Canvas, t *theme.Theme, in Rect, y int, tr Track) {
	role := theme.Text
	switch {
	case tr.Good > 0:
		role = theme.Good
	case tr.Good < 0:
		role = theme.Bad
	}
	c.Print(in.X, y, 14, tr.Label, theme.Of(theme.Text))
	c.Right(in.X+17, y, Num(tr.Value), theme.Of(theme.Strong))
	c.Row(in.X+18, y, gaugeW, GaugeSpans(t, role, tr.Value-tr.Low, tr.High-tr.Low, gaugeW))
	c.Print(in.X+29, y, sparkW, PadLeft(Spark(t, tr.History, sparkW), sparkW), theme.Of(theme.Quiet))
	c.Right(in.X+in.W, y, change(tr.Delta), theme.Of(Tone(tr.Good, tr.Delta)))
}

const (
	gaugeW = 10
	sparkW = 7
)

// change writes an arrow and a signed number, as in "▼ −3".
func change(d int) string {
	switch {
	case d > 0:
		return "▲ " + Signed(d)
	case d < 0:
		return "▼ " + Signed(d)
	}
	return "·"
}

// Shift is one track before and after a month.
type Shift struct {
	Label    string
	Was, Now int
	Good     int
}

// Shifts writes tracks as before → now.
func Shifts(c *Canvas, r Rect, all []Shift) {
	in := r.Inset(1)
	gap := 1
	if r.H >= 2*len(all) {
		gap = 2
	}
	for i, s := range all {
		y := in.Y + i*gap
		if y >= r.Y+r.H {
			return
		}
		d := s.Now - s.Was
		c.Print(in.X, y, in.W-10-max(2, Len(Num(s.Was))), s.Label, theme.Of(theme.Text))
		c.Right(in.X+in.W-9, y, Num(s.Was), theme.Of(theme.Quiet))
		c.Right(in.X+in.W-4, y, Num(s.Now), theme.Of(theme.Strong))
		c.Right(in.X+in.W, y, Arrow(d), theme.Of(Tone(s.Good, d)))
	}
}

// ScorePart is one part of a score.
type ScorePart struct {
	Label  string
	Points int
	Weight int
}

// Score writes the parts of a score with a gauge each.
func Score(c *Canvas, t *theme.Theme, r Rect, parts []ScorePart, of string) {
	in := r.Inset(1)
	label := min(19, in.W-16)
	w := max(0, in.W-label-1-9)
	for i, p := range parts {
		y := in.Y + i
		if y >= r.Y+r.H {
			return
		}
		c.Print(in.X, y, label, p.Label, theme.Of(theme.Text))
		c.Row(in.X+label+1, y, w, GaugeSpans(t, theme.Text, p.Points, p.Weight, w))
		n := PadLeft(strconv.Itoa(p.Points), 2) + " " + of + " " + PadLeft(strconv.Itoa(p.Weight), 2)
		c.Right(in.X+in.W, y, n, theme.Of(theme.Text))
	}
}

// Rule is a line of ─ with a word in it.
func Rule(word string, w int) Row {
	n := max(0, w-Len(word)-1)
	return Row{S(theme.Quiet, word+" "), S(theme.Line, strings.Repeat("─", n))}
}
