package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"riobravo/cmd/internal/claims"
	"riobravo/cmd/internal/report"
	"riobravo/cmd/internal/table"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
)

func scenario(t testing.TB) *content.Scenario {
	t.Helper()
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	return sc
}

// played is a whole game of bots.
func played(t testing.TB, sc *content.Scenario, bot string, seed uint64) *save.Log {
	t.Helper()
	cfg := table.Config{Rules: sc.Ruleset, Source: dice.FromSeed(seed), SeedKnown: true}
	for range sc.Ruleset.Seats {
		cfg.Players = append(cfg.Players, table.Player{Bot: bot})
	}
	tb, err := table.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return tb.Snapshot()
}

func input(sc *content.Scenario, l *save.Log, k game.Seat) report.Input {
	return report.Input{ID: "test", Log: l, Rules: sc.Ruleset, Words: sc.Texts.In("en"), Language: "en", Seat: k, Theatre: content.Theatre()}
}

// signed is an input with the claims that showed themselves, beside the games that come with the program.
func signed(t testing.TB, sc *content.Scenario, in report.Input) report.Input {
	t.Helper()
	list, _, _ := content.Signs()
	shown, _ := content.ShownBefore()
	tape := &claims.Tape{Rules: in.Rules, Opening: in.Log.Opening()}
	for _, i := range in.Log.Line() {
		tape.Events = append(tape.Events, in.Log.Records()[i].Events)
	}
	found, err := claims.Look(sc, list, tape)
	if err != nil {
		t.Fatal(err)
	}
	in.Signs = &report.Signs{Others: report.Others{Games: shown.Games, Scenario: shown.Scenario, Rules: shown.Rules, Bots: shown.Bots, Seed: "1", Like: "same"}}
	for i, s := range list {
		x := report.SeenSign{ID: s.ID, Claim: s.Claim, May: s.May, Games: shown.Counts[s.ID].Games, Times: shown.Counts[s.ID].Occasions, Shown: shown.Counts[s.ID].Shown}
		for _, o := range found[i] {
			x.Occasions = append(x.Occasions, report.Occasion{Month: o.Month, Region: o.Region, Group: o.Group, Shown: o.Shown})
		}
		in.Signs.List = append(in.Signs.List, x)
	}
	return in
}

// written is a review in every format, by name.
func written(t testing.TB, sc *content.Scenario, r *report.Review) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	for name, write := range map[string]func(io.Writer) error{
		"html": func(w io.Writer) error { return r.HTML(w, sc.Texts.In("en")) },
		"md":   func(w io.Writer) error { return r.Markdown(w, sc.Texts.In("en")) },
		"json": r.JSON,
		"cast": func(w io.Writer) error { return r.Cast(w, sc.Texts.In("en")) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = b.Bytes()
	}
	for _, f := range r.CSV() {
		out[f.Name] = f.Data
	}
	return out
}

// hole is what no text of a review may hold: a missing key or argument, an internal id.
var hole = regexp.MustCompile(`\[[a-z]+\.[a-z._]+\]|<no value>|%!|\b(usa|mexico|group)\.[a-z]`)

// TestReviews reviews games of two kinds of bots, in every format, twice: well formed, without holes, small, the same to
// the byte, and with as many rows as the log has facts.
func TestReviews(t *testing.T) {
	sc := scenario(t)
	for seed, bot := range []string{"staff", "random", "novice"} {
		l := played(t, sc, bot, uint64(seed)+5)
		r := report.Build(input(sc, l, game.NoSeat))
		one, two := written(t, sc, r), written(t, sc, report.Build(input(sc, l, game.NoSeat)))
		for name, b := range one {
			if !bytes.Equal(b, two[name]) {
				t.Errorf("%s: two reviews of one log differ", name)
			}
			if m := hole.Find(b); m != nil && !strings.HasSuffix(name, ".csv") && name != "json" {
				t.Errorf("%s %s: a hole: %q", bot, name, m)
			}
		}
		if n := len(one["html"]); n > 1_500_000 || n < 100_000 {
			t.Errorf("%s: the page has %d bytes", bot, n)
		}
		wellFormed(t, one["html"])
		rows(t, l, one)
		if !r.Game.Over || len(r.Months) < 2 || len(r.Turns) == 0 || len(r.Questions) < 4 {
			t.Errorf("%s: over %v, %d months, %d turns, %d questions", bot, r.Game.Over, len(r.Months), len(r.Turns), len(r.Questions))
		}
	}
}

