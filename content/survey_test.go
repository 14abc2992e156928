package content

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"riobravo/game"
)

// TestSurveyIsData: a scenario changes what is asked after the end by id, adds to it and removes from it; what it does not
// touch is the base's.
func TestSurveyIsData(t *testing.T) {
	name := filepath.Join(t.TempDir(), "mine.yaml")
	if err := os.WriteFile(name, []byte(`scenario: {id: mine, base: base, turns: 3, aftermath: 0, year: 2025, month: 1}
survey: [{id: harm, steps: 7}, {id: liked, kind: scale}]
remove: {survey: [own_part, changed_mind]}
`), 0o600); err != nil {
		t.Fatal(err)
	}
	s, l := LoadDir(name)
	if s == nil {
		t.Fatal(l)
	}
	want := []game.AfterQuestion{{ID: "understood", Steps: 5}, {ID: "harm", Steps: 7}, {ID: "take_back"}, {ID: "liked", Steps: 5}}
	if !slices.Equal(s.Ruleset.After, want) {
		t.Errorf("%v, want %v", s.Ruleset.After, want)
	}
	kept, l := LoadStored(s.Source(), s.Archive())
	if kept == nil || !slices.Equal(kept.Ruleset.After, want) {
		t.Errorf("stored and read back: %v, %v", kept, l)
	}
}

// TestSurveyOfOldGames: what was stored before there was a survey in scenarios asks the program's.
func TestSurveyOfOldGames(t *testing.T) {
	s, _ := Load(Default)
	old := regexp.MustCompile(`(?s),\n"survey": \[.*?\n\]`).ReplaceAll(s.Source(), nil)
	if len(old) == len(s.Source()) {
		t.Fatal("the source has no survey to take out")
	}
	kept, l := LoadStored(old, s.Archive())
	if kept == nil || !slices.Equal(kept.Ruleset.After, s.Ruleset.After) || len(s.Ruleset.After) != 5 {
		t.Errorf("%v, %v", kept, l)
	}
}
