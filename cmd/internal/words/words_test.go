package words_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/game/rule"
)

// hole is what no text may hold: a missing key, a missing argument, an internal id.
var hole = regexp.MustCompile(`\[[a-z]+\.|<no value>|%!|\b[a-z]+_[a-z_]+\b|\b(usa|mexico|group)\.[a-z]|  | \.|\(\)|^[,;. ]`)

func check(t *testing.T, lines ...string) {
	t.Helper()
	for _, l := range lines {
		if l == "" || hole.MatchString(l) {
			t.Errorf("a text with a hole: %q", l)
		}
	}
}

// played is a finished game of bots, with a session for each seat.
func played(t *testing.T, name string, seed uint64) (*content.Scenario, []session.Session) {
	t.Helper()
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	var players []table.Player
	for range sc.Ruleset.Seats {
		players = append(players, table.Player{Bot: name})
	}
	tb, err := table.New(table.Config{Rules: sc.Ruleset, Players: players, Source: dice.FromSeed(seed), SeedKnown: true})
	if err != nil {
		t.Fatal(err)
	}
	var list []session.Session
	for k := range sc.Ruleset.Seats {
		s, err := tb.Session(game.Seat(k))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return sc, list
}

// TestEveryFactHasWords tells whole games to every seat.
func TestEveryFactHasWords(t *testing.T) {
	told := map[game.EventKind]bool{}
	long := map[string]bool{}
	for seed := range uint64(12) {
		name := []string{"random", "staff"}[seed%2]
		sc, list := played(t, name, seed)
		for _, s := range list {
			r := words.New(sc.Texts.In("en"), sc.Ruleset).See(s.View())
			for m := int16(0); m <= s.View().Known.World.Month; m++ {
				events := s.Events(m)
				for i, e := range events {
					if line, ok := r.Event(e); ok {
						check(t, line)
						told[e.Kind] = true
					}
					if line, ok := r.Headline(e); ok {
						check(t, line)
						if utf8.RuneCountInString(line) > 40 {
							long[line] = true
						}
					}
					if e.Kind == game.Rolled {
						lines := r.Roll(events, i)
						check(t, lines...)
						if len(lines) < 2 {
							t.Errorf("a roll in %d lines", len(lines))
						}
					}
					if e.Kind == game.CrisisResolved {
						check(t, r.Choices(e)...)
					}
					if e.Cause != 0 {
						check(t, r.Cause(e.Cause))
					}
				}
			}
			check(t, r.Result(s.Standings(), game.Ending(s.View().Known.World.EndedBy))...)
			check(t, r.Parts(s.Score())...)
			check(t, r.Others(s.View())...)
			check(t, r.Places(s.View())...)
			check(t, r.Brief(s, 0)...)
			check(t, r.Brief(s, 1)...)
		}
	}
	for l := range long {
		t.Logf("longer than 40: %q", l)
	}
	for _, k := range []game.EventKind{game.OrderResolved, game.Rolled, game.LeaderRemoved, game.PeopleKilled, game.CrisisResolved, game.TreatySigned, game.RungReached, game.ScenarioFired, game.PlazaFought} {
		if !told[k] {
			t.Errorf("no fact of kind %d was told", k)
		}
	}
}

// TestEveryDefinitionHasWords renders each order's condition, each order with each target, each refusal and each field.
func TestEveryDefinitionHasWords(t *testing.T) {
	sc, _ := content.Load(content.Default)
	rs := sc.Ruleset
	tb, err := table.New(table.Config{Rules: rs, Players: make([]table.Player, len(rs.Seats)), Source: dice.FromSeed(1)})
	if err != nil {
		t.Fatal(err)
	}
	list, _ := tb.Sessions()
	r := words.New(sc.Texts.In("en"), rs).See(list[0].View())
	for range 2 { // through the talks
		for _, s := range list {
			if err := s.Submit(game.Command{Kind: game.CmdReady}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, s := range list {
		for c := range game.Column(game.Columns) {
			for _, o := range s.Legal(c) {
				check(t, r.Order(o))
				check(t, r.Preview(s.Preview(o))...)
			}
		}
		check(t, r.Own(s)...)
		for _, a := range s.Advise() {
			check(t, r.Advice(a))
		}
	}
	for i := range rs.Orders {
		check(t, r.OrderName(game.OrderID(i)))
		if rs.Orders[i].When.Set {
			check(t, r.Cond(rs.Orders[i].When.Node))
		}
		for code := game.RefusedPhase; int(code) < len(game.RefusalNames); code++ {
			f := &game.Refusal{Code: code, Order: game.OrderID(i), Clause: 0, Command: game.Command{Kind: game.CmdOrder, Order: game.Order{ID: game.OrderID(i), Region: 3, Group: 1, Wing: game.NoWing}}, Have: 1, Need: 2}
			lines := r.Refusal(f)
			if len(lines) != 3 {
				t.Errorf("refusal %d has %d parts", code, len(lines))
			}
			check(t, lines...)
		}
	}
	for k := game.CmdBegin; k <= game.CmdRule; k++ {
		check(t, r.Refusal(&game.Refusal{Code: game.RefusedPhase, Order: game.NoOrder, Clause: -1, Command: game.Command{Kind: k}})...)
	}
	for i := range rs.Signals {
		if rs.Signals[i].When.Set {
			check(t, r.Cond(rs.Signals[i].When.Node))
		}
	}
	for f := game.Field(1); f < game.FieldCount; f++ {
		if game.Registry[f].Name != "" {
			check(t, r.Field(f, 0, 0))
		}
	}
	for m := range game.ModName(len(game.ModNames)) {
		check(t, r.Modifier(m))
	}
	for i := range game.RuleCauses {
		check(t, r.Cause(game.Cause(i)))
	}
	for m := int16(0); m < 30; m++ {
		check(t, r.Month(m), r.MonthLong(m))
	}
}

func TestNumbers(t *testing.T) {
	sc, _ := content.Load(content.Default)
	r := words.New(sc.Texts.In("en"), sc.Ruleset)
	for _, c := range []struct{ got, want string }{
		{r.Change(3), "+3"},
		{r.Change(-3), "−3"},
		{r.Change(0), "0"},
		{r.Range(game.Range{Low: 30, High: 50}), "30–50"},
		{r.Range(game.Range{Low: 7, High: 7}), "7"},
		{r.Odds(game.Range{Low: 33, High: 48}), "35–50 %"},
		{r.Month(1), "Jan 2025"},
		{r.Month(18), "Jun 2026"},
		{r.Points(4550), "46"},
		{r.Margin(-650), "−7"},
		{r.Estimate([3]int16{7, 11, 60}), "7–11, 60 % sure"},
		{r.Months(1), "1 month"},
		{r.Months(3), "3 months"},
		{words.Clean("a\x1b[31mb\u202ec\td\n"), "a[31mbc d"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	if s := strings.Join(r.Refusal(nil), ""); s != "" {
		t.Errorf("no refusal says %q", s)
	}
}

// TestSpanishNames: a name brings its article into a sentence, where "de" and "a" join it, and a sentence that it begins
// has a capital.
func TestSpanishNames(t *testing.T) {
	sc, _ := content.Load(content.Default)
	r := words.New(sc.Texts.In("es"), sc.Ruleset)
	var gulf game.Group
	var sierra, west game.Region
	for g, d := range sc.Ruleset.Groups {
		if d.ID == "gulf" {
			gulf = game.Group(g)
		}
	}
	for g, d := range sc.Ruleset.Regions {
		switch d.ID {
		case "sierra":
			sierra = game.Region(g)
		case "tamaulipas_west":
			west = game.Region(g)
		}
	}
	rolled := game.Event{Kind: game.Rolled, Seat: 0, Other: game.NoSeat, Subject: int16(rule.OpStrikeLabs), Outcome: game.Miss, Region: west, Group: gulf, Serial: 1}
	told, _ := r.Event(rolled)
	betrayed := game.Event{Kind: game.Rolled, Seat: 0, Other: game.NoSeat, Subject: int16(rule.OpDeal), Outcome: game.Disaster, Region: sierra, Group: gulf, Vis: game.VisAll}
	wire, _ := r.Headline(betrayed)
	betrayed.Subject, betrayed.Outcome, betrayed.Serial = int16(rule.OpStrikeLabs), game.Decisive, 1
	begins, _ := r.Event(betrayed)
	for _, c := range []struct{ got, want string }{
		{told, "Humo sobre el oeste de Tamaulipas, y un comunicado según el cual se destruyó un laboratorio del Cártel del Golfo. A los analistas les piden paciencia."},
		{wire, "Traición divide al Golfo"},
		{begins, "Por una vez coinciden los partes de la Sierra Madre, y el Cártel del Golfo perdió en una noche más que en un año. Va a reconstruir."},
		{r.Sentence(r.RegionIn(west) + " espera. " + r.GroupIn(gulf) + " también."), "El oeste de Tamaulipas espera. El Cártel del Golfo también."},
		{r.Target(game.Order{ID: 0, Region: west, Group: gulf, Wing: game.NoWing, Amount: -1}), "Tamaulipas Oeste · Golfo"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
