package game

import (
	"math/bits"

	"riobravo/game/rule"
)

// ground is where the groups stand, counted once: everybody may know it.
type ground struct {
	presence [MaxGroups]uint32 // bit per region
	holds    [MaxRegions*MaxGroups + 1]hold
	held     int    // how many of holds count
	hot      uint32 // hot theatres and those with a contested plaza
	alive    uint32 // groups
	winged   uint32 // groups of two wings
}

// marks counts the regions of each group and lists no places.
func (g *ground) marks(rs *Ruleset, s *State) {
	g.presence = [MaxGroups]uint32{}
	used := bits.Len32(g.alive)
	for r := range rs.Regions {
		bit, row := uint32(1)<<(r&31), s.Presence[r][:used]
		marks := g.presence[:len(row)]
		for n := range row {
			marks[n] |= bit * uint32(b2i(row[n] > 0))
		}
	}
}

// hold is a place where a group is present.
type hold struct {
	at  Region
	who Group
}

func (g *ground) count(rs *Ruleset, s *State) {
	g.sides(rs, s)
	g.places(rs, s)
}

// sides counts all but where groups are present.
func (g *ground) sides(rs *Ruleset, s *State) {
	g.alive, g.winged, g.hot = 0, 0, rs.hot
	for n := range s.Groups {
		if s.Groups[n].Alive == 0 {
			continue
		}
		g.alive |= 1 << uint(n)
		if s.Groups[n].Wings == 2 {
			g.winged |= 1 << uint(n)
		}
	}
	for r := range rs.Regions {
		if s.Regions[r].Contest > 0 {
			g.hot |= 1 << uint(r)
		}
	}
}

// places counts where groups are present, once the living are known.
func (g *ground) places(rs *Ruleset, s *State) {
	g.presence = [MaxGroups]uint32{}
	held := 0
	used := bits.Len32(g.alive)
	for r := range rs.Regions {
		for n, p := range s.Presence[r][:used] { // without a branch: where a group stands is hard to guess
			in := b2i(p > 0)
			g.presence[n] |= uint32(in) << r
			g.holds[held] = hold{Region(r), Group(n)}
			held += int(in)
		}
	}
	g.held = held
}

// masks is what many questions about one unchanging state ask again and again, counted once: where the groups stand and
// which clauses are in any treaty.
type masks struct {
	*ground        // own, or shared by the views of a Survey
	own     ground // empty where it is shared
	pacts
	placed bool // the own ground was counted
	signed bool // the pacts were

	labs    uint32 // regions where the looking seat believes in labs; of a view only, and only once sighted
	sighted bool

	ties // of a view only
}

// ties are what a seat may not do now.
type ties struct {
	bars    orderSet // orders
	stances uint64   // postures that a binding clause of its own forbids
	tied    bool     // they were counted
}

// count fills the masks from a state and its treaties in force, but for the list of places.
func (m *masks) count(rs *Ruleset, s *State, p *pacts) {
	m.ground = &m.own
	m.ground.sides(rs, s)
	m.ground.marks(rs, s)
	m.pacts, m.sighted = *p, false
}

// pacts is where in the table treaties are in force, and what they hold.
type pacts struct {
	papers  paperSet
	clauses uint64 // bit per clause, whatever its region and group
}

// hold tells whether a clause is in one of them, wherever and against whomever.
func (p *pacts) hold(id ClauseID) bool { return p.clauses&(1<<uint(id)) != 0 }

// anyPacts is what may be in force as long as it was not counted.
var anyPacts = pacts{1<<MaxTreaties - 1, 1<<64 - 1}

// rivals is the set of living groups that are present where a group is, itself among them.
func (g *ground) rivals(of Group) (m uint32) {
	at := g.presence[of]
	for n := range g.presence {
		m |= uint32(b2i(g.presence[n]&at != 0)) << n
	}
	return m & g.alive
}

// promises is the treaties in force in a run, found anew when they are asked for after one has come or gone.
type promises struct {
	counted bool
	pacts
}

func (p *promises) in(s *State) *pacts {
	if !p.counted {
		p.counted, p.pacts = true, s.pactsAt(s.papers())
	}
	return &p.pacts
}

