package save

import "riobravo/game"

// What a log decides itself, because it is about what came before: taking back, doing again, going back to a month. The
// facts of these commands are made of the facts of earlier records, so they fold like any others.

// parts are the fields that move when the exercise goes on: behind such a move nothing is taken back.
func movesOn(r *Record) bool {
	if r.Command.Kind == game.CmdRewind {
		return true
	}
	for i := range r.Events {
		e := &r.Events[i]
		if e.Kind == game.Changed && (e.Field == game.FPhase || e.Field == game.FRound || e.Field == game.FMonth || e.Field == game.FCrisis) {
			return true
		}
	}
	return false
}

// turn is what a seat has done in the part of the phase that is open: the records that count, and those taken back, the
// last one last.
type turn struct{ done, undone []int }

// turnOf reads a seat's turn out of the records.
func turnOf(records []Record, k game.Seat) turn {
	first := len(records)
	for first > 0 && !movesOn(&records[first-1]) {
		first--
	}
	var t turn
	for i := first; i < len(records); i++ {
		if c := &records[i].Command; actor(c) == k && (k != game.NoSeat || byHand(c.Kind)) {
			t.take(i, c.Kind)
		}
	}
	return t
}

// actor is who gave a command: a ruling bears the seat whose memo it is about, and is the facilitator's.
func actor(c *game.Command) game.Seat {
	if c.Kind == game.CmdRule {
		return game.NoSeat
	}
	return c.Seat
}

// byHand tells whether a facilitator's command may be taken back by the log: an inject, whose facts no other command brings
// back. A value set or an event planned is set and planned again instead.
func byHand(k game.CommandKind) bool {
	return k == game.CmdInject || k == game.CmdUndo || k == game.CmdRedo
}

// take adds a record of the seat's own.
func (t *turn) take(i int, kind game.CommandKind) {
	switch kind {
	case game.CmdUndo:
		if n := len(t.done) - 1; n >= 0 {
			t.done, t.undone = t.done[:n], append(t.undone, t.done[n])
		}
	case game.CmdRedo:
		if n := len(t.undone) - 1; n >= 0 {
			t.done, t.undone = append(t.done, t.undone[n]), t.undone[:n]
		}
	default:
		t.done, t.undone = append(t.done, i), nil
	}
}

// Undo gives the facts that take back a seat's last command of the part of the phase that is open. It is refused when
// there is none, or when others have seen what it did, or dice were rolled for it. NoSeat takes back the facilitator's last
// inject; it is refused when something that the inject moved has moved since.
func (l *Log) Undo(k game.Seat) ([]game.Event, game.RefusalCode) { return undo(l.records, k) }

// Redo gives the facts that do again what the seat took back last.
func (l *Log) Redo(k game.Seat) ([]game.Event, game.RefusalCode) { return redo(l.records, k) }

func undo(records []Record, k game.Seat) ([]game.Event, game.RefusalCode) {
	t := turnOf(records, k)
	if len(t.done) == 0 {
		return nil, game.RefusedNothing
	}
	last := t.done[len(t.done)-1]
	was := records[last].Events
	if k == game.NoSeat && touched(was, records[last+1:]) || k != game.NoSeat && !private(was, k) {
		return nil, game.RefusedShown
	}
	var out []game.Event
	for i := len(was) - 1; i >= 0; i-- {
		e := was[i]
		switch e.Kind {
		case game.Changed, game.EstimateRevised:
			e.Old, e.New = e.New, e.Old
		case game.Sealed:
			e.Kind = game.Unsealed
		case game.Unsealed:
			e.Kind = game.Sealed
		default:
			continue
		}
		out = append(out, e)
	}
	return out, 0
}

func redo(records []Record, k game.Seat) ([]game.Event, game.RefusalCode) {
	t := turnOf(records, k)
	if len(t.undone) == 0 {
		return nil, game.RefusedNothing
	}
	var out []game.Event
	for _, e := range records[t.undone[len(t.undone)-1]].Events {
		if e.Kind == game.Changed || e.Kind == game.EstimateRevised || e.Kind == game.Sealed || e.Kind == game.Unsealed {
			out = append(out, e)
		}
	}
	return out, 0
}

// private tells whether facts were the seat's own business: nobody else saw more of them than that its part was in or
// open again, and no die was rolled.
func private(events []game.Event, k game.Seat) bool {
	for i := range events {
		e := &events[i]
		switch {
		case e.Kind == game.Rolled || e.Kind == game.EstimateRevised || e.Die != 0:
			return false
		case e.Kind == game.Sealed || e.Kind == game.Unsealed || e.Kind == game.Changed && e.Field == game.FSealed:
		case (e.Vis|e.Twin)&^(1<<uint(k)) != 0:
			return false
		}
	}
	return true
}

