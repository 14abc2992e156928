package arch

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// row says which of our packages a package may import. A name ending in /... stands for a folder and all below it.
type row struct {
	who string
	may []string
}

// rows is the map of the README, the more particular rows first.
var rows = []row{
	{"game/dice", nil},
	{"game/rule", nil},
	{"game/bot/search", nil},
	{"game/bot", []string{"game", "game/dice", "game/bot/search"}},
	{"game/quality", nil},
	{"game/gametest", []string{"game", "game/dice", "game/rule"}},
	{"game", []string{"game/dice", "game/rule"}},
	{"content/diag", nil},
	{"content/...", []string{"game", "game/rule", "content/diag", "content/internal/..."}},
	{"save", []string{"game"}},
	{"save/store", []string{"game", "save"}},
	{"save/store/storetest", []string{"game", "save", "save/store"}},
	{"save/folder", []string{"game", "save", "save/store"}},
	{"save/postgres", []string{"game", "save", "save/store"}},
	{"save/postgres/pgtest", nil},
	{"cmd/internal/tui/session", []string{"game"}},
	{"cmd/internal/tui/theme", []string{"cmd/internal/tui/session"}},
	{"cmd/internal/tui/widget", []string{"cmd/internal/tui/theme", "game"}},
	{"cmd/internal/tui/widget/theatre", []string{"cmd/internal/tui/theme", "cmd/internal/tui/widget"}},
	{"cmd/internal/tui/screen", []string{"game/...", "cmd/internal/words", "cmd/internal/tui/session", "cmd/internal/tui/theme", "cmd/internal/tui/widget", "cmd/internal/tui/widget/theatre"}},
	{"cmd/internal/tui/screen/...", []string{"game/...", "cmd/internal/words", "cmd/internal/tui/session", "cmd/internal/tui/theme", "cmd/internal/tui/widget", "cmd/internal/tui/widget/theatre", "cmd/internal/tui/screen"}},
	{"cmd/internal/tui", []string{"game/...", "cmd/internal/words", "cmd/internal/tui/..."}},
	{"cmd/internal/config", []string{"content/diag", "cmd/internal/tui/theme"}},
	{"cmd/internal/words", []string{"game", "game/rule", "cmd/internal/tui/session"}},
	{"cmd/internal/line", []string{"game", "game/rule", "cmd/internal/words", "cmd/internal/tui/session"}},
	{"cmd/internal/table", []string{"game", "game/bot", "game/dice", "save", "cmd/internal/tui/session"}},
	{"cmd/internal/sim", []string{"content/diag", "game", "game/bot", "game/dice", "game/quality", "game/rule"}},
	{"cmd/internal/claims", []string{"content", "game", "game/bot", "game/dice", "game/rule", "cmd/internal/sim"}},
	{"cmd/internal/report", []string{"game", "game/bot", "game/dice", "game/quality", "game/rule", "save", "cmd/internal/words", "cmd/internal/tui/session"}},
	{"cmd/internal/author", []string{"content", "content/diag", "game", "game/bot", "game/dice", "game/gametest", "game/rule", "cmd/internal/sim", "cmd/internal/words"}},
	{"cmd/internal/handbook", []string{"content", "game", "game/rule", "cmd/internal/words"}},
	{"cmd/internal/arch", nil},
	{"cmd/internal/cli", hosts},
	{"cmd/internal/serve/hall", []string{"game", "game/bot", "game/dice", "save", "cmd/internal/table", "cmd/internal/tui/session"}},
	{"cmd/internal/serve", append([]string{"cmd/internal/tui/widget"}, hosts...)},
	{"cmd/internal/serve/desk", []string{"game", "game/bot", "game/rule", "save", "cmd/internal/serve/hall", "cmd/internal/tui/session", "cmd/internal/tui/theme", "cmd/internal/tui/widget", "cmd/internal/wire", "cmd/internal/words"}},
	{"cmd/internal/serve/load", nil},
	{"cmd/internal/wire", []string{"game", "cmd/internal/words", "cmd/internal/tui/session"}},
	{"cmd/riobravo", []string{"cmd/internal/cli"}},
}

// hosts is what the packages that wire everything together may import: fronts and stores, not their insides.
var hosts = []string{
	"cmd/internal/author", "cmd/internal/handbook", "cmd/internal/claims", "cmd/internal/cli", "cmd/internal/config", "cmd/internal/line", "cmd/internal/report", "cmd/internal/sim",
	"cmd/internal/serve", "cmd/internal/serve/desk", "cmd/internal/serve/hall", "cmd/internal/table", "cmd/internal/tui", "cmd/internal/tui/session", "cmd/internal/tui/theme",
	"cmd/internal/wire", "cmd/internal/words",
	"content", "content/diag", "save/...", "game/...",
}

