package game

import "riobravo/game/rule"

// Check says whether a seat's command would be taken, from what the seat may know.
func Check(rs *Ruleset, v *View, cmd *Command) *Refusal {
	s := &v.Known
	if v.Seat < 0 {
		return refuse(RefusedActor, cmd) // whoever only watches gives no commands
	}
	if Phase(s.World.Phase) == Over {
		return refuse(RefusedOver, cmd)
	}
	if want := phaseOf(cmd.Kind); want != 0 && !inPhase(cmd.Kind, Phase(s.World.Phase)) {
		return refuse(RefusedPhase, cmd)
	}
	if cmd.Kind == CmdUnseal {
		if s.Seats[v.Seat].Sealed == 0 {
			return refuse(RefusedNothing, cmd)
		}
		return nil
	}
	if s.Seats[v.Seat].Sealed != 0 && cmd.Kind != CmdBreak {
		return refuse(RefusedSealed, cmd)
	}
	switch cmd.Kind {
	case CmdSignal:
		return rs.checkSignal(v, cmd)
	case CmdOffer:
		return rs.checkOffer(v, cmd)
	case CmdAnswer, CmdWithdraw:
		return rs.checkSlot(v, cmd)
	case CmdBreak:
		return rs.checkBreak(v, cmd)
	case CmdPosture:
		return rs.checkPosture(v, cmd, cmd.Posture, v.postureSpare(rs))
	case CmdOrder:
		return rs.checkDraft(v, cmd)
	case CmdSheet:
		return rs.checkSheet(v, cmd, &cmd.Sheet)
	case CmdSeal:
		sheet := s.Own[v.Seat].Sheet()
		return rs.checkSheet(v, cmd, &sheet)
	case CmdReady:
		return nil
	case CmdTroops:
		return rs.checkTroops(v, cmd)
	case CmdMemo:
		return rs.checkMemo(v, cmd)
	case CmdHold:
		return rs.checkHold(v, cmd)
	case CmdChoose:
		return rs.checkChoice(v, cmd)
	}
	return refuse(RefusedUnknown, cmd)
}

// phaseOf is the phase of a seat's command; 0 for none.
func phaseOf(k CommandKind) Phase {
	switch k {
	case CmdSignal, CmdOffer, CmdAnswer, CmdWithdraw, CmdReady:
		return Talks
	case CmdPosture, CmdOrder, CmdSheet, CmdSeal, CmdUnseal, CmdTroops, CmdHold, CmdMemo, CmdBreak:
		return Orders
	case CmdChoose:
		return CrisisOpen
	}
	return 0
}

func inPhase(k CommandKind, p Phase) bool {
	if k == CmdBreak || k == CmdUnseal {
		return p == Talks || p == Orders
	}
	return phaseOf(k) == p
}

func (rs *Ruleset) checkSignal(v *View, cmd *Command) *Refusal {
	if cmd.Signal < 0 || int(cmd.Signal) >= len(rs.Signals) {
		return refuse(RefusedUnknown, cmd)
	}
	d := &rs.Signals[cmd.Signal]
	if !rs.may(v, d.Actor) {
		return refuse(RefusedActor, cmd)
	}
	if d.Ordered {
		return refuse(RefusedUnknown, cmd) // an order's own: nothing to say in the talks
	}
	if v.Known.Own[v.Seat].Speech != 0 || v.Known.Own[v.Seat].Spoken == v.Known.World.Month {
		return refuse(RefusedSignal, cmd)
	}
	c := v.ctx(rs)
	if !d.When.Holds(c) {
		return refuse(RefusedWhen, cmd)
	}
	return nil
}

// checkOffer checks a bundle: a party, room on the table, a term, and clauses that their givers may give.
func (rs *Ruleset) checkOffer(v *View, cmd *Command) *Refusal {
	b := &cmd.Offer
	own := &v.Known.Own[v.Seat]
	switch {
	case b.To < 0 || int(b.To) >= len(rs.Seats) || b.To == v.Seat:
		return refuse(RefusedParty, cmd)
	case !MayOffer(v):
		ref := refuse(RefusedOffers, cmd)
		ref.Have, ref.Need = int32(own.Offered), offersEach
		return ref
	case b.N < 1 || int(b.N) > MaxClauses:
		return refuse(RefusedClause, cmd)
	case b.Months < 1 || b.Months > 24:
		ref := refuse(RefusedRange, cmd)
		ref.Have, ref.Need = 1, 24
		return ref
	}
	if !MayTalk(rs, v, b.To) {
		return refuse(RefusedPhase, cmd)
	}
	if ref := rs.checkCounter(v, cmd); ref != nil {
		return ref
	}
	for n := range int(b.N) {
		if !rs.clauseFits(v, b, b.Clauses[n]) {
			ref := refuse(RefusedClause, cmd)
			ref.Clause = b.Clauses[n].Clause
			return ref
		}
		if !rs.kindFits(b.Clauses[n]) {
			ref := refuse(RefusedKind, cmd)
			ref.Clause = b.Clauses[n].Clause
			return ref
		}
		for m := range n {
			if b.Clauses[m] == b.Clauses[n] {
				ref := refuse(RefusedClause, cmd)
				ref.Clause = b.Clauses[n].Clause
				return ref
			}
		}
	}
	return nil
}

