package tui

import (
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// clock counts what a seat has left to answer a crisis, where the settings give it a time. It begins when the seat first
// sees the crisis and stands still behind a curtain and at the menu. When it has run out, the seat's silence is its answer.
type clock struct {
	of   mark // the crisis it counts for
	seat int
	left int  // whole seconds
	due  bool // a second is on its way
}

// ticked says that a second of that clock is over.
type ticked struct {
	of   mark
	seat int
}

// limit is how many seconds a crisis may take; 0 any time.
func (a *App) limit() int {
	n, _ := strconv.Atoi(a.setting("clock"))
	return n
}

// counting tells whether a crisis waits for the seat that looks, and the seat can see it.
func (a *App) counting() bool {
	if len(a.seats) == 0 || a.limit() == 0 || a.busy != nil {
		return false
	}
	shown := slices.IndexFunc(a.stack, func(p place) bool { return p.route.To == screen.Crisis })
	if shown < 0 || slices.ContainsFunc(a.stack[shown:], func(p place) bool { return p.route.To == screen.Curtain || p.route.To == screen.Menu }) {
		return false
	}
	s := a.seats[a.cur].sess
	k := &s.View().Known
	return game.Phase(k.World.Phase) == game.CrisisOpen && k.Seats[s.Seat()].Sealed == 0
}

// left is what the seat that looks has left, in seconds; -1 where no clock counts.
func (a *App) left() int {
	if !a.counting() {
		return -1
	}
	if now := a.stands(); a.clock.of != now || a.clock.seat != a.cur {
		return a.limit()
	}
	return a.clock.left
}

// ticks sees to it that a second is on its way while a clock counts. Nothing ticks else.
func (a *App) ticks() tea.Cmd {
	if !a.counting() {
		return nil
	}
	if now := a.stands(); a.clock.of != now || a.clock.seat != a.cur {
		a.clock = clock{of: now, seat: a.cur, left: a.limit()}
	}
	if a.clock.due {
		return nil
	}
	a.clock.due = true
	of := ticked{a.clock.of, a.clock.seat}
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return of })
}

// tick takes a second off the clock, and answers by silence when none is left.
func (a *App) tick(of ticked) tea.Cmd {
	if of.of != a.clock.of || of.seat != a.clock.seat {
		return nil
	}
	a.clock.due = false
	if !a.counting() {
		return nil
	}
	if a.clock.left--; a.clock.left > 0 {
		return nil
	}
	a.over = nil
	c := a.ctx()
	w := &c.Known().World
	id, opt := game.CrisisID(w.Crisis-1), game.Silence(c.Rules(), c.Session.View())
	party := screen.Party(c.Rules(), id, game.Group(w.CrisisGrp-1), c.Seat())
	o := screen.Send(game.Command{Kind: game.CmdChoose, Option: opt})
	o.Toast = c.T("ui.toast.time_up", "What", screen.Short(c.Text.Option(id, party, opt)))
	return a.follows(o)
}
