package save

import (
	"encoding/binary"
	"fmt"

	"riobravo/game"
)

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
	out := make([]game.Event, 0, n)
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

func (l *Log) readHeader(d *decoder) {
	if f := d.uvarint(); d.err == nil && f != Format {
		d.fail(fmt.Errorf("%w: number %d", ErrFormat, f))
		return
	}
	st := &l.stamp
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
	copy(l.secret[:], d.take(uint64(len(l.secret))))
	l.opening = d.events()
	l.sound(d, l.opening)
}

// sound refuses facts that no state can hold, so that folding a strange log is safe.
func (l *Log) sound(d *decoder, list []game.Event) {
	for i := range list {
		e := &list[i]
		if e.Kind != game.Changed && e.Kind != game.EstimateRevised && e.Kind != game.FieldSet {
			continue
		}
		if e.Field >= game.FieldCount || game.Registry[e.Field].Name == "" {
			d.fail(fmt.Errorf("%w: field %d", ErrFormat, e.Field))
			return
		}
		if ni, nj := e.Field.Size(); e.I < 0 || e.J < 0 || int(e.I) >= ni || int(e.J) >= nj {
			d.fail(fmt.Errorf("%w: %s has no place %d, %d", ErrFormat, game.Registry[e.Field].Name, e.I, e.J))
			return
		}
	}
}

func (l *Log) readNote(d *decoder) {
	number := d.uvarint()
	if d.err == nil && number != uint64(len(l.notes)+1) {
		d.fail(fmt.Errorf("%w: note %d", ErrFormat, number))
		return
	}
	n := note{gone: d.byte() == 0}
	if !n.gone {
		copy(n.salt[:], d.take(uint64(len(n.salt))))
		n.text = string(d.take(uint64(len(d.b))))
	}
	l.notes = append(l.notes, n)
}

func (l *Log) readRecord(d *decoder) {
	c, rest, err := game.ReadCommand(d.b)
	if err != nil {
		d.fail(err)
		return
	}
	d.b = rest
	r := Record{Command: c, Events: d.events(), Checksum: d.uint64()}
	r.digest = append([]byte(nil), d.take(d.uvarint())...)
	copy(r.Hash[:], d.take(uint64(len(r.Hash))))
	l.sound(d, r.Events)
	l.head = r.Hash
	l.records = append(l.records, r)
}
