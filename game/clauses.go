package game

import (
	"math/bits"

	"riobravo/game/rule"
)

// LegalClauses appends the clauses that giver may put into a bundle between the looking seat and to, once for each region,
// group and kind of operation where the clause names one.
func LegalClauses(rs *Ruleset, v *View, to, giver Seat, buf []ClauseUse) []ClauseUse {
	receiver := to
	if giver == to {
		receiver = v.Seat
	}
	c := v.placing(rs)
	for i := range rs.Clauses {
		d := &rs.Clauses[i]
		if !rs.actorIs(d.Giver, giver) || !d.AnyTo && !rs.actorIs(d.Receiver, receiver) || !d.When.Holds(c) {
			continue
		}
		buf = rs.listClause(c, ClauseID(i), giver, receiver, buf)
	}
	return buf
}

// actorIs tells whether a seat is of an actor's kind.
func (rs *Ruleset) actorIs(a Actor, k Seat) bool {
	if k < 0 {
		return false
	}
	d := &rs.Seats[k]
	if a.Side >= 0 {
		return d.Side == a.Side
	}
	return d.Side < 0 && (a.Group < 0 || a.Group == d.Group)
}

// listClause appends a clause's uses: one for each group, region and kind of operation that it may name.
func (rs *Ruleset) listClause(c *Ctx, id ClauseID, giver, receiver Seat, buf []ClauseUse) []ClauseUse {
	d := &rs.Clauses[id]
	u := ClauseUse{Clause: id, Giver: giver, Region: NoRegion, Group: NoGroup}
	c.Group = rs.Seats[giver].Group
	if d.Group == rule.SelNone {
		return rs.listPlaces(c, u, buf)
	}
	for set := rs.groups(c, d.Group); set != 0; set &= set - 1 {
		g := Group(bits.TrailingZeros32(set))
		if d.Region == rule.SelNone && receiver >= 0 && rs.Seats[receiver].Group == g {
			continue
		}
		c.Target, u.Group = g, g
		buf = rs.listPlaces(c, u, buf)
	}
	c.Target = NoGroup
	return buf
}

// listPlaces appends a clause use for each region and kind that the clause may name beside its group.
func (rs *Ruleset) listPlaces(c *Ctx, u ClauseUse, buf []ClauseUse) []ClauseUse {
	sel := rs.Clauses[u.Clause].Region
	if sel == rule.SelNone {
		return rs.listKinds(u, buf)
	}
	for set := rs.regions(c, sel); set != 0; set &= set - 1 {
		u.Region = Region(bits.TrailingZeros32(set))
		buf = rs.listKinds(u, buf)
	}
	return buf
}

func (rs *Ruleset) listKinds(u ClauseUse, buf []ClauseUse) []ClauseUse {
	kinds := rs.Clauses[u.Clause].Kinds
	if len(kinds) == 0 {
		return append(buf, u)
	}
	for _, k := range kinds {
		u.Kind = k
		buf = append(buf, u)
	}
	return buf
}
