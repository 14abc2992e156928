// Package claims holds played games against what the article and published findings say. A row of the table compares ways
// of playing (arms) with the same luck, takes statistics over the games and sets them against bounds; under the row's
// contrary assumption at least one of them must fail, so that the test tests something. It changes no rule and reads no
// file. Read Run first; functions in value.go is the language of the tests, tally in statistic.go what they come to.
package claims

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"riobravo/cmd/internal/sim"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
)

// Config says what to hold against what.
type Config struct {
	Claims   []content.Claim
	Load     func(id string) (*content.Scenario, error) // "" is the scenario asked for
	Games    int                                        // pairs of games a row, 1 or more
	Seed     uint64
	Workers  int                   // 0: one for each processor
	Contrary bool                  // play each row's contrary view too
	Progress func(done, total int) // if set, called after each row's view, from any goroutine
}

// Row is what came of one claim.
type Row struct {
	ID       string   `json:"id"`
	Labels   []string `json:"labels"`
	Evidence string   `json:"evidence"`
	Sources  []string `json:"sources,omitempty"`
	Open     bool     `json:"open,omitempty"` // known not to hold yet
	Games    int      `json:"games"`          // played
	Kept     int      `json:"kept"`           // of them, those in which the row's condition held
	Tests    []Test   `json:"tests"`
	Passed   bool     `json:"passed"`
	Refuted  bool     `json:"refuted"`           // some interval lies wholly on the wrong side
	Cut      bool     `json:"partial,omitempty"` // interrupted: what its games so far say
	Contrary []View   `json:"contrary,omitempty"`
}

// View is a row under a contrary assumption.
type View struct {
	Assumption string `json:"assumption"`
	Kept       int    `json:"kept"`
	Tests      []Test `json:"tests"`
	Failed     bool   `json:"failed"`          // as it must: some test that is to fail there does not hold
	Games      int    `json:"games,omitempty"` // played, where it was interrupted
}

// Test is one statistic of a row.
type Test struct {
	ID       string   `json:"id"`
	Stat     string   `json:"stat"`
	Least    *float64 `json:"least,omitempty"`
	Most     *float64 `json:"most,omitempty"`
	Estimate Estimate `json:"estimate"`
	Holds    bool     `json:"holds"`
	Refuted  bool     `json:"refuted"`
}

// Result is what came of all rows, in the order of the table. The same seed and number of games give the same result on
// any number of workers.
type Result struct {
	Games  int    `json:"games"`
	Seed   uint64 `json:"seed"`
	Rows   []Row  `json:"rows"`
	Passed bool   `json:"passed"`  // every row that is not open, and every contrary view of these fails
	Cut    bool   `json:"partial"` // interrupted: rows that were not begun are left out, one under way says what it knows
}

// job is one row under one view.
type job struct {
	row, view int // view -1: the default
	world     content.Options
	tests     []Test
	games     int
	kept      int
	err       error
	done      bool
}

// Run plays every row. When ctx ends first, what is known is returned and the result is marked.
func Run(ctx context.Context, cfg Config) (Result, error) {
	var jobs []*job
	for i := range cfg.Claims {
		jobs = append(jobs, &job{row: i, view: -1})
		if cfg.Contrary {
			for v := range cfg.Claims[i].Contrary {
				jobs = append(jobs, &job{row: i, view: v})
			}
		}
	}
	cfg.play(ctx, jobs)
	return cfg.gather(jobs)
}

// play does the jobs side by side.
func (cfg *Config) play(ctx context.Context, jobs []*job) {
	workers := cfg.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	var mu sync.Mutex
	next, done := 0, 0
	var wait sync.WaitGroup
	for range min(workers, max(1, len(jobs))) {
		wait.Go(func() {
			for ctx.Err() == nil {
				mu.Lock()
				n := next
				next++
				mu.Unlock()
				if n >= len(jobs) {
					return
				}
				cfg.do(ctx, jobs[n])
				mu.Lock()
				done++
				if cfg.Progress != nil {
					cfg.Progress(done, len(jobs))
				}
				mu.Unlock()
			}
		})
	}
	wait.Wait()
}

// gather puts the jobs' findings into rows.
func (cfg *Config) gather(jobs []*job) (Result, error) {
	res := Result{Games: cfg.Games, Seed: cfg.Seed, Passed: true}
	for _, j := range jobs {
		if j.err != nil {
			return Result{}, fmt.Errorf("claims: claim %s: %w", cfg.Claims[j.row].ID, j.err)
		}
		c := &cfg.Claims[j.row]
		res.Cut = res.Cut || !j.done
		switch {
		case j.kept == 0 && !j.done:
		case j.view < 0:
			r := Row{ID: c.ID, Labels: c.Labels, Evidence: c.Evidence, Sources: c.Sources, Open: c.Open, Games: j.games, Kept: j.kept, Tests: j.tests}
			r.Cut = !j.done
			r.Passed = j.kept*leastKept >= j.games && !slices.ContainsFunc(j.tests, func(t Test) bool { return !t.Holds })
			r.Refuted = slices.ContainsFunc(j.tests, func(t Test) bool { return t.Refuted })
			res.Rows = append(res.Rows, r)
			res.Passed = res.Passed && (r.Passed || r.Open)
		case len(res.Rows) > 0 && res.Rows[len(res.Rows)-1].ID == c.ID:
			v := View{Assumption: c.Contrary[j.view], Kept: j.kept, Tests: j.tests}
			v.Failed = undone(c, j.tests)
			if !j.done {
				v.Games = j.games
			}
			last := &res.Rows[len(res.Rows)-1]
			last.Contrary = append(last.Contrary, v)
			res.Passed = res.Passed && (v.Failed || last.Open)
		}
	}
	return res, nil
}

