package compile

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
	"riobravo/game/rule"
)

// kind is the type of an expression. A flag is a number that is only ever 0 or 1, so it may stand for a condition.
type kind uint8

const (
	integer kind = iota
	truthy
	flag
)

// String names the type as authors would.
func (k kind) String() string { return [...]string{"a number", "a condition", "a number of 0 or 1"}[k] }

// Limits of one expression.
const (
	maxExprLen   = 600
	maxExprDepth = 40
)

// num compiles an integer expression; an unset one is the fallback.
func (c *compiler) num(e decode.Expr, s scope, part string, fallback int32) game.Num {
	n, ok := c.expr(e, integer, s, part)
	if !ok {
		n = rule.Int(fallback)
	}
	return game.Num{Node: n}
}

// cond compiles a condition; an unset one holds always.
func (c *compiler) cond(e decode.Expr, s scope, part string) game.Cond {
	n, ok := c.expr(e, truthy, s, part)
	if !ok {
		return game.Cond{}
	}
	return game.Cond{Node: n, Set: true}
}

// expr parses, checks and lowers to a tree; false when unset or wrong.
func (c *compiler) expr(e decode.Expr, want kind, s scope, part string) (rule.Node, bool) {
	if !e.Set {
		return rule.Node{}, false
	}
	x := &expression{c: c, e: e, s: s, part: part}
	if e.Num {
		if e.Int < math.MinInt32 || e.Int > math.MaxInt32 {
			x.fail(diag.IntRange, nil, "", "%d is outside 32 bits", e.Int)
			return rule.Node{}, false
		}
		if want == truthy && e.Int != 0 && e.Int != 1 {
			x.fail(diag.ExprType, nil, "write a comparison, such as rung >= 3", "%d is a number, not a condition", e.Int)
			return rule.Node{}, false
		}
		return rule.Int(int32(e.Int)), true
	}
	if len(e.Src) > maxExprLen {
		x.fail(diag.ExprTooBig, nil, "", "the expression has %d characters, %d allowed", len(e.Src), maxExprLen)
		return rule.Node{}, false
	}
	root, ok := x.parse()
	if !ok {
		return rule.Node{}, false
	}
	n, k := x.node(root, 0)
	if x.failed {
		return rule.Node{}, false
	}
	switch {
	case want == integer && k == truthy:
		x.fail(diag.ExprType, nil, "write condition ? 1 : 0", "a condition stands where a number is wanted")
	case want == truthy && k == integer:
		x.fail(diag.ExprType, nil, "write a comparison, such as "+short(e.Src)+" > 0", "a number stands where a condition is wanted")
	}
	return n, !x.failed
}

func short(s string) string {
	if len(s) > 30 {
		return "this"
	}
	return s
}

// expression is one expression on its way.
type expression struct {
	c      *compiler
	e      decode.Expr
	s      scope
	part   string
	runes  []rune
	failed bool
}

func (x *expression) parse() (root ast.Node, ok bool) {
	defer func() {
		if r := recover(); r != nil {
			x.fail(diag.ExprSyntax, nil, "", "cannot parse %q", x.e.Src)
			root, ok = nil, false
		}
	}()
	tree, err := parser.Parse(x.e.Src)
	if err != nil {
		msg := err.Error()
		var at *file.Location
		if fe, is := err.(*file.Error); is {
			msg, at = fe.Message, &fe.Location
		}
		hint := ""
		if strings.Contains(msg, `Operator("=")`) {
			hint = "write == to compare"
		}
		msg = strings.NewReplacer("token EOF", "end", `token Operator("=")`, `"="`).Replace(msg)
		x.fail(diag.ExprSyntax, at, hint, "cannot parse %q: %s", x.e.Src, msg)
		return nil, false
	}
	return tree.Node, true
}

// fail reports a problem at a place inside the expression; nil is all of it.
func (x *expression) fail(code diag.Code, at *file.Location, hint, format string, args ...any) {
	if code.Severity() == diag.Error {
		x.failed = true
	}
	where := x.c.owner
	if x.part != "" {
		where += ", " + x.part
	}
	x.c.list.Hint(code, x.span(at), hint, format+" in %s", append(args, where)...)
}

func (x *expression) span(at *file.Location) diag.Span {
	sp := x.e.At
	if at == nil || !x.e.Exact || at.From < 0 || at.To < at.From {
		return sp
	}
	sp.EndCol = sp.Col + max(at.To, at.From+1)
	sp.Col += at.From
	return sp
}

// text is the source under a location.
func (x *expression) text(at file.Location) string {
	if x.runes == nil {
		x.runes = []rune(x.e.Src)
	}
	if at.From < 0 || at.To > len(x.runes) || at.From > at.To {
		return ""
	}
	return string(x.runes[at.From:at.To])
}

func loc(n ast.Node) *file.Location {
	l := n.Location()
	return &l
}

