package tui

import (
	"fmt"
	"strings"
	"testing"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// inCrisis sits the parties of the frozen game's crisis down at one keyboard, or only the one concerned, with a clock.
func inCrisis(t *testing.T, seconds string, people int) *driver {
	t.Helper()
	s := scene{moment: atCrisis, seat: people}
	return s.sat(t, 120, 36, "never", func(c *Config) {
		_ = c.Settings.Set("clock", seconds)
		for i := range c.Sessions {
			c.Sessions[i] = &recorder{Session: c.Sessions[i]}
		}
	})
}

// second lets a second of the clock go by.
func (d *driver) second() {
	d.t.Helper()
	d.a.Update(ticked{d.a.clock.of, d.a.clock.seat}) // what it leads to is the next second
	d.check()
}

// TestCrisisTimesOut: the clock is counted down before one's eyes, and when it has run out the seat's silence is its answer.
func TestCrisisTimesOut(t *testing.T) {
	d := inCrisis(t, "30", concerned)
	c := d.a.ctx()
	if d.at() != screen.Crisis {
		t.Fatalf("no crisis is open:\n%s", d.text())
	}
	d.sees("00:30", c.T("ui.crisis.unanswered_in", "N", 30, "List", "")[:5])
	silence := game.Silence(c.Rules(), c.Session.View())
	party := screen.Party(c.Rules(), game.CrisisID(c.Known().World.Crisis-1), game.Group(c.Known().World.CrisisGrp-1), c.Seat())
	word := screen.Short(c.Text.Option(game.CrisisID(c.Known().World.Crisis-1), party, silence))
	for n := 29; n > 0; n-- {
		d.second()
		want := fmt.Sprintf("00:%02d", n)
		if n <= hurry {
			want = "! " + want
		}
		d.sees(want)
		d.press([]string{"down", "up", "right", "tab"}[n%4])
	}
	d.press(":") // a palette does not stop the clock, nor does it stay
	k := c.Seat()
	r := d.a.seats[0].sess.(*recorder)
	d.second()
	if len(r.done) != 1 || r.done[0] != game.CmdChoose || r.sent.Option != silence {
		t.Fatalf("%v was done, option %d instead of %d:\n%s", r.done, r.sent.Option, silence, d.text())
	}
	if d.a.seats[0].sess.View().Known.Seats[k].Sealed == 0 && game.Phase(d.world().Phase) == game.CrisisOpen {
		t.Errorf("the seat is not in:\n%s", d.text())
	}
	d.sees(c.T("ui.toast.time_up", "What", word))
	if d.a.left() >= 0 || len(d.a.over) > 0 {
		t.Errorf("the clock goes on:\n%s", d.text())
	}
}

// TestClockWaits: no clock counts behind a curtain or at the menu, every seat has its own time, and without the setting
// there is none.
func TestClockWaits(t *testing.T) {
	d := inCrisis(t, "60", everybody)
	if d.at() != screen.Curtain || d.a.left() >= 0 {
		t.Fatalf("a clock counts behind the curtain (%d):\n%s", d.a.left(), d.text())
	}
	d.press("enter", "enter")
	for n := 0; d.at() != screen.Crisis; n++ {
		if n > 10 {
			t.Fatalf("no crisis:\n%s", d.text())
		}
		d.press("enter")
	}
	d.second()
	d.second()
	d.sees("00:58")
	d.press("q")
	if d.at() != screen.Menu || d.a.left() >= 0 {
		t.Errorf("the clock counts at the menu:\n%s", d.text())
	}
	d.second()
	d.press("c")
	d.sees("00:58")
	d.second()
	d.sees("00:57")
	first := d.a.cur
	d.press("s")
	if d.at() == screen.Curtain { // the next party's time begins when it sits down
		if strings.Contains(d.text(), "00:") || d.a.left() >= 0 {
			t.Errorf("a clock counts behind the curtain:\n%s", d.text())
		}
		d.press("enter", "enter")
		for n := 0; d.at() != screen.Crisis && n < 10; n++ {
			d.press("enter")
		}
		d.sees("01:00")
	}
	if d.a.cur == first {
		t.Errorf("nobody else is asked:\n%s", d.text())
	}
	d = inCrisis(t, "off", concerned)
	if d.a.left() >= 0 || strings.Contains(d.text(), "00:") || d.a.clock.due {
		t.Errorf("a clock counts that nobody set:\n%s", d.text())
	}
}
