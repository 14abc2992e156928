package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"riobravo/save/folder"
)

// TestTwoOnOneGame opens a game a second time while it is played: the second is told who has it, and may look; the first
// never notices.
func TestTwoOnOneGame(t *testing.T) {
	p := whole(t)
	data := t.TempDir()
	r, id := begun(t, data, start...)
	for i := range 20 {
		r.do(p.script[i])
	}
	for _, args := range [][]string{{"resume", id, "--plain"}, {"rename", id, "x"}, {"delete", id, "--yes"}, {"undo", id, "--month", "1", "--yes"}} {
		out, errs, code := call(t, data, "status\n", args...)
		if code != 1 || !strings.Contains(errs, fmt.Sprintf("%q is open already, in process %d since ", id, r.cmd.Process.Pid)) || strings.Contains(out, "Your seat") {
			t.Errorf("%v: code %d\n%s%s", args, code, out, errs)
		}
	}
	for _, args := range [][]string{{"games"}, {"verify", id}, {"export", id, "--facilitator", "--out", "-"}, {"replay", id, "--facilitator"}} {
		if out := must(t, data, "", args...); args[0] == "verify" && !strings.Contains(out, p.log.HeadAt(p.after[20]).Short()) {
			t.Errorf("%s", out)
		}
	}
	r.do(p.script[20])
	if out := must(t, data, "", "verify", id); !strings.Contains(out, p.log.HeadAt(p.after[21]).Short()) {
		t.Errorf("%s", out)
	}
	var wait sync.WaitGroup
	opened := make(chan *running, 8)
	r.kill()
	for range 6 { // all at once: one has it
		wait.Go(func() {
			one := begin(t, data, "resume", id)
			if said, ok := one.line(); ok && said != "" {
				opened <- one
			}
		})
	}
	wait.Wait()
	if len(opened) != 1 {
		t.Fatalf("%d of six have the game", len(opened))
	}
	one := <-opened
	one.settle()
	one.kill()
	p.survived(t, data, id, 21, 21)
}

// TestTwoOnTwoGames plays two games of one folder at the same time: both go as if they were alone.
func TestTwoOnTwoGames(t *testing.T) {
	p := whole(t)
	data := t.TempDir()
	a, first := begun(t, data, start...)
	b := begin(t, data, start...)
	b.settle()
	names, _ := filepath.Glob(filepath.Join(data, "games", "*"+folder.Ext))
	second := ""
	for _, n := range names {
		if id := strings.TrimSuffix(filepath.Base(n), folder.Ext); id != first {
			second = id
		}
	}
	if len(names) != 2 || second == "" {
		t.Fatal(names)
	}
	n := min(len(p.script), pick(40, 1<<20))
	var wait sync.WaitGroup
	for _, r := range []*running{a, b} {
		wait.Go(func() {
			for i := range n {
				r.send(p.script[i])
				if _, ok := r.settle(); !ok {
					t.Error(r.errs.String())
					return
				}
			}
		})
	}
	wait.Wait()
	a.kill()
	p.survived(t, data, first, n, n)
	b.do("status")
	b.end()
	p.survived(t, data, second, n, n)
	p.survived(t, data, first, n, n)
}

// TestClockSetBack puts the times of the files long before and after now, as a clock does that was set: games open, list
// and check as ever.
func TestClockSetBack(t *testing.T) {
	p := whole(t)
	data := t.TempDir()
	r, id := begun(t, data, start...)
	untouched := bystanders(t, data)
	for i := range 10 {
		r.do(p.script[i])
	}
	done := 10
	for _, when := range []time.Time{time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC), time.Unix(0, 0), time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)} {
		names, err := filepath.Glob(filepath.Join(data, "games", id+"*"))
		if err != nil || len(names) < 2 {
			t.Fatal(names, err)
		}
		for _, name := range append(names, filepath.Join(data, "games")) {
			if err := os.Chtimes(name, when, when); err != nil {
				t.Fatal(err)
			}
		}
		if out := must(t, data, "", "games"); !strings.Contains(out, id) {
			t.Error(out)
		}
		r.do(p.script[done])
		done++
		for !p.first[done] {
			r.do(p.script[done])
			done++
		}
		for _, name := range names {
			_ = os.Chtimes(name, when, when)
		}
		r.kill()
		p.survived(t, data, id, done, done)
		r = resumed(t, data, id)
	}
	r.end()
	p.survived(t, data, id, done, done)
	untouched()
}
