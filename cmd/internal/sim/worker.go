package sim

import (
	"fmt"
	"math/bits"
	"slices"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
)

// worker plays one game after another at one table: after the first games nothing is allocated for a decision.
type worker struct {
	rs      *game.Ruleset
	start   game.State
	state   game.State
	buf     game.Buffer
	views   [game.MaxSeats]game.View
	survey  game.Survey
	cmd     game.Command        // the one under way
	stale   bool                // the survey must be taken anew
	fresh   [game.MaxSeats]bool // views that need only a Refresh
	waiting uint8               // a bit for each seat that is waited for; 0 until it is asked for
	bots    []bot.Bot
	limits  []bot.Limits
	game    Game
	tally   tally
	heard   func(k game.Seat, a *act) // if set, called with each act before it is carried out
	notes   *notes                    // if set, written while a game is played
	signed  *signings                 // if set, counts the agreements of a game
	own     *dice.Source              // if set, the dice by which ownSeat decides, in place of the game's
	number  int
	ownSeat int
	facts   func(worker int, s *game.State, events []game.Event)
	watch   func(worker, index int, v *game.View, cmd *game.Command)
}

func newWorker(cfg *Config) (*worker, error) {
	rs := cfg.Rules
	w := &worker{rs: rs, start: game.New(rs), limits: make([]bot.Limits, len(rs.Seats)), buf: game.Buffer{Quiet: true}}
	for k := range rs.Seats {
		if k < len(cfg.Limits) {
			w.limits[k] = cfg.Limits[k]
			w.limits[k].Force = slices.Clone(w.limits[k].Force) // each worker counts its own
		}
		b, err := bot.NewLimited(cfg.Bots[k], rs, dice.Source{}, game.Seat(k), &w.limits[k])
		if err != nil {
			return nil, fmt.Errorf("sim: seat %q: %w", rs.Seats[k].ID, err)
		}
		w.bots = append(w.bots, b)
	}
	months := int(rs.Turns + rs.Aftermath)
	w.game.Seats = make([]Outcome, len(rs.Seats))
	w.game.Tracks = make([][TrackCount]int16, months)
	w.tally.init(len(rs.Seats), months)
	return w, nil
}

// maxSteps bounds a game: more commands than any game of the largest scenario can need.
const maxSteps = 20_000

// play plays game i of a seed into w.game.
func (w *worker) play(seed uint64, i int) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("month %d: the engine failed: %v", w.state.World.Month, p)
		}
	}()
	if err := w.decide(seed, i); err != nil {
		return err
	}
	w.end()
	return nil
}

// decide plays from the opening until the game is over.
func (w *worker) decide(seed uint64, i int) error {
	return w.decideBy(SourceOf(seed, i), Thinking(seed, i), i)
}

// checked is how often a game is played with every command checked: the bots' commands are made from what is legal, and a
// bot that broke the rules would not go unseen in a batch.
const checked = 16

// decideBy is decide by a luck and the bots' own dice.
func (w *worker) decideBy(src, mind dice.Source, i int) error {
	for k, b := range w.bots {
		if w.own != nil && k == w.ownSeat {
			b.Reset(*w.own)
			continue
		}
		b.Reset(mind)
	}
	w.begin(i)
	w.buf.Vouched = i%checked != 0
	begin := game.Command{Kind: game.CmdBegin, Seat: game.NoSeat}
	if err := w.step(&begin, src); err != nil {
		return err
	}
	for n := 0; game.Phase(w.state.World.Phase) != game.Over; n++ {
		if n > maxSteps {
			return fmt.Errorf("month %d, phase %d: not over after %d commands", w.state.World.Month, w.state.World.Phase, maxSteps)
		}
		if err := w.turn(src); err != nil {
			return err
		}
	}
	return nil
}

func (w *worker) begin(i int) {
	w.state.Copy(&w.start)
	w.buf.Renew()
	w.waiting = 0
	w.game.Index, w.game.Turns = i, 0
	for k := range w.limits {
		for n := range w.limits[k].Force {
			w.limits[k].Force[n].Asked, w.limits[k].Force[n].Given = 0, 0
		}
	}
}

func tracksOf(s *game.World) [TrackCount]int16 {
	return [TrackCount]int16{Escalation: s.Escalation, Trade: s.Trade, Cooperation: s.Cooperation, Violence: s.Violence, Flow: s.Flow}
}

