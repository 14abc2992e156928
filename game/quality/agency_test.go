package quality

import "testing"

// TestAgencyOfKnownGames: where the seat's choices do not matter agency is none, where nothing else does it is one, and
// where two equal and independent causes add up it is a half.
func TestAgencyOfKnownGames(t *testing.T) {
	var none, all, half Agency
	n := uint32(1)
	draw := func() int32 { // any even draw would do
		n = n*1664525 + 1013904223
		return int32(n>>24) - 128
	}
	for range 20000 {
		luck, one, two := draw(), draw(), draw()
		none.Add(luck, luck, false, false)
		all.Add(one, two, false, true)
		half.Add(luck+one, luck+two, true, true)
	}
	near := func(what string, got, want float64) {
		t.Helper()
		if got < want-0.02 || got > want+0.02 {
			t.Errorf("%s: %.3f, want %.2f", what, got, want)
		}
	}
	near("none", none.Share(), 0)
	near("all", all.Share(), 1)
	near("half", half.Share(), 0.5)
	near("kings made", all.Kingmaking().Value, 1)
	near("kings made by who is first", half.Kingmaking().Value, 0)
}

func TestDilemmas(t *testing.T) {
	var d Dilemmas
	for _, gain := range []int32{0, Close - 1, Close, 500} {
		d.Add(gain)
	}
	if got := d.Share(); got.Value != 0.5 || got.N != 4 {
		t.Errorf("%+v", got)
	}
}
