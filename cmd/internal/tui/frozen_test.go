package tui

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/save"
)

// The frozen game is one whole game of four people, kept with what it was played with, so that neither tuning nor a wiser
// bot moves the frames that are drawn from it. Its bookmarks name the moments that the frames show.
const frozenFile = "../../../save/testdata/frozen.jsonl.gz"

var freeze = flag.Bool("freeze", false, "play the frozen game anew and write it; the golden frames move with it")

// The moments of the frozen game.
const (
	atBrief  = "brief"  // month 6, nothing done yet
	atTalks  = "talks"  // an offer and a counter-offer lie on the table
	atOrders = "orders" // month 6, sheets filled in
	atCrisis = "crisis" // a crisis is open
	atReport = "report" // a month with rolls has just been resolved
	atBorder = "border" // a republic may hold the border open
	atEnd    = "end"    // after the aftermath
)

// atReplay is the whole game, looked at from where a month was resolved.
const atReplay = "replay"

var moments = []string{atBrief, atTalks, atOrders, atCrisis, atReport, atBorder, atEnd}

// player is one way to fill a seat of the frozen game.
var frozenPlayers = []string{"staff:hawk", "staff", "staff", "staff"}

// TestFreeze writes the frozen game when it is told to, and always holds the kept one to what the frames need.
func TestFreeze(t *testing.T) {
	if *freeze {
		writeFrozen(t)
	}
	p, _ := frozenGame()
	if err := p.Log.Verify(); err != nil {
		t.Error(err)
	}
	s := p.Log.Fold()
	if game.Phase(s.World.Phase) != game.Over {
		t.Error("the frozen game has no end")
	}
	for _, m := range moments {
		if recordOf(p.Log, m) < 0 {
			t.Errorf("the frozen game marks no moment %q", m)
		}
	}
}

// frozenGame is the kept game with what it was played with, read and compiled once; nobody plays it on.
var frozenGame = sync.OnceValues(func() (*save.Portable, *content.Scenario) {
	f, err := os.Open(frozenFile)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	p, err := save.Import(f)
	if err != nil {
		panic(err)
	}
	sc, problems := content.LoadStored(p.Source, p.Texts)
	if sc == nil {
		panic(fmt.Sprint(problems))
	}
	return p, sc
})

// recordOf is how many records lie before a marked moment, -1 when it is not marked.
func recordOf(l *save.Log, moment string) int {
	for _, b := range l.Bookmarks() {
		if b.Text == moment {
			return b.Record
		}
	}
	return -1
}

