package sim

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/quality"
)

// Balance is what a scenario is like as a game. All of it is counted in whole numbers, so that the same seed gives the same
// balance with any number of workers.
type Balance struct {
	Scenario string                  `json:"scenario"`
	Hash     string                  `json:"hash"`
	Games    int64                   `json:"games"`
	Seed     uint64                  `json:"seed"`
	Seats    []SeatBalance           `json:"seats"`
	Nobody   quality.Share           `json:"nobody"`
	Ruin     quality.Share           `json:"war_or_decoupling"`
	Endings  float64                 `json:"ending_entropy"`
	Lead     Lead                    `json:"lead"`
	Events   []Reach                 `json:"events"`
	Crises   []Reach                 `json:"crises"`
	Orders   map[string][]OrderShare `json:"orders"`
	Ladder   []Step                  `json:"ladder,omitempty"`
	Limits   []Restricted            `json:"restricted,omitempty"`
	Dilemmas []Dilemma               `json:"dilemmas,omitempty"`
	Trace    []Step                  `json:"skill_trace,omitempty"`
	Partial  bool                    `json:"partial,omitempty"`
}

// SeatBalance is a seat's part: its standing, what luck and its own dice explain of its margin's variance, how varied its
// orders are, and what talking is worth to it in points.
type SeatBalance struct {
	Seat    string        `json:"seat"`
	Bot     string        `json:"bot"`
	First   quality.Share `json:"first"`
	Met     quality.Share `json:"met"`
	Mean    float64       `json:"margin_mean"`
	SD      float64       `json:"margin_sd"`
	Luck    float64       `json:"luck_share"`
	Play    float64       `json:"play_share"`
	Variety float64       `json:"order_entropy"`
	Talks   Gain          `json:"talks_worth"`

	Agency     float64       `json:"agency"`     // package quality: Agency.Share
	Kingmaking quality.Share `json:"kingmaking"` // package quality: Agency.Kingmaking
}

// Gain is a mean difference in points with its 95 % interval.
type Gain struct {
	Mean float64    `json:"mean"`
	CI95 [2]float64 `json:"ci95"`
}

func gainOf(p *quality.Pair) Gain {
	mean, half := p.Gain()
	if math.IsInf(half, 0) {
		half = 0
	}
	return Gain{mean, [2]float64{mean - half, mean + half}}
}

// Lead is the course of the lead.
type Lead struct {
	Changes   int           `json:"changes_median"`
	Comebacks quality.Share `json:"comebacks"`
	Drama     float64       `json:"drama_path"`
	Deficit   float64       `json:"drama_value"`
	Decision  float64       `json:"decision_point"`
	Certainty []float64     `json:"certainty"`
}

// Reach is the share of games in which something happened.
type Reach struct {
	ID    string        `json:"id"`
	Share quality.Share `json:"share"`
}

// OrderShare is how often an order was given where it was legal.
type OrderShare struct {
	ID    string        `json:"id"`
	Share quality.Share `json:"share"`
}

// Step is a rung of the ladder of strengths: a bot against the next weaker one in one seat, with the same luck.
type Step struct {
	Seat   string        `json:"seat"`
	Better string        `json:"better"`
	Worse  string        `json:"worse"`
	Share  quality.Share `json:"share"`
	Gain   Gain          `json:"gain"`
}

// Restricted is what forbidding one order costs its seat.
type Restricted struct {
	Seat  string `json:"seat"`
	Order string `json:"order"`
	Loss  Gain   `json:"loss"`
}

// Dilemma is how often a seat that looks ahead finds another sheet as good as the one it takes.
type Dilemma struct {
	Seat  string        `json:"seat"`
	Share quality.Share `json:"share"`
}

// BalanceConfig says what to measure. Ladder, Restrict and Skill are numbers of pairs of games for each step, each order
// and each budget, Dilemma of games a seat; 0 leaves that part out.
type BalanceConfig struct {
	Config
	Ladder, Restrict, Dilemma, Skill int
}

