package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"riobravo/save/store"
)

// A room is kept in a file of its own under halls/, written anew whole each time; a lock beside it says who writes it.

const roomExt = ".json"

func (f *Folder) rooms() string             { return filepath.Join(f.dir, "halls") }
func (f *Folder) roomFile(id string) string { return filepath.Join(f.rooms(), id+roomExt) }

// room is a room held for writing.
type room struct {
	path   string
	data   []byte
	lock   *lock
	closed bool
}

func (r *room) Data() []byte          { return r.data }
func (r *room) Lost() <-chan struct{} { return nil }

func (r *room) Keep(data []byte) error {
	if r.closed {
		return &Unwritable{Path: r.path, Err: os.ErrClosed}
	}
	return WriteFile(r.path, data)
}

func (r *room) Close() {
	if !r.closed {
		r.closed = true
		r.lock.release()
	}
}

func (f *Folder) openRoom(id string) (*room, error) {
	if !store.ValidID(id) {
		return nil, &store.NoRoom{ID: id}
	}
	if err := os.MkdirAll(f.rooms(), 0o700); err != nil {
		return nil, &Unwritable{Path: f.rooms(), Err: plain(err)}
	}
	lock, err := lockAt(f.roomFile(id)+".lock", id)
	if err != nil {
		return nil, err
	}
	data, err := f.room(id)
	if err != nil && !errors.As(err, new(*store.NoRoom)) {
		lock.release()
		return nil, err
	}
	return &room{path: f.roomFile(id), data: data, lock: lock}, nil
}

// room reads what was kept of a room.
func (f *Folder) room(id string) ([]byte, error) {
	if !store.ValidID(id) {
		return nil, &store.NoRoom{ID: id}
	}
	b, err := slurp(f.roomFile(id))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &store.NoRoom{ID: id}
	}
	return b, err
}

func (f *Folder) roomIDs() ([]string, error) {
	files, err := os.ReadDir(f.rooms())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, &Unreadable{Path: f.rooms(), Err: plain(err)}
	}
	var out []string
	for _, d := range files {
		if id, ours := strings.CutSuffix(d.Name(), roomExt); ours && store.ValidID(id) {
			out = append(out, id)
		}
	}
	return out, nil
}
