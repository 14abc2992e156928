package tui

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
)

// drawer is a drawer of kept games in memory.
type drawer struct {
	games  []screen.Kept
	fail   error
	mu     sync.Mutex
	asked  []string
	verify func(told func(done, of int)) screen.Finding
	replay []session.Session
}

// full is a drawer with a game of every kind.
func full() *drawer {
	chairs := func(by ...string) (out []screen.Chair) {
		for i, d := range scenario.Ruleset.Seats {
			ch := screen.Chair{Letter: string(rune(d.Letter)), Slot: i, Name: scenario.Texts.In("en").Text("seat."+d.ID+".name", nil), By: by[i], Person: by[i] == "human", Margin: "−12"}
			if by[i] == "human" {
				ch.Margin, ch.Met, ch.First = "+4", true, true
			}
			out = append(out, ch)
		}
		return out
	}
	d := &drawer{}
	add := func(id, name string, k screen.Kept, by ...string) {
		k.ID, k.Name, k.Scenario, k.Chairs, k.Begun, k.Played = id, name, "The threat of force", chairs(by...), "2025-03-01 14:05", fmt.Sprintf("2025-03-%02d 09:30", 28-len(d.games)%28)
		k.Commands, k.Head = 140, "3f2a-91bc-77d0-12ab"
		d.games = append(d.games, k)
	}
	add("threat-usa-7kq2", "Tuesday seminar, group 2", screen.Kept{Month: 7}, "human", "staff", "staff", "staff")
	add("threat-mexico-9dd3", "", screen.Kept{Month: 18, Over: true, Judged: true}, "staff", "human", "strategist", "novice")
	add("threat-usa-mexico-44aa", "Two of us", screen.Kept{Month: 3, Held: true, HeldSince: "2025-03-01 15:00"}, "human", "human", "staff", "staff")
	add("threat-usa-x3x3", "After the power cut", screen.Kept{Month: 9, Damaged: 96}, "human", "staff", "staff", "staff")
	add("threat-bots-bbbb", "Bots only", screen.Kept{Month: 18, Over: true}, "staff", "staff", "staff", "staff")
	d.games = append(d.games, screen.Kept{ID: "old-copy", Played: "2024-01-01 10:00", Broken: `"old-copy.riobravo" is no game of this program.`})
	for i := range 30 {
		add(fmt.Sprintf("threat-jalisco-%02dzz", i), fmt.Sprintf("Exercise %d", i), screen.Kept{Month: 1 + i%12}, "staff", "staff", "staff", "human")
	}
	d.verify = func(told func(done, of int)) screen.Finding {
		return screen.Finding{Head: "3f2a-91bc-77d0-12ab", Good: true, Text: "verified. 140 commands. Head 3f2a-91bc-77d0-12ab"}
	}
	return d
}

// hand gives the drawer to what the wiring hands in.
func (w *drawer) hand(cfg *Config) {
	ask := func(what string) error {
		w.mu.Lock()
		defer w.mu.Unlock()
		w.asked = append(w.asked, what)
		return w.fail
	}
	cfg.Games = &Games{
		Place:  "/home/somebody/.local/share/riobravo",
		List:   func() ([]screen.Kept, error) { return w.games, w.fail },
		Rename: func(id, name string) error { return ask("rename " + id + " " + name) },
		Delete: func(id string) error { return ask("delete " + id) },
		Verify: func(id string, told func(done, of int)) screen.Finding {
			_ = ask("verify " + id)
			return w.verify(told)
		},
		Replay: func(id string) ([]session.Session, error) { return w.replay, ask("replay " + id) },
	}
	cfg.Resume = func(id string) ([]session.Session, error) {
		return nil, errors.Join(ask("resume "+id), errors.New("held"))
	}
}

// said is what was asked for so far.
func (w *drawer) said() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return strings.Join(w.asked, "; ")
}

// reads reads the list anew.
func (d *driver) reads() {
	d.t.Helper()
	turn := d.a.shelf.Turn
	d.ran(d.a.readShelf())
	d.await(func() bool { return d.a.shelf.Turn > turn })
}

