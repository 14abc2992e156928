package game

import "riobravo/game/rule"

// masks is what many questions about one unchanging state ask again and again, counted once: where each group is present
// and which clauses stand in any treaty.
type masks struct {
	presence [MaxGroups]uint32 // bit per region
	holds    [MaxRegions * MaxGroups]hold
	held     int    // how many of holds count
	hot      uint32 // hot theatres and those with a contested plaza
	clauses  uint64 // bit per clause, whatever its region and group
	done     bool

	// Of a view only:
	labs    uint32   // regions where the looking seat believes in labs
	bars    orderSet // orders it may not give
	stances uint64   // postures that a binding clause of its own forbids
}

// hold is a place where a group is present.
type hold struct {
	at  Region
	who Group
}

// count fills the masks from a state.
func (m *masks) count(rs *Ruleset, s *State) {
	m.presence, m.held, m.hot, m.clauses, m.done = [MaxGroups]uint32{}, 0, rs.hot, 0, true
	used := s.used()
	for r := range rs.Regions {
		if s.Regions[r].Contest > 0 {
			m.hot |= 1 << uint(r)
		}
		row := s.Presence[r][:used]
		for g := range row {
			if row[g] > 0 {
				m.presence[g] |= 1 << uint(r)
				m.holds[m.held] = hold{Region(r), Group(g)}
				m.held++
			}
		}
	}
	for i := range s.Treaties {
		t := &s.Treaties[i]
		if t.Live == 0 {
			continue
		}
		for k := range t.Clauses {
			if id := t.Clauses[k][0]; id > 0 {
				m.clauses |= 1 << uint(id-1)
			}
		}
	}
}

// look adds what one seat believes and may do.
func (m *masks) look(rs *Ruleset, v *View) {
	m.labs = 0
	if v.Seat >= 0 {
		for r := range rs.Regions {
			if v.Known.Belief[v.Seat].Labs[r][1] > 0 {
				m.labs |= 1 << uint(r)
			}
		}
	}
	m.bars, m.stances = rs.bars(v)
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
		if c.known != nil {
			return c.presentIn(who) & c.known.labs
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
