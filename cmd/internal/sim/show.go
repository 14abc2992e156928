package sim

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/lipgloss/v2"
)

// table is a result for people.
func (d *Deps) table(r *Result) string {
	var b strings.Builder
	args := map[string]any{"Scenario": r.Scenario, "N": r.Games, "Seed": strconv.FormatUint(r.Seed, 10), "Hash": r.Hash[:min(12, len(r.Hash))]}
	if r.Partial {
		fmt.Fprintf(&b, "%s\n", d.t("partial", map[string]any{"N": r.Games, "Games": r.Asked}))
	}
	fmt.Fprintf(&b, "%s\n\n", d.t("head", args))
	rows := [][]string{{d.t("column.seat", nil), d.t("column.bot", nil), d.t("column.first", nil), d.t("column.ci95", nil), d.t("column.met", nil), d.t("column.margin", nil), d.t("column.sd", nil)}}
	for _, id := range r.Order {
		s := r.Seats[id]
		rows = append(rows, []string{
			d.seat(id), s.Bot, percent(s.WinRate), percent(s.CI95[0]) + " - " + percent(s.CI95[1]), percent(over(int64(s.Met), r.Games)),
			signed(s.MarginMean), number(s.MarginSD),
		})
	}
	columns(&b, rows, 2)
	fmt.Fprintf(&b, "\n%s\n", d.t("nobody", map[string]any{"N": r.Nobody, "Share": percent(over(int64(r.Nobody), r.Games))}))
	fmt.Fprintf(&b, "%s\n", d.t("endings", map[string]any{
		"Horizon": percent(over(int64(r.Endings["horizon"]), r.Games)), "War": percent(over(int64(r.Endings["war"]), r.Games)),
		"Decoupled": percent(over(int64(r.Endings["decoupled"]), r.Games)), "Turns": number(r.TurnsMean),
	}))
	for _, f := range r.Forced {
		fmt.Fprintf(&b, "%s\n", d.t("forced", map[string]any{"Seat": d.seat(f.Seat), "Order": d.order(f.Order), "Given": f.Given, "Asked": f.Asked}))
	}
	b.WriteByte('\n')
	d.tracks(&b, r)
	fmt.Fprintf(&b, "\n%s\n", d.t("digest", map[string]any{"Digest": r.Digest}))
	return b.String()
}

// speed is how long a batch took, in words: it goes where progress goes, for the report is the same on any machine.
func (d *Deps) speed(r *Result) string {
	return d.t("speed", map[string]any{"Seconds": number(r.Seconds), "Games": whole(r.GamesPerSecond), "Decisions": whole(r.DecisionsPerSecond)})
}

// tracks writes the means month by month.
func (d *Deps) tracks(b *strings.Builder, r *Result) {
	months := len(r.Tracks[TrackNames[0]])
	const wide = 9 // months a line
	for from := 0; from < months; from += wide {
		to := min(from+wide, months)
		head := []string{d.t("column.month", nil)}
		for m := from; m < to; m++ {
			head = append(head, strconv.Itoa(m+1))
		}
		rows := [][]string{head}
		for _, name := range TrackNames {
			row := []string{d.t("track."+name, nil)}
			for _, v := range r.Tracks[name][from:to] {
				row = append(row, signedIf(v))
			}
			rows = append(rows, row)
		}
		columns(b, rows, 1)
	}
}

func (d *Deps) seat(id string) string {
	if k := "seat." + id + ".short"; d.Words.Has(k) {
		return d.Words.Text(k, nil)
	}
	return id
}

func (d *Deps) order(id string) string {
	if k := "order." + id + ".name"; d.Words.Has(k) {
		return d.Words.Text(k, nil)
	}
	return id
}

// columns aligns cells: the first left ones to the left, the others to the right.
func columns(b *strings.Builder, rows [][]string, left int) {
	wide := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, c := range r {
			wide[i] = max(wide[i], lipgloss.Width(c))
		}
	}
	for _, r := range rows {
		var line strings.Builder
		for i, c := range r {
			pad := strings.Repeat(" ", wide[i]-lipgloss.Width(c))
			if i > 0 {
				line.WriteString("  ")
			}
			if i < left {
				line.WriteString(c + pad)
			} else {
				line.WriteString(pad + c)
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) + " %" }

func number(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

func whole(v float64) string {
	s := strconv.FormatFloat(v, 'f', 0, 64)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 { // thousands apart, as in both languages
		s = s[:i] + "," + s[i:]
	}
	return s
}

// signed writes a number with its sign, a true minus for negative ones.
func signed(v float64) string {
	if s := number(v); strings.HasPrefix(s, "-") {
		return "\u2212" + s[1:]
	} else {
		return "+" + s
	}
}

func signedIf(v float64) string { return strings.Replace(number(v), "-", "\u2212", 1) }

// progress draws a bar on a terminal until stop is called.
func (d *Deps) progress(w io.Writer, games int) (each func(done, games int), stop func()) {
	var done, total atomic.Int64
	total.Store(int64(games))
	start := time.Now()
	quit := make(chan struct{})
	var wait sync.WaitGroup
	draw := func() {
		n, all := done.Load(), total.Load()
		const wide = 30
		full := int(wide * n / max(1, all))
		bar := strings.Repeat("=", full) + strings.Repeat(" ", wide-full)
		rate := float64(n) / max(0.001, time.Since(start).Seconds())
		_, _ = fmt.Fprintf(w, "\r[%s] %s\x1b[K", bar, d.t("progress", map[string]any{"N": int(n), "Games": int(all), "Rate": whole(rate)}))
	}
	wait.Go(func() {
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				draw()
			case <-quit:
				_, _ = io.WriteString(w, "\r\x1b[K")
				return
			}
		}
	})
	return func(n, all int) {
			total.Store(int64(all))
			for old := done.Load(); int64(n) > old && !done.CompareAndSwap(old, int64(n)); old = done.Load() {
			}
		}, func() {
			close(quit)
			wait.Wait()
		}
}