// MayTalk tells whether the looking seat may make offers to another: from rung 9 on the governments do not talk.
func MayTalk(rs *Ruleset, v *View, to Seat) bool {
	return v.Known.Rung() < 9 || rs.Seats[to].Side < 0 || rs.Seats[v.Seat].Side < 0
}

// clausesFit is clauseFits for a whole bundle: for those who ask often and need no reason.
func (rs *Ruleset) clausesFit(v *View, b *Bundle) bool {
	for n := range int(b.N) {
		if !rs.clauseFits(v, b, b.Clauses[n]) {
			return false
		}
	}
	return true
}

// clauseFits tells whether a clause may stand in a bundle.
func (rs *Ruleset) clauseFits(v *View, b *Bundle, u ClauseUse) bool {
	if u.Clause < 0 || int(u.Clause) >= len(rs.Clauses) || u.Giver != b.To && u.Giver != v.Seat {
		return false
	}
	d := &rs.Clauses[u.Clause]
	receiver := b.To
	if u.Giver == b.To {
		receiver = v.Seat
	}
	c := v.ctx(rs)
	if !rs.actorIs(d.Giver, u.Giver) || !d.AnyTo && !rs.actorIs(d.Receiver, receiver) || !d.When.Holds(c) {
		return false
	}
	c.Group = rs.Seats[u.Giver].Group
	if d.Group == 0 && u.Group != NoGroup || d.Group != 0 && !rs.groupFits(c, d.Group, u.Group) {
		return false
	}
	c.Target = u.Group
	return d.Region == 0 && u.Region == NoRegion || d.Region != 0 && rs.regionFits(c, d.Region, u.Region)
}

// kindFits tells whether a clause of consent names a kind of operation that it may allow, and any other clause none.
func (rs *Ruleset) kindFits(u ClauseUse) bool {
	kinds := rs.Clauses[u.Clause].Kinds
	return len(kinds) == 0 && u.Kind == rule.OpNone || contains(kinds, u.Kind)
}

// checkSlot checks an answer to an offer, or taking an own one back.
func (rs *Ruleset) checkSlot(v *View, cmd *Command) *Refusal {
	if cmd.Slot < 0 || int(cmd.Slot) >= MaxOffers {
		return refuse(RefusedOffers, cmd)
	}
	o := &v.Known.Offers[cmd.Slot]
	if cmd.Kind == CmdWithdraw {
		if o.State != OfferSealed || Seat(o.From) != v.Seat {
			return refuse(RefusedOffers, cmd)
		}
		return nil
	}
	if o.State != OfferOpen || Seat(o.To) != v.Seat {
		return refuse(RefusedOffers, cmd)
	}
	if o.Answer == AnswerCounter {
		return refuse(RefusedCounter, cmd) // the counter must be taken back first
	}
	if o.Answer == AnswerYes && cmd.Yes || o.Answer == AnswerNo && !cmd.Yes {
		return refuse(RefusedNothing, cmd)
	}
	return nil
}

func (rs *Ruleset) checkBreak(v *View, cmd *Command) *Refusal {
	if cmd.Slot < 0 || int(cmd.Slot) >= MaxTreaties {
		return refuse(RefusedTreaty, cmd)
	}
	if t := &v.Known.Treaties[cmd.Slot]; t.Live == 0 || Seat(t.A) != v.Seat && Seat(t.B) != v.Seat {
		return refuse(RefusedTreaty, cmd)
	}
	return nil
}

// checkPosture checks a posture that may cost what is left.
func (rs *Ruleset) checkPosture(v *View, cmd *Command, p PostureID, left int32) *Refusal {
	if p < 0 || int(p) >= len(rs.Postures) {
		return refuse(RefusedUnknown, cmd)
	}
	d := &rs.Postures[p]
	if !rs.may(v, d.Actor) {
		return refuse(RefusedActor, cmd)
	}
	if !v.known.tied || v.known.stances&(1<<uint(p)) != 0 {
		if cl := rs.forbidden(v, -1, p); cl >= 0 {
			ref := refuse(RefusedTreaty, cmd)
			ref.Clause = cl
			return ref
		}
	}
	c := v.ctx(rs)
	if !d.When.Holds(c) {
		return refuse(RefusedWhen, cmd)
	}
	if cost := d.Cost.At(c); cost > left {
		ref := refuse(RefusedCost, cmd)
		ref.Have, ref.Need = left, cost
		return ref
	}
	return nil
}

