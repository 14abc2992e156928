package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestStored keeps scenarios as games do and takes them back: the same hashes, rules and words, a scenario's own words
// among them.
func TestStored(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"scenario.yaml":           "scenario: {id: mine, base: base, turns: 2, aftermath: 1, year: 2025, month: 1}\n",
		"locale/en/scenario.yaml": "scenario: {mine: {name: A scenario of my own}}\nseat: {usa: {name: Washington}}\n",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	own, problems := LoadDir(dir)
	if own == nil {
		t.Fatal(problems)
	}
	def, _ := Load(Default)
	for _, s := range []*Scenario{def, own} {
		texts := s.Archive()
		if sum := sha256.Sum256(texts); hex.EncodeToString(sum[:]) != s.Ruleset.TextHash {
			t.Error("the text hash is not the archive's")
		}
		again, problems := LoadStored(s.Source(), texts)
		if again == nil {
			t.Fatal(problems)
		}
		if again.Ruleset.RulesHash != s.Ruleset.RulesHash || again.Ruleset.TextHash != s.Ruleset.TextHash || again.ID != s.ID || again.Texts.Hash() != s.Texts.Hash() {
			t.Errorf("%s: other hashes", s.ID)
		}
		for _, key := range []string{"seat.usa.name", "order.usa.raid.name", "scenario." + s.ID + ".name", "cli.games.none", "line.welcome"} {
			if a, b := s.Texts.Text(key, nil), again.Texts.Text(key, nil); a != b || a == "["+key+"]" {
				t.Errorf("%s: %q, stored %q", key, a, b)
			}
		}
	}
	older := regexp.MustCompile(`(?m)^"ally_approval": .*\n`).ReplaceAll(def.Source(), nil)
	if bytes.Contains(older, []byte("ally_approval")) {
		t.Fatal("the parameter is still there")
	}
	if s, problems := LoadStored(older, def.Archive()); s == nil {
		t.Errorf("a source from before a parameter was known: %v", problems)
	} else if s.Ruleset.RulesHash != hash(older) {
		t.Error("the rules hash is not that of what was stored")
	}
	for _, bad := range []string{"x", "0 en/a.yaml 99\nshort", "0 ../a.yaml 1\nx", "0 a.yaml 1\nx", "-1 en/a.yaml 1\nx", "5000000 en/a.yaml 1\nx"} {
		if s, problems := LoadStored(def.Source(), []byte(bad)); s != nil || !problems.Failed() {
			t.Errorf("%q loaded", bad)
		}
	}
}
