// Package board is the home of the orders phase: the theatre, the tracks, the wire, the seat's secret sheet and the
// particulars of what is selected.
package board

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// The panels, by number.
const (
	panelMap = iota + 1
	panelTracks
	panelWire
	panelSheet
	panelDetail
)

// Board is the screen.
type Board struct {
	focus  int
	region game.Region
	row    int // of the sheet: 0 posture, 1-3 columns, then troops and hold where the seat has them
	layer  int
	wire   widget.Scroll
	detail widget.Scroll
}

// New opens the board on the sheet, the map on the seat's home.
func New(c *screen.Ctx) *Board {
	b := &Board{focus: panelSheet, row: 1}
	d := c.Rules().Seats[c.Seat()]
	switch {
	case d.Home >= 0 && int(d.Home) < len(c.Rules().Regions) && d.Side == game.NoSide:
		b.region = d.Home
	case d.Group >= 0:
		b.region = max(0, c.Rules().Groups[d.Group].Home)
	default:
		for i, r := range c.Rules().Regions {
			if r.Map == "sinaloa" {
				b.region = game.Region(i)
			}
		}
	}
	return b
}

func (b *Board) panels(c *screen.Ctx) []int {
	if c.Wide() {
		return []int{panelMap, panelTracks, panelWire, panelSheet, panelDetail}
	}
	return []int{panelMap, panelSheet, panelDetail}
}

func (b *Board) turn(c *screen.Ctx, d int) {
	all := b.panels(c)
	for i, p := range all {
		if p == b.focus {
			b.focus = all[(i+d+len(all))%len(all)]
			return
		}
	}
	b.focus = panelSheet
}

// Key moves in the focused panel or carries out a verb.
func (b *Board) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Next:
		b.turn(c, 1)
	case theme.Prev:
		b.turn(c, -1)
	case theme.Panel:
		for _, n := range b.panels(c) {
			if n == int(p.Text[0]-'0') {
				b.focus = n
			}
		}
	case theme.View:
		b.layer = (b.layer + 1) % len(screen.Layers)
	case theme.Stance:
		if b.focus == panelSheet && b.row == 0 {
			return b.posture(c, 1)
		}
		b.focus, b.row = panelSheet, 0
	case theme.Commit:
		return b.seal(c)
	case theme.Drop:
		return b.drop(c)
	case theme.Add:
		return b.add(c)
	case theme.ColumnD, theme.ColumnT, theme.ColumnS:
		return pick(game.Column(p.Action-theme.ColumnD), game.NoRegion)
	case theme.Advice:
		return screen.To(screen.Advice)
	case theme.Talks:
		return screen.To(screen.Talks)
	case theme.Wire:
		return screen.To(screen.Wire)
	case theme.Report:
		if m := c.Known().World.Month - 1; m >= 1 {
			return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Report, Month: m}}
		}
	case theme.Quit:
		return screen.To(screen.Menu)
	default:
		return b.move(c, p)
	}
	return screen.Outcome{}
}

// move is what movement and enter mean in the focused panel.
func (b *Board) move(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch b.focus {
	case panelMap:
		switch p.Action {
		case theme.Up, theme.Down, theme.Left, theme.Right:
			b.region = game.Region(c.Map().Move(int(b.region), p.Action, false))
			b.detail.Top = 0
		case theme.Open:
			return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Region, Region: b.region}}
		}
	case panelSheet:
		n := len(b.rows(c))
		switch p.Action {
		case theme.Up:
			b.row = max(0, b.row-1)
			b.detail.Top = 0
		case theme.Down:
			b.row = min(n-1, b.row+1)
			b.detail.Top = 0
		case theme.First:
			b.row = 0
		case theme.Last:
			b.row = n - 1
		case theme.Left, theme.Right, theme.Mark:
			d := 1
			if p.Action == theme.Left {
				d = -1
			}
			if b.row == 0 {
				return b.posture(c, d)
			}
		case theme.Open:
			return b.add(c)
		}
	case panelWire:
		b.wire.Key(p.Action, 8)
	default:
		b.detail.Key(p.Action, 6)
	}
	return screen.Outcome{}
}

func pick(col game.Column, at game.Region) screen.Outcome {
	return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Picker, Column: col, Region: at + 1, Order: game.Empty}}
}

