package hall

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/save"
)

// TestRewoundVotes: voices that were given before the table went back do not count after it, even where it comes back to the
// very part that it was in; its clock begins anew.
func TestRewoundVotes(t *testing.T) {
	h, w := room(t, func(c *Config) { c.Cabinets = []Cabinet{{Seal: Majority}} })
	tb := h.tables[0]
	_, ana := sit(t, h, "Ana", 0)
	_, luis := sit(t, h, "Luis", 0)
	_, eva := sit(t, h, "Eva", 0)
	if err := tb.Time(10*time.Minute, 0); err != nil {
		t.Fatal(err)
	}
	defer tb.clock.stop()
	ready := game.Command{Kind: game.CmdReady}
	var wait *Proposed
	if err := ana.Submit(ready); !errors.As(err, &wait) || wait.Have != 1 {
		t.Fatalf("%v %+v", err, wait)
	}
	w.on(4 * time.Minute)
	if err := tb.Rewind(1, true); err != nil {
		t.Fatal(err)
	}
	if err := luis.Submit(ready); !errors.As(err, &wait) || wait.Have != 1 {
		t.Errorf("a voice from before the rewind counts: %v %+v", err, wait)
	}
	if left, running, _ := tb.clock.Left(); !running || left != 10*time.Minute {
		t.Errorf("the part that begins anew has %v left", left)
	}
	if err := eva.Submit(ready); err != nil {
		t.Error(err)
	}
}

// TestHeldTableIsNotMinded: while the facilitator holds a table no bot takes a seat whose people stepped out; when it goes on
// the grace begins anew.
func TestHeldTableIsNotMinded(t *testing.T) {
	h, _ := room(t, func(c *Config) { c.Grace = time.Millisecond })
	tb := h.tables[0]
	v, _ := sit(t, h, "Ana", 0)
	sit(t, h, "Mar", 1)
	if err := tb.Hold(true); err != nil {
		t.Fatal(err)
	}
	v.Leave()
	tb.mind(0) // a grace that was running when the table was held
	if p := tb.Places()[0]; p.Minded || tb.game.Waiting()&1 == 0 {
		t.Fatalf("a bot plays at a table that is held: %+v", p)
	}
	if err := tb.Hold(false); err != nil {
		t.Fatal(err)
	}
	eventually(t, "no bot stands in when the table goes on", func() bool { return tb.Places()[0].Minded })
}

// TestNotAlone: where a majority or somebody else closes a part, one member can neither call the staff nor leave a standing
// sheet, and is told so rather than that a voice was counted; who closes a part is told to the others.
func TestNotAlone(t *testing.T) {
	h, _ := room(t, func(c *Config) { c.Cabinets = []Cabinet{{Seal: Majority}, {Seal: Head}} })
	_, ana := sit(t, h, "Ana", 0)
	_, luis := sit(t, h, "Luis", 0)
	_, mar := sit(t, h, "Mar", 1)
	_, leo := sit(t, h, "Leo", 1)
	var alone *NotAlone
	for _, err := range []error{ana.Auto(), ana.LeaveStanding(true)} {
		if !errors.As(err, &alone) || alone.Seal != Majority {
			t.Errorf("in a majority's cabinet: %v", err)
		}
	}
	for _, err := range []error{leo.Auto(), leo.LeaveStanding(true)} {
		if !errors.As(err, &alone) || alone.Head != "Mar" {
			t.Errorf("where Mar's word counts: %v %+v", err, alone)
		}
	}
	ready := game.Command{Kind: game.CmdReady}
	_ = ana.Submit(ready)
	if err := luis.Submit(ready); err != nil {
		t.Fatal(err)
	}
	if err := mar.Auto(); err != nil {
		t.Fatal(err)
	}
	for c, who := range map[*Chair]string{ana: "Luis", leo: "Mar"} {
		told := 0
		for _, n := range c.Heard() {
			if n.Kind == NewsClosed && n.Who == who {
				told++
			}
		}
		if told != 1 {
			t.Errorf("%s was told %d times that %s closed the part", c.Name(), told, who)
		}
	}
	for _, n := range luis.Heard() {
		if n.Kind == NewsClosed {
			t.Error("Luis is told what he did himself")
		}
	}
}

