package theatre

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// marker is the sign of a place.
type marker struct {
	x, y  int
	glyph rune
	place int
}

// label is the name of a place, where it found room.
type label struct {
	x, y int
	text string
}

// use says what stands on a cell.
type use uint8

const (
	free    use = iota
	marked      // a marker
	written     // a name or a code
)

// code is where an area's two letters stand, with room for room letters after them.
type code struct{ x, y, room int }

const (
	namedFrom  = 64 // narrower maps have ids only (tui.md, Names)
	secondFrom = 90 // from here on places of rank 2 are shown
	codeRoom   = 3  // two letters and the holder's
)

var kinds = []string{"capital", "crossing", "port", "city"}

var glyphs = map[string]rune{"capital": '★', "crossing": '◆', "port": '■', "city": '●'}

// name places markers, names, codes and the spots for incidents, in that order; each keeps clear of those before.
func (r *raster) name(m *Map, v View) {
	r.taken = make([]use, r.w*r.h)
	rank := 1
	switch {
	case v.Step > 0 || v.Near > 0:
		rank = 3
	case r.w >= secondFrom:
		rank = 2
	}
	order := m.shown(rank)
	r.mark(m.geo, order)
	for _, mk := range r.markers {
		r.label(m.geo, mk)
	}
	r.codes = make([]code, len(m.geo.Areas))
	for i := range r.codes {
		r.codes[i].x = -1
	}
	for _, i := range m.byRank {
		r.encode(m.geo, i)
	}
	r.sites(m)
}

