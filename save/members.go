package save

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"riobravo/game"
)

// Commands and facts as members of a JSON object: by the lower-case names of their parts in package game, those left out
// that are as in a blank one. Written over the types themselves, so that what is added there is never forgotten here.

// blankCommand and blankFact are what a member that is not given means.
var (
	blankCommand = reflect.ValueOf(game.Command{Seat: game.NoSeat})
	blankFact    = reflect.ValueOf(game.Event{Seat: game.NoSeat, Other: game.NoSeat, Region: game.NoRegion, Group: game.NoGroup})
)

type members = map[string]any

func toCommandLine(c *game.Command) members {
	v := *c
	for i := max(0, int(v.Offer.N)); i < len(v.Offer.Clauses); i++ {
		v.Offer.Clauses[i] = game.ClauseUse{} // behind the last clause stands nothing
	}
	if v.Kind != game.CmdRule {
		v.Ruling = game.RulingOf{}
	}
	return toMembers(reflect.ValueOf(v), blankCommand)
}

func toFactLine(e *game.Event) members {
	m := toMembers(reflect.ValueOf(*e), blankFact)
	if e.Kind == game.Changed || e.Kind == game.EstimateRevised || e.Kind == game.FieldSet {
		m["name"] = game.Registry[e.Field].Name
	}
	return m
}

func toMembers(v, blank reflect.Value) members {
	out := members{}
	for i := range v.NumField() {
		if f := v.Field(i); !f.Equal(blank.Field(i)) {
			out[strings.ToLower(v.Type().Field(i).Name)] = toMember(f, blank.Field(i))
		}
	}
	return out
}

func toMember(v, blank reflect.Value) any {
	switch v.Kind() {
	case reflect.Struct:
		return toMembers(v, blank)
	case reflect.Array:
		last := v.Len()
		for last > 0 && v.Index(last-1).Equal(blank.Index(last-1)) {
			last--
		}
		out := make([]any, last)
		for i := range out {
			out[i] = toMember(v.Index(i), blank.Index(i))
		}
		return out
	case reflect.Bool:
		return v.Bool()
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return v.Uint()
	}
	return v.Int()
}

func fromCommandLine(m members) (game.Command, error) {
	v := reflect.New(blankCommand.Type()).Elem()
	v.Set(blankCommand)
	if err := fromMembers(v, m); err != nil {
		return game.Command{}, err
	}
	c := v.Interface().(game.Command)
	if c.Offer.N < 0 || int(c.Offer.N) > len(c.Offer.Clauses) {
		return c, fmt.Errorf("%w: an offer of %d clauses", ErrFormat, c.Offer.N)
	}
	return c, nil
}

func fromFactLine(m members) (game.Event, error) {
	v := reflect.New(blankFact.Type()).Elem()
	v.Set(blankFact)
	name := m["name"]
	delete(m, "name")
	if err := fromMembers(v, m); err != nil {
		return game.Event{}, err
	}
	e := v.Interface().(game.Event)
	if !sound(&e) {
		return e, fmt.Errorf("%w: a fact moves what is no field", ErrFormat)
	}
	if moves := e.Kind == game.Changed || e.Kind == game.EstimateRevised || e.Kind == game.FieldSet; moves && name != game.Registry[e.Field].Name || !moves && name != nil {
		return e, fmt.Errorf("%w: field %d is not called %q", ErrFormat, e.Field, fmt.Sprint(name))
	}
	return e, nil
}

func fromMembers(v reflect.Value, m members) error {
	left := len(m)
	for i := range v.NumField() {
		if x, ok := m[strings.ToLower(v.Type().Field(i).Name)]; ok {
			if err := fromMember(v.Field(i), x); err != nil {
				return fmt.Errorf("%s: %w", strings.ToLower(v.Type().Field(i).Name), err)
			}
			left--
		}
	}
	if left > 0 {
		return fmt.Errorf("%w: a member that is not known", ErrFormat)
	}
	return nil
}

func fromMember(v reflect.Value, x any) error {
	switch x := x.(type) {
	case members:
		if v.Kind() == reflect.Struct {
			return fromMembers(v, x)
		}
	case []any:
		if v.Kind() != reflect.Array || len(x) > v.Len() {
			break
		}
		for i := range x {
			if err := fromMember(v.Index(i), x[i]); err != nil {
				return err
			}
		}
		return nil
	case bool:
		if v.Kind() == reflect.Bool {
			v.SetBool(x)
			return nil
		}
	case json.Number:
		n, err := x.Int64()
		switch {
		case err != nil:
		case v.CanInt() && !v.OverflowInt(n):
			v.SetInt(n)
			return nil
		case v.CanUint() && n >= 0 && !v.OverflowUint(uint64(n)):
			v.SetUint(uint64(n))
			return nil
		}
	}
	return fmt.Errorf("%w: %v does not fit", ErrFormat, x)
}
