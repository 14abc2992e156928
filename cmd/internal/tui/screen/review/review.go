// Package review is the screen of the review: its parts on the left, the part in front on the right, with tables, charts and
// maps; from it the chances are weighed and a decision is made otherwise. It reads a session.Review and changes no game. Read
// New, then page.go for how a part is laid out.
package review

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Review is the screen.
type Review struct {
	parts  []session.Part
	turn   int // of the review when parts were taken
	list   widget.List
	scroll widget.Scroll
	focus  int // 1 the parts, 2 the part in front
	month  int // of the map

	asking    bool // a decision is chosen
	decisions []session.Decision
	options   []string
	which     widget.List
	instead   widget.List

	drawn drawn
}

// New opens it on its first part.
func New(c *screen.Ctx) *Review {
	r := &Review{focus: 1, turn: -1}
	r.take(c)
	return r
}

// take takes the parts anew when they have changed.
func (r *Review) take(c *screen.Ctx) {
	if c.Review == nil || c.Review.Turn == r.turn {
		return
	}
	id := ""
	if r.list.At < len(r.parts) {
		id = r.parts[r.list.At].ID
	}
	r.parts, r.turn, r.drawn = c.Review.Of.Parts(), c.Review.Turn, drawn{}
	if c.Review.Asked {
		id = "ifs"
	}
	for i, p := range r.parts {
		if p.ID == id {
			r.list.At = i
		}
	}
	r.list.At = min(r.list.At, max(0, len(r.parts)-1))
	if m := r.maps(); r.month == 0 && len(m) > 0 {
		r.month = len(m) - 1
	}
}

// maps are those of the part that has some.
func (r *Review) maps() []session.MonthMap {
	for _, p := range r.parts {
		for _, b := range p.Blocks {
			if len(b.Maps) > 0 {
				return b.Maps
			}
		}
	}
	return nil
}

// Key chooses a part, reads in it, weighs the chances, or asks what if.
func (r *Review) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	r.take(c)
	if r.asking {
		return r.ask(c, p)
	}
	switch p.Action {
	case theme.Back, theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	case theme.Next, theme.Prev:
		r.focus = 3 - r.focus
	case theme.Panel:
		if p.Text == "1" || p.Text == "2" {
			r.focus = int(p.Text[0] - '0')
		}
	case theme.Open:
		r.focus = 2
	case theme.Left:
		r.turnTo(r.list.At - 1)
	case theme.Right:
		r.turnTo(r.list.At + 1)
	case theme.Before:
		r.month, r.drawn = max(0, r.month-1), drawn{}
	case theme.After:
		r.month, r.drawn = min(max(0, len(r.maps())-1), r.month+1), drawn{}
	case theme.Advice:
		return screen.To(screen.Weigh)
	case theme.Counter:
		if r.decisions == nil {
			r.decisions = c.Review.Of.Decisions()
		}
		if len(r.decisions) == 0 {
			return screen.Outcome{Toast: c.T("ui.review.no_decisions")}
		}
		r.asking, r.focus = true, 1
		r.choose(c)
	case theme.SaveAs:
		if r.front() == "ifs" {
			return screen.To(screen.Branch)
		}
	case theme.PageUp, theme.PageDown:
		r.scroll.Key(p.Action)
	default:
		if r.focus == 2 {
			r.scroll.Key(p.Action)
		} else if at := r.list; r.list.Key(p.Action, len(r.parts), 8) && at.At != r.list.At {
			r.scroll.Reset()
		}
	}
	return screen.Outcome{}
}

// front is the id of the part in front.
func (r *Review) front() string {
	if r.list.At < len(r.parts) {
		return r.parts[r.list.At].ID
	}
	return ""
}

func (r *Review) turnTo(i int) {
	if i >= 0 && i < len(r.parts) {
		r.list.At = i
		r.scroll.Reset()
	}
}

// Hints are the keys that work now.
func (r *Review) Hints(*screen.Ctx) []screen.Hint {
	if r.asking {
		return []screen.Hint{{Keys: "↑↓", Word: "move"}, {Action: theme.Next, Word: "panel"}, {Action: theme.Open, Word: "what_if"}, {Action: theme.Back, Word: "close"}}
	}
	word := "part"
	if r.focus == 2 {
		word = "read"
	}
	h := []screen.Hint{{Keys: "↑↓", Word: word}, {Keys: "←→", Word: "part"}, {Action: theme.Advice, Word: "weigh"}, {Action: theme.Counter, Word: "what_if"}}
	switch r.front() {
	case "map":
		h = append(h, screen.Hint{Keys: "[ ]", Word: "month"})
	case "ifs":
		h = append(h, screen.Hint{Action: theme.SaveAs, Word: "keep"})
	}
	return append(h, screen.Hint{Action: theme.Next, Word: "panel"}, screen.Hint{Action: theme.Export, Word: "export"}, screen.Hint{Action: theme.Back, Word: "back"}, screen.Hint{Action: theme.Help, Word: "help"})
}

// Draw draws the parts and the one in front; over a long reckoning stands how far it is.
func (r *Review) Draw(c *screen.Ctx, g *widget.Canvas, box widget.Rect) {
	r.take(c)
	if c.Review == nil {
		return
	}
	if c.Review.Job != "" {
		low := widget.Rect{}
		box, low = box.Bottom(1)
		r.progress(c, g, low)
	}
	if r.asking {
		r.drawAsk(c, g, box)
		return
	}
	w := 26
	if c.Wide() {
		w = 32
	}
	left, right := box.LeftOf(w)
	in := g.Panel(left, widget.Frame{Number: 1, Title: c.T("ui.review.title"), Focus: r.focus == 1})
	var items []widget.Item
	for _, p := range r.parts {
		items = append(items, widget.Item{Rows: []widget.Row{widget.R(theme.Text, p.Title)}})
	}
	r.list.Draw(g, in, items, r.focus == 1)
	r.drawPart(c, g, right)
}

// progress is how far the reckoning under way is.
func (r *Review) progress(c *screen.Ctx, g *widget.Canvas, low widget.Rect) {
	j := c.Review
	row := widget.Row{widget.S(theme.Text, c.T("ui.review.job."+j.Job, "Done", j.Done, "Of", j.All)+"  ")}
	g.Row(low.X+1, low.Y, low.W-2, append(row, widget.GaugeSpans(c.Theme, theme.Strong, j.Done, max(1, j.All), 20)...))
}
