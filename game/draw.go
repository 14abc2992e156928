package game

import (
	"fmt"
	"math/bits"
	"slices"

	"riobravo/game/rule"
)

// lot is the acts of one column that may be done at the same places: every choice and wing of the orders that share their
// selectors. An act at a place is a form of an order.
type lot struct {
	group, region rule.Selector
	by            placing
	acts          []Order // each without a place
	heads         []head  // their orders
	of            []uint8 // by act: the place of its order among them
}

// placing is how the places of a lot are numbered.
type placing uint8

const (
	byNothing placing = iota // the acts are done at no place
	byRegion                 // the regions that the selector admits
	byGroup                  // the groups that it admits
	byHold                   // where groups are present
	byPlace                  // every group in every region
)

func placingOf(group, region rule.Selector) placing {
	switch {
	case group == rule.SelNone && region == rule.SelNone:
		return byNothing
	case group == rule.SelNone:
		return byRegion
	case region == rule.SelNone:
		return byGroup
	case present(region):
		return byHold
	}
	return byPlace
}

// head is what decides whether an order is open, side by side: a definition is long, and a month asks it of every order.
type head struct {
	id    OrderID
	who   Group   // the only group that may give it, or NoGroup
	once  *gate   // the part of its condition that is the same for every target
	cost  reading // where it is the same for every target and not a number; see price
	price int32   // the least it costs as far as is known beforehand
	acts  uint64  // which of the lot's acts are its own
}

// Caps of the lots of one column.
const (
	maxLots = 16
	maxActs = 64
)

// Draw is one of the orders that Legal would list for column c, or the empty order, each of them equally likely, without
// listing them: it draws among all forms that might be legal, and the empty order, until one is. next(n) returns one of
// 0..n-1, each equally likely; barred orders (nil: none) count as illegal.
func Draw(rs *Ruleset, v *View, c Column, barred []bool, next func(n int) int) Order {
	u := urn{rs: rs, v: v, c: v.knowing(rs), purse: v.spare(rs, c), barred: barred}
	u.open(c)
	return u.draw(next)
}

// Throws is Draw for one who draws nearly every order so: the same chances by other dice, for the empty columns of a sheet
// in turn. It is reused.
type Throws struct{ urn }

// Begin begins with the sheet that the seat has drafted; barred is as for Draw.
func (t *Throws) Begin(rs *Ruleset, v *View, barred []bool) {
	t.rs, t.v, t.c, t.purse, t.barred = rs, v, v.knowing(rs), v.spare(rs, -1), barred
}

// Order draws the order for column c, which is paid for before the next one is drawn. Before it finds out what may be drawn
// it throws a few times among all forms that there are, and asks only about the one that it hits.
func (t *Throws) Order(c Column, next func(n int) int) Order {
	t.open(c)
	o := t.throw(next)
	if o.ID != NoOrder {
		t.purse -= t.cost(o)
	}
	return o
}

func (t *Throws) throw(next func(n int) int) Order {
	t.blind = true
	for i := range t.lots {
		t.stock(i, len(t.lots[i].acts))
	}
	for range throws {
		if o, ok := t.form(next(t.forms + 1)); ok {
			return o
		}
	}
	t.blind, t.forms = false, 0
	return t.draw(next)
}

// cost is what an order costs at its place and with its choice.
func (t *Throws) cost(o Order) int32 {
	c := t.c
	c.Here, c.Target, c.Amount = o.Region, o.Group, o.Amount
	cost := t.rs.Orders[o.ID].Cost.At(c)
	c.Here, c.Target, c.Amount = NoRegion, NoGroup, 0
	return cost
}

// throws is how often it throws: in the median one form in two is legal, and where hardly any is it is cheaper to look.
const throws = 6

