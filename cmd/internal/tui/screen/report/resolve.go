package report

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Resolve tells a month that has closed step by step: stage by stage, each roll with its die on the bar of its outcomes,
// what moved, and who saw it. It can be left for the report at any moment.
type Resolve struct {
	screen.Show
	month  int16
	ev     []game.Event // as they were when it was opened: a facilitator may take the month back while it is looked at
	steps  []step
	at     int // the step told last
	view   int // the step looked at, at or an earlier one
	folded bool
	focus  int // 1 the stages, 2 the step
	scroll widget.Scroll
	list   widget.List
}

// NewResolve opens a month at its first step.
func NewResolve(c *screen.Ctx, month int16) *Resolve {
	ev := c.Session.Events(month)
	r := &Resolve{month: month, ev: ev, steps: told(c, ev), focus: 2}
	for r.at < len(r.steps)-1 && r.steps[r.at].stage == inTalks { // the player was there
		r.at++
	}
	r.view, r.list.At = r.at, r.at
	r.start(c)
	return r
}

// Month is the month that is shown.
func (r *Resolve) Month() int16 { return r.month }

// start begins the motion of the step that is looked at: its die running, or its tracks walking.
func (r *Resolve) start(c *screen.Ctx) {
	r.scroll.Reset()
	if r.view >= len(r.steps) {
		return
	}
	millis := 350
	if _, ok := thrown(c, r.ev, r.steps[r.view].roll); ok && !r.folded {
		millis = 900
	}
	r.Begin(c.Motion, millis)
}

// Key tells the next step, goes back to one told, opens or folds a roll, or leaves for the report.
func (r *Resolve) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Open, theme.Back, theme.Report:
		return r.leave()
	case theme.Quit:
		return screen.To(screen.Menu)
	case theme.Mark, theme.Right:
		if r.view >= len(r.steps)-1 {
			if p.Action == theme.Mark {
				return r.leave()
			}
			return screen.Outcome{}
		}
		r.turn(c, r.view+1)
	case theme.Left:
		r.turn(c, r.view-1)
	case theme.Faster, theme.Last:
		r.turn(c, len(r.steps)-1)
		r.Settle()
	case theme.First:
		r.turn(c, 0)
	case theme.Explain:
		r.folded = !r.folded
		r.start(c)
	case theme.Next, theme.Prev:
		r.focus = 3 - r.focus
	case theme.Panel:
		if p.Text == "1" || p.Text == "2" {
			r.focus = int(p.Text[0] - '0')
		}
	case theme.PageUp, theme.PageDown:
		r.scroll.Key(p.Action)
	case theme.Up, theme.Down:
		d := 1
		if p.Action == theme.Up {
			d = -1
		}
		if r.focus == 2 {
			r.scroll.Key(p.Action)
		} else if r.view+d <= r.at {
			r.turn(c, r.view+d)
		}
	case theme.Wire:
		return screen.To(screen.Wire)
	case theme.Charts:
		return screen.To(screen.Charts)
	}
	return screen.Outcome{}
}

func (r *Resolve) turn(c *screen.Ctx, to int) {
	r.view = min(max(to, 0), max(len(r.steps)-1, 0))
	r.at = max(r.at, r.view)
	r.list.At = r.view
	r.start(c)
}

func (r *Resolve) leave() screen.Outcome {
	return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Report, Month: r.month}}
}

// Hints are the keys that work now.
func (r *Resolve) Hints(c *screen.Ctx) []screen.Hint {
	var h []screen.Hint
	if r.view < len(r.steps)-1 {
		h = append(h, screen.Hint{Action: theme.Mark, Word: "next"})
	}
	if r.view > 0 {
		h = append(h, screen.Hint{Keys: "←", Action: theme.Left, Word: "back"})
	}
	if r.view < len(r.steps)-1 {
		h = append(h, screen.Hint{Action: theme.Faster, Word: "faster"})
	}
	h = append(h, screen.Hint{Action: theme.Open, Word: "to_report"})
	if r.view < len(r.steps) && r.steps[r.view].roll >= 0 {
		h = append(h, screen.Hint{Action: theme.Explain, Word: "roll"})
	}
	return append(h, screen.Hint{Action: theme.Wire, Word: "wire"}, screen.Hint{Action: theme.Help, Word: "help"})
}

