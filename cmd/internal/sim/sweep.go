package sim

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"riobravo/game"
	"riobravo/game/quality"
)

// Sweep is one question asked at several values of one number of the rules, or with and without one contrary view, each
// time over the same games with the same luck. Where the batch forces or forbids something, every game is played without
// that too, and the effect is the difference; else the effect is what is measured itself. What is measured is a seat's
// final margin or a track at the end of the last month, in points.
type Sweep struct {
	Scenario string       `json:"scenario"`
	Hash     string       `json:"hash"`
	Games    int          `json:"games"` // a point
	Seed     uint64       `json:"seed"`
	Vary     string       `json:"vary"`
	What     string       `json:"what"`
	Paired   bool         `json:"paired"`
	Points   []SweepPoint `json:"points"`
	// Tips are the values at which the straight line between neighbouring points crosses zero.
	Tips    []float64 `json:"tips"`
	Partial bool      `json:"partial,omitempty"` // interrupted: later points are left out
}

// SweepPoint is one value: what was measured as asked, without what was asked, and the effect.
type SweepPoint struct {
	Value   int32 `json:"value"`
	Games   int   `json:"games"`
	Mean    Gain  `json:"mean"`
	Without *Gain `json:"without,omitempty"`
	Effect  Gain  `json:"effect"`
}

// sweepPoint is a value with the batches to be played at it.
type sweepPoint struct {
	value         int32
	with, without Config
}

// Points of a sweep: how many a range is divided into unless the caller says so, and how many there may be. Values beyond
// the last bound are no sensible number of these rules (judgement).
const (
	usualPoints = 9
	mostPoints  = 50
	mostValue   = 10_000
)

// gauge reads what is measured off a played game, in hundredths.
type gauge func(w *worker) int32

// measureOf finds a seat's margin or a track by name.
func measureOf(rs *game.Ruleset, name string) (gauge, error) {
	if k := slices.Index(seatIDs(rs), name); k >= 0 {
		return func(w *worker) int32 { return w.game.Seats[k].Margin }, nil
	}
	if t := slices.Index(TrackNames[:], name); t >= 0 {
		return func(w *worker) int32 { return 100 * int32(w.game.Tracks[len(w.game.Tracks)-1][t]) }, nil
	}
	return nil, wrongValue("what", name, append(seatIDs(rs), TrackNames[:]...))
}

// ParseVary reads name=a..b, name=a..b/n for n points, or the name of an assumption, whose values are 0 and 1. Its error is
// one for Deps.Complain.
func ParseVary(rs *game.Ruleset, s string) (name string, assumed bool, values []int32, err error) {
	const shape = "lab_back=10..90/9"
	name, span, ranged := strings.Cut(s, "=")
	if slices.ContainsFunc(rs.Assumptions, func(a game.AssumptionDef) bool { return a.ID == name }) {
		if ranged && span != "off..on" {
			return "", false, nil, wrongValue("vary", span, []string{"off..on"})
		}
		return name, true, []int32{0, 1}, nil
	}
	if _, known := game.ParamByName(name); !known {
		var all []string
		for _, a := range rs.Assumptions {
			all = append(all, a.ID)
		}
		all = append(all, paramsLike("")...)
		return "", false, nil, wrongValue("vary", name, all)
	}
	from, rest, ok := strings.Cut(span, "..")
	to, count, counted := strings.Cut(rest, "/")
	a, e1 := strconv.Atoi(from)
	b, e2 := strconv.Atoi(to)
	n, e3 := usualPoints, error(nil)
	if counted {
		n, e3 = strconv.Atoi(count)
	}
	switch {
	case !ok || e1 != nil || e2 != nil || e3 != nil || a == b:
		return "", false, nil, wrongShape("vary", s, shape)
	case n < 2 || n > mostPoints:
		return "", false, nil, &callError{"range", map[string]any{"Flag": "--vary", "Value": n, "Low": 2, "High": mostPoints}}
	case min(a, b) < -mostValue || max(a, b) > mostValue:
		return "", false, nil, &callError{"range", map[string]any{"Flag": "--vary", "Value": span, "Low": -mostValue, "High": mostValue}}
	}
	for i := range n {
		values = append(values, int32(a+(b-a)*i/(n-1)))
	}
	slices.Sort(values)
	return name, false, slices.Compact(values), nil
}

