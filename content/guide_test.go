package content_test

import (
	"testing"

	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/game/gametest"
)

// TestFirstSteps: the guided start is the default exercise, three months long, plays to its end in any hands, and its
// guide says something in every part of every month.
func TestFirstSteps(t *testing.T) {
	s, l := content.Load("first-steps")
	if s == nil || l.Len() > 0 {
		t.Fatalf("%s", l)
	}
	if l := s.Check("en"); l.Len() > 0 {
		t.Errorf("%s", l)
	}
	rs := s.Ruleset
	if n := len(rules(t).Orders); rs.Turns != 3 || len(rs.Orders) != n || len(rules(t).Guide) != 0 {
		t.Errorf("%d months and %d orders, the default has %d and a guide of %d steps", rs.Turns, len(rs.Orders), n, len(rules(t).Guide))
	}
	b := &gametest.Battery{Rules: rs, Every: 50}
	each(t, batteryGames(t, 40), func(seed uint64) error {
		return b.Play(actors(rs, "random", seed), dice.FromSeed(seed), seed)
	})
	for month := int16(1); month <= rs.Turns; month++ {
		for _, phase := range []game.Phase{game.Talks, game.Orders} {
			v := game.View{Seat: 0}
			v.Known.World.Month, v.Known.World.Phase = month, int16(phase)
			if _, ok := game.NextStep(rs, &v, -1); !ok {
				t.Errorf("the guide is silent in month %d, phase %d", month, phase)
			}
		}
	}
}

// TestGuideGoesOn: a step that asks for an act is done by the act, or when the part of the phase is in.
func TestGuideGoesOn(t *testing.T) {
	s, _ := content.Load("first-steps")
	rs := s.Ruleset
	v := game.View{Seat: 0}
	w := &v.Known.World
	w.Month, w.Phase = 1, int16(game.Orders)
	at := func(id string) int {
		for i, g := range rs.Guide {
			if g.ID == id {
				return i
			}
		}
		t.Fatalf("no step %q", id)
		return 0
	}
	if next, _ := game.NextStep(rs, &v, at("posture")); next != at("strategic") {
		t.Errorf("after the posture comes %q", rs.Guide[next].ID)
	}
	v.Known.Own[0].Draft[game.Strategic][0] = 1
	if next, _ := game.NextStep(rs, &v, at("posture")); next != at("tactical") {
		t.Errorf("after a strategic order comes %q", rs.Guide[next].ID)
	}
	v.Known.Seats[0].Sealed = 1
	if !game.GuideStepDone(rs, &v, at("tactical")) {
		t.Error("a sealed sheet leaves the tactical step open")
	}
	if game.GuideStepDone(rs, &v, at("posture")) {
		t.Error("a step that is only read was done by an act")
	}
}
