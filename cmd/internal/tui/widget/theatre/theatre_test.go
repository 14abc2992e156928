package theatre

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/content"
)

var land = func() *Geometry {
	g, err := Parse(content.Theatre())
	if err != nil {
		panic(err)
	}
	return g
}()

// theatres are the ids in the geometry, in its order.
func theatres() []string {
	var out []string
	seen := map[string]bool{"": true}
	for i := range land.Areas {
		if t := land.Areas[i].Theatre; !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// sizes are those at which the borders must hold (tui.md, section 13), and the largest.
var sizes = [][2]int{{54, 18}, {70, 24}, {100, 30}, {150, 50}}

// held deals out letters at random.
func held(n int, rng *rand.Rand) []Site {
	out := make([]Site, n)
	for i := range out {
		k := rng.IntN(5)
		out[i] = Site{Letter: string("umsjn"[k]), Slot: k, Short: string("umsjn"[k])}
	}
	return out
}

func TestParse(t *testing.T) {
	if len(theatres()) != 17 || len(land.Areas) != 37 || len(land.Borders) != 2 || len(land.Places) < 50 || len(land.Strip) != 18 {
		t.Errorf("%d theatres, %d areas, %d borders, %d places, %d lines of the strip", len(theatres()), len(land.Areas), len(land.Borders), len(land.Places), len(land.Strip))
	}
	for _, bad := range []string{"", "{", `{"features":[{"properties":{"role":"state"},"geometry":{"type":"Polygon","coordinates":7}}]}`} {
		if _, err := Parse([]byte(bad)); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

// TestBordersStand: both borders are whole lines of dots and crossings, at every size, in every colour mode, and nothing is
// written on them.
func TestBordersStand(t *testing.T) {
	m := New(land, theatres())
	for _, size := range sizes {
		for _, p := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
			w, h := size[0], size[1]
			c := widget.New(w, h)
			sites := held(len(m.sites), rand.New(rand.NewPCG(1, 2)))
			for i := range sites {
				sites[i].Alarm = true
			}
			m.Draw(c, theme.New(theme.Options{Profile: p}), c.Bounds(), &Scene{Sites: sites, Select: 3})
			rows := textOf(c)
			r := m.raster(w, h, View{})
			for _, b := range land.Borders {
				one := &raster{w: w, h: h, p: r.p, cells: make([]cell, w*h)}
				one.polyline(b.Points, func(c *cell, dot uint8) { c.border |= dot })
				parts := 0
				seen := make([]bool, w*h)
				for i := range one.cells {
					if one.cells[i].border == 0 {
						continue
					}
					ch := rows[i/w][i%w]
					if ch != '◆' && (ch < 0x2801 || ch > 0x28ff || uint8(ch-0x2800)&one.cells[i].border != one.cells[i].border) {
						t.Errorf("%dx%d %v: %q stands on the border at %d,%d", w, h, p, ch, i%w, i/w)
					}
					if !seen[i] {
						parts++
						one.flood(i, seen)
					}
				}
				if parts != 1 {
					t.Errorf("%dx%d: a border has %d parts", w, h, parts)
				}
			}
		}
	}
}

// flood marks the cells of the border that hang together.
func (r *raster) flood(from int, seen []bool) {
	todo := []int{from}
	seen[from] = true
	for len(todo) > 0 {
		i := todo[0]
		todo = todo[1:]
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				if c := r.at(i%r.w+dx, i/r.w+dy); c != nil && c.border != 0 && !seen[i+dy*r.w+dx] {
					seen[i+dy*r.w+dx] = true
					todo = append(todo, i+dy*r.w+dx)
				}
			}
		}
	}
}

func textOf(c *widget.Canvas) [][]rune {
	out := make([][]rune, c.H)
	for y, line := range strings.Split(strings.TrimRight(c.Text(), "\n"), "\n") {
		out[y] = []rune(widget.Pad(line, c.W))
	}
	for y := range out {
		if out[y] == nil {
			out[y] = []rune(strings.Repeat(" ", c.W))
		}
	}
	return out
}

// TestFront: whoever holds what, walking over dots that are no front leads from an area only to areas of the same letter.
func TestFront(t *testing.T) {
	m := New(land, theatres())
	rng := rand.New(rand.NewPCG(3, 4))
	for round := range 40 {
		size := sizes[round%len(sizes)]
		r := m.raster(size[0], size[1], View{})
		b := &brush{m: m, r: r, s: &Scene{Sites: held(len(m.sites), rng)}}
		wall := func(x, y int) bool { // dots
			c := r.at(x>>1, y>>2)
			if c == nil {
				return true
			}
			dot := dotBits[y&3][x&1]
			for _, l := range c.links {
				if l.dots&dot != 0 && (l.b == beyond || b.letter(l.a) != b.letter(l.b)) {
					return true
				}
			}
			return (c.coast|c.border)&dot != 0
		}
		for from := range land.Areas {
			fx, fy := r.p.cells(land.Areas[from].Label)
			reached := reach(r, int(fx*2), int(fy*4), wall)
			for to := range land.Areas {
				tx, ty := r.p.cells(land.Areas[to].Label)
				if x, y := int(tx*2), int(ty*4); x >= 0 && y >= 0 && x < 2*r.w && y < 4*r.h && reached[y*2*r.w+x] && b.letter(uint8(from+1)) != b.letter(uint8(to+1)) {
					t.Errorf("%dx%d: no front between %s (%s) and %s (%s)", r.w, r.h, land.Areas[from].Name, b.letter(uint8(from+1)), land.Areas[to].Name, b.letter(uint8(to+1)))
				}
			}
		}
	}
}

// reach marks the dots that can be walked to from one, sideways, up and down.
func reach(r *raster, x, y int, wall func(x, y int) bool) []bool {
	seen := make([]bool, 8*r.w*r.h)
	if x < 0 || y < 0 || x >= 2*r.w || y >= 4*r.h || wall(x, y) {
		return seen
	}
	todo := [][2]int{{x, y}}
	seen[y*2*r.w+x] = true
	for len(todo) > 0 {
		p := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, d := range [][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			q := [2]int{p[0] + d[0], p[1] + d[1]}
			if !wall(q[0], q[1]) && !seen[q[1]*2*r.w+q[0]] {
				seen[q[1]*2*r.w+q[0]] = true
				todo = append(todo, q)
			}
		}
	}
	return seen
}

// TestFrontIsLighter: a cell with a front in it is drawn as one, unless a border, a route or a word lies over it.
func TestFrontIsLighter(t *testing.T) {
	m := New(land, theatres())
	r := m.raster(70, 24, View{})
	s := &Scene{Sites: held(len(m.sites), rand.New(rand.NewPCG(5, 6))), Select: -1}
	b := &brush{m: m, r: r, s: s, filled: true, full: true, t: theme.New(theme.Options{Profile: colorprofile.TrueColor})}
	fronts, edges := 0, 0
	for i := range r.cells {
		c := &r.cells[i]
		dots, front := b.lines(c)
		if dots == 0 || c.border|c.route != 0 {
			continue
		}
		glyph, st := b.cell(c)
		if glyph != braille(dots) {
			t.Fatalf("cell %d shows %q, not its lines", i, glyph)
		}
		if front {
			fronts++
		} else {
			edges++
		}
		if want := map[bool]theme.Role{true: theme.Front, false: theme.Edge}[front]; st.Fg != want {
			t.Errorf("cell %d: role %d, not %d", i, st.Fg, want)
		}
	}
	if fronts < 20 || edges < 20 {
		t.Errorf("only %d cells with a front, %d without", fronts, edges)
	}
}

// TestNames: names and codes cover no marker, border or route, and no other name, and do not touch another's marker.
func TestNames(t *testing.T) {
	m := New(land, theatres())
	for _, size := range sizes {
		for _, v := range []View{{}, {Step: Strip}, {Step: Pacific}, {Step: Gulf}, {Near: 2, At: 3}} {
			r := m.raster(size[0], size[1], v)
			use := map[[2]int]string{}
			put := func(x, y int, what string) {
				if o := use[[2]int{x, y}]; o != "" {
					t.Errorf("%v %v: %s covers %s at %d,%d", size, v, what, o, x, y)
				}
				use[[2]int{x, y}] = what
			}
			for _, k := range r.markers {
				put(k.x, k.y, "the marker of "+land.Places[k.place].Name)
			}
			for _, l := range r.labels {
				n := len([]rune(l.text))
				for i := range n {
					put(l.x+i, l.y, l.text)
					if c := r.at(l.x+i, l.y); c == nil || c.border|c.route != 0 {
						t.Errorf("%v: %s covers a border or a route", size, l.text)
					}
				}
				if size[0] < namedFrom && n != 3 {
					t.Errorf("%v: %q is no id", size, l.text)
				}
			}
			for a, k := range r.codes {
				for i := 0; k.x >= 0 && i < k.room; i++ {
					put(k.x+i, k.y, "the code of "+land.Areas[a].Name)
				}
			}
			for i, p := range r.alarms {
				if p[0] >= 0 {
					put(p[0], p[1], "the incident of "+m.ids[i])
				}
			}
		}
	}
	r := m.raster(70, 24, View{})
	var names []string
	for _, l := range r.labels {
		names = append(names, l.text)
	}
	for _, want := range []string{"Los Angeles", "San Diego", "Phoenix", "Houston", "Tijuana", "Juárez", "N.Laredo", "Monterrey", "Culiacán", "Guadalajara", "Manzanillo", "L.Cárdenas", "CDMX", "Veracruz"} {
		if !strings.Contains(fmt.Sprint(names), want) {
			t.Errorf("%s is not named at 70x24: %v", want, names)
		}
	}
}

// TestTiles: the tiles of the smallest map lie apart and inside.
func TestTiles(t *testing.T) {
	g := gridFor(54, 18)
	used := map[[2]int]string{}
	for i := range land.Areas {
		r := g.tile(&land.Areas[i])
		for y := r.Y; y < r.Y+r.H; y++ {
			for x := r.X; x < r.X+r.W; x++ {
				if o := used[[2]int{x, y}]; o != "" || x >= 54 || y >= 18 || y == g.y+g.river {
					t.Fatalf("%s at %d,%d: %s", land.Areas[i].Name, x, y, o)
				}
				used[[2]int{x, y}] = land.Areas[i].Name
			}
		}
	}
}

// TestStrip: every crossing and every Mexican theatre but the one that is a crossing itself has its place in the strip.
func TestStrip(t *testing.T) {
	m := New(land, theatres())
	all := strings.Join(land.Strip, "\n")
	for i := range land.Places {
		if p := &land.Places[i]; p.Kind == "crossing" && p.Rank < 3 && !strings.Contains(all, p.ID) {
			t.Errorf("crossing %s is not in the strip", p.ID)
		}
	}
	seen := map[int]bool{}
	for _, line := range land.Strip {
		for _, id := range ids([]rune(line)) {
			if m.siteOf(id.text) < 0 && !strings.Contains("OAX DGO LAP VER", id.text) {
				t.Errorf("%s lies in no theatre", id.text)
			}
			seen[m.siteOf(id.text)] = true
		}
	}
	for i, id := range m.ids {
		if !seen[i] {
			t.Errorf("%s is not in the strip", id)
		}
	}
}

// TestWithoutGame: the menu draws the land with nobody on it.
func TestWithoutGame(t *testing.T) {
	c := widget.New(70, 24)
	New(land, nil).Draw(c, theme.New(theme.Options{Profile: colorprofile.TrueColor}), c.Bounds(), &Scene{Select: -1})
	if !strings.Contains(c.Text(), "Monterrey") {
		t.Errorf("no land:\n%s", c.Text())
	}
	c = widget.New(70, 24)
	New(&Geometry{}, nil).Draw(c, theme.New(theme.Options{}), c.Bounds(), &Scene{Select: -1})
	if strings.TrimSpace(c.Text()) != "" {
		t.Errorf("no geometry, but:\n%s", c.Text())
	}
}

func BenchmarkRaster(b *testing.B) {
	for _, size := range sizes {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			m := New(land, theatres())
			for b.Loop() {
				m.rasterize(size[0], size[1], View{})
			}
		})
	}
}

func BenchmarkDraw(b *testing.B) {
	m := New(land, theatres())
	t := theme.New(theme.Options{Profile: colorprofile.TrueColor})
	s := &Scene{Sites: held(len(m.sites), rand.New(rand.NewPCG(1, 2)))}
	c := widget.New(70, 24)
	for b.Loop() {
		m.Draw(c, t, c.Bounds(), s)
	}
}

func BenchmarkParse(b *testing.B) {
	data := content.Theatre()
	for b.Loop() {
		if _, err := Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}
