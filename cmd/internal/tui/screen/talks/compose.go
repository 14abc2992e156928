package talks

import (
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// row is one row of the offer being composed.
type row struct {
	kind   rowKind
	clause int       // index in the bundle
	giver  game.Seat // of a clause to add
}

type rowKind uint8

const (
	rowClause rowKind = iota
	rowAdd
	rowTerm
	rowSend
	rowDone
)

// rows are the composer's: what I give, what I get, the term, send, and done with the round.
func (t *Talks) rows(c *screen.Ctx) []row {
	var out []row
	for _, giver := range []game.Seat{c.Seat(), t.to} {
		for i := range int(t.bundle.N) {
			if t.bundle.Clauses[i].Giver == giver {
				out = append(out, row{rowClause, i, giver})
			}
		}
		if t.bundle.N < game.MaxClauses {
			out = append(out, row{rowAdd, 0, giver})
		}
	}
	if t.bundle.N > 0 {
		out = append(out, row{kind: rowTerm}, row{kind: rowSend})
	}
	return append(out, row{kind: rowDone})
}

func (t *Talks) open(giver game.Seat) {
	t.mode, t.giver, t.pick = adding, giver, widget.List{}
}

// change turns a clause to its next place, or the term by a month.
func (t *Talks) change(c *screen.Ctx, r row, d int) {
	switch r.kind {
	case rowTerm:
		t.bundle.Months = min(24, max(1, t.bundle.Months+int16(d)))
	case rowClause:
		u := &t.bundle.Clauses[r.clause]
		all := variants(t.legal(c, u.Giver), u.Clause)
		for i, v := range all {
			if v == *u {
				*u = all[(i+d+len(all))%len(all)]
				return
			}
		}
	}
}

// legal are the clauses that a giver may put into the bundle.
func (t *Talks) legal(c *screen.Ctx, giver game.Seat) []game.ClauseUse {
	return game.LegalClauses(c.Rules(), c.Session.View(), t.to, giver, nil)
}

func variants(all []game.ClauseUse, id game.ClauseID) []game.ClauseUse {
	var out []game.ClauseUse
	for _, u := range all {
		if u.Clause == id {
			out = append(out, u)
		}
	}
	return out
}

// kinds are the different clauses of a list, in order.
func kinds(all []game.ClauseUse) []game.ClauseID {
	var out []game.ClauseID
	for _, u := range all {
		if len(out) == 0 || out[len(out)-1] != u.Clause {
			out = append(out, u.Clause)
		}
	}
	return out
}

// keyPick answers a key while a clause or a signal is chosen.
func (t *Talks) keyPick(c *screen.Ctx, p screen.Press) screen.Outcome {
	switch p.Action {
	case theme.Back, theme.Quit:
		t.mode = composing
		return screen.Outcome{}
	}
	if t.mode == signalling {
		ids := t.signals(c)
		if p.Action == theme.Open || p.Action == theme.Commit {
			if len(ids) == 0 {
				t.mode = composing
				return screen.Outcome{}
			}
			id := ids[min(t.pick.At, len(ids)-1)]
			t.mode = composing
			return screen.Outcome{Kind: screen.Submit, Commands: []game.Command{{Kind: game.CmdSignal, Signal: id}}, Toast: c.T("ui.toast.signal", "Name", c.Text.Signal(id))}
		}
		t.pick.Key(p.Action, len(ids), 5)
		return screen.Outcome{}
	}
	all := t.legal(c, t.giver)
	ids := kinds(all)
	if len(ids) == 0 {
		t.mode = composing
		return screen.Outcome{}
	}
	id := ids[min(t.pick.At, len(ids)-1)]
	vs := variants(all, id)
	switch p.Action {
	case theme.Left:
		t.turn[id] = (t.turn[id] + len(vs) - 1) % len(vs)
	case theme.Right, theme.Mark:
		t.turn[id] = (t.turn[id] + 1) % len(vs)
	case theme.Open, theme.Add:
		t.take(vs[t.turn[id]%len(vs)])
	default:
		t.pick.Key(p.Action, len(ids), 5)
	}
	return screen.Outcome{}
}

// take adds a clause to the bundle, once.
func (t *Talks) take(u game.ClauseUse) {
	t.mode = composing
	for i := range int(t.bundle.N) {
		if t.bundle.Clauses[i] == u {
			return
		}
	}
	if t.bundle.N < game.MaxClauses {
		t.bundle.Clauses[t.bundle.N] = u
		t.bundle.N++
	}
}

func (t *Talks) signals(c *screen.Ctx) []game.SignalID {
	return game.LegalSignals(c.Rules(), c.Session.View(), nil)
}
