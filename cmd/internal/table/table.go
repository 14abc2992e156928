// Package table runs one game: it takes the seats' commands, lets the engine decide, writes every command with its facts
// to a log, keeps each seat's redacted history, and lets the bots move until a person is needed. It draws nothing and
// holds no rule. A command is carried out whole or not at all. Start with New, then Table.Session.
package table

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"riobravo/cmd/internal/tui/session"
	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/save"
)

// Player fills a seat: a person when Bot is empty, else the bot of that name.
type Player struct{ Bot string }

// Config says what to play.
type Config struct {
	Rules       *game.Ruleset
	Players     []Player // by seat; missing ones are StandIn bots
	StandIn     string   // the bot that fills empty seats and plays for a person who asks; "staff" by default
	Source      dice.Source
	SeedKnown   bool
	Language    string
	Assumptions []string // those played with the contrary view; already compiled into Rules
	Options     []save.Option
	Facilitated bool // a facilitator rules on memos

	// Explain, if set, says in words why a bot that looks ahead sealed its sheet. It is kept beside the command like a person's
	// reason: nobody is shown it before the end.
	Explain func(rs *game.Ruleset, k game.Seat, w *game.World, c bot.Choice) string

	// Keep, if set, is handed the log of a new game once its first month has begun, and gives the place where it is kept.
	Keep func(*save.Log) (Place, error)
}

// Place is where a game is kept.
type Place struct {
	ID   string
	Sink save.Sink
}

// Table is a running game. All its methods and its sessions' may be called from several goroutines.
type Table struct {
	mu       sync.Mutex
	rs       *game.Ruleset
	src      dice.Source
	state    game.State
	shadow   game.State // the fold of the log so far, one step behind inside push
	buf      game.Buffer
	log      *save.Log
	players  []Player
	bots     []bot.Bot
	standIns []bot.Bot
	botView  game.View
	history  [][][]game.Event // by seat, by month
	tracks   []game.World
	course   [][]game.Standing // every seat's standing, by month as tracks
	sessions []*seatSession
	version  int
	still    bool   // it is only looked at
	stopped  bool   // it was ended before its last month; see Stop
	open     bool   // people may be at it: a bot that looks ahead thinks beside the table, not under its lock
	ahead    []bool // by seat: its bot looks ahead
	moved    func() // if set, bots that look ahead think while nobody waits for them, and it is told when one has moved
	fault    func(error)
	minds    []bool                                                         // by seat: somebody waits for its bot's thoughts
	steps    []step                                                         // by seat: how many commands its bot has sent after thinking beside the table
	worded   save.Tellings                                                  // events that came in a facilitator's words
	place    Place                                                          // where the log is kept; the zero Place is nowhere
	explain  func(*game.Ruleset, game.Seat, *game.World, bot.Choice) string // Config.Explain

	done, of atomic.Int32 // bots whose part is in, and bots; read without the lock
}

// New seats the players, begins the first month and lets the bots move.
func New(cfg Config) (*Table, error) {
	t, err := seat(cfg)
	if err != nil {
		return nil, err
	}
	t.state = game.New(cfg.Rules)
	t.shadow = t.state
	stamp := save.Stamp{
		Scenario: t.rs.ID, RulesHash: t.rs.RulesHash, TextHash: t.rs.TextHash, Language: cfg.Language, Assumptions: cfg.Assumptions,
		Options: cfg.Options, SeedKnown: cfg.SeedKnown, Epoch: cfg.Source.Epoch, Secret: [2]uint64{cfg.Source.K0, cfg.Source.K1},
	}
	for k, p := range t.players {
		name := p.Bot
		if name == "" {
			name = save.Person
		}
		stamp.Seats = append(stamp.Seats, save.SeatStamp{ID: t.rs.Seats[k].ID, Player: name})
	}
	t.log = save.Create(stamp, &t.state)
	t.note()
	if err := t.push(game.Command{Kind: game.CmdBegin, Seat: game.NoSeat, Yes: cfg.Facilitated}, ""); err != nil {
		return nil, err
	}
	if err := t.advance(nil, nil); err != nil {
		return nil, err
	}
	if cfg.Keep != nil {
		if t.place, err = cfg.Keep(t.log); err != nil {
			return nil, err
		}
	}
	t.open = true
	return t, nil
}

// Resume takes up a kept game where it stands. Its rules are those of cfg; who plays, the dice and all else are the log's.
func Resume(cfg Config, l *save.Log, at Place) (*Table, error) {
	stamp := l.Stamp()
	cfg.Players = nil
	for _, s := range stamp.Seats {
		p := Player{Bot: s.Player}
		if s.Player == save.Person {
			p.Bot = ""
		}
		cfg.Players = append(cfg.Players, p)
	}
	cfg.Source = source(l)
	t, err := seat(cfg)
	if err != nil {
		return nil, err
	}
	t.log, t.place = l, at
	t.recall()
	if err := t.advance(nil, nil); err != nil {
		return nil, err
	}
	t.open = true
	return t, t.commit()
}

