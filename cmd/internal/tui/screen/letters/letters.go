// Package letters is the overlay on which the people of a hosted table write to each other: what they may read, newest at
// the bottom, and a field for a letter of one's own. Tab changes to whom it goes.
package letters

import (
	"slices"
	"strconv"
	"strings"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// longest is how many characters a letter has at most; the host holds the same bound.
const longest = 500

// Letters is the overlay.
type Letters struct {
	text widget.Field
	to   string // by name, "" the first: who may be written to changes with the part of the month
	back int    // rows scrolled back
}

// New opens it.
func New() *Letters { return &Letters{text: widget.NewField(longest)} }

// of is the session's post office; nil where there is none.
func of(c *screen.Ctx) session.Correspondent {
	s, _ := c.Session.(session.Correspondent)
	return s
}

// Typing tells that keys are text.
func (m *Letters) Typing() bool { return true }

// Key types, sends, changes to whom, scrolls or closes.
func (m *Letters) Key(c *screen.Ctx, p screen.Press) screen.Outcome {
	all := of(c).Addresses()
	to := m.at(all)
	switch {
	case p.Action == theme.Back:
		return screen.Outcome{Kind: screen.Back}
	case p.Action == theme.Open && strings.TrimSpace(m.text.Value()) != "" && to >= 0:
		text := strings.TrimSpace(m.text.Value())
		m.text.Reset()
		m.back = 0
		return screen.Outcome{Kind: screen.Go, Route: screen.Route{To: screen.Post, Text: text, Value: strconv.Itoa(to)}}
	case p.Action == theme.Next && len(all) > 0:
		m.to = all[(to+1)%len(all)]
	case p.Action == theme.Prev && len(all) > 0:
		m.to = all[(max(to, 0)+len(all)-1)%len(all)]
	case !p.Typed && (p.Action == theme.Up || p.Action == theme.PageUp):
		m.back++
	case !p.Typed && (p.Action == theme.Down || p.Action == theme.PageDown):
		m.back = max(0, m.back-1)
	default:
		m.text.Take(p.Msg)
	}
	return screen.Outcome{}
}

// at is the place of who was chosen among those who may be written to now: the first where nobody was, -1 where who was
// chosen takes nothing any more.
func (m *Letters) at(all []string) int {
	if m.to == "" && len(all) > 0 {
		return 0
	}
	return slices.Index(all, m.to)
}

// Hints are the keys that work here.
func (m *Letters) Hints(*screen.Ctx) []screen.Hint {
	return []screen.Hint{{Keys: "a–z", Word: "write"}, {Action: theme.Next, Word: "to_whom"}, {Action: theme.Open, Word: "send"}, {Keys: "↑↓", Word: "read"}, {Action: theme.Back, Word: "close"}}
}

// Size takes most of the screen.
func (m *Letters) Size(_ *screen.Ctx, w, h int) (int, int) { return min(w, 92), min(h, 30) }

// cabinet are the rows on those who share the seat: who is there, who is for closing this part and who against, and whose word
// closes it; none where the reader is alone.
func cabinet(c *screen.Ctx, w int) []widget.Row {
	s, ok := c.Session.(session.Cabinet)
	if !ok {
		return nil
	}
	all, closes := s.Members()
	if len(all) < 2 {
		return nil
	}
	var rows []widget.Row
	for _, m := range all {
		row := widget.Row{widget.S(theme.Text, "  "+widget.Clean(m.Name))}
		switch {
		case m.Own:
			row[0].S = theme.Of(theme.Strong)
		}
		switch {
		case m.Against != "":
			row = append(row, widget.S(theme.Bad, "  "+c.T("ui.letters.against", "Why", widget.Clean(m.Against))))
		case m.For:
			row = append(row, widget.S(theme.Good, "  ✓ "+c.T("ui.letters.for")))
		}
		rows = append(rows, row)
	}
	title := widget.Row{widget.S(theme.Key, c.T("ui.letters.cabinet")), widget.S(theme.Quiet, " · "+closes)}
	rows = append([]widget.Row{title}, rows[:min(len(rows), 6)]...)
	return append(rows, widget.R(theme.Line, strings.Repeat("─", max(0, w))))
}

// Draw draws the letters and the field.
func (m *Letters) Draw(c *screen.Ctx, g *widget.Canvas, r widget.Rect) {
	in := g.Panel(r, widget.Frame{Title: c.T("ui.letters.title"), Foot: c.T("ui.help.close"), Focus: true}).Inset(2)
	s := of(c)
	var rows []widget.Row
	for _, l := range s.Letters() {
		head := c.T("ui.letters.head", "Month", c.Text.Month(l.Month), "From", l.From, "To", l.To)
		role := theme.Quiet
		if l.Own {
			role = theme.Strong
		}
		rows = append(rows, widget.WrapRows(role, widget.Clean(head), in.W, 0)...)
		rows = append(rows, widget.WrapRows(theme.Text, widget.Clean(l.Text), in.W-2, 2)...)
	}
	if len(rows) == 0 {
		rows = widget.WrapRows(theme.Quiet, c.T("ui.letters.none"), in.W, 0)
	}
	head := cabinet(c, in.W)
	g.Rows(in, head)
	body := widget.Rect{X: in.X, Y: in.Y + len(head), W: in.W, H: max(1, in.H-3-len(head))}
	m.back = min(m.back, max(0, len(rows)-body.H))
	end := len(rows) - m.back
	g.Rows(body, rows[max(0, end-body.H):end])
	all := s.Addresses()
	if len(all) == 0 {
		return
	}
	y := in.Y + in.H - 2
	if to := m.at(all); to >= 0 {
		g.Print(in.X, y, in.W, c.T("ui.letters.to", "To", all[to], "N", to+1, "Of", len(all)), theme.Of(theme.Quiet))
	} else {
		g.Print(in.X, y, in.W, c.T("ui.letters.to_none", "To", m.to), theme.Of(theme.Warn))
	}
	x := g.Print(in.X, y+1, 2, "› ", theme.Of(theme.Quiet))
	m.text.Draw(g, x, y+1, in.X+in.W-x, theme.Of(theme.Strong))
}
