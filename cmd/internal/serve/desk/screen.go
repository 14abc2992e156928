package desk

import (
	"context"
	"io"
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
	Sizes func(send func(w, h int)) // hands on the sizes that the terminal takes, as they come; it returns at once; nil none
	Theme *theme.Theme
	FPS   int
}

// lineMost is the longest command typed.
const lineMost = 600

// keptLines are the answers that stay on the screen to be read.
const keptLines = 500

// The panels, as they are numbered.
const (
	panelTables = iota
	panelSeats
	panelInjects
	panelAnswers
	panelCount
)

// model is the screen: all tables at a glance, the chosen one's seats and injects, what was answered, and a line to type in.
// Keys write a command into the line; enter carries it out, so nothing is done by one key alone.
type model struct {
	d       *Desk
	th      *theme.Theme
	w, h    int
	at      int // the chosen table, 0-based
	focus   int
	seats   widget.List
	injects widget.List
	typing  bool
	field   widget.Field
	said    []string
	last    int // lines of the last answer
	bad     bool
	reading bool // the last answer lies over the panels, to be read
	back    int  // lines scrolled back
	pick    int  // which of the commands offered is chosen
	compare comparison
	wall    int
	fixed   bool // there is nothing but the wall
	answer  Answer
}

// second redraws what the others do.
type second struct{}

func everySecond() tea.Cmd { return tea.Tick(time.Second, func(time.Time) tea.Msg { return second{} }) }

// Run shows the screen until the facilitator leaves or asks to see a table; it comes back as it was left.
func (d *Desk) Run(ctx context.Context, s Screen) (Answer, error) {
	m := &model{d: d, field: widget.NewField(lineMost), said: []string{d.t("welcome")}}
	if d.left != nil {
		m = d.left
	}
	m.answer = Answer{}
	return m.run(ctx, s)
}

// Wall shows nothing but a table's wall, for the machine at the projector, until it is left.
func (d *Desk) Wall(ctx context.Context, s Screen, table int) error {
	m := &model{d: d, wall: table, fixed: true}
	_, err := m.run(ctx, s)
	return err
}

func (m *model) run(ctx context.Context, s Screen) (Answer, error) {
	m.th, m.w, m.h = s.Theme, s.W, s.H
	g := widget.Guard(m)
	p := tea.NewProgram(g, tea.WithContext(ctx), tea.WithInput(s.In), tea.WithOutput(s.Out), tea.WithEnvironment(s.Env), tea.WithoutSignalHandler(),
		tea.WithFPS(s.FPS), tea.WithColorProfile(s.Theme.Profile()), tea.WithWindowSize(s.W, s.H))
	if s.Sizes != nil {
		s.Sizes(func(w, h int) { p.Send(tea.WindowSizeMsg{Width: w, Height: h}) })
	}
	err := g.Run(p)
	m.d.left = m
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
	case m.fixed && act == theme.Quit:
		return tea.Quit
	case m.fixed:
	case m.wall > 0:
		m.wall = 0
	case m.compare.on:
		m.compare.key(act)
	case m.reading && (act == theme.Back || act == theme.Open || act == theme.Quit):
		m.reading, m.back = false, 0
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
	case act == theme.Next, act == theme.Open && m.pick > 0 && len(m.matches()) > 0:
		m.complete()
	case (act == theme.Down || act == theme.Up) && msg.Text == "":
		if n := len(m.matches()); n > 0 {
			m.pick = (m.pick + n + map[theme.Action]int{theme.Down: 1, theme.Up: -1}[act]) % n
		}
	case act == theme.Open:
		line := m.field.Value()
		m.typing = false
		m.field.Reset()
		return m.do(line)
	default:
		m.field.Take(msg)
		m.pick = 0
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
	} else if m.compare.on {
		m.drawCompare(g)
	} else {
		m.draw(g)
	}
	v.SetContent(g.Render(m.th))
	if g.CursorX >= 0 {
		v.Cursor = tea.NewCursor(g.CursorX, g.CursorY)
		v.Cursor.Shape, v.Cursor.Blink = tea.CursorBar, false
	}
	return v
}
