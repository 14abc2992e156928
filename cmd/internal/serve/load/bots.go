package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

// against lets one person at each of many tables play against bots, in lines of JSON, and measures how long each waits from
// the end of a part to the next.
func (p *plan) against(ctx context.Context) error {
	h, err := open(ctx, p.program, "--tables", fmt.Sprint(p.tables), "--seed", "1", "--demo")
	if err != nil {
		return err
	}
	defer h.close()
	from, err := h.gauge()
	if err != nil {
		return err
	}
	var all tally
	over := 0
	var playing sync.WaitGroup
	until, stop := context.WithTimeout(ctx, p.bots)
	defer stop()
	failed := make(chan error, len(h.codes))
	for n, codes := range h.codes {
		c, err := dial(h, codes[0], "json name=Ana", false)
		if err != nil {
			return err
		}
		defer c.conn.Close()
		playing.Add(1)
		go func() {
			defer playing.Done()
			ended, err := alone(until, c.in, c.out, rand.New(rand.NewPCG(uint64(n), 1)), p.pace, &all)
			if err != nil {
				failed <- fmt.Errorf("table %d: %w", n+1, err)
			}
			if ended {
				all.mu.Lock()
				over++
				all.mu.Unlock()
			}
		}()
		go func() { <-until.Done(); _ = c.conn.Close() }()
	}
	playing.Wait()
	to, err := h.gauge()
	if err != nil {
		return err
	}
	select {
	case err := <-failed:
		return err
	default:
	}
	slices.Sort(all.turns)
	fmt.Printf("%d tables, each of one person and three bots\n", p.tables)
	row(fmt.Sprintf("a part's end to the next turn, %d turns, %d games over", len(all.turns), over), fmt.Sprintf("%s at most (99th %s, half %s)", ms(at(all.turns, 100)), ms(at(all.turns, 99)), ms(at(all.turns, 50))), "no seat waits")
	row("all of them playing", busy(from, to), "")
	row("resident in all", fmt.Sprintf("%.0f MB", to.resident/1e6), "")
	return nil
}

// alone plays a seat as its staff would, at a person's pace, until the game or the time is over.
func alone(ctx context.Context, in io.Writer, out io.Reader, luck *rand.Rand, pace time.Duration, all *tally) (over bool, err error) {
	r := bufio.NewReaderSize(out, 1<<20)
	var sent time.Time
	asked := false // and not yet answered: a turn that comes meanwhile is told again behind the answer
	for {
		line, err := r.ReadBytes('\n')
		if ctx.Err() != nil {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		var told struct{ Type string }
		if err := json.Unmarshal(line, &told); err != nil {
			return false, err
		}
		switch told.Type {
		case "over":
			return true, nil
		case "ok", "refused":
			asked = false
		case "turn":
			if asked {
				continue
			}
			if !sent.IsZero() {
				all.mu.Lock()
				all.turns = append(all.turns, time.Since(sent))
				all.mu.Unlock()
			}
			if !pause(ctx, time.Duration(luck.ExpFloat64()*float64(pace))) {
				return false, nil
			}
			sent, asked = time.Now(), true
			if _, err := io.WriteString(in, "{\"do\":\"auto\"}\n"); err != nil {
				return false, err
			}
		}
	}
}
