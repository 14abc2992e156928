package session

import (
	"context"
	"strings"
)

// Review is the review of a game as front ends show it. Its methods may be called from several goroutines; what it holds is
// what the asker may know and nothing else.
type Review interface {
	// Parts are what it says now, in the order in which it is read.
	Parts() []Part
	// Weigh plays every month on under n lucks and tells the turning points by it. After every batch tell gets how much is
	// done and Parts hold the estimate so far.
	Weigh(ctx context.Context, n int, tell func(done, of int)) error
	// Weighed is under how many lucks the turning points were told, 0 if they were not weighed.
	Weighed() int
	// Decisions are those that can be made otherwise, in their order; none when the asker may not ask.
	Decisions() []Decision
	// Options are what can be decided instead of a decision.
	Options(decision int) []string
	// Ask makes a decision otherwise and adds to the parts what comes of it, over n continuations with other lucks. It returns
	// what it found in lines.
	Ask(ctx context.Context, decision, option, n int, tell func(done, of int)) ([]string, error)
	// Keep keeps the line with the same luck that a decision made otherwise leads to as a game of its own, and returns its id.
	Keep(decision, option int) (id string, err error)
	// Why puts an error of Weigh, Ask or Keep into words.
	Why(err error) string
}

// Part is one part of a review.
type Part struct {
	ID     string // result, course, turns, ...
	Title  string
	Intro  string
	Blocks []Block
}

// Block is one thing in a part: a heading, lines, a table, a chart or maps; any of them may be missing.
type Block struct {
	Title string
	Lines []Told
	Table *Table
	Chart *Chart
	Maps  []MonthMap
}

// Told is one line, with who knew of it where not everybody did.
type Told struct{ Text, Knew string }

// Table is a table: a head, rows of cells, a cell of lines. Right says which columns stand on the right.
type Table struct {
	Caption string
	Head    []string
	Right   []bool
	Rows    [][][]string
}

// Chart is lines over the months, index 0 the opening, with the marks of turning points.
type Chart struct {
	Title     string
	Text      string // what it shows, for those who do not see it
	Low, High int
	Lines     []ChartLine
	Marks     map[int]string
	After     int // the first month of the aftermath, 0 none
}

// ChartLine is one line; Seat is whose, -1 nobody's.
type ChartLine struct {
	Tag    string
	Seat   int
	Values []int
}

// MonthMap is the theatre at the end of a month, a site for each region in the scenario's order.
type MonthMap struct {
	Title string
	Sites []MapSite
}

// MapSite is a region on such a map.
type MapSite struct {
	Name     string
	Holder   string // in words
	Letter   string // the holder's, empty nobody
	Presence int    // 0 to 4
	Core     int    // violence in the core city, 100 = the year before
	Incident bool
}

// Decision is one that was made: by whom, when, what, in words.
type Decision struct {
	Month      int
	When, Seat string
	Kind, Was  string
}

// Sentences tells a table row by row: the first cell, then each head with what stands under it.
func (t *Table) Sentences() []string {
	var out []string
	for _, r := range t.Rows {
		line := ""
		for i, cell := range r {
			text := strings.Join(cell, "; ")
			switch {
			case text == "":
			case i == 0 && !t.Right[0]:
				line = text
			case line == "":
				line = t.Head[i] + " " + text
			default:
				line += "; " + t.Head[i] + " " + text
			}
		}
		out = append(out, line)
	}
	return out
}
