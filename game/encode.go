package game

import (
	"encoding/binary"
	"errors"
	"math/bits"
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

// Checksum is the 64-bit FNV-1a hash of a state's canonical bytes. It finds the cells that are not zero as they lie, most of
// them being zero, and takes them in canonical order.
func Checksum(s *State) uint64 {
	var set [128]uint64 // by their place in canonical order; a test holds that all fit
	cells := s.cells()
	for at := 0; at < cellCount; at += fours {
		if blank(cells, at) {
			continue
		}
		four, places := (*[fours]int16)(cells[at:]), (*[fours]uint16)(canon.places[at:])
		for i, place := range places { // without a branch
			set[place/64%128] |= uint64(b2i(four[i] != 0)) << (place % 64)
		}
	}
	h := fnv(14695981039346656037)
	for n := range set {
		for left := set[n]; left != 0; left &= left - 1 {
			l := &canon.leaves[n*64+bits.TrailingZeros64(left)]
			for _, b := range l.name[:l.long] {
				h = h.byte(b)
			}
			h = h.varint(zigzag(cells[l.at]))
		}
	}
	return uint64(h)
}

// leaf is a cell, and the bytes of its field and of its number there.
type leaf struct {
	at   uint16
	long uint8
	name [5]byte
}

// canon is the canonical order of all cells, and by cell its place in it.
var canon = func() (out struct {
	leaves [cellCount]leaf
	places [cellCount]uint16
},
) {
	n := 0
	for f := range FieldCount {
		if Registry[f].Name == "" {
			continue
		}
		ni, nj := f.Size()
		for i := range ni {
			for j := range nj {
				l := leaf{at: uint16(f.cell(i, j))}
				name := binary.AppendUvarint(binary.AppendUvarint(l.name[:0], uint64(f)), uint64(i*nj+j))
				l.long = uint8(len(name))
				out.leaves[n], out.places[l.at] = l, uint16(n)
				n++
			}
		}
	}
	return out
}()

// zigzag is a number as binary.AppendVarint writes it: small ones of either sign are short.
func zigzag(v int16) uint64 { return uint64(uint16(v)<<1 ^ uint16(v>>15)) }

// fnv is an FNV-1a hash under way.
type fnv uint64

// varint adds the bytes that binary.AppendUvarint would append.
func (h fnv) varint(u uint64) fnv {
	for ; u >= 0x80; u >>= 7 {
		h = h.byte(uint8(u) | 0x80)
	}
	return h.byte(uint8(u))
}

func (h fnv) byte(b uint8) fnv { return (h ^ fnv(b)) * 1099511628211 }

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

// coder writes or reads the members of a command or a fact: for each that is not zero, in the order of its number, how far
// the number lies behind the last one and the value, as varints; then a zero. A number stays what it is for good, and a new
// member takes a higher one than any of its kind before: so what was written before there was such a member reads as zero
// there, and its bytes stay as they were. The same list of members serves both ways.
type coder struct {
	buf  []byte
	read bool
	bad  bool
	last int // number written last, or read last and not yet taken
	next int64
	more bool // read: next is the value of member last
}

// advance reads the number and value of the next member.
func (c *coder) advance() {
	c.more = false
	by, n := binary.Uvarint(c.buf)
	if n <= 0 || by > maxMember {
		c.bad = true
		return
	}
	c.buf = c.buf[n:]
	if by == 0 {
		return
	}
	v, n := binary.Varint(c.buf)
	if n <= 0 || v == 0 {
		c.bad = true
		return
	}
	c.buf = c.buf[n:]
	c.last, c.next, c.more = c.last+int(by), v, true
}

// maxMember is more than any member's number.
const maxMember = 1 << 12

// begin and end stand around the members.
func (c *coder) begin() {
	if c.read {
		c.advance()
	}
}

func (c *coder) end() {
	if !c.read {
		c.buf = append(c.buf, 0)
	} else if c.more {
		c.bad = true // a member that is not known here
	}
}

// member codes the value of one member; they come in the order of their numbers.
func (c *coder) member(number int, v int64) int64 {
	switch {
	case !c.read && v != 0:
		c.buf = binary.AppendUvarint(c.buf, uint64(number-c.last))
		c.buf = binary.AppendVarint(c.buf, v)
		c.last = number
	case c.read && c.more && !c.bad && c.last == number:
		v = c.next
		c.advance()
	case c.read:
		v = 0
	}
	return v
}

func code[T ~int8 | ~int16 | ~int32 | ~uint8 | ~uint16](c *coder, number int, v *T) {
	w := c.member(number, int64(*v))
	*v = T(w)
	if int64(*v) != w {
		c.bad = true
	}
}

func codeBool(c *coder, number int, v *bool) {
	w := c.member(number, int64(b2i(*v)))
	*v = w != 0
	if w != 0 && w != 1 {
		c.bad = true
	}
}

func codeOrder(c *coder, first int, o *Order) {
	code(c, first, &o.ID)
	code(c, first+1, &o.Region)
	code(c, first+2, &o.Group)
	code(c, first+3, &o.Wing)
	code(c, first+4, &o.Amount)
}

// Where the members of a command's lists begin: those of a clause and of a ruled effect have eight numbers each.
const (
	clauseMembers = 100
	ruledMembers  = 300
	eachMembers   = 8
)

func codeCommand(c *coder, m *Command) {
	c.begin()
	code(c, 1, &m.Kind)
	code(c, 2, &m.Seat)
	code(c, 3, &m.Column)
	code(c, 4, &m.Posture)
	codeOrder(c, 5, &m.Order)
	code(c, 10, &m.Sheet.Posture)
	for i := range m.Sheet.Orders {
		codeOrder(c, 11+5*i, &m.Sheet.Orders[i])
	}
	code(c, 26, &m.Signal)
	code(c, 27, &m.Offer.To)
	code(c, 28, &m.Offer.Months)
	code(c, 29, &m.Offer.N)
	code(c, 30, &m.Slot)
	codeBool(c, 31, &m.Yes)
	code(c, 32, &m.Option)
	code(c, 33, &m.Field)
	code(c, 34, &m.I)
	code(c, 35, &m.J)
	code(c, 36, &m.Value)
	code(c, 37, &m.Note)
	code(c, 38, &m.Offer.Counters)
	if m.Kind == CmdRule {
		code(c, 39, &m.Ruling.N)
		code(c, 40, &m.Ruling.Odds)
		code(c, 41, &m.Ruling.Cost)
	}
	if m.Offer.N < 0 || int(m.Offer.N) > MaxClauses || m.Ruling.N < 0 || int(m.Ruling.N) > MaxRuled {
		c.bad = true
		return
	}
	for i := range int(m.Offer.N) {
		codeClause(c, clauseMembers+eachMembers*i, &m.Offer.Clauses[i])
	}
	if m.Kind == CmdRule {
		for i := range int(m.Ruling.N) {
			codeRuled(c, ruledMembers+eachMembers*i, &m.Ruling.Effects[i])
		}
	}
	c.end()
}

func codeClause(c *coder, first int, u *ClauseUse) {
	code(c, first, &u.Clause)
	code(c, first+1, &u.Giver)
	code(c, first+2, &u.Region)
	code(c, first+3, &u.Group)
	code(c, first+4, &u.Kind)
}

func codeRuled(c *coder, first int, e *RuledEffect) {
	code(c, first, &e.Kind)
	code(c, first+1, &e.Field)
	code(c, first+2, &e.Seat)
	code(c, first+3, &e.Region)
	code(c, first+4, &e.Group)
	code(c, first+5, &e.Amount)
}

func codeEvent(c *coder, e *Event) {
	c.begin()
	code(c, 1, &e.Kind)
	code(c, 2, &e.Vis)
	code(c, 3, &e.Twin)
	code(c, 4, &e.Outcome)
	code(c, 5, &e.Seat)
	code(c, 6, &e.Other)
	code(c, 7, &e.Region)
	code(c, 8, &e.Group)
	code(c, 9, &e.Field)
	code(c, 10, &e.I)
	code(c, 11, &e.J)
	code(c, 12, &e.Old)
	code(c, 13, &e.New)
	code(c, 14, &e.Subject)
	code(c, 15, &e.Amount)
	code(c, 16, &e.Die)
	code(c, 17, &e.Cause)
	code(c, 18, &e.Month)
	code(c, 19, &e.Serial)
	c.end()
}

// AppendCommand appends a command's canonical bytes.
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

// AppendEvent appends an event's canonical bytes.
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
