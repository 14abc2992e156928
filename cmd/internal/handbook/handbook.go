// Package handbook is the teaching material of a scenario: the instructor's guide, role sheets, a rules reference, order
// cards, a rubric and the claims with their sources. All of it is made from the scenario and its words, so that it cannot
// say what the exercise does not do; it holds no sentence of its own. Read Build first, then Markdown and HTML.
package handbook

import (
	"fmt"
	"slices"
	"strings"

	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/game"
)

// Parts are the parts of a handbook, in order.
var Parts = []string{"guide", "roles", "rules", "cards", "rubric", "claims", "variant"}

// Book is a handbook as a tree: parts, sections, blocks.
type Book struct {
	Lang, Title, Line string
	Contents          string // the word over the list of parts
	Parts             []Part
}

// Part begins on a page of its own.
type Part struct {
	ID, Title string
	Sections  []Section
}

// Section is a heading with what stands under it. One that is a Sheet is handed out alone and begins a page.
type Section struct {
	Title  string
	Sheet  bool
	Blocks []Block
}

// Block is one of: paragraphs, a list, numbered steps, a table, or lines as they are typed.
type Block struct {
	Paragraphs []string
	List       []string
	Steps      []string
	Head       []string
	Rows       [][]string
	Code       string
}

// book is a handbook under way.
type book struct {
	sc *content.Scenario
	rs *game.Ruleset
	v  *content.Voice
	r  *words.Renderer
}

// Build makes the handbook of a scenario in a language, of the parts asked for; none asks for all.
func Build(sc *content.Scenario, lang string, parts []string) (*Book, error) {
	b := &book{sc: sc, rs: sc.Ruleset, v: sc.Texts.In(lang), r: words.New(sc.Texts.In(lang), sc.Ruleset)}
	if len(parts) == 0 {
		parts = Parts
	}
	claims, l := content.Claims()
	if err := l.Err(); err != nil {
		return nil, err
	}
	out := &Book{Lang: b.v.Language(), Title: b.t("title", args{"Name": b.own("name")}), Line: b.own("text"), Contents: b.t("contents", nil)}
	for _, id := range Parts {
		if !slices.Contains(parts, id) {
			continue
		}
		p := Part{ID: id, Title: b.t("part."+id, nil)}
		switch id {
		case "guide":
			p.Sections = b.guide()
		case "roles":
			p.Sections = b.roles()
		case "rules":
			p.Sections = b.rules()
		case "cards":
			p.Sections = b.cards()
		case "rubric":
			p.Sections = b.rubric()
		case "claims":
			p.Sections = b.claims(claims)
		case "variant":
			p.Sections = b.variant()
		}
		out.Parts = append(out.Parts, p)
	}
	return out, nil
}

type args = map[string]any

func (b *book) t(key string, a args) string { return b.v.Text("handbook."+key, a) }

// own is a text of the scenario itself, its id where it has none.
func (b *book) own(part string) string {
	if key := "scenario." + b.sc.ID + "." + part; b.v.Has(key) {
		return b.v.Text(key, nil)
	}
	if part == "name" {
		return b.sc.ID
	}
	return ""
}

// text is a text of a definition, "" where there is none.
func (b *book) text(key string) string {
	if !b.v.Has(key) {
		return ""
	}
	return b.v.Text(key, sample)
}

// sample fills placeholders of texts that are shown without a game.
var sample = args{
	"Region": "…", "Core": "…", "Group": "…", "Wing": "…", "Seat": "…", "Other": "…", "Order": "…", "Posture": "…", "Clause": "…", "Signal": "…",
	"Objective": "…", "Choice": "…", "Rung": "…", "Month": "…", "Months": "…", "N": 2,
}

