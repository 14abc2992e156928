package report

import (
	"context"
	"math"

	"riobravo/game"
	"riobravo/game/dice"
)

// Chance is what a seat could hope for at the beginning of a month: how the margin ends when from there on the staff plays
// every seat, over many lucks, the same ones for every month. The last month stands for the end as it was.
type Chance struct {
	Month  int    `json:"month"`
	Seat   string `json:"seat"`
	Margin int    `json:"margin" doc:"mean, hundredths of a point"`
	Met    int    `json:"met" doc:"lines in a thousand in which it met its aims"`
}

// A month is weighed by playing on from it in several ways, each with the same lucks, so that two ways differ by what was
// decided and not by what was rolled:
//
//	hopes    from its beginning, the staff in every seat
//	ordered  from its orders on, each seat repeats its sheet, then the staff plays
//	otherwise(k)  as ordered, but seat k's sheet of this month is its staff's
//
// What a seat's sheet was worth is ordered less otherwise(k); what all decided, ordered less hopes; the rest of what changed
// the chances until the next month was luck.
const (
	wayHopes = iota
	wayOrdered
	wayOtherwise // and one more for each further seat
)

// batch is how many lucks are played between two estimates.
const batch = 50

// weighing is the ways of every month, played so far under n lucks.
type weighing struct {
	l       *reel
	base    dice.Source
	starts  []int // shots at which months begin
	orders  []int // shots at which their orders begin
	n, most int
	margins [][][]int32 // by month and way, then luck by luck the margin of each seat
	met     [][]int     // by month, the lucks in which each seat met its aims, hopes only
}

func newWeighing(in Input, most int) *weighing {
	w := &weighing{l: newReel(in.Rules, in.Log), most: most}
	w.base = w.l.base()
	w.starts, w.orders = w.l.months()
	seats := len(in.Rules.Seats)
	for range w.starts {
		ways := make([][]int32, w.ways())
		for i := range ways {
			ways[i] = make([]int32, most*seats)
		}
		w.margins = append(w.margins, ways)
		w.met = append(w.met, make([]int, seats))
	}
	return w
}

func (w *weighing) ways() int { return wayOtherwise + len(w.l.rs.Seats) }

// more plays every way of every month under the next lucks, on all processors. What comes out does not hang on their number.
func (w *weighing) more(ctx context.Context, tell Progress) error {
	n := min(batch, w.most-w.n)
	seats, ways := len(w.l.rs.Seats), w.ways()
	done := w.n * len(w.starts) * ways
	total := w.most * len(w.starts) * ways
	met := make([][]bool, len(w.starts))
	for m := range met {
		met[m] = make([]bool, n*seats)
	}
	err := each(ctx, n*len(w.starts)*ways, func(i, _ int) { tell(done+i, total) }, func() (func(i int) error, error) {
		p, err := newPlayer(w.l)
		if err != nil {
			return nil, err
		}
		return func(i int) error {
			luck, month, way := i/(len(w.starts)*ways), i/ways%len(w.starts), i%ways
			src := fresh(w.base, w.n+luck)
			at := w.orders[month]
			p.away = 0
			switch way {
			case wayHopes:
				at, p.away = w.starts[month], everySeat
			case wayOrdered:
			default:
				p.away = 1 << (way - wayOtherwise)
			}
			if err := p.play(at, nil, func(int) dice.Source { return src }); err != nil {
				return err
			}
			for k, st := range game.Final(w.l.rs, &p.state) {
				w.margins[month][way][(w.n+luck)*seats+k] = st.Margin
				if way == wayHopes {
					met[month][luck*seats+k] = st.Met
				}
			}
			return nil
		}, nil
	})
	if err != nil {
		return err
	}
	for m := range met {
		for i, yes := range met[m] {
			if yes {
				w.met[m][i%seats]++
			}
		}
	}
	w.n += n
	return nil
}

// gain is how much more a seat gets on one way of a month than on another, luck by luck: the mean, and half the width of its
// interval of 95 %, in hundredths of a point. Without a second way it is what the first comes to.
func (w *weighing) gain(month, k, way, less int) (mean, half int) {
	seats := len(w.l.rs.Seats)
	sum, square := 0, 0
	for i := range w.n {
		d := int(w.margins[month][way][i*seats+k])
		if less >= 0 {
			d -= int(w.margins[month][less][i*seats+k])
		}
		sum += d
		square += d * d
	}
	mean = sum / w.n
	if w.n > 1 {
		spread := (float64(square) - float64(sum)*float64(sum)/float64(w.n)) / float64(w.n-1)
		half = int(math.Round(1.96 * math.Sqrt(max(0, spread)/float64(w.n))))
	}
	return mean, half
}

