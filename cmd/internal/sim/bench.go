package sim

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
	"unsafe"

	"github.com/spf13/cobra"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
)

// The bodies of the benchmarks: the Benchmark functions of the tests and `riobravo bench` run the same ones.

// benchGames plays whole games of one bot in every seat, one after another on one worker. It reports decisions a second
// and allocations a decision beside the time of a game.
func benchGames(b *testing.B, rs *game.Ruleset, name string) {
	cfg := Config{Rules: rs, Bots: make([]string, len(rs.Seats))}
	for k := range cfg.Bots {
		cfg.Bots[k] = name
	}
	w, err := newWorker(&cfg)
	if err != nil {
		b.Fatal(err)
	}
	const warm = 8
	for i := range warm {
		if err := w.play(1, i); err != nil {
			b.Fatal(err)
		}
	}
	before := w.tally.decisions
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if err := w.play(1, i%1000); err != nil {
			b.Fatal(err)
		}
	}
	n := float64(w.tally.decisions - before)
	b.ReportMetric(n/float64(b.N), "decisions/game")
	b.ReportMetric(n/b.Elapsed().Seconds(), "decisions/s")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "games/s")
}

// benchDecide is benchGames without the reckoning at the end of a game: its allocations are those of decisions.
func benchDecide(b *testing.B, rs *game.Ruleset, name string) {
	cfg := Config{Rules: rs, Bots: make([]string, len(rs.Seats))}
	for k := range cfg.Bots {
		cfg.Bots[k] = name
	}
	w, err := newWorker(&cfg)
	if err != nil {
		b.Fatal(err)
	}
	const games = 20
	for i := range games {
		if err := w.decide(1, i); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if err := w.decide(1, i%games); err != nil {
			b.Fatal(err)
		}
	}
}

// midgame is a state in the orders of month 6 of a game between staffs.
func midgame(rs *game.Ruleset) (game.State, dice.Source, error) {
	w, err := newWorker(&Config{Rules: rs, Bots: staffed(rs)})
	if err != nil {
		return game.State{}, dice.Source{}, err
	}
	src := SourceOf(1, 0)
	for _, b := range w.bots {
		b.Reset(Thinking(1, 0))
	}
	w.begin(0)
	if err := w.step(&game.Command{Kind: game.CmdBegin, Seat: game.NoSeat}, src); err != nil {
		return game.State{}, src, err
	}
	for n := 0; n < maxSteps; n++ {
		s := &w.state.World
		if game.Phase(s.Phase) == game.Over || s.Month >= 6 && game.Phase(s.Phase) == game.Orders {
			break
		}
		if err := w.turn(src); err != nil {
			return game.State{}, src, err
		}
	}
	return w.state, src, nil
}

func staffed(rs *game.Ruleset) []string {
	out := make([]string, len(rs.Seats))
	for k := range out {
		out[k] = DefaultBot
	}
	return out
}

// copied keeps the copies, and is read, so that they are made.
var copied game.State

func benchCopy(b *testing.B, rs *game.Ruleset) {
	s, _, err := midgame(rs)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(unsafe.Sizeof(s)))
	for b.Loop() {
		copied.Copy(&s)
	}
	if copied != s {
		b.Fatal("a copy differs from its original")
	}
}

func benchView(b *testing.B, rs *game.Ruleset) {
	s, _, err := midgame(rs)
	if err != nil {
		b.Fatal(err)
	}
	v := new(game.View)
	b.ReportAllocs()
	for b.Loop() {
		game.ViewFor(rs, &s, 0, v)
	}
}

// benchLegal lists the orders of all three columns.
func benchLegal(b *testing.B, rs *game.Ruleset) {
	s, _, err := midgame(rs)
	if err != nil {
		b.Fatal(err)
	}
	v := new(game.View)
	game.ViewFor(rs, &s, 0, v)
	var buf []game.Order
	b.ReportAllocs()
	for b.Loop() {
		for c := range game.Columns {
			buf = game.Legal(rs, v, game.Column(c), buf[:0])
		}
	}
}

