package content

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
)

// Fallback is the language that answers when another has no words for a key.
const Fallback = "en"

// Language is a language that the texts come in, with its name in that language.
type Language struct {
	Code string
	Name string
}

// Catalogue holds the words of a scenario. A language is read when its first text is asked for; after that, and from
// several goroutines, reading costs a lookup and a template.
type Catalogue struct {
	dirs  []textDir
	hash  func() string
	langs []string
	books map[string]func() *book
	voice *Voice
}

// textDir is a folder with a folder for each language.
type textDir struct {
	fs  fs.FS
	dir string
}

func newCatalogue(dirs ...textDir) *Catalogue {
	c := &Catalogue{dirs: dirs, books: map[string]func() *book{}}
	for _, d := range dirs {
		entries, _ := fs.ReadDir(d.fs, d.dir)
		for _, e := range entries {
			if _, err := language.Parse(e.Name()); err == nil && e.IsDir() && !slices.Contains(c.langs, e.Name()) {
				c.langs = append(c.langs, e.Name())
			}
		}
	}
	slices.SortFunc(c.langs, func(a, b string) int {
		if (a == Fallback) != (b == Fallback) {
			return map[bool]int{true: -1, false: 1}[a == Fallback]
		}
		return strings.Compare(a, b)
	})
	for _, lang := range c.langs {
		c.books[lang] = sync.OnceValue(func() *book { return readBook(lang, c.dirs) })
	}
	c.hash = sync.OnceValue(c.sum)
	c.voice = c.In(Fallback)
	return c
}

// Languages lists the languages, English first.
func (c *Catalogue) Languages() []Language {
	out := make([]Language, 0, len(c.langs))
	for _, code := range c.langs {
		name := map[string]string{Fallback: "English"}[code]
		if b := c.book(code); b.Has("language.name") {
			name = b.text("language.name", nil)
		}
		if name == "" {
			name = code
		}
		out = append(out, Language{Code: code, Name: name})
	}
	return out
}

// Hash is the SHA-256 over the text files of every language, by name.
func (c *Catalogue) Hash() string { return c.hash() }

