package gametest

import (
	"riobravo/game"
)

// knows tells whether a seat may know a value of State, by the registry and the record it stands in. A treaty's strain is
// known to nobody: a promise broken quietly is for the other side to find out.
func knows(rs *game.Ruleset, s *game.State, k game.Seat, f game.Field, i, j int) bool {
	d := &game.Registry[f]
	switch d.Seen {
	case game.SeenByAll:
		return true
	case game.SeenBySeat:
		return i == int(k)
	case game.SeenByGroup:
		if d.Scope == game.ScopeRegionGroup {
			i = j
		}
		return k >= 0 && rs.SeatOf(game.Group(i)) == k
	case game.SeenByUSA:
		return k >= 0 && rs.Republic(game.USA) == k
	case game.SeenByMexico:
		return k >= 0 && rs.Republic(game.Mexico) == k
	case game.SeenByParties:
		switch d.Scope {
		case game.ScopeTreaty, game.ScopeTreatySlot:
			t := &s.Treaties[i]
			return f != game.FTreatyStrain && t.Live != 0 && (t.Mask == -1 || t.Mask&(1<<uint(k)) != 0)
		case game.ScopeOffer, game.ScopeOfferSlot:
			return knowsOffer(&s.Offers[i], k, f)
		default:
			o := s.Mods[i].Owner
			return s.Mods[i].Kind != 0 && (o == -1 || o == int16(k)+1)
		}
	}
	return false
}

// knowsOffer: its maker knows an offer; the seat it goes to knows it once it is open; an answer is its giver's until the
// round ends.
func knowsOffer(o *game.Offer, k game.Seat, f game.Field) bool {
	if o.State == game.OfferFree {
		return false
	}
	mine, forMe := game.Seat(o.From) == k, game.Seat(o.To) == k
	if f == game.FOfferAnswer && mine && o.State < game.OfferTaken {
		return false
	}
	return mine || forMe && o.State != game.OfferSealed
}

// Scramble changes every value that a seat may not know to another within its range. What the seat may know stays, and so
// do the facts that decide who may know: no record becomes the seat's own.
func Scramble(rs *game.Ruleset, s *game.State, k game.Seat, l *Chance) {
	was := *s
	_ = eachLeaf(func(f game.Field, i, j int) error {
		d := &game.Registry[f]
		if d.Seen != game.SeenByParties && !knows(rs, &was, k, f, i, j) || f == game.FTreatyStrain {
			put(s, f, i, j, d.Min+int16(l.N(int(d.Max)-int(d.Min)+1)))
		}
		return nil
	})
	for i := range s.Treaties {
		if knows(rs, &was, k, game.FTreatyLive, i, 0) {
			continue
		}
		s.Treaties[i] = game.Treaty{}
		if l.N(3) > 0 {
			scrambleRecord(s, game.ScopeTreaty, i, l)
			s.Treaties[i].Live = int16(l.N(2))
			s.Treaties[i].Mask = int16(l.N(64)) &^ (1 << uint(k))
		}
	}
	for i := range s.Offers {
		o, each := &s.Offers[i], game.MaxOffers/game.MaxSeats
		switch {
		case knowsOffer(&was.Offers[i], k, game.FOfferAnswer):
		case knowsOffer(&was.Offers[i], k, game.FOfferFrom):
			o.Answer = int16(l.N(3))
		case i/each == int(k): // a free place of its own
		case l.N(4) == 0:
			*o = game.Offer{}
		default:
			scrambleRecord(s, game.ScopeOffer, i, l)
			if o.From = int16(i / each); game.Seat(o.To) == k {
				o.State = int16(l.N(2))
			}
		}
	}
	for i := range s.Mods {
		if knows(rs, &was, k, game.FModKind, i, 0) {
			continue
		}
		s.Mods[i] = game.Modifier{}
		if l.N(3) > 0 {
			scrambleRecord(s, game.ScopeModifier, i, l)
			if o := int16(l.N(len(rs.Seats) + 1)); o != int16(k)+1 {
				s.Mods[i].Owner = o
			} else {
				s.Mods[i].Owner = 0
			}
		}
	}
	Index(s)
}

// slotField is the engine's own list of the modifier slots in use: it only repeats what the slots say.
var slotField, slotted = game.FieldByName("modifier_slots", game.ScopeSlot)

// Index brings the list of modifier slots in use into line with the slots, after a test has written some.
func Index(s *game.State) {
	if !slotted {
		return
	}
	for w := range game.MaxModifiers / 16 {
		bits := uint16(0)
		for n := range 16 {
			if s.Mods[w*16+n].Kind != 0 {
				bits |= 1 << n
			}
		}
		put(s, slotField, w, 0, int16(bits))
	}
}

// scrambleRecord gives every part of one record any value in its range.
func scrambleRecord(s *game.State, scope game.Scope, at int, l *Chance) {
	for f := range game.FieldCount {
		d := &game.Registry[f]
		if d.Name == "" || d.Scope != scope && d.Scope != scope+1 || d.Seen != game.SeenByParties {
			continue
		}
		_, nj := f.Size()
		for j := range nj {
			put(s, f, at, j, d.Min+int16(l.N(int(d.Max)-int(d.Min)+1)))
		}
	}
}

func put(s *game.State, f game.Field, i, j int, v int16) {
	game.Apply(s, &game.Event{Kind: game.Changed, Field: f, I: int16(i), J: int16(j), New: v})
}
