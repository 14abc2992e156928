package author

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"riobravo/cmd/internal/words"
	"riobravo/content"
	"riobravo/game"
	"riobravo/game/dice"
)

// previewFlags say where in a game something is looked at.
type previewFlags struct {
	month int
	set   []string
	seat  string
	page  bool
}

func (d Deps) previewCommand() *cobra.Command {
	f := previewFlags{month: 1}
	cmd := d.command("preview <brief|play|id> [scenario]", 1, 2)
	fl := cmd.Flags()
	fl.IntVar(&f.month, "month", 1, d.t("flag.month", nil))
	fl.StringSliceVar(&f.set, "set", nil, d.t("flag.set", nil))
	fl.StringVar(&f.seat, "seat", "", d.t("flag.seat", nil))
	fl.BoolVar(&f.page, "page", false, d.t("flag.page", nil))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		sc, err := d.scenario(cmd, args, 1)
		if err != nil {
			return err
		}
		last := int(sc.Ruleset.Turns)
		if f.month < 1 || f.month > last {
			return d.wrong("month", map[string]any{"Value": f.month, "Last": last})
		}
		start, err := d.settings(f.set)
		if err != nil {
			return err
		}
		var seats []string
		for _, s := range sc.Ruleset.Seats {
			seats = append(seats, s.ID)
		}
		if f.seat == "" && len(seats) > 0 {
			f.seat = seats[0]
		}
		if !slices.Contains(seats, f.seat) {
			return d.wrongValue("--seat", f.seat, seats)
		}
		if args[0] == "play" {
			return d.Play(sc, f.seat, f.month, start)
		}
		rs, l := sc.With(content.Options{Start: startAt(start, f.month)})
		if rs == nil {
			return d.Fail(strings.TrimSpace(l.String()), false)
		}
		return d.preview(cmd, sc, rs, args[0], f, start)
	}
	return cmd
}

// startAt are starting values with the month to begin in.
func startAt(start map[string]int32, month int) map[string]int32 {
	out := map[string]int32{"month": int32(month - 1)} // a game begins with the next month
	for k, v := range start {
		out[k] = v
	}
	return out
}

// settings reads --set path=number.
func (d *Deps) settings(list []string) (map[string]int32, error) {
	out := map[string]int32{}
	for _, s := range list {
		path, value, ok := strings.Cut(s, "=")
		n, err := strconv.ParseInt(value, 10, 32)
		if !ok || err != nil {
			return nil, d.wrong("setting", map[string]any{"Value": s})
		}
		out[strings.TrimSpace(path)] = int32(n)
	}
	return out, nil
}

// preview shows one thing as players will see it, in each language.
func (d *Deps) preview(cmd *cobra.Command, sc *content.Scenario, rs *game.Ruleset, what string, f previewFlags, start map[string]int32) error {
	langs := d.Langs()
	for i, lang := range langs {
		v := sc.Texts.In(lang)
		var lines []string
		if what == "brief" {
			var err error
			if lines, err = d.Brief(sc, f.seat, f.month, start, lang, f.page); err != nil {
				return err
			}
		} else {
			c := &card{rs: rs, v: v, r: words.New(v, rs), say: func(key string, args map[string]any) string { return v.Text("author.card."+key, args) }}
			if lines = c.lines(what, f.seat); lines == nil {
				return d.wrongValue(d.t("explain.thing", nil), what, append([]string{"brief", "play"}, c.known()...))
			}
		}
		if i > 0 {
			lines = append([]string{""}, lines...)
		}
		if len(langs) > 1 {
			lines = slices.Insert(lines, min(i, 1), "── "+v.Text("author.language", nil)+" ──")
		}
		if err := d.print(cmd, lines...); err != nil {
			return err
		}
	}
	return nil
}

// card shows definitions as players read them.
type card struct {
	rs  *game.Ruleset
	v   *content.Voice
	r   *words.Renderer
	say func(key string, args map[string]any) string
}

// known lists what there are cards of.
func (c *card) known() []string {
	var out []string
	for i := range c.rs.Orders {
		out = append(out, c.rs.Orders[i].ID)
	}
	for i := range c.rs.Crises {
		out = append(out, c.rs.Crises[i].ID)
	}
	for i := range c.rs.Events {
		out = append(out, c.rs.Events[i].ID)
	}
	for i := range c.rs.Clauses {
		out = append(out, c.rs.Clauses[i].ID)
	}
	return out
}

// lines is the card of an order, a crisis, an event or a clause; nil when there is none with that id.
func (c *card) lines(id, seat string) []string {
	for i := range c.rs.Orders {
		if o := &c.rs.Orders[i]; o.ID == id {
			return c.order(game.OrderID(i), seat)
		}
	}
	for i := range c.rs.Crises {
		if c.rs.Crises[i].ID == id {
			return c.crisis(&c.rs.Crises[i])
		}
	}
	for i := range c.rs.Events {
		if e := &c.rs.Events[i]; e.ID == id {
			out := []string{c.text("event." + id + ".name"), c.text("event." + id + ".text")}
			if !e.Hidden {
				for n := range c.v.Variants("headline.event." + id) {
					out = append(out, c.say("headline", map[string]any{"Line": c.v.Variant("headline.event."+id, n, c.example())}))
				}
			}
			return out
		}
	}
	for i := range c.rs.Clauses {
		if c.rs.Clauses[i].ID == id {
			return []string{c.text("clause." + id + ".name"), c.text("clause." + id + ".text")}
		}
	}
	return nil
}

