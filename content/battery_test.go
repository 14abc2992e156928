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

// batteryGames is how many games a test plays: RIOBRAVO_BATTERY says so in the long run of .ci, never fewer than the
// ordinary run, which two cores must finish in seconds; a tenth of them with -short.
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
	b := &gametest.Battery{Rules: rs, Every: 50}
	each(t, batteryGames(t, 2000), func(seed uint64) error {
		return b.Play(actors(rs, "random", seed), dice.FromSeed(seed), seed)
	})
	each(t, batteryGames(t, 100), func(seed uint64) error {
		return b.Play(actors(rs, bot.Names[1+seed%2], seed), dice.FromSeed(seed), seed)
	})
}

// TestLeaks looks at games of all three strengths through every seat.
func TestLeaks(t *testing.T) {
	rs := rules(t)
	l := &gametest.Leaks{Rules: rs, Every: 12}
	each(t, batteryGames(t, 40), func(seed uint64) error {
		return l.Play(actors(rs, bot.Names[seed%3], seed), dice.FromSeed(seed), seed)
	})
	seen := l.Seen()
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

// moments are states of games in all phases, to begin tests from.
func moments(tb testing.TB, rs *game.Ruleset) []game.State {
	var out []game.State
	for seed := range uint64(6) {
		n := 0
		tab := &gametest.Table{Rules: rs, Seats: actors(rs, bot.Names[seed%3], seed), Source: dice.FromSeed(seed)}
		tab.OnView = func(t *gametest.Table, _ *game.View) error {
			if n++; n%13 == 0 || game.Phase(t.State.World.Phase) == game.CrisisOpen && n%3 == 0 {
				out = append(out, t.State)
			}
			return nil
		}
		if err := tab.Play(); err != nil {
			tb.Fatal(err)
		}
	}
	return out
}

// unruly sends commands of all sorts to a game under way and lets bots finish it: whatever was taken, the game must go on
// to its end with every value in its range, and whatever was refused must have changed nothing.
func unruly(rs *game.Ruleset, s game.State, cmds []game.Command) error {
	var buf game.Buffer
	src := dice.FromSeed(7)
	for i := range cmds {
		before := s
		if ref := game.Step(rs, &s, &cmds[i], src, &buf); ref != nil && s != before {
			return fmt.Errorf("command %+v was refused (%v) and changed the state", cmds[i], ref)
		} else if ref != nil {
			continue
		}
		for n := range buf.Events {
			e := &buf.Events[n]
			if d := &game.Registry[e.Field]; d.Name != "" && (e.New < d.Min || e.New > d.Max) && e.Kind <= game.EstimateRevised {
				return fmt.Errorf("command %+v took %s to %d", cmds[i], e.Field.Label(int(e.I), int(e.J)), e.New)
			}
		}
	}
	tab := &gametest.Table{Rules: rs, Seats: actors(rs, "random", 1), Source: src}
	if err := tab.Resume(s); err != nil {
		return fmt.Errorf("after %+v: %w", cmds, err)
	}
	return nil
}

func TestUnruly(t *testing.T) {
	rs := rules(t)
	states := moments(t, rs)
	each(t, batteryGames(t, 600), func(seed uint64) error {
		l := gametest.NewChance(seed)
		cmds := make([]game.Command, 40)
		for i := range cmds {
			cmds[i] = gametest.Wild(rs, l)
		}
		return unruly(rs, states[seed%uint64(len(states))], cmds)
	})
}

func FuzzStep(f *testing.F) {
	rs := rules(f)
	states := moments(f, rs)
	for seed := range uint64(30) {
		l := gametest.NewChance(seed)
		data := []byte{byte(seed)}
		for range 5 {
			cmd := gametest.Wild(rs, l)
			data = game.AppendCommand(data, &cmd)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) == 0 {
			return
		}
		at := int(data[0])
		data = data[1:]
		var cmds []game.Command
		for len(data) > 0 && len(cmds) < 20 {
			cmd, rest, err := game.ReadCommand(data)
			if err != nil {
				break
			}
			cmds, data = append(cmds, cmd), rest
		}
		if err := unruly(rs, states[at%len(states)], cmds); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzBytes(f *testing.F) {
	rs := rules(f)
	for _, s := range moments(f, rs)[:4] {
		f.Add(game.Encode(&s, nil))
	}
	l := gametest.NewChance(3)
	for range 10 {
		cmd := gametest.Wild(rs, l)
		f.Add(game.AppendCommand(nil, &cmd))
		f.Add(game.AppendEvent(nil, &game.Event{Kind: game.Changed, Field: cmd.Field, I: cmd.I, J: cmd.J, New: cmd.Value}))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if s, err := game.Decode(data); err == nil {
			if back, err := game.Decode(game.Encode(&s, nil)); err != nil || back != s {
				t.Fatal("a state that was read does not read back")
			}
		}
		if m, _, err := game.ReadCommand(data); err == nil {
			if back, rest, err := game.ReadCommand(game.AppendCommand(nil, &m)); err != nil || back != m || len(rest) != 0 {
				t.Fatal("a command that was read does not read back")
			}
		}
		if e, _, err := game.ReadEvent(data); err == nil {
			if back, rest, err := game.ReadEvent(game.AppendEvent(nil, &e)); err != nil || back != e || len(rest) != 0 {
				t.Fatal("a fact that was read does not read back")
			}
			var s game.State
			game.Apply(&s, &e)
			for k := range game.Seat(game.MaxSeats) {
				if told, ok := game.Redact(e, k); ok && told.Kind != e.Kind {
					t.Fatal("a twin is of another kind than its fact")
				}
			}
		}
	})
}
