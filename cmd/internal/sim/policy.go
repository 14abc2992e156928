package sim

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"riobravo/content/diag"
	"riobravo/game"
	"riobravo/game/bot"
)

// callError is a wrong call: a key of the catalogue (sim.error.<key>) and what it speaks of.
type callError struct {
	key  string
	args map[string]any
}

func (e *callError) Error() string { return e.key }

// wrongValue is the complaint about a word that is none of those known: the nearest of them, and which there are. Of a long
// list only those that hold what was typed are named, or the nearest alone.
func wrongValue(flag, value string, known []string) error {
	near := diag.Closest(value, known)
	if len(known) > 12 {
		like := slices.DeleteFunc(slices.Clone(known), func(k string) bool { return value == "" || !strings.Contains(k, value) })
		switch {
		case len(like) > 0:
			known = like
		case near != "":
			known = nil
		}
	}
	return &callError{"value", map[string]any{"Flag": "--" + flag, "Value": value, "Near": near, "Known": strings.Join(known, ", ")}}
}

func wrongShape(flag, value, shape string) error {
	return &callError{"shape", map[string]any{"Flag": "--" + flag, "Value": value, "Shape": shape}}
}

var policyNames = []string{game.PolicyStaff: "staff", game.PolicyNovice: "novice", game.PolicyRandom: "random"}

// policyOf is the thinking of groups without a seat by the name of a bot.
func policyOf(name string) (uint8, bool) {
	n := slices.Index(policyNames, name)
	return uint8(max(0, n)), n >= 0
}

// groupsKey stands for the groups without a seat in --seats.
const groupsKey = "groups"

// parseSeats reads --seats usa=staff,groups=novice and fills the other seats with all. policy is that of groups without a
// seat.
func parseSeats(rs *game.Ruleset, list []string, all string) (bots []string, policy uint8, err error) {
	if _, err := bot.Parse(rs, game.NoSeat, all); err != nil {
		return nil, 0, wrongBot("bots", err)
	}
	policy = rs.GroupPolicy
	known := []string{groupsKey}
	for _, d := range rs.Seats {
		known = append(known, d.ID)
		bots = append(bots, all)
	}
	for _, s := range list {
		id, name, ok := strings.Cut(s, "=")
		if !ok {
			return nil, 0, wrongShape("seats", s, "usa=staff")
		}
		if id == groupsKey {
			if policy, ok = policyOf(name); !ok {
				return nil, 0, wrongValue("seats", name, policyNames)
			}
			continue
		}
		k := slices.Index(known, id) - 1
		if k < 0 {
			return nil, 0, wrongValue("seats", id, known)
		}
		if _, err := bot.Parse(rs, game.Seat(k), name); err != nil {
			return nil, 0, wrongBot("seats", err)
		}
		bots[k] = name
	}
	return bots, policy, nil
}

// wrongBot is the complaint about a bot's name.
func wrongBot(flag string, err error) error {
	var spec *bot.SpecError
	if errors.As(err, &spec) {
		return wrongValue(flag, spec.Value, spec.Known)
	}
	return err
}

// parseAssume reads --assume name=on: on takes the contrary view.
func parseAssume(rs *game.Ruleset, list []string) (map[string]bool, error) {
	var known []string
	for _, a := range rs.Assumptions {
		known = append(known, a.ID)
	}
	out := map[string]bool{}
	for _, s := range list {
		name, value, given := strings.Cut(s, "=")
		if !slices.Contains(known, name) {
			return nil, wrongValue("assume", name, known)
		}
		switch value {
		case "on", "contrary", "1", "true":
			out[name] = true
		case "off", "default", "0", "false":
			out[name] = false
		default:
			if given {
				return nil, wrongValue("assume", value, []string{"on", "off"})
			}
			out[name] = true
		}
	}
	return out, nil
}

// parseLimits reads --force and --forbid.
func parseLimits(rs *game.Ruleset, force, forbid []string) ([]bot.Limits, error) {
	lim := make([]bot.Limits, len(rs.Seats))
	for _, s := range forbid {
		seat, id, rest, err := parseOrder(rs, "forbid", s)
		if err != nil {
			return nil, err
		}
		if rest != "" {
			return nil, wrongShape("forbid", s, "usa:raid")
		}
		lim[seat].Forbid = append(lim[seat].Forbid, id)
	}
	for _, s := range force {
		what, when, timed := strings.Cut(s, "@")
		if !timed {
			when = "1-" + strconv.Itoa(int(rs.Turns))
		}
		seat, id, form, err := parseOrder(rs, "force", what)
		if err != nil {
			return nil, err
		}
		f := bot.Forced{Order: id, Choice: -1, Group: game.NoGroup, Region: game.NoRegion}
		if f.Months, err = parseTurns(rs, s, when); err != nil {
			return nil, err
		}
		if err := parseForm(rs, &f, form); err != nil {
			return nil, err
		}
		lim[seat].Force = append(lim[seat].Force, f)
	}
	return lim, nil
}

