// Package game is the rules of Río Bravo and nothing else: what a seat may do, what then happens, who may know it, and
// what it is worth. It never reads a file, a clock or a random generator, starts no goroutine, and uses no floats.
// Read State (the whole exercise), then Step (the only place with rules and dice), then ViewFor (what a seat may know).
package game

import "riobravo/game/dice"

// Decide returns the facts that a command causes, or a refusal; it does not write to s. The facts are appended to buf,
// which is emptied first. Applying them to a copy of s gives exactly the state that Step would leave.
func Decide(rs *Ruleset, s *State, cmd *Command, src dice.Source, buf *Buffer) ([]Event, *Refusal) {
	var scratch State
	scratch.Copy(s)
	if ref := Step(rs, &scratch, cmd, src, buf); ref != nil {
		return nil, ref
	}
	return buf.Events, nil
}

// Step is Decide that adopts its scratch state: it carries the command out on s in place and leaves its facts in buf. On
// a refusal s is untouched and buf empty.
func Step(rs *Ruleset, s *State, cmd *Command, src dice.Source, buf *Buffer) *Refusal {
	buf.Events, buf.slab, buf.Months = buf.Events[:0], buf.slab[:0], buf.Months[:0]
	if ref := rs.checkState(s, cmd, buf); ref != nil {
		return ref
	}
	var r run // part by part: see Ctx.renew
	r.rs, r.s, r.src, r.buf, r.quiet, r.privy = rs, s, src, buf, buf.Quiet, VisAll
	if c := &buf.nobody; c.S != s || c.RS != rs {
		*c = rs.ctx(s)
		c.promised = &buf.promised
	}
	buf.Turned, buf.promised.counted = turns(cmd.Kind), buf.promised.counted && buf.kept
	if buf.counted == s {
		r.mods, r.counted = buf.live, true
	}
	r.take(cmd)
	if buf.changed |= r.parts; buf.kept && r.counted {
		buf.live, buf.counted = r.mods, s
	}
	return nil
}

// checkState checks a command: a seat's against what the seat may know, the table's and the facilitator's against the
// clock and the registry.
func (rs *Ruleset) checkState(s *State, cmd *Command, buf *Buffer) *Refusal {
	switch cmd.Kind {
	case CmdBegin:
		if Phase(s.World.Phase) != NotBegun {
			return refuse(RefusedPhase, cmd)
		}
		return nil
	case CmdField:
		return rs.checkField(s, cmd)
	case CmdRule:
		return rs.checkRuling(s, cmd)
	case CmdPlan:
		return rs.checkPlan(s, cmd)
	case CmdWord:
		return rs.checkWord(s, cmd)
	case CmdInject:
		if cmd.Slot < 0 || int(cmd.Slot) >= len(rs.Events) {
			return refuse(RefusedUnknown, cmd)
		}
		if p := Phase(s.World.Phase); p != Talks && p != Orders {
			return refuse(RefusedPhase, cmd)
		}
		return rs.checkPlace(s, cmd)
	}
	if cmd.Seat < 0 || int(cmd.Seat) >= len(rs.Seats) {
		return refuse(RefusedActor, cmd)
	}
	if f := buf.Fresh; f != nil && f.Seat == cmd.Seat {
		if buf.Vouched {
			return nil
		}
		return Check(rs, f, cmd)
	}
	v := &buf.view
	if v.Seat != cmd.Seat || v.Group != rs.Seats[cmd.Seat].Group {
		*v = View{}
	}
	ViewFor(rs, s, cmd.Seat, v)
	return Check(rs, v, cmd)
}

// checkField checks a facilitator's override against the registry: it may move any measure of what is in play. What the
// engine keeps itself, the clock, the records on the table and what seats have drafted, is nobody's to set by hand.
func (rs *Ruleset) checkField(s *State, cmd *Command) *Refusal {
	if cmd.Field >= FieldCount || Registry[cmd.Field].Name == "" || keeps(cmd.Field) {
		return refuse(RefusedUnknown, cmd)
	}
	d := &Registry[cmd.Field]
	ni, nj := cmd.Field.Size()
	if cmd.I < 0 || cmd.J < 0 || int(cmd.I) >= ni || int(cmd.J) >= nj || cmd.Value < d.Min || cmd.Value > d.Max || !rs.inPlay(s, cmd) {
		ref := refuse(RefusedRange, cmd)
		ref.Have, ref.Need = int32(d.Min), int32(d.Max)
		return ref
	}
	return nil
}

