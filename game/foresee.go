package game

import (
	"slices"

	"riobravo/game/rule"
)

// PreviewOrder says what the looking seat may expect of an order beside the rest of its draft, by the resolver's own
// arithmetic over what it believes. It is asked by people and by careful bots, so it may allocate.
func PreviewOrder(rs *Ruleset, v *View, o Order) Preview {
	p := Preview{Order: o}
	if o.ID < 0 || int(o.ID) >= len(rs.Orders) {
		p.Refusal = refuse(RefusedUnknown, &Command{Kind: CmdOrder, Seat: v.Seat, Order: o})
		return p
	}
	d := &rs.Orders[o.ID]
	c := v.ctx(rs)
	c.Here, c.Target, c.Amount = o.Region, o.Group, o.Amount
	p.Cost = int16(d.Cost.At(c))
	purse := v.spare(rs, d.Column)
	p.Left = int16(max(-30000, min(30000, purse-int32(p.Cost))))
	if v.Seat >= 0 {
		p.Refusal = rs.checkOrder(v, &Command{Kind: CmdOrder, Seat: v.Seat, Order: o, Column: d.Column}, o, purse)
	}
	rs.foreseeBonds(v, o, &p)
	rs.foreseeEffects(c, d.Effects, 0, &p)
	points := int32(0)
	if d.Operation != rule.OpNone {
		points = rs.foreseeOperation(c, d, o, &p)
	}
	p.Uninvited = d.Uninvited && c.side() == USA && !c.consentLive(d.Operation)
	if p.Uninvited {
		p.Cancelled = rs.Postures[v.Known.Own[v.Seat].Posture].Role != RoleUnilateral
		points += rs.P(PUninvitedPoints)
	}
	rs.foreseeCliff(v, points, &p)
	rs.foreseeInvites(c, d, &p)
	p.Threshold = rs.foreseeThreshold(v, d, o)
	return p
}

// foreseeThreshold is what the seat would be held to if it declared the order's objective, in points.
func (rs *Ruleset) foreseeThreshold(v *View, d *OrderDef, o Order) int32 {
	if v.Seat < 0 || !slices.ContainsFunc(d.Effects, func(e Effect) bool { return e.Kind == rule.KindObjective }) {
		return 0
	}
	mine := &v.Known.Seats[v.Seat].Objective
	was := *mine
	*mine = o.Amount + 1
	_, threshold := rs.scoreAt(v.ctx(rs), v.Seat)
	*mine = was
	return threshold / 100
}

// foreseeBonds lists the clauses that an order breaks openly or strains quietly.
func (rs *Ruleset) foreseeBonds(v *View, o Order, p *Preview) {
	var buf [MaxClauses]ClauseUse
	for i := range v.Known.Treaties {
		t := &v.Known.Treaties[i]
		if t.Live == 0 || Seat(t.A) != v.Seat && Seat(t.B) != v.Seat {
			continue
		}
		for _, u := range t.uses(&buf) {
			d := &rs.Clauses[u.Clause]
			if u.Giver != v.Seat || !contains(d.Forbids, o.ID) {
				continue
			}
			if d.Binds {
				p.Breaks = append(p.Breaks, u.Clause)
			} else if rs.aimed(t, v.Seat, o.Group) {
				p.Strains = append(p.Strains, u.Clause)
			}
		}
	}
}

// foreseeEffects appends what effects would do, under an outcome (0: whatever happens).
func (rs *Ruleset) foreseeEffects(c *Ctx, list []Effect, outcome int8, p *Preview) {
	for i := range list {
		e := &list[i]
		if !e.when.holds(c) {
			continue
		}
		m := Move{Kind: e.Kind, Field: Field(e.Field), By: int16(e.amount(c)), After: e.After, For: e.For, Monthly: e.Monthly, Chance: 100, Outcome: outcome, Arg: e.Arg, Arg2: e.Arg2}
		if e.chance != nil {
			m.Chance = int16(e.chance(c))
		}
		if e.Kind == rule.KindAdd || e.Kind == rule.KindSet {
			a, b, ok := c.indices(Field(e.Field), e.I, e.J)
			if !ok || Registry[e.Field].Seen == SeenByNone {
				continue
			}
			m.I, m.J = int16(a), int16(b)
		}
		p.Moves = append(p.Moves, m)
	}
}

