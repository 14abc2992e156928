// Package sim plays batches of games between bots, side by side and without a screen, and counts what came of them. It
// draws no conclusion and changes no rule; the same seed gives the same games on any number of workers and any machine.
// Read Run first; Command is the command line around it.
package sim

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
)

// Config says what to play.
type Config struct {
	Rules   *game.Ruleset
	Games   int
	Seed    uint64
	Workers int          // 0: one for each processor
	Bots    []string     // by seat; missing and empty ones are "staff"
	Limits  []bot.Limits // by seat; missing ones are none
	Params  []string     // numbers of the rules that were given otherwise, name=5, sorted: part of what a batch is
	Shard   int          // of Shards, counted from 1: only games whose index modulo Shards is Shard-1
	Shards  int          // 0 or 1: all games

	Progress func(done, games int) // if set, called after each game, from any goroutine
	// Facts and Look, if set, follow every game from inside its worker (numbered from 0): the facts of each step with the
	// state it led to, and each command with its seat's view before it is carried out.
	Facts func(worker int, s *game.State, events []game.Event)
	Look  func(worker, index int, v *game.View, cmd *game.Command)

	Each func(g *Game) // if set, called with each game in the order of their indices
}

// DefaultBot fills seats that no name is given for.
const DefaultBot = "staff"

// Game is what is kept of one game.
type Game struct {
	Index    int
	Checksum uint64 // of the final state
	Ending   game.Ending
	Turns    int16 // months with orders that were played
	Seats    []Outcome
	Tracks   [][TrackCount]int16 // at the end of each month, the aftermath with it; after an early end the last values stay
	Forced   []Due               // of the orders that were forced, in the order of their seats
}

// Outcome is how a seat ended, its margin in hundredths of a point.
type Outcome struct {
	Margin     int32
	Met, First bool
}

// Due is in how many months a forced order was due, and in how many it was legal and so given.
type Due struct{ Asked, Given int }

// Tracks that a batch keeps month by month, in this order.
const (
	Escalation = iota
	Trade
	Cooperation
	Violence
	Flow
	TrackCount
)

// TrackNames are the words of the tracks in results and catalogue keys.
var TrackNames = [TrackCount]string{"escalation", "trade", "cooperation", "violence", "flow"}

// Sources of chance are drawn from the seed by these streams; their numbers are part of every digest.
const (
	streamGame dice.Stream = 61000
	streamBots dice.Stream = 61001
)

// SourceOf is the source of chance of game i of a seed.
func SourceOf(seed uint64, i int) dice.Source {
	return dice.FromSeed(dice.FromSeed(seed).Bits(dice.Key{Stream: streamGame, Subject: int32(i)}))
}

// Thinking is the source of the bots of game i: apart from the game's, so that what they roll says nothing of it.
func Thinking(seed uint64, i int) dice.Source {
	return dice.FromSeed(dice.FromSeed(seed).Bits(dice.Key{Stream: streamBots, Subject: int32(i)}))
}

// MaxGames is the largest batch; what is asked for beyond it is a slip of the keyboard (judgement: a core plays that many for
// most of a day).
const MaxGames = 100_000_000

// Run plays the batch. When ctx ends first the games under way are finished and the result is marked as partial; the
// error is for games that could not be played.
func Run(ctx context.Context, cfg Config) (Result, error) {
	b, err := newBatch(cfg)
	if err != nil {
		return Result{}, err
	}
	start := time.Now()
	errs := make([]error, len(b.workers))
	var wait sync.WaitGroup
	for n, w := range b.workers {
		wait.Go(func() { errs[n] = b.work(ctx, w) })
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return Result{}, err
		}
	}
	all := b.workers[0].tally
	for _, w := range b.workers[1:] {
		all.add(&w.tally)
	}
	res := all.result(b.header(), b.chain.digest())
	res.timed(time.Since(start), all.decisions)
	return res, nil
}

// batch is a Run under way.
type batch struct {
	cfg     Config
	workers []*worker
	next    atomic.Int64 // the place in the batch of the next game to be played
	done    atomic.Int64
	failed  atomic.Bool
	n       int
	chain   *chain

	mu     sync.Mutex // over what hands games on in order
	told   int
	parked map[int]*Game
}

func newBatch(cfg Config) (*batch, error) {
	switch {
	case cfg.Rules == nil:
		return nil, fmt.Errorf("sim: no rules to play by")
	case cfg.Games < 1 || cfg.Games > MaxGames:
		return nil, fmt.Errorf("sim: %d games cannot be played, 1 to %d can", cfg.Games, MaxGames)
	case cfg.Shards < 0 || cfg.Shards > 0 && (cfg.Shard < 1 || cfg.Shard > cfg.Shards):
		return nil, fmt.Errorf("sim: there is no shard %d of %d", cfg.Shard, cfg.Shards)
	}
	cfg.Bots = slices.Clone(cfg.Bots)
	for len(cfg.Bots) < len(cfg.Rules.Seats) {
		cfg.Bots = append(cfg.Bots, "")
	}
	for k, name := range cfg.Bots {
		if name == "" {
			cfg.Bots[k] = DefaultBot
		}
	}
	if cfg.Shards < 2 {
		cfg.Shard, cfg.Shards = 1, 1
	}
	n := (cfg.Games - cfg.Shard + cfg.Shards) / cfg.Shards
	if n < 1 {
		return nil, fmt.Errorf("sim: shard %d of %d has none of %d games", cfg.Shard, cfg.Shards, cfg.Games)
	}
	b := &batch{cfg: cfg, n: n, chain: newChain(), parked: map[int]*Game{}}
	workers := cfg.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	for range min(workers, n) {
		w, err := newWorker(&b.cfg)
		if err != nil {
			return nil, err
		}
		w.number = len(b.workers)
		w.facts, w.watch = cfg.Facts, cfg.Look
		w.buf.Quiet = cfg.Facts == nil
		b.workers = append(b.workers, w)
	}
	return b, nil
}

// index is the number of the n-th game of the batch among all games of the seed.
func (b *batch) index(n int) int { return n*b.cfg.Shards + b.cfg.Shard - 1 }

// work plays games until there are none left.
func (b *batch) work(ctx context.Context, w *worker) error {
	for ctx.Err() == nil && !b.failed.Load() {
		n := int(b.next.Add(1)) - 1
		if n >= b.n {
			return nil
		}
		i := b.index(n)
		if err := w.play(b.cfg.Seed, i); err != nil {
			b.failed.Store(true)
			return fmt.Errorf("sim: game %d of seed %d: %w", i, b.cfg.Seed, err)
		}
		b.chain.add(n, w.game.Checksum)
		w.tally.count(&w.game)
		if b.cfg.Each != nil {
			b.hand(n, &w.game)
		}
		if done := int(b.done.Add(1)); b.cfg.Progress != nil {
			b.cfg.Progress(done, b.n)
		}
	}
	return nil
}

// hand gives games to Each in their order; one that comes early waits.
func (b *batch) hand(n int, g *Game) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if n != b.told {
		c := *g
		c.Seats, c.Tracks, c.Forced = slices.Clone(g.Seats), slices.Clone(g.Tracks), slices.Clone(g.Forced)
		b.parked[n] = &c
		return
	}
	for g != nil {
		b.cfg.Each(g)
		delete(b.parked, b.told)
		b.told++
		g = b.parked[b.told]
	}
}

func (b *batch) header() Header {
	return HeaderOf(&b.cfg)
}
