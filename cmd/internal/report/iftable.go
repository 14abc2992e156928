package report

import (
	"fmt"
	"io"
	"strings"
)

// ifPage is a what-if as the page shows it.
type ifPage struct {
	Title  string
	Lines  []string
	Margin *Table
	Tracks *Table
}

func (p *teller) ifs() []ifPage {
	var out []ifPage
	for i := range p.r.WhatIfs {
		out = append(out, p.ifPage(&p.r.WhatIfs[i]))
	}
	return out
}

func (p *teller) ifPage(w *WhatIf) ifPage {
	x := ifPage{Title: p.t("if.title", "Month", p.month(w.Month), "Seat", p.seat(w.Seat).Name)}
	x.Lines = append(x.Lines, p.t("if.was", "Was", w.Was, "Instead", w.Instead))
	switch {
	case len(w.Same) == 0:
		x.Lines = append(x.Lines, p.t("if.no_dice"))
	case len(w.Left) == 0:
		x.Lines = append(x.Lines, p.t("if.repeated"))
	default:
		var left []string
		for _, l := range w.Left {
			left = append(left, p.t("if.left_one", "Seat", p.short(l.Seat), "Month", l.Month))
		}
		x.Lines = append(x.Lines, p.t("if.left", "List", strings.Join(left, ", ")))
	}
	x.Margin, x.Tracks = p.ifMargins(w, x.Title), p.ifTracks(w, x.Title)
	return x
}

func (p *teller) month(n int) string {
	if n >= 0 && n < len(p.r.Months) {
		return p.r.Months[n].Name
	}
	return signless(n)
}

// ifMargins sets the lines beside one another, the one with the same luck apart from the many with other lucks.
func (p *teller) ifMargins(w *WhatIf, title string) *Table {
	t := p.table(p.t("if.margins", "Title", title, "N", w.N), "seat", ">if_played", ">if_same", ">if_before", ">if_after", ">if_gain")
	for i, e := range w.Played {
		same, before, after, gain := p.t("unknown"), "", "", ""
		if i < len(w.Same) {
			same = signed(points(w.Same[i].Margin))
		}
		if i < len(w.Before) && i < len(w.After) && w.N > 0 {
			before, after, gain = p.spread(&w.Before[i]), p.spread(&w.After[i]), signed(points(w.After[i].Mean-w.Before[i].Mean))
		}
		t.add(p.seat(e.Seat).Name, signed(points(e.Margin)), same, before, after, gain)
	}
	return t
}

func (p *teller) spread(s *Spread) string {
	return p.t("if.spread", "Mean", signed(points(s.Mean)), "Low", signed(points(s.Low)), "High", signed(points(s.High)), "Met", (s.Met+5)/10)
}

func (p *teller) ifTracks(w *WhatIf, title string) *Table {
	t := p.table(p.t("if.tracks", "Title", title), "track", ">if_played", ">if_same")
	for _, x := range w.Tracks {
		t.add(x.Name, x.Played, x.Same)
	}
	return t
}

// TellWhatIf writes a what-if as lines of text.
func (r *Review) TellWhatIf(out io.Writer, words Words, w *WhatIf) error {
	p := &teller{r, words}
	_, err := fmt.Fprintln(out, strings.Join(p.ifLines(w), "\n"))
	return err
}

func (p *teller) ifLines(w *WhatIf) []string {
	x := p.ifPage(w)
	lines := append([]string{x.Title}, x.Lines...)
	lines = append(lines, x.Margin.Caption+":")
	for _, row := range x.Margin.Rows {
		line := row.Cells[0].Text
		for i, c := range row.Cells[1:] {
			if c.Text != "" {
				line += "; " + x.Margin.Head[i+1].Text + " " + c.Text
			}
		}
		lines = append(lines, line)
	}
	return lines
}
