package widget

import (
	"fmt"

	"charm.land/bubbles/v2/viewport"

	"riobravo/cmd/internal/tui/theme"
)

// Scroll is a reading position in a text longer than its panel: a viewport that counts lines, while the canvas draws them.
type Scroll struct{ view viewport.Model }

// Key scrolls as an action says, a page being what is shown; false when it is no movement.
func (s *Scroll) Key(a theme.Action) bool {
	switch a {
	case theme.Up:
		s.view.ScrollUp(1)
	case theme.Down:
		s.view.ScrollDown(1)
	case theme.First:
		s.view.GotoTop()
	case theme.Last:
		s.view.GotoBottom()
	case theme.PageUp:
		s.view.PageUp()
	case theme.PageDown:
		s.view.PageDown()
	default:
		return false
	}
	return true
}

// Reset goes back to the beginning, as for another text.
func (s *Scroll) Reset() { s.view.GotoTop() }

// At is the first line shown.
func (s *Scroll) At() int { return s.view.YOffset() }

// notch is how many lines a turn of the wheel moves.
const notch = 3

// Draw draws rows into r from the reading position and returns "1–11 / 41" when not all fit.
func (s *Scroll) Draw(c *Canvas, r Rect, rows []Row) string {
	s.view.SetWidth(r.W)
	s.view.SetHeight(r.H)
	s.view.SetContentLines(make([]string, len(rows)))
	s.view.SetYOffset(s.view.YOffset()) // not beyond the end of a text that became shorter
	top := s.view.YOffset()
	c.Wheel(r, func(d int, _ bool) {
		if d < 0 {
			s.view.ScrollUp(-d * notch)
			return
		}
		s.view.ScrollDown(d * notch)
	})
	c.Rows(r, rows[min(top, len(rows)):])
	if len(rows) > r.H {
		return fmt.Sprintf("%d–%d / %d", top+1, min(top+r.H, len(rows)), len(rows))
	}
	return ""
}
