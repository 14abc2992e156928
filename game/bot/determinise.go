package bot

import (
	"riobravo/game"
	"riobravo/game/dice"
)

// Determinise draws a whole world that agrees with what a seat knows (rules.md, Who sees what): all that v holds stays as
// it is; what it does not hold is drawn from the seat's own estimates (inside the range as often as it is said to be sure,
// beside it otherwise), from what the tracks show, and, where nothing is believed, from the scenario's opening, which
// every seat may read. It is given a View and no State, so that it cannot tell what the seat may not know. start is the
// opening, game.New(rs); out is overwritten. Other seats have not sealed in it: what they chose is for the caller to draw.
func Determinise(rs *game.Ruleset, v *game.View, start *game.State, src dice.Source, out *game.State) {
	d := drawer{rs: rs, v: v, start: start, s: out, src: src}
	out.Copy(&v.Known)
	for k := range rs.Seats {
		if game.Seat(k) != v.Seat {
			d.seat(game.Seat(k))
		}
	}
	for g := range out.Groups {
		switch {
		case out.Groups[g].Alive == 0: // free for a splinter, as at the opening
			out.Secret[g] = start.Secret[g]
		case game.Group(g) != v.Group:
			d.group(game.Group(g))
		}
	}
	for r := range rs.Regions {
		d.labs(r)
	}
	for _, side := range []game.Side{game.USA, game.Mexico} {
		if v.Side(rs) != side {
			out.Intel[side] = start.Intel[side]
		}
	}
	for k := range rs.Seats {
		if game.Seat(k) != v.Seat {
			d.beliefs(game.Seat(k))
		}
	}
	d.hidden()
	d.unrest()
}

// streamWorld is the stream of the draws that fill in a world.
const streamWorld dice.Stream = 901

type drawer struct {
	rs       *game.Ruleset
	v        *game.View
	start, s *game.State
	src      dice.Source
	count    int32
}

// n draws 0..sides-1.
func (d *drawer) n(sides int) int {
	d.count++
	return int(d.src.Roll(dice.Key{Stream: streamWorld, Subject: d.count}, int32(max(1, sides)))) - 1
}

// estimate draws from a belief: low, high and how sure in percent; without one the fallback.
func (d *drawer) estimate(b [3]int16, fallback int16, f game.Field) int16 {
	if b[2] == 0 {
		return fallback
	}
	width := int(b[1]-b[0]) + 1
	x := int(b[0]) + d.n(width)
	if d.n(100) >= int(b[2]) { // it is beside the range
		by := 1 + d.n(width)
		if x = int(b[1]) + by; d.n(2) == 0 && int(b[0]) >= by {
			x = int(b[0]) - by
		}
	}
	def := &game.Registry[f]
	return int16(min(max(x, int(def.Min)), int(def.Max)))
}

// seat draws what another seat keeps to itself.
func (d *drawer) seat(k game.Seat) {
	s, v, own := d.s, d.v, &d.s.Own[k]
	*own = game.SeatOwn{Posture: d.start.Own[k].Posture, Resource: d.start.Own[k].Resource, Leak: d.start.Own[k].Leak}
	s.Seats[k].Sealed = 0
	if p := s.Seats[k].Posture; p > 0 {
		own.Posture, own.Stand = p-1, p
	}
	if d.rs.Seats[k].Side < 0 {
		return
	}
	if s.World.Month > 1 { // capital: between spent and two months' saving (income 3, rules.md, Orders); judgement
		own.Resource = int16(2 + d.n(5))
	}
	if side := v.Side(d.rs); side >= 0 || d.rs.Seats[k].Side == game.Mexico {
		own.Leak = d.estimate(v.Known.Belief[v.Seat].Leak, own.Leak, game.FLeak)
	}
}

// group draws what a group keeps to itself.
func (d *drawer) group(g game.Group) {
	s, b := d.s, &d.v.Known.Belief[d.v.Seat]
	root := g
	for int(root) >= len(d.rs.Groups) && s.Groups[root].Parent > 0 {
		root = game.Group(s.Groups[root].Parent - 1)
	}
	if int(root) >= len(d.rs.Groups) {
		root = 0
	}
	o := &s.Secret[g]
	*o = d.start.Secret[root]
	o.Draft, o.Grudge = [5]int16{}, [game.MaxSeats]int16{}
	par, held := int32(d.rs.Groups[root].Par), int32(0)
	for r := range d.rs.Regions {
		held += int32(s.Presence[r][g])
	}
	if g != root { // a splinter: its income follows its strength (game: par)
		par, o.Plazas, o.Share = max(4, int32(s.Groups[g].Capacity)*2/3), int16(held), 100
	}
	if s.Groups[g].Wings == 2 {
		o.Share = int16(40 + d.n(21))
	}
	income := par * min(150, max(40, held*100/max(1, int32(o.Plazas)))) / 100
	o.Income, o.Income1, o.Income2 = int16(income), int16(income), int16(income)
	for i := range o.Lines {
		o.Lines[i] = int16(income * int32(d.rs.Groups[root].Weight[i]) / 100)
	}
	o.Cash = d.estimate(b.Cash[g], int16(par), game.FCash)
	o.Cohesion = d.estimate(b.Cohesion[g], o.Cohesion, game.FCohesion)
	if struck := s.Groups[g].Struck; struck > 0 && s.World.Month-struck <= 2 && d.n(100) < 60 { // rules.md: when struck most lie low (45-75 %)
		for p := range d.rs.Postures {
			if d.rs.Postures[p].Role == game.RoleLieLow {
				o.Posture = int16(p)
			}
		}
	}
}

