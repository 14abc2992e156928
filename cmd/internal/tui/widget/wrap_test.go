package widget

import (
	"slices"
	"testing"
)

// A line ends at a space, but never at one that keeps two words together.
func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		w    int
		want []string
	}{
		{"aprobación (EE.\u00a0UU.) −1", 16, []string{"aprobación", "(EE. UU.) −1"}},
		{"aprobación (EE. UU.) −1", 16, []string{"aprobación (EE.", "UU.) −1"}},
		{"one  two\n\nthree", 7, []string{"one two", "", "three"}},
		{"inseparable", 4, []string{"inse", "para", "ble"}},
	} {
		if got := Wrap(c.text, c.w); !slices.Equal(got, c.want) {
			t.Errorf("%q in %d: %q, want %q", c.text, c.w, got, c.want)
		}
	}
}
