package folder

import (
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"

	"modernc.org/sqlite" // the driver "sqlite"
	lib "modernc.org/sqlite/lib"

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
		if err == nil || !writable(g.path()) || !doubts(err) {
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

// mended brings what a program that died left beside a game's file into it, and reads the file. The game must be locked.
// Where a commit beside the file is damaged everything is left as it is, and what is intact is read out of both.
func (f *Folder) mended(id string) (*save.Log, *Damage, layout, error) {
	path := f.file(id)
	raw, log, err := both(path)
	if err != nil {
		return nil, nil, layout{}, err
	}
	if len(log) == 0 {
		return look(path, raw)
	}
	if !overlay(raw, log).broken && writable(path) {
		if db, err := connect(path, writing); err == nil {
			_, _ = db.Exec("PRAGMA wal_checkpoint(TRUNCATE)") // what cannot be brought in is read where it is
			_ = db.Close()
		}
		if raw, log, err = both(path); err != nil {
			return nil, nil, layout{}, err
		}
		if len(log) == 0 {
			return look(path, raw)
		}
	}
	return glance(raw, log, path)
}

// both reads a game's file and what stands beside it.
func both(path string) (file, log []byte, err error) {
	if file, err = slurp(path); err != nil {
		return nil, nil, err
	}
	if beside(path) {
		log, _ = slurp(path + walExt)
	}
	return file, log, nil
}

// beside tells whether writes that were not brought into a game's file stand beside it.
func beside(path string) bool {
	st, err := os.Stat(path + walExt)
	return err == nil && st.Size() > 0
}

// check opens the file for writing and asks SQLite whether it would write.
func (g *Game) check() error {
	db, err := connect(g.path(), writing)
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

// doubts tells whether SQLite refuses a file for what is in it, not for want of room or of right.
func doubts(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_FULL, lib.SQLITE_IOERR, lib.SQLITE_CANTOPEN, lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_NOMEM, lib.SQLITE_PERM:
		return false
	}
	return true
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
		return &Unwritable{g.path(), plain(err)}
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

// walExt is what SQLite adds to a file's name for writes that are not yet brought into it.
const walExt = "-wal"

// How a file is opened with SQLite. Writing appends to a log beside the file, synced at every commit, and brings it into
// the file every 256 pages and at the end; nobody else has the file meanwhile, so no third file is needed. Looking changes
// nothing at all.
const (
	writing = "mode=rw&" + pragmas
	making  = "mode=rwc&" + pragmas
	looking = "mode=ro&immutable=1"

	pragmas = "_pragma=busy_timeout(2000)&_pragma=locking_mode(EXCLUSIVE)&_pragma=page_size(4096)" +
		"&_journal_mode=WAL&_pragma=synchronous(FULL)&_pragma=wal_autocheckpoint(256)&_pragma=journal_size_limit(0)&_pragma=secure_delete(1)&_pragma=temp_store(MEMORY)&_txlock=immediate"
)

func connect(path, how string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: how}
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

// rows are the table's rows as SQLite sees them, one behind another, when it finds the file sound.
func rows(path string) (all []byte, n int, err error) {
	db, err := connect(path, looking)
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

// glance reads a file and the log beside it without SQLite: by searching for frames. So it can be done while another
// program writes; it cannot tell whether the last records are missing. The path is for complaints.
func glance(file, log []byte, path string) (*save.Log, *Damage, layout, error) {
	o := overlay(file, log)
	if o.broken {
		o.image = slices.Concat(o.image, o.behind)
	}
	found := save.Scan(o.image)
	if len(found.Chunks) == 0 && found.Stray == 0 {
		return nil, nil, layout{}, &NotOurs{path, errors.New("nothing of a game is in it")}
	}
	l, err := save.Read(found.Chunks)
	if l == nil {
		return nil, nil, layout{}, &NotOurs{path, err}
	}
	in := layout{chunks: uint32(len(found.Chunks))}
	if err != nil || found.Stray > 0 || o.broken {
		return l, &Damage{Record: len(l.Records()) + 1, Stray: found.Stray}, in, nil
	}
	return l, nil, in, nil
}

// look reads a game's file that nobody writes. It does not rely on SQLite, which only says whether the file around the
// frames is sound, and whether some are missing.
func look(path string, raw []byte) (*save.Log, *Damage, layout, error) {
	l, damage, in, err := glance(raw, nil, path)
	if err != nil || damage != nil {
		return l, damage, in, err
	}
	all, n, sqlErr := rows(path)
	in.rows = n
	switch {
	case sqlErr != nil:
		return l, &Damage{Record: len(l.Records()) + 1, Frame: !cutShort(raw)}, in, nil
	case len(save.Scan(all).Chunks) != int(in.chunks) || save.CountFrames(all) != n:
		return l, &Damage{Record: len(l.Records()) + 1}, in, nil
	}
	return l, nil, in, nil
}

// cutShort tells whether a file is shorter than its own head says.
func cutShort(raw []byte) bool {
	if len(raw) < 100 {
		return true
	}
	page := int(binary.BigEndian.Uint16(raw[16:]))
	return len(raw) < page*int(binary.BigEndian.Uint32(raw[28:]))
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
			return "", &Unwritable{name, plain(err)}
		}
		if err := os.Rename(path+walExt, name+walExt); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", &Unwritable{name, plain(err)}
		}
		return name, nil
	}
}
