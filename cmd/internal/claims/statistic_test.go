package claims

import (
	"math"
	"testing"

	"riobravo/content"
)

func near(t *testing.T, what string, got, want, by float64) {
	t.Helper()
	if math.Abs(got-want) > by {
		t.Errorf("%s: %v, not %v", what, got, want)
	}
}

func tallyOf(stat string, q int, samples ...[2]float64) Estimate {
	t := tally{test: &content.ClaimTest{Stat: stat, Quantile: q}}
	for _, s := range samples {
		t.add(s[0], s[1])
		t.close()
	}
	return t.estimate()
}

// TestEstimates holds the statistics to worked examples.
func TestEstimates(t *testing.T) {
	e := tallyOf("mean", 0, [2]float64{1}, [2]float64{2}, [2]float64{3}, [2]float64{4})
	near(t, "mean", e.Value, 2.5, 1e-9)
	near(t, "half of its interval", e.High-e.Value, z*math.Sqrt(5.0/3/4), 1e-9) // sample variance 5/3

	var shares [][2]float64
	for i := range 10 {
		shares = append(shares, [2]float64{float64(i % 2)})
	}
	e = tallyOf("share", 0, shares...)
	near(t, "share", e.Value, 0.5, 1e-9)
	near(t, "Wilson's lower bound of 5 in 10", e.Low, 0.2366, 1e-4)
	near(t, "Wilson's upper bound of 5 in 10", e.High, 0.7634, 1e-4)

	e = tallyOf("ratio", 0, [2]float64{2, 1}, [2]float64{4, 2}, [2]float64{6, 3})
	near(t, "ratio", e.Value, 2, 1e-9)
	near(t, "a ratio without noise has no width", e.High-e.Low, 0, 1e-9)

	var ten [][2]float64
	for i := range 100 {
		ten = append(ten, [2]float64{float64(i + 1)})
	}
	e = tallyOf("quantile", 95, ten...)
	near(t, "95th percentile of 1 to 100", e.Value, 95, 0)
	if e.Low >= 95 || e.High <= 95 {
		t.Errorf("its interval is %v to %v", e.Low, e.High)
	}
	e = tallyOf("spread", 0, ten...)
	near(t, "variance over mean of 1 to 100", e.Value, 841.6667/50.5, 1e-3)
}

// TestGamesCount: four equal samples a game say no more than one, whatever the statistic; and two pools that rise and fall
// together make a surer quotient than two that do not.
func TestGamesCount(t *testing.T) {
	for _, stat := range []string{"mean", "share", "quantile", "spread"} {
		var once, often tally
		for _, x := range []struct {
			t    *tally
			each int
		}{{&once, 1}, {&often, 4}} {
			*x.t = tally{test: &content.ClaimTest{Stat: stat, Quantile: 80}}
			for i := range 200 {
				for range x.each {
					x.t.add(float64(max(0, i*37%101-50)), 0)
				}
				x.t.close()
			}
		}
		a, b := once.estimate(), often.estimate()
		near(t, stat+": the value", b.Value, a.Value, 0.1)
		near(t, stat+": the width", b.High-b.Low, a.High-a.Low, 0.15*(a.High-a.Low))
		if a.High-a.Low <= 0 {
			t.Errorf("%s has no width", stat)
		}
	}
	width := func(other func(i int) float64) float64 {
		test := content.ClaimTest{Stat: "times"}
		tl := tally{test: &test, pool: &tally{test: &test}}
		for i := range 200 {
			tl.add(float64(1+i*i%7), 0)
			tl.pool.add(float64(1+i*i%7)+other(i), 0)
			tl.close()
		}
		e := tl.estimate()
		return e.High - e.Low
	}
	near(t, "a pool over itself has no width", width(func(int) float64 { return 0 }), 0, 1e-6)
	if width(func(i int) float64 { return float64(i % 5) }) <= 0.01 {
		t.Error("noise between the pools has no width")
	}
}

// TestNothingProvesNothing: without a sample no bound holds, and the test counts as refuted rather than passed.
func TestNothingProvesNothing(t *testing.T) {
	least := 0.0
	test := content.ClaimTest{Stat: "ratio", Least: &least}
	e := (&tally{test: &test}).estimate()
	if holds(&test, e) || !refuted(&test, e) {
		t.Errorf("%+v passes", e)
	}
}

// TestUndone: under a contrary view a test counts as failed when games spoke against it, not when none spoke, and not when the
// row says that it holds there too.
func TestUndone(t *testing.T) {
	c := &content.Claim{Tests: []content.ClaimTest{{ID: "a", Contrary: true}, {ID: "b"}}}
	silent, against := Estimate{Value: math.NaN()}, Estimate{Value: 0.1, N: 40}
	for _, one := range []struct {
		name  string
		tests []Test
		want  bool
	}{
		{"both hold", []Test{{Holds: true, Estimate: against}, {Holds: true, Estimate: against}}, false},
		{"games spoke against it", []Test{{Estimate: against}, {Holds: true, Estimate: against}}, true},
		{"no game spoke", []Test{{Estimate: silent}, {Holds: true, Estimate: against}}, false},
		{"only the one that is to hold fails", []Test{{Holds: true, Estimate: against}, {Estimate: against}}, false},
	} {
		if got := undone(c, one.tests); got != one.want {
			t.Errorf("%s: %v", one.name, got)
		}
	}
	if got := figure(math.Inf(-1), "mean"); got != "\u2212∞" {
		t.Errorf("an interval without a lower end is written %q", got)
	}
}
