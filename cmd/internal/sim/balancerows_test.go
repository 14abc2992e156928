package sim

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// balanced runs `riobravo balance` with arguments written with spaces.
func balanced(ctx context.Context, args string) (string, error) {
	cmd := BalanceCommand(deps())
	var out bytes.Buffer
	cmd.SetArgs(strings.Fields(args))
	cmd.SetOut(&out)
	cmd.SetErr(&out)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	err := cmd.ExecuteContext(ctx)
	return out.String(), err
}

// TestShardsAreTheWhole: the report of shards put together is that of one run to the byte, in words and in JSON, whatever
// the number of workers and the order of the files.
func TestShardsAreTheWhole(t *testing.T) {
	dir := t.TempDir()
	asked := "--games 24 --seed 4 --ladder 3 --strengths random,novice --restrict 1"
	var whole [2]string
	for i, form := range []string{"--workers 1", "--workers 3 --json"} {
		var err error
		if whole[i], err = balanced(context.Background(), asked+" "+form); err != nil {
			t.Fatal(err)
		}
	}
	var files string
	for i := 3; i >= 1; i-- {
		name := filepath.Join(dir, fmt.Sprintf("part%d.jsonl", i))
		if _, err := balanced(context.Background(), fmt.Sprintf("%s --shard %d/3 --out %s", asked, i, name)); err != nil {
			t.Fatalf("shard %d: %v", i, err)
		}
		files += " " + name
	}
	for i, form := range []string{"", " --json"} {
		if got, err := balanced(context.Background(), "merge"+files+form); err != nil || got != whole[i] {
			t.Errorf("merged (%v):\n%s\nin one run:\n%s", err, got, whole[i])
		}
	}
	part := strings.Fields(files)
	if out, err := balanced(context.Background(), "merge "+part[0]); err == nil || !strings.Contains(err.Error(), "8 games") || !strings.Contains(out, "8 games from seed 4") {
		t.Errorf("a shard alone: %v\n%s", err, out)
	}
}

// TestStrangeShards: what does not belong together is refused by name, and nothing that stands in a file is lost.
func TestStrangeShards(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	for _, args := range []string{
		"--games 20 --seed 4 --shard 1/2 --out " + in("a.jsonl"),
		"--games 22 --seed 4 --shard 2/2 --out " + in("other.jsonl"),
	} {
		if _, err := balanced(context.Background(), args); err != nil {
			t.Fatal(err)
		}
	}
	kept, _ := os.ReadFile(in("a.jsonl"))
	lines := strings.SplitAfter(string(kept), "\n")
	broken := map[string]string{
		"cut.jsonl":   string(kept[:len(kept)-9]),
		"row.jsonl":   lines[0] + `{"part":"games","game":0,"row":[1,2,3]}` + "\n",
		"part.jsonl":  lines[0] + `{"part":"gold","game":0,"row":[1]}` + "\n",
		"far.jsonl":   lines[0] + strings.Replace(lines[1], `"game":0`, `"game":20`, 1),
		"head.jsonl":  strings.Replace(lines[0], `"turns":12`, `"turns":4000`, 1),
		"empty.jsonl": "",
	}
	for name, text := range broken {
		if err := os.WriteFile(in(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for args, want := range map[string]string{
		"merge " + in("a.jsonl") + " " + in("other.jsonl"):             "is of another batch than",
		"merge " + in("a.jsonl") + " " + in("a.jsonl"):                 "game 0 stands in",
		"merge " + in("row.jsonl"):                                     `row.jsonl", line 2`,
		"merge " + in("part.jsonl"):                                    `part.jsonl", line 2`,
		"merge " + in("far.jsonl"):                                     `far.jsonl", line 2`,
		"merge " + in("head.jsonl"):                                    `head.jsonl", line 1`,
		"merge " + in("empty.jsonl"):                                   `empty.jsonl", line 1`,
		"merge " + in("cut.jsonl"):                                     "is not of a file of games",
		"merge " + in("none.jsonl"):                                    "could not be read",
		"merge":                                                        "nothing to merge",
		"--games 20 --seed 4 --shard 1/2 --out " + in("a.jsonl"):       "stands there already and is left as it is",
		"--games 20 --shard 1/2":                                       `needs "--seed"`,
		"--games 20 --seed 4 --shard 1/2 --out " + in("b.csv"):         "ends in .jsonl",
		"--games 20 --seed 4 --out " + in("b.xlsx"):                    ".jsonl, .csv or .parquet",
		"--games 1000000000":                                           "it may be 1 to 100000000",
		"--games 20 --strengths novice,warlord":                        `"warlord" is no value for "--strengths"`,
		"--games 20 --seed 4 --out " + in("no/such/folder/rows.jsonl"): "could not be written",
	} {
		if _, err := balanced(context.Background(), args); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", args, err, want)
		}
	}
	if now, _ := os.ReadFile(in("a.jsonl")); !bytes.Equal(now, kept) {
		t.Error("a file that stood there was changed")
	}
}

// TestRowsForPrograms: the tables for other programs hold every game of the batch, with the same margins.
func TestRowsForPrograms(t *testing.T) {
	dir := t.TempDir()
	table, columns := filepath.Join(dir, "games.csv"), filepath.Join(dir, "games.parquet")
	for _, name := range []string{table, columns} {
		if _, err := balanced(context.Background(), "--games 12 --seed 4 --out "+name); err != nil {
			t.Fatal(err)
		}
	}
	file, err := os.Open(table)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) != 13 {
		t.Fatalf("%d lines for 12 games: %v", len(rows), err)
	}
	type game struct {
		Game   int32   `parquet:"game"`
		Ending string  `parquet:"ending"`
		Margin float64 `parquet:"usa_margin"`
		First  int32   `parquet:"usa_first"`
	}
	list, err := parquet.ReadFile[game](columns)
	if err != nil || len(list) != 12 {
		t.Fatalf("%d rows for 12 games: %v", len(list), err)
	}
	at := func(row []string, name string) string {
		for i, n := range rows[0] {
			if n == name {
				return row[i]
			}
		}
		t.Fatalf("no column %q", name)
		return ""
	}
	for i, g := range list {
		row := rows[i+1]
		got := fmt.Sprintf("%d %s %.2f %d", g.Game, g.Ending, g.Margin, g.First)
		want := at(row, "game") + " " + at(row, "ending") + " " + at(row, "usa_margin") + " " + at(row, "usa_first")
		if got != want {
			t.Errorf("game %d: %s, and %s in the table", i, got, want)
		}
	}
}

// TestInterruptedMeasurement: what was played before counts, and the file that was being written can be read.
func TestInterruptedMeasurement(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	cfg := BalanceConfig{Config: Config{Rules: rules(t), Games: 500, Seed: 4, Workers: 2}}
	cfg.Progress = func(done, _ int) {
		if done == 30 {
			stop()
		}
	}
	name := filepath.Join(t.TempDir(), "rows.jsonl")
	done, err := keepRows(&cfg, name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Measure(ctx, cfg)
	if err != nil || !b.Partial || b.Games < 30 || b.Games > 40 || b.Seats[0].First.CI95[1] >= 1 || b.Seats[0].Talks != nil || b.Seats[0].Luck != nil {
		t.Errorf("%v: %+v", err, b)
	}
	if err := done(); err != nil {
		t.Fatal(err)
	}
	if again, err := mergeBalance([]string{name}); err != nil || again.Games != b.Games || again.Seats[2].First != b.Seats[2].First {
		t.Errorf("%v: read back %d games of %d", err, again.Games, b.Games)
	}
}
