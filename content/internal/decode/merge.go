package decode

import (
	"slices"
	"strings"

	"riobravo/content/diag"
)

// maxDefinitions is the number of definitions that a section may have.
const maxDefinitions = 2000

// sectionKind says how a section's layers are laid over one another.
type sectionKind uint8

const (
	byID    sectionKind = iota // a list of objects with an id
	byFor                      // a list of objects with a `for`
	free                       // a mapping that merges key by key
	removal                    // the ids that this layer removes
)

// Sections are the sections of the format, in the order in which the canonical source writes them.
var Sections = []string{
	"scenario", "params", "assumptions", "rungs", "regions", "groups", "seats", "start", "counters", "objectives", "scores",
	"postures", "operations", "orders", "clauses", "signals", "crises", "events", "doctrines", "personas", "guide", "survey", "sources", "clock", "remove",
}

func kindOf(section string) sectionKind {
	switch section {
	case "scenario", "params", "start", "clock":
		return free
	case "scores", "doctrines":
		return byFor
	case "remove":
		return removal
	}
	return byID
}

// Layer is the files that belong together: a base or a scenario.
type Layer struct {
	Name  string
	Files []*Node
}

// Merge lays the layers over one another, the first at the bottom: same id, key by key; new id, added; remove, removed.
// What was removed stays listed under `remove`, so that references to it can be dropped.
func Merge(layers []Layer, l *diag.List) *Node {
	out := &Node{Kind: Map}
	for i, layer := range layers {
		top := flat(layer, l)
		if rm := top.Get("remove"); rm != nil && i > 0 {
			remove(out, rm, l)
		}
		for _, p := range top.Pairs {
			overlay(out, p, i > 0)
		}
	}
	slices.SortStableFunc(out.Pairs, func(a, b Pair) int {
		return slices.Index(Sections, a.Key) - slices.Index(Sections, b.Key)
	})
	return out
}

// flat joins the files of one layer: lists are joined, mappings merged; an id that stands twice is reported.
func flat(layer Layer, l *diag.List) *Node {
	out := &Node{Kind: Map}
	for _, f := range layer.Files {
		if f == nil {
			continue
		}
		if f.Kind != Map {
			l.Say(diag.WrongType, f.At, "a file is a mapping of sections, this is %s", f.Kind)
			continue
		}
		for _, p := range f.Pairs {
			if !slices.Contains(Sections, p.Key) {
				l.Hint(diag.UnknownKey, p.At, diag.DidYouMean(p.Key, Sections), "unknown section %q", p.Key)
				continue
			}
			join(out, p, l)
		}
	}
	return out
}

func join(out *Node, p Pair, l *diag.List) {
	have := out.Get(p.Key)
	want, kind := Seq, kindOf(p.Key)
	if kind == free || kind == removal {
		want = Map
	}
	if p.Val.Kind == Null {
		return // an empty section
	}
	if p.Val.Kind != want {
		l.Say(diag.WrongType, p.At, "section %q takes %s, this is %s", p.Key, want, p.Val.Kind)
		return
	}
	if have == nil {
		have = &Node{Kind: want, At: p.Val.At}
		out.Pairs = append(out.Pairs, Pair{Key: p.Key, At: p.At, Val: have})
	}
	if n := len(have.Items) + len(have.Pairs) + len(p.Val.Items) + len(p.Val.Pairs); n > maxDefinitions {
		l.Say(diag.TooBig, p.At, "section %q has %d definitions, %d allowed", p.Key, n, maxDefinitions)
		return
	}
	if want == Map {
		for _, q := range p.Val.Pairs {
			old := have.Get(q.Key)
			switch {
			case old == nil:
				have.Pairs = append(have.Pairs, q)
			case old.Kind == Seq && q.Val.Kind == Seq:
				joined := *old
				joined.Items = append(slices.Clone(old.Items), q.Val.Items...)
				replace(have, q.Key, &joined)
			default:
				twice(l, diag.DuplicateKey, q.At, old.At, p.Key+" "+q.Key)
			}
		}
		return
	}
	for _, item := range p.Val.Items {
		id, at := name(item, kind)
		old := find(have, id, kind)
		switch {
		case old == nil:
			have.Items = append(have.Items, item)
		case kind == byFor && disjoint(old, item):
			both := *old
			both.Pairs = append(slices.Clone(old.Pairs), without(item, "for")...)
			have.Items[slices.Index(have.Items, old)] = &both
		default:
			_, first := name(old, kind)
			twice(l, diag.DuplicateID, at, first, p.Key+" "+id)
		}
	}
}

