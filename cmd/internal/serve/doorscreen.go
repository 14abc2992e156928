package serve

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// doorStep is what the door asks for.
type doorStep int

// The steps, in order; those that the visitor answered by coming are left out.
const (
	stepCode doorStep = iota
	stepSeat
	stepName
	stepDone
)

// doorModel is the door on a terminal: one question after another in a box, and the tables with their seats for a guest.
type doorModel struct {
	v      *visitor
	th     *theme.Theme
	w, h   int
	step   doorStep
	field  widget.Field
	list   widget.List
	fault  string // what was wrong with the last answer
	wait   bool   // a wrong code is waited out
	wrong  int    // wrong codes so far
	digits string // a seat's number as it is typed

	ticket hall.Ticket
	code   string
	name   string
	err    error
}

// waited ends the wait after a wrong code; looked lets the lobby be drawn anew.
type (
	waited struct{}
	looked struct{}
)

// lookAgain is how often the lobby is drawn anew while nobody types.
const lookAgain = time.Second

// codeMost is how many characters of a code are taken: its own, and the dashes and blanks that people type.
const codeMost = 24

// onScreen asks on the visitor's terminal for what is not known yet.
func (v *visitor) onScreen(ctx context.Context, isCode bool) (hall.Ticket, string, string, error) {
	m := &doorModel{v: v, th: v.theme(), w: 80, h: 24, step: stepCode}
	if n, ok := v.word("name"); ok {
		m.name = hall.TidyName(n)
	}
	m.ask()
	if isCode {
		m.present(v.user)
	}
	if m.step == stepDone || m.err != nil {
		return m.ticket, m.code, m.name, m.err
	}
	in, stop := v.in.keys(ctx)
	defer stop()
	size := v.again()
	m.w, m.h = size.W, size.H
	g := widget.Guard(m)
	p := tea.NewProgram(g, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(v.out), tea.WithEnvironment(v.env), tea.WithoutSignalHandler(),
		tea.WithFPS(framesPerSecond), tea.WithColorProfile(m.th.Profile()), tea.WithWindowSize(m.w, m.h))
	done := v.resizing(ctx, func(w, h int) { p.Send(tea.WindowSizeMsg{Width: w, Height: h}) })
	defer done()
	err := g.Run(p)
	switch {
	case v.failed("door", err):
		return m.ticket, m.code, m.name, err
	case m.err != nil:
		return m.ticket, m.code, m.name, m.err
	case err != nil || m.step != stepDone:
		return m.ticket, m.code, m.name, errLeft
	}
	return m.ticket, m.code, m.name, nil
}

// theme is how the visitor's terminal looks.
func (v *visitor) theme() *theme.Theme {
	conf := func(name string) string { return v.conf.Get(name).Value }
	profile := theme.Profile(conf("color"), "", v.env, colorprofile.Detect(v.out, v.env))
	return theme.New(theme.Options{Profile: profile, Glyphs: theme.Tier(conf("glyphs"), "", v.env), Light: conf("theme") == "light", Contrast: conf("theme") == "contrast"})
}

// resizing hands on the terminal's sizes until it is stopped, which waits for the last.
func (v *visitor) resizing(ctx context.Context, send func(w, h int)) (stop func()) {
	ctx, done := context.WithCancel(ctx)
	var reading sync.WaitGroup
	reading.Add(1)
	go func() {
		defer reading.Done()
		defer v.s.caught("sizes")
		for {
			select {
			case z := <-v.sizes:
				send(z.W, z.H)
			case <-ctx.Done():
				return
			}
		}
	}()
	return func() {
		done()
		reading.Wait()
	}
}

func (m *doorModel) Init() tea.Cmd {
	return tea.Tick(lookAgain, func(time.Time) tea.Msg { return looked{} })
}

// ask makes the field that the step wants.
func (m *doorModel) ask() {
	switch m.step {
	case stepCode:
		m.field = widget.NewField(codeMost)
	case stepName:
		m.field = widget.NewField(hall.NameLength)
		if !hall.CodeLike(m.v.user) {
			m.field.Set(hall.TidyName(m.v.user))
		}
	}
}

