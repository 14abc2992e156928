package report

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
)

func inputOf(sc *content.Scenario, l *save.Log) Input {
	return Input{ID: "test", Log: l, Rules: sc.Ruleset, Words: sc.Texts.In("en"), Language: "en", Seat: game.NoSeat}
}

// TestSameDecision asks for what was decided: the one line is the game, and the lines with other lucks are the same both
// ways.
func TestSameDecision(t *testing.T) {
	sc, l := playedHere(t, "staff", 33)
	in := inputOf(sc, l)
	r := Build(in)
	for _, o := range r.Orders {
		if o.Seat == "" || o.Column != "tactical" || o.Fate == "empty" || o.Month%4 != 0 {
			continue
		}
		posture := ""
		for i := range sc.Ruleset.Postures {
			if sc.Texts.Text("posture."+sc.Ruleset.Postures[i].ID+".name", nil) == o.Posture {
				_, posture, _ = strings.Cut(sc.Ruleset.Postures[i].ID, ".")
				if posture == "" {
					posture = sc.Ruleset.Postures[i].ID
				}
			}
		}
		w, err := r.Ask(context.Background(), in, strconv.Itoa(o.Month)+" "+o.Seat+" posture="+posture, 6, nil)
		if err != nil {
			t.Fatal(err)
		}
		if w.Was != w.Instead || !slices.Equal(w.Same, w.Played) || len(w.Left) != 0 || !slices.Equal(w.Before, w.After) {
			t.Errorf("month %d, %s: %+v", o.Month, o.Seat, w)
		}
	}
	if len(r.WhatIfs) < 4 {
		t.Errorf("only %d asked", len(r.WhatIfs))
	}
}

// TestAsk asks for a column left empty: one line and two spreads, the same at every asking, and they are in the page.
func TestAsk(t *testing.T) {
	sc, l := playedHere(t, "staff", 34)
	in := inputOf(sc, l)
	r := Build(in)
	calls := 0
	w, err := r.Ask(context.Background(), in, "month 3 usa tactical=empty", 20, func(done, total int) {
		calls++
		if done < 1 || done > total || total != 40 {
			t.Errorf("%d of %d", done, total)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	again, err := r.Ask(context.Background(), in, "3 usa tactical=empty", 20, nil)
	if err != nil || !slices.Equal(w.Same, again.Same) || !slices.Equal(w.After, again.After) || calls != 40 {
		t.Errorf("%v, %d calls: %+v and %+v", err, calls, w, again)
	}
	for _, s := range append(w.Before, w.After...) {
		if s.Low > s.Mid || s.Mid > s.High || s.Met < 0 || s.Met > 1000 {
			t.Errorf("%+v", s)
		}
	}
	var b bytes.Buffer
	if err := r.HTML(&b, in.Words); err != nil || !strings.Contains(b.String(), `id="ifs"`) {
		t.Error("the page has no what-if", err)
	}
	for _, bad := range []string{"", "usa", "0 usa tactical=empty", "99 usa tactical=empty", "3 usa tactical", "3 uza tactical=empty", "3 usa tacticle=empty", "3 usa tactical=nothing", "3 usa posture=resist", "3 sinaloa crisis=x", "3 usa tactical=isr_surge+texas"} {
		var ask *AskError
		if _, err := r.Ask(context.Background(), in, bad, 1, nil); !errors.As(err, &ask) || !in.Words.Has("review.error."+ask.Key) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	seat := in
	seat.Seat = 0
	var ask *AskError
	if _, err := Build(seat).Ask(context.Background(), seat, "3 usa tactical=empty", 1, nil); !errors.As(err, &ask) || ask.Key != "eyes" {
		t.Errorf("a seat asks what if: %v", err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := r.Ask(ctx, in, "3 usa tactical=empty", 50, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}
