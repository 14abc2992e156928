package lint

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"riobravo/content/diag"
)

// sentence is the number of words from which a text that reads the same in two languages was not translated. Names may.
const sentence = 5

// Parity holds a translation against the language it was made from: every key, the same placeholders, no fewer wordings,
// plural forms where there are some, and nothing left as it was. Missed are keys already told to be missing.
func Parity(from, to Book, missed map[string]bool, l *diag.List) {
	for _, key := range from.Keys() {
		switch {
		case ids(key) || missed[key]:
		case !to.Has(key):
			l.Say(diag.MissingText, from.At(key), "text %q is not translated", key)
		default:
			pair(from, to, key, l)
		}
	}
	for _, key := range to.Keys() {
		if ids(key) || !from.Has(key) && !grammar(key) {
			l.Say(diag.StrayText, to.At(key), "text %q translates nothing", key)
		}
	}
}

// pair compares one text with its translation.
func pair(from, to Book, key string, l *diag.List) {
	at := to.At(key)
	if a, b := placeholders(from, key), placeholders(to, key); !slices.Equal(a, b) {
		l.Say(diag.OtherPlaceholders, at, "text %q has the placeholders %s, %s expected", key, list(b), list(a))
	}
	if a, b := from.Variants(key), to.Variants(key); b < a {
		l.Say(diag.FewVariants, at, "%d wordings of %q, %d wanted", b, key, a)
	}
	if from.Forms(key) > 0 && to.Forms(key) < 2 {
		l.Say(diag.NoPlural, at, "text %q has no plural forms: \"one\" and \"other\" wanted", key)
	}
	if strings.HasSuffix(key, ".code") { // what one types is the same in every language
		return
	}
	old := from.Wordings(key)
	for _, w := range to.Wordings(key) {
		if strings.HasSuffix(key, ".code") {
			break // what is typed is typed so in every language
		}
		if slices.Contains(old, w) && len(strings.Fields(braces.ReplaceAllString(w, ""))) >= sentence {
			l.Say(diag.Untranslated, at, "text %q is left as it was: %q", key, w)
		}
	}
}

// ids tells whether a key holds ids for the program rather than words: the glossary's chapters and cross-references. They
// stand once, for all languages.
func ids(key string) bool {
	return key == "glossary.sections" || strings.HasPrefix(key, "glossary.in.") ||
		strings.HasPrefix(key, "glossary.card.") && strings.HasSuffix(key, ".see")
}

// grammar tells whether a key is one that a language may need and another not: a name as it stands inside a sentence, on the
// wire or where room is short, the word before a target, what the language says of itself, and what the loader says.
func grammar(key string) bool {
	return slices.Contains([]string{"in", "wire", "aim", "short"}, key[strings.LastIndexByte(key, '.')+1:]) || strings.HasPrefix(key, "language.") || strings.HasPrefix(key, "diagnostic.")
}

var (
	braces = regexp.MustCompile(`\{\{.*?\}\}`)
	name   = regexp.MustCompile(`\.[A-Z]\w*`)
)

// placeholders are the names that the wordings of a key ask for, sorted.
func placeholders(b Book, key string) []string {
	set := map[string]bool{}
	for _, w := range b.Wordings(key) {
		for _, action := range braces.FindAllString(w, -1) {
			for _, n := range name.FindAllString(action, -1) {
				set[n] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(set))
}

func list(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, " ")
}
