//go:build ext

package author

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"riobravo/content"
	"riobravo/content/diag"
)

// schemaErrors are the codes of problems that a schema can see: the others need the whole scenario.
var schemaErrors = []diag.Code{
	diag.UnknownKey, diag.WrongType, diag.UnknownWord, diag.UnknownKind, diag.EffectShape, diag.BadID, diag.UnknownParam, diag.BadSource, diag.Options, diag.Odds, diag.Wings,
	diag.BadDate,
}

// validated is what .ci/page/schema.mjs says of a file.
type validated struct {
	File        string
	Ajv, Server []string
	Completes   []string
}

// TestSchemaElsewhere holds the generated schema against two programs that know nothing of it: ajv validates every scenario of
// the pack, the base and the worked example, and refuses the broken files that are schema errors; the language server that
// editors use says the same, and completes a key.
func TestSchemaElsewhere(t *testing.T) {
	dir := t.TempDir()
	schema := filepath.Join(dir, "riobravo.schema.json")
	d := tools()
	if err := os.WriteFile(schema, content.Schema(d.keyDoc), 0o644); err != nil {
		t.Fatal(err)
	}
	last := filepath.Join(dir, "last.yaml")
	if err := os.WriteFile(last, []byte("orders:\n  - id: usa.raid\n    c"), 0o644); err != nil {
		t.Fatal(err)
	}
	script, err := filepath.Abs("../../../.ci/page/schema.mjs")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("../../../content")
	var good, bad []string
	for _, pattern := range []string{"base/*.yaml", "scenarios/*/*.yaml", "examples/*/*.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal(pattern, err)
		}
		good = append(good, names...)
	}
	for _, c := range schemaErrors {
		bad = append(bad, "testdata/codes/"+string(c)+".yaml")
	}
	args := slices.Concat([]string{script, schema}, good, bad, []string{last})
	cmd := exec.CommandContext(t.Context(), "node", args...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var all []validated
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if len(all) != len(good)+len(bad)+1 {
		t.Fatalf("%d files of %d", len(all), len(good)+len(bad)+1)
	}
	for _, r := range all[:len(good)] {
		if len(r.Ajv)+len(r.Server) > 0 {
			t.Errorf("%s is refused: %v %v", r.File, r.Ajv, r.Server)
		}
	}
	for _, r := range all[len(good) : len(good)+len(bad)] {
		if len(r.Ajv) == 0 || len(r.Server) == 0 {
			t.Errorf("%s is accepted: ajv %v, the language server %v", r.File, r.Ajv, r.Server)
		}
	}
	for _, want := range []string{"column", "cost", "cooldown", "choices", "claims"} {
		if got := all[len(all)-1].Completes; !slices.Contains(got, want) {
			t.Errorf("the language server does not complete %q: %v", want, got)
		}
	}
	t.Logf("measured: %d files accepted and %d refused by both", len(good), len(bad))
}