// Measure plays the games and reckons the balance. When ctx ends first, what is known so far is returned, marked partial.
func Measure(ctx context.Context, cfg BalanceConfig) (Balance, error) {
	m := measuring{ctx: ctx, cfg: cfg, workers: cfg.Workers}
	if m.workers < 1 {
		m.workers = runtime.GOMAXPROCS(0)
	}
	m.cfg.Bots = m.with(0, m.bot(0)) // all of them named
	out := Balance{Scenario: cfg.Rules.ID, Hash: cfg.Rules.RulesHash, Seed: cfg.Seed, Orders: map[string][]OrderShare{}}
	for _, part := range []func(*Balance) error{m.games, m.luck, m.talks, m.agency, m.ladder, m.limits, m.dilemmas, m.trace} {
		if err := part(&out); err != nil {
			return out, err
		}
	}
	out.Partial = ctx.Err() != nil
	return out, nil
}

type measuring struct {
	ctx     context.Context
	cfg     BalanceConfig
	workers int
}

// each plays n games side by side: do is called with a worker of its own for each of them, once an index.
func (m *measuring) each(cfg *Config, n int, open func(w *worker), do func(w *worker, i int) error) error {
	var next atomic.Int64
	errs := make([]error, min(m.workers, max(1, n)))
	var wait sync.WaitGroup
	for k := range errs {
		wait.Go(func() {
			w, err := newWorker(cfg)
			if err != nil {
				errs[k] = err
				return
			}
			if open != nil {
				open(w)
			}
			for m.ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := do(w, i); err != nil {
					errs[k] = fmt.Errorf("sim: game %d of seed %d: %w", i, cfg.Seed, err)
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

// games plays the batch that most metrics are read from.
func (m *measuring) games(out *Balance) error {
	rs := m.cfg.Rules
	var mu sync.Mutex
	var all quality.Tally
	uses := newNotes(rs).uses
	var kept []*notes
	err := m.each(&m.cfg.Config, m.cfg.Games, func(w *worker) {
		w.notes = newNotes(rs)
		mu.Lock()
		kept = append(kept, w.notes)
		mu.Unlock()
	}, func(w *worker, i int) error {
		w.notes.begin()
		if err := w.decide(m.cfg.Seed, i); err != nil {
			return err
		}
		r := w.notes.end(w)
		mu.Lock()
		all.Add(r)
		mu.Unlock()
		return nil
	})
	if err != nil || all.Games == 0 {
		return err
	}
	for _, n := range kept {
		for k := range uses {
			for i, u := range n.uses[k] {
				uses[k][i].Legal += u.Legal
				uses[k][i].Given += u.Given
			}
		}
	}
	m.read(out, &all, uses)
	return nil
}

// read turns sums into metrics.
func (m *measuring) read(out *Balance, t *quality.Tally, uses [][]quality.Use) {
	rs := m.cfg.Rules
	out.Games = t.Games
	out.Nobody = quality.ShareOf(t.Nobody, t.Games)
	out.Ruin = quality.ShareOf(t.Endings[game.WarEnding]+t.Endings[game.Decoupled], t.Games)
	out.Endings = quality.Entropy(t.Endings[game.Horizon:])
	path, value := t.Drama()
	out.Lead = Lead{t.LeadChanges(), t.Comebacks(), path, value, t.Decision(), t.Certainty()}
	for k, d := range rs.Seats {
		mean, sd := t.Mean(k)
		out.Seats = append(out.Seats, SeatBalance{
			Seat: d.ID, Bot: m.bot(k), First: t.Win(k), Met: t.MetShare(k), Mean: mean, SD: sd, Variety: quality.Variety(uses[k]),
		})
		for i, u := range uses[k] {
			if u.Legal > 0 {
				out.Orders[d.ID] = append(out.Orders[d.ID], OrderShare{rs.Orders[i].ID, u.Share()})
			}
		}
	}
	for i := range rs.Events {
		out.Events = append(out.Events, Reach{rs.Events[i].ID, quality.ShareOf(t.Events[i], t.Games)})
	}
	for i := range rs.Crises {
		out.Crises = append(out.Crises, Reach{rs.Crises[i].ID, quality.ShareOf(t.Crises[i], t.Games)})
	}
}

func (m *measuring) bot(k int) string {
	if k < len(m.cfg.Bots) && m.cfg.Bots[k] != "" {
		return m.cfg.Bots[k]
	}
	return DefaultBot
}

// luck plays the two-way design: as many lucks as dice of the players, every pair once.
func (m *measuring) luck(out *Balance) error {
	side := min(40, int(math.Sqrt(float64(m.cfg.Games))))
	if side < 2 || out.Games == 0 {
		return nil
	}
	rs := m.cfg.Rules
	margins := make([][][]int32, len(rs.Seats))
	for k := range margins {
		margins[k] = make([][]int32, side)
		for i := range side {
			margins[k][i] = make([]int32, side)
		}
	}
	err := m.each(&m.cfg.Config, side*side, nil, func(w *worker, n int) error {
		i, j := n/side, n%side
		if err := w.decideBy(SourceOf(m.cfg.Seed, i), Thinking(m.cfg.Seed, j), n); err != nil {
			return err
		}
		for k, st := range game.Final(rs, &w.state) {
			margins[k][i][j] = st.Margin
		}
		return nil
	})
	if err != nil || m.ctx.Err() != nil {
		return err
	}
	for k := range out.Seats {
		out.Seats[k].Luck, out.Seats[k].Play = quality.Luck(margins[k])
	}
	return nil
}

// talks plays part of the games again with each seat mute: what it loses is what talking is worth to it.
func (m *measuring) talks(out *Balance) error {
	n := min(m.cfg.Games, max(20, m.cfg.Games/4))
	for k := range out.Seats {
		mute := m.cfg.Config
		mute.Limits = m.limitsFor(k, func(l *bot.Limits) { l.Mute = true })
		p, err := m.pair(&m.cfg.Config, &mute, k, n)
		if err != nil || m.ctx.Err() != nil {
			return err
		}
		out.Seats[k].Talks = gainOf(p)
	}
	return nil
}

// limitsFor is the batch's limits with one seat's changed.
func (m *measuring) limitsFor(seat int, change func(*bot.Limits)) []bot.Limits {
	out := make([]bot.Limits, len(m.cfg.Rules.Seats))
	copy(out, m.cfg.Limits)
	change(&out[seat])
	return out
}

// pair plays n games in two ways with the same luck and compares a seat's margins.
func (m *measuring) pair(a, b *Config, seat, n int) (*quality.Pair, error) {
	var margins [2][]int32
	for way, cfg := range []*Config{a, b} {
		got := make([]int32, n)
		err := m.each(cfg, n, nil, func(w *worker, i int) error {
			if err := w.decide(m.cfg.Seed, i); err != nil {
				return err
			}
			got[i] = game.Final(w.rs, &w.state)[seat].Margin
			return nil
		})
		if err != nil {
			return nil, err
		}
		margins[way] = got
	}
	p := &quality.Pair{}
	for i := range n {
		p.Add(margins[0][i], margins[1][i])
	}
	return p, nil
}

// ladder sets each strength against the next weaker one, in every seat, the other seats as the batch has them.
func (m *measuring) ladder(out *Balance) error {
	if m.cfg.Ladder < 1 {
		return nil
	}
	for s := 1; s < len(bot.Names); s++ {
		for k, d := range m.cfg.Rules.Seats {
			a, b := m.cfg.Config, m.cfg.Config
			a.Bots, b.Bots = m.with(k, bot.Names[s]), m.with(k, bot.Names[s-1])
			p, err := m.pair(&a, &b, k, m.cfg.Ladder)
			if err != nil || m.ctx.Err() != nil {
				return err
			}
			out.Ladder = append(out.Ladder, Step{d.ID, bot.Names[s], bot.Names[s-1], p.Share(), gainOf(p)})
		}
	}
	return nil
}

func (m *measuring) with(seat int, name string) []string {
	out := make([]string, len(m.cfg.Rules.Seats))
	for k := range out {
		out[k] = m.bot(k)
	}
	out[seat] = name
	return out
}

// limits forbids one order after another to its seat.
func (m *measuring) limits(out *Balance) error {
	if m.cfg.Restrict < 1 {
		return nil
	}
	rs := m.cfg.Rules
	for k, d := range rs.Seats {
		for _, o := range out.Orders[d.ID] {
			id, _ := orderFor(rs, game.Seat(k), o.ID)
			less := m.cfg.Config
			less.Limits = m.limitsFor(k, func(l *bot.Limits) { l.Forbid = append(slices.Clone(l.Forbid), id) })
			p, err := m.pair(&m.cfg.Config, &less, k, m.cfg.Restrict)
			if err != nil || m.ctx.Err() != nil {
				return err
			}
			out.Limits = append(out.Limits, Restricted{d.ID, o.ID, gainOf(p)})
		}
	}
	return nil
}
