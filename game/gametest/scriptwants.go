package gametest

import (
	"fmt"
	"slices"
	"strings"

	"riobravo/game"
)

// holds tells whether a condition is true of the game, and if not what is.
func (p *play) holds(text string) (bool, string, error) {
	w := words(strings.Fields(text))
	if len(w) == 0 {
		return false, "", fmt.Errorf("a condition is missing")
	}
	switch w[0] {
	case "crisis":
		w.take()
		return p.holdsCrisis(w)
	case "event":
		w.take()
		return p.holdsEvent(w)
	case "row":
		return p.holdsRow(strings.Join(w[1:], " "))
	case "operation", "outcome":
		return p.holdsRoll(w)
	case "treaty":
		w.take()
		id, err := p.clause(w.take())
		for i := range p.s.Treaties {
			if t := &p.s.Treaties[i]; err == nil && t.Live != 0 && holdsClause(t, id) {
				return true, "it is in force", nil
			}
		}
		return false, "it is not in force", err
	case "end":
		got := game.EndingNames[p.s.World.EndedBy]
		if got == "" {
			got = fmt.Sprintf("it goes on, month %d", p.s.World.Month)
		}
		return len(w) == 2 && got == w[1], got, nil
	case "phase":
		names := []string{"", "brief", "talks", "orders", "resolve", "crisis", "aftermath", "over"}
		got := names[p.s.World.Phase]
		return len(w) == 2 && got == w[1], got, nil
	}
	return p.holdsField(w)
}

// holdsCrisis: crisis ID [for PARTIES], opened since the last acts; without an id, any.
func (p *play) holdsCrisis(w words) (bool, string, error) {
	id := -1
	if len(w) > 0 {
		var err error
		if id, err = p.crisisID(w.take()); err != nil {
			return false, "", err
		}
	}
	got := "none opened"
	for i := range p.facts {
		e := &p.facts[i]
		if e.Kind != game.CrisisOpened {
			continue
		}
		got = "opened: " + p.rs.Crises[e.Subject].ID
		if id >= 0 && int(e.Subject) != id {
			continue
		}
		if len(w) == 0 || w.take() != "for" {
			return true, got, nil
		}
		now := p.parties()
		return now == strings.Join(w, " "), "it is for " + now, nil
	}
	return false, got, nil
}

// holdsRow: row CRISIS/OUTCOME, an outcome of a crisis since the last acts.
func (p *play) holdsRow(name string) (bool, string, error) {
	var got []string
	for i := range p.facts {
		if e := &p.facts[i]; e.Kind == game.CrisisResolved {
			d := &p.rs.Crises[e.Subject]
			row := d.ID + "/" + d.Outcomes[e.New].ID
			got = append(got, row)
			if row == name {
				return true, "it is: " + name, nil
			}
		}
	}
	return false, "rows: " + strings.Join(got, " "), nil
}

func (p *play) holdsEvent(w words) (bool, string, error) {
	name := strings.Join(w, " ")
	test, err := p.matches(w)
	if err != nil {
		return false, "", err
	}
	for i := range p.facts {
		if test(&p.facts[i]) {
			return true, "it is: " + name, nil
		}
	}
	return false, "no such fact", nil
}

