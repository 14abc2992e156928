package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// patience is how long work may go on before the screen says so and how far it is, and how often it says so.
const patience = 250 * time.Millisecond

// work is something that goes on beside the screen: bots think, a game is loaded. Until it is done no session is asked
// anything, for the table may be at work on it; the last frame stays on the screen.
type work struct {
	word  string // ui.work.<word>
	of    session.Session
	still *widget.Canvas
}

// worked says that the work is done; then goes on from there.
type worked struct{ then func() tea.Cmd }

// renewed says that how far the work is may be shown again.
type renewed struct{}

// work does something that may take long, and goes on with what it answers. What is done at once is as if it had been done
// in one go; else the screen says that it goes on. A fault in it comes out here.
func (a *App) work(word string, of session.Session, do func() func() tea.Cmd) tea.Cmd {
	if a.patience == 0 {
		return do()()
	}
	done := make(chan func() tea.Cmd, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				done <- func() tea.Cmd { panic(p) }
			}
		}()
		done <- do()
	}()
	select {
	case then := <-done:
		return then()
	case <-time.After(a.patience):
	}
	a.busy = &work{word: word, of: of, still: a.shown.canvas}
	return tea.Batch(func() tea.Msg { return worked{<-done} }, renew())
}

func renew() tea.Cmd { return tea.Tick(patience, func(time.Time) tea.Msg { return renewed{} }) }

// meanwhile takes a message while work goes on: keys wait for nobody, but ctrl+c leaves as ever.
func (a *App) meanwhile(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case worked:
		a.busy = nil
		return msg.then()
	case ticked:
		a.clock.due = false
	case renewed:
		return renew()
	case answer:
		return msg.take(a)
	case counted:
		a.sand = false
		return a.seconds()
	case updated:
		return tea.Batch(a.listenTo(msg.seat), a.seconds())
	case tea.WindowSizeMsg:
		a.w, a.h = msg.Width, msg.Height
	case tea.KeyPressMsg:
		if a.theme.Keys.Action(msg) != theme.Leave {
			a.leaving = false
			return nil
		}
		if a.leaving {
			return tea.Quit
		}
		a.leaving = true
	}
	return nil
}

// drawBusy is the last frame with a line that says what goes on and how far it is.
func (a *App) drawBusy() *widget.Canvas {
	g := widget.New(a.w, a.h)
	if s := a.busy.still; s != nil && s.W == a.w && s.H == a.h {
		g.Blit(0, 0, s)
		g.Cover()
	}
	row := widget.Row{widget.S(theme.Text, a.cfg.Words.Text("ui.work."+a.busy.word, nil))}
	if t, ok := a.busy.of.(session.Thinker); ok {
		if n, of := t.Thinking(); of > 0 {
			row = widget.Row{widget.S(theme.Text, a.cfg.Words.Text("ui.work.count", map[string]any{"N": min(n+1, of), "Of": of})+"  ")}
			row = append(row, widget.GaugeSpans(a.theme, theme.Strong, n, of, 4*of)...)
		}
	}
	if a.leaving {
		row = widget.R(theme.Text, a.cfg.Words.Text("ui.toast.leave", nil))
	}
	bar := widget.Rect{X: 0, Y: a.h - 1, W: a.w, H: 1}
	g.Clear(bar)
	g.Row(1, bar.Y, a.w-2, row)
	g.Ground(bar, theme.Bar)
	g.Cursor(1, bar.Y)
	return g
}
