package game

import "riobravo/game/rule"

// masks is what many questions about one unchanging state ask again and again, counted once: where each group is present
// and which clauses stand in any treaty.
type masks struct {
	presence [MaxGroups]uint32 // bit per region
	clauses  uint64            // bit per clause, whatever its region and group
	bars     orderSet          // orders the looking seat may not give (views only)
	done     bool
}

// count fills the masks from a state.
func (m *masks) count(rs *Ruleset, s *State) {
	*m = masks{done: true}
	used := s.used()
	for r := range rs.Regions {
		row := s.Presence[r][:used]
		for g := range row {
			if row[g] > 0 {
				m.presence[g] |= 1 << uint(r)
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
