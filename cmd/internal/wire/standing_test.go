package wire

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"riobravo/cmd/internal/table"
	"riobravo/content"
	"riobravo/game/dice"
)

// Where a sheet counts for several months a turn says until when, and the next turn tells all that came about meanwhile.
func TestSheetOfAQuarter(t *testing.T) {
	sc, l := content.Load("the-122")
	if sc == nil {
		t.Fatal(l.Err())
	}
	players := []table.Player{{Bot: "staff"}, {}, {Bot: "staff"}, {Bot: "staff"}}
	tb, err := table.New(table.Config{Rules: sc.Ruleset, Players: players, Source: dice.FromSeed(7)})
	if err != nil {
		t.Fatal(err)
	}
	s, err := tb.Session(1)
	if err != nil {
		t.Fatal(err)
	}
	in := strings.Repeat(`{"do":"auto"}`+"\n", 8) + `{"do":"quit"}` + "\n"
	var out bytes.Buffer
	if err := Run(context.Background(), Config{Session: s, Words: sc.Texts.In("en"), In: strings.NewReader(in), Out: &out}); err != nil {
		t.Fatal(err)
	}
	quarters := map[int16]int16{}
	for d := json.NewDecoder(&out); d.More(); {
		var m message
		if err := d.Decode(&m); err != nil {
			t.Fatal(err)
		}
		if m.Type != "turn" || m.Phase == "crisis" {
			continue
		}
		quarters[m.Month] = m.Until
		if all := strings.Join(m.Events, "\n"); m.Month == 4 && m.Phase == "talks" && (!strings.Contains(all, "January 2013") || !strings.Contains(all, "February 2013")) {
			t.Errorf("the months between are not told:\n%s", all)
		}
	}
	if quarters[1] != 3 || quarters[4] != 6 || len(quarters) > 4 || quarters[2] != 0 {
		t.Errorf("sheets are asked for in these months and count to those: %v", quarters)
	}
}