// urn is what Draw draws from: by lot the acts that are not ruled out at every place, and the places.
type urn struct {
	rs     *Ruleset
	v      *View
	c      *Ctx
	purse  int32
	lots   []lot
	barred []bool
	blind  bool // nothing is ruled out yet: all acts are in

	live  [maxLots]uint64 // bit per act
	spots [maxLots]uint32 // regions of acts without a group, groups of acts without a region
	sizes [maxLots]int    // forms of each lot, those included that turn out illegal
	forms int
}

// open takes the lots of a column.
func (u *urn) open(c Column) {
	u.lots, u.forms = u.rs.lots[u.v.actorKind(u.rs)][c], 0
}

// draw finds out what may be drawn, and draws until it is something legal.
func (u *urn) draw(next func(n int) int) Order {
	u.fill()
	for {
		if o, ok := u.form(next(u.forms + 1)); ok {
			return o
		}
	}
}

// fill finds out what may be drawn.
func (u *urn) fill() {
	for i := range u.lots {
		l, live := &u.lots[i], uint64(0)
		var asked *gate // heads of one gate stand together
		holds := true
		for n := range l.heads {
			h := &l.heads[n]
			if !u.may(h) {
				continue
			}
			if h.once != asked {
				asked, holds = h.once, h.once.holds(u.c)
			}
			if holds {
				live |= h.acts
			}
		}
		u.sizes[i] = 0
		if u.live[i] = live; live != 0 {
			u.stock(i, bits.OnesCount64(live))
		}
	}
}

// stock puts so many acts of lot i into the urn, at every place.
func (u *urn) stock(i, acts int) {
	l, places := &u.lots[i], 1
	switch l.by {
	case byRegion:
		u.spots[i] = u.rs.regions(u.c, l.region)
		places = bits.OnesCount32(u.spots[i])
	case byGroup:
		u.spots[i] = u.rs.groups(u.c, l.group)
		places = bits.OnesCount32(u.spots[i])
	case byHold:
		places = u.v.known.held
	case byPlace:
		places = MaxGroups * len(u.rs.Regions)
	}
	u.sizes[i] = acts * places
	u.forms += u.sizes[i]
}

// may tells whether an order is legal as far as its place, its choice and its condition do not matter.
func (u *urn) may(h *head) bool {
	switch {
	case u.barred != nil && u.barred[h.id]:
		return false
	case u.v.known.bars.has(h.id), h.who >= 0 && h.who != u.v.Group, h.price > u.purse:
		return false
	case h.cost != nil && h.cost(u.c) > u.purse:
		return false
	}
	return true
}

// present tells whether a selector admits only regions where the target group is present.
func present(sel rule.Selector) bool {
	return sel == rule.SelPresence || sel == rule.SelHot || sel == rule.SelLabs
}

// form is the form numbered n, if it is legal; the empty order from u.forms on.
func (u *urn) form(n int) (Order, bool) {
	for i := range u.lots {
		size := u.sizes[i]
		if n >= size {
			n -= size
			continue
		}
		l := &u.lots[i]
		if u.blind {
			at, act := split(n, len(l.acts))
			o, h := l.acts[act], &l.heads[l.of[act]]
			return o, u.may(h) && h.once.holds(u.c) && u.put(i, at, &o) && u.legal(o)
		}
		at, act := split(n, bits.OnesCount64(u.live[i]))
		o := l.acts[nth(u.live[i], act)]
		return o, u.put(i, at, &o) && u.legal(o)
	}
	return Empty, true
}

// split is a number of forms as that of the place and that of the act; in 32 bits, in which it takes a fraction of the time.
func split(n, acts int) (place, act int) {
	return int(uint32(n) / uint32(acts)), int(uint32(n) % uint32(acts))
}