// node checks one node of the parsed tree and lowers it.
func (x *expression) node(n ast.Node, depth int) (rule.Node, kind) {
	if depth > maxExprDepth {
		if !x.failed {
			x.fail(diag.ExprTooBig, nil, "", "the expression is nested deeper than %d", maxExprDepth)
		}
		return rule.Node{}, integer
	}
	switch n := n.(type) {
	case *ast.IntegerNode:
		return x.literal(n)
	case *ast.BoolNode:
		if n.Value {
			return rule.Int(1), truthy
		}
		return rule.Int(0), truthy
	case *ast.UnaryNode:
		return x.unary(n, depth)
	case *ast.BinaryNode:
		return x.binary(n, depth)
	case *ast.ConditionalNode:
		return x.conditional(n, depth)
	case *ast.BuiltinNode:
		return x.call(n.Name, n.Arguments, n, depth)
	case *ast.CallNode:
		if id, ok := n.Callee.(*ast.IdentifierNode); ok {
			return x.call(id.Value, n.Arguments, n, depth)
		}
	case *ast.IdentifierNode, *ast.MemberNode:
		if parts, at, ok := x.path(n); ok {
			return x.resolve(parts, at)
		}
	case *ast.FloatNode:
		x.fail(diag.NotAllowed, loc(n), "everything that counts is an integer", "fractions are not allowed")
		return rule.Node{}, integer
	case *ast.StringNode:
		x.fail(diag.NotAllowed, loc(n), "write paths without quotes", "texts are not allowed")
		return rule.Node{}, integer
	}
	x.fail(diag.NotAllowed, loc(n), "", "only numbers, paths, comparisons, + - * ?: and min max div abs are allowed")
	return rule.Node{}, integer
}

func (x *expression) literal(n *ast.IntegerNode) (rule.Node, kind) {
	if t := x.text(n.Location()); t != "" && t != strconv.Itoa(n.Value) {
		if k, _ := oddNumber(t); k {
			problem, hint := decode.Odds(t)
			x.fail(diag.NotDecimal, loc(n), hint, "%q is no decimal integer: %s", t, problem)
			return rule.Node{}, integer
		}
	}
	if n.Value > math.MaxInt32 || n.Value < math.MinInt32 {
		x.fail(diag.IntRange, loc(n), "", "%d is outside 32 bits", n.Value)
		return rule.Node{}, integer
	}
	return rule.Int(int32(n.Value)), integer
}

// oddNumber tells whether the text is a number written otherwise than in plain decimal.
func oddNumber(t string) (bool, string) {
	if t[0] < '0' || t[0] > '9' {
		return false, ""
	}
	return strings.Trim(t, "0123456789") != "" || len(t) > 1 && t[0] == '0', t
}

func (x *expression) unary(n *ast.UnaryNode, depth int) (rule.Node, kind) {
	a, k := x.node(n.Node, depth+1)
	switch n.Operator {
	case "-", "+":
		x.want(integer, k, n.Node)
		if n.Operator == "+" {
			return a, k
		}
		if a.IsConst() {
			return rule.Int(-a.Const), integer
		}
		return rule.Node{Op: rule.Neg, Args: []rule.Node{a}}, integer
	case "!", "not":
		x.want(truthy, k, n.Node)
		return rule.Node{Op: rule.Not, Args: []rule.Node{a}}, truthy
	}
	x.fail(diag.NotAllowed, loc(n), "", "operator %q is not allowed", n.Operator)
	return rule.Node{}, integer
}

// want reports an operand of the wrong type; a flag serves as either.
func (x *expression) want(w, k kind, n ast.Node) {
	if x.failed || k == flag || w == k {
		return
	}
	hint := "write a comparison, such as > 0"
	if w == integer {
		hint = "write condition ? 1 : 0"
	}
	x.fail(diag.ExprType, loc(n), hint, "%s stands where %s is wanted", k, w)
}

// operator is a row of the table of binary operators.
type operator struct {
	op       rule.Op
	takes    kind
	gives    kind
	equality bool // takes two numbers or two conditions
}

var operators = map[string]operator{
	"+": {op: rule.Add, takes: integer, gives: integer}, "-": {op: rule.Sub, takes: integer, gives: integer}, "*": {op: rule.Mul, takes: integer, gives: integer},
	"==": {op: rule.Eq, gives: truthy, equality: true}, "!=": {op: rule.Ne, gives: truthy, equality: true},
	"<": {op: rule.Lt, takes: integer, gives: truthy}, "<=": {op: rule.Le, takes: integer, gives: truthy},
	">": {op: rule.Gt, takes: integer, gives: truthy}, ">=": {op: rule.Ge, takes: integer, gives: truthy},
	"&&": {op: rule.And, takes: truthy, gives: truthy}, "and": {op: rule.And, takes: truthy, gives: truthy},
	"||": {op: rule.Or, takes: truthy, gives: truthy}, "or": {op: rule.Or, takes: truthy, gives: truthy},
}

