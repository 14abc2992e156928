package report

import (
	"errors"
	"slices"
	"testing"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
)

// TestBranch: a branch is a game of its own. With the decision unchanged it is the game that was played; changed, it ends as the
// what-if says, every link holds, and the rules decide every command of it as they did.
func TestBranch(t *testing.T) {
	sc, l := playedHere(t, "staff", 33)
	in := inputOf(sc, l)
	r := Build(in)
	reel := newReel(sc.Ruleset, l)
	for _, d := range reel.decisions(in.Words) {
		if d.month != 3 || d.kind != "tactical" || len(d.options) == 0 {
			continue
		}
		w, err := r.Ask(t.Context(), in, d.options[0].query, 1, nil)
		if err != nil {
			t.Fatal(err)
		}
		b, err := r.Branch(in, d.options[0].query)
		if err != nil {
			t.Fatal(err)
		}
		end := b.Fold()
		if err := b.Verify(); err != nil || !slices.Equal(ends(sc.Ruleset, &end), w.Same) || b.Stamp().Option(BranchOf) != l.Head().Short() {
			t.Errorf("%s: %v, %v instead of %v", d.options[0].query, err, ends(sc.Ruleset, &end), w.Same)
		}
		err = b.Redecide(func(s *game.State, c *game.Command, luck save.Luck) ([]game.Event, *game.Refusal) {
			var buf game.Buffer
			ref := game.Step(sc.Ruleset, s, c, dice.Source{K0: luck.Secret[0], K1: luck.Secret[1], Epoch: luck.Epoch}, &buf)
			return buf.Events, ref
		})
		if err != nil {
			t.Error(err)
		}
	}
	for _, o := range r.Orders {
		if o.Seat == "usa" && o.Month == 4 && o.Column == "tactical" {
			q := "4 usa tactical=empty"
			if o.Order != "" {
				continue
			}
			b, err := r.Branch(in, q)
			if err != nil || b.Fold() != l.Fold() {
				t.Errorf("the decision unchanged: %v", err)
			}
		}
	}
	var ask *AskError
	if _, err := r.Branch(in, "99 usa tactical=empty"); !errors.As(err, &ask) {
		t.Errorf("no such month: %v", err)
	}
}

// TestBranchOfTakenBackMemo: a memo that was written, taken back and written again stands in a branch with its own text, and the rules
// decide every command of the branch as they did.
func TestBranchOfTakenBackMemo(t *testing.T) {
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	tb, err := table.New(table.Config{Rules: sc.Ruleset, Source: dice.FromSeed(33), SeedKnown: true, Facilitated: true, Players: []table.Player{{}, {Bot: "staff"}, {Bot: "staff"}, {Bot: "staff"}}})
	if err != nil {
		t.Fatal(err)
	}
	all, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	s := all[0]
	send := func(c game.Command, text string) {
		t.Helper()
		if err := s.(session.Writer).Write(c, text); err != nil {
			t.Fatal(err)
		}
	}
	for game.Phase(s.View().Known.World.Phase) == game.Talks {
		send(game.Command{Kind: game.CmdReady}, "")
	}
	memo := game.Command{Kind: game.CmdMemo, Column: game.Tactical}
	send(memo, "a first thought")
	send(game.Command{Kind: game.CmdUndo}, "")
	send(memo, "a second thought")
	send(game.Command{Kind: game.CmdSeal}, "because")
	if err := tb.Facilitate(game.Command{Kind: game.CmdRule, Seat: 0, Column: game.Tactical}, "not this time"); err != nil {
		t.Fatal(err)
	}
	for !tb.Over() {
		if err := s.(interface{ Auto() error }).Auto(); err != nil {
			t.Fatal(err)
		}
	}
	in := inputOf(sc, tb.Snapshot())
	b, err := Build(in).Branch(in, "2 usa tactical=empty")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Verify(); err != nil {
		t.Error(err)
	}
	err = b.Redecide(func(s *game.State, c *game.Command, luck save.Luck) ([]game.Event, *game.Refusal) {
		var buf game.Buffer
		ref := game.Step(sc.Ruleset, s, c, dice.Source{K0: luck.Secret[0], K1: luck.Secret[1], Epoch: luck.Epoch}, &buf)
		return buf.Events, ref
	})
	if err != nil {
		t.Error(err)
	}
	found := false
	for _, r := range b.Records() {
		for _, e := range r.Events {
			if e.Kind == game.MemoWritten && e.New > 0 {
				text, _ := b.Note(int32(e.New))
				found = text == "a second thought"
			}
		}
	}
	if !found {
		t.Error("the memo's number leads to another text")
	}
}
