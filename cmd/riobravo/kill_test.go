package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
	"riobravo/save/folder"
)

// TestKilled kills the program over and over while a game is played: in the first game right behind the first line of
// every result, in others at a moment drawn out of the time that a command takes. What was acknowledged is there
// afterwards, the game is sound both to one who checks it and to one who goes on with it, and it goes on as the very game
// that was never disturbed. Nobody touches the other games of the folder.
func TestKilled(t *testing.T) {
	p := whole(t)
	luck := rand.New(rand.NewPCG(1, 2))
	for _, c := range []struct {
		inside bool
		kills  int
	}{{false, pick(4, 1<<20)}, {true, pick(5, 320)}} {
		kills, games := 0, 0
		for again := true; again; again = c.inside && kills < c.kills {
			kills += p.campaign(t, luck, c.inside, c.kills-kills)
			games++
		}
		t.Logf("inside a command %v: %d kills in %d games", c.inside, kills, games)
	}
}

// campaign plays the script once and kills the program at most so many times.
func (p *played) campaign(t *testing.T, luck *rand.Rand, inside bool, most int) (kills int) {
	data := t.TempDir()
	untouched := bystanders(t, data)
	r, id := begun(t, data, start...)
	for done := 0; done < len(p.script) && kills < most; {
		r.send(p.script[done])
		switch {
		case p.after[done+1] == p.after[done] || !p.first[done] || !p.first[done+1] || inside && luck.IntN(3) > 0: // nothing is kept, somebody else would sit down, or not now
			if _, ok := r.settle(); !ok {
				t.Fatal(r.errs.String())
			}
			done++
			continue
		case inside:
			time.Sleep(time.Duration(luck.Int64N(int64(10 * time.Millisecond))))
		default: // the first line of the result is read
			if _, ok := r.line(); !ok {
				t.Fatal(r.errs.String())
			}
			done++
		}
		r.kill()
		kills++
		done = p.survived(t, data, id, done, done+1)
		untouched()
		r = resumed(t, data, id)
	}
	r.kill()
	return kills
}

// begun starts a game in a folder.
func begun(t *testing.T, data string, args ...string) (*running, string) {
	t.Helper()
	r := begin(t, data, args...)
	if _, ok := r.settle(); !ok {
		r.end()
		t.Fatal(r.errs.String())
	}
	names, err := filepath.Glob(filepath.Join(data, "games", "threat-usa*"+folder.Ext))
	if err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	return r, strings.TrimSuffix(filepath.Base(names[0]), folder.Ext)
}

// resumed goes on with a game that nothing is wrong with.
func resumed(t *testing.T, data, id string) *running {
	t.Helper()
	r := begin(t, data, "resume", id)
	if _, ok := r.settle(); !ok || r.errs.String() != "" {
		r.end()
		t.Fatal(r.errs.String())
	}
	return r
}

// copied is a folder with a copy of one game as it lies there, with what stands beside its file.
func copied(t *testing.T, data, id string) string {
	t.Helper()
	to := t.TempDir()
	if err := os.MkdirAll(filepath.Join(to, "games"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, ext := range []string{folder.Ext, folder.Ext + "-wal"} {
		b, err := os.ReadFile(filepath.Join(data, "games", id+ext))
		if os.IsNotExist(err) && ext != folder.Ext {
			continue
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(to, "games", id+ext), b, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// survived checks what a disturbed game left, in a copy of it: it is sound, and holds the commands acknowledged and no
// more than were typed. It returns how many of the script it holds.
func (p *played) survived(t *testing.T, data, id string, acknowledged, typed int) int {
	t.Helper()
	v := p.verify(t, copied(t, data, id), id)
	if !v.clean {
		t.Fatalf("%d commands were acknowledged: %s", acknowledged, v.said)
	}
	for n := min(typed, len(p.script)); n >= acknowledged; n-- {
		if p.after[n] == v.records {
			return n
		}
	}
	t.Fatalf("%d commands were acknowledged, which are %d records; %d are kept", acknowledged, p.after[acknowledged], v.records)
	return 0
}

// TestKilledAmongBots kills the program in a game against bots, whose answers are kept together with the command that they
// answer: all of them are there or none.
func TestKilledAmongBots(t *testing.T) {
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	luck := rand.New(rand.NewPCG(3, 4))
	kills, want := 0, pick(4, 200)
	for kills < want {
		data := t.TempDir()
		r, id := begun(t, data, "play", "--seat", "usa", "--seed", "5")
		look := func(data string) (int, save.Hash, bool) {
			l, damage, err := folder.At(data).View(id)
			if err != nil || damage != nil {
				t.Fatal(damage, err)
			}
			s := l.Fold()
			over := game.Phase(s.World.Phase) == game.Over
			if w := game.Waiting(sc.Ruleset, &s); w != 1 && !over {
				t.Fatalf("%d records are kept, and seats %b are waited for: an answer is half there", len(l.Records()), w)
			}
			return len(l.Records()), l.Head(), over
		}
		for over := false; !over && kills < want; {
			left := copied(t, data, id)
			n, head, _ := look(left)
			r.send("auto")
			least := n
			if kills%2 == 0 {
				if said, ok := r.line(); !ok || !strings.HasPrefix(said, "Your staff") {
					t.Fatal(said, r.errs.String())
				}
				least = n + 1
			} else {
				time.Sleep(time.Duration(luck.Int64N(int64(40 * time.Millisecond))))
			}
			r.kill()
			kills++
			left = copied(t, data, id)
			must(t, left, "", "verify", id)
			now, _, ended := look(left)
			l, _, _ := folder.At(left).View(id)
			if now < least || l.HeadAt(n) != head {
				t.Fatalf("%d records were acknowledged, %d are kept", least, now)
			}
			if over = ended; !over {
				r = resumed(t, data, id)
			}
		}
		r.kill()
	}
	t.Logf("%d kills", kills)
}

// TestKilledElsewhere kills the program while it begins a game, takes one up, ends, renames, imports, exports, deletes: what
// was there stays as it was or becomes what it was to be, and nothing that is half done is ever listed.
func TestKilledElsewhere(t *testing.T) {
	p := whole(t)
	luck := rand.New(rand.NewPCG(5, 6))
	data := copied(t, p.data, p.id)
	untouched := bystanders(t, data)
	file := filepath.Join(t.TempDir(), "game.jsonl.gz")
	must(t, p.data, "", "export", p.id, "--facilitator", "--out", file)
	for n := range pick(5, 210) {
		calls := [][]string{
			{"play", "--plain", "--seed", "1"},
			{"resume", p.id, "--plain"},
			{"rename", p.id, "again"},
			{"import", file},
			{"delete", p.id, "--yes"},
			{"export", p.id, "--facilitator", "--yes", "--out", file + ".2"},
			{"resume", p.id, "--plain"},
		}
		args := calls[n%len(calls)]
		cmd := command(t, data, args...)
		cmd.Stdin = strings.NewReader("quit\n")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(luck.Int64N(int64(250 * time.Millisecond))))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		list, err := folder.At(data).List()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range list {
			if e.Err != nil || e.Damage != nil {
				t.Fatalf("%v killed: %s: %v %v", args, e.ID, e.Err, e.Damage)
			}
		}
		must(t, data, "", "verify", "--all")
		if b, err := os.ReadFile(file + ".2"); err == nil && len(b) > 0 {
			must(t, data, "", "verify", file+".2")
		}
		untouched()
		if _, err := os.Stat(filepath.Join(data, "games", p.id+folder.Ext)); err != nil {
			data = copied(t, p.data, p.id)
			untouched = bystanders(t, data)
		}
	}
}
