package desk

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// prompt is a key that writes the beginning of a command into the line, with the chosen table's number and what is chosen in
// the panel in front; what ends with a blank wants more words. Its word in the hints stands under serve.desk.hint.<id>.
type prompt struct {
	key, id, more string
}

// What stands in a prompt for how the chosen inject would be told now, so that it can be edited, and for the first memo that
// waits for a ruling.
const askHeadline, askText, askMemo = "\x01", "\x02", "\x03"

// prompts are those of every panel.
var prompts = []prompt{
	{"space", "pause", ""},
	{"E", "seal", ""},
	{"+", "clock", " +1m"},
	{"u", "undo", ""},
	{"c", "clock", " "},
	{"v", "see", " "},
	{"m", "say", " "},
	{"i", "inject", " "},
	{"o", "set", " "},
	{"n", "rule", " " + askMemo},
	{"N", "argue", " " + askMemo},
	{"D", "roll", ""},
	{"r", "rewind", " "},
	{"a", "fill", " "},
	{"w", "watch", " "},
}

// prompted are the further ones of the panels that hold a list.
var prompted = map[int][]prompt{
	panelSeats: {
		{"enter", "see", " @"},
		{"v", "see", " @"},
		{"m", "say", " @@ "},
		{"a", "fill", " @ "},
		{"y", "code", " @"},
	},
	panelInjects: {
		{"enter", "inject", " @"},
		{"t", "try", " @"},
		{"b", "hold", " @ "},
		{"d", "skip", " @ "},
		{"e", "plan", " @ "},
		{"h", "word", " @ " + askHeadline},
		{"x", "word", " @ " + askText},
	},
}

// promptFor finds the key's prompt: the panel's own go first.
func (m *model) promptFor(act theme.Action, text string) (prompt, bool) {
	for _, list := range [][]prompt{prompted[m.focus], prompts} {
		for _, p := range list {
			if text == p.key || p.key == "space" && text == " " || p.key == "enter" && act == theme.Open {
				return p, true
			}
		}
	}
	return prompt{}, false
}

// write writes a prompt into the line.
func (m *model) write(p prompt) {
	chosen := m.chosen()
	if strings.Contains(p.more, "@") && chosen == "" {
		return
	}
	t, err := m.d.hall.Table(m.at + 1)
	if err != nil {
		return
	}
	id := p.id
	if _, paused, _ := t.State(); paused && id == "pause" {
		id = "go"
	}
	more := strings.ReplaceAll(p.more, "@@", "\x00")
	more = strings.ReplaceAll(strings.ReplaceAll(more, "@", chosen), "\x00", "@"+chosen)
	more = m.asked(t, more)
	m.typing = true
	m.field.Set(m.d.t("command."+id+".word") + " " + strconv.Itoa(m.at+1) + more)
}

// asked puts what stands at the table into a prompt.
func (m *model) asked(t *hall.Table, more string) string {
	switch {
	case strings.HasSuffix(more, askMemo):
		memo := ""
		if wait := t.Unruled(); len(wait) > 0 {
			memo = m.d.hall.Rules().Seats[wait[0].Seat].ID + " " + strings.ToLower(m.d.r.Column(wait[0].Column)) + " "
		}
		return strings.ReplaceAll(more, askMemo, memo)
	case strings.ContainsAny(more, askHeadline+askText):
		id, _ := m.d.event(m.chosen())
		headline, text := m.d.telling(t, game.EventID(id), m.d.tongue())
		return strings.NewReplacer(askHeadline, m.d.t("headline")+" : "+headline, askText, m.d.t("text")+" : "+text).Replace(more)
	}
	return more
}

// chosen is the id of what is chosen in the panel in front.
func (m *model) chosen() string {
	switch m.focus {
	case panelSeats:
		return m.d.hall.Rules().Seats[m.seats.At].ID
	case panelInjects:
		if list := m.listed(); m.injects.At < len(list) {
			return list[m.injects.At].ID
		}
	}
	return ""
}

// listed are the injects of the chosen table.
func (m *model) listed() []Inject {
	t, err := m.d.hall.Table(m.at + 1)
	if err != nil {
		return nil
	}
	return m.d.timeline(t, false)
}

// matchesMost is how many commands are offered while one is typed.
const matchesMost = 9

// matches are the commands whose word begins with what is typed so far, or whose help speaks of it; none once the word is out.
func (m *model) matches() []command {
	typed := strings.ToLower(m.field.Value())
	if !m.typing || strings.ContainsAny(typed, " ") {
		return nil
	}
	var begin, about []command
	for _, c := range commands {
		word, help := m.d.t("command."+c.id+".word"), strings.ToLower(m.d.t("command."+c.id+".help"))
		switch {
		case strings.HasPrefix(word, typed) || strings.HasPrefix(c.id, typed):
			begin = append(begin, c)
		case len(typed) > 2 && strings.Contains(help, typed):
			about = append(about, c)
		}
	}
	out := append(begin, about...)
	return out[:min(len(out), matchesMost)]
}

