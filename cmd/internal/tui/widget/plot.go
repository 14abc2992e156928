package widget

import (
	"slices"
	"strconv"

	"riobravo/cmd/internal/tui/theme"
)

// Line is one line of a plot: a value for each month, on the plot's own scale.
type Line struct {
	Values []int
	Role   theme.Role
	Tag    string // stands at the line's end
}

// Plot draws lines over months in braille.
type Plot struct {
	Low, High int // the scale
	First     int // the month of the lines' first value
	Lines     []Line
	At        int            // the month under the cursor, -1 none
	Notes     map[int]string // letters of causes, by month
}

// dots are the bits of a braille cell, by row and column.
var dots = [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

const (
	plotLeft  = 6  // the scale's labels
	plotRight = 10 // the lines' ends
)

// Draw draws the plot into r: scale on the left, lines ending in their tags, months and causes under the axis.
func (p *Plot) Draw(c *Canvas, r Rect) {
	w, h := r.W-plotLeft-plotRight, r.H-2
	n := p.months()
	if w < 10 || h < 4 || n == 0 {
		return
	}
	x0 := r.X + plotLeft
	p.scale(c, r.X, r.Y, h)
	for x := range w + 1 {
		c.Set(x0-1+x, r.Y+h, '─', theme.Of(theme.Line))
	}
	c.Set(x0-1, r.Y+h, '└', theme.Of(theme.Line))
	p.axis(c, x0, r.Y+h+1, w, n)
	for i := range p.Lines {
		p.line(c, &p.Lines[i], Rect{x0, r.Y, w, h}, n)
	}
	for _, e := range p.ends(h) {
		l := &p.Lines[e.line]
		x := x0 + p.col(len(l.Values)-1, w, n) + 2
		c.Print(max(x, x0+2), r.Y+e.y, r.X+r.W-x, l.Tag, theme.Of(l.Role).B())
	}
}

// end is the row in which a line's tag stands.
type end struct{ line, y int }

// ends gives each line's tag the row where the line ends, or the next free one: what ends higher stands higher.
func (p *Plot) ends(h int) []end {
	var out []end
	for i, l := range p.Lines {
		if len(l.Values) > 0 {
			out = append(out, end{i, p.row(l.Values[len(l.Values)-1], h*4)})
		}
	}
	slices.SortStableFunc(out, func(a, b end) int { return a.y - b.y })
	if len(out) > h { // more lines than rows: the last have no tag
		out = out[:h]
	}
	free := 0
	for i := range out {
		out[i].y = max(out[i].y/4, free)
		free = out[i].y + 1
	}
	for i, last := len(out)-1, h-1; i >= 0; i-- {
		out[i].y = min(out[i].y, last)
		last = out[i].y - 1
	}
	return out
}

func (p *Plot) months() int {
	n := 0
	for _, l := range p.Lines {
		n = max(n, len(l.Values))
	}
	return n
}

// scale writes five labels.
func (p *Plot) scale(c *Canvas, x, y, h int) {
	for i := range 5 {
		v := p.High - (p.High-p.Low)*i/4
		row := y + (h-1)*i/4
		c.Right(x+plotLeft-2, row, Num(v), theme.Of(theme.Quiet))
		c.Set(x+plotLeft-1, row, '┤', theme.Of(theme.Line))
	}
}

// col is the cell column of the n-th of m months; row the dot row of a value.
func (p *Plot) col(n, w, m int) int { return n * (w - 1) / max(m-1, 1) }

func (p *Plot) row(v, rows int) int {
	span := max(p.High-p.Low, 1)
	v = min(max(v, p.Low), p.High)
	return (p.High - v) * (rows - 1) / span
}

// axis writes the months, each with the letters of what happened in it, and the cursor.
func (p *Plot) axis(c *Canvas, x, y, w, n int) {
	end := x - 1
	for i := range n {
		m := p.First + i
		s := strconv.Itoa(m)
		at := x + p.col(i, w, n) - (len(s)-1)/2
		if note := p.Notes[m]; note != "" {
			s += " " + note
		}
		st := theme.Of(theme.Quiet)
		if m == p.At {
			st = theme.Of(theme.Strong).On(theme.Select)
		}
		if at > end && at+Len(s) <= x+w+plotRight {
			end = c.Print(at, y, Len(s), s, st)
			if note := p.Notes[m]; note != "" {
				c.Print(end-Len(note), y, Len(note), note, theme.Of(theme.Key).B())
			}
		}
	}
}

// line draws one line, from month to month.
func (p *Plot) line(c *Canvas, l *Line, r Rect, n int) {
	grid := make([]uint8, r.W*r.H)
	set := func(x, y int) {
		if x >= 0 && y >= 0 && x < r.W*2 && y < r.H*4 {
			grid[y/4*r.W+x/2] |= dots[y%4][x%2]
		}
	}
	for i := range l.Values {
		x, y := p.col(i, r.W, n)*2, p.row(l.Values[i], r.H*4)
		if i == 0 {
			set(x, y)
			continue
		}
		fx, fy := p.col(i-1, r.W, n)*2, p.row(l.Values[i-1], r.H*4)
		steps := max(x-fx, y-fy, fy-y, 1)
		for s := range steps + 1 {
			set(fx+(x-fx)*s/steps, fy+(y-fy)*s/steps)
		}
	}
	for i, d := range grid {
		if d != 0 {
			x, y := r.X+i%r.W, r.Y+i/r.W
			if old := c.at(x, y); old > 0x2800 && old <= 0x28ff {
				d |= uint8(old - 0x2800)
			}
			c.Set(x, y, 0x2800+rune(d), theme.Of(l.Role))
		}
	}
}
