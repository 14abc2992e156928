package claims

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"
)

// MarshalJSON writes a value or bound that is no finite number as null.
func (e Estimate) MarshalJSON() ([]byte, error) {
	finite := func(v float64) *float64 {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		v = math.Round(v*1e6) / 1e6
		return &v
	}
	return json.Marshal(struct {
		Value *float64 `json:"value"`
		Low   *float64 `json:"low"`
		High  *float64 `json:"high"`
		N     int      `json:"n"`
	}{finite(e.Value), finite(e.Low), finite(e.High), e.N})
}

// Words turns keys into a language; the catalogue of package content is such.
type Words interface {
	Text(key string, args map[string]any) string
	Has(key string) bool
}

// Text is a result for people: a claim, its tests with interval and bounds, and the same under each contrary view.
func (r *Result) Text(w Words) string {
	t := func(key string, args map[string]any) string { return w.Text("claims."+key, args) }
	var b strings.Builder
	passed, wide := 0, 0
	for _, mark := range []string{"holds", "fails", "open"} {
		wide = max(wide, lipgloss.Width(t(mark, nil)))
	}
	for i := range r.Rows {
		row := &r.Rows[i]
		mark := t("fails", nil)
		switch {
		case row.Passed:
			passed++
			mark = t("holds", nil)
		case row.Open:
			mark = t("open", nil)
		}
		fmt.Fprintf(&b, "%s  %s  %s\n", pad(row.ID, 4), pad(mark, wide), lookup(w, "claim."+row.ID+".name", row.ID))
		for _, key := range []string{"mechanism", "open"} {
			if key = "claim." + row.ID + "." + key; w.Has(key) {
				fmt.Fprintf(&b, "      %s\n", w.Text(key, nil))
			}
		}
		fmt.Fprintf(&b, "      %s\n", t("evidence."+row.Evidence, map[string]any{"Sources": strings.Join(row.Sources, ", ")}))
		if row.Cut {
			fmt.Fprintf(&b, "      %s\n", t("row_partial", map[string]any{"N": row.Games}))
		}
		if row.Kept < row.Games {
			fmt.Fprintf(&b, "      %s\n", t("kept", map[string]any{"N": row.Kept, "Games": row.Games}))
		}
		for _, one := range row.Tests {
			fmt.Fprintf(&b, "      %s\n", line(w, row.ID, &one))
		}
		for _, v := range row.Contrary {
			mark := t("contrary_stands", nil)
			if v.Failed {
				mark = t("contrary_fails", nil)
			}
			fmt.Fprintf(&b, "      %s: %s\n", lookup(w, "assumption."+v.Assumption+".name", v.Assumption), mark)
			if v.Games > 0 {
				fmt.Fprintf(&b, "        %s\n", t("row_partial", map[string]any{"N": v.Games}))
			}
			for _, one := range v.Tests {
				fmt.Fprintf(&b, "        %s\n", line(w, row.ID, &one))
			}
		}
	}
	stands := 0
	views := 0
	for i := range r.Rows {
		for _, v := range r.Rows[i].Contrary {
			views++
			if !v.Failed {
				stands++
			}
		}
	}
	fmt.Fprintf(&b, "\n%s\n", t("sum", map[string]any{"Passed": passed, "Rows": len(r.Rows), "Games": r.Games, "Seed": strconv.FormatUint(r.Seed, 10), "Views": views, "Failed": views - stands}))
	if r.Cut {
		fmt.Fprintf(&b, "%s\n", t("partial", nil))
	}
	return b.String()
}

func lookup(w Words, key, fallback string) string {
	if w.Has(key) {
		return w.Text(key, nil)
	}
	return fallback
}

// line is one test: what it measures, the estimate with its interval, the bound.
func line(w Words, id string, t *Test) string {
	name := lookup(w, "claim."+id+".test."+t.ID, t.ID)
	var bounds []string
	if t.Least != nil {
		bounds = append(bounds, "≥ "+figure(*t.Least, t.Stat))
	}
	if t.Most != nil {
		bounds = append(bounds, "≤ "+figure(*t.Most, t.Stat))
	}
	mark := "✓"
	if !t.Holds {
		mark = "×"
	}
	e := t.Estimate
	span := w.Text("words.to", map[string]any{"A": figure(e.Low, t.Stat), "B": figure(e.High, t.Stat)})
	return fmt.Sprintf("%s %s: %s (%s), %s", mark, name, figure(e.Value, t.Stat), span, strings.Join(bounds, ", "))
}

// figure writes a number: a share in percent, others with as many decimals as tell something.
func figure(v float64, stat string) string {
	switch {
	case math.IsNaN(v):
		return "?"
	case math.IsInf(v, -1):
		return "\u2212∞"
	case math.IsInf(v, 0):
		return "∞"
	case stat == "share":
		return strconv.FormatFloat(100*v, 'f', 1, 64) + " %"
	}
	return strings.Replace(strconv.FormatFloat(v, 'f', 2, 64), "-", "\u2212", 1)
}

func pad(s string, n int) string { return s + strings.Repeat(" ", max(0, n-lipgloss.Width(s))) }
