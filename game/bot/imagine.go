package bot

import (
	"riobravo/game"
	"riobravo/game/dice"
)

// imagined is one imagined world under way: every seat played by doctrine, on dice of its own, its staff without the noise that
// staffs have at the table: what parts two futures is then what was chosen (common random numbers; half the variance, measured). It is reused; after the
// first worlds nothing is allocated.
type imagined struct {
	rs     *game.Ruleset
	state  game.State
	src    dice.Source
	bots   []*staff
	views  []game.View
	survey game.Survey
	taken  bool // the survey is of the state as it stands
	fresh  [game.MaxSeats]bool
	buf    game.Buffer
	cmd    game.Command // the one under way
}

func newImagined(rs *game.Ruleset) *imagined {
	w := &imagined{rs: rs, views: make([]game.View, len(rs.Seats)), buf: game.Buffer{Quiet: true}}
	for range rs.Seats {
		b := newStaff(rs, dice.Source{}, 0, 0)
		b.noise = game.Still
		w.bots = append(w.bots, b)
	}
	return w
}

// begin puts a world at a state, with the luck by which it is to go on and the dice of those who play in it.
func (w *imagined) begin(s *game.State, luck dice.Source) {
	w.state.Copy(s)
	w.buf.Renew()
	w.src = luck
	mind := dice.Source{K0: luck.K1, K1: luck.K0, Epoch: luck.Epoch + 1}
	for _, b := range w.bots {
		b.Reset(mind)
	}
	w.stale()
}

func (w *imagined) stale() { w.fresh, w.taken = [game.MaxSeats]bool{}, false }

// look is what a seat may know of the world now.
func (w *imagined) look(k game.Seat) *game.View {
	v := &w.views[k]
	if w.fresh[k] {
		game.Refresh(&w.state, v)
		return v
	}
	if !w.taken {
		w.survey.Take(&w.state, &w.buf)
		w.taken = true
	}
	w.survey.ViewFor(w.rs, k, v)
	w.fresh[k] = true
	return v
}

// do carries a command out. A refusal is told by false: the world's rules forbid what the seat believed to be legal.
func (w *imagined) do(cmd *game.Command) bool {
	w.buf.Fresh = nil
	return w.step(cmd)
}

func (w *imagined) step(cmd *game.Command) bool {
	if game.Step(w.rs, &w.state, cmd, w.src, &w.buf) != nil {
		return false
	}
	if w.buf.Turned {
		w.stale()
	}
	return true
}

// most bounds the commands of one imagined game.
const most = 5000

// on plays on by doctrine until the month until has begun, or to the end.
func (w *imagined) on(until int16) {
	for range most {
		if p := game.Phase(w.state.World.Phase); p == game.Over || p == game.Talks && w.state.World.Month >= until {
			return
		}
		k := game.NoSeat
		waiting := game.Waiting(w.rs, &w.state)
		for n := range w.bots {
			if waiting&(1<<uint(n)) != 0 {
				k = game.Seat(n)
				break
			}
		}
		if k < 0 {
			return
		}
		v := w.look(k)
		w.bots[k].do(v, &w.cmd)
		w.buf.Fresh, w.buf.Vouched = v, true
		if !w.step(&w.cmd) {
			return
		}
	}
}
