package quality

import "math"

// Ratio is one sum over another, both taken over the same games: what a deal is worth is what all deals of a game were worth,
// over how many there were. Its zero value is empty.
type Ratio struct {
	N          int64
	x, y       int64
	xx, yy, xy int64
}

// Add adds a game.
func (r *Ratio) Add(x, y int32) {
	a, b := int64(x), int64(y)
	r.N++
	r.x, r.y = r.x+a, r.y+b
	r.xx, r.yy, r.xy = r.xx+a*a, r.yy+b*b, r.xy+a*b
}

// Value is the ratio and half of its 95 % interval, by the delta method over the games (Cochran, Sampling Techniques, 1977,
// chapter 6); ok is false where there is nothing to divide by or only one game.
func (r *Ratio) Value() (value, half float64, ok bool) {
	if r.y == 0 || r.N < 2 {
		return 0, 0, false
	}
	n := float64(r.N)
	v := float64(r.x) / float64(r.y)
	variance := (float64(r.xx) - 2*v*float64(r.xy) + v*v*float64(r.yy)) / (n - 1)
	return v, 1.96 * math.Sqrt(max(0, variance)*n) / math.Abs(float64(r.y)), true
}
