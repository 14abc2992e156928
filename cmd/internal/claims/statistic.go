package claims

import (
	"math"
	"slices"

	"riobravo/content"
)

// Estimate is a statistic with its interval of 95 %.
type Estimate struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	N     int     `json:"n"` // samples
}

// z is the 97.5th percentile of the normal distribution.
const z = 1.959963984540054

// tally gathers the samples of one test, game by game. Samples of one game share its luck, so every interval counts games, not
// samples: the variance is that of the games' sums (Cochran 1977, section 6.3; with one sample a game it is the usual one).
//
//	mean      of the samples; normal interval
//	share     of the samples that are not 0; Wilson's interval (Wilson 1927) of the number of independent samples that would
//	          vary as much (Kish 1965, section 8.2)
//	ratio     of the sum of the values to the sum of the pers over the games; interval by the delta method over the pairs,
//	          which counts that both come from the same luck (Cochran 1977, chapter 6)
//	times     the mean of the values over the mean of the pers, each a pool of samples of its own; interval by the delta
//	          method, with what the two pools share of a game's luck
//	quantile  of the samples; interval by order statistics (Woodruff 1952), for as many samples as a share has
//	spread    variance over mean; interval by the jackknife in ten groups of games (Efron and Tibshirani 1993, chapter 11)
//	between   analysis of variance: the mean square between the groups that the pers tell apart over the mean square within
//	          them (Fisher 1925); interval by the jackknife in ten groups of games
type tally struct {
	test   *content.ClaimTest
	n      int
	x, y   float64   // sums of the values and the pers
	yy, xy float64   // of the squares and products with the pers
	all    []float64 // kept for quantiles, spreads and labels only
	of     []int     // the game of each of all
	labels []float64
	pool   *tally // of the pers, for times
	games  clusters
}

// add takes one sample of the game that is open; per is 0 where the test has none.
func (t *tally) add(v, per float64) {
	t.n++
	if t.test.Stat == "share" && v != 0 {
		v = 1
	}
	t.x += v
	t.y, t.yy, t.xy = t.y+per, t.yy+per*per, t.xy+v*per
	t.games.add(v)
	switch t.test.Stat {
	case "between":
		t.labels = append(t.labels, per)
		fallthrough
	case "quantile", "spread":
		t.all, t.of = append(t.all, v), append(t.of, t.games.games)
	}
}

// close ends a game: what is added next is of another.
func (t *tally) close() {
	if t.pool == nil {
		t.games.close(nil)
		return
	}
	t.games.close(&t.pool.games)
	t.pool.games.close(nil)
}

// estimate is the statistic over what was gathered; the last game is closed.
func (t *tally) estimate() Estimate {
	n := float64(t.n)
	if t.n == 0 || t.test.Stat == "ratio" && t.y == 0 {
		return Estimate{Value: math.NaN(), Low: math.Inf(-1), High: math.Inf(1), N: t.n}
	}
	switch t.test.Stat {
	case "share":
		p := t.x / n
		return wilson(p, alike(p, n, t.games.spread(p)), t.n)
	case "ratio":
		r := t.x / t.y
		variance := (t.games.xx - 2*r*t.xy + r*r*t.yy) / max(1, n-1)
		half := z * math.Sqrt(max(0, variance)*n) / math.Abs(t.y)
		return Estimate{r, r - half, r + half, t.n}
	case "times":
		return t.times()
	case "quantile":
		return quantile(t.all, t.of, float64(t.test.Quantile)/100)
	case "spread":
		return jackknife(t.of, func(keep func(int) bool) float64 { return overMean(t.all, keep) })
	case "between":
		return jackknife(t.of, func(keep func(int) bool) float64 { return between(t.all, t.labels, keep) })
	}
	mean := t.x / n
	half := z * math.Sqrt(t.games.spread(mean)*t.games.few()) / n
	return Estimate{mean, mean - half, mean + half, t.n}
}

