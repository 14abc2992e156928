package quality

import (
	"math"
	"slices"
)

// Share is a share of games or turns with its 95 % interval, in fractions of one.
type Share struct {
	Value float64    `json:"value"`
	CI95  [2]float64 `json:"ci95"`
	N     int64      `json:"n"`
}

// ShareOf is hits of n with the interval of Wilson (1927).
func ShareOf(hits, n int64) Share {
	if n == 0 {
		return Share{CI95: [2]float64{0, 1}}
	}
	const z = 1.959963984540054
	p, m := float64(hits)/float64(n), float64(n)
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return Share{p, [2]float64{max(0, mid-half), min(1, mid+half)}, n}
}

// Win is a seat's share of first places, shared ones too.
func (t *Tally) Win(seat int) Share { return ShareOf(t.Seats[seat].First, t.Games) }

// MetShare is a seat's share of games in which it met its aims.
func (t *Tally) MetShare(seat int) Share { return ShareOf(t.Seats[seat].Met, t.Games) }

// Balance is how far the seats' shares of first places lie apart, the greatest less the smallest (Browne 2008, chapter 4:
// balance, the difference between the players' shares of wins): 0 where all come first as often. The interval is that of a
// difference between two classes of one sample (Agresti, Categorical Data Analysis, 2002, section 1.4).
func (t *Tally) Balance() Share {
	if t.Games == 0 || len(t.Seats) == 0 {
		return ShareOf(0, 0)
	}
	low, high := t.Seats[0].First, t.Seats[0].First
	for k := range t.Seats {
		low, high = min(low, t.Seats[k].First), max(high, t.Seats[k].First)
	}
	n := float64(t.Games)
	p, q := float64(high)/n, float64(low)/n
	half := 1.96 * math.Sqrt(max(0, p+q-(p-q)*(p-q))/n)
	return Share{p - q, [2]float64{max(0, p-q-half), min(1, p-q+half)}, t.Games}
}

// Way is which share of a seat's first places came in games in which it held a posture in most months.
func (t *Tally) Way(seat, posture int) Share {
	hits := int64(0)
	if w := t.Seats[seat].Ways; posture < len(w) {
		hits = w[posture]
	}
	return ShareOf(hits, t.Seats[seat].First)
}

// Changes counts the games by their number of lead changes, up to the most that there were.
func (t *Tally) Changes() []int64 {
	n := len(t.changes)
	for n > 1 && t.changes[n-1] == 0 {
		n--
	}
	return t.changes[:n]
}

// Mean is a seat's mean margin in points, and its standard deviation.
func (t *Tally) Mean(seat int) (mean, sd float64) {
	if t.Games == 0 {
		return 0, 0
	}
	s, n := &t.Seats[seat], float64(t.Games)
	mean = float64(s.Sum) / n
	return mean / 100, math.Sqrt(max(0, float64(s.Squares)/n-mean*mean)) / 100
}

// Drama says how much the seat that leads at the end had to catch up (Browne 2008: drama). Path is the share of months in
// which it trailed; Value is by how many points, in the mean over those months.
func (t *Tally) Drama() (path, value float64) {
	return over(t.trailing, t.all), over(t.deficit, t.trailing) / 100
}

// LeadChanges is the median number of months in which the lead by margin passed to another seat (Browne 2008: lead change).
func (t *Tally) LeadChanges() int {
	left := (t.Games + 1) / 2
	for n, games := range t.changes {
		if left -= games; left <= 0 {
			return n
		}
	}
	return maxChanges
}

// Comebacks is the share of games with a first place whose seat was not leading at half time (judgement: the same question as
// Browne's drama, asked of one moment that people remember).
func (t *Tally) Comebacks() Share { return ShareOf(t.behind, t.placed) }

// Decision is the share of the months with orders that had passed when the final leader took the lead for good, in the
// mean (Browne 2008: the decision point; 1 is the last month).
func (t *Tally) Decision() float64 { return over(t.decided, t.all) }

// Certainty is, by month, the share of games in which who led then led at the end: the uncertainty curve turned over
// (Browne 2008: uncertainty). It rises from about one in the number of seats to one; where it is flat nothing is decided.
func (t *Tally) Certainty() []float64 {
	out := make([]float64, len(t.led))
	for m := range out {
		out[m] = over(t.led[m], t.months[m])
	}
	return out
}