// seat puts the players in their places; the game is not begun.
func seat(cfg Config) (*Table, error) {
	rs := cfg.Rules
	if cfg.StandIn == "" {
		cfg.StandIn = "staff"
	}
	t := &Table{rs: rs, src: cfg.Source, explain: cfg.Explain, history: make([][][]game.Event, len(rs.Seats)+1)} // the last is the facilitator's
	for k := range rs.Seats {
		p := Player{Bot: cfg.StandIn}
		if k < len(cfg.Players) {
			p = cfg.Players[k]
		}
		t.players = append(t.players, p)
		stand, err := bot.New(cfg.StandIn, rs, thinking(cfg.Source, k))
		if err != nil {
			return nil, fmt.Errorf("table: seat %q: %w", rs.Seats[k].ID, err)
		}
		t.standIns = append(t.standIns, stand)
		own := bot.Bot(nil)
		if p.Bot != "" {
			if own, err = bot.NewLive(p.Bot, rs, thinking(cfg.Source, k), watch); err != nil {
				return nil, fmt.Errorf("table: seat %q: %w", rs.Seats[k].ID, err)
			}
		}
		t.bots = append(t.bots, own)
		t.ahead, t.minds = append(t.ahead, looksAhead(rs, p.Bot)), append(t.minds, false)
		t.steps = append(t.steps, step{})
	}
	return t, nil
}

// thinking is a bot's own source of chance, apart from the game's: what a bot rolls says nothing of what will be rolled.
func thinking(src dice.Source, seat int) dice.Source {
	k := dice.Key{Stream: 60000, Subject: int32(seat)}
	return dice.Source{K0: src.Bits(k), K1: src.Bits(dice.Key{Stream: 60001, Subject: int32(seat)})}
}

// Over tells whether the game is over.
func (t *Table) Over() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return game.Phase(t.state.World.Phase) == game.Over
}

// Waiting has a bit for each seat that must still act.
func (t *Table) Waiting() uint8 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return game.Waiting(t.rs, &t.state)
}

// ErrBroken says that the engine could not carry out a command; the game stands as before it.
var ErrBroken = errors.New("table: the engine failed on a command")

// push carries out one command and writes it down; on an error nothing has changed.
func (t *Table) push(c game.Command, note string) (err error) {
	before := t.state
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrBroken, p)
		}
		if err != nil {
			t.state = before
		}
	}()
	if ref := game.Step(t.rs, &t.state, &c, t.src, &t.buf); ref != nil {
		return ref
	}
	if err := t.log.Append(c, t.buf.Events, game.Checksum(&t.state), note); err != nil {
		return err
	}
	t.remember(t.buf.Events, everybody)
	t.reword(t.buf.Events)
	t.version++
	return nil
}

// limit is how many commands in a row a bot may send in one part of a phase before the table ends its part.
const limit = 60

// advance lets the bots move until a person is needed or the game is over. What was done since was is kept, and told to all
// but from, before a bot thinks beside the table; was is then the moment after that.
func (t *Table) advance(was *moment, from *seatSession) error {
	for {
		waiting := game.Waiting(t.rs, &t.state)
		t.thinking(waiting)
		moved := false
		for k := range t.players {
			if t.players[k].Bot == "" || waiting&(1<<uint(k)) == 0 || t.minds[k] {
				continue
			}
			act := t.play
			if t.open && t.ahead[k] && t.moved != nil {
				t.minds[k] = true
				go t.mull(game.Seat(k))
				continue
			}
			if t.open && t.ahead[k] {
				act = func(b bot.Bot, k game.Seat) error { return t.ponder(b, k, was, from) }
			}
			if err := act(t.bots[k], game.Seat(k)); err != nil {
				return err
			}
			moved = true
			break // a seal may have moved the clock: ask again who is waited for
		}
		if !moved {
			return nil
		}
	}
}

// thinking notes how many bots have their part in, for those who wait.
func (t *Table) thinking(waiting uint8) {
	var done, of int32
	for k, p := range t.players {
		if p.Bot == "" {
			continue
		}
		of++
		if waiting&(1<<uint(k)) == 0 {
			done++
		}
	}
	t.done.Store(done)
	t.of.Store(of)
}

// play lets a bot act for a seat until the seat's part is in.
func (t *Table) play(b bot.Bot, k game.Seat) error {
	w := &t.state.World
	part := w.Part()
	for n := 0; ; n++ {
		if game.Waiting(t.rs, &t.state)&(1<<uint(k)) == 0 || w.Part() != part {
			return nil
		}
		t.look(k)
		if n < limit {
			c, _ := b.Act(&t.botView)
			c.Seat = k
			err := t.push(c, t.thought(b, k))
			if err == nil {
				continue
			}
			var ref *game.Refusal
			if !errors.As(err, &ref) {
				return err
			}
		}
		if err := t.finish(k); err != nil {
			return err
		}
	}
}