// wellFormed demands that all of a page but its two void elements is XML, with unique ids, links that lead somewhere, headings in order, every picture named
// and nothing from outside.
func wellFormed(t *testing.T, page []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(page))
	d.Strict, d.AutoClose = false, []string{"meta"}
	ids, links, level, named, depth := map[string]bool{}, []string{}, 0, 0, 0
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		s, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		depth++
		for _, a := range s.Attr {
			switch a.Name.Local {
			case "id":
				if ids[a.Value] {
					t.Errorf("the id %q stands twice", a.Value)
				}
				ids[a.Value] = true
			case "aria-labelledby":
				links = append(links, strings.Fields(a.Value)...)
			case "href", "src":
				if !strings.HasPrefix(a.Value, "#") {
					t.Errorf("%s asks for %q", s.Name.Local, a.Value)
				}
				links = append(links, a.Value[1:])
			case "onload", "onclick", "style":
				t.Errorf("%s has %s", s.Name.Local, a.Name.Local)
			}
		}
		switch name := s.Name.Local; {
		case len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6':
			if n := int(name[1] - '0'); n > level+1 {
				t.Errorf("a heading of level %d after one of %d", n, level)
			} else {
				level = n
			}
		case name == "title":
			named++
		case name == "script", name == "iframe", name == "object", name == "link", name == "img":
			t.Errorf("the page has a %s", name)
		}
	}
	for _, l := range links {
		if !ids[l] {
			t.Errorf("nothing has the id %q", l)
		}
	}
	if named < 10 {
		t.Errorf("only %d pictures with a title", named)
	}
	if bytes.Contains(page, []byte("@import")) || bytes.Contains(page, []byte("url(")) {
		t.Error("the style asks for something from outside")
	}
}

// sheetOf reads a table: rows by column name.
func sheetOf(t testing.TB, b []byte) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range all[1:] {
		m := map[string]string{}
		for i, name := range all[0] {
			m[name] = row[i]
		}
		out = append(out, m)
	}
	return out
}

