package sim

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestOnly: what --only names is played and nothing else, and says what it says in the whole.
func TestOnly(t *testing.T) {
	cfg := BalanceConfig{Config: Config{Rules: rules(t), Games: 24, Seed: 5, Bots: []string{"staff", "staff", "staff", "staff"}}}
	cfg.Ladder, cfg.Strengths = 3, []string{"random", "novice"}
	plays := map[string]int{}
	cfg.Rows = func(part string, _ int, _ []int32) error { plays[part]++; return nil }
	all, err := Measure(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	for only, want := range map[string]map[string]int{
		"games":      {"games": 24},
		"games,luck": {"games": 24, "luck": 16, "line_ups": 16},
		"ladder":     {"ladder usa": 3, "ladder mexico": 3, "ladder sinaloa": 3, "ladder jalisco": 3},
	} {
		cfg.Only, plays = strings.Split(only, ","), map[string]int{}
		b, err := Measure(context.Background(), cfg)
		if err != nil || fmt.Sprint(plays) != fmt.Sprint(want) {
			t.Errorf("%s: %v, played %v, want %v", only, err, plays, want)
		}
		raw, _ := json.Marshal(b)
		whole, _ := json.Marshal(all)
		var some, rest map[string]any
		if json.Unmarshal(raw, &some) != nil || json.Unmarshal(whole, &rest) != nil {
			t.Fatal("no JSON")
		}
		for key, v := range some {
			if key != "seats" && key != "games" && fmt.Sprint(v) != fmt.Sprint(rest[key]) {
				t.Errorf("%s: %s is %v, in the whole %v", only, key, v, rest[key])
			}
		}
		_, lead := some["lead"]
		_, ladder := some["ladder"]
		_, first := some["seats"].([]any)[0].(map[string]any)["first"]
		if games := cfg.Only[0] == "games"; lead != games || first != games || ladder != slices.Contains(cfg.Only, "ladder") {
			t.Errorf("%s: %s", only, raw)
		}
	}
}

// TestOnlyForPeople: the report leaves out what was not played, shards of it are the whole, and what does not go together is
// refused.
func TestOnlyForPeople(t *testing.T) {
	in := func(name string) string { return filepath.Join(t.TempDir(), name) }
	ladder := "--only ladder --ladder 5 --strengths random,novice --seed 4"
	whole, err := balanced(context.Background(), ladder)
	if err != nil || strings.Contains(whole, "The lead changed") || strings.Contains(whole, "games from seed") || !strings.Contains(whole, "60.0 %") {
		t.Errorf("%v\n%s", err, whole)
	}
	one, two, other := in("1.jsonl"), in("2.jsonl"), in("other.jsonl")
	for _, args := range []string{
		ladder + " --shard 1/2 --out " + one, ladder + " --shard 2/2 --out " + two,
		"--only games,ladder --ladder 5 --strengths random,novice --seed 4 --games 2 --shard 2/2 --out " + other,
	} {
		if _, err := balanced(context.Background(), args); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := balanced(context.Background(), "merge "+two+" "+one); err != nil || got != whole {
		t.Errorf("merged (%v):\n%s\nin one run:\n%s", err, got, whole)
	}
	games, err := balanced(context.Background(), "--only games --games 12 --seed 4")
	if err != nil || !strings.Contains(games, "Variety") || strings.Contains(games, "Talks") || !strings.Contains(games, "The lead changed") {
		t.Errorf("%v\n%s", err, games)
	}
	restrict := "--only restrict --restrict 3 --forbid mexico:purge,mexico:offensive --seed 4"
	forbidden, err := balanced(context.Background(), restrict)
	if err != nil || strings.Count(forbidden, "\nMexico") != 2 || strings.Contains(forbidden, "U.S.") {
		t.Errorf("%v\n%s", err, forbidden)
	}
	for i, name := range []string{one + "r.jsonl", two + "r.jsonl"} {
		if _, err := balanced(context.Background(), fmt.Sprintf("%s --shard %d/2 --out %s", restrict, i+1, name)); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := balanced(context.Background(), "merge "+one+"r.jsonl "+two+"r.jsonl"); err != nil || got != forbidden {
		t.Errorf("merged (%v):\n%s\nin one run:\n%s", err, got, forbidden)
	}
	for args, want := range map[string]string{
		"merge " + one + " " + other:           "is of another batch than",
		"merge " + one:                         "known from 12 games",
		"--forbid usa:raid --seed 4":           "as in --restrict 200 --forbid usa:raid",
		"--restrict 2 --forbid usa:purge":      `"purge" is no value for "--forbid"`,
		"--only orders":                        `It may be: games, luck,`,
		"--only ladder":                        "as in --only ladder --ladder 200",
		"--only games --ladder 5":              `"--ladder" and "--only games" do not go together`,
		"--only luck --out " + in("games.csv"): `do not go together`,
	} {
		if _, err := balanced(context.Background(), args); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", args, err, want)
		}
	}
}
