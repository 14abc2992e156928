package game

import (
	"testing"
	"unsafe"
)

// Every leaf of State stands in the registry exactly once: what is not there could be neither saved nor redacted.
func TestRegistryCoversState(t *testing.T) {
	var s State
	seen := map[*int16]string{}
	for f := range FieldCount {
		if Registry[f].Name == "" {
			continue
		}
		ni, nj := f.Size()
		for i := range ni {
			for j := range nj {
				p := Registry[f].at(&s, i, j)
				if other, ok := seen[p]; ok {
					t.Fatalf("%s and %s are the same leaf", f.Label(i, j), other)
				}
				seen[p] = f.Label(i, j)
			}
		}
	}
	if want := int(unsafe.Sizeof(s)) / 2; len(seen) != want {
		t.Fatalf("the registry has %d leaves, State has %d", len(seen), want)
	}
	if size := unsafe.Sizeof(s); size >= 16_000 {
		t.Fatalf("State takes %d bytes, 16 KB allowed", size)
	}
}

// What ViewFor copies in one run is public, and a seat's beliefs lie together.
func TestPublicRun(t *testing.T) {
	for f := range FieldCount {
		d := &Registry[f]
		if d.Name == "" {
			continue
		}
		ni, nj := f.Size()
		for i := range ni {
			for j := range nj {
				if public := f.cell(i, j) < publicCells; public != (d.Seen == SeenByAll) {
					t.Errorf("%s: public run %v, seen by all %v", f.Label(i, j), public, d.Seen == SeenByAll)
				}
				if f >= FBeliefCash && f <= FLocated {
					if c := f.cell(i, j); c < FBeliefCash.cell(i, 0) || c > FLocated.cell(i, MaxGroups-1) {
						t.Errorf("%s lies outside the beliefs of its seat", f.Label(i, j))
					}
				}
			}
		}
	}
	var a, b State
	a.World.Month, a.Hidden.Burned = 3, 2
	if b.Copy(&a); a != b {
		t.Error("a copy differs from its original")
	}
}

func TestFieldNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for f := range FieldCount {
		d := Registry[f]
		if d.Name == "" {
			continue
		}
		if seen[d.Name] {
			t.Errorf("field name %q stands twice", d.Name)
		}
		seen[d.Name] = true
		if d.Min > d.Max || d.Doc == "" && d.Seen != SeenByParties {
			t.Errorf("field %s: range %d..%d, doc %q", d.Name, d.Min, d.Max, d.Doc)
		}
	}
}
