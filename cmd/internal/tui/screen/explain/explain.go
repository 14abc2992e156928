// Package explain is the answer to "where does this number come from": what it was, what moved it by how much, and what
// it is now; of an order, the base of its odds and each modifier by name. It knows no more than the seat may. An overlay.
package explain

import (
	"strconv"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// back is how many months are told, the present one among them.
const back = 3

// Explain is the overlay.
type Explain struct {
	of     screen.Route
	scroll widget.Scroll
}

// New opens it on what a route asks about: an order, else a field.
func New(r screen.Route) *Explain { return &Explain{of: r} }

// Key scrolls or closes.
func (x *Explain) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Open:
		if t := x.term(c); t != "" {
			return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Term, Text: t}}
		}
		return screen.Outcome{Kind: screen.Back}
	case theme.Back, theme.Quit, theme.Explain:
		return screen.Outcome{Kind: screen.Back}
	}
	x.scroll.Key(p.Action)
	return screen.Outcome{}
}

// Hints are the keys that work here.
func (x *Explain) Hints(c *screen.Ctx) []screen.Hint {
	h := []screen.Hint{{Keys: "↑↓", Word: "read"}}
	if x.term(c) != "" {
		h = append(h, screen.Hint{Action: theme.Open, Word: "card"})
	}
	return append(h, screen.Hint{Action: theme.Back, Word: "close"})
}

// term is the card that says what the number means, "" none.
func (x *Explain) term(c *screen.Ctx) string {
	if x.of.Order.ID >= 0 {
		return ""
	}
	return screen.TermOf(c, x.of.Field)
}

// Size keeps it small.
func (x *Explain) Size(c *screen.Ctx, w, h int) (int, int) {
	return min(w, 64), min(h, max(10, len(x.rows(c, min(w, 64)-6))+4))
}

// Draw draws it.
func (x *Explain) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: x.title(c), Focus: true, Foot: c.T("ui.help.close")}).Inset(2)
	in.Y++
	in.H--
	x.scroll.Draw(g, in, x.rows(c, in.W))
}

func (x *Explain) title(c *screen.Ctx) string {
	if x.of.Order.ID >= 0 {
		return c.Text.OrderName(x.of.Order.ID)
	}
	return c.T("ui.explain.title", "Name", c.Text.Sentence(c.Text.Field(x.of.Field, int(x.of.I), 0)))
}

func (x *Explain) rows(c *screen.Ctx, w int) []widget.Row {
	if x.of.Order.ID >= 0 {
		return c.PreviewPage(c.Session.Preview(x.of.Order), w)
	}
	rows := x.history(c, w)
	if x.of.Field == game.FEscalation {
		rung := c.Known().World.Escalation / 4
		rows = append(rows, widget.Row{}, widget.R(theme.Strong, strconv.Itoa(int(rung))+" "+c.Text.Rung(rung)))
		if key := "rung." + c.Rules().Rungs[rung].ID + ".effect"; c.Words.Has(key) {
			rows = append(rows, widget.WrapRows(theme.Text, c.T(key), w, 0)...)
		}
	}
	d := game.Registry[x.of.Field]
	return append(rows, widget.Row{}, widget.R(theme.Quiet, c.T("ui.explain.range", "Low", widget.Num(int(d.Min)), "High", widget.Num(int(d.Max)))))
}

// history tells each month's value, and under it what moved the number.
func (x *Explain) history(c *screen.Ctx, w int) []widget.Row {
	now := c.Known().World.Month
	v := c.Value(x.of.Field, x.of.I)
	var months [][]widget.Row
	line := func(word string, n int, role theme.Role) widget.Row {
		return widget.Row{widget.S(role, widget.Pad(word, w-7)), widget.S(theme.Strong, widget.PadLeft(widget.Num(n), 7))}
	}
	rows := []widget.Row{line(c.T("ui.explain.now"), v, theme.Strong)}
	for m := now; m >= max(1, now-back+1); m-- {
		var part []widget.Row
		for _, e := range c.Session.Events(m) {
			if e.Kind != game.Changed || e.Field != x.of.Field || e.I != x.of.I || e.Old == e.New {
				continue
			}
			v -= int(e.New - e.Old)
			part = append(part, widget.Row{widget.S(theme.Quiet, "  "+widget.Pad(c.Text.Cause(e.Cause), w-9)), widget.S(theme.Text, widget.PadLeft(widget.Signed(int(e.New-e.Old)), 7))})
		}
		if len(part) == 0 {
			part = append(part, widget.R(theme.Quiet, "  "+c.T("ui.explain.unmoved")))
		}
		head := line(c.T("ui.explain.before", "Month", c.Text.Month(m)), v, theme.Text)
		months = append(months, append([]widget.Row{head}, part...))
	}
	for i := len(months) - 1; i >= 0; i-- { // told from the oldest on, the present value last
		rows = append(rows[:len(rows)-1], append(months[i], rows[len(rows)-1])...)
	}
	return rows
}
