package content

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"riobravo/content/diag"
	"riobravo/content/internal/lint"
)

// TestSpanish holds the Spanish of every scenario of the program against its English: every key, placeholder and wording,
// within the same budgets, and no sentence left in English.
func TestSpanish(t *testing.T) {
	for _, info := range Scenarios() {
		s, l := Load(info.ID)
		if s == nil {
			t.Error(l.Err())
			continue
		}
		l = s.Check("es")
		for _, d := range l.All() {
			if d.Code == diag.StrayText && info.ID != Default { // what it took out of the base has words there
				continue
			}
			t.Errorf("%s: %s: %s %s", info.ID, d.Span, d.Code, d.Message)
		}
	}
}

// TestParity finds each thing that may be wrong with a translation.
func TestParity(t *testing.T) {
	c := newCatalogue(textDir{fs: fstest.MapFS{
		"locale/en/a.yaml": {Data: []byte(`
same: One two three four five
name: Santa Rosa de Lima
missing: No Spanish for this
told: Told already
days: {one: "{{.N}} day", other: "{{.N}} days"}
where: "In {{.Region}}{{if .Group}} against {{.Group}}{{end}}"
lines: [first, second]
glossary: {sections: one two three four five, card: {seat: {name: Seat, see: player}}}
`)},
		"locale/es/a.yaml": {Data: []byte(`
same: One two three four five
name: Santa Rosa de Lima
days: "{{.N}} días"
where: "En {{.Region}}{{if .Seat}}: {{.Seat}}{{end}}"
lines: [primera]
extra: No hay tal
region: {sierra: {in: la Sierra Madre}}
glossary: {card: {seat: {name: Puesto}}}
`)},
	}, dir: "locale"})
	var l diag.List
	lint.Parity(c.book("en"), c.book("es"), map[string]bool{"told": true}, &l)
	var got []string
	for _, d := range l.All() {
		_, rest, _ := strings.Cut(d.Message, "\"")
		key, _, _ := strings.Cut(rest, "\"")
		got = append(got, string(d.Code)+" "+key)
	}
	slices.Sort(got)
	want := []string{"E053 where", "E054 days", "W110 missing", "W112 extra", "W113 lines", "W114 same"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestMillions: Spanish has a third form for whole millions, which no number of the exercise reaches; without it the form
// for many serves.
func TestMillions(t *testing.T) {
	c := newCatalogue(textDir{fs: fstest.MapFS{
		"locale/en/a.yaml": {Data: []byte("days: {one: \"{{.N}} day\", other: \"{{.N}} days\"}\n")},
		"locale/es/a.yaml": {Data: []byte("days: {one: \"{{.N}} día\", other: \"{{.N}} días\"}\n")},
	}, dir: "locale"})
	for n, want := range map[int]string{1: "1 día", 2: "2 días", 1000000: "1000000 días"} {
		if got := c.In("es").Text("days", map[string]any{"N": n}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestHintsFit: the words of the bottom line, of chart columns and of the strip of tracks have no other place to go in a
// translation; the English ones are held by the golden frames.
func TestHintsFit(t *testing.T) {
	for _, l := range Words().Languages()[1:] {
		b := Words().book(l.Code)
		n := 0
		for _, key := range b.Keys() {
			for prefix, most := range map[string]int{"ui.hint.": 10, "ui.shift.": 8, "ui.short.": 6, "ui.step.": 8} {
				if !strings.HasPrefix(key, prefix) {
					continue
				}
				for _, w := range b.Wordings(key) {
					if n++; utf8.RuneCountInString(w) > most {
						t.Errorf("%s: %s is %q, %d letters fit", l.Code, key, w, most)
					}
				}
			}
		}
		if n < 100 {
			t.Errorf("%s: %d words", l.Code, n)
		}
	}
}
