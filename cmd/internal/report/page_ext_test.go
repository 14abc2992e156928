//go:build ext

package report_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"riobravo/cmd/internal/report"
	"riobravo/game"
)

// found is what the check of a page says of it (.ci/page/check.mjs).
type found struct {
	Page     string
	Axe      []any
	Checked  int
	HTML     []any
	Asked    []string
	Sideways []any
	Cut      []string
	Sheets   int
	Figures  int
}

// TestPageInBrowser opens pages in Chromium with the network off: a whole game with turning points and a what-if, what one
// seat saw of it, and one full of hostile texts. axe-core and the validator find nothing, at 1280 and at 390 pixels; nothing
// is asked for but the file; printing cuts no figure and no table; and a page of four seats and twelve months stays under
// 1.5 MB. RIOBRAVO_PICTURES names a folder that keeps the pictures and the prints.
func TestPageInBrowser(t *testing.T) {
	sc := scenario(t)
	l := played(t, sc, "staff", 61)
	whole := signed(t, sc, input(sc, l, game.NoSeat))
	r := report.Build(whole)
	if err := r.Weigh(t.Context(), whole, 20, nil, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Ask(t.Context(), whole, "3 usa tactical=empty", 20, nil); err != nil {
		t.Fatal(err)
	}
	pages := map[string][]byte{"whole": written(t, sc, r)["html"], "seat": written(t, sc, report.Build(input(sc, l, 1)))["html"]}
	pages["hostile"] = written(t, sc, report.Build(input(sc, threatened(t), game.NoSeat)))["html"]

	out := os.Getenv("RIOBRAVO_PICTURES")
	if out == "" {
		out = t.TempDir()
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	check, err := filepath.Abs("../../../.ci/page/check.mjs")
	if err != nil {
		t.Fatal(err)
	}
	args := []string{check, chromium, out}
	for name, page := range pages {
		if len(page) > 1_500_000 {
			t.Errorf("%s has %d bytes", name, len(page))
		}
		file := filepath.Join(out, name+".html")
		if err := os.WriteFile(file, page, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	cmd := exec.CommandContext(t.Context(), "node", args...)
	cmd.Stderr = os.Stderr
	said, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []found
	if err := json.Unmarshal(said, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != len(pages) {
		t.Errorf("%d pages looked at", len(all))
	}
	for _, f := range all {
		if len(f.Axe)+len(f.HTML)+len(f.Asked)+len(f.Sideways)+len(f.Cut) > 0 {
			t.Errorf("%+v", f)
		}
		if f.Checked < 20 || f.Sheets < 5 || f.Figures < 10 {
			t.Errorf("little was looked at: %+v", f)
		}
	}
}
