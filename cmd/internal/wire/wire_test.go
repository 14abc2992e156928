package wire

import (
	"bytes"
	"context"
	"encoding/json"
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
	all := talk(t, `not json`, `{"n":100000}`, `{"do":"dance"}`, `{"do":"clauses","to":"usa"}`, `{"do":"offer","to":"usa","months":3,"clauses":[0]}`, `{"do":"auto"}`, `{"do":"quit"}`, `{"n":0}`)
	var kinds []string
	for _, m := range all {
		kinds = append(kinds, m.Type)
		if m.Type == "refused" && m.Text == "" {
			t.Error("a refusal without words")
		}
	}
	if got := strings.Join(kinds, " "); got != "turn refused turn refused turn refused turn clauses ok turn ok turn" {
		t.Errorf("said: %s", got)
	}
	first := all[0]
	if first.Seat != "mexico" || first.Month != 1 || first.Phase != "talks" || len(first.Actions) == 0 || first.View["trade"] == 0 {
		t.Errorf("%+v", first)
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
