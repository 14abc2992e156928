package game

import (
	"math/bits"

	"riobravo/game/rule"
)

// Clauses is what may be put into a bundle between the looking seat and another, for drawing from: every form that
// LegalClauses would list for the one or the other as giver, and others, which are thrown back.
type Clauses struct {
	rs    *Ruleset
	v     *View
	c     *Ctx
	to    Seat
	open  [2 * maxClauseKinds]openClause
	n     int
	forms int
}

// openClause is a clause that one side may give, and in how many forms at most.
type openClause struct {
	id    ClauseID
	giver Seat
	by    placing
	forms int32
}

// Fill finds out what may be drawn for bundles with to.
func (x *Clauses) Fill(rs *Ruleset, v *View, to Seat) {
	x.rs, x.v, x.c, x.to = rs, v, v.placing(rs), to
	x.n, x.forms = 0, 0
	groups := bits.Len32(x.c.alive())
	for i := range rs.between[v.Seat][to] {
		e := &rs.between[v.Seat][to][i]
		if !rs.Clauses[e.id].When.Holds(x.c) {
			continue
		}
		forms := e.forms
		switch e.by {
		case byHold:
			forms *= v.known.held
		case byGroup, byPlace:
			forms *= groups
		}
		if e.mine {
			x.add(openClause{e.id, v.Seat, e.by, int32(forms)})
		}
		if e.theirs {
			x.add(openClause{e.id, to, e.by, int32(forms)})
		}
	}
}

// mutual is a clause that one of two seats may give the other.
type mutual struct {
	id           ClauseID
	mine, theirs bool // which of them
	by           placing
	forms        int // of its kinds and regions, without the groups or the places where they are
}

// indexPairs lists for every two seats what may stand between them.
func (rs *Ruleset) indexPairs() {
	for a := range Seat(len(rs.Seats)) {
		for b := range Seat(len(rs.Seats)) {
			for i := range rs.Clauses {
				d := &rs.Clauses[i]
				mine := rs.actorIs(d.Giver, a) && (d.AnyTo || rs.actorIs(d.Receiver, b))
				theirs := rs.actorIs(d.Giver, b) && (d.AnyTo || rs.actorIs(d.Receiver, a))
				if mine || theirs {
					e := mutual{ClauseID(i), mine, theirs, placingOf(d.Group, d.Region), max(1, len(d.Kinds))}
					if e.by == byRegion || e.by == byPlace {
						e.forms *= len(rs.Regions)
					}
					rs.between[a][b] = append(rs.between[a][b], e)
				}
			}
		}
	}
}

func (x *Clauses) add(o openClause) {
	x.open[x.n] = o
	x.n++
	x.forms += int(o.forms)
}

// Forms is how many forms there are to draw, those included that are thrown back.
func (x *Clauses) Forms() int { return x.forms }

// Draw draws a form, each legal one equally likely; ok is false where it must be thrown back: draw again. next(n) returns
// one of 0..n-1, each equally likely. There must be forms.
func (x *Clauses) Draw(next func(n int) int) (u ClauseUse, ok bool) {
	n := int32(next(x.forms))
	for i := range x.open[:x.n] {
		if o := &x.open[i]; n >= o.forms {
			n -= o.forms
		} else {
			return x.form(o, int(n))
		}
	}
	return u, false
}

// form is the form numbered n of a clause, and whether it is legal.
func (x *Clauses) form(o *openClause, n int) (ClauseUse, bool) {
	d := &x.rs.Clauses[o.id]
	u := ClauseUse{Clause: o.id, Giver: o.giver, Region: NoRegion, Group: NoGroup}
	if k := len(d.Kinds); k > 0 {
		u.Kind = d.Kinds[n%k]
		n /= k
	}
	switch o.by {
	case byNothing:
		return u, true
	case byHold:
		h := x.v.known.holds[n]
		u.Region, u.Group = h.at, h.who
	case byPlace:
		u.Region, u.Group = Region(n%len(x.rs.Regions)), Group(n/len(x.rs.Regions))
	case byGroup:
		u.Group = Group(n)
	case byRegion:
		u.Region = Region(n)
	}
	return u, x.fits(d, u)
}

// fits tells whether the group and region of a form are admitted.
func (x *Clauses) fits(d *ClauseDef, u ClauseUse) bool {
	c, was := x.c, x.c.Group
	c.Group, c.Target = x.rs.Seats[u.Giver].Group, u.Group
	ok := (d.Group == rule.SelNone || x.rs.groupFits(c, d.Group, u.Group)) && (d.Region == rule.SelNone || x.rs.regionFits(c, d.Region, u.Region))
	c.Group, c.Target = was, NoGroup
	receiver := x.to
	if u.Giver == x.to {
		receiver = x.v.Seat
	}
	return ok && (u.Group < 0 || d.Region != rule.SelNone || x.rs.Seats[receiver].Group != u.Group)
}
