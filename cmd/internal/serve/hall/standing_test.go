package hall

import (
	"errors"
	"slices"
	"testing"
	"time"

	"riobravo/cmd/internal/table"
	"riobravo/game"
	"riobravo/save"
)

// toOrders closes the talks.
func toOrders(t *testing.T, tb *Table) {
	t.Helper()
	for game.Phase(tb.game.Standing().Phase) == game.Talks {
		tb.SealNow()
	}
}

// sealedBy is the last sheet of a seat that was sealed, out of the log, and what stands beside it.
func sealedBy(tb *Table, k game.Seat) (s game.Sheet, note string) {
	l := tb.game.Snapshot()
	for _, r := range l.Records() {
		switch c := &r.Command; {
		case c.Seat != k:
		case c.Kind == game.CmdPosture:
			s.Posture = c.Posture
		case c.Kind == game.CmdOrder:
			s.Orders[c.Column] = c.Order
		case c.Kind == game.CmdSeal:
			note, _ = l.Note(c.Note)
		}
	}
	return s, note
}

// TestStandingSheet: a sheet that a seat left is sealed for it when a deadline finds nothing on its own, month after month,
// through a restart of the host; an own sheet goes before it; nobody else learns of it.
func TestStandingSheet(t *testing.T) {
	var kept []byte
	logs := map[string]*save.Log{}
	h, w := room(t, func(c *Config) {
		c.Store = func(b []byte) error { kept = slices.Clone(b); return nil }
		c.Keep = func(l *save.Log, name string) (table.Place, error) {
			logs[name] = l
			return table.Place{ID: name}, nil
		}
		c.Resume = func(id string) (*save.Log, table.Place, error) { return logs[id], table.Place{ID: id}, nil }
	})
	tb := h.tables[0]
	v, ana := sit(t, h, "Ana", 0)
	_, mar := sit(t, h, "Mar", 1)
	if err := ana.LeaveStanding(true); !errors.Is(err, ErrNoSheet) {
		t.Errorf("a standing sheet out of the talks: %v", err)
	}
	toOrders(t, tb)
	if err := ana.LeaveStanding(true); !errors.Is(err, ErrNoSheet) {
		t.Errorf("an empty sheet stands: %v", err)
	}
	var order game.Order
	for _, o := range ana.Legal(game.Strategic) {
		if o.ID != game.NoOrder && h.Rules().Orders[o.ID].Cooldown == 0 {
			order = o
		}
	}
	if err := ana.Submit(game.Command{Kind: game.CmdOrder, Column: game.Strategic, Order: order}); err != nil {
		t.Fatal(err)
	}
	if err := ana.LeaveStanding(true); err != nil {
		t.Fatal(err)
	}
	if _, by, ok := ana.Standing(); !ok || by != "Ana" {
		t.Error("it does not stand")
	}
	if _, _, ok := mar.Standing(); ok || len(mar.Heard()) != 0 {
		t.Error("another seat learns of it")
	}
	closeMonth(t, tb)
	_ = ana.Heard()
	v.Leave()
	if err := tb.Time(7*24*time.Hour, 0); err != nil {
		t.Fatal(err)
	}
	h.Close()
	w.on(8 * 24 * time.Hour) // the host was down over the deadline
	again, err := Resume(h.cfg, kept)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	tb = again.tables[0]
	if left, running, _ := tb.clock.Left(); !running || left != late {
		t.Errorf("the clock shows %v, running %v", left, running)
	}
	_, ana = sit(t, again, "Ana", 0)
	if tb.game.Standing().Month != 2 {
		t.Fatalf("month %d", tb.game.Standing().Month)
	}
	toOrders(t, tb)
	tb.SealNow()
	if s, note := sealedBy(tb, 0); s.Orders[game.Strategic] != order || s.Orders[game.Tactical] != game.Empty || note != "+ "+Pseudonym(ana.p.ID) {
		t.Errorf("sealed %+v, %q", s, note)
	}
	if n := ana.Heard(); !slices.ContainsFunc(n, func(n News) bool { return n.Kind == NewsStood }) {
		t.Errorf("nobody told the seat: %+v", n)
	}
	closeMonthFrom(t, tb, 2)
	toOrders(t, tb)
	if err := ana.Submit(game.Command{Kind: game.CmdOrder, Column: game.Strategic, Order: game.Empty}); err != nil {
		t.Fatal(err)
	}
	var other game.Order
	for _, o := range ana.Legal(game.Diplomatic) {
		if o.ID != game.NoOrder {
			other = o
		}
	}
	if err := ana.Submit(game.Command{Kind: game.CmdOrder, Column: game.Diplomatic, Order: other}); err != nil {
		t.Fatal(err)
	}
	tb.SealNow()
	if s, _ := sealedBy(tb, 0); s.Orders[game.Diplomatic] != other || s.Orders[game.Strategic] != game.Empty {
		t.Errorf("an own sheet does not go before the standing one: %+v", s)
	}
	if err := ana.LeaveStanding(false); err != nil {
		t.Fatal(err)
	}
	if _, _, ok := ana.Standing(); ok {
		t.Error("it stands still")
	}
	if err := tb.game.Snapshot().Verify(); err != nil {
		t.Error(err)
	}
}

// closeMonthFrom closes what is left of a month.
func closeMonthFrom(t *testing.T, tb *Table, month int16) {
	t.Helper()
	for tb.game.Standing().Month == month {
		tb.SealNow()
	}
}

// TestReminders: the hook is told before the time is up, with who is waited for and until when; not where nobody is.
func TestReminders(t *testing.T) {
	told := make(chan Turn, 100)
	h, w := room(t, func(c *Config) {
		c.Remind = []time.Duration{time.Hour}
		c.Hook = func(n Turn) { told <- n }
	})
	tb := h.tables[0]
	tb.clock.Start(time.Hour + 20*time.Millisecond)
	n := <-told
	if n.Event != "soon" || len(n.Waiting) != 2 || !n.Until.Equal(w.Now().Add(time.Hour+20*time.Millisecond)) {
		t.Errorf("%+v", n)
	}
	k := tb.clock.kept()
	tb.clock.Off()
	w.on(30 * time.Minute) // down while it was due
	tb.clock.restore(k)
	if n := <-told; n.Event != "soon" {
		t.Errorf("after a restart: %+v", n)
	}
	tb.clock.Off()
}
