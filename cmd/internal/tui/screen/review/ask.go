package review

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// ask chooses a decision, then what would have been decided instead.
func (r *Review) ask(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Back:
		if r.focus == 2 {
			r.focus = 1
			return screen.Outcome{}
		}
		r.asking = false
	case theme.Next, theme.Prev:
		r.focus = 3 - r.focus
	case theme.Left:
		r.focus = 1
	case theme.Right:
		r.focus = 2
	case theme.Panel:
		if p.Text == "1" || p.Text == "2" {
			r.focus = int(p.Text[0] - '0')
		}
	case theme.Before, theme.After:
		r.leap(map[theme.Action]int{theme.Before: -1, theme.After: 1}[p.Action])
		r.choose(c)
	case theme.Open:
		if r.focus == 1 {
			r.focus = 2
			return screen.Outcome{}
		}
		if r.instead.At >= len(r.options) {
			return screen.Outcome{}
		}
		r.asking, r.focus = false, 2
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.WhatIf, Decision: r.which.At, Instead: r.instead.At}}
	default:
		if r.focus == 2 {
			r.instead.Key(p.Action, len(r.options), 8)
		} else if r.which.Key(p.Action, len(r.decisions), 8) {
			r.choose(c)
		}
	}
	return screen.Outcome{}
}

// leap goes to the first decision of the next month, or of the one before.
func (r *Review) leap(by int) {
	month := r.decisions[r.which.At].Month + by
	for i, d := range r.decisions {
		if d.Month == month {
			r.which.At = i
			return
		}
	}
}

// choose lists what could be decided instead.
func (r *Review) choose(c *screen.Ctx) {
	r.options, r.instead = c.Review.Of.Options(r.which.At), widget.List{}
}

func (r *Review) drawAsk(c *screen.Ctx, g *widget.Canvas, box widget.Rect) {
	left, right := box.LeftOf(box.W / 2)
	in := g.Panel(left, widget.Frame{Number: 1, Title: c.T("ui.review.decisions"), Right: c.T("ui.review.as_was"), Focus: r.focus == 1})
	var items []widget.Item
	for _, d := range r.decisions {
		items = append(items, widget.Item{Rows: []widget.Row{{widget.S(theme.Quiet, widget.PadLeft(widget.Num(d.Month), 2)+" "), widget.S(theme.Strong, d.Seat), widget.S(theme.Quiet, " "+d.Kind+" "), widget.S(theme.Text, d.Was)}}})
	}
	r.which.Draw(g, in, items, r.focus == 1)
	d := r.decisions[min(r.which.At, len(r.decisions)-1)]
	in = g.Panel(right, widget.Frame{Number: 2, Title: c.T("ui.review.instead"), Right: d.When, Focus: r.focus == 2})
	items = nil
	for _, o := range r.options {
		items = append(items, widget.Item{Rows: []widget.Row{widget.R(theme.Text, o)}})
	}
	if len(items) == 0 {
		g.Rows(in.Inset(1), widget.WrapRows(theme.Quiet, c.T("ui.review.no_options"), in.W-2, 0))
		return
	}
	r.instead.Draw(g, in, items, r.focus == 2)
}
