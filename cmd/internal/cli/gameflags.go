package cli

import (
	"strconv"

	"github.com/spf13/pflag"

	"riobravo/content"
)

// gameFlags are the flags of every command that begins a game.
type gameFlags struct {
	seat, seed    string
	seats, assume []string
	unsaved       bool
}

// add declares the flags.
func (g *gameFlags) add(f *pflag.FlagSet) {
	f.StringVar(&g.seat, "seat", "", "")
	f.StringSliceVar(&g.seats, "seats", nil, "")
	f.StringVar(&g.seed, "seed", "", "")
	f.StringSliceVar(&g.assume, "assume", nil, "")
	f.BoolVar(&g.unsaved, "unsaved", false, "")
}

// wanted is the game that a command line asks for: its scenario, the default if none is named, and its set-up.
func (a *app) wanted(f *pflag.FlagSet, g *gameFlags, args []string) (*content.Scenario, setup, error) {
	s := setup{scenario: content.Default, unsaved: g.unsaved}
	if len(args) > 0 {
		s.scenario = args[0]
	}
	sc, err := a.load(s.scenario)
	if err != nil {
		return nil, s, err
	}
	if s.fills, err = fills(sc, g.seat, g.seats); err != nil {
		return nil, s, err
	}
	if f.Changed("seed") {
		if s.seed, err = strconv.ParseUint(g.seed, 10, 64); err != nil {
			return nil, s, &callError{"error.seed", map[string]any{"Value": g.seed}}
		}
		s.seeded = true
	}
	s.assume, err = assumptions(sc, g.assume)
	return sc, s, err
}
