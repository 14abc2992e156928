package hall

import (
	"slices"
	"strings"
	"sync"
	"time"

	"riobravo/cmd/internal/table"
	"riobravo/game"
	"riobravo/game/bot"
)

// Table is one game with its people.
type Table struct {
	hall *Hall
	no   int // 0-based
	name string
	game *table.Table

	mu      sync.Mutex
	seats   []seatState
	chairs  []*Chair
	letters []Letter
	trail   []step    // how long the game's log was, and when; see Lag
	at      game.Part // the part of the phase that ballots and clock belong to
	locked  bool      // nobody new may sit down
	ended   bool      // the facilitator ended it: it is held for good, and its people look back on it
	rulings []Ruling  // on memos, not carried out yet
	deeds   []deed    // what the facilitator did and may take back, oldest first
	paused  bool      // no seat may act
	muted   bool      // no letters but the facilitator's
	clock   clock
	away    time.Time // when somebody last left a seat
}

// seatState is what a table knows of a seat beside the game.
type seatState struct {
	fill     string // the bot that plays it while nobody does, "" it waits
	claimed  bool   // somebody sat in it since the host began
	minded   bool   // a bot minds it because its people left
	cabinet  Cabinet
	ballots  []ballot
	standing *Standing   // what is sealed for it when it is silent at a deadline; nil nothing
	empty    *time.Timer // ends the grace
}

func newTable(h *Hall, no int, name string, g *table.Table, fills []string) *Table {
	t := &Table{hall: h, no: no, name: name, game: g, seats: make([]seatState, len(h.cfg.Rules.Seats))}
	for k := range t.seats {
		if k < len(fills) {
			t.seats[k].fill = fills[k]
		}
		t.seats[k].cabinet = Cabinet{Seal: Any}
		if k < len(h.cfg.Cabinets) {
			t.seats[k].cabinet = h.cfg.Cabinets[k]
		}
	}
	t.clock.table = t
	g.Beside(func() {
		defer t.recovered("bot")
		t.moved()
	}, func(err error) { h.cfg.Log.Error("bot", "table", t.No(), "err", err) })
	t.at = t.stands()
	t.trace()
	return t
}

// No is the table's number, from 1 on; Name is what it is called.
func (t *Table) No() int            { return t.no + 1 }
func (t *Table) Name() string       { return t.name }
func (t *Table) Game() *table.Table { return t.game }

func (t *Table) stands() game.Part {
	w := t.game.Standing()
	return w.Part()
}

// freshen forgets the ballots of a part that is over; the table's lock is held.
func (t *Table) freshen() {
	if now := t.stands(); now != t.at {
		t.at = now
		for k := range t.seats {
			t.seats[k].ballots = nil
		}
	}
}

// anew forgets which part the ballots and the clock belonged to: what comes next begins with none, even where it is the same part.
func (t *Table) anew() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.at = game.Part{}
	for k := range t.seats {
		t.seats[k].ballots = nil
	}
}

