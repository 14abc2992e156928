package compile

import (
	"fmt"
	"slices"
	"strings"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
	"riobravo/game/rule"
)

// effects compiles a list of effects; they may read the truth.
func (c *compiler) effects(list []decode.Effect, s scope, part string) []game.Effect {
	s = s.truly()
	var out []game.Effect
	for i := range list {
		e := &list[i]
		if e.Kind.Kind == rule.KindNone {
			continue // decode has reported it
		}
		out = append(out, game.Effect{Effect: c.effect(e, s, fmt.Sprintf("%s[%d]", part, i))})
	}
	return out
}

// effect fills the parts that the kind's row names; unused ones stay zero.
func (c *compiler) effect(e *decode.Effect, s scope, part string) rule.Effect {
	out := rule.Effect{Kind: e.Kind.Kind, Source: e.Source.String()}
	switch e.Kind.Head.Type {
	case rule.TInt:
		out.By = c.num(e.Head.Expr, s, part+"."+e.Kind.Name, 0).Node
	case rule.TField:
		c.target(e, s, part, &out)
	case rule.TBool:
		if e.Head.Bool.Set && !e.Head.Bool.V {
			c.list.Hint(diag.EffectShape, e.Head.Bool.At, "leave the effect out", "effect %q does nothing when it is false in %s, %s", e.Kind.Name, c.owner, part)
		}
	default:
		out.Arg = c.argument(e.Head, part)
	}
	for _, a := range e.Args {
		c.parameter(a, s, part, &out)
	}
	if by, ok := e.Arg("by"); ok && e.Kind.Head.Type == rule.TInt {
		c.list.Hint(diag.EffectShape, by.Expr.At, "add it to "+e.Kind.Name, "effect %q has its amount as its own value and takes no %q in %s, %s", e.Kind.Name, "by", c.owner, part)
	}
	if out.Monthly && out.For == 0 {
		c.list.Hint(diag.EffectShape, e.At, "say for how many months with `for`", "monthly without a term in %s, %s", c.owner, part)
	}
	return out
}

// parameter fills one parameter, own or shared.
func (c *compiler) parameter(a decode.Arg, s scope, part string, out *rule.Effect) {
	at := part + "." + a.Def.Name
	switch a.Def.Name {
	case "by":
		out.By = c.num(a.Expr, s, at, 0).Node
	case "after":
		out.After = int16(a.Int.V)
	case "for":
		out.For = int16(a.Int.V)
	case "monthly":
		out.Monthly = a.Bool.V
	case "chance":
		out.Chance = c.pointer(a, integer, s, at)
	case "when":
		out.When = c.pointer(a, truthy, s, at)
	default:
		if a.Def.Type == rule.TInt {
			out.Ceiling = c.pointer(a, integer, s, at) // the one further integer parameter
			return
		}
		out.Arg2 = c.argument(a, part)
	}
}

func (c *compiler) pointer(a decode.Arg, want kind, s scope, part string) *rule.Node {
	n, ok := c.expr(a.Expr, want, s, part)
	if !ok {
		return nil
	}
	return &n
}

// argument numbers the word of a parameter.
func (c *compiler) argument(a decode.Arg, part string) int16 {
	if !a.Word.Set {
		return 0
	}
	switch a.Def.Type {
	case rule.TCrisis:
		i, _ := c.ref(a.Word, c.crises)
		return int16(i)
	case rule.TSignal:
		i, _ := c.ref(a.Word, c.signals)
		return int16(i)
	case rule.TClause:
		i, _ := c.ref(a.Word, c.clauses)
		return int16(i)
	case rule.TOp:
		op, ok := rule.OperationByName(a.Word.V)
		if !ok {
			c.list.Hint(diag.UnknownWord, a.Word.At, diag.DidYouMean(a.Word.V, rule.Operations[1:]), "unknown operation kind %q in %s, %s", a.Word.V, c.owner, part)
		}
		return int16(op)
	}
	i := slices.Index(a.Def.Words, a.Word.V)
	if i < 0 {
		c.list.Hint(diag.UnknownWord, a.Word.At, oneOf(a.Word.V, a.Def.Words), "%q takes no word %q in %s, %s", a.Def.Name, a.Word.V, c.owner, part)
		return 0
	}
	return int16(i)
}

// kept are the fields that the engine itself keeps: effects may not write them.
var kept = []game.Field{
	game.FMonth, game.FPhase, game.FRound, game.FEndedBy, game.FLastBy, game.FCrisesNow, game.FCrisis, game.FCrisisRegion, game.FCrisisGroup, game.FCrisisBy,
	game.FSealed, game.FObjective, game.FDeclared, game.FPosture, game.FSignal, game.FSignalEnd, game.FScoreAtClose, game.FOrderPosture, game.FStanding,
	game.FChoice, game.FAlive, game.FParent, game.FWings, game.FTop, game.FMid, game.FFired,
}

// target resolves the field that an effect changes.
func (c *compiler) target(e *decode.Effect, s scope, part string, out *rule.Effect) {
	w := e.Head.Word
	if !w.Set {
		return
	}
	parts := strings.Split(w.V, ".")
	p, bad := c.path(parts, s)
	if n, _, _ := c.constant(parts); n != nil {
		bad = &problem{diag.NotWritable, "\"" + w.V + "\" is set by content and the assumptions", ""}
	}
	if bad == nil && !p.field {
		bad = &problem{diag.NotWritable, "\"" + w.V + "\" is derived from other values and cannot be changed", ""}
	}
	if bad == nil && slices.Contains(kept, game.Field(p.num)) {
		bad = &problem{diag.NotWritable, "\"" + w.V + "\" is kept by the engine", ""}
	}
	if bad != nil {
		c.list.Hint(bad.code, w.At, bad.hint, "%s in %s, %s", bad.msg, c.owner, part)
		return
	}
	if missing := absent(p, s); missing != "" {
		c.list.Say(diag.NeverHolds, w.At, "%q changes nothing: there is no %s here, in %s, %s", w.V, missing, c.owner, part)
	}
	out.Field, out.I, out.J = p.num, p.i, p.j
}
