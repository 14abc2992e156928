// Package report is the month's report: what happened, to whom, and why, with every roll opened on request. The wire is the
// same page over all months, headlines only.
package report

import (
	"strconv"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Report is the screen.
type Report struct {
	month int16
	wire  bool
	list  widget.List
	track widget.List // in the tracks' panel
	focus int         // 1 the lines, 2 the tracks
	open  bool        // the roll of the selected line is shown
	rows  []line      // cached: the facts of a closed month do not change
}

// line is one line of the report.
type line struct {
	month int16
	at    int // index among the month's events, -1 for a heading
	text  string
	mark  string
	role  theme.Role
	rolls bool
	head  string // a heading stands above it
}

// New opens a month's report; a month after the last stands for the whole aftermath.
func New(c *screen.Ctx, month int16) *Report {
	r := &Report{month: month, focus: 1}
	r.load(c)
	return r
}

// Wire opens the headlines of every month, newest first.
func Wire(c *screen.Ctx) *Report {
	r := &Report{wire: true, focus: 1, month: c.Known().World.Month}
	for _, l := range c.WireLines(0) {
		role := theme.Quiet
		if l.Slot >= 0 {
			role = theme.Slot(l.Slot)
		}
		r.rows = append(r.rows, line{month: l.Month, at: -1, text: l.Text, mark: l.Letter, role: role})
	}
	return r
}

func (r *Report) load(c *screen.Ctx) {
	r.rows, r.list, r.open = nil, widget.List{}, false
	if r.month <= c.Rules().Turns {
		r.loadMonth(c, r.month, "")
		return
	}
	for m := r.month; m <= c.Known().World.Month; m++ {
		r.loadMonth(c, m, c.Text.MonthLong(m))
	}
}

// loadMonth adds the lines of a month, under the names of its stages or under one heading.
func (r *Report) loadMonth(c *screen.Ctx, m int16, head string) {
	ev := c.Session.Events(m)
	steps, at := told(c, ev), 0
	resolved := map[int16]bool{}
	above := ""
	for i, e := range ev {
		for at < len(steps)-1 && i >= steps[at+1].from {
			at++
		}
		if e.Kind == game.MonthBegan {
			continue
		}
		name := head
		if name == "" && len(steps) > 0 {
			name = c.T("ui.stage." + stageNames[steps[at].stage])
		}
		n := len(r.rows)
		mark, role := c.EventLook(e)
		if e.Kind == game.CrisisResolved && !resolved[e.Subject] { // several rows may tell of one crisis; who chose what is told once
			resolved[e.Subject] = true
			for _, s := range c.Text.Choices(e) {
				r.rows = append(r.rows, line{month: m, at: -1, text: s, mark: mark, role: role})
			}
		}
		if text, ok := c.Text.Event(e); ok {
			r.rows = append(r.rows, line{month: m, at: i, text: text, mark: mark, role: role, rolls: e.Kind == game.Rolled && e.Die > 0})
		}
		if len(r.rows) > n && name != above {
			r.rows[n].head, above = name, name
		}
	}
}

// Key reads, opens a roll, turns to another month, or goes on.
func (r *Report) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Next, theme.Prev:
		if !r.wire {
			r.focus, r.open = 3-r.focus, false
		}
	case theme.Panel:
		if !r.wire && (p.Text == "1" || p.Text == "2") {
			r.focus, r.open = int(p.Text[0]-'0'), false
		}
	case theme.Charts:
		return screen.To(screen.Charts)
	case theme.Explain:
		if r.focus == 1 && !r.wire {
			r.open = !r.open
		}
	case theme.Back:
		if r.open {
			r.open = false
			return screen.Outcome{}
		}
		return screen.Outcome{Kind: screen.Back}
	case theme.Quit:
		if r.wire {
			return screen.Outcome{Kind: screen.Back}
		}
		return screen.To(screen.Menu)
	case theme.Open, theme.Mark:
		if r.wire {
			return screen.Outcome{Kind: screen.Back}
		}
		return screen.To(screen.Proceed)
	case theme.Before, theme.Left:
		if !r.wire && r.month > 1 {
			r.month--
			r.load(c)
		}
	case theme.After, theme.Right:
		if !r.wire && r.month < r.latest(c) {
			r.month++
			r.load(c)
		}
	default:
		if r.focus == 2 {
			r.track.Key(p.Action, screen.TrackCount(), 5)
		} else {
			r.list.Key(p.Action, len(r.rows), 10)
		}
	}
	return screen.Outcome{}
}

