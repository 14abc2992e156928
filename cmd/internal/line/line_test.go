package line

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"unicode"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
)

// start seats a person at each of the named seats of the default scenario.
func start(t *testing.T, seed uint64, people ...string) (*table.Table, Config) {
	t.Helper()
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatalf("content: %v", problems)
	}
	var players []table.Player
	for _, d := range sc.Ruleset.Seats {
		p := table.Player{Bot: "staff"}
		for _, k := range people {
			if d.ID == k {
				p = table.Player{}
			}
		}
		players = append(players, p)
	}
	tb, err := table.New(table.Config{Rules: sc.Ruleset, Players: players, Source: dice.FromSeed(seed), SeedKnown: true})
	if err != nil {
		t.Fatal(err)
	}
	sessions, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	return tb, Config{Sessions: sessions, Words: sc.Texts.In("en")}
}

// run plays a script and returns what was said.
func run(t *testing.T, cfg Config, script string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	cfg.In, cfg.Out = strings.NewReader(script), &out
	err := Run(context.Background(), cfg)
	return out.String(), err
}

// checkText finds what no player may see: ids, missing texts, holes, box drawing, lines without words.
func checkText(t *testing.T, text string) {
	t.Helper()
	for n, l := range strings.Split(text, "\n") {
		for _, bad := range []string{
			"<no value>", "[line.", "[fact.", "[report.", "[word", "[order.", "[crisis.", "[event.", "[refusal.", "[clause.",
			"[headline.", "[doctrine.", "[field.", "[derived.", "[move.", "[preview.", "[invite.", "[accept.", "[operation.", "[advice.", "[cond.", "[score.", "%!", "  .", " .",
		} {
			if strings.Contains(l, bad) {
				t.Errorf("line %d has %q: %s", n+1, bad, l)
			}
		}
		for _, c := range l {
			if c >= 0x2500 && c <= 0x28ff || unicode.Is(unicode.Cc, c) {
				t.Errorf("line %d has the sign %U: %s", n+1, c, l)
			}
		}
	}
}

// TestEverySeatPlaysToTheEnd plays a game from a script in each seat: it looks at everything, acts by hand where it can,
// and lets its staff do the rest.
func TestEverySeatPlaysToTheEnd(t *testing.T) {
	for seed, seat := range []string{"usa", "mexico", "sinaloa", "jalisco"} {
		t.Run(seat, func(t *testing.T) {
			tb, cfg := start(t, uint64(seed+1), seat)
			month := "?\nstatus\nbrief\nbrief page\nadvise\nsignal ?\noffers\nauto 2\n?\n? all\nsheet\nadvise\nscore\nauto 1\nauto 1\nwhy\nwire\n"
			text, err := run(t, cfg, "help\nmap\n"+strings.Repeat(month, 24)+"auto all\nscore\nwhy\nwire\nstatus\norder raid\nquit\n")
			if err != nil {
				t.Fatal(err)
			}
			checkText(t, text)
			if !tb.Over() {
				t.Errorf("the game is not over:\n%s", tail(text))
			}
			if err := tb.Snapshot().Verify(); err != nil {
				t.Error(err)
			}
			if !strings.Contains(text, "met its aims") && !strings.Contains(text, "did not meet its aims") {
				t.Errorf("no result was told:\n%s", tail(text))
			}
		})
	}
}

