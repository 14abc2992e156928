package gametest

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"sync"

	"riobravo/game"
	"riobravo/game/dice"
)

// Leaks looks for secrets that reach a seat which may not know them, by the field registry's classes of secrecy: it changes
// everything that a seat may not know and demands that nothing the seat can ask for changes with it; and it demands of
// every fact that what a seat sees of it is what that seat may know.
type Leaks struct {
	Rules *game.Ruleset
	Every int // a moment of a game in so many is looked at from every seat; facts are looked at always
	// Facilitated makes every game one with memos.
	Facilitated bool

	mu      sync.Mutex
	seen    map[string]int
	numbers map[game.Event]int32 // public twins without their number, and that number
}

// Seen counts the moments of the games played, by name: a test asks that all sorts came up.
func (l *Leaks) Seen() map[string]int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return maps.Clone(l.seen)
}

// leaks is one game under the test.
type leaks struct {
	*Leaks
	t       *Table
	luck    Chance
	folded  game.State
	shadow  [game.MaxSeats]game.State // by seat: the opening as it may see it, and every fact it was told
	signed  map[int16]uint8           // clauses of the treaties that this step brought into force, and who knows them
	holders map[[2]int]uint8          // who knew a record on the table last, until another takes its place
	buf     [2]game.Buffer
	view    [3]game.View
}

// Play plays one game between actors and returns the first leak.
func (l *Leaks) Play(actors []Actor, src dice.Source, seed uint64) error {
	g := &leaks{Leaks: l, luck: Chance{seed}, holders: map[[2]int]uint8{}, signed: map[int16]uint8{}}
	g.t = &Table{Rules: l.Rules, Source: src, Seats: actors}
	if l.Facilitated {
		g.t.Facilitator, g.t.Seats = Facilitate(l.Rules, actors, seed)
	}
	g.folded = game.New(l.Rules)
	for k := range l.Rules.Seats {
		var v game.View
		game.ViewFor(l.Rules, &g.folded, game.Seat(k), &v)
		g.shadow[k] = v.Known
	}
	g.t.OnView, g.t.OnStep = g.onView, g.onStep
	return g.t.Play()
}

// knows tells whether a seat may know a value of State, by the registry and the record it stands in. A treaty's strain is
// known to nobody: a promise broken quietly is for the other side to find out.
func knows(rs *game.Ruleset, s *game.State, k game.Seat, f game.Field, i, j int) bool {
	d := &game.Registry[f]
	switch d.Seen {
	case game.SeenByAll:
		return true
	case game.SeenBySeat:
		return i == int(k)
	case game.SeenByGroup:
		if d.Scope == game.ScopeRegionGroup {
			i = j
		}
		return k >= 0 && rs.SeatOf(game.Group(i)) == k
	case game.SeenByUSA:
		return k >= 0 && rs.Republic(game.USA) == k
	case game.SeenByMexico:
		return k >= 0 && rs.Republic(game.Mexico) == k
	case game.SeenByParties:
		switch d.Scope {
		case game.ScopeTreaty, game.ScopeTreatySlot:
			t := &s.Treaties[i]
			return f != game.FTreatyStrain && t.Live != 0 && (t.Mask == -1 || t.Mask&(1<<uint(k)) != 0)
		case game.ScopeOffer, game.ScopeOfferSlot:
			return knowsOffer(&s.Offers[i], k, f)
		default:
			o := s.Mods[i].Owner
			return s.Mods[i].Kind != 0 && (o == -1 || o == int16(k)+1)
		}
	}
	return false
}

// knowsOffer: its maker knows an offer; the seat it goes to knows it once it is open; an answer is its giver's until the
// round ends.
func knowsOffer(o *game.Offer, k game.Seat, f game.Field) bool {
	if o.State == game.OfferFree {
		return false
	}
	mine, forMe := game.Seat(o.From) == k, game.Seat(o.To) == k
	if f == game.FOfferAnswer && mine && o.State < game.OfferTaken {
		return false
	}
	return mine || forMe && o.State != game.OfferSealed
}

