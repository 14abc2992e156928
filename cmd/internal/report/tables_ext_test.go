//go:build ext

package report_test

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"riobravo/cmd/internal/report"
	"riobravo/game"
)

// TestTablesInSQLite imports every table with the database's own program: it has nothing to complain of, and has every row
// and column, hostile texts and all.
func TestTablesInSQLite(t *testing.T) {
	sc := scenario(t)
	for _, r := range []*report.Review{report.Build(signed(t, sc, input(sc, played(t, sc, "staff", 62), game.NoSeat))), report.Build(input(sc, threatened(t), game.NoSeat))} {
		dir := t.TempDir()
		var script strings.Builder
		var want []string
		for _, f := range r.CSV() {
			if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o600); err != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			name := strings.TrimSuffix(f.Name, ".csv")
			script.WriteString(".import --csv " + f.Name + " " + name + "\nSELECT '" + name + "', (SELECT count(*) FROM " + name + "), (SELECT count(*) FROM pragma_table_info('" + name + "'));\n")
			want = append(want, name+"|"+strconv.Itoa(len(rows)-1)+"|"+strconv.Itoa(len(rows[0])))
		}
		cmd := exec.CommandContext(t.Context(), "sqlite3", "-batch", ":memory:")
		cmd.Dir, cmd.Stdin = dir, strings.NewReader(script.String())
		said, err := cmd.CombinedOutput()
		if got := strings.TrimSpace(string(said)); err != nil || got != strings.Join(want, "\n") {
			t.Errorf("%v: sqlite3 says\n%s\nnot\n%s", err, got, strings.Join(want, "\n"))
		}
	}
}
