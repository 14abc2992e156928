package author

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/sim"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/rule"
)

// Covered is one thing of a scenario and how often games came upon it. Games counts games in which it happened at all.
type Covered struct {
	Kind   string  `json:"kind"` // order, crisis, outcome, event, clause, signal, posture, ending
	ID     string  `json:"id"`
	Times  int     `json:"times"`
	Games  int     `json:"games"`
	First  int     `json:"first,omitempty"` // month, over all games
	Last   int     `json:"last,omitempty"`
	Middle float64 `json:"middle,omitempty"` // mean month
	Why    string  `json:"why,omitempty"`    // why it never happened
}

// Coverage is what a dry run by bots came upon.
type Coverage struct {
	Scenario string    `json:"scenario"`
	Games    int       `json:"games"`
	Seed     uint64    `json:"seed"`
	Rows     []Covered `json:"rows"`
}

type coverageFlags struct {
	games, workers int
	seed           uint64
	json, all      bool
	strict         bool
}

func (d Deps) coverageCommand() *cobra.Command {
	var f coverageFlags
	cmd := d.command("coverage [scenario]", 0, 1)
	fl := cmd.Flags()
	fl.IntVar(&f.games, "games", 2000, d.t("flag.games", nil))
	fl.Uint64Var(&f.seed, "seed", 1, d.t("flag.seed", nil))
	fl.IntVar(&f.workers, "workers", 0, d.t("flag.workers", nil))
	fl.BoolVar(&f.json, "json", false, d.t("flag.coverage_json", nil))
	fl.BoolVar(&f.all, "all", false, d.t("flag.all", nil))
	fl.BoolVar(&f.strict, "strict", false, d.t("flag.coverage_strict", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if f.games < 1 || f.games > 100_000 {
			return d.wrong("games", map[string]any{"Value": f.games})
		}
		sc, err := d.scenario(cmd, args, 0)
		if err != nil {
			return err
		}
		cov, err := d.Cover(cmd.Context(), sc, f.games, f.seed, f.workers, d.progress(cmd.ErrOrStderr()))
		if err != nil {
			return d.Fail(err.Error(), true)
		}
		if f.json {
			e := json.NewEncoder(cmd.OutOrStdout())
			e.SetIndent("", " ")
			e.SetEscapeHTML(false)
			if err := e.Encode(cov); err != nil {
				return errWritten
			}
		} else if err := d.tellCoverage(cmd, sc, cov, f.all); err != nil {
			return err
		}
		if f.strict && slices.ContainsFunc(cov.Rows, func(r Covered) bool { return r.Times == 0 }) {
			return d.Quiet
		}
		return nil
	}
	return cmd
}

// progress tells how far games are, where somebody looks on.
func (d *Deps) progress(w io.Writer) func(done, all int) {
	if !d.Progress {
		return nil
	}
	return func(done, all int) {
		if done%50 == 0 || done == all {
			end := ""
			if done == all {
				end = "\r\x1b[K"
			}
			_, _ = io.WriteString(w, "\r"+d.t("coverage.progress", map[string]any{"N": done, "All": all})+"\x1b[K"+end)
		}
	}
}

// seenOf counts one kind of thing by its number.
type seenOf struct {
	times, games, first, last, sum []int
	mark                           []bool // seen in the game under way
}

func newSeen(n int) *seenOf {
	return &seenOf{make([]int, n), make([]int, n), make([]int, n), make([]int, n), make([]int, n), make([]bool, n)}
}

func (s *seenOf) hit(i int, month int16) {
	if i < 0 || i >= len(s.times) {
		return
	}
	m := int(month)
	s.times[i]++
	s.sum[i] += m
	if s.first[i] == 0 || m < s.first[i] {
		s.first[i] = m
	}
	s.last[i] = max(s.last[i], m)
	if !s.mark[i] {
		s.mark[i] = true
		s.games[i]++
	}
}

func (s *seenOf) add(o *seenOf) {
	for i := range s.times {
		if o.first[i] > 0 && (s.first[i] == 0 || o.first[i] < s.first[i]) {
			s.first[i] = o.first[i]
		}
		s.times[i], s.games[i], s.sum[i], s.last[i] = s.times[i]+o.times[i], s.games[i]+o.games[i], s.sum[i]+o.sum[i], max(s.last[i], o.last[i])
	}
}

// watcher counts what the games of one worker come upon.
type watcher struct {
	rs                                                                *game.Ruleset
	orders, crises, outcomes, events, clauses, signals, postures, end *seenOf
	first                                                             []int // of each crisis's outcomes, in the row of all outcomes
	offered                                                           []int // clauses in offers, signed or not
	legal                                                             []int // of orders: looks in which it could be given
	refused                                                           [][]int
	held                                                              []int // of events: looks in which their condition held
	looks                                                             int
	when                                                              []func(*game.State) int32 // of events; nil without a condition
	buf                                                               []game.Order
}

func newWatcher(rs *game.Ruleset) *watcher {
	w := &watcher{
		rs: rs, orders: newSeen(len(rs.Orders)), crises: newSeen(len(rs.Crises)), events: newSeen(len(rs.Events)), clauses: newSeen(len(rs.Clauses)),
		signals: newSeen(len(rs.Signals)), postures: newSeen(len(rs.Postures)), end: newSeen(len(game.EndingNames)),
		legal: make([]int, len(rs.Orders)), held: make([]int, len(rs.Events)), offered: make([]int, len(rs.Clauses)),
	}
	n := 0
	for i := range rs.Crises {
		w.first = append(w.first, n)
		n += len(rs.Crises[i].Outcomes)
	}
	w.outcomes = newSeen(n)
	for range rs.Orders {
		w.refused = append(w.refused, make([]int, len(game.RefusalNames)))
	}
	for i := range rs.Events {
		var f func(*game.State) int32
		if rs.Events[i].When.Set {
			f = rs.Reading(rs.Events[i].When.Node)
		}
		w.when = append(w.when, f)
	}
	return w
}

func (w *watcher) all() []*seenOf {
	return []*seenOf{w.orders, w.crises, w.outcomes, w.events, w.clauses, w.signals, w.postures, w.end}
}

// facts counts what a step brought.
func (w *watcher) facts(s *game.State, list []game.Event) {
	for i := range list {
		e := &list[i]
		m := e.Month
		switch e.Kind {
		case game.MonthBegan:
			if e.New <= 1 {
				for _, seen := range w.all() {
					clear(seen.mark)
				}
			}
			for n, when := range w.when {
				if when == nil || when(s) != 0 {
					w.held[n]++
				}
			}
		case game.OrderResolved:
			w.orders.hit(int(e.Subject), m)
		case game.CrisisOpened:
			w.crises.hit(int(e.Subject), m)
		case game.CrisisResolved:
			w.resolved(int(e.Subject), e.Amount, m)
		case game.ScenarioFired:
			w.events.hit(int(e.Subject), m)
		case game.SignalPosted:
			w.signals.hit(int(e.Subject), m)
		case game.PostureRevealed:
			w.postures.hit(int(e.Subject), m)
		case game.OfferMade:
			if int(e.New) < len(s.Offers) {
				b := game.OfferBundle(&s.Offers[e.New])
				for _, u := range b.Clauses[:b.N] {
					if u.Clause >= 0 && int(u.Clause) < len(w.offered) {
						w.offered[u.Clause]++
					}
				}
			}
		case game.TreatySigned:
			if int(e.New) < len(s.Treaties) {
				for _, u := range game.TreatyUses(&s.Treaties[e.New]) {
					w.clauses.hit(int(u.Clause), m)
				}
			}
		case game.GameEnded:
			w.end.hit(int(e.Subject), m)
		}
	}
}

// resolved counts every row of a crisis's matrix that matches the choices, packed four bits each.
func (w *watcher) resolved(id int, choices int16, month int16) {
	if id < 0 || id >= len(w.rs.Crises) {
		return
	}
	d := &w.rs.Crises[id]
	for o := range d.Outcomes {
		fits := true
		for p := range d.Parties {
			if c := uint16(choices) >> (4 * uint(p)) & 15; d.Outcomes[o].Masks[p]&(1<<c) == 0 {
				fits = false
			}
		}
		if fits {
			w.outcomes.hit(w.first[id]+o, month)
		}
	}
}

// sampled is the share of games in which it is looked at which orders could be given: one in so many.
const sampled = 25

// look counts which orders a seat could give, and what forbids the others.
func (w *watcher) look(index int, v *game.View, cmd *game.Command) {
	if index%sampled != 0 || cmd.Kind != game.CmdSheet {
		return
	}
	w.looks++
	for c := range game.Columns {
		w.buf = game.Legal(w.rs, v, game.Column(c), w.buf[:0])
		could := map[game.OrderID]bool{}
		for _, o := range w.buf {
			if o.ID >= 0 && !could[o.ID] {
				could[o.ID] = true
				w.legal[o.ID]++
			}
		}
	}
	seat := &w.rs.Seats[v.Seat]
	for i := range w.rs.Orders {
		d := &w.rs.Orders[i]
		mine := d.Actor.Side == seat.Side && (seat.Side >= 0 || d.Actor.Group < 0 || d.Actor.Group == seat.Group)
		if !mine || w.legal[i] > 0 {
			continue
		}
		o := game.Order{ID: game.OrderID(i), Region: game.NoRegion, Group: game.NoGroup, Wing: game.NoWing}
		if ref := game.PreviewOrder(w.rs, v, o).Refusal; ref != nil {
			w.refused[i][ref.Code]++
		}
	}
}

func (w *watcher) add(o *watcher) {
	for i, seen := range w.all() {
		seen.add(o.all()[i])
	}
	w.looks += o.looks
	for i := range w.legal {
		w.legal[i] += o.legal[i]
		for c := range w.refused[i] {
			w.refused[i][c] += o.refused[i][c]
		}
	}
	for i := range w.held {
		w.held[i] += o.held[i]
	}
	for i := range w.offered {
		w.offered[i] += o.offered[i]
	}
}

// Cover plays games between bots, half of them staff and the rest novices and players at random, and counts what happens.
// The same seed counts the same on any number of workers.
func (d *Deps) Cover(ctx context.Context, sc *content.Scenario, games int, seed uint64, workers int, progress func(int, int)) (*Coverage, error) {
	rs := sc.Ruleset
	total := newWatcher(rs)
	rest := games
	for _, part := range []struct {
		bot   string
		games int
	}{{"staff", (games + 1) / 2}, {"novice", games / 4}, {"random", games}} {
		n := min(part.games, rest)
		if n == 0 {
			continue
		}
		before := games - rest
		rest -= n
		bots := make([]string, len(rs.Seats))
		for k := range bots {
			bots[k] = part.bot
		}
		watchers := make([]*watcher, 64)
		for i := range watchers {
			watchers[i] = newWatcher(rs)
		}
		cfg := sim.Config{Rules: rs, Games: n, Seed: seed, Workers: min(workers, len(watchers)), Bots: bots}
		cfg.Facts = func(worker int, s *game.State, list []game.Event) { watchers[worker].facts(s, list) }
		cfg.Look = func(worker, index int, v *game.View, cmd *game.Command) { watchers[worker].look(index, v, cmd) }
		if progress != nil {
			cfg.Progress = func(done, _ int) { progress(before+done, games) }
		}
		if _, err := sim.Run(ctx, cfg); err != nil {
			return nil, err
		}
		for _, w := range watchers {
			total.add(w)
		}
	}
	out := &Coverage{Scenario: sc.ID, Games: games, Seed: seed}
	c := &reasons{d: d, sc: sc, rs: rs, w: total, r: renderer(sc, d.Words.Language())}
	out.Rows = c.rows()
	return out, nil
}

// reasons turns counts into rows, and says why what never happened did not.
type reasons struct {
	d  *Deps
	sc *content.Scenario
	rs *game.Ruleset
	w  *watcher
	r  interface{ Cond(n rule.Node) string }
}

func (c *reasons) rows() []Covered {
	var out []Covered
	add := func(kind, id string, s *seenOf, i int, why func() string) {
		row := Covered{Kind: kind, ID: id, Times: s.times[i], Games: s.games[i], First: s.first[i], Last: s.last[i]}
		if row.Times > 0 {
			row.Middle = float64(s.sum[i]*10/row.Times) / 10
		} else {
			row.Why = why()
		}
		out = append(out, row)
	}
	for i := range c.rs.Orders {
		add("order", c.rs.Orders[i].ID, c.w.orders, i, func() string { return c.order(i) })
	}
	for i := range c.rs.Postures {
		add("posture", c.rs.Postures[i].ID, c.w.postures, i, func() string { return c.why("posture", nil) })
	}
	for i := range c.rs.Crises {
		add("crisis", c.rs.Crises[i].ID, c.w.crises, i, func() string { return c.crisis(i) })
		for o := range c.rs.Crises[i].Outcomes {
			add("outcome", c.rs.Crises[i].ID+"/"+c.rs.Crises[i].Outcomes[o].ID, c.w.outcomes, c.w.first[i]+o, func() string {
				if c.w.crises.times[i] == 0 {
					return c.why("outcome_closed", nil)
				}
				return c.why("outcome", map[string]any{"Choices": combination(&c.rs.Crises[i], &c.rs.Crises[i].Outcomes[o])})
			})
		}
	}
	for i := range c.rs.Events {
		add("event", c.rs.Events[i].ID, c.w.events, i, func() string { return c.event(i) })
	}
	for i := range c.rs.Clauses {
		add("clause", c.rs.Clauses[i].ID, c.w.clauses, i, func() string {
			if n := c.w.offered[i]; n > 0 {
				return c.why("clause_refused", map[string]any{"N": n})
			}
			return c.why("clause", nil)
		})
	}
	for i := range c.rs.Signals {
		add("signal", c.rs.Signals[i].ID, c.w.signals, i, func() string {
			if w := c.rs.Signals[i].When; w.Set {
				return c.why("signal_when", map[string]any{"Needs": c.r.Cond(w.Node)})
			}
			return c.why("signal", nil)
		})
	}
	for i := 1; i < len(game.EndingNames); i++ {
		add("ending", game.EndingNames[i], c.w.end, i, func() string { return c.why("ending", nil) })
	}
	return out
}

func (c *reasons) why(key string, args map[string]any) string {
	return c.d.t("coverage.why."+key, args)
}

// order says why nobody gave an order: it was open and nobody wanted it, or what forbade it most often.
func (c *reasons) order(i int) string {
	d := &c.rs.Orders[i]
	if n := c.w.legal[i]; n > 0 {
		key := "unwanted"
		if !c.considered(i) {
			key = "no_doctrine"
		}
		return c.why(key, map[string]any{"N": n, "Looks": c.w.looks})
	}
	code, most := 0, 0
	for k, n := range c.w.refused[i] {
		if n > most {
			code, most = k, n
		}
	}
	args := map[string]any{"Cost": c.r.Cond(d.Cost.Node), "Needs": ""}
	if d.When.Set {
		args["Needs"] = c.r.Cond(d.When.Node)
	}
	switch {
	case most == 0 && d.Actor.Side < 0:
		return c.why("no_seat", nil)
	case game.RefusalCode(code) == game.RefusedWhen:
		return c.why("when", args)
	case game.RefusalCode(code) == game.RefusedCost:
		return c.why("cost", args)
	case d.When.Set:
		return c.why("target_when", args)
	}
	return c.why("target", args)
}

// considered tells whether some doctrine has a reason for an order.
func (c *reasons) considered(i int) bool {
	return slices.ContainsFunc(c.rs.Doctrines, func(d game.DoctrineDef) bool {
		return slices.ContainsFunc(d.Orders, func(k game.Consideration) bool { return int(k.What) == i })
	})
}

// event says why an event never fired.
func (c *reasons) event(i int) string {
	d := &c.rs.Events[i]
	last := c.rs.Turns + c.rs.Aftermath
	args := map[string]any{"N": c.w.held[i], "Last": int(last), "First": int(max(d.First, d.Month)), "Needs": ""}
	if d.When.Set {
		args["Needs"] = c.r.Cond(d.When.Node)
	}
	switch {
	case d.Held:
		return c.why("held", nil)
	case d.Month > last || d.First > last:
		return c.why("late", args)
	case c.w.held[i] == 0:
		return c.why("never_held", args)
	}
	return c.why("not_drawn", args)
}

// crisis says why a crisis never opened: what would open it, and how often that happened.
func (c *reasons) crisis(i int) string {
	d := &c.rs.Crises[i]
	if d.Trigger.Set {
		return c.why("trigger", map[string]any{"Needs": c.r.Cond(d.Trigger.Node)})
	}
	var by []string
	for _, o := range openers(c.rs, game.CrisisID(i)) {
		n := 0
		switch o.kind {
		case "order":
			n = c.w.orders.times[o.n]
		case "event":
			n = c.w.events.times[o.n]
		case "crisis":
			n = c.w.crises.times[o.n]
		}
		by = append(by, fmt.Sprintf("%s (%s)", o.id, strconv.Itoa(n)))
	}
	if len(by) == 0 {
		return c.why("no_opener", nil)
	}
	return c.why("openers", map[string]any{"By": strings.Join(by, ", ")})
}

// opener is something whose effects open a crisis.
type opener struct {
	kind, id string
	n        int
}

// openers lists what opens a crisis: orders (with their operations), events, crises, clauses and signals.
func openers(rs *game.Ruleset, id game.CrisisID) []opener {
	var out []opener
	add := func(kind, name string, n int, lists ...[]game.Effect) {
		for _, list := range lists {
			for i := range list {
				asks := list[i].Kind == rule.KindSoilAttack && rs.Crises[id].ID == "soil_attack" // if the lieutenants obey
				if list[i].Kind == rule.KindCrisis && game.CrisisID(list[i].Arg) == id || asks {
					out = append(out, opener{kind, name, n})
					return
				}
			}
		}
	}
	for i := range rs.Orders {
		d := &rs.Orders[i]
		op := &rs.Operations[d.Operation]
		add("order", d.ID, i, d.Effects, op.Always, op.Decisive, op.Success, op.Miss, op.DisasterFx)
	}
	for i := range rs.Events {
		add("event", rs.Events[i].ID, i, rs.Events[i].Effects)
	}
	for i := range rs.Crises {
		lists := [][]game.Effect{rs.Crises[i].Open}
		for o := range rs.Crises[i].Outcomes {
			lists = append(lists, rs.Crises[i].Outcomes[o].Effects)
		}
		add("crisis", rs.Crises[i].ID, i, lists...)
	}
	for i := range rs.Clauses {
		d := &rs.Clauses[i]
		add("clause", d.ID, i, d.Asked, d.Signing, d.Monthly, d.Ending, d.Breach)
	}
	for i := range rs.Signals {
		d := &rs.Signals[i]
		add("signal", d.ID, i, d.Post, d.Kept, d.Broken)
	}
	return out
}

// tellCoverage writes a table a kind: what happened how often and when (with all), then what never did and why.
func (d *Deps) tellCoverage(cmd *cobra.Command, sc *content.Scenario, c *Coverage, all bool) error {
	if err := d.print(cmd, d.t("coverage.head", map[string]any{"Scenario": sc.ID, "N": c.Games, "Seed": c.Seed})); err != nil {
		return err
	}
	for _, kind := range []string{"order", "posture", "signal", "clause", "crisis", "outcome", "event", "ending"} {
		n, seen := 0, 0
		for _, r := range c.Rows {
			if r.Kind == kind {
				n++
				if r.Times > 0 {
					seen++
				}
			}
		}
		if n == 0 {
			continue
		}
		if err := d.print(cmd, "", d.t("coverage.kind", map[string]any{"Kind": d.t("coverage.kinds."+kind, nil), "Seen": seen, "N": n})); err != nil {
			return err
		}
		for _, r := range c.Rows {
			if r.Kind != kind || r.Times > 0 && !all {
				continue
			}
			line := d.t("coverage.never", map[string]any{"ID": r.ID, "Why": r.Why})
			if r.Times > 0 {
				line = d.t("coverage.row", map[string]any{"ID": r.ID, "Percent": percent(r.Games, c.Games), "Times": r.Times, "First": r.First, "Last": r.Last, "Middle": strconv.FormatFloat(r.Middle, 'f', 1, 64)})
			}
			if err := d.print(cmd, line); err != nil {
				return err
			}
		}
	}
	return nil
}

// percent is a share as text, "<1" for what is less than one.
func percent(n, of int) string {
	p := n * 100 / max(1, of)
	if p == 0 && n > 0 {
		return "<1"
	}
	return strconv.Itoa(p)
}
