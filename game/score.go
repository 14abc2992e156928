package game

// Score is a seat's standing now, over the whole state.
func Score(rs *Ruleset, s *State, seat Seat) Standing {
	c := rs.forSeat(s, seat)
	d := rs.scoreOf(seat)
	st := Standing{Seat: seat, Known: true}
	if d == nil {
		return st
	}
	st.Threshold = d.Threshold.At(&c) * 100
	st.Parts = make([]PartScore, len(d.Parts))
	for i := range d.Parts {
		p := &d.Parts[i]
		v := min(max(p.Value.At(&c), 0), 100)
		st.Parts[i] = PartScore{ID: p.ID, Weight: p.Weight, Value: v, Points: v * int32(p.Weight)}
		st.Score += v * int32(p.Weight)
	}
	st.Margin = st.Score - st.Threshold
	st.Met = st.Margin > 0
	return st
}

// ScoreOnly is a seat's score in hundredths, without its parts: for search and batches.
func ScoreOnly(rs *Ruleset, s *State, seat Seat) (score, threshold int32) {
	c := rs.forSeat(s, seat)
	return rs.scoreAt(&c, seat)
}

func (rs *Ruleset) scoreAt(c *Ctx, seat Seat) (score, threshold int32) {
	d := rs.scoreOf(seat)
	if d == nil {
		return 0, 0
	}
	for i := range d.Parts {
		score += min(max(d.Parts[i].Value.At(c), 0), 100) * int32(d.Parts[i].Weight)
	}
	return score, d.Threshold.At(c) * 100
}

// scoreOf is the most particular score definition for a seat.
func (rs *Ruleset) scoreOf(seat Seat) *ScoreDef {
	var best *ScoreDef
	for i := range rs.Scores {
		d := &rs.Scores[i]
		if !rs.actorIs(d.Actor, seat) {
			continue
		}
		if best == nil || d.Actor.Group >= 0 {
			best = d
		}
	}
	return best
}

// ScoreView is what the looking seat may know of a seat's standing: its own exactly, another's from what is public and
// from its own estimates (Known is false then).
func ScoreView(rs *Ruleset, v *View, seat Seat) Standing {
	if seat == v.Seat {
		return Score(rs, &v.Known, seat)
	}
	var s State
	s.Copy(&v.Known)
	fillBeliefs(rs, v, &s)
	st := Score(rs, &s, seat)
	st.Known = rs.Seats[seat].Side == USA
	return st
}

// fillBeliefs puts the middle of the seat's estimates where it does not know: what a planner would assume.
func fillBeliefs(rs *Ruleset, v *View, s *State) {
	mid := func(b [3]int16) int16 { return (b[0] + b[1]) / 2 }
	var none Belief
	b := &none
	if v.Seat >= 0 {
		b = &v.Known.Belief[v.Seat]
	}
	for g := range MaxGroups {
		if Group(g) == v.Group || s.Groups[g].Alive == 0 {
			continue
		}
		o := &s.Secret[g]
		o.Cash, o.Cohesion = mid(b.Cash[g]), mid(b.Cohesion[g])
		o.Plazas = int16(rs.presenceSum(s, Group(g)))
		par := int16(rs.par(s, Group(g)))
		o.Income, o.Income1, o.Income2 = par, par, par
	}
	for side, k := range rs.seat {
		if k != v.Seat && (v.Seat < 0 || rs.Seats[v.Seat].Side != Side(side)) {
			s.Own[k].Leak = mid(b.Leak)
		}
	}
}

// closing is a score at the end: the mean of the close of the orders and the end of the aftermath, where both were reached.
func (rs *Ruleset) closing(s *State, seat Seat, score int32) int32 {
	if close := s.Own[seat].Score; close > 0 && Ending(s.World.EndedBy) == Horizon {
		return (score + int32(close)*100) / 2
	}
	return score
}

// blame is what war or decoupling costs the seat that made the last step.
func (rs *Ruleset) blame(s *State, seat Seat) int32 {
	how := Ending(s.World.EndedBy)
	if (how == WarEnding || how == Decoupled) && s.Hidden.LastBy == int16(seat)+1 {
		return rs.P(PBlame) * 100
	}
	return 0
}

// Margin is a seat's margin in hundredths of a point, without its parts and without allocating: the final one of Final when
// the game is over, else the present one. lean, if not nil, gives the percent at which each part of the score counts: how
// a player who minds some things more than others sees it. c is scratch.
func Margin(rs *Ruleset, s *State, seat Seat, lean []int16, c *Ctx) int32 {
	d := rs.scoreOf(seat)
	if d == nil {
		return 0
	}
	*c = rs.forSeat(s, seat)
	score := int32(0)
	for i := range d.Parts {
		points := min(max(d.Parts[i].Value.At(c), 0), 100) * int32(d.Parts[i].Weight)
		if i < len(lean) {
			points = points * int32(lean[i]) / 100
		}
		score += points
	}
	return rs.closing(s, seat, score) - d.Threshold.At(c)*100 - rs.blame(s, seat)
}

// Final is every seat's final standing, ordered by seat: its score is the mean of the close of the orders and the end of
// the aftermath; after war or decoupling no government can meet its aims, and the seat that made the last step loses by
// the parameter. The seats with the highest positive margin come first.
func Final(rs *Ruleset, s *State) []Standing {
	how := Ending(s.World.EndedBy)
	out := make([]Standing, len(rs.Seats))
	best := int32(0)
	for n := range rs.Seats {
		st := Score(rs, s, Seat(n))
		st.Score = rs.closing(s, Seat(n), st.Score)
		st.Margin = st.Score - st.Threshold - rs.blame(s, Seat(n))
		lost := how == WarEnding || how == Decoupled
		st.Met = st.Margin > 0 && !(lost && rs.Seats[n].Side >= 0)
		if st.Met {
			best = max(best, st.Margin)
		}
		out[n] = st
	}
	for n := range out {
		out[n].First = out[n].Met && out[n].Margin == best
	}
	return out
}
