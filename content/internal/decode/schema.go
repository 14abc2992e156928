package decode

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"riobravo/game"
	"riobravo/game/rule"
)

type object = map[string]any

// schemaWords are the words that a key takes where it takes one of a list: by section and key.
var schemaWords = map[string][]string{
	"orders.column": game.ColumnNames[:], "orders.stage": game.StageNames, "orders.region": rule.Selectors[:], "orders.group": rule.Selectors[:],
	"orders.operation": rule.Operations[1:], "postures.role": game.RoleNames[1:], "operations.id": rule.Operations[1:],
	"crises.parties.who": game.PartyNames, "clauses.region": rule.Selectors[:], "clauses.group": rule.Selectors[:], "clauses.kinds": rule.Operations[1:],
	"signals.lapses": {"broken", "kept"}, "events.region": rule.Selectors[:], "events.group": rule.Selectors[:],
	"doctrines.orders.prefer": game.PreferNames, "doctrines.postures.prefer": game.PreferNames, "doctrines.signals.prefer": game.PreferNames,
	"seats.side": {"usa", "mexico"}, "seats.seal": {"any", "head", "majority", "all"}, "regions.side": {"usa", "mexico"}, "start.intel.side": {"usa", "mexico"},
	"survey.kind": {"scale", "text"}, "guide.phase": {"talks", "orders", "crisis", "over"}, "guide.done": game.GuideDones,
}

// minutes are what a part of a clock may take.
var minutes = object{"minimum": 0, "maximum": 600}

// schemaLimits are what a key's value keeps within, by section and key.
var schemaLimits = map[string]object{
	"scenario.id": {"pattern": "^[a-z][a-z0-9_-]*$"}, "scenario.turns": {"minimum": 1, "maximum": game.MaxTurns}, "scenario.aftermath": {"minimum": 0, "maximum": 24},
	"scenario.year": {"minimum": 1900, "maximum": 2200}, "scenario.month": {"minimum": 1, "maximum": 12}, "scenario.rounds": {"minimum": 0, "maximum": 2}, "scenario.sheet_every": {"minimum": 1, "maximum": 12},
	"clock.brief": minutes, "clock.talks": minutes, "clock.orders": minutes, "clock.crisis": minutes, "clock.report": minutes, "clock.before": minutes, "clock.after": minutes,
	"operations.odds": {"minItems": 3, "maxItems": 3}, "crises.parties": {"maxItems": 3}, "crises.parties.options": {"minItems": 2, "maxItems": 4},
	"groups.wings": {"maxItems": 2, "not": object{"minItems": 1, "maxItems": 1}}, "groups.lines": {"minItems": 5, "maxItems": 5},
	"sources.id": {"pattern": "^[A-Z][0-9]{1,3}$"}, "sources.date": {"pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"},
	"orders.cooldown": {"minimum": 0, "maximum": game.MaxTurns}, "crises.cooldown": {"minimum": 0, "maximum": game.MaxTurns}, "events.cooldown": {"minimum": 0, "maximum": game.MaxTurns},
	"events.month": {"minimum": 0, "maximum": 120}, "events.first": {"minimum": 0, "maximum": 120}, "events.last": {"minimum": 0, "maximum": 120},
	"signals.term": {"minimum": 1, "maximum": 24}, "clauses.late": {"minimum": 0, "maximum": 100}, "clauses.found": {"minimum": 0, "maximum": 100},
	"survey.steps": {"minimum": game.ShortestScale, "maximum": game.LongestScale},
	"seats.letter": {"pattern": "^[A-Za-z]$"}, "groups.letter": {"pattern": "^[A-Za-z]$"},
}

// refs are the definitions of the schema that several keys share.
const (
	idPattern     = `^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$`
	sourcePattern = `^([A-Z][0-9]{1,3}|claim:[0-9]{1,3}|judgement)([ ,;]+([A-Z][0-9]{1,3}|claim:[0-9]{1,3}|judgement))*$`
)

// Schema is the JSON Schema (draft 2020-12) of a scenario's files, made from the types of raw.go and the registry of kinds.
// A definition that stands over one of the base needs only its id, so no key but that one is demanded.
func Schema(tell func(key string) string) map[string]any {
	s := &schemer{tell: tell}
	t := reflect.TypeFor[Raw]()
	props := object{}
	for i := range t.NumField() {
		key, _, _ := strings.Cut(t.Field(i).Tag.Get("y"), ",")
		props[key] = s.told(key, s.section(key, t.Field(i).Type))
	}
	props["params"].(object)["propertyNames"] = object{"enum": paramNames()}
	props["remove"].(object)["propertyNames"] = object{"enum": Sections}
	props["texts"] = s.told("texts", object{"type": "object", "additionalProperties": object{"type": "object"}})
	return object{
		"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:riobravo:scenario", "title": "riobravo scenario",
		"type": []string{"object", "null"}, "properties": props, "additionalProperties": false,
		"$defs": object{
			"id":         object{"type": "string", "pattern": idPattern},
			"integer":    object{"type": "integer", "minimum": -2147483648, "maximum": 2147483647},
			"expression": object{"type": []string{"integer", "string", "boolean"}},
			"source":     object{"oneOf": []any{object{"type": "string", "pattern": sourcePattern}, object{"type": "array", "items": object{"type": "string", "pattern": sourcePattern}}}},
			"words":      object{"oneOf": []any{object{"type": "string"}, object{"type": "array", "items": object{"type": "string"}}}},
			"effect":     s.effect(),
		},
	}
}

