package sim

import (
	"context"
	"encoding/json"
	"math"
	"path/filepath"
	"strings"
	"testing"
)

// strikes are the flags of a sweep that asks what labs have to be like for strikes on them to pay.
var strikes = []string{"threat", "--seed", "4", "--games", "12", "--vary", "refill=0..60/3", "--what", "violence", "--force", "usa:strike_labs@2-12", "--posture", "usa:unilateral@2-12"}

func swept(t *testing.T, args ...string) Sweep {
	t.Helper()
	out, err := call(t, context.Background(), append(args, "--json")...)
	if err != nil {
		t.Fatal(args, err)
	}
	var s Sweep
	if err := json.Unmarshal([]byte(out), &s); err != nil {
		t.Fatal(err, out)
	}
	return s
}

// TestSweep: a sweep is the same on any number of workers; its effect is the difference of its two means; and each point
// is the batch that sim plays with that number.
func TestSweep(t *testing.T) {
	s, again := swept(t, append(strikes, "--workers", "1")...), swept(t, append(strikes, "--workers", "3")...)
	a, _ := json.Marshal(s)
	b, _ := json.Marshal(again)
	if string(a) != string(b) {
		t.Errorf("one worker\n%s\nthree\n%s", a, b)
	}
	if len(s.Points) != 3 || !s.Paired {
		t.Fatalf("%d points, paired %v", len(s.Points), s.Paired)
	}
	for _, p := range s.Points {
		if p.Without == nil || math.Abs(p.Mean.Mean-p.Without.Mean-p.Effect.Mean) > 1e-6 {
			t.Errorf("at %d: %+v less %+v is no %+v", p.Value, p.Mean, p.Without, p.Effect)
		}
	}
	r := result(t, "threat", "--seed", "4", "--games", "12", "--param", "refill=30", "--force", "usa:strike_labs@2-12", "--posture", "usa:unilateral@2-12")
	if last := r.Tracks["violence"]; math.Abs(last[len(last)-1]-s.Points[1].Mean.Mean) > 1e-6 {
		t.Errorf("at 30 the sweep says %v and sim says %v", s.Points[1].Mean.Mean, last[len(last)-1])
	}
	if r.Forced[0].Given == 0 {
		t.Error("no strike was ever legal: the posture was not taken")
	}
}

// TestSweepOfAnAssumption: a contrary view is swept by its name, off and on, and the text says what came of it.
func TestSweepOfAnAssumption(t *testing.T) {
	out, err := call(t, context.Background(), "threat", "--seed", "4", "--games", "6", "--vary", "attrition_works", "--what", "flow")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, "off") || !strings.Contains(out, "on ") || strings.Contains(out, "Without") {
		t.Error(out)
	}
	out, err = call(t, context.Background(), "threat", "--seed", "1", "--games", "20", "--vary", "attrition_works", "--what", "flow", "--force", "usa:strike_labs@2-12", "--posture", "usa:unilateral@2-12")
	if err != nil || !strings.Contains(out, "one sign with attrition_works on") || strings.Contains(out, "attrition_works = ") {
		t.Errorf("%v: %s", err, out)
	}
}

// TestTips: the effect turns where the line between two neighbours crosses zero, and nowhere else.
func TestTips(t *testing.T) {
	var points []SweepPoint
	for i, mean := range []float64{-3, -1, 3, 2, -2} {
		points = append(points, SweepPoint{Value: int32(10 * i), Effect: Gain{Mean: mean}})
	}
	got := tips(points)
	if len(got) != 2 || math.Abs(got[0]-12.5) > 1e-9 || math.Abs(got[1]-35) > 1e-9 {
		t.Errorf("the effect turns at %v, want 12.5 and 35", got)
	}
}

// TestSweepRefuses: what was given, what is wrong with it, and what would do.
func TestSweepRefuses(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--vary", "lab_bach=1..5"}, "lab_bach"},
		{[]string{"--vary", "lab_back=5"}, "written as in"},
		{[]string{"--vary", "lab_back=5..5"}, "written as in"},
		{[]string{"--vary", "lab_back=5..9/1"}, "2 to 50"},
		{[]string{"--vary", "lab_back=5..999999"}, "out of range"},
		{[]string{"--vary", "attrition_works=1..5"}, "off..on"},
		{[]string{"--vary", "lab_back=5..9", "--what", "smoke"}, "violence"},
		{[]string{"--vary", "lab_back=5..9", "--out", filepath.Join(t.TempDir(), "x.csv")}, "do not go together"},
		{[]string{"--vary", "lab_back=5..9", "--games", "0"}, "1 to"},
		{[]string{"--what", "flow"}, "only with"},
		{[]string{"--posture", "usa:sideways"}, "unilateral"},
	} {
		_, err := call(t, context.Background(), append([]string{"threat", "--seed", "1"}, c.args...)...)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, want %q in it", c.args, err, c.want)
		}
	}
}

// TestSweepInterrupted: what is whole so far is shown, and said to be partial.
func TestSweepInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	out, err := call(t, ctx, strikes...)
	if err == nil || !strings.HasPrefix(err.Error(), "wrong: ") || !strings.Contains(out, "refill") {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestShardsOfOtherNumbers: shards played with other numbers of the rules do not belong together.
func TestShardsOfOtherNumbers(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "b.jsonl")
	result(t, "threat", "--games", "2", "--seed", "7", "--shard", "1/2", "--out", a)
	result(t, "threat", "--games", "2", "--seed", "7", "--shard", "2/2", "--out", b, "--param", "wages=40")
	if _, err := call(t, context.Background(), "merge", a, b); err == nil {
		t.Error("two batches under different numbers were put together")
	}
}
