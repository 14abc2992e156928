// Package save keeps a game as a log: stamps that say what it was played with, then a record for each command with the
// facts it caused, a checksum of the state after it, and a hash that chains the records. It runs no rules: a game is
// viewed by folding facts. It opens no file and reads no clock; package save/folder keeps logs on a disk. Start with
// Create, then Log.Append and Log.Commit; Open reads a log back, Log.Verify names the first thing that is wrong with one.
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

// Short is the beginning of a link as people copy it, as in "3f2a-91bc-77d0-12ab".
func (h Hash) Short() string { return fmt.Sprintf("%x-%x-%x-%x", h[:2], h[2:4], h[4:6], h[6:8]) }

// SeatStamp says who fills a seat: Person, or the name of a bot.
type SeatStamp struct {
	ID     string
	Player string
}

// Person is the Player of a seat that a person holds.
const Person = "human"

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

// Option gives the value of an option, "" when it was not chosen.
func (st Stamp) Option(name string) string {
	for _, o := range st.Options {
		if o.Name == name {
			return o.Value
		}
	}
	return ""
}

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
	opening game.State
	records []Record
	notes   []note
	first   Hash // the first link: the hash of the header
	head    Hash
	secret  Hash // digest of the stamp's secret
	label   Label
	marks   []Bookmark
	answers []Answer
	pending []Chunk // not yet committed
}

// note is a free text: its record holds its number and the digest of salt and text, so a text can be removed without
// breaking the chain, and cannot be changed without breaking it.
type note struct {
	salt [16]byte
	text string
	gone bool
}

// Label is what a game is called and when it was begun; it stands beside the chain and may be changed.
type Label struct {
	Name    string
	Created int64 // seconds since 1970, by the clock of the machine that began it; 0 unknown
}

// Bookmark is a place in a log that a reader marked, with a word on it. It stands beside the chain.
type Bookmark struct {
	Record int // 0 is the opening
	Text   string
}

// Create begins a log with the opening state.
func Create(st Stamp, opening *game.State) *Log {
	if st.Engine == "" {
		st.Engine = Engine
	}
	l := &Log{stamp: st, opening: *opening}
	l.secret = sha256.Sum256(secretBytes(&l.stamp))
	l.start()
	l.pending = l.Chunks(true)
	return l
}

// start computes the first link.
func (l *Log) start() {
	l.first = sha256.Sum256(l.header())
	l.head = l.first
}

// Stamp returns the stamps.
func (l *Log) Stamp() Stamp { return l.stamp }

// HasDice tells whether the secret of the dice is in the log: without it a game can be looked at, not continued.
func (l *Log) HasDice() bool { return sha256.Sum256(secretBytes(&l.stamp)) == l.secret }

// Records are the records so far, oldest first; they must not be changed.
func (l *Log) Records() []Record { return l.records }

// Head is the newest link of the chain: whoever knows it can tell whether a log was altered.
func (l *Log) Head() Hash { return l.head }

// HeadAt is the link after n records; n is 0 to the number of records.
func (l *Log) HeadAt(n int) Hash {
	if n == 0 {
		return l.first
	}
	return l.records[n-1].Hash
}

// Upto is the log as it stood after n records, to be read only.
func (l *Log) Upto(n int) *Log {
	out := *l
	out.records, out.head, out.pending, out.marks = l.records[:n:n], l.HeadAt(n), nil, nil
	return &out
}

// Opening is the state before the first command.
func (l *Log) Opening() game.State { return l.opening }

// Append adds a command with its facts and the checksum after them. A note that is not empty is kept beside the record;
// the command carries its number. Nothing is durable before Commit.
func (l *Log) Append(c game.Command, events []game.Event, checksum uint64, text string) error {
	if text == "" {
		l.add(c, events, checksum, nil)
		return nil
	}
	n := note{text: text}
	if _, err := rand.Read(n.salt[:]); err != nil {
		return fmt.Errorf("save: no randomness for a note: %w", err)
	}
	l.add(c, events, checksum, &n)
	return nil
}

