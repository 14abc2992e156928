// Package store says what keeps games, wherever they lie: a folder of SQLite files for one machine (save/folder), a PostgreSQL
// database that several machines share (save/postgres). What an Append or a Keep has returned from survives the death of the
// program and of the machine, and nobody writes what another holds. One suite of tests, storetest, holds both to it. Start with
// Store.
package store

import (
	"context"
	"crypto/rand"
	"errors"
	"regexp"
	"strings"

	"riobravo/game"
	"riobravo/save"
)

// Store keeps games, what they were played with, and rooms. Its methods may be called from several goroutines.
type Store interface {
	// Create begins to keep a game under an id made of the hint, and holds it.
	Create(l *save.Log, hint string) (Game, error)
	// Continue opens a game for writing and holds it until its Close.
	Continue(id string) (Game, error)
	// View reads a game without holding it.
	View(id string) (*save.Log, error)
	// Games are the ids of all games, the one last played first.
	Games() ([]string, error)
	// Delete removes a game for good.
	Delete(id string) error
	// Forget removes what people of some seats wrote, and with all the game's name and bookmarks; it says how many texts went.
	Forget(id string, which func(k game.Seat) bool, all bool) (int, error)

	// KeepBundle keeps what make gives, what games were played with, under its hash, unless it is there already.
	KeepBundle(hash string, make func() []byte) error
	// Bundle gives back what was kept under a hash.
	Bundle(hash string) ([]byte, error)

	// OpenRoom holds a room, a new one or one that was kept.
	OpenRoom(id string) (Room, error)
	// Room is what was kept of a room, for one who does not hold it.
	Room(id string) ([]byte, error)
	// Rooms are the ids of all rooms, in their order.
	Rooms() ([]string, error)

	// Name is where the store lies, as it may be shown: without a password.
	Name() string
	Close()
}

// Game is a game held for writing.
type Game interface {
	save.Sink
	ID() string
	Log() *save.Log
	Close() // lets others have it
}

// Room is the record of what is known beside the games of tables that are driven together, held for writing.
type Room interface {
	Data() []byte           // as it was kept when it was opened; nil it is new
	Keep(data []byte) error // durable once it returns
	Lost() <-chan struct{}  // closed when the room is another's now, or may be; nil where that cannot be
	Close()                 // lets others have it
}

var idForm = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$`)

// ValidID tells whether a word may be the id of a game or a room.
func ValidID(id string) bool { return idForm.MatchString(id) }

// letters of ids: none that is taken for another.
const letters = "23456789abcdefghjkmnpqrstuvwxyz"

var unclean = regexp.MustCompile(`[^a-z0-9]+`)

// NewID makes an id of a hint and four letters drawn.
func NewID(hint string) string {
	clean := strings.Trim(unclean.ReplaceAllString(strings.ToLower(hint), "-"), "-")
	if clean = clean[:min(len(clean), 40)]; clean == "" {
		clean = "game"
	}
	var b [4]byte
	_, _ = rand.Read(b[:]) // it never fails
	for i := range b {
		b[i] = letters[int(b[i])%len(letters)]
	}
	return strings.TrimRight(clean, "-") + "-" + string(b[:])
}

// ErrOtherContent says that what was to be kept is not what its hash says.
var ErrOtherContent = errors.New("it is not what its name says")

// Shared is a store that several machines use at once. Who holds a room tells by what it is reached; another takes the room
// over once its holder is dead.
type Shared interface {
	Store
	// Holder says who holds a room; Node is "" while nobody does.
	Holder(room string) (Holder, error)
	// Changes has something in it soon after a room changed hands; it may miss some. It ends with ctx.
	Changes(ctx context.Context) <-chan struct{}
}

// Holder is a machine that holds a room.
type Holder struct {
	Node  string // as people call it
	Reach string // what it told the store when it came: how the others reach it
	Self  bool   // it is this program
}
