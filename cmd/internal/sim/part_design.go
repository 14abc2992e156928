package sim

import (
	"math"

	"riobravo/game"
	"riobravo/game/bot"
	"riobravo/game/dice"
	"riobravo/game/quality"
)

// design is a two-way design: as many lucks as columns, every pair of them played once.
type design struct {
	side    int
	margins [][][]int32 // by seat, row and column
	known   [][]bool
}

func newDesign(h *balanceHead) *design {
	d := &design{side: min(40, int(math.Sqrt(float64(h.Games))))}
	for range h.Seats {
		seat := make([][]int32, d.side)
		for i := range seat {
			seat[i] = make([]int32, d.side)
		}
		d.margins = append(d.margins, seat)
	}
	for range d.side {
		d.known = append(d.known, make([]bool, d.side))
	}
	return d
}

func (d *design) add(n int, row []int32) {
	i, j := n/d.side, n%d.side
	d.known[i][j] = true
	for k := range d.margins {
		d.margins[k][i][j] = row[k]
	}
}

// shares are what the rows alone and the columns alone explain of a seat's margin, over the rows that are whole; nil when
// these are too few.
func (d *design) shares(k int) (luck, columns *float64) {
	var whole [][]int32
	for i, row := range d.known {
		all := true
		for _, b := range row {
			all = all && b
		}
		if all {
			whole = append(whole, d.margins[k][i])
		}
	}
	if len(whole) < 2 || d.side < 2 {
		return nil, nil
	}
	a, b := quality.Luck(whole)
	return &a, &b
}

// designPart is a part that fills a design; play plays with luck i under column j.
func designPart(h *balanceHead, name string, read func(out *Balance, d *design), open func(m *measuring) (func(i, j, n int) (*worker, error), error)) part {
	d := newDesign(h)
	return part{
		name: name, n: d.side * d.side, names: h.Seats, add: d.add, read: func(out *Balance) { read(out, d) },
		open: func(m *measuring) (player, error) {
			play, err := open(m)
			if err != nil {
				return nil, err
			}
			return func(n int, row []int32) ([]int32, error) {
				w, err := play(n/d.side, n%d.side, n)
				if err != nil {
					return row, err
				}
				for _, st := range game.Final(w.rs, &w.state) {
					row = append(row, st.Margin)
				}
				return row, nil
			}, nil
		},
	}
}

// luckPart sets lucks against the bots' own dice: what luck has to do with a margin between equal players.
func luckPart(h *balanceHead) part {
	return designPart(h, "luck", func(out *Balance, d *design) {
		for k := range out.Seats {
			out.Seats[k].Luck, out.Seats[k].Play = d.shares(k)
		}
	}, func(m *measuring) (func(i, j, n int) (*worker, error), error) {
		w, err := newWorker(&m.cfg.Config)
		return func(i, j, n int) (*worker, error) {
			return w, w.decideBy(SourceOf(m.cfg.Seed, i), Thinking(m.cfg.Seed, j), n)
		}, err
	})
}

// streamLineUps keeps the draws of line-ups apart from all others.
const streamLineUps dice.Stream = 61003

// lineUpsPart sets lucks against line-ups: in each column every seat is held by a novice or a staff, in any of the tempers
// that fit it, drawn once for the column. Bots that look ahead are left out, for their time (judgement).
func lineUpsPart(h *balanceHead) part {
	return designPart(h, "line_ups", func(out *Balance, d *design) {
		for k := range out.Seats {
			out.Seats[k].ChanceLineUps, out.Seats[k].LineUps = d.shares(k)
		}
	}, func(m *measuring) (func(i, j, n int) (*worker, error), error) {
		made := map[int]*worker{}
		return func(i, j, n int) (*worker, error) {
			w := made[j]
			if w == nil {
				cfg := m.cfg.Config
				cfg.Bots = lineUp(&m.cfg.Config, j)
				var err error
				if w, err = newWorker(&cfg); err != nil {
					return nil, err
				}
				made[j] = w
			}
			return w, w.decideBy(SourceOf(m.cfg.Seed, i), Thinking(m.cfg.Seed, 0), n)
		}, nil
	})
}

// lineUp is the bots of a column, by seat.
func lineUp(cfg *Config, column int) []string {
	src := dice.FromSeed(cfg.Seed)
	var out []string
	for k := range cfg.Rules.Seats {
		names := []string{"novice", "staff"}
		for _, p := range bot.Personas(cfg.Rules, game.Seat(k)) {
			names = append(names, "novice:"+p, "staff:"+p)
		}
		roll := src.Roll(dice.Key{Stream: streamLineUps, Subject: int32(column), Index: int16(k)}, int32(len(names)))
		out = append(out, names[roll-1])
	}
	return out
}
