package replay

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Draw draws where we stand, what the step brought, and the tracks.
func (r *Replay) Draw(c *screen.Ctx, g *widget.Canvas, box widget.Rect) {
	top, rest := box.Top(6)
	r.drawPlace(c, g, top)
	if c.Wide() {
		left, right := rest.LeftOf(rest.W * 3 / 5)
		r.drawStep(c, g, left)
		in := g.Panel(right, widget.Frame{Number: 3, Title: c.T("ui.board.tracks"), Right: c.T("ui.board.since")})
		r.tracks.Draw(g, c.Theme, in, c.Ladder(), c.Tracks(), false)
		return
	}
	strip, low := rest.Top(2)
	widget.Strip(g, c.Theme, strip, c.Ladder(), c.Tracks(), -1)
	r.drawStep(c, g, low)
}

// drawPlace draws the line of the game with its months and bookmarks, and whose command it was.
func (r *Replay) drawPlace(c *screen.Ctx, g *widget.Canvas, box widget.Rect) {
	k, all := r.reel.Sees()
	eyes := c.T("ui.replay.eyes", "Name", c.Text.Seat(k))
	if all {
		eyes = c.T("ui.replay.everything")
	}
	at, of := r.reel.Place()
	in := g.Panel(box, widget.Frame{Number: 1, Title: c.T("ui.replay.title"), Right: eyes}).Inset(1)
	r.line(g, in, at, of)
	step := r.reel.Here()
	head := c.T("ui.replay.at", "At", at, "Of", of)
	x := g.Print(in.X, in.Y+2, in.W, head, theme.Of(theme.Quiet)) + 2
	what := c.T("ui.replay.beginning")
	switch {
	case at > 0 && step.Known && step.Command.Kind != 0:
		what = c.Text.Command(step.Command)
		if step.Command.Seat >= 0 {
			x = g.Print(x, in.Y+2, in.X+in.W-x, c.Text.Seat(step.Command.Seat), theme.Of(theme.Slot(int(step.Command.Seat))).B()) + 2
		}
	case at > 0:
		what = c.T("ui.replay.others")
	}
	g.Print(x, in.Y+2, in.X+in.W-x, what, theme.Of(theme.Strong))
	word, role := "", theme.Quiet
	switch {
	case r.typing:
		word, role = c.T("ui.replay.typing", "Text", r.text.Line()), theme.Text
	case marked(r.reel) != "":
		word, role = c.T("ui.replay.marked", "Text", marked(r.reel)), theme.Key
	case step.Left:
		word = c.T("ui.replay.left")
	}
	g.Print(in.X, in.Y+3, in.W, word, theme.Of(role))
}

// line is the game from its beginning to its end: a month begins at a tick, a bookmark stands above, the cursor is here.
func (r *Replay) line(g *widget.Canvas, in widget.Rect, at, of int) {
	if of < 1 || in.W < 4 {
		return
	}
	place := func(n int) int { return in.X + n*(in.W-1)/of }
	for x := in.X; x < in.X+in.W; x++ {
		role := theme.Line
		if x <= place(at) {
			role = theme.Text
		}
		g.Set(x, in.Y+1, '─', theme.Of(role))
	}
	for _, n := range r.reel.Months() {
		g.Set(place(n), in.Y+1, '┼', theme.Of(theme.Quiet))
	}
	for _, m := range r.reel.Marks() {
		g.Set(place(m.At), in.Y, '▾', theme.Of(theme.Key))
	}
	g.Set(place(at), in.Y+1, '●', theme.Of(theme.Key).B())
}

// drawStep draws what the step brought, as the eyes saw it.
func (r *Replay) drawStep(c *screen.Ctx, g *widget.Canvas, box widget.Rect) {
	step := r.reel.Here()
	w := box.W - 4
	var rows []widget.Row
	add := func(role theme.Role, text string) { rows = append(rows, widget.WrapRows(role, text, w, 2)...) }
	if step.Note != "" {
		add(theme.Key, c.T("ui.replay.note", "Text", step.Note))
	}
	resolved := map[int16]bool{}
	for _, e := range step.Facts {
		switch {
		case e.Kind == game.MonthBegan:
			rows = append(rows, widget.Row{})
			add(theme.Strong, c.Text.MonthLong(e.New))
			continue
		case e.Kind == game.CrisisResolved && !resolved[e.Subject]:
			resolved[e.Subject] = true
			for _, s := range c.Text.Choices(e) {
				add(theme.Text, s)
			}
		}
		if s, ok := c.Text.Event(e); ok {
			add(theme.Text, s)
		}
	}
	if len(rows) == 0 {
		add(theme.Quiet, c.T("ui.replay.nothing"))
	}
	w0 := c.Known().World
	frame := widget.Frame{Number: 2, Title: c.T("ui.replay.step"), Right: c.Text.MonthLong(w0.Month) + ", " + c.Text.Phase(game.Phase(w0.Phase)), Focus: true}
	in := g.Panel(box, frame).Inset(1)
	if foot := r.scroll.Draw(g, in, rows); foot != "" {
		g.Right(box.X+box.W-2, box.Y+box.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}