// Scramble changes every value that a seat may not know to another within its range. What the seat may know stays, and so
// do the facts that decide who may know: no record becomes the seat's own.
func Scramble(rs *game.Ruleset, s *game.State, k game.Seat, l *Chance) {
	was := *s
	_ = eachLeaf(func(f game.Field, i, j int) error {
		d := &game.Registry[f]
		if d.Seen != game.SeenByParties && !knows(rs, &was, k, f, i, j) || f == game.FTreatyStrain {
			put(s, f, i, j, d.Min+int16(l.N(int(d.Max)-int(d.Min)+1)))
		}
		return nil
	})
	for i := range s.Treaties {
		if knows(rs, &was, k, game.FTreatyLive, i, 0) {
			continue
		}
		s.Treaties[i] = game.Treaty{}
		if l.N(3) > 0 {
			scrambleRecord(s, game.ScopeTreaty, i, l)
			s.Treaties[i].Live = int16(l.N(2))
			s.Treaties[i].Mask = int16(l.N(64)) &^ (1 << uint(k))
		}
	}
	for i := range s.Offers {
		o, each := &s.Offers[i], game.MaxOffers/game.MaxSeats
		switch {
		case knowsOffer(&was.Offers[i], k, game.FOfferAnswer):
		case knowsOffer(&was.Offers[i], k, game.FOfferFrom):
			o.Answer = int16(l.N(3))
		case i/each == int(k): // a free place of its own
		case l.N(4) == 0:
			*o = game.Offer{}
		default:
			scrambleRecord(s, game.ScopeOffer, i, l)
			if o.From = int16(i / each); game.Seat(o.To) == k {
				o.State = int16(l.N(2))
			}
		}
	}
	for i := range s.Mods {
		if knows(rs, &was, k, game.FModKind, i, 0) {
			continue
		}
		s.Mods[i] = game.Modifier{}
		if l.N(3) > 0 {
			scrambleRecord(s, game.ScopeModifier, i, l)
			if o := int16(l.N(len(rs.Seats) + 1)); o != int16(k)+1 {
				s.Mods[i].Owner = o
			} else {
				s.Mods[i].Owner = 0
			}
		}
	}
	Index(s)
}

// slotField is the engine's own list of the modifier slots in use: it only repeats what the slots say.
var slotField, slotted = game.FieldByName("modifier_slots", game.ScopeSlot)

// Index brings the list of modifier slots in use into line with the slots, after a test has written some.
func Index(s *game.State) {
	if !slotted {
		return
	}
	for w := range game.MaxModifiers / 16 {
		bits := uint16(0)
		for n := range 16 {
			if s.Mods[w*16+n].Kind != 0 {
				bits |= 1 << n
			}
		}
		put(s, slotField, w, 0, int16(bits))
	}
}

// scrambleRecord gives every part of one record any value in its range.
func scrambleRecord(s *game.State, scope game.Scope, at int, l *Chance) {
	for f := range game.FieldCount {
		d := &game.Registry[f]
		if d.Name == "" || d.Scope != scope && d.Scope != scope+1 || d.Seen != game.SeenByParties {
			continue
		}
		_, nj := f.Size()
		for j := range nj {
			put(s, f, at, j, d.Min+int16(l.N(int(d.Max)-int(d.Min)+1)))
		}
	}
}

func put(s *game.State, f game.Field, i, j int, v int16) {
	game.Apply(s, &game.Event{Kind: game.Changed, Field: f, I: int16(i), J: int16(j), New: v})
}

func (g *leaks) onView(_ *Table, _ *game.View) error {
	s := &g.t.State
	g.count(moment(s))
	if g.luck.N(g.Every) != 0 {
		return nil
	}
	for k := range g.Rules.Seats {
		if err := g.look(s, game.Seat(k)); err != nil {
			return fmt.Errorf("%s: %w", where(s, game.Seat(k), "leak"), err)
		}
	}
	return g.deeds(s)
}

func (l *Leaks) count(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.seen == nil {
		l.seen = map[string]int{}
	}
	l.seen[name]++
}

// moment names what sort of moment this is.
func moment(s *game.State) string {
	switch game.Phase(s.World.Phase) {
	case game.Talks:
		for i := range s.Offers {
			if s.Offers[i].State == game.OfferSealed {
				return fmt.Sprintf("talks, round %d, an offer sealed", s.World.Round)
			}
		}
		return fmt.Sprintf("talks, round %d", s.World.Round)
	case game.CrisisOpen:
		for k := range s.Own {
			if s.Own[k].Choice != 0 {
				return "crisis, a choice sealed"
			}
		}
		return "crisis"
	}
	for k := range s.Seats {
		if s.Seats[k].Sealed != 0 {
			return "orders, a sheet sealed"
		}
	}
	return "orders"
}

