// Package newgame is the screen on which a new game is set up: scenario, who plays each seat, seed.
package newgame

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// fillers are who may play a seat, a person first, then bots.
var fillers = []string{"human", "staff", "principal", "strategist", "novice", "random"}

// NewGame is the screen. Rows: scenario, one a seat, seed, start.
type NewGame struct {
	list     widget.List
	scenario int
	by       []int // index in fillers, by seat
	seed     widget.Field
}

// New opens the form: the player sits in the first seat against staff everywhere.
func New(c *screen.Ctx) *NewGame {
	n := &NewGame{seed: widget.NewField(18).Digits()}
	n.reset(c)
	n.list.At = 1
	return n
}

func (n *NewGame) reset(c *screen.Ctx) {
	n.by = nil
	if len(c.Scenarios) == 0 {
		return
	}
	for i := range c.Scenarios[n.scenario].Seats {
		n.by = append(n.by, min(i, 1))
	}
}

func (n *NewGame) rows() int { return 1 + len(n.by) + 2 }

// Key moves, changes a value or starts.
func (n *NewGame) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	if len(c.Scenarios) == 0 {
		return screen.Outcome{Kind: screen.Back}
	}
	seedRow := 1 + len(n.by)
	if n.list.At == seedRow && n.seed.Take(p.Msg) {
		return screen.Outcome{}
	}
	switch p.Action {
	case theme.Back, theme.Quit:
		return screen.Outcome{Kind: screen.Back}
	case theme.Left:
		n.change(c, -1)
	case theme.Right, theme.Mark:
		n.change(c, 1)
	case theme.Next:
		n.list.At = (n.list.At + 1) % n.rows()
	case theme.Prev:
		n.list.At = (n.list.At + n.rows() - 1) % n.rows()
	case theme.Commit:
		return n.start(c)
	case theme.Open:
		switch at := n.list.At; {
		case at >= 1 && at <= len(n.by): // this seat for me, the others for the staff
			for i := range n.by {
				n.by[i] = 1
			}
			n.by[at-1] = 0
			n.list.At = n.rows() - 1
		case at == n.rows()-1:
			return n.start(c)
		default:
			n.list.At++
		}
	default:
		n.list.Key(p.Action, n.rows(), n.rows())
	}
	return screen.Outcome{}
}

func (n *NewGame) change(c *screen.Ctx, d int) {
	switch at := n.list.At; {
	case at == 0:
		n.scenario = (n.scenario + d + len(c.Scenarios)) % len(c.Scenarios)
		n.reset(c)
	case at <= len(n.by):
		n.by[at-1] = (n.by[at-1] + d + len(fillers)) % len(fillers)
	}
}

func (n *NewGame) start(c *screen.Ctx) screen.Outcome {
	sc := c.Scenarios[n.scenario]
	ch := screen.Choice{Scenario: sc.ID}
	for i, s := range sc.Seats {
		ch.Seats = append(ch.Seats, screen.Fill{Seat: s, By: fillers[n.by[i]]})
	}
	if v, err := strconv.ParseUint(n.seed.Value(), 10, 64); err == nil {
		ch.Seed, ch.Seeded = v, true
	}
	return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Play, Choice: ch}}
}

// Hints are the keys that work here.
func (n *NewGame) Hints(c *screen.Ctx) []screen.Hint {
	open := "next"
	switch {
	case n.list.At >= 1 && n.list.At <= len(n.by):
		open = "play_this"
	case n.list.At == n.rows()-1:
		open = "start"
	}
	return []screen.Hint{{Keys: "↑↓", Word: "move"}, {Keys: "←→", Word: "change"}, {Action: theme.Open, Word: open}, {Action: theme.Commit, Word: "start"}, {Action: theme.Back, Word: "back"}}
}

// Draw draws the form.
func (n *NewGame) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	w, h := min(76, r.W-2), min(22, r.H)
	box := widget.Rect{X: r.X + (r.W-w)/2, Y: r.Y, W: w, H: h}
	if r.H > 30 {
		box.Y += 3
	}
	in := g.Panel(box, widget.Frame{Title: c.T("ui.new.title"), Focus: true}).Inset(2)
	if len(c.Scenarios) == 0 {
		g.Print(in.X, in.Y+1, in.W, c.T("ui.new.none"), theme.Of(theme.Text))
		return
	}
	sc := c.Scenarios[n.scenario]
	name, _ := sc.Says(c)
	y := in.Y + 1
	n.row(c, g, in, y, 0, c.T("ui.new.scenario"), "‹ "+name+" ›", "")
	y += 2
	for i, s := range sc.Seats {
		n.row(c, g, in, y, 1+i, c.T("seat."+s+".name"), "‹ "+c.T("ui.by."+fillers[n.by[i]])+" ›", "")
		y++
	}
	seed, at := n.seed.Value(), n.list.At == 1+len(n.by)
	if n.seed.Len() == 0 {
		seed = c.T("ui.new.any_seed")
	}
	n.row(c, g, in, y+1, 1+len(n.by), c.T("ui.new.seed"), seed, "")
	if at && n.seed.Len() > 0 {
		n.seed.Draw(g, in.X+26, y+1, in.W-26, theme.Of(theme.Strong).On(theme.Select))
	}
	n.row(c, g, in, y+3, n.rows()-1, c.T("ui.new.start"), "", "")
	y += 5
	for _, row := range n.about(c, in.W) {
		if y >= in.Y+in.H {
			return
		}
		g.Row(in.X, y, in.W, row)
		y++
	}
}

// about explains what is selected: a seat's aim, or what the field means.
func (n *NewGame) about(c *screen.Ctx, w int) []widget.Row {
	sc := c.Scenarios[n.scenario]
	w = min(w, 72)
	switch at := n.list.At; {
	case at == 0:
		if _, text := sc.Says(c); text != "" {
			return widget.WrapRows(theme.Quiet, text, w, 0)
		}
	case at <= len(n.by):
		rows := widget.WrapRows(theme.Text, c.T("seat."+sc.Seats[at-1]+".brief"), w, 0)
		return append(append(rows, widget.Row{}), widget.WrapRows(theme.Quiet, c.T("ui.by."+fillers[n.by[at-1]]+"_note"), w, 0)...)
	case at == 1+len(n.by):
		return widget.WrapRows(theme.Quiet, c.T("ui.new.seed_note"), w, 0)
	}
	return widget.WrapRows(theme.Quiet, c.T("ui.new.start_note"), w, 0)
}

func (n *NewGame) row(c *screen.Ctx, g *widget.Canvas, in widget.Rect, y, at int, label, value, note string) {
	st := theme.Of(theme.Text)
	if value == "" {
		st = theme.Of(theme.Strong)
	}
	g.Print(in.X, y, 24, label, st)
	g.Row(in.X+26, y, in.W-26, widget.Row{widget.S(theme.Strong, value), widget.S(theme.Quiet, "  "+note)})
	g.Pick(widget.Rect{X: in.X - 1, Y: y, W: in.W + 2, H: 1}, n.list.Pick(at))
	if strings.HasPrefix(value, "‹") && at == n.list.At {
		g.Arrows(in.X+26, in.X+26+widget.Len(value), y)
	}
	if at == n.list.At {
		g.Ground(widget.Rect{X: in.X - 1, Y: y, W: in.W + 2, H: 1}, theme.Select)
		g.Set(in.X-1, y, '▌', theme.Of(theme.Key).On(theme.Select))
		g.Cursor(in.X, y)
	}
}
