package sim

import (
	"slices"
	"strings"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/rule"
)

// Policy is a way of playing, in the words of the flags of `riobravo sim`.
type Policy struct {
	Bots     string   // for seats not named; "" is DefaultBot
	Seats    []string // usa=staff, groups=novice
	Force    []string // usa:raid=capture+sinaloa@1-3,5
	Forbid   []string // usa:raid
	Postures []string // usa:unilateral@1-3
	Deals    []string // usa:mexico=limited_operation+raid+sinaloa+sinaloa,tariff_relief@1: offered and accepted in that month
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
	if err := parseDeals(rs, p.Deals, limits); err != nil {
		return nil, 0, nil, err
	}
	seats := seatIDs(rs)
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
			return wrongShape("posture", s, "usa:unilateral@2-12")
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
			return wrongValue("posture", name, known)
		}
		limits[k].Postures = append(limits[k].Postures, bot.ForcedPosture{Posture: game.PostureID(found), Months: months})
	}
	return nil
}

func seatIDs(rs *game.Ruleset) []string {
	var ids []string
	for _, d := range rs.Seats {
		ids = append(ids, d.ID)
	}
	return ids
}

// dealMonths is how long a forced deal runs.
const dealMonths = 12

// parseDeals reads usa:mexico=limited_operation+raid+sinaloa+sinaloa,tariff_relief@1: the first seat offers, the second
// accepts. A clause's words are an operation kind, a group and a region, as far as it names any; a word that may be a
// group or a region is first taken for a group.
func parseDeals(rs *game.Ruleset, list []string, limits []bot.Limits) error {
	const shape = "usa:mexico=limited_operation+raid+sinaloa+sinaloa@1"
	for _, s := range list {
		what, when, timed := strings.Cut(s, "@")
		parties, clauses, ok := strings.Cut(what, "=")
		from, to, two := strings.Cut(parties, ":")
		a, b := slices.Index(seatIDs(rs), from), slices.Index(seatIDs(rs), to)
		if !ok || !timed || !two || a < 0 || b < 0 {
			return wrongShape("deals", s, shape)
		}
		months, err := parseTurns(rs, s, when)
		if err != nil {
			return err
		}
		bundle := game.Bundle{To: game.Seat(b), Months: dealMonths}
		for text := range strings.SplitSeq(clauses, ",") {
			use, err := parseClause(rs, text, game.Seat(a), game.Seat(b))
			if err != nil {
				return err
			}
			if int(bundle.N) == len(bundle.Clauses) {
				return wrongShape("deals", s, shape)
			}
			bundle.Clauses[bundle.N] = use
			bundle.N++
		}
		limits[a].Offers = append(limits[a].Offers, bot.ForcedOffer{Bundle: bundle, Months: months})
		limits[b].Accept = append(limits[b].Accept, bot.ForcedOffer{Bundle: game.Bundle{To: game.Seat(a)}, Months: months})
	}
	return nil
}

// parseClause reads limited_operation+raid+sinaloa+sinaloa; its giver is the party that may give it.
func parseClause(rs *game.Ruleset, text string, a, b game.Seat) (game.ClauseUse, error) {
	words := strings.Split(text, "+")
	use := game.ClauseUse{Giver: a, Region: game.NoRegion, Group: game.NoGroup}
	n := slices.IndexFunc(rs.Clauses, func(d game.ClauseDef) bool { return d.ID == words[0] })
	if n < 0 {
		var known []string
		for _, d := range rs.Clauses {
			known = append(known, d.ID)
		}
		return use, wrongValue("deals", words[0], known)
	}
	d := &rs.Clauses[n]
	use.Clause = game.ClauseID(n)
	if side := rs.Seats[a].Side; d.Giver.Side != side || side < 0 && d.Giver.Group >= 0 && d.Giver.Group != rs.Seats[a].Group {
		use.Giver = b
	}
	for _, w := range words[1:] {
		kind, isKind := rule.OperationByName(w)
		group := slices.IndexFunc(rs.Groups, func(d game.GroupDef) bool { return d.ID == w })
		region := slices.IndexFunc(rs.Regions, func(d game.RegionDef) bool { return d.ID == w })
		switch {
		case isKind && use.Kind == rule.OpNone:
			use.Kind = kind
		case group >= 0 && use.Group < 0 && d.Group != rule.SelNone:
			use.Group = game.Group(group)
		case region >= 0:
			use.Region = game.Region(region)
		default:
			return use, wrongValue("deals", w, clauseWords(rs, d))
		}
	}
	return use, nil
}

// clauseWords are the words that a clause may be followed by.
func clauseWords(rs *game.Ruleset, d *game.ClauseDef) []string {
	var out []string
	for _, k := range d.Kinds {
		out = append(out, rule.Operations[k])
	}
	if d.Group != rule.SelNone {
		for _, g := range rs.Groups {
			out = append(out, g.ID)
		}
	}
	if d.Region != rule.SelNone {
		for _, r := range rs.Regions {
			out = append(out, r.ID)
		}
	}
	return out
}
