package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
)

// framed says that a frame of a motion is over.
type framed struct{}

// moves starts the frame timer when something on top began to move. Nothing ticks while nothing moves.
func (a *App) moves() tea.Cmd {
	m, ok := a.now().(screen.Mover)
	if a.ticking || !ok || !m.Moving() {
		return nil
	}
	a.ticking = true
	return tea.Tick(time.Second/screen.FrameRate, func(time.Time) tea.Msg { return framed{} })
}

// moveOn takes a motion one frame on.
func (a *App) moveOn() {
	a.ticking = false
	if m, ok := a.now().(screen.Mover); ok && m.Moving() {
		m.Step()
	}
}

// settle ends a motion: any key does, and does its job too.
func (a *App) settle() {
	if m, ok := a.now().(screen.Mover); ok && m.Moving() {
		m.Settle()
	}
}
