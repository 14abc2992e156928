package report

import (
	"bytes"
	"io"
	"strings"
)

// Markdown writes the review as text with tables (GitHub's dialect). Whatever came from people or from a catalogue is
// escaped, so that it reads as it was written and marks up nothing.
func (r *Review) Markdown(w io.Writer, words Words) error {
	p := &teller{r, words}
	g := p.page()
	m := &markdown{p: p}
	m.line("# " + escape(p.t("title", "Title", r.Game.Title)))
	sight := p.t("everything")
	if r.Game.Eyes != "" {
		sight = p.t("sight", "Name", r.Game.EyesName)
	}
	m.paragraphs(r.Game.Name, sight+". "+r.Game.EndingText)
	if len(r.Missing) > 0 {
		m.line("**" + escape(p.t("missing.title")) + "**")
		m.list(r.Missing)
	}
	for _, s := range g.Sections {
		m.line("## " + escape(p.t("part."+s)))
		intro := ""
		if words.Has("review.intro." + s) {
			intro = p.t("intro." + s)
		}
		if s == "turns" {
			intro = g.Weighed
		}
		if intro != "" {
			m.line("*" + escape(intro) + "*")
		}
		m.section(s, g)
	}
	m.line("## " + escape(p.t("part.about")))
	m.paragraphs(g.About...)
	_, err := w.Write(m.b.Bytes())
	return err
}

// markdown is a text under way.
type markdown struct {
	p *teller
	b bytes.Buffer
}

func (m *markdown) line(s string) { m.b.WriteString(s + "\n\n") }

func (m *markdown) paragraphs(list ...string) {
	for _, s := range list {
		if s != "" {
			m.line(escape(s))
		}
	}
}

func (m *markdown) list(list []string) {
	for _, s := range list {
		m.b.WriteString("- " + escape(s) + "\n")
	}
	m.b.WriteByte('\n')
}

// section writes one part.
func (m *markdown) section(s string, g *page) {
	switch s {
	case "result":
		m.tables(g.Result)
		m.paragraphs(g.Summary...)
	case "story":
		m.story()
	case "seats":
		for _, x := range g.Seats {
			m.line("### " + escape(x.Name))
			m.paragraphs(x.Lines...)
			m.tables(x.Parts, x.Moves, x.Orders)
		}
	case "ifs":
		for _, x := range g.Ifs {
			m.line("### " + escape(x.Title))
			m.paragraphs(x.Lines...)
			m.tables(x.Margin, x.Tracks)
		}
	case "business":
		for _, x := range g.Business {
			m.line("### " + escape(x.Name))
			for _, part := range x.Parts {
				m.line("#### " + escape(part.Title))
				m.paragraphs(part.Lines...)
			}
			m.tables(x.Income, x.Acts)
		}
	case "claims":
		m.paragraphs(g.ClaimLines...)
		m.tables(g.claimTables()...)
	case "questions":
		for i, q := range m.p.r.Questions {
			m.b.WriteString(signless(i+1) + ". " + escape(q.Text) + "\n")
		}
		m.b.WriteByte('\n')
	default:
		m.tables(g.tables(s)...)
	}
}

func (m *markdown) story() {
	for _, month := range m.p.r.Months {
		if len(month.Story) == 0 {
			continue
		}
		m.line("### " + escape(month.Name))
		var lines []string
		for _, l := range month.Story {
			if !l.Public {
				l.Text += " (" + m.p.knew(l) + ")"
			}
			lines = append(lines, l.Text)
		}
		m.list(lines)
	}
}

func (m *markdown) tables(list ...*Table) {
	for _, t := range list {
		if len(t.Rows) == 0 {
			m.line(escape(t.Caption + ": " + m.p.t("none")))
			continue
		}
		m.line("**" + escape(t.Caption) + "**")
		rule := ""
		for _, h := range t.Head {
			m.b.WriteString("| " + escape(h.Text) + " ")
			rule += map[bool]string{true: "|--:", false: "|---"}[h.Right]
		}
		m.b.WriteString("|\n" + rule + "|\n")
		for _, row := range t.Rows {
			for _, c := range row.Cells {
				text := escape(c.Text)
				for i, l := range c.Lines {
					if i > 0 {
						text += "<br>"
					}
					text += escape(l)
				}
				m.b.WriteString("| " + text + " ")
			}
			m.b.WriteString("|\n")
		}
		m.b.WriteByte('\n')
	}
}

// escape makes a text plain: no sign of it is read as markup, and an address in it is no link.
func escape(s string) string {
	var w strings.Builder
	for _, c := range s {
		switch {
		case c == '<':
			w.WriteString("&lt;")
		case c == '>':
			w.WriteString("&gt;")
		case c == '&':
			w.WriteString("&amp;")
		case c == ':':
			w.WriteString(":")
		case strings.ContainsRune("\\`*_{}[]()#+!|~@$^=", c):
			w.WriteByte('\\')
			w.WriteRune(c)
		default:
			w.WriteRune(c)
		}
	}
	return strings.NewReplacer("://", ":\\//", "www.", "www\\.", "- ", "\\- ").Replace(w.String())
}
