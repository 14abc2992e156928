package bot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"riobravo/game"
)

// Spec names a bot, written strength[:persona][@playouts[xlanes]], as in "staff", "staff:hawk", "strategist@500" or
// "strategist@4000x4", which searches in four lanes side by side. The strength "away" is the staff of an absent person (see
// StandIn).
type Spec struct {
	Strength string
	Persona  int // in Ruleset.Personas, or -1
	Playouts int // futures looked at for a sheet; 0 for the strength's own number
	Lanes    int // searches side by side, 0 or 1 for one; a strategist's only
}

// MaxPlayouts is the largest budget of a decision.
const MaxPlayouts = 1_000_000

// SpecError says which word of a bot's name is wrong and what it may be.
type SpecError struct {
	Value string
	Known []string
}

func (e *SpecError) Error() string {
	return fmt.Sprintf("bot %q is not known: choose one of %s", e.Value, strings.Join(e.Known, ", "))
}

// Parse reads a bot's name. With a seat (not NoSeat) its persona must be one for that seat.
func Parse(rs *game.Ruleset, seat game.Seat, name string) (Spec, error) {
	spec := Spec{Persona: -1}
	rest, budget, counted := strings.Cut(name, "@")
	strength, persona, tempered := strings.Cut(rest, ":")
	spec.Strength = strength
	if strength != Away && !slices.Contains(Names, strength) {
		return spec, &SpecError{name, append(slices.Clone(Names), Away)}
	}
	if tempered {
		known := Personas(rs, seat)
		if strength == "random" { // it leans to nothing
			known = nil
		}
		if !slices.Contains(known, persona) {
			return spec, &SpecError{name, with(strength+":", known, strength)}
		}
		spec.Persona = slices.IndexFunc(rs.Personas, func(p game.PersonaDef) bool { return p.ID == persona })
	}
	if counted {
		return spec.budget(name, rest, budget)
	}
	return spec, nil
}

// budget reads what stands behind the at sign: 500 or 500x4.
func (spec Spec) budget(name, rest, budget string) (Spec, error) {
	if !LooksAhead(spec.Strength) {
		return spec, &SpecError{name, []string{rest}}
	}
	count, lanes, many := strings.Cut(budget, "x")
	n, err := strconv.Atoi(count)
	if err != nil || n < 1 || n > MaxPlayouts {
		return spec, &SpecError{name, []string{rest + "@1", "...", rest + "@" + strconv.Itoa(MaxPlayouts)}}
	}
	spec.Playouts = n
	if many {
		l, err := strconv.Atoi(lanes)
		if spec.Strength != "strategist" || err != nil || l < 1 || l > MaxLanes {
			return spec, &SpecError{name, []string{"strategist@" + count, "strategist@" + count + "x" + strconv.Itoa(MaxLanes)}}
		}
		spec.Lanes = l
	}
	return spec, nil
}

// Away is the name of the staff that minds the seat of an absent person.
const Away = "away"

// with puts a word before each of a list; an empty list leaves the fallback.
func with(before string, list []string, fallback string) []string {
	if len(list) == 0 {
		return []string{fallback}
	}
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = before + s
	}
	return out
}

// LooksAhead tells whether a strength plays imagined futures, and so takes a budget of them.
func LooksAhead(strength string) bool { return strength == "principal" || strength == "strategist" }

// Personas are the ids of the tempers in which a seat may be held; of all there are for NoSeat.
func Personas(rs *game.Ruleset, seat game.Seat) []string {
	var out []string
	for i := range rs.Personas {
		if p := &rs.Personas[i]; seat == game.NoSeat || game.PersonaFits(rs, p, seat) {
			out = append(out, p.ID)
		}
	}
	return out
}
