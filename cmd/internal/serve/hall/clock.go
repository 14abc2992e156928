package hall

import (
	"sync"
	"time"

	"riobravo/game"
)

// clock gives each part of a month so long. When it runs out, what is still open is closed as it stands by those who mind
// absent seats: they sign nothing and break nothing.
type clock struct {
	table *Table
	mu    sync.Mutex
	each  time.Duration // of a part; 0 no clock
	paced bool          // each follows the scenario's Pace
	left  time.Duration // when it does not run
	until time.Time     // when it runs
	timer *time.Timer
	warns []*time.Timer // reminders before the time is up
	held  bool          // it was stopped by hand, and the next part waits too
}

func (c *clock) kept() keptClock {
	c.mu.Lock()
	defer c.mu.Unlock()
	k := keptClock{Each: c.each, Left: c.left, Held: c.held, Paced: c.paced}
	if c.timer != nil { // by the host's clock as it is now: it may have been set since the time began to run
		now := c.table.hall.cfg.Now()
		k.Until = now.Round(0).Add(c.until.Sub(now))
	}
	return k
}

// restore takes up a clock that was kept. A deadline that passed while the host was down ends the part soon.
func (c *clock) restore(k keptClock) {
	c.mu.Lock()
	c.each, c.left, c.held, c.paced = k.Each, k.Left, k.Held, k.Paced
	c.mu.Unlock()
	if k.Until.IsZero() {
		return
	}
	left := k.Until.Sub(c.table.hall.cfg.Now())
	c.run(max(left, late))
	for _, before := range c.table.hall.cfg.Remind {
		if left <= before { // it may have been due while the host was down
			c.table.remind()
			return
		}
	}
}

// back puts the clock as it stood once: what it gives a part, and whether it ran; what it gave this part counts from then.
func (c *clock) back(k keptClock) {
	c.stop()
	c.restore(k)
}

// late is how long people have to come back after a restart before a deadline counts that passed meanwhile; a judgement.
const late = time.Minute

// Left is what is left of the time for this part.
func (c *clock) Left() (left time.Duration, running, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.timer != nil {
		return max(0, c.until.Sub(c.table.hall.cfg.Now())), true, true
	}
	return c.left, false, c.each > 0 || c.left > 0
}

// Start gives each part of a month so long from now on.
func (c *clock) Start(each time.Duration) {
	c.mu.Lock()
	c.each, c.held, c.paced = each, false, false
	c.mu.Unlock()
	c.run(each)
}

// Hold stops the clock; Go lets it go on.
func (c *clock) Hold() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.held = true
	if c.timer != nil {
		c.left = max(0, c.until.Sub(c.table.hall.cfg.Now()))
		c.halt()
	}
}

func (c *clock) Go() {
	c.mu.Lock()
	left := c.left
	c.held = false
	c.mu.Unlock()
	if left > 0 {
		c.run(left)
	}
}

// Extend gives this part more time.
func (c *clock) Extend(by time.Duration) {
	left, running, _ := c.Left()
	if running {
		c.run(left + by)
		return
	}
	c.mu.Lock()
	c.left += by
	c.mu.Unlock()
}

// Off does away with the clock.
func (c *clock) Off() {
	c.stop()
	c.mu.Lock()
	c.each, c.left, c.paced = 0, 0, false
	c.mu.Unlock()
}

func (c *clock) stop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.halt()
}

// halt stops the timers; the clock's lock is held.
func (c *clock) halt() {
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
	for _, w := range c.warns {
		w.Stop()
	}
	c.warns = nil
}

func (c *clock) run(left time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.halt()
	c.until = c.table.hall.cfg.Now().Add(left)
	for _, before := range c.table.hall.cfg.Remind {
		if left > before {
			c.warns = append(c.warns, time.AfterFunc(left-before, func() {
				defer c.table.recovered("reminder")
				c.table.remind()
			}))
		}
	}
	c.timer = time.AfterFunc(left, func() {
		defer c.table.recovered("clock")
		c.stop()
		c.table.hook("due")
		c.table.timeUp()
	})
}

// next begins the time of the part that the table has come to; false where there is no clock.
func (c *clock) next(m game.Part) bool {
	c.mu.Lock()
	if c.paced {
		c.each = c.table.hall.cfg.Pace.part(m, c.table.rounds())
	}
	each, held, paced := c.each, c.held, c.paced
	if held && (each > 0 || paced) {
		c.left = each
	}
	c.mu.Unlock()
	switch {
	case game.Phase(m.Phase) == game.Over, paced && each == 0:
		c.stop()
	case each > 0 && !held:
		c.run(each)
	}
	return each > 0 || paced
}

// Clock is the table's clock.
func (t *Table) Clock() *clock { return &t.clock }

// timeUp closes the part whose time is up: for every seat that is still open or, where memos wait, for the facilitator. What was
// made of them so far is carried out and the others are set aside, so that a table that runs by itself does not stand still.
func (t *Table) timeUp() {
	if game.Phase(t.stands().Phase) != game.Ruling {
		t.SealNow()
		return
	}
	for _, m := range t.Unruled() {
		if err := t.Rule(Ruling{Seat: m.Seat, Column: m.Column}); err != nil {
			t.hall.cfg.Log.Error("memo not set aside", "table", t.No(), "seat", int(m.Seat), "err", err)
		}
	}
	if err := t.Roll(); err != nil {
		t.hall.cfg.Log.Error("memos not answered", "table", t.No(), "err", err)
	}
}

// SealNow closes this part for every seat that is still open.
func (t *Table) SealNow() {
	waiting := t.game.Waiting()
	at := t.stands()
	for k := range t.seats {
		if waiting&(1<<uint(k)) == 0 || t.stands() != at || t.game.Over() {
			continue
		}
		if err := t.closeOut(game.Seat(k)); err != nil {
			t.hall.cfg.Log.Error("not sealed", "table", t.No(), "seat", k, "err", err)
		}
	}
	t.moved()
}
