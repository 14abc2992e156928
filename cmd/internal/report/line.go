package report

import (
	"errors"
	"fmt"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/save"
)

// A line is what would have followed a decision. After it each seat repeats its recorded command while its view is
// unchanged and the command legal; from there on the staff plays for it, and where that was is written down. With nothing
// changed and the same luck a line is the game itself.

// reel is a log laid out to be played again: the commands of the present line that count, and what each seat knew before its
// own.
type reel struct {
	rs    *game.Ruleset
	log   *save.Log
	shots []shot
	head  game.State // the state after all of them
}

// shot is one recorded command.
type shot struct {
	record int
	cmd    game.Command
	before game.State
}

// newReel lays out a log. What was taken back, and the taking back, is left out: the rest comes to the same.
func newReel(rs *game.Ruleset, l *save.Log) *reel {
	r := &reel{rs: rs, log: l, head: l.Opening()}
	undone := l.Undone()
	for _, i := range l.Line() {
		rec := &l.Records()[i]
		if !undone[i] {
			r.shots = append(r.shots, shot{i, rec.Command, r.head})
		}
		game.Fold(&r.head, rec.Events)
	}
	return r
}

// player plays lines: a worker has one.
type player struct {
	*reel
	state game.State
	buf   game.Buffer
	view  game.View
	was   game.View
	bots  []bot.Bot
	away  uint8                // seats that the staff plays from the beginning, a bit each
	left  [game.MaxSeats]int16 // month in which the staff took over, 0 not yet
	// kept, if set, is called after every command of the line; its facts are in buf then, if that is not quiet.
	kept func(c *game.Command)
	// months, if set, is called with the tracks at the end of each month.
	months func(w *game.World)
}

func newPlayer(r *reel) (*player, error) {
	p := &player{reel: r}
	p.buf.Quiet = true
	for range r.rs.Seats {
		b, err := bot.New("staff", r.rs, dice.Source{})
		if err != nil {
			return nil, fmt.Errorf("report: the staff that plays on: %w", err)
		}
		p.bots = append(p.bots, b)
	}
	return p, nil
}

// Streams that are drawn from outside the rules, beside the bots' own at a table.
const (
	streamThinking dice.Stream = 60000
	streamFresh    dice.Stream = 60010
)

// thinking is a bot's own source of chance, apart from the game's: the one that it has at a table with the same dice.
func thinking(src dice.Source, seat int) dice.Source {
	return dice.Source{K0: src.Bits(dice.Key{Stream: streamThinking, Subject: int32(seat)}), K1: src.Bits(dice.Key{Stream: streamThinking + 1, Subject: int32(seat)})}
}

// fresh is the n-th other luck of a game. The same n is the same luck, whatever was decided: so lines are compared under
// the same hundred lucks.
func fresh(src dice.Source, n int) dice.Source {
	return dice.Source{K0: src.Bits(dice.Key{Stream: streamFresh, Subject: int32(n)}), K1: src.Bits(dice.Key{Stream: streamFresh + 1, Subject: int32(n)})}
}

// luckAt is the game's own dice before a record.
func (r *reel) luckAt(record int) dice.Source {
	l := r.log.Luck(record)
	return dice.Source{K0: l.Secret[0], K1: l.Secret[1], Epoch: l.Epoch}
}

// everySeat has a bit for each seat.
const everySeat = 0xff

// maxSteps bounds a line: more commands than any game of the largest scenario can need.
const maxSteps = 20_000

// errEndless says that a line did not come to an end.
var errEndless = errors.New("report: a line did not come to its end")

// refusedError says that a changed command was not legal when it would have been given.
type refusedError struct{ ref *game.Refusal }

func (e *refusedError) Error() string { return "report: " + e.ref.Error() }

// play plays from shot at on to the end, with cmd in its place. luck gives the dice before a record; it is asked once for each
// recorded command, and what the staff does has the dice of the last one.
func (p *player) play(at int, cmd *game.Command, luck func(record int) dice.Source) error {
	p.state = p.head
	record := len(p.log.Records())
	if at < len(p.shots) {
		p.state, record = p.shots[at].before, p.shots[at].record
	}
	src := luck(record)
	for k, b := range p.bots {
		b.Reset(thinking(src, k))
	}
	p.left = [game.MaxSeats]int16{}
	for k := range p.rs.Seats {
		if p.away&(1<<k) != 0 {
			p.leave(game.Seat(k))
		}
	}
	for n, next := 0, at; game.Phase(p.state.World.Phase) != game.Over; n++ {
		if n > maxSteps {
			return errEndless
		}
		if next < len(p.shots) {
			s := &p.shots[next]
			c := &s.cmd
			if next == at && cmd != nil {
				c = cmd
			}
			done, err := p.repeat(s, c, luck(s.record), c == cmd)
			if err != nil {
				return err
			}
			if done {
				src = luck(s.record)
				next++
				continue
			}
		}
		if err := p.staff(src, next >= len(p.shots)); err != nil {
			return err
		}
	}
	p.tell(&p.state.World)
	return nil
}

