// Package content holds the exercise's files and turns them into what the engine and the interfaces use: a compiled
// game.Ruleset and a Catalogue of texts. Authored mistakes come back as diagnostics; nothing here panics and no mistake
// is left for play. Read Load first. Scenarios overlay the base by id: base/ and scenarios/<id>/ hold rules without
// sentences, locale/<language>/ the words for every id.
package content

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"riobravo/content/diag"
	"riobravo/content/internal/compile"
	"riobravo/content/internal/decode"
	"riobravo/content/internal/lint"
	"riobravo/game"
)

//go:embed base scenarios locale sources
var files embed.FS

// Default is the id of the scenario that a game starts with when none is named.
const Default = "threat"

// Scenario is a scenario that loaded without errors. It is immutable and may be shared.
type Scenario struct {
	Info
	Ruleset *game.Ruleset
	Texts   *Catalogue

	raw    *decode.Raw
	source []byte
	lone   textDir // texts that stand beside the rules in one file
	owns   int     // the rank from which on folders of words are the scenario's own
	home   string  // what the names of its own files of rules begin with; "" it is not told apart from what lies below it
	tests  fs.FS   // the folder with its tests, nil without one
	place  string  // what that folder is called in messages
}

// Info says what a scenario is before it is loaded.
type Info struct {
	Later     bool // it rests on facts from after the exercise's own horizon
	ID        string
	Turns     int
	Aftermath int
	Year      int // of month 1
	Month     int // calendar month of month 1
	Seats     []string
}

// Options derive a ruleset from a scenario: the same source under other assumptions.
type Options struct {
	Assume map[string]bool  // assumptions by id; true takes the contrary view, false leaves one that the scenario takes
	Params map[string]int32 // parameters by name, in place of the source's
	Start  map[string]int32 // starting values by path, over the source's
}

