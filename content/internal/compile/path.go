package compile

import (
	"slices"
	"strings"
	"sync"

	"github.com/expr-lang/expr/file"

	"riobravo/content/diag"
	"riobravo/game"
	"riobravo/game/rule"
)

// reading is a row of what expressions may read: a field of the registry or a derived value.
type reading struct {
	num   uint16
	scope game.Scope
	seen  game.Seen
	flag  bool
	field bool
}

type readingKey struct {
	name  string
	scope game.Scope
}

// flags are the derived values that are only ever 0 or 1.
var flags = []string{"clause", "posture", "signal", "objective_is", "is_home", "consent", "consent_to", "heat_rank", "seated", "opened_by_usa", "opened_by_mexico"}

// aliases are other words for a field, as the rules use them.
var aliases = map[string]string{"capital": "resource", "corruption": "leak"}

var readings = sync.OnceValue(func() map[readingKey]reading {
	m := map[readingKey]reading{}
	for i, d := range game.Derived() {
		m[readingKey{d.Name, d.Scope}] = reading{num: uint16(game.DerivedBase + i), scope: d.Scope, seen: d.Seen, flag: slices.Contains(flags, d.Name)}
	}
	for f := range game.FieldCount {
		if d := game.Registry[f]; d.Name != "" {
			m[readingKey{d.Name, d.Scope}] = reading{num: uint16(f), scope: d.Scope, seen: d.Seen, flag: d.Min == 0 && d.Max == 1, field: true}
		}
	}
	return m
})

// scopesOf lists, by the word that opens a path, what may stand behind it.
var scopesOf = map[string][]game.Scope{
	"self":   {game.ScopeSeat, game.ScopeGroup, game.ScopeRegion, game.ScopeRegionGroup},
	"other":  {game.ScopeSeat, game.ScopeGroup},
	"target": {game.ScopeGroup, game.ScopeRegion, game.ScopeRegionGroup},
	"here":   {game.ScopeRegion, game.ScopeRegionGroup},
	"usa":    {game.ScopeSeat},
	"mexico": {game.ScopeSeat},
	"group":  {game.ScopeGroup, game.ScopeRegionGroup},
	"region": {game.ScopeRegion, game.ScopeRegionGroup},
}

// path is a resolved path.
type path struct {
	reading
	name string
	i, j rule.Ref
}

// problem is why a path cannot be resolved.
type problem struct {
	code diag.Code
	msg  string
	hint string
}

func (x *expression) resolve(parts []string, at file.Location) (rule.Node, kind) {
	if n, k, p := x.c.constant(parts); p == nil && n != nil {
		return *n, k
	} else if p != nil {
		x.fail(p.code, &at, p.hint, "%s", p.msg)
		return rule.Node{}, integer
	}
	got, p := x.c.path(parts, x.s)
	if p == nil {
		p = secret(got, x.s, x.c)
	}
	if p != nil {
		x.fail(p.code, &at, p.hint, "%s", p.msg)
		return rule.Node{}, integer
	}
	if missing := absent(got, x.s); missing != "" {
		x.fail(diag.NeverHolds, &at, "", "%q reads 0: there is no %s here,", strings.Join(parts, "."), missing)
	}
	k := integer
	if got.flag {
		k = flag
	}
	return rule.Node{Op: rule.Field, Field: got.num, I: got.i, J: got.j}, k
}

// constant resolves parameters and assumptions, which are no fields; nil and nil for other paths.
func (c *compiler) constant(parts []string) (*rule.Node, kind, *problem) {
	if len(parts) < 2 {
		return nil, integer, nil
	}
	id := strings.Join(parts[1:], ".")
	switch parts[0] {
	case "param":
		if p, ok := game.ParamByName(id); ok {
			return &rule.Node{Op: rule.Param, Const: int32(p)}, integer, nil
		}
		return nil, integer, &problem{diag.UnknownPath, "unknown parameter \"" + id + "\"", diag.DidYouMean(id, paramNames())}
	case "assume":
		if i, ok := c.assumptions.find(id); ok {
			return &rule.Node{Op: rule.Assume, Const: int32(i)}, flag, nil
		}
		return nil, integer, &problem{diag.UnknownPath, "unknown assumption \"" + id + "\"", diag.DidYouMean(id, c.assumptions.ids)}
	}
	return nil, integer, nil
}

