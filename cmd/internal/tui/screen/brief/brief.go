// Package brief is the screen that opens a month: what happened to the seat, its score, its treaties, the others as it
// sees them. It can be opened again in any phase.
package brief

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// Brief is the screen.
type Brief struct {
	page   bool
	focus  int
	scroll [5]widget.Scroll
}

// New opens the brief: in the first month the seat's whole plan, later a line for each fact.
func New(c *screen.Ctx) *Brief { return &Brief{focus: 1, page: c.Known().World.Month <= 1} }

// Key reads on, changes the depth, or goes on to the phase.
func (b *Brief) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	last := 3
	if c.Wide() {
		last = 4
	}
	switch p.Action {
	case theme.Open, theme.Mark:
		return screen.To(screen.Proceed)
	case theme.Back, theme.Quit:
		if p.Action == theme.Quit {
			return screen.To(screen.Menu)
		}
		return screen.Outcome{Kind: screen.Back}
	case theme.View:
		b.page = !b.page
		b.scroll[1].Top = 0
	case theme.Next:
		b.focus = b.focus%last + 1
	case theme.Prev:
		b.focus = (b.focus+last-2)%last + 1
	case theme.Panel:
		if n := int(p.Text[0] - '0'); n <= last {
			b.focus = n
		}
	case theme.Advice:
		return screen.To(screen.Advice)
	case theme.Wire:
		return screen.To(screen.Wire)
	case theme.Report:
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Report, Month: c.Known().World.Month - 1}}
	default:
		b.scroll[b.focus].Key(p.Action, 8)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (b *Brief) Hints(c *screen.Ctx) []screen.Hint {
	h := []screen.Hint{{Action: theme.Open, Word: "go_on"}, {Action: theme.View, Word: "depth"}, {Keys: "↑↓", Word: "read"}, {Action: theme.Next, Word: "panel"}, {Action: theme.Advice, Word: "advice"}}
	if c.Known().World.Month > 1 {
		h = append(h, screen.Hint{Action: theme.Report, Word: "report"})
	}
	return h
}

// Draw lays out the panels.
func (b *Brief) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	if c.Wide() {
		left, right := r.LeftOf(r.W - 50)
		up, low := left.Top(left.H * 3 / 5)
		b.happened(c, g, up)
		b.panel(g, low, 3, c.T("ui.brief.treaties"), "", b.treaties(c, low.W-4))
		sup, slow := right.Top(max(12, right.H*2/5))
		b.score(c, g, sup)
		b.panel(g, slow, 4, c.T("ui.brief.others"), c.T("ui.brief.estimate"), b.others(c, slow.W-4))
		return
	}
	up, low := r.Top(r.H - 12)
	b.happened(c, g, up)
	left, right := low.LeftOf(r.W / 2)
	b.score(c, g, left)
	rows := append(b.treaties(c, right.W-4), widget.Row{})
	b.panel(g, right, 3, c.T("ui.brief.treaties_others"), "", append(rows, b.others(c, right.W-4)...))
}

func (b *Brief) panel(g *widget.Canvas, r widget.Rect, n int, title, state string, rows []widget.Row) {
	in := g.Panel(r, widget.Frame{Number: n, Title: title, Right: state, Focus: b.focus == n}).Inset(1)
	foot := b.scroll[n].Draw(g, in, rows)
	if foot != "" {
		g.Right(r.X+r.W-2, r.Y+r.H-1, " "+foot+" ", theme.Of(theme.Quiet))
	}
	if b.focus == n {
		g.Cursor(in.X, in.Y)
	}
}

func (b *Brief) happened(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	m := c.Known().World.Month
	title := c.T("ui.brief.first")
	if m > 1 {
		title = c.T("ui.brief.happened", "Month", c.Text.Month(m-1))
	}
	w := min(r.W-4, 74)
	b.panel(g, r, 1, title, c.T("ui.brief.depth"), b.story(c, m, w))
}

// story is what happened to the seat: in the first month who it is and what it wants.
func (b *Brief) story(c *screen.Ctx, m int16, w int) []widget.Row {
	id := c.Rules().Seats[c.Seat()].ID
	var rows []widget.Row
	if m <= 1 {
		rows = widget.WrapRows(theme.Strong, c.T("seat."+id+".brief"), w, 0)
		if b.page {
			rows = append(append(rows, widget.Row{}), widget.WrapRows(theme.Text, c.T("seat."+id+".plan"), w, 0)...)
		}
		rows = append(rows, widget.Row{})
	}
	mine, others := b.facts(c, m)
	rows = append(rows, bullets(mine, w, theme.Text)...)
	if b.page && len(others) > 0 {
		rows = append(rows, widget.Row{}, widget.R(theme.Quiet, c.T("ui.brief.elsewhere")))
		rows = append(rows, bullets(others, w, theme.Text)...)
	}
	if len(mine)+len(others) == 0 && m > 1 {
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.brief.quiet")))
	}
	if !b.page && m <= 1 {
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.brief.more")))
	}
	return rows
}

func bullets(list []string, w int, role theme.Role) []widget.Row {
	var rows []widget.Row
	for _, s := range list {
		rows = append(rows, widget.WrapRows(role, s, w, 2)...)
	}
	return rows
}

