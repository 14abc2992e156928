package sim

import (
	"riobravo/game"
	"riobravo/game/dice"
	"riobravo/game/quality"
)

// streamOwn keeps a seat's second thoughts apart from all other draws.
const streamOwn dice.Stream = 61002

// agencyPart plays part of the games again with one seat's own dice thrown anew: what that does to its margin is its agency,
// and how often it then decides between others its kingmaking.
func agencyPart(h *balanceHead, k int) part {
	sum := &quality.Agency{}
	return part{
		name: "agency " + h.Seats[k], n: h.some(), names: []string{"margin", "otherwise", "first", "others_changed"},
		add: func(_ int, row []int32) { sum.Add(row[0], row[1], row[2] != 0, row[3] != 0) },
		read: func(out *Balance) {
			share := sum.Share()
			out.Seats[k].Agency, out.Seats[k].Kingmaking = &share, sum.Kingmaking()
		},
		open: func(m *measuring) (player, error) {
			w, err := newWorker(&m.cfg.Config)
			return func(i int, row []int32) ([]int32, error) {
				src, mind := SourceOf(m.cfg.Seed, i), Thinking(m.cfg.Seed, i)
				if err := w.decideBy(src, mind, i); err != nil {
					return row, err
				}
				one := game.Final(w.rs, &w.state)
				own := dice.FromSeed(mind.Bits(dice.Key{Stream: streamOwn, Subject: int32(k)}))
				w.own, w.ownSeat = &own, k
				err := w.decideBy(src, mind, i)
				w.own = nil
				if err != nil {
					return row, err
				}
				two := game.Final(w.rs, &w.state)
				return append(row, one[k].Margin, two[k].Margin, flag(one[k].First || two[k].First), flag(!sameFirst(one, two))), nil
			}, err
		},
	}
}

func sameFirst(a, b []game.Standing) bool {
	for k := range a {
		if a[k].First != b[k].First {
			return false
		}
	}
	return true
}

// dilemmaPart lets a seat look ahead, the others as the batch has them, and counts the sheets in which another would have
// done as well.
func dilemmaPart(h *balanceHead, k int) part {
	all := &quality.Dilemmas{}
	return part{
		name: "dilemma " + h.Seats[k], n: h.Dilemma, names: []string{"close", "sheets"},
		add: func(_ int, row []int32) { all.Close, all.N = all.Close+int64(row[0]), all.N+int64(row[1]) },
		read: func(out *Balance) {
			out.Dilemmas = append(out.Dilemmas, Dilemma{h.Seats[k], all.Share()})
		},
		open: func(m *measuring) (player, error) {
			cfg := m.cfg.Config
			cfg.Bots = m.with(k, "principal")
			w, err := newWorker(&cfg)
			if err != nil {
				return nil, err
			}
			var one quality.Dilemmas
			w.heard = func(who game.Seat, a *act) {
				if int(who) == k && a.cmd.Kind == game.CmdSheet && a.choice.Playouts > 0 {
					one.Add(a.choice.Gain)
				}
			}
			return func(i int, row []int32) ([]int32, error) {
				one = quality.Dilemmas{}
				err := w.decide(cfg.Seed, i)
				return append(row, int32(one.Close), int32(one.N)), err
			}, nil
		},
	}
}
