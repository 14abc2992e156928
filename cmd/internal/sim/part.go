package sim

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
)

// part is one question of a measurement, asked of n plays by their index: a game, or a game in two ways with the same luck.
// What came of a play is a row of whole numbers, and rows add up to the same in any order: workers and shards divide them,
// and nothing is kept of a game that was added.
type part struct {
	name  string
	n     int
	names []string // what stands in a row
	open  func(m *measuring) (player, error)
	add   func(i int, row []int32)
	read  func(out *Balance) // puts what is known into the report; called when something is
	done  int                // rows added
}

// player plays one index of a part after another for one worker and appends what came of it to row.
type player func(i int, row []int32) ([]int32, error)

// share is how many of a part's plays belong to a shard.
func (p *part) share(shard, shards int) int {
	if shards < 2 {
		return p.n
	}
	return max(0, (p.n-shard+shards)/shards)
}

// run plays a part, as far as it belongs to this shard, and adds it up.
func (m *measuring) run(p *part) error {
	shard, shards := max(1, m.cfg.Shard), max(1, m.cfg.Shards)
	n := p.share(shard, shards)
	var mu sync.Mutex
	rows := inOrder{told: func(k int, row []int32) error {
		if m.cfg.Rows == nil {
			return nil
		}
		return m.cfg.Rows(p.name, k*shards+shard-1, row)
	}}
	return abreast(m.ctx, m.workers, n, func() (func(k int) error, error) {
		play, err := p.open(m)
		if err != nil {
			return nil, err
		}
		var row []int32
		return func(k int) error {
			i := k*shards + shard - 1
			var err error
			if row, err = play(i, row[:0]); err != nil {
				return fmt.Errorf("sim: %s: game %d of seed %d: %w", p.name, i, m.cfg.Seed, err)
			}
			mu.Lock()
			defer mu.Unlock()
			p.add(i, row)
			p.done++
			m.played++
			if m.cfg.Progress != nil {
				m.cfg.Progress(m.played, m.total)
			}
			return rows.hand(k, row)
		}, nil
	})
}

// abreast does n things side by side: open gives each worker what does one of them by its number. It ends early with ctx,
// when what was begun is done.
func abreast(ctx context.Context, workers, n int, open func() (func(k int) error, error)) error {
	var next atomic.Int64
	errs := make([]error, min(workers, n))
	var wait sync.WaitGroup
	for w := range errs {
		wait.Go(func() {
			do, err := open()
			if err != nil {
				errs[w] = err
				return
			}
			for ctx.Err() == nil {
				k := int(next.Add(1)) - 1
				if k >= n {
					return
				}
				if errs[w] = do(k); errs[w] != nil {
					return
				}
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// inOrder hands rows on in the order of their numbers; one that comes early waits.
type inOrder struct {
	told   func(k int, row []int32) error
	next   int
	parked map[int][]int32
}

func (o *inOrder) hand(k int, row []int32) error {
	if k != o.next {
		if o.parked == nil {
			o.parked = map[int][]int32{}
		}
		o.parked[k] = append([]int32(nil), row...)
		return nil
	}
	for {
		if err := o.told(o.next, row); err != nil {
			return err
		}
		delete(o.parked, o.next)
		o.next++
		var early bool
		if row, early = o.parked[o.next]; !early {
			return nil
		}
	}
}

// partsOf are the parts of a measurement, by its head alone: whoever plays them and whoever puts shards together ask the same.
func partsOf(h *balanceHead) []part {
	var out []part
	if h.asks("games") {
		out = append(out, gamesPart(h))
	}
	if h.asks("luck") {
		out = append(out, luckPart(h), lineUpsPart(h))
	}
	for k := range h.Seats {
		if h.asks("talks") {
			out = append(out, talksPart(h, k))
		}
		if h.asks("deals") {
			out = append(out, dealsPart(h, k))
		}
		if h.asks("agency") {
			out = append(out, agencyPart(h, k))
		}
	}
	if h.asks("consult") {
		out = append(out, consultParts(h)...)
	}
	for k := range h.Seats {
		if h.asks("greedy") && h.Greedy > 0 {
			out = append(out, greedyPart(h, k))
		}
		if h.asks("ladder") && h.Ladder > 0 {
			out = append(out, ladderPart(h, k))
		}
		if h.asks("restrict") && h.Restrict > 0 && len(h.forbidden(k)) > 0 {
			out = append(out, restrictPart(h, k))
		}
		if h.asks("dilemma") && h.Dilemma > 0 {
			out = append(out, dilemmaPart(h, k))
		}
	}
	for _, futures := range h.Budgets {
		for k := range h.Seats {
			if h.asks("skill") {
				out = append(out, skillPart(h, k, futures))
			}
		}
	}
	return out
}

// some is how many games of a batch the parts play that compare two ways of playing: a quarter, and at least twenty.
func (h *balanceHead) some() int { return min(h.Games, max(20, h.Games/4)) }
