package folder

import (
	"encoding/json"
	"errors"
	"os"
	"time"
)

// lock is the right to write a game: the system's lock on a small file beside it, which ends with the program that holds
// it however that ends. The file says who holds it.
type lock struct {
	f    *os.File
	path string
}

// holder is what a lock's file says.
type holder struct {
	PID   int   `json:"pid"`
	Since int64 `json:"since"` // seconds since 1970
}

// errTaken says that somebody else has the lock.
var errTaken = errors.New("taken")

// lock takes the right to write a game, or says who has it.
func (f *Folder) lock(id string) (*lock, error) { return lockAt(f.lockFile(id), id) }

// lockAt takes the right that a small file stands for.
func lockAt(path, id string) (*lock, error) {
	for {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, &Unwritable{Path: path, Err: plain(err)}
		}
		if err := take(file); err != nil {
			_ = file.Close()
			if !errors.Is(err, errTaken) {
				return nil, &Unwritable{Path: path, Err: plain(err)}
			}
			return nil, heldBy(path, id)
		}
		mine, err1 := file.Stat()
		now, err2 := os.Stat(path)
		if err1 != nil || err2 != nil || !os.SameFile(mine, now) {
			_ = file.Close() // its holder removed it as we took it
			continue
		}
		b, _ := json.Marshal(holder{os.Getpid(), time.Now().Unix()})
		_ = file.Truncate(0)
		_, _ = file.WriteAt(append(b, '\n'), 0)
		return &lock{file, path}, nil
	}
}

func (f *Folder) lockFile(id string) string { return f.file(id) + ".lock" }

// heldBy reads who has a lock.
func heldBy(path, id string) *Held {
	h := &Held{ID: id}
	var who holder
	if b, err := os.ReadFile(path); err == nil && json.Unmarshal(b, &who) == nil {
		h.PID, h.Since = who.PID, time.Unix(who.Since, 0)
	}
	return h
}

// release gives the right back. The file is removed while it is still ours, so that nobody takes one that is gone.
func (l *lock) release() {
	if removeWhileHeld {
		_ = os.Remove(l.path)
	}
	_ = l.f.Close()
}
