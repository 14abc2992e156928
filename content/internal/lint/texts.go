package lint

import (
	"slices"
	"strings"
	"unicode/utf8"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
)

// Book is the words of one language.
type Book interface {
	Has(key string) bool
	At(key string) diag.Span
	Wordings(key string) []string
	Variants(key string) int
	Forms(key string) int
	Keys() []string
}

// Budgets of characters on the screen, and of words in a scene.
const (
	orderName   = 22
	orderShort  = 17 // where the sheet has 24 columns; only a longer name needs it
	clauseName  = 28
	panelTitle  = 24
	headline    = 40
	scaleEnd    = 18 // two of them and ten steps stand on one line of 80
	sceneLeast  = 60
	sceneMost   = 120
	fewest      = 3 // wordings of a headline
	placeholder = 8 // characters that a placeholder is taken for
)

// Texts checks that every id has its words, that they fit, and that no words stand for an id that is not there. It returns
// the keys that it missed. Of definitions in files that held is true of nothing is asked; nil holds for none.
func Texts(raw *decode.Raw, b Book, held func(file string) bool, l *diag.List) map[string]bool {
	if held == nil {
		held = func(string) bool { return false }
	}
	t := &texts{book: b, list: l, held: held, missed: map[string]bool{}, known: map[string]bool{"group.splinter.": true, "group.cells.": true}}
	t.acts(raw)
	t.talks(raw)
	t.happenings(raw)
	t.world(raw)
	t.glossary()
	t.stray()
	return t.missed
}

type texts struct {
	book   Book
	list   *diag.List
	held   func(file string) bool
	known  map[string]bool // prefixes of keys: "order.usa.raid."
	missed map[string]bool // keys asked for that have no words
}

// need asks for one key of at most limit characters (0: any length).
func (t *texts) need(id decode.Str, key string, limit int) bool {
	if !id.Set || t.held(id.At.File) {
		return false
	}
	if !t.book.Has(key) || slices.Contains(t.book.Wordings(key), "") {
		t.list.Say(diag.MissingText, id.At, "%q has no text %q", id.V, key)
		t.missed[key] = true
		return false
	}
	t.fits(key, limit)
	return true
}

// fits asks that a key's wordings have at most limit characters (0: any length).
func (t *texts) fits(key string, limit int) {
	for _, w := range t.book.Wordings(key) {
		if n := width(w); limit > 0 && n > limit {
			t.list.Say(diag.LongText, t.book.At(key), "text %q has %d characters, %d fit: %q", key, n, limit, w)
		}
	}
}

// glossary asks that the names of its cards fit.
func (t *texts) glossary() {
	for _, key := range t.book.Keys() {
		if strings.HasPrefix(key, "glossary.card.") && strings.HasSuffix(key, ".name") {
			t.fits(key, panelTitle)
		}
	}
}

// named asks for the keys of a definition.
func (t *texts) named(kind string, id decode.Str, limit int, keys ...string) {
	t.known[kind+"."+id.V+"."] = true
	t.need(id, kind+"."+id.V+".name", limit)
	for _, k := range keys {
		t.need(id, kind+"."+id.V+"."+k, 0)
	}
}

// wire asks for headlines.
func (t *texts) wire(id decode.Str, key string, least int) {
	if !t.need(id, "headline."+key, headline) {
		return
	}
	if n := len(t.book.Wordings("headline." + key)); n < least {
		t.list.Say(diag.FewVariants, t.book.At("headline."+key), "%d wordings of %q, %d wanted", n, "headline."+key, least)
	}
}

func width(s string) int {
	n := 0
	for {
		i := strings.Index(s, "{{")
		j := strings.Index(s, "}}")
		if i < 0 || j < i {
			return n + utf8.RuneCountInString(s)
		}
		n += utf8.RuneCountInString(s[:i]) + placeholder
		s = s[j+2:]
	}
}

func (t *texts) acts(raw *decode.Raw) {
	run := map[string]bool{}
	for i := range raw.Orders {
		d := &raw.Orders[i]
		t.named("order", d.ID, orderName, "intent", "text")
		if !t.held(d.ID.At.File) {
			t.fits("order."+d.ID.V+".short", orderShort)
		}
		for _, w := range d.Choices {
			t.need(w, "order."+d.ID.V+".choice."+w.V, orderName)
		}
		if d.Public.V {
			t.wire(d.ID, "order."+d.ID.V, fewest)
		}
		run[d.Operation.V] = run[d.Operation.V] || d.Public.V
	}
	for i := range raw.Operations {
		d := &raw.Operations[i]
		if !run[d.ID.V] {
			continue
		}
		for _, end := range []string{"success", "miss", "disaster"} {
			t.wire(d.ID, "operation."+d.ID.V+"."+end, fewest)
		}
	}
	for i := range raw.Postures {
		t.named("posture", raw.Postures[i].ID, panelTitle, "text")
	}
	for i := range raw.Doctrines {
		d := &raw.Doctrines[i]
		t.known["doctrine."+d.For.V+"."] = true
		for _, id := range reasonsOf(d) {
			t.need(id, "doctrine."+d.For.V+"."+id.V, 0)
		}
	}
}

