package save

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"riobravo/game"
)

// Open reads a log from one piece of bytes. It checks the form only; Verify checks the contents.
func Open(b []byte) (*Log, error) {
	if !bytes.HasPrefix(b, magic) {
		return nil, ErrNotALog
	}
	d := decoder{b: b[len(magic):]}
	var chunks []Chunk
	for len(d.b) > 0 {
		tag := d.byte()
		body := d.take(d.uvarint())
		if d.err != nil {
			return nil, d.err
		}
		chunks = append(chunks, newChunk(tag, body))
	}
	return Read(chunks)
}

// Read makes a log of its chunks. When one cannot be read, or its link does not hold, the log ends before it and the error
// says why; the log is nil when not even its beginning can be read.
func Read(chunks []Chunk) (*Log, error) {
	l := &Log{}
	for n, c := range chunks {
		if err := l.read(n, c); err != nil {
			if l.stamp.Engine == "" {
				return nil, err
			}
			l.notes = l.notes[:l.told()]
			return l, fmt.Errorf("save: chunk %d: %w", n, err)
		}
	}
	if l.stamp.Engine == "" {
		return nil, ErrCut
	}
	l.notes = l.notes[:l.told()]
	return l, nil
}

// read takes one chunk; on an error the log is as before.
func (l *Log) read(n int, c Chunk) error {
	if len(c) == 0 {
		return ErrCut
	}
	d := decoder{b: c[1:]}
	if (n == 0) != (c[0] == tagHeader) {
		return fmt.Errorf("%w: chunk %d is %q", ErrNotALog, n, c[0])
	}
	switch c[0] {
	case tagHeader:
		return l.readHeader(&d)
	case tagSecret:
		secret := [2]uint64{d.uint64(), d.uint64()}
		if d.end() == nil {
			l.stamp.Secret = secret
		}
	case tagNote:
		return l.readNote(&d)
	case tagRecord:
		return l.readRecord(&d)
	case tagLabel:
		b := Label{Created: d.varint(), Name: d.string()}
		if d.end() == nil {
			l.label = b
		}
	case tagBookmark:
		b := Bookmark{Record: d.number(), Text: d.string()}
		if d.end() == nil {
			l.putBookmark(b)
		}
	case tagAnswer:
		a := Answer{Seat: game.Seat(d.number()), Question: d.number(), Value: d.number(), Text: d.string()}
		if d.end() == nil {
			if !a.sound(l) {
				return fmt.Errorf("%w: an answer of seat %d to question %d", ErrFormat, a.Seat, a.Question)
			}
			l.putAnswer(a)
		}
	default:
		return fmt.Errorf("%w: chunk %q", ErrFormat, c[0])
	}
	return d.end()
}

func (l *Log) readHeader(d *decoder) error {
	whole := d.b
	if f := d.uvarint(); d.err == nil && f != Format {
		return &NewerFormat{Number: f}
	}
	var st Stamp
	for _, s := range []*string{&st.Engine, &st.Scenario, &st.RulesHash, &st.TextHash, &st.Language} {
		*s = d.string()
	}
	for range d.count() {
		st.Seats = append(st.Seats, SeatStamp{ID: d.string(), Player: d.string()})
	}
	for range d.count() {
		st.Assumptions = append(st.Assumptions, d.string())
	}
	for range d.count() {
		st.Options = append(st.Options, Option{Name: d.string(), Value: d.string()})
	}
	st.SeedKnown = d.byte() == 1
	st.Epoch = uint32(d.uvarint())
	var secret Hash
	copy(secret[:], d.take(uint64(len(secret))))
	if d.err != nil {
		return d.err
	}
	opening, err := game.Decode(d.b)
	if err != nil {
		return fmt.Errorf("%w: opening", ErrFormat)
	}
	if st.Engine == "" || len(st.Seats) == 0 || len(st.Seats) > game.MaxSeats {
		return fmt.Errorf("%w: stamps", ErrFormat)
	}
	l.stamp, l.secret, l.opening = st, secret, opening
	l.first = sha256.Sum256(whole)
	l.head = l.first
	return nil
}

func (l *Log) readNote(d *decoder) error {
	number := d.uvarint()
	told := l.told()
	if d.err == nil && number != uint64(told+1) {
		return fmt.Errorf("%w: note %d", ErrFormat, number)
	}
	n := note{gone: d.byte() == 0}
	if !n.gone {
		copy(n.salt[:], d.take(uint64(len(n.salt))))
		n.text = string(d.take(uint64(len(d.b))))
	}
	if err := d.end(); err != nil {
		return err
	}
	l.notes = append(l.notes[:told], n)
	return nil
}

// told is how many notes have their record: a note stands before it, so the last may have lost it.
func (l *Log) told() int {
	for i := len(l.records) - 1; i >= 0; i-- {
		if n := l.records[i].Command.Note; n > 0 {
			return int(n)
		}
	}
	return 0
}

func (l *Log) readRecord(d *decoder) error {
	whole := d.b
	c, rest, err := game.ReadCommand(d.b)
	if err != nil {
		return err
	}
	d.b = rest
	r := Record{Command: c, Events: d.events(), Checksum: d.uint64()}
	r.digest = append([]byte(nil), d.take(d.uvarint())...)
	copy(r.Hash[:], d.take(uint64(len(r.Hash))))
	if err := d.end(); err != nil {
		return err
	}
	if want := link(l.head, whole[:len(whole)-len(r.Hash)]); want != r.Hash {
		return &Difference{Record: len(l.records) + 1, What: "chain", Want: hexShort(want[:]), Got: hexShort(r.Hash[:])}
	}
	if n := r.Command.Note; n != 0 && (int(n) != len(l.notes) || int(n) != l.told()+1) {
		return &Difference{Record: len(l.records) + 1, What: "note", Want: fmt.Sprintf("number %d", l.told()+1), Got: fmt.Sprintf("number %d", n)}
	}
	l.head = r.Hash
	l.records = append(l.records, r)
	return nil
}

// NewerFormat says that a log is of a format that this program does not know: a newer program wrote it.
type NewerFormat struct{ Number uint64 }

func (e *NewerFormat) Error() string { return fmt.Sprintf("%v: number %d", ErrFormat, e.Number) }

// Is makes it an ErrFormat.
func (e *NewerFormat) Is(target error) bool { return errors.Is(ErrFormat, target) }

// decoder reads from the front of b; after the first error it returns zeros.
type decoder struct {
	b   []byte
	err error
}

func (d *decoder) fail(err error) {
	if d.err == nil {
		d.err, d.b = err, nil
	}
}

// end is the first error; bytes left over are one.
func (d *decoder) end() error {
	if d.err == nil && len(d.b) > 0 {
		d.fail(fmt.Errorf("%w: %d bytes too many", ErrFormat, len(d.b)))
	}
	return d.err
}

func (d *decoder) take(n uint64) []byte {
	if d.err != nil || n > uint64(len(d.b)) {
		d.fail(ErrCut)
		return nil
	}
	out := d.b[:n]
	d.b = d.b[n:]
	return out
}

func (d *decoder) byte() byte {
	if b := d.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (d *decoder) uvarint() uint64 {
	v, n := binary.Uvarint(d.b)
	if n <= 0 {
		d.fail(ErrCut)
		return 0
	}
	d.b = d.b[n:]
	return v
}

func (d *decoder) varint() int64 {
	v, n := binary.Varint(d.b)
	if n <= 0 {
		d.fail(ErrCut)
		return 0
	}
	d.b = d.b[n:]
	return v
}

// number is a small number.
func (d *decoder) number() int {
	n := d.uvarint()
	if n > 1<<30 {
		d.fail(ErrFormat)
		return 0
	}
	return int(n)
}

// count is a number of things of at least one byte each.
func (d *decoder) count() int {
	n := d.uvarint()
	if n > uint64(len(d.b)) {
		d.fail(ErrCut)
		return 0
	}
	return int(n)
}

func (d *decoder) uint64() uint64 {
	if b := d.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

func (d *decoder) string() string { return string(d.take(d.uvarint())) }

func (d *decoder) events() []game.Event {
	n := d.count()
	out := make([]game.Event, 0, min(n, len(d.b)/3))
	for range n {
		e, rest, err := game.ReadEvent(d.b)
		if err != nil {
			d.fail(err)
			return nil
		}
		d.b = rest
		out = append(out, e)
	}
	return out
}
