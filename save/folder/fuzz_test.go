package folder

import (
	"os"
	"path/filepath"
	"testing"

	"riobravo/save"
)

// FuzzStore puts anything in the place of a game's file, and of what stands beside it, and opens it: as a file, to look at
// and to go on. It is refused and left alone, or it opens, goes on and is sound.
func FuzzStore(f *testing.F) {
	from, id, _ := begun(f, 3)
	file, err := os.ReadFile(from.file(id))
	if err != nil {
		f.Fatal(err)
	}
	g, err := from.Continue(id)
	if err != nil {
		f.Fatal(err)
	}
	add(f, g, 5)
	add(f, g, 6)
	open, log, err := both(from.file(id))
	g.Close()
	if err != nil || len(log) == 0 {
		f.Fatal(len(log), err)
	}
	f.Add(file, []byte{})
	f.Add(open, log)
	f.Add(file[:5000], log[:5000])
	f.Add([]byte("SQLite format 3\x00"), []byte{})
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, file, log []byte) {
		at := At(dir)
		if err := os.MkdirAll(at.games(), 0o700); err != nil {
			t.Fatal(err)
		}
		old, _ := filepath.Glob(filepath.Join(at.games(), "*"))
		for _, name := range old {
			_ = os.Remove(name)
		}
		if err := os.WriteFile(at.file("x"), file, 0o600); err != nil {
			t.Fatal(err)
		}
		if len(log) > 0 {
			if err := os.WriteFile(at.file("x")+walExt, log, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		_, _ = at.List()
		if p, _, err := ReadFile(at.file("x")); err == nil {
			_ = p.Log.Verify()
		}
		g, err := at.Continue("x")
		if err != nil {
			if now, err := os.ReadFile(at.file("x")); err != nil || string(now) != string(file) {
				t.Fatal("what was refused was changed", err)
			}
			return
		}
		n := len(g.Log.Records())
		g.Log.SetLabel(save.Label{Name: "more"})
		if err := g.Log.Commit(g); err != nil {
			t.Fatal(err)
		}
		g.Close()
		l, damage, err := at.View("x")
		if err != nil || damage != nil || len(l.Records()) != n || l.Label().Name != "more" {
			t.Fatalf("it does not go on: %v %v", damage, err)
		}
	})
}
