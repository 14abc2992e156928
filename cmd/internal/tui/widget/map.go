package widget

import (
	"github.com/charmbracelet/colorprofile"

	"riobravo/cmd/internal/tui/theme"
)

// Tile is one theatre on the map.
type Tile struct {
	Map      string // id in the map's geometry
	Name     string // up to eight cells
	Letter   string // who holds it
	Slot     int    // the holder's colour slot, -1 nobody's
	Note     Row    // the layer's reading
	More     Row    // a second reading, where there is room
	Incident bool
	North    bool // north of the river
}

// places is the hand-laid grid of the tile view, column and row, by id of the geometry. The braille map takes the same
// tiles and draws them by outline.
var places = map[string][2]int{
	"california": {0, 0}, "arizona": {1, 0}, "texas": {3, 0},
	"baja": {0, 1}, "sonora": {1, 1}, "sierra": {2, 1}, "coahuila": {3, 1}, "tamaulipas-west": {4, 1},
	"sinaloa": {1, 2}, "metropolis": {3, 2}, "tamaulipas-east": {4, 2},
	"jalisco": {1, 3}, "guanajuato": {2, 3},
	"colima": {1, 4}, "michoacan": {2, 4}, "guerrero": {3, 4},
	"chiapas": {4, 5},
}

const (
	mapCols = 5
	mapRows = 6
)

// Map draws theatres as tiles and answers which one lies in a direction.
type Map struct {
	tiles []Tile
	at    [][2]int
}

// NewMap lays tiles on the grid; a theatre that the grid does not know takes the next free place.
func NewMap(tiles []Tile) *Map {
	m := &Map{tiles: tiles, at: make([][2]int, len(tiles))}
	taken := map[[2]int]bool{}
	for i, t := range tiles {
		p, ok := places[t.Map]
		if !ok || taken[p] {
			p = [2]int{-1, -1}
		}
		m.at[i] = p
		taken[p] = true
	}
	for i := range tiles {
		for n := mapCols; m.at[i][0] < 0 && n < mapCols*mapRows; n++ {
			if p := [2]int{n % mapCols, n / mapCols}; !taken[p] {
				m.at[i], taken[p] = p, true
			}
		}
	}
	return m
}

// Move is the nearest theatre from i in a direction: what lies within its quarter first, by distance.
func (m *Map) Move(i int, a theme.Action) int {
	if i < 0 || i >= len(m.at) {
		return 0
	}
	best, cost := i, 1<<20
	for j, p := range m.at {
		dx, dy := p[0]-m.at[i][0], p[1]-m.at[i][1]
		along, across := 0, 0
		switch a {
		case theme.Left:
			along, across = -dx, dy
		case theme.Right:
			along, across = dx, dy
		case theme.Up:
			along, across = -dy, dx
		case theme.Down:
			along, across = dy, dx
		}
		if across < 0 {
			across = -across
		}
		if along <= 0 {
			continue
		}
		n := along*2 + across*3
		if across > along {
			n += 20
		}
		if n < cost {
			best, cost = j, n
		}
	}
	return best
}

// Draw draws the tiles into r, the selected one marked, with the river between the republics.
func (m *Map) Draw(c *Canvas, t *theme.Theme, r Rect, sel int, focus bool, river string) {
	tw := r.W / mapCols // the last column may use the rest
	th := min(max((r.H-2)/mapRows, 2), 4)
	top := min(th, 2+max(0, r.H-18)/6)
	for i, tile := range m.tiles {
		p := m.at[i]
		if p[0] < 0 {
			continue
		}
		x, y := r.X+p[0]*tw, r.Y
		if p[1] > 0 {
			y = r.Y + top + 1 + (p[1]-1)*max(th, (r.H-top)/(mapRows-1))
		}
		if y+1 >= r.Y+r.H+1 {
			continue
		}
		h := 2
		if (r.H-top)/(mapRows-1) >= 4 && p[1] > 0 {
			h = 3
		}
		m.tile(c, t, Rect{x, y, tw - 1, h}, tile, i == sel, focus)
	}
	y := r.Y + top
	for x := range r.W {
		c.Set(r.X+x, y, '━', theme.Of(theme.Text))
	}
	if river != "" && r.W > 20 {
		c.Print(r.X+r.W-Len(river)-4, y, Len(river)+2, " "+river+" ", theme.Of(theme.Quiet))
	}
}

func (m *Map) tile(c *Canvas, t *theme.Theme, r Rect, tile Tile, sel, focus bool) {
	lt := theme.Of(theme.Quiet)
	if tile.Slot >= 0 {
		lt = theme.Of(theme.Slot(tile.Slot)).B()
	}
	name := theme.Of(theme.Text)
	if sel {
		name = theme.Of(theme.Strong)
	}
	c.Print(r.X, r.Y, 1, tile.Letter, lt)
	c.Print(r.X+2, r.Y, r.W-2, tile.Name, name)
	c.Row(r.X+2, r.Y+1, r.W-2, tile.Note)
	if r.H > 2 {
		c.Row(r.X+2, r.Y+2, r.W-2, tile.More)
	}
	ground := theme.Land
	if tile.Slot >= 0 {
		ground = theme.Fill(tile.Slot)
	}
	if sel {
		ground = theme.Select
	}
	if !t.Plain() && (sel || t.Profile() >= filled) {
		c.Ground(r, ground)
		c.Ink(r, theme.Strong)
	}
	if tile.Slot >= 0 && !sel && t.Profile() >= filled {
		c.Print(r.X, r.Y, 1, tile.Letter, theme.Style{Fg: theme.Strong, Bg: ground, Bold: true})
	}
	if sel && t.Plain() {
		c.Ground(Rect{r.X, r.Y, r.W, 1}, theme.Select)
	}
	if sel {
		if tile.Slot >= 0 {
			c.Set(r.X, r.Y+1, '▌', theme.Of(theme.Key).On(groundIf(!t.Plain(), theme.Select)))
		} else {
			c.Set(r.X, r.Y+1, '▌', theme.Of(theme.Key))
		}
		if focus {
			c.Cursor(r.X+2, r.Y)
		}
	}
	if tile.Incident {
		c.Set(r.X+r.W-1, r.Y+1, '!', theme.Style{Fg: theme.Alarm, Bg: theme.AlarmGround, Bold: true})
	}
}

func groundIf(yes bool, g theme.Role) theme.Role {
	if yes {
		return g
	}
	return theme.Text
}

// filled is the first colour profile in which land is filled: 16 colours draw letters only.
const filled = colorprofile.ANSI256
