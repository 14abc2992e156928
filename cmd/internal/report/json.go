package report

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"
)

// JSON writes the review as one object; Schema says what its members are.
func (r *Review) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(filled(reflect.ValueOf(*r)).Interface())
}

// filled is a copy in which every list is there, if empty: a reader need not tell null from nothing.
func filled(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(filled(v.Field(i)))
			}
		}
		return out
	case reflect.Slice:
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(filled(v.Index(i)))
		}
		return out
	}
	return v
}

// Schema is the JSON Schema (draft 2020-12) of a review, made of the types themselves.
func Schema() ([]byte, error) {
	defs := map[string]any{}
	root := describe(reflect.TypeFor[Review](), defs)
	out := map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Review", "$defs": defs}
	for k, v := range root {
		out[k] = v
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(out)
	return b.Bytes(), err
}

// describe is the schema of a type; those of structs stand among the definitions.
func describe(t reflect.Type, defs map[string]any) map[string]any {
	switch t.Kind() {
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": describe(t.Elem(), defs)}
	case reflect.Struct:
		if _, done := defs[t.Name()]; !done {
			defs[t.Name()] = nil
			defs[t.Name()] = members(t, defs)
		}
		return map[string]any{"$ref": "#/$defs/" + t.Name()}
	}
	return map[string]any{"type": "string"}
}

func members(t reflect.Type, defs map[string]any) map[string]any {
	props, need := map[string]any{}, []string{}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "" {
			continue
		}
		p := describe(f.Type, defs)
		if doc := f.Tag.Get("doc"); doc != "" {
			p["description"] = doc
		}
		props[name] = p
		need = append(need, name)
	}
	return map[string]any{"type": "object", "properties": props, "required": need, "additionalProperties": false}
}
