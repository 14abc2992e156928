package author

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"riobravo/content/diag"
)

var update = flag.Bool("golden", false, "write the expected output anew")

// guards are codes that no file can bring about: they stand where content would have to have missed something.
var guards = map[diag.Code]string{diag.Refused: "the engine's own last word, after content has checked what it checks"}

// Each code of the table has a broken file of its name in content/testdata/codes, a folder where one file cannot do it, and
// beside it the text that is said of it, in which the code comes up.
func TestEveryCode(t *testing.T) {
	t.Chdir("../../../content")
	if len(diag.Codes) < 60 {
		t.Errorf("%d codes, sixty wanted", len(diag.Codes))
	}
	d := tools()
	for _, c := range diag.Codes {
		if _, ok := guards[c.Code]; ok {
			continue
		}
		t.Run(string(c.Code), func(t *testing.T) {
			name, list := broken(t, &d, string(c.Code))
			l := under(list, name)
			if !l.Has(c.Code) {
				t.Errorf("%s does not come up", c.Code)
			}
			golden := filepath.Join("testdata/codes", string(c.Code)+".golden")
			got := l.String()
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// broken is the file or folder of a code and what is said of it.
func broken(t *testing.T, d *Deps, code string) (string, diag.List) {
	t.Helper()
	name := filepath.ToSlash(filepath.Join("testdata/codes", code))
	switch code {
	case string(diag.TooMany): // two hundred files are better made than kept
		t.Chdir(t.TempDir())
		if err := os.MkdirAll(name+"/locale/en", 0o755); err != nil {
			t.Fatal(err)
		}
		for i := range 201 {
			if err := os.WriteFile(fmt.Sprintf("%s/locale/en/%d.yaml", name, i), nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		l := d.Inspect(name)
		t.Chdir(contentDir)
		return name, l
	case string(diag.BadRow):
		f, err := os.Open(name + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		_, l := readInjects(name+".csv", f)
		return name, l
	}
	if _, err := os.Stat(name + ".yaml"); err == nil {
		return name, d.Inspect(name + ".yaml")
	}
	return name, d.Inspect(name)
}

// contentDir is the folder of package content, whatever the working folder has become.
var contentDir = func() string {
	dir, err := filepath.Abs("../../../content")
	if err != nil {
		panic(err)
	}
	return dir
}()

// under keeps what is said of one case, so that a change of the base does not move the expected texts.
func under(l diag.List, name string) diag.List {
	var out diag.List
	out.MergeSources(l)
	for _, d := range l.All() {
		if strings.HasPrefix(d.Span.File, name) || strings.HasPrefix(d.Span.File, "options") {
			out.Add(d)
		}
	}
	return out
}

// The words that explain a code say in English what the table of codes says.
func TestExplainKnowsEveryCode(t *testing.T) {
	d := tools()
	for _, c := range diag.Codes {
		lines := strings.Join(d.explainCode(string(c.Code)), "\n")
		if !strings.Contains(lines, c.Doc) {
			t.Errorf("%s: %q does not say %q", c.Code, lines, c.Doc)
		}
	}
	if d.explainCode("E999") != nil {
		t.Error("a code that is none is explained")
	}
}
