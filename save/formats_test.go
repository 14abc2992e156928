package save

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryFormat reads a game of every format there ever was, kept or exported, whole or as a seat saw it: testdata holds
// one of each from the day a format was first released, and none is ever taken away.
func TestEveryFormat(t *testing.T) {
	names, err := filepath.Glob("testdata/format*")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var l *Log
		if Packed(b) {
			p, err := Import(bytes.NewReader(b))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			l = p.Log
			var again bytes.Buffer
			if err := (&Portable{Log: l, Source: p.Source, Texts: p.Texts}).Export(&again, l.HasDice()); err != nil || plainText(t, again.Bytes()) != plainText(t, b) {
				t.Errorf("%s is written another way now: %v", name, err)
			}
		} else if l, err = Read(Scan(b).Chunks); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := l.Verify(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if s := l.Fold(); len(l.Records()) < 20 || s.World.Month < 2 {
			t.Errorf("%s: %d records, month %d", name, len(l.Records()), s.World.Month)
		}
		kinds[strings.TrimPrefix(filepath.Base(name), "format1")]++
	}
	for _, kind := range []string{".riobravo", ".jsonl.gz", "-seat.jsonl.gz"} {
		if kinds[kind] == 0 {
			t.Errorf("testdata has no format1%s", kind)
		}
	}
}