// checkDraft checks one order for its column beside the rest of the draft.
func (rs *Ruleset) checkDraft(v *View, cmd *Command) *Refusal {
	if cmd.Order.ID == NoOrder {
		if cmd.Column < 0 || cmd.Column >= Columns {
			return refuse(RefusedColumn, cmd)
		}
		return nil
	}
	if cmd.Order.ID < 0 || int(cmd.Order.ID) >= len(rs.Orders) {
		return refuse(RefusedUnknown, cmd)
	}
	return rs.checkOrder(v, cmd, cmd.Order, v.spare(rs, rs.Orders[cmd.Order.ID].Column))
}

// Affords tells whether a seat's purse holds what the posture and the orders of a sheet cost together. It allocates nothing,
// where a refusal does.
func Affords(rs *Ruleset, v *View, sheet *Sheet) bool {
	purse := rs.purse(&v.Known, v.Seat)
	c := v.ctx(rs)
	purse -= rs.Postures[sheet.Posture].Cost.At(c)
	for _, o := range sheet.Orders {
		if o.ID != NoOrder {
			c.Here, c.Target, c.Amount = o.Region, o.Group, o.Amount
			purse -= rs.Orders[o.ID].Cost.At(c)
		}
	}
	return purse >= 0
}

// checkSheet checks a whole sheet: its posture, its orders in their columns, and their cost together.
func (rs *Ruleset) checkSheet(v *View, cmd *Command, sheet *Sheet) *Refusal {
	purse := rs.purse(&v.Known, v.Seat)
	if ref := rs.checkPosture(v, cmd, sheet.Posture, purse); ref != nil {
		return ref
	}
	c := v.ctx(rs)
	purse -= rs.Postures[sheet.Posture].Cost.At(c)
	for n := range sheet.Orders {
		o := sheet.Orders[n]
		if o.ID == NoOrder {
			continue
		}
		if ref := rs.checkOrder(v, cmd, o, purse); ref != nil {
			return ref
		}
		if rs.Orders[o.ID].Column != Column(n) {
			ref := refuse(RefusedColumn, cmd)
			ref.Order = o.ID
			return ref
		}
		c.Here, c.Target, c.Amount = o.Region, o.Group, o.Amount
		purse -= rs.Orders[o.ID].Cost.At(c)
	}
	return nil
}

// marchLimit is how many troop units may move in a month (rules.md, State).
const marchLimit = 2

func (rs *Ruleset) checkTroops(v *View, cmd *Command) *Refusal {
	if v.Side(rs) != Mexico {
		return refuse(RefusedActor, cmd)
	}
	to := cmd.Order.Region
	if to < 0 || int(to) >= len(rs.Regions) || rs.Regions[to].Side != Mexico || cmd.Slot == int16(to) || int(cmd.Slot) >= len(rs.Regions) {
		return refuse(RefusedRegion, cmd)
	}
	have := int32(v.Known.Seats[v.Seat].FreeTroops)
	if cmd.Slot >= 0 {
		have = int32(v.Known.Regions[cmd.Slot].Troops)
	}
	room := int32(marchLimit - v.Known.Own[v.Seat].March)
	if n := int32(cmd.Value); n < 1 || n > min(have, room) {
		ref := refuse(RefusedTroops, cmd)
		ref.Have, ref.Need = min(have, room), n
		return ref
	}
	return nil
}

// checkHold checks capital spent to keep the border open: by a government, while weeks are closed.
func (rs *Ruleset) checkHold(v *View, cmd *Command) *Refusal {
	if v.Side(rs) < 0 {
		return refuse(RefusedActor, cmd)
	}
	if n := cmd.Value; n < 1 || n > v.Known.World.Closed-v.Known.World.Held {
		ref := refuse(RefusedRange, cmd)
		ref.Have, ref.Need = 1, int32(v.Known.World.Closed-v.Known.World.Held)
		return ref
	}
	if cost := int32(cmd.Value) * rs.P(PHoldCost); cost > v.spare(rs, -1) {
		ref := refuse(RefusedCost, cmd)
		ref.Have, ref.Need = v.spare(rs, -1), cost
		return ref
	}
	return nil
}

func (rs *Ruleset) checkChoice(v *View, cmd *Command) *Refusal {
	p := rs.partyOf(&v.Known, v.Seat)
	if p < 0 {
		return refuse(RefusedParty, cmd)
	}
	party := &rs.Crises[v.Known.World.Crisis-1].Parties[p]
	if cmd.Option < 0 || int(cmd.Option) >= len(party.Options) {
		return refuse(RefusedOption, cmd)
	}
	var buf [8]int16
	if !contains(LegalOptions(rs, v, buf[:0]), cmd.Option) {
		return refuse(RefusedOption, cmd)
	}
	return nil
}
