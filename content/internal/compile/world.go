package compile

import (
	"math"
	"strings"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
	"riobravo/game/rule"
)

// world compiles the board: parameters, assumptions, rungs, regions, groups, seats and counters.
func (c *compiler) world() {
	c.params()
	c.assume()
	c.rungs()
	for i := range c.raw.Regions {
		c.rs.Regions = append(c.rs.Regions, c.region(&c.raw.Regions[i]))
	}
	for i := range c.raw.Groups {
		c.rs.Groups = append(c.rs.Groups, c.group(&c.raw.Groups[i]))
	}
	for i := range c.raw.Seats {
		c.rs.Seats = append(c.rs.Seats, c.seat(&c.raw.Seats[i]))
	}
	for i := range c.raw.Counters {
		c.rs.Counters = append(c.rs.Counters, c.counter(&c.raw.Counters[i]))
	}
}

func (c *compiler) params() {
	c.owner = "params"
	given := map[game.ParamID]bool{}
	for _, e := range c.raw.Params {
		p, ok := game.ParamByName(e.Key.V)
		if !ok {
			c.list.Hint(diag.UnknownParam, e.Key.At, diag.DidYouMean(e.Key.V, paramNames()), "unknown parameter %q", e.Key.V)
			continue
		}
		given[p] = true
		c.rs.Params[p] = int32(e.Val.Value.V)
		if len(e.Val.Source.V) == 0 && !e.Val.Source.Set {
			c.list.Say(diag.NoSource, e.Key.At, "parameter %q has no source", e.Key.V)
		}
	}
	if len(given) == 0 {
		c.list.Hint(diag.MissingParam, c.raw.Scenario.At, "write base: base", "no parameter has a value")
		return
	}
	for p := range game.ParamCount {
		if !given[p] {
			c.list.Say(diag.MissingParam, diag.Span{File: c.raw.Scenario.At.File}, "parameter %q has no value", game.ParamName(p))
		}
	}
}

func (c *compiler) assume() {
	for i := range c.raw.Assumptions {
		d := &c.raw.Assumptions[i]
		c.owner = d.ID.V
		def := game.AssumptionDef{ID: d.ID.V, Claim: c.within(d.Claim, 0, 99, 0, "claim")}
		for _, e := range d.Change {
			p, ok := game.ParamByName(e.Key.V)
			if !ok {
				c.list.Hint(diag.UnknownParam, e.Key.At, diag.DidYouMean(e.Key.V, paramNames()), "unknown parameter %q in %s", e.Key.V, c.owner)
				continue
			}
			def.Change = append(def.Change, game.ParamChange{Param: p, Value: int32(e.Val.V)})
		}
		c.rs.Assumptions = append(c.rs.Assumptions, def)
	}
}

func (c *compiler) rungs() {
	c.owner = "rungs"
	if n := len(c.raw.Rungs); n != len(c.rs.Rungs) {
		at := c.raw.Scenario.At
		if n > 0 {
			at = c.raw.Rungs[n-1].At
		}
		c.list.Say(diag.Rungs, at, "%d rungs, %d wanted: 0 to %d", n, len(c.rs.Rungs), len(c.rs.Rungs)-1)
	}
	for i := range min(len(c.raw.Rungs), len(c.rs.Rungs)) {
		d := &c.raw.Rungs[i]
		c.rs.Rungs[i] = game.RungDef{ID: d.ID.V, Ceiling: c.within(d.Ceiling, 0, 100, 100, "ceiling")}
		for j := range i {
			if d.ID.Set && c.raw.Rungs[j].ID.V == d.ID.V {
				c.list.Say(diag.DuplicateID, d.ID.At, "rung %q stands twice", d.ID.V)
			}
		}
	}
}

// republics are the words for the two sides, in the order of their numbers.
var republics = []string{"usa", "mexico"}

func (c *compiler) region(d *decode.Region) game.RegionDef {
	c.owner = "region " + d.ID.V
	percent := func(i decode.Int, what string) int16 { return c.within(i, 0, 100, 0, what) }
	def := game.RegionDef{
		ID: d.ID.V, Side: game.Side(c.word(d.Side, republics, 0, "side")), Map: d.Map.V,
		Trade: percent(d.Trade, "trade"), Motor: percent(d.Motor, "motor"), Violence: percent(d.Violence, "violence"),
		CoreIs: percent(d.CoreShare, "core_share"), Flow: percent(d.Flow, "flow"),
		Crossing: d.Crossing.V, Port: d.Port.V, Hot: d.Hot.V,
		Adjacent: refs[game.Region](c, d.Adjacent, c.regions),
	}
	if !d.Map.Set {
		def.Map = d.ID.V
	}
	return def
}

func (c *compiler) group(d *decode.Group) game.GroupDef {
	c.owner = "group " + d.ID.V
	def := game.GroupDef{ID: d.ID.V, Letter: c.letter(d.Letter), Seat: game.NoSeat, Home: game.NoRegion, Par: c.within(d.Par, 0, 5000, 0, "par")}
	if r, ok := c.ref(d.Home, c.regions); ok {
		def.Home = game.Region(r)
	}
	for _, w := range d.Wings {
		def.Wings = append(def.Wings, w.V)
	}
	if n := len(d.Wings); n != 0 && n != 2 {
		c.list.Say(diag.Wings, d.Wings[0].At, "%d wings in %s, none or two wanted", n, c.owner)
	}
	sum := int16(0)
	for i, n := range d.Lines {
		if i < len(def.Weight) {
			def.Weight[i] = c.within(n, 0, 100, 0, "line")
			sum += def.Weight[i]
		}
	}
	if len(d.Lines) > 0 && (len(d.Lines) != len(def.Weight) || sum != 100) {
		c.list.Say(diag.Lines, d.Lines[0].At, "%d lines that sum to %d in %s, %d lines and 100 percent wanted (%s)", len(d.Lines), sum, c.owner, len(def.Weight), strings.Join(game.Lines[:], ", "))
	}
	return def
}

