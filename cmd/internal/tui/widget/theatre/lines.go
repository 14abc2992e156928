package theatre

import "math"

// dotBits are the bits of a braille cell's dots by row and column.
var dotBits = [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

// trace draws every line as dots, two by four a cell.
func (r *raster) trace(g *Geometry) {
	type key [4]int32
	keyOf := func(a, b Point) key {
		k := key{int32(math.Round(a[0] * 1000)), int32(math.Round(a[1] * 1000)), int32(math.Round(b[0] * 1000)), int32(math.Round(b[1] * 1000))}
		if k[0] > k[2] || k[0] == k[2] && k[1] > k[3] {
			k[0], k[1], k[2], k[3] = k[2], k[3], k[0], k[1]
		}
		return k
	}
	type owners struct {
		a, b     uint8 // up to two areas
		from, to Point
	}
	seen := make(map[key]int, 4096)
	var all []owners
	add := func(area uint8, rings [][]Point) {
		for _, ring := range rings {
			for i := 0; i+1 < len(ring); i++ {
				k := keyOf(ring[i], ring[i+1])
				if n, ok := seen[k]; ok {
					all[n].b = area
					continue
				}
				seen[k] = len(all)
				all = append(all, owners{a: area, from: ring[i], to: ring[i+1]})
			}
		}
	}
	for i := range g.Areas {
		add(uint8(i+1), g.Areas[i].Rings)
	}
	add(beyond, g.Beyond)
	step := 0
	for _, o := range all {
		switch {
		case o.a == beyond:
			r.segment(o.from, o.to, func(c *cell, dot uint8) {
				if step++; step%3 == 0 {
					c.faint |= dot
				}
			})
		case o.b == 0:
			r.segment(o.from, o.to, func(c *cell, dot uint8) { c.coast |= dot })
		default:
			r.segment(o.from, o.to, func(c *cell, dot uint8) { c.link(o.a, o.b, dot) })
		}
	}
	for _, l := range g.Borders {
		r.polyline(l.Points, func(c *cell, dot uint8) { c.border |= dot })
	}
	for _, l := range g.Routes {
		r.polyline(l.Points, func(c *cell, dot uint8) {
			if c.routes |= dot; l.Rank == 1 {
				c.route |= dot
			}
		})
	}
}

func (c *cell) link(a, b, dot uint8) {
	for i := range c.links {
		if l := &c.links[i]; l.a == a && l.b == b {
			l.dots |= dot
			return
		}
	}
	c.links = append(c.links, link{a, b, dot})
}

func (r *raster) polyline(pts []Point, set func(c *cell, dot uint8)) {
	for i := 0; i+1 < len(pts); i++ {
		r.segment(pts[i], pts[i+1], set)
	}
}

// segment walks the dots from one point to another; neighbouring dots touch, so that no line has a gap.
func (r *raster) segment(a, b Point, set func(c *cell, dot uint8)) {
	ax, ay := r.p.cells(a)
	bx, by := r.p.cells(b)
	if math.Max(ax, bx) < 0 || math.Min(ax, bx) >= float64(r.w) || math.Max(ay, by) < 0 || math.Min(ay, by) >= float64(r.h) {
		return
	}
	x, y := int(math.Floor(ax*2)), int(math.Floor(ay*4))
	x1, y1 := int(math.Floor(bx*2)), int(math.Floor(by*4))
	dx, dy := abs(x1-x), -abs(y1-y)
	sx, sy := sign(x1-x), sign(y1-y)
	for e := dx + dy; ; {
		if c := r.at(x>>1, y>>2); c != nil {
			set(c, dotBits[y&3][x&1])
		}
		if x == x1 && y == y1 {
			return
		}
		e2 := 2 * e
		if e2 >= dy {
			e, x = e+dy, x+sx
		}
		if e2 <= dx {
			e, y = e+dx, y+sy
		}
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func sign(n int) int {
	switch {
	case n > 0:
		return 1
	case n < 0:
		return -1
	}
	return 0
}