// look changes what the seat may not know and compares everything that it may ask for.
func (g *leaks) look(s *game.State, k game.Seat) error {
	a, b := &g.view[0], &g.view[1]
	*a, *b = game.View{}, game.View{}
	game.ViewFor(g.Rules, s, k, a)
	if err := onlyKnown(g.Rules, s, a); err != nil {
		return err
	}
	for range 2 {
		other := *s
		Scramble(g.Rules, &other, k, &g.luck)
		game.ViewFor(g.Rules, &other, k, b)
		if label, x, y, differ := game.Difference(&a.Known, &b.Known); differ {
			return fmt.Errorf("the view shows a secret: %s is %d, then %d", label, x, y)
		}
		if err := g.answers(a, b); err != nil {
			return err
		}
		if err := g.acts(s, &other, k); err != nil {
			return err
		}
	}
	return nil
}

// onlyKnown demands that a view holds nothing its seat may not know, and all that it may.
func onlyKnown(rs *game.Ruleset, s *game.State, v *game.View) error {
	listed := v.Known
	if Index(&listed); listed != v.Known {
		return errors.New("the view lists modifiers that it does not hold")
	}
	return eachLeaf(func(f game.Field, i, j int) error {
		if slotted && f == slotField {
			return nil // the list of the modifiers that it sees: below
		}
		if got := v.Known.Get(f, i, j); got != 0 && !knows(rs, s, v.Seat, f, i, j) {
			return fmt.Errorf("the view holds %s (%d), which the seat may not know", f.Label(i, j), got)
		} else if want := s.Get(f, i, j); got != want && knows(rs, s, v.Seat, f, i, j) {
			return fmt.Errorf("the view has %s at %d, it is %d and the seat may know it", f.Label(i, j), got, want)
		}
		return nil
	})
}

// answers compares what two views of one seat answer to every question that it may ask.
func (g *leaks) answers(a, b *game.View) error {
	rs, k := g.Rules, a.Seat
	same := func(what string, x, y any) error {
		if !reflect.DeepEqual(x, y) {
			return fmt.Errorf("%s depends on a secret: %+v, then %+v", what, x, y)
		}
		return nil
	}
	var errs []error
	for c := range game.Column(game.Columns) {
		x, y := game.Legal(rs, a, c, nil), game.Legal(rs, b, c, nil)
		errs = append(errs, same("Legal", x, y))
		for n := range min(6, len(x)) {
			o := x[(n*37+g.luck.N(len(x)))%len(x)]
			errs = append(errs, same("PreviewOrder", game.PreviewOrder(rs, a, o), game.PreviewOrder(rs, b, o)))
		}
	}
	errs = append(errs,
		same("LegalPostures", game.LegalPostures(rs, a, nil), game.LegalPostures(rs, b, nil)),
		same("LegalSignals", game.LegalSignals(rs, a, nil), game.LegalSignals(rs, b, nil)),
		same("LegalOptions", game.LegalOptions(rs, a, nil), game.LegalOptions(rs, b, nil)),
		same("Advise", game.Advise(rs, a), game.Advise(rs, b)),
	)
	for n := range rs.Seats {
		to := game.Seat(n)
		if st, is := game.ScoreView(rs, a, to), game.Score(rs, &g.t.State, to); st.Known && st.Score != is.Score {
			errs = append(errs, fmt.Errorf("the score of seat %d is said to be known as %d, it is %d", to, st.Score, is.Score))
		}
		errs = append(errs, same("ScoreView", game.ScoreView(rs, a, to), game.ScoreView(rs, b, to)))
		if to == k {
			continue
		}
		x := game.LegalClauses(rs, a, to, k, nil)
		errs = append(errs, same("LegalClauses", x, game.LegalClauses(rs, b, to, k, nil)))
		y := game.LegalClauses(rs, a, to, to, nil)
		errs = append(errs, same("LegalClauses", y, game.LegalClauses(rs, b, to, to, nil)))
		if x = append(x, y...); len(x) == 0 {
			continue
		}
		offer := game.Bundle{To: to, Months: 6, N: 2}
		offer.Clauses[0], offer.Clauses[1] = x[g.luck.N(len(x))], x[g.luck.N(len(x))]
		px, wx := game.Acceptance(rs, a, offer, k)
		py, wy := game.Acceptance(rs, b, offer, k)
		errs = append(errs, same("Acceptance", px, py), same("Acceptance", wx, wy))
	}
	for n := range 40 + game.MaxTreaties {
		cmd := Wild(rs, &g.luck)
		if cmd.Seat = k; n >= 40 {
			cmd.Kind, cmd.Slot = game.CmdBreak, int16(n-40)
		}
		errs = append(errs, same("Check", game.Check(rs, a, &cmd), game.Check(rs, b, &cmd)))
	}
	return errors.Join(errs...)
}

