package report

import (
	"riobravo/game"
	"riobravo/game/rule"
)

// columns are the words of the columns for files.
var columns = game.ColumnNames

// openSheets writes down every sheet that the eyes see when all are in, with what its seat could expect.
func (b *builder) openSheets() {
	for k := range b.rs.Seats {
		seat := game.Seat(k)
		if !b.open() && seat != b.eyes {
			continue
		}
		b.estimates(seat)
		v := b.viewOf(seat)
		own := &b.now.Own[k]
		for c := range game.Columns {
			o := b.newOrder(seat, own.DraftOrder(game.Column(c)))
			o.Column, o.Posture = columns[c], b.w.Posture(game.PostureID(own.Posture))
			o.Reason = b.reasons[k]
			switch {
			case o.id >= 0:
				b.expect(o, v, own.DraftOrder(game.Column(c)))
				b.people[k].Orders++
			case own.Memo[c] != 0:
				o.Fate, o.Name = "memo", b.text("memo", nil)
				o.Text = o.Name
			default:
				o.Fate, o.Name = "empty", b.w.OrderName(game.NoOrder)
				o.Text = o.Name
				b.people[k].Empty++
			}
			b.sheets[k] = append(b.sheets[k], o)
		}
		b.reasons[k] = ""
		b.people[k].Sealed++
	}
}

// viewOf is what a seat knew at this point.
func (b *builder) viewOf(k game.Seat) *game.View {
	v := &game.View{}
	game.ViewFor(b.rs, b.now, k, v)
	return v
}

// newOrder begins the entry of an order.
func (b *builder) newOrder(k game.Seat, o game.Order) *Order {
	out := &Order{Month: b.month.N, Seat: b.seatID(k), Actor: b.w.Seat(k), Fate: "open", Low: -1, High: -1, Odds: -1, Believed: []Seen{}, id: o.ID}
	if o.ID >= 0 && int(o.ID) < len(b.rs.Orders) {
		d := &b.rs.Orders[o.ID]
		out.Order, out.Name, out.Text, out.Column = d.ID, b.w.OrderName(o.ID), b.w.Order(o), columns[d.Column]
	}
	b.all = append(b.all, out)
	return out
}

// expect writes down the odds that a seat could expect of an order, and what it believed of the target.
func (b *builder) expect(o *Order, v *game.View, d game.Order) {
	if int(d.ID) >= len(b.rs.Orders) {
		return
	}
	if p := game.PreviewOrder(b.rs, v, d); p.Rolls {
		o.Rolled, o.Low, o.High = true, int(p.Odds.Low), int(p.Odds.High)
	}
	bel := &b.now.Belief[v.Seat]
	if g := d.Group; g >= 0 && b.rs.Orders[d.ID].Operation != rule.OpNone {
		b.believed(o, "cohesion", bel.Cohesion[g], int(b.now.Secret[g].Cohesion))
	}
	if k := b.rs.Orders[d.ID].Operation; (k == rule.OpStrikeLabs || k == rule.OpDestroyLabs) && d.Region >= 0 {
		b.believed(o, "labs", bel.Labs[d.Region], b.labs(v.Seat, d.Region))
	}
}

func (b *builder) believed(o *Order, what string, e [3]int16, truth int) {
	if e[2] == 0 {
		return
	}
	if !b.open() {
		truth = -1
	}
	o.Believed = append(o.Believed, Seen{b.text("believed."+what, nil), int(e[0]), int(e[1]), int(e[2]), truth})
}

// labs counts the labs of a region that are not the seat's own: what its estimate is of.
func (b *builder) labs(k game.Seat, at game.Region) int {
	n := 0
	for g := range b.now.Groups {
		if b.now.Groups[g].Alive != 0 && b.rs.Seats[k].Group != game.Group(g) {
			n += int(b.now.Labs[at][g])
		}
	}
	return n
}