// mayEnter tells whether somebody may sit down.
func (t *Table) mayEnter(k game.Seat, name string) error {
	var sitting []string
	for _, p := range t.hall.People() {
		if p.Role == Player && p.Table == t.no && p.Seat == k {
			if strings.EqualFold(p.Name, name) {
				return nil // comes back
			}
			if p.Here {
				sitting = append(sitting, p.Name)
			}
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case t.ended:
		return ErrEnded
	case t.locked:
		return ErrLocked
	case len(sitting) >= t.seats[k].cabinet.places():
		return ErrFull
	}
	return nil
}

// arrived gives a seat back to its people.
func (t *Table) arrived(p *Person) {
	t.mu.Lock()
	t.seats[p.Seat].claimed = true
	t.mu.Unlock()
	t.release(p.Seat)
	t.attend()
	t.nudge()
}

// left follows who is still there.
func (t *Table) left(*Person) {
	t.mu.Lock()
	t.away = t.hall.cfg.Now()
	t.mu.Unlock()
	t.attend()
	t.nudge()
}

// attend looks who is there: a seat whose people are gone is minded by a bot after the grace, as long as somebody else
// plays; at a table that everybody has left nothing moves, and at one that is held nobody's absence counts.
func (t *Table) attend() {
	here := make([]bool, len(t.seats))
	any := false
	for k := range here {
		here[k] = len(t.hall.here(t.no, game.Seat(k))) > 0
		any = any || here[k]
	}
	var back []game.Seat
	t.mu.Lock()
	for k := range t.seats {
		s := &t.seats[k]
		switch {
		case s.empty != nil && (here[k] || !any || t.paused):
			s.empty.Stop()
			s.empty = nil
		case s.empty == nil && any && !t.paused && !here[k] && s.claimed && !s.minded && t.hall.cfg.Grace > 0:
			s.empty = time.AfterFunc(t.hall.cfg.Grace, func() {
				defer t.recovered("grace")
				t.mind(game.Seat(k))
			})
		}
		if s.minded && !any {
			back = append(back, game.Seat(k))
		}
	}
	t.mu.Unlock()
	for _, k := range back {
		t.release(k)
	}
}

// release takes a seat from the bot that plays it.
func (t *Table) release(k game.Seat) {
	t.mu.Lock()
	t.seats[k].minded = false
	t.mu.Unlock()
	if t.game.Player(k) == "" {
		return
	}
	if err := t.game.Fill(k, ""); err != nil {
		t.hall.cfg.Log.Error("seat not handed back", "table", t.No(), "seat", int(k), "err", err)
	}
}

// mind lets a bot stand in for a seat in which nobody is. It signs nothing and breaks nothing.
func (t *Table) mind(k game.Seat) {
	if len(t.hall.here(t.no, k)) > 0 || t.hall.isClosed() {
		return
	}
	t.mu.Lock()
	s := &t.seats[k]
	s.empty = nil
	if t.paused { // the grace begins anew when the table goes on
		t.mu.Unlock()
		return
	}
	name := s.fill
	if name == "" {
		name = bot.Away
	}
	s.minded = true
	t.mu.Unlock()
	if err := t.game.Fill(k, name); err != nil {
		t.hall.cfg.Log.Error("no bot stands in", "table", t.No(), "seat", int(k), "err", err)
		return
	}
	t.hall.cfg.Log.Info("bot stands in", "table", t.No(), "seat", int(k))
	t.moved()
	t.attend() // everybody may have left meanwhile
}

func (h *Hall) isClosed() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.closed != nil
}

// recovered keeps a fault in a goroutine of its own from ending the program.
func (t *Table) recovered(where string) {
	if p := recover(); p != nil {
		t.hall.cfg.Log.Error("fault", "where", where, "table", t.No(), "what", p)
	}
}

// moved follows where the game has come to: the clock begins anew with a new part of the month.
func (t *Table) moved() {
	t.trace()
	t.mu.Lock()
	was := t.at
	t.freshen()
	changed := was != t.at
	at := t.at
	t.mu.Unlock()
	timed := changed && t.clock.next(at)
	if changed {
		t.hook("began")
	}
	if timed {
		if err := t.hall.keep(); err != nil {
			t.hall.cfg.Log.Error("clock not kept", "table", t.No(), "err", err)
		}
	}
	t.nudge()
}

// hook tells the hall's hook where the table stands.
func (t *Table) hook(event string) {
	if t.hall.cfg.Hook == nil {
		return
	}
	w := t.game.Standing()
	n := Turn{Event: event, Table: t.name, Month: w.Month, Phase: game.Phase(w.Phase)}
	if left, running, _ := t.clock.Left(); running {
		n.Until = t.hall.cfg.Now().Add(left)
	}
	waiting := t.game.Waiting()
	for k := range t.seats {
		if waiting&(1<<uint(k)) != 0 {
			n.Waiting = append(n.Waiting, game.Seat(k))
		}
	}
	go func() {
		defer t.recovered("hook")
		t.hall.cfg.Hook(n)
	}()
}

