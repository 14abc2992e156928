package arch

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"riobravo/content"
)

func readme(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root(t), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestReadmeNamesEveryFolder: a package that the map does not name, itself or by a folder above it, is not on the map.
func TestReadmeNamesEveryFolder(t *testing.T) {
	text := readme(t)
	top := root(t)
	for _, dir := range folders(t, top) {
		if len(parse(t, filepath.Join(top, dir))) == 0 {
			continue
		}
		named := strings.Contains(text, "`"+dir+"`")
		for _, family := range []string{"cmd/internal/tui", "content"} {
			named = named || strings.HasPrefix(dir, family+"/")
		}
		if !named {
			t.Errorf("README.md does not name %s", dir)
		}
	}
}

// TestReadmeExampleLoads: the order of the README is one that a scenario may hold.
func TestReadmeExampleLoads(t *testing.T) {
	_, rest, _ := strings.Cut(readme(t), "```yaml\n")
	example, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("no example in the README")
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"scenario.yaml": "scenario: {id: example, base: base, turns: 12, aftermath: 6, year: 2025, month: 1, rounds: 2}\n",
		"orders.yaml":   example,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, problems := content.LoadDir(dir)
	if s == nil {
		t.Fatal(problems)
	}
	for i := range s.Ruleset.Orders {
		if s.Ruleset.Orders[i].ID == "mexico.flood_relief" {
			return
		}
	}
	t.Error("the example's order is not in the ruleset")
}
