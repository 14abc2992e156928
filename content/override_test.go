package content_test

import (
	"testing"

	"riobravo/content"
	"riobravo/game"
)

// TestNumberOverAssumption: a number that the caller names stands above what a contrary view makes of it; what else the view
// changes it changes, and the scenario itself stays as it is.
func TestNumberOverAssumption(t *testing.T) {
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	p := func(o content.Options, id game.ParamID) int32 {
		rs, l := sc.With(o)
		if rs == nil {
			t.Fatal(l.Err())
		}
		return rs.P(id)
	}
	view := map[string]bool{"attrition_works": true}
	alone := p(content.Options{Assume: view}, game.PShockBack)
	if usual := p(content.Options{}, game.PShockBack); usual == alone {
		t.Fatalf("the view leaves the number at %d: it shows nothing here", usual)
	}
	both := content.Options{Assume: view, Params: map[string]int32{"shock_back": 44}}
	if got := p(both, game.PShockBack); got != 44 {
		t.Errorf("asked for 44 under the view: %d", got)
	}
	if got, want := p(both, game.PLabBack), p(content.Options{Assume: view}, game.PLabBack); got != want {
		t.Errorf("what else the view changes: %d, alone %d", got, want)
	}
	if got := p(content.Options{Assume: view}, game.PShockBack); got != alone {
		t.Errorf("the view alone, asked again: %d, before %d", got, alone)
	}
}
