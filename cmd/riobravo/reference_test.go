package main

import (
	"crypto/sha256"
	"math/bits"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
	"riobravo/save/folder"
)

// played is one whole game as it goes when nothing goes wrong. The seed is known, so every run of the same commands gives
// the same chain: whatever another run of them keeps must be a beginning of this one.
type played struct {
	script []string
	after  []int  // by commands typed: how many records are kept; after[0] is a game just begun
	first  []bool // likewise: the seat at the keyboard is the one that sits down first when the game is taken up
	heads  map[string]int
	log    *save.Log
	data   string // the folder
	file   string // the game's file in it
	id     string
}

var reference struct {
	once sync.Once
	game *played
}

// start is how the game of reference is begun: four people at one keyboard, so that every command is a record and all that
// happens is decided by what is typed and by the seed. Bots begin a month's thoughts anew when a game is taken up.
var start = []string{"play", "--seats", "usa=human,mexico=human,sinaloa=human,jalisco=human", "--seed", "11"}

// parts are what the person at the keyboard types in a part of a month. What does not fit is refused and keeps nothing.
var parts = map[game.Phase][]string{
	game.Talks:      {"signal promise to ask", "signal promise results", "signal promise quiet", "undo", "redo", "ready"},
	game.Orders:     {"posture partner", "posture shadows", "posture lie low", "undo", "redo", "order labs", "order recruit", "undo", "seal"},
	game.CrisisOpen: {"choose 1", "choose 2", "choose 3"},
}

// turn is the seat at the keyboard after these lines.
func turn(seat int, said []string) int {
	for _, s := range said {
		for k, name := range []string{"the United States", "Mexico", "Sinaloa", "Jalisco"} {
			if strings.HasPrefix(s, "This part is done.") && strings.Contains(s, "the turn of "+name) {
				seat = k
			}
		}
	}
	return seat
}

// whole plays the game of reference, once for all tests: to its end in the full form, two months of it in the other.
func whole(t testing.TB) *played {
	t.Helper()
	reference.once.Do(func() {
		dir, err := os.MkdirTemp(filepath.Dir(program(t)), "reference")
		if err != nil {
			t.Fatal(err)
		}
		sc, problems := content.Load(content.Default)
		if sc == nil {
			t.Fatal(problems)
		}
		p := &played{data: dir, heads: map[string]int{}}
		r := begin(t, dir, start...)
		r.settle()
		f := folder.At(dir)
		list, err := f.List()
		if err != nil || len(list) != 1 {
			t.Fatal(list, err)
		}
		p.id = list[0].ID
		p.after, p.first = []int{list[0].Records}, []bool{true}
		now, seat, idle := game.Talks, 0, 0
		for over := false; !over && len(p.script) < pick(130, 1<<20); {
			for _, c := range parts[now] {
				said := r.do(c)
				l, damage, err := f.View(p.id)
				if err != nil || damage != nil {
					t.Fatal(damage, err)
				}
				s := l.Fold()
				seat = turn(seat, said)
				if idle++; len(l.Records()) > p.after[len(p.after)-1] {
					idle = 0
				} else if idle > 40 {
					t.Fatalf("the script stands still after %d commands, at %q: %s", len(p.script), c, said)
				}
				waiting := game.Waiting(sc.Ruleset, &s)
				p.script, p.after = append(p.script, c), append(p.after, len(l.Records()))
				p.first = append(p.first, waiting == 0 || seat == bits.TrailingZeros8(waiting))
				if now = game.Phase(s.World.Phase); now == game.Over {
					over = true
					break
				}
			}
		}
		if code := r.end(); code != 0 {
			t.Fatal("code", code)
		}
		if p.log, _, err = f.View(p.id); err != nil {
			t.Fatal(err)
		}
		for n := range len(p.log.Records()) + 1 {
			p.heads[p.log.HeadAt(n).Short()] = n
		}
		p.file = filepath.Join(dir, "games", p.id+folder.Ext)
		t.Logf("the game of reference: %d commands typed, %d records", len(p.script), len(p.log.Records()))
		reference.game = p
	})
	if reference.game == nil {
		t.Fatal("there is no game of reference")
	}
	return reference.game
}

// bystanders puts two other games into a folder and returns a check that nobody has touched them.
func bystanders(t *testing.T, data string) (untouched func()) {
	t.Helper()
	p := whole(t)
	games := filepath.Join(data, "games")
	if err := os.MkdirAll(games, 0o755); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(p.file)
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string][32]byte{}
	for _, name := range []string{"bystander-one", "bystander-two"} {
		path := filepath.Join(games, name+folder.Ext)
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		sums[path] = sha256.Sum256(b)
	}
	return func() {
		t.Helper()
		for path, sum := range sums {
			now, err := os.ReadFile(path)
			if err != nil || sha256.Sum256(now) != sum {
				t.Fatalf("%s was touched: %v", path, err)
			}
			if _, err := os.Stat(path + "-wal"); err == nil {
				t.Fatalf("something was written beside %s", path)
			}
		}
	}
}

// verdict is what "verify" said: records and head of a good game, else the complaint.
type verdict struct {
	records int
	clean   bool
	said    string
}

// verify lets the program check a game of a folder and looks its head up in the game of reference.
func (p *played) verify(t *testing.T, data, id string) verdict {
	t.Helper()
	out, errs, code := call(t, data, "", "verify", id)
	v := verdict{said: out + errs, clean: code == 0 && strings.Contains(out, ": verified. ")}
	if code != 0 && code != 1 {
		t.Fatalf("verify: code %d\n%s", code, v.said)
	}
	if v.clean {
		n, ours := p.heads[strings.TrimSpace(out[strings.LastIndex(out, " Head ")+6:])]
		if !ours {
			t.Fatalf("not a beginning of the game: %s", out)
		}
		v.records = n
	}
	return v
}
