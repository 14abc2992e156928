// Package widget draws parts of screens onto a canvas of cells. Widgets are dumb: they get values and words and know no
// sessions or keys; only a Field takes what was typed. Everything drawn is clipped to the rectangle it was given. Read Canvas first.
package widget

import (
	"slices"
	"strings"
	"unicode/utf8"

	"riobravo/cmd/internal/tui/theme"
)

// Rect is a rectangle of cells.
type Rect struct{ X, Y, W, H int }

// Inset returns r without n cells on the left and right.
func (r Rect) Inset(n int) Rect { return Rect{r.X + n, r.Y, max(0, r.W-2*n), r.H} }

// Top returns the first n rows of r and the rest.
func (r Rect) Top(n int) (Rect, Rect) {
	n = min(max(n, 0), r.H)
	return Rect{r.X, r.Y, r.W, n}, Rect{r.X, r.Y + n, r.W, r.H - n}
}

// Bottom returns the rows of r above the last n, and those n.
func (r Rect) Bottom(n int) (Rect, Rect) {
	n = min(max(n, 0), r.H)
	return Rect{r.X, r.Y, r.W, r.H - n}, Rect{r.X, r.Y + r.H - n, r.W, n}
}

// LeftOf returns the first n columns of r and the rest.
func (r Rect) LeftOf(n int) (Rect, Rect) {
	n = min(max(n, 0), r.W)
	return Rect{r.X, r.Y, n, r.H}, Rect{r.X + n, r.Y, r.W - n, r.H}
}

type cell struct {
	r rune
	s theme.Style
}

// blankOn tells whether the cell looks the same in a style: a blank on the same ground.
func (c cell) blankOn(s theme.Style) bool {
	return c.r == ' ' && c.s.Bg == s.Bg && c.s.Lit == s.Lit && !c.s.Reverse && !s.Reverse
}

// Canvas is a grid of cells, each one rune wide.
type Canvas struct {
	W, H    int
	cells   []cell
	spots   []Spot
	bytes   []byte // what it was rendered to last
	CursorX int    // where the real cursor stands; -1 nowhere
	CursorY int
	homeX   int // the first cell of the panel in focus
	homeY   int
}

// New returns an empty canvas.
func New(w, h int) *Canvas { return new(Canvas).Again(w, h) }

// Again returns the canvas empty and of a size, as New would make it, in the memory that it has.
func (c *Canvas) Again(w, h int) *Canvas {
	cells, spots := c.cells[:0], c.spots[:0]
	clear(c.spots)
	*c = Canvas{W: max(w, 0), H: max(h, 0), CursorX: -1, CursorY: -1, spots: spots, bytes: c.bytes}
	c.cells = slices.Grow(cells, c.W*c.H)[:c.W*c.H]
	blank(c.cells)
	return c
}

// blank empties cells.
func blank(cells []cell) {
	for i := range cells {
		cells[i] = cell{r: ' '}
	}
}

// row is the part of a row of r that lies on the canvas.
func (c *Canvas) row(r Rect, y int) []cell {
	from, to := max(r.X, 0), min(r.X+r.W, c.W)
	if y < 0 || y >= c.H || from >= to {
		return nil
	}
	return c.cells[y*c.W+from : y*c.W+to]
}

// Bounds is the whole canvas.
func (c *Canvas) Bounds() Rect { return Rect{0, 0, c.W, c.H} }

// Set writes one cell; outside the canvas nothing happens.
func (c *Canvas) Set(x, y int, r rune, s theme.Style) {
	if x < 0 || y < 0 || x >= c.W || y >= c.H {
		return
	}
	c.cells[y*c.W+x] = cell{r, s}
}

// Ground gives the cells of r a ground and keeps what is written on them.
func (c *Canvas) Ground(r Rect, ground theme.Role) {
	for y := r.Y; y < r.Y+r.H; y++ {
		row := c.row(r, y)
		for x := range row {
			row[x].s = row[x].s.On(ground)
		}
	}
}

// Ink gives what is written in r another colour; weight stays.
func (c *Canvas) Ink(r Rect, ink theme.Role) {
	for y := r.Y; y < r.Y+r.H; y++ {
		row := c.row(r, y)
		for x := range row {
			row[x].s.Fg = ink
		}
	}
}

