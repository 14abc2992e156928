package folder

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

// copies puts n copies of a game into its folder, all written an hour ago.
func copies(t *testing.T, f *Folder, id string, n int) {
	t.Helper()
	b, err := os.ReadFile(f.file(id))
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if err := os.WriteFile(f.file(fmt.Sprintf("copy-%d", i)), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f.age(t)
}

// age makes every game's file an hour older, so that the index may trust it.
func (f *Folder) age(t *testing.T) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(f.games(), "*"+Ext))
	for i, name := range files {
		at := time.Now().Add(-time.Hour - time.Duration(i)*time.Second)
		if err := os.Chtimes(name, at, at); err != nil {
			t.Fatal(err)
		}
	}
}

// listed is the list as its reader sees it.
func (f *Folder) listed(t *testing.T) string {
	t.Helper()
	list, err := f.List()
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// truth is the list without any index.
func (f *Folder) truth(t *testing.T) string {
	t.Helper()
	_ = os.RemoveAll(f.indexFile())
	return f.listed(t)
}

// TestIndexIsUsed: what was looked into once is not looked into again, and a thousand games are listed at once.
func TestIndexIsUsed(t *testing.T) {
	f, id, _ := begun(t, 3)
	copies(t, f, id, 1000)
	was := f.listed(t)
	if _, err := os.Stat(f.indexFile()); err != nil {
		t.Fatal(err)
	}
	b, _ := os.ReadFile(f.file(id))
	st, _ := os.Stat(f.file(id))
	if err := os.WriteFile(f.file(id), make([]byte, len(b)), 0o600); err != nil { // nothing that could be read, seen from outside the same
		t.Fatal(err)
	}
	_ = os.Chtimes(f.file(id), st.ModTime(), st.ModTime())
	begin := time.Now()
	if f.listed(t) != was {
		t.Error("the list looks into files that did not change")
	}
	if d := time.Since(begin); d > 5*time.Second { // looking into them takes far longer; the machine may have much else to do
		t.Errorf("1,001 games take %v", d)
	}
	t.Log("1,001 games:", time.Since(begin))
}

// TestIndexIsNeverTheTruth changes games in every way behind the index: the list says what the files say.
func TestIndexIsNeverTheTruth(t *testing.T) {
	f, id, _ := begun(t, 5)
	copies(t, f, id, 4)
	f.listed(t)
	steps := []struct {
		name string
		do   func() error
	}{
		{"played on", func() error {
			g, err := f.Continue(id)
			if err == nil {
				add(t, g, 60)
				g.Close()
			}
			return err
		}},
		{"played on and still open", func() error {
			g, err := f.Continue("copy-1")
			if err == nil {
				add(t, g, 61)
				t.Cleanup(g.Close)
			}
			return err
		}},
		{"renamed", func() error { return f.Rename("copy-0", "Friday") }},
		{"deleted", func() error { return f.Delete("copy-2") }},
		{"damaged", func() error {
			b, err := os.ReadFile(f.file("copy-3"))
			if err != nil {
				return err
			}
			return os.WriteFile(f.file("copy-3"), b[:len(b)-3000], 0o600)
		}},
		{"no game any more", func() error { return os.WriteFile(f.file("copy-3"), []byte("nothing"), 0o600) }},
		{"one taken for another", func() error { return os.Rename(f.file("copy-0"), f.file("copy-9")) }},
		{"twice within the clock's step", func() error {
			g, err := f.Continue(id)
			if err != nil {
				return err
			}
			add(t, g, 62)
			g.Close()
			st, err := os.Stat(f.file(id))
			if err != nil {
				return err
			}
			f.listed(t) // right after it was written: not to be trusted later
			if err := f.Rename(id, "Monday"); err != nil {
				return err
			}
			return os.Chtimes(f.file(id), st.ModTime(), st.ModTime())
		}},
	}
	for _, s := range steps {
		if err := s.do(); err != nil {
			t.Fatal(s.name, err)
		}
		got := f.listed(t)
		if want := f.truth(t); got != want {
			t.Errorf("%s: the list says\n%s\ninstead of\n%s", s.name, got, want)
		}
		f.listed(t)
	}
}

// TestGarbageIndex lists beside an index that is damaged in every byte, cut, another shape's, another folder's, or no file.
func TestGarbageIndex(t *testing.T) {
	f, id, _ := begun(t, 2)
	copies(t, f, id, 2)
	other, id2, _ := begun(t, 9)
	copies(t, other, id2, 2)
	want := f.truth(t)
	whole, err := os.ReadFile(f.indexFile())
	if err != nil {
		t.Fatal(err)
	}
	other.truth(t)
	foreign, _ := os.ReadFile(other.indexFile())
	reshaped := func(change func(*index)) []byte {
		in := f.readIndex()
		if len(in.Games) != 3 {
			t.Fatal("no index to change")
		}
		change(in)
		body, _ := json.Marshal(in)
		return append([]byte(digest(body)+"\n"), body...)
	}
	lie := func(in *index) {
		for id, g := range in.Games {
			g.Records, g.Month = 999, 99
			in.Games[id] = g
		}
	}
	cases := map[string][]byte{
		"empty": nil, "text": []byte("hello\n{}"), "zeros": make([]byte, 5000), "another folder's": foreign,
		"another shape": reshaped(func(in *index) { lie(in); in.Form++ }), "another engine": reshaped(func(in *index) { lie(in); in.Engine = "9.9.9" }),
		"no games": reshaped(func(in *index) { in.Games = nil }),
	}
	for at := range whole {
		if at%7 == 0 {
			b := bytes.Clone(whole)
			b[at] ^= 1 << (at % 8)
			cases[fmt.Sprint("flipped at ", at)] = b
			cases[fmt.Sprint("cut at ", at)] = whole[:at]
		}
	}
	for name, b := range cases {
		if err := os.WriteFile(f.indexFile(), b, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := f.listed(t); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
	if err := os.WriteFile(f.indexFile(), whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if in := f.readIndex(); len(in.Games) != 3 || !reflect.DeepEqual(in, f.readIndex()) {
		t.Error("the sound index is not read: the test tests nothing")
	}
	_ = os.Remove(f.indexFile())
	if err := os.Mkdir(f.indexFile(), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := f.listed(t); got != want {
		t.Errorf("a folder in its place: %s", got)
	}
}

// TestListSaysWhoHolds: a game that is open is listed as held, one whose holder died is not.
func TestListSaysWhoHolds(t *testing.T) {
	f, id, _ := begun(t, 1)
	g, err := f.Continue(id)
	if err != nil {
		t.Fatal(err)
	}
	if list, err := f.List(); err != nil || len(list) != 1 || list[0].Held == nil || list[0].Held.PID != os.Getpid() {
		t.Errorf("open: %+v %v", list, err)
	}
	g.Close()
	if err := os.WriteFile(f.lockFile(id), []byte(`{"pid":1,"since":1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if list, err := f.List(); err != nil || len(list) != 1 || list[0].Held != nil {
		t.Errorf("left by one that died: %+v %v", list, err)
	}
}
