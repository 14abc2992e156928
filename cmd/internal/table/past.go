package table

import (
	"fmt"

	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// Past shows a running game as it was: a table of its own on the beginning of the other's log. Nothing of what came after
// its place reaches its session, in any view, history, score or head.
type Past struct {
	of   *Table
	seat *seatSession
	at   int
}

// Past looks at the game as it was, at first before anything was done, through a seat's eyes or with all, seeing everything.
func (t *Table) Past(k game.Seat, all bool) (*Past, error) {
	if k < 0 || int(k) >= len(t.players) {
		return nil, fmt.Errorf("table: there is no seat %d", k)
	}
	then := &Table{rs: t.rs, still: true, place: Place{ID: t.ID()}, players: make([]Player, len(t.players)), history: make([][][]game.Event, len(t.players)+1)}
	p := &Past{of: t, at: -1, seat: &seatSession{t: then, seat: k, all: all, still: true, seen: -1, updates: make(chan struct{}, 1)}}
	p.Go(0)
	return p, nil
}

// Session is what is seen there. It only looks.
func (p *Past) Session() session.Session { return p.seat }

// Go moves to the place behind the first n records and tells whether that is another place than before.
func (p *Past) Go(n int) bool {
	p.of.mu.Lock()
	n = max(0, min(n, len(p.of.log.Records())))
	if n == p.at {
		p.of.mu.Unlock()
		return false
	}
	l := p.of.log.Upto(n)
	p.of.mu.Unlock()
	then := p.seat.t
	then.mu.Lock()
	then.log = l
	then.recall()
	p.at = n
	then.mu.Unlock()
	p.seat.Nudge()
	return true
}

// Length is how many records the game has.
func (t *Table) Length() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.log.Records())
}

// Before is the place at which the month began that lies so many months before the present one, or the first month; once the
// game is over it is the end.
func (t *Table) Before(months int16) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if game.Phase(t.state.World.Phase) == game.Over {
		return len(t.log.Records())
	}
	month, at := t.state.World.Month-months, 0
	for _, i := range t.log.Line() {
		s, ok := begins(i+1, t.log)
		if ok && (at == 0 || s.Month <= month) {
			at = i + 1
		}
	}
	return at
}
