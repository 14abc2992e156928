package tui

import (
	"fmt"
	"strings"
	"testing"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/game"
)

// playMonth presses what a player presses on whatever screen is open, n counting his steps.
func (d *driver) step(n int) {
	switch d.at() {
	case screen.Brief:
		d.dump("brief")
		d.press("v", "enter")
	case screen.Resolve:
		d.dump("resolve")
		d.press("space", "e", "space", "left", "up", "f", "tab", "up")
		d.dump("resolve told")
		d.press("enter")
	case screen.Report:
		d.dump("report")
		d.press("e", "down", "down", "e", "enter")
	case screen.Talks:
		d.talk(n)
	case screen.Board:
		d.orders(n)
	case screen.Crisis:
		d.dump("crisis")
		d.press("down", "right")
		if n%2 == 0 {
			d.press("up")
		}
		d.dump("crisis 2")
		d.press("s")
	case screen.Curtain:
		d.dump("curtain")
		d.press("enter", "enter")
	case screen.Waiting:
		d.t.Fatalf("a solo player waits:\n%s", d.text())
	}
}

// offerPanel is the number of the panel in which an offer is composed.
func (d *driver) offerPanel() string {
	if d.a.ctx().Wide() {
		return "3"
	}
	return "2"
}

// talk answers what waits, makes an offer in some months, and ends the round.
func (d *driver) talk(n int) {
	d.dump("talks")
	for range 3 {
		d.press([]string{"y", "n"}[n%2])
	}
	if n%3 == 0 {
		d.press(d.offerPanel(), "g", "enter", "down", "right", "enter") // a clause I give
		d.press("G", "up", "up", "up", "up")
		d.press("p", "down", "enter") // a signal
		d.press(d.offerPanel(), "g", "down")
		d.press("enter", "right", "enter")
		d.dump("talks with a draft")
		d.press("s")
		d.dump("talks after sending")
	}
	was := d.world()
	for range 6 {
		if d.at() != screen.Talks || d.world().Round != was.Round || d.world().Month != was.Month {
			return
		}
		if len(d.a.over) > 0 {
			d.press("y")
			continue
		}
		d.press("G", d.offerPanel(), "G", "enter")
	}
}

// orders fills the three columns with whatever is legal, sets a posture and seals.
func (d *driver) orders(n int) {
	d.dump("board")
	month := d.world().Month
	for i, col := range []string{"D", "T", "S"} {
		d.press(col)
		for range (n*7 + i*3) % 5 {
			d.press("down")
		}
		d.press("right", "tab", "right", "left")
		d.dump("picker")
		d.press("enter")
		if d.at() != screen.Board {
			d.dump("picker refused")
			d.press("esc")
		}
		if d.at() != screen.Board {
			d.press("esc")
		}
	}
	d.press("p", "right", "down", "i", "down", "esc", "tab", "up", "right", "v", "enter", "esc", "4")
	d.dump("board full")
	d.press("s")
	if len(d.a.over) > 0 {
		d.dump("ask")
		d.press("y")
	}
	for range 3 { // a sheet that costs too much is thinned out
		if d.at() != screen.Board || d.world().Month != month {
			return
		}
		d.dump("refused seal")
		d.press("4", "down", "d", "s")
		if len(d.a.over) > 0 {
			d.press("y")
		}
	}
}

// TestEverySeatPlaysToTheEnd plays each seat by keys at 80×24, and one of them at 120×36, against staff.
func TestEverySeatPlaysToTheEnd(t *testing.T) {
	t.Parallel()
	for i, seat := range append(scenario.Ruleset.Seats, scenario.Ruleset.Seats[1]) {
		w, h := 80, 24
		if i == len(scenario.Ruleset.Seats) {
			w, h = 120, 36
		}
		t.Run(fmt.Sprintf("%s-%d", seat.ID, w), func(t *testing.T) {
			cfg := config()
			cfg.Sessions, cfg.Color = sit(t, uint64(i+1), seat.ID), "true"
			d := newDriver(t, cfg, w, h)
			months := make([]int, d.a.ctx().Rules().Turns+1)
			for n := 0; d.at() != screen.Ending; n++ {
				if n > 400 {
					t.Fatalf("no end in sight:\n%s", d.text())
				}
				if d.at() == screen.Brief {
					months[d.world().Month]++
					d.sees(standing(d)...)
				}
				d.step(n)
			}
			d.dump("ending")
			if p := game.Phase(d.world().Phase); p != game.Over {
				t.Errorf("the ending is shown in phase %d", p)
			}
			for _, st := range d.a.seats[0].sess.Standings() {
				d.sees(d.a.ctx().Text.Seat(st.Seat), d.a.ctx().Text.MarginOf(st))
			}
			_, head := d.a.seats[0].sess.Kept()
			for n := 0; n < 6 && !strings.Contains(d.text(), head); n++ {
				d.press("pgdown")
			}
			d.sees(head)
			for m := range months {
				if months[m] == 0 && m > 0 {
					t.Errorf("month %d had no brief", m)
				}
			}
			d.press("up", "down", "r", "[", "esc", "w", "esc", "?", "esc")
			t.Logf("%d frames, month %d", d.frames, d.world().Month)
		})
	}
}

// TestHotSeat plays two seats at one keyboard: a curtain falls between them, and nothing of a seat shows on it.
func TestHotSeat(t *testing.T) {
	t.Parallel()
	cfg := config()
	cfg.Sessions = sit(t, 9, "usa", "mexico")
	d := newDriver(t, cfg, 80, 24)
	curtains := 0
	for n := 0; d.at() != screen.Ending && n < 800; n++ {
		if d.at() == screen.Curtain {
			curtains++
		}
		d.step(n)
	}
	if d.at() != screen.Ending || curtains < 12 {
		t.Errorf("at screen %d after %d curtains:\n%s", d.at(), curtains, d.text())
	}
}

// TestFrames draws every screen at every size, with and without colour: exactly H lines of exactly W cells.
func TestFrames(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {100, 30}, {120, 36}, {160, 45}} {
		for _, colour := range []string{"never", "16", "256", "true"} {
			for _, glyphs := range []string{"full", "ascii"} {
				if glyphs == "ascii" && colour != "never" {
					continue
				}
				t.Run(fmt.Sprintf("%dx%d-%s-%s", size[0], size[1], colour, glyphs), func(t *testing.T) {
					cfg := config()
					cfg.Color, cfg.Glyphs = colour, glyphs
					d := newDriver(t, cfg, size[0], size[1])
					d.press("n", "down", "down", "right", "?", "esc", "esc")
					cfg.Sessions = sit(t, 3, []string{"usa", "mexico", "sinaloa", "jalisco"}[size[0]/40%4])
					d = newDriver(t, cfg, size[0], size[1])
					for n := 0; n < 12 && d.at() != screen.Ending; n++ {
						d.step(n)
					}
					for _, to := range []screen.Name{screen.Menu, screen.NewGame, screen.Brief, screen.Board, screen.Picker, screen.Talks, screen.Wire, screen.Ending, screen.Waiting, screen.Region, screen.Advice, screen.Curtain} {
						d.a.goTo(screen.Route{To: to, Order: game.Empty, Month: 1})
						d.check()
						d.press("?", "esc", ":", "x", "esc")
					}
				})
			}
		}
	}
}
