package cli

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the goldens anew")

// call runs the program without a terminal.
func call(in string, args ...string) (out, errs string, code int) {
	var o, e bytes.Buffer
	code = Main(args, Streams{In: strings.NewReader(in), Out: &o, Err: &e, Env: []string{"LANG=en_US.UTF-8"}})
	return o.String(), e.String(), code
}

// TestHelpAndComplaints compares what the command line says with testdata/*.golden.
func TestHelpAndComplaints(t *testing.T) {
	groups := map[string][]string{
		"help": {"--help", "help play", "play --help", "scenario", "scenario list --help", "help version"},
		"complaints": {
			"pley", "help pley", "scenario lst", "version x", "play a b", "play threet", "play --seat usaa", "play --seats usa", "play --seats uza=human",
			"play --seats usa=huma", "play --seats usa=staff", "play --seed", "play --seed x", "play --seed -1", "play --colr x", "--color pink", "--glyphs fancy",
			"--motion fast", "--mouse maybe", "--lang xx", "--plain=maybe", "-z", "play --assume goldfish_memory", "play --assume goldfish=on", "play --assume goldfish_memory=perhaps",
		},
	}
	for name, list := range groups {
		var b strings.Builder
		for _, l := range list {
			out, errs, code := call("", strings.Fields(l)...)
			fmt.Fprintf(&b, "$ riobravo %s\n%s%s[%d]\n\n", l, out, errs, code)
		}
		file := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s differs from %s:\n%s", name, file, b.String())
		}
		if strings.Contains(b.String(), "[cli.") || strings.Contains(b.String(), "goroutine") {
			t.Errorf("%s has a hole:\n%s", name, b.String())
		}
	}
}

// TestPlayFromAPipe plays a whole game by a script, as each seat, and reads the exit code.
func TestPlayFromAPipe(t *testing.T) {
	for _, seat := range []string{"usa", "mexico", "sinaloa", "jalisco"} {
		out, errs, code := call("auto all\nquit\n", "play", "--seat", seat, "--seed", "3")
		if code != fine || errs != "" || !strings.Contains(out, "The exercise is over.") {
			t.Errorf("%s: code %d, %s", seat, code, errs)
		}
	}
	out, errs, code := call("")
	if code != wrongCall || !strings.Contains(out, "the input is empty") || errs != "" {
		t.Errorf("empty pipe: code %d, %q, %q", code, out, errs)
	}
	if _, _, code := call("status\n", "play", "threat", "--seats", "usa=human,mexico=human", "--assume", "goldfish_memory=on"); code != fine {
		t.Errorf("code %d", code)
	}
	one, _, _ := call("auto all\n", "play", "--seed", "9")
	two, _, _ := call("auto all\n", "play", "--seed", "9", "--plain")
	if one != two {
		t.Error("the same seed told two stories")
	}
}

func TestVersionAndList(t *testing.T) {
	if out, _, code := call("", "version"); code != fine || !strings.Contains(out, "rules ") {
		t.Errorf("%d %s", code, out)
	}
	if out, _, code := call("", "scenario", "list"); code != fine || !strings.HasPrefix(out, "threat: ") {
		t.Errorf("%d %s", code, out)
	}
}
