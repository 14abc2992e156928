package gametest

import (
	"errors"
	"fmt"
	"reflect"

	"riobravo/game"
)

// onlyKnown demands that a view holds nothing its seat may not know, and all that it may.
func onlyKnown(rs *game.Ruleset, s *game.State, v *game.View) error {
	listed := v.Known
	if Index(&listed); listed != v.Known {
		return errors.New("the view lists modifiers that it does not hold")
	}
	return eachLeaf(func(f game.Field, i, j int) error {
		if slotted && f == slotField {
			return nil // the list of the modifiers that it sees: below
		}
		if got := v.Known.Get(f, i, j); got != 0 && !knows(rs, s, v.Seat, f, i, j) {
			return fmt.Errorf("the view holds %s (%d), which the seat may not know", f.Label(i, j), got)
		} else if want := s.Get(f, i, j); got != want && knows(rs, s, v.Seat, f, i, j) {
			return fmt.Errorf("the view has %s at %d, it is %d and the seat may know it", f.Label(i, j), got, want)
		}
		return nil
	})
}

// answers compares what two views of one seat answer to every question that it may ask.
func (g *leaks) answers(a, b *game.View) error {
	rs, k := g.Rules, a.Seat
	same := func(what string, x, y any) error {
		if !reflect.DeepEqual(x, y) {
			return fmt.Errorf("%s depends on a secret: %+v, then %+v", what, x, y)
		}
		return nil
	}
	var errs []error
	for c := range game.Column(game.Columns) {
		x, y := game.Legal(rs, a, c, nil), game.Legal(rs, b, c, nil)
		errs = append(errs, same("Legal", x, y))
		for n := range min(6, len(x)) {
			o := x[(n*37+g.luck.N(len(x)))%len(x)]
			errs = append(errs, same("PreviewOrder", game.PreviewOrder(rs, a, o), game.PreviewOrder(rs, b, o)))
		}
	}
	errs = append(errs,
		same("LegalPostures", game.LegalPostures(rs, a, nil), game.LegalPostures(rs, b, nil)),
		same("LegalSignals", game.LegalSignals(rs, a, nil), game.LegalSignals(rs, b, nil)),
		same("LegalOptions", game.LegalOptions(rs, a, nil), game.LegalOptions(rs, b, nil)),
		same("Advise", game.Advise(rs, a), game.Advise(rs, b)),
	)
	for n := range rs.Seats {
		to := game.Seat(n)
		if st, is := game.ScoreView(rs, a, to), game.Score(rs, &g.t.State, to); st.Known && st.Score != is.Score {
			errs = append(errs, fmt.Errorf("the score of seat %d is said to be known as %d, it is %d", to, st.Score, is.Score))
		}
		errs = append(errs, same("ScoreView", game.ScoreView(rs, a, to), game.ScoreView(rs, b, to)))
		if to == k {
			continue
		}
		x := game.LegalClauses(rs, a, to, k, nil)
		errs = append(errs, same("LegalClauses", x, game.LegalClauses(rs, b, to, k, nil)))
		y := game.LegalClauses(rs, a, to, to, nil)
		errs = append(errs, same("LegalClauses", y, game.LegalClauses(rs, b, to, to, nil)))
		if x = append(x, y...); len(x) == 0 {
			continue
		}
		offer := game.Bundle{To: to, Months: 6, N: 2}
		offer.Clauses[0], offer.Clauses[1] = x[g.luck.N(len(x))], x[g.luck.N(len(x))]
		px, wx := game.Acceptance(rs, a, offer, k)
		py, wy := game.Acceptance(rs, b, offer, k)
		errs = append(errs, same("Acceptance", px, py), same("Acceptance", wx, wy))
	}
	for n := range 40 + game.MaxTreaties {
		cmd := Wild(rs, &g.luck)
		if cmd.Seat = k; n >= 40 {
			cmd.Kind, cmd.Slot = game.CmdBreak, int16(n-40)
		}
		errs = append(errs, same("Check", game.Check(rs, a, &cmd), game.Check(rs, b, &cmd)))
	}
	return errors.Join(errs...)
}
