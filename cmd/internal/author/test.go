package author

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/sim"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/gametest"
)

func (d Deps) testCommand() *cobra.Command {
	var verbose bool
	cmd := d.command("test [scenario] [script...]", 0, -1)
	cmd.Flags().BoolVar(&verbose, "verbose", false, d.t("flag.verbose", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		sc, err := d.scenario(cmd, args, 0)
		if err != nil {
			return err
		}
		list, l := scripts(sc)
		bounds, problems := sc.Bounds()
		l.Merge(problems)
		if len(args) > 1 {
			if list, err = d.named(args[1:]); err != nil {
				return err
			}
			bounds.Rows = nil
		}
		if l.Failed() {
			_, _ = io.WriteString(cmd.ErrOrStderr(), d.Clean(l.String()))
			return d.Quiet
		}
		failed, err := d.runScripts(cmd, sc, list, verbose)
		if err != nil {
			return err
		}
		off, err := d.runBounds(cmd, sc, &bounds, verbose)
		if err != nil {
			return err
		}
		if err := d.print(cmd, d.t("test.sum", map[string]any{"N": len(list), "Failed": failed, "Bounds": len(bounds.Rows), "Off": off})); err != nil {
			return err
		}
		if failed+off > 0 {
			return d.Quiet
		}
		return nil
	}
	return cmd
}

// named reads the scripts of files that were named.
func (d *Deps) named(names []string) ([]*gametest.Script, error) {
	var out []*gametest.Script
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, d.wrong("unreadable", map[string]any{"Value": name})
		}
		list, err := gametest.ParseScripts(filepath.ToSlash(name), string(b))
		if err != nil {
			return nil, d.Fail(err.Error(), true)
		}
		out = append(out, list...)
	}
	return out, nil
}

// runScripts plays the scripts and tells which wants failed.
func (d *Deps) runScripts(cmd *cobra.Command, sc *content.Scenario, list []*gametest.Script, verbose bool) (failed int, err error) {
	rules := func(id string) (*game.Ruleset, error) {
		if id == sc.ID {
			return sc.Ruleset, nil
		}
		return nil, fmt.Errorf("these are tests of %q, and no game of %q", sc.ID, id)
	}
	for _, s := range list {
		problem := s.Run(rules, gametest.Seen{})
		key := "test.passed"
		if problem != nil {
			failed++
			key = "test.failed"
		}
		if problem != nil || verbose {
			if err := d.print(cmd, d.t(key, map[string]any{"Name": s.Title()})); err != nil {
				return failed, err
			}
		}
		if problem != nil {
			for line := range strings.SplitSeq(problem.Error(), "\n") {
				if err := d.print(cmd, "  "+line); err != nil {
					return failed, err
				}
			}
		}
	}
	return failed, nil
}

// boundsSeed is the seed of the games that bounds are held against: the same ones every time.
const boundsSeed = 1

// runBounds plays the games of the bounds and tells which are not kept.
func (d *Deps) runBounds(cmd *cobra.Command, sc *content.Scenario, b *content.Bounds, verbose bool) (off int, err error) {
	if len(b.Rows) == 0 {
		return 0, nil
	}
	rows, err := Held(cmd.Context(), sc, b)
	if err != nil {
		return 0, d.Fail(err.Error(), true)
	}
	for i, r := range rows {
		key := "test.kept"
		if !r.Kept {
			off++
			key = "test.off"
		}
		if r.Kept && !verbose {
			continue
		}
		at := b.Rows[i].At
		if err := d.print(cmd, d.t(key, map[string]any{"At": at.String(), "What": d.bound(sc, &b.Rows[i]), "N": r.Percent, "Least": b.Rows[i].Least, "Most": b.Rows[i].Most})); err != nil {
			return off, err
		}
	}
	return off, nil
}

// bound is what a bound is about, in words.
func (d *Deps) bound(sc *content.Scenario, b *content.Bound) string {
	switch {
	case b.Seat != "":
		return d.t("test.met", map[string]any{"Seat": sc.Texts.In(d.Words.Language()).Text("seat."+b.Seat+".name", nil)})
	case b.Ending != "":
		return d.t("test.ending", map[string]any{"Ending": d.t("ending."+b.Ending, nil)})
	}
	return d.t("test.nobody", nil)
}

// HeldRow is what played games say of a bound.
type HeldRow struct {
	Percent int
	Kept    bool
}

// Held plays the games of a scenario's bounds and holds each row against them, in the order of the rows.
func Held(ctx context.Context, sc *content.Scenario, b *content.Bounds) ([]HeldRow, error) {
	bots := make([]string, len(sc.Ruleset.Seats))
	for k := range bots {
		bots[k] = b.Bots
		if _, err := bot.Parse(sc.Ruleset, game.Seat(k), b.Bots); err != nil {
			return nil, err
		}
	}
	res, err := sim.Run(ctx, sim.Config{Rules: sc.Ruleset, Games: b.Games, Seed: boundsSeed, Bots: bots})
	if err != nil {
		return nil, err
	}
	out := make([]HeldRow, len(b.Rows))
	for i, r := range b.Rows {
		n := res.Nobody
		if r.Seat != "" {
			n = res.Seats[r.Seat].Met
		} else if r.Ending != "" {
			n = res.Endings[r.Ending]
		}
		pct := (n*100 + res.Games/2) / max(1, res.Games)
		out[i] = HeldRow{pct, pct >= r.Least && pct <= r.Most}
	}
	return out, nil
}
