package report

import (
	"context"
	"slices"

	"riobravo/game"
)

// swung is a month that changed a seat's chances: by its own sheet, or by the whole of what was decided and rolled in it.
type swung struct {
	month, seat int // of the reel's starts, and the seat
	own         bool
	by, half    int // what the sheet was worth, or how the chances changed; half the interval's width
	choice      int // of a change of chances, what was decided by all
	luck        int // and what was luck
	order       game.Column
	of          game.Seat // whose order of that column did most of it; NoSeat: none
	effect      int
}

// weighedCount is how many turning points are told of a game that was weighed: each seat's greatest of both kinds, and more;
// judgement.
const weighedCount = 9

// swings are the greatest changes: of each seat the sheet and the month that did most, then the greatest of all; in the order
// of months.
func (w *weighing) swings() []swung {
	var all []swung
	chances := w.chances()
	seats := len(w.l.rs.Seats)
	for m := range w.starts {
		greatest := swung{}
		for k := range w.l.rs.Seats {
			own, half := w.gain(m, k, wayOrdered, wayOtherwise+k)
			if abs(own) >= 100 && abs(own) > half {
				all = append(all, swung{month: m, seat: k, own: true, by: own, half: half, of: game.NoSeat})
			}
			by := chances[(m+1)*seats+k].Margin - chances[m*seats+k].Margin
			if abs(by) > abs(greatest.by) && !(abs(own) > half && abs(own)*2 >= abs(by) && (own > 0) == (by > 0)) {
				choice, _ := w.gain(m, k, wayOrdered, wayHopes)
				_, half := w.gain(m, k, wayHopes, -1)
				greatest = swung{month: m, seat: k, by: by, half: half, choice: choice, luck: by - choice, of: game.NoSeat}
			}
		}
		if abs(greatest.by) >= 100 {
			all = append(all, greatest)
		}
	}
	slices.SortStableFunc(all, func(x, y swung) int { return abs(y.by) - abs(x.by) })
	var told, rest []swung
	for _, s := range all {
		if slices.ContainsFunc(told, func(o swung) bool { return o.seat == s.seat && o.own == s.own }) {
			rest = append(rest, s)
		} else {
			told = append(told, s)
		}
	}
	told = append(told, rest[:min(len(rest), max(0, weighedCount-len(told)))]...)
	slices.SortStableFunc(told, func(x, y swung) int {
		if x.month != y.month {
			return x.month - y.month
		}
		return abs(y.by) - abs(x.by)
	})
	return told
}

// explain finds the order that did most of a change: what the seat loses when that column is left empty, under n lucks. A
// seat's own sheet is explained by its own columns.
func (w *weighing) explain(ctx context.Context, s *swung, n int) error {
	decided, err := w.l.spread(ctx, w.orders[s.month], nil, n, nil)
	if err != nil {
		return err
	}
	for k := range w.l.rs.Seats {
		if s.own && k != s.seat {
			continue
		}
		q := &question{month: w.l.shots[w.starts[s.month]].before.World.Month, seat: game.Seat(k), at: -1}
		if w.l.findSheet(q) != nil {
			continue
		}
		for c := range game.Column(game.Columns) {
			cmd := q.cmd
			id := cmd.Sheet.Orders[c].ID
			if cmd.Sheet.Orders[c] = game.Empty; id < 0 {
				continue
			}
			without, err := w.l.spread(ctx, q.at, &cmd, n, nil)
			if err != nil {
				return err
			}
			if worth := decided[s.seat].Mean - without[s.seat].Mean; (worth > 0) == (s.by > 0) && abs(worth) > abs(s.effect) {
				s.effect, s.order, s.of = worth, c, game.Seat(k)
			}
		}
	}
	return nil
}

// weighedTurns tells the changes. Beside a sheet stands the order that did most of it, without one the posture; beside
// another change the order that did most of it where it was decided, and where it was luck the act that moved the margin
// most the same way.
func (r *Review) weighedTurns(all []swung) []Turn {
	out := []Turn{}
	for i, s := range all {
		month := r.Chances[s.month*len(r.Seats)].Month
		t := Turn{Letter: string(rune('a' + i)), Month: month, By: []Moved{}, Tracks: []Shift{}, Of: r.Seats[s.seat].ID, Own: s.own, Sure: s.half, Choice: s.choice, Luck: s.luck}
		if s.own {
			t.Choice, t.Seat, t.Text = s.by, t.Of, r.sheetWords(month, t.Of)
			t.By = append(t.By, Moved{t.Of, s.by})
		} else {
			for k, seat := range r.Seats {
				if by := r.Chances[(s.month+1)*len(r.Seats)+k].Margin - r.Chances[s.month*len(r.Seats)+k].Margin; by != 0 {
					t.By = append(t.By, Moved{seat.ID, by})
				}
			}
		}
		var order *Order
		if s.of >= 0 {
			order = r.ordered(month, r.Seats[s.of].ID, columns[s.order])
		}
		m := r.behind(month, t.Of, s.by)
		switch {
		case order != nil && (s.own && abs(s.effect)*2 >= abs(s.by) || !s.own && (abs(s.choice) >= abs(s.luck) || m == nil)):
			t.Seat, t.Text = order.Seat, order.Text
		case m != nil && !s.own:
			t.Seat, t.Text, t.Tracks = m.Seat, m.Cause, m.Tracks
			if m.What != "" {
				t.Text = m.What
			}
		}
		out = append(out, t)
	}
	return out
}

// sheetWords is a seat's sheet of a month in words: its posture and its orders.
func (r *Review) sheetWords(month int, seat string) string {
	text := ""
	for i := range r.Orders {
		o := &r.Orders[i]
		if o.Month != month || o.Seat != seat || o.Posture == "" {
			continue
		}
		if text == "" {
			text = o.Posture
		}
		if o.Order != "" {
			text += "; " + o.Text
		}
	}
	return text
}

// ordered is the order of a seat's column in a month.
func (r *Review) ordered(month int, seat, column string) *Order {
	for i := range r.Orders {
		if o := &r.Orders[i]; o.Month == month && o.Seat == seat && o.Column == column && o.Posture != "" {
			return o
		}
	}
	return nil
}

// behind is the act of a month that moved a seat's margin most the way its chances went; without one, the act that moved
// anybody's margin most.
func (r *Review) behind(month int, seat string, way int) *Move {
	var best, any *Move
	most, widest := 0, 0
	for i := range r.Moves {
		m := &r.Moves[i]
		if m.Month != month || !acts(m.key.cause) {
			continue
		}
		for _, x := range m.By {
			if x.Seat == seat && (x.By > 0) == (way > 0) && abs(x.By) > most {
				best, most = m, abs(x.By)
			}
		}
		if w := swing(m); w > widest {
			any, widest = m, w
		}
	}
	if best == nil {
		return any
	}
	return best
}
