package gametest

import (
	"fmt"
	"slices"
	"strconv"

	"riobravo/game"
	"riobravo/game/rule"
)

func column(name string) (game.Column, error) {
	n := slices.Index(game.ColumnNames[:], name)
	if n < 0 {
		return 0, fmt.Errorf("no column %q", name)
	}
	return game.Column(n), nil
}

// ruling reads a facilitator's word on a memo: dismiss SEAT COLUMN, or
// rule SEAT COLUMN odds N cost N EFFECT and EFFECT..., an effect being WHAT N [of SEAT] [against GROUP] [in REGION].
func (p *play) ruling(w words) (game.Command, error) {
	cmd := game.Command{Kind: game.CmdRule}
	verb := w.take()
	if cmd.Seat = p.seat(w.take()); cmd.Seat == game.NoSeat || verb != "rule" && verb != "dismiss" {
		return cmd, fmt.Errorf("a facilitator's act is: rule SEAT COLUMN ..., or dismiss SEAT COLUMN")
	}
	c, err := column(w.take())
	if cmd.Column = c; err != nil || verb == "dismiss" {
		return cmd, err
	}
	cmd.Yes = true
	odds, _ := strconv.Atoi(w.after("odds"))
	cost, _ := strconv.Atoi(w.after("cost"))
	cmd.Ruling.Odds, cmd.Ruling.Cost = int16(odds), int16(cost)
	for len(w) > 0 {
		stop := slices.Index(w, "and")
		if stop < 0 {
			stop = len(w)
		}
		e, err := p.ruled(slices.Clone(w[:stop]))
		if err != nil {
			return cmd, err
		}
		if int(cmd.Ruling.N) < game.MaxRuled {
			cmd.Ruling.Effects[cmd.Ruling.N] = e
		}
		cmd.Ruling.N++
		w = w[min(stop+1, len(w)):]
	}
	return cmd, nil
}

func (p *play) ruled(w words) (game.RuledEffect, error) {
	e := game.RuledEffect{Seat: game.NoSeat, Region: game.NoRegion, Group: game.NoGroup}
	var err error
	if k := w.after("of"); k != "" {
		e.Seat = p.seat(k)
	}
	if g := w.after("against"); g != "" {
		e.Group, err = p.group(g)
	}
	if at := w.after("in"); at != "" && err == nil {
		e.Region, err = p.region(at)
	}
	if err != nil {
		return e, err
	}
	what := w.take()
	if k, ok := rule.ByName(what); ok {
		e.Kind = k.Kind
	} else {
		e.Kind = rule.KindAdd
		for f := range game.FieldCount {
			if game.Registry[f].Name == what {
				e.Field = f
			}
		}
		if e.Field == 0 {
			return e, fmt.Errorf("no effect and no field %q", what)
		}
	}
	n, err := strconv.Atoi(w.take())
	e.Amount = int16(n)
	return e, err
}
