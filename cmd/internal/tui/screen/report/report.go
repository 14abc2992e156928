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
	last := r.month
	if r.month > c.Rules().Turns {
		last = c.Known().World.Month
	}
	for m := r.month; m <= last; m++ {
		resolved := map[int16]bool{}
		for i, e := range c.Session.Events(m) {
			if e.Kind == game.MonthBegan && last == r.month {
				continue
			}
			if e.Kind == game.CrisisResolved && !resolved[e.Subject] { // several rows may tell of one crisis; who chose what is told once
				resolved[e.Subject] = true
				mark, role := c.EventLook(e)
				for _, s := range c.Text.Choices(e) {
					r.rows = append(r.rows, line{m, -1, s, mark, role, false})
				}
			}
			text, ok := c.Text.Event(e)
			if !ok {
				continue
			}
			mark, role := c.EventLook(e)
			r.rows = append(r.rows, line{m, i, text, mark, role, e.Kind == game.Rolled && e.Die > 0})
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
		side = 34
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
	for _, l := range r.rows {
		var rows []widget.Row
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
	widget.Shifts(g, in, shifts)
	s := c.Session.Score()
	if in.H > len(shifts)+3 {
		g.Row(in.X+1, in.Y+in.H-1, in.W-2, widget.Row{widget.S(theme.Quiet, c.T("ui.report.score")+" "), widget.S(theme.Strong, c.StandingLine(s))})
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
			e := ev[l.at]
			for i, s := range c.Text.Roll(ev, l.at) {
				role := theme.Text
				if i == 0 {
					role = theme.Strong
				}
				rows = append(rows, widget.WrapRows(role, s, in.W, 2)...)
			}
			if e.Kind == game.Rolled && e.Die > 0 {
				rows = append(rows, widget.Row{})
				rows = append(rows, dieBar(e, in.W)...)
			}
			rows = append(rows, r.moved(c, ev, l.at, in.W)...)
		}
	}
	if len(rows) == 0 {
		rows = widget.WrapRows(theme.Quiet, c.T("ui.report.no_roll"), in.W, 0)
	}
	g.Rows(in, rows)
}

// dieBar lays the die on a bar of the outcomes.
func dieBar(e game.Event, w int) []widget.Row {
	w = min(w, 50)
	at := func(n int) int { return n * w / 100 }
	win, bad := at(int(e.New)), at(int(e.J))
	bar := widget.Row{
		{Text: rep('█', win), S: theme.Of(theme.Good)}, {Text: rep('▒', max(0, w-win-bad)), S: theme.Of(theme.Quiet)}, {Text: rep('░', bad), S: theme.Of(theme.Bad)},
	}
	x := min(max(at(int(e.Die)), 0), w-1)
	label := "▲ " + strconv.Itoa(int(e.Die))
	if x+widget.Len(label) > w {
		label = strconv.Itoa(int(e.Die)) + " ▲"
		x = max(0, x+1-widget.Len(label))
	}
	return []widget.Row{bar, {widget.S(theme.Strong, rep(' ', x)+label)}}
}

func rep(r rune, n int) string {
	out := make([]rune, max(0, n))
	for i := range out {
		out[i] = r
	}
	return string(out)
}

// causeOf is the cause under which a fact's changes are written; false for facts that change nothing by themselves.
func causeOf(e game.Event) (game.Cause, bool) {
	switch e.Kind {
	case game.OrderResolved:
		return game.CauseOrder | game.Cause(e.Subject), true
	case game.Rolled:
		return game.CauseOp | game.Cause(e.Subject), true
	case game.CrisisOpened, game.CrisisResolved:
		return game.CauseCrisis | game.Cause(e.Subject), true
	case game.ScenarioFired:
		return game.CauseEvent | game.Cause(e.Subject), true
	case game.SignalPosted, game.SignalKept, game.SignalBroken:
		return game.CauseSignal | game.Cause(e.Subject), true
	case game.PostureRevealed:
		return game.CausePosture | game.Cause(e.Subject), true
	case game.UninvitedAct:
		return game.ByUninvited, true
	case game.LeaderRemoved:
		return game.ByRemoval, true
	case game.PeopleKilled:
		return game.ByDeaths, true
	}
	return 0, false
}

// moved are the numbers that changed through a fact: those after it that bear its cause, until the like happens again.
func (r *Report) moved(c *screen.Ctx, ev []game.Event, at, w int) []widget.Row {
	cause, ok := causeOf(ev[at])
	if !ok {
		return nil
	}
	var rows []widget.Row
	for _, e := range ev[at+1:] {
		if again, same := causeOf(e); same && again == cause || len(rows) > 14 {
			break
		}
		if e.Kind == game.Changed && e.Cause == cause && e.Old != e.New && telling(e.Field) {
			rows = append(rows, change(c.Text.Field(e.Field, int(e.I), int(e.J)), e, w)...)
		}
	}
	if len(rows) > 0 {
		rows = append([]widget.Row{{}, widget.R(theme.Quiet, c.T("ui.report.moved"))}, rows...)
	}
	return rows
}

// change is one number before and after.
func change(label string, e game.Event, w int) []widget.Row {
	num := widget.PadLeft(widget.Num(int(e.Old))+" → "+widget.Num(int(e.New)), 9)
	rows := widget.WrapRows(theme.Text, label, w-widget.Len(num)-1, 1)
	last := &rows[len(rows)-1]
	*last = append(*last, widget.S(theme.Strong, widget.PadLeft(num, w-last.Width())))
	return rows
}

// reasons are what moved one public track in a month, by cause.
func (r *Report) reasons(c *screen.Ctx, track, w int) []widget.Row {
	f := screen.TrackField(track)
	var rows []widget.Row
	for _, e := range c.Session.Events(r.month) {
		if e.Kind != game.Changed || e.Field != f || e.Old == e.New {
			continue
		}
		label := widget.WrapRows(theme.Quiet, c.Text.Cause(e.Cause), w-6, 1)
		for i, row := range label {
			row = append(widget.Row{widget.S(theme.Quiet, " ")}, row...)
			if i == len(label)-1 {
				row = append(row, widget.S(theme.Text, widget.PadLeft(widget.Signed(int(e.New-e.Old)), w-row.Width())))
			}
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		rows = append(rows, widget.R(theme.Quiet, " "+c.T("ui.report.unmoved")))
	}
	return rows
}

// telling are the fields whose change says something to a reader.
func telling(f game.Field) bool {
	switch f {
	case game.FEscalation, game.FTrade, game.FCooperation, game.FAlignment, game.FViolence, game.FFlow, game.FPrice, game.FCrossings,
		game.FServiceDead, game.FCitizensDead, game.FSoldiersDead, game.FCiviliansDead, game.FApproval, game.FCredibility, game.FAuthority,
		game.FExposure, game.FSovereignty, game.FGrievance, game.FReforms, game.FResource, game.FHeat, game.FCapacity, game.FTopRemoved,
		game.FMidRemoved, game.FWar, game.FCash, game.FCohesion, game.FPresence, game.FLabs, game.FIntelUsa, game.FIntelMexico, game.FTroops, game.FLeak, game.FLocated:
		return true
	}
	return false
}
