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

// stage is what the terminal interface shows: the scenario in play, the seats at this keyboard and what was said of a game
// taken up again.
type stage struct {
	*app
	playing  *content.Scenario
	sessions []session.Session
	heard    string
}

// inTerminal runs the terminal interface, with a game or, where there is none, with its menu or the list of kept games; a
// player may go on in lines from there.
func (a *app) inTerminal(playing *content.Scenario, sessions []session.Session, atGames bool) error {
	g := &stage{app: a, playing: playing, sessions: sessions}
	cfg := g.config(atGames)
	defer debug.SetGCPercent(debug.SetGCPercent(lean))
	err := tui.Run(a.ctx, cfg)
	if err == nil && a.ctx.Err() != nil { // the interface leaves on a signal as if it had been asked to
		err = a.ctx.Err()
	}
	return g.ended(err, atGames)
}

// config is what the interface is run with; what it asks for changes the stage.
func (g *stage) config(atGames bool) tui.Config {
	a := g.app
	cfg := tui.Config{
		Words: g.words(), Sessions: g.sessions, Version: save.Engine, Theatre: content.Theatre(), In: a.In, Out: a.Out, Env: a.Env,
		Settings: settings{a.conf}, Keys: a.conf.Keys, Notice: a.problems(),
		Scenarios: a.listed(), Last: a.lastGame, Export: a.export, AtGames: atGames,
		Games: a.shelf(), Said: func() string { return g.heard },
	}
	cfg.Review = func(s session.Session) (session.Review, error) { return a.reviewOf(g.playing, s) }
	cfg.Speak = func(string) session.Words {
		a.speak(a.language(nil)) // the settings may have changed it
		return g.words()
	}
	cfg.Resume, cfg.NewGame = g.resume, g.begin
	if cfg.Games != nil {
		cfg.Games.Replay = g.replay
	}
	return cfg
}

func (g *stage) words() session.Words {
	if g.playing == nil {
		return g.text
	}
	return g.playing.Texts.In(g.text.Language())
}

func (g *stage) resume(id string) ([]session.Session, error) {
	playing, all, said, err := g.goOn(id)
	if err == nil {
		g.playing, g.sessions, g.heard = playing, all, said
		g.keepOnly(id)
	}
	return all, err
}

func (g *stage) replay(id string) ([]session.Session, error) {
	playing, all, said, err := g.lookBack(id)
	if err == nil {
		g.playing, g.sessions, g.heard = playing, all, said
		g.keepOnly("")
	}
	return all, err
}

func (g *stage) begin(c tui.Choice) ([]session.Session, error) {
	playing, err := g.load(c.Scenario)
	if err != nil {
		return nil, err
	}
	s := setup{scenario: c.Scenario, fills: map[string]string{}, seed: c.Seed, seeded: c.Seeded}
	for _, f := range c.Seats {
		s.fills[f.Seat] = f.By
	}
	all, err := g.deal(playing, s)
	if err == nil && len(all) > 0 {
		g.playing, g.sessions, g.heard = playing, all, ""
		id, _ := all[0].Kept()
		g.keepOnly(id)
	}
	return all, err
}

// ended says what is left to say when the interface was left, or goes on in lines.
func (g *stage) ended(err error, atGames bool) error {
	var fault *tui.Fault
	switch {
	case err == nil:
		g.left(g.sessions)
		return nil
	case errors.As(err, &fault):
		g.complain("error.fault", map[string]any{"What": fault.What})
		g.left(g.sessions)
		return told{wrong}
	case errors.Is(err, tui.ErrLines):
		return g.toLines(atGames)
	case errors.Is(err, context.Canceled):
		g.complain("error.stopped", nil)
		g.left(g.sessions)
		return told{wrong}
	}
	return err
}

func (g *stage) toLines(atGames bool) error {
	if len(g.sessions) == 0 && atGames {
		return g.listGames(false)
	}
	if len(g.sessions) == 0 {
		g.look.plain = true
		return g.menu()
	}
	if r, ok := g.sessions[0].(session.Replay); ok {
		return g.watchLines(g.playing, r)
	}
	return g.inLines(g.playing, g.sessions)
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
