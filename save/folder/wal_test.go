package folder

import (
	"bytes"
	"os"
	"testing"

	"riobravo/save"
)

// TestTheLogBeside copies a game's file, and what stands beside it, out of the hands of its writer: as if the program had
// died. Then bytes of what stands beside are changed, or its end is cut off.
func TestTheLogBeside(t *testing.T) {
	f, id, _ := begun(t, 5)
	g, err := f.Continue(id)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	for i := range 30 {
		add(t, g, int16(i))
	}
	file, log, err := both(f.file(id))
	if err != nil || len(log) < 30*4096 {
		t.Fatal(len(log), err)
	}
	links := map[save.Hash]int{}
	for n := range 36 {
		links[g.Log.HeadAt(n)] = n
	}
	other := At(t.TempDir())
	if err := os.MkdirAll(other.games(), 0o700); err != nil {
		t.Fatal(err)
	}
	open := func(log []byte) (int, *Damage) {
		t.Helper()
		if err := os.WriteFile(other.file("x"), file, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(other.file("x")+walExt, log, 0o600); err != nil {
			t.Fatal(err)
		}
		seen, _, _, err := glance(file, log, "x")
		if err != nil {
			t.Fatal(err)
		}
		again, err := other.Continue("x")
		if err != nil {
			t.Fatal(err)
		}
		defer again.Close()
		n, ours := links[again.Log.Head()]
		if !ours || seen.Head() != again.Log.Head() {
			t.Fatalf("it opens with %d commands that are not the game's, or other ones than are listed", len(again.Log.Records()))
		}
		return n, again.Damage
	}
	if n, damage := open(log); n != 35 || damage != nil {
		t.Errorf("after the program died: %d commands, %v", n, damage)
	}
	last := 5
	for cut := 0; cut <= len(log); cut += 7001 {
		n, damage := open(log[:cut])
		if damage != nil || n < last {
			t.Errorf("cut at %d: %d commands, %v", cut, n, damage)
		}
		last = n
	}
	for at := 0; at < len(log); at += 4801 {
		b := bytes.Clone(log)
		b[at] ^= 0x10
		n, damage := open(b)
		if damage == nil && n < 35 {
			t.Errorf("byte %d: opens with %d commands and nothing is said", at, n)
		}
	}
}