// atGames opens the list at a size.
func atGames(t *testing.T, w *drawer, width, height int, with ...func(*Config)) *driver {
	t.Helper()
	cfg := config()
	w.hand(&cfg)
	cfg.AtGames = true
	for _, f := range with {
		f(&cfg)
	}
	d := newDriver(t, cfg, width, height)
	d.reads()
	if d.at() != screen.Games {
		t.Fatalf("not at the games but at %d", d.at())
	}
	return d
}

// card is the text of the card without its frame and line breaks.
func (d *driver) card() string {
	var words []string
	for _, l := range strings.Split(d.text(), "\n") {
		if i := strings.IndexAny(l, "│"); i >= 0 {
			words = append(words, strings.Fields(strings.Trim(l[i:], "│"))...)
		}
	}
	return strings.Join(words, " ")
}

// TestGamesFrames draws the list in all its states at every size, colour and tier.
func TestGamesFrames(t *testing.T) {
	t.Parallel()
	states := map[string]struct {
		drawer *drawer
		keys   string
	}{
		"list": {full(), ""}, "over": {full(), "down"}, "held": {full(), "down down"}, "damaged": {full(), "down down down"}, "bots": {full(), "G up"},
		"broken": {full(), "down down down down down"}, "last": {full(), "G"}, "filter": {full(), "/ m e x i c o"}, "no match": {full(), "/ q q"},
		"name": {full(), "n"}, "delete": {full(), "d"}, "mend": {full(), "down down down enter"}, "verified": {full(), "v"}, "empty": {&drawer{}, ""},
		"fault": {&drawer{fail: errors.New("no permission to read the folder")}, ""},
	}
	for name, s := range states {
		for _, look := range []struct{ color, glyphs string }{{"never", "full"}, {"16", "full"}, {"256", "full"}, {"true", "full"}, {"never", "ascii"}, {"256", "basic"}} {
			t.Run(name+"-"+look.color+"-"+look.glyphs, func(t *testing.T) {
				d := atGames(t, s.drawer, 80, 24, func(c *Config) { c.Color, c.Glyphs = look.color, look.glyphs })
				d.press(strings.Fields(s.keys)...)
				for _, size := range sizes {
					d.resize(size[0], size[1])
					if len(d.a.over) == 0 {
						d.whole()
					}
					d.inTier()
					if v := d.a.View(); v.Cursor == nil {
						t.Errorf("no cursor:\n%s", d.text())
					}
				}
				was := d.text()
				for n := range 12 {
					d.sweep(200-n*15, 60-n*4)
				}
				d.sweep(200, 60)
				if d.text() != was {
					t.Error("after a sweep of sizes the screen is another")
				}
			})
		}
	}
}

// TestGamesSay: at every size the list says of each kind of game what it is, in words.
func TestGamesSay(t *testing.T) {
	for _, size := range sizes {
		d := atGames(t, full(), size[0], size[1])
		for _, want := range []string{"Tuesday seminar", "month 7", "over, M first", "in use", "damaged", "unreadable", "2025-03-28 09:30", "36 games"} {
			if !strings.Contains(d.text(), want) {
				t.Errorf("%v: no %q:\n%s", size, want, d.text())
			}
		}
		for keys, want := range map[string]string{
			"": "3f2a-91bc-77d0-12ab", "down": "came first", "down down": "In use by another program since 2025-03-01 15:00", "down down down": "command 96 and what",
			"down down down down down": "is no game of this program",
		} {
			d := atGames(t, full(), size[0], size[1])
			d.press(strings.Fields(keys)...)
			if !strings.Contains(d.card(), want) {
				t.Errorf("%v after %q: no %q:\n%s", size, keys, want, d.text())
			}
		}
		d = atGames(t, &drawer{}, size[0], size[1])
		if !strings.Contains(d.text(), "No games are kept yet.") || !strings.Contains(d.text(), "/home/somebody") {
			t.Errorf("%v: nothing is said where nothing is:\n%s", size, d.text())
		}
		d.press("enter")
		if d.at() != screen.NewGame {
			t.Error("enter begins no game where there is none")
		}
	}
}

