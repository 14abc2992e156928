package main

import (
	"context"
	"math/rand/v2"
	"strings"
	"time"
)

// person presses keys as somebody does who reads: looks into this and that, and then goes on.
type person struct {
	c    *client
	luck *rand.Rand
	pace time.Duration
	all  *tally
	went int // keys since the last that went on
}

// looks are keys after which the screen is another: help, commands, letters. Escape closes each of them,
// if it is still there: a month that moves on closes it too.
var looks = []string{"?", ":", "M"}

// lookings is how many keys somebody presses, about, until the part is in; a judgement.
const lookings = 4

func (p *person) play(ctx context.Context) {
	for pause(ctx, time.Duration(p.luck.ExpFloat64()*float64(p.pace))) {
		if !p.step() {
			return
		}
	}
}

// step presses the next key; false when the seat is left.
func (p *person) step() bool {
	key := looks[p.luck.IntN(len(looks))]
	switch {
	case strings.Contains(p.c.hints(), " esc "):
		key = "\x1b"
	case p.went >= lookings && !p.c.shows("Your part is in"):
		p.went = 0
		return p.goOn()
	}
	p.went++
	return p.press(key, &p.all.looks)
}

// press sends a key and notes how long its frame took, among others of its kind.
func (p *person) press(key string, among *[]time.Duration) bool {
	took, ok := p.c.press(key)
	p.all.mu.Lock()
	defer p.all.mu.Unlock()
	if !ok {
		p.all.none++
		p.c.mu.Lock()
		defer p.c.mu.Unlock()
		return !p.c.gone
	}
	*among = append(*among, took)
	return true
}

// goOn does what ends this part: on to the next screen, or the part is in. A question is said yes to.
func (p *person) goOn() bool {
	where := p.c.now()
	switch _, phase, _ := strings.Cut(where, " "); phase {
	case "TALKS", "ORDERS", "CRISIS":
		p.c.acts(where)
		if !p.press("s", &p.all.acts) {
			return false
		}
		if !p.c.shows("━ Sure? ━") {
			return true
		}
		p.c.acts(where)
		return p.press("y", &p.all.acts)
	}
	return p.press("\r", &p.all.acts)
}

// outcomes are, for each month of a table, the time from the last seal to the sight of what came of it at the last of its
// seats. Months that not every seat saw sealed are left out.
func outcomes(seats []*client) []time.Duration {
	var out []time.Duration
	for where := range seats[0].acted {
		if strings.HasSuffix(where, " ORDERS") {
			if d, ok := outcome(seats, where); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

func outcome(seats []*client, where string) (time.Duration, bool) {
	var last, reached time.Time
	for _, c := range seats {
		c.mu.Lock()
		acted := c.acted[where]
		left, ok := c.left(where)
		c.mu.Unlock()
		if !ok || acted.IsZero() {
			return 0, false
		}
		if acted.After(last) {
			last = acted
		}
		if left.After(reached) {
			reached = left
		}
	}
	return reached.Sub(last), true
}
