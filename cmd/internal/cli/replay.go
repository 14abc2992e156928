package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/line"
	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
)

// replay looks at a game, step by step.
func (a *app) replay() *cobra.Command {
	seat, all := "", false
	cmd := &cobra.Command{Use: "replay <game or file>", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return &callError{"error.one_game", map[string]any{"Command": cmd.CommandPath()}}
		}
		if err := a.checkLook(); err != nil {
			return err
		}
		sc, r, err := a.reel(args[0], seat, all)
		if err != nil {
			return err
		}
		return a.watch(sc, r)
	}}
	cmd.Flags().StringVar(&seat, "seat", "", "")
	cmd.Flags().BoolVar(&all, "facilitator", false, "")
	return cmd
}

// reel opens a game to be looked at, through the eyes of a seat or of its first person.
func (a *app) reel(name, seat string, all bool) (*content.Scenario, *table.Replay, error) {
	p, damage, err := a.named(name)
	if err != nil {
		return nil, nil, a.stored(err)
	}
	if damage != nil {
		a.damaged(name, damage)
	}
	sc, rs := a.rulesToSee(name, p)
	eyes, open := eyesOf(p.Log, rs, all)
	r := table.NewReplay(rs, p.Log, name, eyes, open, func(b save.Bookmark) error { return a.keepMark(name, b) })
	if seat == "" && all {
		r.Look(eyes[0], true)
	}
	if seat != "" {
		at, err := seatAmong(rs, seat, eyes)
		if err != nil {
			return nil, nil, err
		}
		r.Look(at, false)
	}
	return sc, r, nil
}

// eyesClosed says that a seat may not be looked through yet.
func eyesClosed(id string, known []string) error {
	return &callError{"error.eyes", map[string]any{"Value": id, "Known": strings.Join(known, ", ")}}
}

// eyesOf says through whose eyes a game may be seen: before its end those of the people who play it here.
func eyesOf(l *save.Log, rs *game.Ruleset, all bool) (eyes []game.Seat, open bool) {
	st := l.Stamp()
	if only := st.Option(save.SeenBy); only != "" {
		for k, s := range st.Seats {
			if s.ID == only {
				return []game.Seat{game.Seat(k)}, false
			}
		}
	}
	s := l.Fold()
	open = all || game.Phase(s.World.Phase) == game.Over
	for k := range rs.Seats {
		if k < len(st.Seats) && st.Seats[k].Player == save.Person {
			eyes = append(eyes, game.Seat(k))
		}
	}
	for k := range rs.Seats {
		if open && k < len(st.Seats) && st.Seats[k].Player != save.Person {
			eyes = append(eyes, game.Seat(k)) // the people's first
		}
	}
	return eyes, open || len(eyes) == 0
}

// rulesToSee finds what a game is shown with: its own rules, else the program's, and says so.
func (a *app) rulesToSee(name string, p *save.Portable) (*content.Scenario, *game.Ruleset) {
	st := p.Log.Stamp()
	sc, rs, err := a.rulesFor(p.Log)
	if err != nil && len(p.Source) > 0 && sha(p.Source) == st.RulesHash {
		sc, rs, err = stored(p.Source, p.Texts, st.Assumptions)
	}
	if err == nil {
		return sc, rs
	}
	a.complain("error.guessed_rules", map[string]any{"ID": name})
	for _, i := range content.Scenarios() {
		if i.ID == st.Scenario {
			if sc, err := a.load(i.ID); err == nil {
				return sc, sc.Ruleset
			}
		}
	}
	sc, _ = defaultGame() // comes with the program
	return sc, sc.Ruleset
}

// errNotHere says that a bookmark has no kept game to stand beside.
var errNotHere = errors.New("it is a file, not a kept game; import it first")

// errDamaged says that a game must be mended, by going on with it, before something is kept with it.
var errDamaged = errors.New("its file is damaged")

// keepMark keeps a bookmark beside a game.
func (a *app) keepMark(id string, b save.Bookmark) error {
	if strings.ContainsAny(id, `/\.`) {
		return errNotHere
	}
	f, err := a.place()
	if err != nil {
		return err
	}
	if _, damage, err := f.View(id); err != nil || damage != nil {
		return errors.Join(err, errDamaged)
	}
	g, err := f.Continue(id)
	if err != nil {
		return err
	}
	defer g.Close()
	g.Log.SetBookmark(b)
	return g.Log.Commit(g)
}

// watch shows a replay.
func (a *app) watch(sc *content.Scenario, r *table.Replay) error {
	if a.lines() {
		return a.watchLines(sc, r)
	}
	return a.inTerminal(sc, []session.Session{r}, false)
}

func (a *app) watchLines(sc *content.Scenario, r session.Replay) error {
	err := line.Watch(a.ctx, r, a.lineConfig(sc, nil))
	if errors.Is(err, line.ErrOutput) {
		a.complain("error.output", map[string]any{"What": strings.TrimPrefix(err.Error(), line.ErrOutput.Error()+": ")})
	}
	if err != nil {
		return told{wrong}
	}
	return nil
}
