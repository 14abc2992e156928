package table

import (
	"sync"
	"testing"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
)

// slow is a bot that looks ahead and can be held in the middle of it.
type slow struct {
	bot.Bot
	begun chan struct{} // one for each thought that is held
	think chan struct{} // lets one thought go on; closed, all
}

func (b *slow) Act(v *game.View) (game.Command, string) {
	b.begun <- struct{}{}
	<-b.think
	return b.Bot.Act(v)
}

// withSlow gives a seat to a bot that looks ahead, and is slow at it; it has a thought under way when this returns.
func withSlow(t *testing.T, tb *Table, k game.Seat, drive func() error) (*slow, *sync.WaitGroup) {
	t.Helper()
	within, err := bot.New("principal@2", tb.rs, thinking(tb.src, int(k)))
	if err != nil {
		t.Fatal(err)
	}
	b := &slow{within, make(chan struct{}, 1000), make(chan struct{})}
	tb.mu.Lock()
	tb.players[k], tb.bots[k], tb.ahead[k] = Player{Bot: "principal@2"}, b, true
	tb.mu.Unlock()
	var wait sync.WaitGroup
	wait.Go(func() {
		if err := drive(); err != nil {
			t.Error(err)
		}
	})
	<-b.begun
	return b, &wait
}

// TestOthersPlayOn: while a bot thinks nobody waits for it: others see what was done so far and act, a thought that came too
// late is dropped, and one that would see something else now is thought again.
func TestOthersPlayOn(t *testing.T) {
	tb := sit(t, 8, "usa", "mexico", "sinaloa")
	list, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	usa, mexico := list[0], list[1]
	if err := usa.(*seatSession).Auto(); err != nil {
		t.Fatal(err)
	}
	b, wait := withSlow(t, tb, 2, tb.Go)
	if !mexico.(*seatSession).Waiting() || mexico.View().Known.World.Month != 1 {
		t.Fatal("the table does not wait for Mexico")
	}
	records := len(tb.Snapshot().Records())
	if err := mexico.Submit(game.Command{Kind: game.CmdReady}); err != nil {
		t.Fatal(err)
	}
	trade, _ := game.FieldByName("trade", game.ScopeWorld)
	if err := tb.Facilitate(game.Command{Kind: game.CmdField, Seat: game.NoSeat, Field: trade, Value: 55}, "a strike"); err != nil {
		t.Fatal(err)
	}
	if n := len(tb.Snapshot().Records()); n != records+2 {
		t.Fatalf("%d records, and %d before two commands", n, records)
	}
	b.think <- struct{}{}
	<-b.begun // trade is another than the bot saw: it thinks again
	if n := len(tb.Snapshot().Records()); n != records+2 {
		t.Error("an overtaken thought became a command")
	}
	if err := tb.CloseOut(2, bot.Away); err != nil { // its time is up
		t.Fatal(err)
	}
	at := len(tb.Snapshot().Records())
	if tb.Waiting()&(1<<2) == 0 && at == records+2 {
		t.Error("the seat was not closed out")
	}
	close(b.think)
	wait.Wait()
	tb.mu.Lock()
	defer tb.mu.Unlock()
	if err := tb.log.Verify(); err != nil || tb.log.Fold() != tb.state || tb.shadow != tb.state || tb.minds[2] {
		t.Errorf("the log does not hold: %v", err)
	}
}