// put gives an act of lot i the place numbered n, or tells that the act is not for that place.
func (u *urn) put(i, n int, o *Order) bool {
	l := &u.lots[i]
	switch l.by {
	case byNothing:
		return true
	case byRegion:
		o.Region = Region(nth(uint64(u.spots[i]), n))
		return true
	case byGroup:
		o.Group = Group(nth(uint64(u.spots[i]), n))
		return true
	case byHold:
		p := u.v.known.holds[n]
		o.Region, o.Group = p.at, p.who
	default:
		o.Region, o.Group = Region(n/MaxGroups), Group(n%MaxGroups)
	}
	u.c.Target = o.Group
	ok := u.rs.groupFits(u.c, l.group, o.Group) && u.rs.regionFits(u.c, l.region, o.Region)
	u.c.Target = NoGroup
	return ok
}

// legal tells whether an order that is open is legal at its place and with its choice.
func (u *urn) legal(o Order) bool {
	d := &u.rs.Orders[o.ID]
	if d.plain {
		return true
	}
	c := u.c
	c.Here, c.Target, c.Amount = o.Region, o.Group, o.Amount
	ok := d.When.holdsEach(c) && (d.fixedCost || d.Cost.At(c) <= u.purse)
	c.Here, c.Target, c.Amount = NoRegion, NoGroup, 0
	return ok
}

// nth is the place of the n-th bit that is set, counted from 0.
func nth(set uint64, n int) int {
	for range n {
		set &= set - 1
	}
	return bits.TrailingZeros64(set)
}

// indexLots sorts the acts of every column by where they may be done.
func (rs *Ruleset) indexLots() error {
	rs.lots = [3][Columns][]lot{}
	for i := range rs.Orders {
		d := &rs.Orders[i]
		lots := &rs.lots[d.Actor.kind()][d.Column]
		l := lotOf(lots, d.Group, d.Region)
		from := len(l.acts)
		l.acts = appendActs(l.acts, OrderID(i), d)
		h := headOf(OrderID(i), d, 1<<uint(len(l.acts))-1<<uint(from))
		at := slices.IndexFunc(l.heads, func(o head) bool { return o.once == h.once })
		if at < 0 {
			at = len(l.heads)
		}
		l.heads = slices.Insert(l.heads, at, h)
		if len(*lots) > maxLots || len(l.acts) > maxActs {
			return fmt.Errorf("ruleset %q: order %q is one too many in its column: at most %d pairs of selectors fit, and %d acts of each", rs.ID, d.ID, maxLots, maxActs)
		}
	}
	for k := range rs.lots {
		for c := range rs.lots[k] {
			for i := range rs.lots[k][c] {
				rs.lots[k][c][i].indexActs()
			}
		}
	}
	return nil
}

// indexActs notes the head of each act, once all heads stand in their places.
func (l *lot) indexActs() {
	l.of = make([]uint8, len(l.acts))
	for n := range l.heads {
		for set := l.heads[n].acts; set != 0; set &= set - 1 {
			l.of[bits.TrailingZeros64(set)] = uint8(n)
		}
	}
}

// headOf is the head of an order whose expressions are lowered.
func headOf(id OrderID, d *OrderDef, acts uint64) head {
	h := head{id: id, who: d.Actor.Group, once: d.When.once, acts: acts, price: -1 << 31}
	if d.fixedCost {
		if h.cost = d.Cost.fn; h.cost == nil {
			h.price = d.Cost.Node.Const
		}
	}
	return h
}

// lotOf finds the lot with these selectors, or begins it.
func lotOf(lots *[]lot, group, region rule.Selector) *lot {
	for i := range *lots {
		if l := &(*lots)[i]; l.group == group && l.region == region {
			return l
		}
	}
	*lots = append(*lots, lot{group: group, region: region, by: placingOf(group, region)})
	return &(*lots)[len(*lots)-1]
}

// appendActs appends every choice and wing of an order.
func appendActs(acts []Order, id OrderID, d *OrderDef) []Order {
	for n := range max(1, len(d.Choices)) {
		o := Order{id, NoRegion, NoGroup, NoWing, int16(n)}
		if !d.Wing {
			acts = append(acts, o)
			continue
		}
		for w := range Wing(2) {
			o.Wing = w
			acts = append(acts, o)
		}
	}
	return acts
}
