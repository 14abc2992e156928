package folder

import (
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"path/filepath"
	"syscall"

	"modernc.org/sqlite" // the driver "sqlite"
	lib "modernc.org/sqlite/lib"
)

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

// plain takes the path off an error that is told with it, and says as the system would what SQLite says in its own way.
func plain(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_FULL:
		return syscall.ENOSPC
	case lib.SQLITE_IOERR:
		return syscall.EIO
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_CANTOPEN:
		return fs.ErrPermission
	}
	return err
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
