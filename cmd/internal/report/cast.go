package report

import (
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"
)

// The recording's screen, and its pace in milliseconds: about as fast as one reads; judgement.
const (
	castWidth  = 80
	castHeight = 24
	castLine   = 900  // for each line of the story
	castMonth  = 1600 // before a month's story
	castEnd    = 4000
)

// cast is a recording under way.
type cast struct {
	e   *json.Encoder
	at  int // milliseconds since the beginning
	row int
	err error
}

// Cast writes the story as a recording in the format asciicast 2, which asciinema and its web player show: a screen for
// each month, and a marker at each month's beginning.
func (r *Review) Cast(w io.Writer, words Words) error {
	p := &teller{r, words}
	c := &cast{e: json.NewEncoder(w)}
	c.e.SetEscapeHTML(false)
	c.put(map[string]any{"version": 2, "width": castWidth, "height": castHeight, "title": p.t("title", "Title", r.Game.Title)})
	for i := range r.Months {
		c.month(p, i)
	}
	c.result(p)
	return c.err
}

func (c *cast) put(v any) {
	if c.err == nil {
		c.err = c.e.Encode(v)
	}
}

// event writes one event of the recording: "o" for output, "m" for a marker.
func (c *cast) event(kind, text string) {
	c.put([]any{json.Number(score(c.at / 10)), kind, text})
}

// head clears the screen and writes what stands above a month.
func (c *cast) head(lines ...string) {
	text := "\x1b[2J\x1b[H"
	c.row = 0
	for _, l := range lines {
		for _, part := range wrap(l, castWidth) {
			text += part + "\r\n"
			c.row++
		}
	}
	c.event("o", text)
	c.at += castMonth
}

// month tells one month: the tracks, then the story line by line, on further screens where one is not enough.
func (c *cast) month(p *teller, i int) {
	m := &p.r.Months[i]
	if len(m.Story) == 0 && i > 0 && i < len(p.r.Months)-1 {
		return
	}
	c.event("m", m.Name)
	heads := []string{"\x1b[1m" + m.Name + "\x1b[0m", p.trackLine(i), strings.Repeat("─", castWidth)}
	c.head(heads...)
	for _, l := range m.Story {
		text := l.Text
		if !l.Public {
			text += " (" + p.knew(l) + ")"
		}
		lines := wrap("· "+text, castWidth-2)
		if c.row+len(lines) >= castHeight {
			c.head(heads...)
		}
		c.row += len(lines)
		c.event("o", strings.Join(lines, "\r\n  ")+"\r\n")
		c.at += castLine * len(lines)
	}
	c.at += castMonth
}

// trackLine is the tracks of a month on one line.
func (p *teller) trackLine(i int) string {
	var out []string
	for _, t := range p.r.Tracks[:min(5, len(p.r.Tracks))] {
		if i < len(t.Values) {
			out = append(out, t.Name+" "+signless(t.Values[i]))
		}
	}
	return strings.Join(out, " · ")
}

// result is the last screen.
func (c *cast) result(p *teller) {
	c.event("m", p.t("part.result"))
	lines := []string{"\x1b[1m" + p.t("part.result") + "\x1b[0m", p.r.Game.EndingText, ""}
	for k, s := range p.r.Seats {
		if st := standingAt(p.last(), k); st.Known {
			lines = append(lines, s.Name+": "+signed(points(st.Margin)))
		}
	}
	c.head(append(lines, p.summary()...)...)
	c.at += castEnd
	c.event("o", "\r\n")
}

// wrap breaks a text into lines of at most so many characters, at spaces where there are any.
func wrap(s string, width int) []string {
	var out []string
	line := ""
	for _, word := range strings.Fields(s) {
		for utf8.RuneCountInString(word) > width {
			cut := string([]rune(word)[:width])
			out, word = append(out, cut), word[len(cut):]
		}
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		default:
			out, line = append(out, line), word
		}
	}
	return append(out, line)
}
