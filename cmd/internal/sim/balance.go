package sim

import (
	"context"
	"encoding/json"
	"math"
	"runtime"

	"riobravo/game/bot"
	"riobravo/game/quality"
)

// Balance is what a scenario is like as a game. All of it is counted in whole numbers, so that the same seed gives the same
// balance with any number of workers.
type Balance struct {
	Scenario string        `json:"scenario"`
	Hash     string        `json:"hash"`
	Games    int64         `json:"games"`
	Seed     uint64        `json:"seed"`
	Seats    []SeatBalance `json:"seats"`
	*Course                // nil where no games of the batch were played
	Styles   []Style       `json:"styles,omitempty"`
	Ladder   []Step        `json:"ladder,omitempty"`
	Limits   []Restricted  `json:"restricted,omitempty"`
	Dilemmas []Dilemma     `json:"dilemmas,omitempty"`
	Trace    []Step        `json:"skill_trace,omitempty"`
	Partial  bool          `json:"partial,omitempty"`

	plays int // of all parts
}

// Course is what the games of the batch themselves are like.
type Course struct {
	Balance quality.Share           `json:"balance"` // package quality: Tally.Balance
	Nobody  quality.Share           `json:"nobody"`
	Ruin    quality.Share           `json:"war_or_decoupling"`
	Endings float64                 `json:"ending_entropy"`
	Lead    Lead                    `json:"lead"`
	Events  []Reach                 `json:"events"`
	Crises  []Reach                 `json:"crises"`
	Orders  map[string][]OrderShare `json:"orders"`
}

// SeatBalance is a seat's part: its standing, what luck and its own dice explain of its margin's variance, and what talking
// is worth to it in points. What was not played, or too little, is left out.
type SeatBalance struct {
	Seat      string   `json:"seat"`
	Bot       string   `json:"bot"`
	*Standing          // nil where no games of the batch were played
	Luck      *float64 `json:"luck_share,omitempty"`
	Play      *float64 `json:"play_share,omitempty"`
	Talks     *Gain    `json:"talks_worth,omitempty"`
	Deals     *Deals   `json:"deals,omitempty"`

	ChanceLineUps *float64 `json:"luck_share_line_ups,omitempty"` // the same where the line-up of bots changes in place of their dice
	LineUps       *float64 `json:"line_up_share,omitempty"`

	Agency     *float64      `json:"agency,omitempty"`    // package quality: Agency.Share
	Kingmaking quality.Share `json:"kingmaking,omitzero"` // package quality: Agency.Kingmaking
}

// Standing is how a seat fares in the games of the batch, and how varied its orders are.
type Standing struct {
	First   quality.Share `json:"first"`
	Met     quality.Share `json:"met"`
	Mean    float64       `json:"margin_mean"`
	SD      float64       `json:"margin_sd"`
	Variety float64       `json:"order_entropy"`
	Ways    []Way         `json:"first_places_by_posture"`
}

// Deals is what signing agreements is worth to a seat: how many it signs in a game, and what one was worth in points, by
// games with the same luck in which it made none (package quality: Ratio).
type Deals struct {
	Signed float64 `json:"signed_a_game"`
	Worth  *Gain   `json:"worth"`
}

// Way is a posture with the share of a seat's first places that came in games in which it held that posture in most months.
type Way struct {
	Posture string        `json:"posture"`
	Share   quality.Share `json:"share"`
}

// Style is restricted play: what a seat loses when it plays in one way only (Jaffe, Miller, Andersen, Liu, Karlin, Popović,
// Evaluating Competitive Game Balance with Restricted Play, AIIDE 2012).
//
//	never_consult   the United States goes it alone in every month in which it may, against the batch's own bot
//	always_consult  it never acts without consent, against the same
//	greedy          a principal that looks no further than the month, against one that looks to the end
type Style struct {
	Seat  string `json:"seat"`
	Style string `json:"style"`
	Loss  Gain   `json:"loss"`
}

