package sim

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"riobravo/content"
	"riobravo/game"
)

// deps hands the commands the real catalogue.
func deps() Deps {
	s := scenario()
	return Deps{
		Words: s.Texts.In("en"), Scenario: content.Default,
		Load: func(_ string, o Options) (*game.Ruleset, error) {
			rs, _ := s.With(content.Options{Assume: o.Assume, Params: o.Params})
			return rs, nil
		},
		Fail: func(text string, wrong bool) error {
			if wrong {
				return errors.New("wrong: " + text)
			}
			return errors.New(text)
		},
	}
}

// call runs the command line with the real catalogue.
func call(t *testing.T, ctx context.Context, args ...string) (out string, err error) {
	t.Helper()
	cmd := Command(deps())
	var b, e bytes.Buffer
	cmd.SetOut(&b)
	cmd.SetErr(&e)
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	cmd.SetArgs(args)
	err = cmd.ExecuteContext(ctx)
	if e.Len() > 0 {
		t.Errorf("%v wrote to the error stream in a pipe: %s", args, e.String())
	}
	if strings.Contains(b.String(), "[sim.") || err != nil && strings.Contains(err.Error(), "[sim.") {
		t.Errorf("%v: a text is missing: %s %v", args, b.String(), err)
	}
	return b.String(), err
}

func result(t *testing.T, args ...string) Result {
	t.Helper()
	out, err := call(t, context.Background(), append(args, "--json")...)
	if err != nil {
		t.Fatal(args, err)
	}
	var r Result
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(args, err, out)
	}
	return untimed(r)
}

func TestShardsMergeToTheWhole(t *testing.T) {
	asked := []string{"threat", "--games", "40", "--seed", "7", "--seats", "usa=novice,groups=random", "--force", "usa:raid@3-6", "--force", "mexico:summit"}
	whole := result(t, asked...)
	told, err := call(t, context.Background(), asked...)
	if err != nil || len(whole.Forced) != 2 || whole.Forced[0].Given == 0 {
		t.Fatalf("%v %+v", err, whole.Forced)
	}
	for _, ext := range []string{".csv", ".jsonl"} {
		if testing.Short() && ext == ".csv" {
			continue
		}
		dir := t.TempDir()
		var files []string
		for _, s := range []string{"1", "2", "3"} {
			f := filepath.Join(dir, s+ext)
			files = append(files, f)
			part := result(t, append(asked[:len(asked):len(asked)], "--shard", s+"/3", "--out", f)...)
			if part.Games == 40 || part.Partial {
				t.Errorf("a shard of %d games, partial %v", part.Games, part.Partial)
			}
		}
		if got := result(t, append([]string{"merge"}, files...)...); !reflect.DeepEqual(got, whole) {
			t.Errorf("%s: merged\n%+v\nwhole\n%+v", ext, got, whole)
		}
		for _, names := range [][]string{{files[2], files[0], files[1]}, {joined(t, files)}, {turned(t, files[2]), files[0], files[1]}} {
			if got, err := call(t, context.Background(), append([]string{"merge"}, names...)...); err != nil || got != told {
				t.Errorf("%s: merged (%v)\n%s\nwhole\n%s", names, err, got, told)
			}
		}
		if _, err := call(t, context.Background(), "merge", joined(t, files), files[1]); err == nil || !strings.Contains(err.Error(), "game 1 stands in") {
			t.Errorf("a shard that another file holds, too: %v", err)
		}
		if out, err := call(t, context.Background(), "merge", files[0], files[2]); err == nil || !strings.HasPrefix(err.Error(), "wrong: the result is partial") || !strings.HasPrefix(out, "PARTIAL") {
			t.Errorf("two of three shards: %v\n%s", err, out)
		}
		if _, err := call(t, context.Background(), "merge", files[0], files[0]); err == nil || !strings.Contains(err.Error(), "again") {
			t.Errorf("a shard twice: %v", err)
		}
		other := filepath.Join(dir, "other"+ext)
		result(t, "threat", "--games", "40", "--seed", "8", "--out", other)
		if _, err := call(t, context.Background(), "merge", files[0], other); err == nil || !strings.Contains(err.Error(), "another batch") {
			t.Errorf("another batch: %v", err)
		}
	}
}

// joined is a file with the rows of all files one after another, the last file's first.
func joined(t *testing.T, files []string) string {
	t.Helper()
	var all []string
	for _, f := range files {
		lines := linesOfFile(t, f)
		if all == nil {
			all = lines[:1]
		}
		all = append(append(all[:1:1], lines[1:]...), all[1:]...)
	}
	return written(t, files[0], all)
}

// turned is a file with its rows in the opposite order.
func turned(t *testing.T, file string) string {
	t.Helper()
	lines := linesOfFile(t, file)
	slices.Reverse(lines[1:])
	return written(t, file, lines)
}

func linesOfFile(t *testing.T, name string) []string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(b)), "\n")
}

