package content

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/game/gametest"
)

var update = flag.Bool("golden", false, "write the expected output anew")

// Each bad file gets exactly the diagnostics that stand beside it.
func TestBadFiles(t *testing.T) {
	names, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(names) < 12 {
		t.Fatalf("%d bad files, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".yaml"), func(t *testing.T) {
			s, l := LoadDir(name)
			if s != nil {
				t.Error("a bad file gave a scenario")
			}
			got := only(t, l, name).String()
			want := strings.TrimSuffix(name, ".yaml") + ".golden"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			b, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(b) {
				t.Errorf("got:\n%s\nwant:\n%s", got, b)
			}
		})
	}
}

// only keeps the diagnostics of one file, so that a change of the base does not move the goldens.
func only(t *testing.T, l diag.List, name string) diag.List {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out diag.List
	out.AddSource(name, string(src))
	for _, d := range l.All() {
		if d.Span.File == name {
			out.Add(d)
		}
	}
	return out
}

// Whatever a scenario says, laid over the base it gives a ruleset or an error, not a panic.
func FuzzScenario(f *testing.F) {
	for _, pattern := range []string{"testdata/bad/*.yaml", "testdata/codes/*.yaml"} {
		names, _ := filepath.Glob(pattern)
		for _, n := range names {
			if b, err := os.ReadFile(n); err == nil && len(b) < 4000 {
				f.Add(string(b))
			}
		}
	}
	var l diag.List
	base := []decode.Layer{readLayer(files, "base", &l)}
	f.Fuzz(func(t *testing.T, src string) {
		var l diag.List
		top := decode.Layer{Name: "x", Files: []*decode.Node{decode.Parse("x.yaml", src, &l)}}
		s := buildOn(base, top, factTable(), &l)
		if s == nil && !l.Failed() {
			t.Error("refused without a word")
		}
		if s = finishWith(s, textDir{fs: files, dir: "locale"}); s != nil {
			l.Merge(s.Audit())
			s.Places()
		}
		_ = l.String()
	})
}

// mutate changes one node somewhere in the tree: drops it, empties it, or puts another value in its place.
func mutate(r *rand.Rand, n *decode.Node) {
	for range 40 { // walk down at random
		var child *decode.Node
		switch {
		case len(n.Pairs) > 0:
			i := r.IntN(len(n.Pairs))
			if r.IntN(6) == 0 {
				n.Pairs = slices.Delete(n.Pairs, i, i+1)
				return
			}
			child = n.Pairs[i].Val
		case len(n.Items) > 0:
			i := r.IntN(len(n.Items))
			if r.IntN(6) == 0 {
				n.Items = slices.Delete(n.Items, i, i+1)
				return
			}
			child = n.Items[i]
		default:
			texts := []string{"", "usa", "group", "any", "sinaloa", "self.cash", "rung > 2", "1 / 0", "nonsense", "true", "usa.raid"}
			*n = decode.Node{
				Kind: []decode.Kind{decode.Null, decode.Number, decode.Odd, decode.Flag, decode.Text, decode.Seq, decode.Map}[r.IntN(7)],
				At:   n.At, Text: texts[r.IntN(len(texts))], Int: r.Int64N(400) - 100,
			}
			return
		}
		n = child
	}
}

func clone(n *decode.Node) *decode.Node {
	out := *n
	out.Items = make([]*decode.Node, len(n.Items))
	for i := range n.Items {
		out.Items[i] = clone(n.Items[i])
	}
	out.Pairs = slices.Clone(n.Pairs)
	for i := range n.Pairs {
		out.Pairs[i].Val = clone(n.Pairs[i].Val)
	}
	return &out
}

// mutations is how many mutations a test makes and how many games it plays of each scenario that still loads:
// RIOBRAVO_MUTATIONS says the first in the long run of .ci, where twenty games are played of each.
func mutations(ordinary int) (rounds, games int) {
	if n, err := strconv.Atoi(os.Getenv("RIOBRAVO_MUTATIONS")); err == nil && n > ordinary {
		return n, 20
	}
	if testing.Short() {
		return ordinary / 4, 1
	}
	return ordinary, 2
}

// A scenario of the pack with a few things broken at random gives errors, or a scenario that passes the battery: never a
// crash, and never an error that comes later.
func TestMutations(t *testing.T) {
	var trees []*decode.Node
	for _, info := range Scenarios() {
		s, l := Load(info.ID)
		if s == nil {
			t.Fatal(l.Err())
		}
		trees = append(trees, decode.Parse("source", string(s.Source()), &l))
	}
	rounds, games := mutations(80)
	var next, whole atomic.Int64
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < rounds && !t.Failed(); i = int(next.Add(1)) - 1 {
				sound, err := mutated(trees[i%len(trees)], uint64(i), games)
				if err != nil {
					t.Errorf("round %d: %v", i, err)
				}
				if sound {
					whole.Add(1)
				}
			}
		})
	}
	wait.Wait()
	t.Logf("%d of %d still load", whole.Load(), rounds)
}

// mutated breaks a tree and looks at what comes of it.
func mutated(tree *decode.Node, round uint64, games int) (sound bool, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	r := rand.New(rand.NewPCG(round, 2))
	var l diag.List
	broken := clone(tree)
	for range 1 + round%2 {
		mutate(r, broken)
	}
	s := finish(broken, factTable(), &l)
	if s == nil {
		if !l.Failed() {
			return false, errors.New("refused without a word")
		}
		return false, nil
	}
	b := &gametest.Battery{Rules: s.Ruleset, Every: 50}
	for seed := range uint64(games) {
		var seats []gametest.Actor
		for range s.Ruleset.Seats {
			a, err := bot.New("random", s.Ruleset, dice.FromSeed(seed^0xb07))
			if err != nil {
				return true, err
			}
			seats = append(seats, a)
		}
		if err := b.Play(seats, dice.FromSeed(seed), seed); err != nil {
			return true, fmt.Errorf("game %d: %w", seed, err)
		}
	}
	return true, nil
}
