package table

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
)

// sit makes a table with people at the named seats.
func sit(t *testing.T, seed uint64, people ...string) *Table {
	t.Helper()
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	var players []Player
	for _, d := range sc.Ruleset.Seats {
		p := Player{Bot: "staff"}
		if slices.Contains(people, d.ID) {
			p.Bot = ""
		}
		players = append(players, p)
	}
	tb, err := New(Config{Rules: sc.Ruleset, Players: players, Source: dice.FromSeed(seed), SeedKnown: true, Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	return tb
}

// TestBotsAlone plays whole games without people: the log folds to the state played, and reads back.
func TestBotsAlone(t *testing.T) {
	for _, name := range []string{"random", "novice", "staff"} {
		sc, _ := content.Load(content.Default)
		var players []Player
		for range sc.Ruleset.Seats {
			players = append(players, Player{Bot: name})
		}
		tb, err := New(Config{Rules: sc.Ruleset, Players: players, Source: dice.FromSeed(11), SeedKnown: true})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !tb.Over() || tb.Waiting() != 0 {
			t.Fatalf("%s: the game is not over", name)
		}
		if err := tb.Snapshot().Verify(); err != nil {
			t.Error(err)
		}
		if tb.Snapshot().Fold() != tb.state || tb.shadow != tb.state {
			label, x, y, _ := game.Difference(&tb.shadow, &tb.state)
			t.Errorf("%s: the fold differs from the state at %s: %d, %d", name, label, x, y)
		}
		again, err := save.Open(tb.Snapshot().Bytes())
		if err != nil || again.Verify() != nil || again.Fold() != tb.state {
			t.Errorf("%s: the log does not read back: %v", name, err)
		}
		if n := len(tb.tracks); n != int(tb.state.World.Month)+1 || tb.tracks[n-1] != tb.state.World {
			t.Errorf("%s: %d months of tracks at month %d", name, n, tb.state.World.Month)
		}
	}
}

// TestSameSeedSameGame holds the table to its seed.
func TestSameSeedSameGame(t *testing.T) {
	a, b := sit(t, 4), sit(t, 4)
	if a.Snapshot().Head() != b.Snapshot().Head() {
		t.Error("the same seed gave two games")
	}
	if sit(t, 5).Snapshot().Head() == a.Snapshot().Head() {
		t.Error("another seed gave the same game")
	}
}

// TestRefusalChangesNothing sends what is not allowed at every turn.
func TestRefusalChangesNothing(t *testing.T) {
	tb := sit(t, 2, "mexico")
	list, err := tb.Sessions()
	if err != nil || len(list) != 1 {
		t.Fatal(err, len(list))
	}
	s := list[0]
	for !tb.Over() {
		before, records := tb.state, len(tb.Snapshot().Records())
		for _, c := range []game.Command{
			{Kind: game.CmdBegin},
			{Kind: game.CmdChoose, Option: 99},
			{Kind: game.CmdAnswer, Slot: 99},
			{Kind: game.CmdSignal, Signal: 999},
			{Kind: game.CmdOrder, Order: game.Order{ID: 9999}},
			{Kind: game.CmdTroops, Value: 99},
			{Kind: 200},
			{Kind: game.CmdField, Field: game.FTrade, Value: 1},
		} {
			var ref *game.Refusal
			if err := s.Submit(c); !errors.As(err, &ref) {
				t.Fatalf("command kind %d was not refused: %v", c.Kind, err)
			}
		}
		if tb.state != before || len(tb.Snapshot().Records()) != records {
			t.Fatal("a refusal changed something")
		}
		if err := s.(*seatSession).Auto(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestHistoryIsRedacted compares what each seat was told with what it may see.
func TestHistoryIsRedacted(t *testing.T) {
	tb := sit(t, 6)
	for k := range tb.players {
		var want []game.Event
		for _, r := range tb.Snapshot().Records() {
			for _, e := range r.Events {
				if told, ok := game.Redact(e, game.Seat(k)); ok {
					want = append(want, told)
				}
			}
		}
		s, _ := tb.Session(game.Seat(k))
		var got []game.Event
		for m := int16(0); m <= tb.state.World.Month; m++ {
			got = append(got, s.Events(m)...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("seat %d was told %d facts, may see %d", k, len(got), len(want))
		}
		if s.Events(-1) != nil || s.Events(99) != nil {
			t.Error("months that never were have facts")
		}
		if st := s.Standings(); len(st) != len(tb.players) || !st[0].Known {
			t.Error("after the end every standing is known")
		}
	}
}

// TestTwoPeopleAtOnce plays two seats from two goroutines; the race detector watches.
func TestTwoPeopleAtOnce(t *testing.T) {
	tb := sit(t, 8, "usa", "sinaloa")
	list, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for _, s := range list {
		wg.Go(func() {
			me := s.(*seatSession)
			for !tb.Over() {
				if !me.Waiting() {
					<-s.Updates()
					continue
				}
				_ = s.View().Known.World.Month
				_, _, _, _ = s.Tracks(), s.Events(1), s.Score(), s.Legal(game.Tactical)
				if err := me.Auto(); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	if err := tb.Snapshot().Verify(); err != nil {
		t.Error(err)
	}
	for _, s := range list {
		s.Close()
	}
	if len(tb.sessions) != 0 {
		t.Error("a closed session is still told of changes")
	}
}

func TestUnknownBot(t *testing.T) {
	sc, _ := content.Load(content.Default)
	if _, err := New(Config{Rules: sc.Ruleset, Players: []Player{{Bot: "nobody"}}}); err == nil {
		t.Error("a bot that does not exist was seated")
	}
	tb := sit(t, 1)
	if _, err := tb.Session(9); err == nil {
		t.Error("a seat that does not exist has a session")
	}
}

// TestCourse: a seat reads its own standing month by month, another's only after the end.
func TestCourse(t *testing.T) {
	tb := sit(t, 5, "usa")
	s, err := tb.Session(0)
	if err != nil {
		t.Fatal(err)
	}
	for {
		all := s.Course()
		if len(all) != len(s.Tracks()) {
			t.Fatalf("%d months of standings, %d of tracks", len(all), len(s.Tracks()))
		}
		for m, month := range all {
			for k, st := range month {
				if known := st.Known; known != (k == 0 || tb.Over()) || !known && st.Score != 0 {
					t.Fatalf("month %d: seat 0 knows of seat %d: %+v (over %v)", m, k, st, tb.Over())
				}
			}
		}
		if tb.Over() {
			return
		}
		if err := s.(*seatSession).Auto(); err != nil {
			t.Fatal(err)
		}
	}
}
