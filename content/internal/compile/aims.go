package compile

import (
	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
	"riobravo/game/rule"
)

// aims compiles what seats want and how they think: objectives, scores and doctrines.
func (c *compiler) aims() {
	for i := range c.raw.Objectives {
		d := &c.raw.Objectives[i]
		c.owner = d.ID.V
		s := anyone
		s.self, s.known, s.here, s.target, s.other = game.Actor{Side: game.USA, Group: game.NoGroup}, true, never, never, never
		c.rs.Objectives = append(c.rs.Objectives, game.ObjectiveDef{ID: d.ID.V, Part: c.num(d.Part, s, "part", 0)})
	}
	for i := range c.raw.Scores {
		c.rs.Scores = append(c.rs.Scores, c.score(&c.raw.Scores[i]))
	}
	for i := range c.raw.Doctrines {
		c.rs.Doctrines = append(c.rs.Doctrines, c.doctrine(&c.raw.Doctrines[i]))
	}
}

func (c *compiler) score(d *decode.Score) game.ScoreDef {
	c.owner = "score " + d.For.V
	a, _ := c.actor(d.For)
	s := scope{self: a, known: true, reads: truth, here: never, target: never, other: never}
	def := game.ScoreDef{Actor: a, Threshold: c.num(d.Threshold, s, "threshold", 50)}
	for i := range d.Parts {
		p := &d.Parts[i]
		def.Parts = append(def.Parts, game.ScorePart{ID: p.ID.V, Weight: c.within(p.Weight, 0, 100, 0, "weight"), Value: c.num(p.Value, s, p.ID.V, 0)})
	}
	return def
}

func (c *compiler) doctrine(d *decode.Doctrine) game.DoctrineDef {
	c.owner = "doctrine " + d.For.V
	a, _ := c.actor(d.For)
	def := game.DoctrineDef{Actor: a}
	plain := by(a).about(rule.SelNone, rule.SelNone)
	for i := range d.Orders {
		k := &d.Orders[i]
		if c.gone(k.Order, c.orders) {
			continue
		}
		n, ok := c.act(k, k.Order, c.orders, "order", a)
		s := by(a)
		if ok {
			s = s.about(c.rs.Orders[n].Region, c.rs.Orders[n].Group)
		}
		out := c.consideration(k, n, s)
		if ok && k.Choice.Set {
			out.Amount = int16(c.word(k.Choice, c.choices(n), 0, "choice"))
		}
		def.Orders = append(def.Orders, out)
	}
	for i := range d.Postures {
		k := &d.Postures[i]
		if c.gone(k.Posture, c.postures) {
			continue
		}
		n, _ := c.act(k, k.Posture, c.postures, "posture", a)
		def.Postures = append(def.Postures, c.consideration(k, n, plain))
	}
	for i := range d.Signals {
		k := &d.Signals[i]
		if c.gone(k.Signal, c.signals) {
			continue
		}
		n, _ := c.act(k, k.Signal, c.signals, "signal", a)
		def.Signals = append(def.Signals, c.consideration(k, n, plain))
	}
	for i := range d.Offers {
		def.Offers = append(def.Offers, c.offer(&d.Offers[i], a))
	}
	return def
}

// choices are the words that an order's choice may be; an order that declares an objective chooses among objectives.
func (c *compiler) choices(order int) []string {
	if words := c.rs.Orders[order].Choices; len(words) > 0 {
		return words
	}
	return c.objectives.ids
}

// act resolves what a consideration is for and checks that its actor may do it.
func (c *compiler) act(k *decode.Consideration, s decode.Str, t *table, key string, a game.Actor) (int, bool) {
	if !s.Set {
		c.list.Say(diag.MissingKey, k.At, "key %q is missing in %s, %s", key, c.owner, k.ID.V)
		return 0, false
	}
	n, ok := c.ref(s, t)
	if !ok {
		return 0, false
	}
	var whose game.Actor
	switch key {
	case "order":
		whose = c.rs.Orders[n].Actor
	case "posture":
		whose = c.rs.Postures[n].Actor
	default:
		whose = c.rs.Signals[n].Actor
	}
	if whose.Side != a.Side || whose.Group >= 0 && whose.Group != a.Group {
		c.list.Say(diag.Foreign, s.At, "%q is not for this actor to do in %s, %s", s.V, c.owner, k.ID.V)
	}
	return n, true
}

func (c *compiler) consideration(k *decode.Consideration, what int, s scope) game.Consideration {
	out := game.Consideration{
		ID: k.ID.V, What: int16(what), Group: game.NoGroup,
		When:   c.cond(k.When, s, k.ID.V+".when"),
		Weight: c.num(k.Weight, s, k.ID.V+".weight", 0),
		Prefer: game.Prefer(c.word(k.Prefer, game.PreferNames, 0, "preference")),
	}
	if g, ok := c.ref(k.Against, c.groups); ok && !c.gone(k.Against, c.groups) {
		out.Group = game.Group(g)
	}
	return out
}

func (c *compiler) offer(d *decode.OfferIdea, a game.Actor) game.OfferIdea {
	s := by(a).about(rule.SelNone, rule.SelNone)
	s.other, s.target, s.here = always, perhaps, perhaps
	out := game.OfferIdea{
		ID:     d.ID.V,
		When:   c.cond(d.When, s, d.ID.V+".when"),
		Weight: c.num(d.Weight, s, d.ID.V+".weight", 0),
		Months: c.within(d.Months, 1, 24, 1, "months"),
		Give:   refs[game.ClauseID](c, d.Give, c.clauses),
		Take:   refs[game.ClauseID](c, d.Take, c.clauses),
	}
	out.To, _ = c.actor(d.To)
	if n := len(d.Give) + len(d.Take); n > game.MaxClauses {
		c.list.Say(diag.Cap, d.At, "%d clauses in %s, %s, %d allowed", n, c.owner, d.ID.V, game.MaxClauses)
	}
	c.sides(d.Give, a, d.ID.V)
	c.sides(d.Take, out.To, d.ID.V)
	return out
}

// sides checks that each clause of an offer is given by the side that can give it.
func (c *compiler) sides(list []decode.Str, giver game.Actor, offer string) {
	for _, s := range list {
		i, ok := c.clauses.find(s.V)
		if !ok {
			continue
		}
		if whose := c.rs.Clauses[i].Giver; whose.Side != giver.Side {
			c.list.Say(diag.Foreign, s.At, "clause %q is given by the other side in %s, %s", s.V, c.owner, offer)
		}
	}
}
