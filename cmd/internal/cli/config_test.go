package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestConfig shows what counts and why, tells what the file has wrong, and plays on all the same.
func TestConfig(t *testing.T) {
	file := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(file, []byte("motion: short\ntheme: lihgt\nkeys: {charts: w, explain: ctrl+e}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(in string, env []string, args ...string) (string, string, int) {
		var o, e bytes.Buffer
		code := Main(args, Streams{In: strings.NewReader(in), Out: &o, Err: &e, Env: append(env, "LANG=en_US.UTF-8", "RIOBRAVO_CONFIG="+file)})
		return o.String(), e.String(), code
	}
	out, errs, code := run("", []string{"NO_COLOR=0"}, "config", "--glyphs", "basic")
	if code != wrong {
		t.Errorf("code %d", code)
	}
	for _, want := range []string{file, "motion     short    from the file", "color      never    from the environment, NO_COLOR", "glyphs     basic    from the command line", "keys       ctrl+e   explain"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in:\n%s", want, out)
		}
	}
	for _, want := range []string{`"lihgt" is no value for "theme"; did you mean "light"?`, `"charts": "wire" has it`} {
		if !strings.Contains(errs, want) {
			t.Errorf("%q is not in:\n%s", want, errs)
		}
	}
	if out, errs, code := run("quit\n", nil, "play", "--unsaved"); code != fine || out == "" || !strings.Contains(errs, "lihgt") {
		t.Errorf("code %d, %q", code, errs)
	}
	out, _, _ = run("", nil, "config", "--explain")
	if strings.Contains(out, "[cli.") || strings.Contains(out, "[ui.") || !strings.Contains(out, "RIOBRAVO_THEME") {
		t.Errorf("%s", out)
	}
}
