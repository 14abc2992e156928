package ending

import (
	"strconv"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// course draws how escalation, trade and violence ran, with the letters of the turns under the months.
func (e *Ending) course(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.T("ui.end.course"), Right: c.T("ui.end.by_month"), Focus: e.focus == 2})
	plot := &widget.Plot{High: 100, At: -1, Notes: map[int]string{}}
	for i := range e.series {
		s := &e.series[i]
		if s.Letter != "E" && s.Letter != "T" && s.Letter != "V" {
			continue
		}
		l := widget.Line{Role: s.Role}
		for _, v := range s.Values {
			l.Values = append(l.Values, s.Scaled(v))
		}
		l.Tag = s.Letter + " " + widget.Num(s.Values[len(s.Values)-1])
		plot.Lines = append(plot.Lines, l)
	}
	for i, t := range e.told {
		plot.Notes[int(t.Month)] += string(rune('a' + i))
	}
	plot.Draw(g, in)
}

// drawTurns lists the events that moved the tracks most.
func (e *Ending) drawTurns(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Number: 3, Title: c.T("ui.end.turns"), Right: c.T("ui.end.by_effect"), Focus: e.focus == 3})
	if len(e.told) == 0 {
		g.Rows(in.Inset(1), widget.WrapRows(theme.Quiet, c.T("ui.charts.no_causes"), in.W-2, 0))
		return
	}
	var items []widget.Item
	gap := in.H >= 3*len(e.told)
	for i, t := range e.told {
		head := widget.Row{
			{Text: string(rune('a'+i)) + "  ", S: theme.Of(theme.Key).B()},
			widget.S(theme.Quiet, widget.PadLeft(strconv.Itoa(int(t.Month)), 2)+"  "),
			{Text: t.Letter + " ", S: theme.Of(t.Role).B()},
			widget.S(theme.Text, t.What),
		}
		rows := []widget.Row{head}
		for _, l := range widget.Wrap(c.SwingText(t), in.W-12) {
			rows = append(rows, widget.R(theme.Quiet, "         "+l))
		}
		if gap {
			rows = append(rows, widget.Row{})
		}
		items = append(items, widget.Item{Rows: rows})
	}
	if foot := e.turns.Draw(g, in, items, e.focus == 3); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
}

// account is one seat's score by part, the objective that was declared, the people killed, and the end of the chain.
func (e *Ending) account(c *screen.Ctx, g *widget.Canvas, r widget.Rect, all []game.Standing) {
	if e.list.At >= len(all) {
		return
	}
	s := all[e.list.At]
	in := g.Panel(r, widget.Frame{Number: 4, Title: c.Text.Seat(s.Seat), Right: c.StandingLine(s), Focus: e.focus == 4})
	parts := c.ScoreParts(s)
	top, low := in.Top(min(len(parts), in.H))
	widget.Score(g, c.Theme, top, parts, c.T("ui.word.of"))
	rows := []widget.Row{{}}
	rows = append(rows, e.objective(c, low.W-2)...)
	rows = append(append(rows, widget.Row{}), e.killed(c, low.W-2)...)
	rows = append(append(rows, widget.Row{}), e.chain(c, low.W-2)...)
	if foot := e.scroll.Draw(g, low.Inset(1), rows); foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+c.T("ui.picker.more", "Count", foot)+" ", theme.Of(theme.Quiet))
	}
}

// objective is what the United States declared, and what happened.
func (e *Ending) objective(c *screen.Ctx, w int) []widget.Row {
	usa := c.Rules().Republic(game.USA)
	id := c.Known().Seats[usa].Objective
	if id == 0 {
		return widget.WrapRows(theme.Text, c.T("ui.end.no_objective"), w, 0)
	}
	rows := widget.WrapRows(theme.Text, c.T("ui.end.declared", "Name", c.Text.Objective(game.ObjectiveID(id-1)), "Month", int(c.Known().Seats[usa].Declared)), w, 2)
	for _, s := range c.Session.Standings() {
		if s.Seat != usa {
			continue
		}
		for _, p := range s.Parts {
			if p.ID == "objective" {
				rows = append(rows, widget.WrapRows(theme.Text, c.T("ui.end.happened", "N", int(p.Value)), w, 2)...)
			}
		}
	}
	return rows
}

// killed counts people, each kind by its own name.
func (e *Ending) killed(c *screen.Ctx, w int) []widget.Row {
	k := c.Known().World
	rows := []widget.Row{widget.R(theme.Strong, c.T("ui.end.killed"))}
	for _, d := range []struct {
		word string
		n    int16
	}{{"service", k.Service}, {"citizens", k.Citizens}, {"soldiers", k.Soldiers}, {"civilians", k.Civilians}} {
		rows = append(rows, widget.Row{widget.S(theme.Text, widget.Pad(c.T("ui.end.dead."+d.word), min(w-7, 36))), widget.S(theme.Strong, widget.PadLeft(widget.Num(int(d.n)), 6))})
	}
	return append(rows, widget.WrapRows(theme.Quiet, c.T("ui.end.dead_note"), w, 0)...)
}

// chain is under what name the game is kept and where its chain ends: who copies it can show later that nothing was changed.
func (e *Ending) chain(c *screen.Ctx, w int) []widget.Row {
	id, head := c.Session.Kept()
	rows := []widget.Row{widget.R(theme.Strong, c.T("ui.end.chain"))}
	for _, l := range widget.Wrap(head, w) {
		rows = append(rows, widget.R(theme.Text, l))
	}
	key := "ui.end.not_kept"
	if id != "" {
		key = "ui.end.kept"
	}
	return append(rows, widget.WrapRows(theme.Quiet, c.T(key, "ID", id), w, 0)...)
}
