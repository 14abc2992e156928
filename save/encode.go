package save

import (
	"crypto/sha256"
	"encoding/binary"

	"riobravo/game"
)

// A log is a sequence of chunks: a tag and a body. In one piece of bytes the magic stands before them and each has its
// length. Integers are varints.
//
//	'H'  the stamps and the opening state; its SHA-256 is the first link of the chain
//	'S'  the secret of the dice, left out of a log that is shown before the game is over
//	'N'  a note: number, salt, text (an empty salt: the text was removed)
//	'R'  a record: command, facts, checksum, digest of its note, then its link
//	'L'  the label: name, when begun; the last one counts
//	'B'  a bookmark: record, text; an empty text takes it away
//	'A'  an answer to a question after the end: seat, question, value, text; an empty one takes it away
var magic = []byte("RIOBRAVO\x00")

const (
	tagHeader   = 'H'
	tagNote     = 'N'
	tagRecord   = 'R'
	tagSecret   = 'S'
	tagLabel    = 'L'
	tagBookmark = 'B'
	tagAnswer   = 'A'
)

// Chunk is a piece of a log that is kept whole or not at all: its tag, then its body.
type Chunk []byte

// Sink makes chunks durable, in order: all of them, or on an error none.
type Sink interface {
	Append(chunks []Chunk) error
}

func newChunk(tag byte, body []byte) Chunk { return append(Chunk{tag}, body...) }

func appendString(b []byte, s string) []byte {
	b = binary.AppendUvarint(b, uint64(len(s)))
	return append(b, s...)
}

func appendEvents(b []byte, list []game.Event) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for i := range list {
		b = game.AppendEvent(b, &list[i])
	}
	return b
}

// header encodes the stamps and the opening.
func (l *Log) header() []byte {
	st := &l.stamp
	b := binary.AppendUvarint(nil, Format)
	for _, s := range []string{st.Engine, st.Scenario, st.RulesHash, st.TextHash, st.Language} {
		b = appendString(b, s)
	}
	b = binary.AppendUvarint(b, uint64(len(st.Seats)))
	for _, k := range st.Seats {
		b = appendString(appendString(b, k.ID), k.Player)
	}
	b = binary.AppendUvarint(b, uint64(len(st.Assumptions)))
	for _, a := range st.Assumptions {
		b = appendString(b, a)
	}
	b = binary.AppendUvarint(b, uint64(len(st.Options)))
	for _, o := range st.Options {
		b = appendString(appendString(b, o.Name), o.Value)
	}
	known := byte(0)
	if st.SeedKnown {
		known = 1
	}
	b = append(b, known)
	b = binary.AppendUvarint(b, uint64(st.Epoch))
	// The secret enters the chain as a digest, so that a log may be shown without it and checked once it is told.
	b = append(b, l.secret[:]...)
	return game.Encode(&l.opening, b)
}

// secretBytes are the dice, kept in a chunk of their own.
func secretBytes(st *Stamp) []byte {
	b := binary.LittleEndian.AppendUint64(nil, st.Secret[0])
	return binary.LittleEndian.AppendUint64(b, st.Secret[1])
}

func (n *note) encode(number int32) []byte {
	b := binary.AppendUvarint(nil, uint64(number))
	if n.gone {
		return append(b, 0)
	}
	b = append(b, 1)
	b = append(b, n.salt[:]...)
	return append(b, n.text...)
}

func (b Label) encode() []byte {
	return appendString(binary.AppendVarint(nil, b.Created), b.Name)
}

func (b Bookmark) encode() []byte {
	return appendString(binary.AppendUvarint(nil, uint64(b.Record)), b.Text)
}

func encodeRecord(r *Record) []byte {
	b := game.AppendCommand(nil, &r.Command)
	b = appendEvents(b, r.Events)
	b = binary.LittleEndian.AppendUint64(b, r.Checksum)
	b = binary.AppendUvarint(b, uint64(len(r.digest)))
	return append(b, r.digest...)
}

// Chunks are the whole log anew, with or without the secret of the dice.
func (l *Log) Chunks(secret bool) []Chunk {
	out := []Chunk{newChunk(tagHeader, l.header())}
	if secret {
		out = append(out, newChunk(tagSecret, secretBytes(&l.stamp)))
	}
	if l.label != (Label{}) {
		out = append(out, newChunk(tagLabel, l.label.encode()))
	}
	for i := range l.records {
		r := &l.records[i]
		if n := r.Command.Note; n > 0 {
			out = append(out, newChunk(tagNote, l.notes[n-1].encode(n)))
		}
		out = append(out, newChunk(tagRecord, append(encodeRecord(r), r.Hash[:]...)))
	}
	for _, b := range l.marks {
		out = append(out, newChunk(tagBookmark, b.encode()))
	}
	for _, a := range l.answers {
		out = append(out, newChunk(tagAnswer, a.encode()))
	}
	return out
}

// Bytes is the log in one piece; it holds the secret of the dice.
func (l *Log) Bytes() []byte { return join(l.Chunks(true)) }

// Public is the log without the secret of its dice: it can be checked, not continued.
func (l *Log) Public() []byte { return join(l.Chunks(false)) }

func join(chunks []Chunk) []byte {
	b := append([]byte(nil), magic...)
	for _, c := range chunks {
		b = append(b, c[0])
		b = binary.AppendUvarint(b, uint64(len(c)-1))
		b = append(b, c[1:]...)
	}
	return b
}

// sum is the first eight bytes of a SHA-256: enough to find damage, not to withstand a forger, whom the chain is for.
func sum(b []byte) [8]byte {
	h := sha256.Sum256(b)
	return [8]byte(h[:8])
}
