package table

import (
	"errors"
	"fmt"
	"time"

	"riobravo/game"
	"riobravo/game/bot"
)

// ponder lets a bot that looks ahead take its next step: it thinks beside the table, over what its seat knew when it began,
// while others look, act and are answered. Before that everything that was done is kept and told. A thought that the table
// has overtaken is dropped, and the bot asked again by advance: its seat is no longer waited for, is another's, or would now
// see something else.
func (t *Table) ponder(b bot.Bot, k game.Seat, was *moment, from *seatSession) error {
	if err := t.settle(*was, nil, from); err != nil {
		return err
	}
	seen := t.sight(k)
	v := t.botView
	t.minds[k] = true
	c, left := t.beside(b, &v)
	t.minds[k] = false
	*was = t.moment()
	if left != nil {
		panic(left)
	}
	if t.bots[k] != b || game.Waiting(t.rs, &t.state)&(1<<uint(k)) == 0 {
		return nil
	}
	if t.sight(k) != seen {
		return nil
	}
	if t.steps[k].count(&t.state.World) > limit {
		return t.finish(k)
	}
	c.Seat = k
	err := t.push(c, t.thought(b, k))
	var ref *game.Refusal
	if errors.As(err, &ref) {
		return t.finish(k)
	}
	return err
}

// sight is what a seat's bot sees, but for who has its part in: that changes nothing of its own choice.
func (t *Table) sight(k game.Seat) game.State {
	t.look(k)
	s := t.botView.Known
	for i := range s.Seats {
		s.Seats[i].Sealed = 0
	}
	return s
}

// Beside lets bots that look ahead think while nobody waits for them, as at a table of several people: a command is answered
// at once by all others, and moved is told, outside the table's lock, when a bot has moved since. fault is told what nobody
// else is there to hear.
func (t *Table) Beside(moved func(), fault func(error)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.moved, t.fault = moved, fault
}

// mull lets a bot think and move, and all others that then may. It has the seat's bot to itself.
func (t *Table) mull(k game.Seat) {
	err := t.mullOver(k)
	if err != nil {
		t.fault(err)
	}
	t.moved()
}

func (t *Table) mullOver(k game.Seat) (err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	defer func() {
		if p := recover(); p != nil { // the game does not wait for ever for a bot that failed
			was := t.moment()
			if err = fmt.Errorf("%w: %v", ErrBroken, p); t.finish(k) == nil {
				err = errors.Join(err, t.settleAfter(was, nil))
			}
		}
	}()
	t.minds[k] = false
	if t.players[k].Bot == "" || game.Waiting(t.rs, &t.state)&(1<<uint(k)) == 0 {
		return nil
	}
	was := t.moment()
	if err := t.ponder(t.bots[k], k, &was, nil); err != nil {
		return t.settle(was, err, nil)
	}
	return t.settleAfter(was, nil)
}

// step counts the commands of a seat within one part of a month.
type step struct {
	part game.Part
	n    int
}

// count counts one more, from 1 on in each part.
func (s *step) count(w *game.World) int {
	if p := w.Part(); s.part != p {
		*s = step{part: p}
	}
	s.n++
	return s.n
}

// beside asks a bot without the table's lock. A fault in it comes out when the lock is held again.
func (t *Table) beside(b bot.Bot, v *game.View) (c game.Command, fault any) {
	t.mu.Unlock()
	defer t.mu.Lock()
	defer func() { fault = recover() }()
	c, _ = b.Act(v)
	return c, nil
}

// looksAhead tells whether a bot plays imagined futures, and so takes its time.
func looksAhead(rs *game.Ruleset, name string) bool {
	spec, err := bot.ParseLive(rs, game.NoSeat, name)
	return err == nil && bot.LooksAhead(spec.Strength)
}

// watch is the time of a decision in live play: only the command is kept, so that a game may be replayed whatever the
// machine.
func watch(millis int) func() int {
	begun := time.Now()
	return func() int { return int(time.Since(begun).Milliseconds() * 100 / int64(millis)) }
}
