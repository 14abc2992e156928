package table

import (
	"slices"

	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/save"
)

// moment is a game as it stood between two commands.
type moment struct {
	state   game.State
	log     save.Mark
	history [][][]game.Event
	tracks  []game.World
	course  [][]game.Standing
}

// moment remembers how things stand, for restore.
func (t *Table) moment() moment {
	m := moment{state: t.state, log: t.log.Mark(), tracks: t.tracks, course: t.course}
	for _, months := range t.history {
		m.history = append(m.history, slices.Clone(months))
	}
	return m
}

// restore goes back to a moment since which nothing was kept.
func (t *Table) restore(m moment) {
	t.state, t.shadow, t.history, t.tracks, t.course = m.state, m.state, m.history, m.tracks, m.course
	t.log.CutTo(m.log)
	t.worded = t.log.Worded()
	t.version++
}

// settle keeps what a seat's command and the bots' answers brought about, and only then tells of it. What cannot be kept
// has not happened.
func (t *Table) settle(was moment, err error, from *seatSession) error {
	if unkept := t.commit(); unkept != nil {
		t.restore(was)
		return unkept
	}
	t.tell(from)
	return err
}

// settleAfter lets the bots answer what was done since a moment, and keeps it all.
func (t *Table) settleAfter(was moment, from *seatSession) error {
	err := t.advance(&was, from)
	return t.settle(was, err, from)
}

// bookmark marks the place behind the newest record; what cannot be kept is not marked.
func (t *Table) bookmark(text string) error {
	b := save.Bookmark{Record: len(t.log.Records()), Text: text}
	was, before := t.log.Mark(), save.Bookmark{Record: b.Record}
	for _, m := range t.log.Bookmarks() {
		if m.Record == b.Record {
			before = m
		}
	}
	t.log.SetBookmark(b)
	err := t.commit()
	if err != nil {
		t.log.SetBookmark(before)
		t.log.CutTo(was)
	}
	return err
}

// commit makes what was done since the last time durable.
func (t *Table) commit() error {
	if t.place.Sink == nil {
		t.log.Committed()
		return nil
	}
	if err := t.log.Commit(t.place.Sink); err != nil {
		return &session.Unkept{Err: err}
	}
	return nil
}