func (t *tally) times() Estimate {
	if t.pool == nil || t.pool.n == 0 || t.pool.x == 0 {
		return Estimate{Value: math.NaN(), Low: math.Inf(-1), High: math.Inf(1), N: t.n}
	}
	n, m := float64(t.n), float64(t.pool.n)
	a, b := t.x/n, t.pool.x/m
	r := a / b
	variance := t.games.spread(a)/(n*n) - 2*r*t.games.with(a, b)/(n*m) + r*r*t.pool.games.spread(b)/(m*m)
	half := z * math.Sqrt(max(0, variance)*t.games.few()) / math.Abs(b)
	return Estimate{r, r - half, r + half, min(t.n, t.pool.n)}
}

// alike is the number of independent samples whose share p would vary as much as that of n samples whose games' sums spread
// so far; never more than n.
func alike(p, n, spread float64) float64 {
	if spread <= 0 {
		return n
	}
	return min(n, p*(1-p)*n*n/spread)
}

// wilson is the interval of a share p of m independent samples, out of n that were taken.
func wilson(p, m float64, n int) Estimate {
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return Estimate{p, max(0, mid-half), min(1, mid+half), n}
}

func quantile(all []float64, of []int, q float64) Estimate {
	s := slices.Sorted(slices.Values(all))
	n := float64(len(s))
	rank := func(f float64) float64 { return s[min(max(int(math.Ceil(f))-1, 0), len(s)-1)] }
	value := rank(n * q)
	var below clusters
	p := 0.0
	for i, v := range all {
		if i > 0 && of[i] != of[i-1] {
			below.close(nil)
		}
		if v <= value {
			p++
			below.add(1)
		} else {
			below.add(0)
		}
	}
	below.close(nil)
	p /= n
	half := z * n * math.Sqrt(q*(1-q)/alike(p, n, below.spread(p)))
	return Estimate{value, rank(n*q - half), rank(n*q + half + 1), len(s)}
}

// jackknife is a statistic over samples, of the games that are given, with its interval from leaving out each of ten groups
// of games.
func jackknife(of []int, stat func(keep func(int) bool) float64) Estimate {
	n := len(of)
	whole := stat(func(int) bool { return true })
	const groups = 10
	if n < 2*groups {
		return Estimate{whole, math.Inf(-1), math.Inf(1), n}
	}
	var sum, squares float64
	for g := range groups {
		v := stat(func(i int) bool { return of[i]%groups != g })
		sum, squares = sum+v, squares+v*v
	}
	mean := sum / groups
	half := 2.262 * math.Sqrt(max(0, (squares/groups-mean*mean)*(groups-1))) // Student's t with nine degrees of freedom
	return Estimate{whole, whole - half, whole + half, n}
}

// overMean is the variance over the mean of the samples kept.
func overMean(all []float64, keep func(int) bool) float64 {
	var n, sum, squares float64
	for i, v := range all {
		if keep(i) {
			n, sum, squares = n+1, sum+v, squares+v*v
		}
	}
	mean := sum / n
	if mean == 0 {
		return math.NaN()
	}
	return (squares/n - mean*mean) * n / (n - 1) / mean
}

// between is the mean square between the labels over the mean square within them.
func between(all, labels []float64, keep func(int) bool) float64 {
	var known []float64
	var n, sum []float64
	var total, count, squares float64
	for i, v := range all {
		if !keep(i) {
			continue
		}
		k := slices.Index(known, labels[i])
		if k < 0 {
			k = len(known)
			known, n, sum = append(known, labels[i]), append(n, 0), append(sum, 0)
		}
		n[k], sum[k] = n[k]+1, sum[k]+v
		count, total, squares = count+1, total+v, squares+v*v
	}
	explained := 0.0
	for k := range known {
		explained += sum[k] * sum[k] / n[k]
	}
	groups := float64(len(known))
	within := (squares - explained) / (count - groups)
	if groups < 2 || within <= 0 {
		return math.NaN()
	}
	return (explained - total*total/count) / (groups - 1) / within
}

// holds tells whether an estimate lies on the right side of a test's bounds.
func holds(t *content.ClaimTest, e Estimate) bool {
	return !math.IsNaN(e.Value) && (t.Least == nil || e.Value >= *t.Least) && (t.Most == nil || e.Value <= *t.Most)
}

// refuted tells whether the whole interval lies on the wrong side: what few games may already say.
func refuted(t *content.ClaimTest, e Estimate) bool {
	return math.IsNaN(e.Value) || t.Least != nil && e.High < *t.Least || t.Most != nil && e.Low > *t.Most
}