// keeps tells whether a field is the engine's own.
func keeps(f Field) bool {
	switch Registry[f].Scope {
	case ScopeTreaty, ScopeTreatySlot, ScopeOffer, ScopeOfferSlot, ScopeModifier, ScopeSlot:
		return true
	}
	switch f {
	case FMonth, FPhase, FRound, FEndedBy, FLastBy, FCrisesNow, FCrisis, FCrisisRegion, FCrisisGroup, FCrisisBy,
		FObjective, FSealed, FPosture, FSignal, FSignalEnd, FScoreAtClose,
		FOrderPosture, FStanding, FChoice, FOffered, FSpeech, FDraft, FPrep, FMemo, FFacilitated, FTold,
		FAlive, FParent, FWings, FStance, FGuard, FGroupDraft:
		return true
	}
	return false
}

// inPlay tells whether the seat, group or region of an override is in the exercise.
func (rs *Ruleset) inPlay(s *State, cmd *Command) bool {
	switch Registry[cmd.Field].Scope {
	case ScopeSeat, ScopeSeatSlot:
		return int(cmd.I) < len(rs.Seats)
	case ScopeGroup, ScopeGroupSlot:
		return s.Groups[cmd.I].Alive != 0
	case ScopeRegion:
		return int(cmd.I) < len(rs.Regions)
	case ScopeRegionGroup:
		return int(cmd.I) < len(rs.Regions) && s.Groups[cmd.J].Alive != 0
	case ScopeCounter:
		return int(cmd.I) < len(rs.Counters) && cmd.Value >= rs.Counters[cmd.I].Min && cmd.Value <= rs.Counters[cmd.I].Max
	case ScopeEvent:
		return int(cmd.I) < len(rs.Events)
	}
	return true
}

// checkPlace checks where a facilitator's inject happens and to whom: nowhere and nobody, or what is in play.
func (rs *Ruleset) checkPlace(s *State, cmd *Command) *Refusal {
	if at := cmd.Order.Region; at < NoRegion || int(at) >= len(rs.Regions) {
		return refuse(RefusedRegion, cmd)
	}
	if g := cmd.Order.Group; g < NoGroup || g >= MaxGroups || g >= 0 && s.Groups[g].Alive == 0 {
		return refuse(RefusedGroup, cmd)
	}
	return nil
}

// turns tells whether a command by itself changes more than its own seat's part of the phase. A last seal or answer does
// too: the run says so when the exercise goes on.
func turns(k CommandKind) bool {
	switch k {
	case CmdSignal, CmdOffer, CmdAnswer, CmdWithdraw, CmdReady, CmdPosture, CmdOrder, CmdSheet, CmdSeal, CmdUnseal, CmdChoose, CmdMemo:
		return false
	}
	return true
}

func refuse(code RefusalCode, cmd *Command) *Refusal {
	return &Refusal{Code: code, Command: *cmd, Order: NoOrder, Clause: -1}
}

