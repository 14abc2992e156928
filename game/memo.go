package game

import "riobravo/game/rule"

// Free orders (rules.md, Free orders). In a facilitated game a seat may write a memo in a column instead of an order: its
// text lies beside the command's record, State holds its number. When all sheets are sealed and memos wait, the phase is
// Ruling: the facilitator turns each into effects from a closed list, with odds and a cost, or dismisses it. A memo is
// carried out as it is ruled, in the order the facilitator takes them, before the month's orders resolve.

// MaxRuled is how many effects a memo may be ruled to have.
const MaxRuled = 4

// RuledEffect is one effect of a ruled memo. What its kind does not name is ignored; Seat, Region and Group are those it
// is about, -1 none.
type RuledEffect struct {
	Kind   rule.Kind
	Field  Field // KindAdd
	Seat   Seat
	Region Region
	Group  Group
	Amount int16
}

// RulingOf is what a facilitator makes of a memo: its odds in percent, its cost to the seat (paid whatever comes of it) and
// its effects when it succeeds.
type RulingOf struct {
	N       int8
	Odds    int16
	Cost    int16
	Effects [MaxRuled]RuledEffect
}

// MemoBound is one row of the closed list: a kind of effect (with its field for KindAdd) and the least and greatest amount
// that one ruling may give it. Bounds are judgement: about what one ordinary order does.
type MemoBound struct {
	Kind      rule.Kind
	Field     Field
	Low, High int16
}

// MemoBounds is the closed list of what a memo may do.
var MemoBounds = []MemoBound{
	{Kind: rule.KindPoints, Low: -4, High: 4},
	{Kind: rule.KindCooperation, Low: -2, High: 2},
	{Kind: rule.KindFlow, Low: 1, High: 8},
	{Kind: rule.KindIntel, Low: -2, High: 2},
	{Kind: rule.KindLocate, Low: 1, High: 1},
	{Kind: rule.KindLabs, Low: 1, High: 2},
	{Kind: rule.KindPresence, Low: -1, High: 1},
	{Kind: rule.KindPlan, Low: 1, High: 4},
	{Kind: rule.KindAdd, Field: FTrade, Low: -4, High: 4},
	{Kind: rule.KindAdd, Field: FConfidence, Low: -2, High: 2},
	{Kind: rule.KindAdd, Field: FExpectation, Low: -2, High: 2},
	{Kind: rule.KindAdd, Field: FAlignment, Low: -1, High: 1},
	{Kind: rule.KindAdd, Field: FCrossings, Low: -6, High: 6},
	{Kind: rule.KindAdd, Field: FCalm, Low: -2, High: 2},
	{Kind: rule.KindAdd, Field: FApproval, Low: -5, High: 5},
	{Kind: rule.KindAdd, Field: FCredibility, Low: -1, High: 1},
	{Kind: rule.KindAdd, Field: FSovereignty, Low: -4, High: 4},
	{Kind: rule.KindAdd, Field: FGrievance, Low: -2, High: 2},
	{Kind: rule.KindAdd, Field: FLeak, Low: -1, High: 1},
	{Kind: rule.KindAdd, Field: FResource, Low: -2, High: 2},
	{Kind: rule.KindAdd, Field: FHeat, Low: -2, High: 2},
	{Kind: rule.KindAdd, Field: FCapacity, Low: -4, High: 4},
	{Kind: rule.KindAdd, Field: FCohesion, Low: -8, High: 8},
	{Kind: rule.KindAdd, Field: FCash, Low: -20, High: 20},
}

// What stands in a column's memo once it has been ruled on, until the month's end.
const (
	memoPlayed    = -1
	memoDismissed = -2
)

// least and greatest odds of a ruled memo, and its greatest cost: of political capital, of millions for a group.
const (
	memoOddsLow    = 5
	memoOddsHigh   = 100
	memoCostState  = 8
	memoCostGroup  = 100
	memoMostNumber = 32767
)

// NextMemo is the first memo that waits for a ruling, by seat and column; ok is false when none does.
func NextMemo(rs *Ruleset, s *State) (k Seat, c Column, ok bool) {
	for n := range rs.Seats {
		for col, m := range s.Own[n].Memo {
			if m > 0 {
				return Seat(n), Column(col), true
			}
		}
	}
	return NoSeat, 0, false
}