// path resolves a path to a field or derived value and its subjects.
func (c *compiler) path(parts []string, s scope) (path, *problem) {
	if len(parts) == 1 {
		return c.bare(parts[0])
	}
	id := strings.Join(parts[1:], ".")
	switch parts[0] {
	case "clause":
		return c.slot("clause", id, c.clauses, game.ScopeSlot)
	case "posture":
		return c.slot("posture", id, c.postures, game.ScopeSlot)
	case "signal":
		return c.slot("signal", id, c.signals, game.ScopeSlot)
	case "objective":
		return c.slot("objective_is", id, c.objectives, game.ScopeSlot)
	case "consent":
		op, ok := rule.OperationByName(id)
		if !ok {
			return path{}, &problem{diag.UnknownPath, "\"" + id + "\" is not a kind of operation", diag.DidYouMean(id, rule.Operations[1:])}
		}
		return path{reading: readings()[readingKey{"consent_to", game.ScopeSlot}], name: "consent_to", i: rule.Ref{Who: rule.Fixed, N: int16(op)}}, nil
	case "event":
		return c.slot("fired", id, c.events, game.ScopeEvent)
	case "counter":
		return c.slot("counter", id, c.counters, game.ScopeCounter)
	case "group", "region":
		return c.named(parts, s)
	}
	return c.subject(parts, s)
}

// bare resolves a world field or value.
func (c *compiler) bare(name string) (path, *problem) {
	if r, ok := readings()[readingKey{name, game.ScopeWorld}]; ok {
		return path{reading: r, name: name}, nil
	}
	hint := ""
	real := name
	if a, ok := aliases[name]; ok {
		real = a
	}
	for _, w := range []string{"self", "target", "here"} {
		for _, sc := range scopesOf[w] {
			if _, ok := readings()[readingKey{real, sc}]; ok && hint == "" {
				hint = "write " + w + "." + name
			}
		}
	}
	if _, ok := scopesOf[name]; ok {
		hint = "write " + name + ". and a field"
	}
	if hint == "" {
		hint = diag.DidYouMean(name, namesIn(game.ScopeWorld))
	}
	return path{}, &problem{diag.UnknownPath, "unknown name \"" + name + "\"", hint}
}

func namesIn(scopes ...game.Scope) []string {
	var out []string
	for k := range readings() {
		if slices.Contains(scopes, k.scope) {
			out = append(out, k.name)
		}
	}
	for alias := range aliases {
		if slices.Contains(scopes, game.ScopeSeat) {
			out = append(out, alias)
		}
	}
	slices.Sort(out)
	return out
}

// slot resolves clause.<id> and its like.
func (c *compiler) slot(name, id string, t *table, sc game.Scope) (path, *problem) {
	i, ok := t.find(id)
	if !ok {
		return path{}, &problem{diag.UnknownPath, "\"" + id + "\" is not among the " + t.section, diag.DidYouMean(id, t.ids)}
	}
	r, ok := readings()[readingKey{name, sc}]
	if !ok {
		return path{}, &problem{diag.UnknownPath, "the engine does not tell about " + t.section, ""}
	}
	return path{reading: r, name: name, i: rule.Ref{Who: rule.Fixed, N: int16(i)}}, nil
}

// named resolves group.<id>.<field> and region.<id>.<field>.
func (c *compiler) named(parts []string, s scope) (path, *problem) {
	t := c.groups
	if parts[0] == "region" {
		t = c.regions
	}
	if len(parts) != 3 {
		return path{}, &problem{diag.UnknownPath, "\"" + strings.Join(parts, ".") + "\" is no path", "write " + parts[0] + ".<id>.<field>"}
	}
	n, ok := t.find(parts[1])
	if !ok {
		return path{}, &problem{diag.UnknownPath, "\"" + parts[1] + "\" is not among the " + t.section, diag.DidYouMean(parts[1], t.ids)}
	}
	return c.field(parts[0], parts[2], rule.Ref{Who: rule.Fixed, N: int16(n)}, s)
}

// subject resolves self.<field> and its like.
func (c *compiler) subject(parts []string, s scope) (path, *problem) {
	word := parts[0]
	if _, ok := scopesOf[word]; !ok {
		hint := diag.DidYouMean(word, []string{"self", "other", "target", "here", "usa", "mexico", "group", "region", "clause", "posture", "signal", "objective", "event", "counter", "param", "assume"})
		if _, is := c.groups.find(word); is {
			hint = "write group." + strings.Join(parts, ".")
		} else if _, is := c.regions.find(word); is {
			hint = "write region." + strings.Join(parts, ".")
		}
		return path{}, &problem{diag.UnknownPath, "unknown subject \"" + word + "\"", hint}
	}
	if len(parts) != 2 {
		return path{}, &problem{diag.UnknownPath, "\"" + strings.Join(parts, ".") + "\" is no path", "write " + word + ".<field>"}
	}
	ref := rule.Ref{Who: rule.Self}
	switch word {
	case "other":
		ref.Who = rule.Other
	case "target":
		ref.Who = rule.Target
	case "here":
		ref.Who = rule.Here
	case "usa", "mexico":
		k, ok := c.republic(word)
		if !ok {
			return path{}, &problem{diag.NoSubject, "no seat has the side \"" + word + "\"", ""}
		}
		ref = rule.Ref{Who: rule.Fixed, N: k}
	}
	return c.field(word, parts[1], ref, s)
}

