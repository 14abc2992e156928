package replay

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/tui/widget/theatre"
	"riobravo/game"
)

// Heights and widths of the panels, in cells.
const (
	placeH  = 7  // where we stand: marks, line, months, command, bookmark
	tracksH = 13 // the ladder and seven tracks
	sideW   = 48 // of the map and the tracks at 120 columns
)

// Draw draws where we stand, what the step brought and, where there is room, the land and the tracks as they were.
func (r *Replay) Draw(c *screen.Ctx, g *widget.Canvas, box widget.Rect) {
	top, rest := box.Top(placeH)
	r.drawPlace(c, g, top)
	if !c.Wide() {
		strip, low := rest.Top(1)
		widget.Strip(g, c.Theme, strip, c.Ladder(), c.Tracks(), -1)
		r.drawStep(c, g, low)
		return
	}
	left, right := rest.LeftOf(rest.W - sideW - (rest.W-120)*2/5)
	r.drawStep(c, g, left)
	low := right
	if c.Theme.Glyph.Tier != "ascii" { // whose tiles need more room
		var up widget.Rect
		up, low = right.Bottom(tracksH)
		drawLand(c, g, up)
	}
	in := g.Panel(low, widget.Frame{Title: c.T("ui.board.tracks"), Right: c.T("ui.board.since")})
	if foot := r.tracks.Draw(g, c.Theme, in, c.Ladder(), c.Tracks(), false); foot != "" {
		g.Foot(low, foot)
	}
}

// drawLand draws the theatre as these eyes knew it at the place: who held what, and where something happened.
func drawLand(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: c.T("ui.board.theatre", "Layer", c.T("ui.layer."+screen.Layers[0]))})
	c.Map().Draw(g, c.Theme, in, &theatre.Scene{Sites: c.Sites(screen.Layers[0]), Select: -1})
}

// drawPlace draws the line of the game with its months and bookmarks, whose command it was, and through whose eyes it is
// seen.
func (r *Replay) drawPlace(c *screen.Ctx, g *widget.Canvas, box widget.Rect) {
	k, all := r.reel.Sees()
	eyes := c.T("ui.replay.eyes", "Name", c.Text.Seat(k))
	if all {
		eyes = c.T("ui.replay.everything")
	}
	in := g.Panel(box, widget.Frame{Title: c.T("ui.replay.title"), Right: eyes}).Inset(1)
	r.line(c, g, in)
	r.command(c, g, in.X, in.Y+3, in.W)
	end := r.eyes(c, g, in.X+in.W, in.Y+4)
	r.word(c, g, in.X, in.Y+4, end-2-in.X)
}

// command is where we stand, and whose command it was.
func (r *Replay) command(c *screen.Ctx, g *widget.Canvas, x, y, w int) {
	at, of := r.reel.Place()
	step, end := r.reel.Here(), x+w
	x = g.Print(x, y, w, c.T("ui.replay.at", "At", at, "Of", of), theme.Of(theme.Quiet)) + 2
	what := c.T("ui.replay.beginning")
	switch {
	case at > 0 && step.Known && step.Command.Kind != 0:
		what = c.Text.Command(step.Command)
		if s := step.Command.Seat; s >= 0 {
			x = g.Print(x, y, end-x, c.Letter(s)+" "+c.Text.Seat(s), theme.Of(theme.Slot(int(s))).B()) + 2
		}
	case at > 0:
		what = c.T("ui.replay.others")
	}
	x = g.Print(x, y, end-x, what, theme.Of(theme.Strong))
	if step.Left {
		g.Print(x+2, y, end-x-2, c.T("ui.replay.left"), theme.Of(theme.Warn))
	}
}

