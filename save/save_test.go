package save

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"riobravo/game"
)

// change is a fact that sets a field.
func change(f game.Field, i, j int, v int16) game.Event {
	return game.Event{Kind: game.Changed, Field: f, I: int16(i), J: int16(j), New: v, Seat: game.NoSeat, Other: game.NoSeat, Region: game.NoRegion, Group: game.NoGroup}
}

// played is a log of three commands and the state they lead to.
func played(t testing.TB) (*Log, game.State) {
	t.Helper()
	var s game.State
	s.World.Trade, s.Seats[1].Approval, s.Labs[3][2] = 96, 71, 9
	l := Create(Stamp{
		Scenario: "threat", RulesHash: "r", TextHash: "t", Language: "en", Assumptions: []string{"goldfish_memory"},
		Seats: []SeatStamp{{"usa", "human"}, {"mexico", "staff"}}, Options: []Option{{"rounds", "2"}}, SeedKnown: true, Epoch: 1, Secret: [2]uint64{7, 9},
	}, &s)
	for n, list := range [][]game.Event{
		{change(game.FMonth, 0, 0, 1), change(game.FTrade, 0, 0, 94)},
		{change(game.FApproval, 1, 0, 68)},
		{change(game.FLabs, 3, 2, 6), change(game.FBeliefCash, 0, 4, 200), change(game.FBeliefCash, 0, 4, 240)},
	} {
		game.Fold(&s, list)
		text := ""
		if n == 1 {
			text = "because I say so"
		}
		if err := l.Append(game.Command{Kind: game.CmdReady, Seat: game.Seat(n)}, list, game.Checksum(&s), text); err != nil {
			t.Fatal(err)
		}
	}
	return l, s
}

func TestRoundTrip(t *testing.T) {
	l, s := played(t)
	again, err := Open(l.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if again.Fold() != s {
		t.Error("the fold differs from the state played")
	}
	if err := again.Verify(); err != nil {
		t.Error(err)
	}
	if again.Head() != l.Head() || !bytes.Equal(again.Bytes(), l.Bytes()) {
		t.Error("reading and writing again changed the log")
	}
	if st := again.Stamp(); st.Scenario != "threat" || len(st.Seats) != 2 || !st.SeedKnown || st.Secret != [2]uint64{7, 9} || st.Epoch != 1 || st.Engine != Engine {
		t.Errorf("stamps: %+v", st)
	}
	if text, ok := again.Note(again.Records()[1].Command.Note); !ok || text != "because I say so" {
		t.Errorf("note %q, %v", text, ok)
	}
}

// TestNoteWithoutItsRecord cuts a log between a note and its record: it goes on, with notes of its own.
func TestNoteWithoutItsRecord(t *testing.T) {
	l, _ := played(t)
	chunks := l.Chunks(true)
	at := slices.IndexFunc(chunks, func(c Chunk) bool { return c[0] == tagNote })
	cut, err := Read(chunks[:at+1])
	if err != nil || len(cut.Records()) != 1 {
		t.Fatal(cut, err)
	}
	s := cut.Fold()
	if err := cut.Append(game.Command{}, nil, game.Checksum(&s), "another"); err != nil {
		t.Fatal(err)
	}
	for _, list := range [][]Chunk{cut.Chunks(true), append(slices.Clone(chunks[:at+1]), cut.pending...)} {
		again, err := Read(list)
		if err != nil || again.Verify() != nil {
			t.Fatal(err)
		}
		if text, ok := again.Note(again.Records()[1].Command.Note); !ok || text != "another" {
			t.Errorf("%q", text)
		}
	}
	missing := slices.Delete(slices.Clone(chunks), at, at+1)
	if l, err := Read(missing); err == nil || len(l.Records()) != 1 {
		t.Error("a record without its note was taken", err)
	}
}

func TestReadLogGoesOn(t *testing.T) {
	l, s := played(t)
	again, err := Open(l.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	e := change(game.FTrade, 0, 0, 90)
	game.Apply(&s, &e)
	for _, x := range []*Log{l, again} {
		if err := x.Append(game.Command{Kind: game.CmdSeal}, []game.Event{e}, game.Checksum(&s), ""); err != nil {
			t.Fatal(err)
		}
	}
	if l.Head() != again.Head() || again.Verify() != nil || again.Fold() != s {
		t.Error("a log read back goes on otherwise than the one it was read from")
	}
}

func TestForgottenNoteKeepsTheChain(t *testing.T) {
	l, _ := played(t)
	head := l.Head()
	l.Forget(1)
	again, err := Open(l.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Verify(); err != nil {
		t.Error(err)
	}
	if _, ok := again.Note(1); ok || bytes.Contains(again.Bytes(), []byte("because")) {
		t.Error("the text is still there")
	}
	if again.Head() != head {
		t.Error("the chain changed")
	}
}

func TestPublicLogHidesTheDice(t *testing.T) {
	l, s := played(t)
	again, err := Open(l.Public())
	if err != nil {
		t.Fatal(err)
	}
	if again.Stamp().Secret != [2]uint64{} {
		t.Error("the secret is in the public log")
	}
	if again.Verify() != nil || again.Fold() != s {
		t.Error("the public log does not verify")
	}
}

// TestTampering changes every byte of a log in turn: none may pass unnoticed.
func TestTampering(t *testing.T) {
	l, _ := played(t)
	whole := l.Bytes()
	for i := range whole {
		b := append([]byte(nil), whole...)
		b[i] ^= 1
		again, err := Open(b)
		if err != nil {
			continue
		}
		if err := again.Verify(); err == nil {
			if again.Head() == l.Head() && again.Fold() == l.Fold() && bytes.Equal(again.Bytes(), whole) {
				continue // another spelling of the same log
			}
			t.Errorf("byte %d of %d: the change went unnoticed", i, len(whole))
		}
	}
	for n := range whole {
		if _, err := Open(whole[:n]); err == nil {
			again, _ := Open(whole[:n])
			if again.Head() == l.Head() && len(again.Records()) == 3 {
				t.Errorf("cut at %d: unnoticed", n)
			}
		}
	}
}

func TestVerifyNamesTheDifference(t *testing.T) {
	l, _ := played(t)
	l.records[2].Events[0].New = 5
	var d *Difference
	if err := l.Verify(); !errors.As(err, &d) || d.Record != 3 || d.What != "chain" {
		t.Errorf("changed fact: %v", err)
	}
	l, _ = played(t)
	l.records[1].Checksum++
	if err := l.Verify(); !errors.As(err, &d) || d.Record != 2 {
		t.Errorf("changed checksum: %v", err)
	}
	l, _ = played(t)
	l.notes[0].text = "because they said so"
	if err := l.Verify(); !errors.As(err, &d) || d.What != "note" || d.Record != 2 {
		t.Errorf("changed note: %v", err)
	}
	if _, err := Open([]byte("hello")); !errors.Is(err, ErrNotALog) {
		t.Errorf("not a log: %v", err)
	}
}
