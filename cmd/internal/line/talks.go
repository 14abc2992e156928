package line

import (
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
	if i, ok := p.pick("signal", names, func(i int) []string { return []string{tailOf(rs.Signals[ids[i]].ID)} }, rest); ok && p.submit(game.Command{Kind: game.CmdSignal, Signal: ids[i]}) {
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
	a := args{"Name": r.Crisis(id), "Region": r.RegionIn(at), "Core": r.Core(at), "Group": r.GroupIn(g), "Seat": r.SeatIn(p.cur.s.Seat()), "Other": "", "N": 0, "Order": ""}
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
