package hall

import (
	"strings"
	"testing"
	"time"

	"riobravo/game"
)

// look sits an observer down.
func look(t *testing.T, h *Hall, name string, all bool, l Lag) *Chair {
	t.Helper()
	p, err := h.Admit(Ticket{Role: Observer, Seat: 0, All: all, Lag: l}, name, "")
	if err != nil {
		t.Fatal(err)
	}
	v, err := h.Enter(p, func(error) {})
	if err != nil {
		t.Fatal(err)
	}
	c, err := v.Sit()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(v.Leave)
	return c
}

// closeMonth closes every part until another month begins.
func closeMonth(t *testing.T, tb *Table) {
	t.Helper()
	for m := tb.game.Standing().Month; tb.game.Standing().Month == m && !tb.game.Over(); {
		before := tb.stands()
		tb.SealNow()
		if tb.stands() == before {
			t.Fatalf("nothing was closed at %+v", before)
		}
	}
}

// TestObservers: one sees everything, one what a seat sees, one what it saw ten minutes ago, one what it saw a month ago; and
// nobody who looks on later reads a letter, a word, a clock or a score of now.
func TestObservers(t *testing.T) {
	h, w := room(t, nil)
	tb := h.tables[0]
	_, ana := sit(t, h, "Ana", 0)
	sit(t, h, "Mar", 1)
	late := look(t, h, "Late", true, Lag{By: 10 * time.Minute}) // before anything is done: from here times are kept
	all, own := look(t, h, "All", true, Lag{}), look(t, h, "Own", false, Lag{})
	month := look(t, h, "Month", true, Lag{Months: 1})
	w.on(time.Minute)
	if err := ana.Post(Address{Kind: ToSeat, Seat: 2}, "psst"); err != nil {
		t.Fatal(err)
	}
	if err := tb.Override(game.FTrade, 0, 0, 77, "why"); err != nil {
		t.Fatal(err)
	}
	if err := tb.Time(time.Hour, 0); err != nil {
		t.Fatal(err)
	}
	if all.View().Known.World.Trade != 77 || own.View().Known.World.Trade != 77 || len(all.Letters()) != 1 || len(own.Letters()) != 1 || len(all.Events(1)) == 0 {
		t.Errorf("those who look on now: %d, %d, letters %d, %d", all.View().Known.World.Trade, own.View().Known.World.Trade, len(all.Letters()), len(own.Letters()))
	}
	if all.View().Known.Secret[0].Cash == 0 || own.View().Known.Secret[0].Cash != 0 {
		t.Error("one sees too little, or the other too much")
	}
	for _, c := range []*Chair{late, month} {
		if v := c.View(); v.Known.World.Trade == 77 || len(c.Letters()) != 0 || len(c.Heard()) != 0 {
			t.Errorf("%s sees the present: trade %d, %d letters", c.Name(), v.Known.World.Trade, len(c.Letters()))
		}
		if _, _, ok := c.Clock(); ok || c.Waiting() {
			t.Errorf("%s sees the clock, or who is waited for", c.Name())
		}
	}
	_, head := late.Session.(interface{ Kept() (string, string) }).Kept()
	if head == tb.game.Snapshot().Head().Short() {
		t.Error("the head of the log tells that something was done")
	}
	w.on(9 * time.Minute)
	late.follow()
	if late.View().Known.World.Trade == 77 {
		t.Error("after nine minutes it is seen")
	}
	w.on(2 * time.Minute)
	late.follow()
	if late.View().Known.World.Trade != 77 || len(late.Letters()) != 1 {
		t.Errorf("after ten minutes: trade %d, %d letters", late.View().Known.World.Trade, len(late.Letters()))
	}
	closeMonth(t, tb)
	if late.View().Known.World.Month != 1 || month.View().Known.World.Month != 1 || month.View().Known.World.Trade == 77 {
		t.Error("month 2 began; who looks on later sees more than the beginning of month 1, or what was done in it")
	}
	closeMonth(t, tb)
	if m := month.View().Known.World.Month; m != 2 || all.View().Known.World.Month != 3 {
		t.Errorf("a month behind month 3 stands month %d", m)
	}
	if len(month.Letters()) != 1 {
		t.Errorf("a month behind it reads %d letters", len(month.Letters()))
	}
	if err := tb.Rewind(1, false); err != nil {
		t.Fatal(err)
	}
	if m := month.View().Known.World.Month; m != 1 {
		t.Errorf("behind a table that went back stands month %d", m)
	}
	for !tb.game.Over() {
		closeMonth(t, tb)
	}
	if late.View().Known.World.Phase != int16(game.Over) || month.View().Known.World.Phase != int16(game.Over) {
		t.Error("the game is over, and somebody still looks on later")
	}
}