// labs spreads the labs that the seat believes a region to hold over the groups that are there.
func (d *drawer) labs(r int) {
	s := d.s
	total := d.estimate(d.v.Known.Belief[d.v.Seat].Labs[r], 0, game.FBeliefLabs)
	var weight [game.MaxGroups]int
	sum := 0
	for g := range weight {
		if game.Group(g) == d.v.Group {
			continue
		}
		s.Labs[r][g] = 0
		if s.Groups[g].Alive != 0 && s.Presence[r][g] > 0 {
			weight[g] = int(s.Presence[r][g]) * (1 + 2*int(d.start.Labs[r][g]))
			sum += weight[g]
		}
	}
	for ; total > 0 && sum > 0; total-- {
		pick := d.n(sum)
		for g := range weight {
			if pick -= weight[g]; pick < 0 {
				s.Labs[r][g]++
				break
			}
		}
	}
}

// beliefs draws what another seat believes of others: the truth of this world, give or take a quarter.
func (d *drawer) beliefs(k game.Seat) {
	s, b := d.s, &d.s.Belief[k]
	sure := int16(d.rs.P(game.PEstimateSure))
	about := func(x int16, f game.Field) [3]int16 {
		half := max(1, x/4)
		mid := max(0, x-half/2+int16(d.n(int(half)+1)))
		top := game.Registry[f].Max
		return [3]int16{min(top, max(0, mid-half)), min(top, mid+half), sure}
	}
	*b = game.Belief{}
	for g := range s.Groups {
		if s.Groups[g].Alive != 0 && game.Group(g) != d.rs.Seats[k].Group {
			b.Cash[g], b.Cohesion[g] = about(s.Secret[g].Cash, game.FBeliefCash), about(s.Secret[g].Cohesion, game.FBeliefCohesion)
		}
	}
	for r := range d.rs.Regions {
		if d.rs.Regions[r].Side != game.Mexico {
			continue
		}
		total := int16(0)
		for g, n := range s.Labs[r] {
			if game.Group(g) != d.rs.Seats[k].Group {
				total += n
			}
		}
		b.Labs[r] = about(total, game.FBeliefLabs)
	}
	of := d.rs.Republic(game.Mexico)
	if of == k {
		of = d.rs.Republic(game.USA)
	}
	b.Leak = about(s.Own[of].Leak, game.FBeliefLeak)
}

// hidden draws what nobody at the table knows: how long a succession war still runs, and the flow that the known causes
// explain, so that the rest fades as an unexplained shock does (game: market).
func (d *drawer) hidden() {
	s := d.s
	s.Hidden = game.Hidden{}
	for g := range s.Groups {
		if s.Groups[g].War > 0 { // twelve months or more in all (S1-S5), of which some are over; judgement
			s.Hidden.WarLeft[g] = int16(3 + d.n(9))
		}
	}
	w := &s.World
	stopped := int32(0)
	for r := range d.rs.Regions {
		at := &s.Regions[r]
		stopped += int32(d.rs.Regions[r].Flow) * int32(at.Pressure) * (100 - int32(at.Displaced)) / 10000
	}
	s.Hidden.FlowModel = int16(100 - int32(w.Precursor) - int32(w.Demand) - stopped)
}

// unrest gives violence that nothing visible explains a cause that lasts: a bump for some months, so that a region does
// not calm down in the imagined world at once.
func (d *drawer) unrest() {
	s := d.s
	free := 0
	for r := range d.rs.Regions {
		excess := s.Regions[r].Core - 115
		if d.rs.Regions[r].Side != game.Mexico || excess <= 0 || d.atWar(r) {
			continue
		}
		for free < len(s.Mods) && s.Mods[free].Kind != game.ModNone {
			free++
		}
		if free == len(s.Mods) {
			return
		}
		s.Mods[free] = game.Modifier{Kind: game.ModBump, I: int16(r), Amount: min(100, excess), From: s.World.Month, Until: s.World.Month + int16(2+d.n(7))}
	}
}

// atWar tells whether a group at war with itself stands in a region.
func (d *drawer) atWar(r int) bool {
	for g := range d.s.Groups {
		if d.s.Groups[g].War > 0 && d.s.Presence[r][g] > 0 {
			return true
		}
	}
	return false
}
