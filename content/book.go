package content

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
)

// book is the words of one language: a page for each file. A page is parsed when a key is asked for that may stand on
// it, so starting a game does not wait for the words of its end.
type book struct {
	lang  string
	pages []*lazyPage
	byTop map[string][]*lazyPage // by the first part of the key, the highest ranks first; "" may hold any
	found sync.Map               // string to *page: where the keys that were asked for stand
	join  func() *contraction
}

// lazyPage is a file not yet parsed. Rank is the number of its folder: higher ones count first.
type lazyPage struct {
	rank int
	load func() *page
}

// page is the words of one file; it does not change.
type page struct {
	entries  map[string]*entry
	variants map[string]int // keys with a list of wordings, and their number
	problems diag.List
	tag      language.Tag
	messages []*i18n.Message
	local    *i18n.Localizer
}

// entry is where a key stands, for the linter, and whether it must go through the template.
type entry struct {
	at    diag.Span
	texts []string // every wording and plural form
	forms int      // the plural forms of the wording that has most, 0 for a text without
	plain bool     // no placeholder and no plural form: the text is the answer
	parts []string // of a text with placeholders only, as it is, name, as it is, name, ...; nil for any other
}

func newBook(lang string, dirs []textDir) *book {
	b := &book{lang: lang, byTop: map[string][]*lazyPage{}}
	b.join = sync.OnceValue(func() *contraction { return newContraction(b) })
	for rank := len(dirs) - 1; rank >= 0; rank-- {
		d := dirs[rank]
		for _, name := range textFiles(d, lang) {
			var problems diag.List
			shown := path.Join(d.shown, name)
			src, _ := readFile(d.fs, name, shown, &problems)
			p := &lazyPage{rank: rank, load: sync.OnceValue(func() *page { return readPage(lang, shown, src, d.nodes[name], problems) })}
			b.pages = append(b.pages, p)
			for _, top := range topKeys(src) {
				b.byTop[top] = append(b.byTop[top], p)
			}
		}
	}
	return b
}

func textFiles(d textDir, lang string) []string {
	names, _ := fs.Glob(d.fs, path.Join(d.dir, lang, "*.yaml"))
	slices.Sort(names)
	return names
}

// topKeys lists the first parts of the keys of a file: what stands at the beginning of its lines. A file that is written
// in some other way gets "", which stands for any.
func topKeys(src string) []string {
	var out []string
	for line := range strings.Lines(src) {
		if strings.TrimSpace(line) == "" || strings.ContainsRune(" \t#", rune(line[0])) {
			continue
		}
		top, _, _ := strings.Cut(line, ":")
		top, _, _ = strings.Cut(top, ".")
		if !plainKey.MatchString(top) {
			return []string{""}
		}
		if !slices.Contains(out, top) {
			out = append(out, top)
		}
	}
	return out
}

var plainKey = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// find is the page that has the key, or nil.
func (b *book) find(key string) *page {
	if p, ok := b.found.Load(key); ok {
		return p.(*page)
	}
	top, _, _ := strings.Cut(key, ".")
	best, rank := (*page)(nil), -1
	for _, list := range [][]*lazyPage{b.byTop[top], b.byTop[""]} {
		for _, lazy := range list { // ranks fall: a page below one that has the key is not read
			if lazy.rank <= rank {
				continue
			}
			if p := lazy.load(); p.entries[key] != nil {
				best, rank = p, lazy.rank
			}
		}
	}
	if best != nil {
		b.found.Store(key, best)
	}
	return best
}

// Has tells whether the book itself has the key.
func (b *book) Has(key string) bool { return b.find(key) != nil }

// At is where a key stands.
func (b *book) At(key string) diag.Span {
	if p := b.find(key); p != nil {
		return p.entries[key].at
	}
	return diag.Span{}
}

// Wordings are the texts of a key: every variant and plural form.
func (b *book) Wordings(key string) []string {
	if p := b.find(key); p != nil {
		return p.entries[key].texts
	}
	return nil
}

// Variants is the number of wordings of a key, 0 when it has none; of plural forms it counts none.
func (b *book) Variants(key string) int {
	if p := b.find(key); p != nil {
		return max(1, p.variants[key])
	}
	return 0
}

// Forms is the number of plural forms of a key, 0 for a text without.
func (b *book) Forms(key string) int {
	if p := b.find(key); p != nil {
		return p.entries[key].forms
	}
	return 0
}