// complete writes the chosen command of those offered out, with the chosen table's number where it wants one.
func (m *model) complete() {
	list := m.matches()
	if len(list) == 0 {
		return
	}
	c := list[min(m.pick, len(list)-1)]
	m.pick = 0
	line := m.d.t("command."+c.id+".word") + " "
	if c.table {
		line += strconv.Itoa(m.at+1) + " "
	}
	m.field.Set(line)
}

// key answers a key while nothing is typed.
func (m *model) key(act theme.Action, text string) tea.Cmd {
	if p, ok := m.promptFor(act, text); ok && !m.reading {
		m.write(p)
		return nil
	}
	if m.move(act) {
		return nil
	}
	n := strconv.Itoa(m.at + 1)
	switch act {
	case theme.Palette:
		m.typing, m.reading = true, false
	case theme.Help:
		return m.do(m.d.t("command.help.word"))
	case theme.Open:
		return m.do(m.d.t("command.table.word") + " " + n)
	case theme.Compare:
		m.compare.on = true
	case theme.Letters:
		return m.do(m.d.t("command.letters.word") + " " + n)
	case theme.Projector:
		m.wall = m.at + 1
	case theme.Quit:
		m.answer = Answer{Leave: true}
		return tea.Quit
	}
	return nil
}

// move changes the panel in front, moves in its list or scrolls what was answered; false when the key is no movement.
func (m *model) move(act theme.Action) bool {
	page := max(1, m.h/2)
	switch {
	case act == theme.Next:
		m.focus, m.reading = (m.focus+1)%panelCount, false
	case act == theme.Prev:
		m.focus, m.reading = (m.focus+panelCount-1)%panelCount, false
	case m.reading || m.focus == panelAnswers:
		by := map[theme.Action]int{theme.Up: 1, theme.Down: -1, theme.PageUp: page, theme.PageDown: -page, theme.First: len(m.said) * 4, theme.Last: -len(m.said) * 4}[act]
		if m.reading { // from the beginning on
			m.back = min(0, m.back+by)
			return by != 0
		}
		m.back = max(0, m.back+by)
		return by != 0
	case m.focus == panelSeats:
		return m.seats.Key(act, len(m.d.hall.Rules().Seats), page)
	case m.focus == panelInjects:
		return m.injects.Key(act, len(m.listed()), page)
	default:
		l := widget.List{At: m.at}
		moved := l.Key(act, len(m.d.hall.Tables()), page)
		m.at = l.At
		return moved
	}
	return true
}

// do carries out a line. An answer that the panel does not hold lies over the others until it was read.
func (m *model) do(line string) tea.Cmd {
	a := m.d.Do(line)
	m.back, m.bad, m.last = 0, a.Bad, len(a.Lines)
	if a.Compare {
		m.compare.on = true
		return nil
	}
	if a.Wall > 0 {
		m.wall = a.Wall
		return nil
	}
	m.said = append(m.said, "› "+line)
	m.said = append(m.said, a.Lines...)
	m.said = m.said[max(0, len(m.said)-keptLines):]
	m.reading = len(a.Lines) > 3
	if a.Look != nil || a.Leave {
		m.answer = a
		return tea.Quit
	}
	return nil
}

// hint is a key with its word.
type hint struct{ key, word string }

// hints are the keys that work now.
func (m *model) hints() []hint {
	word := func(id string) string { return m.d.t("hint." + id) }
	if m.reading {
		return []hint{{"↑↓", word("scroll")}, {"esc", word("close")}, {":", word("command")}}
	}
	out := []hint{{"tab", word("panel")}}
	for _, p := range prompted[m.focus] {
		id := p.id
		if strings.HasSuffix(p.more, askHeadline) {
			id = "headline"
		}
		out = append(out, hint{p.key, word(id)})
	}
	if m.focus == panelTables {
		out = append(out, hint{"enter", word("table")})
	}
	id := "pause"
	if t, err := m.d.hall.Table(m.at + 1); err == nil {
		if _, paused, _ := t.State(); paused {
			id = "go"
		}
	}
	out = append(out, hint{"space", word(id)}, hint{"E", word("seal")}, hint{"+", word("minute")}, hint{"u", word("undo")}, hint{"m", word("say")}, hint{":", word("command")}, hint{"P", word("wall")},
		hint{"o", word("set")}, hint{"n", word("rule")}, hint{"D", word("roll")}, hint{"=", word("compare")}, hint{"M", word("letters")}, hint{"r", word("rewind")}, hint{"c", word("clock")}, hint{"q", word("quit")})
	var once []hint
	for _, h := range out {
		if !slices.ContainsFunc(once, func(o hint) bool { return o.word == h.word }) {
			once = append(once, h)
		}
	}
	return once
}

// seatState is how a seat's part stands.
func seatState(own *game.SeatOwn, orders bool) (n int) {
	if !orders {
		return -1
	}
	for c := range own.Draft {
		if own.Draft[c] != [5]int16{} || own.Memo[c] > 0 {
			n++
		}
	}
	return n
}
