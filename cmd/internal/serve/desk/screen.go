package desk

import (
	"context"
	"io"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Screen is what the desk's screen needs.
type Screen struct {
	In    io.Reader
	Out   io.Writer
	Env   []string
	W, H  int
	Sizes func(send func(w, h int)) // hands on the sizes that the terminal takes, until it is stopped; nil none
	Theme *theme.Theme
	FPS   int
}

// lineMost is the longest command typed.
const lineMost = 600

// keptLines are the answers that stay on the screen to be read.
const keptLines = 500

// model is the screen: all tables at a glance, the chosen one's seats, what was answered, and a line to type in. Keys write
// a command into the line; enter carries it out, so nothing is done by one key alone.
type model struct {
	d      *Desk
	th     *theme.Theme
	w, h   int
	at     int // the chosen table, 0-based
	typing bool
	field  widget.Field
	said   []string
	bad    bool
	back   int // lines scrolled back
	wall   int
	answer Answer
}

// second redraws what the others do.
type second struct{}

func everySecond() tea.Cmd { return tea.Tick(time.Second, func(time.Time) tea.Msg { return second{} }) }

// Run shows the screen until the facilitator leaves or asks to see a table.
func (d *Desk) Run(ctx context.Context, s Screen) (Answer, error) {
	m := &model{d: d, th: s.Theme, w: s.W, h: s.H, field: widget.NewField(lineMost), said: []string{d.t("welcome")}}
	p := tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(s.In), tea.WithOutput(s.Out), tea.WithEnvironment(s.Env), tea.WithoutSignalHandler(),
		tea.WithFPS(s.FPS), tea.WithColorProfile(s.Theme.Profile()), tea.WithWindowSize(s.W, s.H))
	if s.Sizes != nil {
		go s.Sizes(func(w, h int) { p.Send(tea.WindowSizeMsg{Width: w, Height: h}) })
	}
	_, err := p.Run()
	return m.answer, err
}

func (m *model) Init() tea.Cmd { return everySecond() }

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case second:
		return m, everySecond()
	case tea.PasteMsg:
		if m.typing {
			m.field.Take(msg)
		}
	case tea.KeyPressMsg:
		return m, m.press(msg)
	}
	return m, nil
}

// press answers a key.
func (m *model) press(msg tea.KeyPressMsg) tea.Cmd {
	act := m.th.Keys.Action(msg)
	switch {
	case act == theme.Leave:
		m.answer = Answer{Leave: true}
		return tea.Quit
	case m.wall > 0:
		m.wall = 0
	case m.typing:
		return m.typed(act, msg)
	default:
		return m.key(act, msg.Text)
	}
	return nil
}

// typed answers a key in the line.
func (m *model) typed(act theme.Action, msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case act == theme.Back:
		m.typing = false
		m.field.Reset()
	case act == theme.Open:
		line := m.field.Value()
		m.typing = false
		m.field.Reset()
		return m.do(line)
	default:
		m.field.Take(msg)
	}
	return nil
}

// prompts are the keys that write the beginning of a command into the line, with the chosen table's number; those that end
// with a blank want more words.
var prompts = []struct {
	key, id, more string
}{
	{"space", "pause", ""},
	{"E", "seal", ""},
	{"+", "clock", " +1m"},
	{"c", "clock", " "},
	{"v", "see", " "},
	{"m", "say", " "},
	{"i", "inject", " "},
	{"o", "set", " "},
	{"n", "rule", " "},
	{"u", "rewind", " "},
	{"a", "fill", " "},
	{"k", "code", " "},
}

// key answers a key while nothing is typed.
func (m *model) key(act theme.Action, text string) tea.Cmd {
	n := strconv.Itoa(m.at + 1)
	for _, p := range prompts {
		if text == p.key || p.key == "space" && text == " " {
			id := p.id
			if t, err := m.d.hall.Table(m.at + 1); err == nil && id == "pause" {
				if _, paused, _ := t.State(); paused {
					id = "go"
				}
			}
			m.typing = true
			m.field.Set(m.d.t("command."+id+".word") + " " + n + p.more)
			return nil
		}
	}
	switch act {
	case theme.Up:
		m.at = max(0, m.at-1)
	case theme.Down:
		m.at = min(len(m.d.hall.Tables())-1, m.at+1)
	case theme.PageUp:
		m.back += 5
	case theme.PageDown:
		m.back = max(0, m.back-5)
	case theme.Palette:
		m.typing = true
	case theme.Help:
		return m.do("help")
	case theme.Open:
		return m.do("table " + n)
	case theme.Compare:
		return m.do("compare")
	case theme.Letters:
		return m.do("letters " + n)
	case theme.Projector:
		m.wall = m.at + 1
	case theme.Quit:
		m.answer = Answer{Leave: true}
		return tea.Quit
	}
	return nil
}

