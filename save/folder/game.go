package folder

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver "sqlite"

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
	Frame  bool   // every record is intact, only the file around them is not
	Kept   string // where the damaged file was put aside; "" it still stands in its place
}

// Append makes chunks durable: all of them, or on an error none.
func (g *Game) Append(chunks []save.Chunk) error {
	if g.closed {
		return &Unwritable{g.path(), os.ErrClosed}
	}
	if err := g.reopen(); err != nil {
		return &Unwritable{g.path(), err}
	}
	rows, err := g.insert(chunks)
	if err != nil {
		_ = g.db.Close()
		g.db = nil // whether it was kept is not known: reopen takes it back
		return &Unwritable{g.path(), err}
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
	db, err := connect(g.path(), "rw", false)
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
		_ = g.db.Close()
	}
	_ = removeEmpty(g.path() + "-journal")
	g.lock.release()
}

func (g *Game) path() string { return g.folder.file(g.ID) }

// load reads the game and opens it for writing; a damaged file is written anew.
func (g *Game) load() error {
	_, _, _ = rows(g.path(), true) // SQLite undoes a write that was cut short
	l, damage, info, err := read(g.path())
	if err != nil {
		return err
	}
	g.Log, g.Damage = l, damage
	if damage == nil {
		g.chunks, g.rows = info.chunks, info.rows
		err := g.check()
		if err == nil || !writable(g.path()) {
			return err
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
	db, err := connect(g.path(), "rw", false)
	if err != nil {
		return &Unwritable{g.path(), err}
	}
	tx, err := db.Begin()
	if err == nil {
		err = tx.Rollback()
	}
	if err != nil {
		_ = db.Close()
		return &Unwritable{g.path(), err}
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
	fail := func(err error) error {
		_ = os.Remove(fresh)
		_ = os.Remove(fresh + "-journal")
		return &Unwritable{g.path(), plain(err)}
	}
	db, err := connect(fresh, "rwc", false)
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
	if err != nil {
		return fail(err)
	}
	_ = os.Remove(fresh + "-journal")
	_ = os.Remove(g.path() + "-journal") // of the file that stands here: it must not be taken for the new one's
	if err := os.Rename(fresh, g.path()); err != nil {
		return fail(err)
	}
	syncDir(g.folder.games())
	return g.check()
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

// schema: one table, rows only ever added. The number is "RBL1".
const schema = "PRAGMA application_id=1380076593; CREATE TABLE frame (n INTEGER PRIMARY KEY, data BLOB NOT NULL)"

// connect opens a file with SQLite. The journal is truncated and synced at every commit, so that the game is one file and
// a commit that was reported is on the disk.
func connect(path, mode string, look bool) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: "mode=" + mode +
		"&_pragma=busy_timeout(2000)&_pragma=page_size(4096)&_pragma=journal_mode(TRUNCATE)&_pragma=synchronous(FULL)" +
		"&_pragma=secure_delete(1)&_pragma=temp_store(MEMORY)&_txlock=immediate"}
	if look {
		u.RawQuery = "mode=" + mode + "&_pragma=busy_timeout(500)" // it must change nothing but undo a write that was cut short
	}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if err := db.Ping(); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

// rows are the table's rows as SQLite sees them, one behind another. With mend it may undo a write that was cut short.
func rows(path string, mend bool) (all []byte, n int, err error) {
	mode := "ro"
	if mend && writable(path) {
		mode = "rw"
	}
	db, err := connect(path, mode, true)
	if err != nil {
		return nil, 0, err
	}
	defer db.Close()
	list, err := db.Query("SELECT data FROM frame ORDER BY n")
	if err != nil {
		return nil, 0, err
	}
	defer list.Close()
	for list.Next() {
		var b sql.RawBytes
		if err := list.Scan(&b); err != nil {
			return nil, 0, err
		}
		all = append(all, b...)
		n++
	}
	if err := list.Err(); err != nil {
		return nil, 0, err
	}
	var say string
	if err := db.QueryRow("PRAGMA integrity_check(1)").Scan(&say); err != nil {
		return nil, 0, err
	} else if say != "ok" {
		return nil, 0, errors.New(say)
	}
	return all, n, nil
}

// layout is how a file is filled.
type layout struct {
	chunks uint32
	rows   int
}

// most is the longest file that is read.
const most = 64 << 20

// read reads a game's file. It does not rely on SQLite: frames are searched for in the file's bytes, and SQLite only says
// whether the file around them is sound.
func read(path string) (*save.Log, *Damage, layout, error) {
	raw, err := slurp(path)
	if err != nil {
		return nil, nil, layout{}, err
	}
	return readBytes(path, raw, true)
}

func readBytes(path string, raw []byte, mend bool) (*save.Log, *Damage, layout, error) {
	found := save.Scan(raw)
	if len(found.Chunks) == 0 && found.Stray == 0 {
		return nil, nil, layout{}, &NotOurs{path, errors.New("nothing of a game is in it")}
	}
	l, err := save.Read(found.Chunks)
	if l == nil {
		return nil, nil, layout{}, &NotOurs{path, err}
	}
	in := layout{chunks: uint32(len(found.Chunks))}
	all, n, sqlErr := rows(path, mend)
	in.rows = n
	whole := sqlErr == nil && len(save.Scan(all).Chunks) == len(found.Chunks) && save.CountFrames(all) == n
	switch {
	case err != nil, found.Stray > 0:
		return l, &Damage{Record: len(l.Records()) + 1, Stray: found.Stray}, in, nil
	case sqlErr != nil:
		return l, &Damage{Record: len(l.Records()) + 1, Frame: true}, in, nil
	case !whole:
		return l, &Damage{Record: len(l.Records()) + 1}, in, nil
	}
	return l, nil, in, nil
}

// slurp reads a file that is not too long.
func slurp(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &Unreadable{path, plain(err)}
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, &Unreadable{path, plain(err)}
	}
	if len(b) > most {
		return nil, &NotOurs{path, fmt.Errorf("it has more than %d bytes", most)}
	}
	return b, nil
}

// aside keeps a copy of a damaged file under a name of its own, and returns it.
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
			return "", &Unwritable{name, plain(err)}
		}
		return name, nil
	}
}

// removeEmpty removes a file that has nothing in it.
func removeEmpty(path string) error {
	if st, err := os.Stat(path); err != nil || st.Size() > 0 {
		return err
	}
	return os.Remove(path)
}
