package sim

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/game/quality"
)

// BalanceCommand is `riobravo balance`.
func BalanceCommand(d Deps) *cobra.Command {
	var f flags
	var ladder, restrict, dilemma, skill int
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
	fl.IntVar(&ladder, "ladder", 0, d.t("balance.flag.ladder", nil))
	fl.IntVar(&restrict, "restrict", 0, d.t("balance.flag.restrict", nil))
	fl.IntVar(&dilemma, "dilemma", 0, d.t("balance.flag.dilemma", nil))
	fl.IntVar(&skill, "skill", 0, d.t("balance.flag.skill", nil))
	fl.BoolVar(&f.json, "json", false, d.t("flag.json", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		f.scenario = d.Scenario
		if len(args) > 0 {
			f.scenario = args[0]
		}
		f.seeded = fl.Changed("seed")
		for i, n := range [4]int{ladder, restrict, dilemma, skill} {
			if n < 0 || n > MaxGames {
				return d.fail(&callError{"range", map[string]any{"Flag": [4]string{"--ladder", "--restrict", "--dilemma", "--skill"}[i], "Value": n, "Low": 0, "High": MaxGames}})
			}
		}
		cfg, err := d.config(&f)
		if err != nil {
			return d.fail(err)
		}
		b, err := Measure(cmd.Context(), BalanceConfig{cfg, ladder, restrict, dilemma, skill})
		if err != nil {
			return d.fail(err)
		}
		return d.printBalance(cmd.OutOrStdout(), &b, f.json)
	}
	return cmd
}

func (d *Deps) printBalance(w io.Writer, b *Balance, asJSON bool) error {
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
		return d.Fail(d.t("balance.partial", map[string]any{"N": int(b.Games)}), true)
	}
	return nil
}

// balance is the metrics for people.
func (d *Deps) balance(b *Balance) string {
	var s strings.Builder
	say := func(key string, args map[string]any) { s.WriteString(d.t("balance."+key, args) + "\n") }
	say("head", map[string]any{"Scenario": b.Scenario, "Hash": b.Hash[:min(12, len(b.Hash))], "N": int(b.Games), "Seed": strconv.FormatUint(b.Seed, 10)})
	s.WriteByte('\n')
	head := func(keys ...string) []string {
		out := make([]string, len(keys))
		for i, k := range keys {
			out[i] = d.t("balance.column."+k, nil)
		}
		return out
	}
	rows := [][]string{head("seat", "bot", "first", "ci95", "met", "margin", "sd", "luck", "play", "variety", "talks")}
	for _, k := range b.Seats {
		rows = append(rows, []string{
			d.seat(k.Seat), k.Bot, percent(k.First.Value), span(k.First), percent(k.Met.Value), signed(k.Mean), number(k.SD),
			percent(k.Luck), percent(k.Play), strconv.FormatFloat(k.Variety, 'f', 2, 64), gain(k.Talks),
		})
	}
	columns(&s, rows, 2)
	s.WriteByte('\n')
	say("nobody", map[string]any{"Share": percent(b.Nobody.Value), "Span": span(b.Nobody)})
	say("ruin", map[string]any{"Share": percent(b.Ruin.Value), "Span": span(b.Ruin), "Entropy": strconv.FormatFloat(b.Endings, 'f', 2, 64)})
	say("lead", map[string]any{"N": b.Lead.Changes, "Share": percent(b.Lead.Comebacks.Value), "Span": span(b.Lead.Comebacks)})
	say("drama", map[string]any{"Path": percent(b.Lead.Drama), "Value": number(b.Lead.Deficit), "Decision": percent(b.Lead.Decision)})
	d.curve(&s, b.Lead.Certainty)
	d.hands(&s, b)
	d.living(&s, b)
	d.reaches(&s, b)
	for _, part := range []struct {
		key   string
		steps []Step
	}{{"ladder", b.Ladder}, {"trace", b.Trace}} {
		if len(part.steps) == 0 {
			continue
		}
		rows = [][]string{head("seat", "better", "worse", "pairs", "share", "ci95", "gain")}
		for _, l := range part.steps {
			rows = append(rows, []string{d.seat(l.Seat), l.Better, l.Worse, strconv.FormatInt(l.Share.N, 10), percent(l.Share.Value), span(l.Share), gain(l.Gain)})
		}
		s.WriteByte('\n')
		say(part.key, nil)
		columns(&s, rows, 3)
	}
	if len(b.Limits) > 0 {
		slices.SortStableFunc(b.Limits, func(x, y Restricted) int {
			return cmp.Compare(max(y.Loss.Mean, -y.Loss.Mean), max(x.Loss.Mean, -x.Loss.Mean))
		})
		rows = [][]string{head("seat", "order", "loss")}
		for _, l := range b.Limits[:min(12, len(b.Limits))] {
			rows = append(rows, []string{d.seat(l.Seat), d.order(l.Order), gain(l.Loss)})
		}
		s.WriteByte('\n')
		say("restricted", nil)
		columns(&s, rows, 2)
	}
	return s.String()
}

