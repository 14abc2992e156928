// Package storetest is what every store must do, as tests that run on any of them. Start with Suite.
package storetest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"riobravo/game"
	"riobravo/save"
	"riobravo/save/store"
)

// Suite runs all tests. open connects anew to one and the same place, as another program would.
func Suite(t *testing.T, open func(t *testing.T) store.Store) {
	for _, part := range []struct {
		name string
		run  func(*testing.T, func(*testing.T) store.Store)
	}{
		{"KeepAndContinue", keepAndContinue},
		{"OneWriter", oneWriter},
		{"ManyBegin", manyBegin},
		{"WholeOrNot", wholeOrNot},
		{"Long", long},
		{"Forget", forget},
		{"Delete", remove},
		{"Bundles", bundles},
		{"Rooms", rooms},
		{"Ids", ids},
	} {
		t.Run(part.name, func(t *testing.T) { part.run(t, open) })
	}
}

// fresh is a log that nobody keeps yet.
func fresh() *save.Log {
	var s game.State
	s.World.Trade = 96
	return save.Create(save.Stamp{Scenario: "threat", Seats: []save.SeatStamp{{ID: "usa", Player: save.Person}, {ID: "mexico", Player: save.Person}}, Secret: [2]uint64{3, 4}}, &s)
}

// Add appends a command with a fact to a log, and keeps it.
func Add(g store.Game, v int16, text string) error {
	s := g.Log().Fold()
	e := game.Event{Kind: game.Changed, Field: game.FTrade, New: v, Old: s.World.Trade, Seat: game.NoSeat, Other: game.NoSeat, Region: game.NoRegion, Group: game.NoGroup, Vis: game.VisAll}
	game.Apply(&s, &e)
	was := g.Log().Mark()
	if err := g.Log().Append(game.Command{Kind: game.CmdReady}, []game.Event{e}, game.Checksum(&s), text); err != nil {
		return err
	}
	err := g.Log().Commit(g)
	if err != nil {
		g.Log().CutTo(was)
	}
	return err
}

// Begin keeps a new game with n commands, and holds it.
func Begin(t *testing.T, s store.Store, n int) store.Game {
	t.Helper()
	g, err := s.Create(fresh(), "threat-usa")
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if err := Add(g, int16(i), ""); err != nil {
			t.Fatal(err)
		}
	}
	return g
}

func keepAndContinue(t *testing.T, open func(*testing.T) store.Store) {
	s := open(t)
	g := Begin(t, s, 7)
	id, head := g.ID(), g.Log().Head()
	g.Close()
	g.Close() // once is enough
	if err := Add(g, 1, ""); err == nil {
		t.Error("a game that was let go is written")
	}
	again, err := open(t).Continue(id)
	if err != nil {
		t.Fatal(err)
	}
	l := again.Log()
	if again.ID() != id || l.Head() != head || len(l.Records()) != 7 || l.Stamp().Secret != [2]uint64{3, 4} || l.Label().Created == 0 || l.Verify() != nil {
		t.Errorf("%+v: %v", l.Stamp(), l.Verify())
	}
	if err := Add(again, 50, "a word"); err != nil {
		t.Fatal(err)
	}
	seen, err := open(t).View(id)
	if err != nil || len(seen.Records()) != 8 || seen.Head() != l.Head() {
		t.Errorf("a reader beside the writer: %v", err)
	}
	if text, ok := seen.Note(1); !ok || text != "a word" {
		t.Errorf("its note: %q", text)
	}
	again.Close()
	list, err := s.Games()
	if err != nil || !slices.Contains(list, id) {
		t.Errorf("%v: %v", list, err)
	}
}

func oneWriter(t *testing.T, open func(*testing.T) store.Store) {
	a, b := open(t), open(t)
	g := Begin(t, a, 1)
	var held *store.Held
	if _, err := b.Continue(g.ID()); !errors.As(err, &held) || held.ID != g.ID() || held.PID == 0 && held.Node == "" {
		t.Errorf("a second writer: %v", err)
	}
	if _, err := a.Continue(g.ID()); !errors.As(err, &held) {
		t.Errorf("a second table of the same program: %v", err)
	}
	if err := b.Delete(g.ID()); !errors.As(err, &held) {
		t.Errorf("a game that is written is deleted: %v", err)
	}
	if _, err := b.Forget(g.ID(), func(game.Seat) bool { return true }, true); !errors.As(err, &held) {
		t.Errorf("a game that is written is written anew: %v", err)
	}
	g.Close()
	h, err := b.Continue(g.ID())
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	if err := Add(g, 9, ""); err == nil {
		t.Error("the first writer writes beside the second")
	}
	if err := Add(h, 8, ""); err != nil {
		t.Error(err)
	}
	l, err := a.View(g.ID())
	if err != nil || len(l.Records()) != 2 || l.Verify() != nil {
		t.Errorf("what came of it: %v", err)
	}
}

