package cli

import (
	"runtime/debug"
	"slices"

	"riobravo/cmd/internal/author"
	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/content/diag"
	"riobravo/save"
)

// authoring is what the commands for those who write scenarios are given.
func (a *app) authoring() author.Deps {
	langs := func() []string {
		all := content.Words().Codes()
		if slices.Contains(all, a.look.lang) {
			return []string{a.look.lang}
		}
		return all
	}
	return author.Deps{
		Words: a.text, Version: save.Engine, In: a.In, Asks: a.Terminal, Langs: langs, Load: a.inspected, Play: a.tryFrom, Brief: a.briefOf,
		Quiet: told{wrong}, Clean: harmless, Progress: a.Progress,
		Fail: func(text string, wrongThing bool) error {
			code := wrongCall
			if wrongThing {
				code = wrong
			}
			a.tell(text)
			return told{code}
		},
	}
}

// inspected loads a scenario by its id or its path, with all that is to be said of it. What is read for it is small and soon
// done with: collecting garbage meanwhile took a third of the time.
func (a *app) inspected(id string) (*content.Scenario, diag.List) {
	debug.SetGCPercent(800)
	if !content.Brings(id) && isPath(id) {
		return content.LoadDir(id)
	}
	return content.Load(id)
}

// startingIn are starting values with the month to begin in: a game begins with the next month.
func startingIn(start map[string]int32, month int) map[string]int32 {
	out := map[string]int32{"month": int32(month - 1)}
	for path, n := range start {
		out[path] = n
	}
	return out
}

// tryFrom plays a game that is not kept from a month on, with given starting values.
func (a *app) tryFrom(sc *content.Scenario, seat string, month int, start map[string]int32) error {
	if err := a.checkLook(); err != nil {
		return err
	}
	who, err := fills(sc, seat, nil)
	if err != nil {
		return err
	}
	return a.start(sc, setup{scenario: sc.ID, fills: who, unsaved: true, seed: 1, seeded: true, start: startingIn(start, month)})
}

// briefOf is what a seat reads at the beginning of a month with given starting values.
func (a *app) briefOf(sc *content.Scenario, seat string, month int, start map[string]int32, lang string, page bool) ([]string, error) {
	who, err := fills(sc, seat, nil)
	if err != nil {
		return nil, err
	}
	sessions, err := a.deal(sc, setup{scenario: sc.ID, fills: who, unsaved: true, seed: 1, seeded: true, start: startingIn(start, month)})
	if err != nil {
		return nil, err
	}
	depth := 0
	if page {
		depth = 1
	}
	for _, s := range sessions {
		defer s.Close()
		if k := s.Seat(); k >= 0 && s.Rules().Seats[k].ID == seat {
			return words.For(sc.Texts.In(lang), s).Brief(s, depth), nil
		}
	}
	return nil, &callError{"error.seat", map[string]any{"Value": seat}}
}
