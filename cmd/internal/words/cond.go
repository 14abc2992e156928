package words

import (
	"strconv"
	"strings"

	"riobravo/game"
	"riobravo/game/rule"
)

// Field is the label of a field at its indices, as in "approval (Mexico)".
func (r *Renderer) Field(f game.Field, i, j int) string {
	if f >= game.FieldCount || game.Registry[f].Name == "" {
		return r.t("words.none", nil)
	}
	of := ""
	switch game.Registry[f].Scope {
	case game.ScopeSeat, game.ScopeSeatSlot:
		of = r.SeatShort(game.Seat(i))
	case game.ScopeGroup, game.ScopeGroupSlot:
		of = r.GroupShort(game.Group(i))
	case game.ScopeRegion:
		of = r.Region(game.Region(i))
	case game.ScopeRegionGroup:
		of = r.t("words.pair", args{"A": r.Region(game.Region(i)), "B": r.GroupShort(game.Group(j))})
	case game.ScopeCounter:
		if i < len(r.rs.Counters) {
			if key := "counter." + r.rs.Counters[i].ID + ".name"; r.w.Has(key) {
				return r.t(key, nil)
			}
		}
	}
	name := r.FieldName(f)
	if f == game.FLine && j < len(game.Lines) {
		name = r.t("income."+game.Lines[j], nil)
	}
	if of == "" {
		return name
	}
	return r.t("words.of", args{"What": name, "Of": of})
}

// FieldName is a field's label without its subject.
func (r *Renderer) FieldName(f game.Field) string {
	if f >= game.FieldCount || game.Registry[f].Name == "" {
		return r.t("words.none", nil)
	}
	return r.t("field."+game.Registry[f].Name, nil)
}

// subject names a field's subject in an expression.
func (r *Renderer) subject(f uint16, scope game.Scope, i, j rule.Ref) string {
	switch i.Who {
	case rule.Self:
		return r.t("subject.self", nil)
	case rule.Other:
		return r.t("subject.other", nil)
	case rule.Target:
		return r.t("subject.target", nil)
	case rule.Here:
		return r.t("subject.here", nil)
	case rule.Fixed:
		switch scope {
		case game.ScopeSeat, game.ScopeSeatSlot:
			return r.SeatShort(game.Seat(i.N))
		case game.ScopeGroup, game.ScopeGroupSlot:
			return r.GroupShort(game.Group(i.N))
		case game.ScopeRegion, game.ScopeRegionGroup:
			return r.Region(game.Region(i.N))
		}
	}
	return ""
}

// Cond renders an expression or condition in words.
func (r *Renderer) Cond(n rule.Node) string {
	switch n.Op {
	case rule.Const:
		return r.Number(int(n.Const))
	case rule.Field:
		return r.operand(n)
	case rule.Param:
		if n.Const >= 0 && int(n.Const) < len(r.rs.Params) {
			return r.Number(int(r.rs.Params[n.Const]))
		}
		return r.t("words.none", nil)
	case rule.Assume:
		return r.assumed("cond.assume", n)
	case rule.Mul:
		for i := range n.Args { // a number that counts only under a contrary view
			if len(n.Args) == 2 && n.Args[i].Op == rule.Assume {
				return r.Cond(n.Args[1-i]) + " " + r.assumed("cond.assume", n.Args[i])
			}
		}
	case rule.Not, rule.Neg:
		if n.Op == rule.Not && len(n.Args) == 1 {
			if yes, ok := r.truth(n.Args[0], false); ok {
				return yes
			}
		}
	case rule.Eq, rule.Ne, rule.Lt, rule.Le, rule.Gt, rule.Ge:
		if s, ok := r.comparison(n); ok {
			return s
		}
	}
	name, ok := condNames[n.Op]
	if !ok || len(n.Args) == 0 {
		return ""
	}
	a := args{}
	for i, key := range []string{"A", "B", "C"} {
		if i < len(n.Args) {
			a[key] = r.inner(n.Op, n.Args[i])
		}
	}
	return r.t("cond."+name, a)
}

var condNames = map[rule.Op]string{
	rule.Add: "add", rule.Sub: "sub", rule.Mul: "mul", rule.Div: "div", rule.Min: "min", rule.Max: "max", rule.Neg: "neg",
	rule.Not: "not", rule.And: "and", rule.Or: "or", rule.Eq: "eq", rule.Ne: "ne", rule.Lt: "lt", rule.Le: "le", rule.Gt: "gt",
	rule.Ge: "ge", rule.If: "if",
}

// inner renders an operand, in brackets where reading it bare would change the sense.
func (r *Renderer) inner(outer rule.Op, n rule.Node) string {
	s := ""
	if outer == rule.And || outer == rule.Or || outer == rule.Not {
		if yes, ok := r.truth(n, true); ok {
			return yes
		}
	}
	s = r.Cond(n)
	mixed := outer == rule.And && n.Op == rule.Or || outer == rule.Or && n.Op == rule.And ||
		outer == rule.Mul && (n.Op == rule.Add || n.Op == rule.Sub) || outer == rule.Sub && (n.Op == rule.Add || n.Op == rule.Sub)
	if mixed {
		return "(" + s + ")"
	}
	return s
}

