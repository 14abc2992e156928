package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestForget forgets one seat's texts and a whole game's: afterwards the review has them no more, and the game verifies.
func TestForget(t *testing.T) {
	place := t.TempDir()
	id := started(t, place, "ready\nready\nseal aubergine first\nauto all\nsurvey 4 the tangerine\nquit\n", "--seat", "usa", "--seed", "5", "--name", "Tuesday")
	tells := func() string {
		t.Helper()
		out, errs, code := callIn(place, "", "report", id, "--format", "json", "--names", "--out", "-")
		if code != fine {
			t.Fatalf("code %d, %s", code, errs)
		}
		return out
	}
	if out := tells(); !strings.Contains(out, "aubergine") || !strings.Contains(out, "tangerine") || !strings.Contains(out, "Tuesday") {
		t.Fatal("the review lacks what was written")
	}
	if out, _, _ := callIn(place, "", "report", id, "--format", "json", "--out", "-"); strings.Contains(out, "Tuesday") {
		t.Error("the game's name stands in a review that was not asked for names")
	}
	for _, c := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"forget"}, wrongCall, "wants one game"},
		{[]string{"forget", id, "--seat", "usb", "--yes"}, wrongCall, `"usb"`},
		{[]string{"forget", id, "--seat", "mexico", "--yes"}, fine, "nothing to forget"},
		{[]string{"forget", id, "--seat", "usa", "--yes"}, fine, "2 texts"},
		{[]string{"forget", id, "--yes"}, fine, "one text"},
		{[]string{"verify", id}, fine, "verified"},
	} {
		out, errs, code := callIn(place, "", c.args...)
		if code != c.code || !strings.Contains(out+errs, c.want) {
			t.Errorf("%v: code %d, %s%s", c.args, code, out, errs)
		}
	}
	if out := tells(); strings.Contains(out, "aubergine") || strings.Contains(out, "tangerine") || strings.Contains(out, "Tuesday") {
		t.Error("the review still has what was written")
	}
}

// TestRetention: when the list is opened, what people wrote in games that were over long ago goes, and nothing else; without the
// setting nothing goes.
func TestRetention(t *testing.T) {
	place := t.TempDir()
	over := started(t, place, "auto all\nquit\n", "--seat", "usa", "--seed", "5", "--name", "Aubergine")
	open := started(t, place, "quit\n", "--seat", "usa", "--seed", "6", "--name", "Tangerine")
	for _, id := range []string{over, open} {
		old := time.Now().Add(-40 * 24 * time.Hour)
		if err := os.Chtimes(filepath.Join(place, "games", id+".riobravo"), old, old); err != nil {
			t.Fatal(err)
		}
	}
	if out, _, _ := callIn(place, "", "games"); !strings.Contains(out, "Aubergine") {
		t.Fatalf("gone without a setting: %s", out)
	}
	conf := filepath.Join(place, "settings.yaml")
	if err := os.WriteFile(conf, []byte("retention: year\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, _, _ := callIn(place, "", "games", "--config", conf); !strings.Contains(out, "Aubergine") {
		t.Fatalf("gone too early: %s", out)
	}
	if err := os.WriteFile(conf, []byte("retention: month\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs, code := callIn(place, "", "games", "--config", conf)
	if code != fine || strings.Contains(out, "Aubergine") || !strings.Contains(out, "Tangerine") || !strings.Contains(errs, over) {
		t.Errorf("code %d: %s%s", code, out, errs)
	}
	if out, _, code := callIn(place, "", "verify", over); code != fine || !strings.Contains(out, "verified") {
		t.Errorf("code %d: %s", code, out)
	}
}

// TestExportNamesNobody: a game that is handed on does not say what its people call it unless they ask for that; what was
// exported is the same game, link by link.
func TestExportNamesNobody(t *testing.T) {
	place, other := t.TempDir(), t.TempDir()
	id := started(t, place, "auto all\nquit\n", "--seat", "usa", "--seed", "5", "--name", "Aubergine")
	for _, c := range []struct {
		flag string
		want bool
	}{{"", false}, {"--names", true}} {
		path := filepath.Join(other, "game"+c.flag+".jsonl.gz")
		args := []string{"export", id, "--out", path}
		if c.flag != "" {
			args = append(args, c.flag)
		}
		if _, errs, code := callIn(place, "", args...); code != fine {
			t.Fatal(errs)
		}
		taken := t.TempDir()
		if out, errs, code := callIn(taken, "", "import", path); code != fine {
			t.Fatal(out, errs)
		}
		if out, _, _ := callIn(taken, "", "games"); strings.Contains(out, "Aubergine") != c.want {
			t.Errorf("%q: %s", c.flag, out)
		}
	}
}

// TestUnwrittenSaysWhere: what was asked for and cannot be written names the place and the flag that moves it.
func TestUnwrittenSaysWhere(t *testing.T) {
	place := t.TempDir()
	id := started(t, place, "auto all\nquit\n", "--seat", "usa", "--seed", "5")
	none := filepath.Join(place, "none", "x")
	file := filepath.Join(place, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"report", id, "--out", none}, {"report", id, "--format", "csv", "--out", filepath.Join(file, "x")}, {"export", id, "--out", none}, {"handbook", "--out", none},
	} {
		_, errs, code := callIn(place, "", args...)
		if code != wrong || !strings.Contains(errs, "cannot be written") || !strings.Contains(errs, "--out") || strings.Contains(errs, "--data") {
			t.Errorf("%v: code %d, %s", args, code, errs)
		}
	}
}
