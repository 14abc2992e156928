package table

import (
	"fmt"
	"slices"

	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/save"
)

// Fill changes who plays a seat while the game goes on: a bot by its name, or a person where it is empty. The bots then
// move until a person is needed.
func (t *Table) Fill(k game.Seat, name string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if k < 0 || int(k) >= len(t.players) {
		return fmt.Errorf("table: there is no seat %d", k)
	}
	before, own := t.players[k], t.bots[k]
	t.players[k], t.bots[k] = Player{Bot: name}, nil
	if name != "" {
		b, err := bot.NewLive(name, t.rs, thinking(t.src, int(k)), watch)
		if err != nil {
			t.players[k], t.bots[k] = before, own
			return fmt.Errorf("table: seat %q: %w", t.rs.Seats[k].ID, err)
		}
		t.bots[k] = b
	}
	t.ahead[k] = looksAhead(t.rs, name)
	return t.settleAfter(t.moment(), nil)
}

// Player is who plays a seat now: the bot's name, "" a person.
func (t *Table) Player(k game.Seat) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.players[k].Bot
}

// Facilitate carries out a facilitator's command, with its reason, which stays in the record. It takes those commands that
// no seat may give: CmdField, CmdInject, CmdPlan, CmdRule and CmdWord, whose reason is the words; CmdUndo takes back the last inject.
func (t *Table) Facilitate(c game.Command, reason string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch c.Kind {
	case game.CmdField, game.CmdInject, game.CmdPlan, game.CmdRule:
	case game.CmdWord: // the state holds the number of its text
		if c.Note = 0; reason != "" {
			c.Note = t.log.NextNote()
		}
	case game.CmdUndo:
		c.Seat = game.NoSeat
		return t.takeBack(nil, c, reason)
	default:
		return &game.Refusal{Code: game.RefusedActor, Command: c, Order: game.NoOrder, Clause: -1}
	}
	was := t.moment()
	if err := t.push(c, reason); err != nil {
		return err
	}
	return t.settleAfter(was, nil)
}

// Observe looks at the game without playing: through a seat's eyes, or with all, seeing everything.
func (t *Table) Observe(k game.Seat, all bool) (session.Session, error) {
	s, err := t.Session(k)
	if err != nil {
		return nil, err
	}
	own := s.(*seatSession)
	t.mu.Lock()
	defer t.mu.Unlock()
	own.all, own.still = all, true
	if all && len(t.history) == len(t.players) { // the facts that a facilitator reads are kept from when one looks
		t.history = append(t.history, nil)
		t.recall()
	}
	return own, nil
}

// StandIn lets a bot act for a seat until the seat's part of the phase is in, then the bots go on.
func (t *Table) StandIn(k game.Seat, name string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if game.Waiting(t.rs, &t.state)&(1<<uint(k)) == 0 {
		return nil
	}
	b, err := bot.NewLive(name, t.rs, thinking(t.src, int(k)), watch)
	if err != nil {
		return fmt.Errorf("table: seat %q: %w", t.rs.Seats[k].ID, err)
	}
	was := t.moment()
	if err = t.play(b, k); err != nil {
		return t.settle(was, err, nil)
	}
	return t.settleAfter(was, nil)
}

// Stop says that nobody plays on, though the game's last month did not come: its seats answer the questions that are asked after
// the end, and are reviewed as then. Whether it holds commands back is the caller's affair.
func (t *Table) Stop(yes bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.stopped = yes
}

// past tells whether nobody plays on; the table's lock is held.
func (t *Table) past() bool { return t.stopped || game.Phase(t.state.World.Phase) == game.Over }

// Standing is where the game stands, as everybody may know.
func (t *Table) Standing() game.World {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.state.World
}

// Whole is the whole state, for a facilitator.
func (t *Table) Whole() game.State {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.state
}

// Note is the text of a number in the game's log.
func (t *Table) Note(number int32) string {
	t.mu.Lock()
	defer t.mu.Unlock()
	text, _ := t.log.Note(number)
	return text
}

// Nudge wakes whoever waits for the session's updates.
func (s *seatSession) Nudge() {
	select {
	case s.updates <- struct{}{}:
	default:
	}
}

// ID is the id under which the game is kept, "" when it is not.
func (t *Table) ID() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.place.ID
}

