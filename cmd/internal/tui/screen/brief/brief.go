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

	kept     []widget.Row // the story as it was last told, at keptAt: what happened does not change while it is read
	keptAt   int
	keptPage bool
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
		b.scroll[1].Reset()
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
	case theme.Charts:
		return screen.To(screen.Charts)
	case theme.Report:
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Report, Month: c.Known().World.Month - 1}}
	default:
		b.scroll[b.focus].Key(p.Action)
	}
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (b *Brief) Hints(c *screen.Ctx) []screen.Hint {
	h := []screen.Hint{{Action: theme.Open, Word: "go_on"}, {Action: theme.View, Word: "depth"}, {Keys: "↑↓", Word: "read"}, {Action: theme.Next, Word: "panel"}, {Action: theme.Advice, Word: "advice"}}
	if c.Known().World.Month > 1 {
		h = append(h, screen.Hint{Action: theme.Report, Word: "report"}, screen.Hint{Action: theme.Charts, Word: "charts"})
	}
	return h
}

// Draw lays out the panels.
func (b *Brief) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	if c.Wide() {
		left, right := r.LeftOf(r.W - 50)
		up, low := left.Top(left.H * 3 / 5)
		b.happened(c, g, up)
		b.panel(g, low, 3, c.T("ui.brief.treaties"), b.counts(c), b.treaties(c, low.W-4))
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
		when := c.Text.Month(m - 1)
		if first := c.Rules().Since(m); first < m-1 {
			when = c.T("ui.brief.span", "From", c.Text.Month(first), "To", when)
		}
		title = c.T("ui.brief.happened", "Month", when)
	}
	w := min(r.W-4, 74)
	if b.kept == nil || b.keptAt != w || b.keptPage != b.page {
		b.kept, b.keptAt, b.keptPage = b.story(c, m, w), w, b.page
	}
	b.panel(g, r, 1, title, c.T("ui.brief.depth"), b.kept)
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
	mine, others := b.facts(c, m, w)
	rows = append(rows, mine...)
	if len(others) > 0 {
		rows = append(rows, widget.Row{}, widget.R(theme.Strong, c.T("ui.brief.elsewhere")))
		rows = append(rows, others...)
	}
	if len(mine)+len(others) == 0 && m > 1 {
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.brief.quiet")))
	}
	if news := b.news(c, m, w); len(news) > 0 {
		rows = append(append(rows, widget.Row{}), news...)
	}
	if !b.page && m <= 1 {
		rows = append(rows, widget.Row{}, widget.R(theme.Quiet, c.T("ui.brief.more")))
	}
	return rows
}

// news are the tracks that moved, and what ends with this month.
func (b *Brief) news(c *screen.Ctx, m int16, w int) []widget.Row {
	var rows []widget.Row
	add := func(word string, list []string) {
		if len(list) > 0 {
			rows = append(rows, screen.Labelled(c.T("ui.brief."+word), strings.Join(list, " · "), w, theme.Text)...)
		}
	}
	var moved []string
	if m > 1 {
		first := c.ShiftsUntil(c.Rules().Since(m), 0, false)
		for i, t := range c.ShiftsUntil(m-1, 1<<20, false) {
			if d := t.Now - first[i].Was; d != 0 {
				moved = append(moved, t.Label+" "+widget.Signed(d))
			}
		}
	}
	add("moved", moved)
	if until := c.Rules().Stands(m); until > m {
		add("sheet", []string{c.T("ui.brief.sheet_until", "Month", c.Text.Month(until))})
	}
	var ends []string
	k := c.Known()
	for i := range k.Treaties {
		if t := &k.Treaties[i]; t.Live != 0 && t.Until <= m {
			for _, cl := range words.TreatyClauses(t) {
				ends = append(ends, c.Text.Clause(cl))
			}
		}
	}
	for s := range c.Rules().Seats {
		if p := &k.Seats[s]; p.Signal > 0 && p.SignalEnd <= m {
			ends = append(ends, c.T("ui.brief.signal", "Seat", c.Text.SeatShort(game.Seat(s)), "Name", c.Text.Signal(game.SignalID(p.Signal-1))))
		}
	}
	add("ends", ends)
	return rows
}

