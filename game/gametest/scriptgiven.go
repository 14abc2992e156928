package gametest

import (
	"fmt"
	"strings"

	"riobravo/game"
)

// given sets the things of a line.
func (p *play) given(text string) error {
	for _, t := range split(text) {
		w := words(strings.Fields(t))
		if err := p.giveOne(w); err != nil {
			return fmt.Errorf("given %s: %w", t, err)
		}
	}
	p.start = p.s
	return nil
}

func (p *play) giveOne(w words) error {
	word := w.take()
	switch word {
	case p.rs.ID, "turn", "events", "doctrines":
		return nil
	case "param":
		name := w.take()
		id, ok := game.ParamByName(name)
		if !ok {
			return fmt.Errorf("no parameter %q", name)
		}
		v, err := p.value(&p.s, strings.Join(w, ""))
		p.own.Params[id] = v
		return err
	case "rung":
		v, err := p.value(&p.s, strings.Join(w, ""))
		if err != nil {
			return err
		}
		return p.set(place{game.FEscalation, 0, 0}, 4*v)
	case "intelligence":
		return p.giveIntel(w)
	case "modifiers":
		return p.fillModifiers()
	case "removed", "arrested":
		return p.giveBump(word, w)
	case "treaty":
		return p.giveTreaty(w)
	case "crisis":
		return p.giveCrisis(w)
	case "prepared":
		g, err := p.group(w.take())
		if err != nil {
			return err
		}
		r, err := p.region(w.after("in"))
		if err != nil {
			return err
		}
		us := int(p.rs.Republic(game.USA))
		if err := p.set(place{game.FPrep, us, 0}, int32(r)+1); err != nil {
			return err
		}
		return p.set(place{game.FPrep, us, 1}, int32(g)+1)
	}
	if len(w) == 1 && !strings.Contains(word, ".") {
		if ok, err := p.givePosture(word, w[0]); ok || err != nil {
			return err
		}
	}
	at, ok := p.field(word)
	if !ok {
		return fmt.Errorf("no field %q", word)
	}
	v, err := p.value(&p.s, strings.Join(w, ""))
	if err != nil {
		return err
	}
	return p.set(at, v)
}

// set gives a field a value within its range. Bookkeeping that no facilitator may touch can be given too.
func (p *play) set(at place, v int32) error {
	d := &game.Registry[at.f]
	if v < int32(d.Min) || v > int32(d.Max) {
		return fmt.Errorf("%s may be %d to %d", at.f.Label(at.i, at.j), d.Min, d.Max)
	}
	game.Apply(&p.s, &game.Event{Kind: game.FieldSet, Field: at.f, I: int16(at.i), J: int16(at.j), New: int16(v)})
	return nil
}

// givePosture puts a posture in force and into the sheet; ok is false when the words are not one.
func (p *play) givePosture(id, name string) (bool, error) {
	k := p.seat(id)
	g, gerr := p.group(id)
	if k >= 0 {
		v, err := p.posture(k, name)
		if err != nil {
			return false, nil
		}
		for _, at := range []place{{game.FOrderPosture, int(k), 0}, {game.FPosture, int(k), 0}, {game.FStanding, int(k), 0}} {
			n := int32(v)
			if at.f != game.FOrderPosture {
				n++
			}
			if at.f == game.FPosture && p.rs.Seats[k].Side < 0 {
				continue
			}
			if err := p.set(at, n); err != nil {
				return true, err
			}
		}
		if p.rs.Seats[k].Side < 0 {
			return true, p.set(place{game.FStance, int(p.rs.Seats[k].Group), 0}, int32(v))
		}
		return true, nil
	}
	if gerr != nil {
		return false, nil
	}
	v, err := find("posture", "group."+name, p.rs.Postures, func(d *game.PostureDef) string { return d.ID })
	if err != nil {
		return false, nil
	}
	return true, p.set(place{game.FStance, int(g), 0}, int32(v))
}

// giveIntel: intelligence SIDE GROUP in REGION N.
func (p *play) giveIntel(w words) error {
	at := w.after("in")
	if len(w) != 3 {
		return fmt.Errorf("intelligence SIDE GROUP in REGION N")
	}
	f, ok := p.field("intel." + w[0] + "." + w[1] + "." + at)
	if !ok {
		return fmt.Errorf("no such intelligence")
	}
	v, err := p.value(&p.s, w[2])
	if err != nil {
		return err
	}
	return p.set(f, v)
}