// vary plays the points one after another, each side by side, and reckons where the effect turns. When ctx ends first
// what was played is returned, marked partial.
func vary(ctx context.Context, points []sweepPoint, name, what string, paired bool) (Sweep, error) {
	first := &points[0].with
	out := Sweep{
		Scenario: first.Rules.ID, Hash: first.Rules.RulesHash, Games: first.Games, Seed: first.Seed, Vary: name, What: what, Paired: paired,
		Points: []SweepPoint{}, Tips: []float64{},
	}
	for i := range points {
		if ctx.Err() != nil {
			break
		}
		p, err := ask(ctx, &points[i], what, paired)
		if err != nil {
			return out, err
		}
		if p.Games > 0 {
			out.Points = append(out.Points, p)
		}
	}
	out.Partial = len(out.Points) < len(points) || out.Points[len(out.Points)-1].Games < first.Games
	out.Tips = tips(out.Points)
	return out, nil
}

// ask plays the games of a point and measures them. When ctx ends first, those that were played count.
func ask(ctx context.Context, p *sweepPoint, what string, paired bool) (SweepPoint, error) {
	ways := []*Config{&p.with, &p.without}[:1]
	if paired {
		ways = ways[:2]
	}
	workers := p.with.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	var mu sync.Mutex
	var mean, other, effect quality.Pair
	err := abreast(ctx, workers, p.with.Games, func() (func(i int) error, error) {
		var all []*worker
		for _, cfg := range ways {
			w, err := newWorker(cfg)
			if err != nil {
				return nil, err
			}
			all = append(all, w)
		}
		read, err := measureOf(p.with.Rules, what)
		return func(i int) error {
			var got [2]int32
			for n, w := range all {
				if err := w.play(p.with.Seed, i); err != nil {
					return fmt.Errorf("sim: game %d of seed %d: %w", i, p.with.Seed, err)
				}
				got[n] = read(w)
			}
			mu.Lock()
			defer mu.Unlock()
			mean.Add(got[0], 0)
			other.Add(got[1], 0)
			effect.Add(got[0], got[1])
			return nil
		}, err
	})
	out := SweepPoint{Value: p.value, Games: int(mean.N), Mean: gainOf(&mean), Effect: gainOf(&effect)}
	if paired {
		g := gainOf(&other)
		out.Without = &g
	}
	return out, err
}

// tips are where the effect changes sign from one point to the next.
func tips(points []SweepPoint) []float64 {
	out := []float64{}
	for i := 1; i < len(points); i++ {
		a, b := &points[i-1], &points[i]
		if (a.Effect.Mean < 0) == (b.Effect.Mean < 0) {
			continue
		}
		at := float64(a.Value) + float64(b.Value-a.Value)*a.Effect.Mean/(a.Effect.Mean-b.Effect.Mean)
		out = append(out, at)
	}
	return out
}

// sweep is `riobravo sim --vary`.
func (d *Deps) sweep(ctx context.Context, f *flags) (Sweep, error) {
	for _, other := range [][2]string{{"--explain", f.explain}, {"--out", f.out}, {"--shard", f.shard}} {
		if other[1] != "" {
			return Sweep{}, &callError{"together", map[string]any{"A": "--vary", "B": other[0]}}
		}
	}
	base, err := d.config(f)
	if err != nil {
		return Sweep{}, err
	}
	what := f.what
	if what == "" {
		what = asked(base.Rules, f)
	}
	if _, err := measureOf(base.Rules, what); err != nil {
		return Sweep{}, err
	}
	name, assumed, values, err := ParseVary(base.Rules, f.vary)
	if err != nil {
		return Sweep{}, err
	}
	paired := len(f.force)+len(f.forbid)+len(f.postures) > 0
	var points []sweepPoint
	for _, v := range values {
		one := *f
		one.seed, one.seeded = strconv.FormatUint(base.Seed, 10), true
		if assumed {
			one.assume = append(slices.Clone(f.assume), name+"="+[2]string{"off", "on"}[v])
		} else {
			one.params = append(slices.Clone(f.params), fmt.Sprintf("%s=%d", name, v))
		}
		p := sweepPoint{value: v}
		if p.with, err = d.config(&one); err != nil {
			return Sweep{}, err
		}
		one.force, one.forbid, one.postures = nil, nil, nil
		if p.without, err = d.config(&one); err != nil {
			return Sweep{}, err
		}
		points = append(points, p)
	}
	return vary(ctx, points, name, what, paired)
}

// asked is the seat whose play the flags shape first, or the first seat.
func asked(rs *game.Ruleset, f *flags) string {
	for _, list := range [][]string{f.force, f.postures, f.forbid} {
		if len(list) > 0 {
			who, _, _ := strings.Cut(list[0], ":")
			return who
		}
	}
	return rs.Seats[0].ID
}
