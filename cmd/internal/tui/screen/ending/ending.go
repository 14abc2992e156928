// Package ending is the screen after the aftermath: how the exercise ended, every seat's score against its threshold and
// the parts of one, how the tracks ran with the events that turned them, what was declared against what happened, the
// people who were killed, and the end of the game's chain. Read New first.
package ending

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Ending is the screen.
type Ending struct {
	list   widget.List // the seats
	turns  widget.List
	scroll widget.Scroll
	focus  int // 1 the seats, 2 the course, 3 the turns, 4 the seat's account
	series []screen.Series
	told   []screen.Turn // the greatest turns, by month
}

// most is how many turns are told.
const most = 9

// New opens it on the player's own seat.
func New(c *screen.Ctx) *Ending {
	e := &Ending{focus: 1, series: c.AllSeries()}
	for i, s := range c.Session.Standings() {
		if s.Seat == c.Seat() {
			e.list.At = i
		}
	}
	all := c.Turns(e.series)
	e.told = all[:min(most, len(all))]
	for i := 1; i < len(e.told); i++ {
		for j := i; j > 0 && e.told[j].Month < e.told[j-1].Month; j-- {
			e.told[j], e.told[j-1] = e.told[j-1], e.told[j]
		}
	}
	return e
}

// Key chooses a seat or a turn, opens its month, or leaves.
func (e *Ending) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	report := func(m int16) screen.Outcome {
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Report, Month: m}}
	}
	switch p.Action {
	case theme.Open:
		if e.focus == 3 && e.turns.At < len(e.told) {
			return report(min(e.told[e.turns.At].Month, c.Rules().Turns+1))
		}
		return report(c.Rules().Turns)
	case theme.Report:
		return report(c.Rules().Turns)
	case theme.Message:
		if c.Asks() {
			return screen.To(screen.Survey)
		}
	case theme.Add: // after-action
		if c.Reviews {
			return screen.To(screen.Review)
		}
	case theme.Charts:
		return screen.To(screen.Charts)
	case theme.Wire:
		return screen.To(screen.Wire)
	case theme.Quit, theme.Back:
		return screen.To(screen.Menu)
	case theme.Next:
		e.focus = e.focus%4 + 1
	case theme.Prev:
		e.focus = (e.focus+2)%4 + 1
	case theme.Panel:
		if n := int(p.Text[0] - '0'); n <= 4 {
			e.focus = n
		}
	case theme.PageUp, theme.PageDown:
		e.scroll.Key(p.Action)
	default:
		e.move(c, p.Action)
	}
	if e.focus == 2 && !c.Wide() { // the course is a screen of its own where there is no room
		e.focus = 3
	}
	return screen.Outcome{}
}

func (e *Ending) move(c *screen.Ctx, a theme.Action) {
	switch e.focus {
	case 3:
		e.turns.Key(a, len(e.told), 4)
	case 4:
		e.scroll.Key(a)
	default:
		if e.list.Key(a, len(c.Session.Standings()), 4) {
			e.scroll.Reset()
		}
	}
}

// Hints are the keys that work here.
func (e *Ending) Hints(c *screen.Ctx) []screen.Hint {
	h := []screen.Hint{{Keys: "↑↓", Word: "seat"}}
	switch e.focus {
	case 3:
		h = []screen.Hint{{Keys: "↑↓", Word: "move"}, {Action: theme.Open, Word: "month"}}
	case 4:
		h = []screen.Hint{{Keys: "↑↓", Word: "read"}}
	}
	if c.Reviews {
		h = append(h, screen.Hint{Action: theme.Add, Word: "review"})
	}
	if c.Asks() {
		h = append(h, screen.Hint{Action: theme.Message, Word: "survey"})
	}
	return append(h, screen.Hint{Action: theme.Next, Word: "panel"}, screen.Hint{Action: theme.Charts, Word: "charts"}, screen.Hint{Action: theme.Report, Word: "reports"},
		screen.Hint{Action: theme.Wire, Word: "wire"}, screen.Hint{Action: theme.Quit, Word: "menu"}, screen.Hint{Action: theme.Help, Word: "help"})
}

