package quality

import (
	"math"
	"testing"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 0.005 {
		t.Errorf("%s is %.4f, want %.4f", what, got, want)
	}
}

// played is a game of two seats and four months: the lead goes 0, 1, 1, 0 and stays with 0 at the end.
func played() *Record {
	return &Record{
		Margins: [][]int32{{100, 0}, {0, 300}, {0, 100}, {50, 0}}, Final: []int32{200, -100},
		First: []bool{true, false}, Met: []bool{true, false}, Ending: 1, Events: []bool{true, false}, Crises: []bool{false},
	}
}

func TestCourseOfTheLead(t *testing.T) {
	var a Tally
	a.Add(played())
	path, value := a.Drama()
	near(t, "the share of months in which the winner trailed", path, 0.5)
	near(t, "by how much", value, 2) // (3 + 1) / 2 points
	near(t, "the decision point", a.Decision(), 0.75)
	if a.LeadChanges() != 2 {
		t.Errorf("%d lead changes", a.LeadChanges())
	}
	near(t, "comebacks", a.Comebacks().Value, 1)
	for m, want := range []float64{1, 0, 0, 1} {
		near(t, "certainty", a.Certainty()[m], want)
	}
}

// TestWays: the first places of a seat are told apart by how it played most of the game, and the balance is what lies
// between the seats.
func TestWays(t *testing.T) {
	var a Tally
	for i := range 10 {
		r := played()
		r.Ways = []int{2, 0}
		if i < 3 {
			r.Ways[0] = 1
		}
		if i == 9 {
			r.First = []bool{false, true}
		}
		a.Add(r)
	}
	near(t, "first places of the second way", a.Way(0, 2).Value, 6.0/9)
	near(t, "of a way nobody went", a.Way(0, 7).Value, 0)
	if n := a.Way(1, 0); n.Value != 1 || n.N != 1 {
		t.Errorf("%+v", n)
	}
	near(t, "between the seats", a.Balance().Value, 0.8)
	if b := a.Balance(); b.CI95[0] >= 0.8 || b.CI95[1] > 1 {
		t.Errorf("%+v", b)
	}
	near(t, "games with two lead changes", float64(a.Changes()[2]), 10)
}

// TestRatio: where every deal is worth two points the ratio is two, whatever their number, and its interval has no width.
func TestRatio(t *testing.T) {
	var r Ratio
	if _, _, ok := r.Value(); ok {
		t.Error("nothing over nothing has a value")
	}
	for _, n := range []int32{0, 1, 3, 2} {
		r.Add(200*n, n)
	}
	v, half, ok := r.Value()
	near(t, "a deal's worth", v, 200)
	near(t, "half its interval", half, 0)
	r.Add(500, 1)
	if v, half, _ = r.Value(); !ok || v <= 200 || half <= 0 {
		t.Errorf("%v ± %v", v, half)
	}
}

// Wilson's interval for 8 of 10 is 0.4902 to 0.9433.
func TestIntervals(t *testing.T) {
	s := ShareOf(8, 10)
	near(t, "low", s.CI95[0], 0.4902)
	near(t, "high", s.CI95[1], 0.9433)
	var p Pair
	for _, d := range []int32{100, 200, 300, 0} {
		p.Add(d, 0)
	}
	near(t, "share", p.Share().Value, 3.5/4)
	mean, half := p.Gain()
	near(t, "gain", mean, 1.5)
	near(t, "half its interval", half, 1.96*math.Sqrt(5.0/3)/2)
	if s := p.Share(); s.CI95[0] >= s.Value || s.CI95[1] < s.Value || s.N != 4 {
		t.Errorf("%+v", s)
	}
}

func TestLuckIsTold(t *testing.T) {
	table := func(f func(i, j int) int32) [][]int32 {
		out := make([][]int32, 12)
		for i := range out {
			for j := range 12 {
				out[i] = append(out[i], f(i, j))
			}
		}
		return out
	}
	luck, play := Luck(table(func(i, j int) int32 { return int32(100 * i) }))
	near(t, "luck where only luck counts", luck, 1)
	near(t, "play there", play, 0)
	luck, play = Luck(table(func(i, j int) int32 { return int32(100*i + 100*j) }))
	near(t, "luck where both count alike", luck, 0.5)
	near(t, "play there", play, 0.5)
	if luck, play = Luck(table(func(i, j int) int32 { return int32((i*7919+j*104729+i*j*31)%997) - 500 })); luck > 0.3 || play > 0.3 {
		t.Errorf("luck %.2f and play %.2f explain what only both together do", luck, play)
	}
}

func TestEntropy(t *testing.T) {
	near(t, "one outcome", Entropy([]int64{7, 0}), 0)
	near(t, "two alike", Entropy([]int64{5, 5}), 1)
	near(t, "one in four", Entropy([]int64{1, 3}), 0.8113)
	near(t, "orders never legal do not count", Variety([]Use{{10, 5}, {10, 5}, {0, 0}}), 1)
}