// touched tells whether a later record, other than injects taken back, moved a cell that these facts moved: then they cannot be taken back alone.
func touched(was []game.Event, later []Record) bool {
	type cell struct {
		f    game.Field
		i, j int16
	}
	own := map[cell]bool{}
	for i := range was {
		if e := &was[i]; e.Kind == game.Changed || e.Kind == game.EstimateRevised {
			own[cell{e.Field, e.I, e.J}] = true
		}
	}
	for n := range later {
		if c := &later[n].Command; c.Seat == game.NoSeat && byHand(c.Kind) { // taken back before: it left nothing
			continue
		}
		for i := range later[n].Events {
			e := &later[n].Events[i]
			if (e.Kind == game.Changed || e.Kind == game.EstimateRevised || e.Kind == game.FieldSet) && own[cell{e.Field, e.I, e.J}] {
				return true
			}
		}
	}
	return false
}

// Rewind gives the facts that bring the state back to the beginning of a month of the present line; ok is false when the
// line has no such month. Nobody sees them: what a seat knows is its view of the state that they make.
func (l *Log) Rewind(month int16) (facts []game.Event, ok bool) {
	return rewind(l, len(l.records), month)
}

func rewind(l *Log, n int, month int16) ([]game.Event, bool) {
	line := line(l.records[:n])
	to := l.opening
	now := l.FoldTo(n)
	for _, i := range line {
		was := to.World.Month
		game.Fold(&to, l.records[i].Events)
		if to.World.Month == month && was != month && game.Phase(to.World.Phase) != game.Over {
			return differences(&now, &to), true
		}
	}
	return nil, false
}

// differences are the facts that make one state of another, by field number.
func differences(from, to *game.State) []game.Event {
	var out []game.Event
	for f := range game.FieldCount {
		if game.Registry[f].Name == "" {
			continue
		}
		ni, nj := f.Size()
		for i := range ni {
			for j := range nj {
				if a, b := from.Get(f, i, j), to.Get(f, i, j); a != b {
					out = append(out, game.Event{
						Kind: game.Changed, Seat: game.NoSeat, Other: game.NoSeat, Region: game.NoRegion, Group: game.NoGroup, Cause: game.CauseHand,
						Field: f, I: int16(i), J: int16(j), Old: a, New: b, Month: to.World.Month,
					})
				}
			}
		}
	}
	return out
}

// Line lists the records of the present line, oldest first: what a rewind left behind is not in it, nor is the rewind.
func (l *Log) Line() []int { return line(l.records) }

func line(records []Record) []int {
	var out []int
	var starts []int16 // by place in out: the month that began with the record, 0 none
	for i := range records {
		r := &records[i]
		if r.Command.Kind == game.CmdRewind {
			for n := len(starts) - 1; n >= 0; n-- {
				if starts[n] == r.Command.Value {
					out, starts = out[:n+1], starts[:n+1]
					break
				}
			}
			continue
		}
		began := int16(0)
		for j := range r.Events {
			if e := &r.Events[j]; e.Kind == game.Changed && e.Field == game.FMonth {
				began = e.New
			}
		}
		out, starts = append(out, i), append(starts, began)
	}
	return out
}

// Undone has a mark for each record that its seat took back and did not do again, and for the undoing itself.
func (l *Log) Undone() []bool {
	out := make([]bool, len(l.records))
	var turns [game.MaxSeats + 1]turn // the last is the facilitator's
	for i := range l.records {
		r := &l.records[i]
		k := actor(&r.Command)
		if k == game.NoSeat && byHand(r.Command.Kind) {
			k = game.MaxSeats
		}
		if k >= 0 && int(k) < len(turns) {
			t := &turns[k]
			t.take(i, r.Command.Kind)
			switch n := len(t.undone) - 1; r.Command.Kind {
			case game.CmdUndo:
				out[i] = true
				if n >= 0 {
					out[t.undone[n]] = true
				}
			case game.CmdRedo:
				out[i] = true
				if m := len(t.done) - 1; m >= 0 {
					out[t.done[m]] = false
				}
			}
		}
		if movesOn(r) {
			turns = [game.MaxSeats + 1]turn{}
		}
	}
	return out
}

// Luck is the dice after n records: a rewind begins another epoch, unless it asked for the same luck.
func (l *Log) Luck(n int) Luck {
	out := Luck{l.stamp.Secret, l.stamp.Epoch}
	for i := range l.records[:n] {
		if c := &l.records[i].Command; c.Kind == game.CmdRewind && !c.Yes {
			out.Epoch++
		}
	}
	return out
}
