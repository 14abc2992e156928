package sim

import (
	"riobravo/game"
	"riobravo/game/quality"
)

// notes is what a spectator who knows every score writes down of a game: package quality reads it.
type notes struct {
	record  quality.Record
	rows    [][]int32       // of the record's margins, kept from game to game
	uses    [][]quality.Use // by seat and order
	held    [][]int32       // by seat and posture, turns in which it was sealed
	view    game.View
	orders  []game.Order
	scratch game.Ctx
	month   int16
	known   []bool
}

func newNotes(rs *game.Ruleset) *notes {
	n := &notes{known: make([]bool, len(rs.Orders))}
	seats := len(rs.Seats)
	n.record = quality.Record{
		Final: make([]int32, seats), First: make([]bool, seats), Met: make([]bool, seats),
		Events: make([]bool, len(rs.Events)), Crises: make([]bool, len(rs.Crises)),
	}
	for range seats {
		n.uses = append(n.uses, make([]quality.Use, len(rs.Orders)))
		n.held = append(n.held, make([]int32, len(rs.Postures)))
	}
	return n
}

// begin forgets the last game.
func (n *notes) begin() {
	for k := range n.uses {
		clear(n.uses[k])
		clear(n.held[k])
	}
	n.record.Margins, n.month = n.record.Margins[:0], 0
	clear(n.record.Events)
	clear(n.record.Crises)
}

// acted writes down which orders a seat could give and which it gave, and which crisis it answered.
func (n *notes) acted(w *worker, k game.Seat, cmd *game.Command) {
	switch cmd.Kind {
	case game.CmdChoose:
		n.record.Crises[w.state.World.Crisis-1] = true
	case game.CmdSheet:
		n.view = game.View{}
		game.ViewFor(w.rs, &w.state, k, &n.view) // the bot has scribbled in its own
		uses := n.uses[k]
		n.held[k][cmd.Sheet.Posture]++
		for c := range game.Columns {
			clear(n.known)
			n.orders = game.Legal(w.rs, &n.view, game.Column(c), n.orders[:0])
			for _, o := range n.orders {
				if !n.known[o.ID] {
					n.known[o.ID] = true
					uses[o.ID].Legal++
				}
			}
			if id := cmd.Sheet.Orders[c].ID; id >= 0 && n.known[id] {
				uses[id].Given++
			}
		}
	}
}

// stepped writes down the standings when a month with orders is over: as the next one's brief finds them.
func (n *notes) stepped(w *worker) {
	s := &w.state
	if s.World.Month == n.month {
		return
	}
	if n.month > 0 && n.month <= w.rs.Turns {
		n.margins(w)
	}
	n.month = s.World.Month
}

func (n *notes) margins(w *worker) {
	at := len(n.record.Margins)
	if at == len(n.rows) {
		n.rows = append(n.rows, make([]int32, len(w.rs.Seats)))
	}
	n.record.Margins = n.rows[:at+1]
	for k := range w.rs.Seats {
		n.record.Margins[at][k] = game.Margin(w.rs, &w.state, game.Seat(k), nil, &n.scratch)
	}
}

// end writes down how the game ended.
func (n *notes) end(w *worker) {
	for k, st := range game.Final(w.rs, &w.state) {
		n.record.Final[k], n.record.First[k], n.record.Met[k] = st.Margin, st.First, st.Met
	}
	n.record.Ending = int(w.state.World.EndedBy)
	for i := range w.rs.Events {
		n.record.Events[i] = w.state.Fired[i] > 0
	}
}
