package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"riobravo/cmd/internal/tui/screen"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
)

// told is a review that was written for the tests: every kind of block, one of them hostile.
type told struct {
	mu      sync.Mutex
	weighed int
	asked   []int
	hold    chan bool // weighing waits here between its two batches; nil: it goes on
	fails   bool
}

var _ session.Review = (*told)(nil)

func newTold() *told { return &told{} }

func (r *told) Parts() []session.Part {
	r.mu.Lock()
	defer r.mu.Unlock()
	months := []string{"Opening", "January 2025", "February 2025"}
	var maps []session.MonthMap
	wide := &session.Table{Caption: "Margins", Head: []string{"Seat"}, Right: []bool{false}, Rows: [][][]string{{{"United States"}}}}
	for i, m := range months {
		x := session.MonthMap{Title: m}
		for range 17 {
			x.Sites = append(x.Sites, session.MapSite{Name: "a region", Holder: "Sinaloa", Letter: "S", Presence: 1 + i, Core: 90 + 60*i, Incident: i == 1})
		}
		maps = append(maps, x)
	}
	for range 30 {
		wide.Head, wide.Right, wide.Rows[0] = append(wide.Head, "12"), append(wide.Right, true), append(wide.Rows[0], []string{"−7"})
	}
	turns := "read off the margins"
	if r.weighed > 0 {
		turns = "weighed under " + strings.Repeat("i", r.weighed)
	}
	out := []session.Part{
		{ID: "result", Title: "Result", Blocks: []session.Block{{Table: wide}, {Lines: []session.Told{{Text: "\x1b]0;owned\x07 \u202e text", Knew: "known to nobody"}}}}},
		{ID: "course", Title: "The course", Intro: "How it went.", Blocks: []session.Block{{Chart: &session.Chart{Title: "Trade", Text: "It fell.", Low: -10, High: 100, Marks: map[int]string{1: "a"}, Lines: []session.ChartLine{{Tag: "U 4", Seat: 0, Values: []int{90, 60, 4}}, {Tag: "9", Seat: -1, Values: []int{1, 2, 9}}}}}}},
		{ID: "turns", Title: "Turning points", Intro: turns},
		{ID: "map", Title: "The theatre by month", Blocks: []session.Block{{Maps: maps}}},
		{ID: "seats", Title: "What each seat saw", Blocks: []session.Block{{Table: &session.Table{Caption: "Orders", Head: []string{"Month", "Order", "Odds", "What came", "What was believed", "And what was so"}, Right: []bool{true, false, true, false, false, false}, Rows: [][][]string{{{"1"}, {"Raid in Culiacán against the federation"}, {"35–50 %"}, {"miss"}, {"cohesion 40 to 60, 70 % sure; it was 71", "base 40"}, {strings.Repeat("long ", 40)}}}}}, {Table: &session.Table{Caption: "Empty"}}}},
	}
	if len(r.asked) > 0 {
		out = append(out, session.Part{ID: "ifs", Title: "What if", Blocks: []session.Block{{Title: "asked"}}})
	}
	return out
}

func (r *told) Weighed() int { r.mu.Lock(); defer r.mu.Unlock(); return r.weighed }

