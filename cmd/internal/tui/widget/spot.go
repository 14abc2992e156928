package widget

import "riobravo/cmd/internal/tui/theme"

// Spot is a place that answers the mouse. Spots are recorded while a frame is drawn, so that what answers is what was
// drawn; a later spot lies over an earlier one.
type Spot struct {
	R     Rect
	Panel int                     // a panel's number: a click gives it the focus
	Focus bool                    // the panel has it already
	Title string                  // the panel's
	Press theme.Action            // the key that a click stands for
	Pick  func(x, y int) bool     // selects what was drawn at a cell of the screen; true when it was selected before
	Wheel func(d int, shift bool) // turns what was drawn by d notches, down positive
}

// holds tells whether the spot lies under a cell.
func (s Spot) holds(x, y int) bool {
	return x >= s.R.X && x < s.R.X+s.R.W && y >= s.R.Y && y < s.R.Y+s.R.H
}

// Spot records a place that answers the mouse.
func (c *Canvas) Spot(s Spot) { c.spots = append(c.spots, s) }

// Press makes a click on r stand for an action's key.
func (c *Canvas) Press(r Rect, a theme.Action) { c.Spot(Spot{R: r, Press: a}) }

// Pick makes a click on r select; a second click on what is selected opens it.
func (c *Canvas) Pick(r Rect, pick func(x, y int) bool) { c.Spot(Spot{R: r, Pick: pick}) }

// Wheel makes the wheel turn what lies in r.
func (c *Canvas) Wheel(r Rect, turn func(d int, shift bool)) { c.Spot(Spot{R: r, Wheel: turn}) }

// Arrows makes the ends of a ‹value› drawn from x to before end answer as ← and →; each target is three cells wide.
func (c *Canvas) Arrows(x, end, y int) {
	c.Press(Rect{x - 1, y, 3, 1}, theme.Left)
	c.Press(Rect{end - 2, y, 3, 1}, theme.Right)
}

// Cover makes everything drawn so far deaf to the mouse: an overlay is drawn next.
func (c *Canvas) Cover() { c.spots = nil }

// At lists the spots under a cell, the topmost first.
func (c *Canvas) At(x, y int) []Spot {
	var out []Spot
	for i := len(c.spots) - 1; i >= 0; i-- {
		if c.spots[i].holds(x, y) {
			out = append(out, c.spots[i])
		}
	}
	return out
}
