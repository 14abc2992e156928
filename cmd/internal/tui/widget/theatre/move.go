package theatre

import (
	"math"
	"strings"

	"riobravo/cmd/internal/tui/theme"
)

// Move is the theatre that an arrow leads to: the nearest whose label lies in that quarter, else the nearest on that
// side, else the same. On the tile view tiles count, not places.
func (m *Map) Move(from int, a theme.Action, tiles bool) int {
	if from < 0 || from >= len(m.sites) || m.sites[from].main < 0 {
		return m.first()
	}
	f := m.spot(from, tiles)
	best, cost := from, math.Inf(1)
	for j := range m.sites {
		if j == from || m.sites[j].main < 0 {
			continue
		}
		q := m.spot(j, tiles)
		dx, dy := (q[0]-f[0])*squeeze, f[1]-q[1]
		along, across := 0.0, 0.0
		switch a {
		case theme.Left:
			along, across = -dx, math.Abs(dy)
		case theme.Right:
			along, across = dx, math.Abs(dy)
		case theme.Up:
			along, across = -dy, math.Abs(dx)
		case theme.Down:
			along, across = dy, math.Abs(dx)
		}
		if along <= 0 {
			continue
		}
		n := math.Hypot(along, across)
		if across > along {
			n += 1000 // only when the quarter is empty
		}
		if n < cost {
			best, cost = j, n
		}
	}
	return best
}

func (m *Map) first() int {
	for i := range m.sites {
		if m.sites[i].main >= 0 {
			return i
		}
	}
	return 0
}

// spot is where a theatre lies for the arrows.
func (m *Map) spot(i int, tiles bool) Point {
	a := &m.geo.Areas[m.sites[i].main]
	if tiles {
		return Point{float64(a.Tile[0]) + float64(max(a.Tile[2], 1)-1)/2, -float64(a.Tile[1])}
	}
	return a.Label
}

// At is the theatre drawn at a cell of a map of w by h cells, -1 none.
func (m *Map) At(x, y, w, h int, v View) int {
	if x < 0 || y < 0 || x >= w || y >= h {
		return -1
	}
	c := m.raster(w, h, v).at(x, y)
	if c.area == sea || c.area == beyond {
		return -1
	}
	return m.owner[c.area-1]
}

// Find is the theatre that a beginning of a name means: of a place's, an area's or their ids and codes; -1 none.
func (m *Map) Find(text string) int {
	if text = fold(text); text == "" {
		return -1
	}
	for _, i := range m.shown(3) {
		p := &m.geo.Places[i]
		if strings.HasPrefix(fold(p.Name), text) || strings.HasPrefix(fold(p.ID), text) {
			if t := m.siteOf(p.ID); t >= 0 {
				return t
			}
		}
	}
	for i := range m.geo.Areas {
		a := &m.geo.Areas[i]
		if m.owner[i] >= 0 && (strings.HasPrefix(fold(a.Name), text) || strings.HasPrefix(fold(a.Code), text) || strings.HasPrefix(fold(a.Theatre), text)) {
			return m.owner[i]
		}
	}
	return -1
}

// of is the theatre in which a place lies.
func (m *Map) of(p *Place) int {
	for i := range m.geo.Areas {
		if inside(m.geo.Areas[i].Rings, p.At) {
			return m.owner[i]
		}
	}
	return -1
}

// inside tells whether a point lies in rings, by the even-odd rule.
func inside(rings [][]Point, q Point) bool {
	in := false
	for _, r := range rings {
		for i := 0; i+1 < len(r); i++ {
			a, b := r[i], r[i+1]
			if (a[1] > q[1]) != (b[1] > q[1]) && q[0] < a[0]+(q[1]-a[1])/(b[1]-a[1])*(b[0]-a[0]) {
				in = !in
			}
		}
	}
	return in
}
