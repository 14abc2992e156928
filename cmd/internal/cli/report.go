package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/report"
	"riobravo/cmd/internal/serve"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
	"riobravo/save/folder"
)

// reportFormats are the formats of a review.
var reportFormats = []string{"html", "md", "csv", "json", "cast"}

// reportAsk is what a report was asked for.
type reportAsk struct {
	format, seat, out string
	all, yes, schema  bool
	branches          bool // the lines of what-ifs are kept as games
	names             bool // what its people call the game stands in it
	ifs               []string
	n, lines, others  int
}

// report writes the review of a game.
func (a *app) report() *cobra.Command {
	var q reportAsk
	cmd := &cobra.Command{Use: "report <game or file>", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if !slices.Contains(reportFormats, q.format) {
			return wrongValue("format", q.format, reportFormats)
		}
		if q.schema {
			return a.reportSchema(&q, args)
		}
		if len(args) != 1 {
			return &callError{"error.one_game", map[string]any{"Command": cmd.CommandPath()}}
		}
		if q.seat != "" && q.all {
			return &callError{"error.seat_or_all", nil}
		}
		r, in, err := a.review(args[0], &q)
		if err == nil && !q.names {
			r.Game.Name = ""
		}
		if err == nil {
			err = a.whatIf(r, in, &q)
		}
		if err != nil {
			return err
		}
		return a.writeReview(args[0], r, &q)
	}}
	f := cmd.Flags()
	f.StringVar(&q.format, "format", "html", "")
	f.StringVar(&q.seat, "seat", "", "")
	f.StringVar(&q.out, "out", "", "")
	f.BoolVar(&q.all, "facilitator", false, "")
	f.BoolVar(&q.yes, "yes", false, "")
	f.BoolVar(&q.branches, "keep-branch", false, "")
	f.BoolVar(&q.names, "names", false, "")
	f.BoolVar(&q.schema, "schema", false, "")
	f.StringArrayVar(&q.ifs, "what-if", nil, "")
	f.IntVar(&q.n, "continuations", 1000, "")
	f.IntVar(&q.lines, "rollouts", 0, "")
	f.IntVar(&q.others, "others", 0, "")
	return cmd
}

// reportSchema publishes the shape of a review as JSON.
func (a *app) reportSchema(q *reportAsk, args []string) error {
	if q.format != "json" || len(args) > 0 {
		return &callError{"error.schema", nil}
	}
	b, err := report.Schema()
	if err != nil {
		return err
	}
	_, err = a.Out.Write(b)
	return err
}

// review builds the review of a game as the asker may have it.
func (a *app) review(name string, q *reportAsk) (*report.Review, report.Input, error) {
	p, damage, err := a.named(name)
	if err != nil {
		return nil, report.Input{}, a.stored(err)
	}
	if damage != nil {
		a.damaged(name, damage)
	}
	sc, rs := a.rulesToSee(name, p)
	seat, err := a.reviewEyes(p.Log, rs, q)
	if err != nil {
		return nil, report.Input{}, err
	}
	id := name
	if ext := ".gz"; filepath.Ext(name) == ext || filepath.Base(name) != name {
		id = filepath.Base(name)
	}
	voice := sc.Texts.In(a.text.Language())
	in := reviewInput(sc, rs, p.Log, voice, id, seat)
	in.Damaged = damage != nil
	if q.others < 0 || q.others > 100_000 {
		return nil, in, &callError{"error.number", map[string]any{"Flag": "--others", "Value": q.others}}
	}
	if q.others > 0 {
		if err := a.others(a.ctx, &in, sc, q.others); err != nil {
			return nil, in, err
		}
	}
	return report.Build(in), in, nil
}

// reviewInput is what a review is made of.
func reviewInput(sc *content.Scenario, rs *game.Ruleset, l *save.Log, voice *content.Voice, id string, seat game.Seat) report.Input {
	return report.Input{
		ID: id, Log: l, Rules: rs, Words: voice, Language: voice.Language(), Seat: seat, Theatre: content.Theatre(), Evidence: evidence(),
		Guessed: rs.RulesHash != l.Stamp().RulesHash, Signs: signsOf(sc, rs, l, seat),
	}
}