// TestNameOfAnotherObserver: a code opens what it opens, whatever name comes with it.
func TestNameOfAnotherObserver(t *testing.T) {
	h, _ := room(t, nil)
	look(t, h, "Prof", true, Lag{})
	c := look(t, h, "Prof", false, Lag{Months: 1})
	if c.p.All || c.p.Lag.none() {
		t.Errorf("another's code came with the name: %+v", c.p)
	}
}

// TestTrailIsSafe: the times kept of a log are never too early, also where commands come one after another, and no longer
// than anybody needs.
func TestTrailIsSafe(t *testing.T) {
	h, w := room(t, nil)
	tb := h.tables[0]
	if _, err := h.Issue(Ticket{Role: Observer, All: true, Lag: Lag{By: time.Minute}}); err != nil {
		t.Fatal(err)
	}
	known := map[int]time.Time{}
	for n := range 400 {
		w.on(time.Duration(n%7) * time.Second)
		if err := tb.Override(game.FTrade, 0, 0, int16(60+n%2), "why"); err != nil {
			t.Fatal(err)
		}
		known[tb.game.Length()] = w.Now()
		if seen := tb.seenWith(Lag{By: time.Minute}); seen > 1 && w.Now().Sub(known[seen]) < time.Minute {
			t.Fatalf("record %d is seen after %v", seen, w.Now().Sub(known[seen]))
		}
	}
	if len(tb.trail) > 40 {
		t.Errorf("%d times are kept for a minute", len(tb.trail))
	}
	if seen := tb.seenWith(Lag{By: time.Minute}); w.Now().Sub(known[seen]) > 80*time.Second {
		t.Errorf("what is seen is %v old", w.Now().Sub(known[seen]))
	}
}

// TestUndo: what a facilitator did is taken back, the last first, until nothing is left; what was built on is not.
func TestUndo(t *testing.T) {
	h, _ := room(t, nil)
	tb := h.tables[0]
	_, ana := sit(t, h, "Ana", 0)
	said := ""
	undo := func() error {
		t.Helper()
		line, _, err := tb.Undo(func(l string) string { return "back: " + l })
		said += line + ";"
		return err
	}
	before := tb.game.Whole()
	do := func(line string, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		tb.Typed(line)
	}
	caravan := -1
	for i, e := range h.Rules().Events {
		if e.ID == "caravan" {
			caravan = i
		}
	}
	do("set", tb.Override(game.FTrade, 0, 0, 60, "why"))
	do("inject", tb.Inject(caravan, game.NoRegion, game.NoGroup, "to see"))
	do("plan", tb.Plan(game.Plan{Event: 3, When: game.PlanHeld, Region: game.NoRegion, Group: game.NoGroup}, "later"))
	do("say", tb.Say("Prof", Address{Kind: Everyone}, "hello"))
	do("lock", tb.Lock(true))
	do("mute", tb.Mute(true))
	do("pause", tb.Hold(true))
	do("clock", tb.Time(time.Hour, 0))
	do("fill", tb.Fill(2, "novice"))
	do("end", tb.End())
	if len(tb.Deeds()) != 10 {
		t.Fatalf("%v", tb.Deeds())
	}
	for n := range 10 {
		if err := undo(); err != nil {
			t.Fatalf("deed %d (%s): %v", n, said, err)
		}
	}
	if said != "end;fill;clock;pause;mute;lock;say;plan;inject;set;" {
		t.Error(said)
	}
	locked, paused, muted := tb.State()
	_, _, timed := tb.clock.Left()
	if locked || paused || muted || timed || len(ana.Letters()) != 0 || tb.game.Player(2) != "staff" || tb.game.Whole() != before {
		now := tb.game.Whole()
		label, a, b, _ := game.Difference(&before, &now)
		t.Errorf("not as before: %v %v %v, clock %v, letters %d, bot %q; %s %d %d", locked, paused, muted, timed, len(ana.Letters()), tb.game.Player(2), label, a, b)
	}
	if l := tb.Letters(game.NoSeat, true); len(l) != 1 || !l[0].Withdrawn || l[0].Text != "hello" {
		t.Errorf("the record has lost the letter: %+v", l)
	}
	if undo() != ErrNoDeed {
		t.Error("something was left")
	}
	do("set", tb.Override(game.FTrade, 0, 0, 60, "why"))
	do("set again", tb.Override(game.FTrade, 0, 0, 70, "why"))
	if err := undo(); err != nil || tb.game.Standing().Trade != 60 {
		t.Errorf("%v: trade %d", err, tb.game.Standing().Trade)
	}
	closeMonth(t, tb)
	if err := undo(); err != ErrBuilt {
		t.Errorf("a value that moved since was set back: %v", err)
	}
	found := false
	for _, r := range tb.game.Snapshot().Records() {
		if text, _ := tb.game.Snapshot().Note(r.Command.Note); strings.Contains(text, "back: inject") {
			found = true
		}
	}
	if !found {
		t.Error("the log does not say that an inject was taken back")
	}
	if err := tb.game.Snapshot().Verify(); err != nil {
		t.Error(err)
	}
}
