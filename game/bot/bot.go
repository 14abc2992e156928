// Package bot plays seats: random, novice, staff, principal and strategist. A bot is given its seat's View and nothing else, has no handicap, and
// can say in one sentence why it acts. It rolls its own keyed dice, never the game's. Start with New.
package bot

import (
	"riobravo/game"
	"riobravo/game/dice"
)

// Bot fills a seat. It is not safe for two goroutines at once.
type Bot interface {
	// Act returns the next command of the seat that v looks through, and the catalogue key of its reason ("" for none).
	// It is called until the seat is no longer waited for; v may be changed by it and must be fresh at each call.
	Act(v *game.View) (game.Command, string)
	// Reset makes the bot ready for another game of the same rules, with other dice.
	Reset(src dice.Source)
}

// Do is b.Act with the command written where the caller keeps it, for batches: a command is long, and to read one that has
// just been copied takes a while.
func Do(b Bot, v *game.View, cmd *game.Command) (why string) {
	switch b := b.(type) {
	case *random:
		b.do(v, cmd)
	case *staff:
		return b.do(v, cmd)
	default:
		*cmd, why = b.Act(v)
	}
	return why
}

// emptied makes a command one of a seat's without anything in it.
func emptied(cmd *game.Command, k game.Seat) {
	*cmd = game.Command{}
	cmd.Seat = k
}

// Names are the strengths that New knows, weakest first.
var Names = []string{"random", "novice", "staff", "principal", "strategist"}

// streamBot is the first dice stream of the bots; they use their own source, so the number only has to be stable.
const streamBot dice.Stream = 900

// New makes a bot by name (see Spec). Its dice are keyed by src, which should differ from the game's.
func New(name string, rs *game.Ruleset, src dice.Source) (Bot, error) {
	spec, err := Parse(rs, game.NoSeat, name)
	if err != nil {
		return nil, err
	}
	return spec.make(rs, src, nil), nil
}

// Watch begins the time of a decision, so many milliseconds; what it returns tells how many percent of them are spent. It may
// be asked by several goroutines.
type Watch func(millis int) (spent func() int)

// NewLive is New for a game that is played live, where the commands and not the thinking are kept: there a bot that looks
// ahead may be given milliseconds in place of a number of futures (see ParseLive).
func NewLive(name string, rs *game.Ruleset, src dice.Source, watch Watch) (Bot, error) {
	spec, err := ParseLive(rs, game.NoSeat, name)
	if err != nil {
		return nil, err
	}
	return spec.make(rs, src, watch), nil
}

// make makes the bot with its temper and its limits.
func (spec *Spec) make(rs *game.Ruleset, src dice.Source, watch Watch) Bot {
	b := spec.bot(rs, src, watch)
	if spec.Persona >= 0 {
		b = inTemper(b, rs, &rs.Personas[spec.Persona])
	}
	if spec.Strength == Away {
		b = StandIn(b, rs)
	}
	return b
}

// bot makes a bot of a strength.
func (spec *Spec) bot(rs *game.Ruleset, src dice.Source, watch Watch) Bot {
	var timed func() func() int
	if spec.Millis > 0 && watch != nil {
		timed = func() func() int { return watch(spec.Millis) }
	}
	budget := func(usual int) int {
		switch {
		case timed != nil:
			return MaxPlayouts
		case spec.Playouts > 0:
			return spec.Playouts
		}
		return usual
	}
	switch spec.Strength {
	case "novice":
		return newStaff(rs, src, 85, 45)
	case "staff", Away:
		return newStaff(rs, src, 12, 0)
	case "principal":
		b := newPrincipal(rs, src, budget(principalPlayouts), stops)
		b.judge.watch = timed
		return b
	case "strategist":
		b := newStrategist(rs, src, budget(strategistPlayouts), spec.Lanes)
		b.judge.watch = timed
		return b
	}
	return newRandom(rs, src)
}

// luck is a bot's dice: a sequence of its own for each month, begun from a keyed draw. So what a seat's bot draws in a month
// depends on nothing that happened before it.
type luck struct {
	src   dice.Source
	month int16 // that the sequence was begun for
	begun bool
	draws dice.Sequence

	spoken, offered int16 // month in which the seat last did so
}

// Reset forgets the game that was played.
func (l *luck) Reset(src dice.Source) { *l = luck{src: src} }

// begin starts the sequence of a month.
func (l *luck) begin(v *game.View) {
	if m := v.Known.World.Month; !l.begun || m != l.month {
		l.month, l.begun = m, true
		l.draws = l.src.Sequence(dice.Key{Stream: streamBot, Turn: m, Subject: int32(v.Seat)})
	}
}

// n draws 0..sides-1.
func (l *luck) n(sides int) int { return l.draws.N(sides) }
