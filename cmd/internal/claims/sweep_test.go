package claims_test

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"riobravo/cmd/internal/claims"
	"riobravo/content"
)

// asking is a run of one row of the table.
func asking(t *testing.T, id string, games int) (claims.Config, *content.Scenario) {
	t.Helper()
	table, _ := content.Claims()
	s, l := content.Load(content.Default)
	if s == nil {
		t.Fatal(l.Err())
	}
	i := slices.IndexFunc(table, func(c content.Claim) bool { return c.ID == id })
	if i < 0 {
		t.Fatalf("no row %q", id)
	}
	table[i].Games = 0
	return claims.Config{Claims: table[i : i+1], Load: func(string) (*content.Scenario, error) { return s, nil }, Games: games, Seed: 1, Workers: 2}, s
}

// TestVaryFindsTheTurn: under a row's contrary view its test turns, at the value between, and the words say so; the result
// is the same on any number of workers; values at the ends are those of a run of their own.
func TestVaryFindsTheTurn(t *testing.T) {
	cfg, s := asking(t, "10", 80)
	got, err := claims.Vary(context.Background(), cfg, "army_is_captured", true, []int32{0, 1})
	if err != nil {
		t.Fatal(err)
	}
	one := got.Rows[0].Tests[0]
	if len(one.Points) != 2 || !one.Points[0].Holds || one.Points[1].Holds || len(one.Turns) != 1 || one.Turns[0].Holds || one.Turns[0].Near <= 0 || one.Turns[0].Near >= 1 {
		t.Errorf("%+v", one)
	}
	cfg.Contrary = true
	whole, err := claims.Run(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	if whole.Rows[0].Tests[0].Estimate != one.Points[0].Estimate || whole.Rows[0].Contrary[0].Tests[0].Estimate != one.Points[1].Estimate {
		t.Errorf("swept %+v, run %+v", one.Points, whole.Rows[0])
	}
	text := got.Text(s.Texts)
	for _, want := range []string{"It fails when army_is_captured is on, and not without.", "●", "≥ 90.0 %"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	cfg.Workers = 1
	if again, err := claims.Vary(context.Background(), cfg, "army_is_captured", true, []int32{0, 1}); err != nil || again.Text(s.Texts) != text {
		t.Errorf("one worker and two differ (%v)", err)
	}
}

// TestVaryParameter: a parameter reaches every arm, and one that the rules do not allow is told with its value.
func TestVaryParameter(t *testing.T) {
	cfg, _ := asking(t, "22", 8)
	got, err := claims.Vary(context.Background(), cfg, "disaster_scale", false, []int32{0, 100, 300})
	if err != nil {
		t.Fatal(err)
	}
	p := got.Rows[0].Tests[0].Points
	if len(p) != 3 || p[0].Estimate.Value >= p[2].Estimate.Value {
		t.Errorf("raids that are pinned down, by the scale of disasters: %+v", p)
	}
}

// patient is a context that ends when it has been asked so often whether it has.
type patient struct {
	context.Context
	left atomic.Int64
}

func (p *patient) Err() error {
	if p.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestInterruptedClaims: a row that was under way says what its games say, and that they are fewer.
func TestInterruptedClaims(t *testing.T) {
	cfg, s := asking(t, "10", 1000)
	cfg.Workers = 1
	ctx := &patient{Context: context.Background()}
	ctx.left.Store(9)
	res, err := claims.Run(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	if !res.Cut || len(res.Rows) != 1 || !res.Rows[0].Cut || res.Rows[0].Games != 8 || res.Rows[0].Tests[0].Estimate.N != 8 {
		t.Errorf("%+v", res)
	}
	if text := res.Text(s.Texts); !strings.Contains(text, "Interrupted after 8 pairs") {
		t.Errorf("\n%s", text)
	}
	ctx.left.Store(15)
	swept, err := claims.Vary(ctx, cfg, "disaster_scale", false, []int32{50, 100})
	if err != nil {
		t.Fatal(err)
	}
	if p := swept.Rows[0].Tests[0].Points; !swept.Cut || len(p) != 1 || p[0].Games != 14 || !strings.Contains(swept.Text(s.Texts), "14 pairs only") {
		t.Errorf("%+v", swept)
	}
}
