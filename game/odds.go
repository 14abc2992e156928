package game

import "riobravo/game/rule"

// odds is one reckoning of an operation's chances: exact over a State, a range over a View, by the same arithmetic.
type odds struct {
	low, high int32 // percent of success or better, clamped
	base      int32
	n         int
	mods      [12]modifier
	consent   bool
}

type modifier struct {
	name      ModName
	low, high int32
}

func (o *odds) mod(name ModName, low, high int32) {
	if low == 0 && high == 0 || o.n == len(o.mods) {
		return
	}
	o.mods[o.n] = modifier{name, low, high}
	o.n++
	o.low += low
	o.high += high
}

// clamp holds the odds within the lowest and the highest that an operation may have (claim 21).
func (o *odds) clamp(rs *Ruleset) {
	lo, hi := rs.P(POpMin), rs.P(POpMax)
	o.low, o.high = min(max(o.low, lo), hi), min(max(o.high, lo), hi)
}

// baseOdds reads the table at an intelligence level: 0-1, 3 and 5 stand in it, 2 and 4 lie between.
func baseOdds(table [3]int16, level int32) int32 {
	a, b, c := int32(table[0]), int32(table[1]), int32(table[2])
	switch {
	case level <= 1:
		return a
	case level == 2:
		return (a + b) / 2
	case level == 3:
		return b
	case level == 4:
		return (b + c) / 2
	}
	return c
}

// foreign tells whether an operation is a U.S. act on Mexican soil.
func (rs *Ruleset) foreign(c *Ctx) bool {
	return c.side() == USA && c.Here >= 0 && rs.Regions[c.Here].Side == Mexico
}

// hidden is the greatest security that a group may have without others knowing (bribes and guards).
const hiddenSecurity = 25

// reckon computes the chances of an operation. exact says that s is the whole State; otherwise it is what a seat knows.
func (rs *Ruleset) reckon(s *State, c *Ctx, kind rule.Operation, o Order, exact bool) odds {
	d := &rs.Operations[kind]
	out := odds{consent: kind == rule.OpJoint || c.consentLive(kind)} // a joint operation is agreed by its own clause
	side := c.side()
	switch {
	case kind == rule.OpDeal:
		out.base = int32(d.Odds[0])
	case kind == rule.OpAmbush || kind == rule.OpPolicing:
		out.base = int32(d.Odds[1])
		if kind == rule.OpAmbush && c.Group >= 0 {
			out.base += (int32(s.Groups[c.Group].Capacity) - 50) / 2
		}
	default:
		out.base = baseOdds(d.Odds, rs.intel(s, side, c.Here, c.Target))
	}
	out.low, out.high = out.base, out.base
	if rs.foreign(c) {
		out.mod(ModProximity, rs.P(POpProximity), rs.P(POpProximity))
	}
	if kind == rule.OpJoint {
		out.mod(ModJoint, rs.P(POpJoint), rs.P(POpJoint))
	}
	rs.reckonSurprise(s, c, d, &out)
	if kind == rule.OpRaid && o.Amount == 1 {
		out.mod(ModKill, rs.P(POpKill), rs.P(POpKill))
	}
	if c.Seat >= 0 && c.Target >= 0 && s.Belief[c.Seat].Located[c.Target] > 0 && hunts(kind) {
		out.mod(ModLocated, rs.P(POpLocated), rs.P(POpLocated))
	}
	if c.Target >= 0 && c.side() >= 0 && d.Secure && s.Groups[c.Target].Heat >= 7 {
		out.mod(ModHeat, rs.P(POpHeat), rs.P(POpHeat)) // first on the list
	}
	if kind == rule.OpDeal {
		rs.reckonDivision(s, c, exact, &out)
	}
	if d.Secure && c.Target >= 0 {
		rs.reckonDefence(s, c, exact, &out)
	}
	out.clamp(rs)
	return out
}

// hunts tells whether an operation looks for a leader.
func hunts(kind rule.Operation) bool {
	return kind == rule.OpRaid || kind == rule.OpStrikeLeader || kind == rule.OpHunt || kind == rule.OpJoint || kind == rule.OpOffensive
}