// TestEverySeatByHand plays whole games without the staff's help: what a part of the month has no use for is refused, and
// the game goes on.
func TestEverySeatByHand(t *testing.T) {
	for seat, month := range map[string]string{
		"usa":     "signal ?\nconsult in sinaloa against sinaloa\nsend\nready\naccept\nready\nposture partner\norder quiet channel\norder surveillance in sonora against sinaloa\norder declare choke\norder cut demand\norder strike labs in sinaloa against sinaloa\n",
		"mexico":  "offer united states\ngive overflight in sinaloa\ntake tariff relief\nsend\nready\naccept\nready\nposture observe\norder demand guns\norder army offensive in sinaloa against sinaloa\norder police\ntroops 1 to sonora\n",
		"sinaloa": "ready\nrefuse\nready\nposture lie low\norder propaganda\norder guard leaders\norder recruit\norder attack plaza in baja against jalisco\n",
		"jalisco": "ready\nrefuse\nready\nposture business\norder bribe\norder attack plaza in baja against sinaloa\norder raise production\n",
	} {
		t.Run(seat, func(t *testing.T) {
			tb, cfg := start(t, 21, seat)
			text, err := run(t, cfg, strings.Repeat(month+"seal\nchoose 1\nchoose 1\nchoose 1\nwhy\n", 14)+"score\nquit\n")
			if err != nil {
				t.Fatal(err)
			}
			checkText(t, text)
			if !tb.Over() || strings.Contains(text, "Your staff acted") {
				t.Errorf("the game is not over:\n%s", tail(text))
			}
			if n := strings.Count(text, "In your sheet: "); n < 12 {
				t.Errorf("only %d orders were given:\n%s", n, text)
			}
		})
	}
}

func tail(s string) string {
	lines := strings.Split(s, "\n")
	return strings.Join(lines[max(0, len(lines)-30):], "\n")
}

// TestByHand plays a first month without the staff.
func TestByHand(t *testing.T) {
	_, cfg := start(t, 5, "usa")
	text, err := run(t, cfg, strings.Join([]string{
		"offer mexico", "give ?", "take ?", "give tariff relief", "give tariff relief", "months 4", "offer", "send", "offers", "withdraw", "ready", "ready",
		"posture partner", "order ?", "order quiet channel", "order isr surge ?", "order isr surge", "order 1", "drop diplomatic",
		"sheet", "seal", "status", "why", "quit",
	}, "\n"))
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, text)
	for _, want := range []string{"Your offer to Mexico:", "Tariff relief stands in the offer already", "Sent.", "is taken back", "In your sheet: ", "Your part is in.", "Month 2, "} {
		if !strings.Contains(text, want) {
			t.Errorf("%q was not said:\n%s", want, text)
		}
	}
}

// TestBadInput types what makes no sense: each answer is a sentence, and the game goes on.
func TestBadInput(t *testing.T) {
	_, cfg := start(t, 5, "usa")
	text, err := run(t, cfg, "xyzzy\nord raid\norder\norder raidd\nsignal nonsense\noffer atlantis\ngive x\nsend\naccept\naccept 99\nrefuse 0\ncounter\n"+
		"withdraw 3\nbreak\nbreak 9\nbreak 9 confirm\nunseal\nseal\nposture\nposture mexico\ndrop\ndrop x\ntroops\ntroops 2 to nowhere\ntroops 9 to sonora\n"+
		"hold\nhold 99999999999\nhold -4\nchoose\nchoose 3\nwhy 99\nwire 99\nwire -4\nbrief x\nmap x\nhelp x\nmonths\nmonths 4\ns\nr\n\x1b[31mred\u202e\n\xff\xfe\n"+
		"ready\nready\nready\norder raid in nowhere\norder raid in sinaloa against jalisco against mars\norder 77\norder -1\norder extradite\nsignal x\noffer mexico\nconsult mars\nquit\n")
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, text)
	if strings.Contains(text, "panic") || strings.Contains(text, "goroutine") {
		t.Error("a trace was shown")
	}
}