// evidence is what published findings say of each claim, by the table of claims.
func evidence() map[string]string {
	out := map[string]string{}
	list, _ := content.Claims() // what is wrong with the table, "riobravo claims" says
	for _, c := range list {
		id := strings.TrimPrefix(c.ID, "c")
		if _, known := out[id]; !known {
			out[id] = c.Evidence
		}
	}
	return out
}

// reviewOf is the review of the game of a session, as its eyes may have it.
func (a *app) reviewOf(sc *content.Scenario, s session.Session) (session.Review, error) {
	return a.reviewIn(sc, s, serve.ReviewAsk{Language: a.text.Language()}, a.keepBranch)
}

// reviewIn is the review of the game of a session in a language; keep keeps a branch as a game.
func (a *app) reviewIn(sc *content.Scenario, s session.Session, ask serve.ReviewAsk, keep func(*save.Log) (string, error)) (session.Review, error) {
	l, eyes, ok := table.Reviewed(s)
	if !ok {
		return nil, &callError{"error.no_review", nil}
	}
	id, _ := s.Kept()
	voice := sc.Texts.In(ask.Language)
	sealed := ask.Sealed && eyes < 0
	if sealed {
		eyes = s.Seat()
	}
	in := reviewInput(sc, s.Rules(), l, voice, id, eyes)
	in.Sealed = sealed
	return report.NewDesk(in, keep), nil
}

// hostedReview makes the reviews that people read on other machines.
func (a *app) hostedReview(sc *content.Scenario) func(session.Session, serve.ReviewAsk) (session.Review, error) {
	return func(s session.Session, ask serve.ReviewAsk) (session.Review, error) {
		to := a.keepBranch
		if !ask.Keep {
			to = nil
		}
		return a.reviewIn(sc, s, ask, to)
	}
}

// keepBranch keeps what would have been as a game of its own.
func (a *app) keepBranch(l *save.Log) (string, error) {
	f, err := a.place()
	if err != nil {
		return "", err
	}
	return a.takeIn(f, &save.Portable{Log: l})
}

// whatIf plays decisions otherwise and weighs the chances, tells what comes of them, and adds it to the review.
func (a *app) whatIf(r *report.Review, in report.Input, q *reportAsk) error {
	for i, n := range []int{q.n, q.lines} {
		if n < 0 || n > 100_000 {
			return &callError{"error.number", map[string]any{"Flag": []string{"--continuations", "--rollouts"}[i], "Value": n}}
		}
	}
	if q.lines > 0 {
		tell, end := a.reckoning()
		err := r.Weigh(a.ctx, in, q.lines, tell, nil)
		end()
		if err != nil {
			return a.asked(err)
		}
	}
	for _, text := range q.ifs {
		tell, end := a.reckoning()
		x, err := r.Ask(a.ctx, in, text, q.n, tell)
		end()
		if err != nil {
			return a.asked(err)
		}
		if err := r.TellWhatIf(a.Out, a.text, x); err != nil {
			return err
		}
		if !q.branches {
			continue
		}
		l, err := r.Branch(in, text)
		if err != nil {
			return a.asked(err)
		}
		id, err := a.keepBranch(l)
		if err != nil {
			return a.stored(err)
		}
		a.print(a.t("branched", map[string]any{"ID": id, "Head": l.Head().Short()}))
	}
	return nil
}

// asked puts a question that cannot be asked into words; other errors stay as they are.
func (a *app) asked(err error) error {
	var ask *report.AskError
	if !errors.As(err, &ask) {
		return err
	}
	a.tell(a.text.Text("review.error."+ask.Key, ask.Args))
	return told{wrongCall}
}

