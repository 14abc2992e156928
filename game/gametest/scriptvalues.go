package gametest

import (
	"fmt"
	"strconv"
	"strings"

	"riobravo/game"
)

// place is a field with its indices.
type place struct {
	f    game.Field
	i, j int
}

// aliases are the words of content for fields that the registry names otherwise.
var aliases = map[string]string{"capital": "resource", "corruption": "leak"}

// field finds a field by its path: escalation, usa.approval, group.gulf.cash, region.baja.core, counter.x,
// intel.SIDE.GROUP.REGION, presence.GROUP.REGION, labs.GROUP.REGION, located.SEAT.GROUP, grudge.GROUP.SEAT.
func (p *play) field(path string) (place, bool) {
	w := strings.Split(path, ".")
	last := w[len(w)-1]
	if a, ok := aliases[last]; ok {
		last = a
	}
	named := func(name string, scope game.Scope, i, j int) (place, bool) {
		f, ok := game.FieldByName(name, scope)
		return place{f, i, j}, ok
	}
	switch {
	case len(w) == 1:
		return named(last, game.ScopeWorld, 0, 0)
	case len(w) == 4 && w[0] == "intel":
		g, e1 := p.group(w[2])
		r, e2 := p.region(w[3])
		if e1 != nil || e2 != nil {
			return place{}, false
		}
		return named("intel_"+w[1], game.ScopeRegionGroup, int(r), int(g))
	case len(w) == 3 && (w[0] == "presence" || w[0] == "labs"):
		g, e1 := p.group(w[1])
		r, e2 := p.region(w[2])
		if e1 != nil || e2 != nil {
			return place{}, false
		}
		return named(w[0], game.ScopeRegionGroup, int(r), int(g))
	case len(w) == 3 && w[0] == "located":
		g, err := p.group(w[2])
		if k := p.seat(w[1]); k >= 0 && err == nil {
			return named("located", game.ScopeSeatSlot, int(k), int(g))
		}
	case len(w) == 3 && w[0] == "grudge":
		g, err := p.group(w[1])
		if k := p.seat(w[2]); k >= 0 && err == nil {
			return named("grudge", game.ScopeGroupSlot, int(g), int(k))
		}
	case w[0] == "counter" && len(w) == 2:
		for i := range p.rs.Counters {
			if p.rs.Counters[i].ID == w[1] {
				return place{game.FCounter, i, 0}, true
			}
		}
	case w[0] == "group" && len(w) == 3:
		if g, err := p.group(w[1]); err == nil {
			return named(last, game.ScopeGroup, int(g), 0)
		}
	case w[0] == "region" && len(w) == 3:
		if r, err := p.region(w[1]); err == nil {
			return named(last, game.ScopeRegion, int(r), 0)
		}
	case len(w) == 2:
		return p.fieldOf(w[0], last)
	}
	return place{}, false
}

// fieldOf finds a field of whatever has that id: a seat, a group, a region.
func (p *play) fieldOf(id, name string) (place, bool) {
	if k := p.seat(id); k >= 0 {
		if f, ok := game.FieldByName(name, game.ScopeSeat); ok {
			return place{f, int(k), 0}, true
		}
	}
	if g, err := p.group(id); err == nil {
		if f, ok := game.FieldByName(name, game.ScopeGroup); ok {
			return place{f, int(g), 0}, true
		}
	}
	if r, err := p.region(id); err == nil {
		if f, ok := game.FieldByName(name, game.ScopeRegion); ok {
			return place{f, int(r), 0}, true
		}
	}
	return place{}, false
}

// look is what a path is worth in a state: a field, or one of the derived words.
func (p *play) look(s *game.State, path string) (int32, error) {
	if at, ok := p.field(path); ok {
		return int32(s.Get(at.f, at.i, at.j)), nil
	}
	w := strings.Split(path, ".")
	switch {
	case path == "rung":
		return int32(s.Rung()), nil
	case path == "flow_mean":
		return (int32(s.World.Flow) + int32(s.World.Flow1) + int32(s.World.Flow2)) / 3, nil
	case path == "acceptance":
		return p.acceptance(s)
	case path == "groups":
		n := int32(0)
		for g := range s.Groups {
			n += int32(s.Groups[g].Alive)
		}
		return n, nil
	case w[0] == "param" && len(w) == 2:
		id, ok := game.ParamByName(w[1])
		if !ok {
			return 0, fmt.Errorf("no parameter %q", w[1])
		}
		return p.rs.P(id), nil
	case w[0] == "labs" && len(w) == 2:
		g, err := p.group(w[1])
		n := int32(0)
		for r := range s.Labs {
			n += int32(s.Labs[r][max(0, g)])
		}
		return n, err
	case w[0] == "ceiling" && len(w) == 2: // of trade, by rung
		n, err := find("rung", w[1], p.rs.Rungs[:], func(d *game.RungDef) string { return d.ID })
		return int32(p.rs.Rungs[max(0, n)].Ceiling), err
	case (w[0] == "roll" || w[0] == "modifier") && len(w) == 2:
		return p.rolled(w[0], w[1])
	case w[0] == "part" && len(w) == 3:
		if k := p.seat(w[1]); k >= 0 {
			for _, part := range game.Score(p.rs, s, k).Parts {
				if part.ID == w[2] {
					return part.Value, nil
				}
			}
		}
	}
	return p.standing(s, w)
}