func TestEndsOfInput(t *testing.T) {
	_, cfg := start(t, 5, "usa")
	if text, err := run(t, cfg, ""); !errors.Is(err, ErrNoInput) || !strings.Contains(text, "the input is empty") {
		t.Errorf("empty input: %v\n%s", err, text)
	}
	if text, err := run(t, cfg, "status\n"); err != nil || !strings.Contains(text, "The input ended in month 1") {
		t.Errorf("input that ends: %v\n%s", err, tail(text))
	}
	for _, end := range []string{"", "\n", "\nsheet\n"} {
		text, err := run(t, cfg, strings.Repeat("x", 3*longest)+end)
		if err != nil || !strings.Contains(text, "longer than") || strings.Contains(end, "sheet") != strings.Contains(text, "Diplomatic: No order.") {
			t.Errorf("a long line: %v\n%s", err, tail(text))
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out bytes.Buffer
	cfg.In, cfg.Out = strings.NewReader("status\n"), &out
	if err := Run(ctx, cfg); !errors.Is(err, ErrInterrupted) || !strings.Contains(out.String(), "Interrupted") {
		t.Errorf("interrupt: %v\n%s", err, out.String())
	}
}

// TestInterruptAsks presses ctrl+c: once and then something else stays, twice leaves.
func TestInterruptAsks(t *testing.T) {
	for _, c := range []struct {
		typed []string // ^ is ctrl+c
		want  error
	}{{[]string{"^", "sheet\n", "^", "sheet\n"}, nil}, {[]string{"sheet\n", "^", "^"}, ErrInterrupted}} {
		_, cfg := start(t, 5, "usa")
		typed, send := io.Pipe()
		press := make(chan os.Signal)
		out := &prompts{seen: make(chan struct{}, 99)}
		cfg.In, cfg.Out, cfg.Prompt, cfg.Interrupt = typed, out, true, press
		done := make(chan error, 1)
		go func() { done <- Run(context.Background(), cfg) }()
		for _, key := range c.typed {
			<-out.seen
			if key == "^" {
				press <- os.Interrupt
			} else if _, err := io.WriteString(send, key); err != nil {
				t.Fatal(err)
			}
		}
		if c.want == nil {
			<-out.seen
			send.Close()
		}
		if err := <-done; !errors.Is(err, c.want) || !strings.Contains(out.String(), "again to leave") {
			t.Errorf("%q: %v\n%s", c.typed, err, tail(out.String()))
		}
	}
}

// prompts is an output that tells of each prompt.
type prompts struct {
	bytes.Buffer
	seen chan struct{}
}

func (p *prompts) Write(b []byte) (int, error) {
	if bytes.HasSuffix(b, []byte(" > ")) {
		p.seen <- struct{}{}
	}
	return p.Buffer.Write(b)
}

// full is an output that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestOutputThatIsFull(t *testing.T) {
	_, cfg := start(t, 5, "usa")
	cfg.In, cfg.Out = strings.NewReader("status\nauto all\n"), full{}
	if err := Run(context.Background(), cfg); !errors.Is(err, ErrOutput) {
		t.Error(err)
	}
}

// TestNothingHalfDone types commands that are refused, each of which would change something if it were carried out in
// part: the sheet, the purse and the offers stay as they were.
func TestNothingHalfDone(t *testing.T) {
	for _, id := range []string{"usa", "mexico", "jalisco"} {
		_, cfg := start(t, 5, id)
		s := cfg.Sessions[0]
		for phase := range 2 {
			before := s.View().Known
			text, err := run(t, cfg, "order raid in sinaloa in sinaloa in mars\norder raid 99999999\ntroops 2 to sonora from\ntroops 99999999999 to sonora\ntroops 3 to sonora\nhold 9\n"+
				"troops 1 to sonora to nowhere\nposture\nposture x y z\noffer sinaloa\nsend\nsend\nmonths 123456789\nconsult in mars\nbreak 1 confirm\nchoose 1\naccept 65537\norder -3\norder 12345\nsignal x\nauto x 7777777\n")
			if err != nil {
				t.Fatal(err)
			}
			checkText(t, text)
			if after := s.View().Known; after != before {
				t.Errorf("%s, phase %d: something was half done:\n%s", id, phase, text)
			}
			if _, err := run(t, cfg, "ready\nready\n"); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestHotSeat lets two people share the keyboard; a curtain stands between them.
func TestHotSeat(t *testing.T) {
	tb, cfg := start(t, 9, "usa", "jalisco")
	text, err := run(t, cfg, "ready\n\nready\n\nready\n\nready\n\nstatus\n"+strings.Repeat("auto\n\n", 200)+"quit\n")
	if err != nil {
		t.Fatal(err)
	}
	checkText(t, text)
	if !tb.Over() || !strings.Contains(text, "Now it is the turn of") {
		t.Errorf("over %v:\n%s", tb.Over(), tail(text))
	}
}

// TestAutoOnce: the staff acts once for a part; when it is in already, it says so and nothing else.
func TestAutoOnce(t *testing.T) {
	_, cfg := start(t, 9, "usa", "jalisco")
	cfg.Sessions, cfg.Hosted = cfg.Sessions[:1], true // the other one plays from elsewhere
	text, err := run(t, cfg, "auto\nauto\nauto all\nquit\n")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(text, "Your staff acted for you.") != 1 || strings.Count(text, "the game waits for another seat") < 2 {
		t.Error(text)
	}
}

// TestSameScriptSameText holds the line mode to its words: one seed and one script give one transcript.
func TestSameScriptSameText(t *testing.T) {
	script := strings.Repeat("?\nauto\nwhy\n", 12) + "quit\n"
	_, a := start(t, 3, "mexico")
	_, b := start(t, 3, "mexico")
	x, _ := run(t, a, script)
	y, _ := run(t, b, script)
	if x != y {
		t.Error("two runs differ")
	}
}

func TestMatch(t *testing.T) {
	names := [][]string{{"Strike labs"}, {"Strike a leader"}, {"Raid"}, {"Ráid of the north"}, {"Culiacán"}}
	for _, c := range []struct{ typed, want string }{
		{"raid", "[2]"}, {"rai", "[2 3]"}, {"strike", "[0 1]"}, {"str lab", "[0]"}, {"strike leader", "[1]"}, {"culiacan", "[4]"}, {"x", "[]"}, {"", "[]"}, {"NORTH", "[3]"},
	} {
		if got := fmt.Sprint(match(names, c.typed)); got != c.want {
			t.Errorf("%q means %s, want %s", c.typed, got, c.want)
		}
	}
	if got := nearest([]string{"status", "sheet", "signal"}, "stauts"); got != "status" {
		t.Errorf("nearest is %q", got)
	}
	if got := nearest([]string{"status", "sheet"}, "zzzzzz"); got != "" {
		t.Errorf("nearest is %q", got)
	}
}

// TestEveryOrderCanBeTypedAsItReads types every legal order of every seat as the lists show it, in both languages: each is
// understood, and as itself.
func TestEveryOrderCanBeTypedAsItReads(t *testing.T) {
	for _, c := range []struct{ id, lang string }{{"usa", "en"}, {"mexico", "en"}, {"sinaloa", "en"}, {"jalisco", "en"}, {"usa", "es"}, {"mexico", "es"}, {"sinaloa", "es"}, {"jalisco", "es"}} {
		id := c.id
		_, cfg := start(t, 5, id)
		cfg.Words = content.Words().In(c.lang)
		if _, err := run(t, cfg, "auto 6\n"); err != nil { // the orders of month 2
			t.Fatal(err)
		}
		s := cfg.Sessions[0]
		p := &play{cfg: cfg, out: bufio.NewWriter(io.Discard), seats: []*seat{{s: s, r: words.New(cfg.Words, s.Rules()).See(s.View())}}}
		p.cur = p.seats[0]
		n := 0
		for c := range game.Column(game.Columns) {
			for _, o := range s.Legal(c) {
				text := p.cur.r.Order(o)
				if _, _, list, ok := p.meant(strings.Fields(text)); !ok || len(list) != 1 || list[0] != o {
					t.Errorf("%s: %q is read as %v", id, text, list)
				}
				n++
			}
		}
		if n < 30 {
			t.Errorf("%s: only %d orders", id, n)
		}
	}
}
