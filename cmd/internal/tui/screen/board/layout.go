package board

import "riobravo/cmd/internal/tui/widget"

// class says how a window folds the board: width and height choose separately (tui.md, section 2).
type class struct{ wide, tall bool }

func classOf(w, h int) class { return class{w >= 120, h >= 30} }

// full tells whether all five panels stand at once.
func (c class) full() bool { return c.wide && c.tall }

const (
	sideW    = 48 // of tracks, wire and detail in a wide window
	narrowW  = 24 // of sheet and detail in a narrow one
	sheetH   = 8  // of a sheet with four rows
	tracksH  = 13 // the ladder and seven tracks
	allH     = 15 // the ladder and nine
	roomyH   = 38 // of the body, from which all tracks are shown
	narrowH  = 10 // of the narrow sheet with four rows
	fourRows = 4  // rows of a sheet that those heights count on
)

// layout is the board's rectangles; those that a size lacks are empty.
type layout struct{ strip, theatre, tracks, wire, sheet, detail, line widget.Rect }

// lay divides r for a sheet of so many rows. The map is what grows. At 120×36 it is 72×26, tracks and wire 48×13, sheet
// 72×8, detail 48×8; at 80×24 the map is 56×20 and sheet and detail share a column of 24.
func lay(k class, r widget.Rect, rows int) layout {
	var l layout
	more := max(0, rows-fourRows)
	if k.full() {
		left, right := r.LeftOf(r.W - sideW)
		l.theatre, l.sheet = left.Bottom(sheetH + more)
		var up widget.Rect
		up, l.detail = right.Bottom(sheetH + more)
		h := tracksH
		if r.H >= roomyH {
			h = allH
		}
		l.tracks, l.wire = up.Top(h)
		return l
	}
	var rest, side widget.Rect
	l.strip, rest = r.Top(1)
	rest, l.line = rest.Bottom(1)
	if k.wide {
		l.theatre, side = rest.LeftOf(r.W - sideW)
		l.sheet, l.detail = side.Top(sheetH + more)
		return l
	}
	l.theatre, side = rest.LeftOf(r.W - narrowW)
	l.sheet, l.detail = side.Top(narrowH + more)
	return l
}
