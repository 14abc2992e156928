package content

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/language"

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

// textDir is a folder with a folder for each language. Shown is the folder's name in messages, where it has another there;
// nodes are files that are parsed already, by their paths.
type textDir struct {
	fs    fs.FS
	dir   string
	shown string
	nodes map[string]*decode.Node
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
		c.books[lang] = sync.OnceValue(func() *book { return newBook(lang, c.dirs) })
	}
	c.hash = sync.OnceValue(c.sum)
	c.voice = c.In(Fallback)
	return c
}

// Codes lists the languages by their codes, English first.
func (c *Catalogue) Codes() []string { return slices.Clone(c.langs) }

// Languages lists the languages, English first.
func (c *Catalogue) Languages() []Language {
	out := make([]Language, 0, len(c.langs))
	for _, code := range c.langs {
		name := map[string]string{Fallback: "English"}[code]
		if p := c.book(code).find("language.name"); p != nil {
			name = p.text("language.name", nil)
		}
		if name == "" {
			name = code
		}
		out = append(out, Language{Code: code, Name: name})
	}
	return out
}

// Hash is the SHA-256 of the Archive.
func (c *Catalogue) Hash() string { return c.hash() }

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

// find is the first page of the chain that has the key, with its book, or nil.
func (v *Voice) find(key string) (*book, *page) {
	for _, lang := range v.chain {
		if b := v.c.book(lang); b != nil {
			if p := b.find(key); p != nil {
				return b, p
			}
		}
	}
	return nil, nil
}

// Text gives the words for a key with the placeholders filled; args["N"] chooses the plural form. A key without words
// comes back in brackets. Of several wordings it gives the first.
func (v *Voice) Text(key string, args map[string]any) string { return v.Variant(key, 0, args) }

// Variant gives the n-th wording, counting round; n may be any number, such as an event's own.
func (v *Voice) Variant(key string, n int, args map[string]any) string {
	b, p := v.find(key)
	if p == nil {
		return "[" + key + "]"
	}
	if m := p.variants[key]; m > 0 {
		key = variantKey(key, ((n%m)+m)%m)
	}
	return b.join().apply(p.text(key, args))
}

// Has tells whether a key has words in this language or in English.
func (v *Voice) Has(key string) bool {
	_, p := v.find(key)
	return p != nil
}

// Variants is the number of wordings for a key, 0 when it has none.
func (v *Voice) Variants(key string) int {
	if _, p := v.find(key); p != nil {
		return max(1, p.variants[key])
	}
	return 0
}

func variantKey(key string, n int) string { return key + "#" + strconv.Itoa(n) }
