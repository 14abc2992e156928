package report

import (
	"strings"

	"riobravo/cmd/internal/tui/session"
)

// parted is the review for a screen: the parts of the page, told by the same sentences and tables.
func (p *teller) parted() []session.Part {
	g := p.page()
	var out []session.Part
	if len(p.r.Missing) > 0 {
		out = append(out, session.Part{ID: "missing", Title: p.t("missing.title"), Blocks: []session.Block{{Lines: saidAll(p.r.Missing)}}})
	}
	for _, s := range g.Sections {
		part := session.Part{ID: s, Title: p.t("part." + s), Blocks: p.blocks(s, g)}
		switch {
		case s == "turns":
			part.Intro = g.Weighed
		case p.w.Has("review.intro." + s):
			part.Intro = p.t("intro." + s)
		}
		out = append(out, part)
	}
	return append(out, session.Part{ID: "about", Title: p.t("part.about"), Blocks: []session.Block{{Lines: saidAll(g.About)}}})
}

func saidAll(list []string) []session.Told {
	var out []session.Told
	for _, s := range list {
		if s != "" {
			out = append(out, session.Told{Text: s})
		}
	}
	return out
}

// blocks are what stands in one part.
func (p *teller) blocks(s string, g *page) []session.Block {
	var out []session.Block
	add := func(list ...*Table) {
		for _, t := range list {
			out = append(out, session.Block{Table: p.plain(t)})
		}
	}
	switch s {
	case "result":
		add(g.Result)
		out = append(out, session.Block{Lines: saidAll(g.Summary)})
	case "course":
		for _, c := range p.plots() {
			out = append(out, session.Block{Chart: p.plotted(c)})
		}
		add(g.Margins, g.Tracks)
	case "story":
		for _, m := range p.r.Months {
			if len(m.Story) == 0 {
				continue
			}
			b := session.Block{Title: m.Name}
			for _, l := range m.Story {
				x := session.Told{Text: l.Text}
				if !l.Public {
					x.Knew = p.knew(l)
				}
				b.Lines = append(b.Lines, x)
			}
			out = append(out, b)
		}
	case "map":
		out = append(out, session.Block{Maps: p.monthMaps()})
		add(g.Theatre)
	case "seats":
		for _, x := range g.Seats {
			out = append(out, session.Block{Title: x.Name, Lines: saidAll(x.Lines)})
			add(x.Parts, x.Moves, x.Orders)
		}
	case "ifs":
		for _, x := range g.Ifs {
			out = append(out, session.Block{Title: x.Title, Lines: saidAll(x.Lines)})
			add(x.Margin, x.Tracks)
		}
	case "business":
		for _, x := range g.Business {
			out = append(out, session.Block{Title: x.Name})
			for _, part := range x.Parts {
				out = append(out, session.Block{Title: part.Title, Lines: saidAll(part.Lines)})
			}
			add(x.Income, x.Acts)
		}
	case "claims":
		out = append(out, session.Block{Lines: saidAll(g.ClaimLines)})
		out = append(out, p.claimCards()...)
		add(g.Bore)
	case "questions":
		b := session.Block{}
		for i, q := range p.r.Questions {
			b.Lines = append(b.Lines, session.Told{Text: signless(i+1) + ". " + q.Text})
		}
		out = append(out, b)
	default:
		add(g.tables(s)...)
	}
	return out
}

// tables are the tables of the parts that hold nothing else.
func (g *page) tables(s string) []*Table {
	if s == "luck" && g.Shares != nil {
		return []*Table{g.Luck, g.Shares}
	}
	return map[string][]*Table{
		"course": {g.Margins, g.Tracks}, "turns": {g.Turns}, "map": {g.Theatre}, "talks": {g.Treaties, g.Messages}, "crises": {g.Crises},
		"dead": {g.DeadMonths, g.Dead}, "luck": {g.Luck}, "people": {g.People}, "survey": {g.Survey},
	}[s]
}

// claimTables are the evidence of the run, where there is any, and what bore on the claims.
func (g *page) claimTables() []*Table {
	if len(g.Claims.Rows) == 0 {
		return []*Table{g.Bore}
	}
	return []*Table{g.Claims, g.Bore}
}

// plain is a table as front ends draw it.
func (p *teller) plain(t *Table) *session.Table {
	out := &session.Table{Caption: t.Caption}
	for _, h := range t.Head {
		out.Head, out.Right = append(out.Head, h.Text), append(out.Right, h.Right)
	}
	for _, r := range t.Rows {
		var row [][]string
		for _, c := range r.Cells {
			lines := c.Lines
			if len(lines) == 0 {
				lines = []string{c.Text}
			}
			row = append(row, lines)
		}
		out.Rows = append(out.Rows, row)
	}
	if len(t.Rows) == 0 {
		out.Caption += ": " + p.t("none")
	}
	return out
}

// plotted is a chart as front ends draw it.
func (p *teller) plotted(c *chart) *session.Chart {
	out := &session.Chart{Title: c.title, Text: c.desc, Low: c.low, High: c.high, Marks: c.marks, After: c.after}
	for _, l := range c.lines {
		seat := -1
		for k, s := range p.r.Seats {
			if strings.HasPrefix(l.tag, s.Letter+" ") {
				seat = k
			}
		}
		out.Lines = append(out.Lines, session.ChartLine{Tag: l.tag, Seat: seat, Values: l.values})
	}
	return out
}

func (p *teller) monthMaps() []session.MonthMap {
	var out []session.MonthMap
	for _, m := range p.r.Months {
		x := session.MonthMap{Title: m.Name}
		for _, t := range m.Theatre {
			x.Sites = append(x.Sites, session.MapSite{Name: t.Name, Holder: t.Holder, Letter: t.Letter, Presence: t.Presence, Core: t.Core, Incident: t.Incident})
		}
		out = append(out, x)
	}
	return out
}
