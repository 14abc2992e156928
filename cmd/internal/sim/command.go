package sim

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/game"
)

// Words turns keys into a language; the catalogue of package content is such.
type Words interface {
	Text(key string, args map[string]any) string
	Has(key string) bool
}

// Options are what a caller may ask of a scenario beside its own rules.
type Options struct {
	Assume map[string]bool
	Params map[string]int32
}

// Deps is what the command line hands in: this package reads no content and knows no screen.
type Deps struct {
	Words    Words
	Scenario string // the default one
	// Load compiles a scenario; its errors are told by the command line.
	Load func(id string, o Options) (*game.Ruleset, error)
	// Compile loads and compiles the default scenario anew, and Frame tells how many seconds it takes until the first frame
	// of the terminal interface stands: both for the bench, which leaves out what is nil.
	Compile func() error
	Frame   func() (seconds float64, err error)
	// Kept measures what keeping games on the disk costs, likewise for the bench.
	Kept func() (Kept, error)
	// Fail turns a complaint in words into the command line's error for a wrong call (wrong is false) or for a thing that
	// was found wrong.
	Fail func(text string, wrong bool) error
	// Why says in words why the system refused a file; nil leaves the system's own.
	Why func(error) string
	// Terminal tells whether the error stream is a terminal: only then is progress shown.
	Terminal bool
}

func (d *Deps) t(key string, args map[string]any) string { return d.Words.Text("sim."+key, args) }

// fail turns this package's own complaints into words.
func (d *Deps) fail(err error) error {
	var call *callError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &call):
		if why, is := call.args["Why"].(error); is && d.Why != nil {
			call.args["Why"] = d.Why(why)
		}
		return d.Fail(d.t("error."+call.key, call.args), false)
	}
	return err
}

// Complain turns a complaint of this package's parsers into words and the command line's error.
func (d *Deps) Complain(err error) error { return d.fail(err) }

// flags are the command's.
type flags struct {
	games, turns, workers                int
	seats, assume, params, force, forbid []string
	postures                             []string
	bots, seed, shard, out, explain      string
	vary, what                           string
	json                                 bool
	seeded                               bool
	scenario                             string
}

// Command is `riobravo sim`, with `merge` under it.
func Command(d Deps) *cobra.Command {
	var f flags
	cmd := &cobra.Command{
		Use: "sim [scenario]", Short: d.t("help.short", nil), Long: d.t("help.long", nil),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return d.fail(&callError{"extra", map[string]any{"Value": args[1]}})
			}
			return nil
		},
	}
	fl := cmd.Flags()
	text := func(name string) string { return d.t("flag."+name, nil) }
	fl.IntVar(&f.games, "games", 1000, text("games"))
	fl.IntVar(&f.turns, "turns", 0, text("turns"))
	fl.StringSliceVar(&f.seats, "seats", nil, text("seats"))
	fl.StringVar(&f.bots, "bots", DefaultBot, text("bots"))
	fl.StringVar(&f.seed, "seed", "", text("seed"))
	fl.IntVar(&f.workers, "workers", 0, text("workers"))
	fl.StringSliceVar(&f.assume, "assume", nil, text("assume"))
	fl.StringSliceVar(&f.params, "param", nil, text("param"))
	fl.StringArrayVar(&f.force, "force", nil, text("force"))
	fl.StringSliceVar(&f.forbid, "forbid", nil, text("forbid"))
	fl.StringArrayVar(&f.postures, "posture", nil, text("posture"))
	fl.StringVar(&f.vary, "vary", "", text("vary"))
	fl.StringVar(&f.what, "what", "", text("what"))
	fl.StringVar(&f.shard, "shard", "", text("shard"))
	fl.StringVar(&f.out, "out", "", text("out"))
	fl.StringVar(&f.explain, "explain", "", text("explain"))
	fl.BoolVar(&f.json, "json", false, text("json"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		f.scenario = d.Scenario
		if len(args) > 0 {
			f.scenario = args[0]
		}
		f.seeded = fl.Changed("seed")
		return d.fail(d.run(cmd.Context(), cmd, &f))
	}
	cmd.AddCommand(d.merge())
	return cmd
}

// run plays a batch as the flags ask and prints what came of it.
func (d *Deps) run(ctx context.Context, cmd *cobra.Command, f *flags) error {
	if f.vary != "" {
		s, err := d.sweep(ctx, f)
		if err != nil {
			return err
		}
		return d.printSweep(cmd.OutOrStdout(), &s, f.json)
	}
	if f.what != "" {
		return &callError{"alone", map[string]any{"A": "--what", "B": "--vary"}}
	}
	cfg, err := d.config(f)
	if err != nil {
		return err
	}
	if f.explain != "" {
		return d.explain(cmd.OutOrStdout(), &cfg, f.explain)
	}
	closeRows := func() error { return nil }
	var failed error
	if f.out != "" {
		rows, done, err := openRows(f.out, HeaderOf(&cfg))
		if err != nil {
			return err
		}
		closeRows = done
		cfg.Each = func(g *Game) {
			if failed == nil {
				failed = rows.row(g)
			}
		}
	}
	stop := func() {}
	if d.Terminal {
		cfg.Progress, stop = d.progress(cmd.ErrOrStderr(), cfg.Games)
	}
	res, err := Run(ctx, cfg)
	stop()
	if err := errors.Join(failed, closeRows()); err != nil {
		return &callError{"write", map[string]any{"Value": f.out, "Why": err}}
	}
	if err != nil {
		return err
	}
	if d.Terminal && !f.json {
		_, _ = fmt.Fprintln(cmd.ErrOrStderr(), d.speed(&res))
	}
	return d.print(cmd.OutOrStdout(), &res, f.json)
}