// remind tells the hook that the time of a part is nearly up, if somebody is still waited for.
func (t *Table) remind() {
	if t.game.Waiting() != 0 {
		t.hook("soon")
	}
}

// nudge wakes everybody at the table to look again.
func (t *Table) nudge() {
	t.mu.Lock()
	chairs := slices.Clone(t.chairs)
	t.mu.Unlock()
	for _, c := range chairs {
		c.follow()
		c.wake()
	}
}

// Fill gives a seat to a bot until somebody sits down in it, or with "" lets it wait.
func (t *Table) Fill(k game.Seat, name string) error {
	t.mu.Lock()
	was := t.seats[k].fill
	t.mu.Unlock()
	if err := t.fill(k, name); err != nil {
		return err
	}
	t.did(deed{What: deedFill, N: int(k), Name: was})
	return nil
}

func (t *Table) fill(k game.Seat, name string) error {
	if err := t.game.Fill(k, name); err != nil {
		return err
	}
	t.mu.Lock()
	t.seats[k].fill, t.seats[k].minded = name, false
	t.mu.Unlock()
	t.moved()
	return t.hall.keep()
}

// Lock lets nobody new sit down; Pause stops all seats and the clock; Mute stops letters between seats.
func (t *Table) Lock(yes bool) error  { return t.flip(deedLock, &t.locked, yes) }
func (t *Table) Mute(yes bool) error  { return t.flip(deedMute, &t.muted, yes) }
func (t *Table) Pause(yes bool) error { return t.set(&t.paused, yes) }

// flip sets a switch and notes how it stood.
func (t *Table) flip(deedOf string, what *bool, yes bool) error {
	t.mu.Lock()
	was := *what
	t.mu.Unlock()
	if err := t.set(what, yes); err != nil {
		return err
	}
	t.did(deed{What: deedOf, Was: was})
	return nil
}

func (t *Table) set(what *bool, yes bool) error {
	t.mu.Lock()
	*what = yes
	t.mu.Unlock()
	t.nudge()
	return t.hall.keep()
}

// Place is a seat as the lobby and the desk see it.
type Place struct {
	Bot    string   // who plays it while nobody is there, "" it waits
	Minded bool     // its people are away
	Here   []string // names, in the order in which they came
	Waited bool     // the game waits for it
	Room   int      // how many more may sit down
}

// Places are the table's seats.
func (t *Table) Places() []Place {
	waiting := t.game.Waiting()
	out := make([]Place, len(t.seats))
	for k := range out {
		here := t.hall.here(t.no, game.Seat(k))
		for _, p := range here {
			out[k].Here = append(out[k].Here, p.Name)
		}
		out[k].Bot, out[k].Waited = t.game.Player(game.Seat(k)), waiting&(1<<uint(k)) != 0
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for k := range out {
		out[k].Minded = t.seats[k].minded
		out[k].Room = max(0, t.seats[k].cabinet.places()-len(out[k].Here))
	}
	return out
}

// Ended tells whether the facilitator ended the table; past, whether nobody plays at it any more, for that or because its game
// is over.
func (t *Table) Ended() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.ended
}

func (t *Table) past() bool { return t.Ended() || t.game.Over() }

// State is what the facilitator has done to a table.
func (t *Table) State() (locked, paused, muted bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.locked, t.paused, t.muted
}

func (t *Table) keptNow() keptTable {
	id := t.game.ID()
	t.mu.Lock()
	defer t.mu.Unlock()
	k := keptTable{Cabinets: t.keptBallots(), Name: t.name, Game: id, Locked: t.locked, Ended: t.ended, Muted: t.muted, Paused: t.paused, Letters: slices.Clone(t.letters), Clock: t.clock.kept()}
	k.Rulings = slices.Clone(t.rulings)
	k.Deeds, k.Trail = slices.Clone(t.deeds), slices.Clone(t.trail)
	for _, s := range t.seats {
		k.Fills = append(k.Fills, s.fill)
		k.Shared = append(k.Shared, s.cabinet)
		k.Standing = append(k.Standing, s.standing)
	}
	return k
}
