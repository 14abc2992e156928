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
	rollReprisal
	rollPlace
	rollMemo
)

// Buffer receives the facts of one command. It is reused: Step empties it first.
type Buffer struct {
	Events []Event
	view   View // scratch of the checks
	queue  [queueCap]queued
	places [queueCap]int32 // of the queue's orders by their keys; see collect
	mind   Mind
	slab   []Ctx // contexts of this Step
	nobody Ctx   // what each of them begins as
	known  masks

	promised promises
	// weights of the events that may be drawn
	weights [MaxEventKinds]int32

	changed partSet // by the Steps since a Survey was taken
	kept    bool    // Renew was called
	counted *State  // of which live are the modifiers in use, or nil
	live    modifiers
	// Quiet drops the facts: for batches that read only the state that Step leaves. Decide must not be quiet.
	Quiet bool
	// Months are the public tracks at the end of each month that the command brought to an end, in order.
	Months []World
	// Fresh, if it looks through the command's seat, is taken for what that seat may know now: a caller that has just
	// filled it for a bot saves the engine a second look. It must come from ViewFor over the very state of the Step.
	Fresh *View
	// Vouched says that the command was made from what is legal by Fresh, so that Step need not check it: for batches of
	// bots. What people and files say is always checked.
	Vouched bool
	// Turned says, after a Step, that more than one seat's own part of the phase may have changed: views must be filled
	// anew, where otherwise Refresh will do.
	Turned bool
}

// Renew says that from now on each Step goes on from where the one before left the same State, until Renew is called again:
// for batches. What the last Step knew of the state need not be found out anew then, and a Survey can be kept.
func (b *Buffer) Renew() {
	b.kept, b.counted, b.changed = true, nil, everyPart
	b.promised.counted = false
}

// run is one Step under way: it works on the state in place and writes down each fact as it applies it.
type run struct {
	rs    *Ruleset
	s     *State
	src   dice.Source
	buf   *Buffer
	quiet bool    // the buffer's
	privy uint8   // seats that may know the order, clause or posture behind what happens now
	parts partSet // changed so far

	mods    modifiers // in use; see timed
	counted bool      // they were counted
	top     int       // see used; 0 before it is asked for
}

// among says which seats may know the order, clause or posture that acts from here on; it returns what held before.
func (r *run) among(vis uint8) uint8 {
	was := r.privy
	r.privy = vis
	return was
}

// hides tells whether a cause is kept from others than those in the know.
func (r *run) hides(cause Cause) bool {
	if r.privy == VisAll {
		return false
	}
	switch cause &^ 0x3ff {
	case CauseOrder, CauseOp, CauseClause, CausePosture, CauseMemo:
		return true
	}
	return false
}

// probe is where the search for a free place among n begins. It is drawn, so that where a record stands does not tell how
// many there are that a seat may not know.
func (r *run) probe(subject int32, index int16, n int32) int {
	return int(r.roll(rollPlace, subject, index, n)) - 1
}

// ctx is a new context without subjects. Its place lasts until the next Step, so that reading expressions allocates nothing.
// A full slab is left to the contexts in it and a larger one begun.
func (r *run) ctx() *Ctx {
	b := r.buf
	n := len(b.slab)
	if n == cap(b.slab) {
		b.slab, n = make([]Ctx, 0, max(64, 2*n)), 0
	}
	b.slab = b.slab[:n+1]
	c := &b.slab[n]
	*c = b.nobody
	return c
}

// forSeat is a seat's context, forGroup a group's: its seat, if it has one, acts with it.
func (r *run) forSeat(k Seat) *Ctx {
	c := r.ctx()
	c.Seat, c.By = k, k
	if k >= 0 {
		c.Group = r.rs.Seats[k].Group
	}
	return c
}

func (r *run) forGroup(g Group) *Ctx {
	c, k := r.ctx(), r.rs.seatOf(g)
	c.Group, c.Seat, c.By = g, k, k
	return c
}

// tell writes down a fact that changes no field.
func (r *run) tell(e *Event) {
	if r.quiet {
		return
	}
	e.Month = r.s.World.Month
	if e.Vis&^r.privy != 0 && r.hides(e.Cause) {
		e.Vis, e.Twin = e.Vis&r.privy, e.Vis
	}
	e.Serial = e.wording()
	r.buf.Events = append(r.buf.Events, *e)
}

// fact starts a fact about nothing in particular that everybody may see.
func fact(k EventKind) Event {
	return Event{Kind: k, Vis: VisAll, Seat: NoSeat, Other: NoSeat, Region: NoRegion, Group: NoGroup}
}

// set moves field f at (i, j) to v, clamped, and writes the change down if there is one.
func (r *run) set(f Field, i, j int, v int32, cause Cause) {
	l := &layouts[f]
	p := &r.s.cells()[l.cell(i, j)]
	nv := l.clamp(v)
	if old := *p; old != nv {
		*p = nv
		r.parts |= l.part
		if !r.quiet {
			r.changed(f, i, j, old, nv, cause, VisNone)
		}
	}
}

// setSeen is set for fields that only the parties in vis may see.
func (r *run) setSeen(f Field, i, j int, v int32, cause Cause, vis uint8) {
	l := &layouts[f]
	p := &r.s.cells()[l.cell(i, j)]
	nv := l.clamp(v)
	if old := *p; old != nv {
		*p = nv
		r.parts |= l.part
		if !r.quiet {
			r.changed(f, i, j, old, nv, cause, vis)
		}
	}
}

// row is setSeen for a record's neighbouring cells, from j on. The values must be in the field's range.
func (r *run) row(f Field, i, j int, values []int16, cause Cause, vis uint8) {
	for n, v := range values {
		r.setSeen(f, i, j+n, int32(v), cause, vis)
	}
}

// changed writes down that a field changed; vis is its audience where the field is seen by parties.
func (r *run) changed(f Field, i, j int, old, nv int16, cause Cause, vis uint8) {
	d := &Registry[f]
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
	twin := VisNone
	if vis&^r.privy != 0 && r.hides(cause) {
		vis, twin = vis&r.privy, vis
	}
	kind := Changed
	if f >= FBeliefCash && f <= FLocated {
		kind = EstimateRevised
	}
	r.buf.Events = append(r.buf.Events, Event{
		Kind: kind, Vis: vis, Twin: twin, Seat: NoSeat, Other: NoSeat, Region: NoRegion, Group: NoGroup,
		Field: f, I: int16(i), J: int16(j), Old: old, New: nv, Cause: cause, Month: r.s.World.Month,
	})
}

// add adds to a field.
func (r *run) add(f Field, i, j int, by int32, cause Cause) {
	l := &layouts[f]
	p := &r.s.cells()[l.cell(i, j)]
	old := *p
	if nv := l.clamp(int32(old) + by); old != nv {
		*p = nv
		r.parts |= l.part
		if !r.quiet {
			r.changed(f, i, j, old, nv, cause, VisNone)
		}
	}
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