// do carries out a line.
func (m *model) do(line string) tea.Cmd {
	a := m.d.Do(line)
	m.back, m.bad = 0, a.Bad
	if a.Wall > 0 {
		m.wall = a.Wall
		return nil
	}
	m.said = append(m.said, "› "+line)
	m.said = append(m.said, a.Lines...)
	m.said = m.said[max(0, len(m.said)-keptLines):]
	if a.Look != nil || a.Leave {
		m.answer = a
		return tea.Quit
	}
	return nil
}

// View draws it.
func (m *model) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = m.d.t("title")
	if m.w <= 0 || m.h <= 0 {
		return v
	}
	g := widget.New(m.w, m.h)
	if m.wall > 0 {
		m.drawWall(g)
	} else {
		m.draw(g)
	}
	v.SetContent(g.Render(m.th))
	return v
}

func (m *model) draw(g *widget.Canvas) {
	bar := widget.Rect{X: 0, Y: 0, W: m.w, H: 1}
	x := g.Print(1, 0, m.w, m.d.words.Text("ui.title", nil), theme.Of(theme.Strong)) + 2
	g.Print(x, 0, m.w-x, m.d.t("title"), theme.Of(theme.Quiet))
	g.Ground(bar, theme.Bar)
	all := m.d.hall.Tables()
	high := min(len(all)+2, max(4, m.h/3))
	list := widget.Rect{X: 0, Y: 1, W: m.w, H: high}
	in := g.Panel(list, widget.Frame{Number: 1, Title: m.d.t("panel.tables"), Focus: !m.typing})
	in = in.Inset(1)
	var rows []widget.Row
	for i, t := range all {
		role := theme.Text
		mark := "  "
		if i == m.at {
			role, mark = theme.Strong, "▌ "
		}
		rows = append(rows, widget.R(role, mark+m.d.glance(t)))
	}
	first := max(0, min(m.at-in.H/2, len(rows)-in.H))
	g.Rows(in, rows[first:])
	y := list.Y + list.H
	rs := m.d.hall.Rules()
	seats := widget.Rect{X: 0, Y: y, W: m.w, H: len(rs.Seats) + 2}
	if m.at < len(all) {
		in = g.Panel(seats, widget.Frame{Number: 2, Title: all[m.at].Name()}).Inset(1)
		rows = nil
		for k, line := range m.d.places(all[m.at]) {
			rows = append(rows, widget.Row{widget.S(theme.Slot(k), string(rs.Seats[k].Letter)+" "), widget.S(theme.Text, line)})
		}
		g.Rows(in, rows)
	}
	y += seats.H
	m.drawSaid(g, widget.Rect{X: 0, Y: y, W: m.w, H: max(0, m.h-y-1)})
	m.drawLine(g)
}

// drawSaid draws what was answered, the newest at the bottom.
func (m *model) drawSaid(g *widget.Canvas, r widget.Rect) {
	if r.H < 3 {
		return
	}
	in := g.Panel(r, widget.Frame{Number: 3, Title: m.d.t("panel.answers")}).Inset(1)
	var rows []widget.Row
	for i, s := range m.said {
		role := theme.Text
		switch {
		case strings.HasPrefix(s, "› "):
			role = theme.Quiet
		case m.bad && i == len(m.said)-1:
			role = theme.Bad
		}
		rows = append(rows, widget.WrapRows(role, s, in.W, 2)...)
	}
	m.back = min(m.back, max(0, len(rows)-in.H))
	end := len(rows) - m.back
	g.Rows(in, rows[max(0, end-in.H):end])
}

// drawLine draws the line that is typed, with the command's form behind it, or the keys.
func (m *model) drawLine(g *widget.Canvas) {
	bar := widget.Rect{X: 0, Y: m.h - 1, W: m.w, H: 1}
	defer g.Ground(bar, theme.Bar)
	if !m.typing {
		g.Print(1, bar.Y, m.w-2, m.d.t("keys"), theme.Of(theme.Quiet))
		return
	}
	form := ""
	if w := strings.Fields(m.field.Value()); len(w) > 0 {
		if c, err := m.d.find(w[0]); err == nil {
			form = m.d.t("command." + c.id + ".form")
		}
	}
	room := max(20, m.w-len([]rune(form))-6)
	x := g.Print(1, bar.Y, 2, ": ", theme.Of(theme.Key))
	m.field.Draw(g, x, bar.Y, room-x, theme.Of(theme.Strong))
	g.Right(m.w-1, bar.Y, form, theme.Of(theme.Quiet))
}

// drawWall draws what everybody may know, for the projector.
func (m *model) drawWall(g *widget.Canvas) {
	t, err := m.d.hall.Table(m.wall)
	if err != nil {
		return
	}
	r := widget.Rect{X: 0, Y: 0, W: m.w, H: m.h}
	in := g.Panel(r, widget.Frame{Title: t.Name(), Foot: m.d.t("any_key"), Focus: true}).Inset(3)
	rows := []widget.Row{{}}
	for i, line := range m.d.Public(t) {
		role := theme.Text
		if i == 0 {
			role = theme.Strong
		}
		rows = append(rows, widget.WrapRows(role, line, in.W, 2)...)
		if i == 0 {
			rows = append(rows, widget.Row{})
		}
	}
	g.Rows(in, rows)
}