// word is the bookmark here, or the field in which it is written.
func (r *Replay) word(c *screen.Ctx, g *widget.Canvas, x, y, w int) {
	if r.typing {
		at := g.Print(x, y, w, "▼ ", theme.Of(theme.Key).B())
		r.text.Draw(g, at, y, x+w-at, theme.Of(theme.Strong))
		return
	}
	if text := marked(r.reel); text != "" {
		g.Row(x, y, w, widget.Row{{Text: "▼ ", S: theme.Of(theme.Key).B()}, widget.S(theme.Text, text)})
	} else if n := len(r.reel.Marks()); n > 0 {
		g.Print(x, y, w, c.T("ui.replay.marks", "N", n), theme.Of(theme.Quiet))
	}
}

// eyes lists before column end the letters of those whose eyes are open, the present ones marked, and returns where the
// list begins. A click changes the eyes.
func (r *Replay) eyes(c *screen.Ctx, g *widget.Canvas, end, y int) int {
	seats, open := r.reel.Eyes()
	now, all := r.reel.Sees()
	if open {
		end = r.eye(g, end, y, c.T("ui.replay.all"), theme.Of(theme.Text), all, func() { r.reel.Look(now, true) })
	}
	for i := len(seats) - 1; i >= 0; i-- {
		k := seats[i]
		end = r.eye(g, end, y, c.Letter(k), theme.Of(theme.Slot(int(k))).B(), !all && k == now, func() { r.reel.Look(k, false) })
	}
	if len(seats) == 0 && !open {
		return end
	}
	return g.Right(end-1, y, c.T("ui.replay.eyes_of"), theme.Of(theme.Quiet))
}

func (r *Replay) eye(g *widget.Canvas, end, y int, text string, s theme.Style, here bool, look func()) int {
	box := widget.Rect{X: end - widget.Len(text) - 2, Y: y, W: widget.Len(text) + 2, H: 1}
	g.Print(box.X+1, y, box.W, text, s)
	if here {
		g.Print(box.X, y, 1, "▸", theme.Of(theme.Key).B())
		g.Ground(box, theme.Select)
	}
	g.Pick(box, func(int, int) bool { look(); r.scroll.Reset(); return false })
	return box.X
}

// line is the game from its beginning to its end: a month begins at a tick with its name, a bookmark stands above, what is
// behind is heavy, and we are at the dot. A click goes there.
func (r *Replay) line(c *screen.Ctx, g *widget.Canvas, in widget.Rect) {
	at, of := r.reel.Place()
	if of < 1 || in.W < 4 {
		return
	}
	place := func(n int) int { return in.X + n*(in.W-1)/of }
	here := place(at)
	for x := in.X; x < in.X+in.W; x++ {
		if x <= here {
			g.Set(x, in.Y+1, '━', theme.Of(theme.Key))
		} else {
			g.Set(x, in.Y+1, '─', theme.Of(theme.Line))
		}
	}
	r.months(c, g, in, place, at)
	marks := r.reel.Marks()
	for i, m := range marks {
		x, end := place(m.At), in.X+in.W
		if i+1 < len(marks) {
			end = place(marks[i+1].At) - 1
		}
		g.Set(x, in.Y, '▼', theme.Of(theme.Key).B())
		if room := end - x - 2; room >= 8 {
			g.Print(x+2, in.Y, room, m.Text, theme.Of(theme.Quiet))
		}
	}
	g.Set(here, in.Y+1, '●', theme.Of(theme.Strong))
	row := widget.Rect{X: in.X, W: in.W, H: 1}
	for n, spots := range [][]int{0: bookmarked(marks), 2: begun(r.reel.Months())} {
		row.Y = in.Y + n
		g.Pick(row, func(x, _ int) bool {
			r.goNear(place, x, spots, ((x-in.X)*of+in.W-2)/(in.W-1))
			r.scroll.Reset()
			return false
		})
	}
}

func bookmarked(all []session.Mark) (out []int) {
	for _, m := range all {
		out = append(out, m.At)
	}
	return out
}

func begun(all []session.Start) (out []int) {
	for _, m := range all {
		out = append(out, m.At)
	}
	return out
}

