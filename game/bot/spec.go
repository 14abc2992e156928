package bot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"riobravo/game"
)

// Spec names a bot, written strength[:persona][@playouts[xlanes]], as in "staff", "staff:hawk", "strategist@500" or
// "strategist@4000x4", which searches in four lanes side by side; in live play also "strategist@800ms" and
// "strategist@800msx4". The strength "away" is the staff of an absent person (see
// StandIn).
type Spec struct {
	Strength string
	Persona  int // in Ruleset.Personas, or -1
	Playouts int // futures looked at for a sheet; 0 for the strength's own number
	Millis   int // milliseconds for a decision in place of futures, 0 none; in live play only
	Lanes    int // searches side by side, 0 or 1 for one; a strategist's only
}

// MaxPlayouts is the largest budget of a decision.
const MaxPlayouts = 1_000_000

// The bounds of a decision's milliseconds: less is no look ahead, more no live play (judgement).
const (
	leastMillis = 20
	mostMillis  = 60_000
)

// SpecError says which word of a bot's name is wrong and what it may be.
type SpecError struct {
	Value string
	Known []string
}

func (e *SpecError) Error() string {
	return fmt.Sprintf("bot %q is not known: choose one of %s", e.Value, strings.Join(e.Known, ", "))
}

// Parse reads a bot's name. With a seat (not NoSeat) its persona must be one for that seat. A time is no budget here: the same
// dice would not give the same game.
func Parse(rs *game.Ruleset, seat game.Seat, name string) (Spec, error) {
	return parse(rs, seat, name, false)
}

// ParseLive is Parse for live play, where a decision may be given milliseconds.
func ParseLive(rs *game.Ruleset, seat game.Seat, name string) (Spec, error) {
	return parse(rs, seat, name, true)
}

func parse(rs *game.Ruleset, seat game.Seat, name string, live bool) (Spec, error) {
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
		return spec.budget(name, rest, budget, live)
	}
	return spec, nil
}

// budget reads what stands behind the at sign: 500 or 500x4, live also 800ms.
func (spec Spec) budget(name, rest, budget string, live bool) (Spec, error) {
	if !LooksAhead(spec.Strength) {
		return spec, &SpecError{name, []string{rest}}
	}
	count, lanes, many := strings.Cut(budget, "x")
	number, timed := strings.CutSuffix(count, "ms")
	n, err := strconv.Atoi(number)
	switch {
	case timed && live && err == nil && n >= leastMillis && n <= mostMillis:
		spec.Millis = n
	case !timed && err == nil && n >= 1 && n <= MaxPlayouts:
		spec.Playouts = n
	default:
		known := []string{rest + "@1", "...", rest + "@" + strconv.Itoa(MaxPlayouts)}
		if live {
			known = append(known, fmt.Sprintf("%s@%dms", rest, leastMillis), "...", fmt.Sprintf("%s@%dms", rest, mostMillis))
		}
		return spec, &SpecError{name, known}
	}
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
