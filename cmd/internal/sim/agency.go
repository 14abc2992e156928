package sim

import (
	"fmt"
	"sync"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/game/quality"
)

// streamOwn keeps a seat's second thoughts apart from all other draws.
const streamOwn dice.Stream = 61002

// agency plays part of the games again with one seat's own dice thrown anew: what that does to its margin is its agency,
// and how often it then decides between others its kingmaking.
func (m *measuring) agency(out *Balance) error {
	n := min(m.cfg.Games, max(20, m.cfg.Games/4))
	for k := range out.Seats {
		var mu sync.Mutex
		var sum quality.Agency
		err := m.each(&m.cfg.Config, n, nil, func(w *worker, i int) error {
			src, mind := SourceOf(m.cfg.Seed, i), Thinking(m.cfg.Seed, i)
			if err := w.decideBy(src, mind, i); err != nil {
				return err
			}
			one := game.Final(w.rs, &w.state)
			own := dice.FromSeed(mind.Bits(dice.Key{Stream: streamOwn, Subject: int32(k)}))
			w.own, w.ownSeat = &own, k
			err := w.decideBy(src, mind, i)
			w.own = nil
			if err != nil {
				return err
			}
			two := game.Final(w.rs, &w.state)
			mu.Lock()
			sum.Add(one[k].Margin, two[k].Margin, one[k].First || two[k].First, !sameFirst(one, two))
			mu.Unlock()
			return nil
		})
		if err != nil || m.ctx.Err() != nil {
			return err
		}
		out.Seats[k].Agency, out.Seats[k].Kingmaking = sum.Share(), sum.Kingmaking()
	}
	return nil
}

func sameFirst(a, b []game.Standing) bool {
	for k := range a {
		if a[k].First != b[k].First {
			return false
		}
	}
	return true
}

// dilemmas lets each seat in turn look ahead, the others as the batch has them, and counts the sheets in which another
// would have done as well.
func (m *measuring) dilemmas(out *Balance) error {
	if m.cfg.Dilemma < 1 {
		return nil
	}
	for k, d := range m.cfg.Rules.Seats {
		cfg := m.cfg.Config
		cfg.Bots = m.with(k, "principal")
		var mu sync.Mutex
		var sum quality.Dilemmas
		err := m.each(&cfg, m.cfg.Dilemma, func(w *worker) {
			w.heard = func(who game.Seat, a *act) {
				if int(who) == k && a.cmd.Kind == game.CmdSheet && a.choice.Playouts > 0 {
					mu.Lock()
					sum.Add(a.choice.Gain)
					mu.Unlock()
				}
			}
		}, func(w *worker, i int) error { return w.decide(cfg.Seed, i) })
		if err != nil || m.ctx.Err() != nil {
			return err
		}
		out.Dilemmas = append(out.Dilemmas, Dilemma{d.ID, sum.Share()})
	}
	return nil
}

// traceBudgets are the futures a sheet of the skill trace: each four times the one before, about the cost of a decision.
var traceBudgets = []int{12, 48, 192}

// trace sets a bot that looks ahead, at several budgets, against the batch's own in each seat.
func (m *measuring) trace(out *Balance) error {
	for _, futures := range traceBudgets {
		if m.cfg.Skill < 1 {
			return nil
		}
		for k, d := range m.cfg.Rules.Seats {
			better := fmt.Sprintf("principal@%d", futures)
			if _, err := bot.Parse(m.cfg.Rules, game.Seat(k), better); err != nil {
				return err
			}
			a := m.cfg.Config
			a.Bots = m.with(k, better)
			p, err := m.pair(&a, &m.cfg.Config, k, m.cfg.Skill)
			if err != nil || m.ctx.Err() != nil {
				return err
			}
			out.Trace = append(out.Trace, Step{d.ID, better, m.bot(k), p.Share(), gainOf(p)})
		}
	}
	return nil
}
