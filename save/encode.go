package save

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"riobravo/game"
)

// A log is the magic, then chunks: a tag, a length, a body. Integers are varints.
//
//	'H'  the stamps and the opening facts; its SHA-256 is the first link of the chain
//	'S'  the secret of the dice, left out of a log that is shown before the game is over
//	'N'  a note: number, salt, text (an empty salt: the text was removed)
//	'R'  a record: command, facts, checksum, digest of its note, then its link
var magic = []byte("RIOBRAVO\x00")

const (
	tagHeader = 'H'
	tagNote   = 'N'
	tagRecord = 'R'
	tagSecret = 'S'
)

func chunk(b []byte, tag byte, body []byte) []byte {
	b = append(b, tag)
	b = binary.AppendUvarint(b, uint64(len(body)))
	return append(b, body...)
}

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
	return appendEvents(b, l.opening)
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

func encodeRecord(r *Record) []byte {
	b := game.AppendCommand(nil, &r.Command)
	b = appendEvents(b, r.Events)
	b = binary.LittleEndian.AppendUint64(b, r.Checksum)
	b = binary.AppendUvarint(b, uint64(len(r.digest)))
	return append(b, r.digest...)
}

// encode writes the whole log again, with or without the secret.
func (l *Log) encode(secret bool) []byte {
	b := append([]byte(nil), magic...)
	b = chunk(b, tagHeader, l.header())
	if secret {
		b = chunk(b, tagSecret, secretBytes(&l.stamp))
	}
	for i := range l.records {
		r := &l.records[i]
		if n := r.Command.Note; n > 0 {
			b = chunk(b, tagNote, l.notes[n-1].encode(n))
		}
		b = chunk(b, tagRecord, append(encodeRecord(r), r.Hash[:]...))
	}
	return b
}

// Open reads a log. It checks the form only; Verify checks the contents.
func Open(b []byte) (*Log, error) {
	if !bytes.HasPrefix(b, magic) {
		return nil, ErrNotALog
	}
	l := &Log{bytes: append([]byte(nil), b...)}
	d := decoder{b: b[len(magic):]}
	for n := 0; len(d.b) > 0; n++ {
		tag := d.byte()
		whole := d.take(d.uvarint())
		body := decoder{b: whole}
		if d.err != nil {
			return nil, d.err
		}
		if (n == 0) != (tag == tagHeader) {
			return nil, fmt.Errorf("%w: chunk %d is %q", ErrNotALog, n, tag)
		}
		switch tag {
		case tagHeader:
			l.readHeader(&body)
			l.head = sha256.Sum256(whole)
		case tagSecret:
			l.stamp.Secret[0] = body.uint64()
			l.stamp.Secret[1] = body.uint64()
		case tagNote:
			l.readNote(&body)
		case tagRecord:
			l.readRecord(&body)
		default:
			return nil, fmt.Errorf("%w: chunk %q", ErrFormat, tag)
		}
		if body.err == nil && len(body.b) > 0 {
			body.fail(fmt.Errorf("%w: %d bytes too many", ErrFormat, len(body.b)))
		}
		if body.err != nil {
			return nil, fmt.Errorf("save: chunk %d: %w", n, body.err)
		}
	}
	if l.stamp.Engine == "" {
		return nil, ErrCut
	}
	return l, nil
}