// pacts is what may be in force, as far as what was counted once tells.
func (c *Ctx) pacts() *pacts {
	switch {
	case c.known != nil:
		return &c.known.pacts
	case c.promised != nil:
		return c.promised.in(c.S)
	}
	return &anyPacts
}

// pactsAt counts the treaties in force at some places.
func (s *State) pactsAt(places paperSet) (p pacts) {
	p.papers = places
	for ; places != 0; places &= places - 1 {
		t := &s.Treaties[bits.TrailingZeros32(uint32(places))%MaxTreaties]
		for k := range t.Clauses {
			id := t.Clauses[k][0]
			if id <= 0 {
				break
			}
			p.clauses |= 1 << uint(id-1)
		}
	}
	return p
}

// labsSeen is the set of regions where the looking seat believes in labs, counted when it is first asked for.
func (c *Ctx) labsSeen() uint32 {
	m := c.known
	if !m.sighted {
		m.sighted, m.labs = true, 0
		for r := range c.RS.Regions {
			if c.S.Belief[c.Seat].Labs[r][1] > 0 {
				m.labs |= 1 << uint(r)
			}
		}
	}
	return m.labs
}

// ownLabs is the set of regions where the context's group has labs.
func (c *Ctx) ownLabs() (m uint32) {
	for r := range c.RS.Regions {
		m |= uint32(b2i(c.S.Labs[r][c.Group] > 0)) << uint(r)
	}
	return m
}

// presentIn is the set of regions where a group is present.
func (c *Ctx) presentIn(g Group) uint32 {
	if g < 0 {
		return 0
	}
	if c.known != nil {
		return c.known.presence[g]
	}
	m := uint32(0)
	for r := range c.RS.Regions {
		if c.S.Presence[r][g] > 0 {
			m |= 1 << uint(r)
		}
	}
	return m
}

// alive is the set of living groups.
func (c *Ctx) alive() (m uint32) {
	if c.known != nil {
		return c.known.alive
	}
	for g := range c.S.Groups {
		m |= uint32(b2i(c.S.Groups[g].Alive != 0)) << uint(g)
	}
	return m
}

// groups is the set of groups that a selector admits for the context's actor.
func (rs *Ruleset) groups(c *Ctx, sel rule.Selector) uint32 {
	m := uint32(0)
	switch {
	case c.known != nil && sel == rule.SelAny:
		m = c.known.alive
	case c.known != nil && sel == rule.SelWings:
		m = c.known.winged
	case c.known != nil && sel == rule.SelRival && c.Group >= 0:
		m = c.known.rivals(c.Group)
	default:
		for set := c.alive(); set != 0; set &= set - 1 {
			if g := bits.TrailingZeros32(set); rs.groupFits(c, sel, Group(g)) {
				m |= 1 << uint(g)
			}
		}
	}
	if c.Group >= 0 {
		m &^= 1 << uint(c.Group)
	}
	return m
}

// regions is the set of regions that a selector admits for the context's target (or, without one, its actor).
func (rs *Ruleset) regions(c *Ctx, sel rule.Selector) uint32 {
	who := c.Target
	if who < 0 {
		who = c.Group
	}
	switch sel {
	case rule.SelAny:
		return rs.everywhere
	case rule.SelMexico:
		return rs.inMexico
	case rule.SelCrossing:
		return rs.crossing
	case rule.SelPort:
		return rs.ports
	case rule.SelPresence:
		return c.presentIn(who)
	case rule.SelHome:
		return bit(rs.home(who, c.S))
	case rule.SelSelf:
		return bit(rs.home(c.Group, c.S))
	case rule.SelHot:
		if c.known != nil {
			return c.presentIn(who) & c.known.hot
		}
	case rule.SelLabs:
		if c.known != nil && c.Seat >= 0 {
			return c.presentIn(who) & c.labsSeen()
		}
	case rule.SelOwnLabs:
		if c.Group >= 0 {
			return c.ownLabs()
		}
	}
	m := uint32(0)
	for n := range rs.Regions {
		if rs.regionFits(c, sel, Region(n)) {
			m |= 1 << uint(n)
		}
	}
	return m
}

// bit is the set of one region, or of none.
func bit(r Region) uint32 {
	if r < 0 {
		return 0
	}
	return 1 << uint(r)
}
