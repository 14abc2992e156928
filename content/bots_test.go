package content_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"riobravo/content"
	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/game/gametest"
)

// sights are states of games between staffs, each with a seat that is waited for: talks, orders and crises of all months.
func sights(t *testing.T, rs *game.Ruleset, games, every int, see func(s *game.State, k game.Seat)) {
	t.Helper()
	n := 0
	for seed := range uint64(games) {
		tab := table(t, rs, "staff", seed)
		tab.OnView = func(tab *gametest.Table, v *game.View) error {
			if n++; n%every == 0 || (game.Phase(v.Known.World.Phase) == game.CrisisOpen || asked(v)) && n%5 == 0 {
				s := tab.State
				see(&s, v.Seat)
			}
			return nil
		}
		if err := tab.Play(); err != nil {
			t.Fatal(err)
		}
	}
}

// asked tells whether an offer waits for the looking seat's answer.
func asked(v *game.View) bool {
	for i := range v.Known.Offers {
		if o := &v.Known.Offers[i]; o.State == game.OfferOpen && game.Seat(o.To) == v.Seat && o.Answer == 0 {
			return true
		}
	}
	return false
}

// A world that a bot imagines agrees with all that its seat knows, keeps every field in its range, and can be played on.
func TestDeterminise(t *testing.T) {
	rs := rules(t)
	start := game.New(rs)
	checked := 0
	sights(t, rs, 8, 31, func(s *game.State, k game.Seat) {
		var v, w game.View
		game.ViewFor(rs, s, k, &v)
		var one, two game.State
		bot.Determinise(rs, &v, &start, dice.FromSeed(1), &one)
		bot.Determinise(rs, &v, &start, dice.FromSeed(2), &two)
		if one == two {
			t.Errorf("month %d, seat %d: two draws give one world: nothing was drawn", s.World.Month, k)
		}
		game.ViewFor(rs, &one, k, &w)
		for f := range game.FieldCount {
			if game.Registry[f].Name == "" || f == game.FSealed {
				continue
			}
			ni, nj := f.Size()
			for i := range ni {
				for j := range nj {
					x := one.Get(f, i, j)
					if d := &game.Registry[f]; x < d.Min || x > d.Max {
						t.Fatalf("month %d, seat %d: %s is %d, outside %d..%d", s.World.Month, k, f.Label(i, j), x, d.Min, d.Max)
					}
					if scope := game.Registry[f].Scope; scope == game.ScopeModifier { // unrest that nothing explains is put down to causes
						continue
					}
					if a, b := v.Known.Get(f, i, j), w.Known.Get(f, i, j); a != b {
						t.Fatalf("month %d, seat %d: it knows %s to be %d, in its world it is %d", s.World.Month, k, f.Label(i, j), a, b)
					}
				}
			}
		}
		tab := table(t, rs, "staff", 7)
		if err := tab.Resume(one); err != nil {
			t.Fatalf("month %d, seat %d: %v", s.World.Month, k, err)
		}
		checked++
	})
	if checked < 40 {
		t.Errorf("only %d moments", checked)
	}
}

// Whatever a seat may not know may be changed to anything: its bot does the same.
func TestForesightKnowsNoSecrets(t *testing.T) {
	rs := rules(t)
	kinds := map[game.CommandKind]int{}
	for _, name := range []string{"principal@16", "strategist@24", "strategist@24x2"} {
		luck := gametest.NewChance(3)
		sights(t, rs, 4, 37, func(s *game.State, k game.Seat) {
			other := *s
			gametest.Scramble(rs, &other, k, luck)
			var did [2]game.Command
			for i, at := range []*game.State{s, &other} {
				b, err := bot.New(name, rs, dice.FromSeed(9))
				if err != nil {
					t.Fatal(err)
				}
				var v game.View
				game.ViewFor(rs, at, k, &v)
				did[i], _ = b.Act(&v)
			}
			if did[0] != did[1] {
				t.Errorf("%s, month %d, seat %d: it does %+v, and with other secrets %+v", name, s.World.Month, k, did[0], did[1])
			}
			kinds[did[0].Kind]++
		})
	}
	t.Log(kinds)
	for _, want := range []game.CommandKind{game.CmdSheet, game.CmdOffer, game.CmdAnswer, game.CmdChoose} {
		if kinds[want] == 0 {
			t.Errorf("no command of kind %d was looked at", want)
		}
	}
}

