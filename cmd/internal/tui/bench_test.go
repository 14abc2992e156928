package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkMove is a move of the cursor on the map of a full board at 120×36 in true colour: the key, and the frame.
func BenchmarkMove(b *testing.B) {
	s := scene{moment: atOrders, seat: mexico, keys: "enter 1"}
	d := s.sat(&testing.T{}, 120, 36, "true")
	keys := []rune{tea.KeyDown, tea.KeyRight, tea.KeyUp, tea.KeyLeft}
	n := 0
	for b.Loop() {
		d.a.Update(tea.KeyPressMsg{Code: keys[n%len(keys)]})
		_ = d.a.View()
		n++
	}
}
