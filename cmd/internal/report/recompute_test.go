package report_test

import (
	"strconv"
	"testing"

	"riobravo/cmd/internal/report"
	"riobravo/game"
)

// measures are the table of tracks by month, subject and measure.
type measures map[string]int

func (m measures) at(month int, subject, measure string) int {
	return m[strconv.Itoa(month)+"/"+subject+"/"+measure]
}

// TestScoresFromTables reckons every seat's final score anew out of the CSV tables alone: the parts from the measures, by
// the formulas of the scenario's scores, the close of the orders and the end of the aftermath, and the mean of both.
func TestScoresFromTables(t *testing.T) {
	sc := scenario(t)
	games := 0
	for seed := uint64(40); games < 3; seed++ {
		r := report.Build(input(sc, played(t, sc, "staff", seed), game.NoSeat))
		if r.Game.Ending != "horizon" {
			continue
		}
		games++
		files := written(t, sc, r)
		m, held := measures{}, measures{}
		for _, row := range sheetOf(t, files["tracks.csv"]) {
			v, err := strconv.Atoi(row["value"])
			if err != nil {
				t.Fatal(err)
			}
			if row["scope"] == "presence" {
				held[row["month"]+"//"+row["measure"]] += v
				continue
			}
			m[row["month"]+"/"+row["subject"]+"/"+row["measure"]] = v
		}
		weights, values := map[string]int{}, measures{}
		for _, row := range sheetOf(t, files["scores.csv"]) {
			weights[row["seat"]+"/"+row["part"]], _ = strconv.Atoi(row["weight"])
			values[row["month"]+"/"+row["seat"]+"/"+row["part"]], _ = strconv.Atoi(row["value"])
		}
		last := r.Game.Turns + r.Game.Aftermath
		total := func(month int, seat string) int {
			sum := 0
			for part, v := range parts(m, held, month, seat) {
				if v == tableOnly {
					v = values.at(month, seat, part)
				}
				v = min(max(v, 0), 100)
				if got := values.at(month, seat, part); got != v {
					t.Errorf("seed %d, month %d, %s: %s is %d in the table, %d from the measures", seed, month, seat, part, got, v)
				}
				sum += weights[seat+"/"+part] * v
			}
			return sum
		}
		for _, row := range sheetOf(t, files["standings.csv"]) {
			if row["month"] != strconv.Itoa(last) {
				continue
			}
			seat := row["seat"]
			want := (total(last, seat) + (total(r.Game.Turns, seat)+50)/100*100) / 2
			got, _ := strconv.ParseFloat(row["score"], 64)
			needs, _ := strconv.ParseFloat(row["needs"], 64)
			margin, _ := strconv.ParseFloat(row["margin"], 64)
			if int(got*100+0.5) != want || int((got-needs-margin)*1000) != 0 || (row["met"] == "1") != (margin > 0) {
				t.Errorf("seed %d, %s: %v, reckoned from the tables %d hundredths", seed, seat, row, want)
			}
		}
	}
}

// tableOnly marks a part that stands on what the measures do not hold: treaties kept.
const tableOnly = -1 << 20

// parts are the values of a seat's score, by the formulas of content/base/scores.yaml.
func parts(m, held measures, month int, seat string) map[string]int {
	w := func(name string) int { return m.at(month, "", name) }
	own := func(name string) int { return m.at(month, seat, name) }
	switch seat {
	case "usa":
		objective := 25
		switch own("objective") {
		case 1:
			objective = 46 + 15*w("top_out") + 3*w("mid_out") - 9*w("settled") + 6*min(3, w("ops_won"))
		case 2:
			objective = 45 + (100-(w("flow")+w("flow_1")+w("flow_2"))/3)/2 + 8*min(3, w("ops_won"))
		case 3:
			objective = 48 + (100-w("crossings"))/2 + (100-w("flow"))/4
		case 4:
			objective = tableOnly
		case 5:
			objective = 20 + 5*own("credibility") + 12*min(4, w("ops_won")) - 3*w("service_dead") - 10*w("crises_us")
		}
		return map[string]int{
			"approval": 2 * (own("approval") - 25), "objective": objective, "economy": w("trade") - 26, "alignment": 25 + 5*w("alignment"),
			"lives": 56 + 5*(w("overdose_ref")-w("overdose"))/2 - w("service_dead") - max(0, w("citizens_dead")-6*month),
		}
	case "mexico":
		return map[string]int{
			"sovereignty": own("sovereignty"), "security": 45 + 3*(100-w("violence"))/2, "economy": 2*w("trade") - 122, "approval": 2 * (own("approval") - 40),
			"institutions": 104 - 10*own("leak") + 3*own("reforms"),
		}
	}
	left := 0
	if top := own("top"); top > 0 {
		left = max(0, 100*(top-own("top_removed"))/top)
	}
	return map[string]int{
		"profit":   (own("income") + own("income_1") + own("income_2")) * 100 / 300 / 2,
		"survival": (own("cohesion") + left) / 2, "plazas": 50 + 4*(held.at(month, "", seat)-own("plazas")), "impunity": 100 - 10*own("heat"),
	}
}