// add opens what fills the selected row; on the map it opens the tactical orders there.
func (b *Board) add(c *screen.Ctx) screen.Outcome {
	if b.focus == panelMap {
		return pick(game.Tactical, b.region)
	}
	rows := b.rows(c)
	b.row = min(b.row, len(rows)-1)
	switch r := rows[b.row]; r.kind {
	case rowPosture:
		return b.posture(c, 1)
	case rowTroops:
		return screen.To(screen.Troops)
	case rowHold:
		return screen.Outcome{Kind: screen.Submit, Commands: []game.Command{{Kind: game.CmdHold, Value: 1}}, Toast: c.T("ui.toast.hold")}
	default:
		return pick(r.col, game.NoRegion)
	}
}

// posture drafts the next posture.
func (b *Board) posture(c *screen.Ctx, d int) screen.Outcome {
	all := game.LegalPostures(c.Rules(), c.Session.View(), nil)
	at := 0
	for i, p := range all {
		if p == game.PostureID(c.Own().Posture) {
			at = i
		}
	}
	if len(all) == 0 {
		return screen.Outcome{}
	}
	return screen.Send(game.Command{Kind: game.CmdPosture, Posture: all[(at+d+len(all))%len(all)]})
}

func (b *Board) drop(c *screen.Ctx) screen.Outcome {
	rows := b.rows(c)
	if b.row >= len(rows) || rows[b.row].kind != rowOrder || rows[b.row].order.ID < 0 {
		return screen.Outcome{}
	}
	return screen.Send(game.Command{Kind: game.CmdOrder, Column: rows[b.row].col, Order: game.Empty})
}

// seal seals the sheet; it asks first when the sheet is empty, or could let war spill over or worse.
func (b *Board) seal(c *screen.Ctx) screen.Outcome {
	out := screen.Send(game.Command{Kind: game.CmdSeal})
	empty, cliff := true, game.Preview{}
	for col := range game.Column(game.Columns) {
		o := c.Drafted(col)
		if o.ID < 0 {
			continue
		}
		empty = false
		if p := c.Session.Preview(o); p.Cliff && p.Rung > cliff.Rung {
			cliff = p
		}
	}
	switch {
	case empty:
		out.Question = []string{c.T("ui.ask.empty"), c.T("ui.ask.empty_cost", "N", int(c.Rules().P(game.PRestraintPay)), "Word", c.PurseWord())}
	case cliff.Cliff && cliff.Rung >= 7:
		out.Question = []string{c.T("ui.ask.cliff", "N", int(cliff.Rung), "Name", c.Text.Rung(cliff.Rung)), c.T("ui.ask.cliff_cost")}
	}
	if out.Question != nil {
		out.Kind = screen.Ask
	}
	return out
}

// Hints are the keys that work now; they change with the focus.
func (b *Board) Hints(c *screen.Ctx) []screen.Hint {
	var h []screen.Hint
	switch b.focus {
	case panelMap:
		h = append(h, screen.Hint{Keys: "↑↓←→", Word: "theatre"}, screen.Hint{Action: theme.Open, Word: "card"}, screen.Hint{Action: theme.Add, Word: "order_here"}, screen.Hint{Action: theme.View, Word: "layer"})
	case panelSheet:
		if b.row == 0 {
			h = append(h, screen.Hint{Keys: "←→", Word: "posture"})
		} else {
			h = append(h, screen.Hint{Action: theme.Add, Word: "order"}, screen.Hint{Action: theme.Stance, Word: "posture"}, screen.Hint{Action: theme.Drop, Word: "drop"})
		}
	default:
		h = append(h, screen.Hint{Keys: "↑↓", Word: "read"})
	}
	h = append(h, screen.Hint{Action: theme.Commit, Word: "seal"}, screen.Hint{Action: theme.Advice, Word: "advice"})
	if b.focus != panelMap {
		h = append(h, screen.Hint{Action: theme.Wire, Word: "wire"}, screen.Hint{Action: theme.Talks, Word: "treaties"})
	}
	h = append(h, screen.Hint{Action: theme.Next, Word: "panel"})
	if c.Known().World.Month > 1 {
		h = append(h, screen.Hint{Action: theme.Report, Word: "report"})
	}
	if b.focus != panelMap {
		h = append(h, screen.Hint{Action: theme.View, Word: "layer"})
	}
	return append(h, screen.Hint{Action: theme.ColumnD, Word: "col_d"}, screen.Hint{Action: theme.ColumnT, Word: "col_t"}, screen.Hint{Action: theme.ColumnS, Word: "col_s"},
		screen.Hint{Action: theme.Quit, Word: "menu"}, screen.Hint{Action: theme.Help, Word: "help"})
}
