package compile

import (
	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
	"riobravo/game/rule"
)

// talks compiles what seats say and sign: clauses and signals.
func (c *compiler) talks() {
	for i := range c.raw.Clauses {
		c.rs.Clauses = append(c.rs.Clauses, c.clause(&c.raw.Clauses[i]))
	}
	for i := range c.raw.Signals {
		c.rs.Signals = append(c.rs.Signals, c.signal(&c.raw.Signals[i]))
	}
}

func (c *compiler) clause(d *decode.Clause) game.ClauseDef {
	c.owner = d.ID.V
	giver, _ := c.actor(d.Giver)
	receiver, anyTo := game.Actor{Side: game.NoSide, Group: game.NoGroup}, d.Receiver.V == "any"
	if !anyTo {
		receiver, _ = c.actor(d.Receiver)
	}
	def := game.ClauseDef{
		ID: d.ID.V, Giver: giver, Receiver: receiver, AnyTo: anyTo,
		Region:   c.selector(d.Region, regionSelectors, "region"),
		Group:    c.selector(d.Group, groupSelectors, "group"),
		Binds:    d.Binds.V,
		Late:     c.within(d.Late, 0, 100, 0, "late"),
		Found:    c.within(d.Found, 0, 100, 0, "found"),
		Secret:   d.Secret.V,
		Forbids:  refs[game.OrderID](c, d.Forbids, c.orders),
		Postures: refs[game.PostureID](c, d.Postures, c.postures),
		Needs:    refs[game.OrderID](c, d.Needs, c.orders),
		Source:   d.Source.String(),
	}
	for _, w := range d.Kinds {
		op, ok := rule.OperationByName(w.V)
		if !ok {
			c.list.Hint(diag.UnknownWord, w.At, diag.DidYouMean(w.V, rule.Operations[1:]), "unknown operation kind %q in %s, kinds", w.V, c.owner)
			continue
		}
		def.Kinds = append(def.Kinds, op)
	}
	gives := by(giver).about(def.Region, def.Group)
	gives.other = always
	takes := gives
	takes.self, takes.known = receiver, !anyTo
	def.Worth[0] = c.num(d.Worth.Giver, gives, "worth.giver", 0)
	def.Worth[1] = c.num(d.Worth.Receiver, takes, "worth.receiver", 0)
	both := gives
	both.reads = public // an offer's maker and its reader must see the same list of clauses
	def.When = c.cond(d.When, both, "when")
	def.Asked = c.effects(d.Asked, gives, "asked")
	def.Signing = c.effects(d.Signing, gives, "signing")
	def.Monthly = c.effects(d.Monthly, gives, "monthly")
	def.Ending = c.effects(d.Ending, gives, "ending")
	def.Breach = c.effects(d.Breach, gives, "breach")
	if def.Binds && def.Late > 0 {
		c.list.Say(diag.Idle, d.Late.At, "%q does nothing in %s: a binding clause cannot be broken in secret", "late", c.owner)
	}
	return def
}

func (c *compiler) signal(d *decode.Signal) game.SignalDef {
	c.owner = d.ID.V
	a := c.prefixed(d.ID)
	if d.Actor.Set {
		a, _ = c.actor(d.Actor)
	}
	s := by(a)
	s.other = perhaps // a signal's addressee
	def := game.SignalDef{
		ID: d.ID.V, Actor: a, Threat: d.Threat.V, Ordered: d.Ordered.V,
		Term:   c.within(d.Term, 1, 24, 1, "term"),
		When:   c.cond(d.When, s, "when"),
		Lapses: c.word(d.Lapses, []string{"broken", "kept"}, 0, "outcome") == 1,
		Source: d.Source.String(),
	}
	s = s.truly()
	def.Post = c.effects(d.Post, s, "post")
	def.KeptIf = c.cond(d.KeptIf, s, "kept_if")
	def.BrokeIf = c.cond(d.BrokeIf, s, "broke_if")
	def.Kept = c.effects(d.Kept, s, "kept")
	def.Broken = c.effects(d.Broken, s, "broken")
	return def
}
