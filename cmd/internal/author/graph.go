package author

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/game"
	"riobravo/game/rule"
)

func (d Deps) graphCommand() *cobra.Command {
	format, about := "mermaid", ""
	cmd := d.command("graph [scenario]", 0, 1)
	cmd.Flags().StringVar(&format, "format", "mermaid", d.t("flag.graph_format", nil))
	cmd.Flags().StringVar(&about, "about", "", d.t("flag.about", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		known := []string{"mermaid", "dot"}
		if !slices.Contains(known, format) {
			return d.wrongValue("--format", format, known)
		}
		sc, err := d.scenario(cmd, args, 0)
		if err != nil {
			return err
		}
		g := triggers(sc.Ruleset)
		if about != "" {
			if !slices.ContainsFunc(g.nodes, func(n node) bool { return n.id == about }) {
				var known []string
				for _, n := range g.nodes {
					known = append(known, n.id)
				}
				return d.wrongValue("--about", about, known)
			}
			g = g.around(about)
		}
		text := g.mermaid()
		if format == "dot" {
			text = g.dot()
		}
		if _, err := io.WriteString(cmd.OutOrStdout(), text); err != nil {
			return errWritten
		}
		return nil
	}
	return cmd
}

// graph is what triggers what in a scenario.
type graph struct {
	nodes []node
	edges []edge
}

type node struct{ kind, id string }

// edge says that from opens, reads or runs to; solid when it makes it happen, dashed when it is a condition of it.
type edge struct {
	from, to, label string
	dashed          bool
}

func (g *graph) node(kind, id string) {
	if n := (node{kind, id}); !slices.Contains(g.nodes, n) {
		g.nodes = append(g.nodes, n)
	}
}

func (g *graph) edge(e edge) {
	if !slices.Contains(g.edges, e) {
		g.edges = append(g.edges, e)
	}
}

// triggers is the graph of a ruleset: effects that open crises, run operations, post signals or bring clauses into force,
// and conditions that read events, clauses, signals and counters.
func triggers(rs *game.Ruleset) *graph {
	g := &graph{}
	b := &grapher{rs: rs, g: g}
	for i := range rs.Orders {
		d := &rs.Orders[i]
		b.from("order", d.ID, d.Effects)
		if d.Operation != rule.OpNone {
			g.node("operation", rule.Operations[d.Operation])
			g.node("order", d.ID)
			g.edge(edge{from: d.ID, to: rule.Operations[d.Operation]})
		}
		b.reads("order", d.ID, d.When)
	}
	for op := range rs.Operations {
		d := &rs.Operations[op]
		b.from("operation", rule.Operations[op], slices.Concat(d.Always, d.Decisive, d.Success, d.Miss, d.DisasterFx))
	}
	for i := range rs.Crises {
		d := &rs.Crises[i]
		g.node("crisis", d.ID)
		b.reads("crisis", d.ID, d.Trigger)
		b.reads("crisis", d.ID, d.When)
		b.from("crisis", d.ID, d.Open)
		for o := range d.Outcomes {
			b.from("crisis", d.ID, d.Outcomes[o].Effects)
		}
	}
	for i := range rs.Events {
		d := &rs.Events[i]
		b.from("event", d.ID, d.Effects)
		b.reads("event", d.ID, d.When)
	}
	for i := range rs.Clauses {
		d := &rs.Clauses[i]
		b.from("clause", d.ID, slices.Concat(d.Asked, d.Signing, d.Monthly, d.Ending, d.Breach))
		b.reads("clause", d.ID, d.When)
	}
	for i := range rs.Signals {
		d := &rs.Signals[i]
		b.from("signal", d.ID, slices.Concat(d.Post, d.Kept, d.Broken))
		b.reads("signal", d.ID, d.When)
	}
	return g
}

type grapher struct {
	rs *game.Ruleset
	g  *graph
}

// from adds what effects of a definition make happen.
func (b *grapher) from(kind, id string, list []game.Effect) {
	for i := range list {
		e := &list[i]
		to, what := "", ""
		switch e.Kind {
		case rule.KindCrisis:
			what, to = "crisis", b.rs.Crises[e.Arg].ID
		case rule.KindOperation:
			what, to = "operation", rule.Operations[e.Arg]
		case rule.KindSignal:
			what, to = "signal", b.rs.Signals[e.Arg].ID
		case rule.KindClause:
			what, to = "clause", b.rs.Clauses[e.Arg].ID
		case rule.KindAdd, rule.KindSet:
			if game.Field(e.Field) == game.FCounter && int(e.I.N) < len(b.rs.Counters) {
				what, to = "counter", b.rs.Counters[e.I.N].ID
			}
		}
		if to == "" {
			continue
		}
		label := ""
		if e.Chance != nil && e.Chance.IsConst() {
			label = fmt.Sprintf("%d %%", e.Chance.Const)
		}
		if e.After > 0 {
			label = strings.TrimSpace(fmt.Sprintf("%s +%d", label, e.After))
		}
		b.g.node(kind, id)
		b.g.node(what, to)
		b.g.edge(edge{from: id, to: to, label: label})
	}
}

// reads adds what a condition asks about.
func (b *grapher) reads(kind, id string, c game.Cond) {
	if !c.Set {
		return
	}
	b.walk(c.Node, func(what, of string) {
		b.g.node(kind, id)
		b.g.node(what, of)
		b.g.edge(edge{from: of, to: id, dashed: true})
	})
}

func (b *grapher) walk(n rule.Node, told func(kind, id string)) {
	if n.Op == rule.Field && n.I.Who == rule.Fixed {
		switch {
		case game.Field(n.Field) == game.FFired && int(n.I.N) < len(b.rs.Events):
			told("event", b.rs.Events[n.I.N].ID)
		case game.Field(n.Field) == game.FCounter && int(n.I.N) < len(b.rs.Counters):
			told("counter", b.rs.Counters[n.I.N].ID)
		case n.Field >= game.DerivedBase:
			switch d := game.Derived()[n.Field-game.DerivedBase]; {
			case d.Scope == game.ScopeSlot && d.Name == "clause":
				told("clause", b.rs.Clauses[n.I.N].ID)
			case d.Scope == game.ScopeSlot && d.Name == "signal":
				told("signal", b.rs.Signals[n.I.N].ID)
			}
		}
	}
	for _, a := range n.Args {
		b.walk(a, told)
	}
}

// around is the part of the graph that leads to a node or comes from it.
func (g *graph) around(id string) *graph {
	up, down := map[string]bool{id: true}, map[string]bool{id: true}
	for changed := true; changed; {
		changed = false
		for _, e := range g.edges {
			if up[e.to] && !up[e.from] {
				up[e.from], changed = true, true
			}
			if down[e.from] && !down[e.to] {
				down[e.to], changed = true, true
			}
		}
	}
	out := &graph{}
	for _, e := range g.edges {
		if up[e.from] && up[e.to] || down[e.from] && down[e.to] {
			out.edges = append(out.edges, e)
		}
	}
	for _, n := range g.nodes {
		if up[n.id] || down[n.id] {
			out.nodes = append(out.nodes, n)
		}
	}
	return out
}

// shapes are the brackets of a node in Mermaid and its shape in DOT, by kind.
var shapes = map[string][3]string{
	"order": {"[", "]", "box"}, "operation": {"[[", "]]", "box3d"}, "crisis": {"{{", "}}", "hexagon"}, "event": {"([", "])", "ellipse"},
	"clause": {"[/", "/]", "parallelogram"}, "signal": {">", "]", "cds"}, "counter": {"[(", ")]", "cylinder"},
}

func (g *graph) mermaid() string {
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	for _, n := range g.nodes {
		s := shapes[n.kind]
		fmt.Fprintf(&b, "  %s%s\"%s\"%s\n", handle(n.id), s[0], n.id, s[1])
	}
	for _, e := range g.edges {
		arrow := "-->"
		if e.dashed {
			arrow = "-.->"
		}
		if e.label != "" {
			arrow += "|" + e.label + "|"
		}
		fmt.Fprintf(&b, "  %s %s %s\n", handle(e.from), arrow, handle(e.to))
	}
	return b.String()
}

// handle is an id as a name inside Mermaid. `end` alone is a word of its language, so every name has a letter before it.
func handle(id string) string { return "n_" + strings.ReplaceAll(id, ".", "_") }

func (g *graph) dot() string {
	var b strings.Builder
	b.WriteString("digraph scenario {\n  rankdir=LR;\n")
	for _, n := range g.nodes {
		fmt.Fprintf(&b, "  %q [shape=%s];\n", n.id, shapes[n.kind][2])
	}
	for _, e := range g.edges {
		var with []string
		if e.label != "" {
			with = append(with, fmt.Sprintf("label=%q", e.label))
		}
		if e.dashed {
			with = append(with, "style=dashed")
		}
		fmt.Fprintf(&b, "  %q -> %q", e.from, e.to)
		if len(with) > 0 {
			fmt.Fprintf(&b, " [%s]", strings.Join(with, ", "))
		}
		b.WriteString(";\n")
	}
	b.WriteString("}\n")
	return b.String()
}
