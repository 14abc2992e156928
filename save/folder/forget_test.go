package folder_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"riobravo/game"
	"riobravo/save"
	"riobravo/save/folder"
)

// TestForget: a forgotten text is in no file of the folder any more, the chain holds as before, what others wrote stays, and
// the game can be gone on with.
func TestForget(t *testing.T) {
	dir := t.TempDir()
	f := folder.At(dir)
	st := save.Stamp{Scenario: "threat", Seats: []save.SeatStamp{{ID: "usa", Player: save.Person}, {ID: "mexico", Player: save.Person}}, Secret: [2]uint64{7, 9}}
	l := save.Create(st, &game.State{})
	texts := []string{"the ambassador said aubergine", "what mexico wrote: marigold"}
	for k, text := range texts {
		if err := l.Append(game.Command{Kind: game.CmdSeal, Seat: game.Seat(k)}, nil, game.Checksum(&game.State{}), text); err != nil {
			t.Fatal(err)
		}
	}
	l.SetLabel(save.Label{Name: "tangerine class", Created: 5})
	l.SetBookmark(save.Bookmark{Record: 1, Text: "persimmon"})
	l.SetAnswer(save.Answer{Seat: 1, Question: 2, Text: "pomegranate"})
	g, err := f.Create(l, "forget")
	if err != nil {
		t.Fatal(err)
	}
	id, head := g.ID, l.Head()
	g.Close()
	if err := os.WriteFile(filepath.Join(dir, "games", id+folder.Ext+".damaged-1"), []byte("aubergine"), 0o600); err != nil {
		t.Fatal(err)
	}
	holds := func(word string) bool {
		found := false
		if err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
			if err == nil && !info.IsDir() {
				b, _ := os.ReadFile(path)
				found = found || bytes.Contains(b, []byte(word))
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return found
	}
	if !holds("aubergine") || !holds("marigold") || !holds("tangerine") {
		t.Fatal("the files do not hold what was written")
	}
	step := func(which func(game.Seat) bool, all bool, want int, gone, left []string) {
		t.Helper()
		n, err := f.Forget(id, which, all)
		if err != nil || n != want {
			t.Errorf("%d texts went, %v", n, err)
		}
		for _, w := range gone {
			if holds(w) {
				t.Errorf("%q is still there", w)
			}
		}
		for _, w := range left {
			if !holds(w) {
				t.Errorf("%q went", w)
			}
		}
		read, damage, err := f.View(id)
		if err != nil || damage != nil || read.Head() != head {
			t.Fatalf("%v, %v", damage, err)
		}
		if err := read.Verify(); err != nil {
			t.Error(err)
		}
	}
	step(func(k game.Seat) bool { return k == 0 }, false, 1, []string{"aubergine"}, []string{"marigold", "tangerine", "persimmon", "pomegranate"})
	step(func(game.Seat) bool { return true }, true, 4, []string{"marigold", "tangerine", "persimmon", "pomegranate"}, nil)
	step(func(game.Seat) bool { return true }, true, 0, nil, nil)
	again, err := f.Continue(id)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if !again.Log.HasDice() {
		t.Error("its dice went too")
	}
	if err := again.Log.Append(game.Command{Kind: game.CmdSeal, Seat: 0}, nil, game.Checksum(&game.State{}), "anew"); err != nil {
		t.Fatal(err)
	}
	if err := again.Log.Commit(again); err != nil {
		t.Error(err)
	}
}