// foreseeOperation adds the odds, dangers and outcomes of an operation; it returns the escalation it brings.
func (rs *Ruleset) foreseeOperation(c *Ctx, d *OrderDef, o Order, p *Preview) int32 {
	op := &rs.Operations[d.Operation]
	ch := rs.reckon(c.S, c, d.Operation, o, false)
	p.Rolls = true
	p.Odds = Range{int16(ch.low), int16(ch.high)}
	a, b := rs.disaster(c.S, c, d.Operation, ch.consent, ch.high), rs.disaster(c.S, c, d.Operation, ch.consent, ch.low)
	p.Disaster = Range{int16(min(a, b)), int16(max(a, b))}
	p.Mods = append(p.Mods, ModLine{ModIntel, Range{int16(ch.base), int16(ch.base)}})
	for i := range ch.n {
		m := ch.mods[i]
		p.Mods = append(p.Mods, ModLine{m.name, Range{int16(m.low), int16(m.high)}})
	}
	rs.foreseeEffects(c, op.Always, 0, p)
	rs.foreseeEffects(c, op.Decisive, Decisive, p)
	rs.foreseeEffects(c, op.Success, Success, p)
	rs.foreseeEffects(c, op.Miss, Miss, p)
	rs.foreseeEffects(c, op.DisasterFx, Disaster, p)
	if op.Ground && c.side() == USA && d.Operation != rule.OpJoint && !ch.consent {
		role := RoleObserve
		if q := c.S.Seats[rs.seat[Mexico]].Posture; q > 0 {
			role = rs.Postures[q-1].Role
		}
		v := int16(rs.meets(role))
		p.Meets = Range{v, max(v, int16(rs.P(PMeetResist)))}
	}
	if c.side() == USA {
		return int32(op.Points)
	}
	return 0
}

// foreseeCliff says which rung the order, with the rest of the draft, could reach this month.
func (rs *Ruleset) foreseeCliff(v *View, points int32, p *Preview) {
	total := int32(v.Known.World.Escalation) + points
	for _, m := range p.Moves {
		if m.Kind == rule.KindPoints && m.After == 0 && m.By > 0 {
			total += int32(m.By)
		}
	}
	p.Rung = int16(min(8, total/4))
	if r := v.Known.Rung(); p.Rung < r {
		p.Rung = r
	}
	p.Cliff = p.Rung > v.Known.Rung()
}

// foreseeInvites says what the order invites from each other seat.
func (rs *Ruleset) foreseeInvites(c *Ctx, d *OrderDef, p *Preview) {
	add := func(k Seat, key string) {
		if k >= 0 && k != c.Seat {
			p.Invites = append(p.Invites, Invite{k, key})
		}
	}
	if p.Uninvited && !p.Cancelled {
		add(rs.seat[Mexico], "rally")
	}
	if d.Operation != rule.OpNone && rs.Operations[d.Operation].Kinetic && c.side() >= 0 {
		add(rs.seatOf(c.Target), "struck")
	}
	moves := func(f Field) int16 {
		n := int16(0)
		for _, m := range p.Moves {
			if m.Kind == rule.KindAdd && m.Field == f {
				n += m.By
			}
		}
		return n
	}
	if moves(FTradeCut) > 0 {
		add(rs.seat[Mexico], "retaliation")
	}
	if moves(FTradeRetal) > 0 {
		add(rs.seat[USA], "retaliation")
	}
	if moves(FAlignment) < 0 {
		add(rs.seat[USA], "rivalry")
	}
	if c.Group >= 0 && moves(FHeat) > 0 {
		add(rs.seat[Mexico], "pressure")
	}
	if c.Group >= 0 && c.Target >= 0 {
		add(rs.seatOf(c.Target), "revenge")
	}
}

// Reason is one line of why an offer is likely or unlikely to be accepted. Key is a catalogue key (accept.<key>).
type Reason struct {
	Key    string
	Clause ClauseID // the clause it is about, or -1
	Points int16
}

// Acceptance is the percent chance that the seat an offer goes to would take it, as far as the looking seat can tell
// (rules.md, Talks; claim 16). It is what the bots that receive offers draw against, over their own views.
func Acceptance(rs *Ruleset, v *View, b Bundle, from Seat) (int16, []Reason) {
	return acceptance(rs, v, &b, from, make([]Reason, 0, 12))
}

// Willing is Acceptance without its reasons.
func Willing(rs *Ruleset, v *View, b *Bundle, from Seat) int16 {
	p, _ := acceptance(rs, v, b, from, nil)
	return p
}

func acceptance(rs *Ruleset, v *View, b *Bundle, from Seat, why []Reason) (int16, []Reason) {
	s := &v.Known
	sum := int32(0)
	add := func(key string, clause ClauseID, points int32) {
		if points == 0 {
			return
		}
		sum += points
		if why != nil {
			why = append(why, Reason{key, clause, int16(points)})
		}
	}
	add("base", -1, rs.P(PAcceptBase))
	for n := range int(b.N) {
		u := b.Clauses[n]
		c := v.keep(rs.forSeat(s, b.To))
		c.Other, c.Here, c.Target = from, u.Region, u.Group
		side := 1
		if u.Giver == b.To {
			side = 0
		}
		add("clause", u.Clause, rs.Clauses[u.Clause].Worth[side].At(c))
	}
	if between := rs.Seats[from].Side >= 0 && rs.Seats[b.To].Side >= 0; between {
		if since(s.World.Month, s.World.LastUnvtd) <= 4 && rs.Seats[b.To].Side == Mexico {
			add("uninvited", -1, rs.P(PAcceptUninvited))
		}
		if rs.Seats[b.To].Side == Mexico && (s.World.Ultimatum > 0 || s.Seats[from].Signal > 0 && rs.Signals[s.Seats[from].Signal-1].Threat) {
			cred := 50 + 10*int32(s.Seats[from].Credibility)
			add("threat", -1, rs.P(PAcceptUltimatum)*cred/100*(1-rs.P(PBluff)))
		}
		if per := rs.P(PAcceptApproval); per > 0 && rs.Seats[b.To].Side == Mexico {
			add("approval", -1, (int32(s.Seats[b.To].Approval)-60)/per)
		}
	}
	add("credibility", -1, (int32(s.Seats[from].Credibility)-5)*2)
	return int16(min(max(sum, rs.P(PAcceptMin)), rs.P(PAcceptMax))), why
}

