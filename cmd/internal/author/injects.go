package author

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/content"
	"riobravo/content/diag"
	"riobravo/game"
)

// columns are the columns of an exercise planner's list of injects, in the order of the file (after the master scenario
// events lists of civil exercise programmes).
var columns = []string{"number", "time", "to", "from", "method", "text", "expected_action", "objective", "evaluator_note"}

func (d Deps) exportCommand() *cobra.Command {
	out := ""
	cmd := d.command("export-injects [scenario]", 0, 1)
	cmd.Flags().StringVar(&out, "out", "", d.t("flag.out", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		sc, err := d.scenario(cmd, args, 0)
		if err != nil {
			return err
		}
		w := cmd.OutOrStdout()
		if out != "" {
			f, err := os.OpenFile(out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
			if err != nil {
				return d.wrong("exists", map[string]any{"Value": out})
			}
			defer func() { _ = f.Close() }()
			w = f
		}
		return d.export(w, sc)
	}
	return cmd
}

// export writes the events that planners handle: those of a fixed month and those held for the facilitator.
func (d *Deps) export(w io.Writer, sc *content.Scenario) error {
	v := sc.Texts.In(d.Words.Language())
	out := csv.NewWriter(w)
	if err := out.Write(columns); err != nil {
		return errWritten
	}
	for i := range sc.Ruleset.Events {
		e := &sc.Ruleset.Events[i]
		if e.Month == 0 && !e.Held {
			continue
		}
		when := "held"
		if e.Month > 0 {
			when = strconv.Itoa(int(e.Month))
		}
		say := func(part string) string {
			if key := "event." + e.ID + "." + part; v.Has(key) {
				return v.Text(key, nil)
			}
			return ""
		}
		to, from, method := or(say("to"), d.t("inject.all", nil)), or(say("from"), d.t("inject.facilitator", nil)), or(say("method"), d.t("inject.wire", nil))
		if err := out.Write([]string{e.ID, when, to, from, method, say("text"), say("expected"), say("objective"), say("note")}); err != nil {
			return errWritten
		}
	}
	out.Flush()
	return out.Error()
}

func or(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}

func (d Deps) importCommand() *cobra.Command {
	out, lang := "", ""
	cmd := d.command("import-injects <file.csv>", 1, 1)
	cmd.Flags().StringVar(&out, "out", "", d.t("flag.import_out", nil))
	cmd.Flags().StringVar(&lang, "text-lang", "en", d.t("flag.text_lang", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if langs := content.Words().Codes(); !slices.Contains(langs, lang) {
			return d.wrongValue("--text-lang", lang, langs)
		}
		f, err := os.Open(args[0])
		if err != nil {
			return d.wrong("unreadable", map[string]any{"Value": args[0]})
		}
		defer func() { _ = f.Close() }()
		rows, l := readInjects(filepath.ToSlash(args[0]), io.LimitReader(f, maxTable))
		if l.Failed() {
			_, _ = io.WriteString(cmd.ErrOrStderr(), d.Clean(l.String()))
			return d.Quiet
		}
		text := d.injectFile(rows, lang)
		if out == "" {
			return d.print(cmd, strings.TrimSuffix(text, "\n"))
		}
		o, err := os.OpenFile(out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return d.wrong("exists", map[string]any{"Value": out})
		}
		_, err = o.WriteString(text)
		if err = errors.Join(err, o.Close()); err != nil {
			return errWritten
		}
		return d.print(cmd, d.t("inject.written", map[string]any{"N": len(rows), "Path": out}))
	}
	return cmd
}

// maxTable is the largest table of injects that is read, in bytes.
const maxTable = 4 << 20

// inject is one row of a planner's list.
type inject struct {
	id    string
	month int // 0: held for the facilitator
	cells map[string]string
}

// badTable says in a sentence of the catalogue's what is wrong with a table.
func badTable(err error) string {
	switch {
	case errors.Is(err, io.EOF):
		return "it is empty"
	case errors.Is(err, csv.ErrQuote):
		return "a quoted field is not closed, or something stands behind its quote"
	case errors.Is(err, csv.ErrBareQuote):
		return "a quote stands inside a field that is not quoted"
	}
	return "it is no table of commas and quotes"
}

// readInjects reads a planner's list. Columns are found by their names; unknown ones are passed over.
func readInjects(name string, r io.Reader) ([]inject, diag.List) {
	var l diag.List
	in := csv.NewReader(r)
	in.FieldsPerRecord = -1
	head, err := in.Read()
	if err != nil {
		l.Say(diag.BadRow, diag.Span{File: name}, "the table cannot be read: %s", badTable(err))
		return nil, l
	}
	at := map[string]int{}
	for i, h := range head {
		h = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff"))), " ", "_")
		at[h] = i
	}
	for _, must := range []string{"time", "text"} {
		if _, ok := at[must]; !ok {
			l.Hint(diag.BadRow, diag.Span{File: name, Line: 1}, "the columns are "+strings.Join(columns, ", "), "there is no column %q", must)
		}
	}
	if l.Failed() {
		return nil, l
	}
	var out []inject
	seen := map[string]int{}
	for {
		rec, err := in.Read()
		if errors.Is(err, io.EOF) {
			return out, l
		}
		line, _ := in.FieldPos(0)
		span := diag.Span{File: name, Line: line}
		if err != nil {
			l.Say(diag.BadRow, span, "the row cannot be read: %s", badTable(err))
			return out, l
		}
		one := inject{cells: map[string]string{}}
		for _, c := range columns {
			if i, ok := at[c]; ok && i < len(rec) {
				one.cells[c] = strings.TrimSpace(rec[i])
			}
		}
		one.read(&l, span)
		if first, twice := seen[one.id]; twice {
			l.Add(diag.Diagnostic{Code: diag.BadRow, Span: span, Message: fmt.Sprintf("number %q stands twice", one.id), Related: []diag.Related{{Span: diag.Span{File: name, Line: first}, Message: "the first one"}}})
		}
		seen[one.id] = line
		out = append(out, one)
	}
}

// read takes a row's number and time out of its cells.
func (i *inject) read(l *diag.List, at diag.Span) {
	i.id = idOf(i.cells["number"])
	if i.id == "" {
		i.id = "inject_" + strconv.Itoa(at.Line-1)
	}
	switch t := strings.ToLower(i.cells["time"]); {
	case slices.Contains([]string{"", "held", "facilitator", "retenido"}, t):
	default:
		n, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(t, "month"), "mes")))
		if err != nil || n < 1 || n > game.MaxTurns {
			l.Hint(diag.BadRow, at, "write the month (1, 2, ...), or held", "%q is no month of the exercise", i.cells["time"])
		}
		i.month = n
	}
	if i.cells["text"] == "" {
		l.Say(diag.BadRow, at, "the row %q has no text", i.id)
	}
}

