package folder

import (
	"database/sql"
	"errors"
	"fmt"
	"os"

	"riobravo/save"
)

// Game is a game held for writing.
type Game struct {
	ID     string
	Log    *save.Log
	Damage *Damage // what was found when it was opened, nil nothing

	folder *Folder
	lock   *lock
	db     *sql.DB
	chunks uint32 // kept so far
	rows   int    // of the table so far
	closed bool
}

// Damage says what is wrong with a file.
type Damage struct {
	Record int    // the first record that is lost or cannot be vouched for; 1 is the first
	Stray  int    // intact pieces behind it, which cannot be used
	Frame  bool   // every record that was found is intact, only the file around them is not
	Kept   string // where the damaged file was put aside; "" it still stands in its place
}

// Append makes chunks durable: all of them, or on an error none.
func (g *Game) Append(chunks []save.Chunk) error {
	if g.closed {
		return &Unwritable{Path: g.path(), Err: os.ErrClosed}
	}
	if err := g.reopen(); err != nil {
		return &Unwritable{Path: g.path(), Err: plain(err)}
	}
	rows, err := g.insert(chunks)
	if err != nil {
		_ = g.db.Close()
		g.db = nil // whether it was kept is not known: reopen takes it back
		return &Unwritable{Path: g.path(), Err: plain(err)}
	}
	g.rows += rows
	g.chunks += uint32(len(chunks))
	return nil
}

func (g *Game) insert(chunks []save.Chunk) (rows int, err error) {
	tx, err := g.db.Begin()
	if err != nil {
		return 0, err
	}
	for i, c := range chunks {
		frames, err := save.Frames(g.chunks+uint32(i), c)
		if err == nil {
			err = put(tx, g.rows+rows, frames)
		}
		if err != nil {
			_ = tx.Rollback()
			return 0, err
		}
		rows += len(frames)
	}
	return rows, tx.Commit()
}

func put(tx *sql.Tx, at int, frames [][]byte) error {
	for n, b := range frames {
		if _, err := tx.Exec("INSERT INTO frame (n, data) VALUES (?, ?)", at+n, b); err != nil {
			return err
		}
	}
	return nil
}

// reopen opens the file after a failed write and takes back what may have been kept of it.
func (g *Game) reopen() error {
	if g.db != nil {
		return nil
	}
	db, err := connect(g.path(), writing)
	if err != nil {
		return err
	}
	if _, err := db.Exec("DELETE FROM frame WHERE n >= ?", g.rows); err != nil {
		_ = db.Close()
		return err
	}
	g.db = db
	return nil
}

// Close lets others have the game.
func (g *Game) Close() {
	if g.closed {
		return
	}
	g.closed = true
	if g.db != nil {
		_ = g.db.Close() // which brings what stands beside the file into it
	}
	g.lock.release()
}

func (g *Game) path() string { return g.folder.file(g.ID) }

// load reads the game and opens it for writing; a damaged file is written anew.
func (g *Game) load() error {
	l, damage, info, err := g.folder.mended(g.ID)
	if err != nil {
		return err
	}
	g.Log, g.Damage = l, damage
	if damage == nil {
		g.chunks, g.rows = info.chunks, info.rows
		err := g.check()
		if err == nil {
			return nil
		}
		if !writable(g.path()) || !doubts(err) {
			return &Unwritable{Path: g.path(), Err: plain(err)}
		}
		damage = &Damage{Record: len(l.Records()) + 1, Frame: true} // SQLite takes it for one that it may not write
		g.Damage = damage
	}
	if damage.Kept, err = aside(g.path()); err != nil {
		return err
	}
	return g.write(l.Chunks(true))
}

// check opens the file for writing and asks SQLite whether it would write.
func (g *Game) check() error {
	db, err := connect(g.path(), writing)
	if err != nil {
		return err
	}
	tx, err := db.Begin()
	if err == nil {
		err = tx.Rollback()
	}
	if err != nil {
		_ = db.Close()
		return err
	}
	g.db = db
	return nil
}

// writable tells whether the system lets us write a file.
func writable(path string) bool {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err == nil {
		_ = f.Close()
	}
	return err == nil
}

// write makes the game's file of chunks: beside its place first, so that it is there whole or not at all.
func (g *Game) write(chunks []save.Chunk) error {
	fresh := g.path() + ".new"
	_ = os.Remove(fresh)
	_ = os.Remove(fresh + walExt)
	fail := func(err error) error {
		_ = os.Remove(fresh)
		_ = os.Remove(fresh + walExt)
		return &Unwritable{Path: g.path(), Err: plain(err)}
	}
	db, err := connect(fresh, making)
	if err != nil {
		return fail(err)
	}
	if _, err = db.Exec(schema); err == nil {
		err = os.Chmod(fresh, 0o600) // the secret of the dice is in it
	}
	if err == nil {
		g.db, g.chunks, g.rows = db, 0, 0
		var n int
		if n, err = g.insert(chunks); err == nil {
			g.rows, g.chunks = n, uint32(len(chunks))
			err = g.twice(chunks[:min(2, len(chunks))])
		}
	}
	if err2 := db.Close(); err == nil {
		err = err2
	}
	g.db = nil
	if err == nil && beside(fresh) {
		err = errors.New("not all of it came into the file")
	}
	if err == nil {
		err = os.Rename(fresh, g.path())
	}
	if err != nil {
		return fail(err)
	}
	syncDir(g.folder.games())
	if err := g.check(); err != nil {
		return &Unwritable{Path: g.path(), Err: plain(err)}
	}
	return nil
}

// twice keeps the first chunks a second time: without them nothing of the game could be read.
func (g *Game) twice(chunks []save.Chunk) error {
	tx, err := g.db.Begin()
	if err != nil {
		return err
	}
	for i, c := range chunks {
		frames, err := save.Frames(uint32(i), c)
		if err == nil {
			err = put(tx, g.rows, frames)
		}
		if err != nil {
			_ = tx.Rollback()
			return err
		}
		g.rows += len(frames)
	}
	return tx.Commit()
}

// aside keeps a copy of a damaged file under a name of its own, and returns it. What stands beside the file goes with it:
// it must not be taken for the new file's.
func aside(path string) (string, error) {
	b, err := slurp(path)
	if err != nil {
		return "", err
	}
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s.damaged-%d", path, n)
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err == nil {
			_, err = f.Write(b)
			if err == nil {
				err = f.Sync()
			}
			if err2 := f.Close(); err == nil {
				err = err2
			}
		}
		if err != nil {
			_ = os.Remove(name)
			return "", &Unwritable{Path: name, Err: plain(err)}
		}
		if err := os.Rename(path+walExt, name+walExt); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", &Unwritable{Path: name, Err: plain(err)}
		}
		return name, nil
	}
}
