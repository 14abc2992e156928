package content

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"riobravo/content/diag"
)

// What the YAML library and the system refuse is told in the exercise's own words, in both languages.
func TestBadYAML(t *testing.T) {
	say := Phrases("es")
	for src, want := range map[string]string{
		"a: b: c":                     `a ":" stands where no value may begin`,
		"a: - b":                      `a "-" stands where no list may begin`,
		"a: [1, 2\nb: 3":              "a list in [ ] is not closed",
		"a: {b: 1\nc: [":              "a mapping in { } is not closed",
		"a:\n  - b\n  c: 1":           `does not begin with "-"`,
		"a: 1\n b: 2":                 `a ":" stands where no value may begin`,
		"a:\n    b: 1\n  c: 2":        "does not begin in the column",
		"a\nb: 1":                     `a ":" stands where no value may begin`,
		"orders: [":                   "something is missing here",
		"a: \"b":                      "a text in quotes is not closed",
		"a: 'b":                       "a text in quotes is not closed",
		"a: \"\\q\"":                  "stands before a character that it may not",
		"a: \"\\xZZ\"":                "is not followed by the digits",
		"a:\n\t- b: 1":                "tabs stand where spaces indent",
		"a: @b":                       "with which nothing can begin",
		"a: *nobody":                  "an alias (*) names no anchor",
		"a: * b":                      "a name is missing",
		"a: |x\n  b":                  "behind | or >",
		"a: 1\n---\nb: 2":             "more than one document",
		"%YAML 9.9\n---\na: 1":        "begins with a percent sign",
		"a: \x01":                     "that no text may hold",
		strings.Repeat("[", 20_000):   "nested too deep",
		"a: !<b\nc: 1":                "a tag (!) is not finished",
		"a: \"\\ud83d\"":              "names no character",
		"? a\n? b\n- c":               "",
		"a: &x [*x]":                  "",
		"\xff":                        "",
		"a: &a [1]\nb: {<<: *a}":      "",
		"key with no colon\nanother:": "",
	} {
		name := filepath.Join(t.TempDir(), "x.yaml")
		if err := os.WriteFile(name, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		s, l := LoadDir(name)
		if s != nil || !l.Failed() {
			t.Errorf("%.40q loads", src)
			continue
		}
		if want != "" && !strings.Contains(l.All()[0].Message, want) {
			t.Errorf("%.40q: %s; wanted: %s", src, l.All()[0].Message, want)
		}
		for _, d := range l.All() {
			for _, sentence := range []string{d.Message, d.Suggestion} {
				if d.Code == diag.Syntax && sentence != "" && (say(sentence) == sentence || strings.Contains(say(sentence), " stand")) {
					t.Errorf("%.40q: %q has no Spanish", src, sentence)
				}
			}
		}
	}
}

func TestUnreadable(t *testing.T) {
	_, l := LoadDir(filepath.Join(t.TempDir(), "nothing"))
	if got := l.All()[0].Message; got != "cannot read: there is no such file or folder" {
		t.Errorf("%q", got)
	}
	if got := Phrases("es")(l.All()[0].Message); !strings.Contains(got, "no existe ese archivo") {
		t.Errorf("%q", got)
	}
}
