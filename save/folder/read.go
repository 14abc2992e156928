package folder

import (
	"encoding/binary"
	"io"
	"os"
	"slices"

	"riobravo/save"
)

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
		return nil, nil, layout{}, &NotOurs{Path: path, Why: ErrNothing}
	}
	l, err := save.Read(found.Chunks)
	if l == nil {
		return nil, nil, layout{}, &NotOurs{Path: path, Why: err}
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
	frames, chunks := save.CountFrames(all)
	in.rows = n
	switch {
	case sqlErr != nil:
		return l, &Damage{Record: len(l.Records()) + 1, Frame: !cutShort(raw)}, in, nil
	case frames != n || chunks != int(in.chunks):
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
		return nil, &Unreadable{Path: path, Err: plain(err)}
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, &Unreadable{Path: path, Err: plain(err)}
	}
	if len(b) > most {
		return nil, &NotOurs{Path: path, Why: ErrLong}
	}
	return b, nil
}
