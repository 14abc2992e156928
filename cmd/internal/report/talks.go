package report

import (
	"slices"
	"strings"

	"riobravo/game"
	"riobravo/save"
)

// command counts what a person did and keeps what was written.
func (b *builder) command(c *game.Command, undone bool) {
	if c.Seat < 0 || int(c.Seat) >= len(b.people) || c.Kind == game.CmdRule { // a ruling is the facilitator's
		return
	}
	p := &b.people[c.Seat]
	switch {
	case c.Kind == game.CmdUndo:
		p.Undone++
		return
	case undone || c.Kind == game.CmdRedo:
		return
	}
	p.Commands++
	text, ok := b.log.Note(c.Note)
	if text = clean(text); !ok || text == "" {
		return
	}
	if seats := b.log.Stamp().Seats; c.Kind == game.CmdSheet && seats[c.Seat].Player != save.Person { // a bot's: no word of people
		b.reasons[c.Seat] = text
		return
	}
	p.Texts++
	kind := "reason"
	if c.Kind == game.CmdMemo {
		kind = "memo"
	} else {
		b.reasons[c.Seat] = text
	}
	b.r.Messages = append(b.r.Messages, Message{Month: b.month.N, Round: b.round(), Kind: kind, From: b.seatID(c.Seat), Text: text})
}

// round is the round of talks under way, 0 outside them.
func (b *builder) round() int {
	if game.Phase(b.now.World.Phase) == game.Talks {
		return int(b.now.World.Round)
	}
	return 0
}

// own tells whether a seat's doings are counted.
func (b *builder) own(k game.Seat) bool {
	return k >= 0 && int(k) < len(b.people) && (b.open() || k == b.eyes)
}

// said writes down an offer, an answer or a signal when it is out.
func (b *builder) said(e *game.Event) {
	m := Message{Month: b.month.N, Round: b.round(), From: b.seatID(e.Seat), To: b.seatID(e.Other)}
	m.Public, _ = b.audience(e)
	switch e.Kind {
	case game.OfferMade:
		if e.Amount != 1 {
			return // sealed still
		}
		m.Kind = "offer"
		if e.Old > 0 {
			m.Kind = "counter"
		}
		m.Text = b.bundle(e)
		if b.own(e.Seat) {
			b.people[e.Seat].Offers++
		}
	case game.OfferAnswered:
		m.Kind = map[int8]string{game.AnswerYes: "accepted", game.AnswerCounter: "countered"}[e.Outcome]
		if m.Kind == "" {
			m.Kind = "refused"
		}
		m.Text = b.bundle(e)
		if b.own(e.Seat) {
			b.people[e.Seat].Answers++
		}
	case game.OfferLapsed:
		m.Kind, m.Text = "lapsed", b.bundle(e)
	default:
		m.Kind = map[game.EventKind]string{game.SignalPosted: "signal", game.SignalKept: "signal_kept", game.SignalBroken: "signal_broken"}[e.Kind]
		m.Text = b.text("ultimatum", nil)
		if e.Subject >= 0 {
			m.Text = b.w.Signal(game.SignalID(e.Subject))
			b.credit(game.CauseSignal|game.Cause(e.Subject), e.Seat, "")
		}
		if e.Kind == game.SignalPosted && b.own(e.Seat) {
			b.people[e.Seat].Signals++
		}
	}
	b.r.Messages = append(b.r.Messages, m)
}

// bundle is the content of the offer that a fact is about.
func (b *builder) bundle(e *game.Event) string {
	if e.New < 0 || int(e.New) >= game.MaxOffers {
		return ""
	}
	o := &b.now.Offers[e.New]
	return strings.Join(b.w.Bundle(game.OfferBundle(o), game.Seat(o.From)), " ")
}

