package content

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"riobravo/content/diag"
)

// phraseKeys are the keys of what the loader says: its English with % for each part that changes.
const phraseKeys = "diagnostic."

// Phrases puts what the loader says into a language, sentence by sentence, for diag.List.Speak. What the language has no
// words for stays English.
func Phrases(lang string) func(string) string {
	b := Words().book(lang)
	if b == nil || lang == Fallback {
		return func(s string) string { return s }
	}
	read := sync.OnceValue(func() *phraseBook { return newPhraseBook(b) })
	return func(s string) string { return read().say(s) }
}

// phraseBook holds the sentences of one language, those that say most before their first part first.
type phraseBook struct {
	whole map[string]string
	open  []phrase
}

type phrase struct {
	from *regexp.Regexp
	to   string
	sure int // letters before its first part
}

func newPhraseBook(b *book) *phraseBook {
	p := &phraseBook{whole: map[string]string{}}
	for _, c := range diag.Codes {
		if key := "author.code." + string(c.Code); b.Has(key) {
			p.whole[c.Doc] = b.Wordings(key)[0]
		}
	}
	for _, key := range b.Keys() {
		english, ok := strings.CutPrefix(key, phraseKeys)
		if !ok {
			continue
		}
		to := b.Wordings(key)[0]
		if !strings.Contains(english, "%") {
			p.whole[english] = to
			continue
		}
		var from strings.Builder
		for i, part := range strings.Split(english, "%") {
			if i > 0 {
				from.WriteString("(.+?)")
			}
			from.WriteString(regexp.QuoteMeta(part))
		}
		p.open = append(p.open, phrase{regexp.MustCompile("^" + from.String() + "$"), to, strings.IndexByte(english, '%')})
	}
	slices.SortStableFunc(p.open, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(b.sure, a.sure), cmp.Compare(len(b.to), len(a.to)))
	})
	return p
}

// say translates a sentence, and the parts of it that are sentences of the book themselves.
func (p *phraseBook) say(s string) string {
	if to, ok := p.whole[s]; ok {
		return to
	}
	for i := range p.open {
		parts := p.open[i].from.FindStringSubmatch(s)
		if parts == nil {
			continue
		}
		for n := range parts[1:] {
			parts[n+1] = p.say(parts[n+1])
		}
		return insert(p.open[i].to, parts[1:])
	}
	if i := strings.LastIndex(s, " in "); i > 0 { // many a sentence ends with its place
		if head := p.say(s[:i]); head != s[:i] {
			return head + " " + p.say(s[i+1:])
		}
	}
	return s
}

// insert puts the parts into a sentence: in their order at each %, or by number.
func insert(to string, parts []string) string {
	var b strings.Builder
	next := 0
	for i := 0; i < len(to); i++ {
		if to[i] != '%' {
			b.WriteByte(to[i])
			continue
		}
		n := next
		if i+1 < len(to) && to[i+1] >= '1' && to[i+1] <= '9' {
			n, _ = strconv.Atoi(to[i+1 : i+2])
			n--
			i++
		}
		if next++; n < len(parts) {
			b.WriteString(parts[n])
		}
	}
	return b.String()
}