// checkMemo checks a memo in a column: the game is facilitated, the column is one, and the text has a number (0 takes the
// memo back).
func (rs *Ruleset) checkMemo(v *View, cmd *Command) *Refusal {
	switch {
	case v.Known.World.Facilitated == 0:
		return refuse(RefusedMemo, cmd)
	case cmd.Column < 0 || cmd.Column >= Columns:
		return refuse(RefusedColumn, cmd)
	case cmd.Note < 0 || cmd.Note > memoMostNumber:
		ref := refuse(RefusedRange, cmd)
		ref.Have, ref.Need = 1, memoMostNumber
		return ref
	case cmd.Note == 0 && v.Known.Own[v.Seat].Memo[cmd.Column] == 0:
		return refuse(RefusedNothing, cmd)
	}
	return nil
}

// checkRuling checks a facilitator's ruling on the memo of a seat in a column.
func (rs *Ruleset) checkRuling(s *State, cmd *Command) *Refusal {
	switch {
	case Phase(s.World.Phase) != Ruling:
		return refuse(RefusedPhase, cmd)
	case cmd.Seat < 0 || int(cmd.Seat) >= len(rs.Seats):
		return refuse(RefusedActor, cmd)
	case cmd.Column < 0 || cmd.Column >= Columns:
		return refuse(RefusedColumn, cmd)
	case s.Own[cmd.Seat].Memo[cmd.Column] <= 0:
		return refuse(RefusedNothing, cmd)
	case !cmd.Yes:
		return nil // dismissed
	}
	d := &cmd.Ruling
	if d.N < 1 || int(d.N) > MaxRuled {
		return refuse(RefusedEffect, cmd)
	}
	between := func(v, low, high int16) *Refusal {
		if v >= low && v <= high {
			return nil
		}
		ref := refuse(RefusedRange, cmd)
		ref.Have, ref.Need = int32(low), int32(high)
		return ref
	}
	if ref := between(d.Odds, memoOddsLow, memoOddsHigh); ref != nil {
		return ref
	}
	most := int16(memoCostState)
	if rs.Seats[cmd.Seat].Side < 0 {
		most = memoCostGroup
	}
	if ref := between(d.Cost, 0, most); ref != nil {
		return ref
	}
	if purse := rs.purse(s, cmd.Seat); int32(d.Cost) > purse {
		ref := refuse(RefusedCost, cmd)
		ref.Have, ref.Need = purse, int32(d.Cost)
		return ref
	}
	for i := range int(d.N) {
		e := &d.Effects[i]
		b := e.bound()
		if b == nil || !rs.ruledFits(s, cmd.Seat, e) {
			return refuse(RefusedEffect, cmd)
		}
		if ref := between(e.Amount, b.Low, b.High); ref != nil || e.Amount == 0 {
			return refuse(RefusedEffect, cmd)
		}
	}
	return nil
}

// bound is the row of the closed list that an effect stands in, or nil.
func (e *RuledEffect) bound() *MemoBound {
	for i := range MemoBounds {
		if b := &MemoBounds[i]; b.Kind == e.Kind && (e.Kind != rule.KindAdd || b.Field == e.Field) {
			return b
		}
	}
	return nil
}

// ruledFits tells whether an effect names what it needs, and what is in play.
func (rs *Ruleset) ruledFits(s *State, k Seat, e *RuledEffect) bool {
	seat := e.Seat >= 0 && int(e.Seat) < len(rs.Seats)
	group := e.Group >= 0 && e.Group < MaxGroups && s.Groups[e.Group].Alive != 0
	region := e.Region >= 0 && int(e.Region) < len(rs.Regions)
	switch e.Kind {
	case rule.KindIntel:
		return seat && rs.Seats[e.Seat].Side >= 0 && group && (region || e.Region == NoRegion)
	case rule.KindLocate:
		return seat && rs.Seats[e.Seat].Side >= 0 && group
	case rule.KindLabs, rule.KindPresence:
		return group && region
	case rule.KindPlan:
		return rs.Seats[k].Side >= 0
	case rule.KindAdd:
		switch Registry[e.Field].Scope {
		case ScopeGroup:
			return group
		case ScopeSeat:
			return seat && rs.ruledSide(e.Field, rs.Seats[e.Seat].Side)
		}
	}
	return true
}

