package author

import (
	"os"
	"strings"
	"testing"

	"riobravo/content"
	"riobravo/game"
	"riobravo/game/gametest"
)

// example is the variant that the handbook's guide builds.
const example = "../../../content/examples/flood-year"

// The worked example has fewer than a hundred lines, is sound in both languages, passes its test and the battery, and every
// thing that it adds occurs in games between bots.
func TestExample(t *testing.T) {
	lines := 0
	for _, name := range []string{"scenario.yaml", "locale/en/words.yaml", "locale/es/words.yaml", "tests/flood.rules"} {
		b, err := os.ReadFile(example + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		lines += strings.Count(string(b), "\n")
	}
	if lines >= 100 {
		t.Errorf("%d lines, fewer than 100 wanted", lines)
	}
	d := tools()
	if l := d.Inspect(example); l.Len() > 0 {
		t.Errorf("%s", l)
	}
	sc, l := content.LoadDir(example)
	if sc == nil {
		t.Fatal(l.Err())
	}
	tests, _ := scripts(sc)
	if len(tests) == 0 {
		t.Error("it has no test")
	}
	for _, s := range tests {
		if err := s.Run(func(string) (*game.Ruleset, error) { return sc.Ruleset, nil }, gametest.Seen{}); err != nil {
			t.Error(err)
		}
	}
	if err := playBattery(sc.Ruleset, batteryGames()); err != nil {
		t.Error(err)
	}
	cov, err := d.Cover(t.Context(), sc, 80, 1, 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"mexico.flood_relief", "levee_breaks", "levee_breaks/alone", "levee_breaks/together", "river_rises"} {
		n := 0
		for _, r := range cov.Rows {
			if r.ID == want {
				n += r.Times
			}
		}
		if n == 0 {
			t.Errorf("%s never occurs", want)
		}
	}
	for _, r := range cov.Rows {
		if r.ID == "water_falls" && (r.Times > 0 || r.Why != d.t("coverage.why.held", nil)) {
			t.Errorf("a held inject: %+v", r)
		}
	}
}

// The same seed counts the same whatever the number of workers.
func TestCoverageIsTheSameOnAnyNumberOfWorkers(t *testing.T) {
	d := tools()
	sc, l := content.Load("one-class")
	if sc == nil {
		t.Fatal(l.Err())
	}
	one, err := d.Cover(t.Context(), sc, 40, 7, 1, nil)
	if err != nil {
		t.Fatal(err)
	}
	three, err := d.Cover(t.Context(), sc, 40, 7, 3, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range one.Rows {
		if one.Rows[i] != three.Rows[i] {
			t.Errorf("%+v with one worker, %+v with three", one.Rows[i], three.Rows[i])
		}
	}
}
