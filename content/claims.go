package content

import (
	"cmp"
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"riobravo/content/diag"
	"riobravo/content/internal/compile"
	"riobravo/content/internal/decode"
	"riobravo/game"
)

//go:embed claims
var claimFiles embed.FS

// Claim is a row of the table of claims as data: what the article or a published finding says, the ways of playing that
// are compared, and the statistics that must come out of them. Its words are in the catalogue under claim.<id>.
type Claim struct {
	ID       string // a row's number in the table ("17"), or the id of a finding ("D1")
	Labels   []string
	Evidence string   // agrees, qualifies or silent: how the published evidence stands to the claim
	Sources  []string // fact ids
	Scenario string   // "" for the one asked for
	Contrary []string // assumptions under which a test must fail; none: the row has no contrary view
	Games    int      // least number of games that tell anything, 0 any
	Open     bool     // it is known not to hold yet: claim.<id>.open says why
	When     string   // a condition over the arms: pairs of games where it does not hold are left out
	Vary     []Range  // the position in which a pair of games is played: drawn for each pair, the same for all arms
	Arms     []Arm
	Tests    []ClaimTest
}

// Range is a field by path and the whole numbers from which its value at the start of month 1 is drawn, each equally likely.
type Range struct {
	Path     string
	From, To int
}

// Arm is one way of playing. The texts of seats, force and forbid are those of `riobravo sim`.
type Arm struct {
	Name                                                string
	Bots                                                string
	Seats, Force, Forbid, Postures, Mute, Assume, Deals []string
	Params, Start                                       map[string]int32
	Set                                                 []Set
}

// Set is a hand laid on a game at the start of a month: fields by path.
type Set struct {
	Month int
	To    []Setting
}

// Setting is a path and its value.
type Setting struct {
	Path  string
	Value int
}

// ClaimTest is one statistic over the games of the arms and its bounds. Value and Per are expressions of package claims.
type ClaimTest struct {
	ID         string
	Value, Per string
	Stat       string // one of ClaimStats; package claims says what each is
	Quantile   int    // percent
	Least      *float64
	Most       *float64
	Contrary   bool // it must fail under the contrary view
}

// ClaimStats are the words of ClaimTest.Stat.
var ClaimStats = []string{"mean", "share", "ratio", "times", "quantile", "spread", "between"}

// ClaimLabels are the words of Claim.Labels: the article's parts.
var ClaimLabels = []string{"diplomatic", "tactical", "strategic", "cost", "actor"}

// Claims reads the table of claims: the article's rows by their number, then the findings by letter and number.
func Claims() ([]Claim, diag.List) {
	var l diag.List
	layer := readLayer(claimFiles, "claims", &l)
	var out []Claim
	seen := map[string]diag.Span{}
	for _, raw := range decode.DecodeClaims(layer.Files, &l) {
		if first, twice := seen[raw.ID.V]; twice {
			l.Add(diag.Diagnostic{Code: diag.DuplicateID, Span: raw.At, Message: fmt.Sprintf("claim %q stands twice", raw.ID.V), Related: []diag.Related{{Span: first, Message: "the first one"}}})
			continue
		}
		seen[raw.ID.V] = raw.At
		out = append(out, claimOf(&raw, &l))
	}
	slices.SortStableFunc(out, func(a, b Claim) int {
		x, m := numbered(a.ID)
		y, n := numbered(b.ID)
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(m, n))
	})
	return out, l
}

// numbered parts a row's id into its letters and its number: "17" has none, "D1" has D.
func numbered(id string) (letters string, n int) {
	digits := strings.TrimLeftFunc(id, unicode.IsLetter)
	n, _ = strconv.Atoi(digits) // an id without a number stands before those with one
	return id[:len(id)-len(digits)], n
}

