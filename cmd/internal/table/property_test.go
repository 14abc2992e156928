package table

import (
	"bytes"
	"os"
	"testing"

	"riobravo/game"
	"riobravo/game/gametest"
	"riobravo/save"
)

// another is a log of the same length in which all is otherwise that a seat may not know: the opening, the dice, the other
// seats' commands and what they wrote, the facts that the seat was not told, and after every record the hidden parts of the
// state. What the seat was told is the same.
func another(t *testing.T, rs *game.Ruleset, l *save.Log, k game.Seat, luck *gametest.Chance) *save.Log {
	t.Helper()
	stamp := l.Stamp()
	stamp.Secret = [2]uint64{uint64(luck.N(1 << 30)), 77}
	state := l.Opening()
	opening := state
	same := uint64(luck.N(1 << 30)) // the hidden parts change where the game moves, and not all of them with every record
	gametest.Scramble(rs, &opening, k, gametest.NewChance(same))
	out := save.Create(stamp, &opening)
	out.SetLabel(l.Label())
	at := opening
	for _, r := range l.Records() {
		game.Fold(&state, r.Events)
		var told []game.Event
		for _, e := range r.Events {
			if _, ok := game.Redact(e, k); ok {
				told = append(told, e)
				game.Apply(&at, &e)
			}
		}
		now := state
		gametest.Scramble(rs, &now, k, gametest.NewChance(same))
		for f := range game.FieldCount {
			if game.Registry[f].Name == "" {
				continue
			}
			ni, nj := f.Size()
			for i := range ni {
				for j := range nj {
					if a, b := at.Get(f, i, j), now.Get(f, i, j); a != b {
						told = append(told, game.Event{Kind: game.Changed, Seat: game.NoSeat, Other: game.NoSeat, Region: game.NoRegion, Group: game.NoGroup, Field: f, I: int16(i), J: int16(j), Old: a, New: b, Month: now.World.Month})
					}
				}
			}
		}
		at = now
		c, said := r.Command, ""
		if c.Seat != k {
			c, said = gametest.Wild(rs, luck), "what nobody else may read"
			c.Note = 0
			if c.Seat == k || c.Kind == game.CmdRewind {
				c.Seat, c.Kind = (k+1)%game.Seat(len(rs.Seats)), game.CmdReady
			}
		} else if c.Note > 0 {
			said, _ = l.Note(c.Note)
		}
		if err := out.Append(c, told, game.Checksum(&at), said); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Verify(); err != nil {
		t.Fatal(err)
	}
	return out
}

// exported is a portable file.
func exported(t *testing.T, l *save.Log, dice bool) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (&save.Portable{Log: l, Source: []byte("rules"), Texts: []byte("texts")}).Export(&b, dice); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSightOfAnotherTruth takes what a seat may have of a game and of another that differs in everything that it may not
// know, again and again through games: the files are the same to the byte. Each, and the whole game, is taken in and given
// out again as the same bytes.
func TestSightOfAnotherTruth(t *testing.T) {
	games, every, moments := uint64(1), 32, 0
	if os.Getenv("RIOBRAVO_FAULTS") == "full" {
		games, every = 12, 12
	}
	for seed := range games {
		tb, _, seats := open(t, 70+seed)
		luck := gametest.NewChance(seed)
		look := func() {
			t.Helper()
			moments++
			roundTrip(t, tb.log, moments%2 == 0)
			for k := range game.Seat(len(seats)) {
				seen := tb.log.Seen(tb.rs, k)
				if !bytes.Equal(seen.Bytes(), another(t, tb.rs, tb.log, k, luck).Seen(tb.rs, k).Bytes()) {
					t.Fatalf("seat %d: what it may not know is in its file, after %d records", k, len(tb.log.Records()))
				}
				if int(k) == moments%len(seats) {
					roundTrip(t, seen, false)
				}
			}
		}
		for n := 0; !tb.Over(); n++ {
			s := seats[luck.N(len(seats))]
			if !s.Waiting() {
				continue
			}
			if err := s.Auto(); err != nil {
				t.Fatal(err)
			}
			if luck.N(5) == 0 {
				undoRedo(t, tb, s, map[game.CommandKind]int{})
			}
			if n%every == every/2 {
				look()
			}
		}
		look()
	}
	if moments < 2 {
		t.Errorf("only %d moments", moments)
	}
}

// roundTrip gives a log out, takes it in and gives it out again.
func roundTrip(t *testing.T, l *save.Log, dice bool) {
	t.Helper()
	once := exported(t, l, dice)
	p, err := save.Import(bytes.NewReader(once))
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Log.Verify(); err != nil {
		t.Fatal(err)
	}
	if p.Log.Fold() != l.Fold() || p.Log.Head() != l.Head() || p.Log.HasDice() != (dice && l.HasDice()) {
		t.Fatal("taken in it is another game")
	}
	if !bytes.Equal(once, exported(t, p.Log, dice)) {
		t.Fatal("given out again it is another file")
	}
}
