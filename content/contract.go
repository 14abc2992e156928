package content

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// contraction joins two words of a language that become one where a name brings its article, as in Spanish "de" and
// "el Golfo" make "del Golfo". A language says which under language.contract; English has none, and nil does nothing.
type contraction struct {
	words map[string]string
	find  *regexp.Regexp
}

const contractKeys = "language.contract."

// newContraction reads what the book's own pages say; nil when they say nothing.
func newContraction(b *book) *contraction {
	c := &contraction{words: map[string]string{}}
	for _, lazy := range b.byTop["language"] {
		p := lazy.load()
		for key, e := range p.entries {
			if old, ok := strings.CutPrefix(key, contractKeys); ok {
				c.words[old] = e.texts[0]
				c.words[capital(old)] = capital(e.texts[0])
			}
		}
	}
	if len(c.words) == 0 {
		return nil
	}
	var olds []string
	for _, old := range slices.Sorted(maps.Keys(c.words)) {
		olds = append(olds, regexp.QuoteMeta(old))
	}
	c.find = regexp.MustCompile(`(^|[^\p{L}])(` + strings.Join(olds, "|") + `)($|[^\p{L}])`) // \b knows only ASCII letters
	return c
}

// apply joins the words where they stand as whole words. A name that begins with a capital keeps its article: "de El Paso".
func (c *contraction) apply(s string) string {
	if c == nil {
		return s
	}
	return c.find.ReplaceAllStringFunc(s, func(m string) string {
		at := c.find.FindStringSubmatch(m)
		return at[1] + c.words[at[2]] + at[3]
	})
}

// capital makes the first letter a capital.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
