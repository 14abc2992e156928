package cli

import (
	"context"
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/wire"
	"riobravo/content"
)

// seat is the command that lets another program play.
func (a *app) seat() *cobra.Command {
	var seat, seed string
	var asJSON, unsaved bool
	var seats, assume []string
	cmd := &cobra.Command{Use: "seat [scenario]", Args: func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return &callError{"error.extra", map[string]any{"Value": args[1], "Command": cmd.CommandPath()}}
		}
		return nil
	}}
	f := cmd.Flags()
	f.BoolVar(&asJSON, "json", false, "")
	f.StringVar(&seat, "seat", "", "")
	f.StringSliceVar(&seats, "seats", nil, "")
	f.StringVar(&seed, "seed", "", "")
	f.StringSliceVar(&assume, "assume", nil, "")
	f.BoolVar(&unsaved, "unsaved", false, "")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if !asJSON {
			return &callError{"error.seat_json", nil}
		}
		s := setup{scenario: content.Default, unsaved: unsaved}
		if len(args) > 0 {
			s.scenario = args[0]
		}
		sc, err := a.load(s.scenario)
		if err != nil {
			return err
		}
		if s.fills, err = fills(sc, seat, seats); err != nil {
			return err
		}
		if cmd.Flags().Changed("seed") {
			if s.seed, err = strconv.ParseUint(seed, 10, 64); err != nil {
				return &callError{"error.seed", map[string]any{"Value": seed}}
			}
			s.seeded = true
		}
		if s.assume, err = assumptions(sc, assume); err != nil {
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
