package widget

import (
	"testing"

	"riobravo/cmd/internal/tui/theme"
)

// TestAgainIsEmpty: a canvas drawn on again keeps nothing of the frame before: no cell, no spot, no cursor.
func TestAgainIsEmpty(t *testing.T) {
	th := theme.New(theme.Options{})
	c := New(20, 6)
	c.Panel(c.Bounds(), Frame{Title: "before", Number: 1, Focus: true})
	c.Print(2, 2, 10, "before", theme.Of(theme.Warn))
	c.Cursor(2, 2)
	for _, size := range [][2]int{{20, 6}, {4, 3}, {30, 9}} {
		c.Again(size[0], size[1])
		fresh := New(size[0], size[1])
		if c.Render(th) != fresh.Render(th) {
			t.Errorf("%v: the frame before shows", size)
		}
		if c.Home(); c.CursorX != -1 || c.CursorY != -1 || len(c.At(2, 2)) > 0 {
			t.Errorf("%v: cursor at (%d, %d), %d spots", size, c.CursorX, c.CursorY, len(c.At(2, 2)))
		}
	}
}
