package content

import (
	"io/fs"
	"path"
	"slices"
	"sync"

	"golang.org/x/text/language"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/content/internal/lint"
)

// Limits of a scenario's folder; nothing that is written by hand comes near them.
const (
	maxFiles = 200
	maxTotal = 8 << 20 // bytes, in all files together
)

// withinLimits tells whether a folder's files are few and small enough to be read.
func withinLimits(fsys fs.FS, name string, l *diag.List) bool {
	files, bytes := 0, int64(0)
	for _, pattern := range []string{"*.yaml", "base/*.yaml", "locale/*/*.yaml", "tests/*"} {
		names, _ := fs.Glob(fsys, pattern)
		files += len(names)
		for _, n := range names[:min(len(names), maxFiles+1)] {
			if st, err := fs.Stat(fsys, n); err == nil && st.Mode().IsRegular() {
				bytes += st.Size()
			}
		}
	}
	if files > maxFiles {
		l.Say(diag.TooMany, diag.Span{File: name}, "the folder has %d files, %d allowed", files, maxFiles)
		return false
	}
	if bytes > maxTotal {
		l.Say(diag.TooMany, diag.Span{File: name}, "the files of the folder have %d bytes together, %d allowed", bytes, maxTotal)
		return false
	}
	return true
}

// languages reports folders of words whose names are no language.
func languages(fsys fs.FS, name string, l *diag.List) {
	entries, _ := fs.ReadDir(fsys, "locale")
	for _, e := range entries {
		if e.IsDir() && !isLanguage(e.Name()) {
			l.Hint(diag.Language, diag.Span{File: path.Join(name, "locale", e.Name())}, "write en or es", "%q is no language", e.Name())
		}
	}
}

func isLanguage(s string) bool {
	_, err := language.Parse(s)
	return err == nil
}

// sub is a folder of a file system, nil where there is none.
func sub(fsys fs.FS, dir string) fs.FS {
	if st, err := fs.Stat(fsys, dir); err != nil || !st.IsDir() {
		return nil
	}
	out, err := fs.Sub(fsys, dir)
	if err != nil {
		return nil
	}
	return out
}

// loneTexts takes the section `texts` out of a layer's files: a mapping of languages to texts, for a scenario that is one
// file. What it gives reads like a folder of words.
func loneTexts(layer *decode.Layer, l *diag.List) textDir {
	out := textDir{dir: ".", nodes: map[string]*decode.Node{}}
	pages := pile{}
	for i, f := range layer.Files {
		at := -1
		if f != nil {
			at = slices.IndexFunc(f.Pairs, func(p decode.Pair) bool { return p.Key == "texts" })
		}
		if at < 0 {
			continue
		}
		whole := *f
		texts := whole.Pairs[at]
		whole.Pairs = slices.Delete(slices.Clone(f.Pairs), at, at+1)
		layer.Files[i] = &whole
		if texts.Val.Kind != decode.Map {
			l.Say(diag.WrongType, texts.At, "section %q takes a mapping of languages, this is %s", "texts", texts.Val.Kind)
			continue
		}
		for _, p := range texts.Val.Pairs {
			if !isLanguage(p.Key) || p.Val.Kind != decode.Map {
				l.Hint(diag.Language, p.At, "write en or es, and the texts under it", "%q is no language with texts", p.Key)
				continue
			}
			name := p.Key + "/" + path.Base(whole.At.File)
			pages[name] = string(decode.Canonical(p.Val))
			out.nodes[name] = p.Val
		}
	}
	if len(pages) > 0 {
		out.fs = pages
	}
	return out
}

// factTable is the program's own list of facts.
var factTable = sync.OnceValue(func() map[string]lint.Fact {
	out := map[string]lint.Fact{}
	for id, f := range Facts() {
		out[id] = lint.Fact{After: f.After}
	}
	return out
})
