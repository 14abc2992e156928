package line

import (
	"fmt"
	"strings"

	"riobravo/cmd/internal/tui/session"
)

// Lucks under which the chances are weighed where no number is given, and continuations of a what-if.
const (
	lucks         = 500
	continuations = 1000
	mostLucks     = 5000
)

// review tells the review of the game: its parts, one of them, the chances weighed, or a decision made otherwise.
func (p *play) review(rest []string) {
	r := p.reviewed()
	if r == nil {
		return
	}
	parts := r.Parts()
	n, _, isNumber := number(rest)
	switch {
	case len(rest) == 0:
		for i, x := range parts {
			p.say("line.review.part", args{"N": i + 1, "Title": x.Title})
		}
		p.say("line.review.how", nil)
	case isNumber && n >= 1 && n <= len(parts):
		p.part(&parts[n-1])
	case isNumber:
		p.say("line.review.no_part", args{"N": n, "Last": len(parts)})
	case p.isWord("weigh", rest[0]):
		p.weigh(r, rest[1:])
	case p.isWord("if", rest[0]):
		p.otherwise(r, rest[1:])
	case p.isWord("keep", rest[0]):
		p.branch(r, rest[1:])
	default:
		var names []string
		for _, x := range parts {
			names = append(names, x.Title)
		}
		if i, ok := p.pick("part", names, nil, rest); ok {
			p.part(&parts[i])
		}
	}
}

// reviewed is the review of what is in front, made anew when a replay stands elsewhere; nil after saying why there is none.
func (p *play) reviewed() session.Review {
	_, at := p.cur.s.Kept()
	if r, ok := p.cur.s.(session.Replay); ok {
		place, _ := r.Place()
		k, all := r.Sees()
		at = fmt.Sprint(at, place, k, all)
	} else if !p.isOver() && !session.SeesAll(p.cur.s) && !session.Stopped(p.cur.s) {
		p.say("line.review.not_over", p.where())
		return nil
	}
	if p.rev != nil && p.revAt == at && (!p.cfg.Hosted || p.rev.Weighed() > 0) { // elsewhere it may have been opened since
		return p.rev
	}
	if p.cfg.Review == nil {
		p.say("line.review.none", nil)
		return nil
	}
	r, err := p.cfg.Review(p.cur.s)
	if err != nil {
		p.say("line.review.none", nil)
		return nil
	}
	p.rev, p.revAt = r, at
	return r
}

// part tells one part: tables row by row.
func (p *play) part(x *session.Part) {
	p.print(x.Title+".", x.Intro)
	for _, b := range x.Blocks {
		if b.Title != "" {
			p.print(b.Title + ":")
		}
		for _, l := range b.Lines {
			if l.Knew != "" {
				l.Text += " (" + l.Knew + ")"
			}
			p.print(l.Text)
		}
		if b.Chart != nil {
			p.print(b.Chart.Title + ". " + b.Chart.Text)
		}
		if b.Table != nil {
			p.print(strings.TrimSuffix(b.Table.Caption, ".") + ".")
			p.print(b.Table.Sentences()...)
		}
	}
}

// weigh weighs the chances and tells the turning points.
func (p *play) weigh(r session.Review, rest []string) {
	n := lucks
	if typed, _, ok := number(rest); ok {
		if typed < 1 || typed > mostLucks {
			p.say("line.review.lucks", args{"N": typed, "Most": mostLucks})
			return
		}
		n = typed
	}
	if err := r.Weigh(p.ctx, n, p.far("line.review.weighing")); err != nil {
		p.print(r.Why(err))
		return
	}
	for _, x := range r.Parts() {
		if x.ID == "turns" {
			p.part(&x)
		}
	}
}

// far tells how far a reckoning is, in tenths, where a person waits.
func (p *play) far(key string) func(done, of int) {
	said := 0
	return func(done, of int) {
		if tenth := done * 10 / max(1, of); p.cfg.Prompt && tenth > said {
			said = tenth
			p.say(key, args{"Percent": tenth * 10})
			_ = p.out.Flush()
		}
	}
}

// otherwise lists the decisions of a month, what could have been decided instead of one, or makes it otherwise.
func (p *play) otherwise(r session.Review, rest []string) {
	all := r.Decisions()
	if len(all) == 0 {
		p.say("line.review.no_decisions", nil)
		return
	}
	which, rest2, ok := number(rest)
	if !ok {
		for i, d := range all {
			p.say("line.review.decision", args{"N": i + 1, "When": d.When, "Seat": d.Seat, "Kind": d.Kind, "Was": d.Was})
		}
		p.say("line.review.how_if", nil)
		return
	}
	if which < 1 || which > len(all) {
		p.say("line.review.no_decision", args{"N": which, "Last": len(all)})
		return
	}
	options := r.Options(which - 1)
	instead, _, ok := number(rest2)
	switch {
	case !ok:
		d := all[which-1]
		p.say("line.review.decision", args{"N": which, "When": d.When, "Seat": d.Seat, "Kind": d.Kind, "Was": d.Was})
		for i, o := range options {
			p.say("line.review.option", args{"N": i + 1, "Text": o})
		}
	case instead < 1 || instead > len(options):
		p.say("line.review.no_option", args{"N": instead, "Last": len(options)})
	default:
		lines, err := r.Ask(p.ctx, which-1, instead-1, continuations, p.far("line.review.playing"))
		if err != nil {
			p.print(r.Why(err))
			return
		}
		p.print(lines...)
	}
}

// branch keeps the line that a decision made otherwise leads to as a game of its own.
func (p *play) branch(r session.Review, rest []string) {
	which, rest, ok := number(rest)
	instead, _, ok2 := number(rest)
	switch {
	case len(r.Decisions()) == 0:
		p.say("line.review.no_decisions", nil)
	case !ok || !ok2:
		p.say("line.review.how_keep", nil)
	case which < 1 || which > len(r.Decisions()):
		p.say("line.review.no_decision", args{"N": which, "Last": len(r.Decisions())})
	case instead < 1 || instead > len(r.Options(which-1)):
		p.say("line.review.no_option", args{"N": instead, "Last": len(r.Options(which - 1))})
	default:
		id, err := r.Keep(which-1, instead-1)
		if err != nil {
			p.print(r.Why(err))
			return
		}
		p.say("line.review.kept", args{"ID": id})
	}
}
