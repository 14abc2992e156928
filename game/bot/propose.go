package bot

import (
	"riobravo/game"
	"riobravo/game/dice"
)

// proposer draws up what a seat might do, from its doctrine: the sheet that its staff would seal, and sheets that differ
// from it in one thing. It reads the view and leaves it as it was.
type proposer struct {
	rs       *game.Ruleset
	mind     game.Mind
	noise    game.Noise
	barred   barred
	list     []proposal
	postures []game.PostureID
	most     int  // proposals beside the forms
	wide     bool // with other forms of the staff's own orders
	stray    int  // sheets with an order that is drawn by lot, up to mostStrays; they count among most
	src      dice.Source
	lots     dice.Sequence
	next     func(n int) int // lots.N; kept so that a decision allocates nothing
	only     barred
}

// proposal is a sheet and the consideration that speaks for what is particular to it. Part says in what it differs from
// the first: a column, partPosture, or partWhole.
type proposal struct {
	sheet  game.Sheet
	reason string
	part   int8
}

// mostSheets is the largest number of proposals: the staff's sheet, two other orders and none for each column, three other
// postures.
const mostSheets = 13

// Parts of a sheet in which a proposal may differ from the staff's, beside its columns 0 to 2.
const (
	partPosture = game.Columns
	partWhole   = game.Columns + 1
)

// Reasons that are no consideration of a doctrine: catalogue keys.
const (
	reasonRestraint = "advice.restraint"
	reasonPosture   = "advice.posture"
	reasonForesight = "advice.foresight"
)

// sheets fills list: the staff's sheet first, then others, no two alike.
func (p *proposer) sheets(v *game.View) {
	was := v.Known.Own[v.Seat]
	p.list = p.list[:0]
	base := p.staffs(v, p.noise)
	p.add(v, base)
	most := p.most
	if p.wide {
		p.most += p.forms(v, base)
	}
	p.columns(v, base, 0)
	p.strays(v, base)
	p.stances(v, base)
	p.columns(v, base, none)
	p.columns(v, base, 1)
	p.most = most
	v.Known.Own[v.Seat] = was
}

// staffs is the sheet that the doctrine likes best: the column with the weightiest consideration spends first.
func (p *proposer) staffs(v *game.View, noise game.Noise) proposal {
	own := &v.Known.Own[v.Seat]
	clearDraft(own)
	out := proposal{part: partWhole}
	out.sheet.Posture = game.PostureID(own.Posture)
	if t := p.mind.Posture(p.rs, v, noise); t.Weight > 0 {
		out.sheet.Posture = t.Posture
	} else if p.postures = game.LegalPostures(p.rs, v, p.postures[:0]); len(p.postures) > 0 {
		out.sheet.Posture = p.postures[0]
	}
	own.Posture = int16(out.sheet.Posture)
	for c := range game.Columns {
		out.sheet.Orders[c] = game.Empty
	}
	done, heaviest := [game.Columns]bool{}, int32(0)
	for range game.Columns {
		col, best := game.Column(-1), game.Thought{Weight: -1}
		for c := range game.Columns {
			if done[c] {
				continue
			}
			if t := p.mind.Column(p.rs, v, game.Column(c), noise); t.Weight > best.Weight {
				col, best = game.Column(c), t
			}
		}
		done[col] = true
		out.sheet.Orders[col] = best.Order
		putDraft(own, col, best.Order)
		if best.Weight > heaviest {
			heaviest, out.reason = best.Weight, best.Reason
		}
	}
	return out
}

// none in place of a rank is an empty column.
const none = -1

// columns adds, for each column, the order that the doctrine would think of next after the staff's (rank 0) and those before, or
// leaving it empty.
func (p *proposer) columns(v *game.View, base proposal, rank int) {
	own := &v.Known.Own[v.Seat]
	kept := p.mind.Forbid
	for c := range game.Columns {
		draw(own, &base.sheet)
		next := base
		next.part, next.reason = int8(c), reasonRestraint
		next.sheet.Orders[c] = game.Empty
		if rank != none {
			p.mind.Forbid = kept
			p.forbid(base.sheet.Orders[c].ID)
			for _, l := range p.list {
				if int(l.part) == c {
					p.forbid(l.sheet.Orders[c].ID)
				}
			}
			t := p.mind.Column(p.rs, v, game.Column(c), p.noise)
			if t.Weight <= 0 {
				continue
			}
			next.sheet.Orders[c], next.reason = t.Order, t.Reason
		}
		p.add(v, next)
	}
	p.mind.Forbid = kept
}

func (p *proposer) forbid(id game.OrderID) {
	if id >= 0 {
		p.mind.Forbidding(id)
	}
}

// forms adds the other choices of the staff's own orders that its doctrine has something to say for (another aim, capture in place of a
// strike) and counts them: a column's other orders leave the order itself out, and with it all its forms.
func (p *proposer) forms(v *game.View, base proposal) (added int) {
	d := game.DoctrineOf(p.rs, v)
	if d == nil {
		return 0
	}
	for c, o := range base.sheet.Orders {
		if o.ID < 0 || len(p.rs.Orders[o.ID].Choices) < 2 {
			continue
		}
		for i := range d.Orders {
			if k := &d.Orders[i]; k.What != int16(o.ID) || k.Amount < 0 || k.Amount == o.Amount {
				continue
			}
			draw(&v.Known.Own[v.Seat], &base.sheet)
			t := p.mind.Column(p.rs, v, game.Column(c), func(n int32) int32 {
				if n == int32(i) {
					return p.noise(n)
				}
				return never
			})
			if t.Weight <= 0 {
				continue
			}
			next := base
			next.part, next.reason = int8(c), t.Reason
			next.sheet.Orders[c] = t.Order
			if p.add(v, next) {
				added++
				p.most++
			}
		}
	}
	p.most -= added
	return added
}

// never outweighs whatever speaks for an order.
const never = -1 << 20

// stances adds the staff's sheet under each other posture.
func (p *proposer) stances(v *game.View, base proposal) {
	draw(&v.Known.Own[v.Seat], &base.sheet)
	p.postures = game.LegalPostures(p.rs, v, p.postures[:0])
	for _, at := range p.postures {
		next := base
		next.sheet.Posture, next.part, next.reason = at, partPosture, reasonPosture
		p.add(v, next)
	}
}

// add takes a sheet up that is legal and new.
func (p *proposer) add(v *game.View, next proposal) bool {
	if len(p.list) >= p.most {
		return false
	}
	for i := range p.list {
		if p.list[i].sheet == next.sheet {
			return false
		}
	}
	for _, o := range next.sheet.Orders {
		if o.ID >= 0 && p.barred != nil && p.barred[o.ID] {
			return false
		}
	}
	cmd := game.Command{Kind: game.CmdSheet, Seat: v.Seat, Sheet: next.sheet, Yes: true}
	if game.Check(p.rs, v, &cmd) != nil {
		return false
	}
	p.list = append(p.list, next)
	return true
}

// draw writes a sheet into the draft in a view.
func draw(own *game.SeatOwn, s *game.Sheet) {
	own.Posture = int16(s.Posture)
	for c := range s.Orders {
		putDraft(own, game.Column(c), s.Orders[c])
	}
}
