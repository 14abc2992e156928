package author

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// BenchmarkCheck is `scenario check` of the default scenario without the start of the program; 60 ms are allowed with it.
func BenchmarkCheck(b *testing.B) {
	d := tools()
	for b.Loop() {
		if l := d.Inspect("threat"); l.Len() > 0 {
			b.Fatal(l)
		}
	}
}

// BenchmarkCheckLong checks a scenario of ten thousand lines; one second is allowed.
func BenchmarkCheckLong(b *testing.B) {
	name := long(b)
	d := tools()
	for b.Loop() {
		d.Inspect(name)
	}
}

// long writes a scenario of ten thousand lines: counters and orders that read them, and words for them.
func long(tb testing.TB) string {
	var rules, words strings.Builder
	rules.WriteString("scenario: {id: long, base: base, turns: 12, aftermath: 6, year: 2025, month: 1}\norders:\n")
	words.WriteString("order:\n")
	for i := range 300 {
		fmt.Fprintf(&rules, "  - id: mexico.o%d\n    column: strategic\n    cost: 1\n    when: rung >= 2 and trade < 90\n    region: mexico\n    source: judgement\n    effects:\n", i)
		for k := range 20 {
			fmt.Fprintf(&rules, "      - add: mexico.approval\n        by: \"%d + min(2, rung)\"\n", k)
		}
		fmt.Fprintf(&words, "  mexico.o%d:\n    name: Order %d\n    intent: An intent\n    text: A text\n", i, i)
	}
	dir := tb.TempDir()
	for name, text := range map[string]string{"scenario.yaml": rules.String(), "locale/en/words.yaml": words.String(), "locale/es/words.yaml": words.String()} {
		if err := os.MkdirAll(dir+"/locale/en", 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.MkdirAll(dir+"/locale/es", 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	if n := strings.Count(rules.String(), "\n"); n < 10_000 {
		tb.Fatalf("%d lines", n)
	}
	return dir
}
