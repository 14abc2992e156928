package serve

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"testing"
	"time"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game/dice"
	"riobravo/save"
	"riobravo/save/store"
)

// holder is a machine that holds a hall with one table, reached by others; the code is the first seat's.
func holder(t *testing.T) (*Server, *Peer, string) {
	t.Helper()
	sc := scenario()
	h, err := hall.New(hall.Config{
		Rules: sc.Ruleset, Life: time.Hour, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Table: table.Config{Facilitated: true},
		Tables: []hall.Setup{{Name: "one", Source: dice.FromSeed(7)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	code, err := h.Issue(hall.Ticket{Role: hall.Player, Seat: 0})
	if err != nil {
		t.Fatal(err)
	}
	p, err := ListenPeer("127.0.0.1:0", "127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{cfg: Config{
		Words: func(l string) session.Words { return sc.Texts.In(l) }, Languages: []string{"en", "es"}, Language: "en", Theatre: content.Theatre(),
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	}, ctx: t.Context(), gates: newGates(), reckon: make(chan struct{}, 1)}
	s.node = &node{s: s, hall: h}
	s.meter = newMeter(s.hall)
	go s.servePeers(p)
	t.Cleanup(p.Close)
	return s, p, code
}

// TestPassedOn: a visit that another machine passes on is served as one that came here: lines in, lines out, an end, and as whom
// it came in.
func TestPassedOn(t *testing.T) {
	_, p, code := holder(t)
	l, at, err := dial(t.Context(), p.Reach())
	if err != nil {
		t.Fatal(err)
	}
	defer l.conn.Close()
	if err := l.tell(frameHello, comes{Pass: at.Pass, From: "a", User: code, Words: []string{"lines", "name=Ana"}, Size: tui.Size{W: 80, H: 24}}); err != nil {
		t.Fatal(err)
	}
	if kind, _, err := l.next(); kind != frameOpen || err != nil {
		t.Fatalf("%c: %v", kind, err)
	}
	if err := l.send(frameData, []byte("status\nquit\n")); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	var as known
	for {
		kind, b, err := l.next()
		if err != nil {
			t.Fatalf("%v: %s", err, said.String())
		}
		if kind == frameExit {
			if len(b) != 1 || b[0] != 0 {
				t.Errorf("it ends with %v", b)
			}
			break
		}
		switch kind {
		case frameData:
			said.Write(b)
		case frameKnown:
			_ = json.Unmarshal(b, &as)
		}
	}
	if !strings.Contains(said.String(), "Your seat: United States") || as != (known{code, "Ana"}) {
		t.Errorf("%+v: %s", as, said.String())
	}
}

// TestNoPeer: who does not know the store's words gets nothing, and another machine in its place is not taken for it.
func TestNoPeer(t *testing.T) {
	s, p, code := holder(t)
	var at reach
	if err := json.Unmarshal([]byte(p.Reach()), &at); err != nil {
		t.Fatal(err)
	}
	for name, first := range map[string]comes{
		"no password":    {User: code, Words: []string{"lines", "name=Eve"}},
		"wrong password": {Pass: strings.Repeat("0", len(at.Pass)), User: code, Words: []string{"lines", "name=Eve"}},
		"too long":       {Pass: at.Pass, User: strings.Repeat("x", frameMost)},
	} {
		l, _, err := dial(t.Context(), p.Reach())
		if err != nil {
			t.Fatal(err)
		}
		_ = l.tell(frameHello, first)
		if kind, b, err := l.next(); err == nil {
			t.Errorf("%s: it is told %c %q", name, kind, b)
		}
		_ = l.conn.Close()
	}
	if n := len(s.hall().People()); n != 0 {
		t.Errorf("%d people were let in", n)
	}
	wrong := at
	wrong.Cert = strings.Repeat("0", len(at.Cert))
	b, _ := json.Marshal(wrong)
	if _, _, err := dial(t.Context(), string(b)); !errors.Is(err, errPeer) {
		t.Errorf("another machine is taken for it: %v", err)
	}
	if _, _, err := dial(context.Background(), "{}"); !errors.Is(err, errPeer) {
		t.Error(err)
	}
	s.node.set(nil, store.Holder{})
	l, _, err := dial(t.Context(), p.Reach())
	if err != nil {
		t.Fatal(err)
	}
	defer l.conn.Close()
	_ = l.tell(frameHello, comes{Pass: at.Pass})
	if kind, _, err := l.next(); kind != frameMoved || err != nil {
		t.Errorf("one that holds nothing says %c: %v", kind, err)
	}
}

// FuzzLink: bytes that are no frames end a link, and nothing else.
func FuzzLink(f *testing.F) {
	f.Add([]byte{frameData, 0, 0, 0, 1, 'x'})
	f.Add(binary.BigEndian.AppendUint32([]byte{frameAlive}, 1<<31))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, z := net.Pipe()
		defer a.Close()
		go func() {
			_, _ = z.Write(b)
			_ = z.Close()
		}()
		l := newLink(a)
		for {
			if _, p, err := l.next(); err != nil {
				return
			} else if len(p) > len(b) {
				t.Fatal("more came than was sent")
			}
		}
	})
}

// TestProgramGoesAlong: a program stays connected while the hall moves: it is told in a record, and the turn that it has to
// answer is the one that it was told before. One that must go is told in a record too, and when to come again.
func TestProgramGoesAlong(t *testing.T) {
	var kept []byte
	quiet := slog.New(slog.NewTextHandler(io.Discard, nil))
	cfg := hall.Config{
		Rules: scenario().Ruleset, Life: time.Hour, Log: quiet, Tables: []hall.Setup{{Name: "one", Fills: []string{"", "staff", "staff", "staff"}, Source: dice.FromSeed(7)}},
		Keep:  func(*save.Log, string) (table.Place, error) { return table.Place{ID: "game"}, nil },
		Store: func(b []byte) error { kept = b; return nil },
	}
	first, err := hall.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	code, err := first.Issue(hall.Ticket{Role: hall.Player, Seat: 0})
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{cfg: Config{Words: func(l string) session.Words { return scenario().Texts.In(l) }, Languages: []string{"en", "es"}, Language: "en", Log: quiet}, gates: newGates()}
	s.node = &node{s: s, hall: first}
	s.meter = newMeter(s.hall)
	s.state = stateOpen
	r, program := io.Pipe()
	said, out := io.Pipe()
	v := &visitor{s: s, in: newFeed(t.Context(), r), out: out, user: code, from: "a", env: environ(nil, ""), words: []string{"json", "name=Bot"}, sizes: make(chan tui.Size, 1)}
	done := make(chan int, 1)
	go func() { done <- v.visit(t.Context()) }()
	type record struct {
		Type, Turn, Text string
		After            int
		Actions          []struct{ Do string }
	}
	d := json.NewDecoder(said)
	next := func(kind string) (m record) {
		t.Helper()
		for m.Type != kind {
			if m = (record{}); d.Decode(&m) != nil || m.Type == "refused" {
				t.Fatalf("%q was to come: %+v", kind, m)
			}
		}
		return m
	}
	ready := func(m record) {
		_, _ = fmt.Fprintf(program, "{\"turn\":%q,\"n\":%d}\n", m.Turn, len(m.Actions)-1)
		next("ok")
	}
	ready(next("turn"))
	before := next("turn")
	s.node.set(nil, store.Holder{})
	first.CloseFor(hall.ErrMoved)
	next("moved")
	cfg.Resume = func(string) (*save.Log, table.Place, error) {
		return first.Tables()[0].Game().Snapshot(), table.Place{ID: "game"}, nil
	}
	second, err := hall.Resume(cfg, kept)
	if err != nil {
		t.Fatal(err)
	}
	s.node.set(second, store.Holder{})
	after := next("turn")
	if after.Turn != before.Turn {
		t.Errorf("before the hall moved the turn was %q, after it %q", before.Turn, after.Turn)
	}
	second.CloseFor(hall.ErrClosed)
	if m := next("bye"); m.After != againClosed || m.Text == "" {
		t.Errorf("%+v", m)
	}
	if code := <-done; code != 1 {
		t.Errorf("the visit ends with %d", code)
	}
}
