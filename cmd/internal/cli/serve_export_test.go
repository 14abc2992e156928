package cli

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/table"
	"riobravo/game/dice"
)

// TestHallArchive: what an instructor opens in a spreadsheet has names with accents whole and no formula, tells of those too who
// were sent away, and names people in one file alone; a table at which nothing was done yet is in it.
func TestHallArchive(t *testing.T) {
	a := onTerminal(t.TempDir())
	sc, err := a.load("threat")
	if err != nil {
		t.Fatal(err)
	}
	room, err := hall.New(hall.Config{
		Rules: sc.Ruleset, Life: time.Hour, Table: table.Config{Facilitated: true},
		Tables: []hall.Setup{{Name: "one", Fills: []string{"", "staff", "staff", "staff"}, Source: dice.FromSeed(3)}, {Name: "two", Source: dice.FromSeed(4)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"José Ñandú", "=HYPERLINK", "Al"} {
		p, err := room.Admit(hall.Ticket{Role: hall.Player}, name, "")
		if err != nil {
			t.Fatal(err)
		}
		v, err := room.Enter(p, func(error) {})
		if err != nil {
			t.Fatal(err)
		}
		c, err := v.Sit()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Post(hall.Address{Kind: hall.Everyone}, "=1+1 says "+name[:1]); err != nil {
			t.Fatal(err)
		}
	}
	one, _ := room.Table(1)
	if err := one.Replace(0, "josé ñandú"); err != nil {
		t.Fatal(err)
	}
	if err := room.Mark("Ana", "remove 1 usa José Ñandú, not all of Al"); err != nil {
		t.Fatal(err)
	}
	path, err := a.exporter(sc, "h")(room)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	read := func(name string) string {
		b, err := fs.ReadFile(z, name)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	rows := func(name string) [][]string {
		text, ok := strings.CutPrefix(read(name), "\ufeff")
		if !ok {
			t.Errorf("%s: a spreadsheet does not know that it is UTF-8", name)
		}
		all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return all
	}
	people := rows("people.csv")
	for i, want := range []string{"José Ñandú", "'=HYPERLINK", "Al"} {
		if got := people[i+1]; got[1] != want && "'"+got[1] != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	letters := rows("table-1/letters.csv")
	if len(letters) != 4 || letters[1][3] != "#1" || !strings.HasPrefix(letters[1][5], "'=") {
		t.Errorf("%q", letters)
	}
	if desk := read("desk.txt"); !strings.Contains(desk, "usa #1, not all of #3") {
		t.Errorf("%q", desk)
	}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || f.Name == "people.csv" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil || bytes.Contains(b, []byte("Ñandú")) {
			t.Errorf("%s names somebody (%v)", f.Name, err)
		}
	}
	if !slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == "table-2/review.html" }) {
		t.Error("the table at which nothing was done is not in it")
	}
}
