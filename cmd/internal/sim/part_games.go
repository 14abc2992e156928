package sim

import (
	"fmt"

	"riobravo/game"
	"riobravo/game/quality"
)

// gamesPart plays the batch that most metrics are read from.
func gamesPart(h *balanceHead) part {
	g := &gamesTally{h: h}
	g.init()
	return part{
		name: "games", n: h.Games, names: g.names(), add: g.add, read: g.read,
		open: func(m *measuring) (player, error) {
			w, err := newWorker(&m.cfg.Config)
			if err != nil {
				return nil, err
			}
			w.notes = newNotes(w.rs)
			return func(i int, row []int32) ([]int32, error) {
				w.notes.begin()
				if err := w.decide(m.cfg.Seed, i); err != nil {
					return row, err
				}
				w.notes.end(w)
				return w.notes.row(h, row), nil
			}, nil
		},
	}
}

// gamesTally adds up games from their rows. A row holds, in this order: the ending, the number of months; by seat the final
// margin, whether it met its aims and came first; by month and seat the margin; by event and by crisis whether it came up;
// by seat and order in how many turns it was legal and in how many it was given; by seat and posture the turns it was held.
type gamesTally struct {
	h     *balanceHead
	tally quality.Tally
	uses  [][]quality.Use
	rec   quality.Record
}

func (g *gamesTally) init() {
	h := g.h
	seats := len(h.Seats)
	g.rec = quality.Record{
		Final: make([]int32, seats), First: make([]bool, seats), Met: make([]bool, seats), Ways: make([]int, seats),
		Events: make([]bool, len(h.Events)), Crises: make([]bool, len(h.Crises)),
	}
	for range h.Turns {
		g.rec.Margins = append(g.rec.Margins, make([]int32, seats))
	}
	for k := range h.Seats {
		g.uses = append(g.uses, make([]quality.Use, len(h.Orders[k])))
	}
}

// names are the columns of a row.
func (g *gamesTally) names() []string {
	h := g.h
	out := []string{"ending", "months"}
	for _, s := range h.Seats {
		out = append(out, s+"_margin", s+"_met", s+"_first")
	}
	for m := range h.Turns {
		for _, s := range h.Seats {
			out = append(out, fmt.Sprintf("%s_margin_%d", s, m+1))
		}
	}
	for _, e := range h.Events {
		out = append(out, "event_"+e)
	}
	for _, c := range h.Crises {
		out = append(out, "crisis_"+c)
	}
	for k, s := range h.Seats {
		for _, o := range h.Orders[k] {
			out = append(out, s+"_legal_"+o, s+"_given_"+o)
		}
	}
	for k, s := range h.Seats {
		for _, p := range h.Postures[k] {
			out = append(out, s+"_held_"+p)
		}
	}
	return out
}

// row appends what was written down of a game.
func (n *notes) row(h *balanceHead, row []int32) []int32 {
	r := &n.record
	row = append(row, int32(r.Ending), int32(len(r.Margins)))
	for k := range r.Final {
		row = append(row, r.Final[k], flag(r.Met[k]), flag(r.First[k]))
	}
	for m := range h.Turns {
		for k := range r.Final {
			v := int32(0)
			if m < len(r.Margins) {
				v = r.Margins[m][k]
			}
			row = append(row, v)
		}
	}
	for _, list := range [2][]bool{r.Events, r.Crises} {
		for _, b := range list {
			row = append(row, flag(b))
		}
	}
	for k := range h.Seats {
		for _, id := range h.orders[k] {
			row = append(row, int32(n.uses[k][id].Legal), int32(n.uses[k][id].Given))
		}
	}
	for k := range h.Seats {
		for _, p := range h.postures[k] {
			row = append(row, n.held[k][p])
		}
	}
	return row
}

func flag(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// add reads a row back and counts it.
func (g *gamesTally) add(_ int, row []int32) {
	at := 0
	next := func() int32 { at++; return row[at-1] }
	r := g.rec
	r.Ending = int(next())
	r.Margins = r.Margins[:min(max(0, int(next())), len(r.Margins))]
	for k := range r.Final {
		r.Final[k], r.Met[k], r.First[k] = next(), next() != 0, next() != 0
	}
	for m := range g.rec.Margins {
		for k := range r.Final {
			g.rec.Margins[m][k] = next()
		}
	}
	for _, list := range [2][]bool{r.Events, r.Crises} {
		for i := range list {
			list[i] = next() != 0
		}
	}
	for k := range g.uses {
		for i := range g.uses[k] {
			u := &g.uses[k][i]
			u.Legal, u.Given = u.Legal+int64(next()), u.Given+int64(next())
		}
	}
	for k := range g.h.Seats {
		best, most := 0, int32(-1)
		for p := range g.h.Postures[k] {
			if v := next(); v > most {
				best, most = p, v
			}
		}
		r.Ways[k] = best
	}
	g.tally.Add(&r)
}

// read turns sums into metrics.
func (g *gamesTally) read(out *Balance) {
	t, h := &g.tally, g.h
	out.Games = t.Games
	path, value := t.Drama()
	out.Course = &Course{
		Balance: t.Balance(),
		Nobody:  quality.ShareOf(t.Nobody, t.Games),
		Ruin:    quality.ShareOf(t.Endings[game.WarEnding]+t.Endings[game.Decoupled], t.Games),
		Endings: quality.Entropy(t.Endings[game.Horizon:]),
		Lead:    Lead{t.LeadChanges(), t.Comebacks(), path, value, t.Decision(), t.Certainty(), t.Changes()},
		Orders:  map[string][]OrderShare{},
	}
	for k, id := range h.Seats {
		mean, sd := t.Mean(k)
		s := &Standing{First: t.Win(k), Met: t.MetShare(k), Mean: mean, SD: sd, Variety: quality.Variety(g.uses[k])}
		for p, name := range h.Postures[k] {
			s.Ways = append(s.Ways, Way{name, t.Way(k, p)})
		}
		out.Seats[k].Standing = s
		for i, u := range g.uses[k] {
			if u.Legal > 0 {
				out.Orders[id] = append(out.Orders[id], OrderShare{h.Orders[k][i], u.Share()})
			}
		}
	}
	for i, id := range h.Events {
		out.Events = append(out.Events, Reach{id, quality.ShareOf(t.Events[i], t.Games)})
	}
	for i, id := range h.Crises {
		out.Crises = append(out.Crises, Reach{id, quality.ShareOf(t.Crises[i], t.Games)})
	}
}
