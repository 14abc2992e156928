package cli

import (
	"bufio"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
	"riobravo/save/folder"
)

// resume takes up a kept game: the one named, else the one last played that is not over.
func (a *app) resume() *cobra.Command {
	return &cobra.Command{Use: "resume [game]", Args: func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return &callError{"error.extra", map[string]any{"Value": args[1], "Command": cmd.CommandPath()}}
		}
		return nil
	}, RunE: func(_ *cobra.Command, args []string) error {
		if err := a.checkLook(); err != nil {
			return err
		}
		f, err := a.place()
		if err != nil {
			return err
		}
		id := ""
		if len(args) > 0 {
			id = args[0]
		} else if id, err = a.last(f); err != nil {
			return err
		}
		sc, sessions, err := a.takeUp(f, id)
		if err != nil {
			return err
		}
		if a.lines() {
			return a.inLines(sc, sessions)
		}
		return a.inTerminal(sc, sessions, false)
	}}
}

// last is the game last played that is not over, else the last of all.
func (a *app) last(f *folder.Folder) (string, error) {
	list, err := f.List()
	if err != nil {
		return "", a.stored(err)
	}
	id := ""
	for _, e := range list {
		switch {
		case e.Err != nil:
		case e.Phase != game.Over:
			return e.ID, nil
		case id == "":
			id = e.ID
		}
	}
	if id == "" {
		return "", &callError{"error.no_games", map[string]any{"Path": f.Path()}}
	}
	return id, nil
}

// takeUp opens a kept game for its people.
func (a *app) takeUp(f *folder.Folder, id string) (*content.Scenario, []session.Session, error) {
	a.release(id)
	g, err := f.Continue(id)
	if err != nil {
		return nil, nil, a.stored(err)
	}
	a.hold(g)
	if d := g.Damage; d != nil {
		a.damaged(id, d)
	}
	if seat := g.Log.Stamp().Option(save.SeenBy); seat != "" || !g.Log.HasDice() {
		return nil, nil, &callError{"error.only_sight", map[string]any{"ID": id, "Seat": seat}}
	}
	sc, rs, err := a.rulesOf(g.Log)
	if err != nil {
		return nil, nil, err
	}
	t, err := table.Resume(table.Config{Rules: rs, Explain: a.thought}, g.Log, table.Place{ID: g.ID, Sink: sink{a, g}})
	if err != nil {
		return nil, nil, a.stored(err)
	}
	sessions, err := t.Sessions()
	if err == nil && len(sessions) == 0 {
		err = &callError{"error.only_bots", map[string]any{"ID": id}}
	}
	return sc, sessions, err
}

// damaged tells what was found wrong with a game.
func (a *app) damaged(id string, d *folder.Damage) {
	a.complain("error.damaged", map[string]any{"ID": id, "N": d.Record, "Last": d.Record - 1, "Stray": d.Stray, "Frame": d.Frame, "Path": d.Kept})
}

// rulesOf compiles what a game was played with.
func (a *app) rulesOf(l *save.Log) (*content.Scenario, *game.Ruleset, error) {
	return a.rulesIn(nil, l)
}

// bundles is where what games were played with is kept.
type bundles interface {
	KeepBundle(hash string, make func() []byte) error
	Bundle(hash string) ([]byte, error)
}

// rulesIn compiles what a game was played with out of a store; nil is the folder.
func (a *app) rulesIn(from bundles, l *save.Log) (*content.Scenario, *game.Ruleset, error) {
	sc, rs, err := a.rulesFrom(from, l)
	if err != nil {
		st := l.Stamp()
		a.complain("error.other_rules", map[string]any{"Scenario": st.Scenario, "Rules": short(st.RulesHash)})
		return nil, nil, told{wrong}
	}
	return sc, rs, nil
}

// errOtherRules says that the rules of a game are nowhere to be found.
var errOtherRules = errors.New("other rules")