func (r *told) Weigh(ctx context.Context, n int, tell func(done, of int)) error {
	for i := range 2 {
		if r.fails {
			return errors.New("it cannot be weighed")
		}
		if i == 1 && r.hold != nil {
			select {
			case <-r.hold:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		r.mu.Lock()
		r.weighed = n * (i + 1) / 250
		r.mu.Unlock()
		tell(n*(i+1)/2, n)
	}
	return nil
}

func (r *told) Decisions() []session.Decision {
	return []session.Decision{{Month: 1, When: "January 2025", Seat: "U.S.", Kind: "Tactical", Was: "Raid"}, {Month: 2, When: "February 2025", Seat: "Mexico", Kind: "Posture", Was: "Resist"}}
}

func (r *told) Options(i int) []string { return [][]string{{"No order", "Strike labs"}, nil}[i] }

func (r *told) Ask(_ context.Context, d, o, n int, _ func(done, of int)) ([]string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked = []int{d, o, n}
	return []string{"asked"}, nil
}

func (r *told) Keep(d, o int) (string, error) { return fmt.Sprintf("kept-%d-%d", d, o), nil }

func (r *told) Why(err error) string { return err.Error() }

// reviewed is a driver at the end of the frozen game, with a review.
func reviewed(t *testing.T, r session.Review, w, h int) *driver {
	t.Helper()
	f := frozenAt(t, atEnd)
	cfg := config()
	cfg.Words, cfg.Sessions = f.scenario.Texts.In("en"), f.sessions[1:2]
	cfg.Review = func(session.Session) (session.Review, error) { return r, nil }
	d := newDriver(t, cfg, w, h)
	d.press("a")
	if d.at() != screen.Review {
		t.Fatalf("at %v", d.at())
	}
	return d
}

// reviewedCourse is what a part of the review says on the screens and in lines.
func reviewedCourse(*parity) []string { return []string{"How it went.", "Trade"} }

// asked is what is asked after the end.
func asked(p *parity) []string { return []string{words.Survey(p.c.Rules(), p.c.Words)[0].Text} }

// TestSurvey answers on a scale and in words; both are kept with the game.
func TestSurvey(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		f := frozenAt(t, atEnd)
		cfg := config()
		cfg.Words, cfg.Sessions = f.scenario.Texts.In("en"), f.sessions[1:2]
		d := newDriver(t, cfg, size[0], size[1])
		d.press("m", "right", "right", "right", "left", "down", "4", "down", "down", "enter", "T", "o", "o", "enter")
		got := f.sessions[1].(session.Answerer).Answers()
		if got[1].Value != 2 || got[2].Value != 4 || got[4].Text != "Too" || len(got) != 3 {
			t.Errorf("%v: %v\n%s", size, got, d.text())
		}
		if text := d.text(); !strings.Contains(text, "Too") {
			t.Errorf("%v:\n%s", size, text)
		}
		if d.press("esc"); d.at() != screen.Ending {
			t.Errorf("esc leads to %v", d.at())
		}
	}
}

// TestReviewScreen reads every part at every size: nothing is drawn outside, nothing hostile comes through, months turn on
// the map, and what does not fit side by side is told below.
func TestReviewScreen(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		d := reviewed(t, newTold(), size[0], size[1])
		if text := d.text(); !strings.Contains(text, "−7") || strings.ContainsAny(text, "\x1b\u202e") {
			t.Errorf("%v:\n%s", size, text)
		}
		d.press("right")
		if text := d.text(); !strings.Contains(text, "How it went.") || !strings.Contains(text, "U 4") {
			t.Errorf("%v:\n%s", size, text)
		}
		d.press("tab", "down", "pgdown", "G", "g", "tab", "down", "down", "[")
		if text := d.text(); !strings.Contains(text, "January 2025") {
			t.Errorf("%v:\n%s", size, text)
		}
		d.press("]", "down", "2", "G")
		if text := d.text(); !strings.Contains(text, "long") || !strings.Contains(text, "Empty") {
			t.Errorf("%v:\n%s", size, text)
		}
		if d.press("esc"); d.at() != screen.Ending {
			t.Errorf("esc leads to %v", d.at())
		}
	}
}

// TestReviewReckons weighs while the screen answers: the estimate so far stands there with how far it is, one reckoning goes on
// at a time, and what cannot be weighed is said.
func TestReviewReckons(t *testing.T) {
	r := newTold()
	r.hold = make(chan bool)
	d := reviewed(t, r, 120, 36)
	d.press("right", "right", "i")
	d.await(func() bool {
		return strings.Contains(d.text(), "250 of 500") && strings.Contains(d.text(), "weighed under ii")
	})
	if d.press("left", "right", "i"); !strings.Contains(d.text(), "One reckoning at a time") {
		t.Errorf("a second one begins:\n%s", d.text())
	}
	r.hold <- true
	d.await(func() bool {
		return !strings.Contains(d.text(), "of 500") && strings.Contains(d.text(), "weighed under iiii")
	})
	r.fails = true
	d.press("i")
	d.await(func() bool { return strings.Contains(d.text(), "it cannot be weighed") })
}

// TestReviewAsks makes a decision otherwise by keys alone; the answer is in front when it is there.
func TestReviewAsks(t *testing.T) {
	r := newTold()
	d := reviewed(t, r, 80, 24)
	d.press("o")
	if text := d.text(); !strings.Contains(text, "Tactical Raid") || !strings.Contains(text, "Strike labs") {
		t.Errorf("decisions:\n%s", text)
	}
	d.press("down")
	if !strings.Contains(d.text(), "Nothing else was possible") {
		t.Errorf("none:\n%s", d.text())
	}
	d.press("up", "enter", "down", "enter")
	d.await(func() bool { return strings.Contains(d.text(), "2 What if") })
	if len(r.asked) != 3 || r.asked[0] != 0 || r.asked[1] != 1 || r.asked[2] != 1000 {
		t.Errorf("asked %v", r.asked)
	}
	if d.press("S"); !strings.Contains(d.text(), "Kept as kept-0-1") {
		t.Errorf("not kept:\n%s", d.text())
	}
}