// never are what packages may not import, whatever the module: the engine reads no file, clock, network or generator,
// and starts nothing.
var never = map[string][]string{
	"game":      {"os", "os/...", "io", "io/...", "bufio", "net", "net/...", "time", "log", "log/...", "math", "math/rand", "math/rand/...", "math/big", "math/cmplx", "sync", "sync/...", "context", "runtime", "runtime/...", "reflect", "embed", "syscall"},
	"game/dice": {"os", "os/...", "io", "io/...", "net", "net/...", "time", "log", "math", "math/rand", "math/rand/...", "crypto/...", "sync", "context", "reflect", "unsafe"},
	"game/rule": {"os", "os/...", "io", "io/...", "net", "net/...", "time", "log", "math", "math/rand", "math/rand/...", "sync", "context", "reflect", "unsafe"},
	"game/bot":  {"os", "os/...", "io", "net", "net/...", "time", "log", "math/rand", "math/rand/...", "unsafe"},
	"save":      {"os", "os/...", "net", "net/...", "time", "math/rand", "math/rand/..."},
}

// pure are the packages held to the engine's own rules: no goroutine, no channel, no float, no range over a map.
var pure = []string{"game", "game/dice", "game/rule", "game/bot/search"}

const module = "riobravo"

// TestTopLevel holds the top level to what it may have, beside dot-files.
func TestTopLevel(t *testing.T) {
	entries, err := os.ReadDir(root(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		known := slices.Contains([]string{"cmd", "game", "content", "save", "go.mod", "go.sum", "README.md"}, e.Name())
		known = known || slices.Contains([]string{"riobravo", "dist"}, e.Name()) || slices.Contains([]string{".test", ".prof"}, filepath.Ext(e.Name())) // ignored
		if !known && !strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s stands at the top level; only cmd game content save go.mod go.sum README.md may", e.Name())
		}
	}
}

func TestImports(t *testing.T) {
	top := root(t)
	seen := 0
	for _, dir := range folders(t, top) {
		files := parse(t, filepath.Join(top, dir))
		if len(files) == 0 {
			continue
		}
		seen++
		r := rowOf(dir)
		if r == nil {
			t.Errorf("%s is in no row of the map: say in the README and here what it may import", dir)
			continue
		}
		for name, f := range files {
			for _, spec := range f.Imports {
				path := strings.Trim(spec.Path.Value, `"`)
				if own, ok := strings.CutPrefix(path, module+"/"); ok && !r.allowed(own) {
					t.Errorf("%s/%s imports %s: it may import %s", dir, name, own, strings.Join(append(r.may, "nothing else of ours"), ", "))
				}
				if slices.ContainsFunc(never[dir], func(p string) bool { return matches(p, path) }) {
					t.Errorf("%s/%s imports %s, which it never may", dir, name, path)
				}
				if slices.Contains(pure, dir) && strings.Contains(path, ".") {
					t.Errorf("%s/%s imports %s: the engine stands on the standard library alone", dir, name, path)
				}
			}
		}
	}
	if seen < 15 {
		t.Errorf("only %d packages found", seen)
	}
}

// allowed tells whether a row admits an import.
func (r *row) allowed(path string) bool {
	return slices.ContainsFunc(r.may, func(p string) bool { return matches(p, path) })
}

func matches(pattern, path string) bool {
	if below, ok := strings.CutSuffix(pattern, "/..."); ok {
		return path == below || strings.HasPrefix(path, below+"/")
	}
	return pattern == path
}

func rowOf(dir string) *row {
	for i := range rows {
		if matches(rows[i].who, dir) {
			return &rows[i]
		}
	}
	return nil
}

// TestTheEngineIsPure reads the engine's syntax with its types: what the rules forbid it beside imports.
func TestTheEngineIsPure(t *testing.T) {
	top := root(t)
	set := token.NewFileSet()
	src := importer.ForCompiler(set, "source", nil)
	for _, dir := range pure {
		var files []*ast.File
		for name := range parse(t, filepath.Join(top, dir)) {
			f, err := parser.ParseFile(set, filepath.Join(top, dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, f)
		}
		info := types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
		conf := types.Config{Importer: src}
		if _, err := conf.Check(module+"/"+dir, set, files, &info); err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				if what := impure(n, &info); what != "" {
					t.Errorf("%s: %s in %s: replays must give the same bits on every machine", set.Position(n.Pos()), what, dir)
				}
				return true
			})
		}
	}
}

// impure names what the engine may not hold, or nothing.
func impure(n ast.Node, info *types.Info) string {
	switch n := n.(type) {
	case *ast.GoStmt:
		return "a goroutine"
	case *ast.ChanType, *ast.SendStmt, *ast.SelectStmt:
		return "a channel"
	case *ast.RangeStmt:
		if tv, ok := info.Types[n.X]; ok {
			if _, is := tv.Type.Underlying().(*types.Map); is {
				return "a range over a map"
			}
		}
	case ast.Expr:
		if tv, ok := info.Types[n]; ok && tv.Type != nil {
			if b, is := tv.Type.Underlying().(*types.Basic); is && b.Info()&(types.IsFloat|types.IsComplex) != 0 {
				return "a float"
			}
		}
	}
	return ""
}

// root is the top of the checkout.
func root(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
	}
}

// folders lists the folders of the module, but for dot-folders and test data.
func folders(t *testing.T, top string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(top, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if p != top && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if rel, _ := filepath.Rel(top, p); rel != "." {
			out = append(out, filepath.ToSlash(rel))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// parse reads the imports of a folder's Go files that are no tests.
func parse(t *testing.T, dir string) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*ast.File{}
	for _, n := range names {
		if strings.HasSuffix(n, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), n, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(n)] = f
	}
	return out
}
