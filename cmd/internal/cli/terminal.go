package cli

import (
	"context"
	"errors"
	"runtime/debug"

	"riobravo/cmd/internal/tui"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
)

// lean is how much garbage, in percent of what is in use, lies about while somebody plays: a move makes little of it, and
// fifty megabytes are to be enough for all.
const lean = 40

// inTerminal runs the terminal interface, with a game or, where there is none, with its menu or the list of kept games; a
// player may go on in lines from there.
func (a *app) inTerminal(playing *content.Scenario, sessions []session.Session, atGames bool) error {
	heard := ""
	speaks := func() session.Words {
		if playing == nil {
			return a.text
		}
		return playing.Texts.In(a.text.Language())
	}
	cfg := tui.Config{
		Words: speaks(), Sessions: sessions, Version: save.Engine, Theatre: content.Theatre(), In: a.In, Out: a.Out, Env: a.Env,
		Settings: settings{a.conf}, Keys: a.conf.Keys, Notice: a.problems(),
		Scenarios: a.listed(), Last: a.lastGame, Export: a.export, AtGames: atGames,
		Games: a.shelf(), Said: func() string { return heard },
	}
	cfg.Review = func(s session.Session) (session.Review, error) { return a.reviewOf(playing, s) }
	cfg.Speak = func(string) session.Words {
		a.speak(a.language(nil)) // the settings may have changed it
		return speaks()
	}
	cfg.Resume = func(id string) ([]session.Session, error) {
		loaded, all, said, err := a.goOn(id)
		if err == nil {
			playing, sessions, heard = loaded, all, said
			a.keepOnly(id)
		}
		return all, err
	}
	if cfg.Games != nil {
		cfg.Games.Replay = func(id string) ([]session.Session, error) {
			loaded, all, said, err := a.lookBack(id)
			if err == nil {
				playing, sessions, heard = loaded, all, said
				a.keepOnly("")
			}
			return all, err
		}
	}
	cfg.NewGame = func(c tui.Choice) ([]session.Session, error) {
		loaded, err := a.load(c.Scenario)
		if err != nil {
			return nil, err
		}
		s := setup{scenario: c.Scenario, fills: map[string]string{}, seed: c.Seed, seeded: c.Seeded}
		for _, f := range c.Seats {
			s.fills[f.Seat] = f.By
		}
		all, err := a.deal(loaded, s)
		if err == nil && len(all) > 0 {
			playing, sessions, heard = loaded, all, ""
			id, _ := all[0].Kept()
			a.keepOnly(id)
		}
		return all, err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(lean))
	err := tui.Run(a.ctx, cfg)
	if err == nil && a.ctx.Err() != nil { // the interface leaves on a signal as if it had been asked to
		err = a.ctx.Err()
	}
	var fault *tui.Fault
	switch {
	case err == nil:
		a.left(sessions)
		return nil
	case errors.As(err, &fault):
		a.complain("error.fault", map[string]any{"What": fault.What})
		a.left(sessions)
		return told{wrong}
	case errors.Is(err, tui.ErrLines):
		if len(sessions) == 0 && atGames {
			return a.listGames(false)
		}
		if len(sessions) == 0 {
			a.look.plain = true
			return a.menu()
		}
		if r, ok := sessions[0].(session.Replay); ok {
			return a.watchLines(playing, r)
		}
		return a.inLines(playing, sessions)
	case errors.Is(err, context.Canceled):
		a.complain("error.stopped", nil)
		a.left(sessions)
		return told{wrong}
	}
	return err
}

// left says where a game stood that was left before its end.
func (a *app) left(sessions []session.Session) {
	if len(sessions) == 0 {
		return
	}
	if _, ok := sessions[0].(session.Replay); ok { // it stands where it did
		return
	}
	w := sessions[0].View().Known.World
	if game.Phase(w.Phase) != game.Over {
		id, _ := sessions[0].Kept()
		a.print(a.t("left", map[string]any{"Month": int(w.Month), "Turns": int(sessions[0].Rules().Turns), "ID": id}))
	}
}