// example fills placeholders with the first group, its home and the first seats.
func (c *card) example() map[string]any {
	a := map[string]any{"N": 2, "Months": c.r.Months(2), "Month": c.r.Month(1), "Region": "", "Core": "", "Group": "", "Seat": "", "Other": "", "Wing": "", "Rung": c.r.Rung(3)}
	if len(c.rs.Groups) > 0 {
		a["Group"], a["Region"], a["Core"] = c.r.GroupIn(0), c.r.RegionIn(c.rs.Groups[0].Home), c.r.Core(c.rs.Groups[0].Home)
	}
	if len(c.rs.Seats) > 1 {
		a["Seat"], a["Other"] = c.r.SeatIn(0), c.r.SeatIn(1)
	}
	for _, key := range []string{"Order", "Posture", "Clause", "Signal", "Objective", "Choice"} {
		a[key] = "…"
	}
	return a
}

func (c *card) text(key string) string {
	if !c.v.Has(key) {
		return ""
	}
	return c.r.Sentence(c.v.Text(key, c.example()))
}

// order is an order's card with what its seat may expect of it now: its cost, odds, changes and dangers.
func (c *card) order(id game.OrderID, seat string) []string {
	d := &c.rs.Orders[id]
	key := "order." + d.ID
	out := []string{c.say("order", map[string]any{"Name": c.text(key + ".name"), "Column": c.r.Column(d.Column)}), c.text(key + ".intent"), c.text(key + ".text")}
	view, ok := opening(c.rs, seatOf(c.rs, d, seat))
	if !ok {
		return out
	}
	c.r.See(&view)
	o := game.Order{ID: id, Region: game.NoRegion, Group: game.NoGroup, Wing: game.NoWing}
	var best game.Preview
	for _, l := range game.Legal(c.rs, &view, d.Column, nil) {
		if l.ID == id {
			if p := game.PreviewOrder(c.rs, &view, l); best.Order.ID != id || p.Odds.High > best.Odds.High {
				o, best = l, p
			}
		}
	}
	if best.Order.ID != id {
		o = c.nearest(&view, o)
	}
	if o.Region >= 0 || o.Group >= 0 || o.Amount > 0 {
		out = append(out, c.say("form", map[string]any{"Form": c.r.Order(o)}))
	}
	return append(out, c.r.Preview(game.PreviewOrder(c.rs, &view, o))...)
}

// nearest is the form of an order that cannot be given now whose refusal says most: not the target's, but the condition's.
func (c *card) nearest(v *game.View, o game.Order) game.Order {
	for g := range c.rs.Groups {
		for at := range c.rs.Regions {
			for _, form := range []game.Order{{ID: o.ID, Region: game.Region(at), Group: game.Group(g), Wing: game.NoWing}, {ID: o.ID, Region: game.Region(at), Group: game.NoGroup, Wing: game.NoWing}, {ID: o.ID, Region: game.NoRegion, Group: game.Group(g), Wing: game.NoWing}} {
				if ref := game.PreviewOrder(c.rs, v, form).Refusal; ref == nil || ref.Code == game.RefusedWhen || ref.Code == game.RefusedCost {
					return form
				}
			}
		}
	}
	return o
}

// seatOf is the seat that an order's card is looked at from: its actor's, the one asked for when it may give the order.
func seatOf(rs *game.Ruleset, d *game.OrderDef, asked string) game.Seat {
	found := game.NoSeat
	for k := range rs.Seats {
		s := &rs.Seats[k]
		if s.Side != d.Actor.Side || d.Actor.Group >= 0 && s.Group != d.Actor.Group {
			continue
		}
		if s.ID == asked {
			return game.Seat(k)
		}
		if found < 0 {
			found = game.Seat(k)
		}
	}
	return found
}

// opening is what a seat knows when the orders of the first month are open; the talks pass in silence.
func opening(rs *game.Ruleset, seat game.Seat) (game.View, bool) {
	var v game.View
	if seat < 0 {
		return v, false
	}
	s := game.New(rs)
	var buf game.Buffer
	src := dice.FromSeed(1)
	game.Step(rs, &s, &game.Command{Kind: game.CmdBegin, Seat: game.NoSeat}, src, &buf)
	for n := 0; game.Phase(s.World.Phase) == game.Talks && n < 64; n++ {
		for k := range rs.Seats {
			if game.Waiting(rs, &s)&(1<<uint(k)) != 0 {
				game.Step(rs, &s, &game.Command{Kind: game.CmdReady, Seat: game.Seat(k)}, src, &buf)
			}
		}
	}
	game.ViewFor(rs, &s, seat, &v)
	return v, true
}

// crisis is a crisis's card: its scene, the options of each party, and what each outcome says.
func (c *card) crisis(d *game.CrisisDef) []string {
	key := "crisis." + d.ID
	out := []string{c.text(key + ".name"), c.text(key + ".scene")}
	for p := range d.Parties {
		who := game.PartyNames[d.Parties[p].Kind]
		out = append(out, c.say("party", map[string]any{"Who": c.v.Text("author.party."+who, nil)}))
		for i, o := range d.Parties[p].Options {
			out = append(out, c.say("option", map[string]any{"N": i + 1, "Text": c.text(key + ".option." + who + "." + o.ID), "Silent": int16(i) == d.Parties[p].Silence}))
		}
	}
	out = append(out, c.say("outcomes", nil))
	for i := range d.Outcomes {
		o := &d.Outcomes[i]
		var does []string
		for k := range o.Effects {
			does = append(does, c.r.Effect(&o.Effects[k].Effect))
		}
		out = append(out, c.say("outcome", map[string]any{"Text": c.text(key + ".outcome." + o.ID), "Does": strings.Join(does, "; ")}))
	}
	return out
}