// Draw draws the stages, the step, and the tracks as far as the month has been told.
func (r *Resolve) Draw(c *screen.Ctx, g *widget.Canvas, rect widget.Rect) {
	if len(r.steps) == 0 {
		in := g.Panel(rect, widget.Frame{Number: 1, Title: c.T("ui.resolve.title", "N", int(r.month)), Focus: true}).Inset(1)
		g.Rows(in, widget.WrapRows(theme.Quiet, c.T("ui.report.nothing"), in.W, 0))
		return
	}
	if !c.Wide() {
		strip, rest := rect.Top(1)
		r.strip(c, g, strip)
		mid, right := rest.LeftOf(rest.W - 24)
		r.drawStep(c, g, mid, 1)
		r.drawTracks(c, g, right, 2)
		return
	}
	left, rest := rect.LeftOf(30)
	mid, right := rest.LeftOf(rest.W - 34)
	r.drawStages(c, g, left)
	r.drawStep(c, g, mid, 2)
	up, low := right.Bottom(min(10, right.H/3))
	r.drawTracks(c, g, up, 3)
	r.drawNext(c, g, low)
}

// strip is the way through the month in one line.
func (r *Resolve) strip(c *screen.Ctx, g *widget.Canvas, rect widget.Rect) {
	now := r.steps[r.view].stage
	x := g.Print(rect.X+1, rect.Y, rect.W, c.T("ui.resolve.step", "N", r.view+1, "Of", len(r.steps))+"  ", theme.Of(theme.Strong))
	from := stage(max(0, int(now)-2))
	for s := from; s < stages; s++ {
		word, st := c.T("ui.stage."+stageNames[s]), theme.Of(theme.Quiet)
		switch {
		case s == now:
			word, st = "▸"+strings.ToUpper(word), theme.Of(theme.Strong)
		case s < now:
			word += " ✓"
		}
		if x+widget.Len(word) >= rect.X+rect.W-2 {
			g.Print(x, rect.Y, 2, "…", st)
			return
		}
		x = g.Print(x, rect.Y, rect.W, word, st) + 2
	}
}

// drawStages lists the stages with the steps told so far.
func (r *Resolve) drawStages(c *screen.Ctx, g *widget.Canvas, rect widget.Rect) {
	r.view = min(r.list.At, r.at) // a step may have been chosen by the mouse
	now := r.steps[r.view].stage
	in := g.Panel(rect, widget.Frame{
		Number: 1, Title: c.T("ui.resolve.title", "N", int(r.month)), Right: c.T("ui.resolve.step", "N", r.view+1, "Of", len(r.steps)), Focus: r.focus == 1,
	})
	var items []widget.Item
	for s := range stages {
		mark, st := "✓ ", theme.Of(theme.Quiet)
		switch {
		case s == now:
			mark, st = "▸ ", theme.Of(theme.Strong)
		case s > r.steps[r.at].stage:
			mark = "· "
		}
		items = append(items, widget.Item{Head: true, Rows: []widget.Row{{{Text: mark, S: st}, {Text: c.T("ui.stage." + stageNames[s]), S: st}}}})
		for i, p := range r.steps {
			if p.stage == s && i <= r.at {
				items = append(items, widget.Item{Rows: []widget.Row{{widget.S(theme.Text, "  "), {Text: p.mark + " ", S: theme.Of(p.role).B()}, widget.S(theme.Text, widget.Cut(p.label, in.W-6))}}})
			}
		}
	}
	r.list.Draw(g, in, items, r.focus == 1)
}

// drawTracks draws the tracks before the month and as far as it has been told.
func (r *Resolve) drawTracks(c *screen.Ctx, g *widget.Canvas, rect widget.Rect, number int) {
	title := c.T("ui.report.before_now")
	if rect.W < 28 {
		title = c.T("ui.resolve.now")
	}
	in := g.Panel(rect, widget.Frame{Number: number, Title: c.T("ui.board.tracks"), Right: title})
	before := c.ShiftsUntil(r.month, r.steps[r.view].from, rect.W < 28)
	shifts := c.ShiftsUntil(r.month, r.steps[r.view].to, rect.W < 28)
	for i := range shifts {
		if r.Moving() && i < len(before) { // a track walks to its new value
			shifts[i].Now = r.Between(before[i].Now, shifts[i].Now)
		}
	}
	widget.Shifts(g, in, shifts)
}

// drawNext says what comes next.
func (r *Resolve) drawNext(c *screen.Ctx, g *widget.Canvas, rect widget.Rect) {
	in := g.Panel(rect, widget.Frame{Title: c.T("ui.resolve.next")}).Inset(1)
	var rows []widget.Row
	if left := len(r.steps) - 1 - r.view; left > 0 {
		if r.view < r.at {
			s := r.steps[r.view+1]
			rows = append(rows, widget.Row{{Text: s.mark + " ", S: theme.Of(s.role).B()}, widget.S(theme.Text, s.label)})
		} else {
			rows = append(rows, widget.R(theme.Text, c.T("ui.stage."+stageNames[r.steps[r.view+1].stage])))
		}
		rows = append(rows, widget.Row{}, widget.R(theme.Quiet, c.T("ui.resolve.left", "N", left)))
	} else {
		rows = append(rows, widget.WrapRows(theme.Text, c.T("ui.resolve.end"), in.W, 0)...)
	}
	g.Rows(in, rows)
}
