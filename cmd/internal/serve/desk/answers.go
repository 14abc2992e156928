package desk

import (
	"fmt"
	"strings"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// drawMatches draws the commands that what is typed may become, above the line.
func (m *model) drawMatches(g *widget.Canvas) {
	list := m.matches()
	if len(list) == 0 {
		return
	}
	r := widget.Rect{X: 0, Y: m.h - 3 - len(list), W: m.w, H: len(list) + 2}
	in := g.Panel(r, widget.Frame{Title: m.d.t("panel.commands"), Foot: m.d.t("complete"), Focus: true}).Inset(1)
	for i, c := range list {
		role := theme.Text
		if i == m.pick {
			role = theme.Strong
		}
		g.Row(in.X, in.Y+i, in.W, widget.Row{widget.S(role, widget.Pad(m.d.t("command."+c.id+".word"), 13)), widget.S(theme.Quiet, m.d.t("command."+c.id+".help"))})
	}
}

// saidRows are the answers, wrapped.
func (m *model) saidRows(w int) []widget.Row {
	var rows []widget.Row
	for i, s := range m.said {
		role := theme.Text
		switch {
		case strings.HasPrefix(s, "› "):
			role = theme.Quiet
		case m.bad && i >= len(m.said)-m.last:
			role = theme.Bad
		}
		rows = append(rows, widget.WrapRows(role, s, w, 2)...)
	}
	return rows
}

// drawSaid draws what was answered, the newest at the bottom.
func (m *model) drawSaid(g *widget.Canvas, r widget.Rect) {
	if r.H < 3 {
		return
	}
	in := g.Panel(r, widget.Frame{Number: panelAnswers + 1, Title: m.d.t("panel.answers"), Focus: m.focus == panelAnswers}).Inset(1)
	rows := m.saidRows(in.W)
	back := 0
	if m.focus == panelAnswers && !m.reading {
		m.back = min(m.back, max(0, len(rows)-in.H))
		back = m.back
	}
	end := len(rows) - back
	g.Rows(in, rows[max(0, end-in.H):end])
}

// drawReading draws the last answer over the panels, from its beginning.
func (m *model) drawReading(g *widget.Canvas, r widget.Rect) {
	lines := m.said[max(0, len(m.said)-m.last-1):]
	title := strings.TrimPrefix(lines[0], "› ")
	var rows []widget.Row
	for _, s := range lines[1:] {
		head, rest, cut := strings.Cut(s, ": ")
		all := widget.WrapRows(theme.Text, s, r.W-6, 2)
		if cut && rest != "" && len(all) > 0 && widget.Len(head) < r.W-8 { // what stands before the colon is what the line is about
			first := all[0][0].Text
			all[0] = widget.Row{widget.S(theme.Strong, head+":"), widget.S(theme.Text, strings.TrimPrefix(first, head+":"))}
		}
		rows = append(rows, all...)
	}
	r.H = min(r.H, len(rows)+2)
	r.Y = max(1, (m.h-r.H)/2)
	in := g.Panel(r, widget.Frame{Title: title, Focus: true}).Inset(2)
	m.back = max(min(m.back, 0), -max(0, len(rows)-in.H)) // it is read from its beginning
	top := -m.back
	g.Rows(in, rows[top:])
	if len(rows) > in.H {
		g.Foot(r, fmt.Sprintf("%d–%d / %d", top+1, min(len(rows), top+in.H), len(rows)))
	}
}

// drawLine draws the line that is typed, with the command's form behind it, or the keys.
func (m *model) drawLine(g *widget.Canvas) {
	bar := widget.Rect{X: 0, Y: m.h - 1, W: m.w, H: 1}
	g.Clear(bar)
	defer g.Ground(bar, theme.Bar)
	if !m.typing {
		m.drawHints(g, bar)
		return
	}
	form := ""
	if w := strings.Fields(m.field.Value()); len(w) > 0 {
		if c, err := m.d.find(w[0]); err == nil {
			form = m.d.t("command." + c.id + ".form")
		}
	}
	form = widget.Cut(form, m.w/2)
	if m.field.Len() > m.w-widget.Len(form)-8 { // a long line has all of the room
		form = ""
	}
	room := max(20, m.w-widget.Len(form)-6)
	x := g.Print(1, bar.Y, 2, ": ", theme.Of(theme.Key))
	m.field.Draw(g, x, bar.Y, room-x, theme.Of(theme.Strong))
	g.Right(m.w-1, bar.Y, form, theme.Of(theme.Quiet))
}

// drawHints draws the keys that work, as many as fit; help always.
func (m *model) drawHints(g *widget.Canvas, bar widget.Rect) {
	one := func(x int, h hint) int {
		x = g.Print(x, bar.Y, bar.W, h.key, theme.Of(theme.Key)) + 1
		return g.Print(x, bar.Y, bar.W, h.word, theme.Of(theme.Quiet)) + 2
	}
	help := hint{"?", m.d.t("hint.help")}
	end := bar.W - 1 - widget.Len(help.key) - 1 - widget.Len(help.word)
	one(end, help)
	x := 1
	for _, h := range m.hints() {
		n := widget.Len(h.key) + 1 + widget.Len(h.word)
		if x+n+2 > end {
			break
		}
		x = one(x, h)
	}
}
