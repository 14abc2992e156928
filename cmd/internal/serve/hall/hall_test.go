package hall

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"riobravo/cmd/internal/table"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/game/rule"
	"riobravo/save"
)

// clockwork is a time that a test moves.
type clockwork struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clockwork) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clockwork) on(d time.Duration) {
	c.mu.Lock()
	c.now = c.now.Add(d)
	c.mu.Unlock()
}

var rules = sync.OnceValue(func() *game.Ruleset {
	sc, _ := content.Load(content.Default)
	return sc.Ruleset
})

// room is a hall with one table: two seats for people, two for bots.
func room(t *testing.T, change func(*Config)) (*Hall, *clockwork) {
	t.Helper()
	w := &clockwork{now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	cfg := Config{
		Rules: rules(), Life: time.Hour, Now: w.Now, Table: table.Config{Facilitated: true},
		Tables: []Setup{{Name: "one", Fills: []string{"", "", "staff", "staff"}, Source: dice.FromSeed(7)}},
	}
	if change != nil {
		change(&cfg)
	}
	h, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return h, w
}

// sit lets somebody in at table 1.
func sit(t *testing.T, h *Hall, name string, k game.Seat) (*Visit, *Chair) {
	t.Helper()
	p, err := h.Admit(Ticket{Role: Player, Seat: k}, name, "")
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
	return v, c
}

func TestCodes(t *testing.T) {
	h, w := room(t, nil)
	code, err := h.Issue(Ticket{Role: Player, Table: 0, Seat: 1})
	if err != nil || !CodeLike(code) || !CodeLike(strings.ToUpper(code)) {
		t.Fatalf("%q: %v", code, err)
	}
	if got, err := h.Present(" "+strings.ToUpper(code), "a"); err != nil || got.Seat != 1 {
		t.Errorf("%+v: %v", got, err)
	}
	for d := range h.codes {
		if strings.Contains(d, tidyCode(code)) {
			t.Error("the code itself is kept")
		}
	}
	w.on(time.Hour + time.Second)
	if _, err := h.Present(code, "a"); !errors.Is(err, ErrExpired) {
		t.Errorf("an old code: %v", err)
	}
}

// TestWrongCodesWait: who guesses waits longer and longer; another address does not.
func TestWrongCodesWait(t *testing.T) {
	h, w := room(t, nil)
	code, _ := h.Issue(Ticket{Role: Player})
	for range freeMisses {
		if _, err := h.Present("22222-22222", "a"); !errors.Is(err, ErrCode) {
			t.Fatal(err)
		}
	}
	if _, err := h.Present(code, "a"); !errors.Is(err, ErrSlow) {
		t.Errorf("after %d wrong codes: %v", freeMisses, err)
	}
	if _, err := h.Present(code, "b"); err != nil {
		t.Errorf("another address: %v", err)
	}
	w.on(missWait)
	if _, err := h.Present("22222-22222", "a"); !errors.Is(err, ErrCode) {
		t.Error("the wait does not end")
	}
	w.on(missWait)
	if _, err := h.Present(code, "a"); !errors.Is(err, ErrSlow) {
		t.Error("the second wait is no longer than the first")
	}
}

// TestSamePlace: key, token, or code and name bring a person back; the older connection ends.
func TestSamePlace(t *testing.T) {
	h, _ := room(t, nil)
	p, _ := h.Admit(Ticket{Role: Player, Seat: 0}, "Ana", "key of Ana")
	if h.Known("key of Ana", "") != p || h.Known("another", "") != nil {
		t.Error("the key does not find its person")
	}
	token, _ := h.Token(p)
	if h.Known("", token) != p || h.Known("", "x"+token) != nil {
		t.Error("the token does not find its person")
	}
	if again, _ := h.Admit(Ticket{Role: Player, Seat: 0}, "ana", ""); again != p {
		t.Error("the name does not find its person")
	}
	if other, _ := h.Admit(Ticket{Role: Player, Seat: 1}, "Ana", ""); other == p {
		t.Error("a name at another seat is the same person")
	}
	var why error
	first, _ := h.Enter(p, func(err error) { why = err })
	second, _ := h.Enter(p, func(error) {})
	if !errors.Is(why, ErrElsewhere) {
		t.Errorf("the older connection was told %v", why)
	}
	first.Leave()
	if len(h.here(0, 0)) != 1 {
		t.Error("the older connection took the person away")
	}
	second.Leave()
	if err := h.Remove(p); err != nil || h.Known("key of Ana", "") != nil {
		t.Error("one who was sent away comes back")
	}
}

// TestCabinet: a majority seals, dissent stays in the record.
func TestCabinet(t *testing.T) {
	h, _ := room(t, func(c *Config) { c.Cabinets = []Cabinet{{Places: 3, Seal: Majority}} })
	_, ana := sit(t, h, "Ana", 0)
	_, luis := sit(t, h, "Luis", 0)
	_, eva := sit(t, h, "Eva", 0)
	if _, err := h.Admit(Ticket{Role: Player, Seat: 0}, "Nadie", ""); !errors.Is(err, ErrFull) {
		t.Errorf("a fourth person: %v", err)
	}
	_, m := sit(t, h, "Mar", 1)
	ready := game.Command{Kind: game.CmdReady}
	for game.Phase(h.tables[0].game.Standing().Phase) == game.Talks {
		_ = m.Submit(ready)
		if err := ana.Submit(ready); err == nil {
			t.Fatal("one of three closes a round")
		}
		if err := luis.Submit(ready); err != nil {
			t.Fatal(err)
		}
	}
	if err := eva.Post(Address{Kind: Dissent}, "too dear"); err != nil {
		t.Fatal(err)
	}
	for c := range game.Columns {
		if err := ana.Submit(game.Command{Kind: game.CmdOrder, Column: game.Column(c), Order: game.Empty}); err != nil {
			t.Fatal(err)
		}
	}
	seal := game.Command{Kind: game.CmdSeal}
	var wait *Proposed
	if err := ana.Submit(seal); !errors.As(err, &wait) || wait.Have != 1 || wait.Need != 2 {
		t.Fatalf("one voice: %v %+v", err, wait)
	}
	all, need, _ := luis.Members()
	if len(all) != 3 || need != Majority || !all[0].For || all[1].For || !all[1].Own || all[2].Against != "too dear" {
		t.Errorf("the cabinet sees %+v, %s", all, need)
	}
	if other, _, _ := m.Members(); len(other) != 1 {
		t.Errorf("another seat's cabinet is seen: %+v", other)
	}
	// A changed sheet wants new voices.
	if err := luis.Submit(game.Command{Kind: game.CmdOrder, Order: game.Empty}); err != nil {
		t.Fatal(err)
	}
	if err := luis.Submit(seal); !errors.As(err, &wait) || wait.Have != 1 {
		t.Fatalf("after a change: %v %+v", err, wait)
	}
	if err := ana.Submit(seal); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, r := range h.tables[0].game.Snapshot().Records() {
		if r.Command.Kind == game.CmdSeal && r.Command.Seat == 0 {
			text, _ := h.tables[0].game.Snapshot().Note(r.Command.Note)
			found = text == fmt.Sprintf("+ #%d, #%d\n- #%d: too dear", ana.p.ID, luis.p.ID, eva.p.ID)
			if !found {
				t.Errorf("the record says %q", text)
			}
		}
	}
	if !found {
		t.Error("no vote in the record")
	}
	want := map[int]Share{ana.p.ID: {ana.p.ID, 0, 0, 1, 0}, luis.p.ID: {luis.p.ID, 0, 0, 1, 0}, eva.p.ID: {eva.p.ID, 0, 1, 0, 1}}
	for _, s := range h.tables[0].Shares() {
		if w, ours := want[s.Person]; ours && (s.Letters != w.Letters || s.Dissents != w.Dissents || s.Voices < w.Voices || s.Seat != 0) {
			t.Errorf("%+v, want %+v", s, w)
		}
	}
}

// TestHead: where one person's word counts, others only propose.
func TestHead(t *testing.T) {
	h, _ := room(t, func(c *Config) { c.Cabinets = []Cabinet{{Seal: Head}} })
	_, ana := sit(t, h, "Ana", 0)
	_, luis := sit(t, h, "Luis", 0)
	var wait *Proposed
	if err := luis.Submit(game.Command{Kind: game.CmdReady}); !errors.As(err, &wait) || wait.Head != "Ana" {
		t.Errorf("%v %+v", err, wait)
	}
	if err := ana.Submit(game.Command{Kind: game.CmdReady}); err != nil {
		t.Error(err)
	}
}

// eventually waits for something that a goroutine does.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for range 1000 {
		if so() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal(what)
}

