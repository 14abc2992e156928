package sim

import (
	"bytes"
	"context"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"riobravo/game/bot"
)

// TestBalance: the same seed gives the same balance with any number of workers, and what it says holds together.
func TestBalance(t *testing.T) {
	cfg := BalanceConfig{Config: Config{Rules: rules(t), Games: short(80), Seed: 5, Bots: []string{"staff", "staff", "staff", "novice"}}}
	var got [2]Balance
	for i, workers := range []int{1, 3} {
		cfg.Workers = workers
		var err error
		if got[i], err = Measure(context.Background(), cfg); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(got[0], got[1]) {
		a, _ := json.Marshal(got[0])
		b, _ := json.Marshal(got[1])
		t.Errorf("one worker\n%s\nthree\n%s", a, b)
	}
	b := got[0]
	moved := false
	for _, k := range b.Seats {
		if *k.Luck < 0 || *k.Luck+*k.Play > 1.0001 || *k.ChanceLineUps+*k.LineUps > 1.0001 || *k.LineUps == *k.Play || k.Variety <= 0 || k.Variety > 1 {
			t.Errorf("%+v", k)
		}
		if k.Deals.Signed <= 0 || k.Deals.Worth == nil {
			t.Errorf("%s signs %+v", k.Seat, k.Deals)
		}
		held := 0.0
		for _, w := range k.Ways {
			held += w.Share.Value
		}
		if k.First.Value > 0 && (held < 0.999 || held > 1.001) {
			t.Errorf("%s: first places by posture come to %v", k.Seat, held)
		}
		moved = moved || k.Talks.Mean != 0
		if len(b.Orders[k.Seat]) < 20 {
			t.Errorf("%s: only %d orders were ever legal", k.Seat, len(b.Orders[k.Seat]))
		}
	}
	for _, k := range b.Seats {
		if *k.Agency <= 0 || *k.Agency > 1 || k.Kingmaking.N == 0 || k.Kingmaking.Value >= 1 {
			t.Errorf("%s: agency %v, kings made %+v: its own dice were not thrown anew", k.Seat, k.Agency, k.Kingmaking)
		}
	}
	if len(b.Styles) != 2 || b.Styles[0].Seat != "usa" || b.Styles[0].Loss == b.Styles[1].Loss {
		t.Errorf("who never asks and who always asks: %+v", b.Styles)
	}
	if !moved {
		t.Error("a mute seat fares as one that talks, in every seat: it was not mute")
	}
	if c := b.Lead.Certainty; len(c) != 12 || c[11] < c[0] {
		t.Errorf("certainty by month: %v", c)
	}
}

// TestBalanceLadder: a step compares what it says it compares.
func TestBalanceLadder(t *testing.T) {
	if testing.Short() {
		t.Skip("plays bots that look ahead")
	}
	names := bot.Names
	defer func() { bot.Names = names }()
	bot.Names = names[:3]
	b, err := Measure(context.Background(), BalanceConfig{Config: Config{Rules: rules(t), Games: 4, Seed: 5, Bots: []string{"", "", "", ""}}, Ladder: 60})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Ladder) != 12 {
		t.Fatalf("%d pairs of three strengths in four seats", len(b.Ladder))
	}
	for i, want := range [][2]string{{"novice", "random"}, {"staff", "novice"}, {"staff", "random"}} {
		if s := b.Ladder[i]; s.Better != want[0] || s.Worse != want[1] || s.Seat != "usa" || s.Share.N != 60 {
			t.Errorf("%+v", s)
		}
	}
	if m := b.Ladder[3]; m.Seat != "mexico" || m.Share.CI95[0] < 0.6 {
		t.Errorf("a novice in Mexico's seat does not beat chance: %+v", m)
	}
}

func TestBalanceForPeople(t *testing.T) {
	say := func(ctx context.Context, args ...string) (string, error) {
		cmd := BalanceCommand(deps())
		var out bytes.Buffer
		cmd.SetArgs(args)
		cmd.SetOut(&out)
		cmd.SetErr(&out)
		cmd.SilenceErrors, cmd.SilenceUsage = true, true
		err := cmd.ExecuteContext(ctx)
		return out.String(), err
	}
	out, err := say(context.Background(), "--games", "20", "--seed", "1", "--restrict", "1")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"20 games from seed 1", "Talks", "The lead changed", "Who leads leads at the end, by month: ", "events happen in a game", "What forbidding an order costs"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "[sim.") {
		t.Errorf("a text is missing:\n%s", out)
	}
	for args, want := range map[string]string{
		"--ladder -1": `out of range for "--ladder"`, "--restrict -1": `out of range for "--restrict"`, "--games 0": `out of range for "--games"`,
		"a b": `"b" is too much`, "--seats usa=staff:warlord": `It may be: staff:hawk, staff:dealmaker, staff:institutionalist.`,
	} {
		if _, err := say(context.Background(), strings.Fields(args)...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("balance %s: %v, want %q", args, err, want)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := say(ctx, "--games", "20", "--seed", "1"); err == nil || !strings.Contains(err.Error(), "interrupted") {
		t.Errorf("an interrupted run says %v", err)
	}
}

// TestBalanceAhead: a seat that looks ahead tells how near its alternatives are, and is set against the batch's own bot at
// every budget.
func TestBalanceAhead(t *testing.T) {
	if testing.Short() {
		t.Skip("plays bots that look ahead")
	}
	budgets := traceBudgets
	defer func() { traceBudgets = budgets }()
	traceBudgets = []int{4}
	b, err := Measure(context.Background(), BalanceConfig{Config: Config{Rules: rules(t), Games: 2, Seed: 5, Bots: []string{"", "", "", ""}}, Dilemma: 1, Skill: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.Dilemmas) != 4 || len(b.Trace) != 4 || b.Trace[0].Better != "principal@4" || b.Trace[0].Worse != "staff" {
		t.Fatalf("%+v %+v", b.Dilemmas, b.Trace)
	}
	for _, d := range b.Dilemmas {
		if d.Share.N == 0 || d.Share.N > 12 {
			t.Errorf("%s: %d sheets in a game of twelve months", d.Seat, d.Share.N)
		}
	}
}
