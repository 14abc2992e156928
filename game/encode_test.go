package game

import (
	standard "hash/fnv"
	"testing"
)

// TestChecksumIsOfBytes holds the checksum to what its contract says: the FNV-1a hash of the canonical bytes.
func TestChecksumIsOfBytes(t *testing.T) {
	var s State
	at := uint32(1)
	for n := range 40 {
		for c := range s.cells() {
			if at = at*1664525 + 1013904223; at>>24 < 60 {
				s.cells()[c] = int16(at >> (n % 9))
			}
		}
		h := standard.New64a()
		_, _ = h.Write(Encode(&s, nil))
		if got := Checksum(&s); got != h.Sum64() {
			t.Fatalf("state %d: checksum %016x, its bytes hash to %016x", n, got, h.Sum64())
		}
	}
}
