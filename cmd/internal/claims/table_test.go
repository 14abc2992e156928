package claims_test

import (
	"context"
	"os"
	"slices"
	"strconv"
	"testing"

	"riobravo/cmd/internal/claims"
	"riobravo/content"
)

// few is the number of pairs of games of a row in everyday tests; with RIOBRAVO_BATTERY set as many as tell more.
func few() int {
	if os.Getenv("RIOBRAVO_BATTERY") != "" {
		return 400
	}
	return 20
}

// TestTable plays the table of claims with few games: no row may be refuted, and no contrary view may pass beyond doubt.
// Rows that are known not to hold yet are played and let be; the README lists them.
func TestTable(t *testing.T) {
	table, problems := content.Claims()
	if problems.String() != "" {
		t.Fatalf("the table: %s", problems.String())
	}
	if want := rowsOf(53, "D1", "D2", "D5", "D6", "D7", "D9", "D14", "K5", "K6", "K13", "M1", "M2", "M3", "M4", "M5", "M11", "P2", "P11", "P16", "P21", "S4"); !slices.Equal(idsOf(table), want) {
		t.Errorf("rows %v, wanted %v: the article's in order, then the findings that games can be held against", idsOf(table), want)
	}
	kept := map[string]*content.Scenario{}
	load := func(id string) (*content.Scenario, error) {
		if id == "" {
			id = content.Default
		}
		if kept[id] == nil {
			s, l := content.Load(id)
			if s == nil {
				return nil, l.Err()
			}
			kept[id] = s
		}
		return kept[id], nil
	}
	for _, c := range table { // before several rows are played side by side
		if _, err := load(c.Scenario); err != nil {
			t.Fatal(err)
		}
	}
	res, err := claims.Run(context.Background(), claims.Config{Claims: table, Load: load, Games: few(), Seed: 1, Contrary: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range res.Rows {
		if row.Open {
			if row.Passed {
				t.Logf("row %s is open and holds: it may be closed", row.ID)
			}
			continue
		}
		for _, one := range row.Tests {
			if one.Refuted {
				t.Errorf("row %s, %s: refuted: %.3f (%.3f to %.3f, %d samples)", row.ID, one.ID, one.Estimate.Value, one.Estimate.Low, one.Estimate.High, one.Estimate.N)
			}
		}
		for _, v := range row.Contrary {
			if sure(v.Tests) {
				t.Errorf("row %s holds beyond doubt under the contrary view %s: its tests test nothing", row.ID, v.Assumption)
			}
		}
	}
}

// rowsOf are the numbers up to n, then the findings.
func rowsOf(n int, findings ...string) []string {
	var out []string
	for i := range n {
		out = append(out, strconv.Itoa(i+1))
	}
	return append(out, findings...)
}

func idsOf(table []content.Claim) []string {
	var out []string
	for i := range table {
		out = append(out, table[i].ID)
	}
	return out
}

// sure tells whether the intervals of all tests lie wholly within their bounds.
func sure(tests []claims.Test) bool {
	for _, one := range tests {
		if one.Least != nil && !(one.Estimate.Low >= *one.Least) || one.Most != nil && !(one.Estimate.High <= *one.Most) {
			return false
		}
	}
	return true
}

// TestWords: every row says what it claims, by which mechanism, and what each of its tests measures; an open one says why.
func TestWords(t *testing.T) {
	table, _ := content.Claims()
	s, l := content.Load(content.Default)
	if s == nil {
		t.Fatal(l.Err())
	}
	for _, c := range table {
		keys := []string{"name", "mechanism"}
		if c.Open {
			keys = append(keys, "open")
		}
		for _, one := range c.Tests {
			keys = append(keys, "test."+one.ID)
		}
		for _, k := range keys {
			if key := "claim." + c.ID + "." + k; !s.Texts.Has(key) {
				t.Errorf("no words for %s", key)
			}
		}
		if !c.Open && s.Texts.Has("claim."+c.ID+".open") {
			t.Errorf("row %s says why it is open and is not", c.ID)
		}
		for _, id := range c.Contrary {
			if !s.Texts.Has("assumption." + id + ".name") {
				t.Errorf("row %s: no words for the contrary view %s", c.ID, id)
			}
		}
	}
}

// TestSameOnAnyWorkers: the result does not depend on how many rows are played side by side.
func TestSameOnAnyWorkers(t *testing.T) {
	table, _ := content.Claims()
	s, l := content.Load(content.Default)
	if s == nil {
		t.Fatal(l.Err())
	}
	var texts []string
	for _, n := range []int{1, 3} {
		res, err := claims.Run(context.Background(), claims.Config{
			Claims: table[:4], Load: func(string) (*content.Scenario, error) { return s, nil }, Games: 5, Seed: 9, Workers: n, Contrary: true,
		})
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, res.Text(s.Texts))
	}
	if texts[0] != texts[1] {
		t.Errorf("one worker and three differ:\n%s\n%s", texts[0], texts[1])
	}
}