// acts sends one seat's commands to two worlds that differ only in what it may not know: it is refused alike and told the
// same. Acts that move the clock rightly depend on secrets; of those only the refusal counts (see answers).
func (g *leaks) acts(s, other *game.State, k game.Seat) error {
	a := &g.view[0]
	var cmds []game.Command
	for range 6 {
		cmds = append(cmds, Wild(g.Rules, &g.luck))
	}
	for c := range game.Column(game.Columns) {
		if list := game.Legal(g.Rules, a, c, nil); len(list) > 0 {
			cmds = append(cmds, game.Command{Kind: game.CmdOrder, Order: list[g.luck.N(len(list))]})
		}
	}
	for i := range int16(game.MaxOffers) {
		cmds = append(cmds, game.Command{Kind: game.CmdAnswer, Slot: i, Yes: true}, game.Command{Kind: game.CmdWithdraw, Slot: i})
	}
	for to := range g.Rules.Seats {
		if list := game.LegalClauses(g.Rules, a, game.Seat(to), k, nil); len(list) > 0 && game.Seat(to) != k {
			cmds = append(cmds, game.Command{Kind: game.CmdOffer, Offer: game.Bundle{To: game.Seat(to), Months: 3, N: 1, Clauses: [game.MaxClauses]game.ClauseUse{list[0]}}})
		}
	}
	for i := range cmds {
		cmd := &cmds[i]
		if !bySeat(cmd.Kind) || ends(cmd.Kind) {
			continue
		}
		cmd.Seat = k
		if cmd.Kind == game.CmdSheet {
			cmd.Yes = false
		}
		x, rx := game.Decide(g.Rules, s, cmd, g.t.Source, &g.buf[0])
		y, ry := game.Decide(g.Rules, other, cmd, g.t.Source, &g.buf[1])
		if !reflect.DeepEqual(rx, ry) {
			return fmt.Errorf("the refusal of %+v depends on a secret: %v, then %v", *cmd, rx, ry)
		}
		if rx != nil {
			continue
		}
		tx, ty := told(x, k), told(y, k)
		if !reflect.DeepEqual(tx, ty) {
			return fmt.Errorf("what command %d tells its own seat depends on a secret:\n%+v\n%+v", cmd.Kind, tx, ty)
		}
	}
	return nil
}

// bySeat tells whether a command is a seat's, not the table's or the facilitator's.
func bySeat(k game.CommandKind) bool {
	return k != game.CmdBegin && k != game.CmdField && k != game.CmdInject && k != game.CmdPlan && k != game.CmdRule
}

// ends tells whether a command may move the clock or act on the world, so that its outcome rightly depends on secrets.
func ends(k game.CommandKind) bool {
	return k == game.CmdReady || k == game.CmdSeal || k == game.CmdChoose || k == game.CmdBreak
}

func told(events []game.Event, k game.Seat) []game.Event {
	var out []game.Event
	for _, e := range events {
		if t, ok := game.Redact(e, k); ok {
			out = append(out, t)
		}
	}
	return out
}

// deeds demands that whatever a seat drafts, speaks, offers or answers in secret tells the other seats nothing, and leaves
// their views alone.
func (g *leaks) deeds(s *game.State) error {
	for n := range g.Rules.Seats {
		k := game.Seat(n)
		a := &g.view[0]
		*a = game.View{}
		game.ViewFor(g.Rules, s, k, a)
		for range 12 {
			cmd := g.secretDeed(a)
			cmd.Seat = k
			after := *s
			if game.Step(g.Rules, &after, &cmd, g.t.Source, &g.buf[0]) != nil {
				continue
			}
			for m := range g.Rules.Seats {
				j := game.Seat(m)
				if j == k {
					continue
				}
				if t := told(g.buf[0].Events, j); len(t) != 0 {
					return errors.New(where(s, k, fmt.Sprintf("command %d tells seat %d %+v", cmd.Kind, j, t)))
				}
				x, y := &g.view[1], &g.view[2]
				*x, *y = game.View{}, game.View{}
				game.ViewFor(g.Rules, s, j, x)
				game.ViewFor(g.Rules, &after, j, y)
				if label, p, q, differ := game.Difference(&x.Known, &y.Known); differ {
					return errors.New(where(s, k, fmt.Sprintf("command %d changes %s from %d to %d in the view of seat %d", cmd.Kind, label, p, q, j)))
				}
			}
		}
	}
	return nil
}