// facts are last month's facts and this month's events, those of the seat apart from the others'.
func (b *Brief) facts(c *screen.Ctx, m int16) (mine, others []string) {
	me := c.Rules().Seats[c.Seat()]
	add := func(month int16, opening bool) {
		for _, e := range c.Session.Events(month) {
			if opening && e.Kind == game.PhaseBegan {
				return
			}
			if e.Kind == game.MonthBegan || e.Kind == game.SignalPosted && e.Seat == c.Seat() || e.Kind == game.Drafted {
				continue
			}
			s, ok := c.Text.Event(e)
			if !ok {
				continue
			}
			own := e.Seat == c.Seat() || e.Other == c.Seat() || me.Group >= 0 && e.Group == me.Group || e.Kind == game.ScenarioFired || e.Kind == game.RungReached || e.Kind == game.CrisisResolved
			if own {
				mine = append(mine, s)
			} else {
				others = append(others, s)
			}
		}
	}
	if m > 1 {
		add(m-1, false)
	}
	add(m, true)
	return mine, others
}

func (b *Brief) score(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	s := c.Session.Score()
	in := g.Panel(r, widget.Frame{Number: 2, Title: c.T("ui.brief.score"), Right: c.StandingLine(s), Focus: b.focus == 2})
	parts := c.ScoreParts(s)
	widget.Score(g, c.Theme, widget.Rect{X: in.X, Y: in.Y, W: in.W, H: len(parts)}, parts, c.T("ui.word.of"))
	rows := c.MeansRows(in.W - 2)
	g.Rows(widget.Rect{X: in.X + 1, Y: in.Y + len(parts) + 1, W: in.W - 2, H: in.H - len(parts) - 1}, rows)
	if b.focus == 2 {
		g.Cursor(in.X+1, in.Y)
	}
}

// treaties are the treaties and open offers that the seat knows of.
func (b *Brief) treaties(c *screen.Ctx, w int) []widget.Row {
	var rows []widget.Row
	k := c.Known()
	for i := range k.Treaties {
		t := &k.Treaties[i]
		if t.Live == 0 {
			continue
		}
		var names []string
		for _, cl := range words.TreatyClauses(t) {
			names = append(names, c.Text.Clause(cl))
		}
		head := c.Letter(game.Seat(t.A)) + c.Letter(game.Seat(t.B)) + "  "
		rows = append(rows, widget.WrapRows(theme.Text, head+c.T("ui.brief.treaty", "Clauses", strings.Join(names, ", "), "Until", c.Text.Month(t.Until)), w, 4)...)
	}
	for i := range k.Offers {
		o := &k.Offers[i]
		if o.State != game.OfferOpen {
			continue
		}
		var names []string
		bundle := words.OfferBundle(o)
		for _, cl := range bundle.Clauses[:bundle.N] {
			names = append(names, c.Text.ClauseName(cl.Clause))
		}
		head := c.Letter(game.Seat(o.From)) + "→" + c.Letter(game.Seat(o.To)) + " "
		rows = append(rows, widget.WrapRows(theme.Text, head+c.T("ui.brief.offer", "Clauses", strings.Join(names, ", ")), w, 4)...)
	}
	if len(rows) == 0 {
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.brief.no_treaties")))
	}
	return rows
}

// others are the other seats and groups as the seat sees them.
func (b *Brief) others(c *screen.Ctx, w int) []widget.Row {
	var rows []widget.Row
	rs, k := c.Rules(), c.Known()
	for i, d := range rs.Seats {
		if game.Seat(i) == c.Seat() || d.Side == game.NoSide {
			continue
		}
		note := c.T("ui.brief.state", "Approval", int(k.Seats[i].Approval))
		if p := k.Seats[i].Posture; p > 0 {
			note = c.Text.Posture(game.PostureID(p-1)) + " · " + note
		}
		rows = append(rows, widget.Row{widget.S(theme.Slot(i), c.Letter(game.Seat(i))+"  "), widget.S(theme.Text, widget.Pad(c.Text.SeatShort(game.Seat(i)), 11)), widget.S(theme.Quiet, note)})
	}
	for g := range k.Groups {
		if k.Groups[g].Alive == 0 || rs.Seats[c.Seat()].Group == game.Group(g) {
			continue
		}
		letter, slot := c.GroupLook(game.Group(g))
		note := c.T("ui.brief.group", "Heat", int(k.Groups[g].Heat), "Capacity", int(k.Groups[g].Capacity))
		var more []string
		if k.Groups[g].War > 0 {
			more = append(more, c.T("ui.brief.war"))
		}
		if bl := k.Belief[c.Seat()].Cash[g]; bl[2] > 0 {
			more = append(more, c.T("ui.brief.cash", "Range", c.Text.Range(game.Range{Low: bl[0], High: bl[1]})))
		}
		for _, m := range more { // a number is never cut: it stands whole or not at all
			if 14+widget.Len(note)+3+widget.Len(m) <= w {
				note += " · " + m
			}
		}
		rows = append(rows, widget.Row{widget.S(theme.Slot(slot), letter+"  "), widget.S(theme.Text, widget.Pad(c.Text.GroupShort(game.Group(g)), 11)), widget.S(theme.Quiet, note)})
	}
	return rows
}