// TestGamesActs: every key asks for what it says, of the game that is selected; what cannot be brought back only after yes.
func TestGamesActs(t *testing.T) {
	for _, c := range []struct{ keys, want string }{
		{"enter", "resume threat-usa-7kq2"},
		{"down enter", "resume threat-mexico-9dd3"},
		{"r", "replay threat-usa-7kq2"},
		{"v", "verify threat-usa-7kq2"},
		{"n ! enter", "rename threat-usa-7kq2 Tuesday seminar, group 2!"},
		{"n ! esc", ""},
		{"down n q enter", "rename threat-mexico-9dd3 q"},
		{"d", ""},
		{"d enter", ""},
		{"d esc", ""},
		{"d n", ""},
		{"d y", "delete threat-usa-7kq2"},
		{"d right enter", "delete threat-usa-7kq2"},
		{"down down down enter", ""},
		{"down down down enter y", "resume threat-usa-x3x3"},
		{"G d y", "delete threat-jalisco-29zz"},
		{"/ p o w e r enter v", "verify threat-usa-x3x3"},
		{"/ d enter d y", "delete threat-usa-7kq2"},
		{"/ m e x i c o enter esc v", "verify threat-mexico-9dd3"},
	} {
		w := full()
		d := atGames(t, w, 80, 24)
		d.press(strings.Fields(c.keys)...)
		if c.want != "" {
			d.await(func() bool { return w.said() != "" })
		}
		if got := w.said(); got != c.want {
			t.Errorf("%q asks for %q, not %q\n%s", c.keys, got, c.want, d.text())
		}
	}
	w := full()
	d := atGames(t, w, 80, 24)
	w.fail = errors.New("the disk is full")
	d.press("d", "y")
	d.await(func() bool { return strings.Contains(d.text(), "the disk is full") })
	d.press("esc")
	if d.at() != screen.Menu {
		t.Error("esc does not lead back")
	}
}

// TestGamesFollowTheirGame: when the list is read again in another order, the selected game stays selected.
func TestGamesFollowTheirGame(t *testing.T) {
	w := full()
	d := atGames(t, w, 80, 24)
	d.press("down", "down")
	w.games = append([]screen.Kept{w.games[2]}, w.games[5:]...)
	d.reads()
	d.press("v")
	d.await(func() bool { return w.said() != "" })
	if got := w.said(); got != "verify threat-usa-mexico-44aa" {
		t.Errorf("checks %q", got)
	}
	d.await(func() bool { return d.a.shelf.Check.ID == "" })
	w.games = w.games[1:]
	d.reads()
	if !strings.Contains(d.text(), "old-copy") {
		t.Error(d.text())
	}
	w.games = nil
	d.reads()
	d.press("v", "d", "y", "enter")
	if strings.Contains(w.said(), ";") {
		t.Errorf("of no game was asked %v", w.said())
	}
}

// TestGamesMouse: a click selects a row, a second one opens it, the wheel moves.
func TestGamesMouse(t *testing.T) {
	for _, size := range sizes {
		w := full()
		d := atGames(t, w, size[0], size[1])
		x, y := d.find("After the power")
		d.a.click(x, y)
		d.check()
		if lines := strings.Split(d.text(), "\n"); !strings.Contains(lines[y], "▌") {
			t.Errorf("a click selects nothing:\n%s", d.text())
		}
		if d.a.click(x, y); len(d.a.over) == 0 {
			t.Error("a second click does not open")
		}
		d.press("esc")
		was := d.text()
		if d.a.wheel(x, y, 1, false); d.text() == was {
			t.Error("the wheel does nothing")
		}
	}
}

