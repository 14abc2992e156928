package sim

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// printSweep prints a sweep: a table with a chart, or one line of JSON.
func (d *Deps) printSweep(w io.Writer, s *Sweep, asJSON bool) error {
	text := ""
	if asJSON {
		raw, err := json.Marshal(s)
		if err != nil {
			return err
		}
		text = string(raw) + "\n"
	} else {
		text = d.sweepText(s)
	}
	if _, err := io.WriteString(w, text); err != nil {
		return err
	}
	if s.Partial {
		return d.Fail(d.t("sweep.partial", nil), true)
	}
	return nil
}

// sweepText is a sweep for people: each value with its means, and the effect with its interval on one axis.
func (d *Deps) sweepText(s *Sweep) string {
	var b strings.Builder
	say := func(key string, args map[string]any) { b.WriteString(d.t("sweep."+key, args) + "\n") }
	say("head", map[string]any{"Scenario": s.Scenario, "Hash": s.Hash[:min(12, len(s.Hash))], "N": s.Games, "Seed": strconv.FormatUint(s.Seed, 10), "Vary": s.Vary, "What": d.measured(s.What)})
	b.WriteByte('\n')
	if len(s.Points) == 0 {
		return b.String()
	}
	head := []string{d.t("sweep.column.value", nil), d.t("sweep.column.mean", nil)}
	if s.Paired {
		head = append(head, d.t("sweep.column.without", nil), d.t("sweep.column.effect", nil))
	}
	rows := [][]string{append(head, "")}
	low, high := bounds(s.Points)
	for _, p := range s.Points {
		row := []string{d.valueOf(s, p.Value), gain(p.Mean)}
		if s.Paired {
			row = append(row, gain(*p.Without), gain(p.Effect))
		}
		drawn := axis(p.Effect, low, high)
		if p.Games < s.Games {
			drawn += "  " + d.t("sweep.games", map[string]any{"N": p.Games})
		}
		rows = append(rows, append(row, drawn))
	}
	Chart(&b, rows, 0)
	b.WriteByte('\n')
	if len(s.Points) < 2 {
		return b.String()
	}
	for _, line := range d.verdict(s) {
		b.WriteString(line + "\n")
	}
	return b.String()
}

// measured names what is measured.
func (d *Deps) measured(what string) string {
	if slices.Contains(TrackNames[:], what) {
		return d.t("sweep.track", map[string]any{"Track": d.t("track."+what, nil)})
	}
	return d.t("sweep.margin", map[string]any{"Seat": d.seat(what)})
}

func (d *Deps) valueOf(s *Sweep, v int32) string {
	if d.Words.Has("assumption." + s.Vary + ".name") {
		return d.t("sweep."+[2]string{"off", "on"}[v], nil)
	}
	return strings.Replace(strconv.Itoa(int(v)), "-", "\u2212", 1)
}

// bounds are the ends of the axis: all intervals and zero lie between them.
func bounds(points []SweepPoint) (low, high float64) {
	for _, p := range points {
		low, high = min(low, p.Effect.Mean), max(high, p.Effect.Mean)
		if p.Effect.sure() {
			low, high = min(low, p.Effect.CI95[0]), max(high, p.Effect.CI95[1])
		}
	}
	if high-low < 1e-9 {
		high = low + 1
	}
	return low, high
}

// axisWide is the width of the chart in columns.
const axisWide = 36

// axis draws an interval with its mean on an axis with a line at zero.
func axis(g Gain, low, high float64) string {
	return Axis(g.Mean, g.CI95[0], g.CI95[1], low, high, 0)
}

// Axis draws an estimate with its interval from a to b on an axis from low to high, with lines at some places. What lies
// beyond the axis, and an interval without bounds, reach to its end.
func Axis(mean, a, b, low, high float64, lines ...float64) string {
	at := func(v float64) int {
		v = min(max(v, low), high)
		return int(math.Round((v - low) / (high - low) * (axisWide - 1)))
	}
	cells := slices.Repeat([]rune{' '}, axisWide)
	if !math.IsNaN(mean) {
		for i := at(a); i <= at(b); i++ {
			cells[i] = '─'
		}
	}
	for _, l := range lines {
		if cells[at(l)] == ' ' {
			cells[at(l)] = '│'
		} else {
			cells[at(l)] = '┼'
		}
	}
	if !math.IsNaN(mean) {
		cells[at(mean)] = '●'
	}
	return string(cells)
}

// Chart aligns all columns but the last, the first left ones to the left; the last is drawn as it is.
func Chart(b *strings.Builder, rows [][]string, left int) {
	last := len(rows[0]) - 1
	var plain [][]string
	for _, r := range rows {
		plain = append(plain, r[:last])
	}
	var aligned strings.Builder
	columns(&aligned, plain, left)
	for i, line := range strings.Split(strings.TrimRight(aligned.String(), "\n"), "\n") {
		fmt.Fprintln(b, strings.TrimRight(line+"  "+rows[i][last], " "))
	}
}

// verdict says where the effect turns, or that it does not, and how far that can be told from chance.
func (d *Deps) verdict(s *Sweep) []string {
	var out []string
	for _, t := range s.Tips {
		if d.Words.Has("assumption." + s.Vary + ".name") { // there is nothing between off and on
			out = append(out, d.t("sweep.tip_view", map[string]any{"Vary": s.Vary}))
			continue
		}
		out = append(out, d.t("sweep.tip", map[string]any{"Vary": s.Vary, "At": signedIf(t)}))
	}
	if len(s.Tips) == 0 {
		key := "sweep.always_more"
		if s.Points[0].Effect.Mean < 0 {
			key = "sweep.always_less"
		}
		out = append(out, d.t(key, map[string]any{"Vary": s.Vary, "From": d.valueOf(s, s.Points[0].Value), "To": d.valueOf(s, s.Points[len(s.Points)-1].Value)}))
	}
	unsure := 0
	for _, p := range s.Points {
		if p.Effect.CI95[0] <= 0 && p.Effect.CI95[1] >= 0 {
			unsure++
		}
	}
	if unsure > 0 {
		out = append(out, d.t("sweep.unsure", map[string]any{"N": unsure, "All": len(s.Points)}))
	}
	return out
}
