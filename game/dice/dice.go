// Package dice gives keyed draws: every roll is a pure function of (secret, luck epoch, stream, turn, subject, index).
// It keeps no position, so adding a roll somewhere never moves another, and "same luck, other choice" needs no tricks.
// It never reads a clock or a generator of the machine. Start with Source.Roll.
package dice

import (
	"encoding/binary"
	"math/bits"
)

// Stream names what a roll is about. Numbers are stable: they are part of every saved game.
type Stream uint16

// Source is the secret of a game (128 bits) and its luck epoch. The zero Source is a valid, known secret.
type Source struct {
	K0, K1 uint64
	Epoch  uint32
}

// FromSeed spreads a 64-bit seed over the secret. A game started so is stamped "seed known".
func FromSeed(seed uint64) Source {
	return Source{K0: mix(seed + 0x9e3779b97f4a7c15), K1: mix(seed + 0x3c6ef372fe94f82a)}
}

// FromBytes takes the first 16 bytes of a random secret; fewer are padded with zeros.
func FromBytes(secret []byte) Source {
	var b [16]byte
	copy(b[:], secret)
	return Source{K0: binary.LittleEndian.Uint64(b[:8]), K1: binary.LittleEndian.Uint64(b[8:])}
}

// mix is the finaliser of splitmix64 (Steele, Lea, Flood 2014).
func mix(z uint64) uint64 {
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// Key is one roll's place: turn, subject and index are small numbers chosen by the rule that rolls.
type Key struct {
	Stream  Stream
	Turn    int16
	Subject int32
	Index   int16
}

// Bits returns 64 uniform bits for the key: SipHash-2-4 (Aumasson, Bernstein 2012) of the key under the secret.
func (s Source) Bits(k Key) uint64 {
	a, b := k.words(s.Epoch)
	return siphash(s.K0, s.K1, a, b)
}

// words are a key and the luck epoch as the two words that are hashed.
func (k Key) words(epoch uint32) (a, b uint64) {
	a = uint64(k.Stream) | uint64(uint16(k.Turn))<<16 | uint64(uint32(k.Subject))<<32
	return a, uint64(uint16(k.Index)) | uint64(epoch)<<16
}

// Roll returns 1..sides, each equally likely to within 2^-57. sides below 1 counts as 1.
func (s Source) Roll(k Key, sides int32) int32 {
	a, b := k.words(s.Epoch)
	hi, _ := bits.Mul64(siphash(s.K0, s.K1, a, b), uint64(max(1, sides)))
	return int32(hi) + 1
}

// Chance tells whether an event of percent in 100 happens.
func (s Source) Chance(k Key, percent int32) bool {
	return s.Roll(k, 100) <= percent
}

// Sequence is many draws from one key: splitmix64 (Steele, Lea, Flood 2014). Bots take them one after another; the rules
// take numbered ones, so that adding a draw never moves another. Whoever knew one number whole could reckon the others, so
// what the rules draw of one sequence is for one seat or for nobody at the table; all else has a key each.
type Sequence struct{ at uint64 }

// Sequence begins the sequence of a key.
func (s Source) Sequence(k Key) Sequence { return Sequence{at: s.Bits(k)} }

// N returns the next of 0..sides-1, each equally likely to within 2^-57; of fewer than two sides it is 0 and nothing is
// drawn.
func (q *Sequence) N(sides int) int {
	if sides < 2 {
		return 0
	}
	q.at += golden
	hi, _ := bits.Mul64(mix(q.at), uint64(sides))
	return int(hi)
}

// At returns the n-th number that is still to come, from 0, and takes none: 64 uniform bits.
func (q Sequence) At(n int) uint64 { return mix(q.at + (uint64(n)+1)*golden) }

// golden is splitmix64's step.
const golden = 0x9e3779b97f4a7c15

// siphash is SipHash-2-4 over the sixteen bytes a, b.
func siphash(k0, k1, a, b uint64) uint64 {
	v0, v1 := k0^0x736f6d6570736575, k1^0x646f72616e646f6d
	v2, v3 := k0^0x6c7967656e657261, k1^0x7465646279746573
	// written out: a game rolls about a thousand times
	v3 ^= a
	v0, v1, v2, v3 = sipround(v0, v1, v2, v3)
	v0, v1, v2, v3 = sipround(v0, v1, v2, v3)
	v0 ^= a
	v3 ^= b
	v0, v1, v2, v3 = sipround(v0, v1, v2, v3)
	v0, v1, v2, v3 = sipround(v0, v1, v2, v3)
	v0 ^= b
	v3 ^= 16 << 56 // the length
	v0, v1, v2, v3 = sipround(v0, v1, v2, v3)
	v0, v1, v2, v3 = sipround(v0, v1, v2, v3)
	v0 ^= 16 << 56
	v2 ^= 0xff
	v0, v1, v2, v3 = sipround(v0, v1, v2, v3)
	v0, v1, v2, v3 = sipround(v0, v1, v2, v3)
	v0, v1, v2, v3 = sipround(v0, v1, v2, v3)
	v0, v1, v2, v3 = sipround(v0, v1, v2, v3)
	return v0 ^ v1 ^ v2 ^ v3
}

func sipround(v0, v1, v2, v3 uint64) (uint64, uint64, uint64, uint64) {
	v0 += v1
	v1 = bits.RotateLeft64(v1, 13) ^ v0
	v0 = bits.RotateLeft64(v0, 32)
	v2 += v3
	v3 = bits.RotateLeft64(v3, 16) ^ v2
	v0 += v3
	v3 = bits.RotateLeft64(v3, 21) ^ v0
	v2 += v1
	v1 = bits.RotateLeft64(v1, 17) ^ v2
	v2 = bits.RotateLeft64(v2, 32)
	return v0, v1, v2, v3
}
