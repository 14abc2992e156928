package game

import (
	"math/bits"

	"riobravo/game/dice"
)

// estimates revises what every seat believes of others. The statement is honest: a range said to be n percent sure holds
// the truth in about n percent of cases, because a roll of 100 above n puts the range beside the truth on purpose.
func (r *run) estimates() {
	var groups [MaxGroups]Group
	var regions [MaxRegions]Region
	st := study{living: r.living(&groups), regions: r.studied(&regions)}
	for _, at := range st.regions {
		for _, g := range st.living {
			st.labs[at] += int32(r.s.Labs[at][g])
		}
	}
	for k := range r.rs.Seats {
		r.estimatesOf(Seat(k), &st)
	}
}

// study is what the estimates of a month are about, whoever makes them.
type study struct {
	living  []Group
	regions []Region          // whose labs are looked at this month
	labs    [MaxRegions]int32 // of all groups, in those regions
}

// estimatesOf revises a seat's.
func (r *run) estimatesOf(k Seat, st *study) {
	own, belief := r.rs.Seats[k].Group, &r.s.Belief[k]
	closely := r.sure(watched)
	eyes := r.eyes(k, st.living)
	draws := r.src.Sequence(dice.Key{Stream: rollEstimate, Turn: r.s.World.Month, Subject: int32(k)})
	for _, g := range st.living {
		if own == g || !r.due(int(g)) && int32(belief.Cash[g][2]) < closely {
			continue
		}
		level, secret := eyes.group(g), &r.s.Secret[g]
		cash, cohesion, sure := int32(secret.Cash), int32(secret.Cohesion), r.sure(level)
		r.revise(k, FBeliefCash, int(g), &belief.Cash[g], stated{cash, width(cash, 60-10*level), sure, limit(FBeliefCash)}, draws.At(int(g)))
		r.revise(k, FBeliefCohesion, int(g), &belief.Cohesion[g], stated{cohesion, width(cohesion, 40-10*level), sure, limit(FBeliefCohesion)}, draws.At(MaxGroups+int(g)))
	}
	for _, at := range st.regions { // the labs of all groups but the seat's own
		level, labs := eyes.region(at), st.labs[at]
		if own >= 0 {
			labs -= int32(r.s.Labs[at][own])
		}
		r.revise(k, FBeliefLabs, int(at), &belief.Labs[at], stated{labs, max(1, labs*(60-10*level)/100), r.sure(level), limit(FBeliefLabs)}, draws.At(2*MaxGroups+int(at)))
	}
	leak, level := int32(r.s.Own[r.mexico()].Leak), int32(4)
	if side := r.rs.Seats[k].Side; side >= 0 {
		leak = int32(r.s.Own[r.rs.seat[1-side]].Leak)
		level = max(0, min(5, (int32(r.s.World.Cooperation)+3)/2))
	}
	r.revise(k, FBeliefLeak, 0, &belief.Leak, stated{leak, max(1, 3-level/2), r.sure(level), limit(FBeliefLeak)}, draws.At(2*MaxGroups+MaxRegions))
}

// width is the half width of the range of an amount, in percent of it.
func width(truth, percent int32) int32 { return max(1, max(truth, 4)*percent/100) }

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

// studied lists the regions whose labs are estimated anew this month.
func (r *run) studied(list *[MaxRegions]Region) []Region {
	n := 0
	for at := range r.rs.Regions {
		if r.rs.Regions[at].Side == Mexico && r.due(at) {
			list[n] = Region(at)
			n++
		}
	}
	return list[:n]
}

// watched is the insight from which a group is looked at every month: a close estimate is soon out of date.
const watched = 3

// due tells whether an estimate is revised this month: every one in the first, then each in every second.
func (r *run) due(n int) bool {
	m := r.s.World.Month
	return m <= 1 || (m+int16(n))%2 == 0
}

// eyes are how well a seat knows groups and regions, 0..5: a republic by its best intelligence on them, a group by the
// regions it shares with them.
type eyes struct {
	republic bool
	rows     [][MaxGroups]int16 // by region: a republic's intelligence, for a group where each is present
	living   []Group
	mine     uint32 // regions where the group is present
	floor    int16  // the least that a republic knows
}

func (r *run) eyes(k Seat, living []Group) eyes {
	n := len(r.rs.Regions)
	if side := r.rs.Seats[k].Side; side >= 0 {
		return eyes{republic: true, rows: r.s.Intel[side][:n], living: living, floor: int16(r.rs.P(PIntelFloor))}
	}
	e := eyes{rows: r.s.Presence[:n]}
	own, mine := r.rs.Seats[k].Group, uint32(0)
	for at := range e.rows {
		mine |= uint32(b2i(e.rows[at][own] > 0)) << (at & 31)
	}
	e.mine = mine
	return e
}

// group is how well a living group is known.
//
//go:noinline
func (e *eyes) group(g Group) int32 {
	rows, n := e.rows, uint(g)%MaxGroups
	if e.republic {
		best := e.floor
		for at := range rows {
			best = max(best, rows[at][n])
		}
		return int32(best)
	}
	shared := int32(0)
	for set := e.mine; set != 0; set &= set - 1 {
		shared += b2i(rows[bits.TrailingZeros32(set)][n] > 0)
	}
	return min(shared, 4)
}

// region is how well the groups in a region are known.
func (e *eyes) region(at Region) int32 {
	if !e.republic {
		return 3 * int32(e.mine>>uint(at)&1)
	}
	return int32(most(&e.rows[at], e.living, e.floor))
}

// most is the greatest of the numbers of some groups, at least floor.
//
//go:noinline
func most(row *[MaxGroups]int16, groups []Group, floor int16) int16 {
	for _, g := range groups {
		floor = max(floor, row[g])
	}
	return floor
}

// sure is the stated confidence at a level of insight.
func (r *run) sure(level int32) int32 {
	return min(95, r.rs.P(PEstimateSure)+r.rs.P(PEstimateStep)*level)
}

// stated is what a range is stated of, how wide its half is, how sure it is said to be and where it ends at the latest.
type stated struct{ truth, half, sure, limit int32 }

// limit is the highest that a field can hold.
func limit(f Field) int32 { return int32(layouts[f].max) }

// revise places a range: around the truth (off centre by a roll) with the stated chance, else wholly beside it. draw is its
// own; the estimate is that of seat k, number at of field f.
func (r *run) revise(k Seat, f Field, at int, estimate *[3]int16, of stated, draw uint64) {
	half := of.half
	die := int32(draw&0xffff)*100>>16 + 1
	low := of.truth - 2*half + int32(draw>>16&0xffff)*(2*half+1)>>16
	if die > of.sure { // beside the truth: above it by up to a half width, or below where there is room
		aside := int32(draw>>32&0xffff) * half >> 16
		low = of.truth + 1 + aside
		if draw>>63 == 1 && of.truth-2*half-1 >= 0 {
			low = of.truth - 2*half - 1 - aside
		}
	}
	low, high := min(max(0, low), of.limit), min(max(0, low+2*half), of.limit)
	if r.quiet { // the commonest change of all
		r.parts |= partBelief
		*estimate = [3]int16{int16(low), int16(high), int16(of.sure)}
		return
	}
	cause := ByIntel
	r.set(f, int(k), at*3, low, cause)
	r.set(f, int(k), at*3+1, high, cause)
	r.set(f, int(k), at*3+2, of.sure, cause)
}
