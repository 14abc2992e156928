package content

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"riobravo/content/diag"
)

// TestPhrases: what the loader says of every broken file that stands in testdata, and what every code means, has Spanish
// words.
func TestPhrases(t *testing.T) {
	say := Phrases("es")
	told := regexp.MustCompile(`: (?:error|warning) [EW]\d{3}: (.+)$`)
	hint := regexp.MustCompile(`^ {7}\| *\^+ (.+)$`)
	n := 0
	check := func(from, s string) {
		if n++; say(s) == s {
			t.Errorf("%s: %q has no Spanish", from, s)
		}
	}
	for _, c := range diag.Codes {
		check(string(c.Code), c.Doc)
	}
	err := filepath.WalkDir("testdata", func(name string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".golden" {
			return err
		}
		b, err := os.ReadFile(name)
		for _, line := range strings.Split(string(b), "\n") {
			for _, re := range []*regexp.Regexp{told, hint} {
				if m := re.FindStringSubmatch(line); m != nil {
					check(name, m[1])
				}
			}
		}
		return err
	})
	if err != nil || n < 200 {
		t.Errorf("%d sentences, %v", n, err)
	}
	for english, want := range map[string]string{
		`unknown section "base"`:                                        `sección desconocida "base"`,
		`unknown key "colum" in usa.raid`:                               `clave desconocida "colum" en usa.raid`,
		`unknown order "usa.x" in crisis levee`:                         `order: "usa.x" no existe, en crisis levee`,
		`a condition stands where a number is wanted in usa.raid, cost`: `hay una condición donde se pide un número en usa.raid, cost`,
		`section "start" takes a mapping, this is a list`:               `la sección "start" lleva un mapa; esto es una lista`,
		"words of nobody":                                               "words of nobody",
	} {
		if got := say(english); got != want {
			t.Errorf("%q is told as %q, want %q", english, got, want)
		}
	}
	if s := Phrases("en")("the first one"); s != "the first one" {
		t.Errorf("English says %q", s)
	}
}
