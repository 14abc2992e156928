package save

import (
	"slices"

	"riobravo/game"
)

// SeenBy names the option of a log that holds what one seat saw: its value is the seat's id.
const SeenBy = "seen_by"

// Seen is the game as one seat saw it, a log of its own that folds to what the seat may know: the seat's own commands and
// notes, of the others' only what the seat was shown, nothing of the dice. What a rewind left is not in it. The same sight
// gives the same bytes, whatever lies behind it.
func (l *Log) Seen(rs *game.Ruleset, k game.Seat) *Log {
	st := l.stamp
	st.Secret, st.Epoch = [2]uint64{}, 0
	st.Options = append(slices.Clone(st.Options), Option{SeenBy, st.Seats[k].ID})
	state := l.opening
	var v game.View
	game.ViewFor(rs, &state, k, &v)
	out := &Log{stamp: st, opening: v.Known, label: l.label}
	out.start()
	sight := v.Known
	worded := l.Worded()
	for _, i := range l.Line() {
		r := &l.records[i]
		game.Fold(&state, r.Events)
		game.ViewFor(rs, &state, k, &v)
		facts := shown(r, k, &sight, &v.Known)
		c, said := game.Command{Seat: game.NoSeat}, (*note)(nil)
		if r.Command.Seat == k {
			c = r.Command
			if c.Note > 0 {
				said = &l.notes[c.Note-1]
			}
		} else if len(facts) == 0 {
			continue
		}
		for _, w := range l.worded(facts, worded) { // the seat was told in these words
			out.add(game.Command{Kind: game.CmdWord, Seat: game.NoSeat, Slot: int16(w.Event)}, nil, game.Checksum(&sight), &l.notes[w.note-1])
		}
		game.Fold(&sight, facts)
		out.add(c, facts, game.Checksum(&sight), said)
	}
	for _, a := range l.answers {
		if a.Seat == k {
			out.putAnswer(a)
		}
	}
	out.pending = out.Chunks(false)
	return out
}

// shown are the facts of a record that a seat saw, then what else changed in its view. Who else saw them stays out.
func shown(r *Record, k game.Seat, sight, now *game.State) []game.Event {
	var out []game.Event
	after := *sight
	for _, e := range r.Events {
		told, ok := game.Redact(e, k)
		if !ok {
			continue
		}
		told.Vis, told.Twin = 1<<uint(k), 0
		game.Apply(&after, &told)
		out = append(out, told)
	}
	for _, e := range differences(&after, now) {
		e.Cause, e.Vis = game.ByUnseen, 1<<uint(k)
		out = append(out, e)
	}
	return out
}
