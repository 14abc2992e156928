package report

import (
	"slices"

	"riobravo/game"
)

// questionCount is how many questions a review asks: what a class has time for; judgement.
const questionCount = 9

// ask adds a question of a kind; of one kind only the weightiest is asked.
func (b *builder) ask(kind string, month, weight int, args map[string]any) {
	if month > 0 {
		args["Month"] = b.w.MonthLong(int16(month))
	}
	q := Question{Kind: kind, Month: month, Text: b.w.Sentence(b.text("question."+kind, args)), weight: weight}
	for i := range b.r.Questions {
		if o := &b.r.Questions[i]; o.Kind == kind {
			if weight > o.weight {
				*o = q
			}
			return
		}
	}
	b.r.Questions = append(b.r.Questions, q)
}

// questions are drawn from the run: each rule looks for its occasion in the review and weighs it.
func (b *builder) questions() []Question {
	b.askOfActs()
	b.askOfBeliefs()
	b.askOfTalks()
	b.askOfCrises()
	b.askOfEnd()
	b.askOfClaims()
	all := b.r.Questions
	slices.SortStableFunc(all, func(x, y Question) int { return y.weight - x.weight })
	all = all[:min(len(all), questionCount)]
	slices.SortStableFunc(all, func(x, y Question) int { // the whole run last
		return (x.Month+99)%100 - (y.Month+99)%100
	})
	return all
}

// seatIn is a seat's name inside a sentence, by its id.
func (b *builder) seatIn(id string) string {
	for k, d := range b.rs.Seats {
		if d.ID == id {
			return b.w.SeatIn(game.Seat(k))
		}
	}
	return b.text("others", nil)
}

// askOfActs asks about what moved most, about acts without consent, and about luck.
func (b *builder) askOfActs() {
	for _, t := range b.r.Turns {
		most := Moved{}
		for _, m := range t.By {
			if abs(m.By) > abs(most.By) {
				most = m
			}
		}
		b.ask("turn", t.Month, 50+abs(most.By)/50, map[string]any{"What": t.Text, "Seat": b.seatIn(most.Seat), "By": b.w.Change(most.By / 100)})
	}
	for _, month := range b.unasked {
		b.ask("uninvited", month, 90, map[string]any{"Seat": b.seatIn(b.seatID(b.rs.Republic(game.Mexico)))})
	}
	for _, r := range b.r.Rolls {
		if r.Odds < 0 || r.Die == 0 || r.Seat == "" {
			continue
		}
		args := map[string]any{"Seat": b.seatIn(r.Seat), "What": r.Name, "Odds": r.Odds, "Die": r.Die, "Region": r.Region, "Width": r.Width}
		switch {
		case r.Outcome == "disaster":
			b.ask("disaster", r.Month, 85, args)
		case (r.Outcome == "success" || r.Outcome == "decisive") && r.Odds <= 35:
			b.ask("lucky", r.Month, 70-r.Odds, args)
		case r.Outcome == "miss" && r.Odds >= 60:
			b.ask("unlucky", r.Month, r.Odds-10, args)
		}
	}
}

// askOfBeliefs asks about acts on what was not so.
func (b *builder) askOfBeliefs() {
	for i := range b.r.Orders {
		o := &b.r.Orders[i]
		if o.Claimed && o.Outcome == "miss" {
			b.ask("claimed", o.Month, 75, map[string]any{"Seat": b.seatIn(o.Seat), "What": o.Text})
		}
		if o.Odds >= 0 && o.Low >= 0 && (o.Odds < o.Low-2 || o.Odds > o.High+2) {
			b.ask("odds", o.Month, 60+abs(o.Odds-o.Low)/2, map[string]any{"Seat": b.seatIn(o.Seat), "What": o.Text, "Low": o.Low, "High": o.High, "Odds": o.Odds})
		}
		for _, x := range o.Believed {
			if x.Truth >= 0 && (x.Truth < x.Low || x.Truth > x.High) {
				b.ask("belief", o.Month, 55+min(20, max(x.Low-x.Truth, x.Truth-x.High)), map[string]any{"Seat": b.seatIn(o.Seat), "What": o.Text, "Of": x.What, "Low": x.Low, "High": x.High, "Sure": x.Sure, "Truth": x.Truth})
			}
		}
		if o.Fate == "failed" && o.Seat != "" {
			b.ask("failed", o.Month, 40, map[string]any{"Seat": b.seatIn(o.Seat), "What": o.Text, "Why": o.Why})
		}
	}
}