// Month is the month that is shown.
func (r *Report) Month() int16 { return r.month }

// latest is the last month that is closed.
func (r *Report) latest(c *screen.Ctx) int16 {
	w := c.Known().World
	m := w.Month - 1
	if game.Phase(w.Phase) == game.Over {
		m = w.Month
	}
	return min(m, c.Rules().Turns+1)
}

// Hints are the keys that work now.
func (r *Report) Hints(c *screen.Ctx) []screen.Hint {
	if r.wire {
		return []screen.Hint{{Keys: "↑↓", Word: "read"}, {Action: theme.Back, Word: "back"}}
	}
	h := []screen.Hint{{Action: theme.Open, Word: "go_on"}, {Keys: "↑↓", Word: "read"}, {Action: theme.Explain, Word: "roll"}, {Action: theme.Next, Word: "tracks"}}
	if r.latest(c) > 1 {
		h = append(h, screen.Hint{Keys: "[ ]", Word: "month"})
	}
	h = append(h, screen.Hint{Action: theme.Charts, Word: "charts"})
	return h
}

// Draw draws the lines, and beside them the tracks or the opened roll.
func (r *Report) Draw(c *screen.Ctx, g *widget.Canvas, rect widget.Rect) {
	if r.wire {
		r.drawLines(c, g, rect, c.T("ui.board.wire"))
		return
	}
	side := 28
	if c.Wide() {
		side = 38
	}
	left, right := rect.LeftOf(rect.W - side)
	if !r.open {
		r.drawTracks(c, g, right)
	} else {
		left, right = rect.LeftOf(rect.W - max(side, rect.W*2/5))
		r.drawRoll(c, g, right)
	}
	title := c.T("ui.report.title", "Month", c.Text.Month(r.month))
	if r.month > c.Rules().Turns {
		title = c.T("ui.report.aftermath")
	}
	r.drawLines(c, g, left, title)
}

