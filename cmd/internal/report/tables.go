package report

import (
	"strings"
)

// orderTable is a seat's orders against what it could know.
func (p *teller) orderTable(k int) *Table {
	t := p.table(p.t("caption.orders", "Name", p.r.Seats[k].Name), ">month", "column", "order", ">expected", ">was", ">die", "came", "believed")
	for i := range p.r.Orders {
		o := &p.r.Orders[i]
		if o.Seat != p.r.Seats[k].ID {
			continue
		}
		expected, was, die := "", "", ""
		if o.Low >= 0 {
			expected = p.odds(o.Low, o.High)
		}
		if o.Odds >= 0 {
			was = p.t("percent", "N", o.Odds)
		}
		if o.Die > 0 {
			die = signless(o.Die)
		}
		t.add(o.Month, p.t("column."+o.Column), p.orderCell(o), expected, was, die, p.fate(o), p.beliefs(o))
	}
	return t
}

// orderCell is an order with its reason.
func (p *teller) orderCell(o *Order) any {
	if o.Reason == "" || o.Column != "diplomatic" {
		return o.Text
	}
	return []string{o.Text, p.t("posture", "Name", o.Posture), p.t("reason", "Text", o.Reason)}
}

func (p *teller) odds(low, high int) string {
	if low == high {
		return p.t("percent", "N", low)
	}
	return p.t("range", "Low", low, "High", high)
}

// fate is what came of an order.
func (p *teller) fate(o *Order) []string {
	out := []string{p.t("fate." + o.Fate)}
	if o.Outcome != "" {
		out[0] = o.Came
	}
	if o.Claimed {
		out = append(out, p.t("claimed"))
	}
	if o.Why != "" {
		out = append(out, o.Why)
	}
	return out
}

func (p *teller) beliefs(o *Order) []string {
	out := []string{}
	for _, b := range o.Believed {
		out = append(out, p.t("believed.line", "What", b.What, "Low", b.Low, "High", b.High, "Sure", b.Sure, "Known", b.Truth >= 0, "Truth", b.Truth))
	}
	var mods []string
	for _, m := range o.Mods {
		mods = append(mods, m.Name+" "+signed(m.By))
	}
	if len(mods) > 0 {
		out = append(out, p.t("mods", "Base", o.Base, "List", strings.Join(mods, ", ")))
	}
	return out
}

// seatLines are what is said of a seat before its tables.
func (p *teller) seatLines(id string) []string {
	var out []string
	for _, c := range p.r.Sureness {
		if c.Seat == id {
			out = append(out, p.t("sure", "Name", p.seat(id).Name, "N", c.N, "Said", c.Said, "Held", c.Held))
		}
	}
	return out
}

func (p *teller) treaties() *Table {
	t := p.table(p.t("caption.treaties"), "between", "clauses", "term", "fate")
	for _, x := range p.r.Treaties {
		var clauses []string
		for _, c := range x.Clauses {
			clauses = append(clauses, p.short(c.Giver)+": "+c.Text)
		}
		fate := []string{p.t("fate."+x.Fate, "By", p.short(x.By))}
		for _, id := range x.Strain {
			if x.Fate == "exposed" && x.By == id {
				continue
			}
			fate = append(fate, p.t("fate.strain", "By", p.short(id)))
		}
		if x.Secret {
			fate = append(fate, p.t("fate.secret"))
		}
		end := x.End
		if end == 0 {
			end = x.Until
		}
		t.add(p.short(x.A)+", "+p.short(x.B), clauses, signless(x.Since)+"–"+signless(end), fate)
	}
	return t
}

func (p *teller) messages() *Table {
	t := p.table(p.t("caption.messages"), ">month", "from", "to", "kind", "said")
	for _, m := range p.r.Messages {
		t.add(m.Month, p.short(m.From), p.short(m.To), p.t("message."+m.Kind), m.Text)
	}
	return t
}

