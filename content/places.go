package content

import (
	"reflect"
	"strings"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
)

// Place is where a definition stands: its section and the file and line of its id. The last layer that wrote it counts.
type Place struct {
	Section, ID string
	At          diag.Span
}

// Places lists every definition of the scenario that has an id, section by section.
func (s *Scenario) Places() []Place {
	var out []Place
	v := reflect.ValueOf(s.raw).Elem()
	for i := range v.NumField() {
		section, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("y"), ",")
		f := v.Field(i)
		if params, ok := f.Interface().(decode.Dict[decode.Param]); ok {
			for _, p := range params {
				out = append(out, Place{section, p.Key.V, p.Key.At})
			}
		}
		if f.Kind() != reflect.Slice || f.Type().Elem().Kind() != reflect.Struct {
			continue
		}
		for k := range f.Len() {
			for _, name := range []string{"ID", "For"} {
				id := f.Index(k).FieldByName(name)
				if !id.IsValid() {
					continue
				}
				if s, ok := id.Interface().(decode.Str); ok && s.Set {
					out = append(out, Place{section, s.V, s.At})
				}
				break
			}
		}
	}
	return out
}

// SourceRow is a source of the scenario's own.
type SourceRow struct {
	ID, Date, Cite string
	After          bool
}

// Sources are the scenario's own sources, in the order of its files.
func (s *Scenario) Sources() []SourceRow {
	var out []SourceRow
	for i := range s.raw.Sources {
		d := &s.raw.Sources[i]
		out = append(out, SourceRow{ID: d.ID.V, Date: d.Date.V, Cite: d.Cite.V, After: d.After.V})
	}
	return out
}

// Cabinet says how several people may share a seat: how many at most (0: as many as the host takes), and whose word closes
// a part of the month (any, head, majority, all; "" any).
type Cabinet struct {
	Places int
	Seal   string
}

// Cabinets are the scenario's, by seat.
func (s *Scenario) Cabinets() []Cabinet {
	var out []Cabinet
	for _, d := range s.raw.Seats {
		out = append(out, Cabinet{Places: int(d.Places.V), Seal: d.Seal.V})
	}
	return out
}

// Clock is how many minutes each part of a month is meant to take in a class, and those before the first and after the last.
type Clock struct{ Brief, Talks, Orders, Crisis, Report, Before, After int }

// Month is a month's parts together, without a crisis, which comes in some months only.
func (c Clock) Month() int { return c.Brief + c.Talks + c.Orders + c.Report }

// Clock is the scenario's; what it does not say is 3 minutes to read the brief, 8 for the talks, 6 for the orders, 2 for a
// crisis and 4 for the report, 10 before the first month and 20 after the last (judgement, after seminar exercises of this
// kind).
func (s *Scenario) Clock() Clock {
	out := Clock{3, 8, 6, 2, 4, 10, 20}
	c := &s.raw.Clock
	for _, p := range []struct {
		to   *int
		from decode.Int
	}{{&out.Brief, c.Brief}, {&out.Talks, c.Talks}, {&out.Orders, c.Orders}, {&out.Crisis, c.Crisis}, {&out.Report, c.Report}, {&out.Before, c.Before}, {&out.After, c.After}} {
		if p.from.Set {
			*p.to = int(p.from.V)
		}
	}
	return out
}
