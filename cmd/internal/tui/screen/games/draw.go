package games

import (
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Draw draws the list, and beside it, or below where there is no room, the card of the selected game.
func (s *Games) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	all := s.games(c)
	if len(c.Shelf.Games) == 0 {
		s.empty(c, g, r)
		return
	}
	left, right := r.Bottom(cardH)
	if c.Wide() {
		left, right = r.LeftOf(r.W - min(56, 44+(r.W-120)/4))
	}
	s.drawList(c, g, left, all)
	var k *screen.Kept
	if len(all) > 0 {
		k = &all[s.list.At]
	}
	s.card(c, g, right, k)
}

// cardH are the rows of the card below the list.
const cardH = 9

// empty says what would be here, and why nothing is.
func (s *Games) empty(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	w, h := min(72, r.W), min(14, r.H)
	box := widget.Rect{X: r.X + (r.W-w)/2, Y: r.Y + max(0, (r.H-h)/3), W: w, H: h}
	in := g.Panel(box, widget.Frame{Title: c.T("ui.games.title"), Focus: true}).Inset(2)
	_, in = in.Top(1)
	var rows []widget.Row
	switch {
	case c.Shelf.Fault != "":
		rows = append(widget.WrapRows(theme.Strong, c.T("ui.games.unread"), in.W, 0), widget.WrapRows(theme.Warn, c.Shelf.Fault, in.W, 0)...)
	case c.Shelf.Turn == 0:
		rows = widget.WrapRows(theme.Quiet, c.T("ui.games.reading"), in.W, 0)
	default:
		rows = append(widget.WrapRows(theme.Strong, c.T("ui.games.none"), in.W, 0), widget.Row{})
		rows = append(rows, widget.WrapRows(theme.Text, c.T("ui.games.would_be"), in.W, 0)...)
		rows = append(append(rows, widget.Row{}), widget.WrapRows(theme.Quiet, c.T("ui.games.place", "Path", c.Shelf.Place), in.W, 0)...)
	}
	g.Rows(in, rows)
}

// The columns of the list, in cells; the name has the rest.
const (
	peopleW   = 8
	standsW   = 18
	playedW   = 16
	scenarioW = 24
	roomy     = 106 // from this width on the scenario has a column
)

// columns lays a line of the list.
func columns(w int, name, scenario, people, stands widget.Row, played string) widget.Row {
	rest := w - peopleW - standsW - playedW - 3*2 - 1
	if w >= roomy {
		rest -= scenarioW + 2
	}
	row := fit(name, rest)
	if w >= roomy {
		row = append(row, fit(scenario, scenarioW)...)
	}
	row = append(row, fit(people, peopleW)...)
	row = append(row, fit(stands, standsW)...)
	return append(row, widget.S(theme.Quiet, played))
}

// fit cuts or fills a piece of a line to n cells and a gap.
func fit(r widget.Row, n int) widget.Row {
	if w := r.Width(); w <= n {
		return append(r, widget.S(theme.Text, strings.Repeat(" ", n-w+2)))
	}
	last := r[len(r)-1]
	last.Text = widget.Cut(last.Text, max(0, n-r[:len(r)-1].Width()))
	return append(append(r[:len(r)-1:len(r)-1], last), widget.S(theme.Text, "  "))
}

func (s *Games) drawList(c *screen.Ctx, g *widget.Canvas, r widget.Rect, all []screen.Kept) {
	state := c.T("ui.games.count", "N", len(c.Shelf.Games))
	if s.typing == filtering {
		state = "/" + s.filter.Line()
	} else if s.filter.Len() > 0 {
		state = "/" + s.filter.Value()
	}
	in := g.Panel(r, widget.Frame{Title: c.T("ui.games.title"), Right: state, Focus: true})
	top, rest := in.Top(1)
	quiet := func(key string) widget.Row { return widget.R(theme.Quiet, c.T("ui.games."+key)) }
	w := rest.W - 1
	g.Row(top.X+1, top.Y, w, columns(w, quiet("name"), quiet("scenario"), quiet("people"), quiet("stands"), c.T("ui.games.played")))
	if len(all) == 0 {
		g.Print(rest.X+1, rest.Y, rest.W-2, c.T("ui.games.no_match", "Text", s.filter.Value()), theme.Of(theme.Quiet))
		return
	}
	var items []widget.Item
	for i := range all {
		k := &all[i]
		role := theme.Text
		if i == s.list.At {
			role = theme.Strong
		}
		row := columns(w, widget.R(role, k.Title()), widget.R(theme.Quiet, k.Scenario), people(c, k), stands(c, k), k.Played)
		items = append(items, widget.Item{Rows: []widget.Row{row}})
	}
	at := s.list.Draw(g, rest, items, s.typing != naming)
	g.Foot(r, at)
}

// people are the letters of the seats that persons hold.
func people(c *screen.Ctx, k *screen.Kept) widget.Row {
	var row widget.Row
	for _, ch := range k.Chairs {
		if ch.Person {
			row = append(row, letter(&ch))
		}
	}
	if len(row) == 0 && k.Broken == "" {
		return widget.R(theme.Quiet, c.T("ui.games.bots"))
	}
	return row
}

func letter(ch *screen.Chair) widget.Span {
	return widget.Span{Text: ch.Letter + " ", S: theme.Of(theme.Slot(ch.Slot)).B()}
}

// stands says where a game stands and what keeps it from being gone on with.
func stands(c *screen.Ctx, k *screen.Kept) widget.Row {
	if k.Broken != "" {
		return widget.R(theme.Bad, c.T("ui.games.unreadable"))
	}
	row := widget.R(theme.Text, c.T("ui.games.month", "N", k.Month))
	if k.Over {
		row = widget.R(theme.Text, c.T("ui.games.over"))
	}
	more := func(role theme.Role, word string) widget.Row {
		return append(row, widget.S(theme.Text, ", "), widget.S(role, c.T("ui.games."+word)))
	}
	switch {
	case k.Damaged > 0:
		return more(theme.Warn, "damaged")
	case k.ID == c.Shelf.Open:
		return more(theme.Key, "open_here")
	case k.Held:
		return more(theme.Warn, "held")
	case k.Judged:
		return append(append(row, widget.S(theme.Text, ", ")), first(c, k)...)
	}
	return row
}

// first is who came first in a game that is over.
func first(c *screen.Ctx, k *screen.Kept) widget.Row {
	var row widget.Row
	for _, ch := range k.Chairs {
		if ch.First {
			row = append(row, letter(&ch))
		}
	}
	if len(row) == 0 {
		return widget.R(theme.Text, c.T("ui.games.nobody"))
	}
	return append(row, widget.S(theme.Text, c.T("ui.games.first")))
}