// secretDeed is a command that is nobody else's business before the phase ends; it may be refused.
func (g *leaks) secretDeed(v *game.View) game.Command {
	rs := g.Rules
	switch game.Phase(v.Known.World.Phase) {
	case game.Talks:
		switch g.luck.N(4) {
		case 0:
			return game.Command{Kind: game.CmdAnswer, Slot: int16(g.luck.N(game.MaxOffers)), Yes: g.luck.N(2) == 0}
		case 1:
			return game.Command{Kind: game.CmdWithdraw, Slot: int16(g.luck.N(game.MaxOffers))}
		case 2:
			return game.Command{Kind: game.CmdSignal, Signal: game.SignalID(g.luck.N(len(rs.Signals)))}
		}
		to := game.Seat(g.luck.N(len(rs.Seats)))
		cmd := game.Command{Kind: game.CmdOffer, Offer: game.Bundle{To: to, Months: 3}}
		if slot := int16(g.luck.N(game.MaxOffers)); game.MayCounter(v, slot) {
			to = game.Seat(v.Known.Offers[slot].From)
			cmd.Offer.To, cmd.Offer.Counters = to, slot+1
		}
		if to != v.Seat {
			if list := game.LegalClauses(rs, v, to, v.Seat, nil); len(list) > 0 {
				cmd.Offer.N, cmd.Offer.Clauses[0] = 1, list[g.luck.N(len(list))]
			}
		}
		return cmd
	case game.CrisisOpen:
		return game.Command{Kind: game.CmdSignal}
	}
	if list := game.LegalPostures(rs, v, nil); len(list) > 0 && g.luck.N(4) == 0 {
		return game.Command{Kind: game.CmdPosture, Posture: list[g.luck.N(len(list))]}
	}
	list := game.Legal(rs, v, game.Column(g.luck.N(game.Columns)), nil)
	if len(list) == 0 {
		return game.Command{Kind: game.CmdOrder, Order: game.Empty}
	}
	o := list[g.luck.N(len(list))]
	if g.luck.N(2) == 0 {
		cmd := game.Command{Kind: game.CmdSheet}
		cmd.Sheet.Posture = game.PostureID(v.Known.Own[v.Seat].Posture)
		cmd.Sheet.Orders = [game.Columns]game.Order{game.Empty, game.Empty, game.Empty}
		cmd.Sheet.Orders[rs.Orders[o.ID].Column] = o
		return cmd
	}
	return game.Command{Kind: game.CmdOrder, Order: o}
}

// onStep looks at every fact of a step through every seat.
func (g *leaks) onStep(before *game.State, cmd *game.Command, events []game.Event) error {
	fail := func(e *game.Event, k game.Seat, what string) error {
		label := ""
		if isChange(e.Kind) {
			label = e.Field.Label(int(e.I), int(e.J)) + " "
		}
		return errors.New(where(before, k, fmt.Sprintf("fact of kind %d (%s%+v): %s", e.Kind, label, *e, what)))
	}
	records := g.records(before, events)
	for n := range events {
		e := &events[n]
		was := g.folded
		game.Apply(&g.folded, e)
		held := g.hold(e)
		for m := range g.Rules.Seats {
			k := game.Seat(m)
			t, ok := game.Redact(*e, k)
			if isChange(e.Kind) {
				f, i, j := e.Field, int(e.I), int(e.J)
				old, now := knows(g.Rules, &was, k, f, i, j) || held&(1<<uint(k)) != 0, knows(g.Rules, &g.folded, k, f, i, j)
				now = now || f != game.FOfferAnswer && f != game.FTreatyStrain && records[record(f, i)]&(1<<uint(k)) != 0
				switch {
				case ok && !old && !now:
					return fail(e, k, "the seat may not know the field it sees changed")
				case ok && !old && t.Old != 0 && f != game.FOfferState:
					return fail(e, k, "the old value is a secret")
				case !ok && game.Registry[f].Seen != game.SeenByParties && now:
					return fail(e, k, "the seat may know the field and is not told")
				}
			}
			if !ok {
				if _, ok := game.Redact(g.unseen(e), k); ok {
					return fail(e, k, "whether the seat is told depends on what happened")
				}
				continue
			}
			if t != *e {
				if err := g.twin(e, t, k); err != nil {
					return fail(e, k, err.Error())
				}
			}
			if !g.mayCause(before, &was, k, t.Cause) {
				return fail(e, k, "its cause is a secret")
			}
			game.Apply(&g.shadow[k], &t)
		}
	}
	for m := range g.Rules.Seats {
		if err := g.addsUp(game.Seat(m)); err != nil {
			return fmt.Errorf("%s: %w", where(before, game.Seat(m), fmt.Sprintf("command %d of seat %d", cmd.Kind, cmd.Seat)), err)
		}
	}
	return nil
}

