package bot

import (
	"slices"

	"riobravo/game"
)

// temper is a persona at work in a doctrine: numbers added to the weights of its considerations, by their number in the
// noise of a mind (game.Mind: orders from 0, postures from 500, signals from 600, offers from 700).
type temper struct {
	rs   *game.Ruleset
	def  *game.PersonaDef
	of   game.Seat // the seat for which by was resolved, or NoSeat
	by   [firstOffer + 100]int16
	view *game.View
}

const (
	firstPosture = 500
	firstSignal  = 600
	firstOffer   = 700
)

// onto lays a temper over a noise.
func (t *temper) onto(noise game.Noise) game.Noise {
	return func(n int32) int32 { return noise(n) + t.weight(n) }
}

// resolve reads the persona's leanings into the seat's doctrine.
func (t *temper) resolve(v *game.View) {
	t.view = v
	if t.of == v.Seat {
		return
	}
	t.of = v.Seat
	t.by = [len(t.by)]int16{}
	d := game.DoctrineOf(t.rs, v)
	if d == nil || !game.PersonaFits(t.rs, t.def, v.Seat) {
		return
	}
	t.lean(d.Orders, 0, game.LeanOrder)
	t.lean(d.Postures, firstPosture, game.LeanPosture)
	t.lean(d.Signals, firstSignal, game.LeanSignal)
	for i := range d.Offers {
		t.by[firstOffer+i] = t.def.Deals
		for _, l := range t.def.Lean {
			if l.Kind == game.LeanReason && l.Reason == d.Offers[i].ID {
				t.by[firstOffer+i] += l.By
			}
		}
	}
}

func (t *temper) lean(list []game.Consideration, first int, kind game.LeanKind) {
	for i := range list {
		k := &list[i]
		if kind == game.LeanOrder {
			t.by[first+i] = -t.def.Restraint
		}
		for _, l := range t.def.Lean {
			if l.Kind == kind && l.What == k.What || l.Kind == game.LeanReason && l.Reason == k.ID {
				t.by[first+i] += l.By
			}
		}
	}
}

// weight is what is added to a consideration.
func (t *temper) weight(n int32) int32 {
	if int(n) >= len(t.by) {
		return 0
	}
	w := int32(t.by[n])
	if d := game.DoctrineOf(t.rs, t.view); t.def.Cost != 0 && d != nil && int(n) < len(d.Orders) {
		cost := game.OrderCost(t.rs, t.view, game.Order{ID: game.OrderID(d.Orders[n].What), Region: game.NoRegion, Group: game.NoGroup, Wing: game.NoWing})
		if t.rs.Seats[t.view.Seat].Side < 0 { // cash: about ten times capital (opening-values: Short forms)
			cost /= 10
		}
		w -= cost * int32(t.def.Cost)
	}
	return w
}

// tempered is a bot that holds its seat in a persona's temper: it thinks with the advisers that the persona hears.
type tempered struct {
	Bot
	temper *temper
}

// inTemper puts a persona into a bot that thinks by doctrine.
func inTemper(b Bot, rs *game.Ruleset, def *game.PersonaDef) Bot {
	t := &temper{rs: rs, def: def, of: game.NoSeat}
	switch b := b.(type) {
	case *staff:
		b.temper(t)
	case *principal:
		b.temper(t)
	case *strategist:
		b.temper(t)
	default:
		return b
	}
	return &tempered{b, t}
}

// temper lays a persona over what the staff thinks.
func (b *staff) temper(t *temper) {
	b.noise = t.onto(b.noise)
	b.deals = t.def.Deals
}

// temper lays a persona over what the staff proposes and over what futures are worth.
func (b *principal) temper(t *temper) {
	b.staff.temper(t)
	b.propose.noise = t.onto(b.propose.noise)
	b.judge.parts = slices.Clone(t.def.Parts)
}

// Act thinks with the persona's ear for its advisers; the view is left as it was in that.
func (b *tempered) Act(v *game.View) (game.Command, string) {
	b.temper.resolve(v)
	hears := &v.Known.Seats[v.Seat].Guardrail
	was := *hears
	if b.temper.def.Guardrail > 0 {
		*hears = b.temper.def.Guardrail - 1
	}
	cmd, why := b.Bot.Act(v)
	*hears = was
	return cmd, why
}

// Choice tells how the last decision came about, where the bot within weighs any.
func (b *tempered) Choice() Choice { return ChoiceOf(b.Bot) }
