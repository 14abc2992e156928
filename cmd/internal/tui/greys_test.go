package tui

import (
	"fmt"
	"image/color"
	"math"
	"regexp"
	"strings"
	"testing"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// greys is how many shades are left when colour is taken away; apart is how many of them must lie between what is written
// and its ground. Four of sixteen is a contrast that a person reads (judgement: about 2 to 1 in the dark half).
const (
	greys = 16
	apart = 4
)

// reversed is the bit of a cell's attributes that changes ink and ground.
const reversed = 1 << 5

// grey is a colour as one of the shades, by its lightness.
func grey(c color.Color) int {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 { return math.Pow(float64(v)/0xffff, 2.2) }
	y := 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
	return int(math.Cbrt(y)*(greys-1) + 0.5)
}

// shades are a cell's ink and ground in greys, on a terminal whose own ground is black or white.
func (d *driver) shades(x, y int, light bool) (ink, ground int) {
	st := d.vt.CellAt(x, y).Style
	ink, ground = greys-3, 0
	if light {
		ink, ground = 2, greys-1
	}
	if st.Fg != nil {
		ink = grey(st.Fg)
	}
	if st.Bg != nil {
		ground = grey(st.Bg)
	}
	if st.Attrs&reversed != 0 {
		ink, ground = ground, ink
	}
	return ink, ground
}

// written tells whether a cell holds something to be read: not a blank, a frame, a coast, a border or a gauge.
func written(s string) bool {
	r := []rune(s)
	return len(r) > 0 && r[0] > ' ' && (r[0] < 0x2500 || r[0] > 0x259f) && (r[0] < 0x2800 || r[0] > 0x28ff)
}

// TestBoardInSixteenGreys draws the board in true colour, takes the colour away, and looks whether everything that is
// written can still be read, who holds what is told by a letter, layers by what is written, alerts by their glyph, and the
// selection by its ground.
func TestBoardInSixteenGreys(t *testing.T) {
	for _, light := range []bool{false, true} {
		t.Run(map[bool]string{true: "light", false: "dark"}[light], func(t *testing.T) {
			s := scene{moment: atOrders, seat: mexico, keys: "enter 1"}
			d := s.sat(t, 120, 36, "true")
			_ = d.a.cfg.Settings.Set("theme", map[bool]string{true: "light", false: "dark"}[light])
			d.a.retheme()
			layers := map[string]int{}
			for l := range screen.Layers {
				text := d.readable(light)
				body := mapOf(text)
				if o, twice := layers[body]; twice {
					t.Errorf("layers %d and %d look the same", l, o)
				}
				layers[body] = l
				d.alerts(body)
				d.press("v")
			}
			d.holders(mapOf(d.readable(light)))
			d.selection(light)
			d.press("V")
			d.readable(light)
		})
	}
}

// readable gives the text of the frame, and complains of what cannot be told from its ground.
func (d *driver) readable(light bool) string {
	d.t.Helper()
	d.screen()
	var lost []string
	for y := range d.h {
		for x := range d.w {
			c := d.vt.CellAt(x, y)
			if c == nil || !written(c.Content) {
				continue
			}
			if ink, ground := d.shades(x, y, light); max(ink-ground, ground-ink) < apart {
				lost = append(lost, fmt.Sprintf("%q at %d,%d: %d on %d", c.Content, x, y, ink, ground))
			}
		}
	}
	if len(lost) > 0 {
		d.t.Errorf("%d cells cannot be read in greys, as %s\n%s", len(lost), strings.Join(lost[:min(len(lost), 12)], "; "), d.text())
	}
	return d.text()
}

// alerts counts the incidents on the map.
func (d *driver) alerts(body string) {
	d.t.Helper()
	c := d.a.ctx()
	want := 0
	for i, s := range c.Sites("presence") {
		if s.Alarm && c.Map().Abbr(i) != "" {
			want++
		}
	}
	lines := strings.Split(body, "\n")
	if got := strings.Count(strings.Join(lines[1:len(lines)-1], "\n"), "!"); got < want || want == 0 {
		d.t.Errorf("%d of %d alerts can be seen:\n%s", got, want, body)
	}
}

// holders reads each theatre's holder from its letter.
func (d *driver) holders(body string) {
	d.t.Helper()
	c := d.a.ctx()
	read := map[string]bool{}
	for i, s := range c.Sites("presence") {
		m := regexp.MustCompile(`\b` + c.Map().Abbr(i) + `([a-z])`).FindStringSubmatch(body)
		if m == nil {
			continue
		}
		if m[1] != s.Letter {
			d.t.Errorf("%s is held by %q, the map says %q", c.Text.Region(game.Region(i)), s.Letter, m[1])
		}
		read[m[1]] = true
	}
	if len(read) < 4 {
		d.t.Errorf("only %d holders can be told apart:\n%s", len(read), body)
	}
}

// selection looks whether the selected theatre's code stands out in greys and moves with the arrows.
func (d *driver) selection(light bool) {
	d.t.Helper()
	stood := 0
	for range 4 {
		g := selected(d)
		if g < 0 {
			d.t.Fatalf("no theatre is selected:\n%s", d.text())
		}
		code := d.a.ctx().Map().Abbr(int(g))
		d.screen()
		for y, l := range strings.Split(d.text(), "\n") {
			m := regexp.MustCompile(`^[│┃].*\b(` + code + `[a-z])\b`).FindStringSubmatchIndex(l)
			if m == nil || len([]rune(l[:m[2]])) > 70 {
				continue
			}
			x := len([]rune(l[:m[2]]))
			stood++
			_, on := d.shades(x, y, light)
			_, off := d.shades(max(x-4, 1), y, light)
			if max(on-off, off-on) < apart {
				d.t.Errorf("the selected %s stands on %d beside %d", code, on, off)
			}
		}
		d.press("up")
	}
	if stood == 0 {
		d.t.Error("no selected theatre has its code on the map: the test shows nothing")
	}
}
