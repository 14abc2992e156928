package sim

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"riobravo/game/quality"
)

// balance is the metrics for people.
func (d *Deps) balance(b *Balance) string {
	var s strings.Builder
	say := func(key string, args map[string]any) { s.WriteString(d.t("balance."+key, args) + "\n") }
	key := "head"
	if b.Course == nil {
		key = "head_apart"
	}
	say(key, map[string]any{"Scenario": b.Scenario, "Hash": b.Hash[:min(12, len(b.Hash))], "N": int(b.Games), "Seed": strconv.FormatUint(b.Seed, 10)})
	head := func(keys ...string) []string {
		out := make([]string, len(keys))
		for i, k := range keys {
			out[i] = d.t("balance.column."+k, nil)
		}
		return out
	}
	if b.Course != nil {
		d.places(&s, b, head)
	}
	d.sources(&s, b, head)
	if b.Course != nil {
		d.course(&s, b)
	}
	d.torn(&s, b)
	var rows [][]string
	if len(b.Styles) > 0 {
		rows = [][]string{head("seat", "style", "style_loss")}
		for _, l := range b.Styles {
			rows = append(rows, []string{d.seat(l.Seat), d.t("balance.style."+l.Style, nil), gain(l.Loss)})
		}
		s.WriteByte('\n')
		say("styles", nil)
		columns(&s, rows, 2)
	}
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

// course is what the games of the batch themselves are like.
func (d *Deps) course(s *strings.Builder, b *Balance) {
	say := func(key string, args map[string]any) { s.WriteString(d.t("balance."+key, args) + "\n") }
	s.WriteByte('\n')
	say("spread", map[string]any{"Share": percent(b.Balance.Value), "Span": span(b.Balance)})
	say("nobody", map[string]any{"Share": percent(b.Nobody.Value), "Span": span(b.Nobody)})
	say("ruin", map[string]any{"Share": percent(b.Ruin.Value), "Span": span(b.Ruin), "Entropy": strconv.FormatFloat(b.Endings, 'f', 2, 64)})
	say("lead", map[string]any{"N": b.Lead.Changes, "Share": percent(b.Lead.Comebacks.Value), "Span": span(b.Lead.Comebacks)})
	say("changes", map[string]any{"Curve": heights(b.Lead.Spread), "Most": len(b.Lead.Spread) - 1})
	say("drama", map[string]any{"Path": percent(b.Lead.Drama), "Value": number(b.Lead.Deficit), "Decision": percent(b.Lead.Decision)})
	d.curve(s, b.Lead.Certainty)
	d.ways(s, b)
	d.living(s, b)
	d.reaches(s, b)
}

// places is how often each seat comes first, with its interval drawn on one axis, and how it ends.
func (d *Deps) places(s *strings.Builder, b *Balance, head func(...string) []string) {
	high := 0.0
	for _, k := range b.Seats {
		high = max(high, k.First.CI95[1])
	}
	rows := [][]string{append(head("seat", "bot", "first", "ci95", "met", "margin", "sd"), "")}
	for _, k := range b.Seats {
		rows = append(rows, []string{
			d.seat(k.Seat), k.Bot, percent(k.First.Value), span(k.First), percent(k.Met.Value), signed(k.Mean), number(k.SD),
			axis(Gain{k.First.Value, k.First.CI95}, 0, high),
		})
	}
	s.WriteByte('\n')
	Chart(s, rows, 2)
}

// sources is what each seat's margin comes from: luck, play, choices, talks, deals. A column of which nothing is known is left
// out, and the table when there is none left.
func (d *Deps) sources(s *strings.Builder, b *Balance, head func(...string) []string) {
	rows := [][]string{head("seat", "luck", "play", "luck_line_ups", "line_ups", "agency", "kings", "variety", "talks", "deals", "deal")}
	for _, k := range b.Seats {
		row := []string{d.seat(k.Seat)}
		for _, share := range []*float64{k.Luck, k.Play, k.ChanceLineUps, k.LineUps, k.Agency} {
			row = append(row, maybe(share, percent))
		}
		kings, variety, deals, worth := none, none, none, (*Gain)(nil)
		if k.Kingmaking.N > 0 {
			kings = percent(k.Kingmaking.Value)
		}
		if k.Standing != nil {
			variety = strconv.FormatFloat(k.Variety, 'f', 2, 64)
		}
		if k.Deals != nil {
			deals, worth = number(k.Deals.Signed), k.Deals.Worth
		}
		rows = append(rows, append(row, kings, variety, maybe(k.Talks, gain), deals, maybe(worth, gain)))
	}
	if rows = known(rows); len(rows[0]) > 1 {
		s.WriteByte('\n')
		columns(s, rows, 1)
	}
}

// known is a table without the columns of which no row knows anything.
func known(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for c := range rows[0] {
		if slices.ContainsFunc(rows[1:], func(row []string) bool { return row[c] != none }) {
			for i := range rows {
				out[i] = append(out[i], rows[i][c])
			}
		}
	}
	return out
}

// none stands for what is not known.
const none = "–"

// maybe writes what is known.
func maybe[T any](v *T, write func(T) string) string {
	if v == nil {
		return none
	}
	return write(*v)
}

// torn says how near the alternatives of those who look ahead are.
func (d *Deps) torn(s *strings.Builder, b *Balance) {
	var torn []string
	for _, k := range b.Dilemmas {
		torn = append(torn, d.seat(k.Seat)+" "+percent(k.Share.Value)+" ("+span(k.Share)+")")
	}
	if len(torn) > 0 {
		s.WriteString(d.t("balance.dilemma", map[string]any{"List": strings.Join(torn, ", ")}) + "\n")
	}
}

// ways says how first places are come by.
func (d *Deps) ways(s *strings.Builder, b *Balance) {
	for _, k := range b.Seats {
		var ways []string
		for _, w := range k.Ways {
			ways = append(ways, d.name("posture", w.Posture)+" "+percent(w.Share.Value)+" ("+span(w.Share)+")")
		}
		if k.Ways != nil && k.Ways[0].Share.N > 0 {
			s.WriteString(d.t("balance.ways", map[string]any{"Seat": d.seat(k.Seat), "List": strings.Join(ways, ", ")}) + "\n")
		}
	}
}

// heights draws counts as a row of blocks, the greatest the highest.
func heights(counts []int64) string {
	most := slices.Max(append([]int64{1}, counts...))
	var line strings.Builder
	for _, n := range counts {
		line.WriteRune(blocks[min(7, n*8/most)])
	}
	return line.String()
}

var blocks = []rune("▁▂▃▄▅▆▇█")

// curve draws by month how often who leads then leads at the end.
func (d *Deps) curve(s *strings.Builder, certainty []float64) {
	var line strings.Builder
	for _, v := range certainty {
		line.WriteRune(blocks[min(7, int(v*8))])
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
	if !g.sure() {
		return signed(g.Mean) + " ± ?"
	}
	return fmt.Sprintf("%s ± %s", signed(g.Mean), number((g.CI95[1]-g.CI95[0])/2))
}