// hands says how far each seat holds its end in its own hands, and others'.
func (d *Deps) hands(s *strings.Builder, b *Balance) {
	var own, kings, torn []string
	for _, k := range b.Seats {
		own = append(own, d.seat(k.Seat)+" "+percent(k.Agency))
		kings = append(kings, d.seat(k.Seat)+" "+percent(k.Kingmaking.Value))
	}
	s.WriteString(d.t("balance.agency", map[string]any{"List": strings.Join(own, ", ")}) + "\n")
	s.WriteString(d.t("balance.kingmaking", map[string]any{"List": strings.Join(kings, ", ")}) + "\n")
	for _, k := range b.Dilemmas {
		torn = append(torn, d.seat(k.Seat)+" "+percent(k.Share.Value)+" ("+span(k.Share)+")")
	}
	if len(torn) > 0 {
		s.WriteString(d.t("balance.dilemma", map[string]any{"List": strings.Join(torn, ", ")}) + "\n")
	}
}

// curve draws by month how often who leads then leads at the end.
func (d *Deps) curve(s *strings.Builder, certainty []float64) {
	const blocks = "▁▂▃▄▅▆▇█"
	var line strings.Builder
	for _, v := range certainty {
		line.WriteRune([]rune(blocks)[min(7, int(v*8))])
	}
	if n := len(certainty); n > 0 {
		s.WriteString(d.t("balance.certainty", map[string]any{"Curve": line.String(), "From": percent(certainty[0]), "To": percent(certainty[n-1])}) + "\n")
	}
}

// living lists the orders that hardly anybody gives and those that hardly anybody leaves.
func (d *Deps) living(s *strings.Builder, b *Balance) {
	for _, k := range b.Seats {
		var dead, ruling []string
		for _, o := range b.Orders[k.Seat] {
			named := d.order(o.ID) + " " + percent(o.Share.Value)
			switch {
			case o.Share.CI95[1] < quality.Least:
				dead = append(dead, named)
			case o.Share.CI95[0] > quality.Most:
				ruling = append(ruling, named)
			}
		}
		if len(dead) > 0 {
			s.WriteString(d.t("balance.dead", map[string]any{"Seat": d.seat(k.Seat), "List": strings.Join(dead, ", ")}) + "\n")
		}
		if len(ruling) > 0 {
			s.WriteString(d.t("balance.ruling", map[string]any{"Seat": d.seat(k.Seat), "List": strings.Join(ruling, ", ")}) + "\n")
		}
	}
}

// reaches says how many events and crises come up, and which never do.
func (d *Deps) reaches(s *strings.Builder, b *Balance) {
	for _, kind := range []struct {
		key  string
		list []Reach
	}{{"event", b.Events}, {"crisis", b.Crises}} {
		var never []string
		sum := 0.0
		for _, r := range kind.list {
			sum += r.Share.Value
			if r.Share.Value == 0 {
				never = append(never, d.name(kind.key, r.ID))
			}
		}
		args := map[string]any{"N": len(kind.list), "Each": number(sum), "Never": strings.Join(never, ", ")}
		key := "balance.reach." + kind.key
		if len(never) > 0 {
			key += "_never"
		}
		s.WriteString(d.t(key, args) + "\n")
	}
}

func span(s quality.Share) string { return percent(s.CI95[0]) + " - " + percent(s.CI95[1]) }

func gain(g Gain) string {
	return fmt.Sprintf("%s ± %s", signed(g.Mean), number((g.CI95[1]-g.CI95[0])/2))
}
