package report

import (
	"riobravo/game"
)

// business is the books of a seat that leads a group.
type business struct {
	lines  [len(game.Lines)]int
	orders []game.OrderID // in the order in which they were first given
	times  map[game.OrderID]int
	fights int
	start  [game.MaxRegions]int // violence in the core cities at the opening
	strong [game.MaxRegions]bool
	begun  bool
	leak   int // corruption at the opening
}

func newBusiness() *business { return &business{times: map[game.OrderID]int{}} }

// ordered counts an order.
func (b *builder) ordered(k game.Seat, id game.OrderID) {
	if k < 0 || b.rs.Seats[k].Group < 0 {
		return
	}
	x := b.business[k]
	if x.times[id] == 0 {
		x.orders = append(x.orders, id)
	}
	x.times[id]++
}

// fought counts a fight over a plaza for both sides.
func (b *builder) fought(e *game.Event) {
	for k, d := range b.rs.Seats {
		if d.Group >= 0 && (d.Group == e.Group || d.Group == game.Group(e.New)) {
			b.business[k].fights++
		}
	}
}

// closeBusiness adds a month's income.
func (b *builder) closeBusiness() {
	for k, d := range b.rs.Seats {
		x := b.business[k]
		if d.Group < 0 || !b.own(game.Seat(k)) {
			continue
		}
		if !x.begun {
			x.begun = true
			x.leak = int(b.now.Own[b.rs.Republic(game.Mexico)].Leak)
			for i := range b.rs.Regions {
				x.start[i], x.strong[i] = int(b.now.Regions[i].Core), b.now.Presence[i][d.Group] >= 3
			}
			continue
		}
		for i, n := range b.now.Secret[d.Group].Lines {
			x.lines[i] += int(n)
		}
	}
}

// theirs are the measures that a group's orders are held against.
var theirs = []game.Field{
	game.FCore, game.FRest, game.FMissing, game.FOverdose, game.FCrossings, game.FCiviliansDead, game.FSoldiersDead, game.FServiceDead, game.FCitizensDead,
	game.FFlow, game.FPrice, game.FTrade, game.FLeak, game.FApproval, game.FSovereignty, game.FReforms, game.FCooperation,
}

// reviewBusiness tells what the groups with a seat did.
func (b *builder) reviewBusiness() []Business {
	out := []Business{}
	for k, d := range b.rs.Seats {
		if d.Group < 0 || !b.own(game.Seat(k)) {
			continue
		}
		x := b.business[k]
		one := Business{Seat: d.ID, Name: b.w.Seat(game.Seat(k)), Income: []Income{}, Acts: []Act{}}
		total := 0
		for _, n := range x.lines {
			total += n
		}
		for i, n := range x.lines {
			one.Income = append(one.Income, Income{game.Lines[i], capital(b.t.Text("income."+game.Lines[i], nil)), n, percent(n, total)})
		}
		for _, id := range x.orders {
			one.Acts = append(one.Acts, Act{b.rs.Orders[id].ID, b.w.OrderName(id), x.times[id], b.did(game.Seat(k), id)})
		}
		one.People, one.Market, one.State = b.harm(game.Seat(k), &one), b.traded(&one), b.bought(game.Seat(k))
		out = append(out, one)
	}
	return out
}

// percent is a share, rounded; 0 of nothing.
func percent(n, of int) int {
	if of <= 0 {
		return 0
	}
	return (n*100 + of/2) / of
}

// did adds up what a seat's order did to others.
func (b *builder) did(k game.Seat, id game.OrderID) []Shift {
	out := []Shift{}
	for _, f := range theirs {
		by := 0
		for i := range b.r.Moves {
			m := &b.r.Moves[i]
			if m.key.cause != game.CauseOrder|game.Cause(id) || m.key.seat != k {
				continue
			}
			for _, o := range m.others {
				if o.field == f {
					by += o.by
				}
			}
			for _, t := range m.Tracks {
				if t.Track == game.Registry[f].Name {
					by += t.By
				}
			}
		}
		if by != 0 {
			out = append(out, Shift{game.Registry[f].Name, b.w.FieldName(f), by})
		}
	}
	return out
}

// harm tells what became of people where a group was strong, and whom its orders killed.
func (b *builder) harm(k game.Seat, one *Business) []string {
	x, g := b.business[k], b.rs.Seats[k].Group
	n, was, now := 0, 0, 0
	for i := range b.rs.Regions {
		if x.strong[i] || b.now.Presence[i][g] >= 3 {
			n++
			was += x.start[i]
			now += int(b.now.Regions[i].Core)
		}
	}
	var out []string
	if n > 0 {
		out = append(out, b.text("business.places", map[string]any{"N": n, "Was": was / n, "Now": now / n}))
	}
	if x.fights > 0 {
		out = append(out, b.text("business.fights", map[string]any{"N": x.fights}))
	}
	dead := 0
	for _, d := range b.deaths {
		if d.Seat == b.seatID(k) {
			dead += d.N
		}
	}
	if dead > 0 {
		out = append(out, b.text("business.dead", map[string]any{"N": dead}))
	}
	if i := one.Income[3]; i.Cash > 0 {
		out = append(out, b.text("business.extortion", map[string]any{"N": i.Cash, "Share": i.Share}))
	}
	w := &b.now.World
	return append(out, b.text("business.overdose", map[string]any{"N": int(w.Overdose), "Ref": int(w.OverdoseRef)}), b.text("business.missing", map[string]any{"N": int(w.Missing)}))
}

// traded tells what became of the markets.
func (b *builder) traded(one *Business) []string {
	w := &b.now.World
	drugs := one.Income[0].Share + one.Income[1].Share
	return []string{
		b.text("business.drugs", map[string]any{"Share": drugs, "Migrants": one.Income[2].Share, "Fuel": one.Income[4].Share}),
		b.text("business.flow", map[string]any{"Flow": int(w.Flow), "Price": int(w.Price)}),
	}
}

// bought tells what became of the state.
func (b *builder) bought(k game.Seat) []string {
	x := b.business[k]
	var out []string
	mexico := b.rs.Republic(game.Mexico)
	if b.open() && mexico >= 0 {
		by := 0
		for _, id := range x.orders {
			for _, s := range b.did(k, id) {
				if s.Track == game.Registry[game.FLeak].Name {
					by += s.By
				}
			}
		}
		out = append(out, b.text("business.corruption", map[string]any{"Was": x.leak, "Now": int(b.now.Own[mexico].Leak), "By": by, "Change": b.w.Change(by)}))
	}
	s := &b.now.Groups[b.rs.Seats[k].Group]
	out = append(out, b.text("business.leaders", map[string]any{"N": int(s.TopOut), "Top": int(s.Top), "Mid": int(s.MidOut)}))
	if s.War > 0 {
		out = append(out, b.text("business.war", map[string]any{"N": int(s.War)}))
	}
	return out
}