// benchCheck checks one order.
func benchCheck(b *testing.B, rs *game.Ruleset) {
	s, _, err := midgame(rs)
	if err != nil {
		b.Fatal(err)
	}
	v := new(game.View)
	game.ViewFor(rs, &s, 0, v)
	var cmd game.Command
	for c := range game.Columns {
		if list := game.Legal(rs, v, game.Column(c), nil); len(list) > 0 {
			cmd = game.Command{Kind: game.CmdOrder, Seat: 0, Column: game.Column(c), Order: list[len(list)/2]}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if ref := game.Check(rs, v, &cmd); ref != nil {
			b.Fatal(ref)
		}
	}
}

func benchChecksum(b *testing.B, rs *game.Ruleset) {
	s, _, err := midgame(rs)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		game.Checksum(&s)
	}
}

// benchForesight lets a strategist fill one sheet in month 6 and reports how many months with orders it plays in its
// futures a second.
func benchForesight(b *testing.B, rs *game.Ruleset) {
	s, src, err := midgame(rs)
	if err != nil {
		b.Fatal(err)
	}
	mind, err := bot.New("strategist@400", rs, src)
	if err != nil {
		b.Fatal(err)
	}
	v, turns := new(game.View), 0
	for b.Loop() {
		game.ViewFor(rs, &s, 0, v)
		if cmd, _ := mind.Act(v); cmd.Kind != game.CmdSheet {
			b.Fatal("no sheet in the orders")
		}
		turns += mind.(bot.Explainer).Choice().Playouts * int(rs.Turns-s.World.Month+1)
	}
	b.ReportMetric(float64(turns)/b.Elapsed().Seconds(), "turns/s")
}

// measure is a line of the bench: a key of the catalogue and what was measured.
type measure struct {
	key    string
	value  float64
	digits int
	target float64 // what is asked for
	least  bool    // it is a floor, not a ceiling
}

// BenchCommand is `riobravo bench`.
func BenchCommand(d Deps) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "bench", Short: d.t("bench.short", nil), Long: d.t("bench.long", nil),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return d.fail(&callError{"bench_extra", map[string]any{"Value": args[0]}})
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, d.t("flag.json", nil))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		list, err := d.measure()
		if err != nil {
			return d.fail(err)
		}
		out := cmd.OutOrStdout()
		if asJSON {
			var b strings.Builder
			for i, m := range list {
				fmt.Fprintf(&b, "%s%q:%s", map[bool]string{true: "{", false: ","}[i == 0], m.key, strconv.FormatFloat(m.value, 'f', m.digits, 64))
			}
			_, err := fmt.Fprintf(out, "%s}\n", b.String())
			return err
		}
		rows := [][]string{{d.t("bench.column.what", nil), d.t("bench.column.value", nil), d.t("bench.column.asked", nil)}}
		for _, m := range list {
			asked := ""
			switch {
			case m.target > 0 && m.least:
				asked = d.t("bench.least", map[string]any{"Value": whole(m.target)})
			case m.target > 0 || m.key == "allocs":
				asked = d.t("bench.most", map[string]any{"Value": strconv.FormatFloat(m.target, 'f', -1, 64)})
			}
			rows = append(rows, []string{d.t("bench.line."+m.key, nil), strconv.FormatFloat(m.value, 'f', m.digits, 64), asked})
		}
		var b strings.Builder
		columns(&b, rows, 1)
		_, err = fmt.Fprint(out, b.String())
		return err
	}
	return cmd
}

