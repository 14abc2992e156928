package cli

import (
	"github.com/spf13/cobra"

	"riobravo/cmd/internal/table"
	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/game"
	"riobravo/save"
)

// migrate plays a kept game again under the rules that the program has now, as a game of its own.
func (a *app) migrate() *cobra.Command {
	to := ""
	cmd := &cobra.Command{Use: "migrate <game>", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return &callError{"error.one_game", map[string]any{"Command": cmd.CommandPath()}}
		}
		f, err := a.place()
		if err != nil {
			return err
		}
		l, damage, err := f.View(args[0])
		if err != nil {
			return a.stored(err)
		}
		if damage != nil {
			a.damaged(args[0], damage)
		}
		st := l.Stamp()
		if seat := st.Option(save.SeenBy); seat != "" || !l.HasDice() {
			return &callError{"error.only_sight", map[string]any{"ID": args[0], "Seat": seat}}
		}
		_, old, err := a.rulesOf(l)
		if err != nil {
			return err
		}
		sc, now, err := a.rulesNow(st, to)
		if err != nil {
			return err
		}
		if now.RulesHash == st.RulesHash && st.Engine == save.Engine {
			return &callError{"error.no_need", map[string]any{"ID": args[0]}}
		}
		moved, stop, err := table.Migrate(l, old, now)
		if err != nil {
			return err
		}
		if stop != nil {
			return a.stopped(args[0], sc, now, stop)
		}
		b := l.Label()
		b.Created = 0
		moved.SetLabel(b)
		if err := keepBundles(f, sc); err != nil {
			return a.stored(err)
		}
		g, err := f.Create(moved, hint(st))
		if err != nil {
			return a.stored(err)
		}
		g.Close()
		a.print(a.t("migrated", map[string]any{"ID": args[0], "To": g.ID, "N": len(moved.Records()), "Rules": short(now.RulesHash)}))
		return nil
	}}
	cmd.Flags().StringVar(&to, "to", "", "")
	return cmd
}

// rulesNow are the rules to go over to: those of the scenario named, else the program's own for the game's.
func (a *app) rulesNow(st save.Stamp, to string) (*content.Scenario, *game.Ruleset, error) {
	if to == "" {
		to = st.Scenario
	}
	sc, err := a.load(to)
	if err != nil {
		return nil, nil, err
	}
	rs, err := under(sc, st.Assumptions)
	return sc, rs, err
}

// stopped tells at which command a migration ended, and why.
func (a *app) stopped(id string, sc *content.Scenario, rs *game.Ruleset, at *table.Stop) error {
	voice := sc.Texts.In(a.text.Language())
	r := words.New(voice, rs).See(&at.View)
	a.complain("error.migrate", map[string]any{"ID": id, "N": at.Record, "Month": int(at.View.Known.World.Month), "Gone": at.Gone})
	if at.Refusal != nil {
		for _, line := range r.Refusal(at.Refusal) {
			a.tell(line)
		}
	}
	return told{wrong}
}