func (c *Catalogue) sum() string {
	h := sha256.New()
	for _, d := range c.dirs {
		for _, lang := range c.langs {
			for _, name := range textFiles(d, lang) {
				src, _ := fs.ReadFile(d.fs, name)
				fmt.Fprintf(h, "%s %d\n", name, len(src))
				h.Write(src)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (c *Catalogue) book(lang string) *book {
	if f, ok := c.books[lang]; ok {
		return f()
	}
	return nil
}

// In is the catalogue read in one language: its own words where there are any, English ones else.
func (c *Catalogue) In(lang string) *Voice {
	v := &Voice{c: c, chain: []string{Fallback}}
	if _, ok := c.books[lang]; ok && lang != Fallback {
		v.chain = []string{lang, Fallback}
	}
	return v
}

// Text gives the English words for a key; In chooses another language.
func (c *Catalogue) Text(key string, args map[string]any) string { return c.voice.Text(key, args) }

// Variant gives the n-th English wording for a key.
func (c *Catalogue) Variant(key string, n int, args map[string]any) string {
	return c.voice.Variant(key, n, args)
}

// Has tells whether a key has words.
func (c *Catalogue) Has(key string) bool { return c.voice.Has(key) }

// Variants is the number of wordings for a key, 0 when it has none.
func (c *Catalogue) Variants(key string) int { return c.voice.Variants(key) }

// Voice is a Catalogue in one language.
type Voice struct {
	c     *Catalogue
	chain []string
}

// Language is the code of the language asked for.
func (v *Voice) Language() string { return v.chain[0] }

// find is the first book of the chain that has the key, or nil.
func (v *Voice) find(key string) *book {
	for _, lang := range v.chain {
		if b := v.c.book(lang); b != nil && b.Has(key) {
			return b
		}
	}
	return nil
}

// Text gives the words for a key with the placeholders filled; args["N"] chooses the plural form. A key without words
// comes back in brackets. Of several wordings it gives the first.
func (v *Voice) Text(key string, args map[string]any) string { return v.Variant(key, 0, args) }

// Variant gives the n-th wording, counting round; n may be any number, such as an event's own.
func (v *Voice) Variant(key string, n int, args map[string]any) string {
	b := v.find(key)
	if b == nil {
		return "[" + key + "]"
	}
	if m := b.variants[key]; m > 0 {
		key = variantKey(key, ((n%m)+m)%m)
	}
	return b.text(key, args)
}

// Has tells whether a key has words in this language or in English.
func (v *Voice) Has(key string) bool { return v.find(key) != nil }

// Variants is the number of wordings for a key, 0 when it has none.
func (v *Voice) Variants(key string) int {
	if b := v.find(key); b != nil {
		return max(1, b.variants[key])
	}
	return 0
}

func variantKey(key string, n int) string { return key + "#" + strconv.Itoa(n) }

// book is the words of one language.
type book struct {
	lang     string
	entries  map[string]*entry
	variants map[string]int // keys with a list of wordings, and their number
	problems diag.List
	local    *i18n.Localizer
}

// entry is where a key stands, for the linter, and whether it must go through the template.
type entry struct {
	at    diag.Span
	texts []string // every wording and plural form
	plain bool     // no placeholder and no plural form: the text is the answer
}

// readBook reads the language's files of every folder, the later ones over the earlier.
func readBook(lang string, dirs []textDir) *book {
	b := &book{lang: lang, entries: map[string]*entry{}, variants: map[string]int{}}
	tag := language.Make(lang)
	bundle := i18n.NewBundle(tag)
	for _, d := range dirs {
		seen := map[string]bool{}
		for _, root := range parseAll(d.fs, textFiles(d, lang), &b.problems) {
			if root != nil {
				b.add(bundle, tag, root, "", seen)
			}
		}
	}
	b.local = i18n.NewLocalizer(bundle, lang)
	return b
}

func textFiles(d textDir, lang string) []string {
	names, _ := fs.Glob(d.fs, path.Join(d.dir, lang, "*.yaml"))
	slices.Sort(names)
	return names
}

// add flattens a mapping: what is nested is joined with dots.
func (b *book) add(bundle *i18n.Bundle, tag language.Tag, n *decode.Node, prefix string, seen map[string]bool) {
	if n.Kind == decode.Null {
		return
	}
	if n.Kind != decode.Map {
		b.problems.Say(diag.TextShape, n.At, "a file of texts is a mapping, this is %s", n.Kind)
		return
	}
	for _, p := range n.Pairs {
		key := prefix + p.Key
		if p.Val.Kind == decode.Map && !isPlural(p.Val) {
			b.add(bundle, tag, p.Val, key+".", seen)
			continue
		}
		if seen[key] {
			b.problems.Say(diag.DuplicateKey, p.At, "text %q stands twice", key)
			continue
		}
		seen[key] = true
		b.put(bundle, tag, key, p.At, p.Val)
	}
}

var pluralForms = []string{"zero", "one", "two", "few", "many", "other"}

func isPlural(n *decode.Node) bool {
	if n.Kind != decode.Map || n.Get("other") == nil {
		return false
	}
	for _, p := range n.Pairs {
		if !slices.Contains(pluralForms, p.Key) || p.Val.Kind == decode.Map || p.Val.Kind == decode.Seq {
			return false
		}
	}
	return true
}

// put takes in one key: a text, a list of wordings, or plural forms.
func (b *book) put(bundle *i18n.Bundle, tag language.Tag, key string, at diag.Span, n *decode.Node) {
	if n.Kind == decode.Seq {
		if len(n.Items) == 0 {
			b.problems.Say(diag.TextShape, at, "text %q is an empty list", key)
			return
		}
		all := &entry{at: at}
		count := 0
		for i, item := range n.Items {
			if e := b.one(bundle, tag, variantKey(key, count), item.At, item); e != nil {
				all.texts = append(all.texts, e.texts...)
				count++
			} else if item.Kind == decode.Seq {
				b.problems.Say(diag.TextShape, item.At, "wording %d of %q is a list", i, key)
			}
		}
		if count > 0 {
			b.entries[key] = all
			b.variants[key] = count
		}
		return
	}
	delete(b.variants, key)
	b.one(bundle, tag, key, at, n)
}

// one takes in one wording.
func (b *book) one(bundle *i18n.Bundle, tag language.Tag, key string, at diag.Span, n *decode.Node) *entry {
	e := &entry{at: at}
	m := &i18n.Message{ID: key}
	switch {
	case n.Kind == decode.Map && isPlural(n):
		for _, p := range n.Pairs {
			text := tidy(p.Val.Text)
			e.texts = append(e.texts, text)
			*map[string]*string{"zero": &m.Zero, "one": &m.One, "two": &m.Two, "few": &m.Few, "many": &m.Many, "other": &m.Other}[p.Key] = text
		}
	case n.Kind == decode.Map:
		b.problems.Hint(diag.TextShape, n.At, `put quotes around a text that contains ": "`, "text %q is a mapping", key)
		return nil
	case n.Kind == decode.Seq:
		return nil
	case n.Kind == decode.Null: // an empty text in quotes is meant
		b.problems.Hint(diag.TextShape, at, `write "" for no words`, "text %q is empty", key)
		return nil
	default:
		m.Other = tidy(n.Text)
		e.texts = []string{m.Other}
		e.plain = !strings.Contains(m.Other, "{{")
	}
	for _, text := range e.texts {
		if bad := badPlaceholder(key, text); bad != "" {
			b.problems.Hint(diag.Placeholder, n.At, diag.DidYouMean(strings.Trim(bad, "{}. "), Placeholders), "text %q has %q, which nothing fills", key, bad)
			return nil
		}
	}
	b.entries[key] = e
	if !e.plain {
		_ = bundle.AddMessages(tag, m)
	}
	return e
}

// tidy takes the line break off the end of a folded text.
func tidy(s string) string { return strings.TrimRight(s, " \n") }

// Placeholders are the names that the words of a definition may ask for, as in {{.Region}}. Words of the interface may
// ask for others.
var Placeholders = []string{"Region", "Core", "Group", "Wing", "Seat", "Other", "Order", "Posture", "Clause", "Signal", "Objective", "Choice", "Rung", "Month", "Months", "N"}

// defined are the first parts of keys that belong to definitions.
var defined = []string{"order", "posture", "clause", "signal", "crisis", "event", "region", "group", "wing", "seat", "objective", "rung", "score", "assumption", "doctrine", "headline"}

// action is what may stand between braces: a name, or a condition over names. Texts run no other code.
var action = regexp.MustCompile(`^(\.[A-Z]\w*|else|end|(else )?if ((not|and|or)( \.[A-Z]\w*)+|\.[A-Z]\w*|(eq|ne|lt|le|gt|ge) \.[A-Z]\w* -?\d+))$`)

// badPlaceholder finds the first action that is more than that, or is not closed, or names what nobody fills.
func badPlaceholder(key, text string) string {
	kind, _, _ := strings.Cut(key, ".")
	strict := slices.Contains(defined, kind)
	open := 0
	for {
		i := strings.Index(text, "{{")
		if i < 0 {
			break
		}
		j := strings.Index(text[i:], "}}")
		if j < 0 {
			return text[i:]
		}
		whole := text[i : i+j+2]
		what := strings.TrimSpace(whole[2 : len(whole)-2])
		if !action.MatchString(what) {
			return whole
		}
		switch {
		case strings.HasPrefix(what, "if"):
			open++
		case what == "end":
			open--
		}
		if strict && what[0] == '.' && !slices.Contains(Placeholders, what[1:]) || open < 0 || strings.HasPrefix(what, "else") && open == 0 {
			return whole
		}
		text = text[i+j+2:]
	}
	if open > 0 {
		return "{{if}} without {{end}}"
	}
	return ""
}

// Has tells whether the book itself has the key.
func (b *book) Has(key string) bool { _, ok := b.entries[key]; return ok }

// At is where a key stands.
func (b *book) At(key string) diag.Span { return b.entries[key].at }

// Wordings are the texts of a key: every variant and plural form.
func (b *book) Wordings(key string) []string {
	if e, ok := b.entries[key]; ok {
		return e.texts
	}
	return nil
}

// Keys lists the keys, sorted; variants count as one.
func (b *book) Keys() []string {
	var out []string
	for k := range b.entries {
		if !strings.Contains(k, "#") {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

// text gives one wording with its placeholders filled.
func (b *book) text(key string, args map[string]any) string {
	e := b.entries[key]
	if e == nil {
		return "[" + key + "]"
	}
	if e.plain {
		return e.texts[0]
	}
	cfg := &i18n.LocalizeConfig{MessageID: key, TemplateData: args}
	if args == nil {
		cfg.TemplateData = map[string]any{}
	}
	switch n := args["N"].(type) {
	case int, int8, int16, int32, int64:
		cfg.PluralCount = n
	case string:
		cfg.PluralCount = n
	}
	out, err := b.local.Localize(cfg)
	if err != nil && out == "" {
		cfg.PluralCount = nil
		out, err = b.local.Localize(cfg)
	}
	if err != nil && out == "" {
		return "[" + key + "]"
	}
	return strings.ReplaceAll(out, "<no value>", "")
}
