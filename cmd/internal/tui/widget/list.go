package widget

import (
	"fmt"

	"riobravo/cmd/internal/tui/theme"
)

// List keeps a selection and a scroll position over n rows, with two rows of context around the cursor.
type List struct {
	At  int
	top int
}

// Move moves the selection by d among n rows.
func (l *List) Move(d, n int) { l.At = min(max(l.At+d, 0), max(n-1, 0)) }

// Key moves the selection as an action says; false when it is no movement.
func (l *List) Key(a theme.Action, n, page int) bool {
	switch a {
	case theme.Up:
		l.Move(-1, n)
	case theme.Down:
		l.Move(1, n)
	case theme.First:
		l.At = 0
	case theme.Last:
		l.At = max(n-1, 0)
	case theme.PageUp:
		l.Move(-max(page, 1), n)
	case theme.PageDown:
		l.Move(max(page, 1), n)
	default:
		return false
	}
	return true
}

// Window returns the first row to draw so that rows from..to (of n) stand in h rows, with context.
func (l *List) Window(from, to, n, h int) int {
	ctx := 2
	if h < 6 {
		ctx = 0
	}
	if from-ctx < l.top {
		l.top = from - ctx
	}
	if to+ctx >= l.top+h {
		l.top = to + ctx - h + 1
	}
	l.top = max(0, min(l.top, n-h))
	return l.top
}

// Item is one entry of a list: one or more rows.
type Item struct {
	Rows  []Row
	Right Span // on the first row, at the right edge
	Head  bool // a heading: cannot be selected, has no index
}

// Draw draws items into r with the selected one marked, and returns "1–11 of 41" when not all fit. Headings are not counted.
func (l *List) Draw(c *Canvas, r Rect, items []Item, focus bool) string {
	type line struct {
		item, sel int
		row       Row
		right     Span
		first     bool
	}
	var lines []line
	n, from, to := 0, 0, 0
	for i, it := range items {
		sel := -1
		if !it.Head {
			sel = n
			n++
		}
		for j, row := range it.Rows {
			ln := line{item: i, sel: sel, row: row, first: j == 0}
			if j == 0 {
				ln.right = it.Right
			}
			if sel >= 0 && sel == l.At {
				if j == 0 {
					from = len(lines)
				}
				to = len(lines)
			}
			lines = append(lines, ln)
		}
	}
	top := l.Window(from, to, len(lines), r.H)
	count := n
	c.Wheel(r, func(d int, _ bool) { l.Move(d, count) })
	firstSel, lastSel := -1, -1
	for y := 0; y < r.H && top+y < len(lines); y++ {
		ln := lines[top+y]
		room := r.W - 1
		if ln.right.Text != "" {
			room -= Len(ln.right.Text) + 1
			c.Right(r.X+r.W, r.Y+y, ln.right.Text, ln.right.S)
		}
		c.Row(r.X+1, r.Y+y, room, ln.row)
		if ln.sel >= 0 {
			if firstSel < 0 {
				firstSel = ln.sel
			}
			lastSel = ln.sel
			if ln.row.Width() > 0 {
				c.Pick(Rect{r.X, r.Y + y, r.W, 1}, l.Pick(ln.sel))
			}
			if ln.sel == l.At {
				if focus && ln.row.Width() > 0 {
					c.Ground(Rect{r.X, r.Y + y, r.W, 1}, theme.Select)
					if ln.first {
						c.Cursor(r.X+1, r.Y+y)
					}
				}
				if ln.row.Width() > 0 {
					c.Set(r.X, r.Y+y, '▌', theme.Of(theme.Key).On(ground(focus)))
				}
			}
		}
	}
	if len(lines) > r.H && n > 0 && firstSel >= 0 {
		return fmt.Sprintf("%d–%d / %d", firstSel+1, lastSel+1, n)
	}
	return ""
}

// Pick selects the n-th row by the mouse, for Canvas.Pick; true when it was selected before.
func (l *List) Pick(n int) func(x, y int) bool {
	return func(int, int) bool {
		was := l.At == n
		l.At = n
		return was
	}
}

func ground(focus bool) theme.Role {
	if focus {
		return theme.Select
	}
	return theme.Text
}