func claimOf(d *decode.Claim, l *diag.List) Claim {
	c := Claim{ID: strings.TrimPrefix(d.ID.V, "c"), Evidence: oneWord(d.Evidence, []string{"agrees", "qualifies", "silent"}, l), Scenario: d.Scenario.V, Contrary: words(d.Contrary), Games: int(d.Games.V), Open: d.Open.V, When: d.When.V}
	for _, w := range d.Labels {
		c.Labels = append(c.Labels, oneWord(w, ClaimLabels, l))
	}
	for _, w := range d.Sources.V {
		c.Sources = append(c.Sources, w.V)
	}
	for i := range d.Positions {
		e := &d.Positions[i]
		if e.Val.To.V < e.Val.From.V {
			l.Say(diag.OutOfRange, e.Val.At, "%q runs from %d to %d", e.Key.V, e.Val.From.V, e.Val.To.V)
		}
		c.Vary = append(c.Vary, Range{e.Key.V, int(e.Val.From.V), int(e.Val.To.V)})
	}
	for i := range d.Arms {
		c.Arms = append(c.Arms, armOf(d.Arms[i].Key.V, &d.Arms[i].Val))
	}
	for i := range d.Tests {
		t := &d.Tests[i]
		test := ClaimTest{
			ID: t.ID.V, Value: t.Value.V, Per: t.Per.V, Stat: oneWord(t.Stat, ClaimStats, l), Quantile: int(t.At2.V),
			Least: bound(t.Least, l), Most: bound(t.Most, l), Contrary: t.Contrary.V != "holds",
		}
		if test.Least == nil && test.Most == nil {
			l.Say(diag.MissingKey, t.At, "test %q of claim %q has neither least nor most", t.ID.V, c.ID)
		}
		if (test.Stat == "ratio" || test.Stat == "times" || test.Stat == "between") != (test.Per != "") {
			l.Say(diag.MissingKey, t.At, "test %q of claim %q: ratio, times and between, and nothing else, have a per", t.ID.V, c.ID)
		}
		c.Tests = append(c.Tests, test)
	}
	return c
}

func armOf(name string, d *decode.Arm) Arm {
	a := Arm{
		Name: name, Bots: d.Bots.V, Seats: words(d.Seats), Force: words(d.Force), Forbid: words(d.Forbid), Postures: words(d.Postures),
		Mute: words(d.Mute), Assume: words(d.Assume), Deals: words(d.Deals), Params: numbers(d.Params), Start: numbers(d.Start),
	}
	for _, s := range d.Set {
		set := Set{Month: int(s.Month.V)}
		for _, e := range s.To {
			set.To = append(set.To, Setting{e.Key.V, int(e.Val.V)})
		}
		a.Set = append(a.Set, set)
	}
	return a
}

func words(o decode.OneOrMore) []string {
	var out []string
	for _, w := range o.V {
		out = append(out, w.V)
	}
	return out
}

func numbers(d decode.Dict[decode.Int]) map[string]int32 {
	if len(d) == 0 {
		return nil
	}
	out := map[string]int32{}
	for _, e := range d {
		out[e.Key.V] = int32(e.Val.V)
	}
	return out
}

func oneWord(s decode.Str, known []string, l *diag.List) string {
	if s.Set && !slices.Contains(known, s.V) {
		l.Hint(diag.UnknownWord, s.At, diag.DidYouMean(s.V, known), "unknown word %q: it is one of %s", s.V, strings.Join(known, ", "))
	}
	return s.V
}

// bound reads a bound: a decimal number.
func bound(e decode.Expr, l *diag.List) *float64 {
	if !e.Set {
		return nil
	}
	f, err := strconv.ParseFloat(e.Src, 64)
	if err != nil {
		l.Say(diag.WrongType, e.At, "a bound is a decimal number, not %q", e.Src)
		return nil
	}
	return &f
}

// Reading compiles an expression over the whole state under a ruleset of this scenario: for claims and reviews.
func (s *Scenario) Reading(rs *game.Ruleset, src string) (func(*game.State) int32, error) {
	var l diag.List
	n, ok := compile.Number(s.raw, decode.Expr{Src: src, Set: true}, &l)
	if !ok {
		return nil, l.Err()
	}
	return rs.Reading(n), nil
}
