package report

import (
	"errors"
	"slices"
	"testing"

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
