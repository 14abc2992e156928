package sim

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"riobravo/game"
)

// Result is what a batch came to, in the shape that --json prints. Rates and shares are fractions of one; margins are in
// points of score. Means of tracks are over all games at the end of each month, the aftermath with it; a game that ended
// early counts with its last values.
type Result struct {
	Scenario           string                `json:"scenario"`
	Hash               string                `json:"hash"` // of the rules
	Games              int                   `json:"games"`
	Seed               uint64                `json:"seed"`
	Seconds            float64               `json:"seconds"`
	GamesPerSecond     float64               `json:"games_per_second"`
	DecisionsPerSecond float64               `json:"decisions_per_second"`
	Seats              map[string]SeatResult `json:"seats"`
	Nobody             int                   `json:"nobody"` // games in which no seat met its aims
	Endings            map[string]int        `json:"endings"`
	TurnsMean          float64               `json:"turns_mean"`
	Tracks             map[string][]float64  `json:"tracks"`
	Digest             string                `json:"digest"` // over the final checksums in the order of the games

	Forced  []ForcedCount `json:"forced,omitempty"`  // orders that were forced
	Partial bool          `json:"partial,omitempty"` // fewer games than were asked for
	Asked   int           `json:"asked,omitempty"`   // how many, when partial

	Order []string `json:"-"` // the seats in scenario order
}

// SeatResult is one seat's part of a Result. Wins are first places, shared ones too.
type SeatResult struct {
	Bot        string     `json:"bot"`
	Wins       int        `json:"wins"`
	Met        int        `json:"met"`
	WinRate    float64    `json:"win_rate"`
	CI95       [2]float64 `json:"ci95"` // of the win rate, by Wilson
	MarginMean float64    `json:"margin_mean"`
	MarginSD   float64    `json:"margin_sd"`
}

// ForcedCount says how often a forced order was due and how often it was legal and so given.
type ForcedCount struct {
	Seat  string `json:"seat"`
	Order string `json:"order"`
	Asked int    `json:"asked"`
	Given int    `json:"given"`
}

// Header is what all games of a batch have in common; batches with the same header, but for the shard, can be merged.
type Header struct {
	Scenario string   `json:"scenario"`
	Hash     string   `json:"hash"`
	Seed     uint64   `json:"seed"`
	Games    int      `json:"games"` // of all shards
	Turns    int      `json:"turns"`
	Months   int      `json:"months"` // the aftermath with it
	Seats    []string `json:"seats"`
	Bots     []string `json:"bots"`
	Options  string   `json:"options"` // assumptions, policies and limits, in one line
	Shard    int      `json:"-"`
	Shards   int      `json:"-"`
}

// HeaderOf is the header of a batch.
func HeaderOf(cfg *Config) Header {
	rs := cfg.Rules
	h := Header{
		Scenario: rs.ID, Hash: rs.RulesHash, Seed: cfg.Seed, Games: cfg.Games, Turns: int(rs.Turns), Months: int(rs.Turns + rs.Aftermath),
		Shard: max(1, cfg.Shard), Shards: max(1, cfg.Shards),
	}
	for k, d := range rs.Seats {
		h.Seats = append(h.Seats, d.ID)
		name := DefaultBot
		if k < len(cfg.Bots) && cfg.Bots[k] != "" {
			name = cfg.Bots[k]
		}
		h.Bots = append(h.Bots, name)
	}
	h.Options = optionsOf(cfg)
	return h
}

// optionsOf says in one line what shaped the games beside the seats' bots.
func optionsOf(cfg *Config) string {
	rs := cfg.Rules
	parts := append(slices.Clone(rs.Assumed()), cfg.Params...)
	if rs.GroupPolicy != game.PolicyStaff {
		parts = append(parts, "groups="+policyNames[rs.GroupPolicy])
	}
	for k := range cfg.Limits {
		for _, id := range cfg.Limits[k].Forbid {
			parts = append(parts, "forbid "+rs.Seats[k].ID+":"+rs.Orders[id].ID)
		}
		for _, f := range cfg.Limits[k].Force {
			parts = append(parts, "force "+rs.Seats[k].ID+":"+rs.Orders[f.Order].ID+"@"+monthsOf(rs, f.Months))
		}
		for _, p := range cfg.Limits[k].Postures {
			parts = append(parts, "posture "+rs.Seats[k].ID+":"+rs.Postures[p.Posture].ID+"@"+monthsOf(rs, p.Months))
		}
	}
	return strings.Join(parts, "; ")
}

// forced are the orders that are forced, each with its seat, in the order of the seats.
func (h *Header) forced() (out [][2]string) {
	for part := range strings.SplitSeq(h.Options, "; ") {
		what, forced := strings.CutPrefix(part, "force ")
		seat, order, ok := strings.Cut(what, ":")
		if forced && ok {
			order, _, _ = strings.Cut(order, "@")
			out = append(out, [2]string{seat, order})
		}
	}
	return out
}

// monthsOf writes months as a row of crosses and dashes.
func monthsOf(rs *game.Ruleset, on func(int16) bool) string {
	s := ""
	for m := int16(1); m <= rs.Turns; m++ {
		if on(m) {
			s += "x"
		} else {
			s += "-"
		}
	}
	return s
}

// tally adds up games in whole numbers, so that the order of the games does not matter.
type tally struct {
	games     int
	decisions int64
	seats     []seatTally
	nobody    int
	endings   [4]int
	turns     int64
	tracks    [][TrackCount]int64
	forced    []Due
}

