package serve

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"riobravo/cmd/internal/serve/hall"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/game/dice"
)

// reckoner is a review that notes how many reckon at once.
type reckoner struct {
	session.Review
	now, most int
}

func (c *reckoner) Weigh(context.Context, int, func(int, int)) error {
	c.now++
	c.most = max(c.most, c.now)
	time.Sleep(5 * time.Millisecond)
	c.now--
	return nil
}
func (c *reckoner) Keep(int, int) (string, error) { return "kept", nil }
func (c *reckoner) Why(err error) string          { return err.Error() }

// TestHostedReview: from a seat the review is that of the table's own session, one reckons at a time, only who sees all keeps
// branches; the seat's people answer what is asked after the end, onlookers do not.
func TestHostedReview(t *testing.T) {
	sc := scenario()
	h, err := hall.New(hall.Config{Rules: sc.Ruleset, Life: time.Hour, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Tables: []hall.Setup{{Name: "one", Fills: []string{"", "staff", "staff", "staff"}, Source: dice.FromSeed(3)}}, Table: table.Config{Facilitated: true}})
	if err != nil {
		t.Fatal(err)
	}
	one := &reckoner{}
	var eyes []game.Seat
	var asked []ReviewAsk
	s := &Server{reckon: make(chan struct{}, 1), cfg: Config{Review: func(of session.Session, a ReviewAsk) (session.Review, error) {
		asked = append(asked, a)
		_, k, ok := table.Reviewed(of)
		if !ok {
			return nil, errors.New("not a table's session")
		}
		eyes = append(eyes, k)
		return one, nil
	}}}
	v := &visitor{s: s, hall: h, voice: sc.Texts.In("en"), lang: "en"} // where machines share a hall only the visit knows it
	take := func(k hall.Ticket) *seat {
		p, err := h.Admit(k, "Ana", "")
		if err != nil {
			t.Fatal(err)
		}
		visit, err := h.Enter(p, func(error) {})
		if err != nil {
			t.Fatal(err)
		}
		c, err := visit.Sit()
		if err != nil {
			t.Fatal(err)
		}
		return &seat{Chair: c, v: v}
	}
	ana, luz := take(hall.Ticket{Role: hall.Player}), take(hall.Ticket{Role: hall.Observer, All: true})
	own, err := v.review(ana)
	if err != nil {
		t.Fatal(err)
	}
	all, err := v.review(luz)
	if err != nil || len(eyes) != 2 || eyes[0] != 0 || eyes[1] != game.NoSeat {
		t.Fatalf("%v through %v", err, eyes)
	}
	done := make(chan error, 2)
	for _, r := range []session.Review{own, all} {
		go func() { done <- r.Weigh(t.Context(), 1, nil) }()
	}
	if err := errors.Join(<-done, <-done); err != nil || one.most != 1 {
		t.Errorf("%v, %d at once", err, one.most)
	}
	if _, err := own.Keep(0, 0); err == nil || !strings.Contains(own.Why(err), "facilitator") {
		t.Errorf("a seat keeps a branch: %v", err)
	}
	if id, err := all.Keep(0, 0); err != nil || id != "kept" {
		t.Errorf("%q %v", id, err)
	}
	for ana.View().Known.World.Phase != int16(game.Over) {
		if err := ana.Auto(); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Open(true); err != nil {
		t.Fatal(err)
	}
	if _, err := v.review(ana); err != nil {
		t.Fatal(err)
	}
	if want := []ReviewAsk{{"en", false, true}, {"en", true, false}, {"en", false, false}}; !slices.Equal(asked, want) {
		t.Errorf("asked %v, want %v", asked, want)
	}
	if err := ana.Answer(1, session.Answer{Value: 4}); err != nil || ana.Answers()[1].Value != 4 {
		t.Errorf("%v, %v", err, ana.Answers())
	}
	if err := luz.Answer(1, session.Answer{Value: 2}); err == nil || len(luz.Answers()) != 0 || ana.Answers()[1].Value != 4 {
		t.Errorf("an onlooker answers: %v", err)
	}
}
