package table

import (
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// seatSession is one seat's connection; it satisfies session.Session.
type seatSession struct {
	t       *Table
	seat    game.Seat
	seen    int // version of the table that view shows
	view    game.View
	updates chan struct{}
	all     bool // a facilitator looks over the seat's shoulder: everything is seen
	still   bool // it only looks
}

// heard is the history that the session reads.
func (s *seatSession) heard() int {
	if s.all {
		return len(s.t.players)
	}
	return int(s.seat)
}

func (s *seatSession) Seat() game.Seat      { return s.seat }
func (s *seatSession) Rules() *game.Ruleset { return s.t.rs }

// SeesAll tells whether everything is seen through the session, as a facilitator may.
func (s *seatSession) SeesAll() bool { return s.all }

// View is filled when the table has moved since it was last asked for.
func (s *seatSession) View() *game.View {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	return s.look()
}

func (s *seatSession) look() *game.View {
	if s.seen != s.t.version {
		game.ViewFor(s.t.rs, &s.t.state, s.seat, &s.view)
		if s.all {
			s.view.Known = s.t.state
		}
		s.seen = s.t.version
	}
	return &s.view
}

func (s *seatSession) Legal(c game.Column) []game.Order {
	return game.Legal(s.t.rs, s.View(), c, nil)
}

func (s *seatSession) Preview(o game.Order) game.Preview {
	return game.PreviewOrder(s.t.rs, s.View(), o)
}

func (s *seatSession) Check(c game.Command) *game.Refusal {
	c.Seat = s.seat
	if c.Kind == game.CmdUndo || c.Kind == game.CmdRedo {
		s.t.mu.Lock()
		defer s.t.mu.Unlock()
		_, ref := s.t.turned(c)
		return ref
	}
	return game.Check(s.t.rs, s.View(), &c)
}

func (s *seatSession) Submit(c game.Command) error { return s.t.submit(s, c, "") }

// Write sends a command with what its person wrote beside it. What is longer than such a text may be is cut.
func (s *seatSession) Write(c game.Command, text string) error {
	if r := []rune(text); len(r) > session.LongestText {
		text = string(r[:session.LongestText])
	}
	return s.t.submit(s, c, text)
}

// Auto plays the seat's part of the phase as its staff would: the standing orders of a person who asks for them.
func (s *seatSession) Auto() error { return s.t.auto(s) }

// Waiting tells whether the table waits for this seat.
func (s *seatSession) Waiting() bool { return s.t.Waiting()&(1<<uint(s.seat)) != 0 }

func (s *seatSession) Events(month int16) []game.Event {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	h := s.t.history[s.heard()]
	if month < 0 || int(month) >= len(h) {
		return nil
	}
	list := h[month]
	return list[:len(list):len(list)]
}

func (s *seatSession) Tracks() []game.World {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	n := len(s.t.tracks)
	return s.t.tracks[:n:n]
}

// Course is the seat's own standing by month; after the end, every seat's.
func (s *seatSession) Course() [][]game.Standing {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	over := game.Phase(s.t.state.World.Phase) == game.Over
	var out [][]game.Standing
	for _, all := range s.t.course {
		row := make([]game.Standing, len(all))
		for k := range all {
			row[k] = game.Standing{Seat: game.Seat(k)}
			if over || s.all || game.Seat(k) == s.seat {
				row[k] = all[k]
			}
		}
		out = append(out, row)
	}
	return out
}

func (s *seatSession) Advise() []game.Advice {
	return game.Advise(s.t.rs, s.View())
}

func (s *seatSession) Score() game.Standing {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	if game.Phase(s.t.state.World.Phase) == game.Over {
		for _, st := range game.Final(s.t.rs, &s.t.state) {
			if st.Seat == s.seat {
				return st
			}
		}
	}
	return game.ScoreView(s.t.rs, s.look(), s.seat)
}

func (s *seatSession) Standings() []game.Standing {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	if game.Phase(s.t.state.World.Phase) == game.Over {
		return game.Final(s.t.rs, &s.t.state)
	}
	var out []game.Standing
	for k := range s.t.rs.Seats {
		out = append(out, game.ScoreView(s.t.rs, s.look(), game.Seat(k)))
	}
	return out
}

func (s *seatSession) Kept() (id, head string) {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	return s.t.place.ID, s.t.log.Head().Short()
}

// Thinking is how many bots have their part in, and how many there are.
func (s *seatSession) Thinking() (done, of int) {
	return int(s.t.done.Load()), int(s.t.of.Load())
}

// Mark keeps a bookmark of this moment beside the log.
func (s *seatSession) Mark(text string) error {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	return s.t.bookmark(text)
}

func (s *seatSession) Updates() <-chan struct{} { return s.updates }

// Close leaves the game; the seat waits for another session.
func (s *seatSession) Close() {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	for i, o := range s.t.sessions {
		if o == s {
			s.t.sessions = append(s.t.sessions[:i], s.t.sessions[i+1:]...)
			return
		}
	}
}
