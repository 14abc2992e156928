package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/claims"
	"riobravo/cmd/internal/sim"
	"riobravo/content"
)

// claimFlags are those of `riobravo claims`.
type claimFlags struct {
	games, workers int
	seed, vary     string
	only           []string
	plain, json    bool
	shown          bool // whole games, and how often each claim showed itself
}

// claims is `riobravo claims`: games held against the table of claims.
func (a *app) claims(d *sim.Deps) *cobra.Command {
	var f claimFlags
	text := func(name string) string { return a.text.Text("claims."+name, nil) }
	cmd := &cobra.Command{Use: "claims [scenario]", Short: text("short"), Long: text("long"), Args: cobra.MaximumNArgs(1)}
	fl := cmd.Flags()
	fl.IntVar(&f.games, "games", 1000, text("flag.games"))
	fl.IntVar(&f.workers, "workers", 0, text("flag.workers"))
	fl.StringVar(&f.seed, "seed", "1", text("flag.seed"))
	fl.StringSliceVar(&f.only, "only", nil, text("flag.only"))
	fl.StringVar(&f.vary, "vary", "", text("flag.vary"))
	fl.BoolVar(&f.plain, "default-only", false, text("flag.default_only"))
	fl.BoolVar(&f.shown, "shown", false, text("flag.shown"))
	fl.BoolVar(&f.json, "json", false, text("flag.json"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		id := content.Default
		if len(args) > 0 {
			id = args[0]
		}
		return a.runClaims(cmd, d, id, &f)
	}
	return cmd
}

func (a *app) runClaims(cmd *cobra.Command, d *sim.Deps, id string, f *claimFlags) error {
	table, problems := content.Claims()
	if problems.Failed() {
		return contentError{problems}
	}
	table, err := chosen(table, f.only)
	if err != nil {
		return err
	}
	seed, err := strconv.ParseUint(f.seed, 10, 64)
	if err != nil {
		return &callError{"error.seed", map[string]any{"Value": f.seed}}
	}
	if f.games < 1 || f.games > 1_000_000 {
		return &callError{"error.games", map[string]any{"Value": f.games}}
	}
	if f.workers < 0 || f.workers > 1024 {
		return &callError{"error.claims_workers", map[string]any{"Value": f.workers}}
	}
	if f.shown {
		return a.runShown(cmd.Context(), id, f, seed)
	}
	cfg := claims.Config{Claims: table, Games: f.games, Seed: seed, Workers: f.workers, Contrary: !f.plain}
	cfg.Load = func(other string) (*content.Scenario, error) {
		if other == "" {
			other = id
		}
		return a.load(other)
	}
	done := func() {}
	if a.Progress {
		cfg.Progress, done = a.counting(cmd.ErrOrStderr())
	}
	if f.vary != "" {
		return a.varyClaims(cmd, d, cfg, f, done)
	}
	res, err := claims.Run(cmd.Context(), cfg)
	done()
	if err != nil {
		return err
	}
	if f.json {
		b, err := json.MarshalIndent(&res, "", " ")
		if err != nil {
			return err
		}
		a.print(string(b))
	} else {
		_, _ = io.WriteString(a.Out, res.Text(a.text))
	}
	if !res.Passed || res.Cut {
		return told{wrong}
	}
	return nil
}

// varyClaims asks rows at several values of a number of the rules, or of an assumption.
func (a *app) varyClaims(cmd *cobra.Command, d *sim.Deps, cfg claims.Config, f *claimFlags, done func()) error {
	if len(f.only) == 0 {
		return &callError{"error.vary_only", map[string]any{"Value": f.vary}}
	}
	sc, err := cfg.Load("")
	if err != nil {
		return err
	}
	name, assumption, values, err := sim.ParseVary(sc.Ruleset, f.vary)
	if err != nil {
		return d.Complain(err)
	}
	s, err := claims.Vary(cmd.Context(), cfg, name, assumption, values)
	done()
	if err != nil {
		return err
	}
	if f.json {
		b, err := json.MarshalIndent(&s, "", " ")
		if err != nil {
			return err
		}
		a.print(string(b))
	} else {
		_, _ = io.WriteString(a.Out, s.Text(a.text))
	}
	if s.Cut {
		return told{wrong}
	}
	return nil
}

// chosen are the rows asked for, all without a choice.
func chosen(table []content.Claim, only []string) ([]content.Claim, error) {
	if len(only) == 0 {
		return table, nil
	}
	var known []string
	for _, c := range table {
		known = append(known, c.ID)
	}
	var out []content.Claim
	for _, id := range only {
		i := slices.Index(known, id)
		if i < 0 {
			return nil, wrongValue("only", id, known)
		}
		out = append(out, table[i])
	}
	return out, nil
}

// counting shows how many of the parts of a long work are done.
func (a *app) counting(w io.Writer) (progress func(done, total int), stop func()) {
	return func(done, total int) {
			_, _ = fmt.Fprintf(w, "\r%s\x1b[K", strings.TrimSpace(a.text.Text("claims.progress", map[string]any{"N": done, "Total": total})))
		}, func() {
			_, _ = io.WriteString(w, "\r\x1b[K")
		}
}