// rulesFor finds the rules that a log names: the program's, when they are still the same, else those kept beside the game.
func (a *app) rulesFor(l *save.Log) (*content.Scenario, *game.Ruleset, error) {
	return a.rulesFrom(nil, l)
}

func (a *app) rulesFrom(from bundles, l *save.Log) (*content.Scenario, *game.Ruleset, error) {
	st := l.Stamp()
	for _, i := range content.Scenarios() {
		if i.ID != st.Scenario {
			continue
		}
		if sc, err := a.load(i.ID); err == nil && sc.Ruleset.RulesHash == st.RulesHash {
			rs, err := under(sc, st.Assumptions)
			return sc, rs, err
		}
	}
	if from == nil {
		f, err := a.place()
		if err != nil {
			return nil, nil, err
		}
		from = f
	}
	source, err1 := from.Bundle(st.RulesHash)
	texts, err2 := from.Bundle(st.TextHash)
	if err1 != nil || err2 != nil {
		return nil, nil, errOtherRules
	}
	return stored(source, texts, st.Assumptions)
}

// stored compiles rules that were kept.
func stored(source, texts []byte, contrary []string) (*content.Scenario, *game.Ruleset, error) {
	sc, problems := content.LoadStored(source, texts)
	if sc == nil {
		return nil, nil, contentError{problems}
	}
	rs, err := under(sc, contrary)
	return sc, rs, err
}

// under compiles a scenario with the contrary view of some assumptions.
func under(sc *content.Scenario, contrary []string) (*game.Ruleset, error) {
	return underFrom(sc, contrary, nil)
}

// underFrom is under with other starting values.
func underFrom(sc *content.Scenario, contrary []string, start map[string]int32) (*game.Ruleset, error) {
	own := sc.Ruleset.Assumed()
	slices.Sort(own)
	if slices.Equal(own, contrary) && len(start) == 0 {
		return sc.Ruleset, nil
	}
	o := content.Options{Assume: map[string]bool{}, Start: start}
	for _, name := range own { // what the scenario takes for granted and the game does not
		o.Assume[name] = false
	}
	for _, name := range contrary {
		o.Assume[name] = true
	}
	rs, problems := sc.With(o)
	if rs == nil {
		return nil, contentError{problems}
	}
	return rs, nil
}

// hold remembers a game that this run writes, so that it is let go at the end.
func (a *app) hold(g *folder.Game) { a.held = append(a.held, g) }

// release lets a game go that this run left and takes up again.
func (a *app) release(id string) {
	a.held = slices.DeleteFunc(a.held, func(g *folder.Game) bool {
		if g.ID == id {
			g.Close()
		}
		return g.ID == id
	})
}

// keepOnly lets every game go that this run writes but one: the others were left.
func (a *app) keepOnly(id string) {
	a.held = slices.DeleteFunc(a.held, func(g *folder.Game) bool {
		if g.ID != id {
			g.Close()
		}
		return g.ID != id
	})
}

func (a *app) letGo() {
	for _, g := range a.held {
		g.Close()
	}
	a.held = nil
}

// confirm asks a person a question; anything but yes is no.
func (a *app) confirm(question string) error {
	if !a.Terminal {
		return &callError{"error.confirm", nil}
	}
	a.print(question)
	text, err := bufio.NewReader(a.In).ReadString('\n')
	answer := strings.ToLower(strings.TrimSpace(text))
	for yes := range strings.SplitSeq(a.t("yes", nil), "|") {
		if answer != "" && strings.HasPrefix(yes, answer) && (err == nil || answer == yes) {
			return nil
		}
	}
	a.print(a.t("not_done", nil))
	return told{wrong}
}

// tidyName is a name that a person gave, fit to be shown.
func tidyName(s string) string {
	const most = 80
	r := []rune(strings.Join(strings.Fields(words.Clean(strings.ToValidUTF8(s, ""))), " "))
	return string(r[:min(len(r), most)])
}