// idOf makes an id of a planner's number: small letters, digits and _, a letter first.
func idOf(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
		}
	}
	id := strings.Trim(b.String(), "_")
	if id != "" && id[0] >= '0' && id[0] <= '9' {
		id = "inject_" + id
	}
	return id
}

// injectFile is the injects as a file of a scenario: their events, and their texts in one language beside them. Effects are
// for the author to write.
func (d *Deps) injectFile(rows []inject, lang string) string {
	var b strings.Builder
	b.WriteString(comment(d.t("inject.head", nil)))
	b.WriteString("events:\n")
	for _, r := range rows {
		when := "held: true"
		if r.month > 0 {
			when = "month: " + strconv.Itoa(r.month) + ", once: true"
		}
		fmt.Fprintf(&b, "  - {id: %s, %s, effects: [], source: judgement}\n", r.id, when)
	}
	fmt.Fprintf(&b, "texts:\n  %s:\n    event:\n", lang)
	for _, r := range rows {
		fmt.Fprintf(&b, "      %s:\n        name: %s\n        text: %s\n", r.id, quoted(title(r.cells["text"])), quoted(r.cells["text"]))
		for _, p := range [][2]string{{"to", "to"}, {"from", "from"}, {"method", "method"}, {"expected", "expected_action"}, {"objective", "objective"}, {"note", "evaluator_note"}} {
			if s := r.cells[p[1]]; s != "" {
				fmt.Fprintf(&b, "        %s: %s\n", p[0], quoted(s))
			}
		}
	}
	b.WriteString("    headline:\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "      event.%s: [%s]\n", r.id, quoted(title(r.cells["text"])))
	}
	return b.String()
}

// comment makes lines of a text comments of YAML.
func comment(s string) string {
	return "# " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n# ") + "\n"
}

// quoted is a text as a YAML scalar in double quotes, without braces that would be placeholders.
func quoted(s string) string {
	s = strings.Join(strings.Fields(strings.NewReplacer("{{", "{ {", "}}", "} }").Replace(s)), " ")
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// headlineRoom is the room of a headline on the screen.
const headlineRoom = 40

// title is the beginning of a text, cut at a word so that it fits a headline.
func title(s string) string {
	out := ""
	for _, w := range strings.Fields(s) {
		next := strings.TrimSpace(out + " " + w)
		if len([]rune(next)) > headlineRoom {
			break
		}
		out = next
	}
	if out == "" {
		r := []rune(s)
		out = string(r[:min(len(r), headlineRoom)])
	}
	return strings.TrimRight(out, ".,;: ")
}
