package handbook

import (
	"fmt"
	"strings"

	"riobravo/content"
	"riobravo/game"
	"riobravo/game/rule"
)

// roles are the role sheets, one page a seat: who it is, what it wants, how it is measured, what it can do.
func (b *book) roles() []Section {
	var out []Section
	for k := range b.rs.Seats {
		d := &b.rs.Seats[k]
		s := Section{Title: b.r.Seat(game.Seat(k)), Sheet: true}
		s.Blocks = append(s.Blocks, para(b.text("seat."+d.ID+".brief")), para(b.text("seat."+d.ID+".plan")))
		s.Blocks = append(s.Blocks, b.measured(d)...)
		s.Blocks = append(s.Blocks, b.stances(d), b.menu(d))
		out = append(out, s)
	}
	return out
}

// mine tells whether a seat is the actor, or one of those that are.
func mine(a game.Actor, d *game.SeatDef) bool {
	return a.Side == d.Side && (d.Side >= 0 || a.Group < 0 || a.Group == d.Group)
}

// scoreOf is how a seat is scored: its own score before its kind's.
func (b *book) scoreOf(d *game.SeatDef) *game.ScoreDef {
	var found *game.ScoreDef
	for i := range b.rs.Scores {
		s := &b.rs.Scores[i]
		if mine(s.Actor, d) && (found == nil || s.Actor.Group >= 0) {
			found = s
		}
	}
	return found
}

func (b *book) measured(d *game.SeatDef) []Block {
	s := b.scoreOf(d)
	if s == nil {
		return nil
	}
	var rows [][]string
	for _, p := range s.Parts {
		rows = append(rows, []string{b.text("score." + p.ID + ".name"), fmt.Sprintf("%d %%", p.Weight), b.text("score." + p.ID + ".text")})
	}
	return []Block{
		{Head: []string{b.t("measured", nil), b.t("weight", nil), ""}, Rows: rows},
		para(b.t("threshold", args{"N": b.r.Cond(s.Threshold.Node)})),
	}
}

func (b *book) stances(d *game.SeatDef) Block {
	out := Block{Head: []string{b.t("posture", nil), b.t("meaning", nil)}}
	for i := range b.rs.Postures {
		if p := &b.rs.Postures[i]; mine(p.Actor, d) {
			out.Rows = append(out.Rows, []string{b.text("posture." + p.ID + ".name"), b.text("posture." + p.ID + ".text")})
		}
	}
	return out
}

// menu is a seat's orders in a row a column.
func (b *book) menu(d *game.SeatDef) Block {
	out := Block{Head: []string{b.t("column", nil), b.t("orders", nil)}}
	for c := range game.Columns {
		var names []string
		for i := range b.rs.Orders {
			if o := &b.rs.Orders[i]; mine(o.Actor, d) && o.Column == game.Column(c) {
				names = append(names, b.text("order."+o.ID+".name"))
			}
		}
		out.Rows = append(out.Rows, []string{b.r.Column(game.Column(c)), strings.Join(names, ", ")})
	}
	return out
}

// cards are the order cards, actor by actor and column by column.
func (b *book) cards() []Section {
	var out []Section
	for k := range b.rs.Seats {
		d := &b.rs.Seats[k]
		if d.Side < 0 && k > 0 && b.rs.Seats[k-1].Side < 0 {
			continue // groups share their cards
		}
		who := b.r.Seat(game.Seat(k))
		if d.Side < 0 {
			who = b.t("groups", nil)
		}
		s := Section{Title: who, Sheet: true}
		for c := range game.Columns {
			t := Block{Head: []string{b.r.Column(game.Column(c)), b.t("cost", nil), b.t("meaning", nil), b.t("open", nil), b.t("does", nil)}}
			for i := range b.rs.Orders {
				if o := &b.rs.Orders[i]; mine(o.Actor, d) && o.Column == game.Column(c) {
					t.Rows = append(t.Rows, b.card(o))
				}
			}
			if len(t.Rows) > 0 {
				s.Blocks = append(s.Blocks, t)
			}
		}
		out = append(out, s)
	}
	return out
}

// card is one order: name, cost, what it is, when it is open, what it does.
func (b *book) card(o *game.OrderDef) []string {
	open := ""
	if o.When.Set {
		open = b.r.Cond(o.When.Node)
	}
	var does []string
	for i := range o.Effects {
		if e := &o.Effects[i]; e.Kind == rule.KindSet && e.By.Op == rule.Field && game.Field(e.By.Field) == game.FMonth {
			continue // that it notes its month is seen in when it is open again
		}
		does = append(does, b.r.Effect(&o.Effects[i].Effect))
	}
	if o.Operation != rule.OpNone {
		d := &b.rs.Operations[o.Operation]
		does = append(does, b.t("odds", args{"A": d.Odds[0], "B": d.Odds[1], "C": d.Odds[2]}))
	}
	return []string{b.text("order." + o.ID + ".name"), b.r.Cond(o.Cost.Node), b.text("order." + o.ID + ".text"), open, strings.Join(does, "; ")}
}

