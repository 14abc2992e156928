package tui

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The golden frames lie in testdata/frames: the text of each scene at each size in a file of its own, and for colour one
// line a frame in colours.txt, with a few digits for each row of the screen, so that a difference says where it is.
const framesDir = "testdata/frames"

var golden = flag.Bool("golden", false, "write the golden frames anew")

// held compares text with a golden file, or writes it.
func held(t *testing.T, name, text string) {
	t.Helper()
	name = filepath.Join(framesDir, name)
	if *golden {
		if err := os.MkdirAll(framesDir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	was, now := strings.Split(string(b), "\n"), strings.Split(text, "\n")
	head := ""
	for i := range max(len(was), len(now)) {
		var a, b string
		if i < len(was) {
			a = was[i]
		}
		if i < len(now) {
			b = now[i]
		}
		if strings.HasPrefix(b, "== ") {
			head = b
		}
		if a != b {
			t.Fatalf("%s, line %d %s is\n%s\ninstead of\n%s\nlook at the frame; when it is right, run this test with -golden", name, i+1, head, b, a)
		}
	}
}