// mayCause tells whether a seat may know the order, clause or posture that a fact names as its cause: what is public, what
// it gave itself, what it is a party to.
func (g *leaks) mayCause(before, was *game.State, k game.Seat, cause game.Cause) bool {
	class, n := cause.Split()
	switch class {
	case game.CauseOrder:
		if g.Rules.Orders[n].Public {
			return true
		}
		for c := range game.Column(game.Columns) {
			if was.Own[k].DraftOrder(c).ID == game.OrderID(n) {
				return true
			}
		}
		return false
	case game.CausePosture:
		own := &was.Own[k]
		return g.Rules.Postures[n].Actor.Side >= 0 || own.Posture == int16(n) || own.Stand == int16(n)+1
	case game.CauseClause:
		if !g.Rules.Clauses[n].Secret {
			return true
		}
		if g.signed[int16(n)]&(1<<uint(k)) != 0 {
			return true
		}
		for _, s := range [...]*game.State{before, was, &g.folded, &g.t.State} {
			for i := range s.Treaties {
				for _, c := range s.Treaties[i].Clauses {
					if c[0] == int16(n)+1 && knows(g.Rules, s, k, game.FTreatyLive, i, 0) {
						return true
					}
				}
			}
		}
		return false
	}
	return true
}

// record names the treaty, offer or modifier that a field stands in; other fields have none.
func record(f game.Field, i int) [2]int {
	d := &game.Registry[f]
	if d.Seen != game.SeenByParties {
		return [2]int{}
	}
	scope := d.Scope
	if scope == game.ScopeTreatySlot || scope == game.ScopeOfferSlot {
		scope--
	}
	return [2]int{int(scope), i + 1}
}

// leads are the fields that tell whether a record is there.
var leads = map[game.Scope]game.Field{game.ScopeTreaty: game.FTreatyLive, game.ScopeOffer: game.FOfferState, game.ScopeModifier: game.FModKind}

// holding has a bit for each seat that may know a record.
func (g *leaks) holding(s *game.State, at [2]int) uint8 {
	out := uint8(0)
	for k := range g.Rules.Seats {
		if knows(g.Rules, s, game.Seat(k), leads[game.Scope(at[0])], at[1]-1, 0) {
			out |= 1 << uint(k)
		}
	}
	return out
}

// hold follows who knows a record, from its beginning until the next takes its place, and returns who knew it before e.
func (g *leaks) hold(e *game.Event) uint8 {
	if !isChange(e.Kind) || game.Registry[e.Field].Seen != game.SeenByParties {
		return 0
	}
	at := record(e.Field, int(e.I))
	held := g.holders[at]
	if e.Field == leads[game.Scope(at[0])] && e.Old == 0 {
		held = 0
		g.holders[at] = 0
	}
	g.holders[at] |= g.holding(&g.folded, at)
	return held
}

// records has, for each record that a step wrote, a bit for each seat that may know it at some moment of the step: records
// are written part by part, and may come and go in one step.
func (g *leaks) records(before *game.State, events []game.Event) map[[2]int]uint8 {
	out := map[[2]int]uint8{}
	clear(g.signed)
	s := *before
	for n := range events {
		e := &events[n]
		game.Apply(&s, e)
		if !isChange(e.Kind) || game.Registry[e.Field].Seen != game.SeenByParties {
			continue
		}
		at := record(e.Field, int(e.I))
		holders := g.holding(&s, at)
		out[at] |= holders
		if e.Field == game.FTreatyClause && e.New > 0 && e.J%4 == 0 {
			g.signed[e.New-1] |= holders
		}
	}
	return out
}

