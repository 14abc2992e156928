package content

import (
	"strings"
	"testing"

	"riobravo/game"
)

// The default scenario loads without a word: rules, texts and all.
func TestDefaultScenarioLoads(t *testing.T) {
	s, l := Load(Default)
	if l.Len() > 0 {
		t.Errorf("rules:\n%s", l)
	}
	if s == nil {
		t.FailNow()
	}
	if l := s.Check(Fallback); l.Len() > 0 {
		t.Errorf("texts:\n%s", l)
	}
}

// Every column has enough to choose from: eight orders for a republic, seven for a group.
func TestDefaultScenarioHasEnoughOrders(t *testing.T) {
	s, l := Load(Default)
	if s == nil {
		t.Skipf("does not load:\n%v", l.Err())
	}
	count := map[string]int{}
	for _, o := range s.Ruleset.Orders {
		who, _, _ := strings.Cut(o.ID, ".")
		count[who+" "+game.ColumnNames[o.Column]]++
	}
	for who, least := range map[string]int{"usa": 8, "mexico": 8, "group": 7} {
		for _, col := range game.ColumnNames {
			if n := count[who+" "+col]; n < least {
				t.Errorf("%s has %d %s orders, at least %d wanted", who, n, col, least)
			}
		}
	}
}