// thought is why a bot did what it did last, in words; "" for those that weigh nothing.
func (t *Table) thought(b bot.Bot, k game.Seat) string {
	if t.explain == nil {
		return ""
	}
	return t.explain(t.rs, k, &t.state.World, bot.ChoiceOf(b))
}

// look fills the bots' view with what a seat may know.
func (t *Table) look(k game.Seat) {
	t.botView = game.View{}
	game.ViewFor(t.rs, &t.state, k, &t.botView)
}

// finish ends a seat's part of the phase for a bot that could not: with what it has, or with an empty sheet.
func (t *Table) finish(k game.Seat) error {
	switch game.Phase(t.state.World.Phase) {
	case game.Talks:
		return t.push(game.Command{Kind: game.CmdReady, Seat: k}, "")
	case game.CrisisOpen:
		t.look(k)
		for _, o := range game.LegalOptions(t.rs, &t.botView, nil) {
			if t.push(game.Command{Kind: game.CmdChoose, Seat: k, Option: o}, "") == nil {
				return nil
			}
		}
		return fmt.Errorf("%w: no option is open to seat %q", ErrBroken, t.rs.Seats[k].ID)
	}
	if t.push(game.Command{Kind: game.CmdSeal, Seat: k}, "") == nil {
		return nil
	}
	for c := range game.Columns {
		if err := t.push(game.Command{Kind: game.CmdOrder, Seat: k, Column: game.Column(c), Order: game.Empty}, ""); err != nil {
			return err
		}
	}
	if t.push(game.Command{Kind: game.CmdSeal, Seat: k}, "") == nil {
		return nil
	}
	t.look(k)
	var err error
	for _, p := range game.LegalPostures(t.rs, &t.botView, nil) {
		if err = t.push(game.Command{Kind: game.CmdPosture, Seat: k, Posture: p}, ""); err != nil {
			continue
		}
		if err = t.push(game.Command{Kind: game.CmdSeal, Seat: k}, ""); err == nil {
			return nil
		}
	}
	return err
}

// submit carries out a person's command, with the text beside it, and lets the bots answer.
func (t *Table) submit(from *seatSession, c game.Command, text string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	c.Seat = from.seat
	if t.still || from.still {
		return session.ErrStill
	}
	switch c.Kind {
	case game.CmdUndo, game.CmdRedo:
		return t.takeBack(from, c, "")
	case game.CmdBegin, game.CmdField, game.CmdInject, game.CmdPlan, game.CmdWord, game.CmdRule, game.CmdRewind: // the table's and the facilitator's, never a seat's
		return &game.Refusal{Code: game.RefusedActor, Command: c, Order: game.NoOrder, Clause: -1}
	}
	if c.Kind == game.CmdMemo { // the state holds the number of its text
		if c.Note = 0; text != "" {
			c.Note = t.log.NextNote()
		}
	}
	was := t.moment()
	if err := t.push(c, text); err != nil {
		return err
	}
	return t.settleAfter(was, from)
}

// auto lets the stand-in act for a seat until its part of the phase is in, then the bots; a part that is in already is told so.
func (t *Table) auto(from *seatSession) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.still || from.still {
		return session.ErrStill
	}
	switch {
	case game.Phase(t.state.World.Phase) == game.Over:
		return &game.Refusal{Code: game.RefusedOver, Order: game.NoOrder, Clause: -1}
	case game.Waiting(t.rs, &t.state)&(1<<uint(from.seat)) == 0:
		return &session.Said{Key: "line.wait", Err: session.ErrIn}
	}
	was := t.moment()
	if err := t.play(t.standIns[from.seat], from.seat); err != nil {
		return t.settle(was, err, from)
	}
	return t.settleAfter(was, from)
}

// tell wakes the sessions that did not submit.
func (t *Table) tell(from *seatSession) {
	for _, s := range t.sessions {
		if s != from {
			select {
			case s.updates <- struct{}{}:
			default:
			}
		}
	}
}

// Session connects to a seat that a person holds.
func (t *Table) Session(k game.Seat) (session.Session, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if k < 0 || int(k) >= len(t.players) {
		return nil, fmt.Errorf("table: there is no seat %d", k)
	}
	s := &seatSession{t: t, seat: k, updates: make(chan struct{}, 1), seen: -1}
	t.sessions = append(t.sessions, s)
	return s, nil
}

// Sessions connects to every seat that a person holds, in scenario order.
func (t *Table) Sessions() ([]session.Session, error) {
	var out []session.Session
	for k, p := range t.players {
		if p.Bot != "" {
			continue
		}
		s, err := t.Session(game.Seat(k))
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}