// Entropy is that of a distribution in bits, over the number of bits that as many equal shares would have: 0 when one thing
// always happens, 1 when all are equally likely (Shannon 1948).
func Entropy(counts []int64) float64 {
	total := int64(0)
	for _, n := range counts {
		total += n
	}
	if total == 0 || len(counts) < 2 {
		return 0
	}
	h := 0.0
	for _, n := range counts {
		if n > 0 {
			p := float64(n) / float64(total)
			h -= p * math.Log2(p)
		}
	}
	return h / math.Log2(float64(len(counts)))
}

func over(a, b int64) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Pair is a paired comparison: the same games with the same luck, a seat played in two ways.
type Pair struct {
	Better, Even, N int64
	sum, squares    int64 // of differences in hundredths
}

// Add adds a pair: the margin in the first way and in the second.
func (p *Pair) Add(a, b int32) {
	p.N++
	d := int64(a) - int64(b)
	p.sum += d
	p.squares += d * d
	switch {
	case d > 0:
		p.Better++
	case d == 0:
		p.Even++
	}
}

// Share is the share of pairs in which the first way ended better; an even pair counts half.
func (p *Pair) Share() Share {
	s := ShareOf(2*p.Better+p.Even, 2*p.N)
	s.N = p.N
	half := (s.CI95[1] - s.CI95[0]) / 2 * math.Sqrt2 // of N pairs, not of 2N halves
	s.CI95 = [2]float64{max(0, s.Value-half), min(1, s.Value+half)}
	return s
}

// Gain is the mean difference in points and half of its 95 % interval.
func (p *Pair) Gain() (mean, half float64) {
	if p.N < 2 {
		return over(p.sum, p.N) / 100, math.Inf(1)
	}
	n := float64(p.N)
	mean = float64(p.sum) / n
	v := (float64(p.squares) - n*mean*mean) / (n - 1)
	return mean / 100, 1.96 * math.Sqrt(max(0, v)/n) / 100
}

// Luck divides the variance of one seat's margin in a two-way design: the same lucks (rows) under the same choices of the
// players' own dice (columns), every pair played once. It returns the shares that luck alone and play alone explain; what
// is left is luck and play together. Components of variance by the method of moments (Searle, Casella, McCulloch, Variance
// Components, 1992, chapter 4, two-way crossed random model); negative ones count as none.
func Luck(margins [][]int32) (luck, play float64) {
	rows := len(margins)
	if rows < 2 || len(margins[0]) < 2 {
		return 0, 0
	}
	cols := len(margins[0])
	a, b, grand := make([]float64, rows), make([]float64, cols), 0.0
	for i := range margins {
		for j, m := range margins[i] {
			x := float64(m)
			a[i] += x / float64(cols)
			b[j] += x / float64(rows)
			grand += x / float64(rows*cols)
		}
	}
	ra, cb, rest := 0.0, 0.0, 0.0
	for i := range a {
		ra += float64(cols) * (a[i] - grand) * (a[i] - grand)
	}
	for j := range b {
		cb += float64(rows) * (b[j] - grand) * (b[j] - grand)
	}
	for i := range margins {
		for j, m := range margins[i] {
			d := float64(m) - a[i] - b[j] + grand
			rest += d * d
		}
	}
	r, c := float64(rows), float64(cols)
	both := rest / ((r - 1) * (c - 1))
	va, vb := max(0, (ra/(r-1)-both)/c), max(0, (cb/(c-1)-both)/r)
	if all := va + vb + both; all > 0 {
		return va / all, vb / all
	}
	return 0, 0
}

// Use counts how often an order was legal and how often it was given, in turns of its seat.
type Use struct{ Legal, Given int64 }

// Share is how often an order was given where it was legal.
func (u Use) Share() Share { return ShareOf(u.Given, u.Legal) }

// Least and Most are the bounds between which a living order lies: given in at least 2 % of the turns in which it is legal
// and in no more than 60 % (rules.md, Targets).
const (
	Least = 0.02
	Most  = 0.60
)

// Variety is the entropy of a seat's orders over all it could give, as Entropy.
func Variety(uses []Use) float64 {
	counts := make([]int64, 0, len(uses))
	for _, u := range uses {
		if u.Legal > 0 {
			counts = append(counts, u.Given)
		}
	}
	slices.Sort(counts)
	return Entropy(counts)
}
