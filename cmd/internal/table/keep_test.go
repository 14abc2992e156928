package table

import (
	"errors"
	"math/rand/v2"
	"testing"

	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/save"
)

// shelf keeps chunks in memory; it may be told to fail.
type shelf struct {
	chunks []save.Chunk
	full   bool
}

var errFull = errors.New("no space left")

func (s *shelf) Append(chunks []save.Chunk) error {
	if s.full {
		return errFull
	}
	s.chunks = append(s.chunks, chunks...)
	return nil
}

// open starts a game for people at every seat, kept on a shelf.
func open(t *testing.T, seed uint64) (*Table, *shelf, []*seatSession) {
	t.Helper()
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	on := &shelf{}
	cfg := Config{Rules: sc.Ruleset, Source: dice.FromSeed(seed), SeedKnown: true, Keep: func(l *save.Log) (Place, error) {
		on.chunks = l.Chunks(true)
		l.Committed()
		return Place{ID: "x", Sink: on}, nil
	}}
	for range sc.Ruleset.Seats {
		cfg.Players = append(cfg.Players, Player{})
	}
	tb, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	list, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	var out []*seatSession
	for _, s := range list {
		out = append(out, s.(*seatSession))
	}
	return tb, on, out
}

// TestRandomGames plays random games with random undos, redos and rewinds: after every command what is kept folds to the
// live state, a table that resumes it has the same state and histories, undo then redo changes nothing, and at the end
// every command is decided again as it was.
func TestRandomGames(t *testing.T) {
	games := 3
	if testing.Short() {
		games = 2
	}
	took := map[game.CommandKind]int{}
	for seed := range uint64(games) {
		tb, on, seats := open(t, seed+100)
		luck := rand.New(rand.NewPCG(seed, 1))
		var bots []bot.Bot
		for k := range seats {
			b, err := bot.New("random", tb.rs, dice.FromSeed(seed*10+uint64(k)))
			if err != nil {
				t.Fatal(err)
			}
			bots = append(bots, b)
		}
		check := func() {
			t.Helper()
			l, err := save.Read(on.chunks)
			if err != nil {
				t.Fatal(err)
			}
			if l.Fold() != tb.state || l.Head() != tb.log.Head() {
				t.Fatal("what is kept is not the live game")
			}
		}
		for n := 0; !tb.Over(); n++ {
			k := luck.IntN(len(seats))
			if !seats[k].Waiting() {
				continue
			}
			v := *seats[k].View()
			c, _ := bots[k].Act(&v)
			var ref *game.Refusal
			if err := seats[k].Submit(c); errors.As(err, &ref) {
				err = seats[k].Auto()
				if err != nil {
					t.Fatal(err)
				}
			} else if err != nil {
				t.Fatal(err)
			}
			took[c.Kind]++
			check()
			if luck.IntN(3) == 0 {
				undoRedo(t, tb, seats[luck.IntN(len(seats))], took)
				check()
			}
			if luck.IntN(6) == 0 && seats[k].Submit(game.Command{Kind: game.CmdUndo}) == nil {
				took[game.CmdUndo]++
				check()
			}
			if luck.IntN(5) == 0 {
				byHand(tb, luck, took)
				check()
			}
			if m := tb.state.World.Month; n%150 == 149 && m > 1 && !tb.Over() && took[game.CmdRewind] < games {
				if err := tb.Rewind(m-1, n%2 == 0); err != nil {
					t.Fatal(err)
				}
				took[game.CmdRewind]++
				check()
			}
			if n%40 == 0 {
				resumes(t, tb, on)
			}
		}
		resumes(t, tb, on)
		if err := tb.log.Verify(); err != nil {
			t.Fatal(err)
		}
		buf := &game.Buffer{}
		err := tb.log.Redecide(func(s *game.State, c *game.Command, l save.Luck) ([]game.Event, *game.Refusal) {
			return game.Decide(tb.rs, s, c, dice.Source{K0: l.Secret[0], K1: l.Secret[1], Epoch: l.Epoch}, buf)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, kind := range []game.CommandKind{game.CmdInject, game.CmdPlan, game.CmdField, takenBack, game.CmdUndo, game.CmdRedo, game.CmdRewind, game.CmdSheet, game.CmdOffer, game.CmdReady} {
		if took[kind] == 0 {
			t.Errorf("no command of kind %d came up", kind)
		}
	}
}

// takenBack counts a facilitator's undo apart from the seats'.
const takenBack game.CommandKind = 200

// byHand lets a facilitator do something, or take back the last inject.
func byHand(tb *Table, luck *rand.Rand, took map[game.CommandKind]int) {
	where := game.Order{ID: game.NoOrder, Region: game.NoRegion, Group: game.NoGroup, Wing: game.NoWing}
	c := game.Command{Seat: game.NoSeat, Slot: int16(luck.IntN(len(tb.rs.Events))), Order: where}
	switch luck.IntN(5) {
	case 0, 1:
		c.Kind = game.CmdInject
	case 2:
		c.Kind, c.Option, c.Value = game.CmdPlan, int16(luck.IntN(6)), tb.state.World.Month+1+int16(luck.IntN(3))
		c.Field, _ = game.FieldByName("trade", game.ScopeWorld)
	case 3:
		c.Kind, c.Value = game.CmdField, int16(60+luck.IntN(40))
		c.Field, _ = game.FieldByName("crossings", game.ScopeWorld)
	default:
		c = game.Command{Kind: game.CmdUndo}
	}
	if tb.Facilitate(c, "by hand") == nil {
		if c.Kind == game.CmdUndo {
			c.Kind = takenBack
		}
		took[c.Kind]++
	}
}

// undoRedo takes back a seat's last command, if it may, and does it again: the state is as before, and no other seat's
// view or history moved in between but for who is in.
func undoRedo(t *testing.T, tb *Table, s *seatSession, took map[game.CommandKind]int) {
	t.Helper()
	before := game.Checksum(&tb.state)
	var others [game.MaxSeats]game.View
	for k := range tb.players {
		game.ViewFor(tb.rs, &tb.state, game.Seat(k), &others[k])
	}
	if s.Submit(game.Command{Kind: game.CmdUndo}) != nil {
		if game.Checksum(&tb.state) != before {
			t.Fatal("a refused undo changed something")
		}
		return
	}
	for k := range tb.players {
		var v game.View
		game.ViewFor(tb.rs, &tb.state, game.Seat(k), &v)
		v.Known.Seats[s.seat].Sealed = others[k].Known.Seats[s.seat].Sealed
		if game.Seat(k) != s.seat && v.Known != others[k].Known {
			t.Fatal("an undo moved another seat's view")
		}
	}
	if err := s.Submit(game.Command{Kind: game.CmdRedo}); err != nil {
		t.Fatal(err)
	}
	if game.Checksum(&tb.state) != before {
		t.Fatal("undo then redo is another state")
	}
	took[game.CmdUndo]++
	took[game.CmdRedo]++
}

// resumes takes up what is kept at another table and compares.
func resumes(t *testing.T, tb *Table, on *shelf) {
	t.Helper()
	l, err := save.Read(on.chunks)
	if err != nil {
		t.Fatal(err)
	}
	other, err := Resume(Config{Rules: tb.rs}, l, Place{ID: "x", Sink: &shelf{}})
	if err != nil {
		t.Fatal(err)
	}
	if other.state != tb.state || len(other.tracks) != len(tb.tracks) {
		t.Fatalf("resumed: %d months of tracks, %d played", len(other.tracks), len(tb.tracks))
	}
	for k := range tb.players {
		a, _ := tb.Session(game.Seat(k))
		b, _ := other.Session(game.Seat(k))
		for m := int16(0); m <= tb.state.World.Month; m++ {
			x, y := a.Events(m), b.Events(m)
			if len(x) != len(y) {
				t.Fatalf("seat %d, month %d: %d facts resumed, %d heard", k, m, len(y), len(x))
			}
			for i := range x {
				if x[i] != y[i] {
					t.Fatalf("seat %d, month %d: fact %d differs", k, m, i)
				}
			}
		}
		a.Close()
		b.Close()
	}
}

// TestUnkept fills the disk in the middle of a game: what cannot be kept is taken back and told, and goes through once
// there is room.
func TestUnkept(t *testing.T) {
	tb, on, seats := open(t, 9)
	for !tb.Over() {
		for _, s := range seats {
			if !s.Waiting() {
				continue
			}
			before, events, month := tb.state, len(s.Events(tb.state.World.Month)), tb.state.World.Month
			on.full = true
			var unkept *session.Unkept
			if err := s.Auto(); !errors.As(err, &unkept) || !errors.Is(err, errFull) {
				t.Fatalf("a full disk: %v", err)
			}
			if tb.state != before || tb.shadow != before || s.View().Known.World != before.World || len(s.Events(month)) != events {
				t.Fatal("what was not kept has happened")
			}
			on.full = false
			if err := s.Auto(); err != nil {
				t.Fatal(err)
			}
			if l, err := save.Read(on.chunks); err != nil || l.Fold() != tb.state {
				t.Fatal("what is kept is not the live game")
			}
		}
	}
}

// TestBookmark keeps a bookmark beside the log, replaces it, and marks nothing that cannot be kept.
func TestBookmark(t *testing.T) {
	tb, on, seats := open(t, 3)
	kept := func() []save.Bookmark {
		l, err := save.Read(on.chunks)
		if err != nil {
			t.Fatal(err)
		}
		return l.Bookmarks()
	}
	at := len(tb.log.Records())
	for _, text := range []string{"a", "before the crisis"} {
		if err := seats[0].Mark(text); err != nil {
			t.Fatal(err)
		}
		if got := kept(); len(got) != 1 || got[0] != (save.Bookmark{Record: at, Text: text}) {
			t.Errorf("kept %v", got)
		}
	}
	on.full = true
	var unkept *session.Unkept
	if err := seats[0].Mark("lost"); !errors.As(err, &unkept) {
		t.Errorf("a full shelf says %v", err)
	}
	on.full = false
	if got := tb.log.Bookmarks(); len(got) != 1 || got[0].Text != "before the crisis" {
		t.Errorf("the log has %v", got)
	}
	if err := seats[0].Mark(""); err != nil || len(kept()) != 0 {
		t.Errorf("%v, kept %v", err, kept())
	}
}
