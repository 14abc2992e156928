package diag

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Limits of the text form: one slip can break a thousand lines, and the first few say it.
const (
	maxPerCode = 12 // of one code in one file
	maxShown   = 120
)

// WriteText writes the list as people read it: a line each, the line of the source and a caret. What goes beyond the
// limits is counted.
func (l *List) WriteText(w io.Writer) error {
	var b strings.Builder
	type slot struct {
		file string
		code Code
	}
	shown, hidden := 0, 0
	count := map[slot]int{}
	var over []slot
	for _, d := range l.All() {
		s := slot{d.Span.File, d.Code}
		count[s]++
		if count[s] > maxPerCode || shown >= maxShown {
			if count[s] == maxPerCode+1 {
				over = append(over, s)
			}
			hidden++
			continue
		}
		shown++
		l.writeOne(&b, d)
	}
	for _, s := range over {
		b.WriteString(l.told(fmt.Sprintf("%s: %d more of %s (%s)", s.file, count[s]-maxPerCode, s.code, s.code.Doc())) + "\n")
		hidden -= count[s] - maxPerCode
	}
	if hidden > 0 {
		b.WriteString(l.told(fmt.Sprintf("and %d more", hidden)) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (l *List) writeOne(b *strings.Builder, d Diagnostic) {
	fmt.Fprintf(b, "%s: %s %s: %s\n", d.Span, l.told(d.Severity.String()), d.Code, l.told(d.Message))
	hint := l.told(d.Suggestion)
	after := ""
	if hint != "" {
		after = " " + hint
	}
	if !l.excerpt(b, d.Span, after) && hint != "" {
		fmt.Fprintf(b, "       | %s\n", hint)
	}
	for _, r := range d.Related {
		fmt.Fprintf(b, "       | %s: %s\n", r.Span, l.told(r.Message))
	}
}

// excerpt writes the line and carets under the span; false when the source is not at hand.
func (l *List) excerpt(b *strings.Builder, at Span, after string) bool {
	text, ok := l.sources[at.File]
	if !ok || at.Line < 1 || at.Col < 1 {
		return false
	}
	line, ok := nthLine(text, at.Line)
	if !ok {
		return false
	}
	line = strings.ReplaceAll(line, "\t", " ")
	runes := []rune(line)
	from := min(at.Col-1, len(runes))
	carets := max(1, min(at.EndCol, len(runes)+1)-at.Col)
	if skip := from - 60; len(runes) > 120 && skip > 0 { // a long line: show the part around the place
		runes = append([]rune("..."), runes[skip:]...)
		from -= skip - 3
	}
	if len(runes) > 120 {
		runes = append(runes[:117:117], []rune("...")...)
		carets = max(1, min(carets, len(runes)-from))
	}
	fmt.Fprintf(b, "%6d | %s\n", at.Line, string(runes))
	fmt.Fprintf(b, "       | %s%s%s\n", strings.Repeat(" ", from), strings.Repeat("^", carets), after)
	return true
}

func nthLine(text string, n int) (string, bool) {
	for ; n > 1; n-- {
		i := strings.IndexByte(text, '\n')
		if i < 0 {
			return "", false
		}
		text = text[i+1:]
	}
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	text = strings.TrimSuffix(text, "\r")
	return text, utf8.ValidString(text)
}

// String is the text form.
func (l List) String() string {
	var b strings.Builder
	_ = l.WriteText(&b)
	return b.String()
}

// WriteJSON writes {"diagnostics": [...]} with every field of every diagnostic, without limits.
func (l *List) WriteJSON(w io.Writer) error {
	all := l.All()
	if all == nil {
		all = []Diagnostic{}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(map[string][]Diagnostic{"diagnostics": all})
}
