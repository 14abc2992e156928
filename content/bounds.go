package content

import (
	"errors"
	"io/fs"
	"path"
	"slices"

	"riobravo/content/diag"
	"riobravo/content/internal/decode"
	"riobravo/game"
)

// Bounds are what a scenario promises of games between bots: shares in percent, both ends included.
type Bounds struct {
	Games int    // played to hold them, 200 when the file does not say
	Bots  string // in every seat; "staff" when the file does not say
	Rows  []Bound
}

// Bound is one promise: how often a seat meets its aims (Seat), nobody does (Nobody), or a game ends so (Ending).
type Bound struct {
	Seat, Ending string
	Nobody       bool
	Least, Most  int
	At           diag.Span
}

// Bounds reads tests/bounds.yaml; none are an empty list.
func (s *Scenario) Bounds() (Bounds, diag.List) {
	var l diag.List
	out := Bounds{Games: 200, Bots: "staff"}
	if s.tests == nil {
		return out, l
	}
	const name = "bounds.yaml"
	if _, err := fs.Stat(s.tests, name); errors.Is(err, fs.ErrNotExist) {
		return out, l
	}
	shown := path.Join(s.place, name)
	src, ok := readFile(s.tests, name, shown, &l)
	if !ok {
		return out, l
	}
	root := decode.Parse(shown, src, &l)
	if root == nil {
		return out, l
	}
	for _, p := range root.Pairs {
		switch {
		case p.Key == "games" && p.Val.Kind == decode.Number && p.Val.Int >= 1 && p.Val.Int <= 5000:
			out.Games = int(p.Val.Int)
		case p.Key == "bots" && p.Val.Kind == decode.Text:
			out.Bots = p.Val.Text
		case p.Key == "met" && p.Val.Kind == decode.Map:
			for _, q := range p.Val.Pairs {
				known := slices.ContainsFunc(s.Ruleset.Seats, func(d game.SeatDef) bool { return d.ID == q.Key })
				out.row(Bound{Seat: q.Key, At: q.At}, q, known, &l)
			}
		case p.Key == "endings" && p.Val.Kind == decode.Map:
			for _, q := range p.Val.Pairs {
				out.row(Bound{Ending: q.Key, At: q.At}, q, slices.Contains(game.EndingNames[1:], q.Key), &l)
			}
		case p.Key == "nobody":
			out.row(Bound{Nobody: true, At: p.At}, p, true, &l)
		default:
			l.Hint(diag.Bounds, p.At, "games: 1..5000, bots: a bot, met: {seat: [least, most]}, endings: {ending: [least, most]} or nobody: [least, most]", "%q is no bound, or not of its shape", p.Key)
		}
	}
	return out, l
}

// row adds a bound when its name and its two numbers are good.
func (b *Bounds) row(r Bound, p decode.Pair, known bool, l *diag.List) {
	v := p.Val
	good := v.Kind == decode.Seq && len(v.Items) == 2 && v.Items[0].Kind == decode.Number && v.Items[1].Kind == decode.Number &&
		v.Items[0].Int >= 0 && v.Items[1].Int <= 100 && v.Items[0].Int <= v.Items[1].Int
	switch {
	case !known:
		l.Hint(diag.Bounds, p.At, "name a seat of the scenario, or an ending: horizon, war, decoupled", "%q is no seat or ending here", p.Key)
	case !good:
		l.Hint(diag.Bounds, p.At, "write [least, most] in percent", "the bounds of %q are not two whole percents, the least first", p.Key)
	default:
		r.Least, r.Most = int(v.Items[0].Int), int(v.Items[1].Int)
		b.Rows = append(b.Rows, r)
	}
}
