package content

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
)

const header = "scenario: {id: mine, base: base, turns: 12, aftermath: 6, year: 2025, month: 1}\n"

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Nothing outside a scenario's folder is read, by whatever link: not its rules, its words, its tests or a folder of them.
func TestNothingOutsideIsRead(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret.yaml")
	put(t, secret, "params: {wages: {value: 77, source: judgement}}\nsecret: words of somebody else\n")
	for name, link := range map[string]string{
		"a rule": "more.yaml", "words": "locale/en/more.yaml", "a test": "tests/more.rules", "bounds": "tests/bounds.yaml",
	} {
		dir := t.TempDir()
		put(t, filepath.Join(dir, "scenario.yaml"), header)
		put(t, filepath.Join(dir, "locale/en/words.yaml"), "a: b\n")
		put(t, filepath.Join(dir, "tests/x.txt"), "")
		if err := os.Symlink(secret, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
		s, l := LoadDir(dir)
		if s != nil {
			l.Merge(s.Audit())
			_, problems := s.Bounds()
			l.Merge(problems)
			texts, problems := s.Tests()
			l.Merge(problems)
			for _, text := range texts {
				if strings.Contains(text, "somebody") {
					t.Errorf("%s of another folder is read", name)
				}
			}
			if s.Ruleset.Params[0] == 77 || strings.Contains(s.Texts.Text("secret", nil), "somebody") {
				t.Errorf("%s of another folder is read", name)
			}
		}
		if !l.Has(diag.Outside) {
			t.Errorf("%s of another folder is not refused: %s", name, l)
		}
	}
	dir := t.TempDir()
	put(t, filepath.Join(dir, "scenario.yaml"), header)
	elsewhere := t.TempDir()
	put(t, filepath.Join(elsewhere, "params.yaml"), "params: {wages: {value: 77, source: judgement}}\n")
	if err := os.Symlink(elsewhere, filepath.Join(dir, "base")); err != nil {
		t.Fatal(err)
	}
	if s, _ := LoadDir(dir); s != nil && s.Ruleset.Params[0] == 77 {
		t.Error("a base in another folder is read")
	}
	put(t, filepath.Join(dir, "inside.txt"), "counters: [{id: tents, max: 5}]\n")
	if err := os.Symlink("inside.txt", filepath.Join(dir, "inside.yaml")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "base")); err != nil {
		t.Fatal(err)
	}
	if s, l := LoadDir(dir); s == nil || s.Ruleset.Counters[len(s.Ruleset.Counters)-1].ID != "tents" {
		t.Errorf("a link inside the folder is not followed: %s", l)
	}
}

// What is too large in any way is refused with a word, and refusing it costs little: no bomb of aliases is unfolded, nothing
// deep or long is walked to its end.
func TestLimitsOfAFolder(t *testing.T) {
	for name, files := range map[string]map[string]string{
		"long":      {"scenario.yaml": header + "# " + strings.Repeat("x", decode.MaxBytes)},
		"deep":      {"scenario.yaml": header + "events: " + strings.Repeat("[", 4000)},
		"bomb":      {"scenario.yaml": header + bomb(30)},
		"wide":      {"scenario.yaml": header + "counters: [" + strings.Repeat("{id: a}, ", 3000) + "]"},
		"long text": {"scenario.yaml": header, "locale/en/a.yaml": "a: " + strings.Repeat("x", decode.MaxBytes)},
		"together":  together(),
		"script":    {"scenario.yaml": header, "tests/a.rules": strings.Repeat("# x\n", decode.MaxBytes/3)},
	} {
		dir := t.TempDir()
		for file, text := range files {
			put(t, filepath.Join(dir, file), text)
		}
		s, l := LoadDir(dir)
		if s != nil {
			l.Merge(s.Audit())
			_, problems := s.Tests()
			l.Merge(problems)
		}
		if !l.Failed() {
			t.Errorf("%s: no error", name)
		}
		if n := len(l.String()); n > 100_000 {
			t.Errorf("%s: %d bytes of complaint", name, n)
		}
	}
}

// bomb is a document of aliases that would unfold to ten to the power of n values.
func bomb(n int) string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x]\n")
	for i := 1; i < n; i++ {
		prev := "*a" + string(rune('0'+(i-1)%10))
		b.WriteString("a" + string(rune('0'+i%10)) + strings.Repeat("x", i/10) + ": &a" + string(rune('0'+i%10)) + " [" + strings.TrimSuffix(strings.Repeat(prev+", ", 10), ", ") + "]\n")
	}
	return b.String()
}

// together is a folder whose files are each small enough and too much in all.
func together() map[string]string {
	out := map[string]string{"scenario.yaml": header}
	for i := range 9 {
		out["locale/en/"+string(rune('a'+i))+".yaml"] = "# " + strings.Repeat("x", decode.MaxBytes-10)
	}
	return out
}