// take carries out a command that was checked.
func (r *run) take(cmd *Command) {
	k := cmd.Seat
	switch cmd.Kind {
	case CmdBegin:
		r.set(FFacilitated, 0, 0, b2i(cmd.Yes), ByCommand)
		r.beginMonth()
	case CmdMemo:
		r.writeMemo(k, cmd.Column, cmd.Note)
	case CmdRule:
		r.ruling(cmd)
	case CmdSignal:
		r.set(FSpeech, int(k), 0, int32(cmd.Signal)+1, ByCommand)
	case CmdOffer:
		r.makeOffer(k, &cmd.Offer)
	case CmdAnswer:
		answer := int32(AnswerNo)
		if cmd.Yes {
			answer = AnswerYes
		}
		r.setSeen(FOfferAnswer, int(cmd.Slot), 0, answer, ByCommand, visSeat(k))
	case CmdWithdraw:
		r.unlink(int(cmd.Slot), k)
		r.setSeen(FOfferState, int(cmd.Slot), 0, OfferFree, ByCommand, visSeat(k))
	case CmdBreak:
		r.breakTreaty(int(cmd.Slot), k)
	case CmdReady, CmdSeal:
		r.seal(k)
	case CmdUnseal:
		r.set(FSealed, int(k), 0, 0, ByCommand)
		r.tellSeat(Unsealed, k)
	case CmdPosture:
		r.set(FOrderPosture, int(k), 0, int32(cmd.Posture), ByCommand)
	case CmdOrder:
		o := cmd.Order
		if o.ID == NoOrder {
			r.draft(k, cmd.Column, &Empty)
		} else {
			r.draft(k, r.rs.Orders[o.ID].Column, &o)
		}
	case CmdSheet:
		r.set(FOrderPosture, int(k), 0, int32(cmd.Sheet.Posture), ByCommand)
		for c := range Columns {
			r.draft(k, Column(c), &cmd.Sheet.Orders[c])
		}
		if cmd.Yes {
			r.seal(k)
		}
	case CmdTroops:
		r.moveTroops(k, cmd)
	case CmdHold:
		r.hold(k, cmd.Value)
	case CmdChoose:
		r.choose(k, cmd.Option)
	case CmdField:
		r.override(cmd)
	case CmdPlan:
		r.plan(cmd)
	case CmdWord:
		r.word(EventID(cmd.Slot), cmd.Note)
	case CmdInject:
		r.fireIn(EventID(cmd.Slot), cmd.Order.Region, cmd.Order.Group)
	}
}

// tellSeat tells everybody that a seat did something, without what.
func (r *run) tellSeat(kind EventKind, k Seat) {
	if r.quiet {
		return
	}
	e := fact(kind)
	e.Seat = k
	r.tell(&e)
}

// draft writes an order into a column of the seat's sheet; a memo there gives way to it.
func (r *run) draft(k Seat, c Column, o *Order) {
	if o.ID != NoOrder && r.s.Own[k].Memo[c] != 0 {
		r.set(FMemo, int(k), int(c), 0, ByCommand)
	}
	r.putOrder(&r.s.Own[k].Draft[c], FDraft, int(k), int(c)*5, o, ByCommand)
}

// putOrder writes an order into a draft, which stands at.
func (r *run) putOrder(at *[5]int16, f Field, i, j int, o *Order, cause Cause) {
	if r.quiet {
		o.write(at)
		r.parts |= layouts[f].part
		return
	}
	var v [5]int16
	o.write(&v)
	r.row(f, i, j, v[:], cause, VisNone)
}

// write writes an order as a draft keeps it: 1+id, 1+region, 1+group, 1+wing, amount.
func (o *Order) write(to *[5]int16) {
	to[0], to[1], to[2], to[3], to[4] = int16(o.ID)+1, int16(o.Region)+1, int16(o.Group)+1, int16(o.Wing)+1, o.Amount
}

// DraftOrder reads the order in a column of a seat's own draft.
func (o *SeatOwn) DraftOrder(c Column) Order { return orderOf(&o.Draft[c]) }

// orderOf reads an order from its cells.
func orderOf(d *[5]int16) Order {
	return Order{ID: OrderID(d[0] - 1), Region: Region(d[1] - 1), Group: Group(d[2] - 1), Wing: Wing(d[3] - 1), Amount: d[4]}
}

// Sheet reads a seat's own draft.
func (o *SeatOwn) Sheet() Sheet {
	s := Sheet{Posture: PostureID(o.Posture)}
	for c := range s.Orders {
		s.Orders[c] = o.DraftOrder(Column(c))
	}
	return s
}

