package gametest

import (
	"riobravo/game"
	"riobravo/game/rule"
)

// Facilitator rules on the memos of a game at random: one in four it dismisses, the others get one to four effects from
// the closed list.
type Facilitator struct {
	Rules *game.Ruleset
	Luck  Chance
	Ruled int // memos ruled on
}

// Facilitate makes actors write memos, with a facilitator to rule on them.
func Facilitate(rs *game.Ruleset, actors []Actor, seed uint64) (*Facilitator, []Actor) {
	out := make([]Actor, len(actors))
	for k, a := range actors {
		out[k] = &Author{Actor: a, Luck: Chance{seed<<8 | uint64(k)}}
	}
	return &Facilitator{Rules: rs, Luck: Chance{seed ^ 0xfac}}, out
}

// Rule is the facilitator's next word; the state must be in the phase Ruling.
func (f *Facilitator) Rule(s *game.State) game.Command {
	k, c, _ := game.NextMemo(f.Rules, s)
	f.Ruled++
	cmd := game.Command{Kind: game.CmdRule, Seat: k, Column: c}
	if f.Luck.N(4) == 0 {
		return cmd
	}
	cmd.Yes = true
	d := &cmd.Ruling
	d.Odds = int16(5 + f.Luck.N(96))
	if purse := int(s.Own[k].Resource); f.Rules.Seats[k].Side >= 0 && purse > 0 {
		d.Cost = int16(f.Luck.N(min(purse, 8) + 1))
	}
	for range 1 + f.Luck.N(game.MaxRuled) {
		d.Effects[d.N] = f.effect(s)
		d.N++
	}
	return cmd
}

// effect draws an effect that may be ruled.
func (f *Facilitator) effect(s *game.State) game.RuledEffect {
	b := game.MemoBounds[f.Luck.N(len(game.MemoBounds))]
	e := game.RuledEffect{Kind: b.Kind, Field: b.Field, Seat: f.Rules.Republic(game.Side(f.Luck.N(2))), Region: game.Region(f.Luck.N(len(f.Rules.Regions)))}
	for e.Group = game.Group(f.Luck.N(len(f.Rules.Groups))); s.Groups[e.Group].Alive == 0; {
		e.Group = game.Group(f.Luck.N(game.MaxGroups))
	}
	if b.Kind == rule.KindAdd && (b.Field == game.FSovereignty || b.Field == game.FGrievance) {
		e.Seat = f.Rules.Republic(game.Mexico)
	}
	if b.Kind == rule.KindPlan { // a republic's alone: another effect does as well
		e.Kind = rule.KindPoints
	}
	for e.Amount == 0 {
		e.Amount = b.Low + int16(f.Luck.N(int(b.High-b.Low)+1))
	}
	return e
}

// Author writes a memo now and then before another actor fills the rest of the sheet.
type Author struct {
	Actor
	Luck  Chance
	month int16
}

// Act writes one memo in a month of three, in a column by chance; else it acts as the other.
func (a *Author) Act(v *game.View) (game.Command, string) {
	w := &v.Known.World
	if game.Phase(w.Phase) == game.Orders && a.month != w.Month {
		a.month = w.Month
		if a.Luck.N(3) == 0 {
			return game.Command{Kind: game.CmdMemo, Seat: v.Seat, Column: game.Column(a.Luck.N(game.Columns)), Note: int32(1 + a.Luck.N(900))}, ""
		}
	}
	cmd, why := a.Actor.Act(v)
	if cmd.Kind == game.CmdSheet { // the memo keeps its column
		for c, note := range v.Known.Own[v.Seat].Memo {
			if note > 0 {
				cmd.Sheet.Orders[c] = game.Empty
			}
		}
	}
	return cmd, why
}