// repeat gives a recorded command again. It tells whether the command is dealt with: given, or left because its seat has
// gone another way. A changed command must be legal.
func (p *player) repeat(s *shot, c *game.Command, src dice.Source, changed bool) (done bool, err error) {
	k := c.Seat
	if k < 0 || c.Kind == game.CmdRule { // the table's and the facilitator's
		if !sameMoment(&p.state, &s.before) {
			return p.passed(&s.before), nil
		}
		if game.Step(p.rs, &p.state, c, src, &p.buf) == nil { // a refusal leaves things as they are
			p.ended(c)
		}
		return true, nil
	}
	if p.left[k] != 0 {
		return true, nil
	}
	if game.Waiting(p.rs, &p.state)&(1<<uint(k)) == 0 && c.Kind != game.CmdUnseal || !sameMoment(&p.state, &s.before) {
		if changed {
			return false, errEndless
		}
		if !p.othersOpen() { // nobody else can bring the moment about any more
			p.leave(k)
			return true, nil
		}
		return false, nil
	}
	if !changed && !p.unchanged(s, k) {
		p.leave(k)
		return true, nil
	}
	if ref := game.Step(p.rs, &p.state, c, src, &p.buf); ref != nil {
		if changed {
			return false, &refusedError{ref}
		}
		p.leave(k)
		return true, nil
	}
	p.ended(c)
	return true, nil
}

// passed tells whether a moment lies behind this line, or can no longer come.
func (p *player) passed(then *game.State) bool {
	return p.state.World.Month > then.World.Month || !p.othersOpen()
}

// othersOpen tells whether a seat that the staff plays for is waited for.
func (p *player) othersOpen() bool {
	w := game.Waiting(p.rs, &p.state)
	for k := range p.rs.Seats {
		if w&(1<<uint(k)) != 0 && p.left[k] != 0 {
			return true
		}
	}
	return false
}

// leave hands a seat to the staff.
func (p *player) leave(k game.Seat) { p.left[k] = max(1, p.state.World.Month) }

// sameMoment tells whether two states stand in the same part of the same phase.
func sameMoment(a, b *game.State) bool {
	x, y := &a.World, &b.World
	return x.Month == y.Month && x.Phase == y.Phase && x.Round == y.Round && x.Crisis == y.Crisis
}

// unchanged tells whether a seat sees what it saw when it gave a command, but for who is in already: that hangs on who is
// quicker, not on what was done.
func (p *player) unchanged(s *shot, k game.Seat) bool {
	p.view, p.was = game.View{}, game.View{}
	game.ViewFor(p.rs, &p.state, k, &p.view)
	game.ViewFor(p.rs, &s.before, k, &p.was)
	for n := range p.rs.Seats {
		p.view.Known.Seats[n].Sealed, p.was.Known.Seats[n].Sealed = 0, 0
	}
	return p.view.Known == p.was.Known
}

// staff lets the staff act once for the first seat that has gone its own way; at the end of the record, for any.
func (p *player) staff(src dice.Source, all bool) error {
	if game.Phase(p.state.World.Phase) == game.Ruling { // nobody is there to rule: memos are dismissed
		if k, c, ok := game.NextMemo(p.rs, &p.state); ok {
			return p.step(&game.Command{Kind: game.CmdRule, Seat: k, Column: c}, src)
		}
	}
	w := game.Waiting(p.rs, &p.state)
	for k := range p.rs.Seats {
		if w&(1<<uint(k)) == 0 {
			continue
		}
		if p.left[k] == 0 && (all || !p.othersOpen()) {
			p.leave(game.Seat(k))
		}
		if p.left[k] == 0 {
			continue
		}
		p.view = game.View{}
		game.ViewFor(p.rs, &p.state, game.Seat(k), &p.view)
		c, _ := p.bots[k].Act(&p.view)
		c.Seat = game.Seat(k)
		return p.step(&c, src)
	}
	return errEndless
}

func (p *player) step(c *game.Command, src dice.Source) error {
	if ref := game.Step(p.rs, &p.state, c, src, &p.buf); ref != nil {
		return fmt.Errorf("report: month %d, seat %d: the staff's command: %w", p.state.World.Month, c.Seat, ref)
	}
	p.ended(c)
	return nil
}

// ended tells of a command that was carried out, and of the months that it brought to an end.
func (p *player) ended(c *game.Command) {
	if p.kept != nil {
		p.kept(c)
	}
	for i := range p.buf.Months {
		p.tell(&p.buf.Months[i])
	}
}

func (p *player) tell(w *game.World) {
	if p.months != nil {
		p.months(w)
	}
}
