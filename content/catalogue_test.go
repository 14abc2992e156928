package content

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"riobravo/content/diag"
)

func sample(t *testing.T) *Catalogue {
	t.Helper()
	return newCatalogue(textDir{fs: fstest.MapFS{
		"locale/en/a.yaml": {Data: []byte(`
order:
  usa.raid: {name: Raid, text: "A raid in {{.Region}}."}
headline:
  order.usa.raid: ["Raid in {{.Region}}", Helicopters at night, 'A third']
days: {one: "{{.N}} day", other: "{{.N}} days"}
year: 2025
where: "Go{{if .Region}} to {{.Region}}{{end}}"
folded: >
  One line
  and the next.
`)},
		"locale/en/bad.yaml": {Data: []byte(`
code: "{{printf \"%999999d\" 1}}"
open: "{{if .Region}} never closed"
order:
  usa.raid: {intent: "in {{.Regoin}}"}
empty:
silent: ""
days: {other: again}
`)},
		"locale/es/a.yaml": {Data: []byte("language: {name: español, contract: {de el: del, a el: al}}\nof: \"De {{.Group}} a {{.Group}}, ¿y de {{.Group}}?\"\norder: {usa.raid: {name: Incursión}}\ndays: {one: \"{{.N}} día\", many: \"{{.N}} de días\", other: \"{{.N}} días\"}\n")},
	}, dir: "locale"})
}

func TestTexts(t *testing.T) {
	c := sample(t)
	es := c.In("es")
	region := map[string]any{"Region": "Sonora"}
	for _, x := range []struct{ got, want string }{
		{c.Text("order.usa.raid.name", nil), "Raid"},
		{c.Text("order.usa.raid.text", region), "A raid in Sonora."},
		{c.Text("order.usa.raid.text", nil), "A raid in ."},
		{c.Text("no.such.key", nil), "[no.such.key]"},
		{c.Text("year", nil), "2025"},
		{c.Text("silent", nil), ""},
		{c.Text("folded", nil), "One line and the next."},
		{c.Text("where", region), "Go to Sonora"},
		{c.Text("where", nil), "Go"},
		{c.Text("days", map[string]any{"N": 1}), "1 day"},
		{c.Text("days", map[string]any{"N": int16(3)}), "3 days"},
		{c.Text("days", nil), " days"},
		{c.Text("headline.order.usa.raid", region), "Raid in Sonora"},
		{c.Variant("headline.order.usa.raid", 1, region), "Helicopters at night"},
		{c.Variant("headline.order.usa.raid", 5, region), "A third"},
		{c.Variant("headline.order.usa.raid", -1, region), "A third"},
		{c.Variant("order.usa.raid.name", 7, nil), "Raid"},
		{es.Text("order.usa.raid.name", nil), "Incursión"},
		{es.Text("order.usa.raid.text", region), "A raid in Sonora."},
		{es.Text("days", map[string]any{"N": 1}), "1 día"},
		{es.Text("days", map[string]any{"N": 2}), "2 días"},
		{es.Text("days", map[string]any{"N": 1000000}), "1000000 de días"},
		{es.Variant("headline.order.usa.raid", 2, nil), "A third"},
		// a name's article joins the word before it; a capital one, and a word that only ends like it, stay
		{es.Text("of", map[string]any{"Group": "el Golfo"}), "Del Golfo al Golfo, ¿y del Golfo?"},
		{es.Text("of", map[string]any{"Group": "El Paso"}), "De El Paso a El Paso, ¿y de El Paso?"},
		{es.Text("of", map[string]any{"Group": "día el"}), "De día el a día el, ¿y de día el?"},
		{c.In("tlh").Text("order.usa.raid.name", nil), "Raid"},
		// what is malformed is not taken in
		{c.Text("code", nil), "[code]"},
		{c.Text("open", nil), "[open]"},
	} {
		if x.got != x.want {
			t.Errorf("got %q, want %q", x.got, x.want)
		}
	}
	if c.Variants("headline.order.usa.raid") != 3 || c.Variants("year") != 1 || c.Variants("none") != 0 || c.Has("none") || !es.Has("year") {
		t.Error("counts of wordings are wrong")
	}
	want := []string{"E050", "E051", "E051", "E051", "E005"}
	var p diag.List
	c.book("en").check(&p)
	if got := p.String(); p.Len() != len(want) {
		t.Errorf("problems:\n%s", got)
	}
	if l := c.Languages(); len(l) != 2 || l[0] != (Language{"en", "English"}) || l[1] != (Language{"es", "español"}) {
		t.Errorf("languages: %v", l)
	}
}

// Sessions in several goroutines read one catalogue.
func TestTextsTogether(t *testing.T) {
	c := sample(t)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for n := range 50 {
				c.In("es").Variant("headline.order.usa.raid", n, map[string]any{"Region": "Baja"})
				c.Text("days", map[string]any{"N": n})
			}
		})
	}
	wait.Wait()
}

// The languages of the program: what Spanish lacks comes in English.
func TestLanguages(t *testing.T) {
	s, l := Load(Default)
	if s == nil {
		t.Fatal(l.Err())
	}
	es := s.Texts.In("es")
	if got := es.Text("order.usa.raid.name", nil); strings.HasPrefix(got, "[") {
		t.Errorf("got %q", got)
	}
	if got := s.Texts.Languages(); len(got) < 2 || got[1].Name != "español" {
		t.Errorf("languages: %v", got)
	}
}
