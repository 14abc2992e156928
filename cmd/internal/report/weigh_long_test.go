//go:build ext && long

package report

import (
	"testing"

	"riobravo/content"
	"riobravo/game"
)

// TestTenBlunders plants one deliberate blunder of at least three points in each of ten games, in all seats and from the second month to the eighth and later:
// the turning points have the blunder's month in at least nine.
func TestTenBlunders(t *testing.T) {
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	hits := 0
	for i := range 10 {
		seat := game.Seat(i % len(sc.Ruleset.Seats))
		l, month := blunder(t, sc, uint64(700+i), seat, int16(2+i*3%7), 300)
		if found(t, sc, l, seat, month, 150) {
			hits++
		}
	}
	t.Logf("measured: %d of 10 blunders found", hits)
	if hits < 9 {
		t.Errorf("%d of 10 blunders found", hits)
	}
}