// giveTreaty: treaty CLAUSE [by SEAT to SEAT] [against GROUP] [in REGION] [as KIND] [for MONTHS]: in force since last month, without
// what signing it does.
func (p *play) giveTreaty(w words) error {
	id, err := p.clause(w.take())
	if err != nil {
		return err
	}
	d := &p.rs.Clauses[id]
	by, to := p.seat(w.after("by")), p.seat(w.after("to"))
	if by < 0 && d.Giver.Side >= 0 {
		by = p.rs.Republic(d.Giver.Side)
	}
	if to < 0 && d.Receiver.Side >= 0 {
		to = p.rs.Republic(d.Receiver.Side)
	}
	if by < 0 || to < 0 {
		return fmt.Errorf("it needs `by SEAT to SEAT`")
	}
	months := int32(6)
	if m := w.after("for"); m != "" {
		if months, err = p.value(&p.s, m); err != nil {
			return err
		}
	}
	u, err := p.use(d.ID, by, w)
	if err != nil {
		return err
	}
	slot := 0
	for slot < game.MaxTreaties && p.s.Treaties[slot].Live != 0 {
		slot++
	}
	now := int32(p.s.World.Month)
	mask := int32(-1)
	if d.Secret {
		mask = 1<<uint(by) | 1<<uint(to)
	}
	for _, v := range []struct {
		f game.Field
		j int
		n int32
	}{
		{game.FTreatyLive, 0, 1},
		{game.FTreatyA, 0, int32(by)},
		{game.FTreatyB, 0, int32(to)},
		{game.FTreatySince, 0, now - 1},
		{game.FTreatyUntil, 0, now + months},
		{game.FTreatyMask, 0, mask},
		{game.FTreatyDone, 0, now},
		{game.FTreatyClause, 0, int32(id) + 1},
		{game.FTreatyClause, 1, int32(by) + 8*int32(u.Kind)},
		{game.FTreatyClause, 2, int32(u.Region) + 1},
		{game.FTreatyClause, 3, int32(u.Group) + 1},
	} {
		if err := p.set(place{v.f, slot, v.j}, v.n); err != nil {
			return err
		}
	}
	return nil
}

// giveBump: removed GROUP [killed], arrested GROUP: the violence that such a removal last month brings.
func (p *play) giveBump(word string, w words) error {
	g, err := p.group(w.take())
	if err != nil {
		return err
	}
	kind, amount := int32(game.ModRemoval), int32(100)
	if word == "arrested" {
		kind = game.ModArrest
	}
	if w.take() == "killed" {
		id, _ := game.ParamByName("bump_kill")
		amount += p.rs.P(id)
	}
	months, _ := game.ParamByName("bump_months")
	now := int32(p.s.World.Month)
	for i := range p.s.Mods {
		if p.s.Mods[i].Kind != game.ModNone {
			continue
		}
		for _, v := range []struct {
			f game.Field
			n int32
		}{
			{game.FModKind, kind},
			{game.FModI, int32(g)},
			{game.FModJ, int32(p.rs.Home(g, &p.s))},
			{game.FModAmount, amount},
			{game.FModFrom, now},
			{game.FModUntil, now + p.rs.P(months) - 1},
		} {
			if err := p.set(place{v.f, i, 0}, v.n); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("the table of modifiers is full")
}

// fillModifiers fills the table of modifiers with cooldowns of nothing that end late.
func (p *play) fillModifiers() error {
	for i := range p.s.Mods {
		if p.s.Mods[i].Kind != game.ModNone {
			continue
		}
		for _, v := range []struct {
			f game.Field
			n int32
		}{{game.FModKind, game.ModCooldown}, {game.FModI, 200}, {game.FModJ, 200}, {game.FModUntil, 90}} {
			if err := p.set(place{v.f, i, 0}, v.n); err != nil {
				return err
			}
		}
	}
	return nil
}

// giveCrisis: crisis ID [of GROUP] [in REGION] [by SEAT]: waits for the month's resolution.
func (p *play) giveCrisis(w words) error {
	id, err := p.crisisID(w.take())
	if err != nil {
		return err
	}
	v := [5]int32{int32(id) + 1}
	if r := w.after("in"); r != "" {
		at, err := p.region(r)
		if err != nil {
			return err
		}
		v[1] = int32(at) + 1
	}
	if g := w.after("of"); g != "" {
		of, err := p.group(g)
		if err != nil {
			return err
		}
		v[2] = int32(of) + 1
	}
	if k := w.after("by"); k != "" {
		v[3] = int32(p.seat(k)) + 1
	}
	slot := 0
	for slot < game.MaxPending && p.s.Hidden.Pending[slot][0] != 0 {
		slot++
	}
	for n := range v {
		if err := p.set(place{game.FPending, slot*5 + n, 0}, v[n]); err != nil {
			return err
		}
	}
	return w.empty()
}
