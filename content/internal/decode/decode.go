package decode

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strings"
	"sync"

	"riobravo/content/diag"
)

// Decode reads a merged tree into the types of raw.go and reports every problem of shape: unknown keys, missing keys,
// wrong types. What could not be read stays unset.
func Decode(root *Node, l *diag.List) *Raw {
	raw := &Raw{}
	d := &decoder{list: l}
	if root != nil {
		for _, p := range root.Pairs {
			f, ok := shapeOf(reflect.TypeFor[Raw]()).find(p.Key)
			if !ok {
				continue // Merge has reported it
			}
			d.owner, d.path = p.Key, nil
			d.value(p.Val, reflect.ValueOf(raw).Elem().Field(f.index))
		}
	}
	return raw
}

// decoder walks one tree. Owner and path say where it is, for messages.
type decoder struct {
	list  *diag.List
	owner string
	path  []string
}

// where ends a message: "in usa.raid, effects[1]".
func (d *decoder) where() string {
	if len(d.path) == 0 {
		return "in " + d.owner
	}
	return "in " + d.owner + ", " + strings.TrimPrefix(strings.Join(d.path, ""), ".")
}

func (d *decoder) push(part string) { d.path = append(d.path, part) }
func (d *decoder) pop()             { d.path = d.path[:len(d.path)-1] }

// shape is the keys of a struct type.
type shape struct {
	fields []shapeField
	keys   []string
	at     int // index of the At field, or -1
}

type shapeField struct {
	key      string
	index    int
	required bool
}

var shapes sync.Map // reflect.Type to *shape

func shapeOf(t reflect.Type) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}
	s := &shape{at: -1}
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Name == "At" {
			s.at = i
		}
		if tag := f.Tag.Get("y"); tag != "" {
			key, opt, _ := strings.Cut(tag, ",")
			s.fields = append(s.fields, shapeField{key, i, opt == "required"})
			s.keys = append(s.keys, key)
		}
	}
	shapes.Store(t, s)
	return s
}

func (s *shape) find(key string) (shapeField, bool) {
	for _, f := range s.fields {
		if f.key == key {
			return f, true
		}
	}
	return shapeField{}, false
}

// custom is implemented by the types that read themselves.
type custom interface{ decode(d *decoder, n *Node) }

func (d *decoder) value(n *Node, v reflect.Value) {
	if c, ok := v.Addr().Interface().(custom); ok {
		c.decode(d, n)
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		d.slice(n, v)
	case reflect.Struct:
		d.object(n, v)
	}
}

func (d *decoder) slice(n *Node, v reflect.Value) {
	switch n.Kind {
	case Null:
		return
	case Seq:
	default:
		d.wrong(n, "a list")
		return
	}
	out := reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items))
	owner := d.owner
	for i, item := range n.Items {
		if len(d.path) == 0 { // an element of a section: it has a name of its own
			d.owner = "one of the " + owner
			for _, key := range []string{"id", "for"} {
				if id := item.Get(key); id != nil && id.Text != "" {
					d.owner = id.Text
					break
				}
			}
			d.value(item, out.Index(i))
			d.owner = owner
			continue
		}
		d.push(fmt.Sprintf("[%d]", i))
		d.value(item, out.Index(i))
		d.pop()
	}
	v.Set(out)
}

func (d *decoder) object(n *Node, v reflect.Value) {
	s := shapeOf(v.Type())
	if s.at >= 0 {
		at := n.At
		if id := n.Get("id"); id != nil {
			at = id.At
		}
		v.Field(s.at).Set(reflect.ValueOf(at))
	}
	if n.Kind != Map {
		d.wrong(n, "a mapping")
		return
	}
	for _, p := range n.Pairs {
		f, ok := s.find(p.Key)
		if !ok {
			d.list.Hint(diag.UnknownKey, p.At, diag.DidYouMean(p.Key, s.keys), "unknown key %q %s", p.Key, d.where())
			continue
		}
		d.push("." + p.Key)
		d.value(p.Val, v.Field(f.index))
		d.pop()
	}
	for _, f := range s.fields {
		if f.required && n.Get(f.key) == nil {
			d.list.Say(diag.MissingKey, n.At, "key %q is missing %s", f.key, d.where())
		}
	}
}

// wrong reports a value of another type than the one wanted.
func (d *decoder) wrong(n *Node, want string) {
	if n.Kind == Odd {
		problem, hint := Odds(n.Text)
		d.list.Hint(diag.NotDecimal, n.At, hint, "%q is no decimal integer %s: %s", n.Text, d.where(), problem)
		return
	}
	hint := ""
	if want == "true or false" && n.Kind == Text {
		switch strings.ToLower(n.Text) {
		case "yes", "on", "true":
			hint = "write true"
		case "no", "off", "false":
			hint = "write false"
		}
	}
	given := n.Kind.String()
	if n.Kind == Text || n.Kind == Number || n.Kind == Flag {
		given = fmt.Sprintf("%q", short(n.Text))
	}
	d.list.Hint(diag.WrongType, n.At, hint, "%s must be %s, not %s", strings.TrimPrefix(d.where(), "in "), want, given)
}

