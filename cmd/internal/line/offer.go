package line

import (
	"slices"
	"strings"

	"riobravo/cmd/internal/words"
	"riobravo/game"
	"riobravo/game/rule"
)

// term is how many months an offer runs when nothing is said.
const term = 6

// startOffer begins an offer to a seat, or shows the one being written.
func (p *play) startOffer(rest []string) {
	if len(rest) == 0 && p.cur.offer != nil {
		p.showOffer()
		return
	}
	ids, names := p.others()
	short := func(i int) []string { return []string{p.cur.r.SeatShort(ids[i]), p.cur.s.Rules().Seats[ids[i]].ID} }
	if i, ok := p.pick("seat", names, short, rest); ok {
		p.cur.offer = &game.Bundle{To: ids[i], Months: term}
		p.tell("line.offer_begun", args{"Seat": p.cur.r.SeatIn(ids[i])})
		p.askClause(true)
		p.askClause(false)
	}
}

func (p *play) askOffer(_ []string) {
	ids, _ := p.others()
	rs, v := p.cur.s.Rules(), p.cur.s.View()
	for _, k := range ids {
		n := kinds(game.LegalClauses(rs, v, k, p.cur.s.Seat(), nil))
		m := kinds(game.LegalClauses(rs, v, k, k, nil))
		if n+m > 0 {
			p.tell("line.may_offer", args{"Seat": p.cur.r.SeatIn(k), "Give": n, "Take": m})
		}
	}
	if p.cur.offer != nil {
		p.showOffer()
	}
}

// kinds counts the different clauses in a list that is in their order.
func kinds(list []game.ClauseUse) int {
	n := 0
	for i := range list {
		if i == 0 || list[i-1].Clause != list[i].Clause {
			n++
		}
	}
	return n
}

// askClause lists the clauses that may stand in the offer being written.
func (p *play) askClause(give bool) {
	b := p.cur.offer
	if b == nil {
		p.say("line.no_offer", nil)
		return
	}
	giver, key := b.To, "line.clauses_take"
	if give {
		giver, key = p.cur.s.Seat(), "line.clauses_give"
	}
	var names []string
	last := game.ClauseID(-1)
	for _, c := range game.LegalClauses(p.cur.s.Rules(), p.cur.s.View(), b.To, giver, nil) {
		if c.Clause != last {
			names = append(names, p.cur.r.ClauseName(c.Clause))
		}
		last = c.Clause
	}
	p.tell(key, args{"Seat": p.cur.r.SeatIn(giver), "Names": strings.Join(names, ", ")})
}

// clause puts a clause into the offer being written.
func (p *play) clause(rest []string, give bool) {
	b := p.cur.offer
	if b == nil {
		p.say("line.no_offer", nil)
		return
	}
	giver := b.To
	if give {
		giver = p.cur.s.Seat()
	}
	if len(rest) == 0 {
		p.askClause(give)
		return
	}
	uses := game.LegalClauses(p.cur.s.Rules(), p.cur.s.View(), b.To, giver, nil)
	var spelt [][]string
	var names []string
	var ids []game.ClauseID
	for i, u := range uses {
		if i == 0 || uses[i-1].Clause != u.Clause {
			name := p.cur.r.ClauseName(u.Clause)
			spelt = append(spelt, []string{name, strings.ReplaceAll(p.cur.s.Rules().Clauses[u.Clause].ID, "_", " ")})
			names = append(names, name)
			ids = append(ids, u.Clause)
		}
	}
	n, left, found := longestMatch(spelt, rest)
	if n < 0 {
		p.choices("clause", rest[0], names, found)
		return
	}
	fits, ok := p.forms(uses, ids[n], left)
	switch {
	case !ok:
	case len(fits) == 0:
		p.say("line.clause_not", args{"Name": names[n]})
	case len(fits) > 1:
		p.whichClause(names[n], fits)
	case slices.Contains(b.Clauses[:b.N], fits[0]):
		p.say("line.clause_already", args{"Name": names[n]})
	case int(b.N) == game.MaxClauses:
		p.say("line.offer_full", args{"N": game.MaxClauses})
	default:
		b.Clauses[b.N] = fits[0]
		b.N++
		p.showOffer()
	}
}

