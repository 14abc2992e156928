package content

import (
	"strings"
	"testing"
	"text/template"
)

// TestFill: a text that is put together from its parts is what its template gives, with all that may be put in and with
// nothing.
func TestFill(t *testing.T) {
	n := 0
	for _, lang := range []string{"en", "es"} {
		for _, lazy := range Words().book(lang).pages {
			p := lazy.load()
			for key, e := range p.entries {
				if e.parts == nil || e.plain {
					continue
				}
				n++
				full := map[string]any{}
				for i, name := range e.parts {
					if i%2 == 1 {
						full[name] = []any{"Río <b> {{.N}}", 7, int16(-3), uint8(2), true, nil}[(i+n)%6]
					}
				}
				for _, args := range []map[string]any{full, nil} {
					var want strings.Builder
					if err := template.Must(template.New(key).Parse(e.texts[0])).Execute(&want, args); err != nil {
						t.Fatal(err)
					}
					if got := p.text(key, args); got != strings.ReplaceAll(want.String(), "<no value>", "") {
						t.Errorf("%s: %q instead of %q", key, got, want.String())
					}
				}
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d texts have placeholders and nothing else", n)
	}
}
