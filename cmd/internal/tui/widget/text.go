package widget

import (
	"strconv"
	"strings"
	"unicode"

	"riobravo/cmd/internal/tui/theme"
)

// Span is a piece of a line in one style.
type Span struct {
	Text string
	S    theme.Style
}

// Row is a line made of spans.
type Row []Span

// S is a span in a role.
func S(r theme.Role, text string) Span { return Span{text, theme.Of(r)} }

// R is a row of one span.
func R(r theme.Role, text string) Row { return Row{S(r, text)} }

// Width is the row's length in cells.
func (r Row) Width() int {
	n := 0
	for _, s := range r {
		n += Len(s.Text)
	}
	return n
}

// Row writes a row in at most w cells, ending in … where something is missing, and returns the column after it.
func (c *Canvas) Row(x, y, w int, row Row) int {
	end := x + w
	for i, s := range row {
		text, room := s.Text, end-x
		if Len(text) == room && row[i+1:].Width() > 0 {
			text += "…"
		}
		x = c.Print(x, y, room, text, s.S)
		if Len(text) > room {
			break
		}
	}
	return x
}

// Rows writes rows from the top of r; what does not fit is left out.
func (c *Canvas) Rows(r Rect, rows []Row) {
	for i, row := range rows {
		if i >= r.H {
			return
		}
		c.Row(r.X, r.Y+i, r.W, row)
	}
}

// Wrap breaks a text into lines of at most w cells at blanks; paragraphs (blank lines) stay apart.
func Wrap(text string, w int) []string {
	var out []string
	if w < 1 {
		return nil
	}
	for i, para := range strings.Split(strings.TrimSpace(text), "\n") {
		line := ""
		if strings.TrimSpace(para) == "" {
			if i > 0 {
				out = append(out, "")
			}
			continue
		}
		for _, word := range strings.FieldsFunc(para, breaks) {
			if word = Clean(word); word == "" {
				continue
			}
			for Len(word) > w {
				if line != "" {
					out, line = append(out, line), ""
				}
				r := []rune(word)
				out, word = append(out, string(r[:w])), string(r[w:])
			}
			switch {
			case line == "":
				line = word
			case Len(line)+1+Len(word) <= w:
				line += " " + word
			default:
				out, line = append(out, line), word
			}
		}
		out = append(out, line)
	}
	return out
}

// breaks tells where a line may end: at any space but one that keeps two words together, as in "EE. UU.".
func breaks(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }

// WrapRows is Wrap as rows in one role; following lines are indented.
func WrapRows(role theme.Role, text string, w, indent int) []Row {
	var out []Row
	for i, l := range Wrap(text, w-indent) {
		if i > 0 {
			l = strings.Repeat(" ", indent) + l
		}
		out = append(out, R(role, l))
	}
	return out
}

// Signed writes a change with its sign: +3, −3, 0.
func Signed(n int) string {
	switch {
	case n > 0:
		return "+" + strconv.Itoa(n)
	case n < 0:
		return "−" + strconv.Itoa(-n)
	}
	return "0"
}

// Num writes a number with a true minus.
func Num(n int) string {
	if n < 0 {
		return "−" + strconv.Itoa(-n)
	}
	return strconv.Itoa(n)
}

// Arrow writes a change with its direction: ▲3, ▼3, · for none.
func Arrow(n int) string {
	switch {
	case n > 0:
		return "▲" + strconv.Itoa(n)
	case n < 0:
		return "▼" + strconv.Itoa(-n)
	}
	return "·"
}

// Level writes n of m squares.
func Level(n, m int) string {
	n = min(max(n, 0), m)
	return strings.Repeat("■", n) + strings.Repeat("·", m-n)
}

// Pad fills a text with blanks to n cells, cutting it if it is longer.
func Pad(s string, n int) string {
	s = Cut(s, n)
	return s + strings.Repeat(" ", max(0, n-Len(s)))
}

// PadLeft is Pad with the blanks in front.
func PadLeft(s string, n int) string {
	s = Cut(s, n)
	return strings.Repeat(" ", max(0, n-Len(s))) + s
}

// Gauge writes a share of w cells.
func Gauge(t *theme.Theme, value, top, w int) string {
	if top <= 0 {
		top = 1
	}
	n := min(max((value*w+top/2)/top, 0), w)
	return strings.Repeat(string(t.Glyph.Full), n) + strings.Repeat(string(t.Glyph.Rest), w-n)
}

// GaugeSpans is Gauge with the rest drawn as a line.
func GaugeSpans(t *theme.Theme, role theme.Role, value, top, w int) Row {
	if top <= 0 {
		top = 1
	}
	n := min(max((value*w+top/2)/top, 0), w)
	return Row{S(role, strings.Repeat(string(t.Glyph.Full), n)), S(theme.Line, strings.Repeat(string(t.Glyph.Rest), w-n))}
}

// Spark writes the last n values as small columns.
func Spark(t *theme.Theme, values []int, n int) string {
	if len(values) > n {
		values = values[len(values)-n:]
	}
	if len(values) == 0 {
		return ""
	}
	lo, hi := values[0], values[0]
	for _, v := range values {
		lo, hi = min(lo, v), max(hi, v)
	}
	g := t.Glyph.Spark
	var b strings.Builder
	for _, v := range values {
		i := len(g) / 2
		if hi > lo {
			i = (v - lo) * (len(g) - 1) / (hi - lo)
		}
		b.WriteRune(g[i])
	}
	return b.String()
}