// comparison renders a comparison of a yes-or-no value with 0 or 1 as a statement.
func (r *Renderer) comparison(n rule.Node) (string, bool) {
	if len(n.Args) != 2 || n.Args[1].Op != rule.Const {
		return "", false
	}
	v := n.Args[1].Const
	yes := v == 1 && (n.Op == rule.Eq || n.Op == rule.Ge) || v == 0 && (n.Op == rule.Ne || n.Op == rule.Gt)
	no := v == 0 && (n.Op == rule.Eq || n.Op == rule.Le) || v == 1 && (n.Op == rule.Ne || n.Op == rule.Lt)
	if !yes && !no {
		return "", false
	}
	return r.truth(n.Args[0], yes)
}

// assumed names the contrary view of an assumption in a sentence.
func (r *Renderer) assumed(key string, n rule.Node) string {
	if n.Const < 0 || int(n.Const) >= len(r.rs.Assumptions) {
		return ""
	}
	return r.t(key, args{"A": r.t("assumption."+r.rs.Assumptions[n.Const].ID+".name", nil)})
}

// truth renders a yes-or-no value as a statement that it holds or does not.
func (r *Renderer) truth(n rule.Node, holds bool) (string, bool) {
	if n.Op == rule.Assume {
		if !holds {
			return r.assumed("cond.assume_not", n), true
		}
		return r.assumed("cond.assume", n), true
	}
	if n.Op != rule.Field || !r.yesNo(n) {
		return "", false
	}
	if !holds {
		if what, ok := r.lacking(n); ok {
			return what, true
		}
	}
	key := "cond.holds"
	if n.Field >= game.DerivedBase {
		switch d := &game.Derived()[n.Field-game.DerivedBase]; {
		case d.Scope == game.ScopeSlot && (d.Name == "clause" || d.Name == "signal" || d.Name == "consent_to"):
			key = "cond.in_force"
		case d.Scope == game.ScopeSlot:
			key = "cond.is"
		}
	}
	if !holds {
		key += "_not"
	}
	return r.t(key, args{"A": r.operand(n)}), true
}

// lacking renders a field or a value that is yes or no, where it is no.
func (r *Renderer) lacking(n rule.Node) (string, bool) {
	name, scope := "", game.ScopeWorld
	if n.Field >= game.DerivedBase {
		d := &game.Derived()[n.Field-game.DerivedBase]
		name, scope = d.Name, d.Scope
	} else {
		d := &game.Registry[n.Field]
		name, scope = d.Name, d.Scope
	}
	key := "cond.lacks." + name
	if scope == game.ScopeSlot || !r.w.Has(key) {
		return "", false
	}
	return r.ofSubject(r.t(key, nil), r.subject(n.Field, scope, n.I, n.J)), true
}

// yesNo tells whether a field or derived value is 0 or 1.
func (r *Renderer) yesNo(n rule.Node) bool {
	if n.Field >= game.DerivedBase {
		d := game.Derived()[n.Field-game.DerivedBase]
		return d.Scope == game.ScopeSlot || d.Name == "consent" || d.Name == "is_home" || d.Name == "heat_rank" || d.Name == "seated" || strings.HasPrefix(d.Name, "opened_by_")
	}
	d := &game.Registry[n.Field]
	return d.Min == 0 && d.Max == 1
}

// operand renders a field or a derived value.
func (r *Renderer) operand(n rule.Node) string {
	if n.Field < game.DerivedBase {
		f := game.Field(n.Field)
		d := &game.Registry[f]
		switch d.Scope {
		case game.ScopeEvent:
			if n.I.Who == rule.Fixed && int(n.I.N) < len(r.rs.Events) {
				return r.t("cond.event", args{"A": r.t("event."+r.rs.Events[n.I.N].ID+".name", nil)})
			}
		case game.ScopeCounter:
			return r.Field(f, int(n.I.N), 0)
		}
		return r.ofSubject(r.FieldName(f), r.subject(n.Field, d.Scope, n.I, n.J))
	}
	d := &game.Derived()[n.Field-game.DerivedBase]
	switch {
	case d.Scope == game.ScopeSlot && d.Name == "clause":
		return r.ClauseName(game.ClauseID(n.I.N))
	case d.Scope == game.ScopeSlot && d.Name == "consent_to":
		return r.t("cond.consent_to", args{"A": r.OperationKind(rule.Operation(n.I.N))})
	case d.Scope == game.ScopeSlot && d.Name == "posture":
		return r.t("cond.posture", args{"A": r.Posture(game.PostureID(n.I.N))})
	case d.Scope == game.ScopeSlot && d.Name == "signal":
		return r.Signal(game.SignalID(n.I.N))
	case d.Scope == game.ScopeSlot && d.Name == "objective_is":
		return r.t("cond.objective", args{"A": r.Objective(game.ObjectiveID(n.I.N))})
	}
	return r.ofSubject(r.t("derived."+d.Name, nil), r.subject(n.Field, d.Scope, n.I, n.J))
}

func (r *Renderer) ofSubject(what, of string) string {
	if of == "" {
		return what
	}
	return r.t("words.of", args{"What": what, "Of": of})
}

// itoa is strconv's, for brevity in texts' arguments.
func itoa(n int16) string { return strconv.Itoa(int(n)) }