// lines cuts a text of several paragraphs.
func lines(s string) []string {
	var out []string
	for p := range strings.SplitSeq(s, "\n") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func para(s ...string) Block {
	var b Block
	for _, one := range s {
		b.Paragraphs = append(b.Paragraphs, lines(one)...)
	}
	return b
}

// guide is what an instructor needs to run the exercise next Tuesday.
func (b *book) guide() []Section {
	out := []Section{{Title: b.t("about", nil), Blocks: []Block{para(b.own("brief"))}}}
	if b.sc.Later {
		out[0].Blocks = append(out[0].Blocks, para(b.t("later", nil)))
	}
	out[0].Blocks = append(out[0].Blocks, para(b.t("stance", nil)))
	notes := lines(b.own("notes"))
	out = append(out, Section{Title: b.t("notes", nil), Blocks: []Block{{Paragraphs: notes}}})
	out = append(out, Section{Title: b.t("objectives", nil), Blocks: []Block{{List: b.list("objective")}}})
	out = append(out, Section{Title: b.t("prepare", nil), Blocks: []Block{{Steps: b.steps()}}})
	out = append(out, Section{Title: b.t("network_title", nil), Blocks: []Block{{List: b.list("network")}}})
	out = append(out, b.seating())
	out = append(out, b.timing()...)
	if s, ok := b.injects(); ok {
		out = append(out, s)
	}
	return append(out, Section{Title: b.t("debrief", nil), Blocks: []Block{
		para(b.t("debrief_how", nil)), {List: b.list("question")}, para(b.t("debrief_time", args{"N": b.sc.Clock().After})),
	}})
}

// list is the wordings of a key, a line each.
func (b *book) list(key string) []string {
	var out []string
	for n := range b.v.Variants("handbook." + key) {
		out = append(out, b.v.Variant("handbook."+key, n, args{"ID": b.sc.ID, "Name": b.own("name"), "Aftermath": int(b.rs.Aftermath)}))
	}
	return out
}

// seating says how many people a seat holds in classes of several sizes.
func (b *book) seating() Section {
	seats := len(b.rs.Seats)
	var rows [][]string
	for _, n := range []int{seats, 2 * seats, 3 * seats, 4 * seats, 6 * seats} {
		tables := 1
		if n > 4*seats {
			tables = 2
		}
		rows = append(rows, []string{fmt.Sprint(n), fmt.Sprint(tables), fmt.Sprint(n / tables / seats)})
	}
	var names []string
	for k := range b.rs.Seats {
		names = append(names, b.r.Seat(game.Seat(k)))
	}
	return Section{Title: b.t("seating", nil), Blocks: []Block{
		para(b.t("seats", args{"N": seats, "Names": strings.Join(names, ", ")})),
		{Head: []string{b.t("students", nil), b.t("tables", nil), b.t("per_seat", nil)}, Rows: rows},
		para(b.t("cabinet", nil)),
	}}
}

// injects lists what comes at a fixed month and what is held for the facilitator.
func (b *book) injects() (Section, bool) {
	var rows [][]string
	for i := range b.rs.Events {
		e := &b.rs.Events[i]
		if e.Month == 0 && !e.Held {
			continue
		}
		when := b.t("held", nil)
		if e.Month > 0 {
			when = b.r.Month(e.Month)
		}
		var does []string
		for k := range e.Effects {
			does = append(does, b.r.Effect(&e.Effects[k].Effect))
		}
		rows = append(rows, []string{when, b.text("event." + e.ID + ".name"), b.text("event." + e.ID + ".text"), strings.Join(does, "; ")})
	}
	if len(rows) == 0 {
		return Section{}, false
	}
	return Section{Title: b.t("injects", nil), Blocks: []Block{{Head: []string{b.t("when", nil), b.t("name", nil), b.t("said", nil), b.t("does", nil)}, Rows: rows}}}, true
}

// rubric is a table of levels, a row for each thing that is looked at.
func (b *book) rubric() []Section {
	head := []string{b.t("criterion", nil), b.t("level.1", nil), b.t("level.2", nil), b.t("level.3", nil), b.t("level.4", nil)}
	var rows [][]string
	for _, id := range []string{"aim", "belief", "bargain", "consequence", "harm", "reflection"} {
		row := []string{b.t("rubric."+id+".name", nil)}
		for n := range b.v.Variants("handbook.rubric." + id + ".levels") {
			row = append(row, b.v.Variant("handbook.rubric."+id+".levels", n, nil))
		}
		rows = append(rows, row)
	}
	return []Section{{Title: b.t("rubric_how", nil), Blocks: []Block{para(b.t("rubric_text", nil)), {Head: head, Rows: rows}}}}
}

// variant is how to make a scenario of one's own, from beginning to end.
func (b *book) variant() []Section {
	out := []Section{{Title: b.t("variant.title", nil), Blocks: []Block{para(b.t("variant.intro", nil))}}}
	for _, step := range []string{"begin", "numbers", "order", "crisis", "inject", "words", "test", "check"} {
		s := Section{Title: b.t("variant."+step+".title", nil), Blocks: []Block{para(b.t("variant."+step+".text", nil))}}
		if key := "variant." + step + ".code"; b.v.Has("handbook." + key) {
			s.Blocks = append(s.Blocks, Block{Code: b.t(key, nil)})
		}
		out = append(out, s)
	}
	return out
}