func short(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:57]) + "..."
	}
	return s
}

func (s *Str) decode(d *decoder, n *Node) {
	if n.Kind != Text || n.Text == "" {
		d.wrong(n, "a word")
		return
	}
	*s = Str{n.Text, n.At, true}
}

func (i *Int) decode(d *decoder, n *Node) {
	if n.Kind != Number {
		d.wrong(n, "an integer")
		return
	}
	if n.Int < math.MinInt32 || n.Int > math.MaxInt32 {
		d.list.Say(diag.IntRange, n.At, "%d is outside 32 bits %s", n.Int, d.where())
		return
	}
	*i = Int{n.Int, n.At, true}
}

func (b *Bool) decode(d *decoder, n *Node) {
	if n.Kind != Flag {
		d.wrong(n, "true or false")
		return
	}
	*b = Bool{n.Text == "true", n.At, true}
}

func (e *Expr) decode(d *decoder, n *Node) {
	switch n.Kind {
	case Number, Flag, Text:
		if strings.TrimSpace(n.Text) == "" {
			d.wrong(n, "an expression")
			return
		}
		*e = Expr{Src: n.Text, At: n.At, Exact: n.Exact, Num: n.Kind == Number, Int: n.Int, Set: true}
	default:
		d.wrong(n, "an expression")
	}
}

func (o *OneOrMore) decode(d *decoder, n *Node) {
	*o = OneOrMore{At: n.At, Set: true}
	if n.Kind != Seq {
		var s Str
		if s.decode(d, n); s.Set {
			o.V = []Str{s}
		}
		return
	}
	for i, item := range n.Items {
		d.push(fmt.Sprintf("[%d]", i))
		var s Str
		if s.decode(d, item); s.Set {
			o.V = append(o.V, s)
		}
		d.pop()
	}
}

var sourceForm = regexp.MustCompile(`^([A-Z][0-9]{1,3}|claim:[0-9]{1,3}|judgement)$`)

func (s *Source) decode(d *decoder, n *Node) {
	*s = Source{At: n.At, Set: true}
	items := []*Node{n}
	if n.Kind == Seq {
		items = n.Items
	}
	for _, item := range items {
		if item.Kind != Text {
			d.wrong(item, "a fact id, claim:N or judgement")
			continue
		}
		for _, w := range strings.FieldsFunc(item.Text, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
			if !sourceForm.MatchString(w) {
				d.list.Hint(diag.BadSource, item.At, "write a fact id (K6), claim:17 or judgement", "%q is no source %s", w, d.where())
				continue
			}
			s.V = append(s.V, Str{w, item.At, true})
		}
	}
}

// String joins the sources.
func (s Source) String() string {
	w := make([]string, len(s.V))
	for i := range s.V {
		w[i] = s.V[i].V
	}
	return strings.Join(w, " ")
}

func (t *Dict[T]) decode(d *decoder, n *Node) {
	if n.Kind == Null {
		return
	}
	if n.Kind != Map {
		d.wrong(n, "a mapping")
		return
	}
	for _, p := range n.Pairs {
		*t = append(*t, Entry[T]{Key: Str{p.Key, p.At, true}})
		d.push("." + p.Key)
		d.value(p.Val, reflect.ValueOf(&(*t)[len(*t)-1].Val).Elem())
		d.pop()
	}
}

// Get finds an entry.
func (t Dict[T]) Get(key string) (Entry[T], bool) {
	for _, e := range t {
		if e.Key.V == key {
			return e, true
		}
	}
	return Entry[T]{}, false
}

func (s *Start) decode(d *decoder, n *Node) {
	s.At = n.At
	if n.Kind != Map {
		d.wrong(n, "a mapping of paths to numbers")
		return
	}
	s.paths(d, n, "")
}

// paths reads the starting values; nested mappings are paths cut into pieces.
func (s *Start) paths(d *decoder, n *Node, prefix string) {
	for _, p := range n.Pairs {
		d.push("." + p.Key)
		switch {
		case prefix == "" && p.Key == "intel":
			d.value(p.Val, reflect.ValueOf(&s.Intel).Elem())
		case p.Val.Kind == Map:
			s.paths(d, p.Val, prefix+p.Key+".")
		default:
			var i Int
			if i.decode(d, p.Val); i.Set {
				s.Paths = append(s.Paths, Entry[Int]{Key: Str{prefix + p.Key, p.At, true}, Val: i})
			}
		}
		d.pop()
	}
}