// The same view, dice and budget give the same choice, explained: what was taken, what it was worth more than the next.
func TestForesightExplains(t *testing.T) {
	sc, problems := content.Load("threat")
	if sc == nil {
		t.Fatal(problems)
	}
	rs, explained := sc.Ruleset, 0
	sights(t, rs, 2, 41, func(s *game.State, k game.Seat) {
		if game.Phase(s.World.Phase) != game.Orders {
			return
		}
		for _, name := range []string{"principal@16", "strategist@24", "strategist@24x3"} {
			var first game.Command
			for again := range 2 {
				b, _ := bot.New(name, rs, dice.FromSeed(9))
				var v game.View
				game.ViewFor(rs, s, k, &v)
				cmd, why := b.Act(&v)
				if again == 0 {
					first = cmd
				} else if cmd != first {
					t.Errorf("%s: %+v, again %+v", name, first, cmd)
				}
				c := b.(bot.Explainer).Choice()
				if c.Taken != cmd || c.Reason != why || c.Alternative == cmd || c.Playouts < 16 {
					t.Errorf("%s: %+v does not explain %+v", name, c, cmd)
				}
				if !sc.Texts.Has(why) {
					t.Errorf("%s: the reason %q has no words", name, why)
				}
				explained++
			}
		}
	})
	if explained == 0 {
		t.Error("nothing was explained")
	}
}

// A bot that looks ahead weighs all aims that its staff could argue for, to the end of the exercise: it does not always declare the one
// that its doctrine puts first.
func TestForesightWeighsAims(t *testing.T) {
	rs := rules(t)
	aims := map[int16]int{}
	for seed := range uint64(10) {
		tab := table(t, rs, "staff", seed)
		b, err := bot.New("principal", rs, dice.FromSeed(seed^0xb07))
		if err != nil {
			t.Fatal(err)
		}
		tab.Seats[0] = b
		tab.OnStep = func(s *game.State, cmd *game.Command, _ []game.Event) error {
			if cmd.Kind == game.CmdSheet && cmd.Seat == 0 {
				for _, o := range cmd.Sheet.Orders {
					if o.ID >= 0 && rs.Orders[o.ID].ID == "usa.declare_objective" {
						aims[o.Amount]++
						return errEnough
					}
				}
			}
			if s.World.Month > 3 {
				return errEnough
			}
			return nil
		}
		if err := tab.Play(); err != nil && !errors.Is(err, errEnough) {
			t.Fatal(err)
		}
	}
	if len(aims) < 2 {
		t.Errorf("aims declared, by choice: %v", aims)
	}
}

var errEnough = errors.New("seen enough")

