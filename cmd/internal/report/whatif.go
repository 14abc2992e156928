package report

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"riobravo/cmd/internal/words"
	"riobravo/game"
	"riobravo/game/dice"
)

// WhatIf is one decision made otherwise: the one line that the same luck gives, and apart from it what comes of it under
// other lucks, beside the decision as it was.
type WhatIf struct {
	Asked   string   `json:"asked" doc:"the question as it was put"`
	Month   int      `json:"month"`
	Seat    string   `json:"seat"`
	Was     string   `json:"was" doc:"what was decided"`
	Instead string   `json:"instead" doc:"what would have been decided"`
	Played  []End    `json:"played" doc:"how the game ended"`
	Same    []End    `json:"same_luck" doc:"how the one line with the same luck ends; empty when the dice are not there"`
	Left    []Left   `json:"left" doc:"in that line, from when on the staff played for a seat"`
	Tracks  []Ends   `json:"tracks" doc:"the public tracks at the end, as played and with the same luck"`
	N       int      `json:"n" doc:"continuations with other luck, of each"`
	Before  []Spread `json:"as_decided" doc:"the margins under other lucks with the decision as it was"`
	After   []Spread `json:"otherwise" doc:"the margins under the same other lucks with the other decision"`
}

// End is how a line ended for a seat.
type End struct {
	Seat   string `json:"seat"`
	Margin int    `json:"margin" doc:"hundredths of a point"`
	Met    bool   `json:"met"`
	First  bool   `json:"first"`
}

// Left says when the staff took over.
type Left struct {
	Seat  string `json:"seat"`
	Month int    `json:"month"`
}

// Ends is a track at the end of two lines.
type Ends struct {
	Track  string `json:"track"`
	Name   string `json:"name"`
	Played int    `json:"played"`
	Same   int    `json:"same_luck"`
}

// Spread is how a seat's margin spreads over many lines, in hundredths of a point.
type Spread struct {
	Seat string `json:"seat"`
	Mean int    `json:"mean"`
	Low  int    `json:"p10" doc:"one line in ten ends below"`
	Mid  int    `json:"p50"`
	High int    `json:"p90" doc:"one line in ten ends above"`
	Met  int    `json:"met" doc:"lines in a thousand in which it met its aims"`
}

// Progress is told how much of a long reckoning is done.
type Progress func(done, total int)

// Ask plays a decision otherwise (see reel.parse for how it is put) and adds what comes of it to the review: n
// continuations with other luck each way. It needs everything to be seen; only an AskError is the asker's.
func (r *Review) Ask(ctx context.Context, in Input, text string, n int, tell Progress) (*WhatIf, error) {
	if r.Game.Eyes != "" {
		return nil, askError("eyes", "Name", r.Game.EyesName)
	}
	if tell == nil {
		tell = func(int, int) {}
	}
	l := newReel(in.Rules, in.Log)
	q, err := l.parse(text)
	if err != nil {
		return nil, err
	}
	w := words.New(in.Words, in.Rules).Heed(in.Log.Worded())
	view := &game.View{Known: l.shots[q.at].before}
	w.See(view)
	out := &WhatIf{Asked: clean(text), Month: int(q.month), Seat: in.Rules.Seats[q.seat].ID, Was: q.was(w), Instead: q.instead(w), Played: ends(in.Rules, &l.head), Same: []End{}, Left: []Left{}, Tracks: []Ends{}}
	if err := l.sameLuck(q, out, w); err != nil {
		return nil, refusedWords(err, w)
	}
	if out.Before, err = l.spread(ctx, q.at, nil, n, func(done, _ int) { tell(done, 2*n) }); err != nil {
		return nil, err
	}
	if out.After, err = l.spread(ctx, q.at, &q.cmd, n, func(done, _ int) { tell(n+done, 2*n) }); err != nil {
		return nil, refusedWords(err, w)
	}
	out.N = n
	r.WhatIfs = append(r.WhatIfs, *out)
	return out, nil
}

// refusedWords tells why a changed command was not legal.
func refusedWords(err error, w *words.Renderer) error {
	var no *refusedError
	if !errors.As(err, &no) {
		return err
	}
	text := ""
	for _, l := range w.Refusal(no.ref) {
		text += " " + l
	}
	return askError("refused", "Why", text[min(1, len(text)):])
}

