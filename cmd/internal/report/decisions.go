package report

import (
	"strconv"
	"strings"

	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// decision is one that a seat made, and what it could have decided instead: each as the question that asks for it.
type decision struct {
	month   int
	seat    string
	kind    string // a column, posture or crisis
	was     string
	options []option
}

type option struct{ query, text string }

// decisions are all of a game's: by month and seat, the posture, the columns, and the answer to the first crisis.
func (r *reel) decisions(t Words) []decision {
	var out []decision
	w := words.New(t, r.rs).Heed(r.log.Worded())
	starts, _ := r.months()
	for _, at := range starts {
		month := r.shots[at].before.World.Month
		for k := range r.rs.Seats {
			q := &question{month: month, seat: game.Seat(k), at: -1}
			if r.findSheet(q) == nil {
				view := &game.View{}
				game.ViewFor(r.rs, &r.shots[q.at].before, q.seat, view)
				view.Known.Seats[k].Sealed = 0
				w.See(view)
				out = append(out, r.postures(q, view, w))
				for c := range game.Column(game.Columns) {
					out = append(out, r.fillings(q, c, view, w))
				}
			}
			if d, ok := r.answers(month, game.Seat(k), t); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// ask is the beginning of a question.
func (r *reel) ask(q *question, what string) string {
	return strconv.Itoa(int(q.month)) + " " + r.rs.Seats[q.seat].ID + " " + what + "="
}

func (r *reel) postures(q *question, view *game.View, w *words.Renderer) decision {
	d := decision{month: int(q.month), seat: r.rs.Seats[q.seat].ID, kind: "posture", was: w.Posture(q.cmd.Sheet.Posture)}
	for _, p := range game.LegalPostures(r.rs, view, nil) {
		if p != q.cmd.Sheet.Posture {
			d.options = append(d.options, option{r.ask(q, "posture") + r.rs.Postures[p].ID, w.Posture(p)})
		}
	}
	return d
}

// fillings are what a column could have held: nothing, or each legal order against each group, in the region with the best odds.
func (r *reel) fillings(q *question, c game.Column, view *game.View, w *words.Renderer) decision {
	was := q.cmd.Sheet.Orders[c]
	d := decision{month: int(q.month), seat: r.rs.Seats[q.seat].ID, kind: columns[c], was: w.Order(was)}
	if was.ID >= 0 {
		d.options = append(d.options, option{r.ask(q, columns[c]) + "empty", w.Order(game.Empty)})
	}
	type form struct {
		id    game.OrderID
		group game.Group
	}
	best := map[form]int{}
	for _, o := range game.Legal(r.rs, view, c, nil) {
		f := form{o.ID, o.Group}
		if o.ID < 0 || o == was {
			continue
		}
		odds := 0
		if p := game.PreviewOrder(r.rs, view, o); p.Rolls {
			odds = int(p.Odds.Low) + int(p.Odds.High)
		}
		at, known := best[f]
		x := option{r.ask(q, columns[c]) + r.spell(o), w.Order(o)}
		switch {
		case !known:
			best[f] = len(d.options)<<16 | odds
			d.options = append(d.options, x)
		case odds > at&0xffff:
			best[f] = at&^0xffff | odds
			d.options[at>>16] = x
		}
	}
	return d
}

// spell is an order as a question names it.
func (r *reel) spell(o game.Order) string {
	d := &r.rs.Orders[o.ID]
	_, text, _ := strings.Cut(d.ID, ".")
	if o.Group >= 0 && int(o.Group) < len(r.rs.Groups) {
		text += "+" + r.rs.Groups[o.Group].ID
	}
	if o.Region >= 0 {
		text += "+" + r.rs.Regions[o.Region].ID
	}
	if int(o.Amount) < len(d.Choices) && o.Amount >= 0 {
		text += "+" + d.Choices[o.Amount]
	}
	return text
}

// answers is a seat's answer to the first crisis of a month, if it gave one and had a choice.
func (r *reel) answers(month int16, k game.Seat, t Words) (decision, bool) {
	for i := range r.shots {
		s := &r.shots[i]
		if s.cmd.Seat != k || s.cmd.Kind != game.CmdChoose || s.before.World.Month != month {
			continue
		}
		id, group := game.CrisisID(s.before.World.Crisis-1), game.Group(s.before.World.CrisisGrp-1)
		w := words.New(t, r.rs).Heed(r.log.Worded())
		v := &game.View{}
		game.ViewFor(r.rs, &s.before, k, v)
		w.See(v)
		q := &question{month: month, seat: k}
		d := decision{month: int(month), seat: r.rs.Seats[k].ID, kind: "crisis", was: w.Option(id, w.Party(id, group, k), s.cmd.Option)}
		for _, o := range game.LegalOptions(r.rs, v, nil) {
			if o != s.cmd.Option {
				d.options = append(d.options, option{r.ask(q, "crisis") + r.optionID(id, group, k, o), w.Option(id, w.Party(id, group, k), o)})
			}
		}
		return d, len(d.options) > 0
	}
	return decision{}, false
}
