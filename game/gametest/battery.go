package gametest

import (
	"errors"
	"fmt"
	"slices"

	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/game/rule"
)

// Battery is what every game of every scenario must pass, checked on the way of a playout: it ends unaided, no order that
// is listed is refused and none that is not listed is taken, facts add up to the state, bytes read back as they were
// written, every field keeps within its range, and a refusal changes nothing.
type Battery struct {
	Rules *game.Ruleset
	Every int // a check that is slow runs at one view or step in so many; 1 runs all always
	// Facilitated makes every game one with memos, written by the actors now and then and ruled on at random.
	Facilitated bool
}

// battery is one game under the battery.
type battery struct {
	*Battery
	t        *Table
	luck     Chance
	folded   game.State // every fact so far applied to the opening
	buf      game.Buffer
	wild     game.Buffer
	view     game.View
	bytes    []byte
	orders   []game.Order
	postures []game.PostureID
	signals  []game.SignalID
	clauses  []game.ClauseUse
}

// Play plays one game between actors and returns the first thing that was wrong.
func (b *Battery) Play(actors []Actor, src dice.Source, seed uint64) error {
	g := &battery{Battery: b, luck: Chance{seed}}
	g.t = &Table{Rules: b.Rules, Source: src, Seats: actors}
	if b.Facilitated {
		g.t.Facilitator, g.t.Seats = Facilitate(b.Rules, actors, seed)
	}
	g.folded = game.New(b.Rules)
	if err := inRange(&g.folded); err != nil {
		return fmt.Errorf("opening: %w", err)
	}
	g.t.OnView, g.t.OnStep = g.onView, g.onStep
	if err := g.t.Play(); err != nil {
		return err
	}
	if err := inRange(&g.t.State); err != nil {
		return err
	}
	if a, b := game.Checksum(&g.folded), game.Checksum(&g.t.State); a != b {
		return fmt.Errorf("the fold of the log has checksum %x, the state %x", a, b)
	}
	return g.bytesOfState(&g.t.State)
}

// where names a moment of a game in an error.
func where(s *game.State, k game.Seat, what string) string {
	return fmt.Sprintf("month %d, phase %d, round %d, seat %d: %s", s.World.Month, s.World.Phase, s.World.Round, k, what)
}

func (g *battery) onView(_ *Table, v *game.View) error {
	g.view = game.View{}
	game.ViewFor(g.Rules, &g.t.State, v.Seat, &g.view)
	if label, fresh, used, differ := game.Difference(&g.view.Known, &v.Known); differ {
		return errors.New(where(&g.t.State, v.Seat, fmt.Sprintf("%s is %d in a fresh view, %d in one used again", label, fresh, used)))
	}
	if g.luck.N(g.Every) != 0 {
		return nil
	}
	s := g.t.State
	g.scribble(&s)
	for k := range g.Rules.Seats {
		g.view = game.View{}
		game.ViewFor(g.Rules, &s, game.Seat(k), &g.view)
		if err := g.legality(&g.view); err != nil {
			return fmt.Errorf("%s: %w", where(&s, game.Seat(k), "legality"), err)
		}
	}
	return g.refusals()
}

// scribble lets every open seat draft this and that, as people do and bots do not.
func (g *battery) scribble(s *game.State) {
	for k := range g.Rules.Seats {
		g.view = game.View{}
		game.ViewFor(g.Rules, s, game.Seat(k), &g.view)
		if g.luck.N(4) == 0 || !open(&g.view, game.Orders) {
			continue
		}
		cmds := []game.Command{{Kind: game.CmdHold, Value: int16(1 + g.luck.N(2))}, {Kind: game.CmdTroops, Slot: -1, Value: 1}}
		cmds[1].Order.Region = game.Region(g.luck.N(len(g.Rules.Regions)))
		if g.postures = game.LegalPostures(g.Rules, &g.view, g.postures[:0]); len(g.postures) > 0 {
			cmds = append(cmds, game.Command{Kind: game.CmdPosture, Posture: g.postures[g.luck.N(len(g.postures))]})
		}
		for c := range game.Column(game.Columns) {
			if g.orders = game.Legal(g.Rules, &g.view, c, g.orders[:0]); len(g.orders) > 0 {
				cmds = append(cmds, game.Command{Kind: game.CmdOrder, Order: g.orders[g.luck.N(len(g.orders))]})
			}
		}
		for range 5 {
			cmd := cmds[g.luck.N(len(cmds))]
			cmd.Seat = game.Seat(k)
			game.Step(g.Rules, s, &cmd, g.t.Source, &g.wild) // a refusal is as good
		}
	}
}