// A bot that looks ahead tries orders that no doctrine thinks of: with a doctrine that knows no order at all it still gives some, all
// of them legal, and its staff gives none.
func TestForesightFindsStrayOrders(t *testing.T) {
	own := *rules(t)
	own.Doctrines = slices.Clone(own.Doctrines)
	for i := range own.Doctrines {
		own.Doctrines[i] = own.Doctrines[i].Only(func(game.Consideration) bool { return false })
	}
	given := map[string]map[game.OrderID]bool{"staff": {}, "principal@36": {}}
	for name, orders := range given {
		for seed := range uint64(2) {
			tab := table(t, &own, "staff", seed)
			b, err := bot.New(name, &own, dice.FromSeed(seed^0xb07))
			if err != nil {
				t.Fatal(err)
			}
			tab.Seats[1] = b
			tab.OnStep = func(_ *game.State, cmd *game.Command, _ []game.Event) error {
				if cmd.Kind == game.CmdSheet && cmd.Seat == 1 {
					for _, o := range cmd.Sheet.Orders {
						if o.ID >= 0 {
							orders[o.ID] = true
						}
					}
				}
				return nil
			}
			if err := tab.Play(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n := len(given["staff"]); n > 0 {
		t.Errorf("a staff that thinks of no order gave %d", n)
	}
	if n := len(given["principal@36"]); n < 3 {
		t.Errorf("a principal whose staff thinks of no order gave %d of all there are in 24 months", n)
	}
}

// A strategist weighs what it says in public: at times it posts what its staff would not have, with its own reason.
func TestStrategistWeighsSignals(t *testing.T) {
	rs, own := rules(t), 0
	sights(t, rs, 3, 11, func(s *game.State, k game.Seat) {
		if game.Phase(s.World.Phase) != game.Talks || s.World.Round != 1 {
			return
		}
		b, err := bot.New("strategist@32", rs, dice.FromSeed(9))
		if err != nil {
			t.Fatal(err)
		}
		var v game.View
		game.ViewFor(rs, s, k, &v)
		if cmd, why := b.Act(&v); cmd.Kind == game.CmdSignal && why == "advice.foresight" {
			own++
		}
	})
	if own == 0 {
		t.Error("it never posted a signal of its own choice")
	}
}

// Who stands in for an absent person signs nothing and breaks nothing (rules.md, Bots).
func TestStandInSignsNothing(t *testing.T) {
	rs := rules(t)
	acts := 0
	for seed := range uint64(12) {
		tab := table(t, rs, "staff", seed)
		for k := range tab.Seats[:2] {
			b, err := bot.New(bot.Away, rs, dice.FromSeed(seed^0xb07))
			if err != nil {
				t.Fatal(err)
			}
			tab.Seats[k] = b
		}
		tab.OnStep = func(_ *game.State, cmd *game.Command, events []game.Event) error {
			if cmd.Seat == 0 || cmd.Seat == 1 {
				switch cmd.Kind {
				case game.CmdOffer, game.CmdSignal, game.CmdBreak, game.CmdAnswer:
					return fmt.Errorf("the stand-in of seat %d sends command %d", cmd.Seat, cmd.Kind)
				case game.CmdSheet:
					acts++
				}
			}
			for i := range events {
				if e := &events[i]; (e.Kind == game.UninvitedAct || e.Kind == game.TreatyBroken || e.Kind == game.TreatySigned) && (e.Seat == 0 || e.Seat == 1) {
					return fmt.Errorf("fact %d of seat %d", e.Kind, e.Seat)
				}
			}
			return nil
		}
		if err := tab.Play(); err != nil {
			t.Error(seed, err)
		}
	}
	if acts < 100 {
		t.Errorf("%d sheets of stand-ins", acts)
	}
}

// A temper shows: a hawk acts uninvited more often than an institutionalist, who does so less than the plain staff.
func TestPersonas(t *testing.T) {
	rs := rules(t)
	uninvited := func(name string) int {
		n := 0
		for seed := range uint64(100) {
			tab := table(t, rs, "staff", seed)
			b, err := bot.New(name, rs, dice.FromSeed(seed^0xb07))
			if err != nil {
				t.Fatal(err)
			}
			tab.Seats[0] = b
			if err := tab.Play(); err != nil {
				t.Fatal(name, err)
			}
			n += int(tab.State.World.Uninvited)
		}
		return n
	}
	hawk, staff, inst := uninvited("staff:hawk"), uninvited("staff"), uninvited("staff:institutionalist")
	if hawk <= staff || staff <= inst {
		t.Errorf("uninvited operations in 100 games: hawk %d, staff %d, institutionalist %d", hawk, staff, inst)
	}
	for k := range rs.Seats {
		if len(bot.Personas(rs, game.Seat(k))) < 2 {
			t.Errorf("seat %s has no personas", rs.Seats[k].ID)
		}
	}
}
