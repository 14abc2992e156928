package save

import (
	"encoding/binary"

	"riobravo/game"
)

// Answer is what a seat's people answered to a question that is asked after the end. It stands beside the chain: it can be
// given anew, and be forgotten.
type Answer struct {
	Seat     game.Seat
	Question int    // from 1 on
	Value    int    // on the question's scale, 0 none
	Text     string // in their own words
}

// Answers are those given, by seat and question; they must not be changed.
func (l *Log) Answers() []Answer { return l.answers }

// SetAnswer gives an answer; an empty one takes it away.
func (l *Log) SetAnswer(a Answer) {
	l.putAnswer(a)
	l.pending = append(l.pending, newChunk(tagAnswer, a.encode()))
}

func (l *Log) putAnswer(a Answer) {
	at := 0
	for at < len(l.answers) && (l.answers[at].Seat < a.Seat || l.answers[at].Seat == a.Seat && l.answers[at].Question < a.Question) {
		at++
	}
	out := append([]Answer(nil), l.answers[:at]...)
	if a.Value != 0 || a.Text != "" {
		out = append(out, a)
	}
	if at < len(l.answers) && l.answers[at].Seat == a.Seat && l.answers[at].Question == a.Question {
		at++
	}
	l.answers = append(out, l.answers[at:]...)
}

// sound tells whether an answer is one that could have been given.
func (a Answer) sound(l *Log) bool {
	return a.Seat >= 0 && int(a.Seat) < len(l.stamp.Seats) && a.Question >= 1 && a.Question <= mostQuestions && a.Value >= 0 && a.Value <= mostScale
}

// The most that a survey asks, and the longest scale.
const (
	mostQuestions = 32
	mostScale     = 10
)

func (a Answer) encode() []byte {
	b := binary.AppendUvarint(nil, uint64(a.Seat))
	b = binary.AppendUvarint(b, uint64(a.Question))
	b = binary.AppendUvarint(b, uint64(a.Value))
	return appendString(b, a.Text)
}