// reckonSurprise adds the one bonus for surprise or for preparation a month ahead.
func (rs *Ruleset) reckonSurprise(s *State, c *Ctx, d *OperationDef, out *odds) {
	if c.side() != USA || !d.Kinetic {
		return
	}
	if slot := rs.preparedSlot(s, c); slot >= 0 {
		out.mod(ModPrepared, rs.P(POpPrepared), rs.P(POpPrepared))
	} else if rs.foreign(c) && !out.consent && s.Own[c.Seat].Consults == 0 && since(s.World.Month, s.World.Refused) > 2 {
		out.mod(ModSurprise, rs.P(POpSurprise), rs.P(POpSurprise))
	}
}

// preparedSlot is the slot in which the acting seat holds this very operation prepared, or -1.
func (rs *Ruleset) preparedSlot(s *State, c *Ctx) int {
	if c.Seat < 0 {
		return -1
	}
	return s.Own[c.Seat].prepared(c.Here, c.Target)
}

// prepared is the slot that holds an operation prepared against a group in a region, or -1.
func (o *SeatOwn) prepared(at Region, g Group) int {
	if at < 0 || g < 0 {
		return -1
	}
	for i := range o.Prep {
		if p := &o.Prep[i]; p[0] == int16(at)+1 && p[1] == int16(g)+1 {
			return i
		}
	}
	return -1
}

// reckonDivision adds what a group's divisions give an arrest by deal.
func (rs *Ruleset) reckonDivision(s *State, c *Ctx, exact bool, out *odds) {
	if c.Target < 0 {
		return
	}
	if s.Groups[c.Target].Wings == 2 {
		out.mod(ModDivided, rs.P(POpDealWings), rs.P(POpDealWings))
	}
	per := max(1, rs.P(POpDealCohesion))
	if exact {
		v := (100 - int32(s.Secret[c.Target].Cohesion)) / per
		out.mod(ModDivided, v, v)
		return
	}
	low, high := int32(0), int32(100)
	if c.Seat >= 0 {
		if b := s.Belief[c.Seat].Cohesion[c.Target]; b[2] > 0 {
			low, high = int32(b[0]), int32(b[1])
		}
	}
	out.mod(ModDivided, (100-high)/per, (100-low)/per)
}

// reckonDefence subtracts the target's security and its lying low.
func (rs *Ruleset) reckonDefence(s *State, c *Ctx, exact bool, out *odds) {
	open := int32(s.Groups[c.Target].Capacity) / max(1, rs.P(POpCapacity))
	low := rs.P(POpLieLow)
	if exact || c.Target == c.Group {
		out.mod(ModSecurity, -open-rs.guards(s, c.Target, c.Here), -open-rs.guards(s, c.Target, c.Here))
		if rs.stance(s, c.Target) == RoleLieLow {
			out.mod(ModLieLow, -low, -low)
		}
		return
	}
	out.mod(ModSecurity, -open-hiddenSecurity/2, -open)
	out.mod(ModLieLow, -low, 0)
}

// guards is a group's security by bribes and guards in a region.
func (rs *Ruleset) guards(s *State, g Group, at Region) int32 {
	o := &s.Secret[g]
	if o.Guard != 0 && o.Guard != int16(at)+1 {
		return int32(o.Security) / 2
	}
	return int32(o.Security)
}

// disaster is the width of the disaster band at success chance p.
func (rs *Ruleset) disaster(s *State, c *Ctx, kind rule.Operation, consent bool, p int32) int32 {
	d := &rs.Operations[kind]
	width := d.Disaster.At(c)
	if c.Here >= 0 && c.Target >= 0 && rs.home(c.Target, s) == c.Here {
		width = d.Home.At(c)
	}
	scale := rs.P(PDisasterScale)
	if scale <= 0 {
		return 0
	}
	width = width * scale / 100
	if consent && d.Ground && c.side() == USA {
		width = max(width*rs.P(PDisasterJoint)/100, rs.P(PDisasterJointFloor))
	}
	return max(1, min(width, 100-p))
}

// meets is the percent chance that an uninvited ground raid meets Mexican troops, by Mexico's posture.
func (rs *Ruleset) meets(role PostureRole) int32 {
	switch role {
	case RoleShadow:
		return rs.P(PMeetShadow)
	case RoleResist:
		return rs.P(PMeetResist)
	case RoleObserve:
		return rs.P(PMeetObserve)
	default:
		return rs.P(PMeetPermit)
	}
}