func (t *texts) talks(raw *decode.Raw) {
	for i := range raw.Clauses {
		t.named("clause", raw.Clauses[i].ID, clauseName, "text")
		for _, kind := range raw.Clauses[i].Kinds {
			t.need(kind, "clause."+raw.Clauses[i].ID.V+".kind."+kind.V, clauseName)
		}
	}
	for i := range raw.Signals {
		id := raw.Signals[i].ID
		t.named("signal", id, clauseName, "text")
		t.wire(id, "signal."+id.V, 1)
	}
}

func (t *texts) happenings(raw *decode.Raw) {
	for i := range raw.Crises {
		d := &raw.Crises[i]
		t.named("crisis", d.ID, panelTitle)
		t.wire(d.ID, "crisis."+d.ID.V, 1)
		t.scene(d.ID)
		for j := range d.Parties {
			p := &d.Parties[j]
			for k := range p.Options {
				id := p.Options[k].ID
				t.need(id, "crisis."+d.ID.V+".option."+p.Who.V+"."+id.V, 0)
			}
		}
		for j := range d.Outcomes {
			id := d.Outcomes[j].ID
			t.need(id, "crisis."+d.ID.V+".outcome."+id.V, 0)
		}
	}
	for i := range raw.Events {
		d := &raw.Events[i]
		t.named("event", d.ID, headline, "text")
		if !d.Hidden.V {
			t.wire(d.ID, "event."+d.ID.V, 1)
		}
	}
}

func (t *texts) scene(id decode.Str) {
	key := "crisis." + id.V + ".scene"
	if !t.need(id, key, 0) {
		return
	}
	for _, w := range t.book.Wordings(key) {
		if n := len(strings.Fields(w)); n < sceneLeast || n > sceneMost {
			t.list.Say(diag.LongText, t.book.At(key), "text %q has %d words, %d to %d wanted", key, n, sceneLeast, sceneMost)
		}
	}
}

func (t *texts) world(raw *decode.Raw) {
	for i := range raw.Regions {
		if d := &raw.Regions[i]; d.Side.V == "mexico" {
			t.named("region", d.ID, 0, "core")
		} else {
			t.named("region", d.ID, 0)
		}
	}
	for i := range raw.Groups {
		d := &raw.Groups[i]
		t.named("group", d.ID, 0, "short")
		for _, w := range d.Wings {
			t.named("wing", w, 0)
		}
	}
	for i := range raw.Seats {
		t.named("seat", raw.Seats[i].ID, 0, "short", "brief", "plan")
	}
	for i := range raw.Objectives {
		t.named("objective", raw.Objectives[i].ID, panelTitle, "text")
	}
	for i := range raw.Rungs {
		t.named("rung", raw.Rungs[i].ID, panelTitle, "effect")
	}
	for i := range raw.Scores {
		for j := range raw.Scores[i].Parts {
			t.named("score", raw.Scores[i].Parts[j].ID, panelTitle)
		}
	}
	for i := range raw.Assumptions {
		t.named("assumption", raw.Assumptions[i].ID, 0, "text")
	}
	for i := range raw.Guide {
		t.named("guide", raw.Guide[i].ID, panelTitle, "text", "keys", "line")
	}
	for i := range raw.Survey {
		t.question(&raw.Survey[i])
	}
	for i := range raw.Personas {
		t.named("persona", raw.Personas[i].ID, panelTitle, "text")
	}
}

// question asks for the words of a question that is asked after the end.
func (t *texts) question(d *decode.Question) {
	t.known["survey."+d.ID.V+"."] = true
	t.need(d.ID, "survey."+d.ID.V+".text", 0)
	if d.Kind.V == "scale" {
		t.need(d.ID, "survey."+d.ID.V+".low", scaleEnd)
		t.need(d.ID, "survey."+d.ID.V+".high", scaleEnd)
	}
}

// stray finds words of a definition that does not exist.
func (t *texts) stray() {
	kinds := []string{"order", "posture", "clause", "signal", "crisis", "event", "region", "group", "wing", "seat", "objective", "rung", "score", "assumption", "doctrine", "guide", "persona", "survey"}
	for _, key := range t.book.Keys() {
		kind, rest, _ := strings.Cut(key, ".")
		probe := key + "."
		if kind == "headline" {
			if k, _, _ := strings.Cut(rest, "."); !slices.Contains(kinds, k) {
				continue
			}
			probe = rest + "."
		} else if !slices.Contains(kinds, kind) {
			continue
		}
		if !t.knows(probe) {
			t.list.Say(diag.StrayText, t.book.At(key), "text %q stands for nothing in the scenario", key)
		}
	}
}

// knows tells whether some definition's prefix opens the key.
func (t *texts) knows(key string) bool {
	for i := range len(key) {
		if key[i] == '.' && t.known[key[:i+1]] {
			return true
		}
	}
	return false
}
