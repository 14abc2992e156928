package game

import "riobravo/game/dice"

// estimates revises what every seat believes of others. The statement is honest: a range said to be n percent sure holds
// the truth in about n percent of cases, because a roll of 100 above n puts the range beside the truth on purpose.
func (r *run) estimates() {
	var labs [MaxRegions]int32
	used := r.s.used()
	for g := range used {
		if r.s.Groups[g].Alive != 0 {
			for at := range r.rs.Regions {
				labs[at] += int32(r.s.Labs[at][g])
			}
		}
	}
	closely := r.sure(watched)
	for n := range r.rs.Seats {
		k := Seat(n)
		for g := range used {
			if r.s.Groups[g].Alive == 0 || r.rs.Seats[k].Group == Group(g) {
				continue
			}
			if !r.due(g) && int32(r.s.Belief[k].Cash[g][2]) < closely {
				continue
			}
			level := r.insight(k, Group(g))
			r.believe(k, FBeliefCash, g, int32(r.s.Secret[g].Cash), level, 60)
			r.believe(k, FBeliefCohesion, g, int32(r.s.Secret[g].Cohesion), level, 40)
		}
		for at := range r.rs.Regions {
			if r.rs.Regions[at].Side == Mexico && r.due(at) {
				r.believeLabs(k, Region(at), labs[at])
			}
		}
		if side := r.rs.Seats[k].Side; side >= 0 {
			other := r.rs.seat[1-side]
			r.believe(k, FBeliefLeak, 0, int32(r.s.Own[other].Leak), max(0, min(5, (int32(r.s.World.Cooperation)+3)/2)), 60)
		} else {
			r.believe(k, FBeliefLeak, 0, int32(r.s.Own[r.mexico()].Leak), 4, 50)
		}
	}
}

// watched is the insight from which a group is looked at every month: a close estimate is soon out of date.
const watched = 3

// due tells whether an estimate is revised this month: every one in the first, then each in every second.
func (r *run) due(n int) bool {
	m := r.s.World.Month
	return m <= 1 || (m+int16(n))%2 == 0
}

// insight is how well a seat knows a group, 0..5: a republic by its best intelligence, a group by shared regions.
func (r *run) insight(k Seat, g Group) int32 {
	if side := r.rs.Seats[k].Side; side >= 0 {
		best := int32(0)
		for at := range r.rs.Regions {
			best = max(best, r.rs.intel(r.s, side, Region(at), g))
		}
		return best
	}
	own, shared := r.rs.Seats[k].Group, int32(0)
	for at := range r.rs.Regions {
		if r.s.Presence[at][own] > 0 && r.s.Presence[at][g] > 0 {
			shared++
		}
	}
	return min(4, shared)
}

// sure is the stated confidence at a level of insight.
func (r *run) sure(level int32) int32 {
	return min(95, r.rs.P(PEstimateSure)+r.rs.P(PEstimateStep)*level)
}

// believe revises one estimate of an amount: a range whose width shrinks with insight (width percent at level 0).
func (r *run) believe(k Seat, f Field, at int, truth, level, width int32) {
	sure := r.sure(level)
	half := max(1, max(truth, 4)*(width-10*level)/100)
	if f == FBeliefLeak {
		half = max(1, 3-level/2)
	}
	r.revise(k, f, at, truth, half, sure, int32(f)*32+int32(at))
}

// believeLabs revises a region's labs: those of all groups but the seat's own; total counts all.
func (r *run) believeLabs(k Seat, at Region, total int32) {
	truth, level := total, int32(0)
	own := r.rs.Seats[k].Group
	if own >= 0 {
		truth -= int32(r.s.Labs[at][own])
		if r.s.Presence[at][own] > 0 {
			level = 3
		}
	} else {
		for _, v := range r.s.Intel[r.rs.Seats[k].Side][at] {
			level = max(level, int32(v))
		}
		level = max(level, r.rs.P(PIntelFloor))
	}
	half := max(1, truth*(60-10*level)/100)
	r.revise(k, FBeliefLabs, int(at), truth, half, r.sure(level), 5000+int32(at))
}

// revise places a range of the given half width: around the truth (off centre by a roll) with the stated chance, else
// wholly beside it.
func (r *run) revise(k Seat, f Field, at int, truth, half, sure, subject int32) {
	bits := r.src.Bits(dice.Key{Stream: rollEstimate, Turn: r.s.World.Month, Subject: subject*8 + int32(k)})
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
	limit := int32(Registry[f].Max)
	low, high = min(max(0, low), limit), min(max(0, high), limit)
	if r.buf.Quiet { // the commonest change of all: three neighbouring cells
		n, c := f.cell(int(k), at*3), r.s.cells()
		c[n], c[n+1], c[n+2] = int16(low), int16(high), int16(sure)
		return
	}
	cause := ByIntel
	r.set(f, int(k), at*3, low, cause)
	r.set(f, int(k), at*3+1, high, cause)
	r.set(f, int(k), at*3+2, sure, cause)
}