// rules is the reference: the month, the ladder, treaties, signals, crises, assumptions, and a card for every term.
func (b *book) rules() []Section {
	out := []Section{{Title: b.t("month", nil), Blocks: []Block{{Steps: b.list("turn")}}}}
	if n := int(b.rs.SheetEvery); n > 1 {
		out[0].Blocks = append(out[0].Blocks, para(b.t("standing", args{"N": n})))
	}
	ladder := Block{Head: []string{b.t("rung", nil), b.t("name", nil), b.t("effect", nil), b.t("ceiling", nil)}}
	for i, d := range b.rs.Rungs {
		ladder.Rows = append(ladder.Rows, []string{fmt.Sprint(i), b.text("rung." + d.ID + ".name"), b.text("rung." + d.ID + ".effect"), fmt.Sprint(d.Ceiling)})
	}
	out = append(out, Section{Title: b.t("ladder", nil), Blocks: []Block{ladder}})
	clauses := Block{Head: []string{b.t("clause", nil), b.t("meaning", nil)}}
	for i := range b.rs.Clauses {
		id := b.rs.Clauses[i].ID
		clauses.Rows = append(clauses.Rows, []string{b.text("clause." + id + ".name"), b.text("clause." + id + ".text")})
	}
	out = append(out, Section{Title: b.t("clauses", nil), Blocks: []Block{clauses}})
	signals := Block{Head: []string{b.t("signal", nil), b.t("meaning", nil), b.t("term", nil)}}
	for i := range b.rs.Signals {
		d := &b.rs.Signals[i]
		signals.Rows = append(signals.Rows, []string{b.text("signal." + d.ID + ".name"), b.text("signal." + d.ID + ".text"), b.r.Months(d.Term)})
	}
	out = append(out, Section{Title: b.t("signals", nil), Blocks: []Block{signals}})
	goals := Block{Head: []string{b.t("objective_word", nil), b.t("meaning", nil)}}
	for i := range b.rs.Objectives {
		id := b.rs.Objectives[i].ID
		goals.Rows = append(goals.Rows, []string{b.text("objective." + id + ".name"), b.text("objective." + id + ".text")})
	}
	out = append(out, Section{Title: b.t("goals", nil), Blocks: []Block{goals}}, b.crises())
	views := Block{Head: []string{b.t("assumption", nil), b.t("meaning", nil), b.t("state", nil)}}
	on := map[string]bool{}
	for _, id := range b.rs.Assumed() {
		on[id] = true
	}
	for i := range b.rs.Assumptions {
		id := b.rs.Assumptions[i].ID
		state := b.t("default", nil)
		if on[id] {
			state = b.t("contrary", nil)
		}
		views.Rows = append(views.Rows, []string{b.text("assumption." + id + ".name"), b.text("assumption." + id + ".text"), state})
	}
	out = append(out, Section{Title: b.t("assumptions", nil), Blocks: []Block{views}})
	return append(out, b.terms()...)
}

// crises are the questions that may come, with what each party may answer.
func (b *book) crises() Section {
	t := Block{Head: []string{b.t("crisis", nil), b.t("party", nil), b.t("answers", nil)}}
	for i := range b.rs.Crises {
		d := &b.rs.Crises[i]
		for p := range d.Parties {
			name := ""
			if p == 0 {
				name = b.text("crisis." + d.ID + ".name")
			}
			who := game.PartyNames[d.Parties[p].Kind]
			var answers []string
			for _, o := range d.Parties[p].Options {
				answers = append(answers, strings.TrimRight(b.text("crisis."+d.ID+".option."+who+"."+o.ID), "."))
			}
			t.Rows = append(t.Rows, []string{name, b.v.Text("author.party."+who, nil), strings.Join(answers, " · ")})
		}
	}
	return Section{Title: b.t("crises", nil), Blocks: []Block{t}}
}

// terms are the glossary's cards, chapter by chapter; what stands behind the screens is left to programmers.
func (b *book) terms() []Section {
	var out []Section
	for chapter := range strings.FieldsSeq(b.v.Text("glossary.sections", nil)) {
		if chapter == "behind" {
			continue
		}
		t := Block{Head: []string{b.t("term_word", nil), b.t("meaning", nil)}}
		for id := range strings.FieldsSeq(b.v.Text("glossary.in."+chapter, nil)) {
			t.Rows = append(t.Rows, []string{b.text("glossary.card." + id + ".name"), b.text("glossary.card." + id + ".text")})
		}
		out = append(out, Section{Title: b.v.Text("glossary.chapter."+chapter, nil), Blocks: []Block{t}})
	}
	return out
}

// claims is the table of claims with the published works behind each row, and the scenario's own dated sources.
func (b *book) claims(list []content.Claim) []Section {
	t := Block{Head: []string{b.t("claim", nil), b.t("evidence", nil), b.t("sources", nil)}}
	for _, c := range list {
		id := strings.TrimPrefix(c.ID, "c")
		t.Rows = append(t.Rows, []string{id + ". " + b.text("claim."+id+".name"), b.t("evidence_word."+c.Evidence, nil), b.works(c.Sources)})
	}
	out := []Section{{Title: b.t("claims", nil), Blocks: []Block{para(b.t("claims_text", nil)), t}}}
	if own := b.sc.Sources(); len(own) > 0 {
		t := Block{Head: []string{b.t("fact", nil), b.t("date", nil), b.t("sources", nil)}}
		for _, s := range own {
			date := s.Date
			if s.After {
				date += " " + b.t("after", nil)
			}
			t.Rows = append(t.Rows, []string{s.ID, date, s.Cite})
		}
		out = append(out, Section{Title: b.t("own_sources", nil), Blocks: []Block{t}})
	}
	return out
}

// works are the published works behind facts, each once.
func (b *book) works(facts []string) string {
	var out []string
	seen := map[string]bool{}
	for _, id := range facts {
		for _, w := range content.Facts()[id].Works {
			if !seen[w] {
				seen[w] = true
				out = append(out, content.Works()[w])
			}
		}
	}
	if len(out) == 0 {
		return strings.Join(facts, ", ")
	}
	return strings.Join(facts, ", ") + ": " + strings.Join(out, "; ")
}
