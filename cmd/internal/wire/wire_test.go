package wire

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
)

var scenario = sync.OnceValue(func() *content.Scenario {
	sc, _ := content.Load(content.Default)
	return sc
})

// seated is a new game with a person in one seat.
func seated(t *testing.T, k game.Seat, seed uint64) (*table.Table, session.Session) {
	t.Helper()
	players := make([]table.Player, 4)
	for i := range players {
		if game.Seat(i) != k {
			players[i].Bot = "staff"
		}
	}
	tb, err := table.New(table.Config{Rules: scenario().Ruleset, Players: players, Source: dice.FromSeed(seed)})
	if err != nil {
		t.Fatal(err)
	}
	s, err := tb.Session(k)
	if err != nil {
		t.Fatal(err)
	}
	return tb, s
}

// talk plays lines against a new game and returns what was said.
func talk(t *testing.T, lines ...string) []message {
	t.Helper()
	_, s := seated(t, 1, 7)
	var out bytes.Buffer
	if err := Run(context.Background(), Config{Session: s, Words: scenario().Texts.In("en"), In: strings.NewReader(strings.Join(lines, "\n") + "\n"), Out: &out}); err != nil {
		t.Fatal(err)
	}
	var all []message
	d := json.NewDecoder(&out)
	for {
		var m message
		if err := d.Decode(&m); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
}

func TestTalk(t *testing.T) {
	all := talk(t, `not json`, `{"n":100000}`, `{"turn":"000000000000","n":0}`, `{"do":"dance"}`, `{"do":"clauses","to":"usa"}`, `{"do":"offer","to":"usa","months":3,"clauses":[0]}`, `{"turn":"000000000000","do":"auto"}`, `{"do":"auto"}`, `{"do":"quit"}`, `{"n":0}`)
	var kinds []string
	for _, m := range all {
		kinds = append(kinds, m.Type)
		if m.Type == "refused" && m.Text == "" {
			t.Error("a refusal without words")
		}
	}
	if got := strings.Join(kinds, " "); got != "turn refused turn refused turn refused turn refused turn clauses ok turn refused turn ok turn" {
		t.Errorf("said: %s", got)
	}
	first := all[0]
	if first.Seat != "mexico" || first.Month != 1 || first.Phase != "talks" || len(first.Actions) == 0 || first.View["trade"] == 0 {
		t.Errorf("%+v", first)
	}
}

// TestStale: an answer means the action that it was read from. A turn whose list has not changed keeps its id, on another
// connection too; a list that changed under way is told unasked, and an answer to the old one is refused.
func TestStale(t *testing.T) {
	tb, s := seated(t, 1, 7)
	program, host := io.Pipe()
	said, out := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- Run(t.Context(), Config{Session: s, Words: scenario().Texts.In("en"), In: program, Out: out})
	}()
	d := json.NewDecoder(said)
	next := func(kind string) (m message) {
		t.Helper()
		if err := d.Decode(&m); err != nil || m.Type != kind {
			t.Fatalf("%q was to come: %v %q %s", kind, err, m.Type, m.Text)
		}
		return m
	}
	ask := func(turn string, n int) { fmt.Fprintf(host, "{\"turn\":%q,\"n\":%d}\n", turn, n) }
	first := next("turn")
	ready := len(first.Actions) - 1
	ask(first.Turn, ready)
	if m := next("ok"); m.Turn != first.Turn || m.N == nil || *m.N != ready {
		t.Errorf("ok to %+v, asked %q, %d", m, first.Turn, ready)
	}
	second := next("turn")
	if second.Turn == first.Turn {
		t.Error("two turns have one id")
	}
	trade(t, tb, 50) // seen, and changes nothing of what may be said
	again, err := tb.Session(1)
	if err != nil {
		t.Fatal(err)
	}
	var other bytes.Buffer
	if err := Run(t.Context(), Config{Session: again, Words: scenario().Texts.In("en"), In: strings.NewReader(""), Out: &other}); err != nil {
		t.Fatal(err)
	}
	var same message
	if err := json.Unmarshal(other.Bytes(), &same); err != nil || same.Turn != second.Turn || same.View["trade"] != 50 || len(same.Events) < len(first.Events) {
		t.Errorf("on another connection the list is %q, here %q; trade %d: %v", same.Turn, second.Turn, same.View["trade"], err)
	}
	if err := tb.Rewind(1, true); err != nil { // it changes what may be done
		t.Fatal(err)
	}
	if m := next("turn"); m.Turn != first.Turn {
		t.Errorf("after the rewind %q, at first %q", m.Turn, first.Turn)
	}
	ask(second.Turn, 0)
	if m := next("refused"); !strings.Contains(m.Text, second.Turn) || m.Turn != second.Turn || m.N == nil || *m.N != 0 {
		t.Errorf("%+v", m)
	}
	third := next("turn")
	ask(third.Turn, len(third.Actions)-1)
	next("ok")
	next("turn")
	fmt.Fprintln(host, `{"do":"quit"}`)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestActionsAreLegal: whatever a turn lists is taken.
func TestActionsAreLegal(t *testing.T) {
	_, s := seated(t, 1, 7)
	p := newPlay(Config{Session: s, Words: scenario().Texts.In("en"), Out: io.Discard})
	for range 6 {
		if err := p.turn(); err != nil {
			t.Fatal(err)
		}
		for _, a := range p.actions {
			if ref := s.Check(a.command); ref != nil && a.Do != "seal" {
				t.Errorf("%+v is listed and refused: %v", a, ref)
			}
		}
		if err := s.(interface{ Auto() error }).Auto(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestOnlyTheSeatsOwn: two games that differ only in what the seat may not know look the same on the wire to the byte.
func TestOnlyTheSeatsOwn(t *testing.T) {
	say := func(change func(*table.Table)) string {
		tb, s := seated(t, 1, 7)
		change(tb)
		var out bytes.Buffer
		script := strings.Repeat("{\"do\":\"clauses\",\"to\":\"sinaloa\"}\n", 2)
		if err := Run(context.Background(), Config{Session: s, Words: scenario().Texts.In("en"), In: strings.NewReader(script), Out: &out}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	field, ok := game.FieldByName("cash", game.ScopeGroup)
	if !ok {
		t.Fatal("no cash")
	}
	set := func(to int16) func(*table.Table) {
		return func(tb *table.Table) {
			if err := tb.Facilitate(game.Command{Kind: game.CmdField, Field: field, I: 0, Value: to, Seat: game.NoSeat}, "why"); err != nil {
				t.Fatal(err)
			}
		}
	}
	if a, b := say(set(11)), say(set(222)); a != b {
		t.Error("a group's cash is seen by Mexico's program")
	}
	if a, b := say(func(*table.Table) {}), say(func(tb *table.Table) { trade(t, tb, 50) }); a == b {
		t.Error("the comparison finds nothing")
	}
}

func trade(t *testing.T, tb *table.Table, to int16) {
	t.Helper()
	f, _ := game.FieldByName("trade", game.ScopeWorld)
	if err := tb.Facilitate(game.Command{Kind: game.CmdField, Field: f, Value: to, Seat: game.NoSeat}, "why"); err != nil {
		t.Fatal(err)
	}
}
