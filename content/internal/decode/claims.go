package decode

import (
	"reflect"

	"riobravo/content/diag"
)

// Claim is a row of the table of claims: what the article or a published finding says, and how played games are held
// against it.
type Claim struct {
	At        diag.Span
	ID        Str          `y:"id,required"`
	Labels    []Str        `y:"labels,required"`
	Evidence  Str          `y:"evidence,required"`
	Sources   Source       `y:"sources"`
	Scenario  Str          `y:"scenario"`
	Contrary  OneOrMore    `y:"contrary"`
	Games     Int          `y:"games"`
	Open      Bool         `y:"open"`
	Positions Dict[FromTo] `y:"positions"`
	Arms      Dict[Arm]    `y:"arms,required"`
	When      Str          `y:"when"`
	Tests     []ClaimTest  `y:"tests,required"`
}

// FromTo is what a value is drawn from, both ends included.
type FromTo struct {
	At   diag.Span
	From Int `y:"from,required"`
	To   Int `y:"to,required"`
}

// Arm is one way of playing that a claim compares.
type Arm struct {
	At       diag.Span
	Bots     Str       `y:"bots"`
	Seats    OneOrMore `y:"seats"`
	Force    OneOrMore `y:"force"`
	Forbid   OneOrMore `y:"forbid"`
	Postures OneOrMore `y:"postures"`
	Mute     OneOrMore `y:"mute"`
	Assume   OneOrMore `y:"assume"`
	Deals    OneOrMore `y:"deals"`
	Params   Dict[Int] `y:"params"`
	Start    Dict[Int] `y:"start"`
	Set      []Set     `y:"set"`
}

// Set is a hand laid on a game at the start of a month.
type Set struct {
	At    diag.Span
	Month Int       `y:"month,required"`
	To    Dict[Int] `y:"to,required"`
}

// ClaimTest is one statistic with its bounds, in thousandths where it is no whole number.
type ClaimTest struct {
	At       diag.Span
	ID       Str  `y:"id,required"`
	Value    Str  `y:"value,required"`
	Per      Str  `y:"per"`
	Stat     Str  `y:"stat,required"`
	At2      Int  `y:"quantile"`
	Least    Expr `y:"least"`
	Most     Expr `y:"most"`
	Contrary Str  `y:"contrary"`
}

// Sign is what of a claim can be seen in a single game.
type Sign struct {
	At        diag.Span
	ID        Str  `y:"id,required"`
	Claim     Int  `y:"claim,required"`
	May       Bool `y:"may"` // it can happen, and need not
	Occasions Str  `y:"occasions,required"`
	Shows     Str  `y:"shows,required"`
}

// DecodeSigns reads the section `signs`.
func DecodeSigns(roots []*Node, l *diag.List) []Sign { return rowsOf[Sign]("signs", roots, l) }

// DecodeClaims reads the section `claims` of the files of the table.
func DecodeClaims(roots []*Node, l *diag.List) []Claim { return rowsOf[Claim]("claims", roots, l) }

// rowsOf reads a section of files that have no other.
func rowsOf[T any](section string, roots []*Node, l *diag.List) []T {
	var out []T
	for _, root := range roots {
		if root == nil {
			continue
		}
		for _, p := range root.Pairs {
			if p.Key != section {
				l.Hint(diag.UnknownKey, p.At, diag.DidYouMean(p.Key, []string{section}), "unknown section %q", p.Key)
				continue
			}
			var list []T
			d := &decoder{list: l, owner: section}
			d.value(p.Val, reflect.ValueOf(&list).Elem())
			out = append(out, list...)
		}
	}
	return out
}
