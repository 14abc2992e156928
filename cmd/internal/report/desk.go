package report

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"riobravo/cmd/internal/tui/session"
	"riobravo/save"
)

// Desk is a review that is read at a screen and asked on: it satisfies session.Review.
type Desk struct {
	in   Input
	keep func(*save.Log) (string, error)

	mu sync.Mutex
	r  *Review
	ds []decision
}

// NewDesk lays out a review; keep keeps a branch as a game and says under what id.
func NewDesk(in Input, keep func(*save.Log) (string, error)) *Desk {
	return &Desk{in: in, keep: keep, r: Build(in)}
}

// Parts are what the review says now.
func (d *Desk) Parts() []session.Part {
	d.mu.Lock()
	defer d.mu.Unlock()
	p := &teller{d.r, d.in.Words}
	return p.parted()
}

// Weighed is under how many lucks the turning points were told.
func (d *Desk) Weighed() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.r.Weighed
}

// swap puts a review in the place of the one that is read.
func (d *Desk) swap(r *Review) {
	d.mu.Lock()
	defer d.mu.Unlock()
	r.WhatIfs = d.r.WhatIfs
	d.r = r
}

// copied is a copy of the review that may be changed while the other is read.
func (d *Desk) copied() *Review {
	d.mu.Lock()
	defer d.mu.Unlock()
	r := *d.r
	return &r
}

// Weigh weighs the chances; what is read follows every batch.
func (d *Desk) Weigh(ctx context.Context, n int, tell func(done, of int)) error {
	return d.copied().Weigh(ctx, d.in, n, tell, func(r *Review) {
		shown := *r
		d.swap(&shown)
	})
}

// Ask makes a decision otherwise.
func (d *Desk) Ask(ctx context.Context, at, option, n int, tell func(done, of int)) ([]string, error) {
	all := d.decisions()
	if at < 0 || at >= len(all) || option < 0 || option >= len(all[at].options) {
		return nil, fmt.Errorf("report: there is no option %d of decision %d", option, at)
	}
	r := d.copied()
	r.WhatIfs = nil
	w, err := r.Ask(ctx, d.in, all[at].options[option].query, n, tell)
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.r.WhatIfs = append(d.r.WhatIfs[:len(d.r.WhatIfs):len(d.r.WhatIfs)], *w)
	p := &teller{d.r, d.in.Words}
	return p.ifLines(w), nil
}

// Keep keeps a branch as a game.
func (d *Desk) Keep(at, option int) (string, error) {
	all := d.decisions()
	if at < 0 || at >= len(all) || option < 0 || option >= len(all[at].options) {
		return "", fmt.Errorf("report: there is no option %d of decision %d", option, at)
	}
	l, err := d.copied().Branch(d.in, all[at].options[option].query)
	if err != nil {
		return "", err
	}
	return d.keep(l)
}

// Decisions are those that can be made otherwise.
func (d *Desk) Decisions() []session.Decision {
	var out []session.Decision
	p := &teller{d.copied(), d.in.Words}
	for _, x := range d.decisions() {
		out = append(out, session.Decision{Month: x.month, When: p.month(x.month), Seat: p.short(x.seat), Kind: p.t("decided." + x.kind), Was: x.was})
	}
	return out
}

// Options are what can be decided instead.
func (d *Desk) Options(at int) []string {
	var out []string
	if all := d.decisions(); at >= 0 && at < len(all) {
		for _, o := range all[at].options {
			out = append(out, o.text)
		}
	}
	return out
}

func (d *Desk) decisions() []decision {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.ds == nil && d.r.Game.Eyes == "" && d.r.Game.Over {
		d.ds = newReel(d.in.Rules, d.in.Log).decisions(d.in.Words)
	}
	return d.ds
}

// Why puts an error into words.
func (d *Desk) Why(err error) string {
	var ask *AskError
	if errors.As(err, &ask) {
		return d.in.Words.Text("review.error."+ask.Key, ask.Args)
	}
	return clean(err.Error())
}
