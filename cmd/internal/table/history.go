package table

import (
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
)

// everybody says that a record is in the history of every seat; a seat's bit in mute leaves it out of that seat's.
const everybody uint8 = 0

// nobody says that a record is in no history, not even in the one that a facilitator reads.
const nobody uint8 = 0xff

// remember gives each seat its part of the facts and keeps the tracks at the end of each month.
func (t *Table) remember(events []game.Event, mute uint8) {
	for i := range events {
		e := &events[i]
		if e.Kind == game.MonthBegan && e.New > 1 && int(e.New) > len(t.tracks) {
			t.note()
		}
		game.Apply(&t.shadow, e)
		for k := range t.history {
			told, ok := *e, true
			if k < len(t.players) { // the last history is the facilitator's
				told, ok = game.Redact(*e, game.Seat(k))
			}
			if !ok || e.Month < 0 || mute&(1<<uint(k)) != 0 {
				continue
			}
			for len(t.history[k]) <= int(e.Month) {
				t.history[k] = append(t.history[k], nil)
			}
			t.history[k][e.Month] = append(t.history[k][e.Month], told)
		}
	}
	if game.Phase(t.shadow.World.Phase) == game.Over && len(t.tracks) <= int(t.shadow.World.Month) {
		t.note()
	}
}

// note keeps the tracks and every seat's standing at the end of a month; the opening is the first.
func (t *Table) note() {
	t.tracks = append(t.tracks, t.shadow.World)
	all := make([]game.Standing, len(t.rs.Seats))
	for k := range all {
		all[k] = game.Score(t.rs, &t.shadow, game.Seat(k))
	}
	t.course = append(t.course, all)
}

// recall makes state, histories and tracks anew out of the log: what a rewind left behind is in none of them, and what a
// seat took back is not in its own history.
func (t *Table) recall() {
	t.shadow = t.log.Opening()
	t.tracks, t.course = nil, nil
	t.note()
	for k := range t.history {
		t.history[k] = nil
	}
	undone := t.log.Undone()
	for _, i := range t.log.Line() {
		r, mute := &t.log.Records()[i], everybody
		if k := r.Command.Seat; undone[i] && k >= 0 {
			mute = 1 << uint(k)
		} else if undone[i] { // an inject: it has not happened
			mute = nobody
		}
		t.remember(r.Events, mute)
	}
	t.state, t.worded = t.shadow, t.log.Worded()
	t.version++
}

// source is the dice of a log as it stands.
func source(l *save.Log) dice.Source {
	luck := l.Luck(len(l.Records()))
	return dice.Source{K0: luck.Secret[0], K1: luck.Secret[1], Epoch: luck.Epoch}
}

// turned are the facts that take back a seat's last command, or do it again.
func (t *Table) turned(c game.Command) ([]game.Event, *game.Refusal) {
	decide := t.log.Undo
	if c.Kind == game.CmdRedo {
		decide = t.log.Redo
	}
	events, code := decide(c.Seat)
	if game.Phase(t.state.World.Phase) == game.Over {
		code = game.RefusedOver
	}
	if code != 0 {
		return nil, &game.Refusal{Code: code, Command: c, Order: game.NoOrder, Clause: -1}
	}
	return events, nil
}

// takeBack carries out a seat's undo or redo, or the undo of a facilitator's inject, with what is written beside it.
func (t *Table) takeBack(from *seatSession, c game.Command, text string) error {
	events, ref := t.turned(c)
	if ref != nil {
		return ref
	}
	was := t.moment()
	game.Fold(&t.state, events)
	if err := t.log.Append(c, events, game.Checksum(&t.state), text); err != nil {
		t.restore(was)
		return err
	}
	t.recall()
	return t.settle(was, nil, from)
}

// Rewind takes a game back to the beginning of a month; the line that is left stays in the log. Unless the luck is to be
// the same, dice that were seen are not rolled again. It must only be called while nobody plays.
func (t *Table) Rewind(month int16, sameLuck bool) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := game.Command{Kind: game.CmdRewind, Seat: game.NoSeat, Value: month, Yes: sameLuck}
	facts, ok := t.log.Rewind(month)
	if !ok {
		return &game.Refusal{Code: game.RefusedRange, Command: c, Order: game.NoOrder, Clause: -1, Have: 1, Need: int32(t.state.World.Month)}
	}
	was := t.moment()
	game.Fold(&t.state, facts)
	if err := t.log.Append(c, facts, game.Checksum(&t.state), ""); err != nil {
		t.restore(was)
		return err
	}
	t.recall()
	t.src = source(t.log)
	if err := t.settle(was, nil, nil); err != nil {
		t.src = source(t.log)
		return err
	}
	return nil
}
