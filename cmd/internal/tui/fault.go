package tui

import (
	"fmt"
	"runtime/debug"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
)

// Fault is a fault of the program during play. The terminal was put back before Run returned it.
type Fault = widget.Fault

// caught keeps a fault and leaves; RIOBRAVO_TRACE shows where it lay instead.
func (a *App) caught() {
	if theme.Getenv(a.cfg.Env, "RIOBRAVO_TRACE") != "" {
		return
	}
	if p := recover(); p != nil {
		a.fault = &Fault{What: fmt.Sprint(p), Stack: string(debug.Stack())}
		if a.stop != nil {
			a.stop()
		}
	}
}

// suspend lends the terminal to the shell: in a game of one's own on one's own machine, never where others could look at
// what was left.
func (a *App) suspend() tea.Cmd {
	if len(a.seats) > 1 || a.cfg.Hosted {
		return nil
	}
	return tea.Suspend
}