// reckoning tells how far a long reckoning is, on one line of a terminal, which end clears.
func (a *app) reckoning() (tell report.Progress, end func()) {
	said := -1
	tell = func(done, total int) {
		if percent := done * 100 / max(1, total); a.Progress && percent != said {
			said = percent
			_, _ = io.WriteString(a.Err, "\r"+a.text.Text("review.if.progress", map[string]any{"Done": done, "Total": total})+"\x1b[K")
		}
	}
	return tell, func() {
		if said >= 0 {
			_, _ = io.WriteString(a.Err, "\r\x1b[K")
		}
	}
}

// reviewEyes says whose sight is reviewed: everything after the end and for the facilitator, else that of one person.
func (a *app) reviewEyes(l *save.Log, rs *game.Ruleset, q *reportAsk) (game.Seat, error) {
	eyes, open := eyesOf(l, rs, q.all)
	if q.seat == "" {
		switch {
		case open:
			return game.NoSeat, nil
		case len(eyes) == 1:
			return eyes[0], nil
		}
		return 0, &callError{"error.whose_report", nil}
	}
	return seatAmong(rs, q.seat, eyes)
}

// seatAmong is a seat by its id, if it is one that may be looked through.
func seatAmong(rs *game.Ruleset, id string, eyes []game.Seat) (game.Seat, error) {
	var ids, known []string
	at := game.NoSeat
	for k, d := range rs.Seats {
		ids = append(ids, d.ID)
		if d.ID == id {
			at = game.Seat(k)
		}
	}
	if at < 0 {
		return 0, wrongValue("seat", id, ids)
	}
	if !slices.Contains(eyes, at) {
		for _, k := range eyes {
			known = append(known, rs.Seats[k].ID)
		}
		return 0, eyesClosed(id, known)
	}
	return at, nil
}

// writeReview writes a review where it was asked for.
func (a *app) writeReview(name string, r *report.Review, q *reportAsk) error {
	if q.out == "" {
		q.out = filepath.Base(name)
		if r.Game.Eyes != "" {
			q.out += "-" + r.Game.Eyes
		}
		q.out += map[bool]string{true: "-csv", false: "." + q.format}[q.format == "csv"]
	}
	if q.format == "csv" {
		return a.writeTables(r, q)
	}
	var b bytes.Buffer
	var err error
	switch q.format {
	case "html":
		err = r.HTML(&b, a.text)
	case "md":
		err = r.Markdown(&b, a.text)
	case "json":
		err = r.JSON(&b)
	case "cast":
		err = r.Cast(&b, a.text)
	}
	if err != nil {
		return err
	}
	if q.out == "-" {
		_, err := a.Out.Write(b.Bytes())
		return err
	}
	if st, err := os.Stat(q.out); err == nil && (st.IsDir() || !q.yes) {
		return &callError{"error.exists", map[string]any{"Path": q.out, "Folder": st.IsDir()}}
	}
	if err := folder.WriteFile(q.out, b.Bytes()); err != nil {
		return a.unwritten(q.out, err)
	}
	a.print(a.t("reported", map[string]any{"Path": q.out, "Seat": r.Game.Eyes, "KB": (b.Len() + 1023) / 1024}))
	return nil
}

// writeTables writes a folder of CSV files, one for each question.
func (a *app) writeTables(r *report.Review, q *reportAsk) error {
	if q.out == "-" {
		return &callError{"error.csv_folder", nil}
	}
	if st, err := os.Stat(q.out); err == nil && (!st.IsDir() || !q.yes) {
		return &callError{"error.csv_exists", map[string]any{"Path": q.out, "Folder": st.IsDir()}}
	}
	if err := os.MkdirAll(q.out, 0o750); err != nil {
		return a.unwritten(q.out, err)
	}
	files := r.CSV()
	for _, f := range files {
		if err := folder.WriteFile(filepath.Join(q.out, f.Name), f.Data); err != nil {
			return a.unwritten(filepath.Join(q.out, f.Name), err)
		}
	}
	a.print(a.t("tabled", map[string]any{"Path": q.out, "N": len(files), "Seat": r.Game.Eyes}))
	return nil
}
