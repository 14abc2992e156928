// Package lint checks a scenario across its definitions and files: what each one alone cannot know. It never changes
// anything. Read Rules for the checks on rules and Texts for those on words.
package lint

import (
	"fmt"
	"strings"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
)

// Rules checks a raw tree; facts are the program's own list of facts by id, nil when sources need not be judged: a game kept
// before the list grew goes on.
func Rules(raw *decode.Raw, facts map[string]Fact, l *diag.List) {
	c := checker{raw: raw, known: facts, list: l}
	c.sources()
	c.letters()
	c.adjacency()
	c.scores()
	c.seats()
	for i := range raw.Crises {
		c.crisis(&raw.Crises[i])
	}
	c.reasons()
	c.budgets()
	c.idle()
	c.windows()
	if facts != nil {
		c.facts()
	}
}

type checker struct {
	raw   *decode.Raw
	known map[string]Fact
	list  *diag.List
}

// sources: every definition that carries numbers says where they come from.
func (c *checker) sources() {
	need := func(id decode.Str, s decode.Source) {
		if id.Set && !s.Set {
			c.list.Hint(diag.NoSource, id.At, "add source: a fact id, claim:N or judgement", "%q has no source", id.V)
		}
	}
	for i := range c.raw.Orders {
		need(c.raw.Orders[i].ID, c.raw.Orders[i].Source)
	}
	for i := range c.raw.Operations {
		need(c.raw.Operations[i].ID, c.raw.Operations[i].Source)
	}
	for i := range c.raw.Crises {
		need(c.raw.Crises[i].ID, c.raw.Crises[i].Source)
	}
	for i := range c.raw.Events {
		need(c.raw.Events[i].ID, c.raw.Events[i].Source)
	}
	for i := range c.raw.Clauses {
		need(c.raw.Clauses[i].ID, c.raw.Clauses[i].Source)
	}
	for i := range c.raw.Signals {
		need(c.raw.Signals[i].ID, c.raw.Signals[i].Source)
	}
}

// letters: a seat's or group's letter is its mark on the map, so no two may share one.
func (c *checker) letters() {
	unique := func(what string, ids, letters []decode.Str) {
		first := map[string]int{}
		for i, s := range letters {
			j, taken := first[s.V]
			switch {
			case !s.Set:
			case taken:
				c.list.Add(diag.Diagnostic{
					Code: diag.Letters, Span: s.At, Message: fmt.Sprintf("%s %q has the letter %q of %q", what, ids[i].V, s.V, ids[j].V),
					Related: []diag.Related{{Span: letters[j].At, Message: "the first one"}},
				})
			default:
				first[s.V] = i
			}
		}
	}
	var ids, letters []decode.Str
	for _, d := range c.raw.Seats {
		ids, letters = append(ids, d.ID), append(letters, d.Letter)
	}
	unique("seat", ids, letters)
	ids, letters = nil, nil
	for _, d := range c.raw.Groups {
		ids, letters = append(ids, d.ID), append(letters, d.Letter)
	}
	unique("group", ids, letters)
}

// adjacency: a border has two sides.
func (c *checker) adjacency() {
	borders := map[string]map[string]bool{}
	for _, d := range c.raw.Regions {
		borders[d.ID.V] = map[string]bool{}
		for _, a := range d.Adjacent {
			borders[d.ID.V][a.V] = true
		}
	}
	for _, d := range c.raw.Regions {
		for _, a := range d.Adjacent {
			back, known := borders[a.V]
			switch {
			case a.V == d.ID.V:
				c.list.Say(diag.Adjacency, a.At, "region %q borders itself", d.ID.V)
			case known && !back[d.ID.V]:
				c.list.Hint(diag.Adjacency, a.At, fmt.Sprintf("add %s to the neighbours of %s", d.ID.V, a.V), "region %q borders %q, which does not border it", d.ID.V, a.V)
			}
		}
	}
}

// scores: the parts of a score are percent of a whole.
func (c *checker) scores() {
	for i := range c.raw.Scores {
		d := &c.raw.Scores[i]
		sum := int64(0)
		seen := map[string]bool{}
		for _, p := range d.Parts {
			sum += p.Weight.V
			if p.ID.Set && seen[p.ID.V] {
				c.list.Say(diag.DuplicateID, p.ID.At, "part %q stands twice in score %s", p.ID.V, d.For.V)
			}
			seen[p.ID.V] = true
		}
		if sum != 100 {
			c.list.Say(diag.Weights, d.For.At, "the weights of score %q sum to %d, not 100", d.For.V, sum)
		}
	}
}

// seats: both republics are seated, nobody twice, and everybody can be scored, play and think.
func (c *checker) seats() {
	at := c.raw.Scenario.At
	if n := len(c.raw.Seats); n < 2 {
		c.list.Say(diag.Seating, at, "%d seats, two to %d wanted", n, game.MaxSeats)
	}
	held := map[string]decode.Seat{}
	kinds := map[string]bool{}
	for _, d := range c.raw.Seats {
		key, kind := "side "+d.Side.V, d.Side.V
		if d.Group.Set {
			key, kind = "group "+d.Group.V, "group"
		}
		if was, twice := held[key]; twice {
			c.list.Say(diag.Seating, d.At, "seats %q and %q both lead %s", was.ID.V, d.ID.V, key)
		}
		held[key] = d
		kinds[kind] = true
	}
	for _, side := range []string{"usa", "mexico"} {
		if !kinds[side] {
			c.list.Say(diag.Seating, at, "no seat has the side %q", side)
		}
	}
	if len(c.raw.Groups) > 0 {
		kinds["group"] = true
	}
	for _, kind := range []string{"usa", "mexico", "group"} {
		if kinds[kind] {
			c.actor(kind, at)
		}
	}
}