// estimates writes down what a seat believed when the sheets were opened.
func (b *builder) estimates(k game.Seat) {
	add := func(kind, about string, e [3]int16, truth int) {
		if e[2] == 0 {
			return
		}
		if !b.open() {
			truth = -1
		}
		b.r.Estimates = append(b.r.Estimates, Estimate{b.month.N, b.seatID(k), kind, about, int(e[0]), int(e[1]), int(e[2]), truth})
	}
	bel := &b.now.Belief[k]
	for g := range b.now.Groups {
		if b.now.Groups[g].Alive == 0 || b.rs.Seats[k].Group == game.Group(g) {
			continue
		}
		add("cash", b.groupID(game.Group(g)), bel.Cash[g], int(b.now.Secret[g].Cash))
		add("cohesion", b.groupID(game.Group(g)), bel.Cohesion[g], int(b.now.Secret[g].Cohesion))
	}
	for i := range b.rs.Regions {
		add("labs", b.rs.Regions[i].ID, bel.Labs[i], b.labs(k, game.Region(i)))
	}
	if side := b.rs.Seats[k].Side; side != game.NoSide {
		other := b.rs.Republic(1 - side)
		add("corruption", b.seatID(other), bel.Leak, int(b.now.Own[other].Leak))
	}
}

// sureness is how often each seat's estimates held.
func (b *builder) sureness() []Calibration {
	out := []Calibration{}
	for k := range b.rs.Seats {
		c := Calibration{Seat: b.seatID(game.Seat(k))}
		for _, e := range b.r.Estimates {
			if e.Seat == c.Seat && e.Truth >= 0 {
				c.N++
				c.Said += e.Sure
				if e.Low <= e.Truth && e.Truth <= e.High {
					c.Held++
				}
			}
		}
		if c.N > 0 {
			c.Said, c.Held = c.Said/c.N, (c.Held*100+c.N/2)/c.N
			out = append(out, c)
		}
	}
	return out
}

// credit says whose act a cause is from here on, and what it was.
func (b *builder) credit(cause game.Cause, k game.Seat, what string) {
	b.actor[cause], b.deed[cause] = k, what
}

// slot is where an actor's order under way is kept: seats by number, groups without a seat together.
func slot(k game.Seat) int {
	if k < 0 {
		return game.MaxSeats
	}
	return int(k)
}

// current is the order that a seat is carrying out.
func (b *builder) current(k game.Seat) *Order { return b.last[slot(k)] }

// carried writes down what came of an order: of one on a sheet, or of one that is only seen now.
func (b *builder) carried(e *game.Event) {
	id := game.OrderID(e.Subject)
	if id < 0 || int(id) >= len(b.rs.Orders) {
		return
	}
	var o *Order
	if e.Seat >= 0 {
		for _, s := range b.sheets[e.Seat] {
			if s.id == id && s.Fate == "open" {
				o = s
			}
		}
	}
	if o == nil {
		o = b.newOrder(e.Seat, game.Order{ID: id, Region: e.Region, Group: e.Group, Wing: game.NoWing, Amount: e.J})
		if e.Seat < 0 {
			o.Actor = capital(b.w.GroupIn(game.Group(e.I)))
		}
	}
	o.Fate = "done"
	if e.Kind == game.OrderFailed {
		o.Fate = "failed"
		o.Why, _ = b.w.Event(*e)
	}
	b.last[slot(e.Seat)] = o
	b.acting, b.doing = e.Seat, o.Text
	if e.Kind == game.OrderResolved {
		b.credit(game.CauseOrder|game.Cause(id), e.Seat, o.Text)
		b.ordered(e.Seat, id)
		b.bears(b.rs.Orders[id].Claims, b.w.OrderName(id), game.CauseOrder|game.Cause(id), game.CauseOp|game.Cause(b.rs.Orders[id].Operation))
	}
	b.mods = nil
}

// runs tells whether an order runs an operation of the kind.
func (o *Order) runs(rs *game.Ruleset, kind int16) bool {
	return o != nil && o.id >= 0 && int16(rs.Orders[o.id].Operation) == kind
}