type schemer struct{ tell func(string) string }

func ref(name string) object { return object{"$ref": "#/$defs/" + name} }

// told adds what a key means.
func (s *schemer) told(key string, o object) object {
	if text := s.tell(key); text != "" {
		o["description"] = text
	}
	return o
}

// section is the schema of a section.
func (s *schemer) section(key string, t reflect.Type) object {
	switch key {
	case "start":
		return object{"type": "object", "properties": object{"intel": s.value("start.intel", reflect.TypeFor[[]Intel]())}, "additionalProperties": object{"type": []string{"integer", "object"}}}
	case "remove":
		return object{"type": "object", "additionalProperties": ref("words")}
	}
	o := s.value(key, t)
	if o["type"] == "array" || o["type"] == "object" {
		o["type"] = []any{o["type"], "null"} // an empty section
	}
	return o
}

// value is the schema of a value of a type of raw.go, within the limits of its key.
func (s *schemer) value(key string, t reflect.Type) object {
	o := s.plain(key, t)
	limits := schemaLimits[key]
	_, ofList := limits["maxItems"]
	if limits != nil && ofList == (o["type"] == "array") {
		if o["$ref"] == "#/$defs/id" {
			o = object{"type": "string"}
		}
		maps.Copy(o, limits)
	}
	return o
}

func paramNames() []string {
	var out []string
	for p := range game.ParamCount {
		out = append(out, game.ParamName(p))
	}
	return out
}

// plain is a value's schema by its type alone.
func (s *schemer) plain(key string, t reflect.Type) object {
	switch t {
	case reflect.TypeFor[Str]():
		if words := schemaWords[key]; len(words) > 0 {
			return object{"type": "string", "enum": words}
		}
		if strings.HasSuffix(key, ".id") {
			return ref("id")
		}
		return object{"type": "string", "minLength": 1}
	case reflect.TypeFor[Int]():
		return ref("integer")
	case reflect.TypeFor[Bool]():
		return object{"type": "boolean"}
	case reflect.TypeFor[Expr]():
		return ref("expression")
	case reflect.TypeFor[OneOrMore]():
		return ref("words")
	case reflect.TypeFor[Source]():
		return ref("source")
	case reflect.TypeFor[Effect]():
		return ref("effect")
	}
	switch {
	case t.Kind() == reflect.Slice && t.Elem().Name() != "" && strings.HasPrefix(t.Elem().Name(), "Entry["):
		val, _ := t.Elem().FieldByName("Val")
		return object{"type": "object", "additionalProperties": s.value(key, val.Type)}
	case t.Kind() == reflect.Slice:
		return object{"type": "array", "items": s.value(key, t.Elem())}
	}
	return s.object(key, t)
}

// object is the schema of a struct.
func (s *schemer) object(key string, t reflect.Type) object {
	props := object{}
	var first []string
	for _, f := range shapeOf(t).fields {
		props[f.key] = s.told(key+"."+f.key, s.value(key+"."+f.key, t.Field(f.index).Type))
		if f.required && (f.key == "id" || f.key == "for") && strings.Count(key, ".") == 0 {
			first = append(first, f.key)
		}
		if f.required && strings.Count(key, ".") > 0 && key != "params" {
			first = append(first, f.key) // what stands inside a definition is replaced whole
		}
	}
	out := object{"type": "object", "properties": props, "additionalProperties": false}
	if len(first) > 0 {
		out["required"] = first
	}
	return out
}

// effect is one effect: exactly one of its keys names a kind, the others are that kind's parameters or shared ones.
func (s *schemer) effect() object {
	var kinds []any
	for i := range rule.Kinds {
		if k := &rule.Kinds[i]; k.Name != "" {
			kinds = append(kinds, s.kind(k))
		}
	}
	return object{"type": "object", "oneOf": kinds}
}

func (s *schemer) kind(k *rule.KindDef) object {
	props := object{k.Name: s.param(&k.Head)}
	required := []string{k.Name}
	for _, list := range [][]rule.ParamDef{k.Params, rule.Shared} {
		for i := range list {
			p := &list[i]
			if _, own := props[p.Name]; own {
				continue
			}
			props[p.Name] = s.param(p)
			if p.Required {
				required = append(required, p.Name)
			}
		}
	}
	if k.Head.Type == rule.TField && !slices.Contains(required, "by") {
		required = append(required, "by")
	}
	if k.Head.Type == rule.TInt {
		delete(props, "by") // its amount is its own value
	}
	props["source"] = ref("source")
	return object{"title": k.Name, "description": k.Doc, "type": "object", "properties": props, "required": required, "additionalProperties": false}
}

// param is a parameter of an effect kind.
func (s *schemer) param(p *rule.ParamDef) object {
	out := object{}
	switch p.Type {
	case rule.TInt, rule.TCond:
		out["$ref"] = "#/$defs/expression"
	case rule.TMonths:
		out["type"], out["minimum"], out["maximum"] = "integer", 0, 96
	case rule.TBool:
		out["type"] = "boolean"
	case rule.TEnum:
		out["enum"] = p.Words
	case rule.TOp:
		out["enum"] = rule.Operations[1:]
	default:
		out["type"] = "string"
	}
	if p.Doc != "" {
		out["description"] = p.Doc
	}
	return out
}

// Keys are the keys of the format: a section, or a section and a key of its definitions, and so on down.
func Keys() []string {
	var out []string
	Schema(func(key string) string {
		if !slices.Contains(out, key) {
			out = append(out, key)
		}
		return ""
	})
	return out
}
