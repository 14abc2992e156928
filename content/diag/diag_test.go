package diag

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	var l List
	l.AddSource("a.yaml", "one: 1\r\n\ttwo: ñandú trhee\n")
	l.Hint(UnknownWord, Span{"a.yaml", 2, 13, 18}, DidYouMean("trhee", []string{"one", "two", "three"}), "unknown word %q", "trhee")
	l.Say(UnknownWord, Span{"a.yaml", 2, 13, 18}, "said twice")
	l.Say(Budget, Span{"a.yaml", 1, 1, 4}, "too much")
	l.Say(Unreadable, Span{File: "b.yaml"}, "cannot read")
	l.Hint(Syntax, Span{File: "a.yaml", Line: 9, Col: 1}, "look", "past the end")
	want := `a.yaml:1:1: warning W101: too much
     1 | one: 1
       | ^^^
a.yaml:2:13: error E011: unknown word "trhee"
     2 |  two: ñandú trhee
       |             ^^^^^ did you mean "three"?
a.yaml:9:1: error E001: past the end
       | look
b.yaml: error E009: cannot read
`
	if got := l.String(); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if got := l.Err().Error(); got != `a.yaml:2:13: error E011: unknown word "trhee" (and 2 more)` {
		t.Error(got)
	}
	var b strings.Builder
	if err := l.WriteJSON(&b); err != nil || !strings.Contains(b.String(), `"code": "E011"`) || !strings.Contains(b.String(), `"severity": "warning"`) {
		t.Error(b.String(), err)
	}
}

func TestWarningsDoNotFail(t *testing.T) {
	var l List
	l.Say(LongText, Span{File: "x"}, "long")
	if l.Failed() || l.Err() != nil || l.Len() != 1 {
		t.Error("a warning counts as an error")
	}
}

func TestClosest(t *testing.T) {
	words := []string{"escalation", "trade", "cooperation", "price", "month"}
	for in, want := range map[string]string{"escalaton": "escalation", "trad": "trade", "tarde": "trade", "coperation": "cooperation", "xyz": "", "": "", "m": "", "priec": "price"} {
		if got := Closest(in, words); got != want {
			t.Errorf("Closest(%q) = %q, want %q", in, got, want)
		}
	}
}

// Every code stands in the table once, in order, with its line.
func TestCodes(t *testing.T) {
	last := Code("")
	for _, c := range Codes {
		if c.Code <= last || c.Doc == "" {
			t.Errorf("%s after %s: %q", c.Code, last, c.Doc)
		}
		last = c.Code
	}
}
