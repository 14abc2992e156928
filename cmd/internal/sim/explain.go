package sim

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"riobravo/game"
	"riobravo/game/bot"
)

// act is what a bot did, why, and how it came to it where it weighed several things.
type act struct {
	world  game.World
	cmd    game.Command
	why    string
	choice bot.Choice
}

// explain plays the first game of a seed and tells what one seat's bot did in it, with its reason and, where it looked
// ahead, the best alternative and what the choice was worth more. After the game nothing of it is secret.
func (d *Deps) explain(out io.Writer, cfg *Config, seat string) error {
	var known []string
	for _, s := range cfg.Rules.Seats {
		known = append(known, s.ID)
	}
	k := slices.Index(known, seat)
	if k < 0 {
		return wrongValue("explain", seat, known)
	}
	one := *cfg
	one.Games, one.Shard, one.Shards = 1, 1, 1
	b, err := newBatch(one)
	if err != nil {
		return err
	}
	w := b.workers[0]
	var failed error
	w.heard = func(who game.Seat, a *act) {
		if who == game.Seat(k) && failed == nil {
			if line := d.told(cfg.Rules, who, a); line != "" {
				_, failed = fmt.Fprintln(out, line)
			}
		}
	}
	if err := w.play(cfg.Seed, 0); err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, d.t("explain.end", map[string]any{"Seat": d.seat(seat), "Margin": signed(float64(w.game.Seats[k].Margin) / 100)}))
	return errors.Join(failed, err)
}

// told is one act in a line; being ready says nothing.
func (d *Deps) told(rs *game.Ruleset, k game.Seat, a *act) string {
	what := d.deed(rs, k, a, &a.cmd)
	if what == "" {
		return ""
	}
	args := map[string]any{"Month": int(a.world.Month), "What": what, "Why": ""}
	if a.why != "" && d.Words.Has(a.why) {
		args["Why"] = d.Words.Text(a.why, nil)
	}
	return strings.TrimSpace(strings.TrimSpace(d.t("explain.line", args)) + " " + d.weighed(rs, k, a))
}

// weighed says what else a bot that looks ahead thought of, and what its choice was worth more; "" where it weighed nothing.
func (d *Deps) weighed(rs *game.Ruleset, k game.Seat, a *act) string {
	c := &a.choice
	if c.Playouts == 0 || c.Alternative == c.Taken {
		return ""
	}
	key := "explain.better"
	if c.Gain < 5 { // less than the digit shown
		key = "explain.level"
	}
	out := d.t(key, map[string]any{"Gain": points(c.Gain), "Other": d.otherwise(rs, k, a, &c.Alternative), "N": c.Playouts})
	var more []string
	for i := range c.Further[:c.Known] {
		o := &c.Further[i]
		more = append(more, d.t("explain.further", map[string]any{"Gain": points(o.Gain), "Other": d.otherwise(rs, k, a, &o.Command)}))
	}
	if len(more) > 0 {
		out += " " + d.t("explain.next", map[string]any{"List": strings.Join(more, "; ")})
	}
	return out
}

// points writes hundredths of a point.
func points(n int32) string { return signed(float64(n) / 100) }

func (d *Deps) otherwise(rs *game.Ruleset, k game.Seat, a *act, cmd *game.Command) string {
	if other := d.deed(rs, k, a, cmd); other != "" {
		return other
	}
	return d.t("explain.nothing", nil)
}

// Thought says why a bot that looks ahead sealed the sheet it did: what spoke for it, the best of what else it weighed, and
// what it was worth more. "" where it did something else, or weighed nothing.
func (d Deps) Thought(rs *game.Ruleset, k game.Seat, w *game.World, c bot.Choice) string {
	if c.Playouts == 0 || c.Taken.Kind != game.CmdSheet {
		return ""
	}
	a := act{world: *w, choice: c}
	why := ""
	if d.Words.Has(c.Reason) {
		why = d.Words.Text(c.Reason, nil)
	}
	return strings.TrimSpace(why + " " + d.weighed(rs, k, &a))
}

// deed is a command in words; "" for being ready.
func (d *Deps) deed(rs *game.Ruleset, k game.Seat, a *act, cmd *game.Command) string {
	switch cmd.Kind {
	case game.CmdSignal:
		return d.t("explain.signal", map[string]any{"Name": d.name("signal", rs.Signals[cmd.Signal].ID)})
	case game.CmdOffer:
		return d.t("explain.offer", map[string]any{"Seat": d.seat(rs.Seats[cmd.Offer.To].ID), "Give": d.clauses(rs, &cmd.Offer, k), "Take": d.clauses(rs, &cmd.Offer, cmd.Offer.To)})
	case game.CmdAnswer:
		if cmd.Yes {
			return d.t("explain.accept", nil)
		}
		return d.t("explain.refuse", nil)
	case game.CmdChoose:
		def := &rs.Crises[a.world.Crisis-1]
		for _, p := range def.Parties {
			if kind := p.Kind; kind == partyOf(rs, k) {
				option := d.Words.Text("crisis."+def.ID+".option."+game.PartyNames[kind]+"."+p.Options[cmd.Option].ID, nil)
				return d.t("explain.crisis", map[string]any{"Crisis": d.name("crisis", def.ID), "Option": option})
			}
		}
	case game.CmdSheet:
		parts := []string{d.name("posture", rs.Postures[cmd.Sheet.Posture].ID)}
		for _, o := range cmd.Sheet.Orders {
			parts = append(parts, d.line(rs, o))
		}
		return strings.Join(parts, " · ")
	}
	return ""
}

// partyOf is the kind of party that a seat is in a crisis.
func partyOf(rs *game.Ruleset, k game.Seat) game.PartyKind {
	switch rs.Seats[k].Side {
	case game.USA:
		return game.PartyUSA
	case game.Mexico:
		return game.PartyMexico
	}
	return game.PartyGroup
}

// line is an order with what it names.
func (d *Deps) line(rs *game.Ruleset, o game.Order) string {
	if o.ID == game.NoOrder {
		return d.t("explain.empty", nil)
	}
	s := d.order(rs.Orders[o.ID].ID)
	var at []string
	if n := rs.Orders[o.ID].Choices; len(n) > 0 {
		at = append(at, d.Words.Text("order."+rs.Orders[o.ID].ID+".choice."+n[o.Amount], nil))
	}
	if o.Group >= 0 && int(o.Group) < len(rs.Groups) {
		at = append(at, d.Words.Text("group."+rs.Groups[o.Group].ID+".short", nil))
	}
	if o.Region >= 0 {
		at = append(at, d.name("region", rs.Regions[o.Region].ID))
	}
	if len(at) == 0 {
		return s
	}
	return s + " (" + strings.Join(at, ", ") + ")"
}

// clauses are those of a bundle that a seat gives.
func (d *Deps) clauses(rs *game.Ruleset, b *game.Bundle, giver game.Seat) string {
	var out []string
	for _, u := range b.Clauses[:b.N] {
		if u.Giver == giver {
			out = append(out, d.name("clause", rs.Clauses[u.Clause].ID))
		}
	}
	if len(out) == 0 {
		return d.t("explain.nothing", nil)
	}
	return strings.Join(out, ", ")
}

func (d *Deps) name(kind, id string) string { return d.Words.Text(kind+"."+id+".name", nil) }