// sameLuck plays the one line with the game's own dice.
func (l *reel) sameLuck(q *question, out *WhatIf, w *words.Renderer) error {
	if !l.log.HasDice() {
		return nil
	}
	p, err := newPlayer(l)
	if err != nil {
		return err
	}
	if err := p.play(q.at, &q.cmd, l.luckAt); err != nil {
		return err
	}
	out.Same = ends(l.rs, &p.state)
	for k, m := range p.left[:len(l.rs.Seats)] {
		if m != 0 {
			out.Left = append(out.Left, Left{l.rs.Seats[k].ID, int(m)})
		}
	}
	for _, d := range trackDefs {
		a, b := int(l.head.Get(d.field, 0, 0)), int(p.state.Get(d.field, 0, 0))
		out.Tracks = append(out.Tracks, Ends{d.id, capital(w.FieldName(d.field)), a, b})
	}
	return nil
}

// ends is how a state that is over ended for each seat.
func ends(rs *game.Ruleset, s *game.State) []End {
	var out []End
	for k, st := range game.Final(rs, s) {
		out = append(out, End{rs.Seats[k].ID, int(st.Margin), st.Met, st.First})
	}
	return out
}

// spread plays n lines with other lucks from a shot on, on all processors, and says how the margins spread. Luck by luck it
// is the same whatever the number of processors.
func (l *reel) spread(ctx context.Context, at int, cmd *game.Command, n int, tell Progress) ([]Spread, error) {
	return l.many(ctx, n, tell, func(p *player, src dice.Source) error {
		return p.play(at, cmd, func(int) dice.Source { return src })
	})
}

// many plays n lines, each with another luck.
func (l *reel) many(ctx context.Context, n int, tell Progress, play func(p *player, src dice.Source) error) ([]Spread, error) {
	margins := make([][]int32, len(l.rs.Seats))
	met := make([][]bool, len(l.rs.Seats))
	for k := range margins {
		margins[k], met[k] = make([]int32, n), make([]bool, n)
	}
	base := l.base()
	err := each(ctx, n, tell, func() (func(i int) error, error) {
		p, err := newPlayer(l)
		if err != nil {
			return nil, err
		}
		return func(i int) error {
			if err := play(p, fresh(base, i)); err != nil {
				return err
			}
			for k, st := range game.Final(l.rs, &p.state) {
				margins[k][i], met[k][i] = st.Margin, st.Met
			}
			return nil
		}, nil
	})
	if err != nil {
		return nil, err
	}
	var out []Spread
	for k := range margins {
		out = append(out, spreadOf(l.rs.Seats[k].ID, margins[k], met[k]))
	}
	return out, nil
}

// each does n things on all processors; what each worker works with is made by begin.
func each(ctx context.Context, n int, tell Progress, begin func() (func(i int) error, error)) error {
	var mu sync.Mutex
	var first error
	done, next := 0, 0
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, n)) {
		do, err := begin()
		if err != nil {
			return err
		}
		wait.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					mu.Lock()
					defer mu.Unlock()
					first = fmt.Errorf("report: the engine failed: %v", p)
				}
			}()
			for {
				mu.Lock()
				i := next
				stop := i >= n || first != nil || ctx.Err() != nil
				next++
				mu.Unlock()
				if stop {
					return
				}
				err := do(i)
				mu.Lock()
				if done++; err != nil && first == nil {
					first = err
				}
				if tell != nil {
					tell(done, n)
				}
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	if first == nil {
		first = ctx.Err()
	}
	return first
}

// spreadOf adds up margins.
func spreadOf(seat string, margins []int32, met []bool) Spread {
	out := Spread{Seat: seat}
	n := len(margins)
	if n == 0 {
		return out
	}
	sum, won := 0, 0
	for i, m := range margins {
		sum += int(m)
		if met[i] {
			won++
		}
	}
	sorted := slices.Sorted(slices.Values(margins))
	at := func(percent int) int { return int(sorted[(n-1)*percent/100]) }
	out.Mean, out.Met = sum/n, won*1000/n
	out.Low, out.Mid, out.High = at(10), at(50), at(90)
	return out
}
