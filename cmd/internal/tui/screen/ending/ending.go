// Package ending is the screen after the aftermath: how the exercise ended, every seat's score against its threshold, the
// parts of one, and what was declared against what happened.
package ending

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Ending is the screen.
type Ending struct{ list widget.List }

// New opens it on the player's own seat.
func New(c *screen.Ctx) *Ending {
	e := &Ending{}
	for i, s := range c.Session.Standings() {
		if s.Seat == c.Seat() {
			e.list.At = i
		}
	}
	return e
}

// Key chooses a seat, reads the reports, or leaves.
func (e *Ending) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Report, theme.Open:
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Report, Month: c.Rules().Turns}}
	case theme.Wire:
		return screen.To(screen.Wire)
	case theme.Quit, theme.Back:
		return screen.To(screen.Menu)
	default:
		e.list.Key(p.Action, len(c.Session.Standings()), 4)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (e *Ending) Hints(c *screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "↑↓", Word: "seat"}, {Action: theme.Report, Word: "reports"}, {Action: theme.Wire, Word: "wire"}, {Action: theme.Quit, Word: "menu"}}
}

// Draw draws the result, one seat's parts, and the course of the exercise.
func (e *Ending) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	all := c.Session.Standings()
	e.list.At = min(e.list.At, max(0, len(all)-1))
	head := e.ending(c, r.W-4)
	up, low := r.Top(len(head) + len(all) + 3)
	in := g.Panel(up, widget.Frame{Number: 1, Title: c.T("ui.end.title"), Right: c.T("ui.end.head"), Focus: true})
	top, rest := in.Top(len(head) + 1)
	g.Rows(top.Inset(1), head)
	var items []widget.Item
	for _, s := range all {
		items = append(items, e.seat(c, s, rest.W))
	}
	e.list.Draw(g, rest, items, true)
	left, right := low.LeftOf(low.W / 2)
	if e.list.At < len(all) {
		e.parts(c, g, left, all[e.list.At])
	}
	e.course(c, g, right)
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
	rows = append(rows, widget.WrapRows(theme.Text, text, w, 0)...)
	id, link := c.Session.Kept()
	key := "ui.end.kept"
	if id == "" {
		key = "ui.end.unkept"
	}
	return append(rows, widget.WrapRows(theme.Quiet, c.T(key, "ID", id, "Head", link), w, 0)...)
}

func (e *Ending) seat(c *screen.Ctx, s game.Standing, w int) widget.Item {
	row := widget.Row{{Text: c.Letter(s.Seat) + " ", S: theme.Of(theme.Slot(int(s.Seat))).B()}, widget.S(theme.Text, widget.Pad(c.Text.Seat(s.Seat), 22))}
	row = append(row, widget.GaugeSpans(c.Theme, theme.Text, int(s.Score), 10000, max(8, w-58))...)
	word := "ui.end.missed"
	if s.Met {
		word = "ui.end.met"
	}
	row = append(row, widget.S(theme.Text, "  "+widget.Pad(c.T(word), 12)))
	right := widget.PadLeft(c.Text.Points(s.Score), 4) + widget.PadLeft(c.Text.Points(s.Threshold), 6) + widget.PadLeft(c.Text.MarginOf(s), 7) + " "
	return widget.Item{Rows: []widget.Row{row}, Right: widget.S(theme.Strong, right)}
}

func (e *Ending) parts(c *screen.Ctx, g *widget.Canvas, r widget.Rect, s game.Standing) {
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.Text.Seat(s.Seat), Right: c.StandingLine(s)})
	parts := c.ScoreParts(s)
	widget.Score(g, c.Theme, widget.Rect{X: in.X, Y: in.Y, W: in.W, H: in.H}, parts, c.T("ui.word.of"))
	low := widget.Rect{X: in.X + 1, Y: in.Y + len(parts) + 1, W: in.W - 2, H: in.H - len(parts) - 1}
	g.Rows(low, e.objective(c, low.W))
}

// objective is what the United States declared, and what happened.
func (e *Ending) objective(c *screen.Ctx, w int) []widget.Row {
	usa := c.Rules().Republic(game.USA)
	id := c.Known().Seats[usa].Objective
	if id == 0 {
		return widget.WrapRows(theme.Text, c.T("ui.end.no_objective"), w, 0)
	}
	rows := widget.WrapRows(theme.Text, c.T("ui.end.declared", "Name", c.Text.Objective(game.ObjectiveID(id-1)), "Month", int(c.Known().Seats[usa].Declared)), w, 0)
	for _, s := range c.Session.Standings() {
		if s.Seat != usa {
			continue
		}
		for _, p := range s.Parts {
			if p.ID == "objective" {
				rows = append(rows, widget.WrapRows(theme.Text, c.T("ui.end.happened", "N", int(p.Value)), w, 0)...)
			}
		}
	}
	return rows
}

// course is how the tracks ran, and the people killed.
func (e *Ending) course(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Number: 3, Title: c.T("ui.end.course"), Right: c.T("ui.end.by_month")}).Inset(1)
	y := in.Y
	all := c.Session.Tracks()
	row := func(label string, read func(w *game.World) int) {
		var hist []int
		for i := range all {
			hist = append(hist, read(&all[i]))
		}
		if len(hist) == 0 || y >= in.Y+in.H {
			return
		}
		g.Print(in.X, y, 13, label, theme.Of(theme.Text))
		g.Print(in.X+14, y, in.W-20, widget.Spark(c.Theme, hist, max(4, in.W-21)), theme.Of(theme.Quiet))
		g.Right(in.X+in.W, y, widget.Num(hist[len(hist)-1]), theme.Of(theme.Strong))
		y++
	}
	row(c.T("ui.track.escalation_short"), func(w *game.World) int { return int(w.Escalation / 4) })
	row(c.T("ui.track.trade"), func(w *game.World) int { return int(w.Trade) })
	row(c.T("ui.track.cooperation"), func(w *game.World) int { return int(w.Cooperation) })
	row(c.T("ui.track.violence"), func(w *game.World) int { return int(w.Violence) })
	row(c.T("ui.track.flow"), func(w *game.World) int { return int(w.Flow) })
	y++
	w := c.Known().World
	dead := []struct {
		word string
		n    int16
	}{{"service", w.Service}, {"citizens", w.Citizens}, {"soldiers", w.Soldiers}, {"civilians", w.Civilians}}
	if y < in.Y+in.H {
		g.Print(in.X, y, in.W, c.T("ui.end.killed"), theme.Of(theme.Quiet))
		y++
	}
	for _, d := range dead {
		if y >= in.Y+in.H {
			return
		}
		g.Print(in.X, y, in.W-7, c.T("ui.end.dead."+d.word), theme.Of(theme.Text))
		g.Right(in.X+in.W, y, widget.Num(int(d.n)), theme.Of(theme.Strong))
		y++
	}
}