// present shows a code to the hall and goes on with what it opens.
func (m *doorModel) present(code string) {
	t, err := m.v.hall.Present(code, m.v.from)
	if err == nil {
		m.ticket, m.code, m.fault = t, code, ""
		m.step = stepSeat
		if m.v.guest = t.Role == hall.Guest; !m.v.guest {
			m.toName()
		}
		return
	}
	m.v.s.meter.wrong.Inc()
	m.wrong++
	if m.wrong >= tries || errors.Is(err, hall.ErrSlow) || errors.Is(err, hall.ErrClosed) || errors.Is(err, hall.ErrMoved) {
		m.err = err
		return
	}
	m.fault = m.v.said(err)
	m.ask()
}

// toName asks for the name, if it was not said.
func (m *doorModel) toName() {
	m.step = stepName
	if m.name != "" {
		m.step = stepDone
		return
	}
	m.ask()
}

func (m *doorModel) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.w, m.h = msg.Width, msg.Height
	case looked:
		return m, m.Init()
	case waited:
		m.wait = false
	case tea.PasteMsg:
		if m.step != stepSeat && !m.wait {
			m.field.Take(msg)
		}
	case tea.KeyPressMsg:
		return m, m.press(msg)
	}
	return m, nil
}

// press answers a key.
func (m *doorModel) press(msg tea.KeyPressMsg) tea.Cmd {
	act := m.th.Keys.Action(msg)
	switch {
	case act == theme.Leave:
		m.err = errLeft
		return tea.Quit
	case m.wait:
		return nil
	case m.step == stepSeat:
		m.seatKey(act, msg.Text)
	case act == theme.Open:
		return m.entered(strings.TrimSpace(m.field.Value()))
	default:
		m.field.Take(msg)
	}
	if m.step == stepDone || m.err != nil {
		return tea.Quit
	}
	return nil
}

// entered takes a typed code or name. A wrong code takes its time.
func (m *doorModel) entered(text string) tea.Cmd {
	switch {
	case text == "":
		return nil
	case m.step == stepCode:
		if m.present(text); m.fault != "" && m.err == nil {
			m.wait = true
			return tea.Tick(wrongPause, func(time.Time) tea.Msg { return waited{} })
		}
	default:
		m.name = hall.TidyName(text)
		if m.name != "" {
			m.step = stepDone
		}
	}
	if m.step == stepDone || m.err != nil {
		return tea.Quit
	}
	return nil
}

// seats are those that somebody may sit down in, and the rows of all.
func (m *doorModel) seats() (open []hall.Ticket, items []widget.Item) {
	rs := m.v.hall.Rules()
	for _, t := range m.v.hall.Tables() {
		w := t.Game().Standing()
		items = append(items, widget.Item{Head: true, Rows: []widget.Row{widget.R(theme.Quiet, m.v.t("lobby.table", "N", t.No(), "Name", t.Name(), "Month", int(w.Month), "Turns", int(rs.Turns)))}})
		for k, p := range t.Places() {
			who := strings.Join(p.Here, ", ")
			switch {
			case who != "":
			case p.Bot != "":
				who = m.v.t("lobby.bot")
			default:
				who = m.v.t("lobby.free")
			}
			number, full := "  ", p.Room == 0
			if !full {
				open = append(open, hall.Ticket{Role: hall.Player, Table: t.No() - 1, Seat: game.Seat(k)})
				number = widget.PadLeft(strconv.Itoa(len(open)), 2)
			}
			row := widget.Row{
				widget.S(theme.Key, number+"  "),
				widget.Span{Text: string(rs.Seats[k].Letter) + " ", S: theme.Of(theme.Slot(k)).B()},
				widget.S(theme.Text, m.v.voice.Text("seat."+rs.Seats[k].ID+".name", nil)),
			}
			items = append(items, widget.Item{Head: full, Rows: []widget.Row{row}, Right: widget.S(theme.Quiet, who)})
		}
	}
	return open, items
}

