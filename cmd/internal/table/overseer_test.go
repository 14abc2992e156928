package table

import (
	"errors"
	"testing"

	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// TestOverseer: a facilitator who sees everything reads the facts of all seats, everybody's standing, and a review of all of
// it at any month; who looks through a seat's eyes reads that seat's. Neither answers what the seat is asked.
func TestOverseer(t *testing.T) {
	tb := sit(t, 3, "usa")
	own, _ := tb.Session(0)
	all, err := tb.Observe(0, true)
	if err != nil {
		t.Fatal(err)
	}
	through, _ := tb.Observe(1, false)
	for range 4 {
		if err := own.(interface{ Auto() error }).Auto(); err != nil {
			t.Fatal(err)
		}
	}
	if a, b := len(all.Events(1)), len(own.Events(1)); a <= b || b == 0 {
		t.Errorf("%d facts of month 1 seen by the facilitator, %d by the seat", a, b)
	}
	if c := all.Course(); c[len(c)-1][1].Threshold == 0 || own.Course()[len(c)-1][1].Threshold != 0 {
		t.Errorf("course of the facilitator %+v, of the seat %+v", c[len(c)-1], own.Course()[len(c)-1])
	}
	if !session.SeesAll(all) || session.SeesAll(through) || session.SeesAll(own) {
		t.Error("who sees all")
	}
	for s, want := range map[session.Session]game.Seat{all: game.NoSeat, through: 1, own: 0} {
		if l, eyes, ok := Reviewed(s); !ok || eyes != want || len(l.Records()) != len(tb.log.Records()) {
			t.Errorf("reviewed through %d, want %d", eyes, want)
		}
	}
	for !tb.Over() {
		if err := own.(interface{ Auto() error }).Auto(); err != nil {
			t.Fatal(err)
		}
	}
	if _, eyes, _ := Reviewed(own); eyes != game.NoSeat {
		t.Error("after the end a seat's review is of everything")
	}
	if err := through.(session.Answerer).Answer(1, session.Answer{Value: 2}); !errors.Is(err, session.ErrStill) || len(tb.log.Answers()) != 0 {
		t.Errorf("an observer answers: %v", err)
	}
}
