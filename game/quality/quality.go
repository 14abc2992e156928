// Package quality measures played games as a game: who wins, how long it stays open, what luck does, which orders live. It
// plays nothing and judges nothing: it is handed records of games and adds them up in whole numbers, so that the order of
// the games and the number of workers do not matter, and memory does not grow with them. Start with Record and Tally.Add.
//
// Definitions follow Cameron Browne, Automatic Generation and Evaluation of Recombination Games (thesis, Queensland
// University of Technology, 2008), chapter 4: drama, lead change, uncertainty and decision; where this exercise has no
// single winner, the seat that leads at the end stands in for one.
package quality

import "slices"

// Record is one game as a spectator sees it who knows every score.
type Record struct {
	Margins [][]int32 // by month with orders, at its end, and seat: margins in hundredths of a point
	Final   []int32   // final margins by seat
	First   []bool    // by seat: came first, perhaps shared
	Met     []bool    // by seat: met its aims
	Ending  int       // of the engine's endings
	Events  []bool    // by scenario event: it happened
	Crises  []bool    // by crisis: a seat had to answer it
	Ways    []int     // by seat: the posture that it held in most months
}

// maxChanges is the most lead changes that are told apart.
const maxChanges = 63

// Endings is the number of endings of the engine, the unended one with them.
const Endings = 4

// Tally is the sum of many records. Its zero value is empty.
type Tally struct {
	Games   int64
	Nobody  int64 // games in which no seat met its aims
	Seats   []SeatTally
	Endings [Endings]int64
	Events  []int64
	Crises  []int64

	changes  [maxChanges + 1]int64 // games by number of lead changes
	led      []int64               // by month: games in which who led then led at the end
	months   []int64               // by month: games that lasted so long
	trailing int64                 // months in which the final leader trailed
	all      int64                 // months in all
	deficit  int64                 // by how much it then trailed, hundredths summed
	decided  int64                 // months before the final leader led for good, summed
	behind   int64                 // games with a first place whose seat did not lead at half time
	placed   int64                 // games with a first place
}

// SeatTally is a seat's part.
type SeatTally struct {
	First, Met   int64
	Sum, Squares int64   // of final margins in hundredths
	Ways         []int64 // by posture: first places of games in which it was held in most months
}

// Add adds a game.
func (t *Tally) Add(r *Record) {
	if t.Seats == nil {
		t.Seats = make([]SeatTally, len(r.Final))
		t.Events, t.Crises = make([]int64, len(r.Events)), make([]int64, len(r.Crises))
	}
	t.Games++
	if r.Ending >= 0 && r.Ending < Endings {
		t.Endings[r.Ending]++
	}
	for k, m := range r.Final {
		s := &t.Seats[k]
		s.Sum += int64(m)
		s.Squares += int64(m) * int64(m)
		s.First += one(r.First[k])
		s.Met += one(r.Met[k])
		if r.First[k] && k < len(r.Ways) {
			s.way(r.Ways[k])
		}
	}
	t.Nobody += one(!slices.Contains(r.Met, true))
	count(t.Events, r.Events)
	count(t.Crises, r.Crises)
	t.path(r)
}

func (s *SeatTally) way(n int) {
	for len(s.Ways) <= n {
		s.Ways = append(s.Ways, 0)
	}
	s.Ways[n]++
}

func one(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

func count(sum []int64, happened []bool) {
	for i, b := range happened {
		sum[i] += one(b)
	}
}

// leader is the seat with the greatest margin, the first of equals.
func leader(m []int32) int {
	best := 0
	for k := range m {
		if m[k] > m[best] {
			best = k
		}
	}
	return best
}

// path counts what is read off the course of the lead.
func (t *Tally) path(r *Record) {
	n := len(r.Margins)
	for len(t.led) < n {
		t.led, t.months = append(t.led, 0), append(t.months, 0)
	}
	last := leader(r.Final)
	changes, before, since := 0, -1, 0
	for m, now := range r.Margins {
		who := leader(now)
		if before >= 0 && who != before {
			changes++
		}
		if who != last {
			since = m + 1
			t.trailing++
			t.deficit += int64(now[who] - now[last])
		}
		t.led[m] += one(who == last)
		t.months[m]++
		before = who
	}
	t.all += int64(n)
	t.decided += int64(since)
	t.changes[min(changes, maxChanges)]++
	if first := slices.Index(r.First, true); first >= 0 && n > 0 {
		t.placed++
		t.behind += one(!r.First[leader(r.Margins[(n-1)/2])])
	}
}
