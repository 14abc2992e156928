package theatre

import (
	"testing"

	"riobravo/cmd/internal/tui/theme"
)

// TestArrowsReachAll: every theatre can be reached by arrows from every other, on the land and on the tiles.
func TestArrowsReachAll(t *testing.T) {
	m := New(land, theatres())
	for _, tiles := range []bool{false, true} {
		for from := range m.sites {
			seen := map[int]bool{from: true}
			todo := []int{from}
			for len(todo) > 0 {
				i := todo[0]
				todo = todo[1:]
				for _, a := range []theme.Action{theme.Up, theme.Down, theme.Left, theme.Right} {
					if j := m.Move(i, a, tiles); !seen[j] {
						seen[j] = true
						todo = append(todo, j)
					}
				}
			}
			if len(seen) != len(m.sites) {
				t.Errorf("tiles %v: from %s only %d of %d", tiles, m.ids[from], len(seen), len(m.sites))
			}
		}
	}
}

// TestAt: the map answers with the theatre that it drew there, every theatre can be hit, and so can its ten cells as a tile.
func TestAt(t *testing.T) {
	m := New(land, theatres())
	for _, size := range sizes {
		w, h := size[0], size[1]
		hit := map[int]int{}
		r := m.raster(w, h, View{})
		for y := range h {
			for x := range w {
				i := m.At(x, y, w, h, View{})
				if c := r.at(x, y); i >= 0 && m.owner[c.area-1] != i {
					t.Fatalf("%v: %d,%d answers %s", size, x, y, m.ids[i])
				}
				hit[i]++
			}
		}
		tile := map[int]int{}
		for y := range h {
			for x := range w {
				tile[m.TileAt(x, y, w, h)]++
			}
		}
		for i := range m.sites {
			if hit[i] == 0 || tile[i] < 10 {
				t.Errorf("%v: %s has %d cells of land and %d of its tile", size, m.ids[i], hit[i], tile[i])
			}
		}
	}
	if m.At(-1, 0, 70, 24, View{}) != -1 || m.At(0, 23, 70, 24, View{}) != -1 || m.At(69, 10, 70, 24, View{}) != -1 {
		t.Error("the sea answers")
	}
}

func TestFind(t *testing.T) {
	m := New(land, theatres())
	for text, want := range map[string]string{"cul": "sinaloa", "CULIACÁN": "sinaloa", "gua": "jalisco", "nld": "tamaulipas-west", "reyn": "tamaulipas-east", "tex": "texas", "michoac": "michoacan", "zzz": "", "": ""} {
		got := ""
		if i := m.Find(text); i >= 0 {
			got = m.ids[i]
		}
		if got != want {
			t.Errorf("%q finds %q, not %q", text, got, want)
		}
	}
}