// measure runs the benchmarks one after another, on one core each.
func (d *Deps) measure() ([]measure, error) {
	rs, err := d.Load(d.Scenario, Options{})
	if err != nil {
		return nil, err
	}
	per := func(body func(*testing.B, *game.Ruleset)) testing.BenchmarkResult {
		return testing.Benchmark(func(b *testing.B) { body(b, rs) })
	}
	games := func(name string) testing.BenchmarkResult {
		return testing.Benchmark(func(b *testing.B) { benchGames(b, rs, name) })
	}
	random, staff := games("random"), games("staff")
	decide := testing.Benchmark(func(b *testing.B) { benchDecide(b, rs, "staff") })
	cp := per(benchCopy)
	futures := per(benchForesight)
	ns := func(r testing.BenchmarkResult) float64 { return float64(r.T.Nanoseconds()) / float64(max(1, r.N)) }
	list := []measure{
		{"random_games", random.Extra["games/s"], 0, 2500, true},
		{"staff_games", staff.Extra["games/s"], 0, 800, true},
		{"random_decisions", random.Extra["decisions/s"], 0, 0, true},
		{"staff_decisions", staff.Extra["decisions/s"], 0, 0, true},
		{"allocs", float64(decide.MemAllocs) / float64(max(1, decide.N)) / max(1, staff.Extra["decisions/game"]), 2, 0, false},
		{"foresight_turns", futures.Extra["turns/s"], 0, 20_000, true},
		{"state_bytes", float64(unsafe.Sizeof(game.State{})), 0, 16 << 10, false},
		{"copy_ns", ns(cp), 0, 600, false},
		{"view_ns", ns(per(benchView)), 0, 0, false},
		{"legal_ns", ns(per(benchLegal)), 0, 0, false},
		{"check_ns", ns(per(benchCheck)), 0, 0, false},
		{"checksum_ns", ns(per(benchChecksum)), 0, 0, false},
	}
	if d.Compile != nil {
		best, err := quickest(d.Compile)
		if err != nil {
			return nil, err
		}
		list = append(list, measure{"compile_ms", best.Seconds() * 1000, 1, 50, false})
	}
	if d.Frame != nil {
		best, err := d.Frame()
		for range 4 {
			var again float64
			if err == nil {
				again, err = d.Frame()
				best = min(best, again)
			}
		}
		if err != nil {
			return nil, err
		}
		list = append(list, measure{"frame_ms", best * 1000, 1, 100, false})
	}
	if d.Kept != nil {
		kept, err := d.Kept()
		if err != nil {
			return nil, err
		}
		list = append(list, kept.measures()...)
	}
	if mb, ok := peak(); ok {
		list = append(list, measure{"peak_mb", mb, 1, 0, false})
	}
	return list, nil
}

// Kept is what keeping games costs: until a command is durable, in half and in 99 of 100 cases, and until the same number
// of bytes is without any of it; until a whole game is taken up again; the bytes of its file, and of the scenario kept
// beside it once for all games; until 1,000 whole games are verified on all processors.
type Kept struct {
	AppendP50, AppendP99, DiskP99, Open, Verify1000 time.Duration
	Log, Bundle                                     int64
}

func (k Kept) measures() []measure {
	ms := func(d time.Duration) float64 { return d.Seconds() * 1000 }
	return []measure{
		{"append_p50_ms", ms(k.AppendP50), 2, 0, false},
		{"append_p99_ms", ms(k.AppendP99), 2, 5, false},
		{"disk_p99_ms", ms(k.DiskP99), 2, 0, false},
		{"open_ms", ms(k.Open), 1, 50, false},
		{"log_kb", float64(k.Log) / 1024, 0, 300, false},
		{"bundle_kb", float64(k.Bundle) / 1024, 0, 0, false},
		{"verify_1000_s", k.Verify1000.Seconds(), 1, 30, false},
	}
}

// quickest is the shortest of ten runs: what the machine needs when nothing else is in the way.
func quickest(run func() error) (time.Duration, error) {
	best := time.Duration(1 << 62)
	for range 10 {
		start := time.Now()
		if err := run(); err != nil {
			return 0, err
		}
		best = min(best, time.Since(start))
	}
	return best, nil
}

// peak is the largest resident size of this process so far in megabytes, where the system tells it.
func peak() (float64, bool) {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0, false
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kb, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(rest), " kB"), 64)
			return kb / 1024, err == nil
		}
	}
	return 0, false
}
