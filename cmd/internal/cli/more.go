package cli

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"riobravo/cmd/internal/sim"
	"riobravo/cmd/internal/tui"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/bot"
)

// more are the commands that other packages bring.
func more(a *app) []*cobra.Command {
	d := sim.Deps{
		Why: a.why, Words: a.text, Scenario: content.Default, Load: a.compile, Compile: fresh, Frame: a.frame, Kept: a.keeps, Terminal: a.Progress,
		Fail: func(text string, wrongThing bool) error {
			code := wrongCall
			if wrongThing {
				code = wrong
			}
			a.tell(text)
			return told{code}
		},
	}
	return []*cobra.Command{sim.Command(d), sim.BenchCommand(d), sim.BalanceCommand(d), a.claims(&d), a.handbook()}
}

// thought says in words why a bot that looks ahead sealed its sheet.
func (a *app) thought(rs *game.Ruleset, k game.Seat, w *game.World, c bot.Choice) string {
	return sim.Deps{Words: a.text}.Thought(rs, k, w, c)
}

// compile gives a scenario's rules under other assumptions and parameters.
func (a *app) compile(id string, o sim.Options) (*game.Ruleset, error) {
	sc, err := a.load(id)
	if err != nil {
		return nil, err
	}
	if len(o.Assume)+len(o.Params) == 0 {
		return sc.Ruleset, nil
	}
	rs, problems := sc.With(content.Options{Assume: o.Assume, Params: o.Params})
	if rs == nil {
		return nil, contentError{problems}
	}
	return rs, nil
}

// fresh loads and compiles the default scenario anew.
func fresh() error {
	if sc, problems := content.Load(content.Default); sc == nil {
		return contentError{problems}
	}
	return nil
}

// frame measures the time from loading the default scenario to the first whole frame of a game in it.
func (a *app) frame() (float64, error) {
	begin := time.Now()
	sc, problems := content.Load(content.Default)
	if sc == nil {
		return 0, contentError{problems}
	}
	who, err := fills(sc, "", nil)
	if err != nil {
		return 0, err
	}
	sessions, err := a.deal(sc, setup{scenario: content.Default, fills: who, seeded: true, unsaved: true})
	if err != nil {
		return 0, err
	}
	m, _ := tui.New(tui.Config{Words: sc.Texts.In(a.text.Language()), Sessions: sessions, Theatre: content.Theatre(), Env: a.Env}).Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	if m.View().Content == "" {
		return 0, errors.New("cli: the first frame is empty")
	}
	return time.Since(begin).Seconds(), nil
}
