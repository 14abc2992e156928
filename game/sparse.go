package game

import "math/bits"

// The tables of modifiers and treaties are sparse: to ask of each place whether it is in use costs more than to go through
// those that are.

// modList holds numbers of modifiers (or of treaties, which are fewer).
type modList [MaxModifiers]uint8

// live lists the modifiers in use, in order.
func (s *State) live(list *modList) []uint8 {
	n := 0
	for i := range s.Mods {
		list[n&(MaxModifiers-1)] = uint8(i)
		n += int(b2i(s.Mods[i].Kind != ModNone))
	}
	return list[:n]
}

// inForce lists the places of the treaties in force.
func (s *State) inForce(list *modList) []uint8 {
	n := 0
	for i := range s.Treaties {
		if s.Treaties[i].Live != 0 {
			list[n] = uint8(i)
			n++
		}
	}
	return list[:n]
}

// modSet is a set of places of modifiers.
type modSet [MaxModifiers / 64]uint64

// timed is the set of modifiers in use. A run finds it once, when it is first asked for, and setMod keeps it.
func (r *run) timed() *modSet {
	if !r.counted {
		r.counted = true
		r.mods = r.s.timed()
	}
	return &r.mods
}

func (s *State) timed() (set modSet) {
	for n := range set {
		w := uint64(0)
		for i := range 64 {
			w = w>>1 | uint64(b2i(s.Mods[n*64+i].Kind != ModNone))<<63
		}
		set[n] = w
	}
	return set
}

// mark puts a place into the set or takes it out.
func (m *modSet) mark(i int, in bool) {
	word, bit := &m[uint(i)/64], uint(i)%64
	*word = *word&^(1<<bit) | uint64(b2i(in))<<bit
}

// with is the set and another.
func (m modSet) with(o modSet) modSet {
	for n := range m {
		m[n] |= o[n]
	}
	return m
}

// places lists the places of the set, in order.
func (m *modSet) places(list *modList) []uint8 {
	k := 0
	for n, w := range m {
		for ; w != 0; w &= w - 1 {
			list[k&(MaxModifiers-1)] = uint8(n*64 + bits.TrailingZeros64(w))
			k++
		}
	}
	return list[:k]
}

// free is the first place outside the set from i on, going round, or -1 when there is none.
func (m *modSet) free(i int) int {
	for n := range uint(MaxModifiers) {
		if at := (uint(i) + n) % MaxModifiers; m[at/64]&(1<<(at%64)) == 0 {
			return int(at)
		}
	}
	return -1
}

// all goes through the places of a set that does not change meanwhile, in order.
func (m *modSet) all(yield func(i int) bool) {
	for n, w := range m {
		for ; w != 0; w &= w - 1 {
			if !yield(n*64 + bits.TrailingZeros64(w)) {
				return
			}
		}
	}
}