// paper keeps the treaties.
func (b *builder) paper(e *game.Event) {
	if e.Kind == game.PromiseExposed { // its breaking follows
		b.exposed = e.Seat
		return
	}
	if e.New < 0 || int(e.New) >= game.MaxTreaties {
		return
	}
	if e.Kind == game.TreatySigned {
		b.signed(e)
		return
	}
	t := b.treaties[e.New]
	if t == nil {
		return
	}
	t.End = b.month.N
	switch {
	case e.Kind == game.TreatyBroken:
		t.Fate, t.By = "broken", b.seatID(e.Seat)
		if b.exposed == e.Seat {
			t.Fate = "exposed"
		}
		b.exposed = game.NoSeat
	case t.End > t.Until:
		t.Fate = "kept"
		t.End = t.Until
	default:
		t.Fate = "ended"
	}
	b.treaties[e.New] = nil
}

func (b *builder) signed(e *game.Event) {
	s := &b.now.Treaties[e.New]
	t := &Treaty{Since: int(s.Since), Until: int(s.Until), A: b.seatID(e.Seat), B: b.seatID(e.Other), Fate: "in_force", Clauses: []Clause{}, Strain: []string{}, Secret: s.Mask != -1}
	for _, u := range game.TreatyUses(s) {
		c := Clause{Giver: b.seatID(u.Giver), Text: b.w.Clause(u)}
		if int(u.Clause) < len(b.rs.Clauses) {
			c.ID = b.rs.Clauses[u.Clause].ID
		}
		t.Clauses = append(t.Clauses, c)
	}
	b.treaties[e.New] = t
	b.papers = append(b.papers, t)
}

// strained writes down who quietly broke a promise: nobody at the table knows.
func (b *builder) strained(e *game.Event) {
	t := b.treaties[e.I]
	if t == nil {
		return
	}
	for bit, id := range []string{t.A, t.B} {
		if e.New&(1<<bit) != 0 && !slices.Contains(t.Strain, id) {
			t.Strain = append(t.Strain, id)
		}
	}
}

// inCrisis keeps the crises.
func (b *builder) inCrisis(e *game.Event) {
	if e.Subject < 0 || int(e.Subject) >= len(b.rs.Crises) {
		return
	}
	id := game.CrisisID(e.Subject)
	d := &b.rs.Crises[id]
	switch e.Kind {
	case game.CrisisOpened:
		b.crisis = &Crisis{Month: b.month.N, Crisis: d.ID, Name: b.w.Crisis(id), Region: b.w.CrisisPlace(id, e.Region), Group: b.w.Group(e.Group), Question: d.Question, Open: true, Choices: []Choice{}, id: id}
		b.crises = append(b.crises, b.crisis)
		b.bears(d.Claims, b.w.Crisis(id), game.CauseCrisis|game.Cause(id))
	case game.ChoiceMade:
		if b.own(e.Seat) {
			b.people[e.Seat].Crises++
		}
	case game.CrisisResolved:
		c := b.crisis
		if c == nil || c.Crisis != d.ID {
			return
		}
		if c.Open {
			b.chosen(c, d, e)
		}
		c.Open = false
		if text, ok := b.w.Event(*e); ok {
			c.Outcome = strings.TrimSpace(c.Outcome + " " + text)
		}
	}
}

// chosen writes down what each party chose.
func (b *builder) chosen(c *Crisis, d *game.CrisisDef, e *game.Event) {
	for i, p := range d.Parties {
		option := e.Amount >> (4 * i) & 15
		if int(option) >= len(p.Options) {
			continue
		}
		ch := Choice{Text: b.w.Option(game.CrisisID(e.Subject), i, option), Party: b.text("rival", nil)}
		seat := game.NoSeat
		switch p.Kind {
		case game.PartyUSA:
			seat = b.rs.Republic(game.USA)
		case game.PartyMexico:
			seat = b.rs.Republic(game.Mexico)
		case game.PartyGroup:
			ch.Party = capital(b.w.GroupIn(e.Group))
			if e.Group >= 0 {
				seat = b.rs.SeatOf(e.Group)
			}
		}
		if seat >= 0 {
			ch.Seat, ch.Party = b.seatID(seat), b.w.Seat(seat)
		}
		c.Choices = append(c.Choices, ch)
	}
}
