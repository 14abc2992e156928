package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
)

// verify checks a kept game.
func (a *app) verify() *cobra.Command {
	head := ""
	cmd := &cobra.Command{Use: "verify <game>", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return &callError{"error.one_game", map[string]any{"Command": cmd.CommandPath()}}
		}
		want := strings.ReplaceAll(strings.ToLower(head), "-", "")
		if head != "" && (len(want) < 8 || len(want) > 64 || strings.Trim(want, "0123456789abcdef") != "") {
			return &callError{"error.head", map[string]any{"Value": head}}
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
			return told{wrong}
		}
		return a.check(args[0], l, want)
	}}
	cmd.Flags().StringVar(&head, "head", "", "")
	return cmd
}

// check verifies a log and says so on one line, or names the first difference.
func (a *app) check(name string, l *save.Log, head string) error {
	err := l.Verify()
	again := false
	if err == nil {
		if _, rs, rulesErr := a.rulesFor(l); rulesErr == nil && l.Stamp().Engine == save.Engine {
			again, err = true, l.Redecide(decider(rs))
		}
	}
	var d *save.Difference
	if errors.As(err, &d) {
		a.complain("error.differs", map[string]any{"ID": name, "N": d.Record, "What": d.What, "Field": d.Field, "Want": d.Want, "Got": d.Got})
		return told{wrong}
	}
	if err != nil {
		return err
	}
	if got := fmt.Sprintf("%x", l.Head()); !strings.HasPrefix(got, head) {
		a.complain("error.other_head", map[string]any{"ID": name, "Want": groups(head), "Got": l.Head().Short(), "N": len(l.Records())})
		return told{wrong}
	}
	s := l.Fold()
	a.print(a.t("verified", map[string]any{
		"ID": name, "N": len(l.Records()), "Month": int(s.World.Month), "Over": game.Phase(s.World.Phase) == game.Over, "Again": again,
		"Head": l.Head().Short(),
	}))
	return nil
}

// decider decides a command again under rules.
func decider(rs *game.Ruleset) save.Decider {
	buf := &game.Buffer{}
	return func(s *game.State, c *game.Command, luck save.Luck) ([]game.Event, *game.Refusal) {
		return game.Decide(rs, s, c, dice.Source{K0: luck.Secret[0], K1: luck.Secret[1], Epoch: luck.Epoch}, buf)
	}
}

// groups writes a link of the chain as a person copies it.
func groups(hash string) string {
	var b strings.Builder
	for i, r := range hash {
		if i > 0 && i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteRune(r)
	}
	return b.String()
}
