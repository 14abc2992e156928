package content

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"riobravo/content/diag"
	"riobravo/content/internal/lint"
)

// Audit is everything that can be said of the words of a scenario in the languages that the exercise speaks: what its
// definitions lack, what of its own texts fits nowhere, and what one language has and the other has not. Words that the
// program brings are held by its own tests and not looked at again, nor is what its own definitions lack. It reads the pages of definitions, not those of the
// interface.
func (s *Scenario) Audit() diag.List {
	langs := Words().Codes()
	lists := make([]diag.List, len(langs)+1)
	var wait sync.WaitGroup
	for i, lang := range langs {
		wait.Go(func() { s.audit(lang, &lists[i]) })
	}
	wait.Wait()
	s.parity(langs, &lists[len(langs)])
	s.face(langs, &lists[len(langs)])
	var out diag.List
	for _, l := range lists {
		out.Merge(l)
	}
	return out
}

// audit looks at one language.
func (s *Scenario) audit(lang string, l *diag.List) {
	book := s.Texts.book(lang)
	if book == nil {
		l.Say(diag.Language, diag.Span{File: "locale/" + lang}, "there are no words in %q", lang)
		return
	}
	own := book.from(s.owns)
	own.check(l)
	bad := map[string]bool{} // keys whose text is there and cannot be read
	for _, d := range l.All() {
		bad[textKey(d)] = true
	}
	var all diag.List
	held := func(file string) bool { return s.home != "" && !strings.HasPrefix(file, s.home) }
	lint.Texts(s.raw, ownKeys{book, own}, held, &all)
	for _, d := range all.All() {
		if m := needs.FindStringSubmatch(d.Message); m != nil && bad[m[1]] {
			continue
		}
		if d.Code != diag.MissingText && !own.Has(textKey(d)) { // of the program's own words
			continue
		}
		if d.Code == diag.MissingText {
			d.Message += " in " + lang
		}
		l.Add(d)
	}
	l.MergeSources(all)
}

// ownKeys is a book whose keys are those of its own pages alone.
type ownKeys struct {
	*book
	own *book
}

// Keys lists the keys of the own pages, sorted.
func (b ownKeys) Keys() []string { return b.own.Keys() }

var quoted = regexp.MustCompile(`"([^" ]+)"`)

// needs finds the key that a definition lacks.
var needs = regexp.MustCompile(`has no text "([^"]+)"`)

// textKey is the key that a diagnostic of package lint speaks of: the first thing in quotes that is one.
func textKey(d diag.Diagnostic) string {
	for _, m := range quoted.FindAllStringSubmatch(d.Message, -1) {
		return m[1]
	}
	return ""
}

// face asks for what stands before a scenario in lists, briefings and the guide, in every language; what is missing is told
// at once.
func (s *Scenario) face(langs []string, l *diag.List) {
	var missing []string
	for _, lang := range langs {
		for _, part := range []string{"name", "text", "brief", "notes"} {
			if b := s.Texts.book(lang); b == nil || !b.Has("scenario."+s.ID+"."+part) {
				missing = append(missing, part+" ("+lang+")")
			}
		}
	}
	if len(missing) > 0 {
		l.Hint(diag.NoFace, s.raw.Scenario.ID.At, "write it under scenario."+s.ID, "%q has no %s", s.ID, strings.Join(missing, ", "))
	}
}

// parity holds the scenario's own words in each language against the English ones.
func (s *Scenario) parity(langs []string, l *diag.List) {
	from := s.Texts.book(Fallback).from(s.owns)
	for _, lang := range langs {
		if to := s.Texts.book(lang); lang != Fallback && to != nil {
			var all diag.List
			lint.Parity(from, to.from(s.owns), nil, &all)
			for _, d := range all.All() {
				l.Add(d)
			}
		}
	}
}

// from is the book's pages of a rank and above.
func (b *book) from(rank int) *book {
	out := &book{lang: b.lang, byTop: map[string][]*lazyPage{}, join: b.join}
	keep := func(list []*lazyPage) []*lazyPage {
		return slices.DeleteFunc(slices.Clone(list), func(p *lazyPage) bool { return p.rank < rank })
	}
	out.pages = keep(b.pages)
	for top, list := range b.byTop {
		out.byTop[top] = keep(list)
	}
	return out
}

// Tests are the scenario's own tests: rules scripts by their names, in order. A file that cannot be read is reported.
func (s *Scenario) Tests() (map[string]string, diag.List) {
	var l diag.List
	out := map[string]string{}
	if s.tests == nil {
		return out, l
	}
	names, _ := fs.Glob(s.tests, "*.rules")
	for _, name := range names {
		if src, ok := readFile(s.tests, name, path.Join(s.place, name), &l); ok {
			out[path.Join(s.place, name)] = src
		}
	}
	return out, l
}