// TestStandIn: a bot minds a seat that its people left while others play on, and hands it back; a table that everybody
// left stands still.
func TestStandIn(t *testing.T) {
	h, _ := room(t, func(c *Config) { c.Grace = time.Millisecond })
	tb := h.tables[0]
	v, _ := sit(t, h, "Ana", 0)
	w, mar := sit(t, h, "Mar", 1)
	v.Leave()
	eventually(t, "no bot stands in", func() bool { return tb.Places()[0].Minded && tb.game.Waiting()&1 == 0 })
	if err := mar.Submit(game.Command{Kind: game.CmdReady}); err != nil || tb.game.Standing().Round != 2 {
		t.Errorf("the table does not go on: %v", err)
	}
	v, _ = sit(t, h, "Ana", 0)
	if tb.game.Player(0) != "" || tb.Places()[0].Minded {
		t.Error("the seat was not handed back")
	}
	v.Leave()
	eventually(t, "no bot stands in again", func() bool { return tb.Places()[0].Minded })
	at := tb.stands()
	w.Leave()
	if p := tb.Places(); p[0].Minded || p[0].Bot != "" || p[1].Bot != "" || tb.stands() != at {
		t.Errorf("bots play on at a table that everybody left: %+v", p)
	}
}

// TestLetters: who may read what.
func TestLetters(t *testing.T) {
	h, _ := room(t, nil)
	_, u := sit(t, h, "Ana", 0)
	_, u2 := sit(t, h, "Luis", 0)
	_, m := sit(t, h, "Mar", 1)
	for _, l := range []struct {
		to   Address
		text string
	}{{Address{Kind: Everyone}, "all"}, {Address{ToSeat, 2}, "secret"}, {Address{Kind: Own}, "ours"}, {Address{Kind: Desk}, "help"}} {
		if err := u.Post(l.to, l.text); err != nil {
			t.Fatal(err)
		}
	}
	read := func(c *Chair) (out string) {
		for _, l := range c.Letters() {
			out += l.Text + " "
		}
		return out
	}
	if got := read(u2); got != "all secret ours help " {
		t.Errorf("the cabinet reads %q", got)
	}
	if got := read(m); got != "all " {
		t.Errorf("Mexico reads %q", got)
	}
	if err := h.tables[0].Mute(true); err != nil || !errors.Is(m.Post(Address{Kind: Everyone}, "x"), ErrMuted) {
		t.Error("a muted table writes")
	}
	if m.Post(Address{Kind: Own}, "") == nil || m.Post(Address{Kind: Own}, strings.Repeat("x", LetterLength+1)) == nil {
		t.Error("a text beyond the limits is taken")
	}
	for range perMinute {
		_ = m.Post(Address{Kind: Own}, "y")
	}
	if !errors.Is(m.Post(Address{Kind: Own}, "y"), ErrSlow) {
		t.Error("a flood of letters is taken")
	}
}