// republic is the number of the seat with that side.
func (c *compiler) republic(side string) (int16, bool) {
	for i := range c.raw.Seats {
		if c.raw.Seats[i].Side.V == side {
			return int16(i), true
		}
	}
	return 0, false
}

// field finds the field behind a subject and sets the references it takes.
func (c *compiler) field(word, name string, ref rule.Ref, s scope) (path, *problem) {
	real := name
	if a, ok := aliases[name]; ok {
		real = a
	}
	for _, sc := range scopesOf[word] {
		r, ok := readings()[readingKey{real, sc}]
		if !ok {
			continue
		}
		if word == "self" && (s.isRepublic() && sc != game.ScopeSeat) {
			return path{}, &problem{diag.NoSubject, "self is a government here, which has no \"" + name + "\"", "name a group: target, or group.<id>"}
		}
		p := path{reading: r, name: real, i: ref}
		if sc == game.ScopeRegionGroup {
			p.i, p.j = rule.Ref{Who: rule.Here}, ref
			if word == "here" || word == "region" {
				p.i, p.j = ref, rule.Ref{Who: rule.Target}
			}
		}
		return p, nil
	}
	if _, ok := readings()[readingKey{real, game.ScopeWorld}]; ok {
		return path{}, &problem{diag.UnknownPath, "\"" + word + "\" has no \"" + name + "\"", "it is the world's: write " + name}
	}
	for _, other := range []string{"self", "target", "here"} {
		for _, sc := range scopesOf[other] {
			if _, ok := readings()[readingKey{real, sc}]; ok {
				return path{}, &problem{diag.UnknownPath, "\"" + word + "\" has no \"" + name + "\"", "it belongs to another subject: " + subjectOf(sc) + "." + name}
			}
		}
	}
	return path{}, &problem{diag.UnknownPath, "\"" + word + "\" has no \"" + name + "\"", diag.DidYouMean(name, namesIn(scopesOf[word]...))}
}

func subjectOf(sc game.Scope) string {
	switch sc {
	case game.ScopeSeat:
		return "usa, mexico or self"
	case game.ScopeGroup:
		return "target or group.<id>"
	default:
		return "here or region.<id>"
	}
}

// secret refuses a path that the reader may not know.
func secret(p path, s scope, c *compiler) *problem {
	if s.reads == truth || p.seen == game.SeenByAll {
		return nil
	}
	mine := false
	if s.reads == own {
		switch p.seen {
		case game.SeenBySeat:
			k, ok := int16(-1), false
			if s.self.Side >= 0 {
				k, ok = c.republic([]string{"usa", "mexico"}[s.self.Side])
			}
			mine = p.i.Who == rule.Self || ok && p.i.Who == rule.Fixed && p.i.N == k
		case game.SeenByGroup:
			who := p.i
			if p.scope == game.ScopeRegionGroup {
				who = p.j
			}
			mine = who.Who == rule.Self || s.mirror && who.Who == rule.Target || s.isGroup() && s.self.Group >= 0 && who == rule.Ref{Who: rule.Fixed, N: int16(s.self.Group)}
		case game.SeenByUSA:
			mine = s.known && s.self.Side == game.USA
		case game.SeenByMexico:
			mine = s.known && s.self.Side == game.Mexico
		}
	}
	if mine {
		return nil
	}
	hint := ""
	switch p.name {
	case "cash", "cohesion":
		hint = "read what is believed: target.believed_" + p.name
	case "labs":
		hint = "read what is believed: here.labs_believed"
	case "intel_usa", "intel_mexico":
		hint = "read its own: here.intel or target.top_intel"
	}
	who := "the actor"
	if s.reads == public {
		who = "everybody who reads this condition"
	}
	return &problem{diag.Secret, "\"" + p.name + "\" is a secret that " + who + " may not know", hint}
}

// absent names a subject that the path needs and the surroundings never have.
func absent(p path, s scope) string {
	for _, r := range []rule.Ref{p.i, p.j} {
		switch {
		case r.Who == rule.Target && s.target == never:
			return "target group"
		case r.Who == rule.Here && s.here == never:
			return "region"
		case r.Who == rule.Other && s.other == never:
			return "other seat"
		}
	}
	if s.target == never && slices.Contains([]string{"intel", "presence_here", "is_home", "consent", "consent_to", "grudge_target"}, p.name) && !p.field {
		return "target group"
	}
	return ""
}
