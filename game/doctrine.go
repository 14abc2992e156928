package game

import (
	"slices"

	"riobravo/game/dice"
	"riobravo/game/rule"
)

// Mind thinks by doctrine: ordered considerations in data, each with a reason. It reads only what its context holds, so
// over a View it knows what the seat knows. It is reused and not safe for two goroutines at once.
type Mind struct {
	Forbid orderSet // orders never to be chosen (an experiment's restraint); see Forbidding

	orders []Order
	uses   []ClauseUse
	plans  [rule.OperationCount][]plan
	hopes  [rule.OperationCount]int32 // the most that a plan of each kind weighs
	ideas  []idea
}

// Thought is what a mind settled on: Reason is the catalogue key of why, Weight how strongly. Weight 0: nothing.
type Thought struct {
	Order   Order
	Posture PostureID
	Signal  SignalID
	Weight  int32
	Reason  string
}

// Forbidding adds an order that the mind may not choose.
func (m *Mind) Forbidding(id OrderID) { m.Forbid.put(id) }

// Noise returns a number added to a weight, from -spread to +spread, for consideration n.
type Noise func(n int32) int32

// Still is no noise.
func Still(int32) int32 { return 0 }

// DoctrineOf is the doctrine of a seat (or of the group that looks), or nil.
func DoctrineOf(rs *Ruleset, v *View) *DoctrineDef {
	n := -1
	if v.Seat >= 0 {
		n = rs.doctrine[v.Seat]
	} else if v.Group >= 0 {
		n = rs.groupDoc[v.Group]
	}
	if n < 0 {
		return nil
	}
	return &rs.Doctrines[n]
}

// Only is the doctrine with those of its considerations about orders that keep admits.
func (d *DoctrineDef) Only(keep func(Consideration) bool) DoctrineDef {
	out := *d
	out.Orders = slices.DeleteFunc(slices.Clone(d.Orders), func(k Consideration) bool { return !keep(k) })
	out.indexColumns()
	return out
}

// notion is what decides whether a consideration about an order is thought through, side by side: a consideration is long,
// and a month asks it of every one.
type notion struct {
	once *gate   // the part of its condition that is the same for every target
	most reading // what it weighs at most, whatever the target, where that is no number
	top  int32   // where it is one
	what OrderID
	at   int16 // its place among the doctrine's
}

// indexColumns lists what the considerations about orders are thought through by, all of them and each column's, once their
// orders' columns are known.
func (d *DoctrineDef) indexColumns() {
	d.notions, d.columns = nil, [Columns][]notion{}
	for i := range d.Orders {
		k := &d.Orders[i]
		n := notion{k.When.once, k.most.fn, k.most.Node.Const, OrderID(k.What), int16(i)}
		d.notions = append(d.notions, n)
		d.columns[k.column] = append(d.columns[k.column], n)
	}
}

// Column settles on an order for a column: the weightiest consideration whose order is legal, or an empty order.
func (m *Mind) Column(rs *Ruleset, v *View, col Column, noise Noise) Thought {
	d := DoctrineOf(rs, v)
	if d == nil {
		return Thought{Order: Empty}
	}
	c := v.knowing(rs)
	purse := v.spare(rs, col)
	bars := &v.known.bars
	m.ideas = m.ideas[:0]
	for i := range d.columns[col] {
		k := &d.columns[col][i]
		if bars.has(k.what) || m.Forbid.has(k.what) {
			continue
		}
		if luck := noise(int32(k.at)); k.once.holds(c) {
			m.consider(c, k, luck, 0)
		}
	}
	o, w, at := m.weightiest(rs, c, d.Orders, purse, 0)
	if at < 0 {
		return Thought{Order: Empty}
	}
	return Thought{Order: o, Weight: w, Reason: d.Orders[at].ID}
}

// idea is a consideration by its number: its noise, and what it weighs at most with it.
type idea struct {
	at         int16
	luck, most int32
}

// consider takes up a consideration that holds as far as no target matters, if it may weigh more than least. The most
// promising idea stands first, of equals the one taken up first.
func (m *Mind) consider(c *Ctx, k *notion, luck, least int32) {
	most := k.top
	if k.most != nil {
		most = k.most(c)
	}
	if most += luck; most > least {
		m.rank(idea{k.at, luck, most})
	}
}

// rank puts an idea behind those that promise as much.
func (m *Mind) rank(new idea) {
	m.ideas = append(m.ideas, new)
	i := len(m.ideas) - 1
	for ; i > 0 && m.ideas[i-1].most < new.most; i-- {
		m.ideas[i] = m.ideas[i-1]
	}
	m.ideas[i] = new
}

// weightiest is the order of the idea that weighs most of those whose order is legal, the first of equals, its weight and
// its number; -1 if none weighs more than least. It looks for targets only where the weight may suffice.
func (m *Mind) weightiest(rs *Ruleset, c *Ctx, list []Consideration, purse, least int32) (order Order, weight int32, at int) {
	weight, at = least, -1
	for _, i := range m.ideas {
		if i.most < weight {
			break
		}
		if i.most == weight && int(i.at) > at {
			continue
		}
		if o, w, ok := rs.aim(c, &list[i.at], purse); ok && (w+i.luck > weight || w+i.luck == weight && int(i.at) < at) {
			order, weight, at = o, w+i.luck, int(i.at)
		}
	}
	return order, weight, at
}

