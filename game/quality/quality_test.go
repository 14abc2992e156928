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

func TestMergeIsTheSum(t *testing.T) {
	other := played()
	other.Final, other.First, other.Met, other.Ending = []int32{-100, -200}, []bool{false, false}, []bool{false, false}, 2
	var whole, one, two Tally
	whole.Add(played())
	whole.Add(other)
	one.Add(played())
	two.Add(other)
	two.Merge(&one)
	for k := range 2 {
		m, sd := whole.Mean(k)
		n, se := two.Mean(k)
		near(t, "mean", n, m)
		near(t, "spread", se, sd)
	}
	if whole.Nobody != 1 || two.Nobody != 1 || two.Games != 2 || two.Events[0] != 2 || two.Endings != whole.Endings || two.Comebacks() != whole.Comebacks() {
		t.Errorf("%+v is not %+v", two, whole)
	}
	var empty Tally
	empty.Merge(&whole)
	near(t, "mean", first(empty.Mean(0)), first(whole.Mean(0)))
}

func first(a, _ float64) float64 { return a }

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
