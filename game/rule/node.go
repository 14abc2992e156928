// Package rule is the closed vocabulary that scenarios are written in: expression nodes, effect kinds, operation kinds,
// target selectors. It holds compiled values and their registry only; it knows no state and runs nothing.
// Read Kinds first: one row per effect kind drives the decoder, the linter, the schema and the engine's own test.
package rule

// Op is an expression's operator.
type Op uint8

// The operators. Booleans are 0 and 1; every operand is a 32-bit integer; Div truncates toward zero and x/0 is 0.
const (
	Const  Op = iota
	Field     // a field of the registry, or a derived value
	Param     // a parameter of the ruleset
	Assume    // the state of an assumption: 1 default, 0 contrary (or its declared value)
	Add
	Sub
	Mul
	Div
	Min
	Max
	Neg
	Not
	And
	Or
	Eq
	Ne
	Lt
	Le
	Gt
	Ge
	If
)

// Who names a subject of an expression or effect, resolved when it runs.
type Who uint8

// The subjects. Fixed carries its index in Ref.N.
const (
	Nobody Who = iota
	Fixed      // the index stands in N
	Self       // the seat or group that acts
	Target     // the group an order or event is about
	Here       // the region an order or event is about
	Other      // the other seat: a treaty's giver for its receiver, a signal's addressee
)

// Ref is a subject: a fixed index, or one taken from the context.
type Ref struct {
	Who Who
	N   int16
}

// Node is one node of a parsed, checked expression. Field numbers are those of the game's registry.
type Node struct {
	Op    Op
	Const int32 // Const; the parameter's or assumption's number for Param and Assume
	Field uint16
	I, J  Ref
	Args  []Node
}

// Int is a constant expression.
func Int(v int32) Node { return Node{Op: Const, Const: v} }

// IsConst tells whether the node is a literal.
func (n Node) IsConst() bool { return n.Op == Const }
