package save_test

import (
	"bytes"
	"slices"
	"testing"

	"riobravo/game"
	"riobravo/save"
)

// TestAnswers: answers are kept with a game in both of its forms, the newest counts, an empty one takes the last away, a seat's
// sight holds its own, and the chain knows nothing of them.
func TestAnswers(t *testing.T) {
	st := save.Stamp{Scenario: "threat", Seats: []save.SeatStamp{{ID: "usa", Player: save.Person}, {ID: "mexico", Player: save.Person}}}
	l := save.Create(st, &game.State{})
	head := l.Head()
	for _, a := range []save.Answer{{1, 2, 4, ""}, {0, 3, 0, "we were too fast"}, {1, 2, 5, "a word"}, {0, 1, 2, ""}, {0, 1, 0, ""}} {
		l.SetAnswer(a)
	}
	want := []save.Answer{{0, 3, 0, "we were too fast"}, {1, 2, 5, "a word"}}
	if l.Head() != head || !slices.Equal(l.Answers(), want) {
		t.Errorf("%v", l.Answers())
	}
	read, err := save.Open(l.Bytes())
	if err != nil || !slices.Equal(read.Answers(), want) || read.Verify() != nil {
		t.Errorf("read: %v, %v", err, read)
	}
	var b bytes.Buffer
	if err := (&save.Portable{Log: l}).Export(&b, true); err != nil {
		t.Fatal(err)
	}
	p, err := save.Import(&b)
	if err != nil || !slices.Equal(p.Log.Answers(), want) {
		t.Errorf("imported: %v", err)
	}
	if n := l.ForgetPeople(func(k game.Seat) bool { return k == 0 }, false); n != 1 || len(l.Answers()) != 1 {
		t.Errorf("%d forgotten, %v", n, l.Answers())
	}
}
