package board

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/game"
)

type rowKind uint8

const (
	rowPosture rowKind = iota
	rowOrder
	rowTroops
	rowHold
)

// sheetRow is one row of the sheet.
type sheetRow struct {
	kind  rowKind
	col   game.Column
	order game.Order
}

func (b *Board) rows(c *screen.Ctx) []sheetRow {
	rows := []sheetRow{{kind: rowPosture}}
	for col := range game.Column(game.Columns) {
		rows = append(rows, sheetRow{rowOrder, col, c.Drafted(col)})
	}
	troops, hold := c.SheetFields()
	if troops {
		rows = append(rows, sheetRow{kind: rowTroops})
	}
	if hold {
		rows = append(rows, sheetRow{kind: rowHold})
	}
	return rows
}

// moveSheet moves in the sheet, and changes the ‹posture› in its row.
func (b *Board) moveSheet(c *screen.Ctx, p screen.Press) screen.Outcome {
	n := len(b.rows(c))
	was := b.row
	switch p.Action {
	case theme.Up:
		b.row = max(0, b.row-1)
	case theme.Down:
		b.row = min(n-1, b.row+1)
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
	if b.row != was {
		b.detail.Reset()
	}
	return screen.Outcome{}
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
	switch {
	case b.row >= len(rows), rows[b.row].kind != rowOrder:
		return screen.Outcome{}
	case c.Memo(rows[b.row].col):
		return screen.Send(game.Command{Kind: game.CmdMemo, Column: rows[b.row].col})
	case rows[b.row].order.ID < 0:
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
		empty = empty && o.ID < 0 && !c.Memo(col)
		if o.ID < 0 {
			continue
		}
		if p := c.Session.Preview(o); p.Cliff && p.Rung > cliff.Rung {
			cliff = p
		}
	}
	switch {
	case empty:
		cost := c.T("ui.ask.empty_free")
		if n := c.RestraintPays(); n > 0 {
			cost = c.T("ui.ask.empty_cost", "N", n, "Word", c.PurseWord())
		}
		out.Question = []string{c.T("ui.ask.empty"), cost}
	case cliff.Cliff && cliff.Rung >= 7:
		out.Question = []string{c.T("ui.ask.cliff", "N", int(cliff.Rung), "Name", c.Text.Rung(cliff.Rung)), c.T("ui.ask.cliff_cost")}
	}
	if out.Question != nil {
		out.Kind = screen.Ask
	}
	return out
}
