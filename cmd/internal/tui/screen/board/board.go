// Package board is the home of the orders phase: the theatre, the tracks, the wire, the seat's secret sheet and the
// particulars of what is selected.
package board

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/tui/widget/theatre"
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
	row    int // of the sheet: 0 posture, 1-3 columns, then troops and hold where the seat has them
	tracks widget.TrackList
	wire   widget.Scroll
	detail widget.Scroll

	region  game.Region // selected
	layer   int
	view    theatre.View
	folded  bool // V was pressed: tiles instead of land, or land where tiles are the rule
	table   bool // the layer as a list
	onTitle bool // the map's title is selected
	touring bool // tab goes through incidents
	finding bool
	find    widget.Field
	regions widget.List
	inside  widget.Rect // the map as last drawn, for clicks
	heard   heard
	lines   []screen.Line // the wire, as it was told when that was heard
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
	if classOf(c.W, c.H).full() {
		return []int{panelMap, panelTracks, panelWire, panelSheet, panelDetail}
	}
	return []int{panelMap, panelTracks, panelSheet, panelDetail}
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
	if b.finding {
		b.keyFind(c, p)
		return screen.Outcome{}
	}
	if b.focus == panelMap {
		if out, mine := b.keyMap(c, p); mine {
			return out
		}
	}
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
		b.layer, b.onTitle = (b.layer+1)%len(screen.Layers), false
	case theme.Tiles, theme.Zoom:
		b.keyMap(c, p)
	case theme.Explain:
		return b.explain(c)
	case theme.Stance:
		if b.focus == panelSheet && b.row == 0 {
			return b.posture(c, 1)
		}
		b.focus, b.row = panelSheet, 0
	case theme.Commit:
		return b.seal(c)
	case theme.Drop:
		return b.drop(c)
	case theme.Message:
		return screen.To(screen.Reason)
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
	case theme.Charts:
		return screen.To(screen.Charts)
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
	case panelSheet:
		return b.moveSheet(c, p)
	case panelTracks:
		switch a := p.Action; {
		case a == theme.Open:
			return b.explain(c)
		case a == theme.Left || a == theme.Right: // on the strip
			b.tracks.List.Move(map[theme.Action]int{theme.Left: -1, theme.Right: 1}[a], len(c.Tracks())+1)
		default:
			b.tracks.List.Key(a, len(c.Tracks())+1, 5)
		}
	case panelWire:
		if p.Action == theme.Open {
			return screen.To(screen.Wire)
		}
		b.wire.Key(p.Action)
	default:
		if p.Action == theme.Open {
			return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Region, Region: b.region}}
		}
		b.detail.Key(p.Action)
	}
	return screen.Outcome{}
}

// explain asks where the selected number comes from: a track's, an order's odds, else the violence of the theatre.
func (b *Board) explain(c *screen.Ctx) screen.Outcome {
	r := screen.Route{To: screen.Explain, Order: game.Empty}
	rows := b.rows(c)
	switch row := rows[min(b.row, len(rows)-1)]; {
	case b.focus == panelTracks:
		r.Field, r.I = c.Behind(b.tracks.List.At)
	case b.focus == panelSheet && row.kind == rowOrder && row.order.ID >= 0:
		r.Order = row.order
	case b.focus == panelSheet || b.focus == panelWire:
		r.Field, r.I = c.Behind(0)
	default:
		r.Field, r.I = game.FCore, int16(b.region)
	}
	return screen.Outcome{Kind: screen.Go, Route: r}
}

func pick(col game.Column, at game.Region) screen.Outcome {
	return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Picker, Column: col, Region: at + 1, Order: game.Empty}}
}

// Hints are the keys that work now; they change with the focus.
func (b *Board) Hints(c *screen.Ctx) []screen.Hint {
	if b.finding {
		return []screen.Hint{{Keys: "abc", Word: "search"}, {Action: theme.Open, Word: "take"}, {Action: theme.Back, Word: "close"}}
	}
	var h []screen.Hint
	switch b.focus {
	case panelMap:
		h = append(h, screen.Hint{Keys: "↑↓←→", Word: "theatre"}, screen.Hint{Action: theme.Open, Word: "card"}, screen.Hint{Action: theme.Add, Word: "order_here"},
			screen.Hint{Action: theme.View, Word: "layer"}, screen.Hint{Action: theme.Tiles, Word: "tiles"}, screen.Hint{Action: theme.Zoom, Word: "zoom"}, screen.Hint{Action: theme.Filter, Word: "find"})
		return append(h, screen.Hint{Action: theme.Next, Word: "incident"}, screen.Hint{Action: theme.Explain, Word: "explain"}, screen.Hint{Action: theme.Commit, Word: "seal"}, screen.Hint{Action: theme.Help, Word: "help"})
	case panelSheet:
		if b.row == 0 {
			h = append(h, screen.Hint{Keys: "←→", Word: "posture"})
		} else {
			h = append(h, screen.Hint{Action: theme.Add, Word: "order"}, screen.Hint{Action: theme.Stance, Word: "posture"}, screen.Hint{Action: theme.Drop, Word: "drop"})
		}
	case panelTracks:
		h = append(h, screen.Hint{Keys: "↑↓", Word: "move"}, screen.Hint{Action: theme.Explain, Word: "explain"})
	default:
		h = append(h, screen.Hint{Keys: "↑↓", Word: "read"})
	}
	h = append(h, screen.Hint{Action: theme.Commit, Word: "seal"}, screen.Hint{Action: theme.Advice, Word: "advice"},
		screen.Hint{Action: theme.Charts, Word: "charts"}, screen.Hint{Action: theme.Wire, Word: "wire"}, screen.Hint{Action: theme.Talks, Word: "treaties"}, screen.Hint{Action: theme.Next, Word: "panel"})
	if c.Known().World.Month > 1 {
		h = append(h, screen.Hint{Action: theme.Report, Word: "report"})
	}
	return append(h, screen.Hint{Action: theme.View, Word: "layer"}, screen.Hint{Action: theme.Message, Word: "reason"}, screen.Hint{Action: theme.ColumnD, Word: "col_d"}, screen.Hint{Action: theme.ColumnT, Word: "col_t"}, screen.Hint{Action: theme.ColumnS, Word: "col_s"},
		screen.Hint{Action: theme.Quit, Word: "menu"}, screen.Hint{Action: theme.Help, Word: "help"})
}
