package author

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"riobravo/content"
	"riobravo/content/diag"
	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/game/gametest"
)

// tools are the commands' dependencies for tests: the program's own scenarios and files, in English.
func tools() Deps {
	return Deps{Words: content.Words().In("en"), Clean: func(s string) string { return s }, Langs: content.Words().Codes, Load: func(id string) (*content.Scenario, diag.List) {
		for _, i := range content.Scenarios() {
			if i.ID == id {
				return content.Load(id)
			}
		}
		return content.LoadDir(id)
	}}
}

// batteryGames is how many games a scenario's battery plays: RIOBRAVO_BATTERY in the long run, never fewer than here.
func batteryGames() int {
	if n, err := strconv.Atoi(os.Getenv("RIOBRAVO_BATTERY")); err == nil && n > 20 {
		return n
	}
	return 20
}

// playBattery plays games at random under the battery; what it finds is told with the seed.
func playBattery(rs *game.Ruleset, games int) error {
	b := &gametest.Battery{Rules: rs, Every: 50}
	for seed := range uint64(games) {
		var seats []gametest.Actor
		for range rs.Seats {
			a, err := bot.New("random", rs, dice.FromSeed(seed^0xb07))
			if err != nil {
				return err
			}
			seats = append(seats, a)
		}
		if err := b.Play(seats, dice.FromSeed(seed), seed); err != nil {
			return fmt.Errorf("seed %d: %w", seed, err)
		}
	}
	return nil
}

// Every scenario of the pack is sound in every language, passes the battery and its own tests, and keeps its own bounds.
func TestPack(t *testing.T) {
	d := tools()
	list := content.Scenarios()
	if len(list) < 8 {
		t.Errorf("the pack has %d scenarios, eight wanted", len(list))
	}
	for _, info := range list {
		t.Run(info.ID, func(t *testing.T) {
			if l := d.Inspect(info.ID); l.Len() > 0 {
				t.Errorf("%s", l)
			}
			sc, l := content.Load(info.ID)
			if sc == nil {
				t.Fatal(l.Err())
			}
			games := batteryGames()
			if info.Turns > 24 {
				games = max(2, games/6)
			}
			if err := playBattery(sc.Ruleset, games); err != nil {
				t.Error(err)
			}
			tests, _ := scripts(sc)
			if len(tests) == 0 {
				t.Error("it has no tests of its own")
			}
			for _, s := range tests {
				if err := s.Run(func(string) (*game.Ruleset, error) { return sc.Ruleset, nil }, gametest.Seen{}); err != nil {
					t.Error(err)
				}
			}
			bounds, _ := sc.Bounds()
			if len(bounds.Rows) == 0 {
				t.Error("it has no bounds of its own")
			}
			if testing.Short() {
				return
			}
			rows, err := Held(t.Context(), sc, &bounds)
			if err != nil {
				t.Fatal(err)
			}
			for i, r := range rows {
				if b := bounds.Rows[i]; !r.Kept {
					t.Errorf("%s: %s%s%v: %d %%, %d to %d wanted", b.At, b.Seat, b.Ending, b.Nobody, r.Percent, b.Least, b.Most)
				}
			}
		})
	}
}

// A scenario that rests on later facts says so in its name and its line, in every language; the others rest on none.
func TestLaterSaysSo(t *testing.T) {
	later := 0
	for _, info := range content.Scenarios() {
		sc, _ := content.Load(info.ID)
		if sc == nil {
			continue // TestPack tells
		}
		dated := false
		for _, s := range sc.Sources() {
			dated = dated || s.After && s.Date != ""
		}
		if info.Later != dated {
			t.Errorf("%s: later is %v, and it has later sources: %v", info.ID, info.Later, dated)
		}
		if !info.Later {
			continue
		}
		later++
		for _, lang := range content.Words().Codes() {
			word := map[string]string{"en": "ater", "es": "osterior"}[lang]
			name, text := content.About(info.ID, lang)
			for _, s := range []string{name, text} {
				if !containsFold(s, word) {
					t.Errorf("%s in %s does not say that it is later: %q", info.ID, lang, s)
				}
			}
		}
	}
	if later == 0 {
		t.Error("no scenario of the pack is later than the article")
	}
}

func containsFold(s, part string) bool {
	return strings.Contains(strings.ToLower(s), strings.ToLower(part))
}