func (g *battery) onStep(before *game.State, cmd *game.Command, events []game.Event) error {
	k := cmd.Seat
	fail := func(what string) error {
		return errors.New(where(before, k, fmt.Sprintf("command %d: %s", cmd.Kind, what)))
	}
	for i := range events {
		e := &events[i]
		if isChange(e.Kind) {
			if d := &game.Registry[e.Field]; e.New < d.Min || e.New > d.Max {
				return fail(fmt.Sprintf("%s left its range: %d", e.Field.Label(int(e.I), int(e.J)), e.New))
			}
			if old := g.folded.Get(e.Field, int(e.I), int(e.J)); old != e.Old {
				return fail(fmt.Sprintf("%s was %d, the fact says %d", e.Field.Label(int(e.I), int(e.J)), old, e.Old))
			}
		}
		game.Apply(&g.folded, e)
	}
	if g.folded != g.t.State {
		label, a, b, _ := game.Difference(&g.folded, &g.t.State)
		return fail(fmt.Sprintf("the facts leave %s at %d, Step at %d", label, a, b))
	}
	if g.luck.N(g.Every) != 0 && cmd.Kind != game.CmdBegin {
		return nil
	}
	kept := *before
	facts, ref := game.Decide(g.Rules, before, cmd, g.t.Source, &g.buf)
	switch {
	case ref != nil:
		return fail("Decide refuses what Step took: " + ref.Error())
	case kept != *before:
		return fail("Decide wrote to its state")
	case !slices.Equal(facts, events):
		return fail("Decide and Step tell different facts")
	}
	if err := g.bytesOfState(&g.t.State); err != nil {
		return fail(err.Error())
	}
	g.bytes = game.AppendCommand(g.bytes[:0], cmd)
	if m, rest, err := game.ReadCommand(g.bytes); err != nil || len(rest) != 0 || m != canonical(*cmd) {
		return fail("the command does not read back")
	}
	g.bytes = g.bytes[:0]
	for i := range events {
		g.bytes = game.AppendEvent(g.bytes, &events[i])
	}
	rest := g.bytes
	for i := range events {
		var e game.Event
		var err error
		if e, rest, err = game.ReadEvent(rest); err != nil || e != events[i] {
			return fail(fmt.Sprintf("fact %d of kind %d does not read back", i, events[i].Kind))
		}
	}
	if len(rest) != 0 {
		return fail("bytes are left after the facts")
	}
	return nil
}

// canonical is a command as its bytes keep it: clauses and effects past their counts are not written.
func canonical(c game.Command) game.Command {
	for n := int(c.Offer.N); n < len(c.Offer.Clauses); n++ {
		c.Offer.Clauses[n] = game.ClauseUse{}
	}
	if c.Kind != game.CmdRule {
		c.Ruling = game.RulingOf{}
	}
	for n := int(c.Ruling.N); n < len(c.Ruling.Effects); n++ {
		c.Ruling.Effects[n] = game.RuledEffect{}
	}
	return c
}

func isChange(k game.EventKind) bool {
	return k == game.Changed || k == game.EstimateRevised || k == game.FieldSet
}

func (g *battery) bytesOfState(s *game.State) error {
	g.bytes = game.Encode(s, g.bytes[:0])
	back, err := game.Decode(g.bytes)
	if err != nil || back != *s {
		return fmt.Errorf("the state does not read back from its bytes: %v", err)
	}
	return nil
}

