// Package folder keeps games on a disk: a folder with games/, one SQLite file a game, and bundles/, what the games were
// played with. It decides nothing and shows nothing. What Game.Append has returned from survives the death of the program
// and of the machine; a damaged file opens at its last intact record. One program at a time writes a game. Read Folder,
// then Game.
package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"riobravo/game"
	"riobravo/save"
	"riobravo/save/store"
)

// Ext is the ending of a game's file.
const Ext = ".riobravo"

// Folder is a place for games. Nothing is made on the disk before a game is.
type Folder struct {
	dir string
	// Judge says how every seat of a game that is over came out, in the order of its stamp, for List; nil where that
	// cannot be known here. Nil: List does not say it.
	Judge func(l *save.Log, end *game.State) []Standing
}

// At is the folder with that path.
func At(dir string) *Folder { return &Folder{dir: dir} }

// Path is where the folder lies.
func (f *Folder) Path() string { return f.dir }

func (f *Folder) games() string { return filepath.Join(f.dir, "games") }

func (f *Folder) file(id string) string { return filepath.Join(f.games(), id+Ext) }

// Why a file is no game.
var (
	ErrNothing = errors.New("nothing of a game is in it")
	ErrSpecial = errors.New("it is no ordinary file")
	ErrLong    = errors.New("it is longer than any game")
)

// The errors, which the caller puts into words.
type (
	NoGame     = store.NoGame
	NoBundle   = store.NoBundle
	Held       = store.Held
	NotOurs    = store.NotOurs
	Unwritable = store.Unwritable
	Unreadable = store.Unreadable
)

// ErrOtherContent says that what was to be kept is not what its hash says.
var ErrOtherContent = store.ErrOtherContent

// Create begins to keep a game under an id made of the hint, such as "threat-usa", and holds it.
func (f *Folder) Create(l *save.Log, hint string) (*Game, error) {
	if err := os.MkdirAll(f.games(), 0o700); err != nil {
		return nil, &Unwritable{Path: f.games(), Err: plain(err)}
	}
	f.sweep()
	for {
		id := store.NewID(hint)
		lock, err := f.lock(id)
		var held *Held
		switch {
		case errors.As(err, &held):
			continue
		case err != nil:
			return nil, err
		}
		if _, err := os.Lstat(f.file(id)); err == nil {
			lock.release()
			continue
		}
		if b := l.Label(); b.Created == 0 {
			b.Created = time.Now().Unix()
			l.SetLabel(b)
		}
		g := &Game{ID: id, Log: l, folder: f, lock: lock}
		if err := g.write(l.Chunks(true)); err != nil {
			lock.release()
			return nil, err
		}
		l.Committed()
		return g, nil
	}
}

// sweep removes what a program that died while it made a file left behind.
func (f *Folder) sweep() {
	old, _ := filepath.Glob(filepath.Join(f.games(), "*"+Ext+".new*"))
	for _, name := range old {
		if st, err := os.Stat(name); err == nil && time.Since(st.ModTime()) > time.Hour {
			_ = os.Remove(name)
		}
	}
}

// Continue opens a game for writing and holds it until Close. A damaged file is first written anew as far as it is intact;
// the damaged one is kept beside it, and Game.Damage says so.
func (f *Folder) Continue(id string) (*Game, error) {
	if err := f.there(id); err != nil {
		return nil, err
	}
	lock, err := f.hold(id)
	if err != nil {
		return nil, err
	}
	g := &Game{ID: id, folder: f, lock: lock}
	if err := g.load(); err != nil {
		lock.release()
		return nil, err
	}
	return g, nil
}

// View reads a game without holding it.
func (f *Folder) View(id string) (*save.Log, *Damage, error) {
	if err := f.there(id); err != nil {
		return nil, nil, err
	}
	path := f.file(id)
	if _, err := os.Stat(path + walExt); errors.Is(err, fs.ErrNotExist) { // nobody has it open for writing
		raw, err := slurp(path)
		if err != nil {
			return nil, nil, err
		}
		if l, damage, _, err := look(path, raw); err == nil && damage == nil {
			return l, nil, nil
		}
	}
	for try := 0; ; try++ {
		lock, err := f.lock(id)
		if err == nil {
			l, damage, _, err := f.mended(id)
			lock.release()
			return l, damage, err
		}
		raw, log, err := both(path)
		if err != nil {
			return nil, nil, err
		}
		l, damage, _, err := glance(raw, log, path)
		if err == nil && damage == nil || try == 4 {
			return l, damage, err
		}
		time.Sleep(10 * time.Millisecond) // it was being written to as we read
	}
}

// hold takes the lock of a game; one who only looks may have it for a moment.
func (f *Folder) hold(id string) (*lock, error) {
	for try := 0; ; try++ {
		l, err := f.lock(id)
		if err == nil || try == 10 || !errors.As(err, new(*Held)) {
			return l, err
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// there tells whether a game's file is there.
func (f *Folder) there(id string) error {
	if !store.ValidID(id) {
		return &NoGame{ID: id}
	}
	st, err := os.Stat(f.file(id))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &NoGame{ID: id}
	case err != nil:
		return &Unreadable{Path: f.file(id), Err: plain(err)}
	case !st.Mode().IsRegular():
		return &NotOurs{Path: f.file(id), Why: ErrSpecial}
	}
	return nil
}

// Rename changes what a game is called.
func (f *Folder) Rename(id, name string) error {
	g, err := f.Continue(id)
	if err != nil {
		return err
	}
	defer g.Close()
	b := g.Log.Label()
	b.Name = name
	g.Log.SetLabel(b)
	return g.Log.Commit(g)
}

// Delete removes a game for good.
func (f *Folder) Delete(id string) error {
	if err := f.there(id); err != nil {
		return err
	}
	lock, err := f.hold(id)
	if err != nil {
		return err
	}
	defer lock.release()
	if err := os.Remove(f.file(id)); err != nil {
		return &Unwritable{Path: f.file(id), Err: plain(err)}
	}
	_ = os.Remove(f.file(id) + walExt)
	syncDir(f.games())
	return nil
}

// syncDir makes a folder's own entries durable, where the system can.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		_ = d.Close()
	}
}
