package game

import "riobravo/game/rule"

// What a mind proposes in the talks, and in what form.

// Offer settles on a bundle to propose: that of the weightiest idea, of those that weigh 30 or more, whose clauses may be
// given and are not yet in force.
func (m *Mind) Offer(rs *Ruleset, v *View, noise Noise) (Bundle, Thought) {
	d := DoctrineOf(rs, v)
	if d == nil || !MayOffer(v) {
		return Bundle{}, Thought{}
	}
	c := v.placing(rs)
	m.ideas = m.ideas[:0]
	for i := range d.Offers {
		k := &d.Offers[i]
		if !k.When.Holds(c) {
			continue
		}
		if w := k.Weight.At(c) + noise(700+int32(i)); w >= 30 {
			m.rank(idea{at: int16(i), most: w})
		}
	}
	for _, i := range m.ideas {
		k := &d.Offers[i.at]
		if b, ok := m.bundle(rs, v, k); ok {
			return b, Thought{Weight: i.most, Reason: k.ID}
		}
	}
	return Bundle{}, Thought{}
}

// bundle builds an idea's bundle, each clause in the form that matters most; ok is false if one is in force or cannot be
// given.
func (m *Mind) bundle(rs *Ruleset, v *View, k *OfferIdea) (Bundle, bool) {
	to := NoSeat
	for n := range rs.Seats {
		if Seat(n) != v.Seat && rs.actorIs(k.To, Seat(n)) {
			to = Seat(n)
			break
		}
	}
	b := Bundle{To: to, Months: max(1, k.Months)}
	if to < 0 || v.Known.Rung() >= 9 {
		return b, false
	}
	for pass, list := range [2][]ClauseID{k.Give, k.Take} {
		giver := v.Seat
		if pass == 1 {
			giver = to
		}
		for _, id := range list {
			if v.known.hold(id) || int(b.N) >= MaxClauses {
				return b, false
			}
			u, ok := m.bestUse(rs, v, id, to, giver)
			if !ok {
				return b, false
			}
			b.Clauses[b.N] = u
			b.N++
		}
	}
	return b, b.N > 0
}

// bestUse is the form of a clause that the looking seat prefers.
func (m *Mind) bestUse(rs *Ruleset, v *View, id ClauseID, to, giver Seat) (ClauseUse, bool) {
	c := v.placing(rs)
	d := &rs.Clauses[id]
	receiver := to
	if giver == to {
		receiver = v.Seat
	}
	if !rs.actorIs(d.Giver, giver) || !d.AnyTo && !rs.actorIs(d.Receiver, receiver) || !d.When.Holds(c) {
		return ClauseUse{}, false
	}
	m.uses = rs.listClause(c, id, giver, receiver, m.uses[:0])
	at := m.prefer(rs, v, m.uses)
	if at < 0 {
		return ClauseUse{}, false
	}
	return m.uses[at], true
}

// Preferred is the index of the form of a clause that the looking seat's staff would ask for or give, the first of
// equals: of consent the kind, place and target of the operation it would most like to order next; of any other clause,
// and where it plans none, the hottest group where it knows most. It is -1 for an empty list.
func Preferred(rs *Ruleset, v *View, uses []ClauseUse) int {
	var m Mind
	return m.prefer(rs, v, uses)
}

func (m *Mind) prefer(rs *Ruleset, v *View, uses []ClauseUse) int {
	best, at := int32(-1), -1
	var c *Ctx        // once it is planned
	place := int32(0) // what the target and its place score
	for i, u := range uses {
		if i == 0 || u.Group != uses[i-1].Group || u.Region != uses[i-1].Region {
			place = rs.known(v, u)
		}
		score := place
		if u.Kind != rule.OpNone && u.Giver != v.Seat {
			if c == nil {
				c = v.placing(rs)
				m.plan(rs, v, c)
			}
			if score+1000*m.hopes[u.Kind] <= best {
				continue
			}
			score += 1000 * m.wish(c, u, max(0, best-score)/1000)
		}
		if score > best {
			best, at = score, i
		}
	}
	return at
}

// known is how hot a clause's group is and how much the looking seat knows of it where the clause names a region.
func (rs *Ruleset) known(v *View, u ClauseUse) (score int32) {
	if u.Group >= 0 {
		score += int32(v.Known.Groups[u.Group].Heat) * 10
	}
	if u.Region >= 0 {
		score += rs.intel(&v.Known, v.Side(rs), u.Region, u.Group)*5 + int32(rs.Regions[u.Region].Trade)/10
	}
	return score
}

// plan lists the considerations about operations that hold as far as no target matters.
func (m *Mind) plan(rs *Ruleset, v *View, c *Ctx) {
	m.hopes = [rule.OperationCount]int32{}
	for kind := range m.plans {
		m.plans[kind] = m.plans[kind][:0]
	}
	mind := DoctrineOf(rs, v)
	if mind == nil {
		return
	}
	for i := range mind.Orders {
		k := &mind.Orders[i]
		if k.operation != rule.OpNone && !m.Forbid.has(OrderID(k.What)) && rs.Orders[k.What].When.holdsOnce(c) && k.When.holdsOnce(c) {
			most := min(k.most.At(c), unhoped)
			m.plans[k.operation] = append(m.plans[k.operation], plan{k, most})
			m.hopes[k.operation] = max(m.hopes[k.operation], most)
		}
	}
}

// plan is a consideration about an operation, and what it weighs at most.
type plan struct {
	*Consideration
	most int32
}

// unhoped is more than any plan weighs.
const unhoped = 1 << 20

// wish is how much the looking seat's doctrine would like to give the order that a consent allows, if it had it; least
// when it would like it no more than that. It must have been planned in that context.
func (m *Mind) wish(c *Ctx, u ClauseUse, least int32) int32 {
	rs := c.RS
	c.granted = u.Kind
	c.Here, c.Target = u.Region, u.Group
	best, plans := least, m.plans[u.Kind]
	for i := range plans {
		p := &plans[i]
		if p.most <= best || p.Group >= 0 && p.Group != u.Group {
			continue
		}
		k, d := p.Consideration, &rs.Orders[p.What]
		c.Amount = k.Amount
		if rs.groupFits(c, d.Group, u.Group) && rs.regionFits(c, d.Region, u.Region) && d.When.holdsEach(c) && k.When.holdsEach(c) {
			best = max(best, k.Weight.At(c))
		}
	}
	return best
}