// kinds names the kinds of facts there were, each once, in their order.
func (p *play) kinds() string {
	var out []string
	for i := range p.facts {
		for name, k := range eventKinds {
			if k == p.facts[i].Kind && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return strings.Join(out, " ")
}

// holdsRoll: operation DIE, outcome WORD: of the last roll.
func (p *play) holdsRoll(w words) (bool, string, error) {
	var last *game.Event
	for i := range p.facts {
		if p.facts[i].Kind == game.Rolled {
			last = &p.facts[i]
		}
	}
	if last == nil {
		return false, "nothing was rolled", nil
	}
	if w.take() == "outcome" {
		got := game.OutcomeNames[last.Outcome]
		return got == w.take(), "it was " + got, nil
	}
	n, err := p.value(&p.s, w.take())
	return int32(last.Die) == n, fmt.Sprintf("the die was %d", last.Die), err
}

// holdsField: FIELD = n, FIELD n, FIELD +n, FIELD a..b, FIELD >= n, with `from CAUSE`.
func (p *play) holdsField(w words) (bool, string, error) {
	path := w.take()
	var from words
	for i := range w {
		if w[i] == "from" {
			from, w = w[i+1:], w[:i]
			break
		}
	}
	text := strings.Join(w, "")
	if text == "" {
		return false, "", fmt.Errorf("%s wants a value", path)
	}
	got, err := p.look(&p.s, path)
	if err != nil {
		return false, "", err
	}
	moved := text[0] == '+' || text[0] == '-'
	switch {
	case len(from) > 0:
		if got, err = p.moved(path, from); err != nil {
			return false, "", err
		}
		text = strings.TrimPrefix(text, "=")
	case moved:
		was, err := p.look(&p.start, path)
		if err != nil {
			return false, "", err
		}
		got -= was
	default:
		text = strings.TrimPrefix(text, "=")
	}
	lo, hi, err := p.span(text)
	why := fmt.Sprintf("it is %d", got)
	if moved || len(from) > 0 {
		why = fmt.Sprintf("it moved by %d", got)
	}
	return got >= lo && got <= hi, why, err
}

// span reads n, a..b, >=n or <=n.
func (p *play) span(text string) (lo, hi int32, err error) {
	if a, b, ok := strings.Cut(text, ".."); ok {
		if lo, err = p.value(&p.s, a); err == nil {
			hi, err = p.value(&p.s, b)
		}
		return lo, hi, err
	}
	if v, ok := strings.CutPrefix(text, ">="); ok {
		lo, err = p.value(&p.s, v)
		return lo, 1 << 30, err
	}
	if v, ok := strings.CutPrefix(text, "<="); ok {
		hi, err = p.value(&p.s, v)
		return -1 << 30, hi, err
	}
	lo, err = p.value(&p.s, text)
	return lo, lo, err
}

// moved is what one cause did to a field since the last acts.
func (p *play) moved(path string, from words) (int32, error) {
	at, ok := p.field(path)
	if !ok {
		return 0, fmt.Errorf("%s is no field that a cause moves", path)
	}
	test, err := p.cause(from)
	if err != nil {
		return 0, err
	}
	n := int32(0)
	for i := range p.facts {
		e := &p.facts[i]
		if (e.Kind == game.Changed || e.Kind == game.EstimateRevised) && e.Field == at.f && int(e.I) == at.i && int(e.J) == at.j && test(e.Cause) {
			n += int32(e.New) - int32(e.Old)
		}
	}
	return n, nil
}

// sees checks what a seat may know: an order before the reveal, a fact, a field.
func (p *play) sees(st *step) error {
	k := p.seat(st.seat)
	if k == game.NoSeat {
		return fmt.Errorf("no seat %q", st.seat)
	}
	w := words(strings.Fields(st.text))
	var saw bool
	var err error
	switch {
	case len(w) >= 3 && w[0] == "order" && w[1] == "of":
		other := p.seat(w[2])
		if other == game.NoSeat {
			return fmt.Errorf("no seat %q", w[2])
		}
		if p.sealed.World.Month == 0 {
			return fmt.Errorf("no sheet has been sealed")
		}
		saw = p.sawOrder(k, other)
	case len(w) > 0 && w[0] == "event":
		w.take()
		saw, err = p.sawFact(k, w)
	default:
		at, ok := p.field(st.text)
		if !ok {
			return fmt.Errorf("no fact or field %q", st.text)
		}
		var v game.View
		game.ViewFor(p.rs, &p.s, k, &v)
		truth := p.s.Get(at.f, at.i, at.j)
		if truth == 0 {
			return fmt.Errorf("%s is 0: whether it is seen cannot be told", st.text)
		}
		saw = v.Known.Get(at.f, at.i, at.j) == truth
	}
	if err != nil {
		return err
	}
	if saw == st.no {
		no := map[bool]string{true: "no "}[st.no]
		p.failed = append(p.failed, p.at(st, fmt.Errorf("%s sees %s%s: it is not so", st.seat, no, st.text)))
	}
	return nil
}

// sawOrder tells whether anything a seat could know just before the reveal depended on another's sheet.
func (p *play) sawOrder(k, other game.Seat) bool {
	for i := range p.facts[:p.before] {
		e, ok := game.Redact(p.facts[i], k)
		if ok && (e.Field == game.FDraft || e.Field == game.FOrderPosture) && int(e.I) == int(other) {
			return true
		}
	}
	blank := p.sealed
	blank.Own[other].Draft = [game.Columns][5]int16{}
	blank.Own[other].Posture = 0
	var a, b game.View
	game.ViewFor(p.rs, &p.sealed, k, &a)
	game.ViewFor(p.rs, &blank, k, &b)
	return a != b
}

// sawFact tells whether a seat got a fact of the kind (or its public twin).
func (p *play) sawFact(k game.Seat, w words) (bool, error) {
	test, err := p.matches(w)
	if err != nil {
		return false, err
	}
	for i := range p.facts {
		if e, ok := game.Redact(p.facts[i], k); ok && test(&e) {
			return true, nil
		}
	}
	return false, nil
}
