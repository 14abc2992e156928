package theatre

import (
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// The tile grid: nine columns, seven rows, the first north of the river.
const (
	tileCols = 9
	tileRows = 7
	tileW    = 5 // cells of a tile, at least
	tileH    = 2
)

// grid is where the tiles of a size lie.
type grid struct{ x, y, dx, dy, river int }

func gridFor(w, h int) grid {
	g := grid{dx: min(max(w/tileCols, tileW+1), tileW+4), dy: tileH}
	if h >= tileRows*(tileH+1)+1 {
		g.dy++
	}
	g.river = g.dy
	g.x = max(0, (w-tileCols*g.dx)/2)
	g.y = max(0, (h-tileRows*g.dy-1)/2)
	if h < tileRows*g.dy+4 {
		g.y = 0
	}
	return g
}

// tile is the rectangle of an area's tile.
func (g grid) tile(a *Area) widget.Rect {
	y := g.y + a.Tile[1]*g.dy
	if a.Tile[1] > 0 {
		y++
	}
	return widget.Rect{X: g.x + a.Tile[0]*g.dx, Y: y, W: (max(a.Tile[2], 1)-1)*g.dx + g.dx - 1, H: tileH}
}

// DrawTiles draws one tile a state: holder, code, level, incident.
func (m *Map) DrawTiles(c *widget.Canvas, t *theme.Theme, r widget.Rect, s *Scene) {
	g := gridFor(r.W, r.H)
	for i := range m.geo.Areas {
		at := g.tile(&m.geo.Areas[i])
		if at.Y+at.H > r.H {
			continue
		}
		at.X, at.Y = at.X+r.X, at.Y+r.Y
		m.tile(c, t, at, i, s)
	}
	y := r.Y + g.y + g.river
	for x := range r.W {
		c.Set(r.X+x, y, '━', theme.Style{Fg: theme.Border, Bold: true})
	}
	for _, id := range ids([]rune(m.geo.River)) {
		x := r.X + g.x + id.x/(tileW+1)*g.dx + id.x%(tileW+1)
		c.Print(x, y, 3, id.text, theme.Style{Fg: theme.Strong, Bold: true})
	}
	free := g.tile(&Area{Tile: [3]int{6, 2, 3}})
	for i, row := range s.Legend {
		if y := free.Y + i; y < r.H {
			c.Row(r.X+free.X, r.Y+y, r.W-free.X, row)
		}
	}
}

func (m *Map) tile(c *widget.Canvas, t *theme.Theme, r widget.Rect, area int, s *Scene) {
	a, filled := &m.geo.Areas[area], t.Filled()
	i := m.owner[area]
	if i < 0 {
		st := theme.Style{Fg: theme.Quiet}
		if filled {
			c.Ground(r, theme.Land)
			st.Bg = theme.Land
		}
		c.Print(r.X, r.Y, r.W, "· "+a.Code, st)
		return
	}
	site, sel := &s.Sites[i], i == s.Select
	ground := theme.Style{}
	if filled {
		ground = theme.Style{Bg: site.ground(), Lit: sel}
	}
	for y := range r.H {
		for x := range r.W {
			c.Set(r.X+x, r.Y+y, ' ', ground)
		}
	}
	letter, text, code := ground, ground, ground
	letter.Bold, letter.Fg = true, theme.Strong
	text.Fg, code.Fg = theme.Text, theme.Text
	switch {
	case filled:
		letter.Fg, text.Fg, code.Fg = theme.Over, theme.Over, theme.Over
	case site.Slot >= 0:
		letter.Fg = theme.Slot(site.Slot)
	}
	if sel {
		code.Reverse, code.Bold = true, true
		if !filled && !t.Plain() {
			code.Fg = theme.Strong
		}
		if s.Focus && area == m.sites[i].main {
			c.Cursor(r.X, r.Y)
		}
	}
	c.Print(r.X, r.Y, 1, site.Letter, letter)
	c.Print(r.X+2, r.Y, r.W-2, a.Code, code)
	c.Print(r.X, r.Y+1, r.W, site.Level, text)
	if site.Alarm {
		c.Set(r.X+max(tileW-1, widget.Len(site.Level)), r.Y+1, '!', theme.Style{Fg: theme.Alarm, Bg: theme.AlarmGround, Bold: true})
	}
}

// TileAt is the theatre whose tile lies at a cell of a tile view of w by h cells, -1 none.
func (m *Map) TileAt(x, y, w, h int) int {
	g := gridFor(w, h)
	for i := range m.geo.Areas {
		r := g.tile(&m.geo.Areas[i])
		if x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H {
			return m.owner[i]
		}
	}
	return -1
}