// TestResume: a hall that was closed comes up as it was: codes, people, letters, who plays what, and the clock.
func TestResume(t *testing.T) {
	var kept []byte
	logs := map[string]*save.Log{}
	store := func(c *Config) {
		c.Store = func(b []byte) error { kept = b; return nil }
		c.Keep = func(l *save.Log, name string) (table.Place, error) {
			logs[name] = l
			return table.Place{ID: name}, nil
		}
		c.Resume = func(id string) (*save.Log, table.Place, error) { return logs[id], table.Place{ID: id}, nil }
	}
	h, w := room(t, store)
	code, _ := h.Issue(Ticket{Role: Player, Seat: 1})
	_, ana := sit(t, h, "Ana", 0)
	if err := ana.Post(Address{Kind: Everyone}, "hello"); err != nil {
		t.Fatal(err)
	}
	if err := ana.Submit(game.Command{Kind: game.CmdReady}); err != nil {
		t.Fatal(err)
	}
	if err := h.tables[0].Fill(1, "novice"); err != nil {
		t.Fatal(err)
	}
	if err := h.tables[0].Time(10*time.Minute, 0); err != nil {
		t.Fatal(err)
	}
	at := h.tables[0].game.Standing()
	h.Close()
	w.on(4 * time.Minute)
	cfg := h.cfg
	cfg.Cabinets = []Cabinet{{Seal: All, Places: 3}} // what the scenario says; the hall was opened otherwise
	again, err := Resume(cfg, kept)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	tb := again.tables[0]
	if c := tb.seats[0].cabinet; c != h.tables[0].seats[0].cabinet {
		t.Errorf("the first seat is shared as %+v", c)
	}
	if got, err := again.Present(code, "a"); err != nil || got.Seat != 1 {
		t.Errorf("the code: %v", err)
	}
	if p, err := again.Admit(Ticket{Role: Player, Seat: 0}, "Ana", ""); err != nil || p.ID != 1 {
		t.Errorf("Ana is somebody else: %v", err)
	}
	if l := tb.Letters(3, false); len(l) != 1 || l[0].Text != "hello" {
		t.Errorf("letters: %+v", l)
	}
	if tb.game.Standing() != at || tb.game.Player(1) != "novice" {
		t.Errorf("the game stands elsewhere: %+v", tb.game.Standing())
	}
	if left, running, _ := tb.clock.Left(); !running || left != 6*time.Minute {
		t.Errorf("the clock shows %v", left)
	}
	if _, err := Resume(cfg, []byte("{}")); !errors.Is(err, ErrForm) {
		t.Errorf("an empty hall: %v", err)
	}
}