// Clear empties r.
func (c *Canvas) Clear(r Rect) {
	for y := r.Y; y < r.Y+r.H; y++ {
		blank(c.row(r, y))
	}
}

// Cursor puts the real cursor on a cell: the first character of what is selected.
func (c *Canvas) Cursor(x, y int) { c.CursorX, c.CursorY = x, y }

// Home puts the real cursor on the panel in focus when nothing in it is selected: a screen reader speaks there.
func (c *Canvas) Home() {
	if c.CursorX < 0 && c.homeX > 0 {
		c.Cursor(c.homeX, c.homeY)
	}
}

// Len is the number of cells that a text takes.
func Len(s string) int {
	if printable(s) {
		return len(s)
	}
	return utf8.RuneCountInString(Clean(s))
}

// Cut shortens a text to n cells, with … where something is missing.
func Cut(s string, n int) string {
	s = Clean(s)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	if n <= 0 {
		return ""
	}
	return strings.TrimRight(string([]rune(s)[:n-1]), " ") + "…"
}

// Print writes a text in at most w cells and returns the column after it.
func (c *Canvas) Print(x, y, w int, text string, s theme.Style) int {
	for _, r := range Cut(text, w) {
		c.Set(x, y, r, s)
		x++
	}
	return x
}

// Right writes a text so that it ends before column x, and returns the column where it begins.
func (c *Canvas) Right(x, y int, text string, s theme.Style) int {
	n := Len(text)
	c.Print(x-n, y, n, text, s)
	return x - n
}

// Render turns the canvas into text: H lines of W cells, one styled run for equal styles. A blank shows no ink, so it has
// that of the run before it: fewer changes of style are fewer bytes to the terminal.
func (c *Canvas) Render(t *theme.Theme) string {
	b := c.bytes[:0]
	for y := range c.H {
		if y > 0 {
			b = append(b, '\n')
		}
		row := c.cells[y*c.W : (y+1)*c.W]
		for x := 0; x < len(row); {
			s := inkOf(row[x:])
			before, after := t.Run(s)
			b = append(b, before...)
			for ; x < len(row) && (row[x].s == s || row[x].blankOn(s)); x++ {
				b = utf8.AppendRune(b, t.Glyph.One(row[x].r))
			}
			b = append(b, after...)
		}
	}
	c.bytes = b
	return string(b)
}

// inkOf is the style in which a row begins: of a blank that of what follows it on the same ground.
func inkOf(row []cell) theme.Style {
	first := row[0]
	for _, c := range row {
		switch {
		case c.s == first.s && c.r != ' ', !first.blankOn(c.s):
			return first.s
		case c.r != ' ':
			return c.s
		}
	}
	return first.s
}

// Blit copies another canvas onto c at (x, y).
func (c *Canvas) Blit(x, y int, from *Canvas) {
	for j := range from.H {
		for i := range from.W {
			p := from.cells[j*from.W+i]
			c.Set(x+i, y+j, p.r, p.s)
		}
	}
	for _, s := range from.spots {
		s.R.X, s.R.Y = s.R.X+x, s.R.Y+y
		if pick := s.Pick; pick != nil {
			s.Pick = func(px, py int) bool { return pick(px-x, py-y) }
		}
		c.Spot(s)
	}
	if from.CursorX >= 0 {
		c.Cursor(x+from.CursorX, y+from.CursorY)
	}
}

// Window shows the rows of another canvas from top on in r.
func (c *Canvas) Window(r Rect, from *Canvas, top int) {
	for y := range min(r.H, from.H-top) {
		for x := range min(r.W, from.W) {
			p := from.cells[(top+y)*from.W+x]
			c.Set(r.X+x, r.Y+y, p.r, p.s)
		}
	}
}

// Text returns the canvas without styles, for exports and tests.
func (c *Canvas) Text() string {
	var b strings.Builder
	for y := range c.H {
		line := make([]rune, c.W)
		for x := range c.W {
			line[x] = c.cells[y*c.W+x].r
		}
		b.WriteString(strings.TrimRight(string(line), " "))
		b.WriteByte('\n')
	}
	return b.String()
}

// at is the rune in a cell; outside the canvas a blank.
func (c *Canvas) at(x, y int) rune {
	if x < 0 || y < 0 || x >= c.W || y >= c.H {
		return ' '
	}
	return c.cells[y*c.W+x].r
}
