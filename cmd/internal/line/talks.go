package line

import (
	"slices"
	"strings"

	"riobravo/cmd/internal/words"
	"riobravo/game"
	"riobravo/game/rule"
)

// signal posts a threat or promise.
func (p *play) signal(rest []string) {
	rs := p.cur.s.Rules()
	var ids []game.SignalID
	var names []string
	for i := range rs.Signals {
		if p.mine(rs.Signals[i].Actor) && !rs.Signals[i].Ordered {
			ids = append(ids, game.SignalID(i))
			names = append(names, p.cur.r.Signal(game.SignalID(i)))
		}
	}
	if i, ok := p.pick("signal", names, func(i int) string { return tailOf(rs.Signals[ids[i]].ID) }, rest); ok && p.submit(game.Command{Kind: game.CmdSignal, Signal: ids[i]}) {
		p.say("line.signal_set", args{"Name": names[i]})
	}
}

func (p *play) askSignal(_ []string) {
	rs := p.cur.s.Rules()
	list := game.LegalSignals(rs, p.cur.s.View(), nil)
	p.say("line.signals", args{"N": len(list)})
	for _, id := range list {
		d := &rs.Signals[id]
		a := args{"Name": p.cur.r.Signal(id), "Threat": d.Threat, "Months": p.cur.r.Months(d.Term), "Text": ""}
		if key := "signal." + d.ID + ".text"; p.cfg.Words.Has(key) {
			a["Text"] = p.text(key, nil)
		}
		p.say("line.signal", a)
	}
}

// others are the seats that the current seat may deal with.
func (p *play) others() ([]game.Seat, []string) {
	var ids []game.Seat
	var names []string
	for i := range p.cur.s.Rules().Seats {
		if k := game.Seat(i); k != p.cur.s.Seat() {
			ids = append(ids, k)
			names = append(names, p.cur.r.Seat(k))
		}
	}
	return ids, names
}

// term is how many months an offer runs when nothing is said.
const term = 6

