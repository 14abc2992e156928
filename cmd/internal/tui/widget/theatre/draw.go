package theatre

import (
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// quarters are the block glyphs by the bits of their quarters: upper left 1, upper right 2, lower left 4, lower right 8.
var quarters = [16]rune{' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'}

// brush is what drawing needs at each cell.
type brush struct {
	m      *Map
	r      *raster
	c      *widget.Canvas
	t      *theme.Theme
	s      *Scene
	x0, y0 int
	filled bool // land has grounds
	full   bool // braille and quarter blocks
	plain  bool
}

// Draw draws the land into r.
func (m *Map) Draw(c *widget.Canvas, t *theme.Theme, r widget.Rect, s *Scene) {
	if r.W < 4 || r.H < 3 {
		return
	}
	b := &brush{m: m, r: m.raster(r.W, r.H, s.View), c: c, t: t, s: s, x0: r.X, y0: r.Y, filled: t.Filled(), full: t.Glyph.Tier == "full", plain: t.Plain()}
	for y := range r.H {
		last := theme.Style{}
		for x := range r.W {
			glyph, st := b.cell(&b.r.cells[y*r.W+x])
			if glyph == ' ' && last.Bg == st.Bg && last.Lit == st.Lit { // blanks join the run before them
				st = last
			}
			c.Set(r.X+x, r.Y+y, glyph, st)
			last = st
		}
	}
	if s.Bare {
		return
	}
	b.places()
	b.codes()
	b.alarms()
}

// ground is the fill of an area, and whether it is selected.
func (b *brush) ground(area uint8) (theme.Role, bool) {
	switch {
	case area == sea:
		return theme.NoGround, false
	case area == beyond:
		return theme.Beyond, false
	}
	i := b.m.owner[area-1]
	if i < 0 {
		return theme.Land, false
	}
	return b.site(i).ground(), i == b.s.Select
}

func (b *brush) site(i int) *Site { return &b.s.Sites[i] }

func (s *Site) ground() theme.Role {
	switch {
	case s.Ground != 0 && s.Ground != theme.NoGround:
		return s.Ground
	case s.Slot >= 0:
		return theme.Fill(s.Slot)
	}
	return theme.Land
}

// letter is who holds an area, for the front: neighbours with different letters face each other.
func (b *brush) letter(area uint8) string {
	if area == beyond {
		return "\x00"
	}
	i := b.m.owner[area-1]
	if i < 0 {
		return ""
	}
	if b.site(i).Slot < 0 {
		return ""
	}
	return b.site(i).Letter
}

// lines are the dots of the lines between areas in a cell, and whether a front is among them.
func (b *brush) lines(c *cell) (dots uint8, front bool) {
	for _, l := range c.links {
		dots |= l.dots
		if l.b != beyond && b.letter(l.a) != b.letter(l.b) {
			front = true
		}
	}
	return dots, front
}

// cell is what one cell of land shows: the later things of tui.md's drawing order win the glyph, the ground stays.
func (b *brush) cell(c *cell) (rune, theme.Style) {
	ground, lit := b.ground(c.area)
	st := theme.Style{Lit: lit}
	if b.filled && c.area != sea {
		st.Bg = ground
	}
	route := c.route
	if b.s.Trade {
		route = c.routes
	}
	switch dots, front := b.lines(c); {
	case c.border != 0:
		st.Fg, st.Bold = theme.Border, true
		return braille(c.border), st
	case route != 0 && b.plain:
		st.Fg = theme.Warn
		return '+', st
	case route != 0:
		st.Fg = theme.Warn
		return braille(route), st
	case dots != 0:
		if st.Fg = theme.Edge; front {
			st.Fg = theme.Front
		}
		if !b.filled {
			dots |= c.coast
		}
		return braille(dots), st
	case c.faint != 0 && !b.filled:
		st.Fg = theme.Line
		return braille(c.faint), st
	case c.faint != 0 && c.area == beyond && c.quad == 15:
		st.Fg = theme.Line
		return braille(c.faint), st
	}
	if !b.filled {
		if c.coast == 0 {
			return ' ', theme.Style{}
		}
		return braille(c.coast), theme.Style{Fg: theme.Edge}
	}
	switch {
	case c.quad == 15 || c.area == sea:
		return ' ', st
	case b.full:
		return quarters[c.quad], theme.Style{Fg: ground, Lit: lit} // the coast
	case bitsIn(c.quad) > 1:
		return ' ', st
	}
	return ' ', theme.Style{}
}

// braille is the glyph of dots; lesser tiers fold it to a dot of their own.
func braille(dots uint8) rune { return 0x2800 + rune(dots) }

// over writes on a cell and keeps its ground.
func (b *brush) over(x, y int, glyph rune, st theme.Style) {
	c := &b.r.cells[y*b.r.w+x]
	if ground, lit := b.ground(c.area); b.filled && c.area != sea && c.quad != 0 && st.Bg == 0 {
		if c.quad == 15 || c.coast == 0 || bitsIn(c.quad) > 2 {
			st.Bg, st.Lit = ground, lit
		}
	}
	b.c.Set(b.x0+x, b.y0+y, glyph, st)
}

func bitsIn(n uint8) int {
	k := 0
	for ; n != 0; n &= n - 1 {
		k++
	}
	return k
}

// places writes markers and names.
func (b *brush) places() {
	st := theme.Style{Fg: theme.Over, Bold: true}
	if !b.filled {
		st.Fg = theme.Strong
	}
	for _, l := range b.r.labels {
		for i, g := range []rune(l.text) {
			b.over(l.x+i, l.y, g, st)
		}
	}
	for _, k := range b.r.markers {
		b.over(k.x, k.y, k.glyph, st)
	}
}

// codes writes each area's letters and after them what the layer says of it. The selected theatre's stand in reverse; if
// they had no room they take it.
func (b *brush) codes() {
	for i := range b.s.Sites {
		sel := i == b.s.Select
		for _, a := range b.m.sites[i].areas {
			p := b.r.codes[a]
			if p.x < 0 {
				if !sel || a != b.m.sites[i].main {
					continue
				}
				if p = b.forced(a); p.x < 0 {
					continue
				}
			}
			b.code(p, b.m.geo.Areas[a].Abbr, b.site(i), sel)
		}
	}
}

func (b *brush) code(p code, abbr string, s *Site, sel bool) {
	st := theme.Style{Fg: theme.Text}
	if b.filled {
		st.Fg = theme.Over
	}
	if sel {
		st.Reverse, st.Bold = true, true
	}
	for i, g := range []rune(abbr) {
		b.over(p.x+i, p.y, g, st)
	}
	if sel && b.s.Focus {
		b.c.Cursor(b.x0+p.x, b.y0+p.y)
	}
	tail := s.Short
	if s.Wide != "" && p.room >= 2+widget.Len(s.Wide) {
		tail = s.Wide
	}
	st = theme.Style{Fg: theme.Strong, Bold: true}
	if !b.filled && !b.plain && s.Slot >= 0 {
		st.Fg = theme.Slot(s.Slot)
	} else if b.filled {
		st.Fg = theme.Over
	}
	for i, g := range []rune(tail) {
		if i+2 < max(p.room, codeRoom) {
			b.over(p.x+2+i, p.y, g, st)
		}
	}
}

// forced is where the code of a selected area stands that found no room: nearest to its label, off borders and markers.
func (b *brush) forced(area int) code {
	fx, fy := b.r.p.cells(b.m.geo.Areas[area].Label)
	cx, cy := int(fx)-1, int(fy)
	best, cost := code{x: -1}, 1<<30
	for dy := -3; dy <= 3; dy++ {
		for dx := -5; dx <= 5; dx++ {
			n, ok := abs(dx)*2+abs(dy)*4, true
			for i := range codeRoom {
				c := b.r.at(cx+dx+i, cy+dy)
				if c == nil || c.border != 0 {
					ok = false
					break
				}
				if b.r.taken[(cy+dy)*b.r.w+cx+dx+i] != free {
					n += 9
				}
			}
			if ok && n < cost {
				best, cost = code{cx + dx, cy + dy, codeRoom}, n
			}
		}
	}
	return best
}

// alarms marks theatres where something happened.
func (b *brush) alarms() {
	st := theme.Style{Fg: theme.Alarm, Bg: theme.AlarmGround, Bold: true}
	for i, p := range b.r.alarms {
		if p[0] >= 0 && b.site(i).Alarm {
			b.c.Set(b.x0+p[0], b.y0+p[1], '!', st)
		}
	}
}