type seatTally struct {
	wins, met    int
	sum, squares int64 // of margins in hundredths
}

func (t *tally) init(seats, months int) {
	t.seats = make([]seatTally, seats)
	t.tracks = make([][TrackCount]int64, months)
}

// count adds a game.
func (t *tally) count(g *Game) {
	t.games++
	nobody := true
	for k, o := range g.Seats {
		s := &t.seats[k]
		s.sum += int64(o.Margin)
		s.squares += int64(o.Margin) * int64(o.Margin)
		if o.Met {
			s.met++
			nobody = false
		}
		if o.First {
			s.wins++
		}
	}
	if nobody {
		t.nobody++
	}
	if g.Ending > 0 && int(g.Ending) < len(t.endings) {
		t.endings[g.Ending]++
	}
	t.turns += int64(g.Turns)
	t.due(g.Forced)
	for m := range g.Tracks {
		for i, v := range g.Tracks[m] {
			t.tracks[m][i] += int64(v)
		}
	}
}

// due adds up how often forced orders were due and given.
func (t *tally) due(list []Due) {
	for len(t.forced) < len(list) {
		t.forced = append(t.forced, Due{})
	}
	for i, f := range list {
		t.forced[i].Asked += f.Asked
		t.forced[i].Given += f.Given
	}
}

// add adds another tally of the same shape.
func (t *tally) add(o *tally) {
	t.games += o.games
	t.decisions += o.decisions
	t.nobody += o.nobody
	t.turns += o.turns
	t.due(o.forced)
	for i := range t.endings {
		t.endings[i] += o.endings[i]
	}
	for k := range t.seats {
		s, p := &t.seats[k], &o.seats[k]
		s.wins, s.met, s.sum, s.squares = s.wins+p.wins, s.met+p.met, s.sum+p.sum, s.squares+p.squares
	}
	for m := range t.tracks {
		for i := range t.tracks[m] {
			t.tracks[m][i] += o.tracks[m][i]
		}
	}
}

// result turns the sums into means. digest is over the final checksums in the order of the games.
func (t *tally) result(h Header, digest string) Result {
	r := Result{
		Scenario: h.Scenario, Hash: h.Hash, Games: t.games, Seed: h.Seed, Seats: map[string]SeatResult{}, Nobody: t.nobody,
		Endings: map[string]int{}, Tracks: map[string][]float64{}, Digest: digest, Order: h.Seats,
		TurnsMean: over(t.turns, t.games),
	}
	for k, id := range h.Seats {
		s := &t.seats[k]
		r.Seats[id] = SeatResult{
			Bot: h.Bots[k], Wins: s.wins, Met: s.met, WinRate: over(int64(s.wins), t.games), CI95: Wilson(s.wins, t.games),
			MarginMean: over(s.sum, t.games) / 100, MarginSD: spread(s, t.games) / 100,
		}
	}
	for i := game.Horizon; i <= game.Decoupled; i++ {
		r.Endings[game.EndingNames[i]] = t.endings[i]
	}
	for i, name := range TrackNames {
		means := make([]float64, len(t.tracks))
		for m := range t.tracks {
			means[m] = over(t.tracks[m][i], t.games)
		}
		r.Tracks[name] = means
	}
	for i, name := range h.forced() {
		if i < len(t.forced) {
			r.Forced = append(r.Forced, ForcedCount{name[0], name[1], t.forced[i].Asked, t.forced[i].Given})
		}
	}
	if want := (h.Games - h.Shard + h.Shards) / h.Shards; t.games < want {
		r.Partial, r.Asked = true, want
	}
	return r
}

func (r *Result) timed(d time.Duration, decisions int64) {
	r.Seconds = d.Seconds()
	if r.Seconds > 0 {
		r.GamesPerSecond = float64(r.Games) / r.Seconds
		r.DecisionsPerSecond = float64(decisions) / r.Seconds
	}
}

func over(sum int64, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(sum) / float64(n)
}

// spread is the standard deviation of a seat's margins in hundredths, of a sample.
func spread(s *seatTally, n int) float64 {
	if n < 2 {
		return 0
	}
	mean := float64(s.sum) / float64(n)
	return math.Sqrt(max(0, (float64(s.squares)-float64(n)*mean*mean)/float64(n-1)))
}

// Wilson is the 95 % interval of a share of successes k in n (Wilson 1927).
func Wilson(k, n int) [2]float64 {
	if n == 0 {
		return [2]float64{0, 1}
	}
	const z = 1.959963984540054
	p, m := float64(k)/float64(n), float64(n)
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return [2]float64{max(0, mid-half), min(1, mid+half)}
}

// chain is the SHA-256 over checksums in the order of their games, eight bytes each, high byte first; one that comes early
// waits. It may be used by several goroutines.
type chain struct {
	mu     sync.Mutex
	sum    hash.Hash
	next   int
	parked map[int]uint64
}

func newChain() *chain { return &chain{sum: sha256.New(), parked: map[int]uint64{}} }

// add takes the checksum of the n-th game.
func (c *chain) add(n int, checksum uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.parked[n] = checksum
	for {
		v, here := c.parked[c.next]
		if !here {
			return
		}
		delete(c.parked, c.next)
		c.next++
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], v)
		c.sum.Write(b[:])
	}
}

func (c *chain) digest() string { return hex.EncodeToString(c.sum.Sum(nil)) }
