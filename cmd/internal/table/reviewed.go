package table

import (
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/save"
)

// Reviewed is the log that a session's review is made of, and whose sight it may hold: everything when nobody plays on and to a
// facilitator's eyes, else that of the session's own. A replay's goes as far as the place where it stands. It is false for
// a session of another kind.
func Reviewed(s session.Session) (l *save.Log, eyes game.Seat, ok bool) {
	switch s := s.(type) {
	case *Replay:
		l = s.log
		if at, of := s.Place(); at < of {
			l = l.Upto(at)
		}
		if s.all {
			return l, game.NoSeat, true
		}
		if at, of := s.Place(); s.open && at == of {
			return l, game.NoSeat, true
		}
		return l, s.seat, true
	case *seatSession:
		s.t.mu.Lock()
		defer s.t.mu.Unlock()
		l := s.t.log.Upto(len(s.t.log.Records())) // the game goes on while it is read
		if s.all || s.t.past() {
			return l, game.NoSeat, true
		}
		return l, s.seat, true
	}
	return nil, game.NoSeat, false
}
