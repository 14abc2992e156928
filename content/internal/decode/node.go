// Package decode turns authored YAML into a typed raw tree in which every value knows its place. It finds all problems
// of a file, not the first, and never panics; it knows the shape of the format, not what the ids and expressions mean.
// Read Parse (text to nodes), Merge (layers to one tree) and Decode (nodes to the types of raw.go), in this order.
package decode

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"riobravo/content/diag"
)

// Limits of one file. Nothing an author writes by hand comes near them.
const (
	MaxBytes = 1 << 20
	maxNodes = 200_000
	maxDepth = 24
)

// Kind of a node.
type Kind uint8

// The kinds.
const (
	Null Kind = iota
	Number
	Odd // a number that is no plain decimal integer
	Flag
	Text
	Seq
	Map
)

// String names the kind as authors would.
func (k Kind) String() string {
	return [...]string{"nothing", "an integer", "a number that is no decimal integer", "true or false", "a text", "a list", "a mapping"}[k]
}

// Node is a value with its place.
type Node struct {
	Kind  Kind
	At    diag.Span
	Text  string // a scalar's value as written; a Number in its shortest form
	Int   int64  // Number
	Exact bool   // the scalar stands in the file as in Text, so columns can be counted
	Items []*Node
	Pairs []Pair
}

// Pair is a key of a mapping with its value.
type Pair struct {
	Key string
	At  diag.Span
	Val *Node
}

// Get returns the value of a key of a mapping, or nil.
func (n *Node) Get(key string) *Node {
	if n != nil {
		for i := range n.Pairs {
			if n.Pairs[i].Key == key {
				return n.Pairs[i].Val
			}
		}
	}
	return nil
}

// Parse reads a file's text. On a syntax error it returns nil; everything else it reports and reads around.
func Parse(file, src string, l *diag.List) (root *Node) {
	l.AddSource(file, src)
	top := diag.Span{File: file, Line: 1, Col: 1}
	if len(src) > MaxBytes {
		l.Say(diag.TooBig, diag.Span{File: file}, "the file has %d bytes, %d allowed", len(src), MaxBytes)
		return nil
	}
	if !utf8.ValidString(src) {
		l.Say(diag.Syntax, diag.Span{File: file}, "the file is not UTF-8 text")
		return nil
	}
	defer func() {
		if recover() != nil {
			l.Say(diag.Syntax, top, "the file is not YAML")
			root = nil
		}
	}()
	var doc yaml.Node
	if err := yaml.Load([]byte(src), &doc); err != nil {
		if strings.TrimSpace(src) == "" {
			return &Node{Kind: Map, At: top}
		}
		syntaxError(file, src, err, l)
		return nil
	}
	r := reader{file: file, lines: lineIndex(src), src: src, list: l}
	n := &doc
	if n.Kind == yaml.DocumentNode {
		if len(n.Content) == 0 {
			return &Node{Kind: Map, At: top}
		}
		n = n.Content[0]
	}
	return r.node(n, 0)
}

func syntaxError(file, src string, err error, l *diag.List) {
	at := diag.Span{File: file, Line: 1, Col: 1}
	var one *yaml.LoadError
	if errors.As(err, &one) && one.Mark.Line > 0 {
		at.Line, at.Col = one.Mark.Line, max(1, one.Mark.Column)
	}
	says, hint := yamlProblem(err.Error())
	if strings.Contains(err.Error(), "cannot start any token") && strings.Contains(nth(src, at.Line), "\t") {
		says, hint = yamlProblem("tabs")
	}
	l.Hint(diag.Syntax, at, hint, "not YAML: %s", says)
}

func nth(src string, line int) string {
	lines := strings.SplitN(src, "\n", line+1)
	if line < 1 || line > len(lines) {
		return ""
	}
	return lines[line-1]
}

func lineIndex(src string) []int {
	at := []int{0}
	for i := 0; i < len(src); i++ {
		if src[i] == '\n' {
			at = append(at, i+1)
		}
	}
	return at
}

// reader converts one file's nodes.
type reader struct {
	file  string
	src   string
	lines []int
	list  *diag.List
	count int
}

func (r *reader) span(n *yaml.Node) diag.Span {
	at := diag.Span{File: r.file, Line: n.Line, Col: n.Column}
	if n.Kind != yaml.ScalarNode {
		at.EndCol = at.Col + 1
		return at
	}
	width := utf8.RuneCountInString(n.Value)
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		width += 2
	}
	at.EndCol = at.Col + max(1, width)
	return at
}

// exact tells whether the scalar's characters stand in the file as in its value, and moves past an opening quote.
func (r *reader) exact(n *yaml.Node) bool {
	if n.Line < 1 || n.Line > len(r.lines) || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return false
	}
	line := r.src[r.lines[n.Line-1]:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	col := n.Column - 1
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		col++
	}
	for i := range line {
		if col == 0 {
			return strings.HasPrefix(line[i:], n.Value)
		}
		col--
	}
	return false
}