// ruledSide tells whether a measure of a seat means something for seats of a side.
func (rs *Ruleset) ruledSide(f Field, side Side) bool {
	switch f {
	case FCredibility:
		return true
	case FSovereignty, FGrievance:
		return side == Mexico
	}
	return side >= 0
}

// writeMemo puts a memo into a column in place of its order, or takes it back.
func (r *run) writeMemo(k Seat, c Column, note int32) {
	if note > 0 {
		r.draft(k, c, &Empty)
	}
	r.set(FMemo, int(k), int(c), note, ByCommand)
	e := fact(MemoWritten)
	e.Seat, e.I, e.New, e.Vis = k, int16(c), int16(note), visSeat(k)
	r.tell(&e)
}

// memosWait tells whether sealed memos wait for a ruling.
func (r *run) memosWait() bool {
	_, _, wait := NextMemo(r.rs, r.s)
	return wait
}

// ruling carries out a facilitator's word on a memo; after the last one the month resolves.
func (r *run) ruling(cmd *Command) {
	k, c := cmd.Seat, cmd.Column
	note := r.s.Own[k].Memo[c]
	if cmd.Yes {
		r.set(FMemo, int(k), int(c), memoPlayed, ByCommand)
		r.playMemo(k, c, note, &cmd.Ruling)
	} else {
		r.set(FMemo, int(k), int(c), memoDismissed, ByCommand)
		e := fact(MemoRuled)
		e.Seat, e.I, e.New, e.Vis = k, int16(c), note, visSeat(k)
		r.tell(&e)
	}
	if !r.memosWait() {
		r.resolve()
	}
}

// playMemo pays, rolls and, if the roll holds, applies a ruled memo. Its seat sees the ruling and the roll; all others see
// that a memo was played in that column and whether it held, and of its effects what they may know.
func (r *run) playMemo(k Seat, c Column, note int16, d *RulingOf) {
	cause := CauseMemo | Cause(int(k)*Columns+int(c))
	e := fact(MemoRuled)
	e.Seat, e.I, e.New, e.Vis, e.Outcome = k, int16(c), note, visSeat(k), d.N
	e.Amount, e.Old, e.Cause = d.Odds, d.Cost, cause
	r.tell(&e)
	defer r.among(r.among(visSeat(k))) // the inner call now, the outer one on return
	r.pay(k, int32(d.Cost), cause)
	die := r.roll(rollMemo, int32(k)*Columns+int32(c), 0, 100)
	held := die <= int32(d.Odds)
	p := fact(MemoPlayed)
	p.Seat, p.I, p.New, p.Vis, p.Twin = k, int16(c), note, visSeat(k), VisAll
	p.Amount, p.Die, p.Outcome = d.Odds, int16(die), int8(b2i(held))
	r.tell(&p)
	if !held {
		return
	}
	for i := range int(d.N) {
		r.ruled(k, &d.Effects[i], cause)
	}
}

// ruled applies one effect of a memo through the same verbs as content's effects.
func (r *run) ruled(k Seat, u *RuledEffect, cause Cause) {
	e := Effect{Effect: rule.Effect{Kind: u.Kind, Field: uint16(u.Field), By: rule.Int(int32(u.Amount))}}
	ctx := r.forSeat(k)
	ctx.Here, ctx.Target = u.Region, u.Group
	switch u.Kind {
	case rule.KindAdd:
		e.I = rule.Ref{Who: rule.Fixed, N: int16(u.Seat)}
		if Registry[u.Field].Scope == ScopeGroup {
			e.I.N = int16(u.Group)
		}
	case rule.KindIntel, rule.KindLocate:
		e.Arg2 = int16(r.rs.Seats[u.Seat].Side) + 1
	}
	r.do(&e, ctx, cause)
}
