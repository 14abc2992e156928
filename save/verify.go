package save

import (
	"crypto/sha256"
	"fmt"

	"riobravo/game"
)

// Difference is the first thing that is wrong with a log.
type Difference struct {
	Record int    // 1 is the first record, 0 the stamps
	What   string // "secret", "chain", "checksum", "note", "refused", "facts", "field"
	Field  string // of "field": its name and place
	Want   string
	Got    string
}

func (d *Difference) Error() string {
	what := d.What
	if d.Field != "" {
		what = d.Field
	}
	return fmt.Sprintf("save: record %d: %s is %s, expected %s", d.Record, what, d.Got, d.Want)
}

// Verify walks the chain, the notes and the checksums of the fold, and names the first difference.
func (l *Log) Verify() error {
	if l.stamp.Secret != [2]uint64{} {
		if got := Hash(sha256.Sum256(secretBytes(&l.stamp))); got != l.secret {
			return &Difference{What: "secret", Want: hexShort(l.secret[:]), Got: hexShort(got[:])}
		}
	}
	head := Hash(sha256.Sum256(l.header()))
	s := l.opening
	for i := range l.records {
		r := &l.records[i]
		head = link(head, encodeRecord(r))
		if head != r.Hash {
			return &Difference{Record: i + 1, What: "chain", Want: hexShort(head[:]), Got: hexShort(r.Hash[:])}
		}
		if err := l.checkNote(i); err != nil {
			return err
		}
		game.Fold(&s, r.Events)
		if sum := game.Checksum(&s); sum != r.Checksum {
			return &Difference{Record: i + 1, What: "checksum", Want: fmt.Sprintf("%016x", r.Checksum), Got: fmt.Sprintf("%016x", sum)}
		}
	}
	return nil
}

// checkNote compares a record's note with the digest in the record; a removed one passes.
func (l *Log) checkNote(i int) error {
	r := &l.records[i]
	n := r.Command.Note
	if n == 0 {
		return nil
	}
	if n < 1 || int(n) > len(l.notes) {
		return &Difference{Record: i + 1, What: "note", Want: fmt.Sprintf("number %d", n), Got: "missing"}
	}
	if t := &l.notes[n-1]; !t.gone {
		if d := t.digest(); string(d) != string(r.digest) {
			return &Difference{Record: i + 1, What: "note", Want: hexShort(r.digest), Got: hexShort(d)}
		}
	}
	return nil
}

func hexShort(b []byte) string { return fmt.Sprintf("%x", b[:min(8, len(b))]) }