// Try tells what a facilitator's command would bring about now, without carrying it out, and in whose words.
func (t *Table) Try(c game.Command) ([]game.Event, save.Tellings, *game.Refusal) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s := t.state
	var buf game.Buffer
	if ref := game.Step(t.rs, &s, &c, t.src, &buf); ref != nil {
		return nil, nil, ref
	}
	told := slices.Clone(t.worded)
	for i := range buf.Events {
		if e := &buf.Events[i]; e.Kind == game.ScenarioFired && e.Amount > 0 {
			id := game.EventID(e.Subject)
			told = append(told, save.Worded{Event: id, Words: t.log.Wording(&t.state, id)})
		}
	}
	return buf.Events, told, nil
}

// Public are the tracks at the end of each month, and the facts that all seats may know, oldest first.
func (t *Table) Public() ([]game.World, []game.Event) {
	t.mu.Lock()
	defer t.mu.Unlock()
	var out []game.Event
	for _, i := range t.log.Line() {
		for _, e := range t.log.Records()[i].Events {
			if told, ok := game.Redact(e, game.NoSeat); ok {
				out = append(out, told)
			}
		}
	}
	return t.tracks[:len(t.tracks):len(t.tracks)], out
}

// CloseOut ends a seat's part of the phase with what it has: columns that it left open stay empty. A sheet that was not
// begun, and an answer to a crisis, are the bot's of that name. Then the bots go on.
func (t *Table) CloseOut(k game.Seat, name string) error {
	t.mu.Lock()
	if game.Phase(t.state.World.Phase) != game.Orders || game.Waiting(t.rs, &t.state)&(1<<uint(k)) == 0 || !t.begun(k) {
		t.mu.Unlock()
		return t.StandIn(k, name)
	}
	defer t.mu.Unlock()
	was := t.moment()
	own := &t.state.Own[k]
	for c := range game.Columns {
		if own.Draft[c][0] == 0 && own.Memo[c] == 0 {
			_ = t.push(game.Command{Kind: game.CmdOrder, Seat: k, Column: game.Column(c), Order: game.Empty}, "") // what is refused, sealing tells
		}
	}
	err := t.push(game.Command{Kind: game.CmdSeal, Seat: k}, "")
	if err != nil {
		err = t.finish(k)
	}
	if err != nil {
		return t.settle(was, err, nil)
	}
	return t.settleAfter(was, nil)
}

// Stand ends a seat's part of the orders with a standing sheet, if nothing is on its own: what is legal of it, the rest
// empty; the note stays beside the seal. It tells whether it was used; a seat with something on its sheet is closed out.
func (t *Table) Stand(k game.Seat, sheet game.Sheet, note, name string) (stood bool, err error) {
	t.mu.Lock()
	if game.Phase(t.state.World.Phase) != game.Orders || game.Waiting(t.rs, &t.state)&(1<<uint(k)) == 0 || t.begun(k) {
		t.mu.Unlock()
		return false, t.CloseOut(k, name)
	}
	defer t.mu.Unlock()
	was := t.moment()
	_ = t.push(game.Command{Kind: game.CmdPosture, Seat: k, Posture: sheet.Posture}, "") // what the month does not allow is left out
	for c, o := range sheet.Orders {
		cmd := game.Command{Kind: game.CmdOrder, Seat: k, Column: game.Column(c), Order: o}
		if t.push(cmd, "") != nil {
			cmd.Order = game.Empty
			_ = t.push(cmd, "")
		}
	}
	err = t.push(game.Command{Kind: game.CmdSeal, Seat: k}, note)
	if err != nil {
		err = t.finish(k)
	}
	if err != nil {
		return true, t.settle(was, err, nil)
	}
	return true, t.settleAfter(was, nil)
}

// begun tells whether a seat has anything on its sheet.
func (t *Table) begun(k game.Seat) bool {
	own := &t.state.Own[k]
	for c := range game.Columns {
		if own.Draft[c][0] != 0 || own.Memo[c] > 0 {
			return true
		}
	}
	return false
}

// Go lets the bots move until a person is needed, as after a rewind.
func (t *Table) Go() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.settleAfter(t.moment(), nil)
}

// Snapshot is the log as it stands, to be read only; the game goes on without it.
func (t *Table) Snapshot() *save.Log {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.log.Upto(len(t.log.Records()))
}
