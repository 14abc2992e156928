package table

import (
	"riobravo/cmd/internal/tui/session"
	"riobravo/save"
)

// Answers are the seat's own to what is asked after the end.
func (s *seatSession) Answers() map[int]session.Answer {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	out := map[int]session.Answer{}
	for _, a := range s.t.log.Answers() {
		if a.Seat == s.seat {
			out[a.Question] = session.Answer{Value: a.Value, Text: a.Text}
		}
	}
	return out
}

// Answer keeps an answer beside the log, once nobody plays on; what cannot be kept is not answered.
func (s *seatSession) Answer(question int, a session.Answer) error {
	s.t.mu.Lock()
	defer s.t.mu.Unlock()
	if s.t.still || s.still || !s.t.past() {
		return session.ErrStill
	}
	if r := []rune(a.Text); len(r) > session.LongestText {
		a.Text = string(r[:session.LongestText])
	}
	was, before := s.t.log.Mark(), save.Answer{Seat: s.seat, Question: question}
	for _, o := range s.t.log.Answers() {
		if o.Seat == s.seat && o.Question == question {
			before = o
		}
	}
	s.t.log.SetAnswer(save.Answer{Seat: s.seat, Question: question, Value: a.Value, Text: a.Text})
	err := s.t.commit()
	if err != nil {
		s.t.log.SetAnswer(before)
		s.t.log.CutTo(was)
	}
	return err
}
