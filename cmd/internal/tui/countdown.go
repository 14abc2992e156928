package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/session"
)

// counted says that a second of a hosted table's clock has gone by.
type counted struct{}

// timed is the table's clock as the seat at this terminal has it; nil where a table can have none.
func (a *App) timed() session.Timed {
	if len(a.seats) == 0 {
		return nil
	}
	s, _ := a.seats[a.cur].sess.(session.Timed)
	return s
}

// seconds draws the table's clock anew every second while it runs; a change at the table tells of one that begins. Each
// terminal has seconds of its own, counted from when it came: a host that drew all of its screens at one moment would let
// whoever presses a key in that moment wait for all of them.
func (a *App) seconds() tea.Cmd {
	s := a.timed()
	if s == nil || a.sand {
		return nil
	}
	if _, running, _ := s.Clock(); !running {
		return nil
	}
	a.sand = true
	return tea.Tick(time.Second-time.Since(a.came)%time.Second, func(time.Time) tea.Msg { return counted{} })
}

// remaining is what the header shows of it: minutes and seconds, hours where there are some, days alone; "" no clock.
func (a *App) remaining() string {
	s := a.timed()
	if s == nil {
		return ""
	}
	left, _, ok := s.Clock()
	n := int(left / time.Second)
	const hour, day = 3600, 24 * 3600
	switch {
	case !ok:
		return ""
	case n >= 2*day:
		return a.cfg.Words.Text("ui.header.days", map[string]any{"N": n / day})
	case n >= hour:
		return fmt.Sprintf("%d:%02d:%02d", n/hour, n/60%60, n%60)
	}
	return fmt.Sprintf("%d:%02d", n/60, n%60)
}
