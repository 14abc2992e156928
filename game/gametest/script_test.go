package gametest

import (
	"strings"
	"testing"
)

// TestParseScripts: what is wrong with a script is told with its file and line.
func TestParseScripts(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no title", "rule: a\ngiven threat\n", `x.rules:2: "given threat" stands before the first title`},
		{"no rule", "== a\ngiven threat\n", `x.rules:1: "a" names no rule`},
		{"no line", "rule: r\n== a\ngiven threat\nhope for rain\n", `x.rules:4: "hope for rain" is no line of a script`},
		{"short row", "rule: r\n== a\ngiven threat\neach  a  b\n  1  2\n  3\n", "x.rules:6: a row of 1, under 2 names"},
		{"no rows", "rule: r\n== a\ngiven threat\neach  a  b\n\n== b\n", `x.rules:2: "a" has a table without rows`},
	} {
		_, err := ParseScripts("x.rules", c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

// TestTables: a script with a table is one script a row, wants of a dot left out.
func TestTables(t *testing.T) {
	list, err := ParseScripts("x.rules", `rule: the rule
== title
covers: thing {what}
given threat
usa: {what} here
want trade {trade}
each   what       trade
       do this    +1
       do that    .
`)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || list[0].Line != 8 || list[0].Rule != "the rule" || list[0].Covers[0] != "thing do this" {
		t.Fatalf("%+v", list)
	}
	if a, b := len(list[0].steps), len(list[1].steps); a != 3 || b != 2 {
		t.Errorf("%d and %d steps, want 3 and 2", a, b)
	}
}
