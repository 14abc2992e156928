package content_test

import (
	"testing"

	"riobravo/game"
)

// TestThresholdGoesWithTheAim: the form says what an objective is held to before it is declared, and looking changes
// nothing.
func TestThresholdGoesWithTheAim(t *testing.T) {
	rs := rules(t)
	s := game.New(rs)
	s.World.Month, s.World.Phase = 1, int16(game.Orders)
	var v game.View
	game.ViewFor(rs, &s, 0, &v)
	want := game.ScoreView(rs, &v, 0).Threshold / 100
	seen := map[int32]bool{}
	for _, o := range game.Legal(rs, &v, game.Strategic, nil) {
		p := game.PreviewOrder(rs, &v, o)
		if rs.Orders[o.ID].ID != "usa.declare_objective" {
			if p.Threshold != 0 {
				t.Errorf("%s names a threshold of %d", rs.Orders[o.ID].ID, p.Threshold)
			}
			continue
		}
		if p.Threshold < 30 || p.Threshold > 95 {
			t.Errorf("choice %d is held to %d", o.Amount, p.Threshold)
		}
		seen[p.Threshold] = true
		if now := game.ScoreView(rs, &v, 0).Threshold / 100; now != want {
			t.Fatalf("looking at choice %d moved the threshold from %d to %d", o.Amount, want, now)
		}
	}
	if len(seen) < 3 {
		t.Errorf("only %d different thresholds: no aim is held to more than another", len(seen))
	}
}
