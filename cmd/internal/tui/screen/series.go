package screen

import (
	"riobravo/cmd/internal/tui/theme"
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// Series is a number over the months, index 0 the opening.
type Series struct {
	Key    string // catalogue word: ui.track.<key>
	Letter string
	Values []int
	Times  int // what a value is multiplied by to stand on the scale 0–100
	Over   int // and divided by
	Shift  int // and what is added to it first
	Good   int
	Role   theme.Role
	field  game.Field
	index  int16
}

// Scaled is a value on the scale 0–100.
func (s *Series) Scaled(v int) int { return min(max((v+s.Shift)*s.Times/s.Over, 0), 100) }

// scales bring the tracks to 0–100, by their names; letters stand at the lines' ends.
var scales = []struct {
	key, letter        string
	times, over, shift int
	role               theme.Role
}{
	{"escalation", "E", 10, 1, 0, theme.Warn},
	{"trade", "T", 1, 1, 0, theme.Good},
	{"violence", "V", 1, 2, 0, theme.Bad},
	{"cooperation", "C", 20, 3, 5, theme.Key},
	{"alignment", "L", 10, 1, 0, theme.Strong},
	{"flow", "F", 1, 2, 0, theme.Slot5},
	{"price", "P", 1, 2, 0, theme.Quiet},
	{"crossings", "X", 1, 2, 0, theme.Text},
	{"overdose", "O", 1, 2, 0, theme.Slot6},
}

// AllSeries are the public tracks over the months, then the seat's approval or heat and its margin.
func (c *Ctx) AllSeries() []Series {
	worlds := c.Session.Tracks()
	now := c.Phase() != game.Over
	var out []Series
	for _, sc := range scales {
		s := Series{Key: sc.key, Letter: sc.letter, Times: sc.times, Over: sc.over, Shift: sc.shift, Role: sc.role, field: game.FEscalation}
		read := func(w *game.World) int { return int(w.Escalation / 4) }
		for _, d := range trackDefs {
			if d.key == sc.key {
				read = func(w *game.World) int { return int(d.read(w)) }
				s.field, s.Good = d.field, d.good[c.kind()]
			}
		}
		for i := range worlds {
			s.Values = append(s.Values, read(&worlds[i]))
		}
		if now {
			s.Values = append(s.Values, read(&c.Known().World))
		}
		out = append(out, s)
	}
	return append(out, c.ownSeries(len(worlds), now)...)
}

// ownSeries are the seat's approval or heat, and its margin in points.
func (c *Ctx) ownSeries(months int, now bool) []Series {
	o := c.ownFields()[0]
	own := Series{Key: o.key, Letter: "A", Times: 1, Over: 1, Good: o.good, Role: theme.Slot(int(c.Seat())), field: o.field, index: o.i}
	if o.field == game.FHeat {
		own.Letter, own.Times = "H", 10
	}
	margin := Series{Key: "margin", Letter: "M", Times: 1, Over: 1, Shift: 50, Good: 1, Role: theme.Slot(int(c.Seat()))}
	course := c.Session.Course()
	for m := range months {
		own.Values = append(own.Values, c.OwnAt(o.field, o.i, int16(m), 1<<20))
		if m < len(course) {
			margin.Values = append(margin.Values, points(course[m][c.Seat()].Margin))
		}
	}
	if now {
		own.Values = append(own.Values, int(c.Known().Get(o.field, int(o.i), 0)))
		margin.Values = append(margin.Values, points(c.Session.Score().Margin))
	}
	return []Series{own, margin}
}

// points rounds hundredths to points.
func points(h int32) int {
	if h < 0 {
		return -int((-h + 50) / 100)
	}
	return int((h + 50) / 100)
}

// Turn is what moved a track in a month: who, what, by how much.
type Turn struct {
	Month  int16
	Letter string
	Role   theme.Role
	What   string
	By     []Swing
	Weight int // its greatest swing on the scale 0–100
}

// Swing is one number that a turn moved.
type Swing struct {
	Key string
	By  int
}

// Turns are the acts that moved the given series most, the greatest first; what the months bring by themselves is left out.
func (c *Ctx) Turns(all []Series) []Turn {
	var out []Turn
	for m := int16(1); m <= c.Known().World.Month; m++ {
		by := map[game.Cause]int{}
		ev := c.Session.Events(m)
		for _, e := range ev {
			if e.Kind != game.Changed || !acts(e.Cause) {
				continue
			}
			for i := range all {
				s := &all[i]
				if s.field != e.Field || s.index != 0 && s.index != e.I || s.Key == "margin" {
					continue
				}
				d := int(e.New - e.Old)
				if s.field == game.FEscalation {
					d = int(e.New/4 - e.Old/4)
				}
				if d == 0 {
					continue
				}
				n, ok := by[e.Cause]
				if !ok {
					n = len(out)
					by[e.Cause] = n
					l, role := c.causer(ev, e.Cause)
					out = append(out, Turn{Month: m, Letter: l, Role: role, What: c.Text.Cause(e.Cause)})
				}
				out[n].add(s, d)
			}
		}
	}
	sortTurns(out)
	return out
}

func (t *Turn) add(s *Series, d int) {
	for i := range t.By {
		if t.By[i].Key == s.Key {
			t.By[i].By += d
			d = 0
		}
	}
	if d != 0 {
		t.By = append(t.By, Swing{s.Key, d})
	}
	for _, b := range t.By {
		if b.Key == s.Key {
			w := b.By * s.Times * 100 / s.Over
			t.Weight = max(t.Weight, w, -w)
		}
	}
}

// sortTurns puts the greatest first, the earlier before the later.
func sortTurns(all []Turn) {
	for i := 1; i < len(all); i++ {
		for j := i; j > 0 && all[j].Weight > all[j-1].Weight; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
}

// acts tells whether a cause is something that somebody did, not what a month brings by itself.
func acts(cause game.Cause) bool {
	switch class, _ := cause.Split(); class {
	case game.CauseRule:
		switch cause {
		case game.ByUninvited, game.ByRemoval, game.ByReprisal, game.ByTreaty, game.ByDeaths, game.ByBorder, game.ByUnseen:
			return true
		}
		return false
	}
	return true
}

// causer is the letter of who brought a cause about, as far as the facts of the month tell.
func (c *Ctx) causer(ev []game.Event, cause game.Cause) (string, theme.Role) {
	class, n := cause.Split()
	for _, e := range ev {
		same := false
		switch e.Kind {
		case game.OrderResolved:
			same = class == game.CauseOrder && int(e.Subject) == n
		case game.Rolled:
			same = class == game.CauseOp && int(e.Subject) == n
		case game.SignalPosted, game.SignalBroken, game.SignalKept:
			same = class == game.CauseSignal && int(e.Subject) == n
		case game.PostureRevealed:
			same = class == game.CausePosture && int(e.Subject) == n
		case game.CrisisResolved:
			if class == game.CauseCrisis && int(e.Subject) == n {
				return "!", theme.Warn
			}
		case game.UninvitedAct:
			same = cause == game.ByUninvited
		}
		if same {
			return c.EventLook(e)
		}
	}
	return "·", theme.Quiet
}

// SwingText tells what a turn moved: "trade −3, escalation +1".
func (c *Ctx) SwingText(t Turn) string {
	s := ""
	for _, b := range t.By {
		if b.By == 0 { // it went back in the same month
			continue
		}
		if s != "" {
			s += ", "
		}
		s += c.T("ui.series."+b.Key) + " " + widget.Signed(b.By)
	}
	return s
}
