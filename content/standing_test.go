package content_test

import (
	"testing"

	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
)

// A sheet that stands is carried out in each month until the next one; what its seat may not give any more lapses, and its
// seat alone is told.
func TestStandingSheet(t *testing.T) {
	sc, l := content.Load("the-122")
	if sc == nil {
		t.Fatal(l.Err())
	}
	rs := sc.Ruleset
	s := game.New(rs)
	var buf game.Buffer
	var all []game.Event
	do := func(cmd game.Command) {
		t.Helper()
		if ref := game.Step(rs, &s, &cmd, dice.FromSeed(4), &buf); ref != nil {
			t.Fatalf("refused: %+v", ref)
		}
		all = append(all, buf.Events...)
	}
	do(game.Command{Kind: game.CmdBegin})
	for k := range rs.Seats {
		do(game.Command{Kind: game.CmdReady, Seat: game.Seat(k)})
	}
	us := rs.Republic(game.USA)
	var v game.View
	game.ViewFor(rs, &s, us, &v)
	order := game.Empty
	for _, o := range game.Legal(rs, &v, game.Strategic, nil) {
		if rs.Orders[o.ID].ID == "usa.declare_objective" {
			order = o
		}
	}
	do(game.Command{Kind: game.CmdOrder, Seat: us, Order: order})
	for k := range rs.Seats {
		do(game.Command{Kind: game.CmdSeal, Seat: game.Seat(k)})
	}
	for rounds := 0; game.Phase(s.World.Phase) == game.CrisisOpen && rounds < 20; rounds++ {
		for k := range rs.Seats {
			if game.Waiting(rs, &s)&(1<<uint(k)) != 0 {
				do(game.Command{Kind: game.CmdChoose, Seat: game.Seat(k)})
			}
		}
	}
	if s.World.Month != 4 || game.Phase(s.World.Phase) != game.Talks {
		t.Fatalf("month %d, phase %d: the talks of month 4 expected", s.World.Month, s.World.Phase)
	}
	given, lapsed, postures := 0, 0, 0
	for _, e := range all {
		switch {
		case e.Kind == game.OrderResolved && e.Subject == int16(order.ID):
			given++
		case e.Kind == game.OrderFailed && e.Seat == us:
			lapsed++
			if e.Amount != int16(game.FailLapsed) || e.Month != 2 || e.Vis != 1<<uint(us) {
				t.Errorf("%+v", e)
			}
		case e.Kind == game.PostureRevealed && e.Seat == us:
			postures++
		}
	}
	if given != 1 || lapsed != 1 || postures != 3 {
		t.Errorf("an order that may be given every third month was given %d times and lapsed %d; the posture stood in %d months", given, lapsed, postures)
	}
}

// A sheet counts up to the month before the next one, or to the last.
func TestSheetMonths(t *testing.T) {
	rs := &game.Ruleset{Turns: 8, SheetEvery: 3}
	for _, row := range [][3]int16{{1, 3, 1}, {2, 3, 1}, {4, 6, 1}, {5, 6, 4}, {7, 8, 4}, {8, 8, 7}} {
		if until, since := rs.Stands(row[0]), rs.Since(row[0]); until != row[1] || since != row[2] {
			t.Errorf("a sheet of month %d counts to %d and its brief begins with %d; %d and %d expected", row[0], until, since, row[1], row[2])
		}
	}
	if every := (&game.Ruleset{Turns: 8}); every.Stands(5) != 5 || every.Since(5) != 4 || !every.Asks(5) {
		t.Error("a scenario that says nothing asks every month")
	}
}