// rows counts the rows of the tables against the facts of the log.
func rows(t *testing.T, l *save.Log, files map[string][]byte) {
	t.Helper()
	rolls, offers, crises, killed := 0, 0, 0, 0
	for _, i := range l.Line() {
		for _, e := range l.Records()[i].Events {
			switch e.Kind {
			case game.Rolled:
				rolls += one(e.Die != 0)
			case game.OfferMade:
				offers += one(e.Amount == 1)
			case game.CrisisOpened:
				crises++
			case game.PeopleKilled:
				killed += int(e.New)
			}
		}
	}
	if n := len(sheetOf(t, files["rolls.csv"])); n != rolls {
		t.Errorf("%d rolls in the table, %d in the log", n, rolls)
	}
	got := 0
	for _, m := range sheetOf(t, files["messages.csv"]) {
		got += one(m["kind"] == "offer" || m["kind"] == "counter")
	}
	if got != offers {
		t.Errorf("%d offers in the table, %d in the log", got, offers)
	}
	last := ""
	got = 0
	for _, m := range sheetOf(t, files["crises.csv"]) {
		got += one(m["number"] != last)
		last = m["number"]
	}
	if got != crises {
		t.Errorf("%d crises in the table, %d in the log", got, crises)
	}
	got = 0
	for _, m := range sheetOf(t, files["killed.csv"]) {
		n, _ := strconv.Atoi(m["number"])
		got += n
	}
	if got != killed {
		t.Errorf("%d killed in the table, %d in the log", got, killed)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestMovesAddUp: what moved a seat's margin, summed over the run, is its change from the opening to the end.
func TestMovesAddUp(t *testing.T) {
	sc := scenario(t)
	l := played(t, sc, "staff", 21)
	r := report.Build(input(sc, l, game.NoSeat))
	sum := map[string]int{}
	for _, m := range r.Moves {
		for _, x := range m.By {
			sum[x.Seat] += x.By
		}
	}
	first, last := r.Months[0].Standings, r.Months[len(r.Months)-1].Standings
	for k, s := range r.Seats {
		if want := last[k].Margin - first[k].Margin; sum[s.ID] != want {
			t.Errorf("%s: the moves add up to %d, the margin changed by %d", s.ID, sum[s.ID], want)
		}
	}
}

// TestSchema: a review's JSON has exactly the members that the schema names.
func TestSchema(t *testing.T) {
	sc := scenario(t)
	raw, err := report.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(raw, &schema); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := report.Build(input(sc, played(t, sc, "staff", 3), game.NoSeat)).JSON(&b); err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(b.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	fits(t, schema["$defs"].(map[string]any), schema, v, "review")
}

// fits holds a value against a schema of the few kinds that Schema writes.
func fits(t *testing.T, defs, s map[string]any, v any, at string) {
	t.Helper()
	if ref, ok := s["$ref"].(string); ok {
		s = defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	ok := false
	switch s["type"] {
	case "object":
		var m map[string]any
		m, ok = v.(map[string]any)
		props := s["properties"].(map[string]any)
		if len(m) != len(props) {
			t.Errorf("%s has %d members, the schema %d", at, len(m), len(props))
		}
		for name, p := range props {
			x, there := m[name]
			if !there {
				t.Errorf("%s lacks %s", at, name)
				continue
			}
			fits(t, defs, p.(map[string]any), x, at+"."+name)
		}
	case "array":
		var list []any
		list, ok = v.([]any)
		for _, x := range list {
			fits(t, defs, s["items"].(map[string]any), x, at+"[]")
		}
	case "integer":
		var f float64
		f, ok = v.(float64)
		ok = ok && f == float64(int(f))
	case "boolean":
		_, ok = v.(bool)
	case "string":
		_, ok = v.(string)
	}
	if !ok {
		t.Fatalf("%s is %v, the schema wants %v", at, v, s["type"])
	}
}

// TestCast: a recording is lines of JSON, its clock goes forward, it has a marker for each month, and no line is wider than
// its screen.
func TestCast(t *testing.T) {
	sc := scenario(t)
	r := report.Build(input(sc, played(t, sc, "staff", 4), game.NoSeat))
	var b bytes.Buffer
	if err := r.Cast(&b, sc.Texts.In("en")); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	var head struct{ Version, Width, Height int }
	if err := json.Unmarshal([]byte(lines[0]), &head); err != nil || head.Version != 2 {
		t.Fatal(lines[0], err)
	}
	marks, last, row := 0, 0.0, 0
	for _, l := range lines[1:] {
		var e [3]any
		if err := json.Unmarshal([]byte(l), &e); err != nil {
			t.Fatal(err, l)
		}
		if at := e[0].(float64); at < last {
			t.Errorf("the clock goes back from %v to %v", last, at)
		} else {
			last = at
		}
		marks += one(e[1] == "m")
		if e[1] != "o" {
			continue
		}
		text := e[2].(string)
		if strings.Contains(text, "\x1b[2J") {
			row = 0
		}
		row += strings.Count(text, "\n")
		if row > head.Height {
			t.Errorf("row %d of %d: %q", row, head.Height, text)
		}
		for _, part := range strings.Split(regexp.MustCompile(`\x1b\[[0-9;]*[A-Za-z]`).ReplaceAllString(text, ""), "\r\n") {
			if n := len([]rune(part)); n > head.Width {
				t.Errorf("a line of %d: %q", n, part)
			}
		}
	}
	if marks < int(r.Game.Turns) {
		t.Errorf("%d markers", marks)
	}
}