// writeFrozen plays games until one has every moment, and keeps it.
func writeFrozen(t *testing.T) {
	t.Helper()
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	for seed := uint64(1); seed < 400; seed++ {
		l := playFrozen(t, sc, seed)
		if !markFrozen(sc.Ruleset, l) {
			continue
		}
		var b bytes.Buffer
		if err := (&save.Portable{Log: l, Source: sc.Source(), Texts: sc.Archive()}).Export(&b, true); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(frozenFile, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("seed %d: %d records, %d bytes, %v", seed, len(l.Records()), b.Len(), l.Bookmarks())
		return
	}
	t.Fatal("no game has every moment")
}

// playFrozen plays one game of four people, whose commands are those of bots.
func playFrozen(t *testing.T, sc *content.Scenario, seed uint64) *save.Log {
	t.Helper()
	src := dice.Source{K0: seed, K1: 2025}
	tb, err := table.New(table.Config{Rules: sc.Ruleset, Players: make([]table.Player, len(sc.Ruleset.Seats)), Source: src, SeedKnown: true, Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	all, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	var bots []bot.Bot
	for k := range all {
		b, err := bot.New(frozenPlayers[k], sc.Ruleset, dice.Source{K0: seed + 1, K1: uint64(k)})
		if err != nil {
			t.Fatal(err)
		}
		bots = append(bots, b)
	}
	for !tb.Over() {
		waiting := tb.Waiting()
		for k, s := range all {
			if waiting&(1<<uint(k)) == 0 {
				continue
			}
			v := *s.View()
			c, haggles := haggle(sc.Ruleset, s)
			if !haggles {
				c, _ = bots[k].Act(&v)
			}
			if c.Kind == game.CmdSheet { // sealed by a command of its own, as a person does
				c.Yes = false
			}
			if err := s.Submit(c); err != nil {
				t.Fatal(seed, k, err)
			}
			if c.Kind == game.CmdSheet {
				if err := s.Submit(game.Command{Kind: game.CmdSeal}); err != nil {
					t.Fatal(seed, k, err)
				}
			}
			break
		}
	}
	return tb.Snapshot()
}

// haggle is what the two republics do in the talks of months 4 to 6 beside what bots would: the first makes an offer, and
// each answers the other's with one of its own as often as it may.
func haggle(rs *game.Ruleset, s session.Session) (game.Command, bool) {
	v := s.View()
	k, w := s.Seat(), &v.Known.World
	if k > 1 || game.Phase(w.Phase) != game.Talks || w.Month < 4 || w.Month > 6 {
		return game.Command{}, false
	}
	for i := range v.Known.Offers {
		o := &v.Known.Offers[i]
		if o.State != game.OfferOpen || game.Seat(o.To) != k || game.Seat(o.From) > 1 || o.Answer != 0 || !game.MayCounter(v, int16(i)) {
			continue
		}
		b := game.OfferBundle(o)
		b.To, b.Counters, b.Months = game.Seat(o.From), int16(i)+1, b.Months%6+3
		c := game.Command{Kind: game.CmdOffer, Offer: b}
		if s.Check(c) == nil {
			return c, true
		}
	}
	if k != 0 || w.Round != 1 || !game.MayOffer(v) {
		return game.Command{}, false
	}
	mine, theirs := game.LegalClauses(rs, v, 1, 0, nil), game.LegalClauses(rs, v, 1, 1, nil)
	for _, x := range mine {
		for _, y := range theirs {
			b := game.Bundle{To: 1, Months: 6, N: 2}
			b.Clauses[0], b.Clauses[1] = x, y
			if c := (game.Command{Kind: game.CmdOffer, Offer: b}); s.Check(c) == nil {
				return c, true
			}
		}
	}
	return game.Command{}, false
}

// markFrozen bookmarks the moments that frames are drawn from; false when the game lacks one.
func markFrozen(rs *game.Ruleset, l *save.Log) bool {
	at := map[string]int{}
	first := func(moment string, n int, ok bool) {
		if _, have := at[moment]; ok && !have {
			at[moment] = n
		}
	}
	s := l.Opening()
	for i, r := range l.Records() {
		game.Fold(&s, r.Events)
		w := &s.World
		ph := game.Phase(w.Phase)
		first(atBrief, i+1, w.Month == 6 && ph == game.Talks)
		first(atTalks, i+1, ph == game.Talks && w.Month > 1 && countered(&s))
		first(atOrders, i+1, w.Month == 6 && ph == game.Orders && drafted(&s, 1) == 3 && may(rs, &s, 1, game.CmdTroops))
		first(atCrisis, i+1, w.Month > 2 && ph == game.CrisisOpen)
		first(atReport, i+1, w.Month > 3 && ph == game.Talks && rolls(r.Events, usa) >= 1)
		first(atBorder, i+1, ph == game.Orders && may(rs, &s, 1, game.CmdHold))
		first(atEnd, i+1, ph == game.Over)
	}
	for _, m := range moments {
		n, ok := at[m]
		if !ok {
			return false
		}
		l.SetBookmark(save.Bookmark{Record: n, Text: m})
	}
	return len(l.Bookmarks()) == len(moments) && l.Fold().World.Month > rs.Turns
}

// countered tells whether an offer that answers another waits for its answer, and may be countered in turn.
func countered(s *game.State) bool {
	return slices.ContainsFunc(s.Offers[:], func(o game.Offer) bool {
		return o.State == game.OfferOpen && o.Haggle > 0 && o.Answer == 0 && game.Counterable(&o)
	})
}

// may tells whether a seat may hold the border open, or move a unit from the reserve to its first theatre.
func may(rs *game.Ruleset, s *game.State, k game.Seat, kind game.CommandKind) bool {
	var v game.View
	game.ViewFor(rs, s, k, &v)
	c := game.Command{Kind: kind, Seat: k, Value: 1, Slot: int16(game.NoRegion), Order: game.Empty}
	c.Order.Region = game.Region(slices.IndexFunc(rs.Regions, func(d game.RegionDef) bool { return d.Side == game.Mexico }))
	return s.Seats[k].Sealed == 0 && game.Check(rs, &v, &c) == nil
}

// drafted counts the orders on a seat's sheet.
func drafted(s *game.State, k game.Seat) int {
	n := 0
	for _, d := range s.Own[k].Draft {
		if d[0] > 0 {
			n++
		}
	}
	return n
}

// rolls counts the rolls among facts whose die a seat saw.
func rolls(list []game.Event, k game.Seat) int {
	n := 0
	for _, e := range list {
		if told, ok := game.Redact(e, k); ok && told.Kind == game.Rolled && told.Die > 0 {
			n++
		}
	}
	return n
}

// frozen is the frozen game as it stood at a moment: its people's sessions, and the words it was played with.
type frozen struct {
	scenario *content.Scenario
	sessions []session.Session
}

// frozenAt takes up the frozen game at a moment, or at its end when none is named.
func frozenAt(t testing.TB, moment string) frozen {
	t.Helper()
	p, sc := frozenGame()
	if moment == atReplay {
		r := table.NewReplay(sc.Ruleset, p.Log, "frozen-7kq2", []game.Seat{1, 0}, true, func(save.Bookmark) error { return nil })
		r.Go(recordOf(p.Log, atReport))
		return frozen{sc, []session.Session{r}}
	}
	n := recordOf(p.Log, moment)
	if n < 0 {
		t.Fatalf("no moment %q", moment)
	}
	opening := p.Log.Opening()
	l := save.Create(p.Log.Stamp(), &opening)
	for _, r := range p.Log.Records()[:n] {
		if err := l.Append(r.Command, r.Events, r.Checksum, ""); err != nil {
			t.Fatal(err)
		}
	}
	tb, err := table.Resume(table.Config{Rules: sc.Ruleset}, l, table.Place{ID: "frozen-7kq2"})
	if err != nil {
		t.Fatal(err)
	}
	all, err := tb.Sessions()
	if err != nil {
		t.Fatal(err)
	}
	return frozen{sc, all}
}
