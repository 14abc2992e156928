package sim

import (
	"fmt"
	"slices"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/quality"
)

// pairPart compares two ways of playing a seat with the same luck.
func pairPart(name string, n, seat int, ways func(m *measuring) (a, b Config), read func(out *Balance, p *quality.Pair)) part {
	p := &quality.Pair{}
	return part{
		name: name, n: n, names: []string{"margin", "otherwise"},
		add:  func(_ int, row []int32) { p.Add(row[0], row[1]) },
		read: func(out *Balance) { read(out, p) },
		open: func(m *measuring) (player, error) {
			a, b := ways(m)
			return playAll(m.cfg.Seed, seat, &a, &b)
		},
	}
}

// playAll plays a game in several ways and tells a seat's margin in each.
func playAll(seed uint64, seat int, ways ...*Config) (player, error) {
	var all []*worker
	for _, cfg := range ways {
		w, err := newWorker(cfg)
		if err != nil {
			return nil, err
		}
		all = append(all, w)
	}
	return func(i int, row []int32) ([]int32, error) {
		for _, w := range all {
			if err := w.decide(seed, i); err != nil {
				return row, err
			}
			row = append(row, game.Final(w.rs, &w.state)[seat].Margin)
		}
		return row, nil
	}, nil
}

// limited is the batch, and the batch with one seat's play limited.
func limited(m *measuring, seat int, change func(*bot.Limits)) (a, b Config) {
	a, b = m.cfg.Config, m.cfg.Config
	b.Limits = m.limitsFor(seat, change)
	return a, b
}

// talksPart plays part of the games again with a seat mute: what it loses is what talking is worth to it.
func talksPart(h *balanceHead, k int) part {
	return pairPart("talks "+h.Seats[k], h.some(), k,
		func(m *measuring) (a, b Config) { return limited(m, k, func(l *bot.Limits) { l.Mute = true }) },
		func(out *Balance, p *quality.Pair) {
			g := gainOf(p)
			out.Seats[k].Talks = &g
		})
}

// dealsPart plays part of the games again with a seat that makes no deals, and counts those that it makes otherwise.
func dealsPart(h *balanceHead, k int) part {
	worth := &quality.Ratio{}
	signed := 0
	p := part{name: "deals " + h.Seats[k], n: h.some(), names: []string{"margin", "otherwise", "signed"}}
	p.add = func(_ int, row []int32) {
		worth.Add(row[0]-row[1], row[2])
		signed += int(row[2])
	}
	p.read = func(out *Balance) {
		d := &Deals{Signed: over(int64(signed), int(worth.N))}
		if v, half, ok := worth.Value(); ok {
			d.Worth = &Gain{v / 100, [2]float64{(v - half) / 100, (v + half) / 100}}
		}
		out.Seats[k].Deals = d
	}
	p.open = func(m *measuring) (player, error) {
		a, b := limited(m, k, func(l *bot.Limits) { l.NoDeals = true })
		one, err := newWorker(&a)
		if err != nil {
			return nil, err
		}
		two, err := newWorker(&b)
		if err != nil {
			return nil, err
		}
		one.signed = &signings{}
		return func(i int, row []int32) ([]int32, error) {
			one.signed.begin()
			for _, w := range [2]*worker{one, two} {
				if err := w.decide(m.cfg.Seed, i); err != nil {
					return row, err
				}
				row = append(row, game.Final(w.rs, &w.state)[k].Margin)
			}
			return append(row, one.signed.by[k]), nil
		}, nil
	}
	return p
}

// signings counts the agreements that each seat signs in a game.
type signings struct {
	was [game.MaxTreaties]game.Treaty
	by  [game.MaxSeats]int32
}

func (s *signings) begin() { *s = signings{} }

// look compares the agreements with those before the last command.
func (s *signings) look(now *game.State) {
	for i := range now.Treaties {
		t, old := &now.Treaties[i], &s.was[i]
		if t.Live != 0 && (old.Live == 0 || old.A != t.A || old.B != t.B || old.Since != t.Since || old.Clauses != t.Clauses) {
			for _, k := range [2]int16{t.A, t.B} {
				if k >= 0 && int(k) < len(s.by) {
					s.by[k]++
				}
			}
		}
		*old = *t
	}
}