// undone tells whether a test that must fail under the contrary view does. One of which the games said nothing is no evidence,
// and neither is one that the row expects to hold there too.
func undone(c *content.Claim, tests []Test) bool {
	for i := range tests {
		if t := &tests[i]; c.Tests[i].Contrary && !t.Holds && t.Estimate.N > 0 {
			return true
		}
	}
	return false
}

// leastKept: a row whose condition holds in fewer than one game in this many says too little to pass (judgement).
const leastKept = 4

// do plays one row under one view.
func (cfg *Config) do(ctx context.Context, j *job) {
	c := &cfg.Claims[j.row]
	sc, err := cfg.Load(c.Scenario)
	if err != nil {
		j.err = err
		return
	}
	world := j.world
	if j.view >= 0 {
		world.Assume = map[string]bool{c.Contrary[j.view]: true}
	}
	r, err := newRow(sc, c, world)
	if err != nil {
		j.err = err
		return
	}
	for want := max(cfg.Games, c.Games); j.games < want && ctx.Err() == nil; j.games++ {
		if j.err = r.play(cfg.Seed, j.games); j.err != nil {
			return
		}
		j.done = j.games+1 == want
	}
	j.tests, j.kept = r.tests(), r.kept
}

// row is a claim being played.
type row struct {
	claim   *content.Claim
	arms    []*player
	tallies []tally
	when    *value
	kept    int
	values  []*value
	pers    []*value
	buf     []float64
	vary    []span
}

// span is a field that is drawn anew for every pair of games.
type span struct {
	cmd      game.Command
	from, to int
}

// streamPosition keeps the draws of positions apart from those of games and bots.
const streamPosition dice.Stream = 930

func newRow(sc *content.Scenario, c *content.Claim, world content.Options) (*row, error) {
	r := &row{claim: c}
	for i := range c.Arms {
		p, err := newPlayer(sc, &c.Arms[i], world)
		if err != nil {
			return nil, err
		}
		r.arms = append(r.arms, p)
	}
	for _, v := range c.Vary {
		f, a, b, err := place(r.arms[0].rs, v.Path)
		if err != nil {
			return nil, fmt.Errorf("positions: %w", err)
		}
		r.vary = append(r.vary, span{game.Command{Kind: game.CmdField, Seat: game.NoSeat, Field: f, I: a, J: b}, v.From, v.To})
	}
	if c.When != "" {
		var err error
		if r.when, err = compileValue(c.When, r.arms); err != nil {
			return nil, fmt.Errorf("when: %w", err)
		}
	}
	for i := range c.Tests {
		t := &c.Tests[i]
		v, err := compileValue(t.Value, r.arms)
		if err != nil {
			return nil, fmt.Errorf("test %q: value: %w", t.ID, err)
		}
		var per *value
		if t.Per != "" {
			if per, err = compileValue(t.Per, r.arms); err != nil {
				return nil, fmt.Errorf("test %q: per: %w", t.ID, err)
			}
		}
		r.values, r.pers = append(r.values, v), append(r.pers, per)
		r.tallies = append(r.tallies, tally{test: t})
		if t.Stat == "times" {
			r.tallies[i].pool = &tally{test: t}
		}
	}
	return r, nil
}

// position draws where pair i is played.
func (r *row) position(seed uint64, i int) []hand {
	var out []hand
	src := sim.SourceOf(seed, i)
	for n := range r.vary {
		v := &r.vary[n]
		h := hand{1, v.cmd}
		h.cmd.Value = int16(v.from) + int16(src.Roll(dice.Key{Stream: streamPosition, Subject: int32(n)}, int32(v.to-v.from+1))) - 1
		out = append(out, h)
	}
	return out
}

// play plays game i in every arm with the same luck and takes the samples.
func (r *row) play(seed uint64, i int) error {
	position := r.position(seed, i)
	for _, p := range r.arms {
		p.position = position
		if err := p.play(seed, i); err != nil {
			return err
		}
	}
	if r.when != nil {
		if ok, err := r.when.samples(nil); err != nil {
			return fmt.Errorf("when: %w", err)
		} else if sum(ok) == 0 {
			return nil
		}
	}
	r.kept++
	for k := range r.tallies {
		if err := r.sample(k); err != nil {
			return fmt.Errorf("test %q: %w", r.tallies[k].test.ID, err)
		}
		r.tallies[k].close()
	}
	return nil
}

// sample takes the samples of a test from the game just played.
func (r *row) sample(k int) error {
	t := &r.tallies[k]
	list, err := r.values[k].samples(r.buf[:0])
	if err != nil {
		return err
	}
	r.buf = list
	var per []float64
	if r.pers[k] != nil {
		if per, err = r.pers[k].samples(nil); err != nil {
			return fmt.Errorf("per: %w", err)
		}
	}
	switch {
	case r.pers[k] == nil, t.pool != nil:
		for _, v := range list {
			t.add(v, 0)
		}
		for _, v := range per {
			t.pool.add(v, 0)
		}
	case t.test.Stat == "between":
		if len(list) != len(per) {
			return fmt.Errorf("%d samples and %d labels", len(list), len(per))
		}
		for n, v := range list {
			t.add(v, per[n])
		}
	default:
		t.add(sum(list), sum(per))
	}
	return nil
}

func sum(list []float64) float64 {
	s := 0.0
	for _, v := range list {
		s += v
	}
	return s
}

func (r *row) tests() []Test {
	var out []Test
	for i := range r.tallies {
		t := &r.tallies[i]
		e := t.estimate()
		out = append(out, Test{
			ID: t.test.ID, Stat: t.test.Stat, Least: t.test.Least, Most: t.test.Most, Estimate: e,
			Holds: holds(t.test, e), Refuted: refuted(t.test, e),
		})
	}
	return out
}
