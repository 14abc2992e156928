package report

import (
	"slices"

	"riobravo/game"
)

// moveKey is what moves are added up by.
type moveKey struct {
	month int
	cause game.Cause
	seat  game.Seat
}

// fieldMove is the change of one measure of one subject.
type fieldMove struct {
	field game.Field
	by    int
}

// classes name the classes of causes.
var classes = map[game.Cause]string{
	game.CauseRule: "rule", game.CauseOrder: "order", game.CauseOp: "operation", game.CauseCrisis: "crisis", game.CauseEvent: "event",
	game.CauseClause: "clause", game.CauseSignal: "signal", game.CausePosture: "posture", game.CauseHand: "facilitator", game.CauseMemo: "memo",
}

// moved books what a change did to the margins, the tracks and the other public measures. Since every change is booked,
// the parts of a month add up to the whole of it.
func (b *builder) moved(e *game.Event) {
	var by [game.MaxSeats]int32
	any := false
	for k := range b.rs.Seats {
		if !b.open() && game.Seat(k) != b.eyes {
			continue
		}
		now := b.marginOf(game.Seat(k))
		by[k], b.left[k] = now-b.left[k], now
		any = any || by[k] != 0
	}
	public := game.Registry[e.Field].Seen == game.SeenByAll
	if !any && (!public || clockwork(e.Field)) && e.Field != game.FLeak {
		return
	}
	m := b.move(e)
	for k := range b.rs.Seats {
		if by[k] != 0 {
			m.By = addMoved(m.By, b.seatID(game.Seat(k)), int(by[k]))
		}
	}
	b.shift(m, e)
}

// move is the entry for the cause of a change.
func (b *builder) move(e *game.Event) *Move {
	seat, ok := b.actor[e.Cause]
	if !ok {
		seat = game.NoSeat
	}
	if class, n := e.Cause.Split(); class == game.CauseMemo {
		seat = game.Seat(n / game.Columns)
	}
	key := moveKey{b.month.N, e.Cause, seat}
	if m := b.moves[key]; m != nil {
		return m
	}
	class, _ := e.Cause.Split()
	m := &Move{Month: key.month, Cause: capital(b.w.Cause(e.Cause)), What: b.deed[e.Cause], Class: classes[class], Seat: b.seatID(seat), By: []Moved{}, Tracks: []Shift{}, key: key}
	b.moves[key] = m
	return m
}

func addMoved(list []Moved, seat string, by int) []Moved {
	for i := range list {
		if list[i].Seat == seat {
			list[i].By += by
			return list
		}
	}
	return append(list, Moved{seat, by})
}

// shift books the change of a measure.
func (b *builder) shift(m *Move, e *game.Event) {
	by := int(e.New) - int(e.Old)
	if game.Registry[e.Field].Scope == game.ScopeWorld {
		for _, d := range trackDefs {
			if d.field == e.Field {
				m.Tracks = addShift(m.Tracks, d.id, b.trackName(d.field), by)
				return
			}
		}
	}
	for i := range m.others {
		if m.others[i].field == e.Field {
			m.others[i].by += by
			return
		}
	}
	m.others = append(m.others, fieldMove{e.Field, by})
}

// trackName is what a track is called where its points are meant.
func (b *builder) trackName(f game.Field) string { return b.w.FieldName(f) }

func addShift(list []Shift, id, name string, by int) []Shift {
	for i := range list {
		if list[i].Track == id {
			list[i].By += by
			return list
		}
	}
	return append(list, Shift{id, name, by})
}

// ledger is all moves, by month, the greatest first.
func (b *builder) ledger() []Move {
	var out []Move
	for _, m := range b.moves {
		m.By = slices.DeleteFunc(m.By, func(x Moved) bool { return x.By == 0 })
		m.Tracks = slices.DeleteFunc(m.Tracks, func(x Shift) bool { return x.By == 0 })
		if len(m.By)+len(m.Tracks)+len(m.others) > 0 {
			out = append(out, *m)
		}
	}
	slices.SortFunc(out, func(x, y Move) int { // total: no two have one key
		if x.Month != y.Month {
			return x.Month - y.Month
		}
		if a, c := swing(&x), swing(&y); a != c {
			return c - a
		}
		if x.key.cause != y.key.cause {
			return int(x.key.cause) - int(y.key.cause)
		}
		return int(x.key.seat) - int(y.key.seat)
	})
	return out
}

// swing is the greatest that a move did to one margin.
func swing(m *Move) int {
	out := 0
	for _, x := range m.By {
		out = max(out, x.By, -x.By)
	}
	return out
}

// acts tells whether a cause is what somebody did or what befell all, not what a month brings by itself.
func acts(cause game.Cause) bool {
	if class, _ := cause.Split(); class != game.CauseRule {
		return true
	}
	switch cause {
	case game.ByUninvited, game.ByRemoval, game.ByReprisal, game.ByTreaty, game.ByDeaths, game.ByBorder, game.ByUnseen:
		return true
	}
	return false
}

// turnCount is how many turning points are told; judgement, after the screen's five.
const turnCount = 7

// turns are the acts that moved one margin most, in the order of months, lettered as on the charts.
func (b *builder) turns() []Turn {
	all := slices.Clone(b.r.Moves)
	all = slices.DeleteFunc(all, func(m Move) bool { return !acts(m.key.cause) || swing(&m) < 100 })
	slices.SortStableFunc(all, func(x, y Move) int { return swing(&y) - swing(&x) })
	all = all[:min(len(all), turnCount)]
	slices.SortStableFunc(all, func(x, y Move) int { return x.Month - y.Month })
	out := []Turn{}
	for i, m := range all {
		text := m.Cause
		if m.What != "" {
			text = m.What
		}
		out = append(out, Turn{Letter: string(rune('a' + i)), Month: m.Month, Seat: m.Seat, Text: text, By: m.By, Tracks: m.Tracks})
	}
	return out
}

// causeTotal adds up what a cause did to the margins in a month, whosever act it was.
func (b *builder) causeTotal(cause game.Cause, month int) []Moved {
	out := []Moved{}
	for k := game.NoSeat; int(k) < len(b.rs.Seats); k++ {
		if m := b.moves[moveKey{month, cause, k}]; m != nil {
			for _, x := range m.By {
				out = addMoved(out, x.Seat, x.By)
			}
		}
	}
	return slices.DeleteFunc(out, func(x Moved) bool { return x.By == 0 })
}