// print prints a result and says when it is partial.
func (d *Deps) print(w io.Writer, res *Result, asJSON bool) error {
	if asJSON {
		b, err := json.Marshal(res)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s\n", b); err != nil {
			return err
		}
	} else if _, err := io.WriteString(w, d.table(res)); err != nil {
		return err
	}
	if res.Partial {
		return d.Fail(d.t("error.partial", map[string]any{"N": res.Games, "Games": res.Asked}), true)
	}
	return nil
}

// config turns flags into a batch.
func (d *Deps) config(f *flags) (Config, error) {
	cfg := Config{Games: f.games, Workers: f.workers, Params: slices.Sorted(slices.Values(f.params))}
	switch {
	case f.games < 1 || f.games > MaxGames:
		return cfg, &callError{"range", map[string]any{"Flag": "--games", "Value": f.games, "Low": 1, "High": MaxGames}}
	case f.workers < 0 || f.workers > 1024:
		return cfg, &callError{"range", map[string]any{"Flag": "--workers", "Value": f.workers, "Low": 1, "High": 1024}}
	case f.turns < 0 || f.turns > game.MaxTurns:
		return cfg, &callError{"range", map[string]any{"Flag": "--turns", "Value": f.turns, "Low": 1, "High": game.MaxTurns}}
	}
	var err error
	if cfg.Shard, cfg.Shards, err = parseShard(f.shard); err != nil {
		return cfg, err
	}
	if cfg.Shards > f.games {
		return cfg, &callError{"range", map[string]any{"Flag": "--games", "Value": f.games, "Low": cfg.Shards, "High": MaxGames}}
	}
	if cfg.Shards > 1 && !f.seeded {
		return cfg, &callError{"shard_seed", nil}
	}
	if f.seeded {
		if cfg.Seed, err = strconv.ParseUint(f.seed, 10, 64); err != nil {
			return cfg, &callError{"seed", map[string]any{"Value": f.seed}}
		}
	} else {
		cfg.Seed = newSeed()
	}
	if cfg.Rules, err = d.rules(f); err != nil {
		return cfg, err
	}
	bots, policy, err := parseSeats(cfg.Rules, f.seats, f.bots)
	if err != nil {
		return cfg, err
	}
	cfg.Bots = bots
	if f.turns > 0 || policy != cfg.Rules.GroupPolicy {
		own := *cfg.Rules
		own.GroupPolicy = policy
		if f.turns > 0 {
			own.Turns = int16(f.turns)
		}
		cfg.Rules = &own
	}
	if cfg.Limits, err = parseLimits(cfg.Rules, f.force, f.forbid); err != nil {
		return cfg, err
	}
	return cfg, parsePostures(cfg.Rules, f.postures, cfg.Limits)
}

// rules loads the scenario, under other assumptions if asked.
func (d *Deps) rules(f *flags) (*game.Ruleset, error) {
	rs, err := d.Load(f.scenario, Options{})
	if err != nil {
		return nil, err
	}
	o := Options{Params: map[string]int32{}}
	if o.Assume, err = parseAssume(rs, f.assume); err != nil {
		return nil, err
	}
	for _, s := range f.params {
		name, value, ok := strings.Cut(s, "=")
		n, bad := strconv.ParseInt(value, 10, 32)
		if !ok || bad != nil {
			return nil, wrongShape("param", s, "name=5")
		}
		if _, known := game.ParamByName(name); !known {
			return nil, wrongValue("param", name, paramsLike(name))
		}
		o.Params[name] = int32(n)
	}
	if len(o.Assume) == 0 && len(o.Params) == 0 {
		return rs, nil
	}
	return d.Load(f.scenario, o)
}

// paramsLike lists the parameters whose names hold what was typed, else all.
func paramsLike(typed string) []string {
	var all, like []string
	for p := range game.ParamCount {
		n := game.ParamName(p)
		all = append(all, n)
		if strings.Contains(n, typed) {
			like = append(like, n)
		}
	}
	if len(like) > 0 {
		all = like
	}
	slices.Sort(all)
	return all
}

// newSeed draws a seed that is easy to type again.
func newSeed() uint64 {
	var b [4]byte
	_, _ = rand.Read(b[:])
	return uint64(binary.LittleEndian.Uint32(b[:]))
}

func openRows(name string, h Header) (rowWriter, func() error, error) {
	if !strings.HasSuffix(name, ".csv") && !strings.HasSuffix(name, ".jsonl") {
		return nil, nil, &callError{"out", map[string]any{"Value": name}}
	}
	file, err := createNew(name)
	if err != nil {
		return nil, nil, err
	}
	rows, err := newRows(name, file, h)
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return rows, func() error { return errors.Join(rows.close(), file.Close()) }, nil
}

// merge is `riobravo sim merge`: shards written by --out, put together.
func (d *Deps) merge() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{Use: "merge file...", Short: d.t("merge.short", nil), Long: d.t("merge.long", nil), Args: cobra.ArbitraryArgs}
	cmd.Flags().BoolVar(&asJSON, "json", false, d.t("flag.json", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return d.fail(&callError{"no_files", nil})
		}
		res, err := mergeGames(args)
		if err != nil {
			return d.fail(err)
		}
		return d.print(cmd.OutOrStdout(), &res, asJSON)
	}
	return cmd
}
