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

// Ladder is the escalation track.
type Ladder struct {
	Word  string // ESCALATION
	Short string
	Rung  int
	Name  string
	Next  string // name of the next rung
	Cliff string
	Delta int
}

// Strip writes the tracks in one line.
func Strip(c *Canvas, t *theme.Theme, r Rect, l Ladder, tracks []Track) {
	x := c.Print(r.X+1, r.Y, r.W, l.Short+" ", theme.Of(theme.Quiet))
	x = c.Print(x, r.Y, r.W, strconv.Itoa(l.Rung)+"/10 ", theme.Of(theme.Strong))
	for i := range 10 {
		if i < l.Rung {
			c.Set(x, r.Y, '█', theme.Of(theme.Ramp(1+i/2)))
		} else {
			c.Set(x, r.Y, '░', theme.Of(theme.Line))
		}
		x++
	}
	x = c.Print(x+1, r.Y, 5, Arrow(l.Delta), theme.Of(Tone(0, l.Delta))) + 2
	for _, tr := range tracks {
		val, ch := Num(tr.Value), Arrow(tr.Delta)
		if tr.Delta == 0 {
			ch = ""
		}
		if x+Len(tr.Short)+1+Len(val)+Len(ch) > r.X+r.W {
			return
		}
		x = c.Print(x, r.Y, r.W, tr.Short+" ", theme.Of(theme.Quiet))
		x = c.Print(x, r.Y, r.W, val, theme.Of(theme.Strong))
		x = c.Print(x, r.Y, r.W, ch, theme.Of(Tone(tr.Good, tr.Delta))) + 2
	}
}

// Tracks writes the ladder and the tracks as a panel's inside, 46 cells wide or more.
func Tracks(c *Canvas, t *theme.Theme, r Rect, l Ladder, tracks []Track) {
	in := r.Inset(1)
	y := in.Y
	head := Row{S(theme.Strong, l.Word), S(theme.Text, "  "), S(theme.Strong, strconv.Itoa(l.Rung)+"/10 "), S(theme.Warn, l.Name)}
	c.Row(in.X, y, in.W-6, head)
	c.Right(in.X+in.W, y, change(l.Delta), theme.Of(Tone(0, l.Delta)))
	for i := 1; i <= 10; i++ {
		x := in.X + (i-1)*4
		glyph, st := '░', theme.Of(theme.Line)
		if i <= l.Rung {
			glyph, st = '█', theme.Of(theme.Ramp(1+(i-1)/2))
		}
		for d := range 3 {
			c.Set(x+d, y+1, glyph, st)
		}
		st = theme.Of(theme.Quiet)
		if i == l.Rung {
			st = theme.Of(theme.Strong)
		}
		c.Print(x, y+2, 3, " "+strconv.Itoa(i), st)
	}
	y += 3
	if r.H >= 11 {
		c.Row(in.X, y, in.W, Row{S(theme.Text, l.Next), S(theme.Quiet, "  "+l.Cliff)})
		y++
	}
	w := 10
	for _, tr := range tracks {
		if y >= r.Y+r.H {
			return
		}
		c.Print(in.X, y, 14, tr.Label, theme.Of(theme.Text))
		c.Right(in.X+17, y, Num(tr.Value), theme.Of(theme.Strong))
		c.Row(in.X+18, y, w, GaugeSpans(t, theme.Text, tr.Value-tr.Low, tr.High-tr.Low, w))
		c.Print(in.X+29, y, 7, Spark(t, tr.History, 7), theme.Of(theme.Quiet))
		c.Right(in.X+in.W, y, change(tr.Delta), theme.Of(Tone(tr.Good, tr.Delta)))
		y++
	}
}

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
		c.Print(in.X, y, in.W-13, s.Label, theme.Of(theme.Text))
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
	label := min(19, in.W-18)
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
