package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/wire"
)

// seat is the command that lets another program play.
func (a *app) seat() *cobra.Command {
	var asJSON, example bool
	var g gameFlags
	cmd := &cobra.Command{Use: "seat [scenario]", Args: func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return &callError{"error.extra", map[string]any{"Value": args[1], "Command": cmd.CommandPath()}}
		}
		return nil
	}}
	f := cmd.Flags()
	f.BoolVar(&asJSON, "json", false, "")
	f.BoolVar(&example, "example", false, "")
	g.add(f)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if example {
			a.print(strings.TrimRight(wire.Example, "\n"))
			return nil
		}
		if !asJSON {
			return &callError{"error.seat_json", nil}
		}
		sc, s, err := a.wanted(f, &g, args)
		if err != nil {
			return err
		}
		sessions, err := a.deal(sc, s)
		if err != nil {
			return err
		}
		if len(sessions) != 1 {
			return &callError{"error.seat_one", nil}
		}
		err = wire.Run(a.ctx, wire.Config{Session: sessions[0], Words: sc.Texts.In(a.text.Language()), In: a.In, Out: a.Out})
		switch {
		case errors.Is(err, context.Canceled):
			return told{wrong}
		case errors.Is(err, wire.ErrLine):
			return &callError{"error.seat_line", nil}
		}
		return err
	}
	return cmd
}