// TestNobodyWaits: at a table of several people who acts is answered at once, whoever thinks; what a bot did is told when it
// is done; a bot that fails does not hold the game up.
func TestNobodyWaits(t *testing.T) {
	tb := sit(t, 8, "usa", "mexico", "sinaloa")
	moved, failed := make(chan struct{}, 100), make(chan error, 100)
	tb.Beside(func() { moved <- struct{}{} }, func(err error) { failed <- err })
	b, wait := withSlow(t, tb, 2, tb.Go)
	wait.Wait() // Go came back while the bot thinks
	list, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range list {
		if err := s.Submit(game.Command{Kind: game.CmdReady}); err != nil {
			t.Fatal(err)
		}
	}
	if w := tb.Waiting(); w != 1<<2 {
		t.Fatalf("the table waits for %b", w)
	}
	at := tb.Standing()
	close(b.think)
	for now := at; now.Round == at.Round; now = tb.Standing() {
		<-moved
	}
	tb.mu.Lock()
	tb.bots[2] = &slow{Bot: nil, begun: b.begun, think: b.think} // fails at its next thought
	tb.mu.Unlock()
	for _, s := range list {
		if s.(*seatSession).Waiting() {
			if err := s.Submit(game.Command{Kind: game.CmdReady}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for game.Phase(tb.Standing().Phase) == game.Talks || tb.Waiting()&(1<<2) != 0 {
		<-moved
	}
	if err := <-failed; err == nil {
		t.Error("a fault was not told")
	}
	tb.mu.Lock()
	defer tb.mu.Unlock()
	if err := tb.log.Verify(); err != nil || tb.log.Fold() != tb.state {
		t.Errorf("the log does not hold: %v", err)
	}
}

// TestThoughtOfAnother: a bot that is replaced while it thinks says nothing any more.
func TestThoughtOfAnother(t *testing.T) {
	tb := sit(t, 8, "usa", "mexico", "sinaloa")
	b, wait := withSlow(t, tb, 2, tb.Go)
	records := len(tb.Snapshot().Records())
	if err := tb.Fill(2, ""); err != nil {
		t.Fatal(err)
	}
	close(b.think)
	wait.Wait()
	if n := len(tb.Snapshot().Records()); n != records || tb.Waiting()&(1<<2) == 0 {
		t.Errorf("%d records, %d before; the person's seat is no longer waited for: %b", n, records, tb.Waiting())
	}
}

// TestTimedThinking: a bot may be given a time in play; what it did stands in the log and decides the same again. A batch
// takes no such name.
func TestTimedThinking(t *testing.T) {
	tb := sit(t, 8, "usa")
	if err := tb.Fill(1, "strategist@20msx2"); err != nil {
		t.Fatal(err)
	}
	list, _ := tb.Sessions()
	for n := 0; tb.Standing().Month < 2; n++ {
		if err := list[0].(*seatSession).Auto(); err != nil || n > 20 {
			t.Fatal(n, err)
		}
	}
	decidedAgain(t, tb)
	if _, err := bot.New("strategist@20ms", tb.rs, dice.Source{}); err == nil {
		t.Error("a time is a budget where games must be the same again")
	}
	for _, name := range []string{"strategist@5ms", "strategist@70000ms", "staff@20ms", "strategist@ms", "principal@20msx2"} {
		if _, err := bot.ParseLive(tb.rs, 0, name); err == nil {
			t.Errorf("%q is a bot", name)
		}
	}
}

// TestThoughtsAreKept: why a bot that looks ahead sealed its sheet stands beside the command in the log, once for each sheet, and
// what it was worth more never falls from one alternative to the next. A person's own bots and staffs write nothing.
func TestThoughtsAreKept(t *testing.T) {
	tb := sit(t, 8, "usa")
	if err := tb.Fill(1, "strategist@24"); err != nil {
		t.Fatal(err)
	}
	sheets := 0
	tb.explain = func(_ *game.Ruleset, k game.Seat, _ *game.World, c bot.Choice) string {
		if c.Playouts == 0 || c.Taken.Kind != game.CmdSheet {
			return ""
		}
		if sheets++; k != 1 {
			t.Errorf("seat %d looks ahead", k)
		}
		for i := range c.Further[:c.Known] {
			if o := c.Further[i]; o.Gain < c.Gain || i > 0 && o.Gain < c.Further[i-1].Gain || o.Command == c.Alternative || o.Command == c.Taken {
				t.Errorf("alternative %d: worth %d less, after one worth %d less", i, o.Gain, c.Gain)
			}
		}
		return "it looked ahead"
	}
	list, _ := tb.Sessions()
	for n := 0; tb.Standing().Month < 3; n++ {
		if err := list[0].(*seatSession).Auto(); err != nil || n > 40 {
			t.Fatal(n, err)
		}
	}
	kept := 0
	for n, r := range tb.log.Records() {
		c := r.Command
		if text, _ := tb.log.Note(c.Note); text != "" {
			kept++
			if text != "it looked ahead" || c.Seat != 1 || c.Kind != game.CmdSheet {
				t.Errorf("command %d of seat %d: %q", n, c.Seat, text)
			}
		}
	}
	if kept != 2 || sheets != 2 {
		t.Errorf("%d sheets were explained and %d explanations kept, in two months", sheets, kept)
	}
	decidedAgain(t, tb)
}
