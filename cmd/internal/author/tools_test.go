package author

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"riobravo/content"
)

// errFound is the error of a thing found wrong, and errCall that of a wrong call, in tests.
var (
	errFound = errors.New("found wrong")
	errCall  = errors.New("wrong call")
)

// run runs a subcommand and returns what it wrote.
func run(t *testing.T, in string, args ...string) (string, error) {
	t.Helper()
	d := tools()
	d.Quiet = errFound
	d.In = strings.NewReader(in)
	d.Asks = in != ""
	var out bytes.Buffer
	d.Fail = func(text string, wrong bool) error {
		out.WriteString(text + "\n")
		if wrong {
			return errFound
		}
		return errCall
	}
	root := &cobra.Command{Use: "scenario", SilenceErrors: true, SilenceUsage: true}
	root.AddCommand(Commands(d)...)
	root.SetOut(&out)
	root.SetErr(&out)
	root.SetArgs(args)
	err := root.ExecuteContext(t.Context())
	return out.String(), err
}

func must(t *testing.T, args ...string) string {
	t.Helper()
	out, err := run(t, "", args...)
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return out
}

// What `new` leaves passes `check` without a word, as a file and as a folder, and its own test with it.
func TestNewPasses(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, "new", "border-winter", "--title", "Border: winter")
	must(t, "new", "border-spring", "--folder", "--turns", "6", "--like", "one-class")
	for _, name := range []string{"./border-winter.yaml", "./border-spring"} {
		if out := must(t, "check", "--strict", name); strings.Count(out, "\n") != 1 {
			t.Errorf("%s: %s", name, out)
		}
	}
	if out := must(t, "test", "./border-spring"); !strings.Contains(out, "1 test, 0 failed") {
		t.Error(out)
	}
	must(t, "new", "another-term", "--like", "the-122")
	if b, err := os.ReadFile("another-term.yaml"); err != nil || !strings.Contains(string(b), "year: 2012") || !strings.Contains(string(b), "month: 12 ") || !strings.Contains(string(b), "turns: 72 ") || !strings.Contains(string(b), "aftermath: 0 ") {
		t.Errorf("what is like another begins when that one does: %s %v", b, err)
	}
	if out, err := run(t, "", "new", "border-winter"); !errors.Is(err, errCall) || !strings.Contains(out, "already") {
		t.Errorf("a file that is there is written over: %s %v", out, err)
	}
	if out, err := run(t, "", "new", "Border"); !errors.Is(err, errCall) {
		t.Errorf("a name with a capital: %s %v", out, err)
	}
	if out, err := run(t, "", "new", "border-fall", "--like", "one-clas"); !errors.Is(err, errCall) || !strings.Contains(out, "one-class") {
		t.Errorf("a scenario that is none to start from: %s %v", out, err)
	}
	out, err := run(t, "asked-for\nAsked for\n4\n2026\n3\n", "new")
	if err != nil {
		t.Fatal(out, err)
	}
	b, err := os.ReadFile("asked-for.yaml")
	if err != nil || !strings.Contains(string(b), "turns: 4 ") || !strings.Contains(string(b), "year: 2026") || !strings.Contains(string(b), "month: 3 ") {
		t.Errorf("%s %v", b, err)
	}
}

// Errors give one exit, wrong calls another; JSON and SARIF say the same as the text.
func TestCheckForms(t *testing.T) {
	t.Chdir("../../../content")
	bad := "testdata/codes/E021.yaml"
	text, err := run(t, "", "check", bad)
	if !errors.Is(err, errFound) || !strings.Contains(text, "E021") || !strings.Contains(text, "^^^^") || !strings.Contains(text, `did you mean "rung"?`) {
		t.Error(text, err)
	}
	asJSON, err := run(t, "", "check", "--json", bad)
	var list struct {
		Diagnostics []struct {
			Code string
			Span struct {
				File      string
				Line, Col int
			}
		}
	}
	if jsonErr := json.Unmarshal([]byte(asJSON), &list); jsonErr != nil || !errors.Is(err, errFound) || len(list.Diagnostics) != 1 {
		t.Fatal(asJSON, err, jsonErr)
	}
	sarif, err := run(t, "", "check", "--sarif", bad)
	var log struct {
		Version string
		Runs    []struct {
			Results []struct {
				RuleID    string
				Level     string
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn int }
					}
				}
			}
		}
	}
	if jsonErr := json.Unmarshal([]byte(sarif), &log); jsonErr != nil || !errors.Is(err, errFound) || log.Version != "2.1.0" || len(log.Runs) != 1 || len(log.Runs[0].Results) != 1 {
		t.Fatal(sarif, err, jsonErr)
	}
	one, at := log.Runs[0].Results[0], list.Diagnostics[0]
	place := one.Locations[0].PhysicalLocation
	if one.RuleID != at.Code || one.Level != "error" || place.ArtifactLocation.URI != at.Span.File || place.Region.StartLine != at.Span.Line || place.Region.StartColumn != at.Span.Col {
		t.Errorf("%+v beside %+v", one, at)
	}
	if out, err := run(t, "", "explain", "nonsense_at_all"); !errors.Is(err, errCall) {
		t.Error(out, err)
	}
}

