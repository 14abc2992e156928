package content_test

import (
	"sync"
	"testing"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/game/gametest"
)

// tallyOf counts how often estimates of one kind, stated with one confidence, held the truth.
type tallyOf struct {
	what string
	sure int16
}

type tally struct{ cases, held int }

// TestCalibration: a range stated as n percent sure holds the truth in about n percent of cases at the brief that states
// it. Loose estimates are revised every second month only; between, the truth moves on a little.
func TestCalibration(t *testing.T) {
	rs := rules(t)
	var mu sync.Mutex
	sums, old := map[tallyOf]tally{}, map[tallyOf]tally{}
	each(t, batteryGames(t, 600), func(seed uint64) error {
		fresh, aged := map[tallyOf]tally{}, map[tallyOf]tally{}
		tab := &gametest.Table{Rules: rs, Seats: actors(rs, bot.Names[seed%3], seed), Source: dice.FromSeed(seed)}
		tab.OnStep = func(before *game.State, _ *game.Command, _ []game.Event) error {
			if s := &tab.State; s.World.Month != before.World.Month && game.Phase(s.World.Phase) == game.Talks {
				count(rs, s, fresh, aged)
			}
			return nil
		}
		if err := tab.Play(); err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		for _, p := range [2]struct{ to, from map[tallyOf]tally }{{sums, fresh}, {old, aged}} {
			for k, v := range p.from {
				p.to[k] = tally{p.to[k].cases + v.cases, p.to[k].held + v.held}
			}
		}
		return nil
	})
	kinds := map[string]int{}
	for k, v := range sums {
		if v.cases < 1000 {
			continue
		}
		kinds[k.what]++
		if got := float64(v.held) * 100 / float64(v.cases); got < float64(k.sure)-6 || got > float64(k.sure)+6 {
			t.Errorf("%s, stated as %d %% sure: held in %.1f %% of %d cases", k.what, k.sure, got, v.cases)
		}
	}
	for _, want := range []string{"cash", "cohesion", "labs", "leak"} {
		if kinds[want] < 2 && !testing.Short() {
			t.Errorf("%s: %d confidence levels had enough cases", want, kinds[want])
		}
	}
	for k, v := range old { // what was stated a month ago may have come a little nearer to chance
		if got := float64(v.held) * 100 / float64(v.cases); v.cases >= 1000 && got < float64(k.sure)-12 {
			t.Errorf("%s, stated a month ago as %d %% sure: holds in %.1f %% of %d cases", k.what, k.sure, got, v.cases)
		}
	}
}

// count adds every estimate that the seats hold at a brief; those not revised this month go to aged.
func count(rs *game.Ruleset, s *game.State, fresh, aged map[tallyOf]tally) {
	add := func(what string, b [3]int16, truth int16, n int) {
		if b[2] == 0 {
			return
		}
		into := fresh
		if m := s.World.Month; m > 1 && (int(m)+n)%2 != 0 {
			into = aged
		}
		k := tallyOf{what, b[2]}
		v := into[k]
		v.cases++
		if b[0] <= truth && truth <= b[1] {
			v.held++
		}
		into[k] = v
	}
	for n := range rs.Seats {
		own := rs.Seats[n].Group
		b := &s.Belief[n]
		for g := range game.MaxGroups {
			if s.Groups[g].Alive != 0 && game.Group(g) != own {
				add("cash", b.Cash[g], s.Secret[g].Cash, g)
				add("cohesion", b.Cohesion[g], s.Secret[g].Cohesion, g)
			}
		}
		for at := range rs.Regions {
			labs := int16(0)
			for g := range game.MaxGroups {
				if game.Group(g) != own {
					labs += s.Labs[at][g]
				}
			}
			add("labs", b.Labs[at], labs, at)
		}
		leaky := game.Mexico
		if rs.Seats[n].Side == game.Mexico {
			leaky = game.USA
		}
		add("leak", b.Leak, s.Own[rs.Republic(leaky)].Leak, int(s.World.Month)) // revised every month
	}
}
