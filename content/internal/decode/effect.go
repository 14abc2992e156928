package decode

import (
	"riobravo/content/diag"
	"riobravo/game/rule"
)

// kindNames are the keys that name an effect kind.
var kindNames = func() []string {
	var out []string
	for _, k := range rule.Kinds {
		if k.Name != "" {
			out = append(out, k.Name)
		}
	}
	return out
}()

// kinds finds a kind by its key; the registry itself is searched from end to end.
var kinds = func() map[string]*rule.KindDef {
	out := map[string]*rule.KindDef{}
	for i := range rule.Kinds {
		if k := &rule.Kinds[i]; k.Name != "" {
			out[k.Name] = k
		}
	}
	return out
}()

// decode reads an effect by the registry of kinds: exactly one key names the kind, the others are its parameters or
// shared ones.
func (e *Effect) decode(d *decoder, n *Node) {
	e.At, e.Kind = n.At, &rule.Kinds[rule.KindNone]
	if n.Kind != Map {
		d.wrong(n, "an effect, a mapping")
		return
	}
	head := -1
	for i, p := range n.Pairs {
		k, ok := kinds[p.Key]
		switch {
		case !ok:
		case head >= 0:
			d.list.Hint(diag.EffectShape, p.At, "write two effects", "effect with two kinds, %q and %q, %s", n.Pairs[head].Key, p.Key, d.where())
		default:
			head, e.Kind = i, k
		}
	}
	if head < 0 {
		e.unknown(d, n)
		return
	}
	e.At = n.Pairs[head].At
	e.Head = d.arg(&e.Kind.Head, n.Pairs[head])
	for i, p := range n.Pairs {
		if _, kind := kinds[p.Key]; i == head || kind {
			continue
		}
		def, ok := e.param(p.Key)
		switch {
		case !ok:
			d.list.Hint(diag.EffectShape, p.At, diag.DidYouMean(p.Key, e.params()), "effect %q takes no %q %s", e.Kind.Name, p.Key, d.where())
		case def.Name == "source":
			d.push(".source")
			e.Source.decode(d, p.Val)
			d.pop()
		default:
			e.Args = append(e.Args, d.arg(def, p))
		}
	}
	for _, def := range e.Kind.Params {
		if _, ok := e.Arg(def.Name); def.Required && !ok {
			d.list.Say(diag.MissingKey, e.At, "effect %q needs %q %s", e.Kind.Name, def.Name, d.where())
		}
	}
	if e.Kind.Head.Type == rule.TField {
		if _, ok := e.Arg("by"); !ok {
			d.list.Say(diag.EffectShape, e.At, "effect %q needs %q, the amount, %s", e.Kind.Name, "by", d.where())
		}
	}
}

// unknown reports an effect none of whose keys is a kind, at the key that looks most like one.
func (e *Effect) unknown(d *decoder, n *Node) {
	shared := map[string]bool{}
	for _, def := range rule.Shared {
		shared[def.Name] = true
	}
	for _, p := range n.Pairs {
		if !shared[p.Key] {
			d.list.Hint(diag.UnknownKind, p.At, diag.DidYouMean(p.Key, kindNames), "unknown effect kind %q %s", p.Key, d.where())
			return
		}
	}
	d.list.Say(diag.EffectShape, n.At, "effect without a kind %s", d.where())
}

// Arg finds a parameter that was given.
func (e *Effect) Arg(name string) (Arg, bool) {
	for _, a := range e.Args {
		if a.Def.Name == name {
			return a, true
		}
	}
	return Arg{}, false
}

func (e *Effect) param(name string) (*rule.ParamDef, bool) {
	for _, list := range [][]rule.ParamDef{e.Kind.Params, rule.Shared} {
		for i := range list {
			if list[i].Name == name {
				return &list[i], true
			}
		}
	}
	return nil, false
}

func (e *Effect) params() []string {
	var out []string
	for _, list := range [][]rule.ParamDef{e.Kind.Params, rule.Shared} {
		for _, def := range list {
			out = append(out, def.Name)
		}
	}
	return out
}

// arg reads a parameter's value by its type.
func (d *decoder) arg(def *rule.ParamDef, p Pair) Arg {
	a := Arg{Def: def}
	d.push("." + p.Key)
	defer d.pop()
	switch def.Type {
	case rule.TInt, rule.TCond:
		a.Expr.decode(d, p.Val)
	case rule.TMonths:
		a.Int.decode(d, p.Val)
		if a.Int.Set && (a.Int.V < 0 || a.Int.V > 96) {
			d.list.Say(diag.OutOfRange, a.Int.At, "%d months are outside 0..96 %s", a.Int.V, d.where())
			a.Int = Int{}
		}
	case rule.TBool:
		a.Bool.decode(d, p.Val)
	default:
		a.Word.decode(d, p.Val)
	}
	return a
}
