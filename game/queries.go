package game

import (
	"math/bits"

	"riobravo/game/rule"
)

// used is the number of group slots in use, counted to the last living group: what loops over groups need to look at.
func (s *State) used() int {
	n := MaxGroups
	for n > 0 && s.Groups[n-1].Alive == 0 {
		n--
	}
	return n
}

// used is State's, kept through a run until a group comes or goes.
func (r *run) used() int {
	if r.top == 0 {
		r.top = r.s.used()
	}
	return r.top
}

// republicTreaties counts the agreements in force between the republics that are at least months old; what was signed in
// one month counts once.
func (rs *Ruleset) republicTreaties(s *State, months int16) int32 {
	n := int32(0)
	for i := range s.Treaties {
		t := &s.Treaties[i]
		if t.Live == 0 || s.World.Month-t.Since < months {
			continue
		}
		if rs.betweenRepublics(t) && !rs.earlier(s, i) {
			n++
		}
	}
	return n
}

// betweenRepublics tells whether a treaty's parties are the two governments.
func (rs *Ruleset) betweenRepublics(t *Treaty) bool {
	return rs.Seats[t.A].Side >= 0 && rs.Seats[t.B].Side >= 0
}

// earlier tells whether a treaty stands in the table before slot that the republics signed in the same month: one
// agreement, however many papers.
func (rs *Ruleset) earlier(s *State, slot int) bool {
	for i := range slot {
		if t := &s.Treaties[i]; t.Live != 0 && t.Since == s.Treaties[slot].Since && rs.betweenRepublics(t) {
			return true
		}
	}
	return false
}

// promised tells whether a treaty in force holds a clause, wherever and against whomever; a clause that the scenario has not
// is below zero.
func (r *run) promised(id ClauseID) bool { return id >= 0 && r.buf.promised.in(r.s).hold(id) }

// clauseLive tells whether a treaty in force holds the clause. Where both the clause and the context name a region or
// group, they must agree.
func (c *Ctx) clauseLive(id ClauseID) bool {
	p := c.pacts()
	return p.hold(id) && c.S.clauseFor(p.papers, id, c.Here, c.Target, 0, rule.OpNone)
}

// consentLive tells whether Mexico's consent covers an operation of that kind (OpNone: of any) against the context's target
// in its region. Consent given this month counts from the next: the operation follows the month after (rules.md,
// Consultation).
func (c *Ctx) consentLive(kind rule.Operation) bool {
	p := c.pacts()
	if p.clauses&c.RS.consents == 0 {
		return false
	}
	for _, id := range c.RS.consent {
		if c.S.clauseFor(p.papers, id, c.Here, c.Target, 1, kind) {
			return true
		}
	}
	return false
}

// clauseFor tells whether one of some treaties that were signed at least months ago is in force and holds a clause, of
// consent one that allows a kind of operation; OpNone asks for any.
func (s *State) clauseFor(papers paperSet, id ClauseID, here Region, target Group, months int16, kind rule.Operation) bool {
	for ; papers != 0; papers &= papers - 1 {
		t := &s.Treaties[bits.TrailingZeros32(uint32(papers))%MaxTreaties]
		if t.Live == 0 || s.World.Month-t.Since < months {
			continue
		}
		for k := range t.Clauses {
			c := &t.Clauses[k]
			if c[0] == 0 {
				break // a record holds its clauses without gaps
			}
			if c[0] != int16(id)+1 {
				continue
			}
			if here >= 0 && c[2] != 0 && c[2] != int16(here)+1 || target >= 0 && c[3] != 0 && c[3] != int16(target)+1 {
				continue
			}
			if kind != rule.OpNone && c[1]/giverBits != int16(kind) {
				continue
			}
			return true
		}
	}
	return false
}

// postureLive tells whether a posture is in force: a republic's last revealed one, the acting (else the target) group's.
func (rs *Ruleset) postureLive(s *State, c *Ctx, p PostureID) bool {
	if side := rs.Postures[p].Actor.Side; side >= 0 {
		return s.Seats[rs.seat[side]].Posture == int16(p)+1
	}
	g := c.Group
	if g < 0 {
		g = c.Target
	}
	return g >= 0 && s.Secret[g].Posture == int16(p)
}

// role is the role of a republic's posture in force.
func (rs *Ruleset) role(s *State, side Side) PostureRole {
	if p := s.Seats[rs.seat[side]].Posture; p > 0 {
		return rs.Postures[p-1].Role
	}
	return RoleNone
}

// stance is the role of a group's posture.
func (rs *Ruleset) stance(s *State, g Group) PostureRole {
	return rs.Postures[s.Secret[g].Posture].Role
}

// presenceSum is the sum of a group's presence over the regions.
func (rs *Ruleset) presenceSum(s *State, g Group) int32 {
	n := int32(0)
	for r := range rs.Regions {
		n += int32(s.Presence[r][g])
	}
	return n
}

