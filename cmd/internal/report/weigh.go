package report

import (
	"context"
	"slices"

	"riobravo/game"
	"riobravo/game/dice"
)

// Chance is what a seat could hope for at the beginning of a month: how the margin ends when from there on the staff plays
// every seat, over many lucks, the same ones for every month. The last month stands for the end as it was.
type Chance struct {
	Month  int    `json:"month"`
	Seat   string `json:"seat"`
	Margin int    `json:"margin" doc:"mean, hundredths of a point"`
	Met    int    `json:"met" doc:"lines in a thousand in which it met its aims"`
}

// Weigh plays n lines from the beginning of every month on, with the staff in all seats, and tells the turning points
// anew: the months between which a seat's chances changed most. It needs everything to be seen and a game that is over.
func (r *Review) Weigh(ctx context.Context, in Input, n int, tell Progress) error {
	if r.Game.Eyes != "" {
		return askError("eyes", "Name", r.Game.EyesName)
	}
	if !r.Game.Over {
		return askError("unfinished")
	}
	if tell == nil {
		tell = func(int, int) {}
	}
	l := newReel(in.Rules, in.Log)
	starts := l.starts()
	r.Chances = nil
	for i, at := range starts {
		all, err := l.hopes(ctx, at, n, func(done, _ int) { tell(i*n+done, len(starts)*n) })
		if err != nil {
			return err
		}
		for _, s := range all {
			r.Chances = append(r.Chances, Chance{int(l.shots[at].before.World.Month), s.Seat, s.Mean, s.Met})
		}
	}
	for _, e := range ends(in.Rules, &l.head) {
		r.Chances = append(r.Chances, Chance{len(starts) + 1, e.Seat, e.Margin, map[bool]int{true: 1000}[e.Met]})
	}
	r.Weighed = n
	all := r.swings(len(starts))
	for i := range all {
		if err := r.explain(ctx, l, starts, &all[i], max(1, n/4)); err != nil {
			return err
		}
	}
	r.Turns = r.weighedTurns(all)
	return nil
}

// swung is a month in which a seat's chances changed: by how much, which part of it was decided by all seats together and
// which was luck, and the order that did most of the former.
type swung struct {
	month, seat, by int
	choice, luck    int
	order           *Order
	effect          int
}

// explain parts a swing in two. What was decided is worth the mean over other lucks of the month as it was ordered, against
// what the staff would have come to; the rest of the swing is luck. An order is worth what the mean loses when its column
// is left empty.
func (r *Review) explain(ctx context.Context, l *reel, starts []int, s *swung, n int) error {
	at := starts[s.month-1]
	decided, err := l.spread(ctx, at, nil, n, nil)
	if err != nil {
		return err
	}
	s.choice = decided[s.seat].Mean - r.chance(s.month, s.seat)
	s.luck = s.by - s.choice
	for k := range l.rs.Seats {
		q := &question{month: int16(s.month), seat: game.Seat(k), at: -1}
		if l.findSheet(q) != nil {
			continue
		}
		for c := range game.Columns {
			cmd := q.cmd
			id := cmd.Sheet.Orders[c].ID
			if cmd.Sheet.Orders[c] = game.Empty; id < 0 {
				continue
			}
			without, err := l.spread(ctx, q.at, &cmd, n, nil)
			if err != nil {
				return err
			}
			if worth := decided[s.seat].Mean - without[s.seat].Mean; (worth > 0) == (s.by > 0) && abs(worth) > abs(s.effect) {
				s.effect, s.order = worth, r.ordered(s.month, l.rs.Seats[k].ID, columns[c])
			}
		}
	}
	return nil
}

// ordered is the order of a seat's column in a month.
func (r *Review) ordered(month int, seat, column string) *Order {
	for i := range r.Orders {
		if o := &r.Orders[i]; o.Month == month && o.Seat == seat && o.Column == column {
			return o
		}
	}
	return nil
}

// chance is what a seat could hope for at the beginning of a month.
func (r *Review) chance(month, k int) int { return r.Chances[(month-1)*len(r.Seats)+k].Margin }

// starts are the first commands of every month with orders.
func (l *reel) starts() []int {
	var out []int
	last := int16(0)
	for i := range l.shots {
		w := &l.shots[i].before.World
		if w.Month > last && game.Phase(w.Phase) == game.Talks {
			last = w.Month
			out = append(out, i)
		}
	}
	return out
}

// hopes are how the margins spread when the staff plays every seat from a shot on.
func (l *reel) hopes(ctx context.Context, at, n int, tell Progress) ([]Spread, error) {
	return l.many(ctx, n, tell, func(p *player, src dice.Source) error {
		p.staffed = true
		return p.play(at, nil, func(int) dice.Source { return src })
	})
}

// swings are the months that changed a seat's chances most, in their order.
func (r *Review) swings(months int) []swung {
	var all []swung
	for m := 1; m <= months; m++ {
		best := swung{month: m}
		for k := range r.Seats {
			if by := r.chance(m+1, k) - r.chance(m, k); abs(by) > abs(best.by) {
				best.seat, best.by = k, by
			}
		}
		if abs(best.by) >= 100 {
			all = append(all, best)
		}
	}
	slices.SortStableFunc(all, func(x, y swung) int { return abs(y.by) - abs(x.by) })
	all = all[:min(len(all), turnCount)]
	slices.SortStableFunc(all, func(x, y swung) int { return x.month - y.month })
	return all
}

// weighedTurns tells the swings: each with the order that did most of it where it was decided, and with the act that moved
// the margin most the same way where it was luck.
func (r *Review) weighedTurns(all []swung) []Turn {
	out := []Turn{}
	for i, s := range all {
		t := Turn{Letter: string(rune('a' + i)), Month: s.month, By: []Moved{}, Tracks: []Shift{}, Of: r.Seats[s.seat].ID, Choice: s.choice, Luck: s.luck}
		for k, seat := range r.Seats {
			if by := r.chance(s.month+1, k) - r.chance(s.month, k); by != 0 {
				t.By = append(t.By, Moved{seat.ID, by})
			}
		}
		m := r.behind(s.month, t.Of, s.by)
		switch {
		case s.order != nil && (abs(s.choice) >= abs(s.luck) || m == nil):
			t.Seat, t.Text = s.order.Seat, s.order.Text
		case m != nil:
			t.Seat, t.Text, t.Tracks = m.Seat, m.Cause, m.Tracks
			if m.What != "" {
				t.Text = m.What
			}
		}
		out = append(out, t)
	}
	return out
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