// TestClock: when the time is up, those who mind absent seats close the part.
func TestClock(t *testing.T) {
	h, _ := room(t, nil)
	tb := h.tables[0]
	at := tb.stands()
	told := make(chan Turn, 100)
	h.cfg.Hook = func(n Turn) { told <- n }
	defer func() {
		seen := map[string]bool{}
		for range 2 {
			n := <-told
			seen[n.Event] = true
		}
		if !seen["due"] || !seen["began"] {
			t.Errorf("the hook was told %v", seen)
		}
	}()
	tb.Clock().Start(time.Millisecond)
	for range 500 {
		if tb.stands() != at {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if tb.stands() == at {
		t.Fatal("nothing was closed")
	}
	tb.Clock().Off()
}

// TestTimeOfMemos: when the time for the facilitator's part is up, what was ruled on a memo is carried out and the others are
// set aside; the month goes on.
func TestTimeOfMemos(t *testing.T) {
	h, _ := room(t, nil)
	tb := h.tables[0]
	_, ana := sit(t, h, "Ana", 0)
	toOrders(t, tb)
	for c := range game.Columns {
		if err := ana.Memo(game.Column(c), "a quiet word"); err != nil {
			t.Fatal(err)
		}
	}
	tb.SealNow()
	if len(tb.Memos()) != game.Columns || game.Phase(tb.stands().Phase) != game.Ruling {
		t.Fatalf("%d memos wait in phase %d", len(tb.Memos()), tb.stands().Phase)
	}
	if err := tb.Rule(Ruling{Seat: 0, What: &game.RulingOf{Odds: 100, N: 1, Effects: [game.MaxRuled]game.RuledEffect{{
		Kind: rule.KindAdd, Field: game.FApproval, Seat: 0, Region: game.NoRegion, Group: game.NoGroup, Amount: 1,
	}}}, Reason: "why not"}); err != nil {
		t.Fatal(err)
	}
	tb.Clock().Start(time.Millisecond)
	defer tb.clock.stop()
	for range 500 {
		if len(tb.Memos()) == 0 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if n := len(tb.Memos()); n > 0 || len(tb.Rulings()) > 0 || game.Phase(tb.stands().Phase) == game.Ruling {
		t.Errorf("%d memos still wait, phase %d", n, tb.stands().Phase)
	}
	ruled := map[bool]int{}
	for _, r := range tb.game.Snapshot().Records() {
		if r.Command.Kind == game.CmdRule {
			ruled[r.Command.Yes]++
		}
	}
	if ruled[true] != 1 || ruled[false] != game.Columns-1 {
		t.Errorf("ruled and set aside: %v", ruled)
	}
}

// Each part of a month has the scenario's own time; the facilitator's part, the ruling on memos, has none.
func TestPace(t *testing.T) {
	p := Pace{Brief: 3, Talks: 8, Orders: 6, Crisis: 2, Report: 4}
	for _, c := range []struct {
		at     game.Part
		rounds int
		want   time.Duration
	}{
		{game.Part{Month: 1, Phase: int16(game.Talks), Round: 1}, 2, 7},
		{game.Part{Month: 2, Phase: int16(game.Talks), Round: 1}, 2, 11},
		{game.Part{Month: 2, Phase: int16(game.Talks), Round: 2}, 2, 4},
		{game.Part{Month: 2, Phase: int16(game.Talks), Round: 1}, 1, 15},
		{game.Part{Month: 2, Phase: int16(game.Orders)}, 2, 6},
		{game.Part{Month: 2, Phase: int16(game.CrisisOpen)}, 2, 2},
		{game.Part{Month: 2, Phase: int16(game.Ruling)}, 2, 0},
		{game.Part{Month: 12, Phase: int16(game.Over)}, 2, 0},
	} {
		if got := p.part(c.at, c.rounds); got != c.want {
			t.Errorf("%+v of %d rounds takes %d, %d expected", c.at, c.rounds, got, c.want)
		}
	}
}
