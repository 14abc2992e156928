package content_test

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/game/gametest"
)

// batteryGames is how many random games the battery plays: 2,000 in the long run of .ci, where RIOBRAVO_BATTERY says so,
// fewer in the ordinary one, which two cores must finish in seconds.
func batteryGames(t *testing.T, ordinary int) int {
	if n, err := strconv.Atoi(os.Getenv("RIOBRAVO_BATTERY")); err == nil && n > 0 {
		return max(n, ordinary)
	}
	if testing.Short() {
		return max(1, ordinary/10)
	}
	return ordinary
}

// each runs play for every seed from 0 on two goroutines and reports the first few errors.
func each(t *testing.T, games int, play func(seed uint64) error) {
	t.Helper()
	var next, failed atomic.Int64
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				seed := next.Add(1) - 1
				if seed >= int64(games) || failed.Load() > 3 {
					return
				}
				if err := careful(func() error { return play(uint64(seed)) }); err != nil {
					failed.Add(1)
					t.Errorf("seed %d: %v", seed, err)
				}
			}
		}()
	}
	wg.Wait()
}

// careful turns a panic into an error that names it.
func careful(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return f()
}

func actors(rs *game.Ruleset, name string, seed uint64) []gametest.Actor {
	var out []gametest.Actor
	for range rs.Seats {
		b, err := bot.New(name, rs, dice.FromSeed(seed^0xb07))
		if err != nil {
			panic(err)
		}
		out = append(out, b)
	}
	return out
}

func TestBattery(t *testing.T) {
	rs := rules(t)
	b := &gametest.Battery{Rules: rs, Every: 30}
	each(t, batteryGames(t, 2000), func(seed uint64) error {
		return b.Play(actors(rs, "random", seed), dice.FromSeed(seed), seed)
	})
}

// TestLeaks looks at games of all three strengths through every seat.
func TestLeaks(t *testing.T) {
	rs := rules(t)
	var mu sync.Mutex
	seen := map[string]int{}
	each(t, batteryGames(t, 90), func(seed uint64) error {
		l := &gametest.Leaks{Rules: rs, Every: 12}
		err := l.Play(actors(rs, bot.Names[seed%3], seed), dice.FromSeed(seed), seed)
		mu.Lock()
		defer mu.Unlock()
		for name, n := range l.Seen {
			seen[name] += n
		}
		return err
	})
	for _, want := range []string{
		"talks, round 1", "talks, round 1, an offer sealed", "talks, round 2", "talks, round 2, an offer sealed",
		"orders", "orders, a sheet sealed", "crisis", "crisis, a choice sealed",
	} {
		if seen[want] == 0 && !t.Failed() {
			t.Errorf("no moment was looked at with %s", want)
		}
	}
	t.Log(seen)
}
