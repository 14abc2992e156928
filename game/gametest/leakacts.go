package gametest

import (
	"errors"
	"fmt"
	"reflect"

	"riobravo/game"
)

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
	return k != game.CmdBegin && k != game.CmdField && k != game.CmdInject && k != game.CmdPlan && k != game.CmdWord && k != game.CmdRule
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