// parseOrder reads seat:order=form, the order with or without what stands before its dot.
func parseOrder(rs *game.Ruleset, flag, s string) (game.Seat, game.OrderID, string, error) {
	who, rest, ok := strings.Cut(s, ":")
	if !ok {
		return 0, 0, "", wrongShape(flag, s, "usa:raid")
	}
	var known []string
	for _, d := range rs.Seats {
		known = append(known, d.ID)
	}
	k := slices.Index(known, who)
	if k < 0 {
		return 0, 0, "", wrongValue(flag, who, known)
	}
	name, form, _ := strings.Cut(rest, "=")
	id, mine := orderFor(rs, game.Seat(k), name)
	if id < 0 {
		return 0, 0, "", wrongValue(flag, name, mine)
	}
	return game.Seat(k), id, form, nil
}

// orderFor finds an order of a seat by its id or what stands behind the dot; without one it lists those there are.
func orderFor(rs *game.Ruleset, seat game.Seat, name string) (game.OrderID, []string) {
	var mine []string
	s := &rs.Seats[seat]
	for i := range rs.Orders {
		d := &rs.Orders[i]
		if d.Actor.Side != s.Side || s.Side < 0 && d.Actor.Group >= 0 && d.Actor.Group != s.Group {
			continue
		}
		_, short, _ := strings.Cut(d.ID, ".")
		if d.ID == name || short == name {
			return game.OrderID(i), nil
		}
		mine = append(mine, short)
	}
	return game.NoOrder, mine
}

// parseTurns reads 1-3,5.
func parseTurns(rs *game.Ruleset, whole, list string) (func(int16) bool, error) {
	on := make([]bool, rs.Turns+1)
	for part := range strings.SplitSeq(list, ",") {
		from, to, ranged := strings.Cut(part, "-")
		a, err := strconv.Atoi(from)
		b := a
		if ranged && err == nil {
			b, err = strconv.Atoi(to)
		}
		if err != nil || a < 1 || b < a || b > int(rs.Turns) {
			return nil, &callError{"turns", map[string]any{"Flag": "--force", "Value": whole, "Turns": int(rs.Turns)}}
		}
		for m := a; m <= b; m++ {
			on[m] = true
		}
	}
	return func(m int16) bool { return m > 0 && int(m) < len(on) && on[m] }, nil
}

// parseForm reads kill+sinaloa: a choice of the order, a group, a region.
func parseForm(rs *game.Ruleset, f *bot.Forced, form string) error {
	if form == "" {
		return nil
	}
	known := slices.Clone(rs.Orders[f.Order].Choices)
	for word := range strings.SplitSeq(form, "+") {
		if n := slices.Index(rs.Orders[f.Order].Choices, word); n >= 0 {
			f.Choice = int16(n)
			continue
		}
		group := slices.IndexFunc(rs.Groups, func(d game.GroupDef) bool { return d.ID == word })
		region := slices.IndexFunc(rs.Regions, func(d game.RegionDef) bool { return d.ID == word })
		switch {
		case group >= 0 && f.Group < 0 && rs.Orders[f.Order].Group != 0:
			f.Group = game.Group(group)
		case region >= 0:
			f.Region = game.Region(region)
		default:
			for _, d := range rs.Groups {
				known = append(known, d.ID)
			}
			for _, d := range rs.Regions {
				known = append(known, d.ID)
			}
			return wrongValue("force", word, known)
		}
	}
	return nil
}

// parseShard reads 2/4.
func parseShard(s string) (shard, shards int, err error) {
	if s == "" {
		return 1, 1, nil
	}
	a, b, ok := strings.Cut(s, "/")
	shard, e1 := strconv.Atoi(a)
	shards, e2 := strconv.Atoi(b)
	if !ok || e1 != nil || e2 != nil || shard < 1 || shard > shards {
		return 0, 0, wrongShape("shard", s, "1/4")
	}
	return shard, shards, nil
}
