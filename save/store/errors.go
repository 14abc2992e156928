package store

import (
	"errors"
	"fmt"
	"time"
)

// The errors, which the caller puts into words.
type (
	// NoGame says that no game has the id.
	NoGame struct{ ID string }
	// NoRoom says that no room has the id.
	NoRoom struct{ ID string }
	// NoBundle says that a bundle is not there, or no longer what it was.
	NoBundle struct{ Hash string }
	// Held says that another program, or another table of this one, has the game or room open for writing.
	Held struct {
		ID    string
		PID   int    // 0 unknown
		Node  string // of a store that machines share: the one that holds it; "" else
		Since time.Time
	}
	// NotOurs says that a file is no game of this program.
	NotOurs struct {
		Path string
		Why  error
	}
	// Unwritable says that something could not be kept. What was kept before stands.
	Unwritable struct {
		Path string
		Err  error
	}
	// Unreadable says that something could not be read.
	Unreadable struct {
		Path string
		Err  error
	}
)

// ErrFenced says that a game or room is another's to write: the right to it ran out, or was taken over.
var ErrFenced = errors.New("store: another machine writes it now")

func (e *NoGame) Error() string   { return fmt.Sprintf("store: no game %q", e.ID) }
func (e *NoRoom) Error() string   { return fmt.Sprintf("store: no room %q", e.ID) }
func (e *NoBundle) Error() string { return "store: no bundle " + e.Hash }
func (e *Held) Error() string {
	if e.Node != "" {
		return fmt.Sprintf("store: %q is held by %s", e.ID, e.Node)
	}
	return fmt.Sprintf("store: %q is held by process %d", e.ID, e.PID)
}

func (e *NotOurs) Error() string { return fmt.Sprintf("store: %q is no game: %v", e.Path, e.Why) }

func (e *Unwritable) Error() string { return fmt.Sprintf("store: cannot write %q: %v", e.Path, e.Err) }

func (e *Unreadable) Error() string { return fmt.Sprintf("store: cannot read %q: %v", e.Path, e.Err) }
func (e *NotOurs) Unwrap() error    { return e.Why }
func (e *Unwritable) Unwrap() error { return e.Err }
func (e *Unreadable) Unwrap() error { return e.Err }
