package report

import (
	"fmt"
	"slices"
	"strings"
)

// Table is a table of the review as people read it; HTML and Markdown both write it.
type Table struct {
	Caption string
	Head    []Cell
	Rows    []Row
}

// Row is one row; a sum stands apart from what it adds up.
type Row struct {
	Cells []Cell
	Sum   bool
}

// Cell is one cell: a text, or several lines.
type Cell struct {
	Text  string
	Lines []string
	Right bool
}

// teller puts a review into sentences and tables.
type teller struct {
	r *Review
	w Words
}

// t renders a text of the review; args are pairs of a name and a value.
func (p *teller) t(key string, args ...any) string {
	m := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		m[args[i].(string)] = args[i+1]
	}
	return p.w.Text("review."+key, m)
}

func (p *teller) table(caption string, heads ...string) *Table {
	t := &Table{Caption: caption}
	for _, h := range heads {
		h, right := strings.CutPrefix(h, ">")
		t.Head = append(t.Head, Cell{Text: p.t("head." + h), Right: right})
	}
	return t
}

// add adds a row; numbers stand on the right.
func (t *Table) add(cells ...any) *Row {
	row := Row{}
	for i, c := range cells {
		right := i < len(t.Head) && t.Head[i].Right
		switch c := c.(type) {
		case int:
			row.Cells = append(row.Cells, Cell{Text: signless(c), Right: right})
		case []string:
			row.Cells = append(row.Cells, Cell{Lines: c})
		default:
			row.Cells = append(row.Cells, Cell{Text: fmt.Sprint(c), Right: right})
		}
	}
	t.Rows = append(t.Rows, row)
	return &t.Rows[len(t.Rows)-1]
}

// seat is a seat by its id.
func (p *teller) seat(id string) *Seat {
	if i := slices.IndexFunc(p.r.Seats, func(s Seat) bool { return s.ID == id }); i >= 0 {
		return &p.r.Seats[i]
	}
	return &Seat{ID: id, Name: p.t("others"), Short: p.t("others"), Letter: "·"}
}

func (p *teller) short(id string) string {
	if id == "" {
		return ""
	}
	return p.seat(id).Short
}

// played is who played a seat, in words: a person, or a bot with its temper. A name that is none of the program's stays.
func (p *teller) played(by string) string {
	kind, temper, _ := strings.Cut(by, ":")
	kind, futures, _ := strings.Cut(kind, "@")
	name := p.named("ui.games.by."+kind, kind)
	if temper != "" {
		name += ", " + p.named("persona."+temper+".name", temper)
	}
	if futures != "" {
		name += ", " + futures
	}
	return name
}

// named is a text of the catalogue, or a name that has none there.
func (p *teller) named(key, name string) string {
	if p.w.Has(key) {
		return p.w.Text(key, nil)
	}
	return name
}

func (p *teller) yesNo(b bool) string {
	if b {
		return p.t("yes")
	}
	return p.t("no")
}

// standing is the standing of seat k in a month.
func standingAt(m *Month, k int) *Standing {
	if k < len(m.Standings) {
		return &m.Standings[k]
	}
	return &Standing{}
}

// last is the last month told.
func (p *teller) last() *Month { return &p.r.Months[len(p.r.Months)-1] }

// knew says who knew of a line of the story.
func (p *teller) knew(l Line) string {
	switch {
	case l.Public:
		return p.t("public")
	case p.r.Game.Eyes != "":
		return p.t("own")
	case len(l.Knew) == 0:
		return p.t("hidden")
	}
	var names []string
	for _, id := range l.Knew {
		names = append(names, p.short(id))
	}
	return p.t("only", "Names", strings.Join(names, ", "))
}

// moved is a list of changed margins, as in "Mexico −3, Jalisco +1".
func (p *teller) moved(list []Moved) string {
	var out []string
	for _, m := range list {
		if n := points(m.By); n != 0 {
			out = append(out, p.short(m.Seat)+" "+signed(n))
		}
	}
	return strings.Join(out, ", ")
}

func shifts(list []Shift) string {
	var out []string
	for _, s := range list {
		out = append(out, s.Name+" "+signed(s.By))
	}
	return strings.Join(out, ", ")
}

// monthNumbers heads a table that has a column for each month from first on.
func (p *teller) monthNumbers(t *Table, first int) {
	for _, m := range p.r.Months {
		if m.N >= first {
			t.Head = append(t.Head, Cell{Text: signless(m.N), Right: true})
		}
	}
}

func (p *teller) result() *Table {
	t := p.table(p.t("caption.result", "Over", p.r.Game.Over), "seat", "player", ">score", ">needs", ">margin", "met", "first")
	for k, s := range p.r.Seats {
		st := standingAt(p.last(), k)
		score, needs, margin := "", "", p.t("unknown")
		met, first := "", ""
		if st.Known {
			score, needs, margin = signless(points(st.Score)), signless(points(st.Threshold)), signed(points(st.Margin))
			if p.r.Game.Over {
				met, first = p.yesNo(st.Met), p.yesNo(st.First)
			}
		}
		t.add(s.Name, p.played(s.Player), score, needs, margin, met, first)
	}
	return t
}