// turn lets the first seat that is waited for act once.
func (w *worker) turn(src dice.Source) error {
	if w.waiting == 0 {
		w.waiting = game.Waiting(w.rs, &w.state)
	}
	k := game.Seat(bits.TrailingZeros8(w.waiting))
	if int(k) >= len(w.bots) {
		return fmt.Errorf("month %d, phase %d: nobody may act and the game is not over", w.state.World.Month, w.state.World.Phase)
	}
	w.look(k)
	cmd := &w.cmd
	why := bot.Do(w.bots[k], &w.views[k], cmd)
	if w.heard != nil {
		a := act{world: w.state.World, cmd: *cmd, why: why}
		if e, ok := w.bots[k].(bot.Explainer); ok {
			a.choice = e.Choice()
		}
		w.heard(k, &a)
	}
	if w.notes != nil {
		w.notes.acted(w, k, cmd)
	}
	if w.watch != nil {
		seen := *cmd // whoever watches may keep it
		w.watch(w.number, w.game.Index, &w.views[k], &seen)
	}
	w.tally.decisions += decisions(cmd)
	w.buf.Fresh = &w.views[k]
	if err := w.step(cmd, src); err != nil {
		return err
	}
	if w.state.Seats[k].Sealed != 0 { // its part of the phase is done, and nobody else's part has changed
		w.waiting &^= 1 << uint(k)
	}
	return nil
}

// look brings a seat's view up to date: whole after the exercise went on, else only the seat's own part.
func (w *worker) look(k game.Seat) {
	if w.fresh[k] {
		game.Refresh(&w.state, &w.views[k])
		return
	}
	if w.stale {
		w.survey.Take(&w.state, &w.buf)
		w.stale = false
	}
	w.survey.ViewFor(w.rs, k, &w.views[k])
	w.fresh[k] = true
}

// decisions counts the filled choices of a command: a posture, a column, a signal, an offer, an answer, a crisis option.
func decisions(cmd *game.Command) int64 {
	switch cmd.Kind {
	case game.CmdSheet:
		return 1 + game.Columns
	case game.CmdSignal, game.CmdOffer, game.CmdAnswer, game.CmdChoose, game.CmdPosture, game.CmdOrder:
		return 1
	}
	return 0
}

// step carries out a command and writes down the months that it brought to an end: none, one, or the whole aftermath.
func (w *worker) step(cmd *game.Command, src dice.Source) error {
	if ref := game.Step(w.rs, &w.state, cmd, src, &w.buf); ref != nil {
		return w.refused(cmd, ref)
	}
	if w.notes != nil {
		w.notes.stepped(w)
	}
	if w.signed != nil {
		w.signed.look(&w.state)
	}
	if w.facts != nil {
		w.facts(w.number, &w.state, w.buf.Events)
	}
	if w.buf.Turned {
		w.fresh, w.stale, w.waiting = [game.MaxSeats]bool{}, true, 0
	}
	for i := range w.buf.Months {
		w.close(&w.buf.Months[i])
	}
	return nil
}

func (w *worker) refused(cmd *game.Command, ref *game.Refusal) error {
	order := "no order"
	if ref.Order >= 0 && int(ref.Order) < len(w.rs.Orders) {
		order = w.rs.Orders[ref.Order].ID
	}
	return fmt.Errorf("month %d, seat %d, command %d, %s: %w (have %d, need %d)", w.state.World.Month, cmd.Seat, cmd.Kind, order, ref, ref.Have, ref.Need)
}

// close writes down the tracks at the end of a month.
func (w *worker) close(m *game.World) {
	if m.Month < 1 || int(m.Month) > len(w.game.Tracks) {
		return
	}
	w.game.Tracks[m.Month-1] = tracksOf(m)
	if m.Month <= w.rs.Turns {
		w.game.Turns = m.Month
	}
}

// end writes down how the game ended. After an early end the tracks keep their last values.
func (w *worker) end() {
	last := &w.state.World
	w.close(last)
	for m := max(0, int(last.Month)); m < len(w.game.Tracks); m++ {
		w.game.Tracks[m] = tracksOf(last)
	}
	w.game.Ending = game.Ending(w.state.World.EndedBy)
	w.game.Checksum = game.Checksum(&w.state)
	w.game.Forced = w.game.Forced[:0]
	for k := range w.limits {
		for _, f := range w.limits[k].Force {
			w.game.Forced = append(w.game.Forced, Due{f.Asked, f.Given})
		}
	}
	for k, st := range game.Final(w.rs, &w.state) {
		w.game.Seats[k] = Outcome{Margin: st.Margin, Met: st.Met, First: st.First}
	}
}
