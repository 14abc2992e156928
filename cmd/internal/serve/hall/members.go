package hall

import (
	"slices"

	"riobravo/cmd/internal/tui/session"
)

// Members are those who share the seat and are there, with what they said of closing this part; need is whose word closes it,
// and head who has it where it is one person's. An observer sees nobody's cabinet.
func (c *Chair) Members() (all []session.Member, need Need, head string) {
	if c.watch {
		return nil, Any, ""
	}
	t := c.t
	here := t.hall.here(t.no, c.p.Seat)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.freshen()
	s := &t.seats[c.p.Seat]
	for _, p := range here {
		m := session.Member{Name: p.Name, Own: p == c.p}
		if i := slices.IndexFunc(s.ballots, func(b ballot) bool { return b.person == p.ID }); i >= 0 {
			m.For, m.Against = s.ballots[i].yes, s.ballots[i].why
		}
		all = append(all, m)
	}
	if _, one := s.cabinet.enough(here); one != nil {
		head = one.Name
	}
	return all, s.cabinet.Seal, head
}
