package serve

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
)

var scenario = sync.OnceValue(func() *content.Scenario {
	sc, _ := content.Load(content.Default)
	return sc
})

// sent is what is sent to a client, as it is sent.
type sent struct {
	mu  sync.Mutex
	all bytes.Buffer
}

func (s *sent) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.Write(p)
}

func (s *sent) len() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all.Len()
}

// quiet waits until nothing more is sent.
func (s *sent) quiet() {
	last, same := -1, 0
	for range 400 {
		if n := s.len(); n == last && n > 0 {
			if same++; same >= 8 {
				return
			}
		} else {
			last, same = n, 0
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// truth is what the seat of Mexico may not know: done at a table before and while it plays.
type truth func(t *testing.T, tb *hall.Table, others []*hall.Chair)

// bytesTo plays a script as Mexico's seat, in one form, over a host in memory, while something goes on that the seat may not
// know; it returns all that was sent to it.
func bytesTo(t *testing.T, form string, script []string, before, meanwhile truth) []byte {
	t.Helper()
	return bytesOf(t, hall.Ticket{Role: hall.Player, Seat: 1}, form, script, before, meanwhile)
}

// bytesOf is bytesTo for whoever comes with a ticket.
func bytesOf(t *testing.T, ticket hall.Ticket, form string, script []string, before, meanwhile truth) []byte {
	t.Helper()
	fills := []string{"", "", "", "staff"}
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	h, err := hall.New(hall.Config{
		Rules: scenario().Ruleset, Life: time.Hour, Log: log, Table: table.Config{Facilitated: true},
		Tables: []hall.Setup{{Name: "one", Fills: fills, Source: dice.FromSeed(7)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	tb := h.Tables()[0]
	var others []*hall.Chair
	for k, name := range map[game.Seat]string{0: "Ana", 2: "Sal"} {
		p, err := h.Admit(hall.Ticket{Role: hall.Player, Seat: k}, name, "")
		if err != nil {
			t.Fatal(err)
		}
		v, _ := h.Enter(p, func(error) {})
		c, err := v.Sit()
		if err != nil {
			t.Fatal(err)
		}
		others = append(others, c)
		if k == 0 && len(others) == 2 {
			others[0], others[1] = others[1], others[0]
		}
	}
	before(t, tb, others)
	code, err := h.Issue(ticket)
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{cfg: Config{
		Hall: h, Words: func(l string) session.Words { return scenario().Texts.In(l) }, Languages: []string{"en", "es"}, Language: "en",
		Theatre: content.Theatre(), Version: "x", Log: log,
	}, gates: newGates(), meter: newMeter(func() *hall.Hall { return h })}
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	r, w := io.Pipe()
	out := &sent{}
	v := &visitor{s: s, in: newFeed(ctx, r), out: out, user: code, from: "a", env: environ(nil, "xterm-256color"), words: []string{"name=Mar"}, sizes: make(chan tui.Size, 1)}
	switch form {
	case "screen":
		v.terminal = true
		v.size(100, 30)
	default:
		v.words = append(v.words, form)
	}
	done := make(chan int)
	go func() { done <- v.visit(ctx) }()
	for i, line := range script {
		out.quiet()
		if i == len(script)/2 {
			meanwhile(t, tb, others)
			out.quiet()
		}
		_, _ = io.WriteString(w, strings.ReplaceAll(line, "TURN", lastTurn(out)))
	}
	out.quiet()
	if form == "screen" { // it ends when the connection does; the others end with their input
		stop()
	}
	_ = w.Close()
	<-done
	return out.all.Bytes()
}

// lastTurn is the id of the turn that a program was told last.
func lastTurn(out *sent) string {
	out.mu.Lock()
	defer out.mu.Unlock()
	const mark = `{"type":"turn","turn":"`
	i := bytes.LastIndex(out.all.Bytes(), []byte(mark))
	if i < 0 {
		return ""
	}
	id, _, _ := bytes.Cut(out.all.Bytes()[i+len(mark):], []byte(`"`))
	return string(id)
}

// seen is what a screen shows in the end, when all that was sent is drawn: how it was cut into frames is the clock's affair.
func seen(b []byte) string {
	em := vt.NewEmulator(100, 30)
	go func() { _, _ = io.Copy(io.Discard, em) }()              // what a terminal answers; it waits for more as long as the test runs
	if i := bytes.LastIndex(b, []byte("\x1b[?1049l")); i >= 0 { // before the terminal is put back
		b = b[:i]
	}
	_, _ = em.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")))
	return em.String()
}

func nothing(*testing.T, *hall.Table, []*hall.Chair) {}

// secrets are things that the seat of Mexico may not know.
func secrets(t *testing.T, tb *hall.Table, others []*hall.Chair) {
	t.Helper()
	cash, ok := game.FieldByName("cash", game.ScopeGroup)
	if !ok {
		t.Fatal("no cash")
	}
	if err := tb.Override(cash, 0, 0, 222, "why"); err != nil {
		t.Fatal(err)
	}
	if err := others[1].Post(hall.Address{Kind: hall.ToSeat, Seat: 0}, "the price is SECRETWORD"); err != nil {
		t.Fatal(err)
	}
	if err := others[0].Post(hall.Address{Kind: hall.Own}, "SECRETWORD"); err != nil {
		t.Fatal(err)
	}
}

// TestBytesAreTheSeatsOwn: what is sent to a seat is the same for two truths that it cannot tell apart, in every form.
func TestBytesAreTheSeatsOwn(t *testing.T) {
	scripts := map[string][]string{
		"lines":  {"status\n", "?\n", "letters\n", "offers\n", "map\n", "why\n", "undo\n", "ready\n", "status\n"},
		"json":   {"{\"do\":\"clauses\",\"to\":\"sinaloa\"}\n", "{\"turn\":\"TURN\",\"n\":0}\n", "{\"turn\":\"TURN\",\"n\":99999}\n", "{\"do\":\"auto\"}\n"},
		"screen": {"\r", "M", "\x1b", "\t", "c", "q", "s"},
	}
	for form, script := range scripts {
		t.Run(form, func(t *testing.T) {
			a := bytesTo(t, form, script, nothing, nothing)
			for name, b := range map[string][]byte{"before": bytesTo(t, form, script, secrets, nothing), "meanwhile": bytesTo(t, form, script, nothing, secrets)} {
				x, y := string(a), string(b)
				if form == "screen" {
					x, y = seen(a), seen(b)
				}
				if x != y {
					t.Errorf("%s: sent for one truth:\n%s\nfor another:\n%s", name, x, y)
				}
				if strings.Contains(string(b), "SECRETWORD") || len(b) < 200 {
					t.Errorf("%s: %d bytes, or another's letter, went to the seat", name, len(b))
				}
			}
			told := func(t *testing.T, tb *hall.Table, _ []*hall.Chair) {
				if err := tb.Say("Prof", hall.Address{Kind: hall.ToSeat, Seat: 1}, "for you"); err != nil {
					t.Fatal(err)
				}
			}
			if b := bytesTo(t, form, script, nothing, told); bytes.Equal(a, b) {
				t.Error("the comparison finds nothing")
			}
		})
	}
}

// inject plans an event.
func inject(t *testing.T, tb *hall.Table, _ []*hall.Chair) {
	t.Helper()
	none := game.Plan{When: game.PlanHeld, Region: game.NoRegion, Group: game.NoGroup}
	if err := tb.Plan(none, "SECRETWORD"); err != nil {
		t.Fatal(err)
	}
}

// open is what everybody at the table may know.
func open(t *testing.T, tb *hall.Table, others []*hall.Chair) {
	t.Helper()
	if err := tb.Override(game.FTrade, 0, 0, 66, "SECRETWORD"); err != nil {
		t.Fatal(err)
	}
	if err := others[0].Post(hall.Address{Kind: hall.Everyone}, "SECRETWORD"); err != nil {
		t.Fatal(err)
	}
	if err := tb.Time(time.Hour, 0); err != nil {
		t.Fatal(err)
	}
}

// TestPlansAreHidden: what a facilitator plans reaches no seat, nor an observer who sees what a seat sees.
func TestPlansAreHidden(t *testing.T) {
	script := []string{"status\n", "why\n", "letters\n", "map\n"}
	for name, ticket := range map[string]hall.Ticket{"seat": {Role: hall.Player, Seat: 1}, "observer": {Role: hall.Observer, Seat: 1}} {
		a := bytesOf(t, ticket, "lines", script, nothing, nothing)
		for _, b := range [][]byte{bytesOf(t, ticket, "lines", script, inject, nothing), bytesOf(t, ticket, "lines", script, nothing, inject), bytesOf(t, ticket, "lines", script, nothing, secrets)} {
			if string(a) != string(b) || strings.Contains(string(b), "SECRETWORD") {
				t.Errorf("%s: sent for one truth:\n%s\nfor another:\n%s", name, a, b)
			}
		}
	}
}

// TestBytesOfLateObservers: who looks on later is sent the same whatever is done now, in every form, even where that may be
// known to all; who looks on now is not.
func TestBytesOfLateObservers(t *testing.T) {
	scripts := map[string][]string{
		"lines":  {"status\n", "letters\n", "map\n", "why\n", "status\n"},
		"json":   {"{\"do\":\"clauses\",\"to\":\"sinaloa\"}\n", "{\"turn\":\"TURN\",\"n\":0}\n", "{\"do\":\"auto\"}\n"},
		"screen": {"\r", "M", "\x1b", "c", "q", "t"},
	}
	for form, script := range scripts {
		for name, lag := range map[string]hall.Lag{"a month": {Months: 1}, "an hour": {By: time.Hour}} {
			t.Run(form+" "+name, func(t *testing.T) {
				show := func(b []byte) string {
					if form == "screen" {
						return seen(b)
					}
					return string(b)
				}
				ticket := hall.Ticket{Role: hall.Observer, Seat: 1, All: true, Lag: lag}
				a := bytesOf(t, ticket, form, script, nothing, nothing)
				b := bytesOf(t, ticket, form, script, nothing, func(t *testing.T, tb *hall.Table, others []*hall.Chair) { secrets(t, tb, others); open(t, tb, others) })
				if show(a) != show(b) || strings.Contains(string(b), "SECRETWORD") || len(b) < 200 {
					t.Errorf("sent while nothing happened:\n%s\nwhile something did:\n%s", show(a), show(b))
				}
				ticket.Lag = hall.Lag{}
				if c := bytesOf(t, ticket, form, script, nothing, open); show(a) == show(c) {
					t.Error("the comparison finds nothing")
				}
			})
		}
	}
}

// TestWallIsPublic: the machine at the projector is sent what everybody may know and nothing else, and its keys do nothing.
func TestWallIsPublic(t *testing.T) {
	ticket := hall.Ticket{Role: hall.Observer, Wall: true}
	for form, script := range map[string][]string{"lines": {"set 1 trade 1 x\n", "tables\n"}, "screen": {"\r", ":", "tables", "\r", "\t", "P", "u"}} {
		show := func(b []byte) string {
			if form == "screen" {
				return seen(b)
			}
			return string(b)
		}
		a, b := bytesOf(t, ticket, form, script, nothing, nothing), bytesOf(t, ticket, form, script, secrets, nothing)
		if show(a) != show(b) || strings.Contains(string(b), "SECRETWORD") || !strings.Contains(show(b), "Trade") {
			t.Errorf("%s: the wall shows\n%s\nor\n%s", form, show(a), show(b))
		}
		if c := bytesOf(t, ticket, form, script, open, nothing); show(a) == show(c) || strings.Contains(string(c), "SECRETWORD") {
			t.Errorf("%s: the wall does not show what is public, or shows letters:\n%s", form, show(c))
		}
	}
}
