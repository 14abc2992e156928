package tui

import (
	"slices"
	"strings"
	"testing"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/save"
)

// watched opens the frozen game to be looked at, standing behind so many of its records.
func watched(t *testing.T, at, w, h int, with ...func(*Config)) (*driver, *table.Replay) {
	t.Helper()
	p, sc := frozenGame()
	r := table.NewReplay(sc.Ruleset, p.Log.Upto(len(p.Log.Records())), "frozen-7kq2", []game.Seat{1, 0, 2, 3}, true, func(save.Bookmark) error { return nil })
	for _, m := range moments {
		r.Go(recordOf(p.Log, m))
		if err := r.Mark(m); err != nil {
			t.Fatal(err)
		}
	}
	r.Go(at)
	cfg := config()
	full().hand(&cfg)
	cfg.Words, cfg.Sessions = sc.Texts.In("en"), []session.Session{r}
	for _, f := range with {
		f(&cfg)
	}
	d := newDriver(t, cfg, w, h)
	if d.at() != screen.Replay {
		t.Fatalf("not at the replay but at %d", d.at())
	}
	return d, r
}

// TestReplayFrames draws the replay at its beginning, its end and the frozen moments, through every kind of eyes, at every
// size, colour and tier.
func TestReplayFrames(t *testing.T) {
	t.Parallel()
	p, _ := frozenGame()
	places := []int{0, 1, len(p.Log.Records())}
	for _, m := range moments {
		places = append(places, recordOf(p.Log, m))
	}
	for i, look := range []struct{ color, glyphs string }{{"never", "full"}, {"16", "full"}, {"256", "full"}, {"true", "full"}, {"never", "ascii"}, {"256", "basic"}} {
		t.Run(look.color+"-"+look.glyphs, func(t *testing.T) {
			for n, at := range places {
				if i > 0 && (n+i)%3 != 0 { // the text is the same in all colours
					continue
				}
				d, _ := watched(t, at, 80, 24, func(c *Config) { c.Color, c.Glyphs = look.color, look.glyphs })
				for range (i + n) % 5 {
					d.press("v")
				}
				for _, size := range sizes {
					d.resize(size[0], size[1])
					d.whole()
					d.inTier()
				}
				d.press("b", "x")
				d.each()
				d.press("esc")
				was := d.text()
				for k := range 12 {
					d.sweep(200-k*15, 60-k*4)
				}
				d.sweep(200, 60)
				if d.text() != was {
					t.Error("after a sweep of sizes the screen is another")
				}
			}
		})
	}
}

// TestReplaySays: at every size one sees where the game stands, whose command it was, through whose eyes, every month and
// the bookmarks.
func TestReplaySays(t *testing.T) {
	p, _ := frozenGame()
	at := recordOf(p.Log, atOrders)
	for _, size := range sizes {
		d, _ := watched(t, at, size[0], size[1])
		for _, want := range []string{"as Mexico saw it", "▸M", "▼ orders", "Jan", "Jun", "Dec", "end", "June 2025, Orders", "The step", "TRADE", "Trade"} {
			if want == map[bool]string{true: "TRADE", false: "Trade"}[size[0] >= 120] {
				continue
			}
			if !strings.Contains(d.text(), want) {
				t.Errorf("%v: no %q:\n%s", size, want, d.text())
			}
		}
		d.press("v", "v", "v", "v")
		if !strings.Contains(d.text(), "▸all") || !strings.Contains(d.text(), "everything") {
			t.Errorf("%v: all eyes:\n%s", size, d.text())
		}
	}
}

// TestReplayMouse: a click on the line goes to the place, one on a letter changes the eyes.
func TestReplayMouse(t *testing.T) {
	for _, size := range sizes {
		d, r := watched(t, 1, size[0], size[1])
		x, y := d.find("Jul")
		d.a.click(x, y)
		d.check()
		if _, of := r.Place(); !strings.Contains(d.text(), "July") && of > 0 {
			t.Errorf("%v: a click on July leads elsewhere:\n%s", size, d.text())
		}
		x, y = d.find("eyes ")
		x += slices.Index([]rune(strings.Split(d.text(), "\n")[y])[x:], 'S')
		d.a.click(x, y)
		d.check()
		if k, all := r.Sees(); all || k != sinaloa {
			t.Errorf("%v: a click on S gives the eyes of %d", size, k)
		}
		d.a.click(2, y-2)
		if at, _ := r.Place(); at > 5 {
			t.Errorf("a click on the beginning leads to %d", at)
		}
	}
}

// TestReplayLeadsToTheGames: esc opens the list of kept games.
func TestReplayLeadsToTheGames(t *testing.T) {
	d, _ := watched(t, 5, 80, 24)
	if d.press("esc"); d.at() != screen.Games {
		t.Errorf("esc leads to %d", d.at())
	}
	if d.press("esc"); d.at() != screen.Replay {
		t.Errorf("and back to %d", d.at())
	}
}
