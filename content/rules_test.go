package content_test

import (
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"riobravo/game"
	"riobravo/game/gametest"
	"riobravo/game/rule"
)

// scripts reads every rules script, in order of file and line.
func scripts(t *testing.T) []*gametest.Script {
	t.Helper()
	names, err := filepath.Glob("testdata/rules/*.rules")
	if err != nil || len(names) == 0 {
		t.Fatal("no rules scripts", err)
	}
	var out []*gametest.Script
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		list, err := gametest.ParseScripts(filepath.Base(name), string(text))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, list...)
	}
	return out
}

// TestRules plays every rules script against the default exercise, then checks that no operation kind, crisis row,
// clause, rung, posture pair or ending goes without one.
func TestRules(t *testing.T) {
	rs := rules(t)
	find := func(string) (*game.Ruleset, error) { return rs, nil }
	seen := gametest.Seen{}
	covers := map[string]bool{}
	list := scripts(t)
	next := make(chan *gametest.Script)
	var lock sync.Mutex
	var wait sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			mine := gametest.Seen{}
			for s := range next {
				if err := s.Run(find, mine); err != nil {
					t.Error(err)
				}
			}
			lock.Lock()
			defer lock.Unlock()
			maps.Copy(seen, mine)
		})
	}
	for _, s := range list {
		next <- s
		for _, c := range s.Covers {
			covers[c] = true
		}
	}
	close(next)
	wait.Wait()
	t.Log(len(list), "scripts")
	for _, need := range needed(rs) {
		if !covers[need] {
			t.Errorf("no script covers: %s", need)
		}
		delete(covers, need)
	}
	for c := range covers {
		t.Errorf("nothing is called %q", c)
	}
	for i := range rs.Crises {
		d := &rs.Crises[i]
		for n := range d.Outcomes {
			if row := "outcome " + d.ID + "/" + d.Outcomes[n].ID; !d.Question && !seen[row] {
				t.Errorf("no script shows: %s", row)
			}
		}
	}
	for _, need := range []string{"ending horizon", "ending war", "ending decoupled"} {
		if !seen[need] {
			t.Errorf("no script shows: %s", need)
		}
	}
}

// needed lists what scripts must name under `covers`.
func needed(rs *game.Ruleset) []string {
	var out []string
	add := func(parts ...string) { out = append(out, strings.Join(parts, " ")) }
	for k := rule.Operation(1); k < rule.OperationCount; k++ {
		add("operation", rule.Operations[k])
	}
	for i := range rs.Crises {
		if !rs.Crises[i].Question {
			add("crisis", rs.Crises[i].ID)
		}
	}
	for i := range rs.Clauses {
		d := &rs.Clauses[i]
		for part, has := range map[string]bool{
			"asked": len(d.Asked) > 0, "signing": len(d.Signing) > 0, "monthly": len(d.Monthly) > 0, "ending": len(d.Ending) > 0,
			"breach": len(d.Breach) > 0, "refusal": d.Binds && len(d.Forbids)+len(d.Postures) > 0,
			"promise": !d.Binds && len(d.Forbids)+len(d.Needs) > 0,
		} {
			if has {
				add("clause", d.ID, part)
			}
		}
	}
	for i := range rs.Rungs {
		add("rung", rs.Rungs[i].ID)
	}
	for i := range rs.Postures {
		switch a := rs.Postures[i].Actor; a.Side {
		case game.USA:
			for j := range rs.Postures {
				if rs.Postures[j].Actor.Side == game.Mexico {
					add("posture", rs.Postures[i].ID, "x", rs.Postures[j].ID)
				}
			}
		case game.NoSide:
			add("posture", rs.Postures[i].ID)
		}
	}
	for _, e := range []string{"horizon", "war", "decoupled", "none meet", "tie", "blame"} {
		add("ending", e)
	}
	return out
}
