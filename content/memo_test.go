package content_test

import (
	"sync/atomic"
	"testing"

	"riobravo/game/dice"
	"riobravo/game/gametest"
)

// Facilitated games pass the battery too: memos written by chance, ruled on by chance, and nobody told what is not theirs.
func TestFacilitatedBattery(t *testing.T) {
	rs := rules(t)
	b := &gametest.Battery{Rules: rs, Every: 20, Facilitated: true}
	each(t, batteryGames(t, 200), func(seed uint64) error {
		return b.Play(actors(rs, []string{"random", "staff"}[seed%2], seed), dice.FromSeed(seed), seed)
	})
	l := &gametest.Leaks{Rules: rs, Every: 12, Facilitated: true}
	each(t, batteryGames(t, 20), func(seed uint64) error {
		return l.Play(actors(rs, []string{"random", "staff"}[seed%2], seed), dice.FromSeed(seed), seed)
	})
	var ruled atomic.Int64
	each(t, 4, func(seed uint64) error {
		f, seats := gametest.Facilitate(rs, actors(rs, "staff", seed), seed)
		tab := &gametest.Table{Rules: rs, Source: dice.FromSeed(seed), Facilitator: f, Seats: seats}
		err := tab.Play()
		ruled.Add(int64(f.Ruled))
		return err
	})
	if ruled.Load() < 20 {
		t.Errorf("only %d memos were ruled on in four games", ruled.Load())
	}
}
