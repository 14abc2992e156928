package table

import (
	"bytes"
	"strings"
	"testing"

	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
)

// reads is what a seat reads of a scenario event that came: its headlines and its sentences.
func reads(s session.Session, lang string, e game.EventID) string {
	sc, _ := content.Load(content.Default)
	r := words.For(sc.Texts.In(lang), s).See(s.View())
	var out []string
	for m := int16(0); m <= s.View().Known.World.Month; m++ {
		for _, f := range s.Events(m) {
			if f.Kind == game.ScenarioFired && game.EventID(f.Subject) == e {
				line, _ := r.Event(f)
				headline, _ := r.Headline(f)
				out = append(out, headline+" / "+line)
			}
		}
	}
	return strings.Join(out, "\n")
}

// TestToldOtherwise: an event comes once in the words that a facilitator gave it, to every seat and reader in a language; a
// rewind leaves them behind, an inject taken back gives them back; what one seat takes along holds them and nothing else that
// was written; forgotten, the event is told in its own words; and the log decides the same again.
func TestToldOtherwise(t *testing.T) {
	tb := sit(t, 5, "usa", "mexico")
	e := eventOf(t, tb.rs, "caravan")
	word := func(w save.Wording) {
		t.Helper()
		note := ""
		if w != nil {
			note = w.Note()
		}
		if err := tb.Facilitate(game.Command{Kind: game.CmdWord, Seat: game.NoSeat, Slot: int16(e)}, note); err != nil {
			t.Fatal(err)
		}
	}
	come := func() {
		t.Helper()
		if err := tb.Facilitate(game.Command{Kind: game.CmdInject, Seat: game.NoSeat, Slot: int16(e), Order: game.Order{ID: game.NoOrder, Region: game.NoRegion, Group: game.NoGroup, Wing: game.NoWing}}, ""); err != nil {
			t.Fatal(err)
		}
	}
	sessions, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	usa, mexico := sessions[0], sessions[1]
	word(save.Wording{"en": {Text: "not SECRET any more"}})
	word(save.Wording{"en": {Headline: "Buses {{.Region}}", Text: "Two thousand people <b>wait</b>."}, "es": {Headline: "Camiones al norte"}})
	if reads(usa, "en", e) != "" {
		t.Fatal("it came by itself")
	}
	events, told, ref := tb.Try(game.Command{Kind: game.CmdInject, Seat: game.NoSeat, Slot: int16(e), Order: game.Order{ID: game.NoOrder, Region: game.NoRegion, Group: game.NoGroup, Wing: game.NoWing}})
	if _, headline, _, ok := told.Told(1, "es"); ref != nil || len(events) == 0 || !ok || headline != "Camiones al norte" {
		t.Errorf("tried, it is told as %q: %v", headline, ref)
	}
	come()
	english, spanish := "Buses {{.Region}} / Two thousand people <b>wait</b>.", "Camiones al norte / Two thousand people <b>wait</b>."
	for _, s := range sessions {
		if got := reads(s, "en", e); got != english {
			t.Errorf("seat %d reads %q", s.Seat(), got)
		}
	}
	if got := reads(mexico, "es", e); got != spanish {
		t.Errorf("in Spanish %q", got)
	}
	if err := tb.Facilitate(game.Command{Kind: game.CmdUndo}, "back"); err != nil {
		t.Fatal(err)
	}
	if reads(usa, "en", e) != "" {
		t.Error("what was taken back is read")
	}
	come()
	if got := reads(usa, "en", e); got != english {
		t.Errorf("after taking it back, %q", got)
	}
	if err := tb.Facilitate(game.Command{Kind: game.CmdField, Seat: game.NoSeat, Field: game.FTrade, Value: 90}, "because"); err != nil {
		t.Fatal(err)
	}
	come()
	if got := reads(usa, "en", e); strings.Count(got, "Buses") != 1 || strings.Count(got, "\n") != 1 {
		t.Errorf("the words are used more than once, or the event came no second time: %q", got)
	}
	decidedAgain(t, tb)

	seen := tb.log.Seen(tb.rs, 1)
	var file bytes.Buffer
	if err := (&save.Portable{Log: seen}).Export(&file, false); err != nil {
		t.Fatal(err)
	}
	back, err := save.Import(&file)
	if err != nil {
		t.Fatal(err)
	}
	if err := back.Log.Verify(); err != nil {
		t.Error(err)
	}
	all := ""
	for n := int32(1); n < back.Log.NextNote(); n++ {
		text, _ := back.Log.Note(n)
		all += text
	}
	if !strings.Contains(all, "Camiones") || strings.Contains(all, "SECRET") || strings.Contains(all, "because") {
		t.Errorf("what Mexico takes along says %q", all)
	}
	own := NewReplay(tb.rs, back.Log, "x", []game.Seat{1}, false, nil)
	own.Go(len(back.Log.Records()))
	if got := reads(own, "es", e); !strings.Contains(got, "Two thousand people <b>wait</b>.") {
		t.Errorf("a replay of it reads %q", got)
	}

	replay := NewReplay(tb.rs, tb.log, "x", []game.Seat{0}, true, nil)
	replay.Go(len(tb.log.Records()))
	if got := reads(replay, "en", e); !strings.HasPrefix(got, english) {
		t.Errorf("a replay reads %q", got)
	}
	tb.log.ForgetPeople(func(game.Seat) bool { return true }, true)
	tb.recall()
	if got := reads(usa, "en", e); strings.Contains(got, "Buses") || !strings.Contains(got, "Tapachula") {
		t.Errorf("forgotten, it reads %q", got)
	}
	if err := tb.log.Verify(); err != nil {
		t.Error(err)
	}
}

// TestWordsLeftBehind: a rewind leaves the words behind that were given since; those given before stand again.
func TestWordsLeftBehind(t *testing.T) {
	tb := sit(t, 5, "usa")
	e := eventOf(t, tb.rs, "caravan")
	say := func(headline string) {
		t.Helper()
		if err := tb.Facilitate(game.Command{Kind: game.CmdWord, Seat: game.NoSeat, Slot: int16(e)}, save.Wording{"en": {Headline: headline}}.Note()); err != nil {
			t.Fatal(err)
		}
	}
	say("first")
	endMonth(t, tb)
	say("second")
	if err := tb.Rewind(2, true); err != nil {
		t.Fatal(err)
	}
	if w := tb.Wording(e); w["en"].Headline != "first" {
		t.Errorf("after the rewind it is told as %+v", w)
	}
	decidedAgain(t, tb)
}