func (x *expression) binary(n *ast.BinaryNode, depth int) (rule.Node, kind) {
	row, ok := operators[n.Operator]
	if !ok {
		hint := ""
		if n.Operator == "/" {
			hint = "write div(a, b), which drops the remainder"
		}
		x.fail(diag.NotAllowed, loc(n), hint, "operator %q is not allowed", n.Operator)
		return rule.Node{}, integer
	}
	a, ka := x.node(n.Left, depth+1)
	b, kb := x.node(n.Right, depth+1)
	if x.failed {
		return rule.Node{}, row.gives
	}
	if row.equality {
		if ka != kb && ka != flag && kb != flag {
			x.fail(diag.ExprType, loc(n), "compare numbers with numbers", "%s is compared with %s", ka, kb)
		}
	} else {
		x.want(row.takes, ka, n.Left)
		x.want(row.takes, kb, n.Right)
	}
	out := rule.Node{Op: row.op, Args: []rule.Node{a, b}}
	if row.gives == integer && a.IsConst() && b.IsConst() {
		v := arithmetic(row.op, int64(a.Const), int64(b.Const))
		if v < math.MinInt32 || v > math.MaxInt32 {
			x.fail(diag.IntRange, loc(n), "", "%d is outside 32 bits", v)
			return rule.Node{}, integer
		}
		out = rule.Int(int32(v))
	}
	return out, row.gives
}

func arithmetic(op rule.Op, a, b int64) int64 {
	switch op {
	case rule.Add:
		return a + b
	case rule.Sub:
		return a - b
	default:
		return a * b
	}
}

func (x *expression) conditional(n *ast.ConditionalNode, depth int) (rule.Node, kind) {
	a, ka := x.node(n.Cond, depth+1)
	b, kb := x.node(n.Exp1, depth+1)
	d, kd := x.node(n.Exp2, depth+1)
	if x.failed {
		return rule.Node{}, integer
	}
	x.want(truthy, ka, n.Cond)
	k := kb
	switch {
	case kb == kd:
	case kb == flag:
		k = kd
	case kd == flag:
	case kb != kd:
		x.fail(diag.ExprType, loc(n), "give both sides of : the same type", "%s or %s, by turns,", kb, kd)
	}
	return rule.Node{Op: rule.If, Args: []rule.Node{a, b, d}}, k
}

var functions = map[string]rule.Op{"min": rule.Min, "max": rule.Max, "div": rule.Div, "abs": rule.Neg}

func (x *expression) call(name string, args []ast.Node, n ast.Node, depth int) (rule.Node, kind) {
	op, ok := functions[name]
	if !ok {
		x.fail(diag.NotAllowed, loc(n), diag.DidYouMean(name, []string{"min", "max", "div", "abs"}), "function %q is not allowed", name)
		return rule.Node{}, integer
	}
	least, most := 2, 8
	switch name {
	case "abs":
		least, most = 1, 1
	case "div":
		most = 2
	}
	if len(args) < least || len(args) > most {
		x.fail(diag.ExprType, loc(n), "", "%s takes %s, not %d", name, count(least, most), len(args))
		return rule.Node{}, integer
	}
	vals := make([]rule.Node, len(args))
	for i, a := range args {
		var k kind
		if vals[i], k = x.node(a, depth+1); !x.failed {
			x.want(integer, k, a)
		}
	}
	if x.failed {
		return rule.Node{}, integer
	}
	if name == "abs" {
		return rule.Node{Op: rule.Max, Args: []rule.Node{vals[0], {Op: rule.Neg, Args: []rule.Node{vals[0]}}}}, integer
	}
	if name == "div" && vals[1].IsConst() && vals[1].Const == 0 {
		x.fail(diag.ExprType, loc(n), "", "a division by 0")
		return rule.Node{}, integer
	}
	out := vals[0]
	for _, v := range vals[1:] {
		out = rule.Node{Op: op, Args: []rule.Node{out, v}}
	}
	return out, integer
}

func count(least, most int) string {
	switch {
	case least == most && least == 1:
		return "one number"
	case least == most:
		return fmt.Sprintf("%d numbers", least)
	default:
		return fmt.Sprintf("%d to %d numbers", least, most)
	}
}

// path flattens a chain of names; its place is the whole chain when it stands in the source as it is read.
func (x *expression) path(n ast.Node) ([]string, file.Location, bool) {
	var parts []string
	for {
		switch m := n.(type) {
		case *ast.IdentifierNode:
			parts = append(parts, m.Value)
			for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
				parts[i], parts[j] = parts[j], parts[i]
			}
			at := m.Location()
			whole := file.Location{From: at.From, To: at.From + len([]rune(strings.Join(parts, ".")))}
			if x.text(whole) == strings.Join(parts, ".") {
				at = whole
			}
			return parts, at, true
		case *ast.MemberNode:
			s, ok := m.Property.(*ast.StringNode)
			if !ok || m.Optional {
				return nil, file.Location{}, false
			}
			parts = append(parts, s.Value)
			n = m.Node
		default:
			return nil, file.Location{}, false
		}
	}
}
