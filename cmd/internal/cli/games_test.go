package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// started plays a script in a folder of its own and gives the game's id.
func started(t *testing.T, place, script string, args ...string) string {
	t.Helper()
	if _, errs, code := callIn(place, script, append([]string{"play"}, args...)...); code != fine {
		t.Fatalf("code %d, %s", code, errs)
	}
	out, _, code := callIn(place, "", "games", "--json")
	var list []struct {
		ID, Head string
		Month    int
	}
	if err := json.Unmarshal([]byte(out), &list); err != nil || code != fine || len(list) == 0 {
		t.Fatalf("%v: %s", err, out)
	}
	return list[0].ID
}

var headForm = regexp.MustCompile(`chain ends in ((?:[0-9a-f]{4}-?){4})`)

// TestKeptGame leaves a game, takes it up, plays it to its end, and checks it with the head that the end showed.
func TestKeptGame(t *testing.T) {
	place := t.TempDir()
	id := started(t, place, "auto 3\nquit\n", "--seed", "5", "--name", "Tuesday")
	out, errs, code := callIn(place, "auto all\nquit\n", "resume")
	if code != fine || !strings.Contains(out, "The exercise is over.") {
		t.Fatalf("code %d, %s", code, errs)
	}
	head := headForm.FindStringSubmatch(out)
	if head == nil {
		t.Fatalf("the end shows no head: %s", out)
	}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"verify", id, "--head", head[1]}, fine, "Head " + head[1]},
		{[]string{"verify", "--all"}, fine, id + ": verified"},
		{[]string{"verify", id, "--head", "ffff-ffff-ffff-ffff"}, wrong, "something is missing at its end"},
		{[]string{"verify", id, "--head", "zz"}, wrongCall, `"zz" is no head`},
		{[]string{"verify"}, wrongCall, "wants one game"},
		{[]string{"verify", "nobody"}, wrongCall, `there is no game "nobody"`},
		{[]string{"balance", "merge", "no-such-rows.jsonl"}, wrongCall, `"no-such-rows.jsonl" could not be read: it is not there`},
		{[]string{"verify", id + "x"}, wrongCall, `did you mean "` + id + `"`},
		{[]string{"verify", filepath.Join(place, "games")}, wrong, "no ordinary file"},
		{[]string{"games"}, fine, "Tuesday"},
		{[]string{"rename", id, "Río", "Bravo"}, fine, `"Río Bravo"`},
		{[]string{"undo", id}, wrong, "is over"},
		{[]string{"undo", id, "--month", "0"}, wrongCall, `"0" is no month`},
		{[]string{"undo", id, "--month", "40"}, wrongCall, "cannot go back to month 40"},
		{[]string{"undo", id, "--month", "4"}, wrongCall, "give --yes"},
		{[]string{"undo", id, "--month", "4", "--yes"}, fine, "beginning of month 4"},
		{[]string{"verify", id}, fine, "in month 4"},
		{[]string{"migrate", id}, wrongCall, "under this program's rules already"},
		{[]string{"delete", id}, wrongCall, "give --yes"},
		{[]string{"delete", id, "--yes"}, fine, "is deleted"},
		{[]string{"resume"}, wrongCall, "no game is kept"},
		{[]string{"games"}, fine, "No games are kept"},
	} {
		out, errs, code := callIn(place, "", c.args...)
		if code != c.code || !strings.Contains(out+errs, c.want) || strings.Contains(out+errs, "[cli.") {
			t.Errorf("%v: code %d, %q %q", c.args, code, out, errs)
		}
	}
}

// TestExportAndImport takes a game out as the seat saw it and whole, and in again elsewhere.
func TestExportAndImport(t *testing.T) {
	place, other := t.TempDir(), t.TempDir()
	id := started(t, place, "auto 6\nquit\n", "--seed", "6")
	seat, whole := filepath.Join(other, "seat.gz"), filepath.Join(other, "whole.gz")
	for _, c := range []struct {
		place string
		args  []string
		code  int
		want  string
	}{
		{place, []string{"export", id, "--out", seat}, fine, "what the seat usa saw"},
		{place, []string{"export", id, "--out", seat}, wrongCall, "is there already"},
		{place, []string{"export", id, "--out", other}, wrongCall, "is a folder"},
		{place, []string{"export", id, "--facilitator", "--out", whole}, fine, "with the secret of its dice"},
		{place, []string{"import", whole}, wrongCall, "is here already, as " + id},
		{other, []string{"import", whole}, fine, "verified"},
		{other, []string{"import", seat}, fine, "verified"},
		{other, []string{"import", filepath.Join(other, "absent")}, wrong, "cannot be read"},
		{other, []string{"import", other}, wrong, "no ordinary file"},
		{other, []string{"verify", seat}, fine, "what one seat saw"},
		{other, []string{"replay", seat}, fine, "as the United States saw it"},
		{other, []string{"replay", seat, "--seat", "mexico"}, wrongCall, "are closed"},
		{other, []string{"replay", whole, "--facilitator"}, fine, "Mexico: "},
	} {
		out, errs, code := callIn(c.place, "", c.args...)
		if code != c.code || !strings.Contains(out+errs, c.want) || strings.Contains(out+errs, "[cli.") || strings.Contains(out, "[line.") {
			t.Errorf("%v: code %d, %.300q %q", c.args, code, out, errs)
		}
	}
	if b, err := os.ReadFile(seat); err != nil || len(b) == 0 {
		t.Error(err)
	}
}

// TestOtherRules changes a scenario under a game: it goes on under its own rules, and goes over to the new ones as far as
// they let it.
func TestOtherRules(t *testing.T) {
	place, dir := t.TempDir(), t.TempDir()
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "scenario.yaml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	head := "scenario: {id: mine, base: base, turns: 3, aftermath: 1, year: 2025, month: 1}\n"
	write(head)
	id := started(t, place, "auto 4\nquit\n", dir, "--seed", "3")
	write(head + "params: {accept_base: {value: 41}}\n")
	if out, errs, code := callIn(place, "", "migrate", id, "--to", dir); code != fine || !strings.Contains(out, "goes through") {
		t.Errorf("code %d, %s %s", code, out, errs)
	}
	write(head + "orders: [{id: usa.threaten_tariffs, when: month >= 9}, {id: usa.border_deployment, when: month >= 9}]\n")
	if out, errs, code := callIn(place, "", "migrate", id, "--to", dir); code != wrong || !strings.Contains(errs, "does not go through under the new rules: command") {
		t.Errorf("code %d, %s %s", code, out, errs)
	}
	if err := os.Remove(filepath.Join(dir, "scenario.yaml")); err != nil {
		t.Fatal(err)
	}
	if out, errs, code := callIn(place, "auto all\nquit\n", "resume", id); code != fine || !strings.Contains(out, "The exercise is over.") {
		t.Errorf("a game whose scenario is gone: code %d, %s", code, errs)
	}
	if out, _, code := callIn(place, "", "verify", "--all"); code != fine || strings.Count(out, "decide every command as they did") != 2 {
		t.Errorf("code %d, %s", code, out)
	}
}
