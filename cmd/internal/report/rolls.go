package report

import (
	"riobravo/game"
	"riobravo/game/rule"
)

func (b *builder) mod(e *game.Event) Mod {
	m := Mod{Name: b.w.Modifier(game.ModName(e.Subject)), By: int(e.New)}
	if e.Subject >= 0 && int(e.Subject) < len(game.ModNames) {
		m.ID = game.ModNames[e.Subject]
	}
	return m
}

// rolled writes down a roll. A strike on labs is told twice: as a hit without a die to its seat, and as it was to nobody.
// Who sees everything gets the second, the seat the first.
func (b *builder) rolled(e *game.Event) {
	mods := b.mods
	b.mods = nil
	what := ""
	if o := b.current(e.Seat); o.runs(b.rs, e.Subject) {
		what = o.Text
	}
	b.credit(game.CauseOp|game.Cause(e.Subject), e.Seat, what)
	if b.open() && e.Die == 0 {
		b.mods = mods // for the true one, which follows
		return
	}
	r := Roll{Month: b.month.N, Seat: b.seatID(e.Seat), Actor: b.actorName(e.Seat), Name: b.w.Operation(e.Subject), Region: b.w.Region(e.Region), Group: b.w.Group(e.Group), Base: int(e.Old), Odds: int(e.New), Width: int(e.J), Die: int(e.Die), Mods: append([]Mod{}, mods...)}
	if e.Subject > 0 && int(e.Subject) < len(rule.Operations) {
		r.Kind = rule.Operations[e.Subject]
	}
	if e.Outcome > 0 && int(e.Outcome) < len(game.OutcomeNames) {
		r.Outcome, r.OutcomeIn = game.OutcomeNames[e.Outcome], b.text("outcome."+game.OutcomeNames[e.Outcome], nil)
	}
	if e.Die == 0 && e.New == 0 { // somebody else's: the world saw how it ended, not the odds
		r.Base, r.Odds, r.Width = -1, -1, -1
	}
	b.r.Rolls = append(b.r.Rolls, r)
	if o := b.current(e.Seat); o.runs(b.rs, e.Subject) {
		o.Rolled, o.Odds, o.Die, o.Outcome, o.Came, o.Mods, o.Base = true, r.Odds, r.Die, r.Outcome, r.OutcomeIn, r.Mods, max(0, r.Base)
	}
	if r.Odds >= 0 {
		b.lucky(r, e.Outcome == game.Decisive || e.Outcome == game.Success, e.Outcome == game.Disaster)
	}
}

// memoPlayed writes down the roll of a ruled memo.
func (b *builder) memoPlayed(e *game.Event) {
	r := Roll{Month: b.month.N, Seat: b.seatID(e.Seat), Actor: b.actorName(e.Seat), Kind: "memo", Name: b.text("memo", nil), Base: int(e.Amount), Odds: int(e.Amount), Die: int(e.Die), Outcome: "miss", Mods: []Mod{}}
	if e.Outcome == 1 {
		r.Outcome = "success"
	}
	r.OutcomeIn = b.text("outcome."+r.Outcome, nil)
	if e.Die == 0 {
		r.Base, r.Odds, r.Width = -1, -1, -1
	}
	b.r.Rolls = append(b.r.Rolls, r)
	if r.Odds >= 0 {
		b.lucky(r, e.Outcome == 1, false)
	}
}

func (b *builder) actorName(k game.Seat) string {
	if k >= 0 {
		return b.w.Seat(k)
	}
	return b.text("others", nil)
}

// lucky adds a roll to the ledger of luck.
func (b *builder) lucky(r Roll, won, disaster bool) {
	var l *Luck
	for _, x := range b.luck {
		if x.Seat == r.Seat && x.Kind == r.Kind {
			l = x
		}
	}
	if l == nil {
		l = &Luck{Seat: r.Seat, Actor: r.Actor, Kind: r.Kind, Name: r.Name}
		b.luck = append(b.luck, l)
	}
	if r.Die == 0 {
		l.Unknown++
		return
	}
	l.Rolls++
	l.Expected += r.Odds
	l.Feared += r.Width
	if won {
		l.Got++
	}
	if disaster {
		l.Disasters++
	}
}

// whoNames are the kinds of people that are counted, by number.
var whoNames = [...]string{"service", "citizens", "soldiers", "civilians"}

// killed counts people.
func (b *builder) killed(e *game.Event) {
	if e.Subject < 0 || int(e.Subject) >= len(whoNames) || e.New <= 0 {
		return
	}
	seat, ok := b.actor[e.Cause]
	if class, _ := e.Cause.Split(); !ok || class == game.CauseRule {
		seat = game.NoSeat
	}
	d := Death{Month: b.month.N, Who: whoNames[e.Subject], Cause: capital(b.w.Cause(e.Cause)), Seat: b.seatID(seat)}
	for _, x := range b.deaths {
		if x.Month == d.Month && x.Who == d.Who && x.Cause == d.Cause && x.Seat == d.Seat {
			x.N += int(e.New)
			return
		}
	}
	d.N = int(e.New)
	b.deaths = append(b.deaths, &d)
}
