package widget

import (
	"riobravo/cmd/internal/tui/theme"
)

// Frame is a panel's border with what stands in it.
type Frame struct {
	Number int // 0 none
	Title  string
	Right  string // state or count, in the upper border
	Foot   string // in the lower border
	Focus  bool
	Alarm  bool
}

// Panel draws a frame into r and returns its inside. The focused panel is heavy, its title bold.
func (c *Canvas) Panel(r Rect, f Frame) Rect {
	if r.W < 4 || r.H < 2 {
		return Rect{r.X, r.Y, 0, 0}
	}
	g := []rune("╭╮╰╯─│")
	line, title := theme.Of(theme.Line), theme.Of(theme.Text)
	if f.Focus {
		g = []rune("┏┓┗┛━┃")
		line, title = theme.Of(theme.Key), theme.Of(theme.Strong)
	}
	if f.Alarm {
		title = theme.Style{Fg: theme.Alarm, Bg: theme.AlarmGround, Bold: true}
	}
	c.Clear(r)
	c.Spot(Spot{R: r, Panel: f.Number, Focus: f.Focus || f.Number == 0, Title: f.Title})
	if f.Focus {
		c.homeX, c.homeY = r.X+2, r.Y+1
	}
	x2, y2 := r.X+r.W-1, r.Y+r.H-1
	for x := r.X + 1; x < x2; x++ {
		c.Set(x, r.Y, g[4], line)
		c.Set(x, y2, g[4], line)
	}
	for y := r.Y + 1; y < y2; y++ {
		c.Set(r.X, y, g[5], line)
		c.Set(x2, y, g[5], line)
	}
	c.Set(r.X, r.Y, g[0], line)
	c.Set(x2, r.Y, g[1], line)
	c.Set(r.X, y2, g[2], line)
	c.Set(x2, y2, g[3], line)
	x := r.X + 1
	if f.Focus || f.Number > 0 {
		c.Set(x, r.Y, g[4], line)
		x++
	}
	if f.Number > 0 {
		c.Set(x, r.Y, rune('0'+f.Number%10), theme.Of(theme.Key))
		c.Set(x+1, r.Y, ' ', line)
		x += 2
	} else {
		c.Set(x, r.Y, ' ', line)
		x++
	}
	room := x2 - 1 - x
	if n := Len(f.Right); n > 0 && n+Len(f.Title)+3 <= room {
		c.Set(x2-1-n-1, r.Y, ' ', line)
		c.Print(x2-1-n, r.Y, n, f.Right, theme.Of(theme.Quiet))
		c.Set(x2-1, r.Y, ' ', line)
		room -= n + 3
	}
	if f.Title != "" {
		x = c.Print(x, r.Y, room, f.Title, title)
		c.Set(x, r.Y, ' ', line)
	}
	c.Foot(r, f.Foot)
	return Rect{r.X + 1, r.Y + 1, r.W - 2, r.H - 2}
}

// Foot writes into the lower border of a panel drawn into r, for what is known only when its inside is drawn.
func (c *Canvas) Foot(r Rect, text string) {
	n, x2, y2 := Len(text), r.X+r.W-1, r.Y+r.H-1
	if n == 0 || n+4 > r.W-2 {
		return
	}
	c.Print(x2-2-n, y2, n+2, " "+text+" ", theme.Of(theme.Quiet))
}
