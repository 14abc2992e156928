package sim

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/game"
	"riobravo/game/bot"
)

// balanceFlags are those of `riobravo balance` beside a batch's.
type balanceFlags struct {
	ladder, restrict, dilemma, skill, greedy int
	only, strengths, forbid                  []string
}

// BalanceCommand is `riobravo balance`, with `merge` under it.
func BalanceCommand(d Deps) *cobra.Command {
	var f flags
	var b balanceFlags
	cmd := &cobra.Command{
		Use: "balance [scenario]", Short: d.t("balance.short", nil), Long: d.t("balance.long", nil),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return d.fail(&callError{"extra", map[string]any{"Value": args[1]}})
			}
			return nil
		},
	}
	fl := cmd.Flags()
	fl.IntVar(&f.games, "games", 1000, d.t("flag.games", nil))
	fl.StringSliceVar(&f.seats, "seats", nil, d.t("flag.seats", nil))
	fl.StringVar(&f.bots, "bots", DefaultBot, d.t("flag.bots", nil))
	fl.StringVar(&f.seed, "seed", "", d.t("flag.seed", nil))
	fl.IntVar(&f.workers, "workers", 0, d.t("flag.workers", nil))
	fl.StringSliceVar(&f.assume, "assume", nil, d.t("flag.assume", nil))
	fl.StringSliceVar(&f.params, "param", nil, d.t("flag.param", nil))
	fl.StringSliceVar(&b.only, "only", nil, d.t("balance.flag.only", nil))
	fl.IntVar(&b.ladder, "ladder", 0, d.t("balance.flag.ladder", nil))
	fl.StringSliceVar(&b.strengths, "strengths", nil, d.t("balance.flag.strengths", nil))
	fl.IntVar(&b.restrict, "restrict", 0, d.t("balance.flag.restrict", nil))
	fl.StringSliceVar(&b.forbid, "forbid", nil, d.t("balance.flag.forbid", nil))
	fl.IntVar(&b.greedy, "greedy", 0, d.t("balance.flag.greedy", nil))
	fl.IntVar(&b.dilemma, "dilemma", 0, d.t("balance.flag.dilemma", nil))
	fl.IntVar(&b.skill, "skill", 0, d.t("balance.flag.skill", nil))
	fl.StringVar(&f.shard, "shard", "", d.t("balance.flag.shard", nil))
	fl.StringVar(&f.out, "out", "", d.t("balance.flag.out", nil))
	fl.BoolVar(&f.json, "json", false, d.t("flag.json", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		f.scenario = d.Scenario
		if len(args) > 0 {
			f.scenario = args[0]
		}
		f.seeded = fl.Changed("seed")
		return d.fail(d.runBalance(cmd, &f, &b))
	}
	cmd.AddCommand(d.mergeBalances())
	return cmd
}

// runBalance measures as the flags ask and prints what came of it.
func (d *Deps) runBalance(cmd *cobra.Command, f *flags, b *balanceFlags) error {
	for i, n := range [5]int{b.ladder, b.restrict, b.dilemma, b.skill, b.greedy} {
		if n < 0 || n > MaxGames {
			flag := [5]string{"--ladder", "--restrict", "--dilemma", "--skill", "--greedy"}[i]
			return &callError{"range", map[string]any{"Flag": flag, "Value": n, "Low": 0, "High": MaxGames}}
		}
	}
	only, err := parseOnly(b.only, []int{b.ladder, b.restrict, b.greedy, b.dilemma, b.skill})
	if err != nil {
		return err
	}
	batch, err := d.config(f)
	if err != nil {
		return err
	}
	for _, name := range b.strengths {
		if _, err := bot.Parse(batch.Rules, game.NoSeat, name); err != nil {
			return wrongBot("strengths", err)
		}
	}
	if len(b.strengths) == 1 || len(b.strengths) > 16 {
		return wrongShape("strengths", b.strengths[0], "novice,staff,principal@24")
	}
	if f.shard != "" && f.out != "" && balanceForm(f.out) != ".jsonl" {
		return &callError{"balance_shard_out", map[string]any{"Value": f.out}}
	}
	if form := balanceForm(f.out); len(only) > 0 && only[0] != "games" && (form == ".csv" || form == ".parquet") { // they hold games of the batch alone
		return &callError{"together", map[string]any{"A": "--out " + f.out, "B": "--only " + strings.Join(b.only, ",")}}
	}
	var forbid []bot.Limits
	if len(b.forbid) > 0 {
		if b.restrict == 0 {
			return &callError{"forbid_alone", nil}
		}
		if forbid, err = parseLimits(batch.Rules, nil, b.forbid); err != nil {
			return err
		}
	}
	cfg := BalanceConfig{
		Config: batch, Only: only, Forbid: forbid, Ladder: b.ladder, Restrict: b.restrict, Dilemma: b.dilemma, Skill: b.skill, Greedy: b.greedy, Strengths: b.strengths,
	}
	done := func() error { return nil }
	if f.out != "" {
		if done, err = keepRows(&cfg, f.out); err != nil {
			return err
		}
	}
	stop := func() {}
	if d.Terminal {
		cfg.Progress, stop = d.progress(cmd.ErrOrStderr(), cfg.Games)
	}
	res, err := Measure(cmd.Context(), cfg)
	stop()
	if unwritten := done(); unwritten != nil {
		return unwritten
	}
	if err != nil {
		return err
	}
	return d.printBalance(cmd.OutOrStdout(), &res, f.json, "balance.partial")
}

// keepRows has every play written to a file.
func keepRows(cfg *BalanceConfig, name string) (done func() error, err error) {
	named := *cfg
	if len(named.Strengths) == 0 {
		named.Strengths = bot.Names
	}
	h := headOf(&named)
	w, done, err := openBalance(name, &h)
	if err != nil {
		return nil, err
	}
	cfg.Rows = func(part string, i int, row []int32) error { return writing(name, w.write(part, i, row)) }
	return done, nil
}

// mergeBalances is `riobravo balance merge`: shards written by --out, put together.
func (d *Deps) mergeBalances() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{Use: "merge file...", Short: d.t("balance.merge.short", nil), Long: d.t("balance.merge.long", nil), Args: cobra.ArbitraryArgs}
	cmd.Flags().BoolVar(&asJSON, "json", false, d.t("flag.json", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		b, err := mergeBalance(args)
		if err != nil {
			return d.fail(err)
		}
		return d.printBalance(cmd.OutOrStdout(), &b, asJSON, "balance.merge.partial")
	}
	return cmd
}

// printBalance prints a balance, and says by the key given when it is partial.
func (d *Deps) printBalance(w io.Writer, b *Balance, asJSON bool, partial string) error {
	text := ""
	if asJSON {
		raw, err := json.Marshal(b)
		if err != nil {
			return err
		}
		text = string(raw) + "\n"
	} else {
		text = d.balance(b)
	}
	if _, err := io.WriteString(w, text); err != nil {
		return err
	}
	if b.Partial {
		n := int(b.Games)
		if b.Course == nil {
			n = b.plays
		}
		return d.Fail(d.t(partial, map[string]any{"N": n}), true)
	}
	return nil
}
