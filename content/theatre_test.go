package content

import (
	"encoding/json"
	"slices"
	"testing"
)

// TestTheatre: every region of every scenario stands on land that the map knows, and no two on the same.
func TestTheatre(t *testing.T) {
	var file struct {
		Features []struct {
			Properties struct{ Theatre, State, ID string }
		}
	}
	if err := json.Unmarshal(Theatre(), &file); err != nil {
		t.Fatal(err)
	}
	var known []string
	for _, f := range file.Features {
		known = append(known, f.Properties.Theatre)
	}
	for _, i := range Scenarios() {
		s, problems := Load(i.ID)
		if s == nil {
			t.Fatal(problems)
		}
		seen := map[string]string{}
		for _, r := range s.Ruleset.Regions {
			if !slices.Contains(known, r.Map) || r.Map == "" {
				t.Errorf("%s: region %s stands on %q, which the geometry does not have", i.ID, r.ID, r.Map)
			}
			if seen[r.Map] != "" {
				t.Errorf("%s: regions %s and %s both stand on %q", i.ID, r.ID, seen[r.Map], r.Map)
			}
			seen[r.Map] = r.ID
		}
	}
}
