package game

import "unsafe"

// Every leaf of State is an int16 and State has no padding (a test holds both), so a State is also an array of cells, and
// a field's place in it is plain arithmetic. So are the subjects of a context. This is the only use of unsafe in the engine.

const cellCount = int(unsafe.Sizeof(State{}) / 2)

// cells is the state as an array; an index is always bounds-checked.
func (s *State) cells() *[cellCount]int16 { return (*[cellCount]int16)(unsafe.Pointer(s)) }

// publicCells is the number of cells before the first record that not everybody may see: State's order makes them one
// run (a test holds every field of it to be seen by all).
const publicCells = int(unsafe.Offsetof(State{}.Treaties) / 2)

// Where parts of that run begin: Groups and Regions, Presence, Fired and Counters.
const (
	groupCells    = int(unsafe.Offsetof(State{}.Groups) / 2)
	presenceCells = int(unsafe.Offsetof(State{}.Presence) / 2)
	recordCells   = int(unsafe.Offsetof(State{}.Fired) / 2)
)

// Copy makes s equal to from. It is what an assignment does, through the runtime's wide moves: several times as fast.
func (s *State) Copy(from *State) { copy(s.cells()[:], from.cells()[:]) }

// copyCells copies the run of cells [a, b).
func copyCells(to, from *State, a, b int) { copy(to.cells()[a:b], from.cells()[a:b]) }

// fours is how many cells are asked of at once; the cells of a state are a multiple of it.
const (
	fours = 4
	_     = -uint(cellCount % fours)
)

// blank tells whether the four cells from i on are zero.
func blank(c *[cellCount]int16, i int) bool {
	_ = c[i+3]
	return *(*uint64)(unsafe.Pointer(&c[i])) == 0
}

// fade takes one off each of the first n cells of a row that is above one; none is below zero.
func fade(row *[MaxGroups]int16, n int) {
	const each = 0x0001_0001_0001_0001 // one in every cell
	i := 0
	for ; i+fours <= n; i += fours {
		p := (*uint64)(unsafe.Pointer(&row[i]))
		*p -= (*p + 0x7ffe*each) >> 15 & each // from two up a cell reaches its highest bit
	}
	for ; i < n; i++ {
		row[i] -= int16(b2i(row[i] > 1))
	}
}

// who are the subjects of a context by their number: nobody, 0, and then its seat, group, target and place.
func (c *Ctx) who() *[subjects]int8 { return (*[subjects]int8)(unsafe.Pointer(&c.nobody)) }

// layout is what is asked of a field again and again, in a quarter of a cache line: where its cells lie (base + i*di +
// j*dj), their range, how many they are, what its indices count, who may know it and in which part they lie.
type layout struct {
	base, di, dj uint16 // without a sign they are read at once
	min, max     int16
	ni, nj       uint8
	scope        Scope
	seen         Seen
	part         partSet
}

// layouts is computed once from the registry's accessors.
var layouts = func() [FieldCount]layout {
	var out [FieldCount]layout
	var s State
	cell := func(p *int16) uint16 {
		return uint16((uintptr(unsafe.Pointer(p)) - uintptr(unsafe.Pointer(&s))) / 2)
	}
	for f := range FieldCount {
		d := &Registry[f]
		if d.Name == "" {
			continue
		}
		ni, nj := f.Size()
		l := layout{base: cell(d.at(&s, 0, 0)), ni: uint8(ni), nj: uint8(nj), min: d.Min, max: d.Max, scope: d.Scope, seen: d.Seen}
		if ni > 1 {
			l.di = cell(d.at(&s, 1, 0)) - l.base
		}
		if nj > 1 {
			l.dj = cell(d.at(&s, 0, 1)) - l.base
		}
		out[f] = l
	}
	return out
}()

func init() {
	for f := range FieldCount {
		if Registry[f].Name != "" {
			layouts[f].part = partOf(f)
		}
	}
}

// cell is the index of a field's cell at (i, j), which must be inside the field's Size.
func (f Field) cell(i, j int) int {
	return layouts[f].cell(i, j)
}

func (l *layout) cell(i, j int) int { return int(l.base) + i*int(l.di) + j*int(l.dj) }

// clamp returns v within the field's range.
func (l *layout) clamp(v int32) int16 { return int16(min(max(v, int32(l.min)), int32(l.max))) }

// at is the leaf of field f at (i, j).
func (s *State) at(f Field, i, j int) *int16 { return &s.cells()[f.cell(i, j)] }
