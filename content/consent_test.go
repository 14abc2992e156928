package content_test

import (
	"testing"

	"riobravo/game"
	"riobravo/game/rule"
)

// The U.S. staff asks for the kind of operation that it would order next if consent were given, and Mexico's staff offers
// the mildest.
func TestStaffAsksForWhatItPlans(t *testing.T) {
	rs := rules(t)
	us, mx := rs.Republic(game.USA), rs.Republic(game.Mexico)
	for _, row := range []struct {
		name      string
		authority int16
		intel     int16
		labs      int16
		want      rule.Operation
	}{
		{"without authority only a joint operation is open", 0, 3, 10, rule.OpJoint},
		{"leaders are known and labs are not", 2, 5, 0, rule.OpRaid},
		{"labs are believed and authority reaches no further", 1, 2, 20, rule.OpStrikeLabs},
	} {
		s := game.New(rs)
		s.World.Month, s.World.Phase, s.World.Round = 3, int16(game.Talks), 1
		s.Seats[us].Authority = row.authority
		for r := range rs.Regions {
			s.Belief[us].Labs[r] = [3]int16{row.labs, row.labs, 80}
			for g := range rs.Groups {
				s.Intel[game.USA][r][g] = row.intel
			}
		}
		var v game.View
		game.ViewFor(rs, &s, us, &v)
		var asks []game.ClauseUse
		for _, u := range game.LegalClauses(rs, &v, mx, mx, nil) {
			if len(rs.Clauses[u.Clause].Kinds) > 0 {
				asks = append(asks, u)
			}
		}
		at := game.Preferred(rs, &v, asks)
		if at < 0 || asks[at].Kind != row.want {
			t.Errorf("%s: of %d forms the staff asks for %+v, kind %d wanted", row.name, len(asks), asks[at], row.want)
		}
		v = game.View{}
		game.ViewFor(rs, &s, mx, &v)
		gives := game.LegalClauses(rs, &v, us, mx, nil)
		for i := range gives {
			if len(rs.Clauses[gives[i].Clause].Kinds) == 0 {
				continue
			}
			if at := game.Preferred(rs, &v, gives[i:]); gives[i+at].Kind != rule.OpJoint {
				t.Errorf("Mexico's staff offers %+v", gives[i+at])
			}
			break
		}
	}
}
