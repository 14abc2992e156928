package game

import (
	"math/rand/v2"
	"testing"

	"riobravo/game/rule"
)

// TestBoundHolds: whatever the target and the values, an expression lies between its bounds, and the bounds do not depend
// on the target.
func TestBoundHolds(t *testing.T) {
	rs := &Ruleset{Regions: make([]RegionDef, 3), Groups: make([]GroupDef, 3)}
	rng := rand.New(rand.NewPCG(7, 11))
	tight := 0
	for range 4000 {
		n := rs.fold(anyNode(rng, 3))
		var s State
		for i := range s.cells() {
			s.cells()[i] = int16(rng.IntN(5)) // within the range of every field read here
		}
		high, okHigh := rs.bound(n, true)
		low, okLow := rs.bound(n, false)
		if !okHigh || !okLow {
			continue
		}
		if rs.aims(high) || rs.aims(low) {
			t.Fatalf("a bound of %v depends on the target: %v, %v", n, low, high)
		}
		value, least, most := rs.closure(n), rs.closure(low), rs.closure(high)
		for g := range Group(3) {
			c := rs.ctx(&s)
			c.Group, c.Target, c.Here = 1, g, Region(g)
			free := rs.ctx(&s)
			free.Group = 1
			v, a, b := value(&c), least(&free), most(&free)
			if v < a || v > b {
				t.Fatalf("%v is %d, outside its bounds %d and %d", n, v, a, b)
			}
			if b-a < 1000 && rs.aims(n) {
				tight++
			}
		}
	}
	if tight == 0 {
		t.Fatal("no expression about a target had bounds: nothing was tested")
	}
}

// anyNode is an expression of some depth over what a target has, what the actor has, and literals.
func anyNode(rng *rand.Rand, depth int) rule.Node {
	if depth == 0 || rng.IntN(4) == 0 {
		presence, _ := DerivedByName("presence_here", ScopeRegion)
		return []rule.Node{
			rule.Int(int32(rng.IntN(21) - 10)),
			{Op: rule.Field, Field: uint16(FHeat), I: rule.Ref{Who: rule.Target}},
			{Op: rule.Field, Field: uint16(FHeat), I: rule.Ref{Who: rule.Self}},
			{Op: rule.Field, Field: presence, I: rule.Ref{Who: rule.Here}},
			{Op: rule.Field, Field: uint16(FPrice)},
		}[rng.IntN(5)]
	}
	sub := func() rule.Node { return anyNode(rng, depth-1) }
	switch op := rule.Add + rule.Op(rng.IntN(int(rule.If-rule.Add)+1)); op {
	case rule.Neg, rule.Not:
		return rule.Node{Op: op, Args: []rule.Node{sub()}}
	case rule.If:
		return rule.Node{Op: op, Args: []rule.Node{sub(), sub(), sub()}}
	default:
		return rule.Node{Op: op, Args: []rule.Node{sub(), sub()}}
	}
}
