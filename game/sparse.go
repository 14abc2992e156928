package game

import "math/bits"

// The tables of modifiers and treaties are sparse: to ask of each place whether it is in use costs more than to go through
// those that are.

// paperSet is a set of places of treaties.
type paperSet uint32

// papers are the places of the treaties in force.
func (s *State) papers() (set paperSet) {
	for i := range s.Treaties {
		set |= paperSet(b2i(s.Treaties[i].Live != 0)) << i
	}
	return set
}

// modSet is a set of places of modifiers.
type modSet [MaxModifiers / 64]uint64

// modifiers are the places of those in use, and of the cooldowns among them: most are, and most questions are not about
// them or about them alone.
type modifiers struct{ used, cooling modSet }

// timed are the modifiers in use. A run finds them once, when they are first asked for, and setMod keeps them.
func (r *run) timed() *modifiers {
	if !r.counted {
		r.counted = true
		r.mods = r.s.timed()
	}
	return &r.mods
}

func (s *State) timed() (m modifiers) {
	for n := range m.used {
		used, cooling := uint64(0), uint64(0)
		for i := range 64 {
			kind := s.Mods[n*64+i].Kind
			used = used>>1 | uint64(b2i(kind != ModNone))<<63
			cooling = cooling>>1 | uint64(b2i(kind == ModCooldown))<<63
		}
		m.used[n], m.cooling[n] = used, cooling
	}
	return m
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

// but is the set without another.
func (m modSet) but(o modSet) modSet {
	for n := range m {
		m[n] &^= o[n]
	}
	return m
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