// TestGamesCheckTells: a check says at once when it is quick, and how far it is when it is not.
func TestGamesCheckTells(t *testing.T) {
	w := full()
	d := atGames(t, w, 120, 36)
	d.press("v")
	d.await(func() bool { return d.a.shelf.Check.ID == "" })
	if s := d.card(); !strings.Contains(s, "verified. 140 commands") || strings.Contains(s, "Checking") {
		t.Errorf("a quick check:\n%s", d.text())
	}
	w.games[0].Head = "0000-0000-0000-0000" // it was played on
	d.reads()
	if strings.Contains(d.text(), "verified.") {
		t.Errorf("a stale finding is shown:\n%s", d.text())
	}
	begun, end := make(chan bool), make(chan bool)
	w.verify = func(told func(done, of int)) screen.Finding {
		told(35, 140)
		begun <- true
		<-end
		return screen.Finding{Head: "3f2a-91bc-77d0-12ab", Text: "command 36: the link of the chain is not what it should be"}
	}
	pressed := time.Now()
	d.press("down", "v")
	<-begun
	if strings.Contains(d.text(), "Checking") && time.Since(pressed) < 250*time.Millisecond { // a slow machine may be past it by now
		t.Error("it tells how far it is before a quarter of a second is over")
	}
	d.a.Update(stillChecking{})
	if d.check(); !strings.Contains(d.text(), "Checking: command 35 of 140") {
		t.Errorf("it does not tell how far it is:\n%s", d.text())
	}
	d.press("v")
	if !strings.Contains(d.text(), "being checked still") {
		t.Errorf("two checks at once:\n%s", d.text())
	}
	close(end)
	d.await(func() bool { return d.a.shelf.Check.ID == "" })
	if !strings.Contains(d.card(), "command 36: the link") {
		t.Errorf("the finding is not shown:\n%s", d.text())
	}
}

// TestGamesInTheMenu: the menu has the list when there is a game, the palette always.
func TestGamesInTheMenu(t *testing.T) {
	w := full()
	cfg := config()
	w.hand(&cfg)
	d := newDriver(t, cfg, 80, 24)
	if strings.Contains(d.text(), "Games") {
		t.Errorf("the menu lists games before there are any:\n%s", d.text())
	}
	d.reads()
	if !strings.Contains(d.text(), "Games") || !strings.Contains(d.text(), "36 games") {
		t.Errorf("no games in the menu:\n%s", d.text())
	}
	d.press("g")
	if d.at() != screen.Games {
		t.Error("g does not open them")
	}
	d.press("esc", ":", "g", "a", "m", "e", "s")
	if !strings.Contains(d.text(), "The games that are kept") {
		t.Errorf("the palette does not know them:\n%s", d.text())
	}
}

// TestGamesBesideAGame: the game that is open is gone on with by going back to it, and is not renamed or deleted; one that
// is not kept is only left when that is said to be meant.
func TestGamesBesideAGame(t *testing.T) {
	w := full()
	sessions := sit(t, 3, "usa")
	d := atGames(t, w, 80, 24)
	d.a.begin(sessions)
	d.a.goTo(screen.Route{To: screen.Games})
	d.press("enter")
	if len(d.a.over) != 1 || w.said() != "" {
		t.Fatalf("a game that is not kept is left without a question: %v", w.said())
	}
	d.press("n", "r", "y")
	if w.said() != "replay threat-usa-7kq2" {
		t.Errorf("%v", w.said())
	}
	id, _ := frozenAt(t, atOrders).sessions[0].Kept()
	w = full()
	w.games[0].ID = id
	d = atGames(t, w, 80, 24)
	d.a.begin(frozenAt(t, atOrders).sessions[:1])
	d.a.goTo(screen.Route{To: screen.Games})
	d.check()
	if !strings.Contains(d.text(), "month 7, open") {
		t.Errorf("the open game is not marked:\n%s", d.text())
	}
	d.press("d")
	if len(d.a.over) != 0 || !strings.Contains(d.text(), "is open at this terminal") {
		t.Errorf("the open game would be deleted:\n%s", d.text())
	}
	d.press("n")
	if d.press("enter"); d.at() == screen.Games || w.said() != "" {
		t.Errorf("enter does not go back to it: %v", w.said())
	}
}
