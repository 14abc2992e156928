package game

import "riobravo/game/dice"

// Streams of the dice. Numbers are stable.
const (
	rollOperation dice.Stream = iota + 1
	rollEffect
	rollDraw
	rollMeet
	rollFight
	rollAircraft
	rollLeak
	rollSplit
	rollWar
	rollWarTick
	rollSplinter
	rollEvent
	rollEventPick
	rollEventPlace
	rollEstimate
	rollRebuild
	rollDeaths
	rollAttack
	rollOrderTie
	rollCrisis
	rollCurb
	rollShut
	rollRally
	rollExecute
	rollExpose
	rollDoctrine
	rollObey
	rollInform
	rollSettle
	rollAdvisers
	rollReckoning
	rollNoise
	rollGroupPolicy
)

// Buffer receives the facts of one command. It is reused: Step empties it first.
type Buffer struct {
	Events []Event
	view   View // scratch of the checks
	queue  [64]queued
	mind   Mind
	slab   []Ctx // contexts of this Step
	// Quiet drops the facts: for batches that read only the state that Step leaves. Decide must not be quiet.
	Quiet bool
	// Fresh, if it looks through the command's seat, is taken for what that seat may know now: a caller that has just
	// filled it for a bot saves the engine a second look. It must come from ViewFor over the very state of the Step.
	Fresh *View
}

// run is one Step under way: it works on the state in place and writes down each fact as it applies it.
type run struct {
	rs     *Ruleset
	s      *State
	src    dice.Source
	buf    *Buffer
	serial int32
}

// keep gives a context a place that lasts until the next Step, so that reading expressions allocates nothing. A full
// slab is left to the contexts in it and a larger one begun.
func (r *run) keep(c Ctx) *Ctx {
	b := r.buf
	if len(b.slab) == cap(b.slab) {
		b.slab = make([]Ctx, 0, max(64, 2*cap(b.slab)))
	}
	b.slab = append(b.slab, c)
	return &b.slab[len(b.slab)-1]
}

// tell writes down a fact that changes no field.
func (r *run) tell(e Event) {
	r.serial++
	if r.buf.Quiet {
		return
	}
	e.Month, e.Serial = r.s.World.Month, r.serial
	r.buf.Events = append(r.buf.Events, e)
}

// fact starts a fact about nothing in particular that everybody may see.
func fact(k EventKind) Event {
	return Event{Kind: k, Vis: VisAll, Seat: NoSeat, Other: NoSeat, Region: NoRegion, Group: NoGroup}
}

// set moves field f at (i, j) to v, clamped, and writes the change down if there is one.
func (r *run) set(f Field, i, j int, v int32, cause Cause) {
	r.setSeen(f, i, j, v, cause, VisNone)
}

// setSeen is set for fields that only the parties in vis may see.
func (r *run) setSeen(f Field, i, j int, v int32, cause Cause, vis uint8) {
	d := &Registry[f]
	p := d.at(r.s, i, j)
	nv := int16(min(max(v, int32(d.Min)), int32(d.Max)))
	old := *p
	if old == nv {
		return
	}
	*p = nv
	if r.buf.Quiet {
		return
	}
	switch d.Seen {
	case SeenByAll:
		vis = VisAll
	case SeenBySeat:
		vis = visSeat(Seat(i))
	case SeenByGroup:
		g := Group(i)
		if d.Scope == ScopeRegionGroup {
			g = Group(j)
		}
		vis = visSeat(r.rs.seatOf(g))
	case SeenByUSA:
		vis = visSeat(r.rs.seat[USA])
	case SeenByMexico:
		vis = visSeat(r.rs.seat[Mexico])
	case SeenByNone:
		vis = VisNone
	}
	kind := Changed
	if f >= FBeliefCash && f <= FLocated {
		kind = EstimateRevised
	}
	r.buf.Events = append(r.buf.Events, Event{
		Kind: kind, Vis: vis, Seat: NoSeat, Other: NoSeat, Region: NoRegion, Group: NoGroup,
		Field: f, I: int16(i), J: int16(j), Old: old, New: nv, Cause: cause, Month: r.s.World.Month,
	})
}

// add adds to a field.
func (r *run) add(f Field, i, j int, by int32, cause Cause) {
	r.set(f, i, j, int32(*Registry[f].at(r.s, i, j))+by, cause)
}

// world, seat, group, secret and region are add for the common scopes.
func (r *run) world(f Field, by int32, cause Cause)             { r.add(f, 0, 0, by, cause) }
func (r *run) seat(f Field, k Seat, by int32, cause Cause)      { r.add(f, int(k), 0, by, cause) }
func (r *run) group(f Field, g Group, by int32, cause Cause)    { r.add(f, int(g), 0, by, cause) }
func (r *run) region(f Field, at Region, by int32, cause Cause) { r.add(f, int(at), 0, by, cause) }

// roll draws 1..sides for a stream and subject this month.
func (r *run) roll(st dice.Stream, subject int32, index int16, sides int32) int32 {
	return r.src.Roll(dice.Key{Stream: st, Turn: r.s.World.Month, Subject: subject, Index: index}, sides)
}

// chance draws whether an event of percent happens; certain and impossible ones draw nothing.
func (r *run) chance(st dice.Stream, subject int32, index int16, percent int32) bool {
	if percent <= 0 {
		return false
	}
	return percent >= 100 || r.roll(st, subject, index, 100) <= percent
}

// place folds a region and a group into a roll's index.
func place(at Region, g Group) int16 { return int16(at+1)*32 + int16(g+1) }

// usa and mexico are the republics' seats.
func (r *run) usa() Seat    { return r.rs.seat[USA] }
func (r *run) mexico() Seat { return r.rs.seat[Mexico] }
