package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// TestHostileTexts: nothing that a scenario's text, a game's name, a typed line or a faulty file holds is carried out by
// the terminal that shows it.
func TestHostileTexts(t *testing.T) {
	const evil = `\e]0;pwned\a\e[2J\u009b31m\u202e\u0000`
	const typed = "\x1b]0;pwned\x07\x1b[2J\u009b31m\u202e"
	dir := t.TempDir()
	for name, text := range map[string]string{
		"scenario.yaml": "scenario: {id: mine, base: base, turns: 2, aftermath: 1, year: 2025, month: 1}\n",
		"locale/en/scenario.yaml": `scenario: {mine: {name: "Mine` + evil + `"}}` + "\n" + `seat: {usa: {name: "Washington` + evil + `"}}` + "\n" +
			`region: {sonora: {name: "Sonora` + evil + `"}}` + "\n",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	said := ""
	tell := func(in string, args ...string) {
		out, errs, _ := callIn(t.TempDir(), in, args...)
		said += out + errs
	}
	tell("brief\nmap\nadvise\nauto all\n"+typed+"\n"+typed+"?\norder "+typed+"\noffer x"+typed+"\n", "play", dir, "--name", "Seminar"+typed)
	tell("", "play", "--seat", "x"+typed)
	tell("", "play", "x"+typed)
	tell("", "verify", "x"+typed)
	bad := filepath.Join(dir, "scenario.yaml")
	if err := os.WriteFile(bad, []byte("scenario: {id: \"x"+evil+"\", base: base}\n\"y"+evil+"\": 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tell("", "play", dir)
	if !strings.Contains(said, "Washington") || !strings.Contains(said, "Sonora") {
		t.Errorf("the scenario's words are not shown:\n%s", said)
	}
	for i, r := range said {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Fatalf("%q is sent: %q", r, said[max(0, i-60):min(len(said), i+20)])
		}
	}
}
