package sim

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
	"sync"
	"testing"

	"riobravo/content"
	"riobravo/game"
	"riobravo/game/bot"
)

// scenario is the default one, loaded once; it is immutable.
var scenario = sync.OnceValue(func() *content.Scenario {
	s, l := content.Load(content.Default)
	if s == nil {
		panic(fmt.Sprint(l))
	}
	return s
})

func rules(t testing.TB) *game.Ruleset {
	t.Helper()
	return scenario().Ruleset
}

// short is how many of n games the short form plays, which runs under the race detector.
func short(n int) int {
	if testing.Short() {
		return max(1, n/5)
	}
	return n
}

func run(t testing.TB, cfg Config) Result {
	t.Helper()
	res, err := Run(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// untimed leaves out what a clock measured.
func untimed(r Result) Result {
	r.Seconds, r.GamesPerSecond, r.DecisionsPerSecond = 0, 0, 0
	return r
}

func TestSameGamesWhateverTheWorkers(t *testing.T) {
	rs := rules(t)
	one := run(t, Config{Rules: rs, Games: short(60), Seed: 1, Workers: 1})
	two := run(t, Config{Rules: rs, Games: short(60), Seed: 1, Workers: 2})
	if !reflect.DeepEqual(untimed(one), untimed(two)) {
		t.Errorf("one worker:\n%+v\ntwo:\n%+v", one, two)
	}
	other := run(t, Config{Rules: rs, Games: short(60), Seed: 2})
	if other.Digest == one.Digest {
		t.Error("another seed gave the same digest")
	}
	if one.Games != short(60) || one.Partial || one.Endings["horizon"]+one.Endings["war"]+one.Endings["decoupled"] != short(60) {
		t.Errorf("%+v", one)
	}
	if n := len(one.Tracks["trade"]); n != int(rs.Turns+rs.Aftermath) {
		t.Errorf("%d months of trade", n)
	}
}

func TestInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	res, err := Run(ctx, Config{Rules: rules(t), Games: 100000, Seed: 1, Progress: func(done, _ int) {
		if done == 5 {
			stop()
		}
	}})
	if err != nil || !res.Partial || res.Games < 5 || res.Games > 20 || res.Asked != 100000 {
		t.Fatalf("%v: %d of %d, partial %v", err, res.Games, res.Asked, res.Partial)
	}
	whole := run(t, Config{Rules: rules(t), Games: res.Games, Seed: 1})
	if whole.Digest != res.Digest {
		t.Error("a partial digest is not that of its games")
	}
}

func TestForceAndForbid(t *testing.T) {
	rs := rules(t)
	seat := game.Seat(0)
	raid, _ := orderFor(rs, seat, "strike_labs")
	every := func(int16) bool { return true }
	free := run(t, Config{Rules: rs, Games: 40, Seed: 3})
	forced := run(t, Config{Rules: rs, Games: 40, Seed: 3, Limits: []bot.Limits{{Force: []bot.Forced{{Order: raid, Months: every, Choice: -1, Group: game.NoGroup, Region: game.NoRegion}}}}})
	if len(forced.Forced) != 1 || forced.Forced[0].Given == 0 || forced.Forced[0].Given > forced.Forced[0].Asked {
		t.Fatalf("%+v", forced.Forced)
	}
	if f, g := forced.Tracks["cooperation"][5], free.Tracks["cooperation"][5]; f >= g {
		t.Errorf("claim 17: with a strike each month cooperation is %.1f after six months, without %.1f", f, g)
	}
	t.Logf("raids given in %d of %d months", forced.Forced[0].Given, forced.Forced[0].Asked)

	for _, name := range bot.Names {
		lim := make([]bot.Limits, len(rs.Seats))
		lim[0].Forbid = []game.OrderID{raid}
		name, games := quick(name, 20)
		w, err := newWorker(&Config{Rules: rs, Bots: []string{name, name, name, name}, Limits: lim})
		if err != nil {
			t.Fatal(err)
		}
		inner := w.bots[0]
		w.bots[0] = watch{inner, func(c game.Command) {
			for _, o := range c.Sheet.Orders {
				if c.Kind == game.CmdSheet && o.ID == raid {
					t.Errorf("%s raids though it is forbidden", name)
				}
			}
		}}
		for i := range short(games) {
			if err := w.play(9, i); err != nil {
				t.Fatal(name, err)
			}
		}
	}
}

// watch sees each command of a bot.
type watch struct {
	bot.Bot
	see func(game.Command)
}

func (w watch) Act(v *game.View) (game.Command, string) {
	c, why := w.Bot.Act(v)
	w.see(c)
	return c, why
}

func TestEachComesInOrder(t *testing.T) {
	var seen []int
	run(t, Config{Rules: rules(t), Games: 50, Seed: 1, Workers: 4, Shard: 2, Shards: 3, Each: func(g *Game) { seen = append(seen, g.Index) }})
	if len(seen) != 17 {
		t.Fatalf("%d games in shard 2 of 3 of 50: %v", len(seen), seen)
	}
	for n, i := range seen {
		if i != 3*n+1 {
			t.Fatalf("game %d came in place %d", i, n)
		}
	}
}

func TestShapeOfJSON(t *testing.T) {
	b, err := json.Marshal(run(t, Config{Rules: rules(t), Games: 3, Seed: 1}))
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	want := strings.Fields("scenario hash games seed seconds games_per_second decisions_per_second seats nobody endings turns_mean tracks digest")
	for _, k := range want {
		if _, ok := m[k]; !ok {
			t.Errorf("no %q", k)
		}
	}
	if len(m) != len(want) {
		t.Errorf("%d keys, want %d: %s", len(m), len(want), b)
	}
	seat := m["seats"].(map[string]any)["usa"].(map[string]any)
	for _, k := range strings.Fields("bot wins met win_rate ci95 margin_mean margin_sd") {
		if _, ok := seat[k]; !ok {
			t.Errorf("no seats.usa.%s", k)
		}
	}
}

func TestWilson(t *testing.T) {
	for _, c := range []struct {
		k, n   int
		lo, hi float64
	}{{0, 10, 0, 0.2775}, {5, 10, 0.2366, 0.7634}, {10, 10, 0.7225, 1}, {600, 2000, 0.2803, 0.3205}, {0, 0, 0, 1}} {
		if got := Wilson(c.k, c.n); math.Abs(got[0]-c.lo) > 5e-4 || math.Abs(got[1]-c.hi) > 5e-4 {
			t.Errorf("%d of %d: %v", c.k, c.n, got)
		}
	}
}

// TestDecisionsAllocateNothing plays games to warm up, then the same again: nothing is allocated from the opening to the
// end.
func TestDecisionsAllocateNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector allocates by itself; the ordinary form holds this")
	}
	for _, name := range bot.Names {
		name, most := quick(name, 20)
		w, err := newWorker(&Config{Rules: rules(t), Bots: []string{name, name, name, name}})
		if err != nil {
			t.Fatal(err)
		}
		games := func() {
			for i := range most {
				if err := w.decide(1, i); err != nil {
					t.Fatal(err)
				}
			}
		}
		games()
		if n := testing.AllocsPerRun(2, games); n > 0 {
			t.Errorf("%s: %.0f allocations in %d games", name, n, most)
		}
	}
}

// quick gives a bot that looks ahead a small budget and few games.
func quick(name string, games int) (string, int) {
	if bot.LooksAhead(name) {
		return name + "@12", 1
	}
	return name, games
}