// seal closes a seat's part of the phase; when it was the last, the exercise goes on.
func (r *run) seal(k Seat) {
	r.set(FSealed, int(k), 0, 1, ByCommand)
	r.tellSeat(Sealed, k)
	if Waiting(r.rs, r.s) != 0 {
		return
	}
	r.buf.Turned = true
	if Phase(r.s.World.Phase) == Talks {
		r.endRound()
		return
	}
	if r.memosWait() {
		r.enter(Ruling)
		return
	}
	r.resolve()
}

// choose answers the open crisis; when the last party has, it is resolved and the month goes on.
func (r *run) choose(k Seat, option int16) {
	cause := CauseCrisis | Cause(r.s.World.Crisis-1)
	r.set(FChoice, int(k), 0, int32(option)+1, cause)
	r.set(FSealed, int(k), 0, 1, cause)
	e := fact(ChoiceMade)
	e.Seat, e.Subject, e.New, e.Vis = k, r.s.World.Crisis-1, option, visSeat(k)
	r.tell(&e)
	r.tellSeat(Sealed, k)
	if Waiting(r.rs, r.s) != 0 {
		return
	}
	r.buf.Turned = true
	r.closeCrisis()
	r.resume()
}

func (r *run) unsealAll() {
	for k := range r.rs.Seats {
		r.set(FSealed, k, 0, 0, ByClock)
	}
}

// moveTroops moves Mexican units, at most two a month, from the pool (Slot -1) or another region.
func (r *run) moveTroops(k Seat, cmd *Command) {
	cause := ByCommand
	n := int32(cmd.Value)
	if cmd.Slot < 0 {
		r.seat(FFreeTroops, k, -n, cause)
	} else {
		r.region(FTroops, Region(cmd.Slot), -n, cause)
	}
	r.region(FTroops, cmd.Order.Region, n, cause)
	r.set(FMarch, int(k), 0, int32(r.s.Own[k].March)+n, cause)
	e := fact(TroopsMoved)
	e.Seat, e.Region, e.New = k, cmd.Order.Region, cmd.Value
	r.tell(&e)
}

// hold spends capital on keeping the border open for this month: two for a week. While it is held it closes no further.
func (r *run) hold(k Seat, weeks int16) {
	cause := ByBorder
	r.seat(FResource, k, -int32(weeks)*r.rs.P(PHoldCost), cause)
	r.world(FHeld, int32(weeks), cause)
	e := fact(BorderChanged)
	e.Seat, e.New = k, -weeks
	r.tell(&e)
}

// override is a facilitator's hand on a field.
func (r *run) override(cmd *Command) {
	at := r.s.at(cmd.Field, int(cmd.I), int(cmd.J))
	e := fact(FieldSet)
	e.Field, e.I, e.J, e.Old, e.New, e.Cause = cmd.Field, cmd.I, cmd.J, *at, cmd.Value, CauseHand
	e.Vis = r.seers(cmd.Field, int(cmd.I), int(cmd.J))
	e.Month = r.s.World.Month
	*at = cmd.Value
	r.parts = everyPart
	r.buf.Events = append(r.buf.Events, e)
}

// seers are the seats that may see a field.
func (r *run) seers(f Field, i, j int) uint8 {
	switch l := &layouts[f]; l.seen {
	case SeenByAll:
		return VisAll
	case SeenBySeat:
		return visSeat(Seat(i))
	case SeenByGroup:
		if l.scope == ScopeRegionGroup {
			i = j
		}
		return visSeat(r.rs.seatOf(Group(i)))
	case SeenByUSA:
		return visSeat(r.rs.seat[USA])
	case SeenByMexico:
		return visSeat(r.rs.seat[Mexico])
	case SeenByParties:
		return r.partiesOf(f, i)
	}
	return VisNone
}

func (r *run) partiesOf(f Field, i int) uint8 {
	switch Registry[f].Scope {
	case ScopeTreaty, ScopeTreatySlot:
		return r.s.treatyVis(i)
	case ScopeOffer, ScopeOfferSlot:
		return visSeat(Seat(r.s.Offers[i].From)) | visSeat(Seat(r.s.Offers[i].To))
	default:
		if o := r.s.Mods[i].Owner; o > 0 {
			return visSeat(Seat(o - 1))
		} else if o < 0 {
			return VisAll
		}
		return VisNone
	}
}
