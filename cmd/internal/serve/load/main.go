// Command load is people who are not there: it starts a host of its own on this machine, lets hundreds of SSH clients play on
// it at a person's pace, and prints what that costs beside what is asked of it. It judges nothing: how fast a machine is is
// no property of the program. Run it with
//
//	go run ./cmd/internal/serve/load -seats 300 -idle 60s -play 3m -tables 100 -bots 60s
//
// What it measures: memory and bytes for a seat that only looks, with the table's clock running; the time from a key to the
// frame that answers it; the time from the last seal of a month to the sight of its outcome at every seat; and how long
// somebody who plays against bots at one of many tables waits for the next turn. Clients and host share the machine's
// processors, so the times are of both.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

// plan is what is asked of a run.
type plan struct {
	program string
	seats   int           // at screens, four to a table
	idle    time.Duration // all of them look on
	play    time.Duration // all of them play
	pace    time.Duration // mean time between two keys of a person; a judgement
	tables  int           // with bots in three seats of four
	bots    time.Duration // people play at these
}

func main() {
	var p plan
	flag.StringVar(&p.program, "program", "", "the program to load; without one it is built")
	flag.IntVar(&p.seats, "seats", 300, "people at screens, four to a table; 0 leaves this part out")
	flag.DurationVar(&p.idle, "idle", time.Minute, "how long they only look")
	flag.DurationVar(&p.play, "play", 3*time.Minute, "how long they play")
	flag.DurationVar(&p.pace, "pace", 2*time.Second, "mean time between two keys of a person")
	flag.IntVar(&p.tables, "tables", 100, "tables with bots and one person each; 0 leaves this part out")
	flag.DurationVar(&p.bots, "bots", time.Minute, "how long these play")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := p.run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func (p *plan) run(ctx context.Context) error {
	if p.program == "" {
		path, done, err := build(ctx)
		if err != nil {
			return err
		}
		defer done()
		p.program = path
	}
	if p.seats > 0 {
		if err := p.screens(ctx); err != nil {
			return err
		}
	}
	if p.tables > 0 {
		return p.against(ctx)
	}
	return nil
}

// row prints a figure beside what is asked.
func row(what, got, asked string) { fmt.Printf("%-52s %-34s %s\n", what, got, asked) }

// ms is a time in milliseconds, as it is printed.
func ms(d time.Duration) string { return fmt.Sprintf("%.0f ms", float64(d)/float64(time.Millisecond)) }