// add appends a record, with its note where there is one.
func (l *Log) add(c game.Command, events []game.Event, checksum uint64, said *note) {
	r := Record{Checksum: checksum, Events: append([]game.Event(nil), events...)}
	c.Note = 0
	if said != nil {
		l.notes = append(l.notes, *said)
		c.Note = int32(len(l.notes))
		r.digest = said.digest()
		l.pending = append(l.pending, newChunk(tagNote, said.encode(c.Note)))
	}
	r.Command = c
	body := encodeRecord(&r)
	r.Hash = link(l.head, body)
	l.head = r.Hash
	l.records = append(l.records, r)
	l.pending = append(l.pending, newChunk(tagRecord, append(body, r.Hash[:]...)))
}

// Commit hands what was added since the last commit to a sink. On an error it is still to be committed: the caller
// tries again or cuts it off.
func (l *Log) Commit(s Sink) error {
	if len(l.pending) == 0 {
		return nil
	}
	if err := s.Append(l.pending); err != nil {
		return err
	}
	l.pending = nil
	return nil
}

// Committed says that a store has kept the whole log anew.
func (l *Log) Committed() { l.pending = nil }

// Mark remembers where a log stands, for CutTo.
type Mark struct{ records, notes, pending int }

// Mark is where the log stands now.
func (l *Log) Mark() Mark { return Mark{len(l.records), len(l.notes), len(l.pending)} }

// CutTo takes away what was appended since the mark and not committed.
func (l *Log) CutTo(m Mark) {
	l.records, l.notes, l.pending = l.records[:m.records], l.notes[:m.notes], l.pending[:m.pending]
	l.head = l.HeadAt(len(l.records))
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

// NextNote is the number that the next text will have.
func (l *Log) NextNote() int32 { return int32(len(l.notes)) + 1 }

// Forget removes a text. The chain still holds. A store must write the log anew, so that the text is on its disk no more.
func (l *Log) Forget(number int32) {
	if number < 1 || int(number) > len(l.notes) || l.notes[number-1].gone {
		return
	}
	l.notes[number-1] = note{gone: true}
}

// Label is what the game is called.
func (l *Log) Label() Label { return l.label }

// SetLabel names the game anew.
func (l *Log) SetLabel(b Label) {
	l.label = b
	l.pending = append(l.pending, newChunk(tagLabel, b.encode()))
}

// Bookmarks are the marked places, in the order of their records; they must not be changed.
func (l *Log) Bookmarks() []Bookmark { return l.marks }

// SetBookmark marks a record; an empty text takes the mark away.
func (l *Log) SetBookmark(b Bookmark) {
	l.putBookmark(b)
	l.pending = append(l.pending, newChunk(tagBookmark, b.encode()))
}

func (l *Log) putBookmark(b Bookmark) {
	at := 0
	for at < len(l.marks) && l.marks[at].Record < b.Record {
		at++
	}
	same := at < len(l.marks) && l.marks[at].Record == b.Record
	out := append([]Bookmark(nil), l.marks[:at]...)
	if b.Text != "" {
		out = append(out, b)
	}
	if same {
		at++
	}
	l.marks = append(out, l.marks[at:]...)
}

// Fold is the state after every record: repeated application of facts, no rules.
func (l *Log) Fold() game.State { return l.FoldTo(len(l.records)) }

// FoldTo is the state after the first n records.
func (l *Log) FoldTo(n int) game.State {
	s := l.opening
	for i := range l.records[:n] {
		game.Fold(&s, l.records[i].Events)
	}
	return s
}

// errors of reading.
var (
	ErrNotALog = errors.New("save: not a log of this program")
	ErrFormat  = errors.New("save: a format this program does not know")
	ErrCut     = errors.New("save: the log is cut short")
)
