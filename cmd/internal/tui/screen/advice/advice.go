// Package advice is the overlay with what the seat's staff would do now, and why; one key takes it over.
package advice

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Advice is the overlay. The advice is asked for once, when it opens.
type Advice struct {
	all  []game.Advice
	list widget.List
}

// New asks the staff.
func New(c *screen.Ctx) *Advice { return &Advice{all: c.Session.Advise()} }

// Key takes a piece of advice, opens the brief, or closes.
func (a *Advice) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Back, theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	case theme.Advice:
		return screen.To(screen.Brief)
	case theme.Open:
		if a.list.At < len(a.all) {
			if cmd, ok := command(a.all[a.list.At]); ok {
				return screen.Outcome{Kind: screen.Submit, Commands: []game.Command{cmd}, Then: screen.Back, Toast: c.T("ui.toast.advice", "What", a.what(c, a.all[a.list.At]))}
			}
		}
	default:
		a.list.Key(p.Action, len(a.all), 5)
	}
	return screen.Outcome{}
}

// command is the command that follows a piece of advice; talks that are silent have none.
func command(a game.Advice) (game.Command, bool) {
	switch a.Kind {
	case game.AdvisePosture:
		return game.Command{Kind: game.CmdPosture, Posture: a.Posture}, true
	case game.AdviseOrder:
		return game.Command{Kind: game.CmdOrder, Column: a.Column, Order: a.Order}, true
	case game.AdviseSignal:
		return game.Command{Kind: game.CmdSignal, Signal: a.Signal}, a.Signal >= 0
	case game.AdviseOffer, game.AdviseCounter:
		return game.Command{Kind: game.CmdOffer, Offer: a.Offer}, a.Offer.N > 0
	case game.AdviseAnswer:
		return game.Command{Kind: game.CmdAnswer, Slot: a.Slot, Yes: a.Yes}, true
	case game.AdviseOption:
		return game.Command{Kind: game.CmdChoose, Option: a.Option}, true
	}
	return game.Command{}, false
}

// what names a piece of advice.
func (a *Advice) what(c *screen.Ctx, v game.Advice) string {
	switch v.Kind {
	case game.AdvisePosture:
		return c.T("ui.advice.posture", "Name", c.Text.Posture(v.Posture))
	case game.AdviseOrder:
		if v.Order.ID < 0 {
			return c.T("ui.advice.empty", "Name", c.Text.Column(v.Column))
		}
		return c.T("ui.advice.order", "Column", c.Text.Column(v.Column), "Name", c.Text.Order(v.Order))
	case game.AdviseSignal:
		return c.T("ui.advice.signal", "Name", c.Text.Signal(v.Signal))
	case game.AdviseOffer:
		return c.T("ui.advice.offer", "Name", c.Text.SeatIn(v.Offer.To))
	case game.AdviseCounter:
		return c.T("ui.advice.counter", "Name", c.Text.SeatIn(v.Offer.To))
	case game.AdviseAnswer:
		if v.Yes {
			return c.T("ui.advice.accept")
		}
		return c.T("ui.advice.refuse")
	case game.AdviseOption:
		w := c.Known().World
		id, g := game.CrisisID(w.Crisis-1), game.Group(w.CrisisGrp-1)
		return c.T("ui.advice.option", "Name", c.Text.Option(id, screen.Party(c.Rules(), id, g, c.Seat()), v.Option))
	}
	return ""
}

// Hints are the keys that work here.
func (a *Advice) Hints(c *screen.Ctx) []screen.Hint {
	if len(a.all) == 0 {
		return []screen.Hint{{Action: theme.Advice, Word: "brief"}, {Action: theme.Back, Word: "close"}}
	}
	return []screen.Hint{{Keys: "↑↓", Word: "move"}, {Action: theme.Open, Word: "do_it"}, {Action: theme.Advice, Word: "brief"}, {Action: theme.Back, Word: "close"}}
}

// Size asks for few rows where there is little to say.
func (a *Advice) Size(_ *screen.Ctx, w, h int) (int, int) {
	if len(a.all) == 0 {
		return w, min(h, 7)
	}
	return w, h
}

// Draw lists the advice with its reasons.
func (a *Advice) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: c.T("ui.advice.title"), Right: c.T("ui.advice.only"), Foot: c.T("ui.help.close"), Focus: true}).Inset(1)
	if len(a.all) == 0 {
		g.Rows(in.Inset(1), append([]widget.Row{{}}, widget.WrapRows(theme.Text, c.T("ui.advice.none"), in.W-4, 0)...))
		return
	}
	var items []widget.Item
	for _, v := range a.all {
		rows := widget.WrapRows(theme.Strong, a.what(c, v), in.W-3, 2)
		for _, l := range widget.Wrap(c.Reason(v), in.W-6) {
			rows = append(rows, widget.R(theme.Text, "  "+l))
		}
		if v.Kind == game.AdviseOffer || v.Kind == game.AdviseCounter {
			for _, l := range c.Text.Bundle(v.Offer, c.Seat()) {
				rows = append(rows, widget.R(theme.Quiet, "  "+l))
			}
		}
		items = append(items, widget.Item{Rows: append(rows, widget.Row{})})
	}
	a.list.Draw(g, in, items, true)
}