// seatKey chooses a seat: by its number, or with the arrows.
func (m *doorModel) seatKey(act theme.Action, text string) {
	open, _ := m.seats()
	switch {
	case len(open) == 0:
		m.err = hall.ErrFull
	case act == theme.Open:
		if n, err := strconv.Atoi(m.digits); err == nil && (n < 1 || n > len(open)) {
			m.fault, m.digits = m.v.t("lobby.no_choice", "Typed", m.digits, "N", len(open)), ""
			return
		}
		c := open[min(m.list.At, len(open)-1)]
		m.ticket, m.fault = c, ""
		m.toName()
	case len(text) == 1 && text[0] >= '0' && text[0] <= '9':
		m.digits += text
		if n, err := strconv.Atoi(m.digits); err == nil && n >= 1 && n <= len(open) {
			m.list.At = n - 1
		}
	default:
		m.digits, m.fault = "", ""
		m.list.Key(act, len(open), 5)
	}
}

// View draws the door.
func (m *doorModel) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = m.v.voice.Text("ui.title", nil)
	if m.w <= 0 || m.h <= 0 {
		return v
	}
	g := widget.New(m.w, m.h)
	m.draw(g)
	v.SetContent(g.Render(m.th))
	if g.CursorX >= 0 {
		v.Cursor = tea.NewCursor(g.CursorX, g.CursorY)
		v.Cursor.Shape, v.Cursor.Blink = tea.CursorBar, false
	}
	return v
}

// doorWide is how wide the box is at most.
const doorWide = 64

func (m *doorModel) draw(g *widget.Canvas) {
	w := min(doorWide, m.w-2)
	open, items := m.seats()
	high := 9
	if m.step == stepSeat {
		high = min(len(items)+4, m.h-8)
	}
	r := widget.Rect{X: (m.w - w) / 2, Y: max(0, (m.h-high-5)/2) + 4, W: w, H: max(6, high)}
	m.drawRiver(g, r)
	title := m.v.t("door.title." + [...]string{"code", "seat", "name", "name"}[m.step])
	in := g.Panel(r, widget.Frame{Title: title, Foot: m.v.t("door.keys"), Focus: true}).Inset(2)
	_, in = in.Top(1)
	if m.step == stepSeat {
		body, low := in.Bottom(1)
		m.list.At = min(m.list.At, max(0, len(open)-1))
		m.list.Draw(g, body, items, true)
		m.drawFault(g, low)
		if m.fault == "" {
			g.Print(low.X, low.Y, low.W, m.v.t("lobby.choose")+" "+m.digits, theme.Of(theme.Quiet))
		}
		return
	}
	label, about := "door.code", "door.about.code"
	if m.step != stepCode {
		label, about = "door.name", "door.about.name"
	}
	g.Print(in.X, in.Y, in.W, m.v.t(label), theme.Of(theme.Strong))
	x := g.Print(in.X, in.Y+2, 2, "› ", theme.Of(theme.Key))
	m.field.Draw(g, x, in.Y+2, in.X+in.W-x, theme.Of(theme.Strong))
	_, low := in.Top(4)
	m.drawFault(g, low)
	if m.fault == "" {
		g.Rows(low, widget.WrapRows(theme.Quiet, m.v.t(about), low.W, 0))
	}
}

// drawRiver draws the name above the box, with the river below it.
func (m *doorModel) drawRiver(g *widget.Canvas, r widget.Rect) {
	if r.Y < 4 {
		return
	}
	center := func(y int, text string, s theme.Style) { g.Print(max(0, (m.w-widget.Len(text))/2), y, m.w, text, s) }
	center(r.Y-4, m.v.voice.Text("ui.title", nil), theme.Of(theme.Strong))
	center(r.Y-3, m.v.t("door.motto"), theme.Of(theme.Quiet))
	center(r.Y-2, strings.Repeat("━", r.W-8), theme.Of(theme.Key))
}

// drawFault says what was wrong with the last answer.
func (m *doorModel) drawFault(g *widget.Canvas, r widget.Rect) {
	if m.fault != "" {
		g.Rows(r, widget.WrapRows(theme.Warn, m.fault, r.W, 0))
	}
}
