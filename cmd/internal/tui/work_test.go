package tui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
)

// thoughtful is a session whose table thinks until it is told to stop.
type thoughtful struct {
	session.Session
	begun, over chan struct{}
}

func (s *thoughtful) Submit(c game.Command) error {
	close(s.begun)
	<-s.over
	return s.Session.Submit(c)
}

func (s *thoughtful) Thinking() (done, of int) { return 1, 3 }

// View is not to be asked for while the table thinks.
func (s *thoughtful) View() *game.View {
	select {
	case <-s.begun:
		<-s.over
	default:
	}
	return s.Session.View()
}

// TestWork: while bots think long, the screen stays, says how far they are, keeps its size, lets keys pass by, and goes on
// when they are done.
func TestWork(t *testing.T) {
	cfg := config()
	slow := &thoughtful{sit(t, 2, "usa")[0], make(chan struct{}), make(chan struct{})}
	cfg.Sessions = []session.Session{slow}
	d := newDriver(t, cfg, 80, 24)
	d.a.patience = 5 * time.Millisecond
	d.a.goTo(screen.Route{To: screen.Talks})
	d.a.View()
	_, cmd := d.a.Update(tea.KeyPressMsg{Code: 's', Text: "s"})
	if d.a.busy == nil {
		t.Fatal("nothing goes on")
	}
	shows := func(want ...string) {
		t.Helper()
		text := d.a.frame().Text()
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%q is not shown:\n%s", w, text)
			}
		}
	}
	shows("Thinking, 2 of 3", "TALKS")
	d.a.Update(tea.KeyPressMsg{Code: 'q', Text: "q"})
	d.a.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
	shows("Thinking")
	d.a.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
	shows("ctrl+c again")
	d.a.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	close(slow.over)
	for _, c := range cmd().(tea.BatchMsg) {
		if m, ok := c().(worked); ok {
			d.a.Update(m)
		}
	}
	d.w, d.h = 100, 30
	if d.check(); d.a.busy != nil || d.quit || slow.View().Known.World.Round != 2 && slow.View().Known.Seats[0].Sealed != 1 {
		t.Errorf("it does not go on:\n%s", d.text())
	}
}