// addsUp demands that the facts a seat was told add up to what it sees, apart from the records on the table.
func (g *leaks) addsUp(k game.Seat) error {
	if g.luck.N(g.Every) != 0 {
		return nil
	}
	s := &g.t.State
	return eachLeaf(func(f game.Field, i, j int) error {
		if game.Registry[f].Seen == game.SeenByParties || !knows(g.Rules, s, k, f, i, j) {
			return nil
		}
		if told, is := g.shadow[k].Get(f, i, j), s.Get(f, i, j); told != is {
			return fmt.Errorf("%s is %d, and the seat was told %d", f.Label(i, j), is, told)
		}
		return nil
	})
}

// twinParts names what the public twin of a fact may show, by kind. Everything else of the fact must leave it unchanged.
var twinParts = map[game.EventKind][]string{
	game.Rolled:          {"Seat", "Region", "Group", "Subject", "Outcome"},
	game.OrderResolved:   {"Seat", "Subject"},
	game.OrderFailed:     {"Seat", "Subject"},
	game.Sealed:          {"Seat"},
	game.Unsealed:        {"Seat"},
	game.MemoPlayed:      {"Seat", "I", "Outcome"},
	game.CrisisOpened:    {"Subject", "Region", "Group", "New", "Amount"},
	game.CrisisResolved:  {"Subject", "Region", "Group", "New", "Amount"},
	game.OfferMade:       {"Seat", "Other"},
	game.OfferAnswered:   {"Seat", "Other"},
	game.OfferLapsed:     {"Seat", "Other"},
	game.Changed:         {"Field", "I", "J", "Old", "New"},
	game.EstimateRevised: {"Field", "I", "J", "Old", "New"},
	game.PeopleKilled:    {"Subject", "New"},
	game.RungReached:     {"Seat", "Old", "New"},
}

// unseen is now and then another fact of the same kind and audience.
func (g *leaks) unseen(e *game.Event) game.Event {
	if g.luck.N(40) != 0 {
		return *e
	}
	return g.other(e, nil)
}

// other is the same fact with any content but for the parts in keep: its kind, its audience and its month stay.
func (g *leaks) other(e *game.Event, keep map[string]bool) game.Event {
	out := *e
	set := func(name string, write func()) {
		if !keep[name] {
			write()
		}
	}
	set("Outcome", func() { out.Outcome = int8(g.luck.N(5)) })
	set("Seat", func() { out.Seat = game.Seat(g.luck.N(6)) })
	set("Other", func() { out.Other = game.Seat(g.luck.N(6)) })
	set("Region", func() { out.Region = game.Region(g.luck.N(17)) })
	set("Group", func() { out.Group = game.Group(g.luck.N(24)) })
	set("Field", func() { out.Field = game.Field(1 + g.luck.N(50)) })
	set("Cause", func() { out.Cause = game.Cause(g.luck.N(8000)) })
	for name, p := range map[string]*int16{"I": &out.I, "J": &out.J, "Old": &out.Old, "New": &out.New, "Subject": &out.Subject, "Amount": &out.Amount, "Die": &out.Die} {
		set(name, func() { *p = int16(g.luck.N(100)) })
	}
	return out
}

// twin changes whatever the public twin lacks and demands that the twin stays.
func (g *leaks) twin(e *game.Event, t game.Event, k game.Seat) error {
	may := map[string]bool{}
	parts, ok := twinParts[e.Kind]
	if !ok {
		return errors.New("this kind of fact should have no public twin")
	}
	for _, p := range parts {
		may[p] = true
	}
	changed := g.other(e, may)
	if e.Kind == game.Rolled && e.Outcome <= game.Success {
		changed.Outcome = game.Decisive + game.Success - e.Outcome // the world sees a success, not how great
	}
	if u, ok := game.Redact(changed, k); !ok || u != t {
		return fmt.Errorf("its public twin shows a secret: %+v, then %+v", t, u)
	}
	if t.Vis != 0 {
		return errors.New("its public twin says who sees more")
	}
	number := t.Serial
	t.Serial, t.Twin = 0, 0
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.numbers == nil {
		g.numbers = map[game.Event]int32{}
	}
	if old, seen := g.numbers[t]; seen && old != number {
		return fmt.Errorf("the number of its public twin, %d, tells more than the twin: another had %d", number, old)
	}
	g.numbers[t] = number
	return nil
}
