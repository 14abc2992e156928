package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

const seatsAtTable = 4

// screens lets people at screens look, and then play.
func (p *plan) screens(ctx context.Context) error {
	n := (p.seats + seatsAtTable - 1) / seatsAtTable
	h, err := open(ctx, p.program, "--tables", fmt.Sprint(n), "--seed", "1")
	if err != nil {
		return err
	}
	defer h.close()
	before, err := h.gauge()
	if err != nil {
		return err
	}
	tables, err := fill(ctx, h, p.seats)
	defer func() {
		for _, t := range tables {
			for _, c := range t {
				_ = c.conn.Close()
			}
		}
	}()
	if err != nil {
		return err
	}
	joined, err := h.gauge()
	if err != nil {
		return err
	}
	fmt.Printf("%d people at screens of %d columns and %d rows, %d tables, seated in %.0f s (%s)\n", p.seats, columns, lines, n, joined.at.Sub(before.at).Seconds(), busy(before, joined))
	if err := p.look(ctx, h, before); err != nil {
		return err
	}
	return p.playAll(ctx, h, tables)
}

// fill seats everybody, a few at a time: a class comes in through a door.
func fill(ctx context.Context, h *host, seats int) ([][]*client, error) {
	tables := make([][]*client, len(h.codes))
	for i := range seats {
		if ctx.Err() != nil {
			return tables, ctx.Err()
		}
		t := i / seatsAtTable
		c, err := join(h, h.codes[t][i%seatsAtTable], fmt.Sprintf("P%d", i))
		if err != nil {
			return tables, fmt.Errorf("seat %d: %w", i, err)
		}
		tables[t] = append(tables[t], c)
	}
	for _, t := range tables {
		for _, c := range t {
			if err := c.reaches(time.Minute); err != nil {
				return tables, err
			}
		}
	}
	return tables, nil
}

// look measures seats at which nothing is done, while the table's clock is drawn every second.
func (p *plan) look(ctx context.Context, h *host, empty gauge) error {
	if err := h.order("clock all 55m"); err != nil {
		return err
	}
	if !pause(ctx, 5*time.Second) {
		return ctx.Err()
	}
	from, err := h.gauge()
	if err != nil {
		return err
	}
	if !pause(ctx, p.idle) {
		return ctx.Err()
	}
	to, err := h.gauge()
	if err != nil {
		return err
	}
	seats := float64(p.seats)
	row("memory of an idle seat", fmt.Sprintf("%.2f MB (heap %.2f, stacks %.2f)", (to.resident-empty.resident)/seats/1e6, (to.heap-empty.heap)/seats/1e6, (to.stacks-empty.stacks)/seats/1e6), "under 4 MB")
	row("bytes to an idle seat, its clock running", fmt.Sprintf("%.1f KB a minute", (to.sent-from.sent)/seats/1e3/to.at.Sub(from.at).Minutes()), "30 KB or less")
	row("all of them idle", busy(from, to), "")
	row("goroutines of a seat", fmt.Sprintf("%.1f", (to.threads-empty.threads)/seats), "")
	return nil
}

// order gives the desk one line.
func (h *host) order(line string) error {
	c, err := dial(h, h.desk, "lines name=Prof", false)
	if err != nil {
		return err
	}
	defer c.conn.Close()
	if _, err := io.WriteString(c.in, line+"\n"); err != nil {
		return err
	}
	_ = c.in.Close()
	_, err = io.Copy(io.Discard, c.out)
	return err
}

// tally is what came of the play.
type tally struct {
	mu    sync.Mutex
	looks []time.Duration // from a key that changes what is looked at to its frame
	acts  []time.Duration // from one that does something in the game
	none  int             // keys that no frame answered
	turns []time.Duration
}

// playAll lets everybody play at a person's pace.
func (p *plan) playAll(ctx context.Context, h *host, tables [][]*client) error {
	from, err := h.gauge()
	if err != nil {
		return err
	}
	var all tally
	var playing sync.WaitGroup
	until, stop := context.WithTimeout(ctx, p.play)
	defer stop()
	for n, t := range tables {
		for k, c := range t {
			playing.Add(1)
			go func() {
				defer playing.Done()
				(&person{c: c, luck: rand.New(rand.NewPCG(uint64(n), uint64(k))), pace: p.pace, all: &all}).play(until)
			}()
		}
	}
	late := lateness(until)
	playing.Wait()
	slices.Sort(late)
	to, err := h.gauge()
	if err != nil {
		return err
	}
	for _, t := range tables {
		all.turns = append(all.turns, outcomes(t)...)
	}
	keys := slices.Concat(all.looks, all.acts)
	slices.Sort(keys)
	slices.Sort(all.acts)
	slices.Sort(all.turns)
	row(fmt.Sprintf("key to frame, %d keys, one in %s, 99th percentile", len(keys), p.pace), fmt.Sprintf("%s (half %s, most %s)", ms(at(keys, 99)), ms(at(keys, 50)), ms(at(keys, 100))), "under 100 ms")
	row("of them those that act in the game", fmt.Sprintf("%s (half %s)", ms(at(all.acts, 99)), ms(at(all.acts, 50))), "")
	row("keys that no frame answered", fmt.Sprint(all.none), "")
	row(fmt.Sprintf("last seal to the outcome at all four seats, %d turns", len(all.turns)), fmt.Sprintf("%s at most (half %s)", ms(at(all.turns, 100)), ms(at(all.turns, 50))), "under 250 ms")
	row("all of them playing", busy(from, to), "")
	row("a timer of this program, 99th percentile too late", ms(at(late, 99)), "")
	row("sent to a seat that plays", fmt.Sprintf("%.1f KB a minute", (to.sent-from.sent)/float64(p.seats)/1e3/to.at.Sub(from.at).Minutes()), "")
	row("resident in all", fmt.Sprintf("%.0f MB", to.resident/1e6), "")
	return nil
}

// lateness is how much too late this program is woken, until ctx ends: what the machine itself adds to every figure.
func lateness(ctx context.Context) []time.Duration {
	var out []time.Duration
	for {
		begun := time.Now()
		if !pause(ctx, 20*time.Millisecond) {
			return out
		}
		out = append(out, time.Since(begun)-20*time.Millisecond)
	}
}

// at is a percentile of what is sorted; 0 of nothing.
func at(sorted []time.Duration, percent int) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, len(sorted)*percent/100)]
}

// pause waits; false when the run is broken off.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-ctx.Done():
		return false
	}
}