// askOfTalks asks about words given and broken, and about offers.
func (b *builder) askOfTalks() {
	for _, t := range b.r.Treaties {
		args := map[string]any{"A": b.seatIn(t.A), "B": b.seatIn(t.B), "By": b.seatIn(t.By), "What": "", "N": t.End - t.Since}
		if len(t.Clauses) > 0 {
			args["What"] = t.Clauses[0].Text
		}
		switch {
		case t.Fate == "broken" || t.Fate == "exposed":
			b.ask(t.Fate, t.End, 80, args)
		case len(t.Strain) > 0:
			args["By"] = b.seatIn(t.Strain[0])
			b.ask("strain", t.Since, 65, args)
		case t.Fate == "kept":
			b.ask("kept", t.Since, 45, args)
		}
	}
	offers, taken := 0, 0
	for _, m := range b.r.Messages {
		switch m.Kind {
		case "offer", "counter":
			offers++
		case "accepted":
			taken++
		case "signal_broken":
			b.ask("signal", m.Month, 55, map[string]any{"Seat": b.seatIn(m.From), "What": m.Text})
		}
	}
	if offers >= 3 {
		b.ask("offers", 0, 40+10*(offers-taken)/offers, map[string]any{"N": offers, "Taken": taken})
	}
}

// askOfCrises asks about the crisis that moved most.
func (b *builder) askOfCrises() {
	for _, c := range b.r.Crises {
		if c.Open || len(c.Choices) < 2 {
			continue
		}
		weight := 45
		for _, m := range c.Moved {
			weight = max(weight, 45+abs(m.By)/25)
		}
		b.ask("crisis", c.Month, weight, map[string]any{"What": c.Name, "A": c.Choices[0].Party, "Did": c.Choices[0].Text, "B": c.Choices[1].Party, "DidB": c.Choices[1].Text})
	}
}

// askOfEnd asks about the whole run.
func (b *builder) askOfEnd() {
	g := &b.r.Game
	if !g.Over {
		return
	}
	if g.Declared != "" && g.Reached >= 0 && g.Reached < 60 {
		b.ask("objective", g.DeclaredIn, 80, map[string]any{"What": g.Declared, "N": g.Reached, "Changes": g.Changes})
	}
	last := b.r.Months[len(b.r.Months)-1].Standings
	groups, states, met := "", false, 0
	for k, s := range last {
		if !s.Met {
			continue
		}
		met++
		if b.r.Seats[k].Group && groups == "" {
			groups = b.seatIn(s.Seat)
		}
		states = states || !b.r.Seats[k].Group
	}
	switch {
	case met == 0:
		b.ask("nobody", 0, 78, map[string]any{})
	case groups != "" && !states:
		b.ask("groups", 0, 82, map[string]any{"Seat": groups})
	case met > 1:
		b.ask("several", 0, 50, map[string]any{"N": met})
	}
	dead := 0
	for _, d := range b.r.Dead {
		dead += d.N
	}
	if dead > 0 {
		b.ask("dead", 0, 60, map[string]any{"N": dead})
	}
}

// askOfClaims asks about the claim that the run contradicts most often.
func (b *builder) askOfClaims() {
	for _, c := range b.r.Claims {
		for _, s := range c.Signs {
			if c.Verdict != Contradicts || s.May || s.Against <= s.For {
				continue
			}
			month := 0
			for _, o := range s.Occasions {
				if !o.Shown {
					month = o.Month
					break
				}
			}
			b.ask("contradiction", month, 82+min(6, s.Against-s.For), map[string]any{"Claim": c.Name, "N": len(s.Occasions), "For": s.For, "Sign": s.Text})
		}
	}
}

func abs(n int) int { return max(n, -n) }
