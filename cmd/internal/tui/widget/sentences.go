package widget

import "strings"

// Sentences are what a canvas shows as statements, a panel after another in reading order: the panel's title, then its
// rows without frames, gauges and columns. Texts that stand far apart in a row are parted by commas.
func (c *Canvas) Sentences() []string {
	var out []string
	done := make([]bool, c.W*c.H)
	var panels []Rect
	for _, s := range c.spots {
		if s.Pick == nil && s.Press == 0 && s.Wheel == nil && s.R.W >= 4 && s.R.H >= 2 {
			panels = append(panels, s.R)
		}
	}
	outside := func(x, y int) bool {
		for _, p := range panels {
			if x >= p.X && x < p.X+p.W && y >= p.Y && y < p.Y+p.H {
				return false
			}
		}
		return true
	}
	for y := range c.H { // what stands in no panel: the header and strips
		if s := c.sentence(0, y, c.W, done, outside); s != "" && y < c.H-1 {
			out = append(out, s)
		}
	}
	for i := len(panels) - 1; i >= 0; i-- { // the topmost first, so that what it covers is not told
		out = append(out, c.panelSentences(panels[i], done)...)
	}
	return out
}

// PanelText is the inside of the panel that has the focus, the last one drawn when there are several, as it stands;
// title is its name.
func (c *Canvas) PanelText() (title, text string, ok bool) {
	for i := len(c.spots) - 1; i >= 0; i-- {
		s := c.spots[i]
		if s.Pick != nil || s.Press != 0 || s.Wheel != nil || !s.Focus || s.R.W < 4 || s.R.H < 2 {
			continue
		}
		var b strings.Builder
		for y := s.R.Y; y < s.R.Y+s.R.H; y++ {
			line := make([]rune, 0, s.R.W)
			for x := s.R.X; x < s.R.X+s.R.W && x < c.W && y < c.H; x++ {
				line = append(line, c.cells[y*c.W+x].r)
			}
			b.WriteString(strings.TrimRight(string(line), " ") + "\n")
		}
		return s.Title, b.String(), true
	}
	return "", "", false
}

func (c *Canvas) panelSentences(r Rect, done []bool) []string {
	var out []string
	all := func(int, int) bool { return true }
	for y := r.Y; y < r.Y+r.H && y < c.H; y++ {
		s := c.sentence(r.X, y, r.W, done, all)
		switch {
		case s == "":
		case y == r.Y:
			out = append(out, s+":")
		default:
			out = append(out, s)
		}
	}
	return out
}

// sentence reads one row of cells that nobody has read, and marks them as read.
func (c *Canvas) sentence(x0, y, w int, done []bool, wanted func(x, y int) bool) string {
	var parts []string
	var word []rune
	gap := 0
	flush := func() {
		if s := strings.TrimSpace(string(word)); s != "" {
			parts = append(parts, s)
		}
		word, gap = word[:0], 0
	}
	for x := max(0, x0); x < x0+w && x < c.W; x++ {
		i := y*c.W + x
		if done[i] || !wanted(x, y) {
			flush()
			continue
		}
		done[i] = true
		r := c.cells[i].r
		if mute(r) {
			r = ' '
		}
		if r == ' ' {
			if gap++; gap == 2 {
				flush()
				gap = 2
			} else if gap == 1 {
				word = append(word, r)
			}
			continue
		}
		gap = 0
		word = append(word, r)
	}
	flush()
	return strings.Join(parts, ", ")
}

// mute tells whether a rune draws and says nothing.
func mute(r rune) bool {
	return r >= 0x2500 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff || r == '‹' || r == '›'
}