func (c *compiler) letter(s decode.Str) byte {
	if !s.Set {
		return '?'
	}
	if len(s.V) != 1 || (s.V[0]|0x20) < 'a' || (s.V[0]|0x20) > 'z' {
		c.list.Say(diag.Letters, s.At, "%q is not one letter in %s", s.V, c.owner)
		return '?'
	}
	return s.V[0]
}

func (c *compiler) seat(d *decode.Seat) game.SeatDef {
	c.owner = "seat " + d.ID.V
	def := game.SeatDef{ID: d.ID.V, Letter: c.letter(d.Letter), Side: game.NoSide, Group: game.NoGroup, Home: game.NoRegion}
	switch {
	case d.Side.Set && d.Group.Set:
		c.list.Say(diag.Seating, d.Group.At, "%s has both a side and a group", c.owner)
	case d.Side.Set:
		def.Side = game.Side(c.word(d.Side, republics, 0, "side"))
	case d.Group.Set:
		if g, ok := c.ref(d.Group, c.groups); ok {
			def.Group = game.Group(g)
			def.Home = c.rs.Groups[g].Home
		}
	default:
		c.list.Say(diag.MissingKey, d.At, "%s has neither a side nor a group", c.owner)
	}
	if r, ok := c.ref(d.Home, c.regions); ok {
		def.Home = game.Region(r)
	}
	return def
}

func (c *compiler) counter(d *decode.Counter) game.CounterDef {
	c.owner = "counter " + d.ID.V
	def := game.CounterDef{ID: d.ID.V, Min: c.within(d.Min, -30000, 30000, 0, "min"), Max: c.within(d.Max, -30000, 30000, 0, "max")}
	if def.Min > def.Max {
		c.list.Say(diag.OutOfRange, d.Max.At, "max %d lies below min %d in %s", def.Max, def.Min, c.owner)
		return def
	}
	def.Start = c.within(d.Start, int64(def.Min), int64(def.Max), int64(max(def.Min, min(0, def.Max))), "start")
	return def
}

// start compiles the starting values: of regions, of groups, by path, and the intelligence table.
func (c *compiler) start() {
	for i := range c.raw.Regions {
		d := &c.raw.Regions[i]
		c.owner = "region " + d.ID.V
		for _, e := range d.Start {
			c.setting(e, "region", rule.Ref{Who: rule.Fixed, N: int16(i)})
		}
	}
	for i := range c.raw.Groups {
		d := &c.raw.Groups[i]
		c.owner = "group " + d.ID.V
		for _, e := range d.Start {
			c.setting(e, "group", rule.Ref{Who: rule.Fixed, N: int16(i)})
		}
		c.spread(d.Presence, game.FPresence, i)
		c.spread(d.Labs, game.FLabs, i)
	}
	c.owner = "start"
	for _, e := range c.raw.Start.Paths {
		p, bad := c.path(strings.Split(e.Key.V, "."), anyone)
		if bad == nil && (!p.field || p.i.Who != rule.Nobody && p.i.Who != rule.Fixed || p.j.Who != rule.Nobody) {
			bad = &problem{diag.NotWritable, "\"" + e.Key.V + "\" is no field that a start can set", ""}
		}
		if bad != nil {
			c.list.Hint(bad.code, e.Key.At, bad.hint, "%s in start", bad.msg)
			continue
		}
		c.set(game.Field(p.num), p.i.N, p.j.N, e.Val)
	}
	for i := range c.raw.Start.Intel {
		c.intel(&c.raw.Start.Intel[i])
	}
}

func (c *compiler) setting(e decode.Entry[decode.Int], word string, ref rule.Ref) {
	p, bad := c.field(word, e.Key.V, ref, anyone)
	if bad == nil && (!p.field || p.scope == game.ScopeRegionGroup) {
		bad = &problem{diag.NotWritable, "\"" + e.Key.V + "\" is no field that a start can set", ""}
	}
	if bad != nil {
		c.list.Hint(bad.code, e.Key.At, bad.hint, "%s in %s, start", bad.msg, c.owner)
		return
	}
	c.set(game.Field(p.num), p.i.N, 0, e.Val)
}

// spread sets a group's presence or labs by region.
func (c *compiler) spread(list decode.Dict[decode.Int], f game.Field, group int) {
	for _, e := range list {
		if r, ok := c.ref(e.Key, c.regions); ok {
			c.set(f, int16(r), int16(group), e.Val)
		}
	}
}

func (c *compiler) intel(d *decode.Intel) {
	side := c.word(d.Side, republics, 0, "side")
	g, okG := c.ref(d.Group, c.groups)
	r, okR := c.ref(d.Region, c.regions)
	if okG && okR {
		c.set([]game.Field{game.FIntelUsa, game.FIntelMexico}[side], int16(r), int16(g), d.Level)
	}
}

// set checks a starting value against its field's range.
func (c *compiler) set(f game.Field, i, j int16, v decode.Int) {
	if !v.Set {
		return
	}
	d := game.Registry[f]
	lo, hi := int64(d.Min), int64(d.Max)
	if v.V < lo || v.V > hi || v.V < math.MinInt16 || v.V > math.MaxInt16 {
		c.list.Say(diag.OutOfRange, v.At, "%s %d is outside %d..%d in %s", d.Name, v.V, lo, hi, c.owner)
		return
	}
	c.rs.Start = append(c.rs.Start, game.Setting{Field: f, I: i, J: j, Value: int16(v.V)})
}
