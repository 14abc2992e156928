package widget

import (
	"fmt"
	"runtime/debug"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// Fault is a fault of the program on a screen. The terminal was put back before it was told.
type Fault struct {
	What  string
	Stack string // where it lay; for a log, never for a player
}

func (f *Fault) Error() string { return f.What }

// Guarded is a screen whose faults end it alone, and are told to who ran it and to nobody else: the library would print them.
type Guarded struct {
	screen tea.Model
	quit   func()

	mu    sync.Mutex
	fault *Fault
}

// Guard guards a screen; what comes of it is run by Run.
func Guard(screen tea.Model) *Guarded { return &Guarded{screen: screen} }

// Run runs the program that was made of the screen. The error is a *Fault where the screen failed.
func (g *Guarded) Run(p *tea.Program) error {
	g.quit = func() { go p.Quit() } // the program may be in the midst of drawing
	_, err := p.Run()
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.fault != nil {
		return g.fault
	}
	return err
}

// caught keeps a fault and ends the program.
func (g *Guarded) caught() {
	if p := recover(); p != nil {
		g.mu.Lock()
		g.fault = &Fault{fmt.Sprint(p), string(debug.Stack())}
		g.mu.Unlock()
		g.quit()
	}
}

// failed tells whether there is nothing to go on with.
func (g *Guarded) failed() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.fault != nil
}

// Init begins.
func (g *Guarded) Init() (cmd tea.Cmd) {
	defer g.caught()
	return g.screen.Init()
}

// Update hands on a message.
func (g *Guarded) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	defer g.caught()
	if m = g; g.failed() {
		return g, tea.Quit
	}
	g.screen, cmd = g.screen.Update(msg)
	return g, cmd
}

// View draws.
func (g *Guarded) View() (v tea.View) {
	defer g.caught()
	if g.failed() {
		return v
	}
	return g.screen.View()
}