func twice(l *diag.List, code diag.Code, at, first diag.Span, what string) {
	l.Add(diag.Diagnostic{
		Code: code, Span: at, Message: "\"" + what + "\" stands twice in the same layer",
		Related: []diag.Related{{Span: first, Message: "the first one"}},
	})
}

func replace(m *Node, key string, val *Node) {
	for i := range m.Pairs {
		if m.Pairs[i].Key == key {
			m.Pairs[i].Val = val
		}
	}
}

func disjoint(a, b *Node) bool {
	for _, p := range without(b, "for") {
		if a.Get(p.Key) != nil {
			return false
		}
	}
	return true
}

func without(n *Node, key string) []Pair {
	return slices.DeleteFunc(slices.Clone(n.Pairs), func(p Pair) bool { return p.Key == key })
}

// name is an object's id (or whom it is for) and its place; "" when it has none.
func name(item *Node, kind sectionKind) (string, diag.Span) {
	key := "id"
	if kind == byFor {
		key = "for"
	}
	if v := item.Get(key); v != nil {
		return v.Text, v.At
	}
	return "", item.At
}

func find(list *Node, id string, kind sectionKind) *Node {
	if id == "" {
		return nil
	}
	for _, item := range list.Items {
		if have, _ := name(item, kind); have == id {
			return item
		}
	}
	return nil
}

// overlay lays one section over what is there.
func overlay(out *Node, p Pair, upper bool) {
	have := out.Get(p.Key)
	kind := kindOf(p.Key)
	if have == nil {
		out.Pairs = append(out.Pairs, p)
		return
	}
	if p.Val.Kind == Map {
		replace(out, p.Key, mergeMap(have, p.Val))
		return
	}
	list := *have
	list.Items = slices.Clone(have.Items)
	for _, item := range p.Val.Items {
		id, _ := name(item, kind)
		if old := find(&list, id, kind); old != nil && upper {
			merged := mergeMap(old, item)
			if p.Key == "doctrines" {
				reasons(merged, old, item)
			}
			list.Items[slices.Index(list.Items, old)] = merged
		} else {
			list.Items = append(list.Items, item)
		}
	}
	replace(out, p.Key, &list)
}

// reasons lays a doctrine's considerations over those below by their ids: a scenario that adds one reason keeps the others.
func reasons(merged, below, above *Node) {
	for i, p := range merged.Pairs {
		was, is := below.Get(p.Key), above.Get(p.Key)
		if was == nil || is == nil || was.Kind != Seq || is.Kind != Seq {
			continue
		}
		list := *was
		list.Items = slices.Clone(was.Items)
		for _, item := range is.Items {
			id, _ := name(item, byID)
			if old := find(was, id, byID); old != nil && slices.Contains(list.Items, old) { // one that stands twice is told later
				list.Items[slices.Index(list.Items, old)] = mergeMap(old, item)
			} else {
				list.Items = append(list.Items, item)
			}
		}
		merged.Pairs[i].Val = &list
	}
}

// mergeMap lays b over a, key by key and mapping by mapping; lists are replaced whole.
func mergeMap(a, b *Node) *Node {
	out := *a
	out.At = b.At
	out.Pairs = slices.Clone(a.Pairs)
	for _, p := range b.Pairs {
		i := slices.IndexFunc(out.Pairs, func(q Pair) bool { return q.Key == p.Key })
		switch {
		case i < 0:
			out.Pairs = append(out.Pairs, p)
		case out.Pairs[i].Val.Kind == Map && p.Val.Kind == Map:
			out.Pairs[i].Val = mergeMap(out.Pairs[i].Val, p.Val)
		default:
			out.Pairs[i] = p
		}
	}
	return &out
}

