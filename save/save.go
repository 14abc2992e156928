// Package save keeps a game as a log: stamps that say what it was played with, then a record for each command with the
// facts it caused, a checksum of the state after it, and a hash that chains the records. It runs no rules: a game is
// viewed by folding facts. It never opens a file; a store only ever sees Log.Bytes. Start with Create, then Log.Append;
// Open reads a log back, Log.Verify names the first thing that is wrong with one.
package save

import (
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"

	"riobravo/game"
)

// Format is the number of the encoding below. A reader refuses numbers it does not know.
const Format = 1

// Engine is the version of the engine that decides; it is stamped on every log.
const Engine = "0.1.0"

// Hash is a link of the chain: the SHA-256 of the link before it and the record.
type Hash [sha256.Size]byte

// SeatStamp says who fills a seat: "human", or the name of a bot.
type SeatStamp struct {
	ID     string
	Player string
}

// Stamp is what a log begins with. Secret is the game's dice: it is in no state, view or message, and a log that leaves
// the table before the game is over is written without it (see Log.Public).
type Stamp struct {
	Engine      string
	Scenario    string
	RulesHash   string
	TextHash    string
	Language    string
	Seats       []SeatStamp
	Assumptions []string // those played with the contrary view
	Options     []Option
	SeedKnown   bool
	Epoch       uint32
	Secret      [2]uint64
}

// Option is a further choice made before play.
type Option struct{ Name, Value string }

// Record is a command, the facts it caused, and the state's checksum after them.
type Record struct {
	Command  game.Command
	Events   []game.Event
	Checksum uint64
	Hash     Hash
	digest   []byte // of its note; empty without one
}

// Log is a game. It is not safe for concurrent use.
type Log struct {
	stamp   Stamp
	opening []game.Event // facts that make the opening state out of nothing
	records []Record
	notes   []note
	head    Hash
	secret  Hash // digest of the stamp's secret
	bytes   []byte
}

// note is a free text: its record holds its number and the digest of salt and text, so a text can be removed without
// breaking the chain, and cannot be changed without breaking it.
type note struct {
	salt [16]byte
	text string
	gone bool
}

// Create begins a log with the opening state.
func Create(st Stamp, opening *game.State) *Log {
	if st.Engine == "" {
		st.Engine = Engine
	}
	l := &Log{stamp: st, opening: settings(opening)}
	l.secret = sha256.Sum256(secretBytes(&l.stamp))
	l.head = sha256.Sum256(l.header())
	l.bytes = l.encode(true)
	return l
}

// settings are the facts that make a state out of the zero state, by field number.
func settings(s *game.State) []game.Event {
	var out []game.Event
	for f := game.Field(1); f < game.FieldCount; f++ {
		if game.Registry[f].Name == "" {
			continue
		}
		ni, nj := f.Size()
		for i := range ni {
			for j := range nj {
				if v := s.Get(f, i, j); v != 0 {
					out = append(out, game.Event{
						Kind: game.Changed, Seat: game.NoSeat, Other: game.NoSeat, Region: game.NoRegion, Group: game.NoGroup,
						Field: f, I: int16(i), J: int16(j), New: v,
					})
				}
			}
		}
	}
	return out
}

// Stamp returns the stamps.
func (l *Log) Stamp() Stamp { return l.stamp }

// Records are the records so far, oldest first; they must not be changed.
func (l *Log) Records() []Record { return l.records }

// Head is the newest link of the chain: whoever knows it can tell whether a log was altered.
func (l *Log) Head() Hash { return l.head }

// Opening is the state before the first command.
func (l *Log) Opening() game.State {
	var s game.State
	game.Fold(&s, l.opening)
	return s
}

// Append adds a command with its facts and the checksum after them. A note that is not empty is kept beside the record;
// the command carries its number.
func (l *Log) Append(c game.Command, events []game.Event, checksum uint64, text string) error {
	c.Note = 0
	r := Record{Checksum: checksum}
	if text != "" {
		n := note{text: text}
		if _, err := rand.Read(n.salt[:]); err != nil {
			return fmt.Errorf("save: no randomness for a note: %w", err)
		}
		l.notes = append(l.notes, n)
		c.Note = int32(len(l.notes))
		r.digest = n.digest()
		l.bytes = chunk(l.bytes, tagNote, n.encode(c.Note))
	}
	r.Command, r.Events = c, append([]game.Event(nil), events...)
	body := encodeRecord(&r)
	r.Hash = link(l.head, body)
	l.head = r.Hash
	l.records = append(l.records, r)
	l.bytes = chunk(l.bytes, tagRecord, append(body, r.Hash[:]...))
	return nil
}

func link(before Hash, body []byte) Hash {
	h := sha256.New()
	h.Write(before[:])
	h.Write(body)
	var out Hash
	copy(out[:], h.Sum(nil))
	return out
}

func (n *note) digest() []byte {
	h := sha256.New()
	h.Write(n.salt[:])
	h.Write([]byte(n.text))
	return h.Sum(nil)[:16]
}

// Note is the text of a number; ok is false when there is none or it was removed.
func (l *Log) Note(number int32) (string, bool) {
	if number < 1 || int(number) > len(l.notes) || l.notes[number-1].gone {
		return "", false
	}
	return l.notes[number-1].text, true
}

// Forget removes a text. The chain still holds.
func (l *Log) Forget(number int32) {
	if number < 1 || int(number) > len(l.notes) || l.notes[number-1].gone {
		return
	}
	l.notes[number-1] = note{gone: true}
	l.bytes = l.encode(true)
}

// Fold is the state after every record: repeated application of facts, no rules.
func (l *Log) Fold() game.State {
	s := l.Opening()
	for i := range l.records {
		game.Fold(&s, l.records[i].Events)
	}
	return s
}

// Bytes is the log in its portable form; it holds the secret of the dice.
func (l *Log) Bytes() []byte { return append([]byte(nil), l.bytes...) }

// Public is the log without the secret of its dice: it can be checked, not continued.
func (l *Log) Public() []byte { return l.encode(false) }

// Difference is the first thing that is wrong with a log.
type Difference struct {
	Record int    // 1 is the first record, 0 the stamps
	What   string // "secret", "chain", "checksum", "note"
	Want   string
	Got    string
}

func (d *Difference) Error() string {
	return fmt.Sprintf("save: record %d: %s is %s, expected %s", d.Record, d.What, d.Got, d.Want)
}

// Verify walks the chain, the notes and the checksums of the fold, and names the first difference.
func (l *Log) Verify() error {
	if l.stamp.Secret != [2]uint64{} {
		if got := Hash(sha256.Sum256(secretBytes(&l.stamp))); got != l.secret {
			return &Difference{What: "secret", Want: hex(l.secret[:]), Got: hex(got[:])}
		}
	}
	head := Hash(sha256.Sum256(l.header()))
	s := l.Opening()
	for i := range l.records {
		r := &l.records[i]
		head = link(head, encodeRecord(r))
		if head != r.Hash {
			return &Difference{Record: i + 1, What: "chain", Want: hex(head[:]), Got: hex(r.Hash[:])}
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
			return &Difference{Record: i + 1, What: "note", Want: hex(r.digest), Got: hex(d)}
		}
	}
	return nil
}

func hex(b []byte) string { return fmt.Sprintf("%x", b[:min(8, len(b))]) }

// errors of reading.
var (
	ErrNotALog = errors.New("save: not a log of this program")
	ErrFormat  = errors.New("save: a format this program does not know")
	ErrCut     = errors.New("save: the log is cut short")
)