// acceptance is how willing, in percent, the addressee of the first open offer is to sign it.
func (p *play) acceptance(s *game.State) (int32, error) {
	for i := range s.Offers {
		o := &s.Offers[i]
		if o.State != game.OfferOpen {
			continue
		}
		var v game.View
		game.ViewFor(p.rs, s, game.Seat(o.To), &v)
		b := game.OfferBundle(o)
		return int32(game.Willing(p.rs, &v, &b, game.Seat(o.From))), nil
	}
	return 0, fmt.Errorf("no offer is open")
}

// standing is a word of the final reckoning: score.usa, threshold.usa, margin.usa (in hundredths), met.usa, first.usa; met
// and first alone count the seats.
func (p *play) standing(s *game.State, w []string) (int32, error) {
	path := strings.Join(w, ".")
	k := game.NoSeat
	if len(w) == 2 {
		k = p.seat(w[1])
	}
	count := int32(0)
	for n, st := range game.Final(p.rs, s) {
		v := map[string]int32{"score": st.Score, "threshold": st.Threshold, "margin": st.Margin, "met": flag(st.Met), "first": flag(st.First)}
		x, ok := v[w[0]]
		if !ok || len(w) > 2 || len(w) == 2 && k < 0 {
			return 0, fmt.Errorf("no field or word %q", path)
		}
		if game.Seat(n) == k {
			return x, nil
		}
		count += x
	}
	return count, nil
}

func flag(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// rolled is a part of the last roll since the last acts, or one of its modifiers (0 when it had none of that name).
func (p *play) rolled(what, word string) (int32, error) {
	var last *game.Event
	mods := map[int16]int16{}
	for i := range p.facts {
		switch e := &p.facts[i]; e.Kind {
		case game.RollModified:
			if last != nil {
				last, mods = nil, map[int16]int16{}
			}
			mods[e.Subject] += e.New
		case game.Rolled:
			last = e
		}
	}
	if what == "modifier" {
		for i, n := range game.ModNames {
			if n == word {
				return int32(mods[int16(i)]), nil
			}
		}
		return 0, fmt.Errorf("no modifier %q", word)
	}
	if last == nil {
		return 0, fmt.Errorf("nothing was rolled")
	}
	switch word {
	case "base":
		return int32(last.Old), nil
	case "odds":
		return int32(last.New), nil
	case "width":
		return int32(last.J), nil
	case "die":
		return int32(last.Die), nil
	}
	return 0, fmt.Errorf("no part of a roll %q: base, odds, width, die", word)
}

// value reads an expression over a state: numbers and paths with + - * / and parentheses; a leading sign belongs to it.
func (p *play) value(s *game.State, text string) (int32, error) {
	e := expr{p: p, s: s, in: strings.ReplaceAll(text, " ", "")}
	v := e.sum()
	if e.err == nil && e.at < len(e.in) {
		e.err = fmt.Errorf("%q: %q is too much", text, e.in[e.at:])
	}
	return v, e.err
}

type expr struct {
	p   *play
	s   *game.State
	in  string
	at  int
	err error
}

func (e *expr) peek() byte {
	if e.at < len(e.in) {
		return e.in[e.at]
	}
	return 0
}

func (e *expr) sum() int32 {
	v := e.product()
	for e.err == nil {
		switch e.peek() {
		case '+':
			e.at++
			v += e.product()
		case '-':
			e.at++
			v -= e.product()
		default:
			return v
		}
	}
	return v
}

func (e *expr) product() int32 {
	v := e.atom()
	for e.err == nil {
		switch e.peek() {
		case '*':
			e.at++
			v *= e.atom()
		case '/':
			e.at++
			if d := e.atom(); d != 0 {
				v /= d
			}
		default:
			return v
		}
	}
	return v
}

func (e *expr) atom() int32 {
	switch c := e.peek(); {
	case c == '+':
		e.at++
		return e.atom()
	case c == '-':
		e.at++
		return -e.atom()
	case c == '(':
		e.at++
		v := e.sum()
		if e.peek() != ')' && e.err == nil {
			e.err = fmt.Errorf("%q: a parenthesis stays open", e.in)
		}
		e.at++
		return v
	}
	from := e.at
	for e.at < len(e.in) && (e.in[e.at] == '.' || e.in[e.at] == '_' || e.in[e.at] >= '0' && e.in[e.at] <= '9' || e.in[e.at] >= 'a' && e.in[e.at] <= 'z') {
		if strings.HasPrefix(e.in[e.at:], "..") {
			break
		}
		e.at++
	}
	word := e.in[from:e.at]
	if n, err := strconv.Atoi(word); err == nil {
		return int32(n)
	}
	if word == "" {
		e.err = fmt.Errorf("%q: a number or a field is missing", e.in)
		return 0
	}
	v, err := e.p.look(e.s, word)
	if err != nil && e.err == nil {
		e.err = err
	}
	return v
}
