package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
)

//go:embed review.html
var pageSource string

//go:embed review.css
var pageStyle string

// page is what the HTML template reads.
type page struct {
	R                                                  *Review
	Style                                              template.CSS
	Lands                                              template.HTML
	Sections                                           []string
	Charts, Maps                                       []figure
	Shades                                             []string
	Weighed                                            string // what stands over the turning points
	Summary, About                                     []string
	Result, Margins, Tracks, Turns, Theatre            *Table
	Treaties, Messages, Crises, Dead, DeadMonths, Luck *Table
	Claims, Bore, People                               *Table
	ClaimLines                                         []string
	Shares, Survey                                     *Table // nil unless weighed, or answered
	Seats                                              []seatPage
	Business                                           []businessPage
	Ifs                                                []ifPage
}

type figure struct {
	Title string
	SVG   template.HTML
}

type seatPage struct {
	ID, Name             string
	Lines                []string
	Parts, Moves, Orders *Table
}

type businessPage struct {
	Name         string
	Parts        []textPart
	Income, Acts *Table
}

type textPart struct {
	Title string
	Lines []string
}

// HTML writes the review as one file that needs nothing else: no network, no script, no font. Everything that came from
// people or from a catalogue is escaped by the template.
func (r *Review) HTML(w io.Writer, words Words) error {
	p := &teller{r, words}
	t, err := template.New("review").Funcs(template.FuncMap{
		"t": p.t, "knew": p.knew, "key": func(a, b string) string { return a + "." + b },
		"month": func(n int) string { return r.Months[min(n, len(r.Months)-1)].Name },
	}).Parse(pageSource)
	if err != nil {
		return fmt.Errorf("report: the page's template: %w", err)
	}
	return t.Execute(w, p.page())
}

func (p *teller) page() *page {
	r := p.r
	out := &page{
		R: r, Style: template.CSS(pageStyle), Lands: template.HTML(r.lands()), Summary: p.summary(), About: p.about(), //nolint:gosec // both are the program's own
		Result: p.result(), Margins: p.margins(), Tracks: p.trackTable(), Turns: p.turnTable(), Theatre: p.theatre(),
		Treaties: p.treaties(), Messages: p.messages(), Crises: p.crises(), Dead: p.dead(), DeadMonths: p.deadMonths(), Luck: p.luck(),
		Claims: p.claims(), Bore: p.bore(), ClaimLines: p.claimLines(), People: p.people(), Charts: p.charts(), Maps: p.maps(), Ifs: p.ifs(),
	}
	for i, from := range shadesAt {
		s := signless(from) + "+"
		if i == 0 {
			s = "< " + signless(shadesAt[1])
		}
		out.Shades = append(out.Shades, s)
	}
	for k, s := range r.Seats {
		if r.Game.Eyes == "" || r.Game.Eyes == s.ID {
			out.Seats = append(out.Seats, seatPage{s.ID, s.Name, p.seatLines(s.ID), p.parts(k), p.moveTable(k), p.orderTable(k)})
		}
	}
	for i := range r.Business {
		b := &r.Business[i]
		out.Business = append(out.Business, businessPage{
			b.Name, []textPart{{p.t("business.people"), b.People}, {p.t("business.market"), b.Market}, {p.t("business.state"), b.State}}, p.income(b), p.acts(b),
		})
	}
	if len(r.Shares) > 0 {
		out.Shares = p.shares()
	}
	if len(r.Survey) > 0 {
		out.Survey = p.answers()
	}
	out.Sections = p.sections(out)
	out.Weighed = p.t("intro.turns")
	if r.Weighed > 0 {
		out.Weighed = p.t("intro.turns_weighed", "N", r.Weighed)
	}
	return out
}

// sections are the parts that the page has, in their order.
func (p *teller) sections(out *page) []string {
	var list []string
	for _, s := range []string{"result", "course", "turns", "ifs", "story", "map", "seats", "talks", "crises", "dead", "luck", "business", "claims", "questions", "survey", "people"} {
		if s == "map" && len(out.Maps) == 0 || s == "ifs" && len(out.Ifs) == 0 || s == "business" && len(out.Business) == 0 || s == "claims" && len(p.r.Claims) == 0 || s == "questions" && len(p.r.Questions) == 0 || s == "survey" && len(p.r.Survey) == 0 {
			continue
		}
		list = append(list, s)
	}
	return list
}

// marks are the letters of the turning points by month.
func (p *teller) marks() map[int]string {
	out := map[int]string{}
	for _, t := range p.r.Turns {
		out[t.Month] += t.Letter
	}
	return out
}

