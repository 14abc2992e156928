package tui

import (
	"testing"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// takenBack is a session whose months a facilitator takes back while its screen still tells of them.
type takenBack struct {
	session.Session
	gone bool
}

func (s *takenBack) Events(month int16) []game.Event {
	if s.gone {
		return nil
	}
	return s.Session.Events(month)
}

// TestToldWhileTakenBack: a month that is told step by step may be taken back by a facilitator at any moment; the screen goes
// on with what it was told until it hears of it.
func TestToldWhileTakenBack(t *testing.T) {
	s := &takenBack{Session: sit(t, 3, "usa")[0]}
	cfg := config()
	cfg.Sessions = []session.Session{s}
	d := newDriver(t, cfg, 100, 30)
	for n := 0; d.at() != screen.Resolve; n++ {
		if n > 60 {
			t.Fatalf("no month is told:\n%s", d.text())
		}
		d.step(n)
	}
	for _, gone := range []bool{false, true, true} { // told, and told on after it was taken back
		s.gone = gone
		d.press("space", "e", "space", "left")
		_ = d.text()
	}
	if d.at() != screen.Resolve || d.a.fault != nil {
		t.Errorf("at %v: %v\n%s", d.at(), d.a.fault, d.text())
	}
}
