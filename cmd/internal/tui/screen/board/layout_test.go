package board

import (
	"testing"

	"riobravo/cmd/internal/tui/widget"
)

// TestLayout is the table of sizes of tui.md, section 2: the map is what grows, the side keeps its width.
func TestLayout(t *testing.T) {
	r := func(x, y, w, h int) widget.Rect { return widget.Rect{X: x, Y: y, W: w, H: h} }
	for _, q := range []struct {
		w, h, rows int
		want       layout
	}{
		{80, 24, 4, layout{strip: r(0, 1, 80, 1), theatre: r(0, 2, 56, 20), sheet: r(56, 2, 24, 10), detail: r(56, 12, 24, 10), line: r(0, 22, 80, 1)}},
		{80, 24, 6, layout{strip: r(0, 1, 80, 1), theatre: r(0, 2, 56, 20), sheet: r(56, 2, 24, 12), detail: r(56, 14, 24, 8), line: r(0, 22, 80, 1)}},
		{100, 30, 4, layout{strip: r(0, 1, 100, 1), theatre: r(0, 2, 76, 26), sheet: r(76, 2, 24, 10), detail: r(76, 12, 24, 16), line: r(0, 28, 100, 1)}},
		{120, 24, 4, layout{strip: r(0, 1, 120, 1), theatre: r(0, 2, 72, 20), sheet: r(72, 2, 48, 8), detail: r(72, 10, 48, 12), line: r(0, 22, 120, 1)}},
		{120, 30, 4, layout{theatre: r(0, 1, 72, 20), sheet: r(0, 21, 72, 8), tracks: r(72, 1, 48, 13), wire: r(72, 14, 48, 7), detail: r(72, 21, 48, 8)}},
		{120, 36, 4, layout{theatre: r(0, 1, 72, 26), sheet: r(0, 27, 72, 8), tracks: r(72, 1, 48, 13), wire: r(72, 14, 48, 13), detail: r(72, 27, 48, 8)}},
		{160, 45, 4, layout{theatre: r(0, 1, 112, 35), sheet: r(0, 36, 112, 8), tracks: r(112, 1, 48, 15), wire: r(112, 16, 48, 20), detail: r(112, 36, 48, 8)}},
		{200, 60, 6, layout{theatre: r(0, 1, 152, 48), sheet: r(0, 49, 152, 10), tracks: r(152, 1, 48, 15), wire: r(152, 16, 48, 33), detail: r(152, 49, 48, 10)}},
	} {
		got := lay(classOf(q.w, q.h), r(0, 1, q.w, q.h-2), q.rows)
		if got != q.want {
			t.Errorf("%dx%d with %d rows:\n%+v\n%+v", q.w, q.h, q.rows, got, q.want)
		}
		area := 0
		for _, p := range []widget.Rect{got.strip, got.theatre, got.tracks, got.wire, got.sheet, got.detail, got.line} {
			area += p.W * p.H
		}
		if area != q.w*(q.h-2) {
			t.Errorf("%dx%d: the panels cover %d of %d cells", q.w, q.h, area, q.w*(q.h-2))
		}
	}
}
