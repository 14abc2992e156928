package tui

import (
	"fmt"
	"strings"
	"testing"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// table of four: who has which code, and the words that each types where only that seat may read them.
var (
	codes  = [4]string{"4711", "", "0815", ""}
	secret = [4]string{"zqusa", "zqmex", "zqsin", "zqjal"}
)

// TestScriptHotSeat plays a whole game of four people at one keyboard, two of them with a code. What one types is in no
// frame, no title and no sequence of another's, the curtain looks the same for a seat whatever lies behind it, and nothing
// that can be reached from it shows anything.
func TestScriptHotSeat(t *testing.T) {
	t.Parallel()
	cfg := config()
	cfg.Sessions = sit(t, 9, "usa", "mexico", "sinaloa", "jalisco")
	cfg.Settings = newKeeper()
	d := newDriver(t, cfg, 80, 24)
	curtains := map[string]string{}
	falls := 0
	d.watch = func() {
		v := d.a.View()
		all := v.Content + v.WindowTitle + d.a.draw().Text()
		covered := d.a.covered() || d.at() == screen.Curtain
		for k, s := range secret {
			if (covered || k != d.a.cur) && strings.Contains(all, s) {
				t.Fatalf("what seat %d typed is shown to seat %d (covered %v):\n%s", k, d.a.cur, covered, d.text())
			}
		}
		if d.at() != screen.Curtain || len(d.a.over) > 0 {
			return
		}
		if v.WindowTitle != d.a.cfg.Words.Text("ui.name", nil) {
			t.Errorf("the title behind the curtain is %q", v.WindowTitle)
		}
		key := fmt.Sprint(d.a.cur, d.a.lock(), d.a.top().scr)
		was, known := curtains[key]
		if curtains[key] = d.text(); known && was != d.text() {
			t.Fatalf("the curtain of seat %d tells of what lies behind it:\n%s\n%s", d.a.cur, was, d.text())
		}
	}
	for n := 0; d.at() != screen.Ending; n++ {
		if n > 1500 {
			t.Fatalf("no end in sight:\n%s", d.text())
		}
		if d.at() == screen.Curtain {
			if falls++; falls < 12 {
				d.probe()
			}
			d.sitDown()
			continue
		}
		d.tellSecret()
		d.hotStep(n)
	}
	for _, s := range d.a.seats {
		if k := s.sess.Seat(); s.lock.set != (codes[k] != "") {
			t.Errorf("seat %d has a code: %v", k, s.lock.set)
		}
	}
	if falls < 60 {
		t.Errorf("only %d curtains fell", falls)
	}
	for k := range d.a.ctx().Rules().Seats {
		d.sees(d.a.ctx().Text.Seat(game.Seat(k)))
	}
}

// probe presses everything at the curtain that might look behind it, and comes back.
func (d *driver) probe() {
	d.t.Helper()
	d.press("?", "esc", ":", "z", "q", "esc", "u", "U", "e", "x", "w", "t", "r", "tab", "a", "d", "y", "v", "i")
	d.clickOn("a", 0)
	if d.at() != screen.Curtain {
		d.t.Fatalf("the curtain is gone:\n%s", d.text())
	}
	d.press("q", "?", "esc", "o", "down", "right", "left", "esc", "a", "down", "tab", "esc", "w", "down", "esc", ":", "b", "r", "i", "enter", "esc", "esc")
	for n := 0; n < 6 && d.at() != screen.Curtain; n++ {
		d.press("c")
		if d.at() != screen.Curtain {
			d.press("esc")
		}
	}
	if d.at() != screen.Curtain {
		d.t.Fatalf("no way back to the curtain:\n%s", d.text())
	}
}

// sitDown opens the curtain: with the code where there is one.
func (d *driver) sitDown() {
	d.t.Helper()
	k := d.a.seats[d.a.cur].sess.Seat()
	if d.a.lock().Set {
		d.press("enter", "enter")
		if d.at() != screen.Curtain {
			d.t.Fatalf("enter opens the curtain of seat %d, which has a code", k)
		}
		d.press(strings.Split(codes[k], "")...)
	} else {
		d.press("enter", "enter")
	}
	if d.at() == screen.Curtain {
		d.t.Fatalf("the curtain of seat %d stays:\n%s", k, d.text())
	}
	if codes[k] != "" && !d.a.lock().Set {
		d.press(":", "c", "o", "d", "e", "enter")
		d.press(strings.Split(codes[k]+codes[k], "")...)
	}
}

// tellSecret types the seat's own word where it stays on the screen: in the palette, and on the board in the filter of the
// picker, on which the seat then leaves it.
func (d *driver) tellSecret() {
	d.t.Helper()
	word := strings.Split(secret[d.a.seats[d.a.cur].sess.Seat()], "")
	if d.world().Month > 3 {
		return
	}
	d.press(":")
	d.press(word...)
	d.press("esc", "esc")
	if d.at() == screen.Board {
		d.press("T", "/")
		d.press(word...)
		if !strings.Contains(d.text(), strings.Join(word, "")) {
			d.t.Fatalf("what is typed does not show:\n%s", d.text())
		}
		for n := 0; n < 5 && d.at() == screen.Picker; n++ {
			d.press("esc")
		}
	}
}

// hotStep does what the screen asks of a seat that plays quickly.
func (d *driver) hotStep(n int) {
	d.t.Helper()
	if d.at() == screen.Board {
		d.press([]string{"D", "T", "S"}[n%3], "enter")
		for d.at() == screen.Picker {
			d.press("esc")
		}
	}
	if d.at() == screen.Talks && n%5 == 0 {
		d.press("y")
	}
	at, cur := d.at(), d.a.cur
	d.pass()
	if d.at() == at && d.a.cur == cur && at == screen.Board { // too dear
		d.press("4", "down", "d", "down", "d", "down", "d")
		d.pass()
	}
}
