package hall

import (
	"time"

	"riobravo/game"
)

// Lag is how far behind the table an observer looks on: so long, or so many months; the zero Lag is not at all. Once the
// game is over nothing is behind.
type Lag struct {
	By     time.Duration `json:",omitempty"`
	Months int16         `json:",omitempty"`
}

func (l Lag) none() bool { return l == Lag{} }

// LagMost is the longest Lag in time; a judgement, longer than any session.
const LagMost = 4 * time.Hour

// step is a length of the game's log and when it was known to be as long. Times are never too early, so that nobody sees
// anything too soon: what came in quick succession counts from the last, what was there at a start counts from then.
type step struct {
	N  int
	At time.Time
}

// stepOf is what counts as quick succession.
const stepOf = 5 * time.Second

// longestLag is how far behind by time anybody may look on.
func (h *Hall) longestLag() time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	most := time.Duration(0)
	for _, t := range h.codes {
		most = max(most, t.Lag.By)
	}
	for _, p := range h.people {
		most = max(most, p.Lag.By)
	}
	return most
}

// trace notes how long the game's log is. What is older than anybody's Lag is forgotten but for the last.
func (t *Table) trace() {
	n, now, most := t.game.Length(), t.hall.cfg.Now(), t.hall.longestLag()
	t.mu.Lock()
	defer t.mu.Unlock()
	last := len(t.trail) - 1
	switch {
	case last >= 0 && t.trail[last].N >= n:
		return
	case last > 0 && now.Sub(t.trail[last].At) < stepOf && t.trail[last].At.Sub(t.trail[last-1].At) < 2*stepOf:
		t.trail[last] = step{n, now}
	default:
		t.trail = append(t.trail, step{n, now})
	}
	for len(t.trail) > 1 && now.Sub(t.trail[1].At) >= most {
		t.trail = t.trail[1:]
	}
}

// seenWith is the place in the game's log up to which an observer sees it. The first month's beginning may be seen at once.
func (t *Table) seenWith(l Lag) int {
	if t.past() {
		return t.game.Length()
	}
	if l.Months > 0 {
		return t.game.Before(l.Months)
	}
	n := t.game.Before(game.MaxTurns)
	until := t.hall.cfg.Now().Add(-l.By)
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, s := range t.trail {
		if s.At.After(until) {
			break
		}
		n = max(n, s.N)
	}
	return n
}

// follow brings an observer who looks on later to where the table may be seen by now.
func (c *Chair) follow() {
	if c.past != nil {
		c.past.Go(c.t.seenWith(c.p.Lag))
	}
}

// followEach is how often an observer by time is brought on while nobody moves.
const followEach = time.Second

// keepUp follows until the chair is left.
func (c *Chair) keepUp() {
	defer c.t.recovered("lag")
	tick := time.NewTicker(followEach)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			c.follow()
		case <-c.left:
			return
		}
	}
}

// old tells whether a letter is old enough for an observer who looks on later.
func (t *Table) old(letter *Letter, l Lag) bool {
	switch {
	case l.none() || t.past():
		return true
	case l.Months > 0:
		return letter.Month < t.game.Standing().Month-l.Months
	}
	return !letter.At.After(t.hall.cfg.Now().Add(-l.By))
}
