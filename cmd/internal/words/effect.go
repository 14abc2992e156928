package words

import (
	"strings"

	"riobravo/game"
	"riobravo/game/rule"
)

// Effect is one effect of a definition in words, as an author reads it: what changes, by how much, when and how likely.
// Amounts that depend on the game stand as expressions. Nothing is hidden: it is for authors, not for players.
func (r *Renderer) Effect(e *rule.Effect) string {
	what := r.effectWhat(e)
	if e.Chance != nil {
		if e.Chance.IsConst() {
			what += r.t("move.chance", args{"N": int(e.Chance.Const)})
		} else {
			what += r.t("effects.chance", args{"A": r.Cond(*e.Chance)})
		}
	}
	if e.After > 0 {
		what += r.t("move.after", args{"Months": r.Months(e.After)})
	}
	switch {
	case e.For > 0 && e.Monthly:
		what += r.t("move.monthly", args{"Months": r.Months(e.For)})
	case e.For > 0:
		what += r.t("move.for", args{"Months": r.Months(e.For)})
	}
	if e.When != nil {
		what += r.t("effects.when", args{"A": r.Cond(*e.When)})
	}
	return what
}

// amount is an effect's number as a change, in figures or as an expression.
func (r *Renderer) amount(n rule.Node) string {
	if n.IsConst() {
		return r.Change(int(n.Const))
	}
	return r.t("effects.by", args{"A": r.Cond(n)})
}

// effectWhat is what an effect changes, without its time and its chance.
func (r *Renderer) effectWhat(e *rule.Effect) string {
	switch e.Kind {
	case rule.KindNone:
		return ""
	case rule.KindAdd, rule.KindSet:
		key, by := "move.add", r.amount(e.By)
		if e.Kind == rule.KindSet {
			key, by = "move.set", r.Cond(e.By)
		}
		n := rule.Node{Op: rule.Field, Field: e.Field, I: e.I, J: e.J}
		return r.t(key, args{"Field": r.operand(n), "Change": by, "N": by})
	}
	d := &rule.Kinds[e.Kind]
	a := args{"N": "", "Change": "", "Word": "", "Name": ""}
	if d.Head.Type == rule.TInt {
		a["Change"], a["N"] = r.amount(e.By), r.Cond(e.By)
		if e.By.IsConst() {
			a["N"] = int(e.By.Const)
		}
		if e.Kind == rule.KindFlow && e.By.IsConst() { // the rules count what is lost
			a["Change"] = r.Change(-int(e.By.Const))
		}
	}
	key := "move." + d.Name
	if w := moveWord(e.Kind, e.Arg); w != "" {
		a["Word"] = r.or(nil, key+"_"+w, "effects.word."+w)
	}
	switch e.Kind {
	case rule.KindCrisis:
		a["Name"] = r.Crisis(game.CrisisID(e.Arg))
	case rule.KindSignal:
		a["Name"] = r.Signal(game.SignalID(e.Arg))
	case rule.KindClause:
		a["Name"] = r.ClauseKind(game.ClauseID(e.Arg), rule.Operation(e.Arg2))
	case rule.KindOperation:
		return r.t("effects.operation", args{"A": r.Operation(e.Arg)})
	case rule.KindRung:
		a["Name"] = r.Cond(e.By)
		if e.By.IsConst() {
			a["Name"] = r.Rung(int16(e.By.Const))
		}
	}
	return strings.TrimSpace(r.t(key, a) + r.detail(e, d))
}

// detail is the word of an effect's one further parameter, and the number of people or the place where it names one.
func (r *Renderer) detail(e *rule.Effect, d *rule.KindDef) string {
	for _, p := range d.Params {
		if p.Type != rule.TEnum || e.Arg2 < 0 || int(e.Arg2) >= len(p.Words) {
			continue
		}
		if e.Kind == rule.KindCasualties {
			return r.t("effects.drawn", args{"Draw": p.Words[e.Arg2], "N": r.Cond(e.By)})
		}
		if w := p.Words[e.Arg2]; r.w.Has("effects.word." + w) {
			return r.t("effects.detail", args{"A": r.t("effects.word."+w, nil)})
		}
	}
	return ""
}
