package quality

import "math"

// Agency adds up pairs of games that differ in one seat's own choices alone: the luck is the same, and so are the dice by
// which all others decide. Its zero value is empty.
type Agency struct {
	N, Crowned   int64
	sum, squares int64 // of the seat's margins in hundredths, both games of each pair
	apart        int64 // squared differences
}

// Add adds a pair: the seat's margins, whether it came first in either game, and whether others came first in one than in
// the other.
func (a *Agency) Add(one, two int32, first, otherFirst bool) {
	a.N++
	x, y := int64(one), int64(two)
	a.sum += x + y
	a.squares += x*x + y*y
	a.apart += (x - y) * (x - y)
	if otherFirst && !first {
		a.Crowned++
	}
}

// Share is what a seat's own choices have to do with its margin, alone or together with the rest: the total-effect index
// of variance, 0 where they do not matter and 1 where nothing else does (Jansen, Analysis of variance designs for model
// output, 1999: half the mean squared difference over the variance).
func (a *Agency) Share() float64 {
	if a.N < 2 {
		return 0
	}
	n := float64(2 * a.N)
	mean := float64(a.sum) / n
	v := (float64(a.squares) - n*mean*mean) / (n - 1)
	if v <= 0 {
		return 0
	}
	return math.Min(1, float64(a.apart)/n/v)
}

// Kingmaking is how often a seat that does not come first either way decides by its choices who does (judgement: what players
// call by that name, counted over the pairs by which agency is measured).
func (a *Agency) Kingmaking() Share { return ShareOf(a.Crowned, a.N) }

// Close is a decision that looking ahead hardly parts from the best alternative: within this many hundredths of a point
// (judgement: a tenth of the spread of margins between equal staffs).
const Close = 60

// Dilemmas counts the sheets of a seat that looks ahead, and those whose best alternative was close (judgement: a choice is hard
// when another is as good). Its zero value is empty.
type Dilemmas struct{ Close, N int64 }

// Add adds a sheet by what the best alternative was worth less, hundredths of a point.
func (d *Dilemmas) Add(gain int32) {
	d.N++
	if gain < Close {
		d.Close++
	}
}

// Share is the share of sheets in which another was as good.
func (d *Dilemmas) Share() Share { return ShareOf(d.Close, d.N) }