// goNear goes to what is drawn in a column or begins a little before it, a bookmark or a month's name, else to the first
// place from at on that these eyes saw something of.
func (r *Replay) goNear(place func(int) int, x int, spots []int, at int) {
	for i := len(spots) - 1; i >= 0; i-- {
		if d := x - place(spots[i]); d >= 0 && d < 3 {
			r.reel.Go(spots[i])
			return
		}
	}
	if r.reel.Go(at - 1); at > 0 {
		r.reel.Step(1)
	}
}

// months draws the ticks, and under each as much of the month's name as there is room for.
func (r *Replay) months(c *screen.Ctx, g *widget.Canvas, in widget.Rect, place func(int) int, at int) {
	all := r.reel.Months()
	free := in.X // the first column without a name
	for i, m := range all {
		x, role := place(m.At), theme.Quiet
		if at >= m.At && (i+1 == len(all) || at < all[i+1].At) {
			role = theme.Strong
		}
		glyph, line := '┼', theme.Of(theme.Quiet)
		if at >= m.At {
			line = theme.Of(theme.Key)
		}
		g.Set(x, in.Y+1, glyph, line)
		name := c.T("ui.replay.end")
		if m.Month > 0 {
			name = string([]rune(c.Text.Month(m.Month) + "   ")[:3])
		}
		x = min(x, in.X+in.W-widget.Len(name))
		if x >= free {
			free = g.Print(x, in.Y+2, widget.Len(name), name, theme.Of(role)) + 1
		}
	}
}

// drawStep draws what the step brought, as the eyes saw it.
func (r *Replay) drawStep(c *screen.Ctx, g *widget.Canvas, box widget.Rect) {
	step := r.reel.Here()
	w := box.W - 4
	var rows []widget.Row
	add := func(mark widget.Span, role theme.Role, text string) {
		for i, l := range widget.Wrap(text, w-2) {
			if i > 0 {
				mark = widget.S(theme.Quiet, "  ")
			}
			rows = append(rows, widget.Row{mark, widget.S(role, l)})
		}
	}
	none := widget.S(theme.Quiet, "  ")
	if step.Note != "" {
		add(widget.Span{Text: "› ", S: theme.Of(theme.Key).B()}, theme.Key, c.T("ui.replay.note", "Text", step.Note))
	}
	resolved := map[int16]bool{}
	for _, e := range step.Facts {
		switch {
		case e.Kind == game.MonthBegan:
			if len(rows) > 0 {
				rows = append(rows, widget.Row{})
			}
			rows = append(rows, widget.R(theme.Strong, c.Text.MonthLong(e.New)))
			continue
		case e.Kind == game.CrisisResolved && !resolved[e.Subject]:
			resolved[e.Subject] = true
			for _, s := range c.Text.Choices(e) {
				add(none, theme.Text, s)
			}
		}
		if s, ok := c.Text.Event(e); ok {
			add(by(c, e), theme.Text, s)
		}
	}
	if len(rows) == 0 {
		add(none, theme.Quiet, c.T("ui.replay.nothing"))
	}
	w0 := c.Known().World
	frame := widget.Frame{Title: c.T("ui.replay.step"), Right: c.Text.MonthLong(w0.Month) + ", " + c.Text.Phase(game.Phase(w0.Phase)), Focus: true}
	in := g.Panel(box, frame).Inset(1)
	if foot := r.scroll.Draw(g, in, rows); foot != "" {
		g.Right(box.X+box.W-2, box.Y+box.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

// by is the letter of the seat or group that a fact is about, in its colour.
func by(c *screen.Ctx, e game.Event) widget.Span {
	switch {
	case e.Seat >= 0 && int(e.Seat) < len(c.Rules().Seats):
		return widget.Span{Text: c.Letter(e.Seat) + " ", S: theme.Of(theme.Slot(int(e.Seat))).B()}
	case e.Group >= 0:
		letter, slot := c.GroupLook(e.Group)
		return widget.Span{Text: letter + " ", S: theme.Of(theme.Slot(slot)).B()}
	}
	return widget.S(theme.Quiet, "· ")
}