// Draw draws the result, the course where there is room, the turns, and one seat's account.
func (e *Ending) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	all := c.Session.Standings()
	e.list.At = min(e.list.At, max(0, len(all)-1))
	if !c.Wide() {
		head := e.ending(c, r.W-4)
		up, low := r.Top(len(head) + len(all) + 2)
		e.result(c, g, up, all, head)
		left, right := low.LeftOf(r.W / 2)
		e.drawTurns(c, g, left)
		e.account(c, g, right, all)
		return
	}
	up, low := r.Top(max(14, r.H*2/5))
	left, right := up.LeftOf(50)
	e.result(c, g, left, all, e.ending(c, left.W-4))
	e.course(c, g, right)
	left, right = low.LeftOf(low.W - 52)
	e.drawTurns(c, g, left)
	e.account(c, g, right, all)
}

// result is how it ended, and every seat's score against what it needed.
func (e *Ending) result(c *screen.Ctx, g *widget.Canvas, r widget.Rect, all []game.Standing, head []widget.Row) {
	in := g.Panel(r, widget.Frame{Number: 1, Title: c.T("ui.end.title"), Right: c.T("ui.end.head"), Focus: e.focus == 1})
	gap := 0
	if r.H >= len(head)+len(all)+3 {
		gap = 1
	}
	top, rest := in.Top(len(head) + gap)
	g.Rows(top.Inset(1), head)
	var items []widget.Item
	for _, s := range all {
		items = append(items, e.seat(c, s, rest.W))
	}
	e.list.Draw(g, rest, items, e.focus == 1)
}

// ending says how it ended and who came first.
func (e *Ending) ending(c *screen.Ctx, w int) []widget.Row {
	end := game.EndingNames[min(max(int(c.Known().World.EndedBy), 0), len(game.EndingNames)-1)]
	rows := widget.WrapRows(theme.Strong, c.T("ui.end.by."+end), w, 0)
	first, met := "", 0
	for _, s := range c.Session.Standings() {
		if s.Met {
			met++
		}
		if s.First && s.Met {
			if first != "" {
				first += ", "
			}
			first += c.Text.SeatIn(s.Seat)
		}
	}
	text := c.T("ui.end.nobody")
	if first != "" {
		text = c.Text.Sentence(c.T("ui.end.first", "Seat", first, "N", met))
	}
	return append(rows, widget.WrapRows(theme.Text, text, w, 0)...)
}

// seat is one row of the result: first, met or missed, as a word and not as a colour alone.
func (e *Ending) seat(c *screen.Ctx, s game.Standing, w int) widget.Item {
	name, gauge, word := 14, w-48, "ui.end.missed"
	if s.Met {
		word = "ui.end.met"
	}
	if s.First && s.Met {
		word = "ui.end.came_first"
	}
	if w >= 70 {
		name, gauge = 22, w-58
	}
	row := widget.Row{{Text: c.Letter(s.Seat) + " ", S: theme.Of(theme.Slot(int(s.Seat))).B()}, widget.S(theme.Text, widget.Pad(c.Text.Seat(s.Seat), name))}
	if gauge >= 6 {
		row = append(row, widget.GaugeSpans(c.Theme, theme.Slot(int(s.Seat)), int(s.Score), 10000, gauge)...)
	}
	row = append(row, widget.S(theme.Text, "  "+c.T(word)))
	role := theme.Bad
	if s.Met {
		role = theme.Good
	}
	right := widget.PadLeft(c.Text.Points(s.Score), 4) + widget.PadLeft(c.Text.Points(s.Threshold), 6) + widget.PadLeft(c.Text.MarginOf(s), 7) + " "
	return widget.Item{Rows: []widget.Row{row}, Right: widget.S(role, right)}
}