func written(t *testing.T, like string, lines []string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "rows"+filepath.Ext(like))
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestWrongCalls(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.csv")
	if err := os.WriteFile(bad, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	worse := filepath.Join(dir, "bad.jsonl")
	if err := os.WriteFile(worse, []byte("{\"scenario\":\"threat\",\"months\":99999999}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ args, want string }{
		{"threat again", `"again" is too much`},
		{"--games 0", `out of range for "--games"`},
		{"--turns 99", `out of range for "--turns"`},
		{"--workers -1", `out of range for "--workers"`},
		{"--bots clever", `It may be: random, novice, staff, principal, strategist, away.`},
		{"--seats usa", `written as in usa=staff`},
		{"--seats france=staff", `groups, usa, mexico, sinaloa, jalisco`},
		{"--seats usa=human", `"human" is no value for "--seats"`},
		{"--seed -1", `no seed`},
		{"--assume nonsense=on", `no value for "--assume"`},
		{"--assume goldfish_memory=perhaps", `It may be: on, off.`},
		{"--param wages=much", `written as in name=5`},
		{"--param nothing=1", `no value for "--param"`},
		{"--param wagez=1", `"wagez" is no value for "--param"; did you mean "wages"?`},
		{"--assume goldfsh_memory=on", `did you mean "goldfish_memory"?`},
		{"--vary goldfsh_memory", `did you mean "goldfish_memory"?`},
		{"--vary refil=0..60", `did you mean "refill"? It may be: refill.`},
		{"--bots stafff", `did you mean "staff"? It may be: random, novice,`},
		{"--force usa:radi", `did you mean "raid"?`},
		{"--force usa", `written as in usa:raid`},
		{"--force usa:nap", `"nap" is no value for "--force"`},
		{"--force france:raid", `"france" is no value`},
		{"--force mexico:raid", `"raid" is no value`},
		{"--force usa:raid@13", `takes 1 to 12`},
		{"--force usa:raid@3-1", `takes 1 to 12`},
		{"--force usa:raid=tickle", `"tickle" is no value`},
		{"--forbid usa:raid=kill", `written as in usa:raid`},
		{"--shard 3/2", `written as in 1/4`},
		{"--games 2 --shard 1/4", `out of range for "--games"`},
		{"--out rows.txt", `ends in .csv or .jsonl`},
		{"--out " + filepath.Join(dir, "no", "rows.csv"), `could not be written`},
		{"merge", `nothing to merge`},
		{"merge " + filepath.Join(dir, "none.csv"), `could not be read`},
		{"merge " + dir, `is a directory`},
		{"merge " + bad, `no file of rows`},
		{"merge " + worse, `no file of rows`},
	} {
		if _, err := call(t, context.Background(), strings.Fields(c.args)...); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("sim %s: %v, want %q", c.args, err, c.want)
		}
	}
}

// TestExplain: a bot that looks ahead says for every act why, and what it was worth more than the best of the rest.
func TestExplain(t *testing.T) {
	out, err := call(t, context.Background(), "--seed", "3", "--seats", "mexico=principal@16", "--explain", "mexico")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Month 1: ", "Month 12: ", "futures ahead, it is worth +", "points more than: ", "And than, in turn: ", "Mexico ends with a margin of "} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if again, _ := call(t, context.Background(), "--seed", "3", "--seats", "mexico=principal@16", "--explain", "mexico"); again != out {
		t.Error("the same seed is told differently")
	}
	if _, err := call(t, context.Background(), "--explain", "france"); err == nil || !strings.Contains(err.Error(), `"france" is no value for "--explain"`) {
		t.Error(err)
	}
}

func TestTableForPeople(t *testing.T) {
	out, err := call(t, context.Background(), "--games", "5", "--seed", "1", "--turns", "3", "--force", "usa:isr_surge@1-2", "--forbid", "mexico:mexico.protest")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"5 games from seed 1", "Met aims", "Forced: U.S.", "Cooperation", "Digest "} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestAssumptionsChangeTheGames(t *testing.T) {
	one := result(t, "--games", "10", "--seed", "1")
	for _, args := range [][]string{{"--assume", "goldfish_memory=on"}, {"--assume", "goldfish_memory=1"}, {"--param", "wages=45"}} {
		if two := result(t, append([]string{"--games", "10", "--seed", "1"}, args...)...); two.Digest == one.Digest {
			t.Errorf("%v changes nothing", args)
		}
	}
	if two := result(t, "--games", "10", "--seed", "1", "--assume", "goldfish_memory=off"); two.Digest != one.Digest {
		t.Error("an assumption that is off changes something")
	}
}

func TestInterruptedCommandSaysSo(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	out, err := call(t, ctx, "--games", "1000", "--seed", "1")
	if err == nil || !strings.HasPrefix(err.Error(), "wrong: the result is partial") || !strings.HasPrefix(out, "PARTIAL RESULT") {
		t.Errorf("%v\n%s", err, out)
	}
}
