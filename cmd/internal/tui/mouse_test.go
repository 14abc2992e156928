package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"riobravo/cmd/internal/tui/screen"
)

// clickAt clicks a cell and checks the frame.
func (d *driver) clickAt(x, y int) {
	d.t.Helper()
	_, cmd := d.a.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	d.ran(cmd)
	d.check()
}

// clickOn clicks the n-th cell of a text on the frame.
func (d *driver) clickOn(text string, n int) {
	d.t.Helper()
	for y, line := range strings.Split(d.text(), "\n") {
		if i := strings.Index(line, text); i >= 0 {
			d.clickAt(len([]rune(line[:i]))+n, y)
			return
		}
	}
	d.t.Fatalf("%q is not on the frame:\n%s", text, d.text())
}

// TestMouse: a click selects, a second opens, a click on a panel focuses it, on a hint runs it; nothing under an overlay
// answers; every cell of every hint does.
func TestMouse(t *testing.T) {
	cfg := config()
	cfg.Sessions = sit(t, 2, "usa")
	d := newDriver(t, cfg, 120, 36)
	d.press("enter") // the brief is read
	for n := 0; d.at() != screen.Board && n < 20; n++ {
		d.step(n)
		if d.at() == screen.Talks {
			d.press("G", "2", "G", "enter")
		}
	}
	if d.at() != screen.Board {
		t.Fatalf("no board:\n%s", d.text())
	}
	d.clickOn("Tracks", 1)
	if !strings.Contains(d.text(), "━2 Tracks") {
		t.Errorf("a click on a panel does not focus it:\n%s", d.text())
	}
	for n := range len("? help") {
		d.clickOn("? help", n)
		if len(d.a.over) != 1 {
			t.Fatalf("cell %d of a hint does not answer", n)
		}
		d.clickAt(1, 1)
		if len(d.a.over) != 1 || !strings.Contains(d.text(), "━2 Tracks") {
			t.Error("a click beside an overlay reaches what lies under it")
		}
		d.press("esc")
	}
	d.press("a")
	was := d.text()
	d.a.Update(tea.MouseWheelMsg{X: 10, Y: 10, Button: tea.MouseWheelDown})
	if d.check(); d.text() == was {
		t.Error("the wheel does not turn the list under the pointer")
	}
}

// TestMenuByMouse opens the form for a new game with two clicks.
func TestMenuByMouse(t *testing.T) {
	d := newDriver(t, config(), 80, 24)
	d.clickOn("New game", 3)
	if d.at() == screen.Menu {
		d.clickOn("New game", 0)
	}
	if d.at() != screen.NewGame {
		t.Errorf("two clicks do not open it:\n%s", d.text())
	}
}
