package line

import (
	"strings"

	"riobravo/cmd/internal/tui/session"
	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// help lists the commands, or explains one.
func (p *play) help(rest []string) {
	if len(rest) > 0 {
		found := p.named(rest[0])
		if len(found) != 1 {
			p.choices("command", rest[0], p.commandNames(), found)
			return
		}
		p.say("line.command."+commands[found[0]].id+".help", nil)
		return
	}
	p.say("line.help", nil)
	for _, c := range commands {
		p.say("line.command."+c.id+".help", nil)
	}
}

// status tells where the game and the seat stand.
func (p *play) status(_ []string) {
	k := p.cur
	r := k.renderer()
	v := k.s.View()
	p.say("line.where", p.where())
	before := v.Known.World
	if t := k.s.Tracks(); len(t) > 1 {
		before = t[max(0, min(int(v.Known.World.Month)-1, len(t)-1))]
	}
	p.print(r.Tracks(v.Known.World, before, true)...)
	p.print(r.Own(k.s)...)
	p.print(r.InForce(v)...)
	p.print(r.Others(v)...)
	switch game.Phase(v.Known.World.Phase) {
	case game.Orders:
		p.sheet()
	case game.CrisisOpen:
		p.crisis()
	}
	p.closedSeats()
}

// closedSeats tells whose part of the phase is in.
func (p *play) closedSeats() {
	v := p.cur.s.View()
	var in []string
	for i := range p.cur.s.Rules().Seats {
		if v.Known.Seats[i].Sealed != 0 {
			in = append(in, p.cur.r.Seat(game.Seat(i)))
		}
	}
	if len(in) > 0 {
		p.say("line.in", args{"Seats": strings.Join(in, ", ")})
	}
}

// brief tells the month's brief again: lines for a principal, or with "page" a planner's page.
func (p *play) brief(rest []string) {
	depth := 0
	if len(rest) > 0 {
		if !p.beginsWord("page", rest[0]) {
			p.unknown("line.unknown.page", rest[0], nil)
			return
		}
		depth = 1
	}
	p.print(p.cur.renderer().Brief(p.cur.s, depth)...)
}

// places tells the theatres, or those whose names were given.
func (p *play) places(rest []string) {
	r, v := p.cur.renderer(), p.cur.s.View()
	if len(rest) == 0 {
		p.print(r.Places(v)...)
		return
	}
	names := p.regionNames()
	if i, ok := p.pick("region", names, func(i int) []string { return []string{r.Core(game.Region(i)), idWords(p.cur.s.Rules().Regions[i].ID)} }, rest); ok {
		p.print(r.Place(v, game.Region(i)))
	}
}

func (p *play) regionNames() []string {
	var out []string
	for i := range p.cur.s.Rules().Regions {
		out = append(out, p.cur.r.Region(game.Region(i)))
	}
	return out
}

// wire tells the public headlines of the last two months, or of the month given.
func (p *play) wire(rest []string) {
	now := p.cur.s.View().Known.World.Month
	from, to := max(1, now-1), now
	if n, _, ok := number(rest); ok {
		from, to = clip(n), clip(n)
	}
	r := p.cur.renderer()
	told := 0
	for m := from; m <= to; m++ {
		for _, e := range p.cur.s.Events(m) {
			if line, ok := r.Headline(e); ok {
				p.say("line.headline", args{"Date": r.Month(m), "Line": line})
				told++
			}
		}
	}
	if told == 0 {
		p.say("line.no_wire", nil)
	}
}

// why explains the rolls of the last month that had any, or of the month given.
func (p *play) why(rest []string) {
	now := p.cur.s.View().Known.World.Month
	first, last := int16(1), now
	if n, _, ok := number(rest); ok {
		first, last = clip(n), clip(n)
	}
	r := p.cur.renderer()
	for m := last; m >= first; m-- {
		list := p.cur.s.Events(m)
		told := false
		for i := range list {
			if list[i].Kind != game.Rolled {
				continue
			}
			if !told {
				p.say("line.rolls", args{"Date": r.Month(m)})
				told = true
			}
			p.print(r.Roll(list, i)...)
		}
		if told {
			return
		}
	}
	p.say("line.no_rolls", nil)
}

// score tells the seat's score by its parts, and what it may know of the others'.
func (p *play) score(_ []string) {
	r := p.cur.renderer()
	own := p.cur.s.Score()
	p.print(r.Standing(own))
	p.print(r.Parts(own)...)
	for _, st := range p.cur.s.Standings() {
		if st.Seat != own.Seat && st.Known {
			p.print(r.Standing(st))
		}
	}
}

// advise tells what the seat's staff would do.
func (p *play) advise(_ []string) {
	list := p.cur.s.Advise()
	if len(list) == 0 {
		p.say("line.no_advice", nil)
	}
	for _, a := range list {
		p.print(p.cur.renderer().Advice(a))
	}
}

// sheet tells the draft.
func (p *play) sheet() {
	r, v := p.cur.renderer(), p.cur.s.View()
	own := &v.Known.Own[p.cur.s.Seat()]
	p.say("line.sheet.posture", args{"Name": r.Posture(game.PostureID(own.Posture))})
	for c := range game.Column(game.Columns) {
		o := own.DraftOrder(c)
		a := args{"Column": r.Column(c), "Order": r.Order(o), "Cost": ""}
		if o.ID >= 0 {
			a["Cost"] = r.Cost(o.ID, p.cur.s.Preview(o).Cost)
		} else if own.Memo[c] > 0 {
			a["Order"] = p.text("line.sheet.memo", nil)
		}
		p.say("line.sheet.column", a)
	}
}

// legal tells what may be done now.
func (p *play) legal() {
	if p.isOver() {
		p.say("line.over", nil)
		return
	}
	switch {
	case session.Stopped(p.cur.s):
		p.say("line.stopped", nil)
		return
	case !p.cur.waiting():
		p.say("line.wait", nil)
		return
	}
	switch game.Phase(p.cur.s.View().Known.World.Phase) {
	case game.Talks:
		p.askSignal(nil)
		p.offersWaiting()
		p.askOffer(nil)
		p.say("line.then.ready", nil)
	case game.Orders:
		p.askPosture(nil)
		for c := range game.Column(game.Columns) {
			p.column(c)
		}
		p.sheet()
		p.say("line.then.seal", nil)
	case game.CrisisOpen:
		p.askChoose(nil)
	}
}

// column lists the orders that are legal in a column, one line each, with cost, odds and number of targets.
func (p *play) column(c game.Column) {
	r := p.cur.renderer()
	p.say("line.column", args{"Column": r.Column(c)})
	list := p.cur.s.Legal(c)
	for i := 0; i < len(list); {
		j := i
		odds := game.Range{Low: 100}
		pv := p.cur.s.Preview(list[i])
		rolls := pv.Rolls
		for ; j < len(list) && list[j].ID == list[i].ID; j++ {
			if rolls {
				q := p.cur.s.Preview(list[j])
				odds.Low, odds.High = min(odds.Low, q.Odds.Low), max(odds.High, q.Odds.High)
			}
		}
		p.say("line.entry", p.entry(r, list[i], pv, rolls, odds, j-i))
		i = j
	}
	if len(list) == 0 {
		p.say("line.nothing", nil)
	}
}

func (p *play) entry(r *words.Renderer, o game.Order, pv game.Preview, rolls bool, odds game.Range, targets int) args {
	a := args{"Name": r.OrderName(o.ID), "Cost": r.Cost(o.ID, pv.Cost), "Odds": "", "Targets": "", "Intent": ""}
	if rolls {
		a["Odds"] = r.Odds(odds)
	}
	d := &p.cur.s.Rules().Orders[o.ID]
	if key := "order." + d.ID + ".intent"; p.cfg.Words.Has(key) {
		a["Intent"] = p.text(key, nil)
	}
	if targets > 1 {
		a["Targets"] = p.text("line.targets", args{"N": targets})
	} else if w := r.Where(o); w != "" {
		a["Targets"] = w
	}
	return a
}

// refused lists the orders of the seat that are not legal now, with what forbids them.
func (p *play) refused() {
	if game.Phase(p.cur.s.View().Known.World.Phase) != game.Orders {
		p.say("line.not_orders", p.where())
		return
	}
	r, rs := p.cur.renderer(), p.cur.s.Rules()
	legal := map[game.OrderID]bool{}
	for c := range game.Column(game.Columns) {
		for _, o := range p.cur.s.Legal(c) {
			legal[o.ID] = true
		}
	}
	for id := range rs.Orders {
		if legal[game.OrderID(id)] || !p.mine(rs.Orders[id].Actor) {
			continue
		}
		none := target{region: game.NoRegion, group: game.NoGroup, wing: game.NoWing, choice: -1}
		if ref := p.against(game.OrderID(id), none); ref != nil {
			why := r.Refusal(ref)[1]
			if says(ref.Code) < 4 { // nothing forbids it but that it has no target
				why = p.text("line.no_target", nil)
			}
			p.say("line.refused", args{"Name": r.OrderName(game.OrderID(id)), "Why": why})
		}
	}
}

// mine tells whether an actor includes the current seat.
func (p *play) mine(a game.Actor) bool {
	d := &p.cur.s.Rules().Seats[p.cur.s.Seat()]
	return a.Side == d.Side && (a.Side != game.NoSide || a.Group == game.NoGroup || a.Group == d.Group)
}