// charts are the plots drawn.
func (p *teller) charts() []figure {
	var out []figure
	for _, c := range p.plots() {
		out = append(out, figure{c.title, template.HTML(c.svg())}) //nolint:gosec // svg escapes its texts
	}
	return out
}

// plots are the margins, the chances where they were weighed, and the tracks.
func (p *teller) plots() []*chart {
	out := []*chart{p.marginChart()}
	if len(p.r.Chances) > 0 {
		out = append(out, p.chanceChart())
	}
	for i, t := range p.r.Tracks {
		if len(t.Values) == 0 {
			continue
		}
		low, high := t.Values[0], t.Values[0]
		for _, v := range t.Values {
			low, high = min(low, v), max(high, v)
		}
		last := t.Values[len(t.Values)-1]
		c := p.chart("c"+number(i+1), t.Name, p.t("chart.track_desc", "First", signless(t.Values[0]), "Last", signless(last), "N", len(t.Values)-1, "Low", signless(low), "High", signless(high)))
		c.low, c.high = t.Low, t.High
		c.lines = []chartLine{{tag: signless(last), color: "#0b4aa8", values: t.Values}}
		out = append(out, c)
	}
	return out
}

func (p *teller) chart(id, title, desc string) *chart {
	c := &chart{id: id, title: title, desc: desc, marks: p.marks(), months: len(p.r.Months) - 1, aftermath: p.t("chart.aftermath")}
	for _, m := range p.r.Months {
		if m.Aftermath {
			c.after = m.N
			break
		}
	}
	return c
}

// marginChart has a line for each seat whose margin is known.
func (p *teller) marginChart() *chart {
	var ends []string
	c := p.chart("c0", p.t("chart.margins"), "")
	c.low, c.high, c.zero = -10, 10, p.t("chart.needs")
	for k, s := range p.r.Seats {
		l := chartLine{color: seatColors[k%len(seatColors)], dash: seatDashes[k%len(seatDashes)]}
		for m := range p.r.Months {
			st := standingAt(&p.r.Months[m], k)
			if !st.Known {
				break
			}
			v := points(st.Margin)
			l.values = append(l.values, v)
			c.low, c.high = min(c.low, tens(v, -1)), max(c.high, tens(v, 1))
		}
		if n := len(l.values); n > 0 {
			l.tag = s.Letter + " " + signed(l.values[n-1])
			ends = append(ends, s.Name+" "+signed(l.values[n-1]))
			c.lines = append(c.lines, l)
		}
	}
	c.desc = p.t("chart.margins_desc", "Ends", strings.Join(ends, ", "))
	return c
}

// chanceChart is what each seat could hope for at the beginning of each month: it stands at the end of the month before.
func (p *teller) chanceChart() *chart {
	c := p.chart("ch", p.t("chart.chances"), "")
	c.low, c.high, c.zero = -10, 10, p.t("chart.needs")
	var ends []string
	for k, s := range p.r.Seats {
		l := chartLine{color: seatColors[k%len(seatColors)], dash: seatDashes[k%len(seatDashes)]}
		for i := k; i < len(p.r.Chances); i += len(p.r.Seats) {
			v := points(p.r.Chances[i].Margin)
			l.values = append(l.values, v)
			c.low, c.high = min(c.low, tens(v, -1)), max(c.high, tens(v, 1))
		}
		l.tag = s.Letter + " " + signed(l.values[len(l.values)-1])
		ends = append(ends, s.Name+" "+signed(l.values[0]))
		c.lines = append(c.lines, l)
	}
	c.months, c.after = len(p.r.Chances)/len(p.r.Seats)-1, 0
	c.desc = p.t("chart.chances_desc", "Starts", strings.Join(ends, ", "), "N", p.r.Weighed)
	return c
}

// tens is the next ten from a number, down or up.
func tens(v, way int) int {
	t := v / 10 * 10
	if way > 0 && v > t {
		return t + 10
	}
	if way < 0 && v < t {
		return t - 10
	}
	return t
}

// maps are the theatre at the end of each month.
func (p *teller) maps() []figure {
	if len(p.r.places) == 0 {
		return nil
	}
	var out []figure
	for i := range p.r.Months {
		m := &p.r.Months[i]
		var list []string
		for _, t := range m.Theatre {
			holder := t.Holder
			if holder == "" {
				holder = p.t("nobody")
			}
			list = append(list, p.t("chart.map_one", "Region", t.Name, "Holder", holder, "Core", t.Core, "Incident", t.Incident))
		}
		svg := p.r.mapOf(m, "map"+number(i), p.t("chart.map", "Month", m.Name), p.t("chart.map_desc", "List", strings.Join(list, "; ")))
		out = append(out, figure{m.Name, template.HTML(svg)}) //nolint:gosec // svg escapes its texts
	}
	return out
}
