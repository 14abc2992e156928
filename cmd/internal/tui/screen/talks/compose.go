package talks

import (
	"slices"

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

// change turns a clause to its next place, or to its next kind of operation, or the term by a month.
func (t *Talks) change(c *screen.Ctx, r row, d int, kind bool) {
	switch r.kind {
	case rowTerm:
		t.bundle.Months = min(24, max(1, t.bundle.Months+int16(d)))
	case rowClause:
		u := &t.bundle.Clauses[r.clause]
		*u = turned(variants(t.legal(c, u.Giver), u.Clause), *u, d, kind)
	}
}

// turned is the next of a clause's forms: at another place or against another group with the same kind of operation, or of
// another kind there.
func turned(all []game.ClauseUse, u game.ClauseUse, d int, kind bool) game.ClauseUse {
	var ring []game.ClauseUse
	at := 0
	for _, v := range all {
		if kind && (v.Region != u.Region || v.Group != u.Group) || !kind && v.Kind != u.Kind {
			continue
		}
		if v == u {
			at = len(ring)
		}
		ring = append(ring, v)
	}
	if len(ring) == 0 {
		return u
	}
	return ring[(at+d+len(ring))%len(ring)]
}

// shown is the form of a clause that is shown while adding: the last one turned to, at first the staff's own.
func (t *Talks) shown(c *screen.Ctx, all []game.ClauseUse) game.ClauseUse {
	u, ok := t.form[all[0].Clause]
	if !ok || !slices.Contains(all, u) {
		u = all[max(0, game.Preferred(c.Rules(), c.Session.View(), all))]
		t.form[u.Clause] = u
	}
	return u
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
		t.scroll.Reset()
		return screen.Outcome{}
	case theme.PageUp, theme.PageDown:
		t.scroll.Key(p.Action)
		return screen.Outcome{}
	}
	t.scroll.Reset()
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
	u := t.shown(c, vs)
	switch p.Action {
	case theme.Left, theme.Less:
		t.form[id] = turned(vs, u, -1, p.Action == theme.Less)
	case theme.Right, theme.Mark, theme.More:
		t.form[id] = turned(vs, u, 1, p.Action == theme.More)
	case theme.Open, theme.Add:
		t.take(u)
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
