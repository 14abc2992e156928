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

// data is where the games of these tests are kept.
var data string

func TestMain(m *testing.M) {
	flag.Parse()
	var err error
	if data, err = os.MkdirTemp("", "riobravo-test"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(data)
	os.Exit(code)
}

// call runs the program without a terminal.
func call(in string, args ...string) (out, errs string, code int) { return callIn(data, in, args...) }

// callIn does so with another place for games.
func callIn(place, in string, args ...string) (out, errs string, code int) {
	var o, e bytes.Buffer
	code = Main(args, Streams{In: strings.NewReader(in), Out: &o, Err: &e, Env: []string{"LANG=en_US.UTF-8", "RIOBRAVO_DATA=" + place}})
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
	one, _, _ := call("auto all\n", "play", "--seed", "9", "--unsaved")
	two, _, _ := call("auto all\n", "play", "--seed", "9", "--plain", "--unsaved")
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

// TestScenarioFromAPath plays files and folders, good and bad: what is wrong is told in the house shape, and never more
// than once.
func TestScenarioFromAPath(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	head := "scenario: {id: mine, base: base, turns: 2, aftermath: 1, year: 2025, month: 1}\n"
	for _, name := range []string{write("one.yaml", head), filepath.Dir(write("folder/scenario.yaml", head))} {
		out, errs, code := call("auto all\n", "play", name, "--seed", "3")
		if code != fine || errs != "" || !strings.Contains(out, "of 2, ") || !strings.Contains(out, "The exercise is over.") {
			t.Errorf("%s: code %d, %s", name, code, errs)
		}
	}
	for _, c := range []struct{ name, want string }{
		{write("effect.yaml", head+"orders:\n  - {id: usa.raid, effects: [{escalte: 1}]}\n"), `effect.yaml:3:31: error E012: unknown effect kind "escalte"`},
		{write("header.yaml", "scenario: {id: mine, base: base}\n"), `is missing in scenario`},
		{write("syntax.yaml", head+"orders: [\n"), "syntax.yaml:"},
		{write("binary.yaml", "\xff\xfe\x00"), "is not UTF-8"},
		{write("other.yaml", "just words\n"), `no scenario here`},
		{write("empty.yaml", ""), `no scenario here`},
		{filepath.Dir(write("nothing/readme.txt", "x")), `no scenario here`},
		{filepath.Join(dir, "absent.yaml"), "absent.yaml: error E009: cannot read: there is no such file"},
		{filepath.Join(dir, "absent"), "absent: error E009: cannot read: there is no such file"},
		{os.DevNull, "no ordinary file"},
	} {
		out, errs, code := call("status\n", "play", c.name)
		if code != wrong || out != "" || !strings.Contains(errs, c.want) || strings.Contains(errs, "goroutine") || strings.Count(errs, "error E") > 5 {
			t.Errorf("%s: code %d, %q, %s", c.name, code, out, errs)
		}
	}
}

// TestLanguages: the flag, the settings' variable and the system choose the language, in this order, of what is played, of
// help and of complaints; a run in lines may change it on the way, and what the program says at its end follows.
func TestLanguages(t *testing.T) {
	english, spanish := "Your seat", "Su puesto"
	for _, c := range []struct {
		env, args, want string
	}{
		{"", "play --unsaved", english},
		{"LANG=es_MX.UTF-8", "play --unsaved", spanish},
		{"LANG=en_US.UTF-8 LC_MESSAGES=es_MX.UTF-8", "play --unsaved", spanish},
		{"LANG=es_MX.UTF-8 LC_ALL=en_US.UTF-8", "play --unsaved", english},
		{"LANG=en_US.UTF-8 LANGUAGE=fr:es_419:en", "play --unsaved", spanish},
		{"LC_ALL=C LANGUAGE=es", "play --unsaved", english},
		{"LANG=fr_FR.UTF-8", "play --unsaved", english},
		{"LANG=es_MX.UTF-8", "play --unsaved --lang en", english},
		{"LANG=en_US.UTF-8 RIOBRAVO_LANG=es", "play --unsaved", spanish},
		{"", "play --unsaved --lang=es-MX", spanish},
		{"", "play --lang es --help", "Uso:"},
		{"LANG=es_MX.UTF-8", "sim --help", "Opciones:"},
		{"LANG=es_MX.UTF-8", "plya", "¿quiso decir \"play\"?"},
		{"LANG=es_MX.UTF-8", "play --seat nobody", "no es un valor para"},
	} {
		var o, e bytes.Buffer
		env := append(strings.Fields(c.env), "XDG_CONFIG_HOME="+t.TempDir(), "RIOBRAVO_DATA="+t.TempDir())
		Main(strings.Fields(c.args), Streams{In: strings.NewReader("status\n"), Out: &o, Err: &e, Env: env})
		if text := o.String() + e.String(); !strings.Contains(text, c.want) || c.want == english && strings.Contains(text, spanish) {
			t.Errorf("%s riobravo %s says:\n%s", c.env, c.args, text)
		}
	}
	out, errs, code := call("language español\nestado\nidioma en\nstatus\nidioma es\nsalir\n", "play", "--unsaved")
	if code != fine || strings.Count(out, spanish) != 1 || strings.Count(out, english) != 2 || !strings.Contains(out+errs, "Usted sale") {
		t.Errorf("code %d, %s%s", code, out, errs)
	}
}

// TestOutputThatIsFull ends a game whose output cannot be written, in a sentence.
func TestOutputThatIsFull(t *testing.T) {
	var e bytes.Buffer
	code := Main([]string{"play", "--unsaved"}, Streams{In: strings.NewReader("status\n"), Out: full{}, Err: &e})
	if code != wrong || !strings.Contains(e.String(), "cannot be written") || strings.Count(e.String(), "\n") != 1 {
		t.Errorf("code %d, %q", code, e.String())
	}
}

// full is an output that takes nothing.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }
