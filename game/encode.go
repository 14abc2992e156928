package game

import (
	"encoding/binary"
	"errors"
)

// Encode appends the canonical bytes of a state: for every field that is not zero, in order of its number and indices,
// the number, the index and the value as varints. Fields added later leave old bytes as they were.
func Encode(s *State, buf []byte) []byte {
	for f := range FieldCount {
		d := &Registry[f]
		if d.Name == "" {
			continue
		}
		ni, nj := f.Size()
		for i := range ni {
			for j := range nj {
				if v := *s.at(f, i, j); v != 0 {
					buf = binary.AppendUvarint(buf, uint64(f))
					buf = binary.AppendUvarint(buf, uint64(i*nj+j))
					buf = binary.AppendVarint(buf, int64(v))
				}
			}
		}
	}
	return buf
}

// ErrEncoding says that bytes are not a canonical state, command or event.
var ErrEncoding = errors.New("not a canonical encoding")

// Decode reads the canonical bytes of a state.
func Decode(b []byte) (State, error) {
	var s State
	for len(b) > 0 {
		f, n := binary.Uvarint(b)
		if n <= 0 || f >= uint64(FieldCount) || Registry[f].Name == "" {
			return s, ErrEncoding
		}
		b = b[n:]
		at, n := binary.Uvarint(b)
		ni, nj := Field(f).Size()
		if n <= 0 || at >= uint64(ni*nj) {
			return s, ErrEncoding
		}
		b = b[n:]
		v, n := binary.Varint(b)
		if n <= 0 || v < -32768 || v > 32767 {
			return s, ErrEncoding
		}
		b = b[n:]
		*s.at(Field(f), int(at)/nj, int(at)%nj) = int16(v)
	}
	return s, nil
}

// Checksum is the 64-bit FNV-1a hash of a state's canonical bytes.
func Checksum(s *State) uint64 {
	h, cells := fnv(14695981039346656037), s.cells()
	for f := range FieldCount {
		if Registry[f].Name == "" {
			continue
		}
		ni, nj := f.Size()
		l := layouts[f]
		for i := range ni {
			at := int(l.base) + i*int(l.di)
			if l.dj == 1 { // a run: most of it is mostly zeros
				for j, v := range cells[at : at+nj] {
					if v != 0 {
						h = h.varint(uint64(f)).varint(uint64(i*nj + j)).varint(zigzag(v))
					}
				}
				continue
			}
			for j := range nj {
				if v := cells[at]; v != 0 {
					h = h.varint(uint64(f)).varint(uint64(i*nj + j)).varint(zigzag(v))
				}
				at += int(l.dj)
			}
		}
	}
	return uint64(h)
}

// zigzag is a number as binary.AppendVarint writes it: small ones of either sign are short.
func zigzag(v int16) uint64 { return uint64(uint16(v)<<1 ^ uint16(v>>15)) }

// fnv is an FNV-1a hash under way.
type fnv uint64

// varint adds the bytes that binary.AppendUvarint would append.
func (h fnv) varint(u uint64) fnv {
	for ; u >= 0x80; u >>= 7 {
		h = (h ^ fnv(u&0x7f|0x80)) * 1099511628211
	}
	return (h ^ fnv(u)) * 1099511628211
}

// Difference names the first field in which two states differ, with both values; ok is false when they are equal.
func Difference(a, b *State) (label string, x, y int16, ok bool) {
	if *a == *b {
		return "", 0, 0, false
	}
	for f := range FieldCount {
		d := &Registry[f]
		if d.Name == "" {
			continue
		}
		ni, nj := f.Size()
		for i := range ni {
			for j := range nj {
				if x, y := *a.at(f, i, j), *b.at(f, i, j); x != y {
					return f.Label(i, j), x, y, true
				}
			}
		}
	}
	return "", 0, 0, false
}

// coder writes or reads a sequence of integers: the same list of fields serves both ways.
type coder struct {
	buf  []byte
	read bool
	bad  bool
}

func (c *coder) i64(v int64) int64 {
	if !c.read {
		c.buf = binary.AppendVarint(c.buf, v)
		return v
	}
	v, n := binary.Varint(c.buf)
	if n <= 0 {
		c.bad = true
		c.buf = nil
		return 0
	}
	c.buf = c.buf[n:]
	return v
}

func code[T ~int8 | ~int16 | ~int32 | ~uint8 | ~uint16](c *coder, v *T) {
	w := c.i64(int64(*v))
	*v = T(w)
	if int64(*v) != w {
		c.bad = true
	}
}

func codeBool(c *coder, v *bool) {
	w := c.i64(int64(b2i(*v)))
	*v = w != 0
	if w != 0 && w != 1 {
		c.bad = true
	}
}

func codeOrder(c *coder, o *Order) {
	code(c, &o.ID)
	code(c, &o.Region)
	code(c, &o.Group)
	code(c, &o.Wing)
	code(c, &o.Amount)
}