// actor checks that a kind of actor has what the engine asks of it.
func (c *checker) actor(kind string, at diag.Span) {
	missing := func(what string) {
		c.list.Say(diag.Incomplete, at, "there is no %s for %q", what, kind)
	}
	has := func(n int, whose func(i int) string) bool {
		for i := range n {
			if whose(i) == kind {
				return true
			}
		}
		return false
	}
	prefix := func(s decode.Str) string { p, _, _ := strings.Cut(s.V, "."); return p }
	if !has(len(c.raw.Scores), func(i int) string { return c.raw.Scores[i].For.V }) {
		missing("score")
	}
	if !has(len(c.raw.Doctrines), func(i int) string { return c.raw.Doctrines[i].For.V }) {
		missing("doctrine")
	}
	if !has(len(c.raw.Postures), func(i int) string { return prefix(c.raw.Postures[i].ID) }) {
		missing("posture")
	}
	for _, col := range game.ColumnNames {
		if !has(len(c.raw.Orders), func(i int) string {
			if c.raw.Orders[i].Column.V != col {
				return ""
			}
			return prefix(c.raw.Orders[i].ID)
		}) {
			missing(col + " order")
		}
	}
}

// crisis: whatever the parties choose, something happens.
func (c *checker) crisis(d *decode.Crisis) {
	if len(d.Parties) == 0 || len(d.Parties) > 3 {
		return
	}
	pick := make([]int, len(d.Parties))
	missing := 0
	example := ""
	for {
		if !c.covered(d, pick) {
			if missing++; missing == 1 {
				var words []string
				for i, k := range pick {
					words = append(words, d.Parties[i].Who.V+" "+d.Parties[i].Options[k].ID.V)
				}
				example = strings.Join(words, ", ")
			}
		}
		i := 0
		for ; i < len(pick); i++ {
			if len(d.Parties[i].Options) == 0 || len(d.Parties[i].Options) > 8 {
				return // reported elsewhere
			}
			if pick[i]++; pick[i] < len(d.Parties[i].Options) {
				break
			}
			pick[i] = 0
		}
		if i == len(pick) {
			break
		}
	}
	switch {
	case missing == 1:
		c.list.Say(diag.Uncovered, d.ID.At, "no outcome of %q matches %s", d.ID.V, example)
	case missing > 1:
		c.list.Say(diag.Uncovered, d.ID.At, "no outcome of %q matches %s (and %d more combinations)", d.ID.V, example, missing-1)
	}
}

func (c *checker) covered(d *decode.Crisis, pick []int) bool {
	for i, k := range pick {
		if k >= len(d.Parties[i].Options) {
			return true
		}
	}
	for i := range d.Outcomes {
		match := true
		for p, k := range pick {
			e, named := d.Outcomes[i].When.Get(d.Parties[p].Who.V)
			if !named {
				continue
			}
			hit := false
			for _, w := range e.Val.V {
				hit = hit || w.V == d.Parties[p].Options[k].ID.V
			}
			match = match && hit
		}
		if match {
			return true
		}
	}
	return false
}

// reasons: a doctrine's considerations share one set of keys for their words.
func (c *checker) reasons() {
	for i := range c.raw.Doctrines {
		d := &c.raw.Doctrines[i]
		first := map[string]diag.Span{}
		for _, id := range reasonsOf(d) {
			if was, twice := first[id.V]; twice && id.Set {
				c.list.Add(diag.Diagnostic{
					Code: diag.DuplicateID, Span: id.At, Message: fmt.Sprintf("consideration %q stands twice in doctrine %s", id.V, d.For.V),
					Related: []diag.Related{{Span: was, Message: "the first one"}},
				})
				continue
			}
			first[id.V] = id.At
		}
	}
}

// reasonsOf lists the ids of a doctrine's considerations.
func reasonsOf(d *decode.Doctrine) []decode.Str {
	var out []decode.Str
	for _, list := range [][]decode.Consideration{d.Orders, d.Postures, d.Signals} {
		for i := range list {
			out = append(out, list[i].ID)
		}
	}
	for i := range d.Offers {
		out = append(out, d.Offers[i].ID)
	}
	return out
}

// What a person at the table can take in.
const (
	maxColumn  = 14 // orders of one actor in one column
	maxChoices = 6
	maxEffects = 10 // of one definition
	maxCells   = 36 // combinations of a crisis
)

// budgets warns of what is too much to read.
func (c *checker) budgets() {
	type column struct{ who, name string }
	count := map[column]int{}
	for i := range c.raw.Orders {
		d := &c.raw.Orders[i]
		who, _, _ := strings.Cut(d.ID.V, ".")
		k := column{who, d.Column.V}
		if count[k]++; count[k] == maxColumn+1 {
			c.list.Say(diag.Budget, d.ID.At, "more than %d %s orders for %q", maxColumn, d.Column.V, who)
		}
		if len(d.Choices) > maxChoices {
			c.list.Say(diag.Budget, d.ID.At, "%d choices in %s, %d can be shown", len(d.Choices), d.ID.V, maxChoices)
		}
		if len(d.Effects) > maxEffects {
			c.list.Say(diag.Budget, d.ID.At, "%d effects in %s, %d can be told", len(d.Effects), d.ID.V, maxEffects)
		}
	}
	for i := range c.raw.Crises {
		d := &c.raw.Crises[i]
		cells := 1
		for _, p := range d.Parties {
			cells *= max(1, len(p.Options))
		}
		if cells > maxCells {
			c.list.Say(diag.Budget, d.ID.At, "%d combinations in %s, %d can be weighed", cells, d.ID.V, maxCells)
		}
	}
}
