package compile

import (
	"fmt"
	"slices"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
	"riobravo/game/rule"
)

// acts compiles what seats do: postures, orders and the operations behind them.
func (c *compiler) acts() {
	for i := range c.raw.Postures {
		c.rs.Postures = append(c.rs.Postures, c.posture(&c.raw.Postures[i]))
	}
	for i := range c.raw.Operations {
		c.operation(&c.raw.Operations[i])
	}
	for i := range c.raw.Orders {
		c.rs.Orders = append(c.rs.Orders, c.order(&c.raw.Orders[i]))
	}
}

func (c *compiler) posture(d *decode.Posture) game.PostureDef {
	c.owner = d.ID.V
	a := c.prefixed(d.ID)
	s := by(a).about(rule.SelNone, rule.SelNone)
	return game.PostureDef{
		ID: d.ID.V, Actor: a,
		Role:    game.PostureRole(c.word(d.Role, game.RoleNames, 0, "role")),
		Cost:    c.num(d.Cost, s, "cost", 0),
		When:    c.cond(d.When, s, "when"),
		Effects: c.effects(d.Effects, s, "effects"),
	}
}

// stageOf is the stage an order stands in when it names none.
var stageOf = [game.Columns]game.OrderStage{game.StageDiplomatic, game.StageOperations, game.StageStrategic}

func (c *compiler) order(d *decode.Order) game.OrderDef {
	c.owner = d.ID.V
	a := c.prefixed(d.ID)
	col := game.Column(c.word(d.Column, game.ColumnNames[:], 0, "column"))
	o := game.OrderDef{
		ID: d.ID.V, Actor: a, Column: col,
		Stage:     game.OrderStage(c.word(d.Stage, game.StageNames, int(stageOf[col]), "stage")),
		Region:    c.selector(d.Region, regionSelectors, "region"),
		Group:     c.selector(d.Group, groupSelectors, "group"),
		Wing:      d.Wing.V,
		Cooldown:  c.within(d.Cooldown, 0, game.MaxTurns, 0, "cooldown"),
		Public:    d.Public.V,
		Uninvited: d.Uninvited.V,
		Operation: c.operationKind(d.Operation),
		Claims:    c.claims(d.Claims),
		Source:    d.Source.String(),
	}
	s := by(a).about(o.Region, o.Group)
	o.Cost = c.num(d.Cost, s, "cost", 0)
	o.When = c.cond(d.When, s, "when")
	s.other = perhaps
	o.Effects = c.effects(d.Effects, s, "effects")
	for _, w := range d.Choices {
		if slices.Contains(o.Choices, w.V) {
			c.list.Say(diag.DuplicateID, w.At, "choice %q stands twice in %s", w.V, c.owner)
		}
		o.Choices = append(o.Choices, w.V)
	}
	if len(o.Choices) > 30 {
		c.list.Say(diag.Cap, d.Choices[30].At, "%d choices in %s, 30 allowed", len(o.Choices), c.owner)
	}
	if o.Wing && o.Group == rule.SelNone {
		c.list.Hint(diag.Wings, d.Wing.At, "write group: wings", "a wing needs a target group in %s", c.owner)
	}
	if o.Operation == rule.OpNone && len(o.Effects) == 0 {
		c.list.Say(diag.Idle, d.ID.At, "%s has neither effects nor an operation", c.owner)
	}
	return o
}

func (c *compiler) operationKind(w decode.Str) rule.Operation {
	if !w.Set {
		return rule.OpNone
	}
	op, ok := rule.OperationByName(w.V)
	if !ok {
		c.list.Hint(diag.UnknownWord, w.At, diag.DidYouMean(w.V, rule.Operations[1:]), "unknown operation kind %q in %s", w.V, c.owner)
		return rule.OpNone
	}
	if !slices.ContainsFunc(c.raw.Operations, func(d decode.Operation) bool { return d.ID.V == w.V }) {
		c.list.Say(diag.UnknownID, w.At, "operation %q has no odds table among the operations", w.V)
	}
	return op
}

func (c *compiler) operation(d *decode.Operation) {
	c.owner = "operation " + d.ID.V
	op, ok := rule.OperationByName(d.ID.V)
	if !ok {
		if d.ID.Set {
			c.list.Hint(diag.UnknownWord, d.ID.At, diag.DidYouMean(d.ID.V, rule.Operations[1:]), "unknown operation kind %q", d.ID.V)
		}
		op = rule.OpNone // compiled for its diagnostics, kept nowhere
	}
	s := anyone
	def := game.OperationDef{
		Disaster: c.num(d.Disaster, s, "disaster", 0), Home: c.num(d.Home, s, "home", 0),
		Secure: d.Secure.V, Ground: d.Ground.V, Kinetic: d.Kinetic.V,
		Points:   c.within(d.Points, 0, 20, 0, "points"),
		Ceiling:  c.within(d.Ceiling, 0, 10, 10, "ceiling"),
		Always:   c.effects(d.Always, s, "always"),
		Decisive: c.effects(d.Decisive, s, "decisive"),
		Success:  c.effects(d.Success, s, "success"),
		Miss:     c.effects(d.Miss, s, "miss"),
		Source:   d.Source.String(),
	}
	def.DisasterFx = c.effects(d.Fails, s, "fails")
	if !d.Home.Set {
		def.Home = def.Disaster
	}
	if len(d.Odds) != len(def.Odds) {
		if len(d.Odds) > 0 {
			c.list.Say(diag.Odds, d.At, "%d odds in %s, three wanted: at intelligence 0-1, 3 and 5", len(d.Odds), c.owner)
		}
	} else {
		for i := range def.Odds {
			def.Odds[i] = c.within(d.Odds[i], 0, 100, 0, fmt.Sprintf("odds[%d]", i))
		}
	}
	if op != rule.OpNone {
		c.rs.Operations[op] = def
	}
}
