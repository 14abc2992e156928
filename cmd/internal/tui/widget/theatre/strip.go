package theatre

import (
	"strings"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// id is the id of a place in a line that was laid by hand, and where it begins.
type id struct {
	x    int
	text string
}

// ids finds the ids in a line: three capital letters in a row.
func ids(line []rune) []id {
	var out []id
	for x := 0; x+2 < len(line); x++ {
		if upper(line[x]) && upper(line[x+1]) && upper(line[x+2]) {
			out = append(out, id{x, string(line[x : x+3])})
			x += 2
		}
	}
	return out
}

func upper(r rune) bool { return r >= 'A' && r <= 'Z' }

// stripW is the width for which the strip was laid; stripX centres it.
const stripW = 54

func (m *Map) stripAt(w, h int) (x, y int) {
	return max(0, (w-stripW)/2), max(0, (h-len(m.geo.Strip))/2)
}

// DrawStrip draws the crossings in a row with the corridors behind them: share and state of each crossing, holder and
// level of each theatre at its main place.
func (m *Map) DrawStrip(c *widget.Canvas, t *theme.Theme, r widget.Rect, s *Scene) {
	ox, oy := m.stripAt(r.W, r.H)
	for y, text := range m.geo.Strip {
		if oy+y >= r.H {
			break
		}
		m.stripLine(c, t, widget.Rect{X: r.X + ox, Y: r.Y + oy + y, W: r.W - ox, H: r.H - oy - y}, []rune(text), s)
	}
}

func (m *Map) stripLine(c *widget.Canvas, t *theme.Theme, r widget.Rect, line []rune, s *Scene) {
	river := strings.ContainsRune(string(line), '═')
	st := theme.Of(theme.Quiet)
	if river {
		st = theme.Style{Fg: theme.Border, Bold: true}
	}
	for x, ch := range line {
		if ch != ' ' && ch != 'x' && ch != '■' && x < r.W {
			c.Set(r.X+x, r.Y, ch, st)
		}
	}
	last := -1
	for _, id := range ids(line) {
		i := m.siteOf(id.text)
		if i < 0 {
			c.Print(r.X+id.x, r.Y, 3, id.text, theme.Of(theme.Text))
			continue
		}
		name := theme.Of(theme.Strong)
		if name.Reverse = i == s.Select; name.Reverse && s.Focus {
			c.Cursor(r.X+id.x, r.Y)
		}
		c.Print(r.X+id.x, r.Y, 3, id.text, name)
		site := &s.Sites[i]
		if river && m.crossing(id.text) && i != last {
			m.gate(c, r, id.x, site)
			last = i
		}
		if id.x+4 < len(line) && line[id.x+4] == '■' {
			m.node(c, t, r, id.x+4, site)
		}
	}
}

// gate writes a crossing's share and state under it.
func (m *Map) gate(c *widget.Canvas, r widget.Rect, x int, s *Site) {
	if r.H < 3 {
		return
	}
	state := theme.Of(theme.Text)
	if s.Shut {
		state = theme.Style{Fg: theme.Alarm, Bg: theme.AlarmGround, Bold: true}
	}
	c.Print(r.X+x, r.Y+1, 4, s.Share, theme.Of(theme.Strong))
	c.Print(r.X+x, r.Y+2, 4, s.State, state)
}

// node writes how strong a theatre's holder is, its letter, and an incident.
func (m *Map) node(c *widget.Canvas, t *theme.Theme, r widget.Rect, x int, s *Site) {
	letter := theme.Of(theme.Quiet)
	if s.Slot >= 0 {
		letter = theme.Of(theme.Slot(s.Slot)).B()
	}
	c.Print(r.X+x, r.Y, 4, widget.Pad(s.Hold, 4), theme.Of(theme.Text))
	c.Print(r.X+x+5, r.Y, 1, s.Letter, letter)
	if s.Alarm {
		c.Set(r.X+x-1, r.Y, '!', theme.Style{Fg: theme.Alarm, Bg: theme.AlarmGround, Bold: true})
	}
}

// StripAt is the theatre whose place stands at a cell of a crossings view of w by h cells, -1 none.
func (m *Map) StripAt(x, y, w, h int) int {
	ox, oy := m.stripAt(w, h)
	x, y = x-ox, y-oy
	if y < 0 || y >= len(m.geo.Strip) {
		return -1
	}
	line := []rune(m.geo.Strip[y])
	for _, id := range ids(line) {
		n := 3
		if id.x+4 < len(line) && line[id.x+4] == '■' {
			n = 10
		}
		if x >= id.x && x < id.x+n {
			return m.siteOf(id.text)
		}
	}
	return -1
}

// siteOf is the theatre in which a place lies, -1 none.
func (m *Map) siteOf(place string) int {
	if m.placed == nil {
		m.placed = map[string]int{}
		for i := range m.geo.Places {
			m.placed[m.geo.Places[i].ID] = m.of(&m.geo.Places[i])
		}
	}
	if i, ok := m.placed[place]; ok {
		return i
	}
	return -1
}

func (m *Map) crossing(place string) bool {
	for i := range m.geo.Places {
		if m.geo.Places[i].ID == place {
			return m.geo.Places[i].Kind == "crossing"
		}
	}
	return false
}
