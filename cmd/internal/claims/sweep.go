package claims

import (
	"context"
	"fmt"
	"math"

	"riobravo/content"
)

// Sweep is rows asked again at several values of one number of the rules, or with and without one contrary view, each time
// over the same games: what would have to be true for a row to hold, or to fail?
type Sweep struct {
	Vary   string     `json:"vary"`
	Games  int        `json:"games"` // a row and value
	Seed   uint64     `json:"seed"`
	Values []int32    `json:"values"`
	Rows   []SweptRow `json:"rows"`
	Cut    bool       `json:"partial,omitempty"` // interrupted: values that were not begun are left out
}

// SweptRow is what came of one row.
type SweptRow struct {
	ID    string      `json:"id"`
	Tests []SweptTest `json:"tests"`
}

// SweptTest is one statistic of a row by value. Turns are where its verdict changes.
type SweptTest struct {
	ID     string       `json:"id"`
	Stat   string       `json:"stat"`
	Least  *float64     `json:"least,omitempty"`
	Most   *float64     `json:"most,omitempty"`
	Points []SweptPoint `json:"points"`
	Turns  []Turn       `json:"turns"`
}

// SweptPoint is the estimate at one value.
type SweptPoint struct {
	Value    int32    `json:"value"`
	Estimate Estimate `json:"estimate"`
	Holds    bool     `json:"holds"`
	Games    int      `json:"games"`
}

// Turn is where a verdict changes between two values that were asked: near which the straight line between the estimates
// crosses the bound.
type Turn struct {
	Near  float64 `json:"near"`
	Holds bool    `json:"holds"` // above it
}

// Vary plays every row of cfg at every value of a parameter, or of an assumption for which 1 is the contrary view. When ctx
// ends first, what is known is returned and the result is marked.
func Vary(ctx context.Context, cfg Config, name string, assumption bool, values []int32) (Sweep, error) {
	out := Sweep{Vary: name, Games: cfg.Games, Seed: cfg.Seed, Values: values, Rows: []SweptRow{}}
	var jobs []*job
	for row := range cfg.Claims {
		for _, v := range values {
			w := content.Options{Params: map[string]int32{name: v}}
			if assumption {
				w = content.Options{Assume: map[string]bool{name: v != 0}}
			}
			jobs = append(jobs, &job{row: row, view: -1, world: w})
		}
	}
	cfg.play(ctx, jobs)
	for n, j := range jobs {
		c := &cfg.Claims[j.row]
		if j.err != nil {
			return out, fmt.Errorf("claims: claim %s: %s = %d: %w", c.ID, name, values[n%len(values)], j.err)
		}
		out.Cut = out.Cut || !j.done
		if j.kept == 0 && !j.done {
			continue
		}
		if len(out.Rows) == 0 || out.Rows[len(out.Rows)-1].ID != c.ID {
			out.Rows = append(out.Rows, SweptRow{ID: c.ID})
		}
		out.Rows[len(out.Rows)-1].add(values[n%len(values)], j)
	}
	for r := range out.Rows {
		for t := range out.Rows[r].Tests {
			one := &out.Rows[r].Tests[t]
			one.Turns = one.turns()
		}
	}
	return out, nil
}

// add adds what came of a row at a value.
func (r *SweptRow) add(value int32, j *job) {
	for i := range j.tests {
		t := &j.tests[i]
		if len(r.Tests) <= i {
			r.Tests = append(r.Tests, SweptTest{ID: t.ID, Stat: t.Stat, Least: t.Least, Most: t.Most, Turns: []Turn{}})
		}
		r.Tests[i].Points = append(r.Tests[i].Points, SweptPoint{value, t.Estimate, t.Holds, j.games})
	}
}

// turns are where the verdict changes from one value to the next.
func (t *SweptTest) turns() []Turn {
	out := []Turn{}
	for i := 1; i < len(t.Points); i++ {
		a, b := &t.Points[i-1], &t.Points[i]
		if a.Holds != b.Holds {
			out = append(out, Turn{t.crossing(a, b), b.Holds})
		}
	}
	return out
}

// crossing is where the line between two estimates crosses the bound that parts them; half way where there is no such line.
func (t *SweptTest) crossing(a, b *SweptPoint) float64 {
	from, to := float64(a.Value), float64(b.Value)
	for _, bound := range []*float64{t.Least, t.Most} {
		if bound == nil {
			continue
		}
		x, y := a.Estimate.Value-*bound, b.Estimate.Value-*bound
		if at := from + (to-from)*x/(x-y); (x < 0) != (y < 0) && !math.IsNaN(at) && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
			return at
		}
	}
	return (from + to) / 2
}
