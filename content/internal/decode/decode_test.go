package decode

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"riobravo/content/diag"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		in   string
		kind Kind
		want int64
	}{
		{"0", Number, 0},
		{"7", Number, 7},
		{"+3", Number, 3},
		{"-12", Number, -12},
		{"9223372036854775807", Number, 9223372036854775807},
		{"007", Odd, 0},
		{"00", Odd, 0},
		{"017", Odd, 0},
		{"0x1f", Odd, 0},
		{"0o17", Odd, 0},
		{"0b1", Odd, 0},
		{"1_000", Odd, 0},
		{"1.5", Odd, 0},
		{".5", Odd, 0},
		{"1e3", Odd, 0},
		{"-2.0", Odd, 0},
		{"99999999999999999999", Odd, 0},
		{"", Text, 0},
		{"-", Text, 0},
		{"--3", Text, 0},
		{"a1", Text, 0},
		{"3 + 4", Text, 0},
		{"2025-01", Text, 0},
		{"inf", Text, 0},
		{"K6", Text, 0},
		{"12:30", Text, 0},
	} {
		if k, v := number(c.in); k != c.kind || v != c.want {
			t.Errorf("number(%q) = %v %d, want %v %d", c.in, k, v, c.kind, c.want)
		}
	}
}

func layers(t *testing.T, srcs ...string) ([]Layer, *diag.List) {
	t.Helper()
	var l diag.List
	var out []Layer
	for i, s := range srcs {
		name := string(rune('a'+i)) + ".yaml"
		out = append(out, Layer{Name: name, Files: []*Node{Parse(name, s, &l)}})
	}
	return out, &l
}

// A scenario adds, changes key by key and removes; lists are replaced whole, mappings merged.
func TestMerge(t *testing.T) {
	in, l := layers(t, `
orders:
  - {id: usa.a, column: tactical, cost: 3, choices: [x, y]}
  - {id: usa.b, column: tactical, cost: 1}
params: {wages: {value: 30, source: judgement}}
start: {usa.approval: 49, usa: {capital: 3, leak: 2}}
doctrines:
  - {for: usa, orders: [{id: one}]}
`, `
remove: {orders: [usa.b]}
orders:
  - {id: usa.c, column: strategic, cost: 2}
  - {id: usa.a, cost: 4, choices: [z]}
params: {wages: {value: 31}}
start: {usa.approval: 50, usa: {capital: 4}}
doctrines:
  - {for: usa, signals: [{id: two}]}
`)
	got := string(Canonical(Merge(in, l)))
	want := `{
"params": {
"wages": {"source": "judgement", "value": 31}
},
"start": {
"usa": {"capital": 4, "leak": 2},
"usa.approval": 50
},
"orders": [
{"choices": ["z"], "column": "tactical", "cost": 4, "id": "usa.a"},
{"column": "strategic", "cost": 2, "id": "usa.c"}
],
"doctrines": [
{"for": "usa", "orders": [{"id": "one"}], "signals": [{"id": "two"}]}
],
"remove": {
"orders": ["usa.b"]
}
}
`
	if got != want || l.Len() > 0 {
		t.Errorf("got %s\nwant %s\n%s", got, want, l)
	}
	again, l2 := layers(t, got)
	if back := string(Canonical(Merge(again, l2))); back != want || l2.Len() > 0 {
		t.Errorf("read back: %s\n%s", back, l2)
	}
}

// The order of keys, comments, quotes and layers do not show in the canonical source.
func TestCanonical(t *testing.T) {
	a, l := layers(t, "# one\norders:\n  - id: usa.a\n    cost: +3   # why\n    when: 'rung  > 3'\n")
	b, _ := layers(t, "orders: [{when: \"rung > 3\", cost: 3, \"id\": usa.a}]\n")
	if x, y := string(Canonical(Merge(a, l))), string(Canonical(Merge(b, l))); x != y {
		t.Errorf("%s\n%s", x, y)
	}
}

func TestLimits(t *testing.T) {
	for name, src := range map[string]string{
		"deep":    strings.Repeat("[", 5000),
		"deeper":  "events: " + strings.Repeat("[", 40) + strings.Repeat("]", 40),
		"long":    "events: [" + strings.Repeat("1, ", MaxBytes) + "]",
		"bomb":    "a: &a [1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nevents: [*c,*c,*c,*c,*c]\n",
		"many":    "counters: [" + strings.Repeat("{id: a}, ", 3000) + "]",
		"invalid": "a: \xff\xfe",
	} {
		var l diag.List
		root := Parse("x", src, &l)
		Decode(Merge([]Layer{{Files: []*Node{root}}}, &l), &l)
		if !l.Failed() {
			t.Errorf("%s: no error", name)
		}
	}
}

// Whatever a file holds, reading it ends in a tree and diagnostics with places, not in a panic.
func FuzzDecode(f *testing.F) {
	for _, pattern := range []string{"../../testdata/bad/*.yaml", "../../base/*.yaml"} {
		names, _ := filepath.Glob(pattern)
		for _, n := range names {
			if b, err := os.ReadFile(n); err == nil && len(b) < 6000 {
				f.Add(string(b))
			}
		}
	}
	f.Add("orders: [{id: usa.a, effects: [{add: x, by: 1}]}]")
	f.Fuzz(func(t *testing.T, src string) {
		var l diag.List
		root := Parse("x.yaml", src, &l)
		tree := Merge([]Layer{{Files: []*Node{root}}, {Files: []*Node{root}}}, &l)
		Decode(tree, &l)
		_ = l.String()
		if l.Failed() {
			return
		}
		var l2 diag.List
		once := Canonical(tree)
		if twice := Canonical(Merge([]Layer{{Files: []*Node{Parse("c", string(once), &l2)}}}, &l2)); string(once) != string(twice) && len(once) < MaxBytes {
			t.Errorf("canonical source changes when read back:\n%s\n%s\n%s", once, twice, l2)
		}
	})
}
