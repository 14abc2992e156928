package table

import (
	"bytes"
	"encoding/binary"
	"testing"

	"riobravo/game"
	"riobravo/save"
)

// TestSeatsSight takes each seat's export again and again through a game: it folds to exactly what the seat may know, holds
// nobody else's commands or notes and nothing of the dice, and reads back.
func TestSeatsSight(t *testing.T) {
	tb, _, seats := open(t, 31)
	n := 0
	for !tb.Over() {
		for _, s := range seats {
			if !s.Waiting() {
				continue
			}
			if err := s.Auto(); err != nil {
				t.Fatal(err)
			}
			if n++; n%23 == 0 {
				sights(t, tb)
			}
		}
	}
	sights(t, tb)
}

func sights(t *testing.T, tb *Table) {
	t.Helper()
	for k := range tb.players {
		seen := tb.log.Seen(tb.rs, game.Seat(k))
		var v game.View
		game.ViewFor(tb.rs, &tb.state, game.Seat(k), &v)
		if at := seen.Fold(); at != v.Known {
			label, x, y, _ := game.Difference(&at, &v.Known)
			t.Fatalf("seat %d: %s is %d in its export, %d in its view", k, label, x, y)
		}
		if err := seen.Verify(); err != nil {
			t.Fatal(err)
		}
		for i, r := range seen.Records() {
			if r.Command.Seat != game.Seat(k) && r.Command != (game.Command{Seat: game.NoSeat}) {
				t.Fatalf("seat %d: record %d holds another's command", k, i+1)
			}
			for _, e := range r.Events {
				if e.Vis != 1<<uint(k) || e.Twin != 0 {
					t.Fatalf("seat %d: record %d says who else saw a fact", k, i+1)
				}
			}
		}
		var b bytes.Buffer
		if err := (&save.Portable{Log: seen}).Export(&b, seen.HasDice()); err != nil {
			t.Fatal(err)
		}
		secret := tb.log.Stamp().Secret
		if seen.HasDice() || seen.Stamp().Secret != [2]uint64{} || bytes.Contains(seen.Bytes(), binary.LittleEndian.AppendUint64(nil, secret[0])) {
			t.Fatalf("seat %d has the dice", k)
		}
		p, err := save.Import(&b)
		if err != nil || p.Log.Head() != seen.Head() {
			t.Fatalf("seat %d: its export does not read back: %v", k, err)
		}
	}
}

// TestSightIsBlind plays two games that differ in what other seats have secretly drafted: a seat's export is the same to
// the byte.
func TestSightIsBlind(t *testing.T) {
	var files [2][]byte
	for n := range files {
		tb, _, seats := open(t, 12)
		for game.Phase(tb.state.World.Phase) != game.Orders {
			for _, s := range seats {
				if s.Waiting() && game.Phase(tb.state.World.Phase) != game.Orders {
					if err := s.Submit(game.Command{Kind: game.CmdReady}); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		for k, s := range seats[1:] {
			list := game.LegalPostures(tb.rs, s.View(), nil)
			if err := s.Submit(game.Command{Kind: game.CmdPosture, Posture: list[(n+k)%len(list)]}); err != nil {
				t.Fatal(err)
			}
			if orders := s.Legal(game.Strategic); n == 1 && len(orders) > 0 {
				_ = s.Submit(game.Command{Kind: game.CmdOrder, Order: orders[0]})
			}
		}
		var b bytes.Buffer
		if err := (&save.Portable{Log: tb.log.Seen(tb.rs, 0)}).Export(&b, false); err != nil {
			t.Fatal(err)
		}
		files[n] = b.Bytes()
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("a seat's export tells what others have drafted")
	}
}