// present tells whether a group has a presence anywhere.
func (rs *Ruleset) present(s *State, g Group) bool {
	for r := range rs.Regions {
		if s.Presence[r][g] != 0 {
			return true
		}
	}
	return false
}

// par is a group's normal income a month: its own, or for a splinter one in proportion to its capacity, of small groups'
// lesser earnings (D10).
func (rs *Ruleset) par(s *State, g Group) int32 {
	if int(g) < len(rs.Groups) {
		return max(1, int32(rs.Groups[g].Par))
	}
	return max(4, int32(s.Groups[g].Capacity)*2/3)
}

// root is the group of the scenario that a splinter came from.
func (rs *Ruleset) root(s *State, g Group) Group {
	for int(g) >= len(rs.Groups) && s.Groups[g].Parent > 0 {
		g = Group(s.Groups[g].Parent - 1)
	}
	if int(g) >= len(rs.Groups) {
		return 0
	}
	return g
}

// incomeRatio is a group's income of three months in percent of par.
func (rs *Ruleset) incomeRatio(s *State, g Group) int32 {
	o := &s.Secret[g]
	return (int32(o.Income) + int32(o.Income1) + int32(o.Income2)) * 100 / (3 * rs.par(s, g))
}

// alive lists the living groups in order of number.
func (rs *Ruleset) alive(s *State, g Group) bool { return g >= 0 && s.Groups[g].Alive != 0 }

// intelCeiling is the highest intelligence a republic can reach.
func (r *run) intelCeiling(side Side) int32 {
	rs, s := r.rs, r.s
	if side == Mexico {
		return rs.P(PIntelMexico)
	}
	if f := rs.P(PIntelFloor); f >= 5 {
		return 5
	}
	top := rs.P(PIntelCeiling)
	if per := rs.P(PIntelCeilingCoop); per > 0 {
		top += max(0, int32(s.World.Cooperation)) / per
	} else {
		top = 5
	}
	if r.promised(rs.overfly) {
		top += rs.P(PIntelOverflight)
	}
	if s.World.Decree > 0 {
		top--
	}
	return min(5, max(1, top))
}

// intel is a republic's intelligence on a group in a region as the rules read it.
func (rs *Ruleset) intel(s *State, side Side, r Region, g Group) int32 {
	if side < 0 || r < 0 || g < 0 {
		return 0
	}
	return max(int32(s.Intel[side][r][g]), rs.P(PIntelFloor))
}

// Part names what is waited for: a round of talks, the orders, one crisis or question. Two questions of one month are two
// parts; CrisesNow counts crises alone.
type Part struct{ Month, Phase, Round, Crises, Crisis, Region, Group int16 }

// Part is the part that the exercise stands in.
func (w *World) Part() Part {
	return Part{w.Month, w.Phase, w.Round, w.CrisesNow, w.Crisis, w.CrisisReg, w.CrisisGrp}
}

// Waiting has a bit for each seat that must still act before the exercise goes on; 0 when it is over or not begun.
func Waiting(rs *Ruleset, s *State) uint8 {
	mask := rs.part(s)
	for k := range s.Seats[:len(rs.Seats)] {
		mask &^= uint8(b2i(s.Seats[k].Sealed != 0)) << (k & 7)
	}
	return mask
}

// part has a bit for each seat that has a part in the phase.
func (rs *Ruleset) part(s *State) uint8 {
	mask := uint8(0)
	switch Phase(s.World.Phase) {
	case Talks, Orders:
		mask = 1<<uint(len(rs.Seats)) - 1
	case CrisisOpen:
		if s.World.Crisis == 0 {
			return 0
		}
		for _, p := range rs.Crises[s.World.Crisis-1].Parties {
			mask |= visSeat(rs.partySeat(s, p.Kind))
		}
	}
	return mask
}

// partyOf is the index of the seat among the parties of the open crisis, or -1.
func (rs *Ruleset) partyOf(s *State, k Seat) int {
	if s.World.Crisis == 0 {
		return -1
	}
	for i, p := range rs.Crises[s.World.Crisis-1].Parties {
		if rs.partySeat(s, p.Kind) == k {
			return i
		}
	}
	return -1
}

// partySeat is the seat that answers for a party of the open crisis, or NoSeat: then its doctrine does.
func (rs *Ruleset) partySeat(s *State, p PartyKind) Seat {
	switch p {
	case PartyUSA:
		return rs.seat[USA]
	case PartyMexico:
		return rs.seat[Mexico]
	case PartyGroup:
		return rs.seatOf(Group(s.World.CrisisGrp - 1))
	default:
		return NoSeat
	}
}

// PartyOf is the index of the seat among the parties of the open crisis, or -1.
func PartyOf(rs *Ruleset, s *State, k Seat) int { return rs.partyOf(s, k) }