// remove takes the listed ids out of the sections.
func remove(out, rm *Node, l *diag.List) {
	for _, p := range rm.Pairs {
		kind := kindOf(p.Key)
		section := out.Get(p.Key)
		if !slices.Contains(Sections, p.Key) || kind == removal || kind == free && p.Key != "start" {
			l.Hint(diag.UnknownKey, p.At, diag.DidYouMean(p.Key, Sections), "nothing can be removed from %q", p.Key)
			continue
		}
		for _, w := range words(p.Val) {
			if !drop(section, w.Text, kind) {
				l.Hint(diag.BadRemove, w.At, diag.DidYouMean(w.Text, names(section, kind)), "cannot remove %q: the base has no such id in %s", w.Text, p.Key)
			}
		}
	}
}

func drop(section *Node, id string, kind sectionKind) bool {
	if section == nil {
		return false
	}
	n := len(section.Items) + len(section.Pairs)
	section.Items = slices.DeleteFunc(slices.Clone(section.Items), func(item *Node) bool {
		have, _ := name(item, kind)
		return have == id
	})
	section.Pairs = slices.DeleteFunc(slices.Clone(section.Pairs), func(p Pair) bool { return p.Key == id })
	return len(section.Items)+len(section.Pairs) < n
}

func words(n *Node) []*Node {
	if n.Kind == Seq {
		return n.Items
	}
	return []*Node{n}
}

func names(section *Node, kind sectionKind) []string {
	var out []string
	if section != nil {
		for _, item := range section.Items {
			if id, _ := name(item, kind); id != "" {
				out = append(out, id)
			}
		}
		for _, p := range section.Pairs {
			out = append(out, p.Key)
		}
	}
	return out
}

// Canonical writes a tree as JSON with sorted keys and one definition a line: the same bytes for the same rules,
// whatever the comments, the order of keys and the layers they came from. Parse reads it back.
func Canonical(n *Node) []byte {
	var b strings.Builder
	b.WriteString("{\n")
	for i, p := range n.Pairs {
		if i > 0 {
			b.WriteString(",\n")
		}
		quote(&b, p.Key)
		b.WriteString(": ")
		switch {
		case p.Val.Kind == Seq && len(p.Val.Items) > 0:
			b.WriteString("[\n")
			for j, item := range p.Val.Items {
				if j > 0 {
					b.WriteString(",\n")
				}
				writeJSON(&b, item)
			}
			b.WriteString("\n]")
		case p.Val.Kind == Map && len(p.Val.Pairs) > 0 && p.Key != "scenario":
			b.WriteString("{\n")
			for j, q := range sorted(p.Val.Pairs) {
				if j > 0 {
					b.WriteString(",\n")
				}
				quote(&b, q.Key)
				b.WriteString(": ")
				writeJSON(&b, q.Val)
			}
			b.WriteString("\n}")
		default:
			writeJSON(&b, p.Val)
		}
	}
	b.WriteString("\n}\n")
	return []byte(b.String())
}

func sorted(pairs []Pair) []Pair {
	byKey := func(a, b Pair) int { return strings.Compare(a.Key, b.Key) }
	if slices.IsSortedFunc(pairs, byKey) {
		return pairs
	}
	out := slices.Clone(pairs)
	slices.SortStableFunc(out, byKey)
	return out
}

func writeJSON(b *strings.Builder, n *Node) {
	switch n.Kind {
	case Null:
		b.WriteString("null")
	case Number, Odd, Flag:
		b.WriteString(n.Text)
	case Text:
		quote(b, strings.Join(strings.Fields(n.Text), " "))
	case Seq:
		b.WriteByte('[')
		for i, item := range n.Items {
			if i > 0 {
				b.WriteString(", ")
			}
			writeJSON(b, item)
		}
		b.WriteByte(']')
	case Map:
		b.WriteByte('{')
		for i, p := range sorted(n.Pairs) {
			if i > 0 {
				b.WriteString(", ")
			}
			quote(b, p.Key)
			b.WriteString(": ")
			writeJSON(b, p.Val)
		}
		b.WriteByte('}')
	}
}

func quote(b *strings.Builder, s string) {
	const hex = "0123456789abcdef"
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r == 0x7f || r == 0xfeff || r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfffe || r == 0xffff:
			b.WriteString(`\u`)
			for s := 12; s >= 0; s -= 4 {
				b.WriteByte(hex[r>>s&15])
			}
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}