// chances are what each seat could hope for at the beginning of each month, then the end as it was.
func (w *weighing) chances() []Chance {
	var out []Chance
	for m, at := range w.starts {
		for k, d := range w.l.rs.Seats {
			mean, _ := w.gain(m, k, wayHopes, -1)
			out = append(out, Chance{int(w.l.shots[at].before.World.Month), d.ID, mean, w.met[m][k] * 1000 / w.n})
		}
	}
	for _, e := range ends(w.l.rs, &w.l.head) {
		out = append(out, Chance{len(w.starts) + 1, e.Seat, e.Margin, map[bool]int{true: 1000}[e.Met]})
	}
	return out
}

// Share parts a seat's final margin: what it could hope for at the beginning, what all decided made of it, with what its own
// sheets did among that, and luck.
type Share struct {
	Seat    string `json:"seat"`
	Start   int    `json:"start" doc:"hundredths of a point; the parts add up to the end"`
	Decided int    `json:"decided" doc:"by what all seats decided, month by month"`
	Own     int    `json:"own" doc:"by its own sheets, against those of its staff; part of what was decided"`
	Luck    int    `json:"luck"`
	End     int    `json:"end"`
}

// shares part every seat's final margin.
func (w *weighing) shares() []Share {
	chances := w.chances()
	seats := len(w.l.rs.Seats)
	var out []Share
	for k, d := range w.l.rs.Seats {
		s := Share{Seat: d.ID, Start: chances[k].Margin, End: chances[len(w.starts)*seats+k].Margin}
		for m := range w.starts {
			decided, _ := w.gain(m, k, wayOrdered, wayHopes)
			own, _ := w.gain(m, k, wayOrdered, wayOtherwise+k)
			s.Decided, s.Own = s.Decided+decided, s.Own+own
		}
		s.Luck = s.End - s.Start - s.Decided
		out = append(out, s)
	}
	return out
}

// Weigh plays every month on in several ways, each under n lucks, and tells the turning points anew: the sheets that did
// most for or to their own seat, and the months between which a seat's chances changed most. It needs everything to be seen
// and a game that is over. After every batch of lucks see, if given, gets the estimate so far; it must not keep the review.
func (r *Review) Weigh(ctx context.Context, in Input, n int, tell Progress, see func(*Review)) error {
	if r.Game.Eyes != "" {
		return askError("eyes", "Name", r.Game.EyesName)
	}
	if !r.Game.Over {
		return askError("unfinished")
	}
	if tell == nil {
		tell = func(int, int) {}
	}
	w := newWeighing(in, n)
	for w.n < n {
		if err := w.more(ctx, tell); err != nil {
			return err
		}
		last := w.n >= n
		if !last && see == nil {
			continue
		}
		all := w.swings()
		if last {
			for i := range all {
				if err := w.explain(ctx, &all[i], max(1, n/4)); err != nil {
					return err
				}
			}
		}
		r.Chances, r.Weighed = w.chances(), w.n
		r.Turns = r.weighedTurns(all)
		r.Shares = w.shares()
		if see != nil {
			see(r)
		}
	}
	return nil
}

// months are the shots at which the months with orders begin, and those at which their orders do.
func (l *reel) months() (starts, orders []int) {
	last := int16(0)
	for i := range l.shots {
		w := &l.shots[i].before.World
		switch {
		case w.Month > last && game.Phase(w.Phase) == game.Talks:
			last = w.Month
			starts, orders = append(starts, i), append(orders, i)
		case w.Month == last && game.Phase(w.Phase) == game.Orders && orders[len(orders)-1] == starts[len(starts)-1]:
			orders[len(orders)-1] = i
		}
	}
	return starts, orders
}

// base is the game's own dice, of which the other lucks are drawn; any luck is other luck where they are not there, and this
// one is the same at every asking.
func (l *reel) base() dice.Source {
	if !l.log.HasDice() {
		h := l.log.Head()
		return dice.FromBytes(h[:])
	}
	return l.luckAt(0)
}