// consultParts are restricted play of the seats that may act with consent or without: only the one, or only the other.
func consultParts(h *balanceHead) []part {
	var out []part
	for k := range h.Seats {
		for n, role := range [2]game.PostureRole{game.RoleUnilateral, game.RolePartner} {
			id, ok := h.posture(k, role)
			if !ok {
				continue
			}
			style := [2]string{"never_consult", "always_consult"}[n]
			out = append(out, stylePart(h, style, h.some(), k, func(m *measuring) (a, b Config) {
				return limited(m, k, func(l *bot.Limits) {
					l.Postures = []bot.ForcedPosture{{Posture: id(m), Months: func(int16) bool { return true }}}
				})
			}))
		}
	}
	return out
}

// greedyPart sets a principal that looks no further than the month against one that does.
func greedyPart(h *balanceHead, k int) part {
	return stylePart(h, "greedy", h.Greedy, k, func(m *measuring) (a, b Config) {
		a, b = limited(m, k, func(l *bot.Limits) { l.Greedy = true })
		a.Bots = m.with(k, "principal")
		b.Bots = a.Bots
		return a, b
	})
}

func stylePart(h *balanceHead, style string, n, k int, ways func(m *measuring) (a, b Config)) part {
	return pairPart(style+" "+h.Seats[k], n, k, ways, func(out *Balance, p *quality.Pair) {
		out.Styles = append(out.Styles, Style{h.Seats[k], style, gainOf(p)})
	})
}

// restrictPart plays a seat as it likes and with each of the orders forbidden that are asked about, one at a time.
func restrictPart(h *balanceHead, k int) part {
	asked := h.forbidden(k)
	pairs := make([]quality.Pair, len(asked))
	p := part{name: "restrict " + h.Seats[k], n: h.Restrict, names: append([]string{"margin"}, asked...)}
	p.add = func(_ int, row []int32) {
		for o := range pairs {
			pairs[o].Add(row[0], row[1+o])
		}
	}
	p.read = func(out *Balance) {
		for o, id := range asked {
			same := func(legal OrderShare) bool { return legal.ID == id }
			if out.Course == nil || slices.ContainsFunc(out.Orders[h.Seats[k]], same) { // what never could be given costs nothing to forbid
				out.Limits = append(out.Limits, Restricted{h.Seats[k], id, gainOf(&pairs[o])})
			}
		}
	}
	p.open = func(m *measuring) (player, error) {
		ways := []*Config{&m.cfg.Config}
		for _, name := range asked {
			id := h.orders[k][slices.Index(h.Orders[k], name)]
			_, without := limited(m, k, func(l *bot.Limits) { l.Forbid = append(l.Forbid[:len(l.Forbid):len(l.Forbid)], id) })
			ways = append(ways, &without)
		}
		return playAll(m.cfg.Seed, k, ways...)
	}
	return p
}

// ladderPart plays a seat with each strength, the other seats as the batch has them, and sets all of them against each other.
func ladderPart(h *balanceHead, k int) part {
	names := h.Strengths
	pairs := make([]quality.Pair, len(names)*len(names))
	p := part{name: "ladder " + h.Seats[k], n: h.Ladder, names: names}
	p.add = func(_ int, row []int32) {
		for a := range names {
			for b := range a {
				pairs[a*len(names)+b].Add(row[a], row[b])
			}
		}
	}
	p.read = func(out *Balance) {
		for a := range names {
			for b := a - 1; b >= 0; b-- {
				one := &pairs[a*len(names)+b]
				out.Ladder = append(out.Ladder, Step{h.Seats[k], names[a], names[b], one.Share(), gainOf(one)})
			}
		}
	}
	p.open = func(m *measuring) (player, error) {
		var ways []*Config
		for _, name := range names {
			cfg := m.cfg.Config
			cfg.Bots = m.with(k, name)
			ways = append(ways, &cfg)
		}
		return playAll(m.cfg.Seed, k, ways...)
	}
	return p
}

// traceBudgets are the futures a sheet of the skill trace: each four times the one before, about the cost of a decision.
var traceBudgets = []int{12, 48, 192}

// skillPart sets a bot that looks ahead, at one budget, against the batch's own in a seat (Lantz, Isaksen, Jaffe, Nealen,
// Togelius, Depth in Strategic Games, 2017: how strength grows with the resources spent on it).
func skillPart(h *balanceHead, k, futures int) part {
	better := fmt.Sprintf("principal@%d", futures)
	return pairPart(fmt.Sprintf("skill %s %d", h.Seats[k], futures), h.Skill, k,
		func(m *measuring) (a, b Config) {
			a, b = m.cfg.Config, m.cfg.Config
			a.Bots = m.with(k, better)
			return a, b
		},
		func(out *Balance, p *quality.Pair) {
			out.Trace = append(out.Trace, Step{h.Seats[k], better, h.Bots[k], p.Share(), gainOf(p)})
		})
}
