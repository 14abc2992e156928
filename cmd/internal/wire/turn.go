package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"riobravo/cmd/internal/words"
	"riobravo/game"
)

// turn tells what the seat knows and may do, or that it has to wait, or how the game ended.
func (p *play) turn() error { return p.stands(false) }

// stands is turn; unasked only when what may be done is not what it was.
func (p *play) stands(unasked bool) error {
	v := p.s.View()
	w := &v.Known.World
	rs := p.s.Rules()
	p.r.See(v)
	over := game.Phase(w.Phase) == game.Over
	waiting := game.Waiting(rs, &v.Known)&(1<<uint(p.s.Seat())) != 0
	was := p.id
	p.actions, p.id, p.known = nil, "", v.Known
	if !over && !waiting {
		if p.waited {
			return nil
		}
		p.waited = true
		return p.out.Encode(message{Type: "wait"})
	}
	m := message{Type: "turn", Seat: rs.Seats[p.s.Seat()].ID, Month: w.Month, Phase: phases[game.Phase(w.Phase)], Round: w.Round, View: view(rs, &v.Known)}
	if over {
		m.Type = "over"
		for _, s := range p.s.Standings() {
			m.Standings = append(m.Standings, standing{rs.Seats[s.Seat].ID, float64(s.Score) / hundred, float64(s.Margin) / hundred, s.Met, s.First})
		}
		p.waited, m.Events = false, p.events()
		return p.out.Encode(m)
	}
	if until := rs.Stands(w.Month); until > w.Month {
		m.Until = until
	}
	p.list(v)
	p.waited = false
	m.Actions = p.actions
	p.id = identity(&m)
	if unasked && p.id == was {
		return nil
	}
	m.Turn, m.Events = p.id, p.events()
	return p.out.Encode(m)
}

// identity is an id of what a turn lists: the same for the same actions in the same part of the same month.
func identity(m *message) string {
	b, _ := json.Marshal(message{Seat: m.Seat, Month: m.Month, Phase: m.Phase, Round: m.Round, Actions: m.Actions}) // it always has a form
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:identityBytes])
}

// identityBytes is how much of the hash makes an id: enough that two lists of a game never share one.
const identityBytes = 6

// hundred is how many units of a score make a point.
const hundred = 100

// phases are what the parts of a month are called on the wire.
var phases = map[game.Phase]string{game.Talks: "talks", game.Orders: "orders", game.CrisisOpen: "crisis", game.Ruling: "ruling", game.Over: "over"}

// PhaseName is what a part of a month is called on the wire; "" for one that is none of anybody's.
func PhaseName(p game.Phase) string { return phases[p] }

// events are the facts that the seat was not told yet, in words.
func (p *play) events() []string {
	var out []string
	now := p.s.View().Known.World.Month
	for ; ; p.month, p.event = p.month+1, 0 {
		list := p.s.Events(p.month)
		for ; p.event < len(list); p.event++ {
			if line, ok := p.r.Event(list[p.event]); ok {
				out = append(out, words.Clean(line))
			}
		}
		if p.month >= now {
			return out
		}
	}
}

// view is what the seat knows, by field; zeros are left out. Fields of seats, groups and regions are named with these, as
// in capital[usa] and presence[sinaloa,jalisco].
func view(rs *game.Ruleset, s *game.State) map[string]int16 {
	out := map[string]int16{}
	for f := range game.FieldCount {
		d := &game.Registry[f]
		if d.Name == "" {
			continue
		}
		ni, nj := f.Size()
		for i := range ni {
			for j := range nj {
				if n := s.Get(f, i, j); n != 0 {
					out[Label(rs, f, i, j)] = n
				}
			}
		}
	}
	return out
}

// Label names a field of the game as on the wire.
func Label(rs *game.Ruleset, f game.Field, i, j int) string {
	at, also := "", ""
	scope := game.Registry[f].Scope
	switch scope {
	case game.ScopeSeat, game.ScopeSeatSlot:
		if i < len(rs.Seats) {
			at = rs.Seats[i].ID
		}
	case game.ScopeGroup, game.ScopeGroupSlot:
		at = groupID(rs, i)
	case game.ScopeRegion:
		at = regionID(rs, i)
	case game.ScopeRegionGroup:
		at, also = regionID(rs, i), groupID(rs, j)
	}
	if at == "" {
		return f.Label(i, j)
	}
	name := game.Registry[f].Name + "[" + at
	switch {
	case also != "":
		name += "," + also
	case scope == game.ScopeSeatSlot, scope == game.ScopeGroupSlot:
		name = strings.Replace(f.Label(i, j), "[", "["+at+":", 1)
	}
	return strings.TrimSuffix(name, "]") + "]"
}

// FieldAt finds the field of a label.
func FieldAt(rs *game.Ruleset, label string) (f game.Field, i, j int, ok bool) {
	for f := range game.FieldCount {
		if game.Registry[f].Name == "" {
			continue
		}
		ni, nj := f.Size()
		for i := range ni {
			for j := range nj {
				if Label(rs, f, i, j) == label {
					return f, i, j, true
				}
			}
		}
	}
	return 0, 0, 0, false
}

func groupID(rs *game.Ruleset, i int) string {
	if i < 0 || i >= len(rs.Groups) {
		return ""
	}
	return rs.Groups[i].ID
}

func regionID(rs *game.Ruleset, i int) string {
	if i < 0 || i >= len(rs.Regions) {
		return ""
	}
	return rs.Regions[i].ID
}

func join(lines []string) string { return strings.Join(lines, " ") }
