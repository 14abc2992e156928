package folder

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"riobravo/game"
	"riobravo/save"
)

// add appends a command with a fact to a log and keeps it.
func add(t testing.TB, g *Game, v int16) {
	t.Helper()
	s := g.Log.Fold()
	e := game.Event{Kind: game.Changed, Field: game.FTrade, New: v, Old: s.World.Trade, Seat: game.NoSeat, Other: game.NoSeat, Region: game.NoRegion, Group: game.NoGroup, Vis: game.VisAll}
	game.Apply(&s, &e)
	if err := g.Log.Append(game.Command{Kind: game.CmdReady}, []game.Event{e}, game.Checksum(&s), ""); err != nil {
		t.Fatal(err)
	}
	if err := g.Log.Commit(g); err != nil {
		t.Fatal(err)
	}
}

// begun is a folder with a game of n commands, closed.
func begun(t testing.TB, n int) (*Folder, string, save.Hash) {
	t.Helper()
	f := At(t.TempDir())
	var s game.State
	s.World.Trade = 96
	l := save.Create(save.Stamp{Scenario: "threat", Seats: []save.SeatStamp{{ID: "usa", Player: save.Person}}, Secret: [2]uint64{3, 4}}, &s)
	g, err := f.Create(l, "threat-usa")
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		add(t, g, int16(i))
	}
	g.Close()
	return f, g.ID, l.Head()
}

func TestKeepAndContinue(t *testing.T) {
	f, id, head := begun(t, 7)
	g, err := f.Continue(id)
	if err != nil || g.Damage != nil || g.Log.Head() != head || len(g.Log.Records()) != 7 || g.Log.Stamp().Secret != [2]uint64{3, 4} {
		t.Fatal(err, g)
	}
	add(t, g, 50)
	var held *Held
	if _, err := f.Continue(id); !errors.As(err, &held) || held.PID != os.Getpid() || held.Since.IsZero() {
		t.Errorf("a second writer: %v", err)
	}
	if l, damage, err := f.View(id); err != nil || damage != nil || len(l.Records()) != 8 {
		t.Errorf("a reader beside the writer: %v %v", damage, err)
	}
	g.Close()
	if err := f.Rename(id, "Tuesday"); err != nil {
		t.Fatal(err)
	}
	list, err := f.List()
	if err != nil || len(list) != 1 || list[0].Label.Name != "Tuesday" || list[0].Records != 8 || list[0].Label.Created == 0 || list[0].Stamp.Secret != [2]uint64{} {
		t.Errorf("%+v %v", list, err)
	}
	left, _ := os.ReadDir(f.games())
	if len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	if err := f.Delete(id); err != nil {
		t.Fatal(err)
	}
	var none *NoGame
	if _, err := f.Continue(id); !errors.As(err, &none) {
		t.Error(err)
	}
}

// TestEveryByte flips bytes of a file, and cuts it: it opens at the last intact record, says that it is damaged unless
// nothing is lost, and goes on from there.
func TestEveryByte(t *testing.T) {
	f, id, head := begun(t, 40)
	whole, err := os.ReadFile(f.file(id))
	if err != nil {
		t.Fatal(err)
	}
	sane, _, _ := f.View(id)
	links := map[save.Hash]int{}
	for n := range 41 {
		links[sane.HeadAt(n)] = n
	}
	const step = 67 // the whole battery, over every byte of a played game, is elsewhere: it takes minutes
	short := 0
	try := func(what string, at int, b []byte) {
		if err := os.WriteFile(f.file(id), b, 0o600); err != nil {
			t.Fatal(err)
		}
		g, err := f.Continue(id)
		if err != nil {
			if what == "cut" && len(save.Scan(b).Chunks) == 0 {
				return // not even the beginning is left
			}
			t.Fatalf("%s at %d: %v", what, at, err)
		}
		n, ours := links[g.Log.Head()]
		switch {
		case !ours || n != len(g.Log.Records()):
			t.Fatalf("%s at %d: not a beginning of the game", what, at)
		case n < 40 && g.Damage == nil:
			t.Fatalf("%s at %d: opens at record %d and says nothing", what, at, n)
		case g.Damage != nil && g.Damage.Record != n+1:
			t.Fatalf("%s at %d: opens at %d, damaged from %d", what, at, n, g.Damage.Record)
		}
		if n < 40 {
			short++
		}
		add(t, g, 77)
		g.Close()
		again, damage, err := f.View(id)
		if err != nil || damage != nil || len(again.Records()) != n+1 || again.Verify() != nil {
			t.Fatalf("%s at %d: does not go on: %v %v", what, at, damage, err)
		}
	}
	for at := 0; at < len(whole); at += step {
		b := bytes.Clone(whole)
		b[at] ^= 1 << (at % 8)
		try("flip", at, b)
		if at%7 == 0 {
			try("cut", at, whole[:at])
		}
	}
	if short == 0 {
		t.Error("no damage reached a record: the test tests nothing")
	}
	if err := os.WriteFile(f.file(id), whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if l, damage, err := f.View(id); err != nil || damage != nil || l.Head() != head {
		t.Errorf("the file itself: %v %v", damage, err)
	}
	kept, _ := filepath.Glob(filepath.Join(f.games(), "*.damaged-*"))
	if len(kept) == 0 {
		t.Error("damaged files are not put aside")
	}
}

func TestNotOurs(t *testing.T) {
	f, id, _ := begun(t, 1)
	for name, b := range map[string][]byte{"empty": nil, "text": []byte("hello"), "zeros": make([]byte, 9000)} {
		if err := os.WriteFile(f.file(name), b, 0o600); err != nil {
			t.Fatal(err)
		}
		var alien *NotOurs
		if _, err := f.Continue(name); !errors.As(err, &alien) {
			t.Errorf("%s: %v", name, err)
		}
		if now, _ := os.ReadFile(f.file(name)); !bytes.Equal(now, b) {
			t.Errorf("%s was changed", name)
		}
	}
	if err := os.Mkdir(f.file("dir"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"dir", "../" + id, "", "a/b", "no", "NO"} {
		if _, err := f.Continue(bad); err == nil {
			t.Errorf("%q opened", bad)
		}
	}
	if list, err := f.List(); err != nil || len(list) != 5 {
		t.Errorf("%d games, %v", len(list), err)
	}
}
