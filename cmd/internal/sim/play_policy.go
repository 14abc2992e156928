package sim

import (
	"slices"
	"strings"

	"riobravo/game"
	"riobravo/game/bot"
)

// Policy is a way of playing, in the words of the flags of `riobravo sim`.
type Policy struct {
	Bots     string   // for seats not named; "" is DefaultBot
	Seats    []string // usa=staff, groups=novice
	Force    []string // usa:raid=capture+sinaloa@1-3,5
	Forbid   []string // usa:raid
	Postures []string // usa:unilateral@1-3
	Mute     []string // seats that say nothing in talks
}

// Compile turns a policy into what a batch plays. policy is the thinking of groups without a seat. The error names the
// word that is wrong and those that would be right.
func (p Policy) Compile(rs *game.Ruleset) (bots []string, policy uint8, limits []bot.Limits, err error) {
	all := p.Bots
	if all == "" {
		all = DefaultBot
	}
	if bots, policy, err = parseSeats(rs, p.Seats, all); err != nil {
		return nil, 0, nil, err
	}
	if limits, err = parseLimits(rs, p.Force, p.Forbid); err != nil {
		return nil, 0, nil, err
	}
	if err := parsePostures(rs, p.Postures, limits); err != nil {
		return nil, 0, nil, err
	}
	var seats []string
	for _, d := range rs.Seats {
		seats = append(seats, d.ID)
	}
	for _, id := range p.Mute {
		k := slices.Index(seats, id)
		if k < 0 {
			return nil, 0, nil, wrongValue("mute", id, seats)
		}
		limits[k].Mute = true
	}
	return bots, policy, limits, nil
}

// parsePostures reads usa:unilateral@1-3.
func parsePostures(rs *game.Ruleset, list []string, limits []bot.Limits) error {
	for _, s := range list {
		what, when, timed := strings.Cut(s, "@")
		months := func(int16) bool { return true }
		if timed {
			var err error
			if months, err = parseTurns(rs, s, when); err != nil {
				return err
			}
		}
		who, name, ok := strings.Cut(what, ":")
		k := slices.IndexFunc(rs.Seats, func(d game.SeatDef) bool { return d.ID == who })
		if !ok || k < 0 {
			return wrongShape("postures", s, "usa:unilateral")
		}
		var known []string
		found := -1
		for i := range rs.Postures {
			d := &rs.Postures[i]
			if d.Actor.Side != rs.Seats[k].Side {
				continue
			}
			_, short, _ := strings.Cut(d.ID, ".")
			known = append(known, short)
			if short == name || d.ID == name {
				found = i
			}
		}
		if found < 0 {
			return wrongValue("postures", name, known)
		}
		limits[k].Postures = append(limits[k].Postures, bot.ForcedPosture{Posture: game.PostureID(found), Months: months})
	}
	return nil
}