// longForm is added to a bundle's count when more of it is written than once was: the offer that it counters and the kinds of operation.
const longForm = 16

// codeCount codes how many clauses a bundle has, and tells whether it stands in its long form.
func codeCount(c *coder, b *Bundle) bool {
	n := b.N
	if b.Counters != 0 {
		n = b.N + longForm
	}
	for i := range b.Clauses[:min(max(n, 0), MaxClauses)] {
		if b.Clauses[i].Kind != 0 {
			n = b.N + longForm
		}
	}
	code(c, &n)
	if c.read {
		b.N = n
	}
	if n < longForm || n > longForm+MaxClauses {
		return false
	}
	b.N = n - longForm
	return true
}

func codeCommand(c *coder, m *Command) {
	code(c, &m.Kind)
	code(c, &m.Seat)
	code(c, &m.Column)
	code(c, &m.Posture)
	codeOrder(c, &m.Order)
	code(c, &m.Sheet.Posture)
	for i := range m.Sheet.Orders {
		codeOrder(c, &m.Sheet.Orders[i])
	}
	code(c, &m.Signal)
	code(c, &m.Offer.To)
	code(c, &m.Offer.Months)
	longer := codeCount(c, &m.Offer)
	if longer {
		code(c, &m.Offer.Counters)
	}
	if m.Offer.N < 0 || int(m.Offer.N) > MaxClauses {
		c.bad = true
		return
	}
	for i := range int(m.Offer.N) {
		u := &m.Offer.Clauses[i]
		code(c, &u.Clause)
		code(c, &u.Giver)
		code(c, &u.Region)
		code(c, &u.Group)
		if longer {
			code(c, &u.Kind)
		}
	}
	code(c, &m.Slot)
	codeBool(c, &m.Yes)
	code(c, &m.Option)
	code(c, &m.Field)
	code(c, &m.I)
	code(c, &m.J)
	code(c, &m.Value)
	code(c, &m.Note)
	if m.Kind == CmdRule {
		codeRuling(c, &m.Ruling)
	}
}

func codeRuling(c *coder, d *RulingOf) {
	code(c, &d.N)
	code(c, &d.Odds)
	code(c, &d.Cost)
	if d.N < 0 || int(d.N) > MaxRuled {
		c.bad = true
		return
	}
	for i := range int(d.N) {
		e := &d.Effects[i]
		code(c, &e.Kind)
		code(c, &e.Field)
		code(c, &e.Seat)
		code(c, &e.Region)
		code(c, &e.Group)
		code(c, &e.Amount)
	}
}

func codeEvent(c *coder, e *Event) {
	code(c, &e.Kind)
	code(c, &e.Vis)
	code(c, &e.Twin)
	code(c, &e.Outcome)
	code(c, &e.Seat)
	code(c, &e.Other)
	code(c, &e.Region)
	code(c, &e.Group)
	code(c, &e.Field)
	code(c, &e.I)
	code(c, &e.J)
	code(c, &e.Old)
	code(c, &e.New)
	code(c, &e.Subject)
	code(c, &e.Amount)
	code(c, &e.Die)
	code(c, &e.Cause)
	code(c, &e.Month)
	code(c, &e.Serial)
}

// AppendCommand appends a command's canonical bytes: its parts in order, as varints.
func AppendCommand(buf []byte, m *Command) []byte {
	c := coder{buf: buf}
	v := *m
	codeCommand(&c, &v)
	return c.buf
}

// ReadCommand reads a command and returns the bytes after it.
func ReadCommand(b []byte) (Command, []byte, error) {
	c := coder{buf: b, read: true}
	var m Command
	codeCommand(&c, &m)
	if c.bad {
		return Command{}, nil, ErrEncoding
	}
	return m, c.buf, nil
}

// AppendEvent appends an event's canonical bytes: its parts in order, as varints.
func AppendEvent(buf []byte, e *Event) []byte {
	c := coder{buf: buf}
	v := *e
	codeEvent(&c, &v)
	return c.buf
}

// ReadEvent reads an event and returns the bytes after it. A field number out of the registry is refused, so that Apply
// stays total.
func ReadEvent(b []byte) (Event, []byte, error) {
	c := coder{buf: b, read: true}
	var e Event
	codeEvent(&c, &e)
	if !c.bad && (e.Kind == Changed || e.Kind == EstimateRevised || e.Kind == FieldSet) {
		if e.Field >= FieldCount || Registry[e.Field].Name == "" {
			return Event{}, nil, ErrEncoding
		}
		ni, nj := e.Field.Size()
		if e.I < 0 || e.J < 0 || int(e.I) >= ni || int(e.J) >= nj {
			return Event{}, nil, ErrEncoding
		}
	}
	if c.bad {
		return Event{}, nil, ErrEncoding
	}
	return e, c.buf, nil
}
