package game

import "riobravo/game/dice"

// estimates revises what every seat believes of others. The statement is honest: a range said to be n percent sure holds
// the truth in about n percent of cases, because a roll of 100 above n puts the range beside the truth on purpose.
func (r *run) estimates() {
	var list [MaxGroups]Group
	living := r.living(&list)
	var labs [MaxRegions]int32
	for at := range r.rs.Regions {
		if r.studied(Region(at)) {
			for _, g := range living {
				labs[at] += int32(r.s.Labs[at][g])
			}
		}
	}
	closely := r.sure(watched)
	for n := range r.rs.Seats {
		k := Seat(n)
		in := r.insights(k)
		draws := r.src.Sequence(dice.Key{Stream: rollEstimate, Turn: r.s.World.Month, Subject: int32(k)})
		for _, g := range living {
			if r.rs.Seats[k].Group == g || !r.due(int(g)) && int32(r.s.Belief[k].Cash[g][2]) < closely {
				continue
			}
			level := int32(in.group[g])
			r.believe(k, FBeliefCash, int(g), int32(r.s.Secret[g].Cash), level, 60, draws.At(int(g)))
			r.believe(k, FBeliefCohesion, int(g), int32(r.s.Secret[g].Cohesion), level, 40, draws.At(MaxGroups+int(g)))
		}
		for at := range r.rs.Regions {
			if r.studied(Region(at)) {
				r.believeLabs(k, Region(at), labs[at], int32(in.region[at]), draws.At(2*MaxGroups+at))
			}
		}
		leak, level := r.s.Own[r.mexico()].Leak, int32(4)
		if side := r.rs.Seats[k].Side; side >= 0 {
			leak = r.s.Own[r.rs.seat[1-side]].Leak
			level = max(0, min(5, (int32(r.s.World.Cooperation)+3)/2))
		}
		r.believe(k, FBeliefLeak, 0, int32(leak), level, 0, draws.At(2*MaxGroups+MaxRegions))
	}
}

// living lists the living groups, in order.
func (r *run) living(list *[MaxGroups]Group) []Group {
	n := 0
	for g := range r.s.Groups {
		if r.s.Groups[g].Alive != 0 {
			list[n] = Group(g)
			n++
		}
	}
	return list[:n]
}

// studied tells whether the estimates of a region's labs are revised this month.
func (r *run) studied(at Region) bool { return r.rs.Regions[at].Side == Mexico && r.due(int(at)) }

// watched is the insight from which a group is looked at every month: a close estimate is soon out of date.
const watched = 3

// due tells whether an estimate is revised this month: every one in the first, then each in every second.
func (r *run) due(n int) bool {
	m := r.s.World.Month
	return m <= 1 || (m+int16(n))%2 == 0
}

// insights are how well a seat knows groups and regions, 0..5.
type insights struct {
	group  [MaxGroups]int16
	region [MaxRegions]int16
}

// insights reckons them, of living groups: a republic's by its best intelligence on them, a group's by the regions it
// shares with them.
func (r *run) insights(k Seat) (in insights) {
	used := r.used()
	if own := r.rs.Seats[k].Group; r.rs.Seats[k].Side < 0 {
		for at := range r.rs.Regions {
			here := &r.s.Presence[at]
			if here[own] <= 0 {
				continue
			}
			in.region[at] = 3
			for g, n := range here[:used] {
				in.group[g] += int16(b2i(n > 0))
			}
		}
		for g := range in.group[:used] {
			in.group[g] = min(in.group[g], 4)
		}
		return in
	}
	floor := int16(r.rs.P(PIntelFloor))
	var living [MaxGroups]int16 // all bits of those alive
	for g := range used {
		in.group[g], living[g] = floor, -int16(b2i(r.s.Groups[g].Alive != 0))
	}
	intel := &r.s.Intel[r.rs.Seats[k].Side]
	for at := range r.rs.Regions {
		best := floor
		for g, v := range intel[at][:used] {
			v &= living[g]
			best = max(best, v)
			in.group[g] = max(in.group[g], v)
		}
		in.region[at] = best
	}
	return in
}

// sure is the stated confidence at a level of insight.
func (r *run) sure(level int32) int32 {
	return min(95, r.rs.P(PEstimateSure)+r.rs.P(PEstimateStep)*level)
}

// believe revises one estimate of an amount: a range whose width shrinks with insight (width percent at level 0; of leaks
// and corruption, points). bits is its draw.
func (r *run) believe(k Seat, f Field, at int, truth, level, width int32, bits uint64) {
	half := max(1, max(truth, 4)*(width-10*level)/100)
	if f == FBeliefLeak {
		half = max(1, 3-level/2)
	}
	r.revise(k, f, at, truth, half, r.sure(level), bits)
}

// believeLabs revises a region's labs: those of all groups but the seat's own; total counts all.
func (r *run) believeLabs(k Seat, at Region, total, level int32, bits uint64) {
	truth := total
	if own := r.rs.Seats[k].Group; own >= 0 {
		truth -= int32(r.s.Labs[at][own])
	}
	half := max(1, truth*(60-10*level)/100)
	r.revise(k, FBeliefLabs, int(at), truth, half, r.sure(level), bits)
}

// revise places a range of the given half width: around the truth (off centre by a roll) with the stated chance, else
// wholly beside it.
func (r *run) revise(k Seat, f Field, at int, truth, half, sure int32, bits uint64) {
	die := int32(bits&0xffff)*100>>16 + 1
	shift := int32(bits>>16&0xffff)*(2*half+1)>>16 - half
	aside := int32(bits>>32&0xffff) * half >> 16
	low := truth - half + shift
	if die > sure { // beside the truth: above it by up to a half width, or below where there is room
		low = truth + 1 + aside
		if bits>>63 == 1 && truth-2*half-1 >= 0 {
			low = truth - 2*half - 1 - aside
		}
	}
	high := low + 2*half
	limit := int32(layouts[f].max)
	low, high = min(max(0, low), limit), min(max(0, high), limit)
	if r.buf.Quiet { // the commonest change of all: three neighbouring cells
		n, c := f.cell(int(k), at*3), r.s.cells()
		r.parts |= partBelief
		c[n], c[n+1], c[n+2] = int16(low), int16(high), int16(sure)
		return
	}
	cause := ByIntel
	r.set(f, int(k), at*3, low, cause)
	r.set(f, int(k), at*3+1, high, cause)
	r.set(f, int(k), at*3+2, sure, cause)
}
