package desk

import (
	"strings"
	"unicode/utf8"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// digits are the figures of the wall's clock, five rows of three dots; a colon is one dot wide.
var digits = map[rune][5]string{
	'0': {"███", "█ █", "█ █", "█ █", "███"},
	'1': {" █ ", "██ ", " █ ", " █ ", "███"},
	'2': {"███", "  █", "███", "█  ", "███"},
	'3': {"███", "  █", "███", "  █", "███"},
	'4': {"█ █", "█ █", "███", "  █", "  █"},
	'5': {"███", "█  ", "███", "  █", "███"},
	'6': {"███", "█  ", "███", "█ █", "███"},
	'7': {"███", "  █", "  █", "  █", "  █"},
	'8': {"███", "█ █", "███", "█ █", "███"},
	'9': {"███", "█ █", "███", "  █", "███"},
	':': {" ", "█", " ", "█", " "},
}

// bigRows are how high a big clock is.
const bigRows = 5

// big draws a time in large figures that end at column x, each dot two cells wide, and returns where it begins.
func big(g *widget.Canvas, x, y int, text string, s theme.Style) int {
	runes := []rune(text)
	for i := len(runes) - 1; i >= 0; i-- {
		d, ok := digits[runes[i]]
		if !ok {
			continue
		}
		w := len([]rune(d[0])) * 2
		x -= w
		for row, line := range d {
			for n, r := range []rune(line) {
				g.Set(x+2*n, y+row, r, s)
				g.Set(x+2*n+1, y+row, r, s)
			}
		}
		x -= 2
	}
	return x
}

// bigWidth is how many cells a time in large figures takes.
func bigWidth(text string) (w int) {
	for _, r := range text {
		w += 2 * (utf8.RuneCountInString(digits[r][0]) + 1)
	}
	return w
}

// drawWall draws what everybody may know, for the projector: where the table stands and how long it has, the public tracks,
// and the last public facts, the newest on top.
func (m *model) drawWall(g *widget.Canvas) {
	t, err := m.d.hall.Table(m.wall)
	if err != nil {
		return
	}
	foot := m.d.t("any_key")
	if m.fixed {
		foot = ""
	}
	in := g.Panel(widget.Rect{X: 0, Y: 0, W: m.w, H: m.h}, widget.Frame{Title: m.d.words.Text("ui.title", nil), Foot: foot, Focus: true}).Inset(3)
	_, in = in.Top(1)
	w := t.Game().Standing()
	head := []widget.Row{
		widget.R(theme.Strong, t.Name()),
		widget.R(theme.Text, m.d.t("wall_month", "Date", m.d.r.MonthLong(w.Month), "Month", m.d.month(&w), "Turns", int(m.d.hall.Rules().Turns))),
		widget.R(theme.Key, m.d.phase(&w)),
	}
	if _, paused, _ := t.State(); t.Ended() {
		head = append(head, widget.R(theme.Warn, m.d.t("ended")))
	} else if paused {
		head = append(head, widget.R(theme.Warn, m.d.t("paused")))
	}
	top, body := in.Top(bigRows + 1)
	if left, running, ok := t.Clock().Left(); ok {
		role := theme.Strong
		if !running || left.Seconds() < hurry {
			role = theme.Warn
		}
		wide := 0
		for _, row := range head {
			wide = max(wide, row.Width())
		}
		if wide+2+bigWidth(watch(left)) > top.W { // hours beside a long month in a small window
			head = append(head, widget.R(role, m.d.t("left", "Clock", watch(left))))
		} else {
			big(g, top.X+top.W, top.Y, watch(left), theme.Of(role))
		}
	}
	g.Rows(top, head)
	if m.w >= wide {
		left, right := body.LeftOf(body.W*2/5 + 2)
		m.wallTracks(g, left, t)
		m.wallWire(g, right, t)
		return
	}
	left, right := body.Top(len(deskTracks) + 2)
	m.wallTracks(g, left, t)
	m.wallWire(g, right, t)
}

func (m *model) wallTracks(g *widget.Canvas, r widget.Rect, t *hall.Table) {
	w := t.Game().Standing()
	rows := []widget.Row{}
	space := r.H >= 2*len(deskTracks)+4
	for i, row := range m.trackRows(t, r.W-2) {
		rows = append(rows, row)
		switch {
		case i == 0:
			rows = append(rows, widget.R(theme.Quiet, strings.Repeat(" ", 16)+m.d.r.Rung(w.Escalation/4)))
		case space:
			rows = append(rows, widget.Row{})
		}
	}
	g.Rows(r, rows)
}

// wallWire are the last public facts, the newest on top.
func (m *model) wallWire(g *widget.Canvas, r widget.Rect, t *hall.Table) {
	_, events := t.Game().Public()
	var rows []widget.Row
	told := m.d.of(t)
	for n := len(events) - 1; n >= 0 && len(rows) < r.H; n-- {
		if line, ok := told.Event(events[n]); ok && events[n].Kind != game.MonthBegan {
			role := theme.Text
			if len(rows) == 0 {
				role = theme.Strong
			}
			month := m.d.r.Month(events[n].Month)
			all := widget.WrapRows(role, words.Clean(line), r.W-widget.Len(month)-2, 0)
			for i := range all {
				lead := widget.Pad("", widget.Len(month)+2)
				if i == 0 {
					lead = month + "  "
				}
				rows = append(rows, append(widget.Row{widget.S(theme.Quiet, lead)}, all[i]...))
			}
		}
	}
	g.Rows(r, rows)
}
