package save

import (
	"testing"

	"riobravo/game"
)

// own is a fact that only a seat sees.
func own(k game.Seat, f game.Field, i, j int, old, v int16) game.Event {
	e := change(f, i, j, v)
	e.Old, e.Vis = old, 1<<uint(k)
	return e
}

// at appends a record to a log and folds it into s.
func at(t *testing.T, l *Log, s *game.State, c game.Command, list ...game.Event) {
	t.Helper()
	game.Fold(s, list)
	if err := l.Append(c, list, game.Checksum(s), ""); err != nil {
		t.Fatal(err)
	}
}

func TestUndoAndRedo(t *testing.T) {
	var s game.State
	l := Create(Stamp{Scenario: "x", Seats: []SeatStamp{{"a", Person}, {"b", Person}}}, &s)
	begin := change(game.FMonth, 0, 0, 1)
	begin.Vis = game.VisAll
	at(t, l, &s, game.Command{Kind: game.CmdBegin, Seat: game.NoSeat}, begin)
	if _, code := l.Undo(0); code != game.RefusedNothing {
		t.Errorf("a fresh month: %d", code)
	}
	empty := s
	at(t, l, &s, game.Command{Kind: game.CmdOrder, Seat: 0}, own(0, game.FDraft, 0, 0, 0, 5))
	one := s
	at(t, l, &s, game.Command{Kind: game.CmdOrder, Seat: 1}, own(1, game.FDraft, 1, 0, 0, 9))
	at(t, l, &s, game.Command{Kind: game.CmdOrder, Seat: 0}, own(0, game.FDraft, 0, 0, 5, 6))
	two := s
	step := func(kind game.CommandKind) {
		t.Helper()
		decide := l.Undo
		if kind == game.CmdRedo {
			decide = l.Redo
		}
		facts, code := decide(0)
		if code != 0 {
			t.Fatalf("refused: %d", code)
		}
		at(t, l, &s, game.Command{Kind: kind, Seat: 0}, facts...)
	}
	step(game.CmdUndo)
	if s.Own[0] != one.Own[0] || s.Own[1] != two.Own[1] {
		t.Error("one step back is not where the seat was, or another seat lost its own")
	}
	step(game.CmdUndo)
	if s.Own[0] != empty.Own[0] {
		t.Error("two steps back")
	}
	if _, code := l.Undo(0); code != game.RefusedNothing {
		t.Errorf("nothing is left: %d", code)
	}
	step(game.CmdRedo)
	step(game.CmdRedo)
	if game.Checksum(&s) != game.Checksum(&two) {
		t.Error("undo then redo gives another state")
	}
	if _, code := l.Redo(0); code != game.RefusedNothing {
		t.Errorf("nothing to do again: %d", code)
	}
	step(game.CmdUndo)
	at(t, l, &s, game.Command{Kind: game.CmdOrder, Seat: 0}, own(0, game.FDraft, 0, 0, 5, 8))
	if _, code := l.Redo(0); code != game.RefusedNothing {
		t.Error("what was taken back before a new command may be done again")
	}
	shown := change(game.FTroops, 2, 0, 3)
	shown.Vis = game.VisAll
	at(t, l, &s, game.Command{Kind: game.CmdTroops, Seat: 0}, shown)
	if _, code := l.Undo(0); code != game.RefusedShown {
		t.Errorf("what others saw: %d", code)
	}
	at(t, l, &s, game.Command{Kind: game.CmdReady, Seat: 1}, change(game.FRound, 0, 0, 2))
	for k := range game.Seat(2) {
		if _, code := l.Undo(k); code != game.RefusedNothing {
			t.Errorf("the game has moved on: %d", code)
		}
	}
	if err := l.Verify(); err != nil {
		t.Error(err)
	}
}

func TestRewind(t *testing.T) {
	var s game.State
	l := Create(Stamp{Scenario: "x", Seats: []SeatStamp{{"a", Person}}, Epoch: 2}, &s)
	var starts [5]game.State
	for m := int16(1); m <= 4; m++ {
		at(t, l, &s, game.Command{Kind: game.CmdSeal}, change(game.FMonth, 0, 0, m), change(game.FTrade, 0, 0, 100-m))
		starts[m] = s
		at(t, l, &s, game.Command{Kind: game.CmdOrder}, change(game.FViolence, 0, 0, m))
	}
	back := func(m int16, same bool) {
		t.Helper()
		facts, ok := l.Rewind(m)
		if !ok {
			t.Fatalf("no month %d", m)
		}
		at(t, l, &s, game.Command{Kind: game.CmdRewind, Seat: game.NoSeat, Value: m, Yes: same}, facts...)
		if s != starts[m] || l.Fold() != s {
			t.Errorf("not the beginning of month %d", m)
		}
	}
	back(3, false)
	if _, ok := l.Rewind(4); ok {
		t.Error("a month of the line that was left")
	}
	at(t, l, &s, game.Command{Kind: game.CmdSeal}, change(game.FMonth, 0, 0, 4), change(game.FTrade, 0, 0, 7))
	starts[4] = s
	back(4, true)
	back(1, false)
	if got := l.Luck(len(l.records)).Epoch; got != 4 {
		t.Errorf("epoch %d: two of three rewinds begin another", got)
	}
	if line := l.Line(); len(line) != 1 || line[0] != 0 {
		t.Errorf("line %v", line)
	}
	if _, ok := l.Rewind(0); ok {
		t.Error("month 0")
	}
	if err := l.Verify(); err != nil {
		t.Error(err)
	}
}