// startOffer begins an offer to a seat, or shows the one being written.
func (p *play) startOffer(rest []string) {
	if len(rest) == 0 && p.cur.offer != nil {
		p.showOffer()
		return
	}
	ids, names := p.others()
	short := func(i int) string { return p.cur.r.SeatShort(ids[i]) }
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
	i, ok := p.pick("clause", names, func(i int) string { return p.cur.r.ClauseName(b.Clauses[i].Clause) }, rest)
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

// offers tells every offer and treaty that the seat knows of, with their numbers.
func (p *play) offers(_ []string) {
	r, v := p.cur.renderer(), p.cur.s.View()
	told := 0
	for i := range v.Known.Offers {
		o := &v.Known.Offers[i]
		if o.State == game.OfferFree {
			continue
		}
		told++
		state := [...]string{"", "sealed", "open", "taken", "refused", "countered"}[o.State]
		p.say("line.offer."+state, args{"N": i + 1, "Seat": r.SeatIn(game.Seat(o.From)), "Other": r.SeatIn(game.Seat(o.To)), "Date": r.Month(o.Lapses), "Answer": int(o.Answer)})
		p.thread(o)
		p.print(r.Bundle(words.OfferBundle(o), game.Seat(o.From))...)
	}
	lines := r.InForce(v)
	p.print(lines...)
	if told+len(lines) == 0 {
		p.say("line.no_offers", nil)
	}
	if p.cur.offer != nil {
		p.showOffer()
	}
}

// thread tells which offer a counter answers.
func (p *play) thread(o *game.Offer) {
	if o.Haggle > 0 {
		p.say("line.offer.answers", args{"N": int(o.Counters), "Last": !game.Counterable(o)})
	}
}

// forMe lists the slots of offers that wait for this seat's answer.
func (p *play) forMe() []int {
	var out []int
	v := p.cur.s.View()
	for i := range v.Known.Offers {
		if o := &v.Known.Offers[i]; o.State == game.OfferOpen && game.Seat(o.To) == p.cur.s.Seat() {
			out = append(out, i)
		}
	}
	return out
}

// offersWaiting tells the offers that wait for an answer.
func (p *play) offersWaiting() {
	r, v := p.cur.renderer(), p.cur.s.View()
	for _, i := range p.forMe() {
		o := &v.Known.Offers[i]
		p.say("line.offer.open", args{"N": i + 1, "Seat": r.SeatIn(game.Seat(o.From)), "Other": r.SeatIn(game.Seat(o.To)), "Date": r.Month(o.Lapses), "Answer": int(o.Answer)})
		p.thread(o)
		p.print(r.Bundle(words.OfferBundle(o), game.Seat(o.From))...)
	}
}

// slot finds the offer meant: the number given, or the only one.
func (p *play) slot(rest []string, open []int) (int, bool) {
	n, _, given := number(rest)
	switch {
	case given && n >= 1 && n <= game.MaxOffers:
		return n - 1, true
	case !given && len(open) == 1:
		return open[0], true
	case len(open) == 0:
		p.say("line.none_to_answer", nil)
	default:
		p.say("line.which_offer", nil)
		p.offersWaiting()
	}
	return 0, false
}

func (p *play) answer(rest []string, yes bool) bool {
	i, ok := p.slot(rest, p.forMe())
	if !ok || !p.submit(game.Command{Kind: game.CmdAnswer, Slot: int16(i), Yes: yes}) {
		return false
	}
	if yes {
		p.say("line.accepted", args{"N": i + 1})
	} else {
		p.say("line.refused_offer", args{"N": i + 1})
	}
	return true
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

func (p *play) withdraw(rest []string) {
	var mine []int
	v := p.cur.s.View()
	for i := range v.Known.Offers {
		if o := &v.Known.Offers[i]; o.State == game.OfferSealed && game.Seat(o.From) == p.cur.s.Seat() {
			mine = append(mine, i)
		}
	}
	n, _, given := number(rest)
	switch {
	case given:
		n--
	case len(mine) == 1:
		n = mine[0]
	default:
		p.say("line.which_own", args{"N": len(mine)})
		return
	}
	if p.submit(game.Command{Kind: game.CmdWithdraw, Slot: clip(n)}) {
		p.say("line.withdrawn", args{"N": n + 1})
	}
}

// consult asks the other republic for consent: an offer that asks for the clause whose asking counts as a consultation.
func (p *play) consult(rest []string) {
	rs, v := p.cur.s.Rules(), p.cur.s.View()
	for i := range rs.Seats {
		to := game.Seat(i)
		if to == p.cur.s.Seat() {
			continue
		}
		var fits []game.ClauseUse
		for _, u := range game.LegalClauses(rs, v, to, to, nil) {
			if asks(&rs.Clauses[u.Clause]) {
				fits = append(fits, u)
			}
		}
		if len(fits) == 0 {
			continue
		}
		name := p.cur.r.ClauseName(fits[0].Clause)
		meant, ok := p.forms(fits, fits[0].Clause, rest)
		if !ok {
			return
		}
		switch len(meant) {
		case 0:
			p.say("line.clause_not", args{"Name": name})
		case 1:
			b := &game.Bundle{To: to, Months: 3, N: 1}
			b.Clauses[0] = meant[0]
			p.cur.offer = b
			p.showOffer()
			p.say("line.consulting", nil)
		default:
			p.whichClause(name, meant)
		}
		return
	}
	p.say("line.no_consult", nil)
}

// asks tells whether asking for a clause is a consultation, with its risk of a leak.
func asks(d *game.ClauseDef) bool {
	for _, e := range d.Asked {
		if e.Kind == rule.KindConsult {
			return true
		}
	}
	return false
}

// breakTreaty openly breaks a treaty; it asks to be told twice, because that cannot be taken back.
func (p *play) breakTreaty(rest []string) {
	n, left, ok := number(rest)
	if !ok {
		p.say("line.missing.treaty", nil)
		p.print(p.cur.renderer().InForce(p.cur.s.View())...)
		return
	}
	c := game.Command{Kind: game.CmdBreak, Slot: clip(n - 1)}
	if ref := p.cur.s.Check(c); ref != nil {
		p.print(p.cur.renderer().Refusal(ref)...)
		return
	}
	if len(left) == 0 || !p.isWord("confirm", left[0]) {
		p.say("line.confirm_break", args{"N": n})
		return
	}
	if p.submit(c) {
		p.news()
	}
}

// crisis tells the open crisis and the seat's options.
func (p *play) crisis() {
	r, v := p.cur.renderer(), p.cur.s.View()
	if v.Known.World.Crisis == 0 {
		return
	}
	id := game.CrisisID(v.Known.World.Crisis - 1)
	g, at := game.Group(v.Known.World.CrisisGrp-1), game.Region(v.Known.World.CrisisReg-1)
	a := args{"Name": r.Crisis(id), "Region": r.Region(at), "Core": r.Core(at), "Group": r.GroupIn(g), "Seat": r.SeatIn(p.cur.s.Seat()), "Other": "", "N": 0, "Order": ""}
	p.say("line.crisis", args{"Name": r.Crisis(id), "Region": r.CrisisPlace(id, at)})
	p.tell("crisis."+p.cur.s.Rules().Crises[id].ID+".scene", a)
	if p.cur.waiting() {
		p.askChoose(nil)
	} else {
		p.say("line.not_party", nil)
	}
}

// options are the options of the current seat in the open crisis.
func (p *play) options() ([]int16, []string) {
	v := p.cur.s.View()
	id := game.CrisisID(v.Known.World.Crisis - 1)
	if id < 0 {
		return nil, nil
	}
	party := p.cur.r.Party(id, game.Group(v.Known.World.CrisisGrp-1), p.cur.s.Seat())
	ids := game.LegalOptions(p.cur.s.Rules(), v, nil)
	var names []string
	for _, o := range ids {
		names = append(names, p.cur.r.Option(id, party, o))
	}
	return ids, names
}

func (p *play) askChoose(_ []string) {
	ids, names := p.options()
	if len(ids) == 0 {
		p.say("line.no_crisis", nil)
		return
	}
	for i := range ids {
		p.say("line.option", args{"N": i + 1, "Name": names[i]})
	}
	p.say("line.then.choose", nil)
}

// choose takes an option by its number or its name.
func (p *play) choose(rest []string) {
	ids, names := p.options()
	if len(ids) == 0 {
		p.submit(game.Command{Kind: game.CmdChoose})
		return
	}
	at := -1
	if n, _, ok := number(rest); ok {
		if at = n - 1; at < 0 || at >= len(ids) {
			p.say("line.no_number", args{"N": n, "Last": len(ids)})
			return
		}
	} else {
		i, found := p.pick("option", names, nil, rest)
		if !found {
			return
		}
		at = i
	}
	if p.submit(game.Command{Kind: game.CmdChoose, Option: ids[at]}) {
		p.say("line.chosen", args{"Name": names[at]})
		p.onward()
	}
}