// manyBegin: games begun at once get ids of their own, and of several who want one game one gets it.
func manyBegin(t *testing.T, open func(*testing.T) store.Store) {
	var all sync.WaitGroup
	var mu sync.Mutex
	seen := map[string]bool{}
	stores := []store.Store{open(t), open(t), open(t)}
	for n := range 12 {
		all.Go(func() {
			g, err := stores[n%3].Create(fresh(), "same hint")
			if err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			seen[g.ID()] = true
			mu.Unlock()
			g.Close()
		})
	}
	all.Wait()
	if len(seen) != 12 {
		t.Errorf("%d ids of 12", len(seen))
	}
	g := Begin(t, stores[0], 1)
	id := g.ID()
	g.Close()
	got := make(chan store.Game, 12)
	for n := range 12 {
		all.Go(func() {
			if g, err := stores[n%3].Continue(id); err == nil {
				got <- g
			} else if !errors.As(err, new(*store.Held)) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if len(got) != 1 {
		t.Fatalf("%d hold the game", len(got))
	}
	(<-got).Close()
}

// wholeOrNot: chunks that are handed over together are kept together, in their order.
func wholeOrNot(t *testing.T, open func(*testing.T) store.Store) {
	s := open(t)
	g := Begin(t, s, 0)
	l := g.Log()
	for i := range 40 {
		if err := l.Append(game.Command{Kind: game.CmdReady, Seat: 1}, nil, game.Checksum(&game.State{}), fmt.Sprintf("text %d", i)); err != nil {
			t.Fatal(err)
		}
	}
	seen, err := s.View(g.ID())
	if err != nil || len(seen.Records()) != 0 {
		t.Fatalf("kept before it was committed: %v", err)
	}
	if err := l.Commit(g); err != nil {
		t.Fatal(err)
	}
	g.Close()
	if seen, err = s.View(g.ID()); err != nil || len(seen.Records()) != 40 || seen.Head() != l.Head() {
		t.Fatalf("%v", err)
	}
	for i := range 40 {
		if text, _ := seen.Note(int32(i + 1)); text != fmt.Sprintf("text %d", i) {
			t.Errorf("note %d is %q", i+1, text)
		}
	}
}

// long: a command that is many times a page.
func long(t *testing.T, open func(*testing.T) store.Store) {
	s := open(t)
	g := Begin(t, s, 1)
	text := strings.Repeat("río ", 60_000)
	if err := Add(g, 2, text); err != nil {
		t.Fatal(err)
	}
	g.Close()
	l, err := s.View(g.ID())
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := l.Note(1); got != text {
		t.Errorf("%d bytes of %d", len(got), len(text))
	}
}

func forget(t *testing.T, open func(*testing.T) store.Store) {
	s := open(t)
	g := Begin(t, s, 0)
	l := g.Log()
	for k, text := range []string{"aubergine", "marigold"} {
		if err := l.Append(game.Command{Kind: game.CmdSeal, Seat: game.Seat(k)}, nil, game.Checksum(&game.State{}), text); err != nil {
			t.Fatal(err)
		}
	}
	l.SetLabel(save.Label{Name: "tangerine", Created: 5})
	if err := l.Commit(g); err != nil {
		t.Fatal(err)
	}
	head := l.Head()
	g.Close()
	n, err := s.Forget(g.ID(), func(k game.Seat) bool { return k == 0 }, false)
	if err != nil || n != 1 {
		t.Errorf("%d texts went: %v", n, err)
	}
	seen, err := s.View(g.ID())
	if err != nil || seen.Head() != head {
		t.Fatal(err)
	}
	if _, there := seen.Note(1); there {
		t.Error("a forgotten text is there")
	}
	if text, _ := seen.Note(2); text != "marigold" || seen.Label().Name != "tangerine" {
		t.Error("another's text went too")
	}
	if n, err = s.Forget(g.ID(), func(game.Seat) bool { return true }, true); err != nil || n != 2 {
		t.Errorf("%d texts went: %v", n, err)
	}
	again, err := open(t).Continue(g.ID())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if !again.Log().HasDice() || again.Log().Label().Name != "" || again.Log().Head() != head {
		t.Error("what is left is not the game")
	}
	if err := Add(again, 3, "anew"); err != nil {
		t.Error(err)
	}
}

func remove(t *testing.T, open func(*testing.T) store.Store) {
	s := open(t)
	g := Begin(t, s, 1)
	g.Close()
	if err := s.Delete(g.ID()); err != nil {
		t.Fatal(err)
	}
	var none *store.NoGame
	if _, err := s.Continue(g.ID()); !errors.As(err, &none) {
		t.Error(err)
	}
	if _, err := s.View(g.ID()); !errors.As(err, &none) {
		t.Error(err)
	}
	if err := s.Delete(g.ID()); !errors.As(err, &none) {
		t.Error(err)
	}
	if _, err := s.Forget(g.ID(), func(game.Seat) bool { return true }, true); !errors.As(err, &none) {
		t.Error(err)
	}
}

func bundles(t *testing.T, open func(*testing.T) store.Store) {
	s := open(t)
	b := bytes.Repeat([]byte("rules of a game\n"), 5000)
	sum := sha256.Sum256(b)
	hash, made := hex.EncodeToString(sum[:]), 0
	for range 2 {
		if err := s.KeepBundle(hash, func() []byte { made++; return b }); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := open(t).Bundle(hash); err != nil || !bytes.Equal(got, b) || made != 1 {
		t.Errorf("%d bytes, made %d times: %v", len(got), made, err)
	}
	other := strings.Repeat("0", 64)
	if err := s.KeepBundle(other, func() []byte { return b }); !errors.Is(err, store.ErrOtherContent) {
		t.Errorf("kept under a wrong name: %v", err)
	}
	var none *store.NoBundle
	for _, h := range []string{other, "", "../x"} {
		if _, err := s.Bundle(h); !errors.As(err, &none) {
			t.Errorf("%q: %v", h, err)
		}
	}
}

func rooms(t *testing.T, open func(*testing.T) store.Store) {
	a, b := open(t), open(t)
	r, err := a.OpenRoom("20260101-120000")
	if err != nil || r.Data() != nil {
		t.Fatal(err)
	}
	var none *store.NoRoom
	if _, err := b.Room("20260101-120000"); !errors.As(err, &none) {
		t.Errorf("a room in which nothing was kept: %v", err)
	}
	for _, text := range []string{`{"a":1}`, `{"a":2}`} {
		if err := r.Keep([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	var held *store.Held
	if _, err := b.OpenRoom("20260101-120000"); !errors.As(err, &held) {
		t.Errorf("a second holder: %v", err)
	}
	if data, err := b.Room("20260101-120000"); err != nil || string(data) != `{"a":2}` {
		t.Errorf("%s: %v", data, err)
	}
	r.Close()
	if err := r.Keep([]byte("late")); err == nil {
		t.Error("a room that was let go is written")
	}
	again, err := b.OpenRoom("20260101-120000")
	if err != nil || string(again.Data()) != `{"a":2}` {
		t.Fatal(err)
	}
	again.Close()
	if other, err := a.OpenRoom("20260101-110000"); err != nil {
		t.Error(err)
	} else {
		_ = other.Keep([]byte("{}"))
		other.Close()
	}
	if ids, err := b.Rooms(); err != nil || !slices.Equal(ids, []string{"20260101-110000", "20260101-120000"}) {
		t.Errorf("%v: %v", ids, err)
	}
}

func ids(t *testing.T, open func(*testing.T) store.Store) {
	s := open(t)
	for _, bad := range []string{"", "../x", "a/b", "NO", "no", "x'; drop table riobravo_game; --"} {
		if _, err := s.Continue(bad); !errors.As(err, new(*store.NoGame)) {
			t.Errorf("%q: %v", bad, err)
		}
		if _, err := s.Room(bad); !errors.As(err, new(*store.NoRoom)) {
			t.Errorf("room %q: %v", bad, err)
		}
	}
	if _, err := s.OpenRoom("../x"); !errors.As(err, new(*store.NoRoom)) {
		t.Error(err)
	}
}