// Gain is a mean difference in points with its 95 % interval, which is infinite for a single pair and null in JSON then.
type Gain struct {
	Mean float64    `json:"mean"`
	CI95 [2]float64 `json:"ci95"`
}

// sure tells whether the interval has bounds.
func (g Gain) sure() bool { return !math.IsInf(g.CI95[1], 0) }

// MarshalJSON writes an interval without bounds as null.
func (g Gain) MarshalJSON() ([]byte, error) {
	out := struct {
		Mean float64     `json:"mean"`
		CI95 *[2]float64 `json:"ci95"`
	}{Mean: g.Mean}
	if g.sure() {
		out.CI95 = &g.CI95
	}
	return json.Marshal(out)
}

func gainOf(p *quality.Pair) Gain {
	mean, half := p.Gain()
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
	Spread    []int64       `json:"changes"` // games by their number of lead changes, none first
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

// Step is a rung of the ladder of strengths: a bot against a weaker one in one seat, with the same luck.
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

// BalanceConfig says what to measure. Ladder, Restrict, Greedy and Skill are numbers of pairs of games for each seat (and
// each order or budget), Dilemma of games a seat; 0 leaves that part out. Only are the questions that are asked, as parseOnly
// gives them; nil is all. Forbid are by seat the orders that Restrict forbids; nil is all. Strengths are the bots that the ladder sets against each other, weakest first; nil is all.
type BalanceConfig struct {
	Config
	Ladder, Restrict, Dilemma, Skill, Greedy int
	Only, Strengths                          []string
	Forbid                                   []bot.Limits
	Rows                                     func(part string, i int, row []int32) error // if set, told of every play, in order within a part
}

// Measure plays the games and reckons the balance. When ctx ends first, what is known so far is returned, marked partial.
func Measure(ctx context.Context, cfg BalanceConfig) (Balance, error) {
	m := measuring{ctx: ctx, cfg: cfg, workers: cfg.Workers}
	if m.workers < 1 {
		m.workers = runtime.GOMAXPROCS(0)
	}
	if len(m.cfg.Strengths) == 0 {
		m.cfg.Strengths = bot.Names
	}
	m.cfg.Bots = m.with(0, m.bot(0)) // all of them named
	h := headOf(&m.cfg)
	parts := partsOf(&h)
	for i := range parts {
		m.total += parts[i].share(cfg.Shard, cfg.Shards)
	}
	for i := range parts {
		if err := m.run(&parts[i]); err != nil {
			return Balance{}, err
		}
	}
	return balanceOf(&h, parts), nil
}

// balanceOf reads all parts into a balance.
func balanceOf(h *balanceHead, parts []part) Balance {
	out := Balance{Scenario: h.Scenario, Hash: h.Hash, Seed: h.Seed}
	for k, id := range h.Seats {
		out.Seats = append(out.Seats, SeatBalance{Seat: id, Bot: h.Bots[k]})
	}
	for i := range parts {
		if parts[i].done > 0 {
			parts[i].read(&out)
		}
		out.plays += parts[i].done
		out.Partial = out.Partial || parts[i].done < parts[i].share(h.Shard, h.Shards)
	}
	return out
}

// measuring is a Measure under way.
type measuring struct {
	ctx     context.Context
	cfg     BalanceConfig
	workers int
	played  int
	total   int
}

func (m *measuring) bot(k int) string {
	if k < len(m.cfg.Bots) && m.cfg.Bots[k] != "" {
		return m.cfg.Bots[k]
	}
	return DefaultBot
}

// with is the batch's bots with another in one seat.
func (m *measuring) with(seat int, name string) []string {
	out := make([]string, len(m.cfg.Rules.Seats))
	for k := range out {
		out[k] = m.bot(k)
	}
	out[seat] = name
	return out
}

// limitsFor is the batch's limits with one seat's changed.
func (m *measuring) limitsFor(seat int, change func(*bot.Limits)) []bot.Limits {
	out := make([]bot.Limits, len(m.cfg.Rules.Seats))
	copy(out, m.cfg.Limits)
	change(&out[seat])
	return out
}