// Scenarios lists the scenarios that come with the program, the default first, then by id.
func Scenarios() []Info {
	var out []Info
	var l diag.List
	entries, _ := fs.ReadDir(files, "scenarios")
	seats := decode.Layer{Name: "base", Files: parseAll(files, []string{"base/seats.yaml"}, &l)} // of the base no more is asked here
	for _, e := range entries {
		var l diag.List
		layer := readLayer(files, "scenarios/"+e.Name(), &l)
		raw := decode.Decode(decode.Merge([]decode.Layer{seats, layer}, &l), &l)
		if raw.Scenario.ID.V == e.Name() {
			out = append(out, info(raw))
		}
	}
	slices.SortStableFunc(out, func(a, b Info) int {
		if (a.ID == Default) != (b.ID == Default) {
			if a.ID == Default {
				return -1
			}
			return 1
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out
}

func info(raw *decode.Raw) Info {
	h := raw.Scenario
	i := Info{ID: h.ID.V, Turns: int(h.Turns.V), Aftermath: int(h.Aftermath.V), Year: int(h.Year.V), Month: int(h.Month.V), Later: h.Later.V}
	for _, s := range raw.Seats {
		i.Seats = append(i.Seats, s.ID.V)
	}
	return i
}

// Brings tells whether the program brings a scenario of that id.
func Brings(id string) bool {
	dir := "scenarios/" + id
	if !fs.ValidPath(dir) || id == "" || strings.Contains(id, "/") {
		return false
	}
	_, err := fs.Stat(files, dir)
	return err == nil
}

// Load loads one of the program's scenarios by its id. The Scenario is nil when the list has an error.
func Load(id string) (*Scenario, diag.List) {
	var l diag.List
	dir := "scenarios/" + id
	if !Brings(id) {
		var known []string
		for _, i := range Scenarios() {
			known = append(known, i.ID)
		}
		l.Hint(diag.NoScenario, diag.Span{File: "scenarios"}, diag.DidYouMean(id, known), "no scenario %q", id)
		return nil, l
	}
	s := build(readLayer(files, dir, &l), &l)
	if s != nil {
		s.home = dir + "/"
		s.tests, s.place = sub(files, dir+"/tests"), dir+"/tests"
	}
	if s != nil && id == Default {
		s.owns = 1
		s.Texts = Words()
		s.Ruleset.TextHash = s.Texts.Hash()
		return s, l
	}
	return finishWith(s, wordsOf(id)...), l
}

// Words are the words of the default scenario: they are there before its rules are loaded, and the same ones after.
var Words = sync.OnceValue(func() *Catalogue { return newCatalogue(wordsOf(Default)...) })

func wordsOf(id string) []textDir {
	return []textDir{{fs: files, dir: "locale"}, {fs: files, dir: "scenarios/" + id + "/locale"}}
}

// LoadDir loads a scenario from disk: a folder with scenario.yaml (and, in locale/<language>/, its own words), or one
// file. Its base is one of the program's, unless the folder has a base/ of its own. Nothing outside the folder is read.
func LoadDir(name string) (*Scenario, diag.List) {
	var l diag.List
	st, err := os.Stat(name)
	if err != nil {
		l.Say(diag.Unreadable, diag.Span{File: name}, "cannot read: %s", whyNot(err))
		return nil, l
	}
	own := fs.FS(nil)
	top := decode.Layer{Name: name}
	if st.IsDir() {
		root, err := os.OpenRoot(name) // what is linked to from inside and lies outside is not read
		if err != nil {
			l.Say(diag.Unreadable, diag.Span{File: name}, "cannot read: %s", whyNot(err))
			return nil, l
		}
		own = root.FS()
		if !withinLimits(own, filepath.ToSlash(name), &l) {
			return nil, l
		}
		top = readLayer(named{own, filepath.ToSlash(name)}, ".", &l)
		top.Name = filepath.ToSlash(name)
	} else if src, ok := readFile(os.DirFS(filepath.Dir(name)), filepath.Base(name), name, &l); ok {
		top.Files = append(top.Files, decode.Parse(filepath.ToSlash(name), src, &l))
	}
	var below []decode.Layer
	dirs := []textDir{{fs: files, dir: "locale"}}
	if own != nil {
		if st, err := fs.Stat(own, "base"); err == nil && st.IsDir() {
			below = []decode.Layer{readLayer(named{own, filepath.ToSlash(name)}, "base", &l)}
		}
	}
	if b := baseID(top); below == nil && b != "" && b != "base" {
		dirs = append(dirs, wordsOf(b)[1:]...)
	}
	ranks := len(dirs)
	s := buildOn(below, top, factTable(), &l)
	if own != nil {
		dirs = append(dirs, textDir{fs: own, dir: "locale", shown: filepath.ToSlash(name)})
		languages(own, filepath.ToSlash(name), &l)
		if s != nil {
			s.tests, s.place = sub(own, "tests"), path.Join(filepath.ToSlash(name), "tests")
		}
	}
	if s = finishWith(s, dirs...); s != nil {
		s.owns = ranks
		if home := filepath.ToSlash(name); !brought(home) {
			s.home = home
		}
	}
	return s, l
}

// brought tells whether a name could be that of a file which the program brings.
func brought(name string) bool {
	top, _, _ := strings.Cut(path.Clean(name), "/")
	return top == "base" || top == "scenarios"
}

// finishWith gives a scenario its words; nil stays nil.
func finishWith(s *Scenario, dirs ...textDir) *Scenario {
	if s != nil {
		s.owns = 1
		if s.lone.fs != nil {
			dirs = append(dirs, s.lone)
		}
		s.Texts = newCatalogue(dirs...)
		s.Ruleset.TextHash = s.Texts.Hash()
	}
	return s
}

// whyNot says in a sentence of the catalogue's why a file or folder cannot be read.
func whyNot(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return "the system does not allow it"
	}
	return "the system gives an error"
}

// build overlays a scenario on the base it names and compiles it.
func build(top decode.Layer, l *diag.List) *Scenario { return buildOn(nil, top, factTable(), l) }

func buildOn(below []decode.Layer, top decode.Layer, facts map[string]lint.Fact, l *diag.List) *Scenario {
	if below == nil {
		below = baseOf(top, l)
	}
	layers := append(slices.Clone(below), top)
	if !l.Failed() && !slices.ContainsFunc(top.Files, func(f *decode.Node) bool { return f.Get("scenario") != nil }) {
		l.Hint(diag.NoScenario, diag.Span{File: top.Name}, `begin with "scenario: {id: mine, base: base, ...}"`, "no scenario here: no file has a section \"scenario\"")
		return nil // everything that a base gives would be missed, line by line
	}
	if l.Has(diag.Syntax, diag.TooBig, diag.Unreadable, diag.Outside, diag.NoScenario) {
		return nil // a file is missing, and everything that refers to it would be blamed
	}
	lone := loneTexts(&layers[len(layers)-1], l)
	s := finish(decode.Merge(layers, l), facts, l)
	if s != nil {
		s.lone = lone
	}
	return s
}

// baseOf reads the base that the scenario's header names: the base world, or one of the program's scenarios with what lies
// below it. None is named when the scenario stands alone.
func baseOf(top decode.Layer, l *diag.List) []decode.Layer {
	id := baseID(top)
	switch id {
	case "":
		return nil
	case "base":
		return []decode.Layer{readLayer(files, "base", l)}
	}
	dir := "scenarios/" + id
	if _, err := fs.Stat(files, dir); err != nil || strings.Contains(id, "/") || !fs.ValidPath(dir) {
		known := []string{"base"}
		for _, i := range Scenarios() {
			known = append(known, i.ID)
		}
		hint := diag.DidYouMean(id, known)
		if hint == "" {
			hint = "base, or one of the program's scenarios: " + strings.Join(known[1:], " ")
		}
		l.Hint(diag.NoScenario, headerOf(top).Get("base").At, hint, "no base %q", id)
		return nil
	}
	layer := readLayer(files, dir, l)
	return append(baseOf(layer, l), layer)
}

// headerOf is the section `scenario` of a layer, nil without one.
func headerOf(top decode.Layer) *decode.Node {
	for _, f := range top.Files {
		if h := f.Get("scenario"); h != nil {
			return h
		}
	}
	return nil
}

// baseID is the base that a layer's header names, "" for none.
func baseID(top decode.Layer) string {
	if b := headerOf(top).Get("base"); b != nil {
		return b.Text
	}
	return ""
}

// finish decodes, compiles and lints a merged tree.
func finish(tree *decode.Node, facts map[string]lint.Fact, l *diag.List) *Scenario {
	source := make(chan []byte, 1)
	go func() { source <- decode.Canonical(tree) }() // beside the compiler, which leaves the tree as it is
	raw := decode.Decode(tree, l)
	var found diag.List
	linted := make(chan struct{})
	go func() {
		defer close(linted)
		lint.Rules(raw, facts, &found)
	}()
	rs := compile.Compile(raw, compile.Options{}, l)
	<-linted
	l.Merge(found)
	if rs == nil || l.Failed() {
		return nil
	}
	s := &Scenario{Info: info(raw), Ruleset: rs, raw: raw, source: <-source}
	rs.RulesHash = hash(s.source)
	return s
}

func hash(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Source is the canonical, overlaid source of the rules: sorted keys, no comments, no texts. The same rules give the same
// bytes however they were written; LoadStored reads them back. Ruleset.RulesHash is their SHA-256.
func (s *Scenario) Source() []byte { return slices.Clone(s.source) }

// With compiles the scenario anew under other assumptions or parameters. The scenario itself stays as it is.
func (s *Scenario) With(o Options) (*game.Ruleset, diag.List) {
	var l diag.List
	co := compile.Options{Params: o.Params}
	for id, on := range o.Assume {
		if on {
			co.Assume = append(co.Assume, id)
		} else {
			co.Doubt = append(co.Doubt, id)
		}
	}
	slices.Sort(co.Assume)
	raw := *s.raw
	raw.Start.Paths = startOver(raw.Start.Paths, o.Start)
	rs := compile.Compile(&raw, co, &l)
	if rs != nil {
		rs.RulesHash, rs.TextHash = s.Ruleset.RulesHash, s.Ruleset.TextHash
	}
	return rs, l
}

// startOver lays starting values over a scenario's own: later ones count.
func startOver(paths decode.Dict[decode.Int], over map[string]int32) decode.Dict[decode.Int] {
	paths = slices.Clone(paths)
	for _, path := range slices.Sorted(maps.Keys(over)) {
		at := diag.Span{File: "options"}
		paths = append(paths, decode.Entry[decode.Int]{
			Key: decode.Str{V: path, At: at, Set: true}, Val: decode.Int{V: int64(over[path]), At: at, Set: true},
		})
	}
	return paths
}

// Check looks for missing, overlong and stray words in a language, and holds a translation against the English: the same
// keys, placeholders and plurals. A full check of a scenario is Load and Check. It reads every text, so it takes longer
// than Load.
func (s *Scenario) Check(lang string) diag.List {
	var l diag.List
	b := s.Texts.book(lang)
	if b == nil {
		l.Say(diag.Unreadable, diag.Span{File: "locale/" + lang}, "no language %q", lang)
		return l
	}
	b.check(&l)
	missed := lint.Texts(s.raw, b, nil, &l)
	if from := s.Texts.book(Fallback); lang != Fallback && from != nil {
		lint.Parity(from, b, missed, &l)
	}
	return l
}

// named is a file system whose files are known by a longer name in diagnostics.
type named struct {
	fs.FS
	prefix string
}

// readLayer parses the YAML files of a folder in the order of their names.
func readLayer(fsys fs.FS, dir string, l *diag.List) decode.Layer {
	names, _ := fs.Glob(fsys, path.Join(dir, "*.yaml"))
	slices.Sort(names)
	layer := decode.Layer{Name: dir}
	for _, n := range parseAll(fsys, names, l) {
		if n != nil {
			layer.Files = append(layer.Files, n)
		}
	}
	return layer
}

// parseAll parses files side by side, for parsing is most of the work of loading. A file that cannot be read is nil.
func parseAll(fsys fs.FS, names []string, l *diag.List) []*decode.Node {
	out := make([]*decode.Node, len(names))
	lists := make([]diag.List, len(names))
	var next atomic.Int32
	var wait sync.WaitGroup
	for range min(len(names), runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				shown := names[i]
				if n, ok := fsys.(named); ok {
					shown = path.Join(n.prefix, shown)
				}
				if src, ok := readFile(fsys, names[i], shown, &lists[i]); ok {
					out[i] = decode.Parse(shown, src, &lists[i])
				}
			}
		})
	}
	wait.Wait()
	for _, one := range lists {
		l.Merge(one)
	}
	return out
}

// readFile reads a file that is not too large.
func readFile(fsys fs.FS, name, shown string, l *diag.List) (string, bool) {
	st, err := fs.Stat(fsys, name)
	if err == nil && st.Size() > decode.MaxBytes {
		l.Say(diag.TooBig, diag.Span{File: shown}, "the file has %d bytes, %d allowed", st.Size(), decode.MaxBytes)
		return "", false
	}
	if err == nil && !st.Mode().IsRegular() { // a device has no end
		l.Say(diag.Unreadable, diag.Span{File: shown}, "cannot read: it is no ordinary file")
		return "", false
	}
	var b []byte
	if err == nil {
		b, err = fs.ReadFile(fsys, name)
	}
	if err != nil && strings.Contains(err.Error(), "escapes") { // package os has no error for it that could be named
		l.Hint(diag.Outside, diag.Span{File: shown}, "put the file itself there", "the file leads out of the scenario's folder and is not read")
		return "", false
	}
	if err != nil {
		l.Say(diag.Unreadable, diag.Span{File: shown}, "cannot read: %s", whyNot(err))
		return "", false
	}
	return string(b), true
}