// inRange names the first field of a state outside its range.
func inRange(s *game.State) error {
	return eachLeaf(func(f game.Field, i, j int) error {
		if v, d := s.Get(f, i, j), &game.Registry[f]; v < d.Min || v > d.Max {
			return fmt.Errorf("%s is %d, outside %d..%d", f.Label(i, j), v, d.Min, d.Max)
		}
		return nil
	})
}

// eachLeaf visits every value of State.
func eachLeaf(visit func(f game.Field, i, j int) error) error {
	for f := range game.FieldCount {
		if game.Registry[f].Name == "" {
			continue
		}
		ni, nj := f.Size()
		for i := range ni {
			for j := range nj {
				if err := visit(f, i, j); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// legality compares what is listed with what is refused, both ways.
func (g *battery) legality(v *game.View) error {
	for _, check := range []func(v *game.View) error{g.legalOrders, g.drawnOrders, g.legalPostures, g.legalSignals, g.legalOptions, g.legalClauses, g.drawnClauses} {
		if err := check(v); err != nil {
			return err
		}
	}
	return nil
}

// open tells whether a seat has an open part in the phase.
func open(v *game.View, p game.Phase) bool {
	return game.Phase(v.Known.World.Phase) == p && v.Known.Seats[v.Seat].Sealed == 0
}

func (g *battery) refused(v *game.View, c *game.Command) *game.Refusal {
	c.Seat = v.Seat
	return game.Check(g.Rules, v, c)
}

// agree says what is wrong between a list and a refusal.
func agree(listed bool, ref *game.Refusal, what any) error {
	switch {
	case listed && ref != nil:
		return fmt.Errorf("%+v is listed and refused (%v)", what, ref)
	case !listed && ref == nil:
		return fmt.Errorf("%+v is not listed and would be taken", what)
	}
	return nil
}

func (g *battery) legalOrders(v *game.View) error {
	able := open(v, game.Orders)
	for c := range game.Column(game.Columns) {
		g.orders = game.Legal(g.Rules, v, c, g.orders[:0])
		for _, o := range g.orders {
			if err := agree(able, g.refused(v, &game.Command{Kind: game.CmdOrder, Order: o, Column: c}), o); err != nil {
				return err
			}
			if g.Rules.Orders[o.ID].Column != c {
				return fmt.Errorf("%+v is listed in column %d", o, c)
			}
		}
		listed := make(map[game.Order]bool, len(g.orders))
		for _, o := range g.orders {
			listed[o] = true
		}
		if len(listed) != len(g.orders) {
			return fmt.Errorf("column %d lists an order twice", c)
		}
		for range 60 {
			o := g.someOrder()
			if !able || o.ID >= 0 && int(o.ID) < len(g.Rules.Orders) && g.Rules.Orders[o.ID].Column == c || !known(g.Rules, o.ID) {
				if err := agree(able && listed[o], g.refused(v, &game.Command{Kind: game.CmdOrder, Order: o}), o); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func known(rs *game.Ruleset, id game.OrderID) bool { return id >= 0 && int(id) < len(rs.Orders) }

// someOrder is an order that may or may not make sense; never an empty one.
func (g *battery) someOrder() game.Order {
	o := game.Order{
		ID: game.OrderID(g.luck.N(len(g.Rules.Orders)+2) - 2), Region: game.NoRegion, Group: game.NoGroup, Wing: game.NoWing,
	}
	if o.ID == game.NoOrder {
		o.ID = -9
	}
	if g.luck.N(4) != 0 {
		o.Region = game.Region(g.luck.N(len(g.Rules.Regions)+2) - 1)
	}
	if g.luck.N(4) != 0 {
		o.Group = game.Group(g.luck.N(game.MaxGroups+2) - 1)
		if g.luck.N(2) == 0 {
			o.Group = game.Group(g.luck.N(len(g.Rules.Groups)))
		}
	}
	if g.luck.N(6) == 0 {
		o.Wing = game.Wing(g.luck.N(4) - 1)
	}
	if g.luck.N(3) == 0 {
		o.Amount = int16(g.luck.N(9) - 1)
	}
	return o
}

func (g *battery) legalPostures(v *game.View) error {
	g.postures = game.LegalPostures(g.Rules, v, g.postures[:0])
	able := open(v, game.Orders)
	for p := game.PostureID(-2); int(p) < len(g.Rules.Postures)+2; p++ {
		listed := able && slices.Contains(g.postures, p)
		if err := agree(listed, g.refused(v, &game.Command{Kind: game.CmdPosture, Posture: p}), fmt.Sprint("posture ", p)); err != nil {
			return err
		}
	}
	return nil
}

func (g *battery) legalSignals(v *game.View) error {
	g.signals = game.LegalSignals(g.Rules, v, g.signals[:0])
	able := open(v, game.Talks)
	for p := game.SignalID(-2); int(p) < len(g.Rules.Signals)+2; p++ {
		listed := able && slices.Contains(g.signals, p)
		if err := agree(listed, g.refused(v, &game.Command{Kind: game.CmdSignal, Signal: p}), fmt.Sprint("signal ", p)); err != nil {
			return err
		}
	}
	return nil
}

func (g *battery) legalOptions(v *game.View) error {
	var buf [8]int16
	options := game.LegalOptions(g.Rules, v, buf[:0])
	able := open(v, game.CrisisOpen)
	for p := int16(-2); p < 12; p++ {
		listed := able && slices.Contains(options, p)
		if err := agree(listed, g.refused(v, &game.Command{Kind: game.CmdChoose, Option: p}), fmt.Sprint("option ", p)); err != nil {
			return err
		}
	}
	return nil
}

func (g *battery) legalClauses(v *game.View) error {
	able := open(v, game.Talks)
	for to := game.NoSeat; int(to) <= len(g.Rules.Seats); to++ {
		party := to >= 0 && int(to) < len(g.Rules.Seats) && to != v.Seat
		g.clauses = g.clauses[:0]
		if party {
			g.clauses = game.LegalClauses(g.Rules, v, to, v.Seat, g.clauses)
			g.clauses = game.LegalClauses(g.Rules, v, to, to, g.clauses)
		}
		offer := game.Command{Kind: game.CmdOffer, Offer: game.Bundle{To: to, Months: 6, N: 1}}
		room := able && party && g.room(v, to)
		for _, u := range g.clauses {
			offer.Offer.Clauses[0] = u
			if err := agree(room, g.refused(v, &offer), u); err != nil {
				return err
			}
		}
		for range 20 {
			u := game.ClauseUse{Clause: game.ClauseID(g.luck.N(len(g.Rules.Clauses)+2) - 1), Giver: game.Seat(g.luck.N(game.MaxSeats+1) - 1), Region: game.NoRegion, Group: game.NoGroup}
			if g.luck.N(3) != 0 {
				u.Giver = []game.Seat{v.Seat, to}[g.luck.N(2)]
			}
			if g.luck.N(2) == 0 {
				u.Region = game.Region(g.luck.N(len(g.Rules.Regions)+2) - 1)
			}
			if g.luck.N(2) == 0 {
				u.Group = game.Group(g.luck.N(len(g.Rules.Groups) + 1))
			}
			if g.luck.N(3) == 0 {
				u.Kind = rule.Operation(g.luck.N(int(rule.OperationCount) + 1))
			}
			offer.Offer.Clauses[0] = u
			if err := agree(room && slices.Contains(g.clauses, u), g.refused(v, &offer), u); err != nil {
				return err
			}
		}
	}
	return nil
}

// room tells whether the seat may offer anything at all to another: it has made fewer than two offers this month, has a
// free place on the table, and the two may talk.
func (g *battery) room(v *game.View, to game.Seat) bool {
	const each = game.MaxOffers / game.MaxSeats
	if v.Known.Own[v.Seat].Offered >= each {
		return false
	}
	if v.Known.Rung() >= 9 && g.Rules.Seats[v.Seat].Side >= 0 && g.Rules.Seats[to].Side >= 0 {
		return false
	}
	for i := int(v.Seat) * each; i < (int(v.Seat)+1)*each; i++ {
		if v.Known.Offers[i].State == game.OfferFree {
			return true
		}
	}
	return false
}

// refusals tries commands of every kind with all sorts of content: one that is refused must leave state and facts alone,
// one that is taken must leave every field in its range.
func (g *battery) refusals() error {
	for range 6 {
		cmd := Wild(g.Rules, &g.luck)
		s := g.t.State
		ref := game.Step(g.Rules, &s, &cmd, g.t.Source, &g.wild)
		if ref == nil {
			for i := range g.wild.Events {
				e := &g.wild.Events[i]
				if d := &game.Registry[e.Field]; isChange(e.Kind) && (e.New < d.Min || e.New > d.Max) {
					return errors.New(where(&g.t.State, cmd.Seat, fmt.Sprintf("command %+v takes %s to %d", cmd, e.Field.Label(int(e.I), int(e.J)), e.New)))
				}
			}
			continue
		}
		if s != g.t.State || len(g.wild.Events) != 0 {
			return errors.New(where(&g.t.State, cmd.Seat, fmt.Sprintf("a refused command (%v) changed something", ref)))
		}
	}
	return nil
}

// Wild is a command whose every part may or may not make sense.
func Wild(rs *game.Ruleset, l *Chance) game.Command {
	num := func() int16 {
		switch l.N(8) {
		case 0:
			return int16(l.N(1 << 16))
		case 1:
			return -1
		}
		return int16(l.N(28))
	}
	order := func() game.Order {
		o := game.Order{ID: game.OrderID(l.N(len(rs.Orders)+2) - 2), Region: game.Region(num()), Group: game.Group(num()), Wing: game.Wing(num()), Amount: num()}
		if l.N(3) == 0 {
			return game.Empty
		}
		return o
	}
	c := game.Command{
		Kind: game.CommandKind(l.N(23)), Seat: game.Seat(l.N(len(rs.Seats))), Column: game.Column(l.N(game.Columns)), Posture: game.PostureID(num()),
		Order: order(), Signal: game.SignalID(num()), Slot: num(), Yes: l.N(2) == 0, Option: int16(l.N(5)), Field: game.Field(l.N(int(game.FieldCount) + 8)),
		I: num(), J: num(), Value: num(), Note: int32(num()),
	}
	if l.N(20) == 0 {
		c.Seat = game.Seat(num())
	}
	c.Sheet.Posture = game.PostureID(num())
	for n := range c.Sheet.Orders {
		c.Sheet.Orders[n] = order()
	}
	c.Offer = game.Bundle{To: game.Seat(num()), Months: num(), N: int8(l.N(5))}
	if l.N(4) == 0 {
		c.Offer.Counters = num()
	}
	for n := range c.Offer.Clauses {
		c.Offer.Clauses[n] = game.ClauseUse{Clause: game.ClauseID(num()), Giver: game.Seat(l.N(len(rs.Seats))), Region: game.Region(num()), Group: game.Group(num())}
		if l.N(3) == 0 {
			c.Offer.Clauses[n].Kind = rule.Operation(l.N(int(rule.OperationCount) + 1))
		}
	}
	c.Ruling = game.RulingOf{N: int8(l.N(6)), Odds: num(), Cost: num()}
	for n := range c.Ruling.Effects {
		c.Ruling.Effects[n] = game.RuledEffect{Kind: rule.Kind(l.N(int(rule.KindCount) + 1)), Field: game.Field(l.N(int(game.FieldCount) + 8)), Seat: game.Seat(num()), Region: game.Region(num()), Group: game.Group(num()), Amount: num()}
	}
	return c
}

// Chance is the tests' own chance (splitmix64), apart from the game's dice.
type Chance struct{ x uint64 }

// NewChance starts a test's chance from a seed.
func NewChance(seed uint64) *Chance { return &Chance{seed} }

func (l *Chance) next() uint64 {
	l.x += 0x9e3779b97f4a7c15
	z := l.x
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// N is 0..sides-1.
func (l *Chance) N(sides int) int {
	if sides <= 1 {
		return 0
	}
	return int(l.next() % uint64(sides))
}