// Posture settles on a posture: the weightiest whose condition holds and that is legal.
func (m *Mind) Posture(rs *Ruleset, v *View, noise Noise) Thought {
	d := DoctrineOf(rs, v)
	best := Thought{Posture: -1}
	if d == nil {
		return best
	}
	c := v.knowing(rs)
	purse := v.postureSpare(rs)
	for i := range d.Postures {
		k := &d.Postures[i]
		p := PostureID(k.What)
		def := &rs.Postures[p]
		if v.known.stances&(1<<uint(p)) != 0 || !def.When.Holds(c) || def.Cost.At(c) > purse || !k.When.Holds(c) {
			continue
		}
		if w := k.Weight.At(c) + noise(500+int32(i)); w > best.Weight {
			best = Thought{Posture: p, Weight: w, Reason: k.ID}
		}
	}
	return best
}

// Signal settles on a signal to post, if any weighs 30 or more.
func (m *Mind) Signal(rs *Ruleset, v *View, noise Noise) Thought {
	d := DoctrineOf(rs, v)
	best := Thought{Signal: -1}
	if d == nil || v.Seat < 0 || v.Known.Own[v.Seat].Speech != 0 || v.Known.Own[v.Seat].Spoken == v.Known.World.Month || v.Known.Seats[v.Seat].Signal != 0 {
		return best
	}
	c := v.ctx(rs)
	for i := range d.Signals {
		k := &d.Signals[i]
		if !rs.Signals[k.What].When.Holds(c) || !k.When.Holds(c) {
			continue
		}
		if w := k.Weight.At(c) + noise(600+int32(i)); w > best.Weight && w >= 30 {
			best = Thought{Signal: SignalID(k.What), Weight: w, Reason: k.ID}
		}
	}
	return best
}

// seatlessOrders lets every living group without a seat choose its posture and one order by doctrine, over its own and
// public knowledge: the linter holds group conditions to those.
func (r *run) seatlessOrders() {
	known := &r.buf.known
	known.count(r.rs, r.s, r.buf.promised.in(r.s))
	var cool [MaxGroups]orderSet
	for i := range r.timed().cooling.all {
		if m := &r.s.Mods[i]; m.J <= seatless(0) && r.s.World.Month <= m.Until {
			cool[seatless(0)-m.J].put(OrderID(m.I))
		}
	}
	for n := range r.used() {
		g := Group(n)
		if r.s.Groups[n].Alive == 0 || r.rs.groupSeat[n] >= 0 || r.rs.groupDoc[n] < 0 {
			continue
		}
		c := r.forGroup(g)
		c.known = known
		d := &r.rs.Doctrines[r.rs.groupDoc[n]]
		cause := ByGroups
		luck := r.src.Sequence(dice.Key{Stream: rollDoctrine, Turn: r.s.World.Month, Subject: int32(g)})
		if p := r.seatlessPosture(c, d, g, luck); p >= 0 {
			r.set(FStance, n, 0, int32(p), cause)
		}
		o := r.seatlessOrder(c, d, g, luck, &cool[n])
		r.putOrder(&r.s.Secret[n].Draft, FGroupDraft, n, 0, &o, cause)
	}
}

// seatless is the J of a seatless group's cooldowns.
func seatless(g Group) int16 { return -10 - int16(g) }

// noise is the n-th noise on a seatless group's weights in a month.
func (r *run) noise(luck dice.Sequence, n int) int32 {
	spread := r.rs.P(PDoctrineNoise)
	return int32(luck.At(n)>>32*uint64(2*spread+1)>>32) - spread
}

func (r *run) seatlessPosture(c *Ctx, d *DoctrineDef, g Group, luck dice.Sequence) PostureID {
	if r.rs.GroupPolicy == PolicyRandom {
		list := r.rs.postures[2]
		return list[r.roll(rollGroupPolicy, int32(g), 0, int32(len(list)))-1]
	}
	best, at := int32(0), PostureID(-1)
	for i := range d.Postures {
		k := &d.Postures[i]
		if !r.rs.Postures[k.What].When.Holds(c) || !k.When.Holds(c) {
			continue
		}
		if w := k.Weight.At(c) + r.noise(luck, 500+i); w > best {
			best, at = w, PostureID(k.What)
		}
	}
	return at
}

// seatlessOrder picks the weightiest order over all columns; a group without a seat gives at most one, and only one that
// weighs 25 or more.
func (r *run) seatlessOrder(c *Ctx, d *DoctrineDef, g Group, luck dice.Sequence, cool *orderSet) Order {
	m := &r.buf.mind
	purse := int32(r.s.Secret[g].Cash)
	if r.rs.GroupPolicy == PolicyRandom {
		col := Column(r.roll(rollGroupPolicy, int32(g), 1, Columns) - 1)
		m.orders = m.orders[:0]
		for _, id := range r.rs.orders[2][col] {
			m.orders = r.rs.listAll(c, id, &r.rs.Orders[id], purse, m.orders)
		}
		if len(m.orders) == 0 {
			return Empty
		}
		return m.orders[r.roll(rollGroupPolicy, int32(g), 2, int32(len(m.orders)))-1]
	}
	much := int32(1)
	if r.rs.GroupPolicy == PolicyNovice {
		much = 3
	}
	m.ideas = m.ideas[:0]
	for i := range d.notions {
		if k := &d.notions[i]; !cool.has(k.what) && k.once.holds(c) {
			m.consider(c, k, much*r.noise(luck, i), seatlessLeast)
		}
	}
	o, _, at := m.weightiest(r.rs, c, d.Orders, purse, seatlessLeast)
	if at < 0 {
		return Empty
	}
	return o
}

// seatlessLeast is the weight that an order of a group without a seat must exceed.
const seatlessLeast = 24

// Policies of the groups without a seat.
const (
	PolicyStaff  = 0
	PolicyNovice = 1
	PolicyRandom = 2
)
