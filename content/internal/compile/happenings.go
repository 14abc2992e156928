package compile

import (
	"slices"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
)

// happenings compiles what befalls the seats: crises and events.
func (c *compiler) happenings() {
	for i := range c.raw.Crises {
		c.rs.Crises = append(c.rs.Crises, c.crisis(&c.raw.Crises[i]))
	}
	for i := range c.raw.Events {
		c.rs.Events = append(c.rs.Events, c.event(&c.raw.Events[i]))
	}
}

func (c *compiler) crisis(d *decode.Crisis) game.CrisisDef {
	c.owner = d.ID.V
	def := game.CrisisDef{
		ID:       d.ID.V,
		Trigger:  c.cond(d.Trigger, anyone, "trigger"),
		When:     c.cond(d.When, anyone, "when"),
		Cooldown: c.within(d.Cooldown, 0, game.MaxTurns, 0, "cooldown"),
		Question: d.Question.V,
		Open:     c.effects(d.Open, anyone, "open"),
		Claims:   c.claims(d.Claims),
		Source:   d.Source.String(),
	}
	if len(d.Parties) > 3 {
		c.list.Say(diag.Cap, d.Parties[3].At, "%d parties in %s, three allowed", len(d.Parties), c.owner)
		return def
	}
	for i := range d.Parties {
		p := c.party(&d.Parties[i])
		if slices.ContainsFunc(def.Parties, func(q game.CrisisParty) bool { return q.Kind == p.Kind }) {
			c.list.Say(diag.DuplicateID, d.Parties[i].Who.At, "party %q stands twice in %s", d.Parties[i].Who.V, c.owner)
		}
		def.Parties = append(def.Parties, p)
	}
	seen := map[string]bool{}
	for i := range d.Outcomes {
		o := &d.Outcomes[i]
		if o.ID.Set && seen[o.ID.V] {
			c.list.Say(diag.DuplicateID, o.ID.At, "outcome %q stands twice in %s", o.ID.V, c.owner)
		}
		seen[o.ID.V] = true
		def.Outcomes = append(def.Outcomes, game.CrisisOutcome{
			ID: o.ID.V, Lost: o.Lost.V, Masks: c.masks(d, def.Parties, o), Effects: c.effects(o.Effects, anyone, "outcome "+o.ID.V),
		})
	}
	return def
}

// partyScope is what a party knows when it chooses.
func partyScope(kind game.PartyKind) scope {
	group := game.Actor{Side: game.NoSide, Group: game.NoGroup}
	s := by(group)
	switch kind {
	case game.PartyUSA:
		s = by(game.Actor{Side: game.USA, Group: game.NoGroup})
	case game.PartyMexico:
		s = by(game.Actor{Side: game.Mexico, Group: game.NoGroup})
	default: // the crisis is about the party itself
		s.mirror = true
	}
	s.other = perhaps
	return s
}

func (c *compiler) party(d *decode.Party) game.CrisisParty {
	p := game.CrisisParty{Kind: game.PartyKind(c.word(d.Who, game.PartyNames, 0, "party"))}
	s := partyScope(p.Kind)
	silent := -1
	for i := range d.Options {
		o := &d.Options[i]
		if o.ID.V == d.Silence.V {
			silent = i
		}
		if slices.ContainsFunc(p.Options, func(q game.CrisisOption) bool { return q.ID == o.ID.V }) {
			c.list.Say(diag.DuplicateID, o.ID.At, "option %q stands twice in %s", o.ID.V, c.owner)
		}
		part := d.Who.V + "." + o.ID.V
		p.Options = append(p.Options, game.CrisisOption{ID: o.ID.V, When: c.cond(o.When, s, part+".when"), Weight: c.num(o.Weight, s, part+".weight", 10), Silent: c.cond(o.Silent, s, part+".silent_if")})
	}
	if n := len(p.Options); n < 2 || n > 4 {
		c.list.Say(diag.Options, d.At, "party %q has %d options in %s, two to four wanted", d.Who.V, n, c.owner)
	}
	if silent < 0 && d.Silence.Set {
		c.list.Hint(diag.UnknownID, d.Silence.At, diag.DidYouMean(d.Silence.V, optionIDs(p)), "%q is no option of %q in %s", d.Silence.V, d.Who.V, c.owner)
	}
	p.Silence = int16(max(0, silent))
	if silent >= 0 && p.Options[silent].When.Set {
		c.list.Say(diag.Options, d.Silence.At, "silence means %q in %s, which has a condition: it must always be open", d.Silence.V, c.owner)
	}
	return p
}

func optionIDs(p game.CrisisParty) []string {
	out := make([]string, len(p.Options))
	for i, o := range p.Options {
		out[i] = o.ID
	}
	return out
}

// masks turns an outcome's combination into a bit for each option; a party not named matches any choice.
func (c *compiler) masks(d *decode.Crisis, parties []game.CrisisParty, o *decode.Outcome) [3]uint16 {
	var out [3]uint16
	for i, p := range parties {
		out[i] = 1<<min(15, len(p.Options)) - 1
	}
	for _, e := range o.When {
		i := slices.IndexFunc(parties, func(p game.CrisisParty) bool { return game.PartyNames[p.Kind] == e.Key.V })
		if i < 0 {
			c.list.Hint(diag.UnknownID, e.Key.At, diag.DidYouMean(e.Key.V, game.PartyNames), "%q is no party of %s, in outcome %s", e.Key.V, c.owner, o.ID.V)
			continue
		}
		out[i] = 0
		for _, w := range e.Val.V {
			k := slices.Index(optionIDs(parties[i]), w.V)
			if k < 0 {
				c.list.Hint(diag.UnknownID, w.At, diag.DidYouMean(w.V, optionIDs(parties[i])), "%q is no option of %q in %s, outcome %s", w.V, e.Key.V, c.owner, o.ID.V)
				continue
			}
			out[i] |= 1 << min(k, 15)
		}
	}
	return out
}

func (c *compiler) event(d *decode.Event) game.EventDef {
	c.owner = d.ID.V
	def := game.EventDef{
		ID:       d.ID.V,
		First:    c.within(d.First, 0, 120, 0, "first"),
		Last:     c.within(d.Last, 0, 120, 0, "last"),
		Reckon:   d.Reckon.V,
		Month:    c.within(d.Month, 0, 120, 0, "month"),
		Once:     d.Once.V,
		Cooldown: c.within(d.Cooldown, 0, game.MaxTurns, 0, "cooldown"),
		Region:   c.selector(d.Region, regionSelectors, "region"),
		Group:    c.selector(d.Group, groupSelectors, "group"),
		Held:     d.Held.V,
		Hidden:   d.Hidden.V,
		Claims:   c.claims(d.Claims),
		Source:   d.Source.String(),
	}
	s := anyone
	s.other = never
	def.When = c.cond(d.When, s, "when") // read before the region and group are drawn
	def.Weight = c.num(d.Weight, s, "weight", 10)
	def.Effects = c.effects(d.Effects, s.about(def.Region, def.Group), "effects")
	if def.Last > 0 && def.First > def.Last {
		c.list.Say(diag.Window, d.Last.At, "the last month %d lies before the first, %d, in %s", def.Last, def.First, c.owner)
	}
	if def.Reckon && def.Last == 0 {
		c.list.Hint(diag.Window, d.ID.At, "give it `last`", "a reckoning must have a last month, by which it fires, in %s", c.owner)
	}
	return def
}