// TestSlipsOfTheKeys: what cannot be a code makes nobody wait, however often it is typed; so a class behind one address is not
// locked out by its slips.
func TestSlipsOfTheKeys(t *testing.T) {
	h, w := room(t, nil)
	code, _ := h.Issue(Ticket{Role: Player})
	slip := strings.ReplaceAll(code, code[:1], "O")
	for range 10 * freeMisses {
		if _, err := h.Present(slip, "a"); !errors.Is(err, ErrCode) {
			t.Fatal(err)
		}
	}
	if _, err := h.Present(code, "a"); err != nil {
		t.Error(err)
	}
	for range 2 * freeMisses { // a guess at every chance
		_, _ = h.Present("22222-22222", "a")
		w.on(missMost)
	}
	_, _ = h.Present("22222-22222", "a")
	if w.on(missMost); missMost > time.Minute {
		t.Error("one who guesses locks a room out for longer than a minute")
	}
	if _, err := h.Present(code, "a"); err != nil {
		t.Error(err)
	}
}

// TestEndedEarly: a table that is ended before its last month takes no commands and nobody new; who had a place comes back, answers
// the questions, and reads secret letters once they are opened; what is taken up again remembers it, and undo takes it back.
func TestEndedEarly(t *testing.T) {
	var kept []byte
	logs := map[string]*save.Log{}
	keeping := func(c *Config) {
		c.Store = func(b []byte) error { kept = slices.Clone(b); return nil }
		c.Keep = func(l *save.Log, name string) (table.Place, error) {
			logs[name] = l
			return table.Place{ID: name}, nil
		}
		c.Resume = func(id string) (*save.Log, table.Place, error) { return logs[id], table.Place{ID: id}, nil }
	}
	h, w := room(t, keeping)
	tb := h.tables[0]
	_, ana := sit(t, h, "Ana", 0)
	v, mar := sit(t, h, "Mar", 1)
	if err := ana.Post(Address{Kind: Own}, "among us"); err != nil {
		t.Fatal(err)
	}
	if err := ana.Answer(1, session.Answer{Value: 3}); err == nil || ana.Stopped() {
		t.Error("questions are answered while the game goes on")
	}
	if err := h.Open(true); err != nil {
		t.Fatal(err)
	}
	if err := tb.End(); err != nil {
		t.Fatal(err)
	}
	if err := ana.Submit(game.Command{Kind: game.CmdReady}); !errors.Is(err, ErrEnded) || !ana.Stopped() {
		t.Errorf("an ended table takes a command: %v", err)
	}
	if len(mar.Letters()) != 1 {
		t.Error("what was opened is not read at a table that was ended")
	}
	if err := ana.Answer(1, session.Answer{Value: 3}); err != nil || ana.Answers()[1].Value != 3 {
		t.Errorf("its people are not asked: %v", err)
	}
	if _, eyes, _ := table.Reviewed(ana.Session); eyes != game.NoSeat {
		t.Error("it is not reviewed as after the end")
	}
	if _, err := h.Admit(Ticket{Role: Player, Seat: 1}, "Neu", ""); !errors.Is(err, ErrEnded) {
		t.Errorf("somebody new: %v", err)
	}
	v.Leave()
	sit(t, h, "Mar", 1)
	cfg := Config{Rules: rules(), Life: time.Hour, Now: w.Now, Table: table.Config{Facilitated: true}}
	keeping(&cfg)
	again, err := Resume(cfg, kept)
	if err != nil || !again.tables[0].Ended() {
		t.Fatalf("it is not known any more: %v", err)
	}
	_, ana = sit(t, again, "Ana", 0)
	if _, eyes, _ := table.Reviewed(ana.Session); eyes != game.NoSeat || !ana.Stopped() {
		t.Error("what was taken up is not reviewed as ended")
	}
	if _, _, err := again.tables[0].Undo(func(string) string { return "" }); err != nil {
		t.Fatal(err)
	}
	if err := ana.Submit(game.Command{Kind: game.CmdReady}); err != nil || ana.Stopped() {
		t.Errorf("it does not go on: %v", err)
	}
	if _, eyes, _ := table.Reviewed(ana.Session); eyes != 0 {
		t.Error("a game that goes on is reviewed with open eyes")
	}
}
