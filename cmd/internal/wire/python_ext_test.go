//go:build ext

package wire

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestPython: the documented example, in another language, plays a game to its end.
func TestPython(t *testing.T) {
	dir := t.TempDir()
	build := exec.Command("go", "build", "-o", dir+"/riobravo", "riobravo/cmd/riobravo")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	example, err := exec.Command(dir+"/riobravo", "seat", "--example").Output() // as the documentation has it
	if err != nil || os.WriteFile(dir+"/bot.py", example, 0o600) != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("python3", dir+"/bot.py", dir+"/riobravo", "seat", "--json", "--seat", "mexico", "--seed", "7", "--unsaved").CombinedOutput()
	if err != nil || strings.Count(string(out), "points") != 4 {
		t.Errorf("%v: %s", err, out)
	}
}