func (r *Report) drawLines(c *screen.Ctx, g *widget.Canvas, rect widget.Rect, title string) {
	in := g.Panel(rect, widget.Frame{Number: 1, Title: title, Right: c.T("ui.report.count", "N", len(r.rows)), Focus: r.focus == 1})
	if len(r.rows) == 0 {
		g.Print(in.X+1, in.Y, in.W-2, c.T("ui.report.nothing"), theme.Of(theme.Quiet))
		return
	}
	var items []widget.Item
	for n, l := range r.rows {
		var rows []widget.Row
		if l.head != "" {
			head := []widget.Row{widget.Rule(l.head, in.W-3)}
			if n > 0 && in.H >= 24 {
				head = append([]widget.Row{{}}, head...)
			}
			items = append(items, widget.Item{Head: true, Rows: head})
		}
		for i, s := range widget.Wrap(l.text, min(in.W-8, 78)) {
			mark := l.mark
			if i > 0 {
				mark = " "
			}
			row := widget.Row{{Text: widget.Pad(mark, 2), S: theme.Of(l.role).B()}, widget.S(theme.Text, s)}
			if r.wire {
				m := widget.PadLeft(strconv.Itoa(int(l.month)), 2)
				row = append(widget.Row{widget.S(theme.Quiet, m+" ")}, row...)
			}
			rows = append(rows, row)
		}
		it := widget.Item{Rows: rows}
		if l.rolls {
			it.Right = widget.S(theme.Key, "e")
		}
		items = append(items, it)
	}
	if foot := r.list.Draw(g, in, items, r.focus == 1); foot != "" {
		g.Right(rect.X+rect.W-2, rect.Y+rect.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

func (r *Report) drawTracks(c *screen.Ctx, g *widget.Canvas, rect widget.Rect) {
	in := g.Panel(rect, widget.Frame{Number: 2, Title: c.T("ui.board.tracks"), Right: c.T("ui.report.before_now"), Focus: r.focus == 2})
	shifts := c.Shifts(r.month)
	if r.month > c.Rules().Turns {
		all := c.Shifts(c.Known().World.Month)
		first := c.Shifts(c.Rules().Turns)
		for i := range all {
			all[i].Was = first[i].Now
		}
		shifts = all
	}
	if r.focus == 2 {
		r.drawReasons(c, g, in, shifts)
		return
	}
	standing := c.Session.Score()
	parts := c.ScoreParts(standing)
	top, low := in, widget.Rect{}
	if in.H >= 2*len(shifts)+len(parts)+3 {
		top, low = in.Bottom(len(parts) + 1)
	} else if in.H > len(shifts)+2 {
		top, low = in.Bottom(1)
	}
	widget.Shifts(g, top, shifts)
	if low.H > 0 {
		g.Row(low.X+1, low.Y, low.W-2, widget.Row{widget.S(theme.Quiet, c.T("ui.report.score")+" "), widget.S(theme.Strong, c.StandingLine(standing))})
		widget.Score(g, c.Theme, widget.Rect{X: low.X, Y: low.Y + 1, W: low.W, H: low.H - 1}, parts, c.T("ui.word.of"))
	}
}

// drawReasons draws the tracks as a list with the causes of the selected one under it.
func (r *Report) drawReasons(c *screen.Ctx, g *widget.Canvas, in widget.Rect, shifts []widget.Shift) {
	var items []widget.Item
	w := in.W - 2
	for i, s := range shifts {
		d := s.Now - s.Was
		right := widget.PadLeft(widget.Num(s.Now), 4) + widget.PadLeft(widget.Arrow(d), 5) + " "
		rows := []widget.Row{widget.R(theme.Text, s.Label)}
		if i == r.track.At {
			rows = append(rows, r.reasons(c, i, w)...)
		}
		items = append(items, widget.Item{Rows: rows, Right: widget.Span{Text: right, S: theme.Of(widget.Tone(s.Good, d))}})
	}
	r.track.Draw(g, in, items, true)
}

// drawRoll opens the roll of the selected line: base, modifiers, odds, die, outcome on a bar.
func (r *Report) drawRoll(c *screen.Ctx, g *widget.Canvas, rect widget.Rect) {
	in := g.Panel(rect, widget.Frame{Number: 2, Title: c.T("ui.report.why")}).Inset(1)
	var rows []widget.Row
	if r.list.At < len(r.rows) {
		l := r.rows[r.list.At]
		ev := c.Session.Events(l.month)
		if l.at >= 0 && l.at < len(ev) {
			rows = append(rows, rolled(c, ev, l.at, in.W)...)
			rows = append(rows, r.moved(c, ev, l.at, in.W)...)
		}
	}
	if len(rows) == 0 {
		rows = widget.WrapRows(theme.Quiet, c.T("ui.report.no_roll"), in.W, 0)
	}
	g.Rows(in, rows)
}

// rolled opens the roll at an index: the die on its bar, the outcome, and what the odds were made of.
func rolled(c *screen.Ctx, ev []game.Event, at, w int) []widget.Row {
	if ev[at].Kind != game.Rolled {
		return nil
	}
	rows := widget.WrapRows(theme.Strong, c.Text.Roll(ev, at)[0], w, 2)
	t, ok := thrown(c, ev, at)
	if !ok {
		for _, l := range c.Text.Roll(ev, at)[1:] {
			rows = append(rows, widget.WrapRows(theme.Text, l, w, 2)...)
		}
		return rows
	}
	rows = append(append(rows, widget.Row{}), t.bar(c, w-4, t.die)...)
	rows = append(rows, widget.Row{}, t.verdict(c))
	rows = append(rows, t.sum(c, w)...)
	return append(rows, t.without(c, w)...)
}