// A watched file is checked again when it is saved.
func TestWatch(t *testing.T) {
	t.Chdir(t.TempDir())
	must(t, "new", "watched")
	d := tools()
	d.Quiet, d.Fail = errFound, func(string, bool) error { return errCall }
	out := make(chan string, 64)
	cmd := d.checkCommand()
	cmd.SetOut(writer(func(b []byte) { out <- string(b) }))
	cmd.SetArgs([]string{"--watch", "watched.yaml"})
	ctx, cancel := contextOf(t)
	done := make(chan error, 1)
	go func() { done <- cmd.ExecuteContext(ctx) }()
	await := func(want string) {
		t.Helper()
		for late := time.After(20 * time.Second); ; {
			select {
			case s := <-out:
				if strings.Contains(s, want) {
					return
				}
			case <-late:
				t.Fatalf("nothing says %q", want)
			}
		}
	}
	await("sound")
	b, _ := os.ReadFile("watched.yaml")
	if err := os.WriteFile("watched.yaml", append([]byte("ordres: []\n"), b...), 0o644); err != nil {
		t.Fatal(err)
	}
	await("E004")
	if err := os.WriteFile("watched.yaml", b, 0o644); err != nil {
		t.Fatal(err)
	}
	await("sound")
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// Injects go out as a planner's table and come back as a file that passes beside a scenario.
func TestInjectsThereAndBack(t *testing.T) {
	t.Chdir(t.TempDir())
	table := must(t, "export-injects", "at-the-table")
	if head, _, _ := strings.Cut(table, "\n"); head != strings.Join(columns, ",") {
		t.Errorf("columns %q", head)
	}
	if n := strings.Count(table, "\n"); n != 5 {
		t.Errorf("%d lines for four injects and a head:\n%s", n, table)
	}
	must(t, "new", "planned", "--folder")
	if err := os.WriteFile("list.csv", []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
	must(t, "import-injects", "list.csv", "--out", filepath.Join("planned", "injects.yaml"))
	out, _ := run(t, "", "check", "./planned")
	if strings.Contains(out, "error E") || strings.Contains(out, "in en") {
		t.Error(out)
	}
	sc, l := content.LoadDir("planned")
	if sc == nil {
		t.Fatal(l.Err())
	}
	back := must(t, "export-injects", "./planned")
	for _, id := range []string{"draft_agreed,1,", "names_in_the_file,held,"} {
		if !strings.Contains(back, id) {
			t.Errorf("%q did not come back:\n%s", id, back)
		}
	}
}

// The drawing has a node for what opens a crisis and an arrow to it, in both forms.
func TestGraph(t *testing.T) {
	mermaid := must(t, "graph", "--about", "pinned_down")
	for _, want := range []string{"flowchart LR\n", `n_usa_raid["usa.raid"]`, "n_usa_raid --> n_raid", "n_raid --> n_pinned_down"} {
		if !strings.Contains(mermaid, want) {
			t.Errorf("%q is not in\n%s", want, mermaid)
		}
	}
	if strings.Contains(mermaid, "tariff_deadline") {
		t.Error("what has nothing to do with it is drawn")
	}
	if dot := must(t, "graph", "--format", "dot"); !strings.HasPrefix(dot, "digraph scenario {") || !strings.Contains(dot, `"raid" -> "pinned_down"`) {
		t.Error(dot)
	}
	if out, err := run(t, "", "graph", "--format", "svg"); !errors.Is(err, errCall) {
		t.Error(out, err)
	}
}

// A card is shown in both languages, as players read it; what is shut says what would open it.
func TestPreview(t *testing.T) {
	out := must(t, "preview", "usa.raid")
	for _, want := range []string{"English", "español", "authority (U.S.) at least 2", "autoridad (EE. UU.) de 2 o más"} {
		if !strings.Contains(strings.ReplaceAll(out, "\u00a0", " "), want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	open := must(t, "preview", "usa.raid", "--set", "usa.authority=2", "--set", "usa.capital=8")
	if !strings.Contains(open, "Cost: 2 capital") {
		t.Error(open)
	}
	if scene := must(t, "preview", "pinned_down"); !strings.Contains(scene, "silence means this") || strings.Contains(scene, "{{") {
		t.Error(scene)
	}
	if out, err := run(t, "", "preview", "usa.raid", "--set", "usa.autority=2"); !errors.Is(err, errCall) || !strings.Contains(out, "authority") {
		t.Error(out, err)
	}
}

// A definition is explained with its effects in words and its sources.
func TestExplain(t *testing.T) {
	out := must(t, "explain", "usa.raid")
	for _, want := range []string{"Raid", "cost: 2", "13 % at intelligence 0 and 1", "one leader removed (captured)", "K5:", "orders_usa.yaml:"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in\n%s", want, out)
		}
	}
	for _, what := range []string{"pinned_down", "overflight", "usa.threat_force", "caravan", "choke_flow", "goldfish_memory", "wages", "mexico", "points", "orders.cooldown", "W104", "mexico.shadow", "raid"} {
		if out := must(t, "explain", what); len(out) < 20 || strings.Contains(out, "[author.") {
			t.Errorf("%s: %q", what, out)
		}
	}
}

// writer is a function as a stream.
type writer func(b []byte)

func (w writer) Write(b []byte) (int, error) { w(b); return len(b), nil }

func contextOf(t *testing.T) (context.Context, context.CancelFunc) {
	return context.WithCancel(t.Context())
}
