package screen

import (
	"riobravo/cmd/internal/tui/widget"
	"riobravo/game"
)

// lastMonth is the public world a month ago, for "since last month".
func (c *Ctx) lastMonth() game.World {
	t := c.Session.Tracks()
	switch n := len(t); {
	case n >= 2 && c.Phase() != game.Over:
		return t[n-2]
	case n >= 1:
		return t[max(0, n-2)]
	}
	return c.Known().World
}

// Ladder is the escalation track for the widgets.
func (c *Ctx) Ladder() widget.Ladder {
	w, was := c.Known().World, c.lastMonth()
	rung := w.Escalation / 4
	l := widget.Ladder{
		Word: c.T("ui.track.escalation"), Short: c.T("ui.short.escalation"), Rung: int(rung), Name: c.Text.Rung(rung),
		Delta: int(rung - was.Escalation/4),
	}
	if rung < widget.Rungs {
		l.Next = c.T("ui.ladder.next", "N", int(rung)+1, "Name", c.Text.Rung(rung+1), "Points", int((rung+1)*4-w.Escalation))
	}
	if l.CliffAt = cliffAfter(int(rung)); l.CliffAt > 0 {
		l.Cliff = c.T("ui.ladder.cliff", "N", l.CliffAt, "Name", c.Text.Rung(int16(l.CliffAt)))
	}
	return l
}

// cliffs are the rungs from which there is no easy way back: the border closes, war. Judgement, after rules.md.
var cliffs = [...]int{8, 10}

// cliffAfter is the next cliff above a rung, 0 none.
func cliffAfter(rung int) int {
	for _, n := range cliffs {
		if n > rung {
			return n
		}
	}
	return 0
}

// trackDef is one row of the table of tracks: how to read it and for whom a rise is good (usa, mexico, group).
type trackDef struct {
	key       string
	field     game.Field
	low, high int
	good      [3]int
	read      func(w *game.World) int16
}

var trackDefs = []trackDef{
	{"trade", game.FTrade, 0, 100, [3]int{1, 1, 0}, func(w *game.World) int16 { return w.Trade }},
	{"cooperation", game.FCooperation, -5, 10, [3]int{1, 1, 0}, func(w *game.World) int16 { return w.Cooperation }},
	{"violence", game.FViolence, 50, 200, [3]int{0, -1, 0}, func(w *game.World) int16 { return w.Violence }},
	{"flow", game.FFlow, 0, 150, [3]int{-1, 0, 1}, func(w *game.World) int16 { return w.Flow }},
	{"alignment", game.FAlignment, 0, 10, [3]int{1, 0, 0}, func(w *game.World) int16 { return w.Alignment }},
	{"price", game.FPrice, 50, 150, [3]int{0, 0, 0}, func(w *game.World) int16 { return w.Price }},
	{"crossings", game.FCrossings, 0, 200, [3]int{-1, 0, 0}, func(w *game.World) int16 { return w.Crossings }},
	{"overdose", game.FOverdose, 0, 150, [3]int{-1, 0, 0}, func(w *game.World) int16 { return w.Overdose }},
}

// TrackCount is how many rows Shifts has.
func TrackCount() int { return len(trackDefs) + 1 }

// Behind is the field behind a row of the tracks panel: 0 the ladder, then Tracks' rows.
func (c *Ctx) Behind(row int) (game.Field, int16) {
	if row == ownRow+1 {
		if d := c.Rules().Seats[c.Seat()]; d.Side == game.NoSide && d.Group >= 0 {
			return game.FHeat, int16(d.Group)
		}
		return game.FApproval, int16(c.Seat())
	}
	if row > ownRow+1 {
		row--
	}
	return TrackField(row), 0
}

// ownRow is where the seat's own track stands among Tracks.
const ownRow = 3

// TrackField is the field behind a row of Shifts.
func TrackField(i int) game.Field {
	if i <= 0 || i > len(trackDefs) {
		return game.FEscalation
	}
	return trackDefs[i-1].field
}

func (c *Ctx) kind() int {
	if s := c.Side(); s != game.NoSide {
		return int(s)
	}
	return 2
}

// Tracks are the public tracks, the seat's own approval or heat put third, in the order in which they are shown.
func (c *Ctx) Tracks() []widget.Track {
	w, was := c.Known().World, c.lastMonth()
	all := c.Session.Tracks()
	var out []widget.Track
	for i, d := range trackDefs {
		t := widget.Track{
			Label: c.T("ui.track." + d.key), Short: c.T("ui.short." + d.key), Value: int(d.read(&w)), Low: d.low, High: d.high,
			Delta: int(d.read(&w) - d.read(&was)), Good: d.good[c.kind()],
		}
		for m := range all {
			t.History = append(t.History, int(d.read(&all[m])))
		}
		t.History = append(t.History, t.Value)
		out = append(out, t)
		if i == ownRow-1 {
			out = append(out, c.ownTrack())
		}
	}
	return out
}

// ownTrack is the seat's own number: a government's approval, the heat on a group.
func (c *Ctx) ownTrack() widget.Track {
	k := c.Known()
	if d := c.Rules().Seats[c.Seat()]; d.Side == game.NoSide && d.Group >= 0 {
		t := widget.Track{Label: c.T("ui.track.heat"), Short: c.T("ui.short.heat"), Value: int(k.Groups[d.Group].Heat), High: 10, Good: -1}
		return c.past(t, game.FHeat, int16(d.Group))
	}
	t := widget.Track{Label: c.T("ui.track.approval"), Short: c.T("ui.short.approval"), Value: int(k.Seats[c.Seat()].Approval), High: 100, Good: 1}
	return c.past(t, game.FApproval, int16(c.Seat()))
}

// past fills a track's history and its change since last month from the facts that moved it.
func (c *Ctx) past(t widget.Track, f game.Field, i int16) widget.Track {
	now, v := c.Known().World.Month, t.Value
	back := []int{v}
	for m := now; m >= 1; m-- {
		for _, e := range c.Session.Events(m) {
			if e.Kind == game.Changed && e.Field == f && e.I == i {
				v -= int(e.New - e.Old)
			}
		}
		back = append(back, v)
	}
	for n := len(back) - 1; n >= 0; n-- {
		t.History = append(t.History, back[n])
	}
	was := len(back) - 1
	if c.Phase() != game.Over {
		was = min(was, 2)
	} else {
		was = min(was, 1)
	}
	t.Delta = t.Value - back[was]
	return t
}

// Shifts are the tracks before and after a month.
func (c *Ctx) Shifts(month int16) []widget.Shift {
	all := c.Session.Tracks()
	if len(all) == 0 {
		return nil
	}
	at := func(m int16) *game.World { return &all[min(max(int(m), 0), len(all)-1)] }
	was, now := at(month-1), at(month)
	out := []widget.Shift{{Label: c.T("ui.track.escalation_short"), Was: int(was.Escalation / 4), Now: int(now.Escalation / 4)}}
	for _, d := range trackDefs {
		out = append(out, widget.Shift{Label: c.T("ui.track." + d.key), Was: int(d.read(was)), Now: int(d.read(now)), Good: d.good[c.kind()]})
	}
	return out
}

// Value is a public number now: a field of the world (i is not used), of a seat, a group or a region.
func (c *Ctx) Value(f game.Field, i int16) int {
	return int(c.Known().Get(f, int(i), 0))
}