func (p *teller) crises() *Table {
	t := p.table(p.t("caption.crises"), ">month", "crisis", "choices", "outcome", "moved")
	for _, c := range p.r.Crises {
		var choices []string
		for _, x := range c.Choices {
			choices = append(choices, x.Party+": "+x.Text)
		}
		name := c.Name
		if c.Region != "" {
			name += ", " + c.Region
		}
		t.add(c.Month, name, choices, c.Outcome, p.moved(c.Moved))
	}
	return t
}

// deadMonths are the people killed by month.
func (p *teller) deadMonths() *Table {
	t := p.table(p.t("caption.dead_months"), "who")
	p.monthNumbers(t, 1)
	t.Head = append(t.Head, Cell{Text: p.t("head.killed"), Right: true})
	for _, who := range whoNames {
		row, total := []any{p.t("dead_of." + who)}, 0
		for _, m := range p.r.Months[1:] {
			n := 0
			for _, d := range p.r.Dead {
				if d.Month == m.N && d.Who == who {
					n += d.N
				}
			}
			total += n
			row = append(row, n)
		}
		t.add(append(row, total)...)
	}
	return t
}

func (p *teller) dead() *Table {
	t := p.table(p.t("caption.dead"), ">month", "who", ">killed", "cause", "seat")
	for _, d := range p.r.Dead {
		t.add(d.Month, p.t("dead_of."+d.Who), d.N, d.Cause, p.short(d.Seat))
	}
	return t
}

func (p *teller) luck() *Table {
	t := p.table(p.t("caption.luck"), "seat", "what", ">rolls", ">promised", ">got", ">feared", ">disasters")
	for _, l := range p.r.Luck {
		t.add(l.Actor, l.Name, l.Rolls, hundredths(l.Expected), l.Got, hundredths(l.Feared), l.Disasters)
	}
	return t
}

// shares part the final margins, where the chances were weighed.
func (p *teller) shares() *Table {
	t := p.table(p.t("caption.shares"), "seat", ">hoped", ">decided", ">own_sheets", ">by_luck", ">margin")
	for _, s := range p.r.Shares {
		t.add(p.seat(s.Seat).Name, signed(points(s.Start)), signed(points(s.Decided)), signed(points(s.Own)), signed(points(s.Luck)), signed(points(s.End)))
	}
	return t
}

// hundredths is a number with one decimal.
func hundredths(n int) string {
	n = (n + 5) / 10
	return signless(n/10) + "." + signless(n%10)
}

func (p *teller) income(b *Business) *Table {
	t := p.table(p.t("caption.income", "Name", b.Name), "line", ">cash", ">share")
	for _, i := range b.Income {
		t.add(i.Name, i.Cash, p.t("percent", "N", i.Share))
	}
	return t
}

func (p *teller) acts(b *Business) *Table {
	t := p.table(p.t("caption.acts", "Name", b.Name), "order", ">times", "did")
	for _, a := range b.Acts {
		t.add(a.Name, a.Times, shifts(a.Did))
	}
	return t
}

func (p *teller) people() *Table {
	t := p.table(p.t("caption.people"), "seat", "player", ">commands", ">sheets", ">orders", ">empty", ">offers", ">answers", ">signals", ">crises", ">texts", ">undone")
	for _, x := range p.r.People {
		t.add(p.seat(x.Seat).Name, p.played(x.Player), x.Commands, x.Sealed, x.Orders, x.Empty, x.Offers, x.Answers, x.Signals, x.Crises, x.Texts, x.Undone)
	}
	return t
}

// about says what the review was made of.
func (p *teller) about() []string {
	g := &p.r.Game
	out := []string{p.t("about.model"), p.t("about.game", "ID", g.ID, "Name", g.Name, "N", g.Commands, "Head", g.Head), p.t("about.engine", "Engine", g.Engine, "Rules", g.Rules)}
	if g.SeedKnown {
		out = append(out, p.t("about.seed"))
	}
	if len(g.Assumptions) > 0 {
		var list []string
		for _, id := range g.Assumptions {
			list = append(list, p.named("assumption."+id+".name", id))
		}
		out = append(out, p.t("about.assumptions", "List", strings.Join(list, ", ")))
	}
	return out
}
