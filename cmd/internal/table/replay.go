package table

import (
	"slices"

	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/save"
)

// Replay looks at a kept game, one record after another. It runs no rules but those of seeing, so any game can be looked
// at; it satisfies session.Replay.
type Replay struct {
	*seatSession
	log  *save.Log
	at   int
	left []bool // by record: it stands in a line that a rewind left
	eyes []game.Seat
	open bool // everything may be seen
	mark func(save.Bookmark) error
}

// NewReplay opens a replay at the beginning, through the first of the eyes given. With open everything may be seen. The
// function mark keeps a bookmark.
func NewReplay(rs *game.Ruleset, l *save.Log, id string, eyes []game.Seat, open bool, mark func(save.Bookmark) error) *Replay {
	t := &Table{rs: rs, still: true, place: Place{ID: id}, players: make([]Player, len(rs.Seats)), history: make([][][]game.Event, len(rs.Seats)+1)}
	first, all := game.Seat(0), open
	if len(eyes) > 0 {
		first, all = eyes[0], false
	}
	r := &Replay{
		seatSession: &seatSession{t: t, seat: first, all: all, seen: -1, updates: make(chan struct{})},
		log:         l, left: make([]bool, len(l.Records())), eyes: eyes, open: open, mark: mark,
	}
	for i := range r.left {
		r.left[i] = true
	}
	for _, i := range l.Line() {
		r.left[i] = false
	}
	r.Go(min(1, len(l.Records())))
	return r
}

// Place is how many records are behind, and how many there are.
func (r *Replay) Place() (at, of int) { return r.at, len(r.log.Records()) }

// Go goes to the place behind so many records.
func (r *Replay) Go(at int) {
	r.at = min(max(at, 0), len(r.log.Records()))
	r.t.mu.Lock()
	defer r.t.mu.Unlock()
	r.t.log = r.log.Upto(r.at)
	r.t.recall()
}

// Step goes to the next place at which these eyes saw something.
func (r *Replay) Step(by int) bool {
	for at := r.at + by; at >= 0 && at <= len(r.log.Records()); at += by {
		if at == 0 || r.sees(at) {
			r.Go(at)
			return true
		}
	}
	return false
}

// sees tells whether the record before a place brought something to these eyes.
func (r *Replay) sees(at int) bool {
	rec := &r.log.Records()[at-1]
	if r.all || rec.Command.Seat == r.seat || rec.Command.Kind == game.CmdRewind {
		return true
	}
	return slices.ContainsFunc(rec.Events, func(e game.Event) bool {
		switch e.Kind {
		case game.Changed, game.EstimateRevised, game.Sealed, game.Unsealed: // that somebody was in is no story
			return false
		}
		_, ok := game.Redact(e, r.seat)
		return ok
	})
}

// Month goes to the beginning of a month from here.
func (r *Replay) Month(n int) bool {
	by := 1
	if n < 0 {
		n, by = -n, -1
	}
	for at := r.at + by; at >= 0 && at <= len(r.log.Records()); at += by {
		if _, began := begins(at, r.log); at == 0 || began {
			if n--; n <= 0 {
				r.Go(at)
				return true
			}
		}
	}
	return false
}

// Months are the places at which a month began, or the game ended.
func (r *Replay) Months() []session.Start {
	var out []session.Start
	for i := range r.log.Records() {
		if s, ok := begins(i+1, r.log); ok {
			out = append(out, s)
		}
	}
	return out
}

// begins tells whether a month began, or the game ended, with the record before a place.
func begins(at int, l *save.Log) (s session.Start, ok bool) {
	if at == 0 {
		return s, false
	}
	s.At = at
	for _, e := range l.Records()[at-1].Events {
		switch {
		case e.Kind != game.Changed:
		case e.Field == game.FPhase && game.Phase(e.New) == game.Over:
			return session.Start{At: at}, true
		case e.Field == game.FMonth:
			s.Month, ok = e.New, true
		}
	}
	return s, ok
}

// Here is what the record behind which we stand brought.
func (r *Replay) Here() session.Step {
	if r.at == 0 {
		return session.Step{Command: game.Command{Seat: game.NoSeat}}
	}
	rec := &r.log.Records()[r.at-1]
	st := session.Step{Left: r.left[r.at-1], Known: r.all || rec.Command.Seat == r.seat || rec.Command.Kind == game.CmdRewind || rec.Command.Kind == game.CmdBegin}
	if st.Known {
		st.Command = rec.Command
		st.Note, _ = r.log.Note(rec.Command.Note)
	}
	if rec.Command.Kind == game.CmdRewind {
		return st // its facts are the way back
	}
	for _, e := range rec.Events {
		if told, ok := game.Redact(e, r.seat); ok && !r.all {
			st.Facts = append(st.Facts, told)
		} else if r.all {
			st.Facts = append(st.Facts, e)
		}
	}
	return st
}

// Eyes are the seats that may be looked through.
func (r *Replay) Eyes() (seats []game.Seat, all bool) { return r.eyes, r.open }

// Look changes the eyes.
func (r *Replay) Look(seat game.Seat, all bool) bool {
	if all && !r.open || !all && !slices.Contains(r.eyes, seat) || seat < 0 || int(seat) >= len(r.t.players) {
		return false
	}
	r.seatSession = &seatSession{t: r.t, seat: seat, all: all, seen: -1, updates: r.updates}
	return true
}

// Sees is whose eyes these are.
func (r *Replay) Sees() (seat game.Seat, all bool) { return r.seat, r.all }

// Marks are the bookmarks.
func (r *Replay) Marks() []session.Mark {
	var out []session.Mark
	for _, b := range r.log.Bookmarks() {
		out = append(out, session.Mark{At: b.Record, Text: b.Text})
	}
	return out
}

// Mark sets a bookmark here, or takes it away.
func (r *Replay) Mark(text string) error {
	b := save.Bookmark{Record: r.at, Text: text}
	if err := r.mark(b); err != nil {
		return err
	}
	r.log.SetBookmark(b)
	return nil
}

// Close does nothing: nobody waits for one who only looks.
func (r *Replay) Close() {}
