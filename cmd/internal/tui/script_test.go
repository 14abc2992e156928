package tui

import (
	"strings"
	"testing"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// sees looks for texts on the screen, blanks counted as one.
func (d *driver) sees(all ...string) {
	d.t.Helper()
	text := strings.Join(strings.Fields(d.text()), " ")
	for _, want := range all {
		if !strings.Contains(text, strings.Join(strings.Fields(want), " ")) {
			d.t.Fatalf("%q is not to be seen:\n%s", want, d.text())
		}
	}
}

// sitsAt plays a seat's own way until it stands on a screen.
func (d *driver) until(to screen.Name, month int16) {
	d.t.Helper()
	for n := 0; d.at() != to || d.world().Month < month; n++ {
		if n > 300 || d.at() == screen.Ending {
			d.t.Fatalf("screen %d of month %d is not reached:\n%s", to, month, d.text())
		}
		d.step(n)
	}
}

// TestScriptUndo takes an order back and does it again, on the board and over a whole chain of commands.
func TestScriptUndo(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 5, "mexico")
	d := newDriver(t, cfg, 100, 30)
	d.until(screen.Board, 1)
	empty := d.text()
	d.press("S", "enter")
	c := d.a.ctx()
	o := c.Drafted(game.Strategic)
	if d.at() != screen.Board || o.ID < 0 {
		t.Fatalf("no order was chosen:\n%s", d.text())
	}
	name := cut(c.Text.OrderName(o.ID), 10)
	d.sees("S " + name)
	d.press("4", "p")
	was := c.Own().Posture
	d.press("p")
	if c.Own().Posture == was {
		t.Fatalf("the posture stays:\n%s", d.text())
	}
	d.press("u")
	d.sees(c.T("ui.toast.undone"))
	if c.Own().Posture != was || c.Drafted(game.Strategic) != o {
		t.Errorf("one step back is posture %d instead of %d, order %v", c.Own().Posture, was, c.Drafted(game.Strategic))
	}
	d.press("u")
	if c.Drafted(game.Strategic).ID >= 0 {
		t.Errorf("the order stands:\n%s", d.text())
	}
	d.press("u")
	d.press("esc")
	if now := d.text(); d.a.bad || !strings.Contains(now, "S — empty —") || !strings.Contains(empty, "S — empty —") {
		t.Errorf("after all is taken back:\n%s", now)
	}
	d.press("U", "U")
	d.sees("S " + name)
}

// pass does the least that a screen asks for: it reads on, ends a round without an answer, seals an empty sheet.
func (d *driver) pass() {
	d.t.Helper()
	switch d.at() {
	case screen.Talks, screen.Board, screen.Crisis:
		d.press("s")
		if len(d.a.over) > 0 {
			d.press("y")
		}
	case screen.Waiting, screen.Ending:
		d.t.Fatalf("the game goes on without anybody:\n%s", d.text())
	default:
		d.press("enter")
	}
}

// TestScriptCounters: an offer is countered twice, as two people do it at one keyboard; a third counter is not to be had,
// and the last offer is accepted and binds both.
func TestScriptCounters(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 5, "usa", "mexico")
	d := newDriver(t, cfg, 120, 36)
	c := d.a.ctx
	const usa, mexico = 0, 1
	// facing passes until a seat talks and the other's offer, countered so many times, waits for it; -1 none need wait.
	facing := func(k, haggle int) {
		t.Helper()
		for n := 0; n < 60; n++ {
			if d.at() == screen.Talks && int(c().Seat()) == k && len(d.a.over) == 0 {
				for _, o := range c().Known().Offers {
					if o.State == game.OfferOpen && int(o.To) == k && int(o.From) == 1-k && int(o.Haggle) == haggle && o.Answer == 0 {
						return
					}
				}
				if haggle < 0 {
					return
				}
			}
			d.pass()
		}
		t.Fatalf("no offer countered %d times waits for seat %d:\n%s", haggle, k, d.text())
	}
	counter := func() {
		t.Helper()
		d.sees(c().T("ui.hint.counter"))
		to := c().Text.SeatIn(game.Seat(1 - c().Seat()))
		for d.press("2"); !strings.Contains(d.text(), "┏━2 "+c().Text.Seat(game.Seat(1-c().Seat()))); {
			d.press("]")
		}
		d.press("o", "G", "up")
		for n := 0; n < 8 && !strings.Contains(d.text(), "▌For ‹"); n++ {
			d.press("up")
		}
		d.press("right", "s")
		d.sees(c().T("ui.toast.counter", "Seat", to))
	}
	facing(usa, -1)
	for n := 0; n < 4 && !strings.Contains(d.text(), "┏━2 Mexico"); n++ {
		d.press("2", "]")
	}
	d.press("3", "g", "enter", "enter", "s")
	d.sees(c().T("ui.toast.offer", "Seat", c().Text.SeatIn(mexico)))
	facing(mexico, 0)
	counter()
	facing(usa, 1)
	counter()
	facing(mexico, 2)
	d.press("2")
	if strings.Contains(d.text(), "o "+c().T("ui.hint.counter")) {
		t.Errorf("a third counter is offered:\n%s", d.text())
	}
	d.press("y")
	d.sees(c().T("ui.toast.accepted"))
	live := 0
	for n := 0; n < 12 && live == 0; n++ {
		d.pass()
		for _, tr := range c0(d).Treaties {
			if tr.Live != 0 && tr.A+tr.B == usa+mexico {
				live++
			}
		}
	}
	if live == 0 {
		t.Errorf("the accepted offer is no treaty:\n%s", d.text())
	}
}

// c0 is what the first seat knows, whoever looks.
func c0(d *driver) *game.State { return &d.a.seats[0].sess.View().Known }