func (r *reader) node(n *yaml.Node, depth int) *Node {
	out := &Node{At: r.span(n)}
	if r.count++; r.count > maxNodes || depth > maxDepth {
		if r.count == maxNodes+1 || depth == maxDepth+1 {
			r.list.Say(diag.TooBig, out.At, "the file is too deep or has too many values (%d levels and %d values allowed)", maxDepth, maxNodes)
		}
		return out
	}
	if n.Anchor != "" {
		r.list.Hint(diag.Alias, out.At, "write the value out", "anchor %q is not part of the format", n.Anchor)
	}
	if n.Style&yaml.TaggedStyle != 0 {
		r.list.Hint(diag.Alias, out.At, "leave the tag out", "tag %q is not part of the format", n.Tag)
	}
	switch n.Kind {
	case yaml.ScalarNode:
		r.scalar(n, out)
	case yaml.SequenceNode:
		out.Kind = Seq
		for _, c := range n.Content {
			out.Items = append(out.Items, r.node(c, depth+1))
		}
	case yaml.MappingNode:
		out.Kind = Map
		r.mapping(n, out, depth)
	case yaml.AliasNode:
		r.list.Hint(diag.Alias, out.At, "write the value out", "alias %q is not part of the format", n.Value)
	}
	return out
}

func (r *reader) mapping(n *yaml.Node, out *Node, depth int) {
	out.Pairs = make([]Pair, 0, len(n.Content)/2)
	first := map[string]diag.Span{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		at := r.span(k)
		if k.Kind != yaml.ScalarNode {
			r.list.Say(diag.WrongType, at, "a key must be a word")
			continue
		}
		if k.Value == "<<" && k.Style == 0 {
			r.list.Hint(diag.Alias, at, "write the keys out", "merge key \"<<\" is not part of the format")
			continue
		}
		if k.Anchor != "" {
			r.list.Hint(diag.Alias, at, "write the value out", "anchor %q is not part of the format", k.Anchor)
		}
		val := r.node(n.Content[i+1], depth+1)
		if was, ok := first[k.Value]; ok {
			r.list.Add(diag.Diagnostic{
				Code: diag.DuplicateKey, Span: at, Message: fmt.Sprintf("key %q stands twice in this mapping", k.Value),
				Related: []diag.Related{{Span: was, Message: "the first one"}},
			})
			continue
		}
		first[k.Value] = at
		out.Pairs = append(out.Pairs, Pair{Key: k.Value, At: at, Val: val})
	}
}

func (r *reader) scalar(n *yaml.Node, out *Node) {
	out.Text, out.Kind, out.Exact = n.Value, Text, r.exact(n)
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle|yaml.TaggedStyle) != 0 {
		if out.Exact && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
			out.At.Col++ // the caret stands under the words, not the quote
			out.At.EndCol--
		}
		return
	}
	switch n.Value {
	case "", "~", "null", "Null", "NULL":
		out.Kind = Null
		return
	case "true", "false":
		out.Kind = Flag
		return
	}
	out.Kind, out.Int = number(n.Value)
	if out.Kind == Number {
		out.Text = strconv.FormatInt(out.Int, 10)
	}
}

// number classifies a plain scalar: a decimal integer, some other number, or a text.
func number(s string) (Kind, int64) {
	digits := strings.TrimLeft(s, "+-")
	if len(s)-len(digits) > 1 || digits == "" {
		return Text, 0
	}
	if digits[0] != '.' && (digits[0] < '0' || digits[0] > '9') {
		return Text, 0
	}
	plain := true
	for i := 0; i < len(digits); i++ {
		plain = plain && digits[i] >= '0' && digits[i] <= '9'
	}
	if plain && (digits[0] != '0' || len(digits) == 1) {
		if v, err := strconv.ParseInt(s, 10, 64); err == nil {
			return Number, v
		}
		return Odd, 0
	}
	if plain {
		return Odd, 0
	}
	clean := strings.ReplaceAll(digits, "_", "")
	if _, err := strconv.ParseFloat(clean, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		return Odd, 0
	}
	if _, err := strconv.ParseUint(clean, 0, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		return Odd, 0
	}
	return Text, 0
}

// Odds says what is wrong with a number that is no plain decimal integer.
func Odds(text string) (problem, hint string) {
	digits := strings.TrimLeft(text, "+-")
	switch {
	case len(digits) > 1 && digits[0] == '0' && strings.Trim(digits, "0123456789") == "":
		short := strings.TrimLeft(digits, "0")
		if short == "" {
			short = "0"
		}
		return "a leading zero would make it octal", fmt.Sprintf("write %s", short)
	case strings.HasPrefix(digits, "0x") || strings.HasPrefix(digits, "0o") || strings.HasPrefix(digits, "0b"):
		return "only decimal integers are allowed", ""
	case strings.Contains(digits, "_"):
		return "no _ is allowed inside a number", fmt.Sprintf("write %s", strings.ReplaceAll(digits, "_", ""))
	case strings.ContainsAny(digits, ".eE"):
		return "fractions are not allowed: everything that counts is an integer", ""
	}
	return "it is too large", ""
}
