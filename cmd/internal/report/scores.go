package report

import (
	"riobravo/game"
)

// score is a seat's standing as the eyes may know it.
func (b *builder) score(k game.Seat) game.Standing {
	if b.open() {
		return game.Score(b.rs, b.now, k)
	}
	b.v.Seat = b.eyes
	defer func() { b.v.Seat = game.NoSeat }()
	st := game.ScoreView(b.rs, &b.v, k)
	st.Known = k == b.eyes || st.Known
	return st
}

// marginOf is a seat's margin now, in hundredths, for the books on what moved it.
func (b *builder) marginOf(k game.Seat) int32 {
	return game.Margin(b.rs, b.now, k, nil, &b.scratch)
}

func (b *builder) standing(st game.Standing) Standing {
	out := Standing{
		Seat: b.seatID(st.Seat), Known: st.Known, Score: int(st.Score), Threshold: int(st.Threshold), Margin: int(st.Margin), Met: st.Met, First: st.First, Parts: []Part{},
	}
	for _, p := range st.Parts {
		out.Parts = append(out.Parts, Part{ID: p.ID, Name: b.t.Text("score."+p.ID+".name", nil), Weight: int(p.Weight), Value: int(p.Value)})
	}
	return out
}

// objective writes down what the United States declared and how far it came.
func (b *builder) objective() {
	usa := b.rs.Republic(game.USA)
	g := &b.r.Game
	g.Reached = -1
	if usa < 0 {
		return
	}
	s := &b.now.Seats[usa]
	g.Changes = int(s.Changed)
	if s.Objective > 0 {
		g.Declared, g.DeclaredIn = b.w.Objective(game.ObjectiveID(s.Objective-1)), int(s.Declared)
	}
	for _, p := range b.score(usa).Parts {
		if p.ID == "objective" {
			g.Reached = int(p.Value)
		}
	}
}

// trackDefs are the public tracks and the ends of their charts, in the order in which they are shown. The ends are those
// between which games move; a chart that needs more shows more.
var trackDefs = []struct {
	field     game.Field
	id        string
	low, high int
}{
	{game.FEscalation, "escalation", 0, 10},
	{game.FTrade, "trade", 0, 100},
	{game.FCooperation, "cooperation", -5, 10},
	{game.FViolence, "violence", 50, 150},
	{game.FFlow, "flow", 50, 150},
	{game.FPrice, "price", 50, 150},
	{game.FOverdose, "overdose", 50, 150},
	{game.FCrossings, "crossings", 50, 150},
	{game.FMissing, "missing", 50, 150},
	{game.FAlignment, "alignment", 0, 10},
	{game.FExpectation, "expectation", 0, 10},
	{game.FConfidence, "confidence", 0, 10},
}

// tracks makes the public tracks out of the measures of each month.
func (b *builder) tracks() {
	at := map[string]int{}
	for i, d := range trackDefs {
		at[game.Registry[d.field].Name] = i
		name := b.w.FieldName(d.field)
		if d.field == game.FEscalation {
			name = b.text("rung", nil)
		}
		b.r.Tracks = append(b.r.Tracks, Track{ID: d.id, Name: capital(name), Low: d.low, High: d.high, Values: []int{}})
	}
	for _, v := range b.r.Values {
		i, ok := at[v.Measure]
		if !ok || v.Scope != "world" {
			continue
		}
		t, n := &b.r.Tracks[i], v.Value
		if trackDefs[i].field == game.FEscalation {
			n = min(10, n/4)
		}
		t.Values = append(t.Values, n)
		t.Low, t.High = min(t.Low, n), max(t.High, n)
	}
}

// scopes are the scopes whose measures are written down, by the word for them.
var scopes = map[game.Scope]string{game.ScopeWorld: "world", game.ScopeSeat: "seat", game.ScopeGroup: "group", game.ScopeRegion: "region"}

// measure writes down every measure that the eyes may know, from the field registry.
func (b *builder) measure(month int) {
	for f := range game.FieldCount {
		d := &game.Registry[f]
		scope, ok := scopes[d.Scope]
		if d.Name == "" || !ok || clockwork(f) {
			continue
		}
		n, _ := f.Size()
		for i := range n {
			subject, there := b.subject(d.Scope, i)
			if there && b.knows(f, i) {
				b.r.Values = append(b.r.Values, Value{Month: month, Scope: scope, Subject: subject, Measure: d.Name, Value: int(b.now.Get(f, i, 0))})
			}
		}
	}
}

// ground writes down where the groups stand: a row for each group and region with presence.
func (b *builder) ground(month int) {
	for i, d := range b.rs.Regions {
		for g, n := range b.now.Presence[i] {
			if n > 0 && b.now.Groups[g].Alive != 0 {
				b.r.Values = append(b.r.Values, Value{Month: month, Scope: "presence", Subject: d.ID, Measure: b.groupID(game.Group(g)), Value: int(n)})
			}
		}
	}
}

// subject is the id of what a measure is of; false where nothing is.
func (b *builder) subject(s game.Scope, i int) (string, bool) {
	switch s {
	case game.ScopeSeat:
		return b.seatID(game.Seat(i)), i < len(b.rs.Seats)
	case game.ScopeRegion:
		if i < len(b.rs.Regions) {
			return b.rs.Regions[i].ID, true
		}
		return "", false
	case game.ScopeGroup:
		return b.groupID(game.Group(i)), b.now.Groups[i].Alive != 0
	}
	return "", true
}

// groupID is a group's id; a splinter is named by its number.
func (b *builder) groupID(g game.Group) string {
	switch {
	case g < 0:
		return ""
	case int(g) < len(b.rs.Groups):
		return b.rs.Groups[g].ID
	}
	return "splinter_" + number(int(g)-len(b.rs.Groups)+1)
}

// knows tells whether the eyes may know a measure of subject i, by the registry's classes of secrecy.
func (b *builder) knows(f game.Field, i int) bool {
	if b.open() {
		return true
	}
	switch game.Registry[f].Seen {
	case game.SeenByAll:
		return true
	case game.SeenBySeat:
		return i == int(b.eyes)
	case game.SeenByGroup:
		return b.rs.SeatOf(game.Group(i)) == b.eyes
	}
	return false
}

// clockwork tells whether a field is the engine's own: it measures nothing of the world.
func clockwork(f game.Field) bool {
	switch f {
	case game.FMonth, game.FPhase, game.FRound, game.FEndedBy, game.FLastBy, game.FCrisesNow, game.FCrisis, game.FCrisisRegion, game.FCrisisGroup, game.FCrisisBy,
		game.FSealed, game.FOrderPosture, game.FChoice, game.FSpeech, game.FFacilitated:
		return true
	}
	return false
}