// shown are the places up to a rank, those that matter first.
func (m *Map) shown(rank int) []int {
	var out []int
	for i := range m.geo.Places {
		if m.geo.Places[i].Rank <= rank {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int {
		p, q := &m.geo.Places[a], &m.geo.Places[b]
		if p.Rank != q.Rank {
			return p.Rank - q.Rank
		}
		if i, j := slices.Index(kinds, p.Kind), slices.Index(kinds, q.Kind); i != j {
			return i - j
		}
		return q.Pop - p.Pop
	})
	return out
}

// mark puts the markers; a crossing's stands on the border, and a place whose cell is taken gets none.
func (r *raster) mark(g *Geometry, order []int) {
	for _, i := range order {
		p := &g.Places[i]
		at := p.At
		if p.Kind == "crossing" {
			at = p.Gate
		}
		fx, fy := r.p.cells(at)
		x, y := int(math.Floor(fx)), int(math.Floor(fy))
		c := r.at(x, y)
		if c == nil || r.taken[y*r.w+x] != free || p.Kind != "crossing" && c.border != 0 {
			continue
		}
		r.taken[y*r.w+x] = marked
		r.markers = append(r.markers, marker{x, y, glyphs[p.Kind], i})
	}
}

// label finds room for a place's name, else for its id, else leaves it out.
func (r *raster) label(g *Geometry, mk marker) {
	p := &g.Places[mk.place]
	texts := []string{p.Name, p.ID}
	if r.w < namedFrom {
		texts = texts[1:]
	}
	for _, t := range texts {
		n := utf8.RuneCountInString(t)
		right, left := [2]int{mk.x + 1, mk.y}, [2]int{mk.x - n, mk.y}
		below, above := [2]int{mk.x + 1, mk.y + 1}, [2]int{mk.x + 1, mk.y - 1}
		spots := [][2]int{right, left, below, above, {mk.x - n, mk.y + 1}, {mk.x - n, mk.y - 1}}
		switch {
		case p.Kind == "crossing":
			spots = append([][2]int{below, {mk.x - n, mk.y + 1}}, spots...)
		case p.North:
			spots = append([][2]int{above}, spots...)
		}
		for _, s := range spots {
			if r.open(s[0], s[1], n, mk) {
				for i := range n {
					r.taken[s[1]*r.w+s[0]+i] = written
				}
				r.labels = append(r.labels, label{s[0], s[1], t})
				return
			}
		}
	}
}

// open tells whether n cells are inside the map, clear of markers, names, borders and routes, and do not touch another
// place's marker or name on their line.
func (r *raster) open(x, y, n int, mk marker) bool {
	if x < 0 || y < 0 || x+n > r.w || y >= r.h {
		return false
	}
	for i := -1; i <= n; i++ {
		c := r.at(x+i, y)
		if c == nil {
			continue
		}
		own := x+i == mk.x && y == mk.y
		if r.taken[y*r.w+x+i] != free && !own {
			return false
		}
		if i >= 0 && i < n && (c.border != 0 || c.route != 0) {
			return false
		}
	}
	return true
}

// encode finds room for an area's letters near its label: on its own ground, on few lines.
func (r *raster) encode(g *Geometry, area int) {
	a := &g.Areas[area]
	fx, fy := r.p.cells(a.Label)
	cx, cy := int(math.Floor(fx))-1, int(math.Floor(fy))
	best, cost := code{x: -1}, 1<<30
	for dy := -2; dy <= 2; dy++ {
		for dx := -4; dx <= 4; dx++ {
			x, y := cx+dx, cy+dy
			n, ok := r.price(x, y, uint8(area+1))
			if n += abs(dx)*2 + abs(dy)*5; ok && n < cost {
				best, cost = code{x: x, y: y}, n
			}
		}
	}
	if best.x < 0 {
		return
	}
	best.room = codeRoom
	for i := codeRoom; i < 8; i++ { // further letters only on clear ground of the same area
		c := r.at(best.x+i, best.y)
		if c == nil || int(c.area) != area+1 || r.taken[best.y*r.w+best.x+i] != free || c.border|c.route|c.coast != 0 || c.quad != 15 || len(c.links) > 0 {
			break
		}
		best.room++
	}
	for i := range best.room {
		r.taken[best.y*r.w+best.x+i] = written
	}
	r.codes[area] = best
}

// price is how badly a code stands at a spot: lines under it, land of others.
func (r *raster) price(x, y int, area uint8) (int, bool) {
	n, own := 0, 0
	for _, i := range []int{-1, codeRoom} { // letters of others side by side cannot be told apart
		if c := r.at(x+i, y); c != nil && r.taken[y*r.w+x+i] == written {
			return 0, false
		}
	}
	for i := range codeRoom {
		c := r.at(x+i, y)
		if c == nil || r.taken[y*r.w+x+i] != free || c.border != 0 || c.route != 0 {
			return 0, false
		}
		if c.area == area {
			own++
		} else {
			n += 6
		}
		n += 3 * len(c.links)
		if c.coast != 0 {
			n += 2
		}
	}
	return n, own >= codeRoom-1
}

// sites finds, for each theatre, where its incident is shown, and where it lies for the arrows.
func (r *raster) sites(m *Map) {
	r.alarms = make([][2]int, len(m.sites))
	r.anchors = make([][2]float64, len(m.sites))
	for i, s := range m.sites {
		r.alarms[i] = [2]int{-1, -1}
		if s.main < 0 {
			continue
		}
		a := &m.geo.Areas[s.main]
		fx, fy := r.p.cells(a.Label)
		r.anchors[i] = [2]float64{fx, fy * 2}
		x, y := int(fx), int(fy)
		if c := r.codes[s.main]; c.x >= 0 {
			x, y = c.x, c.y
		}
		cost := 1 << 30
		for dy := -3; dy <= 3; dy++ {
			for dx := -6; dx <= 6; dx++ {
				c := r.at(x+dx, y+dy)
				if c == nil || r.taken[(y+dy)*r.w+x+dx] != free || c.border != 0 {
					continue
				}
				n := abs(dx)*2 + abs(dy)*4
				if int(c.area) != s.main+1 {
					n += 25
				}
				if n < cost {
					cost, r.alarms[i] = n, [2]int{x + dx, y + dy}
				}
			}
		}
		if p := r.alarms[i]; p[0] >= 0 {
			r.taken[p[1]*r.w+p[0]] = marked
		}
	}
}

// fold makes a text easy to look for: small letters without accents.
func fold(s string) string {
	return strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ü", "u", "ñ", "n").Replace(strings.ToLower(s))
}
