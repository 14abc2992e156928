package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"riobravo/cmd/internal/tui"
)

// onTerminal is a run whose interface would open on the games of a place.
func onTerminal(place string) *app {
	a := &app{Streams: Streams{In: strings.NewReader(""), Out: &bytes.Buffer{}, Err: &bytes.Buffer{}, Env: []string{"LANG=en_US.UTF-8", "RIOBRAVO_DATA=" + place}}, ctx: context.Background()}
	a.openConfig(nil)
	a.speak("en")
	return a
}

// TestShelf: the interface's list says of real games what the table says, renames, checks and deletes them, and tells in
// words what cannot be done.
func TestShelf(t *testing.T) {
	place := t.TempDir()
	over := started(t, place, "auto all\nquit\n", "--seed", "5", "--name", "Done")
	begun := started(t, place, "auto 3\nquit\n", "--seed", "6", "--seat", "mexico")
	if err := os.WriteFile(filepath.Join(place, "games", "alien.riobravo"), []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	a := onTerminal(place)
	shelf := a.shelf()
	find := func(id string) tui.Kept {
		t.Helper()
		list, err := shelf.List()
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range list {
			if k.ID == id {
				return k
			}
		}
		return tui.Kept{}
	}
	k := find(over)
	if !k.Over || !k.Judged || k.Name != "Done" || k.Scenario != "The threat of force" || len(k.Chairs) != 4 || !k.Chairs[0].Person || k.Chairs[1].By != "staff" || k.Commands == 0 {
		t.Errorf("%+v", k)
	}
	out, _, _ := callIn(place, "", "verify", over)
	told := 0
	found := shelf.Verify(over, func(done, of int) {
		if told++; done != told || of != k.Commands {
			t.Errorf("command %d of %d, the %dth time", done, of, told)
		}
	})
	if !found.Good || found.Head != k.Head || told != k.Commands || found.Text != strings.TrimSpace(out) || !strings.Contains(found.Text, k.Head) {
		t.Errorf("%+v, not %q", found, out)
	}
	if k = find(begun); k.Over || k.Judged || !k.Chairs[1].Person || k.Chairs[1].Letter != "M" || k.Begun == "" {
		t.Errorf("%+v", k)
	}
	if k = find("alien"); !strings.Contains(k.Broken, "alien") {
		t.Errorf("%+v", k)
	}
	if err := shelf.Rename(begun, "  Tuesday\x1b[31m "); err != nil || find(begun).Name != "Tuesday[31m" {
		t.Errorf("%v %q", err, find(begun).Name)
	}
	if found := shelf.Verify("alien", nil); found.Good || !strings.Contains(found.Text, "alien") {
		t.Errorf("%+v", found)
	}
	if err := shelf.Rename("nobody", "x"); err == nil || !strings.Contains(err.Error(), `there is no game "nobody"`) {
		t.Error(err)
	}
	sc, sessions, _, err := a.goOn(begun)
	if err != nil || sc == nil || len(sessions) != 1 {
		t.Fatal(err)
	}
	if err := shelf.Delete(begun); err == nil || !strings.Contains(err.Error(), "is open already") {
		t.Errorf("a game that is open: %v", err)
	}
	a.keepOnly("")
	if err := shelf.Delete(begun); err != nil || find(begun).ID != "" {
		t.Error(err)
	}
}
