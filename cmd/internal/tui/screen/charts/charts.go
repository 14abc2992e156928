// Package charts shows how the numbers went: the public tracks and the seat's own over the months as lines or as a table,
// what moved them, and what the seat could see of what is hidden. After the end it shows every seat's standing. It reads
// facts and changes nothing. Read New first.
package charts

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// view is what is charted.
type view uint8

const (
	tracks view = iota
	seen
	standings // after the end
)

// spans are how many months back the chart reaches; 0 all.
var spans = []int{0, 6, 3}

// Charts is the screen.
type Charts struct {
	view   view
	all    []screen.Series
	shown  []bool
	turns  []screen.Turn
	bands  []band
	focus  int // 1 the chart, 2 the series
	list   widget.List
	table  bool
	cursor int // month
	span   int
	last   int // the last month there is
	scroll widget.Scroll
}

// New opens the charts on the four tracks that tell most.
func New(c *screen.Ctx) *Charts {
	p := &Charts{focus: 2, all: c.AllSeries(), bands: bands(c)}
	for _, s := range p.all {
		p.shown = append(p.shown, s.Letter == "E" || s.Letter == "T" || s.Letter == "V" || s.Letter == "A" || s.Letter == "H")
	}
	p.last = len(p.all[0].Values) - 1
	p.cursor = p.last
	p.turns = c.Turns(p.all)
	return p
}

// over tells whether every standing is open.
func over(c *screen.Ctx) bool { return c.Phase() == game.Over }

// Key moves the cursor, shows and hides series, and changes what is charted.
func (p *Charts) Key(c *screen.Ctx, k screen.Press) screen.Outcome {
	switch k.Action {
	case theme.Back, theme.Quit, theme.Charts:
		return screen.Outcome{Kind: screen.Back}
	case theme.Left, theme.Before:
		p.cursor = max(p.from(), p.cursor-1)
	case theme.Right, theme.After:
		p.cursor = min(p.last, p.cursor+1)
	case theme.More:
		p.zoom(1)
	case theme.Less:
		p.zoom(-1)
	case theme.Talks:
		p.table = !p.table
		p.scroll.Reset()
	case theme.View:
		p.view, p.list = p.view+1, widget.List{}
		p.scroll.Reset()
		if p.view == standings && !over(c) || p.view > standings {
			p.view = tracks
		}
	case theme.Next, theme.Prev:
		p.focus = 3 - p.focus
	case theme.Panel:
		if k.Text == "1" || k.Text == "2" {
			p.focus = int(k.Text[0] - '0')
		}
	case theme.Mark, theme.Open:
		if p.view == tracks && p.list.At < len(p.shown) {
			p.shown[p.list.At] = !p.shown[p.list.At]
		}
	case theme.Report:
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Report, Month: int16(max(1, min(p.cursor, int(c.Known().World.Month)-1)))}}
	case theme.Wire:
		return screen.To(screen.Wire)
	case theme.PageUp, theme.PageDown:
		p.scroll.Key(k.Action)
	default:
		p.list.Key(k.Action, p.entries(c), 5)
	}
	return screen.Outcome{}
}

func (p *Charts) entries(c *screen.Ctx) int {
	switch p.view {
	case seen:
		return len(p.bands)
	case standings:
		return len(c.Rules().Seats)
	}
	return len(p.all)
}

func (p *Charts) zoom(d int) {
	p.span = min(max(p.span+d, 0), len(spans)-1)
	p.cursor = max(p.cursor, p.from())
}

// from is the first month that is charted.
func (p *Charts) from() int {
	if n := spans[p.span]; n > 0 {
		return max(0, p.last-n)
	}
	return 0
}

// Hints are the keys that work now.
func (p *Charts) Hints(c *screen.Ctx) []screen.Hint {
	h := []screen.Hint{{Keys: "←→", Word: "cursor"}}
	if p.view == tracks {
		h = append(h, screen.Hint{Action: theme.Mark, Word: "show"})
	}
	word := "table"
	if p.table {
		word = "lines_chart"
	}
	return append(h, screen.Hint{Keys: "↑↓", Word: "move"}, screen.Hint{Action: theme.Talks, Word: word}, screen.Hint{Action: theme.View, Word: "other_view"},
		screen.Hint{Keys: "+ −", Word: "zoom"}, screen.Hint{Action: theme.Report, Word: "report"}, screen.Hint{Action: theme.Back, Word: "back"}, screen.Hint{Action: theme.Help, Word: "help"})
}