// facts are the facts since the last sheet and this month's events, those of the seat apart from the others'; in few lines only what
// weighs most.
func (b *Brief) facts(c *screen.Ctx, m int16, w int) (mine, others []widget.Row) {
	me := c.Rules().Seats[c.Seat()]
	heavy := map[string]bool{}
	if !b.page {
		for _, s := range c.Text.Facts(c.Session, m, 0) {
			heavy[s] = true
		}
	}
	seen := map[string]bool{}
	add := func(month int16, opening bool) {
		for _, e := range c.Session.Events(month) {
			if opening && e.Kind == game.PhaseBegan {
				return
			}
			if e.Kind == game.MonthBegan || e.Kind == game.SignalPosted && e.Seat == c.Seat() || e.Kind == game.Drafted {
				continue
			}
			s, ok := c.Text.Event(e)
			if !ok || seen[s] || !b.page && !heavy[s] {
				continue
			}
			seen[s] = true
			mark, role := c.EventLook(e)
			to := &others
			if e.Seat == c.Seat() || e.Other == c.Seat() || me.Group >= 0 && e.Group == me.Group || e.Kind == game.RungReached || e.Kind == game.CrisisResolved {
				to = &mine
			}
			for i, l := range widget.Wrap(s, w-2) {
				if i > 0 {
					mark = " "
				}
				*to = append(*to, widget.Row{{Text: mark + " ", S: theme.Of(role).B()}, widget.S(theme.Text, l)})
			}
		}
	}
	for before := c.Rules().Since(m); before < m; before++ {
		add(before, false)
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

// treaties are the treaties and open offers that the seat knows of, each with its end at the right.
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
		rows = append(rows, b.deal(c, game.Seat(t.A), game.Seat(t.B), "", strings.Join(names, ", "), c.T("ui.brief.until", "Month", c.Text.Month(t.Until)), w)...)
	}
	for i := range k.Offers {
		o := &k.Offers[i]
		if o.State != game.OfferOpen {
			continue
		}
		var names []string
		bundle := words.OfferBundle(o)
		for _, cl := range bundle.Clauses[:bundle.N] {
			names = append(names, c.Text.ClauseKind(cl.Clause, cl.Kind))
		}
		rows = append(rows, b.deal(c, game.Seat(o.From), game.Seat(o.To), "→", c.T("ui.brief.offer", "Clauses", strings.Join(names, ", ")), c.T("ui.brief.lapses", "Month", c.Text.Month(o.Lapses)), w)...)
	}
	if len(rows) == 0 {
		rows = append(rows, widget.R(theme.Quiet, c.T("ui.brief.no_treaties")))
	}
	return rows
}

// deal is one treaty or offer between two seats.
func (b *Brief) deal(c *screen.Ctx, from, to game.Seat, arrow, text, end string, w int) []widget.Row {
	look := func(k game.Seat) widget.Span {
		return widget.Span{Text: c.Letter(k), S: theme.Of(theme.Slot(int(k))).B()}
	}
	head := widget.Row{look(from), widget.S(theme.Quiet, arrow), look(to), widget.S(theme.Text, strings.Repeat(" ", 3-widget.Len(arrow)))}
	room := w - 5 - widget.Len(end) - 2
	if w < 50 { // no room for a column of its own
		room, text, end = w-5, text+" · "+end, ""
	}
	var rows []widget.Row
	for i, l := range widget.Wrap(text, room) {
		if i > 0 {
			rows = append(rows, widget.R(theme.Text, "     "+l))
			continue
		}
		rows = append(rows, append(head, widget.S(theme.Text, widget.Pad(l, room)+"  "), widget.S(theme.Quiet, end)))
	}
	return rows
}

// counts says how many treaties and offers there are.
func (b *Brief) counts(c *screen.Ctx) string {
	deals, offers := 0, 0
	for i := range c.Known().Treaties {
		deals += int(min(1, c.Known().Treaties[i].Live))
	}
	for i := range c.Known().Offers {
		if c.Known().Offers[i].State == game.OfferOpen {
			offers++
		}
	}
	return c.T("ui.brief.counts", "Deals", deals, "Offers", offers)
}