// Keys lists the keys, sorted; variants count as one.
func (b *book) Keys() []string {
	var out []string
	for _, lazy := range b.pages {
		for k := range lazy.load().entries {
			if !strings.Contains(k, "#") {
				out = append(out, k)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// check collects what is wrong with the files themselves, and keys that stand on two pages of one folder.
func (b *book) check(l *diag.List) {
	type place struct {
		rank int
		key  string
	}
	first := map[place]diag.Span{}
	for _, lazy := range b.pages {
		p := lazy.load()
		l.Merge(p.problems)
		for key, e := range p.entries {
			if strings.Contains(key, "#") {
				continue
			}
			at := place{lazy.rank, key}
			if was, twice := first[at]; twice {
				l.Add(diag.Diagnostic{Code: diag.DuplicateKey, Span: e.at, Message: "text \"" + key + "\" stands twice", Related: []diag.Related{{Span: was, Message: "the first one"}}})
				continue
			}
			first[at] = e.at
		}
	}
}

// readPage parses one file.
func readPage(lang, name, src string, root *decode.Node, problems diag.List) *page {
	p := &page{entries: map[string]*entry{}, variants: map[string]int{}, problems: problems, tag: language.Make(lang)}
	if root == nil {
		root = decode.Parse(name, src, &p.problems)
	}
	if root != nil {
		p.add(root, "")
	}
	bundle := i18n.NewBundle(p.tag)
	_ = bundle.AddMessages(p.tag, p.messages...) // the error is an unknown language, which then has no plural forms
	p.local = i18n.NewLocalizer(bundle, lang)
	return p
}

// add flattens a mapping: what is nested is joined with dots.
func (p *page) add(n *decode.Node, prefix string) {
	if n.Kind == decode.Null {
		return
	}
	if n.Kind != decode.Map {
		p.problems.Say(diag.TextShape, n.At, "a file of texts is a mapping, this is %s", n.Kind)
		return
	}
	for _, q := range n.Pairs {
		key := prefix + q.Key
		if q.Val.Kind == decode.Map && !isPlural(q.Val) {
			p.add(q.Val, key+".")
			continue
		}
		if p.entries[key] != nil {
			p.problems.Say(diag.DuplicateKey, q.At, "text %q stands twice", key)
			continue
		}
		p.put(key, q.At, q.Val)
	}
}

var pluralForms = []string{"zero", "one", "two", "few", "many", "other"}

func isPlural(n *decode.Node) bool {
	if n.Kind != decode.Map || n.Get("other") == nil {
		return false
	}
	for _, q := range n.Pairs {
		if !slices.Contains(pluralForms, q.Key) || q.Val.Kind == decode.Map || q.Val.Kind == decode.Seq {
			return false
		}
	}
	return true
}

// put takes in one key: a text, a list of wordings, or plural forms.
func (p *page) put(key string, at diag.Span, n *decode.Node) {
	if n.Kind == decode.Seq {
		if len(n.Items) == 0 {
			p.problems.Say(diag.TextShape, at, "text %q is an empty list", key)
			return
		}
		all := &entry{at: at}
		count := 0
		for i, item := range n.Items {
			if e := p.one(variantKey(key, count), item.At, item); e != nil {
				all.texts = append(all.texts, e.texts...)
				all.forms = max(all.forms, e.forms)
				count++
			} else if item.Kind == decode.Seq {
				p.problems.Say(diag.TextShape, item.At, "wording %d of %q is a list", i, key)
			}
		}
		if count > 0 {
			p.entries[key] = all
			p.variants[key] = count
		}
		return
	}
	p.one(key, at, n)
}

// one takes in one wording.
func (p *page) one(key string, at diag.Span, n *decode.Node) *entry {
	e := &entry{at: at}
	m := &i18n.Message{ID: key}
	switch {
	case n.Kind == decode.Map && isPlural(n):
		for _, q := range n.Pairs {
			text := tidy(q.Val.Text)
			e.texts = append(e.texts, text)
			e.forms++
			*map[string]*string{"zero": &m.Zero, "one": &m.One, "two": &m.Two, "few": &m.Few, "many": &m.Many, "other": &m.Other}[q.Key] = text
		}
	case n.Kind == decode.Map:
		p.problems.Hint(diag.TextShape, n.At, `put quotes around a text that contains ": "`, "text %q is a mapping", key)
		return nil
	case n.Kind == decode.Seq:
		return nil
	case n.Kind == decode.Null: // an empty text in quotes is meant
		p.problems.Hint(diag.TextShape, at, `write "" for no words`, "text %q is empty", key)
		return nil
	default:
		m.Other = tidy(n.Text)
		e.texts = []string{m.Other}
		e.plain = !strings.Contains(m.Other, "{{")
		e.parts = split(m.Other)
	}
	for _, text := range e.texts {
		if bad := badAction(text); bad != "" {
			p.problems.Hint(diag.Action, n.At, "write {{.Name}}, or {{if .Name}}...{{end}}", "text %q has %q, which is no placeholder", key, bad)
			return nil
		}
		if bad := badPlaceholder(key, text); bad != "" {
			p.problems.Hint(diag.Placeholder, n.At, diag.DidYouMean(strings.Trim(bad, "{}. "), Placeholders), "text %q has %q, which nothing fills", key, bad)
			return nil
		}
	}
	p.entries[key] = e
	if !e.plain {
		p.messages = append(p.messages, m)
	}
	return e
}

// tidy takes the line break off the end of a folded text.
func tidy(s string) string { return strings.TrimRight(s, " \n") }

// Placeholders are the names that the words of a definition may ask for, as in {{.Region}}. Words of the interface may
// ask for others.
var Placeholders = []string{"Region", "Core", "Group", "Wing", "Seat", "Other", "Order", "Posture", "Clause", "Signal", "Objective", "Choice", "Rung", "Month", "Months", "N"}

// defined are the first parts of keys that belong to definitions.
var defined = []string{"order", "posture", "clause", "signal", "crisis", "event", "region", "group", "wing", "seat", "objective", "rung", "score", "assumption", "doctrine", "persona", "headline"}

// action is what may stand between braces: a name, or a condition over names. Texts run no other code.
var action = regexp.MustCompile(`^(\.[A-Z]\w*|else|end|(else )?if ((not|and|or)( \.[A-Z]\w*)+|\.[A-Z]\w*|(eq|ne|lt|le|gt|ge) \.[A-Z]\w* -?\d+))$`)

// badPlaceholder finds the first action of a definition's words that names what nobody fills.
func badPlaceholder(key, text string) string {
	if kind, _, _ := strings.Cut(key, "."); !slices.Contains(defined, kind) {
		return ""
	}
	for _, m := range braced.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(Placeholders, m[1]) {
			return m[0]
		}
	}
	return ""
}

var braced = regexp.MustCompile(`\{\{\s*\.([A-Z]\w*)\s*\}\}`)

// badAction finds the first action that is more than a name or a condition over names, or is not closed.
func badAction(text string) string {
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
		if open < 0 || strings.HasPrefix(what, "else") && open == 0 {
			return whole
		}
		text = text[i+j+2:]
	}
	if open > 0 {
		return "{{if}} without {{end}}"
	}
	return ""
}

// split takes a text apart at its placeholders; nil when it has conditions.
func split(text string) []string {
	at := braced.FindAllStringSubmatchIndex(text, -1)
	if len(at) != strings.Count(text, "{{") {
		return nil
	}
	out, from := make([]string, 0, 2*len(at)+1), 0
	for _, m := range at {
		out = append(out, text[from:m[0]], text[m[2]:m[3]])
		from = m[1]
	}
	return append(out, text[from:])
}

// fill puts a text together again as its template would, at a tenth of the cost: half of what is on a screen is such texts.
func fill(parts []string, args map[string]any) string {
	var b strings.Builder
	for i, p := range parts {
		if i%2 == 0 {
			b.WriteString(p)
			continue
		}
		switch v := args[p].(type) {
		case nil:
		case string:
			b.WriteString(v)
		default:
			fmt.Fprint(&b, v)
		}
	}
	return b.String()
}

// text gives one wording with its placeholders filled.
func (p *page) text(key string, args map[string]any) string {
	e := p.entries[key]
	if e == nil {
		return "[" + key + "]"
	}
	if e.plain {
		return e.texts[0]
	}
	if e.parts != nil {
		return fill(e.parts, args)
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
	out, err := p.local.Localize(cfg)
	if err != nil && out == "" {
		cfg.PluralCount = nil
		out, err = p.local.Localize(cfg)
	}
	if err != nil && out == "" {
		return "[" + key + "]"
	}
	return strings.ReplaceAll(out, "<no value>", "")
}
