package lint

import (
	"regexp"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
)

// Fact is what the program's own list says of a fact id: whether it is later than the exercise's horizon.
type Fact struct{ After bool }

var date = regexp.MustCompile(`^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$`)

// facts holds sources against the lists of facts: the program's, and the scenario's own. A fact later than the exercise's
// horizon may stand only in a scenario that says so.
func (c *checker) facts() {
	own := map[string]bool{}
	later := map[string]bool{}
	for i := range c.raw.Sources {
		d := &c.raw.Sources[i]
		if d.Date.Set && !date.MatchString(d.Date.V) {
			c.list.Hint(diag.BadDate, d.Date.At, "write 2026, 2026-02 or 2026-02-22, in quotes", "%q is no date in source %s", d.Date.V, d.ID.V)
		}
		own[d.ID.V], later[d.ID.V] = true, d.After.V
	}
	said := map[string]bool{}
	for _, s := range c.sourced() {
		for _, w := range s.V {
			if !factID.MatchString(w.V) {
				continue
			}
			known, ok := c.known[w.V]
			after := known.After && !own[w.V] || later[w.V]
			if !ok && !own[w.V] && !said[w.V] {
				said[w.V] = true
				c.list.Hint(diag.UnknownFact, w.At, "add it to the scenario's own sources, or write judgement", "%q is in no list of facts", w.V)
			}
			if after && !c.raw.Scenario.Later.V {
				c.list.Hint(diag.Later, w.At, "write later: true in the scenario's header, or use an earlier fact", "%q is later than the exercise's horizon", w.V)
			}
		}
	}
}

var factID = regexp.MustCompile(`^[A-Z][0-9]{1,3}$`)

// sourced lists the sources of all definitions.
func (c *checker) sourced() []decode.Source {
	r := c.raw
	var out []decode.Source
	for i := range r.Orders {
		out = append(out, r.Orders[i].Source)
	}
	for i := range r.Postures {
		out = append(out, r.Postures[i].Source)
	}
	for i := range r.Operations {
		out = append(out, r.Operations[i].Source)
	}
	for i := range r.Crises {
		out = append(out, r.Crises[i].Source)
	}
	for i := range r.Clauses {
		out = append(out, r.Clauses[i].Source)
	}
	for i := range r.Signals {
		out = append(out, r.Signals[i].Source)
	}
	for i := range r.Events {
		out = append(out, r.Events[i].Source)
	}
	for i := range r.Groups {
		out = append(out, r.Groups[i].Source)
	}
	for i := range r.Regions {
		out = append(out, r.Regions[i].Source)
	}
	for i := range r.Params {
		out = append(out, r.Params[i].Val.Source)
	}
	c.every(func(e *decode.Effect) { out = append(out, e.Source) }, func(decode.Expr) {})
	return out
}
