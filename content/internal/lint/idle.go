package lint

import (
	"regexp"
	"slices"
	"strings"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game/rule"
)

// idle finds what stands in the scenario and can never matter: a crisis that nothing opens, a counter that nothing reads.
func (c *checker) idle() {
	opened, read := map[string]bool{}, map[string]bool{}
	c.every(func(e *decode.Effect) {
		if e.Kind.Kind == rule.KindCrisis {
			opened[e.Head.Word.V] = true
		}
	}, func(e decode.Expr) {
		for _, m := range counterPath.FindAllStringSubmatch(e.Src, -1) {
			read[m[1]] = true
		}
	})
	for i := range c.raw.Crises {
		d := &c.raw.Crises[i]
		if len(c.raw.Removed) > 0 && !c.own(d.ID.At) {
			continue // what opened it was taken out on purpose
		}
		if !d.Trigger.Set && !opened[d.ID.V] && d.ID.Set && !byEngine[d.ID.V] {
			c.list.Hint(diag.NeverOpens, d.ID.At, "give it a trigger, or an effect {crisis: "+d.ID.V+"} somewhere", "nothing opens the crisis %q", d.ID.V)
		}
	}
	for i := range c.raw.Counters {
		if d := &c.raw.Counters[i]; d.ID.Set && !read[d.ID.V] {
			c.list.Hint(diag.Unread, d.ID.At, "read it as counter."+d.ID.V, "nothing reads the counter %q", d.ID.V)
		}
	}
}

var counterPath = regexp.MustCompile(`\bcounter\.([a-z0-9_]+)`)

// byEngine are the crises that the engine opens itself (rules.md, Crises).
var byEngine = map[string]bool{"pinned_down": true, "clash": true, "soil_attack": true}

// every visits each effect and each expression of the scenario.
func (c *checker) every(effect func(*decode.Effect), expr func(decode.Expr)) {
	effects := func(lists ...[]decode.Effect) {
		for _, list := range lists {
			for i := range list {
				e := &list[i]
				effect(e)
				expr(e.Head.Expr)
				for _, a := range e.Args {
					expr(a.Expr)
				}
			}
		}
	}
	r := c.raw
	for i := range r.Orders {
		effects(r.Orders[i].Effects)
		expr(r.Orders[i].When)
		expr(r.Orders[i].Cost)
	}
	for i := range r.Postures {
		effects(r.Postures[i].Effects)
		expr(r.Postures[i].When)
		expr(r.Postures[i].Cost)
	}
	for i := range r.Operations {
		d := &r.Operations[i]
		effects(d.Always, d.Decisive, d.Success, d.Miss, d.Fails)
		expr(d.Disaster)
		expr(d.Home)
	}
	for i := range r.Crises {
		d := &r.Crises[i]
		effects(d.Open)
		expr(d.Trigger)
		expr(d.When)
		for j := range d.Outcomes {
			effects(d.Outcomes[j].Effects)
		}
		for j := range d.Parties {
			for _, o := range d.Parties[j].Options {
				expr(o.When)
				expr(o.Weight)
				expr(o.Silent)
			}
		}
	}
	for i := range r.Clauses {
		d := &r.Clauses[i]
		effects(d.Asked, d.Signing, d.Monthly, d.Ending, d.Breach)
		expr(d.When)
		expr(d.Worth.Giver)
		expr(d.Worth.Receiver)
	}
	for i := range r.Signals {
		d := &r.Signals[i]
		effects(d.Post, d.Kept, d.Broken)
		expr(d.When)
		expr(d.KeptIf)
		expr(d.BrokeIf)
	}
	for i := range r.Events {
		effects(r.Events[i].Effects)
		expr(r.Events[i].When)
		expr(r.Events[i].Weight)
	}
	for i := range r.Objectives {
		expr(r.Objectives[i].Part)
	}
	for i := range r.Scores {
		expr(r.Scores[i].Threshold)
		for _, p := range r.Scores[i].Parts {
			expr(p.Value)
		}
	}
	for i := range r.Doctrines {
		d := &r.Doctrines[i]
		for _, k := range slices.Concat(d.Orders, d.Postures, d.Signals) {
			expr(k.When)
			expr(k.Weight)
		}
		for _, o := range d.Offers {
			expr(o.When)
			expr(o.Weight)
		}
	}
}

// windows finds events that can never fire. Only what the scenario itself wrote is told: a short scenario keeps the late
// events of its base.
func (c *checker) windows() {
	h := c.raw.Scenario
	last := h.Turns.V + h.Aftermath.V
	for i := range c.raw.Events {
		d := &c.raw.Events[i]
		if !c.own(d.ID.At) || d.Held.V {
			continue
		}
		switch {
		case d.Month.Set && d.Month.V > last && last > 0:
			c.list.Say(diag.NeverFires, d.Month.At, "%q stands in month %d, and the scenario has %d", d.ID.V, d.Month.V, last)
		case d.First.Set && d.First.V > last && last > 0:
			c.list.Say(diag.NeverFires, d.First.At, "%q comes from month %d on, and the scenario has %d", d.ID.V, d.First.V, last)
		case d.When.Set && (d.When.Src == "false" || d.When.Src == "0"):
			c.list.Hint(diag.NeverFires, d.When.At, "write held: true for an event that only the facilitator fires", "%q has a condition that never holds", d.ID.V)
		}
	}
}

// own tells whether a place lies in the scenario's own files, not in its base's.
func (c *checker) own(at diag.Span) bool {
	mine := c.raw.Scenario.At.File
	return at.File == mine || strings.HasPrefix(at.File, folder(mine)) && strings.HasSuffix(folder(mine), "/")
}

// folder is a file's folder with its slash, or the file itself.
func folder(file string) string {
	if i := strings.LastIndexByte(file, '/'); i >= 0 {
		return file[:i+1]
	}
	return file
}
