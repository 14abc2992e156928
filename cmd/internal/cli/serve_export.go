package cli

import (
	"archive/zip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"riobravo/cmd/internal/report"
	"riobravo/cmd/internal/serve/hall"
	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
	"riobravo/save/folder"
)

// exporter writes everything that a hall knows into one archive: of each table its review as a page and as tables for
// grading, its log and its letters, and what was done at the desk. It holds every seat's secrets: it is the facilitator's.
func (a *app) exporter(sc *content.Scenario, id string) func(*hall.Hall) (string, error) {
	return func(room *hall.Hall) (string, error) {
		f, err := a.place()
		if err != nil {
			return "", err
		}
		dir := filepath.Join(f.Path(), "exports")
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", err
		}
		path := filepath.Join(dir, "hall-"+id+"-"+time.Now().UTC().Format("20060102-150405")+".zip")
		var b strings.Builder
		z := zip.NewWriter(&b)
		for _, t := range room.Tables() {
			if err := a.exportTable(z, sc, room, t); err != nil {
				return "", err
			}
		}
		if err := sheet(z, "people.csv", func(w io.Writer) error { return writePeople(w, room) }); err != nil {
			return "", err
		}
		if err := file(z, "desk.txt", func(w io.Writer) error {
			_, err := io.WriteString(w, strings.Join(append(room.Unnamed(), ""), "\n"))
			return err
		}); err != nil {
			return "", err
		}
		if err := z.Close(); err != nil {
			return "", err
		}
		return path, folder.WriteFile(path, []byte(b.String()))
	}
}

// file writes one file of an archive.
func file(z *zip.Writer, name string, write func(io.Writer) error) error {
	w, err := z.Create(name)
	if err != nil {
		return err
	}
	return write(w)
}

// sheet writes one table of an archive, with the mark by which a spreadsheet knows that names with accents are UTF-8.
func sheet(z *zip.Writer, name string, write func(io.Writer) error) error {
	return file(z, name, func(w io.Writer) error {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
		return write(w)
	})
}

// exportTable writes what there is of one table.
func (a *app) exportTable(z *zip.Writer, sc *content.Scenario, room *hall.Hall, t *hall.Table) error {
	rs := room.Rules()
	at := fmt.Sprintf("table-%d/", t.No())
	voice := sc.Texts.In(a.text.Language())
	l := t.Game().Snapshot()
	r := report.Build(reviewInput(sc, rs, l, voice, t.Game().ID(), game.NoSeat))
	if err := file(z, at+"review.html", func(w io.Writer) error { return r.HTML(w, voice) }); err != nil {
		return err
	}
	if err := a.exportGame(z, at+"game.jsonl.gz", l); err != nil {
		return err
	}
	for _, c := range r.CSV() {
		if err := sheet(z, at+c.Name, func(w io.Writer) error { _, err := w.Write(c.Data); return err }); err != nil {
			return err
		}
	}
	if err := sheet(z, at+"persons.csv", func(w io.Writer) error { return writeShares(w, rs, t) }); err != nil {
		return err
	}
	return sheet(z, at+"letters.csv", func(w io.Writer) error {
		out := csv.NewWriter(w)
		rows := [][]string{{"n", "month", "from", "person", "to", "text", "taken_back"}}
		for _, m := range t.Letters(game.NoSeat, true) {
			from, to := "", m.To.Kind
			if m.From >= 0 {
				from = rs.Seats[m.From].ID
			}
			if m.To.Kind == hall.ToSeat {
				to = rs.Seats[m.To.Seat].ID
			}
			rows = append(rows, []string{strconv.Itoa(m.N), strconv.Itoa(int(m.Month)), from, writer(room, t, &m), to, cell(m.Text), strconv.FormatBool(m.Withdrawn)})
		}
		return out.WriteAll(rows)
	})
}

// writer is who wrote a letter, by the number that stands in people.csv; "" for a facilitator.
func writer(room *hall.Hall, t *hall.Table, m *hall.Letter) string {
	for _, p := range room.Everyone() {
		if p.Name == m.Name && p.Table == t.No()-1 && p.Seat == m.From && m.From >= 0 {
			return hall.Pseudonym(p.Person.ID)
		}
	}
	return ""
}

// writeShares writes what each person did, by the numbers of people.csv: a seat's own part is in participation.csv.
func writeShares(w io.Writer, rs *game.Ruleset, t *hall.Table) error {
	rows := [][]string{{"person", "seat", "letters", "voices", "dissents"}}
	for _, s := range t.Shares() {
		rows = append(rows, []string{hall.Pseudonym(s.Person), rs.Seats[s.Seat].ID, strconv.Itoa(s.Letters), strconv.Itoa(s.Voices), strconv.Itoa(s.Dissents)})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// writePeople writes who is who: the one file of an archive with names, so that all others may be handed on.
func writePeople(w io.Writer, room *hall.Hall) error {
	rows := [][]string{{"person", "name", "role", "table", "seat"}}
	for _, p := range room.Everyone() {
		seat, table := "", ""
		if p.Seat >= 0 && p.Role == hall.Player {
			seat = room.Rules().Seats[p.Seat].ID
		}
		if p.Table >= 0 {
			table = strconv.Itoa(p.Table + 1)
		}
		rows = append(rows, []string{hall.Pseudonym(p.Person.ID), cell(p.Name), string(p.Role), table, seat})
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// exportGame writes a game whole, as import and verify take it.
func (a *app) exportGame(z *zip.Writer, name string, l *save.Log) error {
	f, err := a.place()
	if err != nil {
		return err
	}
	p, err := a.portable(f, l, "", true)
	if err != nil {
		return err
	}
	return file(z, name, func(w io.Writer) error { return p.Export(w, l.HasDice()) })
}

// cell keeps what people wrote from being taken for a formula by a spreadsheet.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
