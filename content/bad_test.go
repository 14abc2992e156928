package content

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"riobravo/content/diag"
)

var update = flag.Bool("golden", false, "write the expected output anew")

// Each bad file gets exactly the diagnostics that stand beside it.
func TestBadFiles(t *testing.T) {
	names, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(names) < 12 {
		t.Fatalf("%d bad files, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".yaml"), func(t *testing.T) {
			s, l := LoadDir(name)
			if s != nil {
				t.Error("a bad file gave a scenario")
			}
			got := only(t, l, name).String()
			want := strings.TrimSuffix(name, ".yaml") + ".golden"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			b, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(b) {
				t.Errorf("got:\n%s\nwant:\n%s", got, b)
			}
		})
	}
}

// only keeps the diagnostics of one file, so that a change of the base does not move the goldens.
func only(t *testing.T, l diag.List, name string) diag.List {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out diag.List
	out.AddSource(name, string(src))
	for _, d := range l.All() {
		if d.Span.File == name {
			out.Add(d)
		}
	}
	return out
}
