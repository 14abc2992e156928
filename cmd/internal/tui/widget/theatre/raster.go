package theatre

import (
	"math"
	"slices"
)

const (
	maxAreas = 100
	sea      = 0
	beyond   = maxAreas + 1 // land outside
	fine     = 8            // samples along a cell's side
)

// cell is what lies under one cell of the map, whoever holds it.
type cell struct {
	area   uint8 // 1 + area, sea or beyond: the land's majority
	quad   uint8 // quarters that are land: 1 upper left, 2 upper right, 4 lower left, 8 lower right
	coast  uint8 // braille dots of the coast
	faint  uint8 // of the neighbours' outlines
	route  uint8 // of routes of rank 1
	routes uint8 // of all routes
	border uint8
	links  []link
}

// link is a piece of the line between two areas.
type link struct {
	a, b uint8 // areas
	dots uint8
}

// raster is the land at one size. Nothing in it depends on the game.
type raster struct {
	w, h    int
	p       projection
	cells   []cell
	labels  []label // place names
	markers []marker
	codes   []code // by area; x < 0: no room
	alarms  [][2]int
	anchors [][2]float64 // by theatre, where its main area's label lies, in cells; y doubled
	taken   []use        // by cell
}

func (m *Map) rasterize(w, h int, v View) *raster {
	r := &raster{w: w, h: h, p: project(m.box(v), w, h), cells: make([]cell, w*h)}
	r.fill(m.geo)
	r.trace(m.geo)
	r.name(m, v)
	return r
}

func (r *raster) at(x, y int) *cell {
	if x < 0 || y < 0 || x >= r.w || y >= r.h {
		return nil
	}
	return &r.cells[y*r.w+x]
}

// fill finds the land under each cell from fine by fine samples.
func (r *raster) fill(g *Geometry) {
	sw, sh := r.w*fine, r.h*fine
	grid := make([]uint8, sw*sh)
	for _, ring := range g.Beyond {
		r.scan(grid, sw, sh, [][]Point{ring}, beyond)
	}
	for i := range g.Areas {
		r.scan(grid, sw, sh, g.Areas[i].Rings, uint8(i+1))
	}
	var count [maxAreas + 2]uint16
	for y := range r.h {
		for x := range r.w {
			c := &r.cells[y*r.w+x]
			var land [4]uint8
			best := uint16(0)
			var seen [fine * fine]uint8
			n := 0
			for j := range fine {
				row := grid[(y*fine+j)*sw+x*fine:][:fine]
				for i, a := range row {
					if a == sea {
						continue
					}
					land[j/(fine/2)*2+i/(fine/2)]++
					if count[a] == 0 {
						seen[n] = a
						n++
					}
					count[a]++
				}
			}
			for _, a := range seen[:n] {
				if count[a] > best {
					best, c.area = count[a], a
				}
				count[a] = 0
			}
			for q := range land {
				if land[q] >= fine*fine/8 {
					c.quad |= 1 << q
				}
			}
			if c.quad == 0 {
				c.area = sea
			}
		}
	}
	r.keep(g)
}

// keep gives areas of a theatre that are nowhere the majority the cell of their label, so that they show and can be hit.
func (r *raster) keep(g *Geometry) {
	var shown [maxAreas + 2]bool
	for i := range r.cells {
		shown[r.cells[i].area] = true
	}
	for i := range g.Areas {
		if shown[i+1] || g.Areas[i].Theatre == "" {
			continue
		}
		x, y := r.p.cells(g.Areas[i].Label)
		if c := r.at(int(math.Floor(x)), int(math.Floor(y))); c != nil && c.area != sea {
			c.area = uint8(i + 1)
		}
	}
}

// scan marks the samples inside rings, row by row, by the even-odd rule.
func (r *raster) scan(grid []uint8, sw, sh int, rings [][]Point, as uint8) {
	type edge struct{ x0, y0, x1, y1 float64 }
	var edges []edge
	low, high := math.Inf(1), math.Inf(-1)
	for _, ring := range rings {
		for i := 0; i+1 < len(ring); i++ {
			x0, y0 := r.p.cells(ring[i])
			x1, y1 := r.p.cells(ring[i+1])
			low, high = min(low, y0, y1), max(high, y0, y1)
			edges = append(edges, edge{x0 * fine, y0 * fine, x1 * fine, y1 * fine})
		}
	}
	var xs []float64
	for row := max(0, int(low*fine)-1); row <= min(sh-1, int(high*fine)+1); row++ {
		y := float64(row) + 0.5
		xs = xs[:0]
		for _, e := range edges {
			if (e.y0 <= y) != (e.y1 <= y) {
				xs = append(xs, e.x0+(y-e.y0)/(e.y1-e.y0)*(e.x1-e.x0))
			}
		}
		slices.Sort(xs)
		for i := 0; i+1 < len(xs); i += 2 {
			from, to := max(0, int(math.Ceil(xs[i]-0.5))), min(sw-1, int(math.Ceil(xs[i+1]-0.5))-1)
			for x := from; x <= to; x++ {
				grid[row*sw+x] = as
			}
		}
	}
}
