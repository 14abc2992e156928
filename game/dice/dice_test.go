package dice

import "testing"

func TestSiphashKeyed(t *testing.T) {
	a := FromSeed(1).Bits(Key{Stream: 1, Turn: 2, Subject: 3, Index: 4})
	if b := FromSeed(1).Bits(Key{Stream: 1, Turn: 2, Subject: 3, Index: 4}); a != b {
		t.Fatal("a key must always give the same bits")
	}
	if b := FromSeed(2).Bits(Key{Stream: 1, Turn: 2, Subject: 3, Index: 4}); a == b {
		t.Fatal("another secret must give other bits")
	}
	s := FromSeed(1)
	s.Epoch = 1
	if s.Bits(Key{Stream: 1, Turn: 2, Subject: 3, Index: 4}) == a {
		t.Fatal("another epoch must give other bits")
	}
	for _, k := range []Key{{2, 2, 3, 4}, {1, 3, 3, 4}, {1, 2, 4, 4}, {1, 2, 3, 5}, {1, -2, 3, 4}, {1, 2, -3, 4}} {
		if FromSeed(1).Bits(k) == a {
			t.Fatalf("key %v must give other bits", k)
		}
	}
}

// TestSiphashVector holds the primitive to the published vector (Aumasson, Bernstein 2012) for key and message 00..0f.
func TestSiphashVector(t *testing.T) {
	got := siphash(0x0706050403020100, 0x0f0e0d0c0b0a0908, 0x0706050403020100, 0x0f0e0d0c0b0a0908)
	if want := uint64(0x3f2acc7f57c29bdb); got != want {
		t.Fatalf("siphash = %016x, want %016x", got, want)
	}
}

func TestRollIsUniform(t *testing.T) {
	var n [100]int
	const rolls = 200_000
	for i := range rolls {
		v := FromSeed(7).Roll(Key{Stream: 9, Turn: int16(i % 100), Subject: int32(i)}, 100)
		if v < 1 || v > 100 {
			t.Fatalf("roll %d outside 1..100", v)
		}
		n[v-1]++
	}
	chi := 0.0
	for _, c := range n {
		d := float64(c) - rolls/100
		chi += d * d / (rolls / 100)
	}
	if chi > 160 { // 99 degrees of freedom: beyond 160 in one case of ten thousand
		t.Fatalf("chi square %.1f over 99 degrees of freedom", chi)
	}
}

func TestSequenceIsUniform(t *testing.T) {
	q := FromSeed(7).Sequence(Key{Stream: 9, Turn: 1, Subject: 2})
	var n [97]int
	const draws = 97 * 2000
	for range draws {
		v := q.N(97)
		if v < 0 || v > 96 {
			t.Fatalf("draw %d outside 0..96", v)
		}
		n[v]++
	}
	chi := 0.0
	for _, c := range n {
		d := float64(c) - draws/97
		chi += d * d / (draws / 97)
	}
	if chi > 157 { // 96 degrees of freedom: beyond 157 in one case of ten thousand
		t.Fatalf("chi square %.1f over 96 degrees of freedom", chi)
	}
}

// TestSequenceVector holds the generator to the published one: seeded 1234567, as its authors print it.
func TestSequenceVector(t *testing.T) {
	q := Sequence{at: 1234567}
	for i, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423} {
		q.at += 0x9e3779b97f4a7c15
		if got := mix(q.at); got != want {
			t.Fatalf("draw %d is %d, want %d", i, got, want)
		}
	}
}

// TestSequenceAt: the numbered draws are those that come one after another, and asking takes none.
func TestSequenceAt(t *testing.T) {
	q := FromSeed(7).Sequence(Key{Stream: 9, Turn: 1, Subject: 2})
	begun := q
	for n := range 100 {
		want := uint64(begun.At(n)) >> 32 * 1000 >> 32
		if got := q.N(1000); uint64(got) != want {
			t.Fatalf("draw %d: %d one after another, %d by its number", n, got, want)
		}
	}
}

func TestSequencesDiffer(t *testing.T) {
	a, b := FromSeed(1).Sequence(Key{Stream: 9, Turn: 1}), FromSeed(1).Sequence(Key{Stream: 9, Turn: 2})
	same := 0
	for range 1000 {
		if a.N(1000) == b.N(1000) {
			same++
		}
	}
	if same > 10 {
		t.Fatalf("two keys draw alike %d times in 1000", same)
	}
	if v := a.N(1); v != 0 {
		t.Fatalf("one side drew %d", v)
	}
}

func TestRollOfOneSide(t *testing.T) {
	if v := FromSeed(3).Roll(Key{}, 0); v != 1 {
		t.Fatalf("a die of no sides gives %d, want 1", v)
	}
}