// summary is what stands under the result.
func (p *teller) summary() []string {
	g := &p.r.Game
	out := []string{p.t("undeclared")}
	if g.Declared != "" {
		out[0] = p.t("declared", "Name", g.Declared, "Month", g.DeclaredIn, "Changes", g.Changes, "N", g.Reached)
	}
	n := map[string]int{}
	for _, v := range p.r.Values {
		if v.Month == g.Month && v.Scope == "world" {
			n[v.Measure] = v.Value
		}
	}
	return append(out, p.t("killed_all", "Service", n["service_dead"], "Citizens", n["citizens_dead"], "Soldiers", n["soldiers_dead"], "Civilians", n["civilians_dead"]))
}

func (p *teller) margins() *Table {
	t := p.table(p.t("caption.margins"), "seat")
	p.monthNumbers(t, 0)
	for k, s := range p.r.Seats {
		row := []any{s.Name}
		known := false
		for i := range p.r.Months {
			st := standingAt(&p.r.Months[i], k)
			known = known || st.Known
			row = append(row, map[bool]string{true: signed(points(st.Margin))}[st.Known])
		}
		if known {
			t.add(row...)
		}
	}
	return t
}

func (p *teller) trackTable() *Table {
	t := p.table(p.t("caption.tracks"), "track")
	p.monthNumbers(t, 0)
	for _, x := range p.r.Tracks {
		row := []any{x.Name}
		for _, v := range x.Values {
			row = append(row, v)
		}
		t.add(row...)
	}
	return t
}

func (p *teller) turnTable() *Table {
	t := p.table(p.t("caption.turns"), "letter", ">month", "seat", "act", "moved", "track")
	for _, x := range p.r.Turns {
		moved := []string{p.moved(x.By)}
		switch {
		case x.Own:
			moved[0] = p.t("turn_sheet", "Seat", p.short(x.Of), "Worth", signed(points(x.Choice)), "Sure", hundredths(x.Sure))
		case x.Of != "":
			moved = append(moved, p.t("turn_parts", "Seat", p.short(x.Of), "Choice", signed(points(x.Choice)), "Luck", signed(points(x.Luck))))
		}
		t.add(x.Letter, x.Month, p.short(x.Seat), x.Text, moved, shifts(x.Tracks))
	}
	return t
}

func (p *teller) theatre() *Table {
	t := p.table(p.t("caption.theatre"), "region")
	p.monthNumbers(t, 0)
	for i := range p.last().Theatre {
		row := []any{p.last().Theatre[i].Name}
		for _, m := range p.r.Months {
			x := &m.Theatre[i]
			row = append(row, strings.TrimSpace(x.Letter+" "+signless(x.Core)+map[bool]string{true: "!"}[x.Incident]))
		}
		t.add(row...)
	}
	return t
}

// parts is a seat's score by part and month.
func (p *teller) parts(k int) *Table {
	t := p.table(p.t("caption.parts", "Name", p.r.Seats[k].Name), "part", ">weight")
	p.monthNumbers(t, 0)
	if !standingAt(p.last(), k).Known {
		return t
	}
	for i, part := range standingAt(p.last(), k).Parts {
		row := []any{part.Name, p.t("percent", "N", part.Weight)}
		for m := range p.r.Months {
			if st := standingAt(&p.r.Months[m], k); i < len(st.Parts) {
				row = append(row, st.Parts[i].Value)
			}
		}
		t.add(row...)
	}
	score, margin := []any{p.t("head.score"), ""}, []any{p.t("head.margin"), ""}
	for m := range p.r.Months {
		st := standingAt(&p.r.Months[m], k)
		score, margin = append(score, points(st.Score)), append(margin, signed(points(st.Margin)))
	}
	t.add(score...).Sum = true
	t.add(margin...)
	return t
}

// moveCount is how many causes are told of what moved a margin over the run.
const moveCount = 12

// moveTable is what moved a seat's margin most, over the run.
func (p *teller) moveTable(k int) *Table {
	id := p.r.Seats[k].ID
	t := p.table(p.t("caption.moves", "Name", p.r.Seats[k].Name), "cause", "seat", ">margin")
	type total struct {
		cause, seat string
		by          int
	}
	var all []total
	for _, m := range p.r.Moves {
		for _, x := range m.By {
			if x.Seat != id {
				continue
			}
			at := slices.IndexFunc(all, func(t total) bool { return t.cause == m.Cause && t.seat == m.Seat })
			if at < 0 {
				all, at = append(all, total{m.Cause, m.Seat, 0}), len(all)
			}
			all[at].by += x.By
		}
	}
	slices.SortStableFunc(all, func(x, y total) int { return abs(y.by) - abs(x.by) })
	for _, x := range all[:min(len(all), moveCount)] {
		if points(x.by) != 0 {
			t.add(x.cause, p.short(x.seat), signed(points(x.by)))
		}
	}
	return t
}
