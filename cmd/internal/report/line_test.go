package report

import (
	"testing"

	"riobravo/cmd/internal/table"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
)

// game of bots, and its rules.
func playedHere(t testing.TB, bot string, seed uint64) (*content.Scenario, *save.Log) {
	t.Helper()
	sc, problems := content.Load(content.Default)
	if sc == nil {
		t.Fatal(problems)
	}
	cfg := table.Config{Rules: sc.Ruleset, Source: dice.FromSeed(seed), SeedKnown: true}
	for range sc.Ruleset.Seats {
		cfg.Players = append(cfg.Players, table.Player{Bot: bot})
	}
	tb, err := table.New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return sc, tb.Snapshot()
}

// TestUnchangedLineIsTheGame plays lines from every kind of place with nothing changed and the same luck: each ends in the
// very state in which the game ended, and no seat leaves what it did.
func TestUnchangedLineIsTheGame(t *testing.T) {
	for seed, bot := range []string{"staff", "random", "novice"} {
		sc, l := playedHere(t, bot, uint64(seed)+60)
		r := newReel(sc.Ruleset, l)
		if want := l.Fold(); r.head != want {
			t.Fatal("the reel does not fold to the log")
		}
		p, err := newPlayer(r)
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < len(r.shots); at += 7 {
			same := r.shots[at].cmd
			for _, cmd := range []*game.Command{nil, &same} {
				if err := p.play(at, cmd, r.luckAt); err != nil {
					t.Fatalf("%s, from %d: %v", bot, at, err)
				}
				if label, a, b, differ := game.Difference(&p.state, &r.head); differ {
					t.Fatalf("%s, from command %d: %s is %d, was %d", bot, at, label, a, b)
				}
				if p.left != [game.MaxSeats]int16{} {
					t.Fatalf("%s, from command %d: the staff took over: %v", bot, at, p.left)
				}
			}
		}
	}
}

// TestChangedLines leaves a seat's sheet empty in each month: the line comes to an end, the seats repeat what they did until
// they see something else, and the same question has the same answer.
func TestChangedLines(t *testing.T) {
	sc, l := playedHere(t, "staff", 77)
	r := newReel(sc.Ruleset, l)
	p, err := newPlayer(r)
	if err != nil {
		t.Fatal(err)
	}
	differ := 0
	for at, s := range r.shots {
		if s.cmd.Kind != game.CmdSheet || s.cmd.Seat != 0 {
			continue
		}
		c := s.cmd
		c.Sheet.Orders = [game.Columns]game.Order{game.Empty, game.Empty, game.Empty}
		if err := p.play(at, &c, r.luckAt); err != nil {
			t.Fatal(err)
		}
		once, left := p.state, p.left
		if err := p.play(at, &c, r.luckAt); err != nil {
			t.Fatal(err)
		}
		if p.state != once || p.left != left {
			t.Fatal("the same question has two answers")
		}
		for _, m := range left[:len(sc.Ruleset.Seats)] {
			if m != 0 && m < s.before.World.Month {
				t.Errorf("the staff took over in month %d, before month %d", m, s.before.World.Month)
			}
		}
		if c.Sheet != s.cmd.Sheet && once != r.head {
			differ++
		}
	}
	if differ < 6 {
		t.Errorf("only %d changes made a difference", differ)
	}
}
