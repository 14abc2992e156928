package table

import (
	"errors"
	"testing"

	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/save"
)

// TestReplay walks through a game both ways: at every place the eyes see exactly what their seat could know there, and
// nothing can be changed.
func TestReplay(t *testing.T) {
	tb, _, seats := open(t, 77)
	for n := 0; !tb.Over(); n++ {
		for _, s := range seats {
			if s.Waiting() {
				if err := s.Auto(); err != nil {
					t.Fatal(err)
				}
			}
		}
		if m := tb.state.World.Month; n == 15 && m > 2 {
			if err := tb.Rewind(m-1, false); err != nil {
				t.Fatal(err)
			}
		}
	}
	var kept []save.Bookmark
	r := NewReplay(tb.rs, tb.log, "x", []game.Seat{2, 0}, false, func(b save.Bookmark) error { kept = append(kept, b); return nil })
	var v game.View
	check := func() {
		t.Helper()
		at, _ := r.Place()
		s := tb.log.FoldTo(at)
		k, all := r.Sees()
		v = game.View{}
		game.ViewFor(tb.rs, &s, k, &v)
		if all {
			v.Known = s
		}
		if r.View().Known != v.Known {
			t.Fatalf("at %d seat %d sees something else than it knew", at, k)
		}
		for _, e := range r.Here().Facts {
			if bit := uint8(1) << uint(k); !all && (e.Vis|e.Twin)&bit == 0 {
				t.Fatalf("at %d seat %d is shown what it did not see", at, k)
			}
		}
		if st := r.Here(); !all && st.Command != (game.Command{}) && st.Command.Seat >= 0 && st.Command.Seat != k {
			t.Fatalf("at %d seat %d is shown another's command", at, k)
		}
	}
	r.Go(0)
	forth := 0
	for check(); r.Step(1); check() {
		forth++
	}
	back := 0
	for r.Step(-1) {
		check()
		back++
	}
	if at, of := r.Place(); at != 0 || forth < 50 || back != forth && back != forth-1 || of != len(tb.log.Records()) {
		t.Errorf("%d steps forth, %d back, at %d of %d", forth, back, at, of)
	}
	months := 0
	for r.Month(1) {
		months++
	}
	if months != len(r.Months()) || months < int(tb.rs.Turns) {
		t.Errorf("%d months, %d begin", months, len(r.Months()))
	}
	if r.Look(1, false) || r.Look(0, true) || !r.Look(0, false) {
		t.Error("eyes that are closed were opened, or open ones closed")
	}
	if !errors.Is(r.Submit(game.Command{Kind: game.CmdReady}), session.ErrStill) || !errors.Is(r.Auto(), session.ErrStill) {
		t.Error("a replay takes commands")
	}
	r.Go(12)
	if err := r.Mark("here"); err != nil || len(kept) != 1 || kept[0] != (save.Bookmark{Record: 12, Text: "here"}) || len(r.Marks()) != 1 {
		t.Errorf("bookmark: %v %v", err, kept)
	}
	open := NewReplay(tb.rs, tb.log, "x", []game.Seat{2}, true, nil)
	if !open.Look(3, true) {
		t.Fatal("not everything is open")
	}
	open.Go(len(tb.log.Records()))
	if open.View().Known != tb.state {
		t.Error("everything is not everything")
	}
}
