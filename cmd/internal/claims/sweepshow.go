package claims

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"riobravo/cmd/internal/sim"
)

// Text is a sweep for people: by row and test the estimate at each value with its interval on one axis, the bounds as lines on
// it, and where the verdict turns.
func (s *Sweep) Text(w Words) string {
	t := func(key string, args map[string]any) string { return w.Text("claims.sweep."+key, args) }
	var b strings.Builder
	assumed := w.Has("assumption." + s.Vary + ".name")
	value := func(v int32) string {
		if assumed {
			return t([2]string{"off", "on"}[min(1, v)], nil)
		}
		return strings.Replace(strconv.Itoa(int(v)), "-", "\u2212", 1)
	}
	fmt.Fprintf(&b, "%s\n", t("head", map[string]any{"Vary": s.Vary, "Games": s.Games, "Seed": strconv.FormatUint(s.Seed, 10)}))
	for _, row := range s.Rows {
		fmt.Fprintf(&b, "\n%s  %s\n", pad(row.ID, 4), lookup(w, "claim."+row.ID+".name", row.ID))
		for i := range row.Tests {
			one := &row.Tests[i]
			fmt.Fprintf(&b, "\n%s: %s\n", lookup(w, "claim."+row.ID+".test."+one.ID, one.ID), one.bounds())
			one.chart(&b, w, value, s.Games)
			for _, turn := range one.Turns {
				key := "fails_above"
				if turn.Holds {
					key = "holds_above"
				}
				if assumed {
					key += "_view"
				}
				fmt.Fprintf(&b, "%s\n", t(key, map[string]any{"Vary": s.Vary, "At": strings.Replace(strconv.FormatFloat(turn.Near, 'f', 1, 64), "-", "\u2212", 1)}))
			}
			if len(one.Turns) == 0 {
				key := "never"
				if one.Points[0].Holds {
					key = "always"
				}
				fmt.Fprintf(&b, "%s\n", t(key, map[string]any{"Vary": s.Vary}))
			}
			if n := one.unsure(); n > 0 {
				fmt.Fprintf(&b, "%s\n", t("unsure", map[string]any{"N": n, "All": len(one.Points)}))
			}
		}
	}
	if s.Cut {
		fmt.Fprintf(&b, "\n%s\n", t("partial", nil))
	}
	return b.String()
}

// bounds are the bounds of a test in figures.
func (t *SweptTest) bounds() string {
	var out []string
	if t.Least != nil {
		out = append(out, "≥ "+figure(*t.Least, t.Stat))
	}
	if t.Most != nil {
		out = append(out, "≤ "+figure(*t.Most, t.Stat))
	}
	return strings.Join(out, ", ")
}

// lines are the bounds that there are.
func (t *SweptTest) lines() []float64 {
	var out []float64
	for _, p := range []*float64{t.Least, t.Most} {
		if p != nil {
			out = append(out, *p)
		}
	}
	return out
}

// chart draws a test by value; a point of fewer games than asked says how many.
func (t *SweptTest) chart(b *strings.Builder, w Words, value func(int32) string, games int) {
	low, high := t.span()
	rows := [][]string{{w.Text("sim.sweep.column.value", nil), "", w.Text("claims.sweep.estimate", nil), w.Text("sim.balance.column.ci95", nil), ""}}
	for i := range t.Points {
		p := &t.Points[i]
		e, mark := p.Estimate, "✓"
		if !p.Holds {
			mark = "×"
		}
		drawn := sim.Axis(e.Value, e.Low, e.High, low, high, t.lines()...)
		if p.Games < games {
			drawn += "  " + w.Text("claims.sweep.games", map[string]any{"N": p.Games})
		}
		rows = append(rows, []string{value(p.Value), mark, figure(e.Value, t.Stat), figure(e.Low, t.Stat) + " - " + figure(e.High, t.Stat), drawn})
	}
	sim.Chart(b, rows, 0)
}

// span is the axis of a test: all finite ends and bounds lie on it.
func (t *SweptTest) span() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	take := func(v float64) {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			low, high = min(low, v), max(high, v)
		}
	}
	for _, p := range t.Points {
		take(p.Estimate.Value)
		take(p.Estimate.Low)
		take(p.Estimate.High)
	}
	for _, v := range t.lines() {
		take(v)
	}
	if high-low < 1e-9 {
		low, high = low-1, high+1
	}
	return low, high
}

// unsure counts the values at which the interval holds a bound.
func (t *SweptTest) unsure() int {
	n := 0
	for _, p := range t.Points {
		for _, v := range t.lines() {
			if p.Estimate.Low < v && p.Estimate.High > v {
				n++
				break
			}
		}
	}
	return n
}
