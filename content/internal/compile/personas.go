package compile

import (
	"slices"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
)

// personas compiles the tempers in which bots may hold a seat.
func (c *compiler) personas() {
	for i := range c.raw.Personas {
		d := &c.raw.Personas[i]
		c.owner = "persona " + d.ID.V
		a, ok := c.actor(d.For)
		if !ok {
			continue
		}
		def := game.PersonaDef{
			ID: d.ID.V, Actor: a,
			Restraint: c.within(d.Restraint, -50, 50, 0, "restraint"),
			Cost:      c.within(d.Cost, -20, 20, 0, "cost"),
			Deals:     c.within(d.Deals, -50, 50, 0, "deals"),
		}
		if d.Guardrail.Set {
			def.Guardrail = 1 + c.within(d.Guardrail, 0, 3, 0, "guardrail")
		}
		for _, e := range d.Lean {
			if l, ok := c.lean(e, a); ok {
				def.Lean = append(def.Lean, l)
			}
		}
		def.Parts = c.minds(d.Parts, a)
		c.rs.Personas = append(c.rs.Personas, def)
	}
}

// lean resolves what a persona leans to: an order, a posture, a signal or a consideration of its actor's doctrine.
func (c *compiler) lean(e decode.Entry[decode.Int], a game.Actor) (game.Lean, bool) {
	l := game.Lean{By: c.within(e.Val, -100, 100, 0, "lean")}
	for kind, t := range []*table{game.LeanOrder: c.orders, game.LeanPosture: c.postures, game.LeanSignal: c.signals} {
		if n, ok := t.find(e.Key.V); ok {
			if whose := c.whose(game.LeanKind(kind), n); whose.Side != a.Side || whose.Group >= 0 && a.Group >= 0 && whose.Group != a.Group {
				c.list.Say(diag.Foreign, e.Key.At, "%q is not for this actor to do in %s", e.Key.V, c.owner)
			}
			l.Kind, l.What = game.LeanKind(kind), int16(n)
			return l, true
		}
		if c.gone(e.Key, t) {
			return l, false
		}
	}
	known := slices.Concat(c.orders.ids, c.postures.ids, c.signals.ids)
	for i := range c.rs.Doctrines {
		d := &c.rs.Doctrines[i]
		if d.Actor.Side != a.Side || a.Group >= 0 && d.Actor.Group >= 0 && d.Actor.Group != a.Group {
			continue
		}
		for _, list := range [][]game.Consideration{d.Orders, d.Postures, d.Signals} {
			for k := range list {
				known = append(known, list[k].ID)
			}
		}
		for k := range d.Offers {
			known = append(known, d.Offers[k].ID)
		}
	}
	if slices.Contains(known, e.Key.V) {
		l.Kind, l.Reason = game.LeanReason, e.Key.V
		return l, true
	}
	c.list.Hint(diag.UnknownID, e.Key.At, diag.DidYouMean(e.Key.V, known), "%q is no order, posture, signal or consideration in %s", e.Key.V, c.owner)
	return l, false
}

// whose is the actor of an order, a posture or a signal.
func (c *compiler) whose(kind game.LeanKind, n int) game.Actor {
	switch kind {
	case game.LeanOrder:
		return c.rs.Orders[n].Actor
	case game.LeanPosture:
		return c.rs.Postures[n].Actor
	default:
		return c.rs.Signals[n].Actor
	}
}

// minds resolves how much a persona minds each part of its score, in percent.
func (c *compiler) minds(parts decode.Dict[decode.Int], a game.Actor) []int16 {
	if len(parts) == 0 {
		return nil
	}
	var ids []string
	for i := range c.rs.Scores {
		if s := &c.rs.Scores[i]; s.Actor.Side == a.Side && (ids == nil || s.Actor == a) {
			ids = nil
			for k := range s.Parts {
				ids = append(ids, s.Parts[k].ID)
			}
		}
	}
	out := make([]int16, len(ids))
	for i := range out {
		out[i] = 100
	}
	for _, e := range parts {
		n := slices.Index(ids, e.Key.V)
		if n < 0 {
			c.list.Hint(diag.UnknownID, e.Key.At, diag.DidYouMean(e.Key.V, ids), "%q is no part of the score in %s", e.Key.V, c.owner)
			continue
		}
		out[n] = c.within(e.Val, 0, 300, 100, "percent")
	}
	return out
}