// forms are the uses of a clause that the typed kind, theatre and group leave. Of a consent whose kind is not named the
// staff's is taken: the one for the operation it would order next. ok is false when something typed could not be read.
func (p *play) forms(uses []game.ClauseUse, id game.ClauseID, typed []string) (fits []game.ClauseUse, ok bool) {
	kind, left := p.kindIn(id, typed)
	t := p.targets(game.NoOrder, left, true, true)
	if t.rest != "" {
		p.say("line.unknown.target", args{"Typed": shown(t.rest), "Name": p.cur.r.ClauseName(id), "Near": ""})
		return nil, false
	}
	places := 0
	for _, u := range uses {
		if u.Clause != id || t.region >= 0 && u.Region != t.region || t.group >= 0 && u.Group != t.group || kind != rule.OpNone && u.Kind != kind {
			continue
		}
		if len(fits) == 0 || fits[len(fits)-1].Region != u.Region || fits[len(fits)-1].Group != u.Group {
			places++
		}
		fits = append(fits, u)
	}
	bare := t.region < 0 && t.group < 0
	if len(fits) > 1 && fits[0].Kind != rule.OpNone && (places == 1 || bare) {
		at := game.Preferred(p.cur.s.Rules(), p.cur.s.View(), fits)
		fits = fits[at : at+1]
	}
	return fits, true
}

// kindIn takes the kind of operation out of what was typed about a clause of consent; OpNone when none is named.
func (p *play) kindIn(id game.ClauseID, typed []string) (rule.Operation, []string) {
	var spelt [][]string
	kinds := p.cur.s.Rules().Clauses[id].Kinds
	for _, k := range kinds {
		spelt = append(spelt, []string{p.cur.r.ClauseKind(id, k), p.cur.r.OperationKind(k), strings.ReplaceAll(rule.Operations[k], "_", " ")})
	}
	for i := range typed {
		if n, left, _ := longestMatch(spelt, typed[i:]); n >= 0 && !p.filler(typed[i]) {
			return kinds[n], append(slices.Clone(typed[:i]), left...)
		}
	}
	return rule.OpNone, typed
}

func (p *play) whichClause(name string, fits []game.ClauseUse) {
	var list []string
	for i, u := range fits {
		if i == most {
			break
		}
		list = append(list, p.cur.r.Clause(u))
	}
	p.say("line.which_clause", args{"Name": name, "Names": strings.Join(list, "; ")})
}

// dropClause takes a clause out of the offer being written.
func (p *play) dropClause(rest []string) {
	b := p.cur.offer
	var names []string
	for _, u := range b.Clauses[:b.N] {
		names = append(names, p.cur.r.Clause(u))
	}
	i, ok := p.pick("clause", names, func(i int) []string {
		id := b.Clauses[i].Clause
		return []string{p.cur.r.ClauseName(id), idWords(p.cur.s.Rules().Clauses[id].ID)}
	}, rest)
	if !ok {
		return
	}
	copy(b.Clauses[i:], b.Clauses[i+1:b.N])
	b.N--
	b.Clauses[b.N] = game.ClauseUse{}
	p.showOffer()
}

// showOffer tells the offer being written and how likely it is to be taken, with the reasons.
func (p *play) showOffer() {
	b := p.cur.offer
	if b == nil {
		p.say("line.no_offer", nil)
		return
	}
	me := p.cur.s.Seat()
	p.tell("line.offer_to", args{"Seat": p.cur.r.SeatIn(b.To), "N": int(b.Counters)})
	p.print(p.cur.r.Bundle(*b, me)...)
	if b.N > 0 {
		percent, reasons := game.Acceptance(p.cur.s.Rules(), p.cur.s.View(), *b, me)
		p.say("line.acceptance", args{"N": int(percent)})
		for _, why := range reasons {
			p.print(p.cur.r.Reason(why, b.To))
		}
	}
}

func (p *play) months(rest []string) {
	if p.cur.offer == nil {
		p.say("line.no_offer", nil)
		return
	}
	n, _, ok := number(rest)
	if !ok {
		p.say("line.missing.months", nil)
		return
	}
	p.cur.offer.Months = clip(n)
	p.showOffer()
}

func (p *play) send(_ []string) {
	if p.cur.offer == nil {
		p.say("line.no_offer", nil)
		return
	}
	if p.submit(game.Command{Kind: game.CmdOffer, Offer: *p.cur.offer}) {
		p.tell("line.sent", args{"Seat": p.cur.r.SeatIn(p.cur.offer.To)})
		p.cur.offer = nil
	}
}

func (p *play) discard(_ []string) {
	p.cur.offer = nil
	p.say("line.discarded", nil)
}

// counter begins an offer in answer to another, with the same clauses, to its maker.
func (p *play) counter(rest []string) {
	i, ok := p.slot(rest, p.forMe())
	if !ok {
		return
	}
	o := p.cur.s.View().Known.Offers[i]
	b := words.OfferBundle(&o)
	b.To, b.Counters = game.Seat(o.From), int16(i)+1
	if !game.MayCounter(p.cur.s.View(), int16(i)) {
		p.print(p.cur.renderer().Refusal(p.cur.s.Check(game.Command{Kind: game.CmdOffer, Offer: b}))...)
		return
	}
	p.cur.offer = &b
	p.showOffer()
	p.say("line.countering", nil)
}
