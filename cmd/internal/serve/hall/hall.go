// Package hall is where people meet around tables: it knows the games that are played side by side, who sits where and by
// what right, what people write to each other, and whose word moves a seat that several share. It opens no socket and
// draws nothing. What it is told is kept before anybody sees it. Start with New, then Hall.Admit and Hall.Sit.
package hall

import (
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"riobravo/cmd/internal/table"
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/save"
)

// Config says what is played in a hall.
type Config struct {
	Rules    *game.Ruleset
	Cabinets []Cabinet // by seat; a missing one is One
	Reseat   bool      // a hall that is resumed shares its seats as Cabinets says, not as it did
	Tables   []Setup
	Pace     Pace                                         // the scenario's own, for tables that are told to keep to it
	Table    table.Config                                 // what all tables share; its Players, Source and Keep are a table's own
	Keep     func(*save.Log, string) (table.Place, error) // gives a new game its place; the string is the table's name
	Resume   func(id string) (*save.Log, table.Place, error)
	Remind   []time.Duration    // before a part's time is up the hook is told, so long before
	Hook     func(Turn)         // told when a part of a month begins or its time is up; nil nobody
	Store    func([]byte) error // makes what the hall knows durable; nil keeps nothing
	Life     time.Duration      // of a code, from when it is made
	Grace    time.Duration      // how long an empty seat is waited for before a bot stands in; 0 for ever
	Now      func() time.Time   // nil: time.Now
	Log      *slog.Logger       // nil: slog.Default
}

// Turn is what a hook is told: nothing but what everybody at the table may know.
type Turn struct {
	Event   string // began, soon or due
	Table   string
	Month   int16
	Phase   game.Phase
	Waiting []game.Seat
	Until   time.Time // when its time is up; zero without a clock that runs
}

// Setup is one table as asked for.
type Setup struct {
	Name   string
	Fills  []string // by seat: a bot's name, "" a person
	Source dice.Source
}

// Hall is the tables and their people. All its methods may be called from several goroutines. The order of locks is a
// table's, then the hall's.
type Hall struct {
	cfg    Config
	tables []*Table

	keeping sync.Mutex // over making what is known durable

	mu     sync.Mutex
	salt   []byte
	codes  map[string]Ticket // by the code's hash
	people []*Person
	opened bool // what was written in secret may be read by all
	wrong  limiter
	closes time.Time // when it closes at the latest; zero while nothing is known of that
	closed error     // why nobody is let in any more; nil the hall is open
	marks  []string  // what the facilitator did, oldest first
}

// Errors that the fronts put into words.
var (
	ErrCode      = errors.New("hall: no such code")
	ErrExpired   = errors.New("hall: the code has expired")
	ErrSlow      = errors.New("hall: too many wrong codes")
	ErrFull      = errors.New("hall: the seat is full")
	ErrLocked    = errors.New("hall: the table is locked")
	ErrEnded     = errors.New("hall: the facilitator ended the table")
	ErrClosed    = errors.New("hall: the hall closes")
	ErrMuted     = errors.New("hall: the facilitator stopped messages")
	ErrLong      = errors.New("hall: the text is too long")
	ErrEmpty     = errors.New("hall: nothing is written")
	ErrNoSheet   = errors.New("hall: nothing lies on the sheet")
	ErrNoTable   = errors.New("hall: there is no such table")
	ErrNobody    = errors.New("hall: nobody of that name is here")
	ErrElsewhere = errors.New("hall: the same person came in elsewhere")
	ErrMoved     = errors.New("hall: another machine has taken the tables over")
)

// New opens a hall with new games.
func New(cfg Config) (*Hall, error) {
	h := open(cfg)
	if err := h.newSalt(); err != nil {
		return nil, err
	}
	for i, s := range h.cfg.Tables {
		if err := h.lay(i, s); err != nil {
			return nil, err
		}
	}
	return h, h.keep()
}

// open is a hall without tables.
func open(cfg Config) *Hall {
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	return &Hall{cfg: cfg, codes: map[string]Ticket{}}
}

// lay begins a game on a table of its own. All its seats are stamped as people's but those that a bot holds from the start.
func (h *Hall) lay(i int, s Setup) error {
	c := h.cfg.Table
	c.Rules, c.Source, c.Players = h.cfg.Rules, s.Source, nil
	for k := range h.cfg.Rules.Seats {
		p := table.Player{}
		if k < len(s.Fills) {
			p.Bot = s.Fills[k]
		}
		c.Players = append(c.Players, p)
	}
	if h.cfg.Keep != nil {
		c.Keep = func(l *save.Log) (table.Place, error) { return h.cfg.Keep(l, s.Name) }
	}
	g, err := table.New(c)
	if err != nil {
		return err
	}
	h.tables = append(h.tables, newTable(h, i, s.Name, g, s.Fills))
	return nil
}

// Rules are the rules of all tables.
func (h *Hall) Rules() *game.Ruleset { return h.cfg.Rules }

// Tables are the tables, in order.
func (h *Hall) Tables() []*Table { return h.tables }

// Table is a table by its number from 1 on.
func (h *Hall) Table(n int) (*Table, error) {
	if n < 1 || n > len(h.tables) {
		return nil, fmt.Errorf("%w: %d", ErrNoTable, n)
	}
	return h.tables[n-1], nil
}

// Close lets nobody in any more and sends everybody home. What was done is kept already.
func (h *Hall) Close() { h.CloseFor(ErrClosed) }

// CloseFor is Close with what people are told.
func (h *Hall) CloseFor(why error) {
	h.mu.Lock()
	h.closed = why
	people := append([]*Person(nil), h.people...)
	h.mu.Unlock()
	for _, p := range people {
		h.dismiss(p, why)
	}
	for _, t := range h.tables {
		t.clock.stop()
	}
}
