package table

import (
	"errors"
	"slices"
	"testing"

	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
)

// eventOf is the number of a scenario event.
func eventOf(t *testing.T, rs *game.Ruleset, id string) game.EventID {
	t.Helper()
	i := slices.IndexFunc(rs.Events, func(e game.EventDef) bool { return e.ID == id })
	if i < 0 {
		t.Fatalf("no event %q", id)
	}
	return game.EventID(i)
}

// plan says when an event comes.
func plan(t *testing.T, tb *Table, p game.Plan) {
	t.Helper()
	if err := tb.Facilitate(p.Command(), "because"); err != nil {
		t.Fatalf("%+v: %v", p, err)
	}
}

// endMonth plays the person's seat as its staff would until the next month begins.
func endMonth(t *testing.T, tb *Table) {
	t.Helper()
	for m := tb.Standing().Month; tb.Standing().Month == m && !tb.Over(); {
		if err := tb.CloseOut(0, "staff"); err != nil {
			t.Fatal(err)
		}
	}
}

// decidedAgain holds a log to its chain and to the rules.
func decidedAgain(t *testing.T, tb *Table) {
	t.Helper()
	if err := tb.log.Verify(); err != nil {
		t.Fatal(err)
	}
	buf := &game.Buffer{}
	err := tb.log.Redecide(func(s *game.State, c *game.Command, l save.Luck) ([]game.Event, *game.Refusal) {
		return game.Decide(tb.rs, s, c, dice.Source{K0: l.Secret[0], K1: l.Secret[1], Epoch: l.Epoch}, buf)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestPlannedEvents: what is planned comes in its month or when a measure reaches its bound, at its place, once; what is held
// or skipped does not come, not even by chance; and the log decides the same again.
func TestPlannedEvents(t *testing.T) {
	tb := sit(t, 5, "usa")
	at := eventOf(t, tb.rs, "caravan")
	deadline := eventOf(t, tb.rs, "tariff_deadline") // certain by month 5
	review := eventOf(t, tb.rs, "treaty_review")     // certain by month 10
	trade, _ := game.FieldByName("trade", game.ScopeWorld)
	journalist := eventOf(t, tb.rs, "journalist_killed")
	plan(t, tb, game.Plan{Event: at, When: game.PlanMonth, Value: 3, Region: game.NoRegion, Group: game.NoGroup})
	plan(t, tb, game.Plan{Event: deadline, When: game.PlanHeld, Region: game.NoRegion, Group: game.NoGroup})
	plan(t, tb, game.Plan{Event: review, When: game.PlanSkipped, Region: game.NoRegion, Group: game.NoGroup})
	plan(t, tb, game.Plan{Event: journalist, When: game.PlanAtMost, Value: 80, Field: trade, Region: 2, Group: game.NoGroup})
	for _, p := range []game.Plan{
		{Event: at, When: game.PlanMonth, Value: 1, Region: game.NoRegion, Group: game.NoGroup},
		{Event: at, When: game.PlanMonth, Value: 99, Region: game.NoRegion, Group: game.NoGroup},
		{Event: -1, When: game.PlanHeld, Region: game.NoRegion, Group: game.NoGroup},
		{Event: at, When: 9, Region: game.NoRegion, Group: game.NoGroup},
		{Event: at, When: game.PlanAtMost, Field: 999, Region: game.NoRegion, Group: game.NoGroup},
		{Event: at, When: game.PlanAtLeast, Value: 999, Field: trade, Region: game.NoRegion, Group: game.NoGroup},
		{Event: 20, When: game.PlanNone, Region: game.NoRegion, Group: game.NoGroup},
		{Event: at, When: game.PlanHeld, Region: 99, Group: game.NoGroup},
	} {
		before := tb.Whole()
		var ref *game.Refusal
		if err := tb.Facilitate(p.Command(), ""); (!errors.As(err, &ref)) || tb.Whole() != before {
			t.Errorf("%+v was taken: %v", p, err)
		}
	}
	for n := game.EventID(20); ; n++ { // the table of plans fills up
		if tb.Facilitate((&game.Plan{Event: n, When: game.PlanHeld, Region: game.NoRegion, Group: game.NoGroup}).Command(), "") != nil {
			if n != 20+game.MaxPlans-4 {
				t.Errorf("%d plans were taken beside four", n-20)
			}
			break
		}
	}
	endMonth(t, tb)
	if tb.Whole().Fired[at] != 0 {
		t.Error("it came before its month")
	}
	endMonth(t, tb)
	if got := tb.Whole().Fired[at]; got != 3 {
		t.Errorf("planned for month 3, it came in %d", got)
	}
	if err := tb.Facilitate(game.Command{Kind: game.CmdField, Seat: game.NoSeat, Field: trade, Value: 55}, "a strike"); err != nil {
		t.Fatal(err)
	}
	endMonth(t, tb)
	s := tb.Whole()
	if p, ok := s.Plan(journalist); s.Fired[journalist] != 4 || !ok || p.When != game.PlanSkipped {
		t.Errorf("with trade at 55 it came in %d, and its plan is %+v", s.Fired[journalist], p)
	}
	place := false
	_, public := tb.Public()
	for _, e := range public {
		place = place || e.Kind == game.ScenarioFired && e.Subject == int16(journalist) && e.Region == 2
	}
	if !place {
		t.Error("not where it was planned")
	}
	for n := 0; !tb.Over() && n < 12; n++ {
		endMonth(t, tb)
	}
	if s := tb.Whole(); s.Fired[deadline] != 0 || s.Fired[review] != 0 || s.Fired[at] != 3 {
		t.Errorf("held, skipped, done: came in %d, %d, %d", s.Fired[deadline], s.Fired[review], s.Fired[at])
	}
	decidedAgain(t, tb)
}

// TestInjectTakenBack: an inject is taken back while what it moved stands; others' drafts stay; no seat's history keeps it; and
// what was moved since, or stands in a part that is over, is refused.
func TestInjectTakenBack(t *testing.T) {
	tb := sit(t, 5, "usa")
	own, _ := tb.Session(0)
	caravan := int16(eventOf(t, tb.rs, "caravan"))
	inject := func(e int16) {
		t.Helper()
		c := game.Command{Kind: game.CmdInject, Seat: game.NoSeat, Slot: e, Order: game.Order{ID: game.NoOrder, Region: game.NoRegion, Group: game.NoGroup, Wing: game.NoWing}}
		if err := tb.Facilitate(c, ""); err != nil {
			t.Fatal(err)
		}
	}
	undo := func() error { return tb.Facilitate(game.Command{Kind: game.CmdUndo}, "by mistake") }
	if undo() == nil {
		t.Error("nothing was taken back")
	}
	for game.Phase(tb.Standing().Phase) != game.Orders {
		if err := tb.CloseOut(0, "staff"); err != nil {
			t.Fatal(err)
		}
	}
	before, heard := tb.Whole(), len(own.Events(1))
	other := game.PostureID((before.Own[0].Posture + 1) % 3)
	inject(caravan)
	inject(caravan)
	if before == tb.Whole() || len(own.Events(1)) == heard {
		t.Fatal("an inject changed nothing")
	}
	if err := own.Submit(game.Command{Kind: game.CmdPosture, Posture: other}); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(undo(), undo()); err != nil {
		t.Fatal(err)
	}
	now := tb.Whole()
	if game.PostureID(now.Own[0].Posture) != other || now.Own[0].Posture == before.Own[0].Posture {
		t.Error("a seat's own draft went with it, or was no change")
	}
	now.Own[0].Posture = before.Own[0].Posture
	if label, a, b, differ := game.Difference(&before, &now); differ {
		t.Errorf("%s: %d before, %d now", label, a, b)
	}
	for _, e := range own.Events(1) {
		if e.Kind == game.ScenarioFired && e.Subject == caravan {
			t.Error("a seat still reads of it")
		}
	}
	inject(caravan)
	field, _ := game.FieldByName("crossings", game.ScopeWorld)
	if err := tb.Facilitate(game.Command{Kind: game.CmdField, Seat: game.NoSeat, Field: field, Value: 77}, "why"); err != nil {
		t.Fatal(err)
	}
	if undo() == nil {
		t.Error("taken back under what was built on it")
	}
	inject(caravan)
	endMonth(t, tb)
	if undo() == nil {
		t.Error("taken back from a part that is over")
	}
	decidedAgain(t, tb)
}
