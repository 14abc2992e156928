package cli

import (
	"errors"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/table"
	"riobravo/game"
	"riobravo/save"
)

// undo takes a kept game back: by a month's beginning, or by the last command of its only person.
func (a *app) undo() *cobra.Command {
	month, yes, same := "", false, false
	cmd := &cobra.Command{Use: "undo <game>", Args: cobra.ArbitraryArgs, RunE: func(cmd *cobra.Command, args []string) error {
		if len(args) != 1 {
			return &callError{"error.one_game", map[string]any{"Command": cmd.CommandPath()}}
		}
		to := 0
		if month != "" {
			var err error
			if to, err = strconv.Atoi(month); err != nil || to < 1 || to > game.MaxTurns {
				return &callError{"error.month", map[string]any{"Value": month}}
			}
		} else if same {
			return &callError{"error.same_luck", nil}
		}
		return a.takeBack(args[0], int16(to), same, yes)
	}}
	f := cmd.Flags()
	f.StringVar(&month, "month", "", "")
	f.BoolVar(&same, "same-luck", false, "")
	f.BoolVar(&yes, "yes", false, "")
	return cmd
}

// takeBack opens a game, takes it back, and lets it go; month 0 is the last command.
func (a *app) takeBack(id string, month int16, same, yes bool) error {
	f, err := a.place()
	if err != nil {
		return err
	}
	l, _, err := f.View(id)
	if err != nil {
		return a.stored(err)
	}
	if month > 0 && !yes {
		if _, ok := l.Rewind(month); !ok {
			return a.noMonth(l, month)
		}
		if err := a.confirm(a.t("rewind_ask", map[string]any{"ID": id, "Month": int(month), "Same": same})); err != nil {
			return err
		}
	}
	g, err := f.Continue(id)
	if err != nil {
		return a.stored(err)
	}
	a.hold(g)
	if g.Damage != nil {
		a.damaged(id, g.Damage)
	}
	if seat := g.Log.Stamp().Option(save.SeenBy); seat != "" || !g.Log.HasDice() {
		return &callError{"error.only_sight", map[string]any{"ID": id, "Seat": seat}}
	}
	_, rs, err := a.rulesOf(g.Log)
	if err != nil {
		return err
	}
	t, err := table.Resume(table.Config{Rules: rs}, g.Log, table.Place{ID: g.ID, Sink: sink{a, g}})
	if err != nil {
		return a.stored(err)
	}
	var ref *game.Refusal
	if month > 0 {
		if err := t.Rewind(month, same); errors.As(err, &ref) {
			return a.noMonth(g.Log, month)
		} else if err != nil {
			return a.stored(err)
		}
		a.print(a.t("rewound", map[string]any{"ID": id, "Month": int(month)}))
		return nil
	}
	list, err := t.Sessions()
	if err != nil {
		return err
	}
	if len(list) != 1 {
		return &callError{"error.whose_undo", map[string]any{"ID": id}}
	}
	if err := list[0].Submit(game.Command{Kind: game.CmdUndo}); errors.As(err, &ref) {
		a.complain("error.undo."+game.RefusalNames[ref.Code], map[string]any{"ID": id})
		return told{wrong}
	} else if err != nil {
		return a.stored(err)
	}
	a.print(a.t("undone", map[string]any{"ID": id}))
	return nil
}

// noMonth says to which months a game may go back.
func (a *app) noMonth(l *save.Log, month int16) error {
	var open []int
	for m := int16(1); m <= game.MaxTurns; m++ {
		if _, ok := l.Rewind(m); ok {
			open = append(open, int(m))
		}
	}
	return &callError{"error.no_month", map[string]any{"Month": int(month), "Open": spans(open)}}
}

// spans writes rising numbers, those that follow each other as one span: 1–3, 7.
func spans(list []int) string {
	var out []string
	for i := 0; i < len(list); {
		k := i
		for k+1 < len(list) && list[k+1] == list[k]+1 {
			k++
		}
		part := strconv.Itoa(list[i])
		if k > i {
			part += "–" + strconv.Itoa(list[k])
		}
		out = append(out, part)
		i = k + 1
	}
	return strings.Join(out, ", ")
}