// Advise says what the seat's staff would do now, best first within each question, with the doctrine's reasons. Reasons
// are catalogue keys (doctrine.<actor>.<id>).
func Advise(rs *Ruleset, v *View) []Advice {
	if v.Seat < 0 {
		return nil
	}
	var m Mind
	var out []Advice
	key := func(id string) string { return rs.DoctrineKey(v.Seat, id) }
	switch Phase(v.Known.World.Phase) {
	case Talks:
		if t := m.Signal(rs, v, Still); t.Weight > 0 {
			out = append(out, Advice{Kind: AdviseSignal, Signal: t.Signal, Weight: t.Weight, Reason: key(t.Reason)})
		}
		if b, t := m.Offer(rs, v, Still); t.Weight > 0 {
			out = append(out, Advice{Kind: AdviseOffer, Offer: b, Weight: t.Weight, Reason: key(t.Reason)})
		}
		for i := range v.Known.Offers {
			o := &v.Known.Offers[i]
			if o.State == OfferOpen && Seat(o.To) == v.Seat {
				b := OfferBundle(o)
				p := Willing(rs, v, &b, Seat(o.From))
				if c, why, ok := m.Counter(rs, v, int16(i)); ok && p < 50 && o.Answer == AnswerNone {
					out = append(out, Advice{Kind: AdviseCounter, Slot: int16(i), Offer: c, Weight: int32(p), Reason: why})
				}
				out = append(out, Advice{Kind: AdviseAnswer, Slot: int16(i), Offer: b, Yes: p >= 50, Weight: int32(p), Reason: "advice.answer"})
			}
		}
	case Orders:
		if t := m.Posture(rs, v, Still); t.Weight > 0 {
			out = append(out, Advice{Kind: AdvisePosture, Posture: t.Posture, Weight: t.Weight, Reason: key(t.Reason)})
		}
		for col := range Columns {
			if t := m.Column(rs, v, Column(col), Still); t.Weight > 0 {
				out = append(out, Advice{Kind: AdviseOrder, Column: Column(col), Order: t.Order, Weight: t.Weight, Reason: key(t.Reason)})
			}
		}
	case CrisisOpen:
		out = adviseOption(rs, v, out)
	}
	return out
}

func adviseOption(rs *Ruleset, v *View, out []Advice) []Advice {
	p := rs.partyOf(&v.Known, v.Seat)
	if p < 0 {
		return out
	}
	party := &rs.Crises[v.Known.World.Crisis-1].Parties[p]
	c := v.keep(rs.partyCtx(&v.Known, party.Kind))
	var buf [8]int16
	best := Advice{Kind: AdviseOption, Weight: -1, Reason: "advice.option"}
	for _, o := range LegalOptions(rs, v, buf[:0]) {
		if w := party.Options[o].Weight.At(c); w > best.Weight {
			best.Option, best.Weight = o, w
		}
	}
	return append(out, best)
}

// OptionWeight is how much doctrine leans to an option of the open crisis, over what the seat knows.
func OptionWeight(rs *Ruleset, v *View, option int16) int32 {
	p := rs.partyOf(&v.Known, v.Seat)
	if p < 0 {
		return 0
	}
	party := &rs.Crises[v.Known.World.Crisis-1].Parties[p]
	c := v.keep(rs.partyCtx(&v.Known, party.Kind))
	return party.Options[option].Weight.At(c)
}

// DoctrineKey is the catalogue key of a consideration's words.
func (rs *Ruleset) DoctrineKey(k Seat, id string) string {
	n := rs.doctrine[k]
	if n < 0 {
		return id
	}
	return "doctrine." + rs.Doctrines[n].Name(rs) + "." + id
}

// Name is the actor a doctrine is for, as content writes it.
func (d *DoctrineDef) Name(rs *Ruleset) string {
	switch {
	case d.Actor.Side == USA:
		return "usa"
	case d.Actor.Side == Mexico:
		return "mexico"
	case d.Actor.Group >= 0:
		return rs.Groups[d.Actor.Group].ID
	}
	return "group"
}
