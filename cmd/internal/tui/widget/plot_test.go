package widget

import "testing"

// TestPlotEnds: the tags of lines stand in the order in which the lines end, each in a row of its own, all on the plot.
func TestPlotEnds(t *testing.T) {
	line := func(v int) Line { return Line{Values: []int{50, v}} }
	p := Plot{High: 100, Lines: []Line{line(49), line(52), line(100), line(100), line(0), line(0), line(1), {}}}
	const h = 10
	want := []int{2, 3, 1, 0, 6, 4, 5}
	got := p.ends(h)
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i, e := range got {
		if e.line != want[i] || e.y < 0 || e.y >= h || i > 0 && e.y <= got[i-1].y {
			t.Errorf("%v: the tag of line %d in row %d", got, e.line, e.y)
		}
	}
	if few := p.ends(3); len(few) != 3 || few[2].y != 2 {
		t.Errorf("three rows hold %v", few)
	}
}
